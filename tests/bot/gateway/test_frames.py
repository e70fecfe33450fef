"""Frames that are malformed, too large or too many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.auxil.running_gateway import RunningGateway
from tests.auxil.web_talk import new_session, shown, talk


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
