"""What happened, in the past tense, and the hash-chained trail that keeps it.

Each event's hash covers its content and the hash before it, so that a change, a removal or an
insertion in the middle of the trail shows. Personal values of a ticket stand in `changes`, which
the store encrypts; of a customer's profile only the names of fields, so that forgetting is real.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from tickets.errors import AuditChainBroken
from tickets.ticket import Money, Ticket

GENESIS = "0" * 64


class EventName(StrEnum):
    """Everything that the trail can tell."""

    TICKET_OPENED = "TicketOpened"
    TICKET_COMPLETED = "TicketCompleted"
    INFORMATION_ADDED = "InformationAdded"
    EVIDENCE_ADDED = "EvidenceAdded"
    FILES_OPENED = "FilesOpened"
    DETAILS_CORRECTED = "DetailsCorrected"
    WITHDRAWAL_REQUESTED = "WithdrawalRequested"
    REOPENING_REQUESTED = "ReopeningRequested"
    SERVICE_RATED = "ServiceRated"
    HUMAN_REQUESTED = "HumanRequested"
    HANDOVER_REQUESTED = "HandoverRequested"
    HANDOVER_TAKEN = "HandoverTaken"
    HANDOVER_RETURNED = "HandoverReturned"
    HUMAN_ANSWERED = "HumanAnswered"
    HANDED_BACK = "HandedBack"
    HANDOVER_ENDED = "HandoverEnded"
    CLOCK_BREACHED = "ClockBreached"
    TICKET_ASSIGNED = "TicketAssigned"
    TICKET_REASSIGNED = "TicketReassigned"
    STAFF_RECUSED = "StaffRecused"
    INVESTIGATION_STARTED = "InvestigationStarted"
    FINDINGS_RECORDED = "FindingsRecorded"
    PLAN_PROPOSED = "PlanProposed"
    PLAN_APPROVED = "PlanApproved"
    PLAN_SENT_BACK = "PlanSentBack"
    EXECUTION_STARTED = "ExecutionStarted"
    HANDLING_FINISHED = "HandlingFinished"
    RESPONSE_GIVEN = "ResponseGiven"
    RESULT_CONFIRMED = "ResultConfirmed"
    RESULT_DISPUTED = "ResultDisputed"
    TICKET_REOPENED = "TicketReopened"
    TICKET_CLOSED = "TicketClosed"
    CUSTOMER_ASKED = "CustomerAsked"
    HANDLING_RESUMED = "HandlingResumed"
    PROGRESS_TOLD = "ProgressTold"
    CUSTOMER_CALLED = "CustomerCalled"
    DATA_REQUESTED = "DataRequested"
    DATA_SENT = "DataSent"
    DEADLINE_EXTENDED = "DeadlineExtended"
    TICKET_WITHDRAWN = "TicketWithdrawn"
    TICKET_MERGED = "TicketMerged"
    DUPLICATE_TAKEN_OVER = "DuplicateTakenOver"
    TICKET_APPEALED = "TicketAppealed"
    TICKET_ARCHIVED = "TicketArchived"
    RATING_FOLLOWED_UP = "RatingFollowedUp"
    LABELS_CORRECTED = "LabelsCorrected"
    AUTHORITY_RECORDED = "AuthorityRecorded"
    AUTHORITY_VERIFIED = "AuthorityVerified"
    AUTHORITY_REFUSED = "AuthorityRefused"
    NOTICE_DELIVERED = "NoticeDelivered"
    STAFF_KEPT = "StaffKept"
    IDENTITY_CODE_REQUESTED = "IdentityCodeRequested"
    IDENTITY_PROVEN = "IdentityProven"
    IDENTITY_NOT_PROVEN = "IdentityNotProven"
    CHANNEL_LINKED = "ChannelLinked"
    CUSTOMER_REMEMBERED = "CustomerRemembered"
    CUSTOMER_FORGOTTEN = "CustomerForgotten"


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes:
        name: what.
        at: aware UTC.
        actor: who: `customer`, `system`, or a member of staff.
        customer_id: whose ticket or profile.
        reference: the ticket, if it is about one.
        before: values before, of the fields that changed.
        after: values after.
        salt: keeps short personal values from being guessed by their hash.
    """

    name: EventName
    at: datetime
    actor: str
    customer_id: str
    reference: str | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    salt: str = field(default_factory=lambda: secrets.token_hex(16))

    @cached_property
    def changes(self) -> str:
        """Before, after and salt as canonical JSON."""
        return canonical({"after": self.after, "before": self.before, "salt": self.salt})


@dataclass(frozen=True)
class RecordedEvent:
    """An event in its place in the trail.

    Attributes:
        sequence: 1, 2, 3, … without gaps.
        event: what happened.
        previous_hash: hash of the event before; `GENESIS` for the first.
        hash: SHA-256 over the previous hash and the content, hexadecimal.
    """

    sequence: int
    event: Event
    previous_hash: str
    hash: str

    @classmethod
    def after(cls, sequence: int, previous_hash: str, event: Event) -> "RecordedEvent":
        """The event with its place and its hash."""
        content = canonical(
            {
                "actor": event.actor,
                "at": event.at.astimezone(UTC).isoformat(),
                "changes": event.changes,
                "customer_id": event.customer_id,
                "name": event.name,
                "previous_hash": previous_hash,
                "reference": event.reference,
                "sequence": sequence,
            }
        )
        return cls(sequence, event, previous_hash, hashlib.sha256(content.encode()).hexdigest())


def verify_chain(trail: Iterable[RecordedEvent]) -> tuple[int, str]:
    """Check a whole trail from its first event.

    Returns:
        number and hash of the last event, to be held against the head that the store keeps.

    Raises:
        AuditChainBroken: an event was changed, removed or put in.
    """
    sequence, previous = 0, GENESIS
    for recorded in trail:
        sequence += 1
        expected = RecordedEvent.after(sequence, previous, recorded.event)
        if recorded != expected:
            raise AuditChainBroken(sequence)
        previous = recorded.hash
    return sequence, previous


_JSON_TYPES = frozenset({str, int, float, bool, type(None)})


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces, ASCII."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def plain(value: object) -> Any:
    """A value of this package as JSON has it: codes, ISO 8601 instants, sorted sets."""
    if type(value) in _JSON_TYPES:
        # most values are: the questions below cost more than the rest of an event
        return value
    if isinstance(value, Money):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(v) for v in value)
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


def ticket_values(ticket: Ticket) -> dict[str, Any]:
    """Everything that a ticket holds, as JSON has it."""
    values = {f.name: plain(getattr(ticket, f.name)) for f in fields(ticket)}
    return {"reference": ticket.reference, "category": ticket.category.value} | values


# The store counts and stamps these by itself; they would stand in every change.
_BOOKKEEPING = frozenset({"version", "updated_at", "last_event"})


def changed_values(before: Ticket | None, after: Ticket) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, before and after; a new ticket has no before."""
    new = {k: v for k, v in ticket_values(after).items() if k not in _BOOKKEEPING}
    if before is None:
        return {}, {k: v for k, v in new.items() if v not in (None, [], {})}
    old = ticket_values(before)
    names = [name for name in new if new[name] != old[name]]
    return {n: old[n] for n in names}, {n: new[n] for n in names}
