"""What a gateway says of itself."""

from pathlib import Path

import httpx
import pytest

from bot import canary
from tests.auxil.fake_engine import Body, Failure, FakeEngine
from tests.auxil.running_gateway import RunningGateway
from tests.auxil.web_talk import new_session, talk


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
