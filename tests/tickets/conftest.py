"""Fixtures of the ticket tests: policies, time, and every store."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.places import DATA
from tests.auxil.postgres import PostgresServer
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
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy: much faster than to migrate one for every test."""
    file = tmp_path_factory.mktemp("template") / "store.db"
    engine = create_engine_for(f"sqlite:///{file}")
    upgrade(engine)
    # the last connection that closes brings the write-ahead log into the file
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> str:
    """A migrated database to copy."""
    url = postgres_server.new_database()
    engine = create_engine_for(url)
    upgrade(engine)
    engine.dispose()
    return url


def migrated(request: pytest.FixtureRequest) -> Engine:
    """A migrated store of this test's own, of the kind that its parameter names."""
    if request.param == "sqlite":
        file = request.getfixturevalue("tmp_path") / "store.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), file)
        return create_engine_for(f"sqlite:///{file}")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("migrated_postgres")
    return create_engine_for(server.new_database(template))


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, ring: crypto.KeyRing) -> Iterator[Engine]:
    """A migrated store, of each kind."""
    engine = migrated(request)
    yield engine
    engine.dispose()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def units(request: pytest.FixtureRequest, ring: crypto.KeyRing) -> Iterator[UnitOfWorkFactory]:
    """Every implementation of the store."""
    if request.param == "memory":
        yield MemoryUnits()
        return
    engine = migrated(request)
    yield SqlUnits(engine)
    engine.dispose()
