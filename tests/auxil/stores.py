"""Migrated stores that are lent to one test after another: quicker than a new one for each."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from tickets.store.base import create_engine_for


class Databases(Protocol):
    """Copies of a migrated database; one that is lent again is as it was."""

    def lend(self) -> AbstractContextManager[str]:
        """The URL of a copy, for the time of the block."""

    def close(self) -> None:
        """Let go of them all."""


class FileCopies:
    """Copies of a file of SQLite, beside it.

    Args:
        template: the file, to which nobody is connected.
    """

    def __init__(self, template: Path) -> None:
        self._template = template
        self._made = 0
        self._free: list[Path] = []

    @contextmanager
    def lend(self) -> Iterator[str]:
        """The URL of a copy, for the time of the block."""
        if not self._free:
            self._made += 1
            self._free.append(self._template.with_name(f"store{self._made}.db"))
        file = self._free.pop()
        # with its log; and whoever still has the old one open keeps that
        for old in file.parent.glob(f"{file.name}*"):
            old.unlink()
        shutil.copy(self._template, file)
        yield f"sqlite:///{file}"
        self._free.append(file)

    def close(self) -> None:
        """Nothing is held."""


class Stores:
    """Lends engines over copies of a database.

    An engine knows the statements that it has compiled, so that it is kept with its copy.

    Args:
        databases: the copies.
    """

    def __init__(self, databases: Databases) -> None:
        self._databases = databases
        self._engines: dict[str, Engine] = {}

    @contextmanager
    def lend(self) -> Iterator[Engine]:
        """An engine over a migrated, empty store, for the time of the block."""
        with self._databases.lend() as url:
            if url not in self._engines:
                self._engines[url] = create_engine_for(url)
            engine = self._engines[url]
            yield engine
            engine.dispose()

    def close(self) -> None:
        """Let go of them all."""
        self._databases.close()
