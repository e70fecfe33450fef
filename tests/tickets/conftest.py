"""Fixtures of the ticket tests: policies, time, and every store."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.places import DATA
from tests.auxil.postgres import Copies, PostgresServer
from tests.auxil.stores import FileCopies, Stores
from tickets.policies import PolicyBook
from tickets.policy_files import load_policies
from tickets.ports import UnitOfWorkFactory
from tickets.store import crypto
from tickets.store.base import create_engine_for
from tickets.store.migrate import upgrade
from tickets.store.unit_of_work import SqlUnits

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def policies() -> PolicyBook:
    """The policies as shipped."""
    return load_policies(DATA, "cn-financial-sector")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder `data` of one's own with one policy and its calendar."""
    for part, name in (("policies", "cn-2020-3"), ("calendars", "CN")):
        (tmp_path / part).mkdir()
        text = (DATA / part / f"{name}.yml").read_text("utf-8")
        (tmp_path / part / f"{name}.yml").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def time() -> FrozenTime:
    """Monday, 9 November 2026, 10:00 in Shanghai; no holiday near."""
    return FrozenTime(datetime(2026, 11, 9, 10, 0, tzinfo=SHANGHAI))


@pytest.fixture
def ring() -> Iterator[crypto.KeyRing]:
    """A key ring, installed for the time of the test."""
    ring = crypto.KeyRing.generate()
    crypto.install(ring)
    yield ring
    crypto.install(None)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def sqlite_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Migrated stores in files."""
    folder = tmp_path_factory.mktemp("stores")
    upgrade_at(f"sqlite:///{folder / 'template.db'}")
    with closing(Stores(FileCopies(folder / "template.db"))) as stores:
        yield stores


@pytest.fixture(scope="session")
def postgresql_stores(postgres_server: PostgresServer) -> Iterator[Stores]:
    """Migrated stores on PostgreSQL."""
    url = postgres_server.new_database()
    upgrade_at(url)
    with closing(Stores(Copies(postgres_server, url))) as stores:
        yield stores


def upgrade_at(url: str) -> None:
    """Migrate a database."""
    engine = create_engine_for(url)
    upgrade(engine)
    # the last connection that closes brings a write-ahead log into the file
    engine.dispose()


def migrated(request: pytest.FixtureRequest) -> AbstractContextManager[Engine]:
    """A migrated store for the time of a block, of the kind that the fixture's parameter names."""
    stores: Stores = request.getfixturevalue(f"{request.param}_stores")
    return stores.lend()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, ring: crypto.KeyRing) -> Iterator[Engine]:
    """A migrated store, of each kind."""
    with migrated(request) as engine:
        yield engine


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def units(request: pytest.FixtureRequest, ring: crypto.KeyRing) -> Iterator[UnitOfWorkFactory]:
    """Every implementation of the store."""
    if request.param == "memory":
        yield MemoryUnits()
        return
    with migrated(request) as engine:
        yield SqlUnits(engine)
