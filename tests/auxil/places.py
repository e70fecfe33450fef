"""Where things stand in this project, and what tests write."""

import shutil
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"

_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 4 * 2**30


def quick_folder() -> Path | None:
    """A folder in memory with room enough for tests; None where there is none.

    Stores wait for the disk at the end of every transaction, which can be most of a test's time.
    """
    there = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES
    return _MEMORY if there else None
