"""`frontdoor chat`: talk to the running system from a terminal, as a web customer does."""

import argparse
import asyncio
import json
import os
import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from bot import settings as settings_module
from bot.channels.webchat.protocol import MAX_FRAME_BYTES
from bot.chat_client import ChatClient, ChatRefused, ChatUnreachable, Event, Remembered

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")
_SHOWN = {
    "message": ("type", "id", "from", "text", "buttons"),
    "typing": ("type", "on"),
    "error": ("type", "code", "text"),
    "idle": ("type",),
}
# what the frame adds around the text
_FRAME_MARGIN = 1024


class InvalidLine(Exception):
    """A line of input is no event; the message says why."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "chat", help="talk to the running system", description=__doc__.split(":", 1)[1].strip()
    )
    parser.add_argument("--json", action="store_true", help="JSON lines in, JSON lines out")
    parser.add_argument(
        "--as", dest="name", metavar="NAME", help="keep the session under this name"
    )
    parser.add_argument("--url", help="address of the gateway; default from the settings")
    parser.set_defaults(handler=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand.

    Returns:
        0 when all input was answered, 2 when the system cannot be reached or the name is unusable.
    """
    settings = settings_module.load()
    if arguments.name is not None and not _NAME.fullmatch(arguments.name):
        print(
            "frontdoor chat: --as takes up to 64 letters, digits, '.', '_' and '-'.",
            file=sys.stderr,
        )
        return 2
    path = settings.var_dir / "sessions" / f"{arguments.name}.json" if arguments.name else None
    remembered = _recall(path)
    screen = JsonScreen(sys.stdout) if arguments.json else TerminalScreen(sys.stdout)
    try:
        url = arguments.url or settings.local_url
        return asyncio.run(_chat(url, remembered, path, screen))
    except (ChatUnreachable, ChatRefused) as error:
        print(f"frontdoor chat: {error} Start it with: make run", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    finally:
        _remember(path, remembered)


async def _chat(
    url: str, remembered: Remembered, path: Path | None, screen: "JsonScreen | TerminalScreen"
) -> int:
    client = ChatClient(url, remembered)
    await client.start()
    _remember(path, remembered)
    happenings: asyncio.Queue[Event | Exception | None] = asyncio.Queue()
    tasks = [
        asyncio.create_task(_read(_lines(sys.stdin), client, screen, happenings)),
        asyncio.create_task(_listen(client, happenings)),
    ]
    ended = False
    # an untouched conversation does not say that it is idle
    says_idle = False
    try:
        while True:
            event = await happenings.get()
            if isinstance(event, Exception):
                raise event
            if event is None:
                ended = says_idle = True
            elif event["type"] != "idle":
                screen.show(event)
            says_idle = says_idle or screen.sent > 0
            if client.idle and says_idle and _is_idle_or_end(event) and happenings.empty():
                screen.show({"type": "idle"})
            # the client may be ahead of what was shown
            if ended and client.idle and happenings.empty():
                return 0
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_idle_or_end(event: Event | None) -> bool:
    return event is None or event["type"] == "idle"


async def _listen(
    client: ChatClient, happenings: "asyncio.Queue[Event | Exception | None]"
) -> None:
    try:
        async for event in client.events():
            happenings.put_nowait(event)
    except Exception as error:
        happenings.put_nowait(error)


async def _read(
    lines: "asyncio.Queue[bytes | None]",
    client: ChatClient,
    screen: "JsonScreen | TerminalScreen",
    happenings: "asyncio.Queue[Event | Exception | None]",
) -> None:
    while (line := await lines.get()) is not None:
        try:
            frame = screen.frame(line)
        except InvalidLine as error:
            screen.show({"type": "error", "code": "malformed", "text": str(error)})
            continue
        if frame:
            client.send(frame)
    happenings.put_nowait(None)


def _lines(source: TextIO) -> "asyncio.Queue[bytes | None]":
    """Lines of standard input, read in a thread so that answers appear while somebody types."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def read() -> None:
        for line in source.buffer:
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    # the loop is closed when the chat ended first
    def read_quietly() -> None:
        with suppress(RuntimeError):
            read()

    threading.Thread(target=read_quietly, daemon=True).start()
    return queue


class JsonScreen:
    """JSON objects, one a line, in both directions.

    Attributes:
        sent: messages read from the input so far.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.sent = 0

    def frame(self, line: bytes) -> Event | None:
        """The frame that a line of input stands for.

        Raises:
            InvalidLine: it stands for none.
        """
        if not line.strip():
            return None
        try:
            given = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError):
            raise InvalidLine("The line is not JSON in UTF-8.") from None
        if not isinstance(given, dict):
            raise InvalidLine("The line is not a JSON object.")
        match given.get("type"):
            case "text":
                frame = {"type": "text", "text": _text(given, "text")}
            case "choose":
                frame = {"type": "choose", "token": _text(given, "token")}
            case "file":
                frame = _file(given)
            case _:
                raise InvalidLine("The field type must be text, choose or file.")
        if len(json.dumps(frame)) > MAX_FRAME_BYTES - _FRAME_MARGIN:
            raise InvalidLine("The line is too long for one message.")
        self.sent += 1
        return frame

    def show(self, event: Event) -> None:
        """Write an event."""
        if event["type"] == "lost":
            event = {
                "type": "error",
                "code": "connection_lost",
                "text": "The connection was lost; connecting again.",
            }
        names = _SHOWN.get(event["type"])
        if names is None:
            return
        shown = {name: event[name] for name in names}
        if "links" in event:
            shown["links"] = event["links"]
        self._out.write(json.dumps(shown, ensure_ascii=False) + "\n")
        self._out.flush()


class TerminalScreen:
    """For people: text and numbered buttons; a number chooses.

    Attributes:
        sent: messages read from the input so far.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._buttons: list[dict[str, str]] = []
        self.sent = 0

    def frame(self, line: bytes) -> Event | None:
        """The frame that a line of input stands for."""
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text.strip():
            return None
        if len(json.dumps(text)) > MAX_FRAME_BYTES - _FRAME_MARGIN:
            raise InvalidLine("The line is too long for one message.")
        self.sent += 1
        number = text.strip()
        if number.isascii() and number.isdigit() and 0 < int(number) <= len(self._buttons):
            return {"type": "choose", "token": self._buttons[int(number) - 1]["token"]}
        return {"type": "text", "text": text}

    def show(self, event: Event) -> None:
        """Print an event."""
        match event["type"]:
            case "message":
                sign = {"bot": "", "staff": "● ", "system": "· "}[event["from"]]
                if event.get("name"):
                    sign += f"{event['name']}: "
                self._out.write(f"\n{sign}{event['text']}\n")
                if event["buttons"]:
                    self._buttons = event["buttons"]
                for number, button in enumerate(event["buttons"], start=1):
                    self._out.write(f"  [{number}] {button['label']}\n")
                for link in event.get("links", ()):
                    self._out.write(f"  {link['label']}: {link['url']}\n")
            case "error":
                self._out.write(f"\n! {event['text']}\n")
            case "lost":
                self._out.write("\n! The connection was lost; connecting again.\n")
            case "idle":
                self._out.write("\n> ")
        self._out.flush()


def _text(given: dict[str, Any], field: str) -> str:
    value = given.get(field)
    if not isinstance(value, str):
        raise InvalidLine(f"The field {field} is missing or no text.")
    return value


def _file(given: dict[str, Any]) -> Event:
    path = Path(_text(given, "path"))
    caption = _text(given, "caption") if given.get("caption") is not None else None
    with suppress(OSError, ValueError):
        if path.is_file():
            return {"type": "file", "path": str(path), "caption": caption}
    raise InvalidLine("The field path names no file that can be read.")


def _recall(path: Path | None) -> Remembered:
    if path is None or not path.exists():
        return Remembered()
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Remembered(str(kept["cookie"]), int(kept["last_seq"]))
    except (OSError, ValueError, KeyError, TypeError):
        # unreadable: begin a new session in its place
        return Remembered()


def _remember(path: Path | None, remembered: Remembered) -> None:
    if path is None or remembered.cookie is None:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}.new")
    # made with its mode, so that the session is never readable by others, not even for a moment
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"cookie": remembered.cookie, "last_seq": remembered.last_seq}, file)
    os.replace(new, path)
