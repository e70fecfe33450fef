"""`frontdoor` as people and scripts call it, each time as a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Self

import pytest

from tests.auxil.customer import Customer
from tests.auxil.system import PROJECT, RunningSystem
from tests.e2e.complaint import NAMES, STORIES, open_ticket
from tests.e2e.conftest import button, label, references

pytestmark = pytest.mark.e2e

Event = dict[str, Any]
BAD_LINES = (
    b"{",
    b"[1]",
    b'{"type": "shout"}',
    b'{"type": "text"}',
    b"\xff\xfe",
    b'{"type": "file", "path": "/does/not/exist"}',
)
FRONTDOOR = (sys.executable, "-m", "bot.cli")


def run(
    system: RunningSystem, *words: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the system to its end."""
    return subprocess.run(
        [*FRONTDOOR, *words],
        cwd=PROJECT,
        env=system.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


def lines(output: bytes) -> list[Event]:
    """The JSON objects of an output, one a line."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


class Chat:
    """`frontdoor chat --json`, driven line by line."""

    def __init__(self, system: RunningSystem, *words: str) -> None:
        self._process = subprocess.Popen(
            [*FRONTDOOR, "chat", "--json", *words],
            cwd=PROJECT,
            env=system.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def give(self, line: bytes | Event) -> list[Event]:
        """Write a line; the events up to and with the next `idle` or, for a bad line, `error`."""
        assert self._process.stdin
        raw = line if isinstance(line, bytes) else json.dumps(line).encode()
        self._process.stdin.write(raw + b"\n")
        self._process.stdin.flush()
        events: list[Event] = []
        while not events or events[-1]["type"] not in {"idle", "error"}:
            events.append(self._event())
        return events

    def _event(self) -> Event:
        assert self._process.stdout
        event: Event = json.loads(self._process.stdout.readline())
        return event

    def end(self) -> int:
        """Close the input; returns the exit status."""
        self._process.communicate(timeout=60)
        return self._process.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process as process:
            process.kill()


def messages(events: list[Event]) -> list[Event]:
    return [event for event in events if event["type"] == "message"]


def token(events: list[Event], name: str) -> str:
    """Token of a button."""
    found = {b["label"]: b["token"] for m in messages(events) for b in m["buttons"]}
    return str(found[name])


def test_texts_are_parsed_without_a_server_up_to_a_line_that_is_none() -> None:
    given = [
        "上周三我的住院理赔被拒了，保单号 P2026-0042-778，我要求赔付 2500 元",
        json.dumps({"text": "The clerk was rude to me last Wednesday, I want an apology"}),
        "我要找人工客服",
        '{"text": "Where does my complaint stand?"}',
        '{"words": "no text"}',
    ]
    done = subprocess.run(
        [*FRONTDOOR, "parse"],
        cwd=PROJECT,
        input="\n".join(given).encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr.count(b"line 5")) == (2, 1)
    parsed = lines(done.stdout)
    assert [one["text"] for one in parsed] == [
        given[0],
        "The clerk was rude to me last Wednesday, I want an apology",
        given[2],
        "Where does my complaint stand?",
    ]
    assert [one["language"] for one in parsed] == ["zh", "en", "zh", "en"]
    assert [one["intent"]["name"] for one in parsed] == [
        "file_complaint", "file_complaint", "request_human", "check_status",
    ]  # fmt: skip
    assert [(one["category"]["name"], one["topic"]["name"]) for one in parsed[:2]] == [
        ("product", "claim_denied"),
        ("service", "staff_attitude"),
    ]
    for one in parsed:
        assert set(one) == {
            "text", "language", "intent", "category", "topic", "tone", "flags", "entities",
        }  # fmt: skip
        assert 0 <= one["intent"]["confidence"] <= 1
        assert one["tone"]["name"] is not None
    found = {entity["entity"]: entity["value"] for entity in parsed[0]["entities"]}
    assert (found["reference_number"], found["amount"]) == ("P2026-0042-778", "2500 CNY")


def test_tickets_are_listed_shown_and_exported(
    meet: Callable[..., Customer], system: RunningSystem
) -> None:
    reference = open_ticket(meet("zh"), "zh")
    listed = run(system, "tickets", "list").stdout.decode()
    row = next(line for line in listed.splitlines() if reference in line)
    assert "registered" in row
    # the list is for screens that others see
    assert NAMES["zh"][1] not in listed
    as_json = json.loads(run(system, "tickets", "list", "--json", "--limit", "0").stdout)
    (record,) = [one for one in as_json if one["reference"] == reference]

    shown = run(system, "tickets", "show", reference, "--json")
    assert json.loads(shown.stdout) == record
    assert (record["story"], record["customer_name"]) == (STORIES["zh"], NAMES["zh"][1])
    assert record["audit"][0]["name"] == "TicketOpened"
    for_people = run(system, "tickets", "show", reference.lower()).stdout.decode()
    assert STORIES["zh"] in for_people

    exported = lines(run(system, "tickets", "export", "--json").stdout)
    assert record in exported
    assert sorted(one["reference"] for one in exported) == sorted(
        one["reference"] for one in as_json
    )


@pytest.mark.parametrize("reference", ["FD-0000-0000-00", "'; DROP TABLE tickets; --"])
def test_an_unknown_reference_is_one_line_on_standard_error(
    system: RunningSystem, reference: str
) -> None:
    done = run(system, "tickets", "show", reference)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_complaint_is_told_by_lines_of_json(system: RunningSystem, language: str) -> None:
    name = f"liner-{language}"
    with Chat(system, "--as", name) as chat:
        asked = chat.give({"type": "text", "text": STORIES[language]})
        assert asked[-1] == {"type": "idle"}
        for message in messages(asked):
            assert set(message) == {"type", "id", "from", "text", "buttons"}
            assert message["from"] == "bot"
        here = token(asked, button("utter_ask_complaint_form_reply_channel", language))
        chat.give({"type": "choose", "token": here})
        # a line that cannot be used is answered and changes nothing
        for bad in BAD_LINES:
            (error,) = chat.give(bad)
            assert (error["type"], error["code"]) == ("error", "malformed")
        summary = chat.give({"type": "text", "text": NAMES[language][0]})
        assert chat.end() == 0

    # the session goes on under its name, and what was shown is not shown again
    with Chat(system, "--as", name) as chat:
        submit = token(summary, label("button.submit", language))
        receipt = chat.give({"type": "choose", "token": submit})
        (reference,) = references("\n".join(message["text"] for message in messages(receipt)))
        answered = chat.give({"type": "file", "path": __file__, "caption": reference})
        assert {message["from"] for message in messages(answered)} == {"bot"}
        assert chat.end() == 0
    stored = json.loads(run(system, "tickets", "show", reference, "--json").stdout)
    assert stored["story"] == STORIES[language]


def test_without_a_system_the_chat_says_what_to_do(system: RunningSystem) -> None:
    done = run(system, "chat", "--json", "--url", "http://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"make run" in done.stderr
