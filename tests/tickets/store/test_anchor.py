"""Changes of the trail that only show against what was written down outside the database."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.errors import AnchorUnusable, AuditChainBroken
from tickets.policies import PolicyBook
from tickets.store.anchor import Anchor, read_anchors, write_anchor
from tickets.store.audit import verify
from tickets.store.unit_of_work import SqlUnits
from tickets.vocabulary import TicketState


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere" / "audit.anchor"


@pytest.fixture
def procedure(engine: Engine, time: FrozenTime, policies: PolicyBook) -> Procedure:
    """A store of each kind, with 15 events: 5 of staff, 1 of a customer, 9 of a ticket."""
    procedure = Procedure(SqlUnits(engine), time, policies)
    procedure.opened_at(TicketState.CLOSED)
    return procedure


def anchor(procedure: Procedure, file: Path) -> Anchor | None:
    with procedure.units(read_only=True) as unit:
        return write_anchor(unit.audit, file, procedure.time.now())


def check(procedure: Procedure, file: Path) -> int:
    with procedure.units(read_only=True) as unit:
        return verify(unit.audit, read_anchors(file))


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_the_head_is_written_down_once_per_move(procedure: Procedure, file: Path) -> None:
    first = anchor(procedure, file)
    assert anchor(procedure, file) is None
    procedure.open_another()
    second = anchor(procedure, file)
    assert first is not None
    assert second is not None
    assert (first.sequence, second.sequence) == (15, 16)
    assert read_anchors(file) == [first, second]
    assert check(procedure, file) == 16


def test_an_empty_trail_needs_no_line(engine: Engine, time: FrozenTime, file: Path) -> None:
    with SqlUnits(engine)(read_only=True) as unit:
        assert write_anchor(unit.audit, file, time.now()) is None
        assert verify(unit.audit, read_anchors(file)) == 0
    assert not file.exists()


@pytest.mark.parametrize("place", [1, 7, 15])
def test_a_changed_event_shows(
    procedure: Procedure, engine: Engine, file: Path, place: int
) -> None:
    run(engine, f"UPDATE audit_events SET actor = 'lin2' WHERE sequence = {place}")
    with pytest.raises(AuditChainBroken) as broken:
        check(procedure, file)
    assert broken.value.sequence == place


@pytest.mark.parametrize("place", [1, 7, 15])
def test_a_removed_event_shows(
    procedure: Procedure, engine: Engine, file: Path, place: int
) -> None:
    run(engine, f"DELETE FROM audit_events WHERE sequence = {place}")
    with pytest.raises(AuditChainBroken) as broken:
        check(procedure, file)
    assert broken.value.sequence == place


def test_events_that_changed_places_show(procedure: Procedure, engine: Engine, file: Path) -> None:
    run(
        engine,
        "UPDATE audit_events SET sequence = 1000 WHERE sequence = 7",
        "UPDATE audit_events SET sequence = 7 WHERE sequence = 8",
        "UPDATE audit_events SET sequence = 8 WHERE sequence = 1000",
    )
    with pytest.raises(AuditChainBroken) as broken:
        check(procedure, file)
    assert broken.value.sequence == 7


def cut_off(engine: Engine, after: int) -> None:
    """Shorten the trail, and put the head back so that the database fits itself."""
    run(
        engine,
        f"DELETE FROM audit_events WHERE sequence > {after}",
        f"UPDATE audit_head SET sequence = {after}, "
        f"hash = (SELECT hash FROM audit_events WHERE sequence = {after})",
    )


def test_an_end_that_was_cut_off_with_its_head_shows_against_the_anchor(
    procedure: Procedure, engine: Engine, file: Path
) -> None:
    anchor(procedure, file)
    cut_off(engine, after=12)
    with procedure.units(read_only=True) as unit:
        assert verify(unit.audit) == 12  # the database alone cannot tell
    with pytest.raises(AuditChainBroken) as broken:
        check(procedure, file)
    assert broken.value.sequence == 13
    with pytest.raises(AuditChainBroken):
        anchor(procedure, file)


def test_a_trail_that_was_written_anew_shows_against_the_anchor(
    procedure: Procedure, engine: Engine, file: Path
) -> None:
    anchor(procedure, file)
    cut_off(engine, after=12)
    for _ in range(3):
        procedure.open_another()
    with pytest.raises(AuditChainBroken) as broken:
        check(procedure, file)
    assert broken.value.sequence == 15


def test_a_line_that_was_cut_off_by_a_crash_is_written_again(
    procedure: Procedure, file: Path
) -> None:
    first = anchor(procedure, file)
    whole = file.read_text("ascii")
    procedure.open_another()
    second = anchor(procedure, file)
    file.write_text(file.read_text("ascii")[:-20], "ascii")
    assert read_anchors(file) == [first]
    assert anchor(procedure, file) == second
    assert file.read_text("ascii").startswith(whole)
    assert read_anchors(file) == [first, second]


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: [lines[1], lines[0]],
        lambda lines: ["nonsense", lines[1]],
        lambda lines: [lines[0].replace(" 15 ", " fifteen "), lines[1]],
    ],
)
def test_an_anchor_file_that_was_changed_is_refused(
    procedure: Procedure, file: Path, damage: object
) -> None:
    anchor(procedure, file)
    procedure.open_another()
    anchor(procedure, file)
    lines = file.read_text("ascii").splitlines()
    file.write_text("\n".join(damage(lines)) + "\n", "ascii")  # type: ignore[operator]
    with pytest.raises(AnchorUnusable, match=r"audit\.anchor was changed"):
        read_anchors(file)
