"""Several jobs that begin at the same moment, each in a thread of its own."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def at_once(*jobs: Callable[[], T]) -> list[T | Exception]:
    """Start all jobs together; what each of them gave or raised, in their order."""
    start = threading.Barrier(len(jobs))
    results: dict[int, T | Exception] = {}

    def run(number: int, job: Callable[[], T]) -> None:
        start.wait()
        try:
            results[number] = job()
        except Exception as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=item) for item in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in range(len(jobs))]
