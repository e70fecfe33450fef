"""An engine that speaks the protocol of docs/architecture.md and fails on demand.

It is a real HTTP server in a thread. Like the real one it answers a message id once and repeats the
recorded answer afterwards.
"""

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "k" * 43

Body = dict[str, Any]
Script = Callable[[Body], Body]


def echo(body: Body) -> Body:
    """Repeat what was said, or name the payload."""
    said = body["text"] if body["payload"] is None else f"payload {body['payload']}"
    return {"language": "en", "replies": [{"text": f"echo {said}"}]}


@dataclass(frozen=True)
class Failure:
    """What the engine does instead of answering.

    Attributes:
        status: HTTP status; 0 breaks the connection.
        error: the protocol's error word.
        saved: the turn is recorded all the same, as when the answer is lost on its way.
    """

    status: int = 503
    error: str = "action_failed"
    saved: bool = False


@dataclass
class FakeEngine:
    """The engine.

    Attributes:
        script: what it answers to a turn.
        key: the secret that requests must carry.
        port: 0 takes a free one.
        requests: bodies of all requests for a turn, in order of arrival.
        turns: per conversation the message ids that it took part in, each once, in order.
        at_once: the most turns of one conversation that were open at the same time.
    """

    script: Script = echo
    key: str = KEY
    port: int = 0
    requests: list[Body] = field(default_factory=list)
    turns: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    at_once: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._recorded: dict[str, Body] = {}
        self._open: dict[str, int] = defaultdict(int)
        self._failures: list[Failure] = []
        self._always: Callable[[Body], Failure | None] = lambda body: None
        self._may_answer = threading.Event()
        self._may_answer.set()
        self._arrived = threading.Condition()
        self._server: ThreadingHTTPServer | None = None

    # --- what a test does ---

    def start(self) -> None:
        """Listen."""
        engine = self

        class Handler(_Handler):
            fake = engine

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            # stopping must not wait for turns that hang
            block_on_close = False

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that hung up is no news."""

        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Stop listening; the port stays reserved for the next start by its number only."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        self._may_answer.set()

    def fail_next(self, *failures: Failure) -> None:
        """Fail the next turns, each in its way."""
        with self._lock:
            self._failures += failures

    def fail_when(self, condition: Callable[[Body], Failure | None]) -> None:
        """Fail every turn for which the condition gives a failure."""
        self._always = condition

    def hold(self) -> None:
        """Answer nothing until `let_go`."""
        self._may_answer.clear()

    def let_go(self) -> None:
        """Answer again."""
        self._may_answer.set()

    def wait_for_requests(self, count: int, seconds: float = 20.0) -> None:
        """Wait until so many requests for a turn have arrived."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.requests) >= count, seconds), (
                f"{len(self.requests)} requests instead of {count}"
            )

    @property
    def stopped(self) -> bool:
        """Whether it does not listen."""
        return self._server is None

    # --- what the gateway sees ---

    def answer(self, body: Body) -> tuple[int, Body | None]:
        """Status and body of the answer; None breaks the connection."""
        with self._arrived:
            self.requests.append(body)
            self._arrived.notify_all()
        conversation, message_id = body["conversation"], body["message_id"]
        with self._lock:
            self._open[conversation] += 1
            self.at_once = max(self.at_once, self._open[conversation])
        try:
            self._may_answer.wait()
            with self._lock:
                if message_id in self._recorded:
                    return 200, self._recorded[message_id] | {"repeated": True}
                failure = self._failures.pop(0) if self._failures else self._always(body)
                if failure is None or failure.saved:
                    answer = {"message_id": message_id, "repeated": False} | self.script(body)
                    self._recorded[message_id] = answer
                    self.turns[conversation].append(message_id)
                    if failure is None:
                        return 200, answer
                if failure.status == 0:
                    return 0, None
                return failure.status, {"error": failure.error}
        finally:
            with self._lock:
                self._open[conversation] -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # one packet per answer, or delayed acknowledgements add 40 ms to it
    wbufsize = -1
    disable_nagle_algorithm = True
    fake: FakeEngine

    def handle_one_request(self) -> None:
        super().handle_one_request()
        # a stopped engine does not go on over old connections
        if self.fake.stopped:
            self.close_connection = True

    def do_GET(self) -> None:
        if self.fake.stopped:
            return
        if self.path == "/webhooks/frontdoor/health":
            self._send(200, {"model": "fake.tar.gz"})
        else:
            self._send(404, {})

    def do_POST(self) -> None:
        if self.fake.stopped:
            return
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.headers.get("X-Front-Door-Key") != self.fake.key:
            self._send(401, {"error": "key"})
            return
        status, answer = self.fake.answer(body)
        if answer is None:
            self.close_connection = True
            return
        self._send(status, answer)

    def _send(self, status: int, answer: Body) -> None:
        raw = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet."""
