"""A private PostgreSQL for the test session, from the system's binaries.

It lives in a temporary folder, listens on a Unix socket only, and is not durable. PostgreSQL does
not run as root, so then it runs as the user `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_OWNER = "frontdoor"
# copying files takes less than half the time of writing a copy to the log, but is not in older ones
_COPIES_FILES = 150_000


class NoPostgres(Exception):
    """PostgreSQL cannot be started here; the message says why."""


def _binaries() -> Path:
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if found:
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres("no PostgreSQL binaries on this machine (Debian: apt install postgresql)")


def _driver() -> Any:
    """The driver of this environment: both have the same calls."""
    try:
        import psycopg

        return psycopg
    except ImportError:
        import psycopg2

        return psycopg2


def _unprivileged_user() -> str | None:
    """The user to run as; None for the present one."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL does not run as root, and there is no other user to run it as")


class PostgresServer:
    """A running server; each `new_database` is empty.

    Raises:
        NoPostgres: it cannot be started here.
    """

    def __init__(self) -> None:
        self._bin = _binaries()
        self._user = _unprivileged_user()
        # short, since a socket's path may have no more than 107 bytes
        self._folder = Path(tempfile.mkdtemp(prefix="fdpg-", dir="/tmp"))
        if self._user:
            user = pwd.getpwnam(self._user)
            os.chown(self._folder, user.pw_uid, user.pw_gid)
        self._data = self._folder / "data"
        self._run(
            "initdb",
            *("-D", str(self._data), "-U", _OWNER, "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C"),
        )
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._folder),
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": "60",
            "shared_buffers": "32MB",
        }
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self._data), "-l", log, "-o", options)
        # kept open: a program and a connection for each database would take longer than the copy
        self._connection = _driver().connect(host=str(self._folder), user=_OWNER, dbname="postgres")
        self._connection.autocommit = True

    def new_database(self, template_url: str | None = None) -> str:
        """SQLAlchemy URL of a new database.

        Args:
            template_url: one from here, to which nobody is connected, to copy; else it is empty.
        """
        name = f"t{uuid.uuid4().hex}"
        template = template_url.split("@/")[1].split("?")[0] if template_url else "template0"
        version = self._connection.info.server_version
        strategy = "STRATEGY file_copy" if version >= _COPIES_FILES else ""
        self._connection.cursor().execute(f"CREATE DATABASE {name} TEMPLATE {template} {strategy}")
        return f"postgresql+psycopg://{_OWNER}@/{name}?host={self._folder}"

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._connection.close()
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", str(self._data))
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        outcome = subprocess.run(
            [str(self._bin / program), *arguments],
            user=self._user,
            extra_groups=[] if self._user else None,
            cwd="/tmp",
            # a file, not a pipe: the server inherits it and would keep a pipe open for ever
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if outcome.returncode:
            log = self._folder / "log"
            told = log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""
            raise NoPostgres(f"{program} ended with {outcome.returncode}. {told}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The session's PostgreSQL; skips where there is none, but fails in CI."""
    try:
        server = PostgresServer()
    except NoPostgres as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI needs PostgreSQL: {error}")
        pytest.skip(f"needs PostgreSQL: {error}")
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """SQLAlchemy URL of an empty database of this test's own."""
    return postgres_server.new_database()
