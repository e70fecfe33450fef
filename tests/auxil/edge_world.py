"""The edge without a network side: store, inbox and dispatcher before a fake engine."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.catalogue import Catalogue
from bot.dispatcher import Dispatcher, Pace
from bot.edge_texts import EdgeTexts
from bot.engine_client import EngineClient
from bot.evidence.turn import Place
from bot.feed import Feed
from bot.inbox import Accepted, Inbound, Inbox
from bot.messages import Conversation, Message
from bot.store import transcript
from bot.store.database import Database
from bot.store.rows import Work
from tests.auxil.fake_engine import KEY, FakeEngine
from tickets.store.base import create_engine_for

RESPONSES = Path(__file__).resolve().parents[2] / "data" / "responses"
# fast enough for tests, and in the same order of size to each other as in earnest; but on a busy
# machine no answer is to count as late
FAST = Pace(
    late_seconds=60.0,
    lease_seconds=1.5,
    parallel=8,
    poll_seconds=0.05,
    first_wait_seconds=0.02,
    park_after_attempts=4,
)
# for tests of what is said about late answers
HASTY = replace(FAST, late_seconds=0.3)


MakeClient = Callable[[str, Database], EngineClient]


def plain_client(url: str, database: Database) -> EngineClient:
    """Speaks to the engine and nothing else."""
    return EngineClient(url, KEY, 5.0)


class Recorder:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.idles: list[str] = []
        self.erasures: list[tuple[str, int]] = []
        self.unwritten: list[str] = []
        self._changed = asyncio.Event()

    def written(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        self.messages += messages
        self._changed.set()

    def typing(self, conversation: Conversation, on: bool) -> None:
        """Not remembered."""

    def idle(self, conversation_id: str) -> None:
        self.idles.append(conversation_id)
        self._changed.set()

    def erased(self, conversation_id: str, up_to: int) -> None:
        self.erasures.append((conversation_id, up_to))

    def late_unwritten(self, conversation: Conversation, sentence: str) -> None:
        self.unwritten.append(sentence)
        self._changed.set()

    async def until(self, condition: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait until something that was told makes the condition true."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._changed.clear()
                await self._changed.wait()


class EdgeWorld:
    """One gateway's inner parts; several may share a store."""

    def __init__(
        self,
        store_url: str,
        engine: FakeEngine,
        name: str,
        pace: Pace = FAST,
        gather_seconds: float = 0.0,
        client: MakeClient = plain_client,
    ) -> None:
        self.store_url = store_url
        self.database = Database(create_engine_for(store_url))
        self.engine = engine
        self.client = client(f"http://127.0.0.1:{engine.port}", self.database)
        self.feed = Feed()
        self.heard = Recorder()
        self.feed.add(self.heard)
        self.texts = EdgeTexts(Catalogue(RESPONSES), "zh")
        self.alarms: list[str] = []
        # what becomes of files while a person has the conversation
        self.place: Place | None = None
        owner = f"{name}|1"
        self.dispatcher = Dispatcher(
            self.database,
            self.client,
            self.texts,
            self.feed,
            owner,
            f"{name}|",
            pace,
            self._alarm,
            beside_person=self._beside,
        )
        self.inbox = Inbox(
            self.database,
            self.feed,
            self.dispatcher.dispatch,
            owner,
            pace.lease_seconds,
            wake=self.dispatcher.wake,
            gather_seconds=gather_seconds,
        )

    async def _alarm(self, work: Work, reason: str) -> None:
        self.alarms.append(work.message_id)

    async def _beside(self, work: Work) -> bool:
        return await self.place(work) if self.place else True

    async def say(self, text: str, update_id: str, account: str = "a") -> Accepted:
        """A customer writes."""
        return await self.inbox.accept(Inbound("web", account, update_id, text=text))

    async def transcript(self, conversation_id: str) -> list[Message]:
        """Everything that was said in a conversation."""
        return await self.database.read(lambda c: transcript.messages_after(c, conversation_id, 0))

    async def spoken(self, conversation_id: str) -> list[tuple[str, str | None]]:
        """Author and text of everything that was said."""
        return [(m.author, m.text) for m in await self.transcript(conversation_id)]

    async def until_idle(self, times: int = 1) -> None:
        """Wait until conversations have told so often that nothing is open."""
        await self.heard.until(lambda: len(self.heard.idles) >= times)


@asynccontextmanager
async def edge_world(
    store_url: str,
    engine: FakeEngine,
    name: str = "one",
    pace: Pace = FAST,
    gather_seconds: float = 0.0,
    client: MakeClient = plain_client,
) -> AsyncIterator[EdgeWorld]:
    """A running world."""
    world = EdgeWorld(store_url, engine, name, pace, gather_seconds, client)
    await world.dispatcher.start()
    try:
        yield world
    finally:
        await world.dispatcher.stop(0.5)
        await world.client.close()
        await asyncio.to_thread(world.database.close)
