"""`frontdoor handovers` at a terminal."""

import json
import re

import pytest
from sqlalchemy import select

from bot import bootstrap
from bot.store.tables import messages
from tests.auxil.complaints import NOTHING_KNOWN
from tests.auxil.conversations import conversation
from tests.auxil.installation import frontdoor
from tickets.use_cases.request_human import request_human


@pytest.fixture
def app(app_with_staff: bootstrap.App) -> bootstrap.App:
    """An installation with staff and a customer who has asked for a person."""
    app = app_with_staff
    conversation(app.engine, "c_wang", "cu_wang", "web", app.time.now())
    request_human(NOTHING_KNOWN, app.units, app.time, app.policies)
    return app


def authors(app: bootstrap.App) -> list[str]:
    """Who said something on the screen, in order."""
    query = select(messages.c.author).where(messages.c.seq > 0).order_by(messages.c.seq)
    with app.engine.begin() as connection:
        return list(connection.scalars(query))


def reference(app: bootstrap.App) -> str:
    with app.units(read_only=True) as unit:
        return unit.handovers.all_open()[0].reference


def test_the_list_has_what_waits_and_who_is_there(app: bootstrap.App) -> None:
    listed = frontdoor("handovers", "list")
    header, row, there = listed.out.splitlines()
    columns = [*("no.", "ticket", "state", "since", "answer by", "language", "taken by", "why")]
    assert re.split(r"  +", header) == columns
    assert row.split()[:3] == ["1", reference(app), "waiting"]
    assert (row.split()[-1], there) == ("requested", "at the desk: nobody")


def test_a_whole_talk_by_single_commands(app: bootstrap.App) -> None:
    assert frontdoor("handovers", "take", "1", "--as", "chen").status == 0
    said = frontdoor("handovers", "say", "1", "--as", "chen", "--text", "-", stdin="您好\n")
    assert said.status == 0
    back = frontdoor("handovers", "hand-back", reference(app), "--as", "chen", "--json")
    told = json.loads(back.out)
    assert (told["state"], told["taken_by"], told["repeated"]) == ("handed_back", "chen", False)
    assert authors(app) == ["system", "staff", "system"]
    listed = json.loads(frontdoor("handovers", "list", "--json").out)
    # taking it has put chen at the desk
    assert listed["handovers"] == []
    assert [member["id"] for member in listed["online"]] == ["chen"]
    everything = json.loads(frontdoor("handovers", "list", "--all", "--json").out)
    assert [one["state"] for one in everything["handovers"]] == ["handed_back"]


def test_of_two_who_take_it_the_second_is_refused(app: bootstrap.App) -> None:
    assert frontdoor("handovers", "take", "1", "--as", "chen", "--once").status == 0
    second = frontdoor("handovers", "take", "1", "--as", "lin", "--once")
    assert (second.status, second.err) == (1, "frontdoor: Handover 1 is taken by chen.\n")


def test_a_handover_can_be_ended_after_a_call(app: bootstrap.App) -> None:
    ended = frontdoor("handovers", "end", "1", "--as", "lin")
    assert (ended.status, ended.out) == (0, f"Handover 1 of {_first(app)} is 'ended'.\n")
    again = frontdoor("handovers", "end", "1", "--as", "lin")
    assert again.out.endswith("is 'ended' (it was already).\n")


def _first(app: bootstrap.App) -> str:
    with app.units(read_only=True) as unit:
        return unit.handovers.newest(1)[0].reference


def test_the_card_is_readable_and_complete(app: bootstrap.App) -> None:
    card = frontdoor("handovers", "card", reference(app))
    assert card.status == 0
    lines = card.out.splitlines()
    assert lines[0] == f"Handover 1: waiting, ticket {reference(app)}"
    assert [line.split(":")[0] for line in lines[1:]] == [
        *("why", "ticket", "call back", "language", "summary", "mood", "flags", "files", "facts"),
        "  topic",
        *("the form asks now", "the form still needs", "transcript"),
    ]
    record = json.loads(frontdoor("handovers", "card", "1", "--json").out)
    assert record["handover"]["reference"] == reference(app)
    assert record["transcript"] == []


def test_being_there_and_leaving(app: bootstrap.App) -> None:
    online = frontdoor("handovers", "online", "--as", "lin", "--minutes", "480")
    assert online.out.startswith("lin is at the desk until ")
    assert "at the desk: lin (until" in frontdoor("handovers", "list").out
    assert frontdoor("handovers", "offline", "--as", "lin").out == "lin has left the desk.\n"
    assert "at the desk: nobody" in frontdoor("handovers", "list").out


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("take", "7", "--as", "chen"), "There is no such handover."),
        (("take", "1", "--as", "ghost"), "No active member of staff has the id 'ghost': see"),
        (("say", "1", "--as", "chen", "--text", "您好"), "Handover 1 is 'waiting'"),
        (("online", "--as", "ghost"), "No active member of staff"),
    ],
)
@pytest.mark.usefixtures("app")
def test_a_refusal_says_why(words: tuple[str, ...], error: str) -> None:
    refused = frontdoor("handovers", *words)
    assert refused.status == 1
    assert refused.err.startswith(f"frontdoor: {error}")
