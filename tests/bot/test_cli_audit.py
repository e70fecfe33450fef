import json

import pytest
from sqlalchemy import text

from bot import bootstrap, settings
from bot.chores import do_chores
from tests.auxil.complaints import CLAIM_ZH, replace
from tests.auxil.installation import Said, frontdoor
from tests.auxil.staff import CHEN
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.vocabulary import TicketState


@pytest.fixture
def app(app: bootstrap.App) -> bootstrap.App:
    """An installation with one ticket."""
    open_ticket(CLAIM_ZH, app.units, app.time, app.policies)
    return app


def verify(*words: str) -> Said:
    return frontdoor("audit", "verify", *words)


def test_a_whole_trail_is_told_apart_from_one_that_was_never_anchored(app: bootstrap.App) -> None:
    anchor_path = settings.load().anchor_path
    assert verify() == Said(
        1,
        "",
        f"frontdoor: 2 events fit each other, but {anchor_path} does not exist or is "
        "empty, so that a new or shortened trail would not show: the worker writes it.\n",
    )
    do_chores(app)
    whole = verify()
    assert whole.status == 0
    assert whole.out.startswith("2 events, whole and in order; anchored up to 2")


def test_a_trail_that_was_cut_off_is_an_error_that_says_where(
    app: bootstrap.App, caplog: pytest.LogCaptureFixture
) -> None:
    do_chores(app)
    with app.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_events"))
        connection.execute(text(f"UPDATE audit_head SET sequence = 0, hash = '{'0' * 64}'"))
    cut_off = "frontdoor: the end was cut off: event 1 and all after it are gone.\n"
    assert verify() == Said(1, "", cut_off)
    do_chores(app)
    assert [r.levelname for r in caplog.records if r.name == "bot.chores"] == ["CRITICAL"]


def test_scripts_get_the_finding_as_json(app: bootstrap.App) -> None:
    do_chores(app)
    whole = json.loads(verify("--json").out)
    assert (whole["whole"], whole["events"], whole["finding"]) == (True, 2, None)
    assert whole["anchored"]["sequence"] == 2
    with app.engine.begin() as connection:
        connection.execute(text("UPDATE audit_events SET actor = 'lin' WHERE sequence = 2"))
    told = verify("--json")
    broken = json.loads(told.out)
    assert told.status == 1
    assert (broken["whole"], broken["events"]) == (False, 1)
    assert broken["finding"] == {"kind": "changed", "sequence": 2}


def test_an_anchor_file_that_was_changed_is_an_error(app: bootstrap.App) -> None:
    do_chores(app)
    file = settings.load().anchor_path
    file.write_text("nonsense\n" + file.read_text("ascii"), "ascii")
    changed = f"frontdoor: Line 1 of the anchor file {file} was changed.\n"
    assert verify("--json") == Said(1, "", changed)


def test_the_chores_give_out_what_nobody_has(app: bootstrap.App) -> None:
    do_chores(app)
    keep_staff(KeepStaff(member=CHEN), app.units, app.time)
    second = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), app.units, app.time, app.policies)
    do_chores(app)
    with app.units(read_only=True) as unit:
        tickets = list(unit.tickets.all())
    assert [(t.handler_id, t.state) for t in tickets] == [("chen", TicketState.ASSIGNED)] * 2
    assert second.reference == tickets[0].reference
