import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.schema import SchemaItem

from tickets.clocks import Clock, ClockKind
from tickets.errors import StoreUnavailable
from tickets.store import (
    crypto,
    handover_models,
    identity_models,
    models,
    procedure_models,
    sent_letters,
)
from tickets.store.base import Base, create_engine_for
from tickets.store.migrate import VERSIONS, configuration, upgrade
from tickets.store.unit_of_work import SqlUnits

OWN_TABLES = {
    mapper.local_table.name  # type: ignore[attr-defined]  # each class of this module is one table
    for mapper in Base.registry.mappers
    if mapper.class_.__module__
    in (
        models.__name__,
        procedure_models.__name__,
        handover_models.__name__,
        identity_models.__name__,
        sent_letters.__name__,
    )
}


def only_own(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
    table = name if kind == "table" else getattr(getattr(item, "table", None), "name", None)
    return table in OWN_TABLES


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": only_own, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_comparison_notices_a_difference(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_tickets_state_id"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": only_own})
        assert len(compare_metadata(context, Base.metadata)) == 1


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM audit_head")) == 1


def test_the_way_back_leaves_nothing_behind(engine: Engine) -> None:
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_clocks_of_the_first_version_keep_running_under_their_new_name(
    database_url: str, ring: crypto.KeyRing
) -> None:
    engine = create_engine_for(database_url)
    upgrade(engine, revision="0001")
    instant = "2026-11-09 02:00:00+00:00" if "postgresql" in database_url else "2026-11-09 02:00:00"
    ticket = {
        "id": 1,
        "reference": "FD-1234-5678-90",
        "draft_id": "d",
        "customer_id": "cu",
        "conversation_id": "c",
        "language": "zh",
        "category": "service",
        "topic": "waiting",
        "severity": "normal",
        "state": "registered",
        "mood": "calm",
        "tone_path": "[]",
        "flags": "[]",
        "confidences": "{}",
        "policy_id": "cn-financial-sector",
        "policy_effective_from": "2023-05-18",
        "opened_at": instant,
        "updated_at": instant,
        "last_event": "TicketOpened",
        "details_complete": True,
        "version": 1,
    }
    clock = {
        "ticket_id": 1,
        "started_at": instant,
        "due_at": instant,
        "calendar_unconfirmed": False,
    }
    with engine.begin() as connection:
        _insert(connection, "tickets", ticket)
        for position, kind in enumerate(("preliminary_investigation", "response")):
            more = {"kind": kind, "position": position, "projected": bool(position)}
            _insert(connection, "clocks", clock | more)
    upgrade(engine)
    with SqlUnits(engine)(read_only=True) as unit:
        kept = unit.tickets.get("FD-1234-5678-90")
    engine.dispose()
    assert kept is not None
    start = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
    assert kept.clocks == (
        Clock(ClockKind.PRELIMINARY_INVESTIGATION, start, start),
        Clock(ClockKind.FEEDBACK, start, start, projected=True),
    )


def _insert(connection: Connection, table: str, values: dict[str, object]) -> None:
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)


def test_the_history_is_one_line() -> None:
    heads = ScriptDirectory.from_config(configuration()).get_heads()
    assert len(heads) == 1


def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    start = threading.Barrier(4)
    outcomes: list[str] = []

    def work() -> None:
        engine = create_engine_for(database_url)
        start.wait()
        try:
            upgrade(engine)
            outcomes.append("done")
        except Exception as error:
            outcomes.append(repr(error))
        finally:
            engine.dispose()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["done"] * 4
    engine = create_engine_for(database_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM audit_head")) == 1
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_done(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "9999_broken.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        "revision, down_revision = '9999', None\n"
        "def upgrade():\n"
        "    op.create_table('half', sa.Column('id', sa.Integer))\n"
        "    op.execute('nonsense')\n",
        "utf-8",
    )
    engine = create_engine_for(database_url)
    with pytest.raises(Exception, match="nonsense"):
        upgrade(engine, [tmp_path])
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_folder_with_a_percent_sign_and_spaces_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "100% of it"
    folder.mkdir()
    engine = create_engine_for(f"sqlite:///{tmp_path / 'store.db'}")
    upgrade(engine, [VERSIONS, folder])
    engine.dispose()


def test_an_unreachable_database_is_unavailable(tmp_path: Path) -> None:
    engine = create_engine_for(f"postgresql://nobody@/nothing?host={tmp_path}")
    with pytest.raises(StoreUnavailable):
        upgrade(engine)
    engine.dispose()
