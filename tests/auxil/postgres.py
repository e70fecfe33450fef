"""A private PostgreSQL for the test session, from the system's binaries.

It lives in a temporary folder, in memory where there is room, listens on a Unix socket only, and is
not durable. PostgreSQL does not run as root, so then it runs as the user `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.auxil.places import quick_folder

_OWNER = "frontdoor"
# copying files takes less than half the time of writing a copy to the log, but is not in older ones
_COPIES_FILES = 150_000
# tables, indexes, sequences and views
_RELATIONS = (
    "SELECT relkind::text, relname::text FROM pg_class"
    " WHERE relnamespace = 'public'::regnamespace ORDER BY 2"
)
_NUMBERS = (
    "SELECT quote_ident(sequencename), last_value, start_value FROM pg_sequences"
    " WHERE schemaname = 'public'"
)
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


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


def _name(url: str) -> str:
    """Of the database that a URL from here names."""
    return url.split("@/")[1].split("?")[0]


class PostgresServer:
    """A running server; each `new_database` is empty.

    Raises:
        NoPostgres: it cannot be started here.
    """

    def __init__(self) -> None:
        self._bin = _binaries()
        self._user = _unprivileged_user()
        # short, since a socket's path may have no more than 107 bytes
        self._folder = Path(tempfile.mkdtemp(prefix="fdpg-", dir=quick_folder() or "/tmp"))
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
        self._connection = self.connect("postgresql://@/postgres")

    def new_database(self, template_url: str | None = None) -> str:
        """SQLAlchemy URL of a new database.

        Args:
            template_url: one from here, to which nobody is connected, to copy; else it is empty.
        """
        name = f"t{uuid.uuid4().hex}"
        template = _name(template_url) if template_url else "template0"
        version = self._connection.info.server_version
        strategy = "STRATEGY file_copy" if version >= _COPIES_FILES else ""
        self._connection.cursor().execute(f"CREATE DATABASE {name} TEMPLATE {template} {strategy}")
        return f"postgresql+psycopg://{_OWNER}@/{name}?host={self._folder}"

    def connect(self, url: str) -> Any:
        """A connection to one of the databases, on which every statement is a transaction."""
        connection = _driver().connect(host=str(self._folder), user=_OWNER, dbname=_name(url))
        connection.autocommit = True
        return connection

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


class Copy:
    """A copy of a database, brought back to what it was instead of made anew.

    To delete the few rows of a test takes a hundredth of the time that a new database does.

    Args:
        server: where it is.
        template_url: what it is a copy of; nobody is connected to it.

    Attributes:
        url: as SQLAlchemy wants it.
    """

    def __init__(self, server: PostgresServer, template_url: str) -> None:
        self.url = server.new_database(template_url)
        self._connection = server.connect(self.url)
        # deletes in any order, and past what keeps the trail from being changed
        self._ask("SET session_replication_role = replica")
        self._relations = self._ask(_RELATIONS)
        self._tables = [name for kind, name in self._relations if kind == "r"]
        self._rows = {table: self._ask(f"TABLE {table}") for table in self._tables}
        self._numbers = self._ask(_NUMBERS)

    def restore(self) -> bool:
        """Bring it back; False where a test has changed more than rows, so that it cannot be.

        Ends what is still connected to it, as a process that was killed may be for a moment.
        """
        self._ask(_END_OTHERS)
        if self._ask(_RELATIONS) != self._relations:
            return False
        self._ask(";".join(f"DELETE FROM {table}" for table in self._tables))
        for table, rows in self._rows.items():
            for row in rows:
                self._ask(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)
        before = {name: last for name, last, _ in self._numbers}
        for name, last, start in self._ask(_NUMBERS):
            if last != before[name]:
                number = start if before[name] is None else before[name]
                # the next one is this, or the one after it
                given = (name, number, before[name] is not None)
                self._ask("SELECT setval(%s::regclass, %s, %s)", given)
        return True

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def _ask(self, statement: str, values: tuple[Any, ...] | None = None) -> list[tuple[Any, ...]]:
        cursor = self._connection.cursor()
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


class Copies:
    """Lends copies of a database.

    Args:
        server: where they are.
        template_url: what they are copies of; nobody is connected to it.
    """

    def __init__(self, server: PostgresServer, template_url: str) -> None:
        self._server, self._template_url = server, template_url
        self._made: list[Copy] = []
        self._free: list[Copy] = []

    @contextmanager
    def lend(self) -> Iterator[str]:
        """The URL of a copy, for the time of the block."""
        if not self._free:
            self._free.append(Copy(self._server, self._template_url))
            self._made += self._free
        copy = self._free.pop()
        yield copy.url
        if copy.restore():
            self._free.append(copy)

    def close(self) -> None:
        """Let go of them all."""
        for copy in self._made:
            copy.close()


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
