"""Telegram is switched on by its token, and refuses settings that cannot work."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.channels.telegram.commands import COMMANDS
from bot.channels.telegram.plugin import TelegramMisconfigured, TelegramPlugin, create
from bot.messages import Conversation, Message
from tests.auxil.bot_api_faults import server_error
from tests.auxil.bot_api_server import BotApiServer
from tests.bot.channels.telegram.conftest import CATALOGUE, MemoryEdge


def test_without_a_token_there_is_no_telegram(make_edge: Callable[..., MemoryEdge]) -> None:
    edge = make_edge()
    edge.settings.telegram_token = SecretStr("")
    assert create(edge) is None


@pytest.mark.parametrize("secret", ["", "short", "with spaces in it, and long", "密" * 20])
def test_webhook_mode_needs_a_secret(make_edge: Callable[..., MemoryEdge], secret: str) -> None:
    edge = make_edge(telegram_mode="webhook", telegram_webhook_secret=SecretStr(secret))
    with pytest.raises(TelegramMisconfigured, match="FRONTDOOR_TELEGRAM_WEBHOOK_SECRET"):
        create(edge)


def test_an_unknown_mode_is_refused(make_edge: Callable[..., MemoryEdge]) -> None:
    with pytest.raises(TelegramMisconfigured, match="FRONTDOOR_TELEGRAM_MODE"):
        create(make_edge(telegram_mode="pigeon"))


async def test_commands_are_announced_in_both_languages(
    telegram: BotApiServer, plugin: TelegramPlugin
) -> None:
    await telegram.wait_for(lambda: len(telegram.world.commands) == 2, "commands announced")
    told = {
        code: [(c["command"], c["description"]) for c in commands]
        for code, commands in telegram.world.commands.items()
    }
    assert told == {
        code: [(name, CATALOGUE.text(f"telegram.{name}", language)) for name in COMMANDS]
        for code, language in (("", "en"), ("zh", "zh"))
    }


async def test_long_polling_takes_an_old_webhook_away(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    telegram.world.webhook = {"url": "http://127.0.0.1:9/old", "secret": ""}
    plugin = create(edge)
    assert plugin is not None
    assert plugin.router is None
    await plugin.start()
    telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    await plugin.stop()
    assert edge.texts == ["你好"]


async def test_telegram_may_be_away_at_the_start(telegram: BotApiServer, edge: MemoryEdge) -> None:
    telegram.fail("getMe", server_error())
    plugin = create(edge)
    assert plugin is not None
    await plugin.start()
    telegram.say(1001, "你好")
    await telegram.wait_for_confirmation()
    await plugin.stop()
    assert edge.texts == ["你好"]


async def test_a_wrong_token_does_not_stop_the_gateway(edge: MemoryEdge) -> None:
    edge.settings.telegram_token = SecretStr("1:wrong")
    plugin = create(edge)
    assert plugin is not None
    await plugin.start()
    await plugin.stop()


def test_the_base_url_may_be_given_with_or_without_its_end(
    make_edge: Callable[..., MemoryEdge], telegram: BotApiServer
) -> None:
    urls = []
    for base_url in (telegram.base_url, telegram.base_url.removesuffix("/bot") + "/", ""):
        edge = make_edge()
        edge.settings.telegram_base_url = base_url
        plugin = create(edge)
        assert plugin is not None
        urls.append(plugin._bot.base_url.rpartition("/")[0])
    local = telegram.base_url.removesuffix("/bot")
    assert urls == [local, local, "https://api.telegram.org"]


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [
        ("zh", "林若水", "林若水（人工客服）："),
        ("zh-Hant", "林若水", "林若水（人工客服）："),
        ("en", "Nia Davies", "Nia Davies (staff):"),
        ("en", None, "Staff:"),
    ],
)
async def test_staff_speak_under_their_name_or_as_staff(
    telegram: BotApiServer, plugin: TelegramPlugin, language: str, name: str | None, line: str
) -> None:
    telegram.world.meet(1001, "private", "Wang Fang", "zh-hans")
    chat = Conversation("c_1", "telegram", "1001", "cu_1", language, None, None)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    said = Message("m_1", "c_1", 1, "out", "staff", "…", (), at, author_name=name)
    await plugin.channel.deliver(chat, said)
    assert [sent.text for sent in telegram.sent(1001)] == [f"{line}\n…"]
