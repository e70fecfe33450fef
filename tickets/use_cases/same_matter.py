"""Whether a new complaint belongs to a ticket that its customer has open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Customer, Money, Ticket
from tickets.vocabulary import ENDED_STATES, TicketState, Topic

LOOKED_AT = 5
# Cosines of the sentence encoder; what pairs of stories had is told in docs/conversation.md, "Two
# matters and the same matter".
_SURELY_ALIKE, _ALIKE, _ALIKE_WITH_FACTS = 0.78, 0.62, 0.4
# A message as short as this, without a fact of its own, goes on with what was told before.
_SHORT_CHARACTERS = 60
# What is said against a result that was just told is seldom longer, and tells no new day.
_LONGEST_OBJECTION = 200


@dataclass(frozen=True)
class Matter:
    """What tells one matter from another.

    Attributes:
        topic: of the story.
        story: the customer's words.
        reference_number: policy, order or account.
        amount: money that it is about.
        incident_date: when it happened.
        threatens: the story names a lawyer, the regulator or the media as the next step.
    """

    topic: Topic
    story: str
    reference_number: str | None = None
    amount: Money | None = None
    incident_date: date | None = None
    threatens: bool = False

    @property
    def tells_no_fact(self) -> bool:
        """Whether it is short and names nothing to find a matter by."""
        facts = (self.reference_number, self.amount, self.incident_date)
        return len(self.story) <= _SHORT_CHARACTERS and all(fact is None for fact in facts)


@dataclass(frozen=True)
class OpenMatter:
    """A ticket that is not ended, and its matter.

    Attributes:
        answered: its result was told, and the customer has not said what they make of it.
        draft_id: the draft that it was opened from, and that may go on being told.
    """

    reference: str
    matter: Matter
    answered: bool = False
    draft_id: str | None = None


def open_matters(
    customer_id: str, units: UnitOfWorkFactory, limit: int = LOOKED_AT
) -> list[OpenMatter]:
    """The matters of the customer's tickets that are not ended, the newest first.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return _open_matters(unit, customer_id, limit)


def stories_of(references: Sequence[str], units: UnitOfWorkFactory) -> dict[str, str]:
    """What happened and what is wanted, in the customer's words, of tickets found to be theirs.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        found = [unit.tickets.get(reference) for reference in references]
    return {
        ticket.reference: "\n".join(filter(None, (ticket.story, ticket.demand)))
        for ticket in found
        if ticket is not None
    }


def profile_and_open_matters(
    customer_id: str, units: UnitOfWorkFactory
) -> tuple[Customer | None, list[OpenMatter]]:
    """What a complaint that begins is held against, read at once.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.customers.get(customer_id), _open_matters(unit, customer_id, LOOKED_AT)


def _open_matters(unit: UnitOfWork, customer_id: str, limit: int) -> list[OpenMatter]:
    open_ones = [
        one for one in unit.tickets.summaries_of(customer_id, 100) if one.state not in ENDED_STATES
    ]
    found = [unit.tickets.get(one.reference) for one in open_ones[:limit]]
    return [_matter_of(ticket) for ticket in found if ticket is not None and ticket.story]


def same_matter(new: Matter, known: Sequence[OpenMatter], likeness: Sequence[float]) -> str | None:
    """The ticket that a new complaint seems to belong to.

    Args:
        new: what is told now.
        known: the customer's open matters.
        likeness: of the new story to each of theirs; 0 where it is not known.

    Returns:
        its reference; None when it is a matter of its own. The customer is asked in any case.
    """
    fitting = [
        (alike, one.reference)
        for one, alike in zip(known, likeness, strict=True)
        if _belongs(new, one.matter, alike)
    ]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    answered = [one for one in known if one.answered and _may_object(new, one.matter)]
    if len(answered) == 1:
        # "only 300 back? that's a joke" is said of the result
        return answered[0].reference
    if known and new.tells_no_fact and (new.threatens or new.topic == known[0].matter.topic):
        # "If you don't pay I'll go to the regulator" is said about what was complained of last
        return known[0].reference
    return None


def _belongs(new: Matter, old: Matter, alike: float) -> bool:
    if new.reference_number and old.reference_number:
        if _folded(new.reference_number) != _folded(old.reference_number):
            return False  # another policy or order is another matter, however alike the words
        if new.topic == old.topic or alike >= _ALIKE_WITH_FACTS:
            return True
    same_sum = new.amount is not None and new.amount == old.amount
    same_day = new.incident_date is not None and new.incident_date == old.incident_date
    if new.topic == old.topic and (same_sum or same_day) and alike >= _ALIKE_WITH_FACTS:
        return True
    return alike >= (_ALIKE if new.topic == old.topic else _SURELY_ALIKE)


def _may_object(new: Matter, old: Matter) -> bool:
    """Whether words may be about the result of a matter: they name no other day or number."""
    day = new.incident_date in (None, old.incident_date)
    number = new.reference_number is None or (
        old.reference_number is not None
        and _folded(new.reference_number) == _folded(old.reference_number)
    )
    return day and number and len(new.story) <= _LONGEST_OBJECTION


def _folded(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", number.upper())


def _matter_of(ticket: Ticket) -> OpenMatter:
    return OpenMatter(
        ticket.reference,
        Matter(
            ticket.topic,
            ticket.story or "",
            ticket.reference_number,
            ticket.amount,
            ticket.incident_date,
        ),
        ticket.state is TicketState.RESPONDED,
        ticket.draft_id,
    )
