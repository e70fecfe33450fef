from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import bot.store.tables  # noqa: F401  # puts its tables on the shared metadata
from bot import bootstrap
from bot.settings import Settings
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.places import DATA
from tickets.errors import KeyFileError, PolicyNotFound, StoreNotReady
from tickets.store import crypto
from tickets.store.base import Base
from tickets.store.migrate import configuration
from tickets.use_cases.open_ticket import open_ticket


@pytest.fixture(params=["sqlite", "postgresql"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an empty installation, on each kind of database."""
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    yield Settings(var_dir=tmp_path / "var", data_dir=DATA, database_url=url)
    crypto.install(None)


def test_the_migrations_of_each_part_are_one_line_from_one_beginning() -> None:
    script = ScriptDirectory.from_config(configuration(bootstrap.VERSION_LOCATIONS))
    # a line of its own for each part, after one first migration
    assert len(script.get_heads()) == 2
    assert len(script.get_bases()) == 1


def test_all_models_and_migrations_agree(config: Settings) -> None:
    bootstrap.migrate(config)
    app = bootstrap.build(config)
    with app.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        difference = compare_metadata(context, Base.metadata)
    app.close()
    assert difference == []


def test_an_installation_is_opened_again_with_what_it_holds(config: Settings) -> None:
    bootstrap.migrate(config)
    app = bootstrap.build(config)
    receipt = open_ticket(CLAIM_ZH, app.units, app.time, app.policies)
    app.close()
    crypto.install(None)

    bootstrap.migrate(config)
    app = bootstrap.build(config)
    with app.units(read_only=True) as unit:
        ticket = unit.tickets.get(receipt.reference)
    app.close()
    assert ticket is not None
    assert ticket.story == CLAIM_ZH.story


def test_an_installation_without_tables_is_not_opened(config: Settings) -> None:
    with pytest.raises(StoreNotReady):
        bootstrap.build(config)


def test_an_installation_without_its_keys_is_not_opened(config: Settings) -> None:
    bootstrap.migrate(config)
    bootstrap.build(config).close()
    config.keys_path.unlink()
    with pytest.raises(KeyFileError):
        bootstrap.build(config)


def test_an_unknown_policy_is_noticed_at_the_start(config: Settings) -> None:
    with pytest.raises(PolicyNotFound):
        bootstrap.build(config.model_copy(update={"policy": "no-such-policy"}))
