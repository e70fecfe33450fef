"""Call a person to a conversation, in a transaction that runs: asked for, or by a rule.

What staff do then is in `tickets.use_cases.handover`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tickets.events import Event, EventName
from tickets.handover import Handover, HandoverReason, reasons_by_rule
from tickets.ports import UnitOfWork
from tickets.ticket import Ticket

SYSTEM = "system"


def call_person(
    unit: UnitOfWork,
    ticket: Ticket,
    reasons: tuple[str, ...],
    now: datetime,
    *,
    conversation_id: str | None = None,
    customer_id: str | None = None,
) -> Handover:
    """Open a conversation's handover in a transaction that runs, or join the open one.

    Args:
        unit: the transaction; it is not committed here.
        ticket: that staff are called to.
        reasons: why; see `Handover`.
        now: aware.
        conversation_id: where the customer is; default where the ticket was told.
        customer_id: who that is; default whose ticket it is.
    """
    where = conversation_id or ticket.conversation_id
    known = unit.handovers.open_in(where)
    if known is not None:
        new = tuple(reason for reason in reasons if reason not in known.reasons)
        return unit.handovers.save(replace(known, reasons=known.reasons + new)) if new else known
    opened = unit.handovers.add(
        Handover(
            conversation_id=where,
            customer_id=customer_id or ticket.customer_id,
            reference=ticket.reference,
            reasons=reasons,
            language=ticket.language,
            requested_at=now,
        )
    )
    actor = "customer" if HandoverReason.REQUESTED in reasons else SYSTEM
    record_handover(
        unit, EventName.HANDOVER_REQUESTED, opened, now, actor, {"reasons": list(reasons)}
    )
    return opened


def call_by_rule(unit: UnitOfWork, ticket: Ticket, now: datetime) -> tuple[str, ...]:
    """Open a handover when the ticket's signals ask for one (`reasons_by_rule`).

    Returns:
        What an alert has to add to its reasons: `handover:<number>`, or nothing.
    """
    reasons = reasons_by_rule(ticket)
    if not reasons:
        return ()
    return (alert_reason(call_person(unit, ticket, reasons, now)),)


def alert_reason(handover: Handover) -> str:
    """How an alert names a handover."""
    return f"handover:{handover.number}"


def record_handover(
    unit: UnitOfWork,
    name: EventName,
    handover: Handover,
    now: datetime,
    actor: str,
    told: Mapping[str, object],
) -> None:
    """Put what became of a handover into the trail.

    Args:
        unit: the transaction of the change.
        name: what happened.
        handover: as it is now.
        now: aware.
        actor: `customer`, `SYSTEM`, or the id of a member of staff.
        told: values besides its number and state.
    """
    unit.audit.append(
        Event(
            name=name,
            at=now,
            actor=actor,
            customer_id=handover.customer_id,
            reference=handover.reference,
            after={"handover": handover.number, "state": handover.state.value, **told},
        )
    )
