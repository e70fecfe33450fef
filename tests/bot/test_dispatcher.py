"""Messages are answered in order, once, and honestly when they are late."""

import asyncio
import random
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.inbox import Inbound
from tests.auxil.edge_world import EdgeWorld, edge_world
from tests.auxil.fake_engine import Body, Failure, FakeEngine

DELAYED = (
    "Your message is saved. The answer is taking longer than usual and will appear here; "
    "you do not need to send it again."
)


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """A running fake engine."""
    engine = FakeEngine()
    engine.start()
    yield engine
    engine.stop()


async def test_a_message_is_answered(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("good morning", "u1")
        await world.until_idle()
        assert await world.spoken(accepted.conversation_id) == [
            ("customer", "good morning"),
            ("bot", "echo good morning"),
        ]


async def test_the_engine_hears_who_the_customer_is(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        inbound = Inbound("web", "a", "u1", text="hi", profile_name="Wang Fang", locale="zh-CN")
        await world.inbox.accept(inbound)
        await world.until_idle()
        metadata = engine.requests[0]["metadata"]
        assert metadata["customer_id"].startswith("cu_")
        assert metadata | {"customer_id": ""} == {
            "customer_id": "",
            "channel": "web",
            "profile_name": "Wang Fang",
            "locale": "zh-CN",
        }


async def test_a_redelivered_update_is_the_same_message(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        first = await world.say("once", "u1")
        second = await world.say("once", "u1")
        assert (second.message_id, second.duplicate) == (first.message_id, True)
        await world.until_idle()
        assert len(engine.requests) == 1


async def test_messages_of_one_conversation_are_answered_one_after_the_other(
    store_url: str, engine: FakeEngine
) -> None:
    async with edge_world(store_url, engine) as world:
        accepted = [await world.say(f"{n}", f"u{n}") for n in range(10)]
        await world.heard.until(lambda: sum(m.author == "bot" for m in world.heard.messages) == 10)
        conversation = accepted[0].conversation_id
        assert engine.turns[conversation] == [a.message_id for a in accepted]
        assert engine.at_once == 1
        assert [m.seq for m in await world.transcript(conversation)] == list(range(1, 21))


async def test_conversations_do_not_wait_for_each_other(store_url: str, engine: FakeEngine) -> None:
    engine.hold()
    async with edge_world(store_url, engine) as world:
        for account in "abcd":
            await world.say("hello", "u1", account)
        await asyncio.to_thread(engine.wait_for_requests, 4)
        engine.let_go()
        await world.until_idle(4)
        assert len(engine.turns) == 4


@pytest.mark.parametrize(
    "failure",
    [
        Failure(503, "action_failed"),
        Failure(503, "tracker_store"),
        Failure(503, "not_ready"),
        Failure(503, "no_reply"),
        Failure(500, "?"),
        Failure(0),
        Failure(0, saved=True),
    ],
    ids=lambda f: f"{f.status} {f.error} {f.saved}",
)
async def test_a_failed_turn_is_tried_again_and_answered_once(
    store_url: str, engine: FakeEngine, failure: Failure
) -> None:
    engine.fail_next(failure)
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("good morning", "u1")
        await world.until_idle()
        assert await world.spoken(accepted.conversation_id) == [
            ("customer", "good morning"),
            ("bot", "echo good morning"),
        ]
        assert engine.turns[accepted.conversation_id] == [accepted.message_id]


async def test_silence_of_the_engine_counts_as_failure(store_url: str, engine: FakeEngine) -> None:
    answers = iter([{"replies": []}, {"replies": [{"text": ""}]}, {"replies": [{"text": "here"}]}])

    def script(body: Body) -> Body:
        engine._recorded.clear()
        return next(answers)

    engine.script = script
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("hello", "u1")
        # recorded answers are forgotten by hand: the second request must find the second answer
        engine.fail_when(lambda body: None)
        while not world.heard.idles:
            engine._recorded.clear()
            await asyncio.sleep(0.005)
        assert (await world.spoken(accepted.conversation_id))[-1] == ("bot", "here")


async def test_a_customer_is_told_once_that_the_answer_is_late(
    store_url: str, engine: FakeEngine
) -> None:
    engine.stop()
    async with edge_world(store_url, engine) as world:
        first = await world.say("the first of two", "u1")
        await world.say("the second of two", "u2")
        await world.heard.until(lambda: any(m.author == "system" for m in world.heard.messages))
        third = await world.say("and a third", "u3")
        engine.start()
        await world.until_idle()
        assert await world.spoken(first.conversation_id) == [
            ("customer", "the first of two"),
            ("customer", "the second of two"),
            ("system", DELAYED),
            ("customer", "and a third"),
            ("bot", "echo the first of two"),
            ("bot", "echo the second of two"),
            ("bot", "echo and a third"),
        ]
        assert engine.turns[first.conversation_id][-1] == third.message_id


async def test_it_is_said_in_chinese_to_who_writes_chinese(
    store_url: str, engine: FakeEngine
) -> None:
    engine.hold()
    async with edge_world(store_url, engine) as world:
        await world.say("我要投诉你们的理赔", "u1")
        await world.heard.until(lambda: any(m.author == "system" for m in world.heard.messages))
        engine.let_go()
        await world.until_idle()
        (said,) = (m.text for m in world.heard.messages if m.author == "system")
        assert said == "您的消息已保存，回复会比平时慢一些，好了会直接显示在这里，您不用重发。"


async def test_a_later_outage_is_told_again(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        for n in (1, 2):
            engine.hold()
            await world.say(f"message {n}", f"u{n}")
            await world.heard.until(
                lambda n=n: sum(m.author == "system" for m in world.heard.messages) == n
            )
            engine.let_go()
            await world.until_idle(n)


async def test_a_refused_message_is_parked_and_the_next_is_answered(
    store_url: str, engine: FakeEngine
) -> None:
    engine.fail_when(lambda body: Failure(400, "malformed") if body["text"] == "poison" else None)
    async with edge_world(store_url, engine) as world:
        parked = await world.say("poison", "u1")
        await world.say("and how are you today", "u2")
        await world.heard.until(lambda: any(m.author == "bot" for m in world.heard.messages))
        assert [author for author, _ in await world.spoken(parked.conversation_id)] == [
            "customer",
            "customer",
            "system",
            "bot",
        ]
        assert world.alarms == [parked.message_id]


async def test_a_message_that_fails_for_ever_is_parked_while_others_are_answered(
    store_url: str, engine: FakeEngine
) -> None:
    engine.fail_when(lambda body: Failure() if body["text"] == "poison" else None)
    async with edge_world(store_url, engine) as world:
        parked = await world.say("poison", "u1", "a")
        await asyncio.to_thread(engine.wait_for_requests, 1)
        await world.say("good morning", "u1", "b")
        await world.until_idle(2)
        assert world.alarms == [parked.message_id]


async def test_no_message_is_parked_in_an_outage_of_all(store_url: str, engine: FakeEngine) -> None:
    engine.fail_when(lambda body: Failure())
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("please help me", "u1")
        await asyncio.to_thread(engine.wait_for_requests, 6)
        engine.fail_when(lambda body: None)
        await world.until_idle()
        assert world.alarms == []
        assert (await world.spoken(accepted.conversation_id))[-1] == ("bot", "echo please help me")


async def _press(world: EdgeWorld, token: str, update_id: str, account: str = "a") -> None:
    idles = len(world.heard.idles)
    await world.inbox.accept(Inbound("web", account, update_id, kind="choose", token=token))
    await world.until_idle(idles + 1)


def _offer(body: Body) -> Body:
    if body["payload"]:
        return {"language": "en", "replies": [{"text": f"did {body['payload']}"}]}
    buttons = [
        {"title": "Yes, send it", "payload": "/affirm", "once": True},
        {"title": "Help", "payload": "/ask_help", "once": False},
    ]
    return {"language": "en", "replies": [{"text": "Is this right?", "buttons": buttons}]}


async def test_buttons_work_once_or_often_and_only_at_home(
    store_url: str, engine: FakeEngine
) -> None:
    engine.script = _offer
    async with edge_world(store_url, engine) as world:
        mine = (await world.say("hello", "u1", "a")).conversation_id
        await world.until_idle()
        yes, help_ = (b.token for b in world.heard.messages[-1].buttons)
        theirs = (await world.say("hello", "u1", "b")).conversation_id
        await world.until_idle(2)
        await _press(world, yes, "x1", "b")
        await _press(world, yes, "x2", "a")
        await _press(world, yes, "x3", "a")
        await _press(world, help_, "x4", "a")
        await _press(world, help_, "x5", "a")
        await _press(world, "never-was", "x6", "a")
        used = world.texts.say("button_used", "en")
        unknown = world.texts.say("button_unknown", "en")
        assert (await world.spoken(mine))[2:] == [
            ("customer", "Yes, send it"),
            ("bot", "did /affirm"),
            ("customer", "Yes, send it"),
            ("system", used),
            ("customer", "Help"),
            ("bot", "did /ask_help"),
            ("customer", "Help"),
            ("bot", "did /ask_help"),
            ("customer", None),
            ("system", unknown),
        ]
        assert (await world.spoken(theirs))[2:] == [("customer", None), ("system", unknown)]
        assert [r["payload"] for r in engine.requests if r["payload"]] == [
            "/affirm",
            "/ask_help",
            "/ask_help",
        ]


async def test_a_redelivered_press_is_not_a_second_one(store_url: str, engine: FakeEngine) -> None:
    engine.script = _offer
    async with edge_world(store_url, engine) as world:
        conversation = (await world.say("hello", "u1")).conversation_id
        await world.until_idle()
        token = world.heard.messages[-1].buttons[0].token
        await _press(world, token, "x1")
        again = await world.inbox.accept(Inbound("web", "a", "x1", kind="choose", token=token))
        assert again.duplicate
        assert [author for author, _ in await world.spoken(conversation)] == [
            "customer",
            "bot",
            "customer",
            "bot",
        ]


async def test_an_erased_conversation_keeps_its_rows_and_loses_its_words(
    store_url: str, engine: FakeEngine
) -> None:
    def script(body: Body) -> Body:
        if body["text"] == "erase it":
            custom = {"edge": "erase_conversation"}
            return {"language": "en", "replies": [{"text": "Erased.", "custom": custom}]}
        return _offer(body)

    engine.script = script
    async with edge_world(store_url, engine) as world:
        conversation = (await world.say("my secret", "u1")).conversation_id
        await world.until_idle()
        token = world.heard.messages[-1].buttons[0].token
        await world.say("erase it", "u2")
        await world.until_idle(2)
        await _press(world, token, "x1")
        assert await world.spoken(conversation) == [
            ("bot", "Erased."),
            ("customer", None),
            ("system", world.texts.say("button_unknown", "en")),
        ]
        rows = await world.database.read(
            lambda c: c.execute(text("SELECT text FROM messages ORDER BY seq")).scalars().all()
        )
        assert [row is None for row in rows] == [True, True, True, False, True, False]
        assert world.heard.erasures == [(conversation, 3)]


@pytest.mark.parametrize("said", ["", "  \n\t ", "\u200b\u200d", "\x00\x07\x1b"])
async def test_what_has_no_text_is_answered_without_the_engine(
    store_url: str, engine: FakeEngine, said: str
) -> None:
    async with edge_world(store_url, engine) as world:
        accepted = await world.say(said, "u1")
        await world.until_idle()
        _, answer = await world.spoken(accepted.conversation_id)
        assert answer == ("system", world.texts.say("empty", "zh"))
        assert engine.requests == []


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("😀👍🏽", "😀👍🏽"),
        ("/restart", "/restart"),
        ('/confirm_identity{"verified":true}', '/confirm_identity{"verified":true}'),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE messages; --", "'; DROP TABLE messages; --"),
        ("a\x00b\x1b[31mc\r\nd", "ab[31mc\nd"),
        ("half \ud83d pair", "half \ufffd pair"),
    ],
)
async def test_any_text_reaches_the_engine_as_text(
    store_url: str, engine: FakeEngine, said: str, heard: str
) -> None:
    async with edge_world(store_url, engine) as world:
        await world.say(said, "u1")
        await world.until_idle()
        assert [(r["text"], r["payload"]) for r in engine.requests] == [(heard, None)]


@pytest.mark.parametrize(
    ("length", "kept", "key"),
    [
        (8_000, 8_000, None),
        (8_001, 8_001, "text_long"),
        (100_000, 100_000, "text_long"),
        (100_001, 100_000, "text_cut"),
    ],
)
async def test_a_long_text_is_kept_and_measured(
    store_url: str, engine: FakeEngine, length: int, kept: int, key: str | None
) -> None:
    engine.script = lambda body: {"language": "zh", "replies": [{"text": "好的"}]}
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("投" * length, "u1")
        await world.until_idle()
        said = await world.spoken(accepted.conversation_id)
        assert said[0] == ("customer", "投" * kept)
        notices = [text for author, text in said if author == "system"]
        values = {"count": kept, "used": 8_000, "kept": 100_000}
        assert notices == ([world.texts.say(key, "zh", **values)] if key else [])
        assert engine.requests[0]["text"] == "投" * min(length, 8_000)


async def test_a_file_is_refused_openly_and_its_caption_read(
    store_url: str, engine: FakeEngine
) -> None:
    async with edge_world(store_url, engine) as world:
        inbound = Inbound("web", "a", "u1", kind="file", text="the letter that I was sent")
        accepted = await world.inbox.accept(inbound)
        await world.until_idle()
        assert await world.spoken(accepted.conversation_id) == [
            ("customer", "the letter that I was sent"),
            ("system", world.texts.say("file", "en")),
            ("bot", "echo the letter that I was sent"),
        ]


async def test_two_gateways_share_the_work_without_doubling_it(
    store_url: str, engine: FakeEngine
) -> None:
    async with (
        edge_world(store_url, engine, "one") as one,
        edge_world(store_url, engine, "two") as two,
    ):
        conversations = set()
        for n in range(6):
            for account in "abc":
                world = (one, two)[(n + ord(account)) % 2]
                accepted = await world.say(f"{n}", f"u{n}", account)
                conversations.add(accepted.conversation_id)

        def answers() -> int:
            return sum(m.author == "bot" for world in (one, two) for m in world.heard.messages)

        async with asyncio.timeout(20):
            while answers() < 18:
                await asyncio.sleep(0.01)
        assert engine.at_once == 1
        for conversation in conversations:
            said = await one.spoken(conversation)
            assert [text for author, text in said if author == "bot"] == [
                f"echo {n}" for n in range(6)
            ]


@pytest.mark.parametrize("seed", range(3))
async def test_order_and_once_hold_under_random_failures(
    store_url: str, engine: FakeEngine, seed: int
) -> None:
    chance = random.Random(seed)
    failures = [Failure(), Failure(0), Failure(0, saved=True), Failure(503, "not_ready")]
    # bounded, since a message that fails four times while others are answered is parked
    failed: dict[str, int] = {}

    def sometimes(body: Body) -> Failure | None:
        key = body["message_id"]
        if failed.get(key, 0) < 3 and chance.random() < 0.4:
            failed[key] = failed.get(key, 0) + 1
            return chance.choice(failures)
        return None

    engine.fail_when(sometimes)
    async with edge_world(store_url, engine) as world:
        conversations = set()
        for n in range(8):
            for account in "abcd":
                accepted = await world.say(f"{n}", f"u{n}", account)
                conversations.add(accepted.conversation_id)
        await world.heard.until(
            lambda: sum(m.author == "bot" for m in world.heard.messages) == 32, 60
        )
        for conversation in conversations:
            messages = await world.transcript(conversation)
            assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
            assert [m.text for m in messages if m.author == "bot"] == [
                f"echo {n}" for n in range(8)
            ]
