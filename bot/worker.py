"""The worker process: deadlines, letters and alerts. Run it with `python -m bot.worker`."""

import logging
import signal
import sys
import threading
from collections.abc import Callable
from typing import Protocol

from apprise import Apprise, NotifyType
from apscheduler.schedulers.background import BackgroundScheduler

from bot import bootstrap
from bot import settings as settings_module
from bot.chores import do_chores
from bot.faults import where
from bot.letters.delivery import PostOffice
from bot.letters.wiring import post_office
from bot.mail import MailSettingsError
from bot.proving.posting import CodePost
from bot.proving.wiring import code_post
from tickets.errors import FrontDoorError
from tickets.ticket import Alert
from tickets.use_cases.alerts import (
    mark_alert_delivered,
    mark_alert_failed,
    pending_alerts,
    postpone_alert,
)
from tickets.use_cases.send_progress import send_due_progress
from tickets.use_cases.sweep_clocks import rests_until, sweep_clocks

ALERTS_EVERY_SECONDS = 2
NOTICES_EVERY_SECONDS = 2
CODES_EVERY_SECONDS = 2
CLOCKS_EVERY_SECONDS = 60
CHORES_EVERY_SECONDS = 15
CANNOT_START = 2

log = logging.getLogger(__name__)


class NotDelivered(Exception):
    """A notification was not taken by the service it was meant for."""


class Notifier(Protocol):
    """Brings an alert to staff."""

    def notify(self, alert: Alert) -> None:
        """Deliver one alert.

        Raises:
            NotDelivered: it was not taken; try again later.
        """


class ConsoleNotifier:
    """Prints one line per alert.

    Args:
        write: takes the line.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def notify(self, alert: Alert) -> None:
        """Print the alert."""
        self._write(f"ALERT {summary(alert)}")


class AppriseNotifier:
    """Sends alerts to the services of apprise URLs.

    Args:
        urls: apprise URLs, separated by spaces.

    Raises:
        ValueError: one of them is no apprise URL; the message does not repeat it, since such URLs
            hold tokens.
    """

    def __init__(self, urls: str) -> None:
        self._services = Apprise()
        for number, url in enumerate(urls.split(), start=1):
            if not self._services.add(url):
                raise ValueError(f"FRONTDOOR_ALERT_URLS: number {number} is no apprise URL")

    def notify(self, alert: Alert) -> None:
        """Send the alert to every service."""
        sent = self._services.notify(
            title=f"Front Door: {alert.reference}",
            body=summary(alert),
            notify_type=NotifyType.WARNING,
        )
        if not sent:
            raise NotDelivered("a service did not take the alert")


def summary(alert: Alert) -> str:
    """One line for staff: what it is about and why it is urgent, and no personal data."""
    reasons = ", ".join(alert.reasons)
    return (
        f"{alert.reference}: {reasons} (topic {alert.topic}, severity {alert.severity}, "
        f"customer speaks {alert.language}, since {alert.queued_at:%Y-%m-%d %H:%M} UTC)"
    )


def notifier_for(urls: str, write: Callable[[str], None]) -> Notifier:
    """The notifier that the settings ask for.

    Args:
        urls: apprise URLs; empty means the console.
        write: takes console lines.
    """
    return AppriseNotifier(urls) if urls.strip() else ConsoleNotifier(write)


def relay_alerts(app: bootstrap.App, notifier: Notifier) -> int:
    """Deliver every alert whose time has come.

    An alert is marked after it was taken: when the worker dies in between, staff get it twice
    rather than never. One about a deadline waits for the end of the policy's quiet hours.

    Returns:
        How many were delivered.
    """
    delivered = 0
    for alert in pending_alerts(app.units, app.time):
        morning = rests_until(alert, app.units, app.time, app.policies)
        if morning is not None:
            postpone_alert(alert.id, morning, app.units)
            continue
        try:
            notifier.notify(alert)
        except Exception as error:
            # whatever a service's client raises: the alert stays and is tried again later
            log.warning("alert for %s not delivered: %s", alert.reference, where(error))
            mark_alert_failed(alert.id, type(error).__name__, app.units, app.time)
        else:
            mark_alert_delivered(alert.id, app.units, app.time)
            delivered += 1
    return delivered


def look_after_clocks(app: bootstrap.App) -> None:
    """Queue the calls that deadlines ask for, and say in the log what was found."""
    done = sweep_clocks(app.units, app.time, app.policies)
    if done.reminders or done.escalations or done.breaches:
        log.info(
            "clocks: %d reminders, %d escalations, %d deadlines passed",
            done.reminders,
            done.escalations,
            done.breaches,
        )
    if done.orphans:
        log.warning(
            "clocks: %d tickets were opened under a policy that is not in data/policies any more; "
            "put its file back: %s",
            len(done.orphans),
            ", ".join(done.orphans[:5]),
        )


def send_news(app: bootstrap.App) -> None:
    """Have customers told how it goes where the term for news runs out and nobody sent any."""
    told = send_due_progress(app.units, app.time, app.policies)
    if told:
        log.info("news: %d tickets", len(told))


def _timetable(
    app: bootstrap.App, notifier: Notifier, post: PostOffice, codes: CodePost
) -> BackgroundScheduler:
    """What is done again and again, and how often; it is not started yet."""
    scheduler = BackgroundScheduler(timezone="UTC")

    def every(seconds: float, work: Callable[[], object], **more: object) -> None:
        # one at a time; a late run is one run, not several
        scheduler.add_job(work, "interval", seconds=seconds, max_instances=1, coalesce=True, **more)

    def sweep() -> None:
        look_after_clocks(app)
        send_news(app)

    every(ALERTS_EVERY_SECONDS, _patient("alerts", lambda: relay_alerts(app, notifier)))
    every(NOTICES_EVERY_SECONDS, _patient("letters", post.deliver_due))
    # beside the letters: somebody waits for a code
    every(CODES_EVERY_SECONDS, _patient("codes", codes.send_due))
    # the first at once: deadlines may have passed while nobody looked
    every(CLOCKS_EVERY_SECONDS, _patient("clocks", sweep), next_run_time=app.time.now())
    every(CHORES_EVERY_SECONDS, lambda: do_chores(app), next_run_time=app.time.now())
    return scheduler


def _patient(what: str, work: Callable[[], object]) -> Callable[[], None]:
    """The work as a job: what keeps it from going on stands in the log, and it is tried again."""

    def job() -> None:
        try:
            work()
        except FrontDoorError as error:
            log.warning("%s wait: %s", what, where(error))

    return job


def main() -> int:
    """Work until told to stop.

    Returns:
        0 after a clean stop, 2 when it cannot start.
    """
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout
    )
    for chatty in ("apscheduler", "apprise", "urllib3"):
        # apprise writes the URLs it calls, with their tokens
        logging.getLogger(chatty).setLevel(logging.ERROR)
    settings = settings_module.load()
    try:
        notifier = notifier_for(settings.alert_urls, lambda line: print(line, flush=True))
        app = bootstrap.build(settings)
        post = post_office(app)
        codes = code_post(app)
    except (FrontDoorError, MailSettingsError, ValueError) as error:
        log.error("%s", error)
        return CANNOT_START

    scheduler = _timetable(app, notifier, post, codes)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    scheduler.start()
    log.info("relaying alerts, delivering letters, looking after clocks")
    stop.wait()
    scheduler.shutdown()
    app.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
