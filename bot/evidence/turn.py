"""One turn over a message with files: gather, fetch, and have words and files answered as one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from bot.engine_client import EngineClient, EngineUnreachable, Turn
from bot.evidence.fetching import Fetching
from bot.inbox import ENGINE_CHARACTERS
from bot.store.database import Database
from bot.store.evidence import Gathered, gather
from bot.store.rows import Work
from tickets.errors import StoreUnavailable

# two questions to the engine need two ids
OF_FILES = ".files"


# puts the files of a message where a person looks; False when one of them was refused
Place = Callable[[Work], Awaitable[bool]]


def brings_files(work: Work) -> bool:
    """Whether a message is answered by this kind of turn."""
    return work.kind == "file" and work.edge_answer is None


class EvidenceTurn:
    """Answers messages with files.

    Args:
        database: the store.
        engine: answers turns.
        fetching: gets contents that channels hold; None when no channel does.
        slots: the turns that may run at once.
        owner: name of this process on its leases.
        clock: the time, aware UTC.
        beside_person: places files while a person has the conversation.
    """

    def __init__(
        self,
        database: Database,
        engine: EngineClient,
        fetching: Fetching | None,
        slots: asyncio.Semaphore,
        owner: str,
        clock: Callable[[], datetime],
        beside_person: Place | None = None,
    ) -> None:
        self._database = database
        self._engine = engine
        self._fetching = fetching
        self._slots = slots
        self._owner = owner
        self._clock = clock
        self._beside_person = beside_person

    async def keep(self, work: Work) -> bool:
        """Keep the files of a message that a person reads, and tell the engine nothing of it.

        Returns:
            False when one of them was refused.

        Raises:
            EngineError: the database gave no usable answer: try again.
            FetchFailed: a channel does not give a content now.
            LeaseLost: another gateway answers this message.
        """
        await self._gathered(work)
        try:
            return await self._beside_person(work) if self._beside_person else True
        except StoreUnavailable as error:
            raise EngineUnreachable("files could not be placed") from error

    async def take(self, work: Work) -> Turn:
        """Answer a message.

        What was written with the files is read first, as any message is; then the engine is told
        of the files, so that it knows where they belong. The acknowledgement is said before the
        answer to the words, whose question stays the last thing on the screen.

        Raises:
            EngineError: the engine, or the database, gave no usable answer.
            FetchFailed: a channel does not give a content now.
            LeaseLost: another gateway answers this message.
        """
        gathered = await self._gathered(work)
        async with self._slots:
            of_words: Turn | None = None
            if gathered.words:
                spoken = replace(work, payload=None)
                of_words = await self._engine.turn(spoken, gathered.words[:ENGINE_CHARACTERS])
            files = replace(
                work, message_id=work.message_id + OF_FILES, payload=gathered.payload, text=None
            )
            of_files = await self._engine.turn(files, None)
        if of_words is None:
            return of_files
        return replace(
            of_files,
            replies=of_files.replies + of_words.replies,
            erase=of_files.erase or of_words.erase,
        )

    async def _gathered(self, work: Work) -> Gathered:
        now = self._clock()
        try:
            gathered = await self._database.write(lambda c: gather(c, work, self._owner, now))
            if gathered.expected and self._fetching:
                await self._fetching.complete(work.conversation.channel, gathered.expected)
        except StoreUnavailable as error:
            # as good as an engine that is away: the message is tried again
            raise EngineUnreachable("files could not be kept") from error
        return gathered
