"""The frames of the web chat, as docs/webchat-protocol.md describes them."""

import json
import re
from dataclasses import dataclass
from typing import Any

COOKIE = "frontdoor_session"
MAX_FRAME_BYTES = 2 * 1024 * 1024
MAX_TEXT_CHARACTERS = 100_000
MAX_FILES = 20
REPLAY_LIMIT = 200

CLOSE_UNAVAILABLE = 1013
CLOSE_MALFORMED = 4400
CLOSE_SESSION = 4401
CLOSE_ORIGIN = 4403

_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UPLOAD = re.compile(r"f_[0-9a-f]{1,62}")
_LOCALE = re.compile(r"[A-Za-z0-9_-]{0,35}")


class ProtocolError(Exception):
    """A frame that is none of the protocol's events.

    Args:
        code: `malformed` or `unknown_type`.
        key: what is wrong, as a key of the catalogue's section `edge`.
        field: the field at fault, if any.
        client_id: the frame's own id where it has a valid one.
    """

    def __init__(self, code: str, key: str, field: str = "", client_id: str | None = None) -> None:
        super().__init__(f"{code}: {field or key}")
        self.code = code
        self.key = key
        self.field = field
        self.client_id = client_id


@dataclass(frozen=True, slots=True)
class Hello:
    last_seq: int | None
    locale: str | None


@dataclass(frozen=True, slots=True)
class Text:
    client_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    client_id: str
    token: str


@dataclass(frozen=True, slots=True)
class File:
    client_id: str
    files: tuple[str, ...]
    caption: str | None


@dataclass(frozen=True, slots=True)
class Ack:
    seq: int


@dataclass(frozen=True, slots=True)
class Ping:
    pass


ClientEvent = Hello | Text | Choose | File | Ack | Ping


class _Fields:
    """Typed access to the fields of one frame."""

    def __init__(self, frame: dict[str, Any]) -> None:
        self._frame = frame
        client_id = frame.get("client_id")
        valid = isinstance(client_id, str) and _CLIENT_ID.fullmatch(client_id)
        self._client_id: str | None = client_id if valid else None

    def wrong(self, field: str) -> ProtocolError:
        return ProtocolError("malformed", "frame_field", field, self._client_id)

    def client_id(self) -> str:
        if self._client_id is None:
            raise self.wrong("client_id")
        return self._client_id

    def text(self, field: str) -> str:
        value = self._frame.get(field)
        if not isinstance(value, str):
            raise self.wrong(field)
        return value

    def optional_text(self, field: str) -> str | None:
        return None if self._frame.get(field) is None else self.text(field)

    def seq(self, field: str) -> int:
        value = self._frame.get(field)
        # bool is an int for Python, not for the protocol; the limit is what every database takes
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
            raise self.wrong(field)
        return value

    def optional_seq(self, field: str) -> int | None:
        return None if self._frame.get(field) is None else self.seq(field)

    def uploads(self, field: str) -> tuple[str, ...]:
        value = self._frame.get(field)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > MAX_FILES:
            raise self.wrong(field)
        if not all(isinstance(each, str) and _UPLOAD.fullmatch(each) for each in value):
            raise self.wrong(field)
        return tuple(dict.fromkeys(value))

    def locale(self) -> str | None:
        value = self.optional_text("locale")
        if value is not None and not _LOCALE.fullmatch(value):
            raise self.wrong("locale")
        return value or None


def parse(raw: str) -> ClientEvent:
    """Read a text frame.

    Raises:
        ProtocolError: it is none of the protocol's events.
    """
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise ProtocolError("malformed", "frame_json") from None
    if not isinstance(frame, dict):
        raise ProtocolError("malformed", "frame_json")
    fields = _Fields(frame)
    match frame.get("type"):
        case "hello":
            return Hello(fields.optional_seq("last_seq"), fields.locale())
        case "text":
            return Text(fields.client_id(), fields.text("text"))
        case "choose":
            return Choose(fields.client_id(), fields.text("token"))
        case "file":
            return File(
                fields.client_id(),
                fields.uploads("files"),
                fields.optional_text("caption"),
            )
        case "ack":
            return Ack(fields.seq("seq"))
        case "ping":
            return Ping()
        case _:
            raise ProtocolError("unknown_type", "frame_type", "type", fields._client_id)


def frame(event: dict[str, Any]) -> str:
    """An event as a text frame."""
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def error(
    code: str, text: str, client_id: str | None = None, retry_after: float | None = None
) -> dict[str, Any]:
    """An `error` event.

    Args:
        retry_after: seconds, where waiting helps.
    """
    event: dict[str, Any] = {"type": "error", "code": code, "text": text, "client_id": client_id}
    if retry_after is not None:
        event["retry_after"] = round(retry_after, 2)
    return event
