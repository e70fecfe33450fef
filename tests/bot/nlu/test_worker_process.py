"""Work aside ends with the process that asked for it."""

import os
import subprocess
import sys
import time
from pathlib import Path

from bot.nlu.worker_process import one_worker

_ASKS = """
import os, time
from bot.nlu.worker_process import one_worker
with one_worker() as aside:
    print(aside.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""
_PATIENCE_SECONDS = 20.0


def _lives(process: int) -> bool:
    """Whether a process runs; one that ended may wait for somebody to take notice of it."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("ascii")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def test_a_worker_answers_from_a_process_of_its_own():
    with one_worker() as aside:
        assert aside.submit(os.getpid).result() != os.getpid()


def test_a_worker_ends_when_the_one_it_works_for_is_killed():
    with subprocess.Popen([sys.executable, "-c", _ASKS], stdout=subprocess.PIPE, text=True) as asks:
        worker = int(asks.stdout.readline())
        assert _lives(worker)
        asks.kill()
    given_up_at = time.monotonic() + _PATIENCE_SECONDS
    while _lives(worker) and time.monotonic() < given_up_at:
        time.sleep(0.05)
    assert not _lives(worker)
