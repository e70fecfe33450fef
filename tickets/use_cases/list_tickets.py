"""List a customer's own tickets."""

from dataclasses import dataclass

from tickets.errors import InvalidCommand
from tickets.ports import TicketSummary, UnitOfWorkFactory
from tickets.use_cases.complaint import check_id


@dataclass(frozen=True, kw_only=True)
class ListTickets:
    """A customer asks for the tickets that are theirs.

    Attributes:
        customer_id: who asks; given by the edge.
        limit: at most so many, 1 to 100.
        own_only: leave out those of others that the customer may act on.
    """

    customer_id: str
    limit: int = 10
    own_only: bool = False

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)
        if not 1 <= self.limit <= 100:
            raise InvalidCommand("limit must be 1 to 100.")


def list_tickets(command: ListTickets, units: UnitOfWorkFactory) -> list[TicketSummary]:
    """The customer's tickets, the newest first.

    Their own, those shown to be theirs, and those of others on which a verified authority lets
    them act.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        also = unit.identities.bound_to(command.customer_id)
        granted = () if command.own_only else unit.authorities.verified_of(command.customer_id)
        return unit.tickets.summaries_of(command.customer_id, command.limit, also, granted)
