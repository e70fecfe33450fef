"""Messages with files through inbox and dispatcher, before a fake engine, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.evidence.fetching import ContentGone, FetchFailed, Fetching
from bot.evidence.keeping import Limits, uploaded
from bot.inbox import Accepted, Inbound, InboundFile, account_index
from bot.store.evidence import keep_upload
from tests.auxil import files
from tests.auxil.edge_world import FAST, EdgeWorld, edge_world
from tests.auxil.fake_engine import Failure, FakeEngine
from tickets.attachment import Attachment, Refusal
from tickets.store.attachment_models import attachments
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits
from tickets.system_time import utc_now

LIMITS = Limits(file_bytes=100_000, per_hour=6)


class Shelf:
    """A channel that holds contents."""

    name = "telegram"

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.failures = 0
        self.fetched: list[str] = []

    async def fetch(self, source: str, most_bytes: int) -> bytes:
        if self.failures:
            self.failures -= 1
            raise FetchFailed("later")
        self.fetched.append(source)
        if source not in self.contents:
            raise ContentGone("gone")
        return self.contents[source]


class World:
    """The edge with files."""

    def __init__(self, edge: EdgeWorld, engine: FakeEngine, shelf: Shelf) -> None:
        self.edge, self.engine, self.shelf = edge, engine, shelf

    async def upload(self, content: bytes, account: str = "a") -> InboundFile:
        sealed = uploaded(account_index("web", account), content, "name.png", utc_now())
        await self.edge.database.write(lambda c: keep_upload(c, sealed))
        return InboundFile(upload=sealed.attachment.id)

    async def send(
        self,
        update_id: str,
        *given: InboundFile,
        caption: str | None = None,
        channel: str = "web",
        account: str = "a",
    ) -> Accepted:
        return await self.edge.inbox.accept(
            Inbound(channel, account, update_id, kind="file", text=caption, files=given)
        )

    @property
    def asked(self) -> list[str]:
        """What the engine was told, in order."""
        return [body["payload"] or body["text"] for body in self.engine.requests]

    async def of(self, message_id: str) -> list[Attachment]:
        engine = create_engine_for(self.edge.store_url)
        try:
            with SqlUnits(engine)(read_only=True) as unit:
                return unit.attachments.of_messages([message_id])
        finally:
            engine.dispose()


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    engine = FakeEngine()
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
async def world(store_url: str, engine: FakeEngine) -> AsyncIterator[World]:
    shelf = Shelf()
    pace = replace(FAST, late_seconds=5.0)
    async with edge_world(store_url, engine, pace=pace, gather_seconds=0.15) as edge:
        fetching = Fetching(edge.database, LIMITS)
        fetching.register(shelf)
        edge.dispatcher._evidence_turn._fetching = fetching
        yield World(edge, engine, shelf)


def evidence(message_id: str, words: bool = False) -> str:
    more = ', "request": "after_words"' if words else ""
    return f'/add_information{{"evidence": "{message_id}"{more}}}'


async def test_a_file_is_told_to_the_engine_by_its_message(world: World) -> None:
    accepted = await world.send("u1", await world.upload(files.png()))
    await world.edge.until_idle()
    assert world.asked == [evidence(accepted.message_id)]
    (kept,) = await world.of(accepted.message_id)
    assert (kept.state, kept.media_type, kept.name) == ("kept", "image/png", "name.png")
    assert kept.customer_id is not None


async def test_words_with_a_file_are_read_first_and_answered_last(world: World) -> None:
    accepted = await world.send("u1", await world.upload(files.png()), caption="多扣了三百")
    await world.edge.until_idle()
    told = evidence(accepted.message_id, words=True)
    assert world.asked == ["多扣了三百", told]
    spoken = await world.edge.spoken(accepted.conversation_id)
    assert [text for author, text in spoken if author == "bot"] == [
        f"echo payload {told}",
        "echo 多扣了三百",
    ]


async def test_files_right_behind_each_other_are_answered_as_one(world: World) -> None:
    first = await world.send("u1", await world.upload(files.png()))
    await world.send("u2", await world.upload(files.jpeg()), caption="收据")
    await world.send("u3", await world.upload(files.pdf()))
    await world.edge.say("你好", "u4")
    await world.edge.until_idle()
    assert world.asked == ["收据", evidence(first.message_id, words=True), "你好"]
    assert [f.media_type for f in await world.of(first.message_id)] == [
        "image/png",
        "image/jpeg",
        "application/pdf",
    ]


async def test_the_same_file_twice_is_one_message(world: World) -> None:
    upload = await world.upload(files.png())
    first = await world.send("u1", upload)
    again = await world.send("u1", upload)
    await world.edge.until_idle()
    assert (again.duplicate, again.message_id) == (True, first.message_id)
    assert world.asked == [evidence(first.message_id)]


async def test_files_stand_as_they_were_chosen_whichever_was_uploaded_first(world: World) -> None:
    small = await world.upload(files.png())
    large = await world.upload(files.pdf())
    accepted = await world.send("u1", large, small)
    await world.edge.until_idle()
    kept = await world.of(accepted.message_id)
    assert [f.id for f in kept] == [large.upload, small.upload]


async def test_another_accounts_upload_is_as_unknown_as_none(world: World) -> None:
    upload = await world.upload(files.png(), account="somebody else")
    theirs = await world.send("u1", upload)
    invented = await world.send("u2", InboundFile(upload="f_0"), account="b")
    await world.edge.until_idle(2)
    refusals = [(await world.of(m.message_id))[0].refusal for m in (theirs, invented)]
    assert refusals == [Refusal.GONE, Refusal.GONE]


async def test_a_file_without_content_is_answered_by_the_edge(world: World) -> None:
    accepted = await world.send("u1", caption=" ")
    await world.edge.until_idle()
    assert world.asked == []
    (_, (author, text)) = await world.edge.spoken(accepted.conversation_id)
    assert (author, text) == ("system", world.edge.texts.say("file", "zh"))


async def test_contents_that_the_channel_holds_are_fetched_before_the_answer(world: World) -> None:
    world.shelf.contents = {"s1": files.jpeg(), "s2": files.program()}
    world.shelf.failures = 1
    accepted = await world.send(
        "u1",
        InboundFile(source="s1", kind="photo", size_bytes=10),
        InboundFile(source="s2", name="../../x.jpg"),
        InboundFile(source="s3"),
        InboundFile(source="s4", size_bytes=200_000),
        InboundFile(source="s5", size_bytes=30_000_000, refusal="channel_limit"),
        channel="telegram",
    )
    await world.edge.until_idle()
    assert world.asked == [evidence(accepted.message_id)]
    found = await world.of(accepted.message_id)
    assert [(f.media_type, f.refusal) for f in found] == [
        ("image/jpeg", None),
        (None, Refusal.PROGRAM),
        (None, Refusal.GONE),
        (None, Refusal.TOO_LARGE),
        (None, Refusal.CHANNEL_LIMIT),
    ]
    assert world.shelf.fetched == ["s1", "s2", "s3"]
    assert {f.source for f in found} == {None}


async def test_more_than_an_hour_takes_is_refused_unseen(world: World) -> None:
    world.shelf.contents = {f"s{n}": files.jpeg() for n in range(8)}
    given = [InboundFile(source=f"s{n}", kind="photo") for n in range(8)]
    accepted = await world.send("u1", *given, channel="telegram")
    await world.edge.until_idle()
    assert {f.refusal for f in await world.of(accepted.message_id)} == {Refusal.TOO_OFTEN}
    assert world.shelf.fetched == []


async def test_a_turn_that_fails_is_repeated_with_the_same_files(world: World) -> None:
    world.engine.fail_next(Failure())
    first = await world.send("u1", await world.upload(files.png()))
    await asyncio.to_thread(world.engine.wait_for_requests, 1)
    late = await world.send("u2", await world.upload(files.pdf()))
    await world.edge.until_idle()
    assert world.asked == [evidence(first.message_id)] * 2 + [evidence(late.message_id)]


async def test_neither_names_nor_captions_nor_contents_lie_open(world: World) -> None:
    content = "退款三百元".encode()
    accepted = await world.send("u1", await world.upload(content), caption="扣款明细")
    await world.edge.until_idle()
    (kept,) = await world.of(accepted.message_id)
    assert (kept.caption, kept.media_type) == ("扣款明细", "text/plain")

    async def raw(table: str) -> str:
        rows = await world.edge.database.read(
            lambda c: list(c.exec_driver_sql(f"SELECT * FROM {table}"))
        )
        return repr(rows)

    lying = await raw("attachments") + await raw("attachment_parts")
    assert kept.id in lying
    assert [word for word in ("扣款明细", "name.png", repr(content)[2:-1]) if word in lying] == []
    count = await world.edge.database.read(lambda c: len(c.execute(select(attachments)).all()))
    assert count == 1
