"""Handling plans: what a handler proposes to do, and what a supervisor decides on it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tickets.errors import ContentMissing
from tickets.ticket import Money
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, Topic

LEAST_OPTIONS = 2


class PlanStatus(StrEnum):
    """What became of a plan."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    # the customer was told the result
    CARRIED_OUT = "carried_out"
    # the ticket was reopened, withdrawn or merged after it
    SUPERSEDED = "superseded"


OPEN_PLAN_STATUSES = frozenset({PlanStatus.PROPOSED, PlanStatus.APPROVED})


@dataclass(frozen=True)
class Plan:
    """A handling plan. A ticket has at most one that is proposed or approved.

    Attributes:
        reference: the ticket.
        number: 1, 2, … on that ticket.
        proposed_by: id of the handler.
        proposed_at: aware UTC.
        measures: what is to be done.
        reason: why; for refused claims the reason that was found.
        basis: the clause, rule or contract that it rests on.
        options: ways that the customer is offered or that were weighed.
        redress: the sum that is to be paid, if one is.
        status: what became of it.
        decided_by: id of the supervisor.
        decided_at: aware UTC.
        decision_reason: the supervisor's words.
    """

    reference: str
    number: int
    proposed_by: str
    proposed_at: datetime
    measures: str
    reason: str | None = None
    basis: str | None = None
    options: tuple[str, ...] = ()
    redress: Money | None = None
    status: PlanStatus = PlanStatus.PROPOSED
    decided_by: str | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is the one that holds, or would."""
        return self.status in OPEN_PLAN_STATUSES

    def check(self, topic: Topic) -> None:
        """Refuse a plan that says too little; plans on refused claims must say more.

        Raises:
            ContentMissing: with the names of the fields.
        """
        missing = [] if self.measures else ["measures"]
        if topic in REFUSED_CLAIM_TOPICS:
            missing += [name for name in ("reason", "basis") if not getattr(self, name)]
            if len(self.options) < LEAST_OPTIONS:
                missing.append(f"options (at least {LEAST_OPTIONS})")
        if missing:
            raise ContentMissing("plan", missing)

    def decided(self, status: PlanStatus, by: str, at: datetime, reason: str | None) -> "Plan":
        """The plan with a decision on it."""
        return replace(self, status=status, decided_by=by, decided_at=at, decision_reason=reason)
