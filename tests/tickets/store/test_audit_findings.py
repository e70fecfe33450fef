"""What was done to a trail is told apart, whatever the attacker made fit again."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.events import GENESIS, RecordedEvent
from tickets.policies import PolicyBook
from tickets.store.anchor import read_anchors, write_anchor
from tickets.store.audit_findings import Finding, FindingKind, Verdict, judge
from tickets.store.unit_of_work import SqlUnits
from tickets.vocabulary import TicketState

MOVE = "UPDATE audit_events SET sequence = {} WHERE sequence = {}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "audit.anchor"


@pytest.fixture
def procedure(engine: Engine, time: FrozenTime, policies: PolicyBook, file: Path) -> Procedure:
    """A store of each kind whose trail is anchored."""
    procedure = Procedure(SqlUnits(engine), time, policies)
    procedure.opened_at(TicketState.INVESTIGATING)
    anchor(procedure, file)
    return procedure


def anchor(procedure: Procedure, file: Path) -> None:
    with procedure.units(read_only=True) as unit:
        write_anchor(unit.audit, file, procedure.time.now())


def verdict(procedure: Procedure, file: Path) -> Verdict:
    with procedure.units(read_only=True) as unit:
        return judge(unit.audit, read_anchors(file))


def events(procedure: Procedure) -> int:
    with procedure.units(read_only=True) as unit:
        return unit.audit.head()[0]


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def broken(kind: FindingKind, sequence: int) -> Verdict:
    return Verdict(sequence - 1, Finding(kind, sequence))


def test_a_whole_trail_has_no_finding(procedure: Procedure, file: Path) -> None:
    assert verdict(procedure, file) == Verdict(events(procedure), None)


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'somebody'",
        "name = 'TicketClosed'",
        "name = 'NeverHeardOf'",
        "reference = 'FD-0000-0000-00'",
        "changes = 'no cipher'",
        f"hash = '{'a' * 64}'",
    ],
)
def test_a_changed_event(procedure: Procedure, engine: Engine, file: Path, change: str) -> None:
    run(engine, f"UPDATE audit_events SET {change} WHERE sequence = 4")
    found = verdict(procedure, file).finding
    assert found is not None
    assert found.kind is FindingKind.CHANGED
    assert found.sequence == 4


def test_a_deleted_event(procedure: Procedure, engine: Engine, file: Path) -> None:
    run(engine, "DELETE FROM audit_events WHERE sequence = 3")
    assert verdict(procedure, file) == broken(FindingKind.DELETED, 3)


def test_a_deleted_event_whose_gap_was_closed(
    procedure: Procedure, engine: Engine, file: Path
) -> None:
    last = events(procedure)
    run(
        engine,
        "DELETE FROM audit_events WHERE sequence = 3",
        *(MOVE.format(number - 1, number) for number in range(4, last + 1)),
        f"UPDATE audit_head SET sequence = {last - 1}",
    )
    assert verdict(procedure, file) == broken(FindingKind.DELETED, 3)


def test_two_events_that_changed_places(procedure: Procedure, engine: Engine, file: Path) -> None:
    run(engine, MOVE.format(99, 3), MOVE.format(3, 5), MOVE.format(5, 99))
    assert verdict(procedure, file) == broken(FindingKind.REORDERED, 3)


def test_an_end_that_was_cut_off(procedure: Procedure, engine: Engine, file: Path) -> None:
    last = events(procedure)
    run(engine, f"DELETE FROM audit_events WHERE sequence = {last}")
    assert verdict(procedure, file) == broken(FindingKind.TRUNCATED, last)


def test_an_end_that_was_cut_off_together_with_the_head(
    procedure: Procedure, engine: Engine, file: Path
) -> None:
    last = events(procedure)
    run(
        engine,
        f"DELETE FROM audit_events WHERE sequence = {last}",
        f"UPDATE audit_head SET sequence = {last - 1}, "
        f"hash = (SELECT hash FROM audit_events WHERE sequence = {last - 1})",
    )
    assert verdict(procedure, file) == broken(FindingKind.TRUNCATED, last)


def test_a_trail_that_was_written_anew(procedure: Procedure, engine: Engine, file: Path) -> None:
    with procedure.units(read_only=True) as unit:
        trail = list(unit.audit.all())
    previous = GENESIS
    # from the fourth event on by somebody else: every hash is made to fit again
    with engine.begin() as connection:
        for recorded in trail:
            actor = recorded.event.actor if recorded.sequence < 4 else "somebody"
            forged = RecordedEvent.after(
                recorded.sequence, previous, replace(recorded.event, actor=actor)
            )
            connection.execute(
                text(
                    "UPDATE audit_events SET actor = :actor, previous_hash = :previous, "
                    "hash = :hash WHERE sequence = :sequence"
                ),
                {
                    "actor": actor,
                    "previous": previous,
                    "hash": forged.hash,
                    "sequence": recorded.sequence,
                },
            )
            previous = forged.hash
        connection.execute(text("UPDATE audit_head SET hash = :hash"), {"hash": previous})
    last = events(procedure)
    assert verdict(procedure, file) == Verdict(last, Finding(FindingKind.REWRITTEN, last))


def test_a_trail_that_nobody_wrote_down(procedure: Procedure, file: Path) -> None:
    file.unlink()
    last = events(procedure)
    assert verdict(procedure, file) == Verdict(last, Finding(FindingKind.ANCHOR_MISSING, last))


def test_an_empty_trail_needs_no_anchor(engine: Engine) -> None:
    with SqlUnits(engine)(read_only=True) as unit:
        assert judge(unit.audit, []) == Verdict(0, None)
