"""Fixtures for all tests."""

import gc
import os

from tests.auxil.places import quick_folder

pytest_plugins = ["tests.auxil.postgres"]


def pytest_configure() -> None:
    """Have what tests write be in memory."""
    folder = quick_folder()
    if folder:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))


def pytest_collection_finish() -> None:
    """Leave what is imported by now, which stays and is much, out of garbage collections."""
    gc.collect()
    gc.freeze()
