"""What the worker does besides deadlines: give out, close, anchor, scan, tidy, remind, return."""

import logging
from collections.abc import Callable
from datetime import timedelta

from bot import bootstrap
from bot.evidence.scanner import (
    Clamd,
    ScannerMisconfigured,
    ScannerUnavailable,
    scan_waiting,
)
from bot.faults import where
from bot.handover_desk import HandoverDesk
from bot.nudges import edge_texts, forget_drafts, send_nudges
from tickets.errors import AnchorUnusable, AuditChainBroken, FrontDoorError
from tickets.store.anchor import write_anchor
from tickets.use_cases.assign import assign_waiting
from tickets.use_cases.close import close_answered
from tickets.use_cases.send_codes import forget_proofs

# an upload is named within seconds, a draft is kept for days
UPLOADS_LIVE = timedelta(days=1)
LOOSE_FILES_LIVE = timedelta(days=30)
_AT_ONCE = 100

log = logging.getLogger(__name__)


def do_chores(app: bootstrap.App) -> None:
    """Give out tickets that nobody has, close what is answered, anchor the trail, see to files.

    One that fails does not keep the others from being done; each is tried again the next time.
    """
    for name, chore in (
        ("assign", _give_out),
        ("close", _close),
        ("audit", anchor_trail),
        ("scan", _scan),
        ("files", forget_files),
        ("handovers", return_silent),
        ("reminders", _remind),
        ("drafts", _forget_drafts),
        ("proofs", _forget_proofs),
    ):
        _guarded(name, chore, app)


def _guarded(name: str, chore: Callable[[bootstrap.App], None], app: bootstrap.App) -> None:
    try:
        chore(app)
    except (AuditChainBroken, AnchorUnusable) as error:
        log.critical("%s: %s Run: frontdoor audit verify", name, error)
    except (ScannerUnavailable, ScannerMisconfigured) as error:
        log.error("%s: %s", name, error)
    except FrontDoorError as error:
        log.warning("%s waits: %s", name, where(error))


def _give_out(app: bootstrap.App) -> None:
    given = assign_waiting(app.units, app.time, app.policies)
    if given:
        log.info("assigned: %d tickets", len(given))


def _close(app: bootstrap.App) -> None:
    closed = close_answered(app.units, app.time, app.policies)
    if closed:
        log.info("closed: %d tickets", len(closed))


def _scan(app: bootstrap.App) -> None:
    if app.settings.scanner:
        scan_waiting(app.units, Clamd(app.settings.scanner))


def forget_files(app: bootstrap.App) -> None:
    """Delete files that no message named, and those that came to no ticket in a month."""
    now = app.time.now()
    with app.units() as unit:
        ids = unit.attachments.left_behind(now - UPLOADS_LIVE, now - LOOSE_FILES_LIVE, _AT_ONCE)
        unit.attachments.remove(ids)
        unit.commit()
    if ids:
        log.info("files: %d deleted that belong to no ticket", len(ids))


def _forget_proofs(app: bootstrap.App) -> None:
    forgotten = forget_proofs(app.units, app.time)
    if forgotten:
        log.info("proofs of identity: %d old ones deleted", forgotten)


def return_silent(app: bootstrap.App) -> None:
    """Give conversations back whose takers fell silent."""
    for moved in HandoverDesk(app, edge_texts(app.settings)).return_silent():
        log.info("handover %d: its taker fell silent", moved.handover.number)


def _remind(app: bootstrap.App) -> None:
    send_nudges(app, edge_texts(app.settings))


def _forget_drafts(app: bootstrap.App) -> None:
    forget_drafts(app)


def anchor_trail(app: bootstrap.App) -> None:
    """Write the head of the audit trail to the anchor file, if it has moved.

    Raises:
        AuditChainBroken: the trail is not the one that was written down before.
        AnchorUnusable: the file cannot be used.
    """
    with app.units(read_only=True) as unit:
        write_anchor(unit.audit, app.settings.anchor_path, app.time.now())
