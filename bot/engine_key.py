"""The secret between the gateway and the engine: one random line in a file of its own.

Standard library only: both environments and the supervisor read it.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

HEADER = "X-Front-Door-Key"


class EngineKeyError(Exception):
    """The key file cannot be used; the message names it and says what to do."""


def engine_key(keys_path: Path) -> str:
    """The engine key of this installation, made on the first call.

    Args:
        keys_path: the file with the encryption keys; the engine key lies beside it.

    Returns:
        The key, url-safe text of 43 characters.

    Raises:
        EngineKeyError: the file can neither be read nor made, or it is empty.
    """
    path = keys_path.parent / "engine.key"
    try:
        if not path.exists():
            _create(path)
        key = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise EngineKeyError(f"The engine key {path} cannot be read or made.") from error
    if len(key) < 32:
        raise EngineKeyError(f"The engine key {path} is damaged: delete it, then start again.")
    return key


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes it unreadable for others from the start; link fails when another was faster
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".key-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
        with suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        os.unlink(temporary)
