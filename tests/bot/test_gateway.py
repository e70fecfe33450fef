"""The gateway as a process: over the wire, killed, and with bad input."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot import canary
from tests.auxil.fake_engine import Body, Failure, FakeEngine
from tests.auxil.running_gateway import RunningGateway

Event = dict[str, Any]


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[RunningGateway]:
    """A running gateway of this test's own."""
    gateway = RunningGateway(tmp_path)
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()


class Talk:
    """A client that counts on nothing."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.events: list[Event] = []

    async def send(self, frame: Event | str | bytes) -> None:
        await self._socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def until(self, kind: str, **fields: object) -> Event:
        """Wait for an event of this type with these fields."""
        async with asyncio.timeout(20):
            while True:
                event: Event = json.loads(await self._socket.recv())
                self.events.append(event)
                if event["type"] == kind and fields.items() <= event.items():
                    return event

    async def closed(self) -> int:
        """Wait for the end; returns the close code."""
        async with asyncio.timeout(20):
            try:
                while True:
                    self.events.append(json.loads(await self._socket.recv()))
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 1006


async def new_session(gateway: RunningGateway) -> str:
    """A session cookie."""
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(f"{gateway.url}/chat/session")
    return response.headers["set-cookie"].split(";")[0]


@contextlib.asynccontextmanager
async def talk(
    gateway: RunningGateway,
    cookie: str,
    last_seq: int | None = None,
    hello: bool = True,
    **headers: str,
) -> AsyncIterator[Talk]:
    """An open socket, greeted."""
    async with connect(
        f"ws{gateway.url.removeprefix('http')}/chat/socket",
        additional_headers={"Cookie": cookie, **headers},
        max_size=None,
        proxy=None,
    ) as socket:
        one = Talk(socket)
        if hello:
            await one.send({"type": "hello", "last_seq": last_seq, "locale": "en"})
            await one.until("welcome")
        yield one


def shown(events: list[Event]) -> list[tuple[str, str]]:
    """Author and text of the messages among events."""
    return [(e["from"], e["text"]) for e in events if e["type"] == "message"]


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


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{", "malformed"),
        ("[]", "malformed"),
        ("null", "malformed"),
        ("[" * 100_000, "malformed"),
        (b"\xff\xfe", "malformed"),
        ('{"type":"text"}', "malformed"),
        ('{"type":"text","client_id":"x","text":7}', "malformed"),
        ('{"type":"text","client_id":"no spaces","text":"a"}', "malformed"),
        ('{"type":"choose","client_id":"x","token":null}', "malformed"),
        ('{"type":"ack","seq":true}', "malformed"),
        ('{"type":"hello","last_seq":-1}', "malformed"),
        ('{"type":"payload","client_id":"x","payload":"/affirm"}', "unknown_type"),
        ("{}", "unknown_type"),
    ],
    ids=str,
)
async def test_a_bad_frame_is_explained_and_the_socket_goes_on(
    shared_gateway: RunningGateway, bad: str | bytes, code: str
) -> None:
    async with talk(shared_gateway, await new_session(shared_gateway)) as one:
        await one.until("idle")
        await one.send(bad)
        assert (await one.until("error"))["code"] == code
        await one.send({"type": "text", "client_id": "ok", "text": "still here"})
        assert (await one.until("message"))["text"] == "echo still here"


@pytest.fixture(scope="module")
def shared_gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    """A running gateway for tests that leave no trace in each other."""
    gateway = RunningGateway(tmp_path_factory.mktemp("gateway"))
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()


async def test_hello_comes_first(shared_gateway: RunningGateway) -> None:
    async with talk(shared_gateway, await new_session(shared_gateway), hello=False) as one:
        await one.send({"type": "text", "client_id": "early", "text": "hi"})
        error = await one.until("error")
        assert (error["code"], error["client_id"]) == ("hello_first", "early")


async def test_a_frame_that_is_too_large_closes_the_socket(
    shared_gateway: RunningGateway,
) -> None:
    cookie = await new_session(shared_gateway)
    async with talk(shared_gateway, cookie) as one:
        await one.send("x" * (2 * 1024 * 1024 + 1))
        assert await one.closed() == 1009
    async with talk(shared_gateway, cookie) as again:
        await again.until("idle")
        assert shown(again.events) == []


async def test_nothing_but_bad_frames_closes_the_socket(shared_gateway: RunningGateway) -> None:
    async with talk(shared_gateway, await new_session(shared_gateway)) as one:
        for _ in range(20):
            await one.send("nonsense")
        assert await one.closed() == 4400


async def test_a_text_of_100_000_characters_is_kept(shared_gateway: RunningGateway) -> None:
    cookie = await new_session(shared_gateway)
    async with talk(shared_gateway, cookie) as one:
        await one.until("idle")
        await one.send({"type": "text", "client_id": "long", "text": "投" * 100_000})
        await one.until("idle")
    async with talk(shared_gateway, cookie) as again:
        await again.until("idle")
        assert shown(again.events)[0] == ("customer", "投" * 100_000)


async def test_too_many_messages_are_slowed_down(tmp_path: Path) -> None:
    gateway = RunningGateway(tmp_path, web_messages_per_minute=3)
    try:
        gateway.start()
        async with talk(gateway, await new_session(gateway)) as one:
            for n in range(4):
                await one.send({"type": "text", "client_id": f"a{n}", "text": f"{n}"})
            error = await one.until("error")
            assert (error["code"], error["client_id"]) == ("rate_limited", "a3")
            assert 0 < error["retry_after"] <= 20
    finally:
        gateway.close()


async def test_a_killed_gateway_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    gateway = RunningGateway(tmp_path)
    try:
        gateway.start()
        cookie = await new_session(gateway)
        # killed while the engine works; the turn is saved by the engine and its answer lost
        gateway.engine.hold()
        async with talk(gateway, cookie) as one:
            for n in range(3):
                await one.send({"type": "text", "client_id": f"a{n}", "text": f"{n}"})
            await one.until("accepted", client_id="a2")
            await asyncio.to_thread(gateway.engine.wait_for_requests, 1)
            gateway.kill()
        gateway.engine.let_go()
        gateway.start()
        async with talk(gateway, cookie, last_seq=3) as again:
            await again.until("idle")
            # a slow restart may have said that it is late
            answers = [text for author, text in shown(again.events) if author == "bot"]
            assert answers == [f"echo {n}" for n in range(3)]
        assert [len(turns) for turns in gateway.engine.turns.values()] == [3]
    finally:
        gateway.close()


async def test_gateways_killed_at_any_moment_answer_everything_once_in_order(
    tmp_path: Path,
) -> None:
    gateway = RunningGateway(tmp_path)
    try:
        gateway.start()
        cookie = await new_session(gateway)
        accepted = 0
        for kill in range(5):
            async with talk(gateway, cookie) as one:
                for n in range(accepted, accepted + 4):
                    await one.send({"type": "text", "client_id": f"a{n}", "text": f"{n}"})
                # each round dies a little further on its way
                await one.until("accepted", client_id=f"a{accepted + kill % 4}")
                gateway.kill()
            gateway.start()
            async with talk(gateway, cookie) as again:
                # what had no "accepted" is sent again, as a client does
                for n in range(accepted, accepted + 4):
                    await again.send({"type": "text", "client_id": f"a{n}", "text": f"{n}"})
                await again.until("accepted", client_id=f"a{accepted + 3}")
            accepted += 4
        async with talk(gateway, cookie) as end:
            await end.until("idle")
            said = shown(end.events)
        assert [text for author, text in said if author == "customer"] == [
            f"{n}" for n in range(20)
        ]
        assert [text for author, text in said if author == "bot"] == [
            f"echo {n}" for n in range(20)
        ]
        assert [len(turns) for turns in gateway.engine.turns.values()] == [20]
    finally:
        gateway.close()


async def test_a_clean_stop_finishes_what_runs(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    async with talk(gateway, cookie) as one:
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        await one.until("accepted")
        assert gateway.terminate() == 0
    gateway.start()
    async with talk(gateway, cookie, last_seq=1) as again:
        await again.until("idle")
        assert shown(again.events) == [("bot", "echo good morning")]


async def test_while_the_database_is_away_nothing_is_acknowledged(
    gateway: RunningGateway,
) -> None:
    file = gateway.settings.var_dir / "frontdoor.db"
    cookie = await new_session(gateway)
    async with talk(gateway, cookie) as one:
        await one.until("idle")
        # another program holds the file
        blocker = sqlite3.connect(file, isolation_level=None)
        blocker.execute("BEGIN EXCLUSIVE")
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        error = await one.until("error")
        assert (error["code"], error["client_id"]) == ("not_saved", "a1")
        blocker.execute("ROLLBACK")
        blocker.close()
        await one.send({"type": "text", "client_id": "a1", "text": "good morning"})
        await one.until("accepted", client_id="a1")
        assert (await one.until("message"))["text"] == "echo good morning"


async def test_health_tells_which_part_is_down(gateway: RunningGateway) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        well = await client.get(f"{gateway.url}/healthz")
        gateway.engine.stop()
        ill = await client.get(f"{gateway.url}/healthz")
    everything = {"gateway": "ok", "database": "ok", "engine": "ok", "model": "fake.tar.gz"}
    assert (well.status_code, well.json()) == (200, everything)
    assert (ill.status_code, ill.json()["engine"]) == (503, "down")


async def test_the_canary_is_answered_and_marked(gateway: RunningGateway) -> None:
    assert await canary.answers(gateway.settings)
    assert [r["metadata"]["channel"] for r in gateway.engine.requests] == ["canary"]


async def test_the_canary_does_not_take_an_excuse_for_an_answer(tmp_path: Path) -> None:
    gateway = RunningGateway(tmp_path, engine_timeout_seconds=0.2)
    try:
        gateway.start()
        gateway.engine.fail_when(lambda body: Failure())
        with pytest.raises(canary.ChatUnreachable):
            await canary.ask(gateway.url, gateway.engine.key, patience_seconds=1.5)
    finally:
        gateway.close()


async def test_the_log_holds_nothing_that_customers_said(gateway: RunningGateway) -> None:
    def secretive(body: Body) -> Body:
        return {"language": "en", "replies": [{"text": "hush-reply"}]}

    engine: FakeEngine = gateway.engine
    engine.script = secretive
    engine.fail_next(Failure(), Failure(0))
    async with talk(gateway, await new_session(gateway)) as one:
        await one.send({"type": "text", "client_id": "a1", "text": "hush-text"})
        await one.until("message", **{"from": "bot"})
    gateway.terminate()
    log = gateway.log.read_text("utf-8")
    assert ["attempt 1 failed" in log, "hush" in log, "127.0.0.1:" in log.split("/chat")[1]] == [
        True,
        False,
        False,
    ]
