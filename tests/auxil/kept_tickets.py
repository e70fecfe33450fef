"""Tickets for the contracts of stores, without the use case that opens them."""

from tests.auxil.frozen_time import FrozenTime
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.complaint import with_complaint
from tickets.use_cases.open_ticket import OpenTicket
from tickets.vocabulary import Topic


def told(complaint: OpenTicket, reference: str, time: FrozenTime, policies: PolicyBook) -> Ticket:
    """The ticket of a complaint, as it is registered now."""
    policy = policies.in_force(time.now())
    bare = Ticket(
        reference=reference,
        draft_id=complaint.draft_id,
        customer_id=complaint.customer_id,
        conversation_id=complaint.conversation_id,
        language=complaint.language,
        topic=Topic.OTHER,
        opened_at=time.now(),
        updated_at=time.now(),
        policy_id=policy.id,
        policy_effective_from=policy.effective_from,
        clocks=policy.clocks_for(time.now()),
    )
    return with_complaint(bare, complaint).assessed()


def add(units: UnitOfWorkFactory, *tickets: Ticket) -> None:
    """Put tickets into a store."""
    with units() as unit:
        for ticket in tickets:
            unit.tickets.add(ticket)
        unit.commit()
