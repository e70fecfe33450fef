"""Go on in another channel by a link that the chat of a ticket gave."""

import secrets
from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import Event, EventName
from tickets.identity import Binding, ChannelLink, Way
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.use_cases.complaint import check_id
from tickets.use_cases.ownership import may_act
from tickets.use_cases.repetition import until_undisturbed

_ABOUT = "channel link"
_RANDOM_BYTES = 24
_COUNTED = 10


@dataclass(frozen=True)
class Linked:
    """What a link opened.

    Attributes:
        reference: the ticket beside which it stood.
        tickets: how many tickets the customer may act on now; counted up to ten.
        repeated: the same message had followed it before.
    """

    reference: str
    tickets: int
    repeated: bool


def make_link(customer_id: str, reference: str, units: UnitOfWorkFactory, time: TimeSource) -> str:
    """A token for a link; the store keeps only its fingerprint.

    Args:
        customer_id: whose tickets it opens; given by the edge.
        reference: one of their tickets.
        units: the store.
        time: now.

    Returns:
        32 characters of A-Z a-z 0-9 _ -, which Telegram takes as a start parameter (64 at most,
        https://core.telegram.org/bots/features#deep-linking).

    Raises:
        InvalidCommand: the ticket is not theirs.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    check_id("customer_id", customer_id)
    token = secrets.token_urlsafe(_RANDOM_BYTES)
    with units() as unit:
        ticket = unit.tickets.get(reference)
        if ticket is None or not may_act(unit, ticket, customer_id):
            raise InvalidCommand("reference is not one of the customer's.")
        mark = unit.identities.mark(_ABOUT, token)
        unit.identities.add_link(ChannelLink(mark, customer_id, reference, time.now()))
        unit.commit()
    return token


def follow_link(
    token: str, customer_id: str, message_id: str, units: UnitOfWorkFactory, time: TimeSource
) -> Linked | None:
    """Bind who follows a link to the customer who was given it, and to whom that one is bound.

    Args:
        token: as it came in.
        customer_id: who follows it; given by the edge.
        message_id: the message that brought it; the same one again gets the same answer.
        units: the store.
        time: now.

    Returns:
        what it opened; None when it is unknown, was followed before, or is too old, without a
        difference.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    check_id("customer_id", customer_id)
    check_id("message_id", message_id)

    def follow() -> Linked | None:
        with units() as unit:
            now = time.now()
            link = unit.identities.link(unit.identities.mark(_ABOUT, token))
            if link is None:
                return None
            if link.message_id == message_id and link.used_by == customer_id:
                return Linked(link.reference, _count(unit, customer_id), repeated=True)
            if not link.counts(now):
                return None
            whose = [link.customer_id, *unit.identities.bound_to(link.customer_id)]
            for bound_to in whose:
                if bound_to != customer_id:
                    binding = Binding(customer_id, bound_to, link.reference, Way.LINK, now)
                    unit.identities.bind(binding)
            unit.identities.save_link(
                replace(link, used_at=now, used_by=customer_id, message_id=message_id)
            )
            unit.audit.append(
                Event(
                    name=EventName.CHANNEL_LINKED,
                    at=now,
                    actor="customer",
                    customer_id=customer_id,
                    reference=link.reference,
                    after={"bound_to": link.customer_id},
                )
            )
            unit.commit()
            return Linked(link.reference, _count(unit, customer_id), repeated=False)

    return until_undisturbed(follow)


def _count(unit: UnitOfWork, customer_id: str) -> int:
    also = unit.identities.bound_to(customer_id)
    return len(unit.tickets.summaries_of(customer_id, _COUNTED, also))
