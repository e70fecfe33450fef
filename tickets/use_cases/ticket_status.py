"""Tell a customer where a ticket stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tickets.clocks import Clock, TimeSource, next_clock, result_clock
from tickets.errors import TicketNotFound
from tickets.lifecycle import Action, allowed_actions, customer_actor
from tickets.ports import UnitOfWorkFactory
from tickets.response import Response
from tickets.ticket import Ticket
from tickets.use_cases.complaint import check_id
from tickets.use_cases.ownership import note_failure, own_ticket
from tickets.vocabulary import AppealRoute, Category, Flag, ReplyChannel, TicketState, Topic


@dataclass(frozen=True, kw_only=True)
class AskStatus:
    """A customer asks after a ticket.

    Attributes:
        customer_id: who asks; given by the edge.
        reference: as typed.
    """

    customer_id: str
    reference: str

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)


@dataclass(frozen=True)
class TicketStatus:
    """Where a ticket stands.

    Attributes:
        last_event: what was done last (`EventName`).
        updated_at: when that was, aware UTC.
        clocks: all deadlines.
        next_clock: the one that comes first, of those not met.
        result_clock: the one by which a result is owed; None while none is.
        details_complete: whether the customer confirmed its summary.
        wants_human: whether the customer asked for a person.
        policy_id: policy that the deadlines come from.
        open_actions: what the customer can do now.
        waits_for_customer: the handling rests until the customer answers.
        appeal_route: where the customer took it.
        merged_into: the ticket that took over from it.
        ended_at: when it was closed, withdrawn or merged, aware UTC; None while it is not.
        reply_channel: how the customer hears back.
        contact: phone or e-mail address for it.
        response: the latest result that the customer was told; None while there is none.
    """

    reference: str
    category: Category
    topic: Topic
    state: TicketState
    opened_at: datetime
    updated_at: datetime
    last_event: str
    clocks: tuple[Clock, ...]
    next_clock: Clock | None
    result_clock: Clock | None
    details_complete: bool
    wants_human: bool
    policy_id: str
    open_actions: tuple[Action, ...] = ()
    waits_for_customer: bool = False
    appeal_route: AppealRoute | None = None
    merged_into: str | None = None
    ended_at: datetime | None = None
    reply_channel: ReplyChannel | None = None
    contact: str | None = None
    response: Response | None = None

    @classmethod
    def of(cls, ticket: Ticket, responses: Sequence[Response] = ()) -> "TicketStatus":
        """The status of a ticket.

        Args:
            ticket: the ticket.
            responses: its responses, in order.
        """
        return cls(
            reference=ticket.reference,
            category=ticket.category,
            topic=ticket.topic,
            state=ticket.state,
            opened_at=ticket.opened_at,
            updated_at=ticket.updated_at,
            last_event=ticket.last_event,
            clocks=ticket.clocks,
            next_clock=next_clock(ticket.clocks),
            result_clock=result_clock(ticket.clocks),
            details_complete=ticket.details_complete,
            wants_human=Flag.WANTS_HUMAN in ticket.flags,
            policy_id=ticket.policy_id,
            open_actions=allowed_actions(ticket, customer_actor(ticket.customer_id)),
            waits_for_customer=ticket.state is TicketState.WAITING_CUSTOMER,
            appeal_route=ticket.appeal_route,
            merged_into=ticket.merged_into,
            ended_at=ticket.ended_at,
            reply_channel=ticket.reply_channel,
            contact=ticket.contact,
            response=responses[-1] if responses else None,
        )


def ticket_status(command: AskStatus, units: UnitOfWorkFactory, time: TimeSource) -> TicketStatus:
    """Where the customer's ticket stands.

    Raises:
        TicketNotFound: the customer has no such ticket; the attempt is counted.
        TooManyAttempts: too many attempts failed.
        StoreUnavailable: the database cannot be reached.
    """
    now = time.now()
    try:
        with units(read_only=True) as unit:
            ticket = own_ticket(unit, command.customer_id, command.reference, now)
            return TicketStatus.of(ticket, unit.responses.on(ticket.reference))
    except TicketNotFound:
        with units() as unit:
            note_failure(unit, command.customer_id, now)
            unit.commit()
        raise
