"""Wire the parts together, once per process."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from bot.settings import Settings
from tickets.clocks import TimeSource
from tickets.policies import PolicyBook
from tickets.policy_files import load_policies, policies_by_topic
from tickets.ports import UnitOfWorkFactory
from tickets.retention import Retention
from tickets.retention_file import load_retention
from tickets.store import keys, log_room
from tickets.store import migrate as store_migrate
from tickets.store.base import create_engine_for
from tickets.store.crypto import KeyRing
from tickets.store.unit_of_work import SqlUnits
from tickets.system_time import SystemTime

# one line of history per folder; that of the edge branches off the first tables of the tickets
VERSION_LOCATIONS = (
    store_migrate.VERSIONS,
    Path(__file__).parent / "store" / "migrations" / "versions",
)


@dataclass(frozen=True)
class App:
    """What a process works with.

    Attributes:
        settings: as read.
        engine: the store.
        units: begins units of work on it.
        time: the wall clock.
        policies: deadlines of new tickets.
        ring: the encryption keys, installed in this process.
    """

    settings: Settings
    engine: Engine
    units: UnitOfWorkFactory
    time: TimeSource
    policies: PolicyBook
    ring: KeyRing

    def make_room(self) -> None:
        """Make room in the log of a SQLite store; for processes that stay, before they serve."""
        if self.engine.dialect.name == "sqlite":
            with closing(self.engine.raw_connection()) as pooled:
                connection = pooled.driver_connection
                assert connection is not None  # it was just opened
                log_room.make_room(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def migrate(settings: Settings) -> None:
    """Bring the store to the newest tables; safe when several processes do it at once.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    engine = create_engine_for(settings.store_url)
    try:
        store_migrate.upgrade(engine, VERSION_LOCATIONS)
    finally:
        engine.dispose()


def policies_of(settings: Settings) -> PolicyBook:
    """The policies of an installation; without a store.

    Raises:
        PolicyError: they cannot be used.
    """
    by_topic = policies_by_topic(settings.policy_by_topic)
    return load_policies(settings.data_dir, settings.policy, by_topic)


def retention_of(app: App) -> Retention:
    """How long tickets of an installation are kept.

    Raises:
        PolicyError: the terms cannot be used.
    """
    policy_ids = {policy.id for policy in app.policies.policies}
    return load_retention(app.settings.data_dir / "retention.yml", policy_ids)


def build(settings: Settings) -> App:
    """Open the store with its keys and load the policies; `migrate` comes first.

    Raises:
        KeyFileError: the key file is missing, unreadable or belongs to another database.
        PolicyError: the policies cannot be used.
        StoreNotReady: the store has no tables yet.
        StoreUnavailable: the database cannot be reached.
    """
    policies = policies_of(settings)
    engine = create_engine_for(settings.store_url)
    try:
        ring = keys.unlock(engine, settings.keys_path)
    except BaseException:
        engine.dispose()
        raise
    return App(settings, engine, SqlUnits(engine), SystemTime(), policies, ring)


@contextmanager
def opened(settings: Settings) -> Iterator[App]:
    """The store for as long as a command takes; raises what `build` raises."""
    app = build(settings)
    try:
        yield app
    finally:
        app.close()
