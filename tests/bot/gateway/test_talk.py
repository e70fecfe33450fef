"""Customers talk to a gateway over the wire."""

import asyncio
import json

import pytest

from bot.chat_client import Remembered, open_socket
from tests.auxil.running_gateway import RunningGateway
from tests.auxil.web_talk import new_session, shown, talk


async def test_a_message_is_accepted_answered_and_then_all_is_idle(
    gateway: RunningGateway,
) -> None:
    async with talk(gateway, await new_session(gateway)) as one:
        await one.until("idle")
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        await one.until("idle")
        assert [e["type"] for e in one.events] == [
            "welcome",
            "idle",
            "accepted",
            "typing",
            "typing",
            "message",
            "idle",
        ]
        assert shown(one.events) == [("bot", "echo good morning")]


async def test_a_reconnect_shows_what_was_missed_exactly_once(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    gateway.engine.hold()
    async with talk(gateway, cookie) as one:
        await one.send({"type": "text", "client_id": "a1", "text": "first"})
        accepted = await one.until("accepted")
    gateway.engine.let_go()
    async with talk(gateway, cookie, last_seq=accepted["seq"]) as again:
        await again.until("idle")
        assert shown(again.events) == [("bot", "echo first")]
        await again.send({"type": "ack", "seq": again.events[-2].get("seq", 2)})
        # sent again since the first answer might have been lost
        await again.send({"type": "text", "client_id": "a1", "text": "first"})
        assert (await again.until("accepted"))["duplicate"]
    async with talk(gateway, cookie) as fresh:
        await fresh.until("idle")
        assert shown(fresh.events) == [("customer", "first"), ("bot", "echo first")]
    async with talk(gateway, cookie, last_seq=2) as uptodate:
        await uptodate.until("idle")
        assert shown(uptodate.events) == []


async def test_who_leaves_a_long_history_unread_leaves_in_good_order(
    gateway: RunningGateway,
) -> None:
    session = await new_session(gateway)
    async with talk(gateway, session) as one:
        for number in range(20):
            await one.send({"type": "text", "client_id": f"a{number}", "text": f"part {number}"})
            await one.until("idle")
    async with open_socket(gateway.url, Remembered(session.partition("=")[2])) as connection:
        await connection.send(json.dumps({"type": "hello", "last_seq": None}))
        await connection.recv()
        # until more is there than is read ahead by default
        async with asyncio.timeout(20):
            while len(connection.recv_messages.frames) < 40:
                await asyncio.sleep(0.01)
    assert connection.close_code == 1000


async def test_a_second_tab_sees_the_same_conversation(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    async with talk(gateway, cookie) as one, talk(gateway, cookie) as two:
        await two.until("idle")
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        await two.until("idle")
        assert shown(two.events) == [("customer", "good morning"), ("bot", "echo good morning")]


async def test_sessions_do_not_see_each_other(gateway: RunningGateway) -> None:
    async with (
        talk(gateway, await new_session(gateway)) as one,
        talk(gateway, await new_session(gateway)) as two,
    ):
        await two.until("idle")
        await one.send({"type": "text", "client_id": "a1", "text": "mine"})
        await one.until("message")
        await two.send({"type": "text", "client_id": "a1", "text": "yours"})
        await two.until("message")
        assert shown(two.events) == [("bot", "echo yours")]
    assert len(gateway.engine.turns) == 2


@pytest.mark.parametrize("cookie", ["", "frontdoor_session=", "frontdoor_session=forged.AAAA.BBBB"])
async def test_no_valid_session_is_told_and_closed(gateway: RunningGateway, cookie: str) -> None:
    async with talk(gateway, cookie, hello=False) as one:
        assert await one.closed() == 4401
        assert [e["code"] for e in one.events] == ["session_expired"]


async def test_another_website_is_refused(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    async with talk(gateway, cookie, hello=False, Origin="https://elsewhere.example") as one:
        assert await one.closed() == 4403
        assert [e["code"] for e in one.events] == ["origin_refused"]
    async with talk(gateway, cookie, Origin=gateway.url) as own:
        await own.until("idle")
