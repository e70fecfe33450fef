"""Bring the database to the newest tables. Safe when several processes start at once."""

import os
from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from tickets.store.base import as_store_errors

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = MIGRATIONS / "versions"

# any constant will do, as long as every process takes the same one
_POSTGRES_LOCK = 0x46_44_4D_47
_SQLITE_WAIT_SECONDS = 60


def configuration(version_locations: Sequence[Path] = (VERSIONS,)) -> Config:
    """Alembic's configuration without an ini file.

    Args:
        version_locations: folders with migrations; each has a branch of its own after the first.
    """
    config = Config()
    # Alembic's options go through ConfigParser, for which a percent sign is special
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    locations = os.pathsep.join(str(location) for location in version_locations)
    config.set_main_option("version_locations", locations.replace("%", "%%"))
    return config


def upgrade(
    engine: Engine, version_locations: Sequence[Path] = (VERSIONS,), revision: str = "heads"
) -> None:
    """Run every migration that the database lacks, in one transaction: all or none.

    Args:
        engine: the store.
        version_locations: folders with migrations.
        revision: how far.

    Raises:
        StoreUnavailable: the database cannot be reached, or another process migrates for too long.
    """
    config = configuration(version_locations)
    with as_store_errors(), engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # outside a transaction: BEGIN IMMEDIATE then waits for another process's migration
            raw = connection.connection.cursor()
            raw.execute(f"PRAGMA busy_timeout={_SQLITE_WAIT_SECONDS * 1000}")
            raw.close()
            # give the connection back closed, so that the long timeout ends with it
            connection.detach()
        with connection.begin():
            if not sqlite:
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK}
                )
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
