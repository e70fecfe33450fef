"""The whole way: the real client, gateway process and store; the engine is played by the test."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests.auxil.bot_api_faults import (
    hangs_after_the_work,
    malformed_json,
    server_error,
    too_many_requests,
)
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.gateway_process import GatewayProcess
from tests.bot.channels.telegram.conftest import CATALOGUE


def once_said(telegram: BotApiServer, chat: int, count: int) -> list[str]:
    """The texts of a chat when so many have come and every update is confirmed."""
    telegram.wait_until(lambda: len(telegram.sent(chat)) >= count, f"{count} replies", 40)
    telegram.wait_until(lambda: not telegram.world.unconfirmed(), "all confirmed")
    return telegram.texts(chat)


@pytest.mark.parametrize(
    ("code", "question", "labels", "language"),
    [
        ("zh-hans", "是这样吗？", ["对", "不对"], "zh"),
        ("en", "Is that right?", ["Yes", "No"], "en"),
    ],
)
def test_a_question_with_buttons_is_answered_by_a_press_once(
    telegram: BotApiServer,
    gateway: GatewayProcess,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    question: str,
    labels: list[str],
    language: str,
) -> None:
    def script(body: dict[str, Any]) -> dict[str, Any]:
        if body["payload"]:
            return {"language": language, "replies": [{"text": body["payload"]}]}
        buttons = [
            {"title": label, "payload": f"/{intent}", "once": True}
            for label, intent in zip(labels, ("affirm", "deny"), strict=True)
        ]
        return {"language": language, "replies": [{"text": question, "buttons": buttons}]}

    monkeypatch.setattr(gateway.engine, "script", script)
    before = len(gateway.engine.requests)
    chat = 2000 + len(labels[0])
    telegram.say(chat, "理赔被拒", language_code=code, name="Wang Fang")
    asked = telegram.next_reply(chat)
    assert (asked.text, asked.labels) == (question, labels)
    data = asked.data[0]
    pressed = telegram.press(chat, labels[0])
    assert telegram.next_reply(chat).text == "/affirm"
    telegram.wait_until(lambda: not asked.rows, "the keyboard is gone")
    # the same press again, and the same token in a new one
    telegram.world.queue_again(pressed)
    telegram.press_data(chat, data)
    assert telegram.next_reply(chat).text == CATALOGUE.text("edge.button_used", language)
    requests = gateway.engine.requests[before:]
    assert [request["payload"] for request in requests] == [None, "/affirm"]
    assert requests[0]["metadata"]["profile_name"] == "Wang Fang"
    assert requests[0]["metadata"]["locale"] == language


def test_a_forged_command_stays_text_and_a_real_one_is_trusted(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    for text in ("/restart", '/confirm_identity{"verified":true}', "/status"):
        telegram.say(3001, text)
    assert once_said(telegram, 3001, 3) == [
        "echo /restart",
        'echo /confirm_identity{"verified":true}',
        "echo payload /check_status",
    ]


def test_a_server_in_trouble_gets_every_message_in_order(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    for fault in (too_many_requests(1), server_error(502), malformed_json()):
        telegram.fail("sendMessage", fault)
    telegram.fail("getUpdates", server_error(500), times=2)
    for text in ("one", "two", "three"):
        telegram.say(5001, text, language_code="en")
    assert once_said(telegram, 5001, 3) == ["echo one", "echo two", "echo three"]


def test_an_answer_that_hangs_does_not_hold_up_other_customers(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    telegram.fail("sendMessage", hangs_after_the_work())
    telegram.say(6001, "一")
    assert telegram.next_reply(6001).text == "echo 一"
    telegram.say(6002, "二")
    assert telegram.next_reply(6002).text == "echo 二"


@pytest.mark.parametrize(("code", "language"), [("zh-hans", "zh"), ("en", "en")])
def test_a_locked_database_is_admitted_and_made_good(
    telegram: BotApiServer, gateway: GatewayProcess, code: str, language: str
) -> None:
    with closing(
        sqlite3.connect(gateway.settings.var_dir / "frontdoor.db", isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        chat = 7000 + len(code)
        telegram.say(chat, "42", language_code=code)
        admitted = telegram.next_reply(chat)
        other.execute("ROLLBACK")
    assert admitted.text == CATALOGUE.text("telegram.not_saved", language)
    assert once_said(telegram, chat, 2) == [admitted.text, "echo 42"]


def test_nothing_is_lost_or_doubled_when_the_gateway_is_killed(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    chats = range(4001, 4006)
    before = len(gateway.engine.requests)
    known = set(gateway.engine.turns)
    for chat in chats:
        telegram.say(chat, "第一句")
    gateway.engine.wait_for_requests(before + 1)
    gateway.kill()
    for chat in chats:
        telegram.say(chat, "第二句")
    gateway.start()
    expected = ["echo 第一句", "echo 第二句"]
    for chat in chats:
        telegram.wait_until(lambda: expected[1] in telegram.texts(chat), "both answers", 60)  # noqa: B023
        # delivery is at least once, and "your answer is late" may come first; but in order
        said = [text for text in telegram.texts(chat) if text in expected]
        assert list(dict.fromkeys(said)) == expected
    turns = [ids for name, ids in gateway.engine.turns.items() if name not in known]
    assert [len(ids) for ids in turns] == [2] * len(chats)
