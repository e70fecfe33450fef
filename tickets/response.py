"""Responses: the result that a customer is told, and what it must hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.errors import ContentMissing
from tickets.ticket import Money
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, AppealRoute, Topic

# What an answer on a refused claim or surrender explains, where the jurisdiction has it.
ROUTES_OF_REFUSED_CLAIMS = frozenset(
    {
        AppealRoute.MEDIATION,
        AppealRoute.ARBITRATION,
        AppealRoute.OMBUDSMAN,
        AppealRoute.REGULATOR,
    }
)


def routes_in(rights: Iterable[str]) -> tuple[AppealRoute, ...]:
    """The routes of appeal among the rights that a policy names (`rights.mediation`, …)."""
    codes = {right.removeprefix("rights.") for right in rights}
    return tuple(route for route in AppealRoute if route.value in codes)


class Result(StrEnum):
    """What a complaint came to."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Response:
    """The result of one round of handling; a reopened ticket gets another.

    Attributes:
        reference: the ticket.
        number: 1, 2, … on that ticket.
        result: what it came to.
        basis: the clause, rule or fact that it rests on.
        follow_up: advice on what the customer can or should do next.
        by: id of the handler.
        at: aware UTC.
        redress: what the firm does to put things right, in words.
        redress_amount: the sum of it, if there is one.
        reasons: why not all of it was upheld.
        routes: where the customer can appeal.
        plan_number: the plan that was carried out.
    """

    reference: str
    number: int
    result: Result
    basis: str
    follow_up: str
    by: str
    at: datetime
    redress: str | None = None
    redress_amount: Money | None = None
    reasons: str | None = None
    routes: tuple[AppealRoute, ...] = ()
    plan_number: int | None = None

    @property
    def elements(self) -> frozenset[str]:
        """What a letter can tell of it, as data/letters/required.yml names it."""
        told = {"redress": self.redress, "reasons": self.reasons, "rights": self.routes}
        told |= {name: getattr(self, name) for name in ("basis", "follow_up")}
        # the rest is known of every answer
        known = {"reference", "result", "answer", "greeting", "sign_off"}
        return frozenset(known | {f"route:{r}" for r in self.routes} | {n for n in told if told[n]})

    def check(
        self, topic: Topic, offered: Iterable[AppealRoute], required: Iterable[str] = ()
    ) -> None:
        """Refuse a response that says too little.

        Args:
            topic: of the ticket.
            offered: routes that the ticket's jurisdiction has.
            required: elements that the ticket's policy asks for; `a|b` asks for one of them.

        Raises:
            ContentMissing: with the names of the fields.
        """
        missing = [name for name in ("basis", "follow_up") if not getattr(self, name)]
        if self.result is not Result.REJECTED and not self.redress:
            missing.append("redress")
        if self.result is not Result.UPHELD and not self.reasons:
            missing.append("reasons")
        if topic in REFUSED_CLAIM_TOPICS:
            explained = ROUTES_OF_REFUSED_CLAIMS.intersection(offered) - set(self.routes)
            missing += [f"route:{route}" for route in sorted(explained)]
        if not self.routes:
            missing.append("routes")
        named = {*self.elements, *missing, "rights"}
        missing += [
            element for element in required if not any(x in named for x in element.split("|"))
        ]
        if missing:
            raise ContentMissing("response", missing)
