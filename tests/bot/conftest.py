"""Fixtures of the edge's tests.

This file is also loaded for the engine side's tests, whose environment lacks the store's libraries:
whatever needs them is imported when a fixture is used.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.auxil.postgres import Copies

if TYPE_CHECKING:
    from bot.bootstrap import App
    from bot.settings import Settings
    from tickets.store.crypto import KeyRing


@pytest.fixture
def ring() -> Iterator[KeyRing]:
    """A key ring, installed for the time of the test."""
    from tickets.store import crypto

    ring = crypto.KeyRing.generate()
    crypto.install(ring)
    yield ring
    crypto.install(None)


@pytest.fixture
def installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path
) -> Iterator[Settings]:
    """A migrated installation of this test's own, which the command line finds."""
    from bot import settings
    from tests.auxil.installation import installed

    with installed(tmp_path, monkeypatch, edge_template):
        yield settings.load()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """`FRONTDOOR_DATABASE_URL` of a migrated database, of each kind; empty for the default."""
    if request.param == "sqlite":
        yield ""
    else:
        with request.getfixturevalue("edge_postgres").lend() as url:
            yield url


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path) -> Iterator[App]:
    """The store of an installation of this test's own, which the command line finds."""
    from tests.auxil.installation import installed

    with installed(tmp_path, monkeypatch, edge_template) as app:
        yield app


@pytest.fixture
def app_with_staff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path
) -> Iterator[App]:
    """The same, with the invented members of staff."""
    from tests.auxil.installation import enter_everybody, installed

    with installed(tmp_path, monkeypatch, edge_template) as app:
        enter_everybody(app)
        yield app


@pytest.fixture
def app_with_staff_on_each_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path, database_url: str
) -> Iterator[App]:
    """The same, over each kind of database."""
    from tests.auxil.installation import enter_everybody, installed

    with installed(tmp_path, monkeypatch, edge_template, database_url) as app:
        enter_everybody(app)
        yield app


@pytest.fixture(scope="session")
def edge_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy: much faster than to migrate one for every test."""
    file = tmp_path_factory.mktemp("edge-template") / "store.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def edge_postgres(request: pytest.FixtureRequest) -> Iterator[Copies]:
    """Copies of a migrated database."""
    server = request.getfixturevalue("postgres_server")
    url = str(server.new_database())
    _migrate(url)
    with closing(Copies(server, url)) as copies:
        yield copies


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path, ring: KeyRing) -> Iterator[str]:
    """URL of a migrated, empty store, of each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("edge_template"), tmp_path / "store.db")
        yield f"sqlite:///{tmp_path / 'store.db'}"
    else:
        with request.getfixturevalue("edge_postgres").lend() as url:
            yield url


def _migrate(url: str) -> None:
    from bot.bootstrap import VERSION_LOCATIONS
    from tickets.store.base import create_engine_for
    from tickets.store.migrate import upgrade

    engine = create_engine_for(url)
    upgrade(engine, VERSION_LOCATIONS)
    # the last connection that closes brings a write-ahead log into its file
    engine.dispose()
