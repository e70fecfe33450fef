"""What another process puts into the outbox reaches the web chat and Telegram."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import bootstrap
from bot.store.pushes import Pushes
from bot.store.rows import Reply, ReplyButton
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.auxil.gateway_process import GatewayProcess
from tests.auxil.running_gateway import RunningGateway
from tests.auxil.web_talk import new_session, shown, talk
from tickets.store import crypto

SURVEY = Reply(
    "How did we handle it?",
    (ReplyButton("5, very well", '/rate{"score": "5"}', once=False),),
    author="system",
)


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[RunningGateway]:
    """A running gateway of this test's own."""
    gateway = RunningGateway(tmp_path)
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()
        crypto.install(None)


def customer(database: Path) -> tuple[str, str]:
    """Ids of the only conversation and its customer."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT id, customer_id FROM conversations WHERE channel != 'canary'"
        ).fetchall()
    ((conversation_id, customer_id),) = rows
    return str(conversation_id), str(customer_id)


async def test_the_web_chat_shows_it_while_it_is_open_and_its_button_counts(
    gateway: RunningGateway,
) -> None:
    async with talk(gateway, await new_session(gateway)) as one:
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        await one.until("message", text="echo good morning")
        app = bootstrap.build(gateway.settings)
        ids = customer(gateway.settings.var_dir / "frontdoor.db")
        pushed = Pushes(app.engine).push(*ids, "survey:1", SURVEY, app.time.now())
        app.close()
        assert pushed is not None
        message = await one.until("message", text=SURVEY.text)
        assert (message["from"], message["seq"]) == ("system", 3)
        token = message["buttons"][0]["token"]
        await one.send({"type": "choose", "client_id": "a2", "token": token})
        await one.until("idle")
    assert shown(one.events)[-1] == ("bot", 'echo payload /rate{"score": "5"}')


def test_telegram_gets_it_as_a_message(tmp_path: Path) -> None:
    with BotApiServer() as telegram:
        gateway = GatewayProcess(
            tmp_path, telegram_token=TOKEN, telegram_base_url=telegram.base_url
        )
        gateway.start()
        try:
            chat = 5550001
            telegram.say(chat, "good morning")
            assert telegram.next_reply(chat).text == "echo good morning"
            app = bootstrap.build(gateway.settings)
            ids = customer(gateway.settings.var_dir / "frontdoor.db")
            Pushes(app.engine).push(*ids, "survey:1", SURVEY, app.time.now())
            app.close()
            told = telegram.next_reply(chat)
            assert (told.text, told.labels) == (SURVEY.text, ["5, very well"])
        finally:
            gateway.stop()
            crypto.install(None)
