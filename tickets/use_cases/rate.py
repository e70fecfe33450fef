"""What customers think of the handling, and what becomes of a low opinion."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand, SelfApproval
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.satisfaction import FOLLOW_UP_AT_MOST, SCORES, Rating, ScoreBy, Scores
from tickets.ticket import clean
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand, required
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, by_customer, by_staff


@dataclass(frozen=True, kw_only=True)
class Rate(CustomerCommand):
    """A customer rates how a complaint was handled.

    Attributes:
        score: 1 to 5.
        words: the customer's, if any.
    """

    score: int
    words: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.score not in SCORES:
            raise InvalidCommand("score must be 1 to 5.")
        object.__setattr__(self, "words", clean(self.words))


@dataclass(frozen=True, kw_only=True)
class FollowUp(StaffCommand):
    """A supervisor has looked into low ratings of a ticket.

    Attributes:
        note: what came of it.
    """

    note: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "note", required("note", self.note))


def rate(
    command: Rate, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Keep a rating of this round of handling; a later one replaces it.

    A low one calls a supervisor.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """

    def work(step: Step) -> Change:
        low = command.score <= FOLLOW_UP_AT_MOST
        rating = Rating(
            reference=step.ticket.reference,
            round=step.ticket.reopenings + 1,
            score=command.score,
            words=command.words,
            at=step.now,
            topic=step.ticket.topic,
            handler_id=step.ticket.handler_id,
            channel=step.ticket.channel,
            follow_up_open=low,
        )
        step.unit.ratings.save(rating)
        if low:
            key = f"low_rating:{step.ticket.reference}:{step.ticket.version}"
            queue_alert(step.unit, key, step.ticket, ("low_rating",), step.now)
        told = {"score": command.score} | ({"words": command.words} if command.words else {})
        return Change(step.ticket, EventName.SERVICE_RATED, told)

    return by_customer(Action.RATE, command, units, time, policies, work)


def follow_up(
    command: FollowUp, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Keep what came of looking into a ticket's low ratings.

    Raises:
        InvalidCommand: none of them waits for it.
        SelfApproval: the ratings are of the supervisor's own handling.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        waiting = [r for r in step.unit.ratings.on(step.ticket.reference) if r.follow_up_open]
        if not waiting:
            raise InvalidCommand("No rating of this ticket waits to be followed up.")
        if any(rating.handler_id == step.actor.id for rating in waiting):
            raise SelfApproval
        for rating in waiting:
            step.unit.ratings.save(
                replace(
                    rating,
                    follow_up_open=False,
                    followed_up_by=step.actor.id,
                    followed_up_at=step.now,
                    follow_up_note=command.note,
                )
            )
        return Change(step.ticket, EventName.RATING_FOLLOWED_UP, {"note": command.note})

    return by_staff(Action.FOLLOW_UP, command, units, time, policies, work)


def to_follow_up(units: UnitOfWorkFactory, limit: int = 100) -> list[Rating]:
    """Low ratings that nobody has looked into, the oldest first."""
    with units(read_only=True) as unit:
        return unit.ratings.to_follow_up(limit)


def scores(by: ScoreBy, units: UnitOfWorkFactory) -> list[Scores]:
    """Scores per handler, topic or channel, by name."""
    with units(read_only=True) as unit:
        return unit.ratings.scores(by)
