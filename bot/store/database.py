"""The way from asyncio to the database: one writing thread, a few reading ones.

A turn writes twice, and a commit waits for the disk. The writing thread therefore takes all jobs
that wait and commits them together: with sixteen conversations at once they share that wait.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from tickets.errors import StoreUnavailable
from tickets.store.base import reading, unavailable_as_store_error

T = TypeVar("T")
Job = Callable[[Connection], T]

MAX_BATCH = 64
# shorter than the five seconds in which a customer must hear something
PATIENCE_SECONDS = 4.0

log = logging.getLogger(__name__)


class Database:
    """Runs jobs, functions of a connection, each in a transaction or several in one.

    A job may run twice (a failed batch is repeated one by one), so it must do nothing but read and
    write through its connection.

    Args:
        engine: the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reads = reading(engine)
        self._jobs: queue.SimpleQueue[tuple[Job[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-read")
        self._writer = threading.Thread(target=self._write_jobs, name="store-write", daemon=True)
        self._writer.start()

    async def write(self, job: Job[T], patience_seconds: float = PATIENCE_SECONDS) -> T:
        """Run a job and commit.

        Args:
            job: what to do.
            patience_seconds: longest wait; the job may still be committed after it.

        Raises:
            StoreUnavailable: not known to be committed.
        """
        future: Future[T] = Future()
        self._jobs.put((job, future))
        return await _wait(future, patience_seconds)

    async def read(self, job: Job[T], patience_seconds: float = PATIENCE_SECONDS) -> T:
        """Run a job that only reads; it never waits for the writer.

        Raises:
            StoreUnavailable: the database gave no answer in time.
        """
        return await _wait(self._readers.submit(self._read, job), patience_seconds)

    async def check(self) -> None:
        """Ask the database for one row of ours.

        Raises:
            StoreUnavailable: it does not answer, or has no tables.
        """
        await self.read(lambda c: c.execute(text("SELECT 1 FROM conversations LIMIT 1")), 2.0)

    def close(self) -> None:
        """Finish what is queued and let go of the database."""
        self._jobs.put(None)
        self._writer.join(PATIENCE_SECONDS)
        # a read that still runs would hand its connection to a pool that is gone by then
        ending = threading.Thread(
            target=self._readers.shutdown, kwargs={"cancel_futures": True}, daemon=True
        )
        ending.start()
        ending.join(PATIENCE_SECONDS)
        self._engine.dispose()

    def _read(self, job: Job[T]) -> T:
        with unavailable_as_store_error(), self._reads.begin() as connection:
            return job(connection)

    def _write_jobs(self) -> None:
        while True:
            first = self._jobs.get()
            if first is None:
                return
            batch = [first]
            last = False
            while len(batch) < MAX_BATCH:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is None:
                    last = True
                    break
                batch.append(job)
            self._run(batch)
            if last:
                return

    def _run(self, batch: list[tuple[Job[Any], Future[Any]]]) -> None:
        # a caller that gave up while its job waited here was told that nothing is known to be
        # written: do not write it behind its back
        batch = [(job, future) for job, future in batch if future.set_running_or_notify_cancel()]
        if len(batch) > 1:
            try:
                results = self._commit([job for job, _ in batch])
            except Exception as error:
                # some job failed, or two gateways locked rows crosswise: each on its own will show
                log.debug("A batch of %d is repeated one by one: %s", len(batch), type(error))
            else:
                for (_, future), result in zip(batch, results, strict=True):
                    future.set_result(result)
                return
        down: StoreUnavailable | None = None
        for job, future in batch:
            if down:
                future.set_exception(down)
                continue
            try:
                future.set_result(self._commit_alone(job))
            except StoreUnavailable as error:
                down = error
                future.set_exception(error)
            except BaseException as error:
                future.set_exception(error)

    def _commit(self, jobs: list[Job[Any]]) -> list[Any]:
        with unavailable_as_store_error(), self._engine.begin() as connection:
            return [job(connection) for job in jobs]

    def _commit_alone(self, job: Job[Any]) -> Any:
        try:
            return self._commit([job])[0]
        except IntegrityError:
            # another gateway wrote the same row first; now the job can see it
            return self._commit([job])[0]


async def _wait(future: Future[T], patience_seconds: float) -> T:
    try:
        async with asyncio.timeout(patience_seconds):
            return await asyncio.wrap_future(future)
    except TimeoutError:
        raise StoreUnavailable("The database gave no answer in time.") from None
