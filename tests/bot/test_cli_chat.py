"""`frontdoor chat` as a script uses it."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.auxil.fake_engine import Body
from tests.auxil.running_gateway import PROJECT, RunningGateway


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    """A running gateway."""
    gateway = RunningGateway(tmp_path_factory.mktemp("gateway"))
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()


def chat(
    gateway: RunningGateway, said: bytes, *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command on this input."""
    environment = os.environ | {
        "FRONTDOOR_VAR_DIR": str(gateway.settings.var_dir),
        "FRONTDOOR_PORT": str(gateway.settings.port),
    }
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat", *arguments],
        input=said,
        capture_output=True,
        cwd=PROJECT,
        env=environment,
        timeout=60,
        check=False,
    )


def events(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """What was written, without the typing indicator, ids and tokens."""
    written = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        {k: v for k, v in event.items() if k not in {"id", "buttons"}}
        for event in written
        if event["type"] != "typing"
    ]


def test_every_line_is_answered_in_order_and_then_it_ends(gateway: RunningGateway) -> None:
    done = chat(
        gateway,
        b'{"type":"text","text":"one"}\n'
        b"nonsense\n"
        b"\xff\xfe\n"
        b'{"type":"dance"}\n'
        b'{"type":"file","path":"/no/such/file"}\n'
        b'{"type":"text","text":"\xe4\xbd\xa0\xe5\xa5\xbd"}',
        "--json",
    )
    found = events(done)
    assert [e["code"] for e in found if e["type"] == "error"] == ["malformed"] * 4
    assert [e for e in found if e["type"] != "error"] == [
        {"type": "message", "from": "bot", "text": "echo one"},
        {"type": "message", "from": "bot", "text": "echo 你好"},
        {"type": "idle"},
    ]
    assert done.returncode == 0


def test_a_message_event_has_exactly_the_documented_fields(gateway: RunningGateway) -> None:
    done = chat(gateway, b'{"type":"text","text":"hi"}\n', "--json")
    written = [json.loads(line) for line in done.stdout.splitlines()]
    (message,) = (e for e in written if e["type"] == "message")
    assert sorted(message) == ["buttons", "from", "id", "text", "type"]


def test_nothing_said_is_idle_at_once(gateway: RunningGateway) -> None:
    done = chat(gateway, b"", "--json")
    assert (events(done), done.returncode) == ([{"type": "idle"}], 0)


def test_a_name_keeps_the_session_and_no_name_does_not(gateway: RunningGateway) -> None:
    before = len(gateway.engine.turns)
    for name in ("wang", "wang", "li"):
        done = chat(gateway, b'{"type":"text","text":"hi"}\n', "--json", "--as", name)
        assert events(done) == [
            {"type": "message", "from": "bot", "text": "echo hi"},
            {"type": "idle"},
        ]
    assert len(gateway.engine.turns) - before == 2
    file = gateway.settings.var_dir / "sessions" / "wang.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["../escape", "", ".hidden", "a/b", "x" * 65])
def test_a_name_that_is_no_file_name_is_refused(gateway: RunningGateway, name: str) -> None:
    done = chat(gateway, b"", "--json", "--as", name)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_number_presses_a_button(gateway: RunningGateway) -> None:
    def script(body: Body) -> Body:
        if body["payload"]:
            return {"replies": [{"text": f"did {body['payload']}"}]}
        return {"replies": [{"text": "Well?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}]}

    usual, gateway.engine.script = gateway.engine.script, script
    try:
        environment = os.environ | {
            "FRONTDOOR_VAR_DIR": str(gateway.settings.var_dir),
            "FRONTDOOR_PORT": str(gateway.settings.port),
        }
        with subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "chat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=PROJECT,
            env=environment,
        ) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(b"hello\n")
            process.stdin.flush()
            for line in process.stdout:
                if line == b"  [1] Yes\n":
                    break
            process.stdin.write(b"1\n")
            process.stdin.close()
            assert b"did /affirm" in process.stdout.read()
    finally:
        gateway.engine.script = usual


def test_without_a_running_system_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat", "--json", "--url", "http://127.0.0.1:9"],
        input=b'{"type":"text","text":"hi"}\n',
        capture_output=True,
        cwd=PROJECT,
        env=os.environ | {"FRONTDOOR_VAR_DIR": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"frontdoor chat: No gateway answers at http://127.0.0.1:9 (ConnectError). "
        b"Start it with: make run\n"
    )
