"""The engine process itself: lean, quiet, and clear when it cannot start."""

import json
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from bot.engine_key import engine_key

from .conftest import free_port, turn

PROJECT = Path(__file__).resolve().parents[3]


def serve(model: str, port: int, log: Path, *more: str) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "bot.engine.serve",
                "--model",
                model,
                "--port",
                str(port),
                *more,
            ],
            cwd=PROJECT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> dict[str, str]:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{url}/health") as response:
                return dict(json.load(response))
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(log.read_text())


def test_it_serves_without_tensorflow_and_writes_no_message(
    tiny_model: str, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log"
    url = f"http://127.0.0.1:{port}/webhooks/frontdoor"
    canaries = tmp_path / "canary.yml"
    canaries.write_text("- {text: hello Quagmire, intent: greet}\n")
    process = serve(tiny_model, port, log, "--canaries", str(canaries))
    try:
        assert wait_until_ready(url, process, log) == {"model": Path(tiny_model).name}
        key = engine_key(tmp_path / "var" / "keys" / "master.key")
        request = Request(
            f"{url}/turn",
            json.dumps(turn("hello Quagmire", "m_1")).encode(),
            {"X-Front-Door-Key": key, "Content-Type": "application/json"},
        )
        with urlopen(request) as response:
            assert json.load(response)["replies"][0]["text"] in {"Good day", "Hello there"}
        loaded = Path(f"/proc/{process.pid}/maps").read_text()
        assert "tensorflow" not in loaded
        assert "sklearn" not in loaded
    finally:
        process.terminate()
        process.wait(20)
    assert log.read_text().splitlines() == [
        f"INFO frontdoor.engine: Serving {Path(tiny_model).name}."
    ]


def test_a_model_that_cannot_be_read_ends_it_with_a_message(tmp_path: Path) -> None:
    (tmp_path / "broken.tar.gz").write_bytes(b"no archive")
    process = serve(str(tmp_path / "broken.tar.gz"), free_port(), tmp_path / "log")
    assert process.wait(120) == 2
    assert "make train" in (tmp_path / "log").read_text()


def test_a_model_that_misreads_the_canaries_is_not_served(tiny_model: str, tmp_path: Path) -> None:
    process = serve(tiny_model, free_port(), tmp_path / "log")
    status = process.wait(120)
    told = (tmp_path / "log").read_text()
    assert status == 2, told
    assert f"The model {Path(tiny_model).name} reads" in told
    assert "make train" in told
