"""Messages reach Telegram: whole, in order, and when it fails, again."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.client import close, make_bot
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.splitting import LONGEST_MESSAGE
from bot.messages import Button, Conversation, Message, Retry, Undeliverable
from tests.auxil.bot_api_faults import (
    Fault,
    hangs_after_the_work,
    malformed_json,
    refusal,
    server_error,
    too_many_requests,
)
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN

CHAT = Conversation("c_1", "telegram", "1001", "cu_1", "zh", "zh-hans", "Wang Fang")
ANSWER = "您的投诉已登记。"


def message(text: str | None, *buttons: Button, name: str = "m_1") -> Message:
    return Message(name, "c_1", 1, "out", "bot", text, buttons, datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
async def channel(telegram: BotApiServer) -> AsyncIterator[TelegramChannel]:
    telegram.world.meet(1001, "private", "Wang Fang", "zh-hans")
    bot = make_bot(TOKEN, telegram.base_url, read_timeout_seconds=1.0)
    channel = TelegramChannel(bot, Pace(0, 1e9))
    yield channel
    await channel.close()
    await close(bot)


@pytest.mark.parametrize("text", ["Your complaint is registered.", ANSWER, "a_b *c* <i> & [d](e)"])
async def test_a_message_arrives_as_written(
    telegram: BotApiServer, channel: TelegramChannel, text: str
) -> None:
    await channel.deliver(CHAT, message(text, Button("Yes", "t1"), Button("No", "t2")))
    [sent] = telegram.sent(1001)
    assert (sent.text, sent.labels, sent.data) == (text, ["Yes", "No"], ["1.t1", "1.t2"])
    assert "parse_mode" not in telegram.calls("sendMessage")[0].params


@pytest.mark.parametrize("sentence", ["赔了一点点。", "They paid. ", "😀"])
async def test_a_long_message_arrives_in_parts(
    telegram: BotApiServer, channel: TelegramChannel, sentence: str
) -> None:
    text = sentence * (2 * LONGEST_MESSAGE // len(sentence) + 5)
    await channel.deliver(CHAT, message(text, Button("OK", "t")))
    sent = telegram.sent(1001)
    assert "".join("".join(s.text for s in sent).split()) == "".join(text.split())
    assert [s.labels for s in sent] == [[]] * (len(sent) - 1) + [["OK"]]


async def test_an_erased_message_sends_nothing(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    await channel.deliver(CHAT, message(None))
    assert telegram.calls("sendMessage") == []


async def test_a_pause_that_telegram_wants_is_passed_on(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.fail("sendMessage", too_many_requests(7))
    with pytest.raises(Retry) as error:
        await channel.deliver(CHAT, message(ANSWER))
    assert error.value.after_seconds == 7
    await channel.deliver(CHAT, message(ANSWER))
    assert telegram.texts(1001) == [ANSWER]


@pytest.mark.parametrize("fault", [server_error(500), server_error(502), malformed_json()])
async def test_a_failure_is_tried_again_later(
    telegram: BotApiServer, channel: TelegramChannel, fault: Fault
) -> None:
    telegram.fail("sendMessage", fault)
    with pytest.raises(Retry) as error:
        await channel.deliver(CHAT, message(ANSWER))
    assert error.value.after_seconds is None
    await channel.deliver(CHAT, message(ANSWER))
    assert telegram.texts(1001) == [ANSWER]


async def test_a_timeout_after_the_work_is_tried_again_and_noted(
    telegram: BotApiServer, channel: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail("sendMessage", hangs_after_the_work())
    with pytest.raises(Retry):
        await channel.deliver(CHAT, message(ANSWER))
    await channel.deliver(CHAT, message(ANSWER))
    # at least once: whether the first one arrived cannot be known here
    assert telegram.texts(1001) == [ANSWER, ANSWER]
    assert caplog.messages == ["No answer for message m_1; it may appear twice."]


async def test_after_a_failure_in_the_middle_only_the_missing_parts_are_sent(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    text = "\n\n".join(letter * 4000 for letter in "abc")
    telegram.fail("sendMessage", server_error(), after=1)
    with pytest.raises(Retry):
        await channel.deliver(CHAT, message(text, Button("OK", "t")))
    assert [t[:1] for t in telegram.texts(1001)] == ["a"]
    await channel.deliver(CHAT, message(text, Button("OK", "t")))
    assert [t[:1] for t in telegram.texts(1001)] == ["a", "b", "c"]
    assert telegram.sent(1001)[-1].labels == ["OK"]


async def test_who_blocked_the_bot_cannot_be_reached(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.block(1001)
    with pytest.raises(Undeliverable):
        await channel.deliver(CHAT, message(ANSWER))
    telegram.unblock(1001)
    await channel.deliver(CHAT, message(ANSWER))
    assert telegram.texts(1001) == [ANSWER]


async def test_a_chat_that_does_not_exist_cannot_be_reached(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.world.chats.clear()
    with pytest.raises(Undeliverable):
        await channel.deliver(CHAT, message(ANSWER))
    assert len(telegram.calls("sendMessage")) == 1


async def test_a_refused_keyboard_is_written_out_instead(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.fail("sendMessage", refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
    await channel.deliver(CHAT, message("对吗？", Button("对", "t1"), Button("不对", "t2")))
    [sent] = telegram.sent(1001)
    assert (sent.text, sent.labels) == ("对吗？\n· 对\n· 不对", [])


async def test_a_part_that_telegram_finds_too_long_is_cut_further(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.fail("sendMessage", refusal(400, "Bad Request: message is too long"))
    await channel.deliver(CHAT, message("a" * 3000, Button("OK", "t")))
    sent = telegram.sent(1001)
    assert [(len(s.text), s.labels) for s in sent] == [(1024, []), (1024, []), (952, ["OK"])]


async def test_a_message_refused_in_every_form_is_given_up(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    telegram.fail("sendMessage", refusal(400, "Bad Request: something new"), times=3)
    with pytest.raises(Undeliverable):
        await channel.deliver(CHAT, message(ANSWER))
    assert telegram.texts(1001) == []


async def test_a_wrong_token_is_waited_out(telegram: BotApiServer) -> None:
    bot = make_bot("1:wrong", telegram.base_url)
    with pytest.raises(Retry) as error:
        await TelegramChannel(bot, Pace(0, 1e9)).deliver(CHAT, message(ANSWER))
    assert error.value.after_seconds == 60
    await close(bot)


async def test_an_answer_that_comes_at_once_shows_no_typing(
    telegram: BotApiServer, channel: TelegramChannel
) -> None:
    await channel.typing(CHAT, True)
    await channel.typing(CHAT, False)
    await channel.close()
    assert telegram.calls("sendChatAction") == []


async def test_an_answer_that_takes_longer_shows_typing(telegram: BotApiServer) -> None:
    telegram.world.meet(1001, "private", "Wang Fang", "zh-hans")
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    bot = make_bot(TOKEN, telegram.base_url)
    channel = TelegramChannel(bot, Pace(0, 1e9), sleep)
    await channel.typing(CHAT, True)
    await telegram.wait_for(lambda: len(telegram.calls("sendChatAction")) >= 2, "typing shown")
    await channel.typing(CHAT, False)
    await channel.close()
    await close(bot)
    assert waits[:2] == [0.7, 4.0]


async def test_neither_texts_nor_the_token_are_logged(
    telegram: BotApiServer, channel: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for fault in (malformed_json(works=True), server_error(), hangs_after_the_work()):
        telegram.fail("sendMessage", fault)
        with pytest.raises(Retry):
            await channel.deliver(CHAT, message("secret story"))
    logged = " ".join(
        record.getMessage() for record in caplog.records if "uvicorn" not in record.name
    )
    assert [word for word in ("secret", TOKEN, "1001") if word in logged] == []


async def test_a_member_of_staff_is_told_from_the_bot_by_a_line(telegram: BotApiServer) -> None:
    telegram.world.meet(1001, "private", "Wang Fang", "zh-hans")
    bot = make_bot(TOKEN, telegram.base_url, read_timeout_seconds=1.0)
    line = "陈一鸣（人工客服）："
    channel = TelegramChannel(bot, Pace(0, 1e9), staff_line=lambda _, message: line)
    await channel.deliver(CHAT, replace(message("您好"), author="staff", author_name="陈一鸣"))
    await channel.deliver(CHAT, message(ANSWER, name="m_2"))
    assert [sent.text for sent in telegram.sent(1001)] == [f"{line}\n您好", ANSWER]
    await channel.close()
    await close(bot)
