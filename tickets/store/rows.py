"""How tickets and what stands beside them are kept (see `tickets.store.row_mapper`)."""

from datetime import datetime
from typing import Any

from tickets.clocks import Clock, ClockKind, Extension, Pause
from tickets.feedback import Feedback, FeedbackKind
from tickets.store.models import (
    AlertRow,
    ClockRow,
    CustomerRow,
    FeedbackRow,
    InformationRow,
    TicketRow,
)
from tickets.store.row_mapper import Kept, RowMapper, code, code_list, code_set
from tickets.ticket import Alert, Customer, Information, InformationKind, Ticket
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

CLOCK = RowMapper(
    Clock,
    ClockRow,
    otherwise={
        "kind": code(ClockKind),
        "pauses": Kept(
            lambda pauses: [[p.started_at.isoformat(), p.ended_at.isoformat()] for p in pauses],
            lambda row: tuple(Pause(*map(datetime.fromisoformat, pause)) for pause in row),
        ),
        "extensions": Kept(
            lambda extensions: [
                [e.up_to, e.at.isoformat(), e.approved_by and e.approved_by.value]
                for e in extensions
            ],
            lambda row: tuple(
                Extension(up_to, datetime.fromisoformat(at), Role(rank) if rank else None)
                for up_to, at, rank in row
            ),
        ),
    },
)
TICKET = RowMapper(
    Ticket,
    TicketRow,
    otherwise={
        "language": code(Language),
        "topic": code(Topic),
        "severity": code(Severity),
        "state": code(TicketState),
        "mood": code(Tone),
        "tone_path": code_list(Tone),
        "flags": code_set(Flag),
        "reply_channel": code(ReplyChannel),
        "confidences": Kept(dict, dict),
        "clocks": Kept(tuple, lambda rows: tuple(map(CLOCK.value_of, rows))),
        "last_event": Kept(str, str),
        "resume_state": code(TicketState),
        "appeal_route": code(AppealRoute),
    },
    sums={"amount": "currency"},
    # the version is counted; clocks are rows of their own
    only_read=frozenset({"version", "clocks"}),
)
INFORMATION = RowMapper(Information, InformationRow, otherwise={"kind": code(InformationKind)})
CUSTOMER = RowMapper(
    Customer,
    CustomerRow,
    otherwise={"reply_channel": code(ReplyChannel), "language": code(Language)},
)
ALERT = RowMapper(
    Alert,
    AlertRow,
    otherwise={
        "reasons": code_list(str),
        "topic": code(Topic),
        "severity": code(Severity),
        "language": code(Language),
    },
    only_read=frozenset({"id"}),
)
FEEDBACK = RowMapper(
    Feedback, FeedbackRow, otherwise={"kind": code(FeedbackKind), "language": code(Language)}
)


def ticket_columns(ticket: Ticket) -> dict[str, Any]:
    """What the columns of a ticket's own row hold, without the version."""
    return {**TICKET.columns_of(ticket), "category": ticket.category.value}


def fill_ticket_row(row: TicketRow, ticket: Ticket) -> None:
    """Put a ticket with its clocks into a row; the version is left as it is."""
    for column, kept in ticket_columns(ticket).items():
        setattr(row, column, kept)
    rows_by_kind = {clock_row.kind: clock_row for clock_row in row.clocks}
    clock_rows = []
    for position, clock in enumerate(ticket.clocks):
        clock_row = rows_by_kind.get(clock.kind.value) or ClockRow()
        CLOCK.fill(clock_row, clock)
        clock_row.position = position
        clock_rows.append(clock_row)
    row.clocks = clock_rows
