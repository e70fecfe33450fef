"""Files through the web chat, over the wire to a real gateway."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bot import bootstrap
from tests.auxil import files
from tests.auxil.running_gateway import PROJECT, RunningGateway
from tests.auxil.web_talk import new_session, talk
from tickets.attachment import Attachment
from tickets.store import crypto

LIMIT = 1_000_000


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    """A running gateway that takes files of up to a megabyte."""
    gateway = RunningGateway(
        tmp_path_factory.mktemp("gateway"), evidence_file_megabytes=1, evidence_files_per_hour=8
    )
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()


async def put(
    gateway: RunningGateway, cookie: str, content: bytes, **headers: str
) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await client.post(
            f"{gateway.url}/chat/files", content=content, headers={"cookie": cookie} | named
        )


def kept(gateway: RunningGateway, message_id: str) -> list[Attachment]:
    app = bootstrap.build(gateway.settings)
    try:
        with app.units(read_only=True) as unit:
            return unit.attachments.of_messages([message_id])
    finally:
        app.close()
        crypto.install(None)


async def test_a_file_is_uploaded_then_named_with_a_caption(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    told = (await put(gateway, cookie, files.png(), x_file_name=quote("账单 3月.pdf"))).json()
    assert {k: v for k, v in told.items() if k != "file"} == {
        "kind": "photo",
        "media_type": "image/png",
        "bytes": len(files.png()),
        "refused": None,
    }
    async with talk(gateway, cookie) as one:
        await one.send(
            {"type": "file", "client_id": "f1", "files": [told["file"]], "caption": "see March"}
        )
        accepted = await one.until("accepted")
        await one.until("idle")
    spoken = [e["text"] for e in one.events if e["type"] == "message"]
    payload = f'/add_information{{"evidence": "{accepted["id"]}", "request": "after_words"}}'
    assert spoken == [f"echo payload {payload}", "echo see March"]
    (file,) = kept(gateway, accepted["id"])
    assert (file.name, file.caption, file.kind) == ("账单 3月.pdf", "see March", "photo")
    # and after a reconnect it is there as what it was
    async with talk(gateway, cookie) as again:
        own = await again.until("message", **{"from": "customer"})
    assert (own["kind"], own["text"], own["client_id"]) == ("file", "see March", "f1")


async def test_what_is_refused_has_an_id_too_so_that_the_conversation_says_why(
    gateway: RunningGateway,
) -> None:
    cookie = await new_session(gateway)
    answers = [
        await put(gateway, cookie, b""),
        await put(gateway, cookie, files.program(), x_file_name="photo.jpg"),
        await put(gateway, cookie, b"x", x_file_size=str(100_000_000)),
        await put(gateway, cookie, files.png(padding=LIMIT)),
    ]
    assert [a.status_code for a in answers] == [201] * 4
    assert [a.json()["refused"] for a in answers] == ["empty", "program", "too_large", "too_large"]
    async with talk(gateway, cookie) as one:
        ids = [answer.json()["file"] for answer in answers]
        await one.send({"type": "file", "client_id": "f1", "files": ids})
        accepted = await one.until("accepted")
        await one.until("idle")
    assert [f.refusal for f in kept(gateway, accepted["id"])] == [
        "empty",
        "program",
        "too_large",
        "too_large",
    ]


def peak_bytes(gateway: RunningGateway) -> int:
    """The most memory that the gateway has held so far."""
    assert gateway.process
    status = Path(f"/proc/{gateway.process.pid}/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


async def test_a_hundred_megabytes_are_never_held(gateway: RunningGateway) -> None:
    async def endless() -> object:
        for _ in range(100):
            yield b"\x00" * LIMIT

    before = peak_bytes(gateway)

    cookie = await new_session(gateway)
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(
            f"{gateway.url}/chat/files",
            content=endless(),  # type: ignore[arg-type]  # an async iterator of bytes
            headers={"cookie": cookie},
        )
    assert answer.json()["refused"] == "too_large"
    assert peak_bytes(gateway) - before < 20 * LIMIT


async def test_nobody_without_a_session_or_from_elsewhere_leaves_a_file(
    gateway: RunningGateway,
) -> None:
    without = await put(gateway, "frontdoor_session=forged", files.png(), accept_language="en")
    assert (without.status_code, without.json()["error"]) == (401, "session_expired")
    cookie = await new_session(gateway)
    foreign = await put(gateway, cookie, files.png(), origin="https://elsewhere.example")
    assert (foreign.status_code, foreign.json()["error"]) == (403, "origin_refused")


async def test_nobody_names_another_sessions_file(gateway: RunningGateway) -> None:
    theirs = (await put(gateway, await new_session(gateway), files.png())).json()["file"]
    async with talk(gateway, await new_session(gateway)) as one:
        await one.send({"type": "file", "client_id": "f1", "files": [theirs]})
        accepted = await one.until("accepted")
        await one.until("idle")
    assert [f.refusal for f in kept(gateway, accepted["id"])] == ["gone"]


async def test_more_files_than_an_hour_takes_are_refused(gateway: RunningGateway) -> None:
    cookie = await new_session(gateway)
    answers = [await put(gateway, cookie, files.png()) for _ in range(9)]
    assert [a.json()["refused"] for a in answers] == [None] * 8 + ["too_often"]


@pytest.mark.parametrize("given", ["f_1", [1], ["../x"], ["f_1"] * 21, {"f_1": 1}])
async def test_a_frame_with_other_files_is_malformed(
    gateway: RunningGateway, given: object
) -> None:
    async with talk(gateway, await new_session(gateway)) as one:
        await one.send({"type": "file", "client_id": "f1", "files": given})
        error = await one.until("error")
    assert (error["code"], error["client_id"]) == ("malformed", "f1")


def test_the_terminal_uploads_and_several_lines_are_one_addition(
    gateway: RunningGateway, tmp_path: Path
) -> None:
    (tmp_path / "收据.png").write_bytes(files.png())
    (tmp_path / "big.mp4").write_bytes(b"\x00" * (LIMIT + 1))
    lines = [
        {"type": "file", "path": str(tmp_path / "收据.png"), "caption": "the receipt"},
        {"type": "file", "path": str(tmp_path / "big.mp4")},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat", "--json"],
        input="".join(json.dumps(line) + "\n" for line in lines).encode(),
        capture_output=True,
        cwd=PROJECT,
        env=os.environ
        | {
            "FRONTDOOR_VAR_DIR": str(gateway.settings.var_dir),
            "FRONTDOOR_PORT": str(gateway.settings.port),
        },
        timeout=60,
        check=False,
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    said = [e["text"] for e in events if e["type"] == "message"]
    (told,) = [text for text in said if text.startswith("echo payload")]
    assert said == [told, "echo the receipt"]
    found = kept(gateway, told.split('"')[3])
    assert [(f.name, f.refusal) for f in found] == [("收据.png", None), ("big.mp4", "too_large")]


def test_the_log_tells_no_names(gateway: RunningGateway) -> None:
    log = gateway.log.read_text("utf-8")
    assert [word for word in ("账单", "收据", "see March", "receipt") if word in log] == []
