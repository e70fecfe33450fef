"""Policies: the deadlines that a procedure sets, as values; `tickets.policy_files` reads them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from tickets.calendars import WorkingCalendar
from tickets.clocks import BESIDES, Clock, ClockKind
from tickets.errors import PolicyError, PolicyNotFound
from tickets.escalation import Escalation
from tickets.periods import Periods
from tickets.terms import TermUnit, count_term
from tickets.vocabulary import Role, Topic


class ClockStart(StrEnum):
    """What a clock counts from."""

    REGISTRATION = "registration"
    # Handling is not finished yet when the ticket opens: until it is, the clock is projected from
    # the day on which the last of the other terms runs out.
    HANDLING_FINISHED = "handling_finished"
    REOPENED = "reopened"
    REVIEW_REQUESTED = "review_requested"
    HUMAN_REQUESTED = "human_requested"
    DATA_REQUESTED = "data_requested"


@dataclass(frozen=True)
class ExtensionStep:
    """How far a deadline may be put off, and what that takes.

    Attributes:
        up_to: length of the whole term from its start, in the unit of its rule.
        approval: lowest rank that may approve; None when none is needed.
        notice: whether the customer must be told.
        source: the rule behind it.
    """

    up_to: int
    approval: Role | None
    notice: bool
    source: str = ""


@dataclass(frozen=True)
class ClockRule:
    """One deadline that a policy sets.

    Attributes:
        kind: what is due.
        starts: the event that it counts from; in further ones, it begins anew.
        amount: length of the term.
        unit: of the amount.
        may_pause: whether it rests while the customer is waited for.
        repeats: whether it begins anew each time it is met.
        remind_hours: how long before the deadline staff are reminded; 0 for never.
        extensions: how it may be put off, the shorter steps first.
        source: the rule behind it.
        own_choice: the figure is ours; the source sets none.
    """

    kind: ClockKind
    starts: tuple[ClockStart, ...]
    amount: int
    unit: TermUnit
    may_pause: bool = False
    repeats: bool = False
    remind_hours: int = 0
    extensions: tuple[ExtensionStep, ...] = ()
    source: str = ""
    own_choice: bool = False


@dataclass(frozen=True)
class Regulator:
    """The authority that a customer can turn to."""

    name_en: str
    name_zh: str
    hotline: str


@dataclass(frozen=True)
class Policy:
    """A procedure's deadlines as they hold for a span of dates.

    Attributes:
        id: name in settings and on tickets.
        jurisdiction: ISO 3166 country code.
        timezone: zone in which its days begin and end.
        effective_from: first day on which tickets open under it.
        effective_until: last such day; None while it is in force.
        source: where its figures come from.
        clocks: its deadlines; rules that start at registration come first.
        rights: catalogue keys of what the customer may do besides.
        regulator: the authority.
        calendar: working days.
        periods: how long customers have.
        escalation: who is told of deadlines.
        name_en: what customers read of it in English.
        name_zh: what they read in Chinese.
    """

    id: str
    jurisdiction: str
    timezone: ZoneInfo
    effective_from: date
    effective_until: date | None
    source: str
    clocks: tuple[ClockRule, ...]
    rights: tuple[str, ...]
    regulator: Regulator
    calendar: WorkingCalendar
    periods: Periods
    escalation: Escalation = field(default_factory=Escalation)
    name_en: str = ""
    name_zh: str = ""

    def covers(self, day: date) -> bool:
        """Whether a ticket registered on that local day opens under this policy."""
        return self.effective_from <= day and (
            self.effective_until is None or day <= self.effective_until
        )

    def rule(self, kind: ClockKind) -> ClockRule | None:
        """The rule for a kind of clock, if the policy has one."""
        return next((rule for rule in self.clocks if rule.kind is kind), None)

    def start_clock(self, rule: ClockRule, start: datetime, *, projected: bool = False) -> Clock:
        """A clock under `rule` that counts from `start` (aware).

        Raises:
            CalendarYearMissing: the calendar does not hold a year that is counted over.
        """
        term = count_term(start, rule.amount, rule.unit, self.timezone, self.calendar)
        return Clock(
            kind=rule.kind,
            started_at=start.astimezone(UTC),
            due_at=term.due_at,
            projected=projected,
            calendar_unconfirmed=not term.confirmed,
        )

    def clocks_for(self, registered_at: datetime) -> tuple[Clock, ...]:
        """The clocks of a ticket that was registered at that instant (aware).

        Raises:
            CalendarYearMissing: the calendar does not hold a year that is counted over.
        """
        running = [
            self.start_clock(rule, registered_at)
            for rule in self.clocks
            if ClockStart.REGISTRATION in rule.starts
        ]
        return (*running, *self.projections(running, registered_at))

    def projections(self, running: Iterable[Clock], at: datetime) -> tuple[Clock, ...]:
        """Clocks that wait for the end of handling, as if it came with the last other deadline.

        Args:
            running: the other clocks.
            at: earliest instant that they may count from (aware).
        """
        duties = (
            clock.due_at
            for clock in running
            if clock.is_running
            and not clock.projected
            # these say nothing of how long the handling takes
            and clock.kind not in BESIDES | {ClockKind.PROGRESS}
        )
        expected_end = max((*duties, at))
        return tuple(
            self.start_clock(rule, expected_end, projected=True)
            for rule in self.clocks
            if ClockStart.HANDLING_FINISHED in rule.starts
        )


@dataclass(frozen=True)
class PolicyBook:
    """All policies, and the one under which new tickets open.

    Args:
        policies: no two of one id may cover the same day.
        default_id: id of the policy for new tickets.
        by_topic: ids for tickets of certain topics, which stand for product lines.
        answer_holds: the elements that an answer must hold, by policy id and topic, as
            data/letters/required.yml names them.

    Raises:
        PolicyError: two policies of one id overlap.
        PolicyNotFound: there is none with one of these ids.
    """

    policies: tuple[Policy, ...]
    default_id: str
    by_topic: Mapping[Topic, str] = field(default_factory=dict)
    answer_holds: Callable[[str, Topic], tuple[str, ...]] = field(
        default=lambda policy_id, topic: (), compare=False, repr=False
    )

    def __post_init__(self) -> None:
        for wanted in (self.default_id, *self.by_topic.values()):
            self._require(wanted)
        ordered = sorted(self.policies, key=lambda p: (p.id, p.effective_from))
        for earlier, later in pairwise(ordered):
            if earlier.id == later.id and earlier.covers(later.effective_from):
                raise PolicyError(
                    f"Two policies {later.id!r} hold on {later.effective_from}: set "
                    "effective_until of the older one to the day before effective_from of the "
                    "newer one."
                )

    def in_force(
        self, at: datetime, policy_id: str | None = None, *, topic: Topic | None = None
    ) -> Policy:
        """The policy for a ticket that is registered at that instant (aware).

        Args:
            at: when.
            policy_id: which; default that of the topic, or of all other tickets.
            topic: of the ticket, if it is known.

        Raises:
            PolicyNotFound: no policy of that id is in force then.
        """
        of_topic = self.by_topic.get(topic, self.default_id) if topic else self.default_id
        wanted = policy_id or of_topic
        for policy in self.policies:
            if policy.id == wanted and policy.covers(at.astimezone(policy.timezone).date()):
                return policy
        self._require(wanted)
        raise PolicyNotFound(
            f"No deadline policy {wanted!r} is in force at {at:%Y-%m-%d}: see its effective dates "
            "in data/policies."
        )

    def version(self, policy_id: str, effective_from: date) -> Policy:
        """The version of a policy that a ticket was opened under.

        Raises:
            PolicyNotFound: there is none: its file was removed or its dates were changed.
        """
        for policy in self.policies:
            if (policy.id, policy.effective_from) == (policy_id, effective_from):
                return policy
        raise PolicyNotFound(
            f"No deadline policy {policy_id!r} begins on {effective_from}: put its file back into "
            "data/policies, since tickets were opened under it."
        )

    def _require(self, wanted: str) -> None:
        known = sorted({policy.id for policy in self.policies})
        if wanted not in known:
            raise PolicyNotFound(
                f"There is no deadline policy {wanted!r}: use one of those in data/policies: "
                f"{', '.join(known) or 'there are none'}."
            )
