"""Alerts reach staff at least once, by console or by the services of apprise."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.worker import (
    AppriseNotifier,
    ConsoleNotifier,
    NotDelivered,
    Notifier,
    notifier_for,
    summary,
)
from tickets.ticket import Alert
from tickets.vocabulary import Language, Severity, Topic

# apprise imports a module of the standard library that 3.13 drops
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

ALERT = Alert(
    key="k",
    reference="FD-1234-5678-90",
    reasons=("severity:high", "flag:legal_threat"),
    topic=Topic.CLAIM_DENIED,
    severity=Severity.HIGH,
    language=Language.ZH,
    queued_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
    next_attempt_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
)
LINE = (
    "FD-1234-5678-90: severity:high, flag:legal_threat (topic claim_denied, severity high, "
    "customer speaks zh, since 2026-11-03 09:30 UTC)"
)


class Service:
    """A web hook that apprise can call."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        self.status = 200
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                service.bodies.append(self.rfile.read(length).decode())
                self.send_response(service.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever)

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    service.thread.start()
    yield service
    service.server.shutdown()
    service.server.server_close()
    service.thread.join()


@pytest.mark.parametrize("kind", ["console", "apprise"])
def test_every_notifier_says_what_and_why_once(kind: str, service: Service) -> None:
    lines: list[str] = []
    notifier: Notifier = (
        ConsoleNotifier(lines.append) if kind == "console" else AppriseNotifier(service.url)
    )
    notifier.notify(ALERT)
    said = lines + service.bodies
    assert len(said) == 1
    assert LINE in said[0]


def test_a_service_that_refuses_is_tried_again_later(service: Service) -> None:
    service.status = 500
    with pytest.raises(NotDelivered):
        AppriseNotifier(service.url).notify(ALERT)


def test_no_setting_means_the_console() -> None:
    assert isinstance(notifier_for("  ", print), ConsoleNotifier)


def test_a_wrong_address_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match="number 2 is no apprise URL") as caught:
        notifier_for("json://127.0.0.1 nonsense:token", print)
    assert "token" not in str(caught.value)


def test_the_summary_is_one_line() -> None:
    assert summary(ALERT) == LINE
