"""Members of staff, what they may handle, and who gets a ticket."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tickets.errors import NoHandlerAvailable
from tickets.ticket import Ticket
from tickets.vocabulary import Category, Language, Role, Topic


@dataclass(frozen=True)
class Staff:
    """A member of staff.

    Attributes:
        id: as on tickets and in the trail.
        name: for other staff.
        roles: handler, supervisor, head; any of them.
        categories: handled; none means all.
        topics: handled besides those of the categories; none and no categories means all.
        languages: in which this member can answer; none means all.
        active: an inactive member acts on nothing and is given nothing.
        interests: ids of customers in whose matters this member takes no part.
    """

    id: str
    name: str
    roles: frozenset[Role]
    categories: frozenset[Category] = frozenset()
    topics: frozenset[Topic] = frozenset()
    languages: frozenset[Language] = frozenset()
    active: bool = True
    interests: frozenset[str] = frozenset()

    def knows(self, topic: Topic) -> bool:
        """Whether complaints of this topic are this member's."""
        if not self.categories and not self.topics:
            return True
        return topic in self.topics or topic.category in self.categories

    def speaks(self, language: Language) -> bool:
        """Whether this member can answer in a language; who writes either Chinese reads both."""
        chinese = {Language.ZH, Language.ZH_HANT}
        understood = chinese if language in chinese else {language}
        return not self.languages or bool(self.languages & understood)


@dataclass(frozen=True)
class Recusal:
    """A member of staff has an interest in one ticket.

    Attributes:
        reference: the ticket.
        staff_id: who takes no part in it.
        reason: why, in words.
        by: id of who recorded it.
        at: aware UTC.
    """

    reference: str
    staff_id: str
    reason: str
    by: str
    at: datetime


def has_interest(member: Staff, ticket: Ticket, recusals: Iterable[Recusal]) -> bool:
    """Whether a member of staff must take no part in a ticket."""
    return ticket.customer_id in member.interests or any(
        recusal.staff_id == member.id and recusal.reference == ticket.reference
        for recusal in recusals
    )


def choose_handler(
    staff: Iterable[Staff],
    ticket: Ticket,
    recusals: Iterable[Recusal],
    workload: Mapping[str, int],
) -> Staff:
    """Who gets a ticket: of those who may, whoever has least; then the specialist; then by id.

    Args:
        staff: all members.
        ticket: to be handled.
        recusals: recorded on this ticket.
        workload: open tickets per member's id; none means 0.

    Raises:
        NoHandlerAvailable: nobody may; the message says what it would take.
    """
    known = tuple(recusals)
    eligible = [
        member
        for member in staff
        if member.active
        and Role.HANDLER in member.roles
        and member.knows(ticket.topic)
        and member.speaks(ticket.language)
        and not has_interest(member, ticket, known)
    ]
    if not eligible:
        raise NoHandlerAvailable(
            f"No active handler without an interest in it takes {ticket.topic} in "
            f"{ticket.language}."
        )
    return min(
        eligible,
        key=lambda m: (workload.get(m.id, 0), _breadth(m, ticket.topic), m.id),
    )


def _breadth(member: Staff, topic: Topic) -> int:
    if topic in member.topics:
        return 0
    return 1 if member.categories else 2
