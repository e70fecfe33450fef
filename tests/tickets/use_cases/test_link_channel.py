"""Links by which a customer goes on in another channel, on every store."""

import re
from dataclasses import replace

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.identity import LINK_LIVES
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.link_channel import Linked, follow_link, make_link
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import open_ticket

WEB = CLAIM_ZH.customer_id


@pytest.fixture
def reference(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> str:
    return open_ticket(CLAIM_ZH, units, time, policies).reference


def seen_by(customer_id: str, units: UnitOfWorkFactory) -> list[str]:
    return [t.reference for t in list_tickets(ListTickets(customer_id=customer_id), units)]


def test_a_link_makes_the_tickets_theirs_once(
    units: UnitOfWorkFactory, time: FrozenTime, reference: str
) -> None:
    token = make_link(WEB, reference, units, time)
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token)
    assert follow_link(token, "cu_tg", "m_1", units, time) == Linked(reference, 1, False)
    assert seen_by("cu_tg", units) == [reference]
    # the same update again, after a restart
    assert follow_link(token, "cu_tg", "m_1", units, time) == Linked(reference, 1, True)
    # anybody else, and the same person later
    assert follow_link(token, "cu_thief", "m_2", units, time) is None
    assert follow_link(token, "cu_tg", "m_3", units, time) is None
    assert seen_by("cu_thief", units) == []
    with units(read_only=True) as unit:
        linked = [r.event for r in unit.audit.all() if r.event.name is EventName.CHANNEL_LINKED]
    assert [(e.customer_id, e.reference, e.after) for e in linked] == [
        ("cu_tg", reference, {"bound_to": WEB})
    ]


def test_what_is_told_after_a_foreign_link_is_not_shown_to_who_gave_it(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    token = make_link(WEB, reference, units, time)
    follow_link(token, "cu_tg", "m_1", units, time)
    own = replace(COUNTER_EN, customer_id="cu_tg", draft_id="dr_tg")
    later = open_ticket(own, units, time, policies).reference
    assert seen_by("cu_tg", units) == [later, reference]
    assert seen_by(WEB, units) == [reference]


def test_whom_the_giver_is_bound_to_comes_along(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    second = open_ticket(COUNTER_EN, units, time, policies).reference
    first = make_link(COUNTER_EN.customer_id, second, units, time)
    follow_link(first, WEB, "m_1", units, time)
    token = make_link(WEB, reference, units, time)
    assert follow_link(token, "cu_tg", "m_2", units, time) == Linked(reference, 2, False)
    assert seen_by("cu_tg", units) == [second, reference]


@pytest.mark.parametrize(("seconds_over", "counts"), [(-1, True), (0, False)])
def test_a_link_lives_a_day(
    units: UnitOfWorkFactory, time: FrozenTime, reference: str, seconds_over: int, counts: bool
) -> None:
    token = make_link(WEB, reference, units, time)
    time.at += LINK_LIVES
    time.move(seconds=seconds_over)
    assert (follow_link(token, "cu_tg", "m_1", units, time) is not None) is counts


def test_an_unknown_token_opens_nothing(
    units: UnitOfWorkFactory, time: FrozenTime, reference: str
) -> None:
    assert follow_link("x" * 32, "cu_tg", "m_1", units, time) is None


def test_nobody_gets_a_link_to_a_ticket_of_somebody_else(
    units: UnitOfWorkFactory, time: FrozenTime, reference: str
) -> None:
    with pytest.raises(InvalidCommand):
        make_link("cu_stranger", reference, units, time)


def test_the_store_holds_no_token(
    units: UnitOfWorkFactory, time: FrozenTime, reference: str
) -> None:
    token = make_link(WEB, reference, units, time)
    with units() as unit:
        assert unit.identities.link(token) is None
