"""A gateway that is killed or stopped, and a database that is away."""

import asyncio
import sqlite3
from pathlib import Path

from tests.auxil.running_gateway import RunningGateway
from tests.auxil.web_talk import new_session, shown, talk


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
        # a busy machine may say first that the answer takes longer
        assert await one.until("message", text="echo good morning")
