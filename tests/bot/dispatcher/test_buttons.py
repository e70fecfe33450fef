"""Buttons count in their own conversation, and go with it when it is erased."""

from sqlalchemy import text

from bot.inbox import Inbound
from tests.auxil.edge_world import EdgeWorld, edge_world
from tests.auxil.fake_engine import Body, FakeEngine


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
