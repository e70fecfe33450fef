"""Whether a new complaint belongs to an open ticket of its customer."""

from dataclasses import replace as changed
from datetime import date
from decimal import Decimal

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Money
from tickets.use_cases.customers import known_customer
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.same_matter import (
    Matter,
    OpenMatter,
    open_matters,
    profile_and_open_matters,
    same_matter,
)
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import Topic

SUM = Money(Decimal(30), "USD")
OLD = Matter(Topic.FEES_CHARGES, "charged twice", "KX-55120", SUM, date(2026, 11, 5))
BARE = Matter(
    Topic.FEES_CHARGES, "a fee that nobody told me about when I opened the account at the counter"
)
SHORT = Matter(Topic.WAITING, "If you don't pay I'll go to the regulator")


@pytest.mark.parametrize(
    ("new", "old", "alike", "same"),
    [
        # the number decides, however it is written
        (changed(BARE, reference_number="kx55120"), OLD, 0.0, True),
        (changed(BARE, reference_number="KX-9"), OLD, 0.99, False),
        (changed(BARE, topic=Topic.WAITING, reference_number="KX-55120"), OLD, 0.39, False),
        (changed(BARE, topic=Topic.WAITING, reference_number="KX-55120"), OLD, 0.4, True),
        # topic and one fact
        (changed(BARE, amount=SUM), OLD, 0.4, True),
        (changed(BARE, amount=SUM), OLD, 0.39, False),
        (changed(BARE, incident_date=date(2026, 11, 5)), OLD, 0.4, True),
        (changed(BARE, incident_date=date(2026, 11, 6)), OLD, 0.5, False),
        (changed(BARE, topic=Topic.WAITING, amount=SUM), OLD, 0.6, False),
        # the words alone
        (BARE, OLD, 0.62, True),
        (BARE, OLD, 0.61, False),
        (changed(BARE, topic=Topic.WAITING), OLD, 0.78, True),
        (changed(BARE, topic=Topic.WAITING), OLD, 0.77, False),
    ],
)
def test_facts_and_likeness_decide(new: Matter, old: Matter, alike: float, same: bool) -> None:
    found = same_matter(new, [OpenMatter("FD-1", old)], [alike])
    assert found == ("FD-1" if same else None)


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (changed(SHORT, threatens=True), True),
        (SHORT, False),
        (changed(SHORT, topic=Topic.FEES_CHARGES), True),
        (changed(SHORT, threatens=True, amount=Money(Decimal(5), "USD")), False),
        (changed(SHORT, threatens=True, story=BARE.story), False),
    ],
)
def test_a_short_threat_without_facts_goes_on_with_the_last_matter(new: Matter, same: bool) -> None:
    known = [OpenMatter("FD-2", OLD), OpenMatter("FD-1", OLD)]
    assert same_matter(new, known, [0.1, 0.3]) == ("FD-2" if same else None)


def test_of_several_the_most_alike_is_meant() -> None:
    known = [OpenMatter(name, BARE) for name in ("FD-1", "FD-2", "FD-3")]
    assert same_matter(BARE, known, [0.7, 0.9, 0.1]) == "FD-2"


def test_without_open_tickets_there_is_nothing_to_belong_to() -> None:
    assert same_matter(BARE, [], []) is None


def test_open_tickets_of_the_customer_are_told_with_their_matter(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    own = open_ticket(CLAIM_ZH, units, time, policies).reference
    open_ticket(COUNTER_EN, units, time, policies)
    (known,) = open_matters("cu_wang", units)
    assert known == OpenMatter(
        own,
        Matter(
            CLAIM_ZH.topic or Topic.OTHER,
            CLAIM_ZH.story or "",
            CLAIM_ZH.reference_number,
            CLAIM_ZH.amount,
            CLAIM_ZH.incident_date,
        ),
        draft_id=CLAIM_ZH.draft_id,
    )


def test_the_profile_is_read_together_with_the_open_matters(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    both = (known_customer("cu_wang", units), open_matters("cu_wang", units))
    assert profile_and_open_matters("cu_wang", units) == both
    assert None not in both
    assert profile_and_open_matters("cu_nobody", units) == (None, [])


def test_an_ended_ticket_takes_nothing_up(procedure: Procedure) -> None:
    reference = procedure.open(replace(CLAIM_ZH, draft_id="dr_ended"))
    command = Withdraw(customer_id="cu_wang", idempotency_key="m_w", reference=reference)
    withdraw(command, *procedure.world)
    assert open_matters("cu_wang", procedure.units) == []


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (changed(BARE, story="只退300塊？太離譜了吧"), True),
        (changed(BARE, story="只退300？", amount=Money(Decimal(300), "USD")), True),
        (changed(BARE, reference_number="KX-999"), False),
        (changed(BARE, incident_date=date(2026, 11, 20)), False),
        (changed(BARE, story="x" * 201), False),
    ],
)
def test_what_names_no_day_or_number_may_be_said_against_a_result(new: Matter, same: bool) -> None:
    known = [OpenMatter("FD-2", changed(OLD, topic=Topic.PREMISES)),
             OpenMatter("FD-1", changed(OLD, topic=Topic.PREMISES), answered=True)]  # fmt: skip
    assert same_matter(new, known, [0.1, 0.1]) == ("FD-1" if same else None)
