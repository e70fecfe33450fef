"""Updates are confirmed to Telegram only when they are in the database."""

import asyncio
from collections.abc import Callable

import pytest

from bot.channels.telegram.client import close, make_bot
from bot.channels.telegram.plugin import TelegramPlugin, create
from bot.inbox import Inbound
from tests.auxil.bot_api_faults import malformed_json, server_error, too_many_requests
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.bot.channels.telegram.conftest import CATALOGUE, MemoryEdge
from tickets.errors import StoreUnavailable

pytestmark = pytest.mark.usefixtures("plugin")
STORIES = [(1001, "zh-hans", "理赔被拒了，我要投诉"), (1002, "en", "My claim was refused")]


@pytest.mark.parametrize(("chat", "code", "text"), STORIES)
async def test_a_message_is_kept_with_who_wrote_it(
    telegram: BotApiServer, edge: MemoryEdge, chat: int, code: str, text: str
) -> None:
    update_id = telegram.say(chat, text, name="Wang Fang", language_code=code)
    await telegram.wait_for_confirmation()
    assert list(edge.kept.values()) == [
        Inbound(
            channel="telegram",
            account=str(chat),
            update_id=str(update_id),
            kind="text",
            text=text,
            profile_name="Wang Fang",
            locale=code,
        )
    ]


async def test_messages_of_one_chat_are_kept_in_order(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    for number in range(30):
        telegram.say(1001, f"{number}")
        telegram.say(1002, f"{number}")
    await telegram.wait_for_confirmation()
    expected = [str(number) for number in range(30)]
    for chat in ("1001", "1002"):
        assert [i.text for i in edge.kept.values() if i.account == chat] == expected


async def test_an_update_that_comes_again_is_kept_once(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    update_id = telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    telegram.world.queue_again(update_id)
    await telegram.wait_for_confirmation()
    telegram.say(1001, "还在吗")
    await telegram.wait_for_confirmation()
    assert (edge.texts, edge.duplicates) == (["你好", "还在吗"], 1)


async def test_ids_may_start_anew_below_the_last_one(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    telegram.say(1001, "before the quiet week")
    await telegram.wait_for_confirmation()
    telegram.world._next_update = 1000
    telegram.say(1001, "after it")
    await telegram.wait_for(lambda: len(edge.kept) == 2, "the second message was kept")
    assert edge.texts == ["before the quiet week", "after it"]


@pytest.mark.parametrize(("chat", "code", "text"), STORIES)
async def test_without_a_database_nothing_is_confirmed_and_one_sentence_is_said(
    telegram: BotApiServer, edge: MemoryEdge, chat: int, code: str, text: str
) -> None:
    edge.trouble = StoreUnavailable("down")
    first = telegram.say(chat, text, language_code=code)
    second = telegram.say(chat, text + "!", language_code=code)
    language = "zh" if code.startswith("zh") else "en"
    said = await telegram.wait_for_reply(chat)
    # several rounds of fetching, each of them in vain
    rounds = len(telegram.calls("getUpdates")) + 2
    await telegram.wait_for(lambda: len(telegram.calls("getUpdates")) >= rounds, "tried again")
    assert telegram.world.unconfirmed() == [first, second]
    edge.trouble = None
    await telegram.wait_for_confirmation()
    assert edge.texts == [text, text + "!"]
    assert telegram.texts(chat) == [said.text]
    assert said.text == CATALOGUE.text("telegram.not_saved", language)


async def test_customers_behind_the_one_that_failed_are_told_too(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    edge.trouble = StoreUnavailable("down")
    telegram.say(1001, "第一位")
    telegram.say(1002, "the second", language_code="en")
    await telegram.wait_for_reply(1001)
    await telegram.wait_for_reply(1002)
    edge.trouble = None
    await telegram.wait_for_confirmation()
    assert edge.texts == ["第一位", "the second"]


async def test_an_update_that_always_fails_does_not_hold_up_the_others(
    telegram: BotApiServer, edge: MemoryEdge, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = edge.accept

    async def accept(inbound: Inbound) -> object:
        if inbound.text == "poison":
            raise ValueError("a defect")
        return await keep(inbound)

    monkeypatch.setattr(edge, "accept", accept)
    monkeypatch.setattr("bot.channels.telegram.polling._LONGEST_PAUSE_SECONDS", 0.01)
    telegram.say(1001, "poison", language_code="en")
    telegram.say(1002, "healthy")
    await telegram.wait_for_confirmation()
    told = await telegram.wait_for_reply(1001)
    assert (edge.texts, told.text) == (["healthy"], CATALOGUE.text("telegram.given_up", "en"))


async def test_an_update_that_the_library_cannot_read_is_passed_over(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    telegram.world.queue({"message": {"message_id": "not a message"}})
    telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    assert edge.texts == ["你好"]


@pytest.mark.parametrize(
    "fault", [server_error(502), server_error(500), malformed_json(), too_many_requests(1)]
)
async def test_a_failing_server_loses_nothing(
    telegram: BotApiServer, edge: MemoryEdge, fault: object
) -> None:
    telegram.fail("getUpdates", fault)  # type: ignore[arg-type]
    telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    assert edge.texts == ["你好"]


async def test_another_receiver_is_outlasted(telegram: BotApiServer, edge: MemoryEdge) -> None:
    async with make_bot(TOKEN, telegram.base_url) as other:
        await telegram.wait_for(lambda: telegram.calls("getUpdates"), "polling began")
        await other.get_updates(timeout=0)
    telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    assert edge.texts == ["你好"]


async def test_a_process_killed_between_commit_and_confirmation_keeps_once(
    telegram: BotApiServer, plugin: TelegramPlugin, make_edge: Callable[..., MemoryEdge]
) -> None:
    await plugin.stop()
    dying, alive = make_edge(), make_edge()
    alive.kept = dying.kept  # the database outlives the process
    dying.dies_after_commit = asyncio.CancelledError()
    first = create(dying)
    assert first is not None
    await first.start()
    telegram.say(1001, "你好")
    await telegram.wait_for(lambda: dying.kept, "kept")
    assert first._task is not None
    await asyncio.wait([first._task])
    await close(first._bot)  # the connections go with the process; nothing is confirmed
    assert len(telegram.world.unconfirmed()) == 1
    second = create(alive)
    assert second is not None
    await second.start()
    await telegram.wait_for_confirmation()
    await second.stop()
    assert (alive.texts, alive.duplicates) == (["你好"], 1)


async def test_a_stop_confirms_what_was_kept(
    telegram: BotApiServer, plugin: TelegramPlugin, edge: MemoryEdge
) -> None:
    telegram.say(1001, "你好")
    await telegram.wait_for(lambda: edge.kept, "kept")
    await plugin.stop()
    assert telegram.world.unconfirmed() == []
