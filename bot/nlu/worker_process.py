"""A process for work aside that does not outlive the one it works for."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from threading import Thread


def one_worker() -> ProcessPoolExecutor:
    """A pool of one process, a copy of this one.

    A process of a plain pool waits for work forever when the one that gives it is killed.
    """
    return ProcessPoolExecutor(
        1, multiprocessing.get_context("fork"), initializer=_watch_the_parent
    )


def _watch_the_parent() -> None:
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
