"""Alerts reach staff at least once, by console or by the services of apprise."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot import bootstrap
from bot.settings import Settings
from bot.worker import (
    AppriseNotifier,
    ConsoleNotifier,
    NotDelivered,
    Notifier,
    look_after_clocks,
    notifier_for,
    relay_alerts,
    send_news,
    summary,
)
from tests.auxil.complaints import COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.places import DATA
from tickets.policies import PolicyBook
from tickets.store import crypto
from tickets.ticket import Alert
from tickets.use_cases.open_ticket import open_ticket
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


class Heard:
    """A notifier that remembers what it was given."""

    def __init__(self) -> None:
        self.reasons: list[tuple[str, ...]] = []

    def notify(self, alert: Alert) -> None:
        self.reasons.append(alert.reasons)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[bootstrap.App]:
    """An installation of this test's own, on Monday, 9 November 2026, 10:00 in Shanghai."""
    settings = Settings(var_dir=tmp_path / "var", data_dir=DATA)
    bootstrap.migrate(settings)
    wired = bootstrap.build(settings)
    yield replace(wired, time=FrozenTime(datetime(2026, 11, 9, 2, tzinfo=UTC)))
    wired.close()
    crypto.install(None)


def test_a_deadline_that_passes_is_brought_to_staff_once(app: bootstrap.App) -> None:
    open_ticket(COUNTER_EN, app.units, app.time, app.policies)
    heard = Heard()
    assert isinstance(app.time, FrozenTime)
    for _ in range(2):
        app.time.move(hours=12.25)  # 22:15 on Monday, then 10:30 on Tuesday
        look_after_clocks(app)
        look_after_clocks(app)
        relay_alerts(app, heard)
    assert heard.reasons == [
        ("deadline_passed", "clock:preliminary_investigation", "role:supervisor")
    ]


def test_an_undelivered_call_about_a_deadline_rests_at_night(app: bootstrap.App) -> None:
    open_ticket(COUNTER_EN, app.units, app.time, app.policies)
    heard = Heard()
    assert isinstance(app.time, FrozenTime)
    app.time.move(hours=25)
    look_after_clocks(app)
    app.time.move(hours=12)  # 23:00 on Tuesday
    assert relay_alerts(app, heard) == 0
    app.time.move(hours=9)  # 08:00 on Wednesday
    assert relay_alerts(app, heard) == 1


def test_who_was_told_nothing_is_told_where_it_stands(app: bootstrap.App) -> None:
    policies = replace(app.policies, default_id="uk-disp")
    told = replace(app, policies=policies)
    reference = open_ticket(COUNTER_EN, app.units, app.time, policies).reference
    assert isinstance(app.time, FrozenTime)
    app.time.move(days=29)
    for _ in range(2):
        send_news(told)
    with app.units(read_only=True) as unit:
        kinds = [notice.kind.value for notice in unit.notices.on(reference)]
    assert kinds == ["acknowledgement", "progress"]


def test_a_ticket_whose_policy_is_gone_is_said_in_the_log(
    app: bootstrap.App, caplog: pytest.LogCaptureFixture
) -> None:
    reference = open_ticket(COUNTER_EN, app.units, app.time, app.policies).reference
    others = tuple(p for p in app.policies.policies if p.id == "plain")
    assert isinstance(app.time, FrozenTime)
    app.time.move(hours=25)
    look_after_clocks(replace(app, policies=PolicyBook(others, "plain")))
    assert [record.getMessage() for record in caplog.records] == [
        "clocks: 1 tickets were opened under a policy that is not in data/policies any more; "
        f"put its file back: {reference}"
    ]
