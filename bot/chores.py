"""What the worker does for tickets besides their deadlines: give out, close, anchor the trail."""

import logging
from collections.abc import Callable

from bot import bootstrap
from bot.faults import where
from tickets.errors import AnchorUnusable, AuditChainBroken, FrontDoorError
from tickets.store.anchor import write_anchor
from tickets.use_cases.assign import assign_waiting
from tickets.use_cases.close import close_answered

log = logging.getLogger(__name__)


def do_chores(app: bootstrap.App) -> None:
    """Give out tickets that nobody has, close what is answered, anchor the audit trail.

    One that fails does not keep the others from being done; each is tried again the next time.
    """
    for name, chore in (("assign", _give_out), ("close", _close), ("audit", anchor_trail)):
        _guarded(name, chore, app)


def _guarded(name: str, chore: Callable[[bootstrap.App], None], app: bootstrap.App) -> None:
    try:
        chore(app)
    except (AuditChainBroken, AnchorUnusable) as error:
        log.critical("%s: %s Run: frontdoor audit verify", name, error)
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


def anchor_trail(app: bootstrap.App) -> None:
    """Write the head of the audit trail to the anchor file, if it has moved.

    Raises:
        AuditChainBroken: the trail is not the one that was written down before.
        AnchorUnusable: the file cannot be used.
    """
    with app.units(read_only=True) as unit:
        write_anchor(unit.audit, app.settings.anchor_path, app.time.now())
