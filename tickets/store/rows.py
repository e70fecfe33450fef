"""The store's rows and the values of the core, one from the other."""

from datetime import datetime

from tickets.clocks import Clock, ClockKind, Extension, Pause
from tickets.store.models import AlertRow, ClockRow, CustomerRow, InformationRow, TicketRow
from tickets.ticket import Alert, Customer, Information, InformationKind, Money, Ticket
from tickets.vocabulary import (
    AppealRoute,
    Flag,
    Language,
    ReplyChannel,
    Role,
    Severity,
    TicketState,
    Tone,
    Topic,
)

# fields that the row and the value have under one name and in one type
_SAME = (
    "reference",
    "draft_id",
    "customer_id",
    "conversation_id",
    "channel",
    "story",
    "incident_time_told",
    "incident_date",
    "reference_number",
    "demand",
    "customer_name",
    "contact",
    "policy_id",
    "policy_effective_from",
    "opened_at",
    "updated_at",
    "details_complete",
    "handler_id",
    "handled_at",
    "responded_at",
    "ended_at",
    "reopenings",
    "merged_into",
)


def fill_ticket_row(row: TicketRow, ticket: Ticket) -> None:
    """Put everything but the version from the value into the row."""
    for name in _SAME:
        setattr(row, name, getattr(ticket, name))
    row.language = ticket.language.value
    row.category = ticket.category.value
    row.topic = ticket.topic.value
    row.severity = ticket.severity.value
    row.state = ticket.state.value
    row.mood = ticket.mood.value
    row.tone_path = [tone.value for tone in ticket.tone_path]
    row.flags = sorted(flag.value for flag in ticket.flags)
    row.amount = ticket.amount.amount if ticket.amount else None
    row.currency = ticket.amount.currency if ticket.amount else None
    row.reply_channel = ticket.reply_channel.value if ticket.reply_channel else None
    row.confidences = dict(ticket.confidences)
    row.resume_state = ticket.resume_state.value if ticket.resume_state else None
    row.appeal_route = ticket.appeal_route.value if ticket.appeal_route else None
    row.last_event = str(ticket.last_event)
    _fill_clock_rows(row, ticket)


def _fill_clock_rows(row: TicketRow, ticket: Ticket) -> None:
    by_kind = {clock_row.kind: clock_row for clock_row in row.clocks}
    rows = []
    for position, clock in enumerate(ticket.clocks):
        clock_row = by_kind.get(clock.kind.value) or ClockRow(kind=clock.kind.value)
        clock_row.position = position
        clock_row.started_at = clock.started_at
        clock_row.due_at = clock.due_at
        clock_row.projected = clock.projected
        clock_row.calendar_unconfirmed = clock.calendar_unconfirmed
        clock_row.paused_at = clock.paused_at
        clock_row.met_at = clock.met_at
        clock_row.breached_at = clock.breached_at
        clock_row.stopped_at = clock.stopped_at
        clock_row.pauses = [
            [p.started_at.isoformat(), p.ended_at.isoformat()] for p in clock.pauses
        ]
        clock_row.extensions = [
            [e.up_to, e.at.isoformat(), e.approved_by and e.approved_by.value]
            for e in clock.extensions
        ]
        rows.append(clock_row)
    row.clocks = rows


def clock_of(row: ClockRow) -> Clock:
    """The clock in a row."""
    return Clock(
        kind=ClockKind(row.kind),
        started_at=row.started_at,
        due_at=row.due_at,
        projected=row.projected,
        calendar_unconfirmed=row.calendar_unconfirmed,
        paused_at=row.paused_at,
        met_at=row.met_at,
        breached_at=row.breached_at,
        stopped_at=row.stopped_at,
        pauses=tuple(Pause(*map(datetime.fromisoformat, pause)) for pause in row.pauses),
        extensions=tuple(
            Extension(up_to, datetime.fromisoformat(at), Role(rank) if rank else None)
            for up_to, at, rank in row.extensions
        ),
    )


def ticket_of(row: TicketRow) -> Ticket:
    """The ticket in a row."""
    same = {name: getattr(row, name) for name in _SAME}
    amount = None
    if row.amount is not None and row.currency is not None:
        amount = Money(row.amount, row.currency)
    return Ticket(
        **same,
        language=Language(row.language),
        topic=Topic(row.topic),
        severity=Severity(row.severity),
        state=TicketState(row.state),
        mood=Tone(row.mood),
        tone_path=tuple(map(Tone, row.tone_path)),
        flags=frozenset(map(Flag, row.flags)),
        amount=amount,
        reply_channel=ReplyChannel(row.reply_channel) if row.reply_channel else None,
        confidences=row.confidences,
        clocks=tuple(map(clock_of, row.clocks)),
        last_event=row.last_event,
        resume_state=TicketState(row.resume_state) if row.resume_state else None,
        appeal_route=AppealRoute(row.appeal_route) if row.appeal_route else None,
        version=row.version,
    )


def information_of(row: InformationRow) -> Information:
    """The addition in a row."""
    return Information(
        reference=row.reference,
        customer_id=row.customer_id,
        kind=InformationKind(row.kind),
        text=row.text,
        added_at=row.added_at,
        idempotency_key=row.idempotency_key,
    )


def customer_of(row: CustomerRow) -> Customer:
    """The customer in a row."""
    return Customer(
        customer_id=row.customer_id,
        updated_at=row.updated_at,
        name=row.name,
        contact=row.contact,
        reply_channel=ReplyChannel(row.reply_channel) if row.reply_channel else None,
        language=Language(row.language) if row.language else None,
        forgotten_at=row.forgotten_at,
    )


def alert_of(row: AlertRow) -> Alert:
    """The alert in a row."""
    return Alert(
        id=row.id,
        key=row.key,
        reference=row.reference,
        reasons=tuple(row.reasons),
        topic=Topic(row.topic),
        severity=Severity(row.severity),
        language=Language(row.language),
        queued_at=row.queued_at,
        next_attempt_at=row.next_attempt_at,
        attempts=row.attempts,
        delivered_at=row.delivered_at,
        last_error=row.last_error,
    )
