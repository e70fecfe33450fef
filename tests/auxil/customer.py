"""A customer at the web chat of a running system: what a page does, in a few lines and in order.

    with Customer(system.url, "en") as alice:
        answer = alice.say("The clerk was rude")
        answer = alice.choose("Skip")
        assert "…" in answer.text

It keeps its conversation over lost connections as docs/webchat-protocol.md asks of a client: it
sends again what was not accepted, and shows every message once.
"""

import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.sync.client import ClientConnection, connect

from bot.channels.webchat.protocol import COOKIE

Event = dict[str, Any]
# a killed engine needs a while to load its model again, on a busy machine a long one
PATIENCE_SECONDS = 90.0
LOCALES = {"en": "en-GB", "zh": "zh-CN", "zh-Hant": "zh-TW"}


class NoAnswer(Exception):
    """The system did not become idle in time; the message ends with what was on the screen."""


@dataclass(frozen=True)
class Message:
    """One message on the screen.

    Attributes:
        seq: its place in the conversation.
        sender: `bot`, `staff` or `system`.
        text: what it says.
        buttons: tokens by label.
        links: addresses by label.
        arrived_at: monotonic seconds.
    """

    seq: int
    sender: str
    text: str
    buttons: dict[str, str]
    links: dict[str, str] = field(default_factory=dict)
    arrived_at: float = field(compare=False, default_factory=time.monotonic)


@dataclass(frozen=True)
class Answer:
    """What came between something that the customer did and the next rest.

    Attributes:
        messages: in order.
        errors: `error` events.
    """

    messages: tuple[Message, ...]
    errors: tuple[Event, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The messages' texts."""
        return [message.text for message in self.messages]

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.texts)

    @property
    def buttons(self) -> dict[str, str]:
        """Tokens by label of the last message that has buttons."""
        return next((m.buttons for m in reversed(self.messages) if m.buttons), {})

    @property
    def labels(self) -> list[str]:
        """Labels of `buttons`."""
        return list(self.buttons)


class Customer:
    """One web session and its only connection.

    Args:
        url: of the gateway.
        language: of the browser.
        cookie: a session to go on with; a new one when not given.

    Attributes:
        cookie: of the session.
        screen: everything that was shown, in order.
        customers_own: texts and choices of this session that came back as messages.
        closed: close codes of the connections so far, apart from those closed here.
    """

    def __init__(self, url: str, language: str = "zh", cookie: str | None = None) -> None:
        self.url = url
        self.language = language
        self.cookie = cookie or ""
        self._conversation: str | None = None
        self.screen: list[Message] = []
        self.customers_own: list[Event] = []
        self.closed: list[int] = []
        self._errors: list[Event] = []
        self._open: dict[str, Event] = {}
        self._idle = False
        self._seen_seq = 0
        self._connection: ClientConnection | None = None

    def __enter__(self) -> Self:
        if not self.cookie:
            self.cookie = new_session(self.url)
        self.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self.disconnect()

    @property
    def conversation(self) -> str:
        """Id of the conversation; there is one from the first message on."""
        if self._conversation is None:
            # told at the beginning of a connection only, and then this customer was unknown
            with Customer(self.url, self.language, self.cookie) as other:
                end = time.monotonic() + PATIENCE_SECONDS
                while other._conversation is None:
                    other._receive(end)
                self._conversation = other._conversation
        return self._conversation

    # ---- what a customer does

    def say(self, text: str, patience: float = PATIENCE_SECONDS) -> Answer:
        """Send a text and wait until the system has nothing more to say."""
        return self._asked({"type": "text", "text": text}, patience)

    def choose(self, label: str, patience: float = PATIENCE_SECONDS) -> Answer:
        """Press the newest button with this label.

        Raises:
            LookupError: there is none on the screen.
        """
        return self.choose_token(self.token(label), patience)

    def choose_token(self, token: str, patience: float = PATIENCE_SECONDS) -> Answer:
        """Press a button by its token, also one that was never shown."""
        return self._asked({"type": "choose", "token": token}, patience)

    def token(self, label: str) -> str:
        """Token of the newest button with this label."""
        for message in reversed(self.screen):
            if label in message.buttons:
                return message.buttons[label]
        shown = [list(message.buttons) for message in self.screen if message.buttons]
        raise LookupError(f"no button {label!r}; shown: {shown}")

    def send(self, frame: Event) -> str:
        """Send a `text`, `choose` or `file` frame without waiting; returns its client id."""
        client_id = frame.get("client_id") or secrets.token_hex(8)
        self._open[client_id] = {**frame, "client_id": client_id}
        self._idle = False
        self._write(self._open[client_id])
        return client_id

    def send_raw(self, data: str | bytes) -> None:
        """Send any frame as it is."""
        assert self._connection
        self._connection.send(data)

    def wait(self, patience: float = PATIENCE_SECONDS) -> Answer:
        """Wait until the system has nothing more to say; what came since the last rest."""
        return self._until_idle(len(self.screen), len(self._errors), patience)

    def wait_for_message(self, patience: float = PATIENCE_SECONDS) -> Message:
        """Wait for one more message, whether or not more is to come."""
        before, end = len(self.screen), time.monotonic() + patience
        while len(self.screen) == before:
            self._receive(end)
        return self.screen[-1]

    def wait_until_shown(self, text: str, patience: float = PATIENCE_SECONDS) -> None:
        """Wait until a message with exactly this text is on the screen."""
        end = time.monotonic() + patience
        while all(message.text != text for message in self.screen):
            self._receive(end)

    def wait_for_error(self, patience: float = PATIENCE_SECONDS) -> Event:
        """Wait for the next `error` event."""
        before, end = len(self._errors), time.monotonic() + patience
        while len(self._errors) == before:
            self._receive(end)
        return self._errors[-1]

    def wait_for_acceptance(self, patience: float = PATIENCE_SECONDS) -> None:
        """Wait until everything that was sent is in the database."""
        end = time.monotonic() + patience
        while self._open:
            self._receive(end)

    # ---- the connection

    def connect(self, patience: float = PATIENCE_SECONDS) -> None:
        """Connect, say hello, and send again what was not accepted; waits for the gateway."""
        end = time.monotonic() + patience
        while True:
            try:
                self._connection = connect(
                    "ws" + self.url.removeprefix("http") + "/chat/socket",
                    additional_headers={"Cookie": f"{COOKIE}={self.cookie}"},
                    max_size=None,
                    # what is left unread would have a close wait ten seconds for its answer
                    max_queue=None,
                    proxy=None,
                )
                break
            except (OSError, InvalidHandshake, InvalidMessage, ConnectionClosed) as error:
                if time.monotonic() > end:
                    raise NoAnswer(f"no connection: {error}\n{self._screen()}") from error
                time.sleep(0.1)
        self._idle = False
        hello = {"type": "hello", "last_seq": self._seen_seq, "locale": LOCALES[self.language]}
        self._write(hello)
        for frame in list(self._open.values()):
            self._write(frame)

    def disconnect(self) -> None:
        """Close the connection; the session stays."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _asked(self, frame: Event, patience: float) -> Answer:
        messages, errors = len(self.screen), len(self._errors)
        self.send(frame)
        return self._until_idle(messages, errors, patience)

    def _until_idle(self, messages: int, errors: int, patience: float) -> Answer:
        end = time.monotonic() + patience
        while not self._idle or self._open:
            self._receive(end)
        return Answer(tuple(self.screen[messages:]), tuple(self._errors[errors:]))

    def _write(self, frame: Event) -> None:
        assert self._connection
        # a lost connection is noticed, and repaired, by reading
        with suppress(ConnectionClosed):
            self._connection.send(json.dumps(frame))

    def _receive(self, end: float) -> None:
        assert self._connection
        try:
            raw = self._connection.recv(timeout=max(0.0, end - time.monotonic()))
        except TimeoutError:
            raise NoAnswer(f"nothing more came; waiting for it:\n{self._screen()}") from None
        except ConnectionClosed as closed:
            self.closed.append(closed.rcvd.code if closed.rcvd else 1006)
            self.connect(max(1.0, end - time.monotonic()))
            return
        self._take(json.loads(raw))

    def _take(self, event: Event) -> None:
        match event["type"]:
            case "welcome":
                self._conversation = event["conversation"] or self._conversation
            case "message":
                self._take_message(event)
            case "accepted":
                self._seen_seq = max(self._seen_seq, event["seq"])
                if self._open.pop(event["client_id"], None) and not event["duplicate"]:
                    self._idle = False
            case "idle":
                self._idle = True
            case "error":
                self._errors.append(event)
                refused = event["code"] in {"malformed", "unknown_type"}
                if refused or event["code"] == "rate_limited":
                    self._open.pop(event["client_id"] or "", None)

    def _take_message(self, event: Event) -> None:
        known = event["seq"] <= self._seen_seq
        self._seen_seq = max(self._seen_seq, event["seq"])
        self._write({"type": "ack", "seq": event["seq"]})
        if event["from"] == "customer":
            self._open.pop(event["client_id"], None)
            self.customers_own.append(event)
        elif not known:
            buttons = {button["label"]: button["token"] for button in event["buttons"]}
            links = {link["label"]: link["url"] for link in event.get("links", ())}
            self.screen.append(Message(event["seq"], event["from"], event["text"], buttons, links))

    def _screen(self) -> str:
        return "\n".join(f"<{m.sender}> {m.text} {list(m.buttons)}" for m in self.screen[-8:])


def new_session(url: str, patience: float = PATIENCE_SECONDS) -> str:
    """A new session's cookie; waits for the gateway."""
    end = time.monotonic() + patience
    while True:
        try:
            response = httpx.post(f"{url}/chat/session", trust_env=False, timeout=20)
            response.raise_for_status()
            return response.cookies[COOKIE]
        except httpx.TransportError as error:
            if time.monotonic() > end:
                raise NoAnswer(f"no session: {error}") from error
            time.sleep(0.1)
