"""Files that a customer sends: kept for the complaint being told, or put on a ticket."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tickets.attachment import Attachment, AttachmentState, Refusal
from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand, TicketNotFound
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.add_information import going_on
from tickets.use_cases.complaint import check_id, queue_alert, record_change
from tickets.use_cases.joining import join, told
from tickets.use_cases.ownership import is_theirs, note_failure, own_ticket, still_going
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import TicketState


@dataclass(frozen=True, kw_only=True)
class PlaceEvidence:
    """The files of one message find their place.

    Attributes:
        customer_id: who; given by the edge.
        message_id: the message that brought them.
        draft_id: the complaint that is being told; they wait for its ticket.
        reference: the ticket that they belong to, as typed or pressed.
        most: files that one ticket holds.

    Raises:
        InvalidCommand: an id cannot be, or draft and ticket are both given.
    """

    customer_id: str
    message_id: str
    most: int
    draft_id: str | None = None
    reference: str | None = None

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)
        check_id("message_id", self.message_id)
        if self.draft_id is not None and self.reference is not None:
            raise InvalidCommand("draft_id and reference exclude each other.")


@dataclass(frozen=True)
class Placed:
    """What became of the files of a message.

    Attributes:
        kept: files that are there.
        refused: files that are not, each with its reason.
        reference: the ticket that they are on, if any.
    """

    kept: tuple[Attachment, ...]
    refused: tuple[Attachment, ...]
    reference: str | None

    @property
    def reasons(self) -> tuple[Refusal, ...]:
        """Why files were refused, each reason once, in order."""
        return tuple(dict.fromkeys(f.refusal for f in self.refused if f.refusal is not None))


def place_evidence(
    command: PlaceEvidence, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Placed:
    """Put a message's files on a ticket or keep them for a draft; repeating it changes nothing.

    Without ticket and draft the files stay where they are, and are only told. What exceeds the
    number that one ticket holds is refused and deleted. A file on a ticket that waits for its
    customer is the answer: the handling goes on.

    Raises:
        TicketNotFound: the customer has no such ticket.
        TooManyAttempts: too many look-ups failed.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    return until_undisturbed(lambda: _place(command, units, time, policies))


def _place(
    command: PlaceEvidence, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Placed:
    with units() as unit:
        now = time.now()
        files = [
            file
            for file in unit.attachments.of_messages([command.message_id])
            # the message id comes back in a button: it must be the customer's own
            if file.customer_id == command.customer_id
        ]
        kept = [file for file in files if file.state is AttachmentState.KEPT]
        loose = [file for file in kept if file.reference is None]
        if loose and command.reference is not None:
            ticket = _ticket(unit, command.customer_id, command.reference, now)
            there = len(_kept(unit.attachments.on(ticket.reference)))
            fitting = _within(unit, loose, command.most - there)
            if fitting:
                _add(unit, ticket, fitting, command.message_id, now, policies)
        elif loose and command.draft_id is not None:
            waiting = unit.attachments.waiting_of(command.customer_id, command.draft_id, now)
            ours = {file.id for file in loose}
            there = sum(file.id not in ours for file in waiting)
            for file in _within(unit, loose, command.most - there):
                unit.attachments.save(replace(file, draft_id=command.draft_id))
        unit.commit()
        after = [unit.attachments.get(file.id) for file in files]
        found = [file for file in after if file is not None]
        kept = _kept(found)
        refused = [file for file in found if file.state is AttachmentState.REFUSED]
        references = [file.reference for file in kept if file.reference]
        return Placed(tuple(kept), tuple(refused), references[0] if references else None)


def _ticket(unit: UnitOfWork, customer_id: str, reference: str, now: datetime) -> Ticket:
    try:
        named = own_ticket(unit, customer_id, reference, now)
    except TicketNotFound:
        note_failure(unit, customer_id, now)
        unit.commit()
        raise
    # nobody works on a merged ticket any more
    return still_going(unit, named) if is_theirs(unit, named, customer_id) else named


def _kept(files: Sequence[Attachment]) -> list[Attachment]:
    return [file for file in files if file.state is AttachmentState.KEPT]


def _within(unit: UnitOfWork, files: Sequence[Attachment], room: int) -> Sequence[Attachment]:
    """The files that still fit; the others are refused and deleted."""
    room = max(0, room)
    for file in files[room:]:
        unit.attachments.drop_content(file.id)
        unit.attachments.save(
            replace(file, state=AttachmentState.REFUSED, refusal=Refusal.TOO_MANY)
        )
    return files[:room]


def _add(
    unit: UnitOfWork,
    ticket: Ticket,
    files: Sequence[Attachment],
    message_id: str,
    now: datetime,
    policies: PolicyBook,
) -> None:
    join(unit, ticket, files)
    answers = ticket.state is TicketState.WAITING_CUSTOMER
    changed = replace(
        going_on(ticket, policies, now) if answers else ticket,
        updated_at=now,
        last_event=EventName.EVIDENCE_ADDED,
    )
    unit.tickets.save(changed)
    record_change(unit, EventName.EVIDENCE_ADDED, ticket, changed, told(files))
    reasons = ("customer_answered",) if answers else ()
    queue_alert(unit, f"evidence:{message_id}", changed, reasons, now)


def ticket_told_in(customer_id: str, message_id: str, units: UnitOfWorkFactory) -> str | None:
    """The ticket that the words of a message were added to, if they were.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        told_in = unit.tickets.information_by_key(customer_id, message_id)
        return told_in.reference if told_in else None


def waiting_evidence(
    customer_id: str, draft_id: str | None, units: UnitOfWorkFactory, time: TimeSource
) -> tuple[Attachment, ...]:
    """The files that would go onto the ticket of this draft, in order.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return tuple(unit.attachments.waiting_of(customer_id, draft_id, time.now()))


def drop_evidence_of_draft(customer_id: str, draft_id: str, units: UnitOfWorkFactory) -> int:
    """Delete the files of a draft that is cancelled; returns how many.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> int:
        with units() as unit:
            own = unit.attachments.on_no_ticket(customer_id)
            ids = [file.id for file in own if file.draft_id == draft_id]
            unit.attachments.remove(ids)
            unit.commit()
            return len(ids)

    return until_undisturbed(attempt)


def erase_evidence(unit: UnitOfWork, customer_id: str) -> int:
    """Delete a customer's files that are on no ticket; what is on one is kept with it by law."""
    ids: Collection[str] = [file.id for file in unit.attachments.on_no_ticket(customer_id)]
    unit.attachments.remove(ids)
    return len(ids)
