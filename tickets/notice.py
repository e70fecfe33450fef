"""Requests to tell the customer something, and what became of each.

Use cases append them in the transaction of the change; a worker renders and delivers them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tickets.vocabulary import TicketState


class NoticeKind(StrEnum):
    """What a customer is told."""

    ACKNOWLEDGEMENT = "acknowledgement"
    PROGRESS = "progress"
    PLAN_APPROVED = "plan_approved"
    QUESTION = "question"  # the handling waits for the customer
    HOLDING = "holding"  # a deadline is put off
    FINAL_RESPONSE = "final_response"
    CLOSING = "closing"
    SURVEY = "survey"
    REOPENING = "reopening"
    APPEAL = "appeal"
    STATE_CHANGED = "state_changed"


class DeliveryState(StrEnum):
    """How far a notice has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    # there is nothing to send it by, or it was overtaken; `last_error` says which
    DROPPED = "dropped"


@dataclass(frozen=True)
class Notice:
    """One thing that a customer is to be told of a ticket.

    Attributes:
        key: one notice per key.
        reference: the ticket.
        kind: what.
        ticket_state: state of the ticket when it was requested.
        created_at: aware UTC.
        next_attempt_at: not before, aware UTC.
        about: which plan, response or deadline it is about (`plan`, `response`, `clock`,
            `due_at`); nothing personal.
        text: words of staff for the customer, such as a question; kept encrypted.
        delivery: how far it has come.
        channel: what it was delivered by, once it was.
        attempts: deliveries tried so far.
        delivered_at: aware UTC.
        last_error: kind of the last failure; of one that was delivered, why by this way.
        id: number in the store; 0 before it is stored.
    """

    key: str
    reference: str
    kind: NoticeKind
    ticket_state: TicketState
    created_at: datetime
    next_attempt_at: datetime
    about: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    delivery: DeliveryState = DeliveryState.WAITING
    channel: str | None = None
    attempts: int = 0
    delivered_at: datetime | None = None
    last_error: str | None = None
    id: int = 0
