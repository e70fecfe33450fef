"""Has messages answered: one at a time per conversation, many conversations at once.

While a member of staff has a conversation nothing is answered: the messages are kept for that
person, and the engine's form stands where it stood (`bot.handover_desk`). Given back, the engine
hears what was told meanwhile (`bot.store.told_to_person`).

A conversation is worked on under a lease (`bot.leases`). Whatever happens to this process, the
lease runs out and somebody else goes on with the same message; the engine recognises its id.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime

from bot.edge_texts import EdgeTexts
from bot.engine_client import (
    EngineClient,
    EngineError,
    EngineRefused,
    EngineUnreachable,
    Turn,
)
from bot.evidence.fetching import FetchFailed, Fetching
from bot.evidence.turn import EvidenceTurn, Place, brings_files
from bot.faults import where
from bot.feed import Feed
from bot.inbox import ENGINE_CHARACTERS
from bot.late import LateNotices
from bot.leases import Leases
from bot.messages import EdgeError, LeaseLost, ToldToPerson
from bot.own_words import OwnWords, is_answered, needs_engine
from bot.store.database import Database
from bot.store.drafts import UNTOLD
from bot.store.errands import Errand
from bot.store.rows import Reply, Work
from bot.store.told_to_person import told_to_person
from bot.store.turns import Finished, finish
from bot.waiting import FIRST_WAIT_SECONDS, LONGEST_WAIT_AT_FIRST_SECONDS, WaitingRoom, wait_seconds
from tickets.errors import StoreError, StoreUnavailable
from tickets.system_time import utc_now

PARK_AFTER_ATTEMPTS = 20
POLL_SECONDS = 1.0

Alarm = Callable[[Work, str], Awaitable[None]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How the dispatcher behaves in time.

    Attributes:
        late_seconds: from arrival until the customer hears that the answer is late.
        lease_seconds: how long a lease holds without a sign of life.
        parallel: most turns at once.
        poll_seconds: how often leftovers are looked for.
        first_wait_seconds: wait after the first failure; it doubles from there.
        park_after_attempts: tries of one message while others are answered.
    """

    late_seconds: float = 4.0
    lease_seconds: float = 10.0
    parallel: int = 16
    poll_seconds: float = POLL_SECONDS
    first_wait_seconds: float = FIRST_WAIT_SECONDS
    park_after_attempts: int = PARK_AFTER_ATTEMPTS


async def log_alarm(work: Work, reason: str) -> None:
    """The plainest alarm: a line in the log."""
    log.error("%s: needs a person: %s", work.message_id, reason)


class Dispatcher:
    """Answers messages.

    Args:
        database: the store.
        engine: answers turns.
        texts: sentences of the edge.
        feed: told what was committed.
        owner: name of this process on its leases; unique, and beginning with `instance`.
        instance: what stays the same when this process is started again.
        pace: times and limits.
        alarm: calls staff about a message that cannot be answered.
        clock: the time, aware UTC.
        fetching: gets the files that channels hold.
        beside_person: places files that come while a person has the conversation.
    """

    def __init__(
        self,
        database: Database,
        engine: EngineClient,
        texts: EdgeTexts,
        feed: Feed,
        owner: str,
        instance: str,
        pace: Pace = Pace(),
        alarm: Alarm = log_alarm,
        clock: Callable[[], datetime] = utc_now,
        fetching: Fetching | None = None,
        beside_person: Place | None = None,
    ) -> None:
        self._database = database
        self._engine = engine
        self._words = OwnWords(texts)
        self._feed = feed
        self._owner = owner
        self._leases = Leases(database, owner, instance, pace.lease_seconds, clock)
        self._pace = pace
        self._alarm = alarm
        self._clock = clock
        self._late = LateNotices(database, texts, feed, pace.late_seconds, clock)
        self._slots = asyncio.Semaphore(pace.parallel)
        self._evidence_turn = EvidenceTurn(
            database, engine, fetching, self._slots, owner, clock, beside_person
        )
        self._tasks: set[asyncio.Task[None]] = set()
        # conversations that a task of this process works on
        self._active: set[str] = set()
        # work that came while the task of its conversation was about to end
        self._handed: dict[str, Work] = {}
        self._waiting = WaitingRoom(self.wake, engine.health)
        self._answered = 0
        # answered so far when a message failed first
        self._failing: dict[str, int] = {}
        self._stopping = False
        self._loops: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin. Leases that an earlier process of this instance left are taken over at once."""
        self._loops = [
            asyncio.create_task(self._poll(), name="dispatcher-poll"),
            asyncio.create_task(self._leases.keep(self._active), name="dispatcher-leases"),
        ]

    async def stop(self, grace_seconds: float = 5.0) -> None:
        """Finish the turns that run, begin no new ones, give all leases back."""
        self._stopping = True
        self._late.stop()
        self._waiting.close()
        for task in self._loops:
            task.cancel()
        if self._tasks:
            _, running = await asyncio.wait(self._tasks, timeout=grace_seconds)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        await self._leases.give_all_back()

    def dispatch(self, work: Work) -> None:
        """Have a message answered that is under this process's lease."""
        if self._stopping:
            return
        if work.conversation.id in self._active:
            self._handed[work.conversation.id] = work
            return
        self._active.add(work.conversation.id)
        self._attend(work)
        self._spawn(self._converse(work))

    # --- one conversation ---

    async def _converse(self, work: Work) -> None:
        conversation_id = work.conversation.id
        try:
            next_work: Work | None = work
            while next_work:
                next_work = await self._turn(next_work)
                if next_work and self._stopping:
                    return
                if next_work:
                    self._attend(next_work)
        except LeaseLost as error:
            log.info("%s: left to another gateway: %s", conversation_id, error)
            self._late.forget(work)
        finally:
            self._active.discard(conversation_id)
            if handed := self._handed.pop(conversation_id, None):
                self.dispatch(handed)

    def _attend(self, work: Work) -> None:
        """Let the customer see that the message is worked on, and hear it when that takes long."""
        if not is_answered(work):
            return
        if not work.errand:
            self._late.watch(work)
        self._feed.typing(work.conversation, not work.told_late)

    async def _turn(self, work: Work) -> Work | None:
        said = self._words.about(work)
        turn: Turn | None = None
        if needs_engine(work):
            try:
                if work.with_person:
                    if not await self._evidence_turn.keep(work):
                        said += (self._words.say("file_refused", work),)
                else:
                    turn = await self._ask(work)
            except (EngineError, FetchFailed) as error:
                reason = self._hopeless(work, error)
                if reason is None:
                    await self._put_off(work, error)
                    return None
                return await self._park(work, reason)
        if turn:
            self._answered += 1
            self._waiting.engine_is_back()
            said += turn.replies
        return await self._finish(work, said, turn)

    async def _ask(self, work: Work) -> Turn:
        if work.kind == Errand.FORGET:
            # the customer is not there to hear it, and other complaints were told here too
            return replace(await self._of_engine(work), replies=(), erase=False)
        return await self._of_engine(work)

    async def _of_engine(self, work: Work) -> Turn:
        if brings_files(work):
            return await self._evidence_turn.take(work)
        text = None if work.payload is not None else (work.text or "")[:ENGINE_CHARACTERS]
        unheard: list[ToldToPerson] = []
        if work.kind == Errand.RESUME:
            where = work.conversation.id
            unheard = await self._database.read(lambda read: told_to_person(read, where))
        async with self._slots:
            return await self._engine.turn(work, text, unheard)

    async def _finish(
        self, work: Work, said: tuple[Reply, ...], turn: Turn | None, state: str = "done"
    ) -> Work | None:
        finished = await self._insist(
            work,
            lambda now: self._database.write(
                lambda connection: finish(
                    connection,
                    work,
                    self._owner,
                    said,
                    now,
                    self._pace.lease_seconds,
                    language=turn.language if turn else None,
                    erase=turn.erase if turn else False,
                    state=state,
                    draft=turn.draft if turn else UNTOLD,
                )
            ),
        )
        self._late.forget(work)
        self._failing.pop(work.message_id, None)
        if finished.erased_up_to is not None:
            self._feed.erased(work.conversation.id, finished.erased_up_to)
        if not finished.next_work:
            self._feed.typing(work.conversation, False)
        self._feed.written(work.conversation, finished.messages)
        if not finished.next_work:
            self._feed.idle(work.conversation.id)
        return finished.next_work

    async def _insist(
        self, work: Work, attempt: Callable[[datetime], Awaitable[Finished]]
    ) -> Finished:
        """Commit an answer that is there, however long the database is away."""
        wait = self._pace.first_wait_seconds
        while True:
            try:
                return await attempt(self._clock())
            except StoreUnavailable as error:
                log.warning("%s: answered but not written down yet: %s", work.message_id, error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_AT_FIRST_SECONDS)

    # --- failures ---

    def _hopeless(self, work: Work, error: EdgeError) -> str | None:
        """Why this message will never be answered, or None while there is hope."""
        if isinstance(error, EngineRefused):
            return f"the engine refuses it ({error})"
        answered_before = self._failing.setdefault(work.message_id, self._answered)
        others_are_answered = self._answered > answered_before
        if work.attempts + 1 >= self._pace.park_after_attempts and others_are_answered:
            return f"it failed {work.attempts + 1} times while others were answered ({error})"
        return None

    async def _park(self, work: Work, reason: str) -> Work | None:
        if work.errand:
            log.error("%s: an errand was given up: %s", work.message_id, reason)
            return await self._finish(work, (), None, state="parked")
        try:
            await self._alarm(work, reason)
        except StoreError as error:
            # without the call to staff the customer must not hear that there was one
            log.warning("%s: staff could not be called: %s", work.message_id, error)
            await self._put_off(work, EngineError(reason))
            return None
        log.error("%s: parked: %s", work.message_id, reason)
        return await self._finish(work, (self._words.say("parked", work),), None, state="parked")

    async def _put_off(self, work: Work, error: EdgeError) -> None:
        age = self._clock() - work.created_at
        wait = wait_seconds(work.attempts, age, self._pace.first_wait_seconds)
        log.warning(
            "%s: attempt %d failed, next in %.1f s: %s",
            work.message_id,
            work.attempts + 1,
            wait,
            error,
        )
        if await self._leases.put_off(work, wait):
            away = isinstance(error, EngineUnreachable)
            self._waiting.enter(work.conversation.id, wait, away)

    def wake(self, conversation_id: str) -> None:
        """Take a conversation up, be it due or not yet."""
        self._spawn(self._take(conversation_id, early=True))

    # --- finding work ---

    async def _take(self, conversation_id: str, early: bool = False) -> None:
        if self._stopping or conversation_id in self._active:
            return
        work = await self._leases.take(conversation_id, early=early)
        if work:
            self.dispatch(work)

    async def _poll(self) -> None:
        while True:
            for conversation_id in await self._leases.due():
                if conversation_id not in self._active and conversation_id not in self._waiting:
                    await self._take(conversation_id)
            await asyncio.sleep(self._pace.poll_seconds)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # the lease runs out and the message is tried again
            log.error("a turn broke off: %s", where(error))
