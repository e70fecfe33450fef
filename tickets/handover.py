"""A conversation that a person is to take over from the bot, or has taken over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.errors import HandoverClosed, HandoverTaken
from tickets.staff import Staff
from tickets.ticket import Ticket
from tickets.vocabulary import Flag, Language, Role, Severity

# Signals after which a person looks into the conversation, asked for or not.
_FLAGS_BY_RULE = (
    Flag.SELF_HARM,
    Flag.SAFETY,
    Flag.LEGAL_THREAT,
    Flag.REGULATOR_THREAT,
    Flag.MEDIA_THREAT,
)


class HandoverState(StrEnum):
    """Where a handover stands."""

    WAITING = "waiting"
    # while it is taken the bot is silent
    TAKEN = "taken"
    HANDED_BACK = "handed_back"
    ENDED = "ended"

    @property
    def is_open(self) -> bool:
        """Whether a person is still expected, or there."""
        return self in (HandoverState.WAITING, HandoverState.TAKEN)


class HandoverReason(StrEnum):
    """Why a person was called, besides the signals of a ticket."""

    REQUESTED = "requested"
    NOT_UNDERSTOOD = "not_understood"
    # whoever had it fell silent while the customer waited
    TAKER_GONE = "taker_gone"


@dataclass(frozen=True)
class Handover:
    """One conversation on its way to a person and back.

    Attributes:
        number: counts from 1; 0 before it is stored. Alerts and commands name it.
        conversation_id: which conversation; it has at most one open handover.
        customer_id: whose.
        reference: the ticket that staff were called to.
        reasons: values of `HandoverReason`, `severity:critical`, and `flag:…`.
        language: of the customer.
        state: where it stands.
        requested_at: since when a person is wanted, aware UTC.
        taken_by: id of the member of staff who has it, or had it last.
        taken_at: when it was taken, aware UTC.
        active_at: the taker's last sign of life, aware UTC.
        closed_at: when it was handed back or ended, aware UTC.
        version: counts its changes, so that of two at once one wins.
    """

    conversation_id: str
    customer_id: str
    reference: str
    reasons: tuple[str, ...]
    language: Language
    requested_at: datetime
    state: HandoverState = HandoverState.WAITING
    taken_by: str | None = None
    taken_at: datetime | None = None
    active_at: datetime | None = None
    closed_at: datetime | None = None
    number: int = 0
    version: int = 1

    def require_waiting(self) -> None:
        """Refuse what needs a handover that nobody has.

        Raises:
            HandoverTaken: somebody has it.
            HandoverClosed: it is over.
        """
        if self.state is HandoverState.TAKEN:
            raise HandoverTaken(self.number, self.taken_by or "")
        if not self.state.is_open:
            raise HandoverClosed(self.number, self.state)

    def require_taken_by(self, staff_id: str) -> None:
        """Refuse what only the taker may do.

        Raises:
            HandoverTaken: somebody else has it.
            HandoverClosed: nobody has it.
        """
        if self.state is not HandoverState.TAKEN:
            raise HandoverClosed(self.number, self.state)
        if self.taken_by != staff_id:
            raise HandoverTaken(self.number, self.taken_by or "")


def reasons_by_rule(ticket: Ticket) -> tuple[str, ...]:
    """Why a person is to look into the conversation of a ticket unasked; empty when there is none.

    A critical severity, danger, a hint of self-harm, or a threat with law, regulator or media.
    """
    critical = (f"severity:{ticket.severity}",) if ticket.severity is Severity.CRITICAL else ()
    return (*critical, *(f"flag:{flag}" for flag in _FLAGS_BY_RULE if flag in ticket.flags))


@dataclass(frozen=True)
class Presence:
    """A member of staff is at the desk.

    Attributes:
        staff_id: who.
        until: when that ends unless it is said again, aware UTC.
    """

    staff_id: str
    until: datetime


def at_the_desk(
    presences: Iterable[Presence], staff: Iterable[Staff], language: Language, now: datetime
) -> list[Staff]:
    """The members of staff who are at the desk now and can answer in a language, by id.

    Args:
        presences: as noted; those that ran out do not count.
        staff: all members; inactive ones do not count.
        language: of the customer.
        now: aware.
    """
    there = {presence.staff_id for presence in presences if presence.until > now}
    able = [m for m in staff if m.id in there and m.active and m.speaks(language)]
    return sorted(able, key=lambda member: member.id)


def may_close_for_others(member: Staff) -> bool:
    """Whether a member may hand back or end what somebody else took: senior staff may."""
    return bool(member.roles & {Role.SUPERVISOR, Role.HEAD})
