"""Everything that is kept of one ticket, for staff and the archive."""

from dataclasses import dataclass

from tickets import lifecycle
from tickets.attachment import Attachment
from tickets.authority import Authority
from tickets.events import RecordedEvent
from tickets.lifecycle import Action
from tickets.notice import Notice
from tickets.plan import Plan
from tickets.ports import UnitOfWorkFactory
from tickets.response import Response
from tickets.satisfaction import Rating
from tickets.sent_letter import SentLetter
from tickets.staff import Recusal
from tickets.ticket import Information, Ticket
from tickets.use_cases.procedure import find_ticket, staff_actor


@dataclass(frozen=True)
class CaseFile:
    """A ticket with all that belongs to it, each in order."""

    ticket: Ticket
    information: tuple[Information, ...]
    plans: tuple[Plan, ...]
    responses: tuple[Response, ...]
    ratings: tuple[Rating, ...]
    authorities: tuple[Authority, ...]
    recusals: tuple[Recusal, ...]
    notices: tuple[Notice, ...]
    letters: tuple[SentLetter, ...]
    files: tuple[Attachment, ...]
    events: tuple[RecordedEvent, ...]


def case_file(reference: str, units: UnitOfWorkFactory) -> CaseFile:
    """All of one ticket, as of one instant.

    Raises:
        UnknownTicket: there is none under that reference.
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        ticket = find_ticket(unit, reference)
        key = ticket.reference
        return CaseFile(
            ticket=ticket,
            information=tuple(unit.tickets.information_on(key)),
            plans=tuple(unit.plans.on(key)),
            responses=tuple(unit.responses.on(key)),
            ratings=tuple(unit.ratings.on(key)),
            authorities=tuple(unit.authorities.on(key)),
            recusals=tuple(unit.staff.recusals_on(key)),
            notices=tuple(unit.notices.on(key)),
            letters=tuple(unit.letters.on(key)),
            files=tuple(unit.attachments.on(key)),
            events=tuple(unit.audit.of_ticket(key)),
        )


def actions_open_to(staff_id: str, reference: str, units: UnitOfWorkFactory) -> tuple[Action, ...]:
    """What a member of staff may do with a ticket as it stands, sorted.

    Raises:
        UnknownStaff, UnknownTicket, StoreUnavailable: as they say.
    """
    with units(read_only=True) as unit:
        ticket = find_ticket(unit, reference)
        return lifecycle.allowed_actions(ticket, staff_actor(unit, ticket, staff_id))
