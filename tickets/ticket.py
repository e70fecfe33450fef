"""A complaint's record: its fields and the rules that hold on it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from tickets.clocks import Clock
from tickets.vocabulary import (
    ENDED_STATES,
    NO_CURRENCY,
    AppealRoute,
    Category,
    Flag,
    Language,
    ReplyChannel,
    Severity,
    TicketState,
    Tone,
    Topic,
)

_CURRENCY = re.compile(r"[A-Z]{3}")

# From these sums on a complaint counts as high: about a year's premium of a long-term policy.
HIGH_AMOUNTS: Mapping[str, Decimal] = {
    "CNY": Decimal(50_000),
    "HKD": Decimal(50_000),
    "TWD": Decimal(200_000),
    "SGD": Decimal(10_000),
    "USD": Decimal(7_000),
    "EUR": Decimal(7_000),
    "GBP": Decimal(6_000),
    "CHF": Decimal(6_000),
    "AUD": Decimal(10_000),
    "CAD": Decimal(10_000),
    "NZD": Decimal(12_000),
    "MYR": Decimal(30_000),
    "INR": Decimal(300_000),
    "JPY": Decimal(1_000_000),
}

CRITICAL_FLAGS = frozenset({Flag.SELF_HARM, Flag.SAFETY})
HIGH_FLAGS = frozenset(
    {
        Flag.LEGAL_THREAT,
        Flag.REGULATOR_THREAT,
        Flag.MEDIA_THREAT,
        Flag.GROUP,
        Flag.VULNERABLE,
    }
)
HIGH_TOPICS = frozenset({Topic.PRIVACY_LEAK, Topic.FRAUD_UNAUTHORISED})
MINOR_TOPICS = frozenset({Topic.WAITING, Topic.PREMISES, Topic.MARKETING_HARASSMENT})

# What staff are told of at once, whatever the severity.
ALERT_FLAGS = (
    Flag.SELF_HARM,
    Flag.SAFETY,
    Flag.VULNERABLE,
    Flag.LEGAL_THREAT,
    Flag.REGULATOR_THREAT,
    Flag.MEDIA_THREAT,
    Flag.GROUP,
)


def clean(text: str | None) -> str | None:
    """Text as it is kept: trimmed, with NUL and lone surrogates replaced; empty becomes None."""
    if text is None:
        return None
    whole = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip() or None


@dataclass(frozen=True)
class Money:
    """A sum in one currency, or in one that was not told.

    Args:
        amount: not negative, below 10^14, with at most four decimals (further ones are cut off).
        currency: ISO 4217 code; `NO_CURRENCY` where the customer named none.

    Raises:
        ValueError: one of them cannot be.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError("The currency is not an ISO 4217 code.")
        if not self.amount.is_finite() or not 0 <= self.amount < Decimal(10) ** 14:
            raise ValueError("The amount is negative or too large.")

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read `<number> <ISO currency>`, as the language understanding writes amounts.

        Raises:
            ValueError: it has another form.
        """
        number, _, currency = text.strip().partition(" ")
        try:
            return cls(Decimal(number.replace(",", "")), currency.strip().upper())
        except InvalidOperation as error:
            raise ValueError("An amount is written as a number, a space and a currency.") from error

    def __str__(self) -> str:
        if self.currency == NO_CURRENCY:
            return f"{self.amount:f}"
        return f"{self.amount:f} {self.currency}"


def severity_of(
    topic: Topic, flags: frozenset[Flag], mood: Tone, amount: Money | None = None
) -> Severity:
    """How urgent a complaint is.

    Critical: a hint of self-harm or danger. High: a threat to go to law, regulator or press, a
    group, a vulnerable or distressed customer, leaked data, fraud, or a large sum; a repeated
    complaint of an angry customer. Low: a minor matter, told without anger and without any signal.
    """
    if flags & CRITICAL_FLAGS:
        return Severity.CRITICAL
    large = amount is not None and amount.amount >= HIGH_AMOUNTS.get(
        amount.currency, Decimal("Infinity")
    )
    repeated_in_anger = Flag.REPEAT in flags and mood is Tone.ANGRY
    if (
        flags & HIGH_FLAGS
        or topic in HIGH_TOPICS
        or mood is Tone.DISTRESSED
        or large
        or repeated_in_anger
    ):
        return Severity.HIGH
    if topic in MINOR_TOPICS and not flags - {Flag.WANTS_HUMAN} and mood is not Tone.ANGRY:
        return Severity.LOW
    return Severity.NORMAL


@dataclass(frozen=True)
class Ticket:
    """One complaint. Changes make a new value; the store counts `version`.

    Attributes:
        reference: `FD-dddd-dddd-cc`.
        draft_id: the conversation's draft that it came from; one ticket per draft.
        customer_id: whose it is; given by the edge.
        conversation_id: where it was told.
        channel: `web`, `telegram`, …: where it was told.
        language: language of the conversation.
        topic: sub-category; `category` follows from it.
        severity: see `severity_of`.
        state: stage of its life.
        mood: mood of the conversation when it was told.
        tone_path: tones of its messages in order.
        flags: signals for staff.
        story: what happened, in the customer's words.
        incident_time_told: when, in the customer's words.
        incident_date: the day that this means, if it can be told.
        reference_number: policy, claim, order or account number as told.
        demand: what the customer wants, in the customer's words.
        amount: the sum it is about.
        customer_name: how to address the customer.
        contact: phone or e-mail address.
        reply_channel: how the customer wants to hear back.
        confidences: how sure the reading is, per label (`topic`, `tone`, …), 0 to 1.
        policy_id: deadline policy that it was opened under.
        policy_effective_from: which version of that policy.
        clocks: its deadlines.
        opened_at: registration, aware UTC.
        updated_at: last change, aware UTC.
        last_event: name of the last event in its trail.
        details_complete: false while it was only opened to reach a person and the customer has
            not confirmed its summary.
        handler_id: the member of staff who has it; None while nobody does.
        resume_state: where it goes on when the customer has answered.
        handled_at: when the handling was finished, aware UTC; None until then.
        responded_at: when the last response was given, aware UTC.
        ended_at: when it was closed, withdrawn or merged, aware UTC; None while it is not.
        reopenings: how often it was reopened.
        merged_into: the ticket that took over from it.
        appeal_route: where the customer took it.
        version: number of writes; the store refuses a stale one.
    """

    reference: str
    draft_id: str
    customer_id: str
    conversation_id: str
    language: Language
    topic: Topic
    opened_at: datetime
    updated_at: datetime
    policy_id: str
    policy_effective_from: date
    clocks: tuple[Clock, ...]
    channel: str | None = None
    severity: Severity = Severity.NORMAL
    state: TicketState = TicketState.REGISTERED
    mood: Tone = Tone.CALM
    tone_path: tuple[Tone, ...] = ()
    flags: frozenset[Flag] = frozenset()
    story: str | None = None
    incident_time_told: str | None = None
    incident_date: date | None = None
    reference_number: str | None = None
    demand: str | None = None
    amount: Money | None = None
    customer_name: str | None = None
    contact: str | None = None
    reply_channel: ReplyChannel | None = None
    confidences: Mapping[str, float] = field(default_factory=dict)
    last_event: str = "TicketOpened"
    details_complete: bool = True
    handler_id: str | None = None
    resume_state: TicketState | None = None
    handled_at: datetime | None = None
    responded_at: datetime | None = None
    ended_at: datetime | None = None
    reopenings: int = 0
    merged_into: str | None = None
    appeal_route: AppealRoute | None = None
    version: int = 0

    @property
    def category(self) -> Category:
        """The category of the topic."""
        return self.topic.category

    @property
    def is_open(self) -> bool:
        """Whether anything can still happen on it without reopening."""
        return self.state not in ENDED_STATES

    def assessed(self) -> "Ticket":
        """The ticket with the severity that its fields give."""
        severity = severity_of(self.topic, self.flags, self.mood, self.amount)
        return replace(self, severity=severity)

    def alert_reasons(self) -> tuple[str, ...]:
        """Why staff must hear of it at once; empty when they need not."""
        urgent = self.severity in (Severity.HIGH, Severity.CRITICAL)
        reasons = [f"severity:{self.severity}"] if urgent else []
        return (*reasons, *(f"flag:{flag}" for flag in ALERT_FLAGS if flag in self.flags))


class InformationKind(StrEnum):
    """What a customer adds to a ticket."""

    INFORMATION = "information"
    WITHDRAWAL_REQUEST = "withdrawal_request"
    REOPEN_REQUEST = "reopen_request"
    RATING = "rating"


@dataclass(frozen=True)
class Information:
    """Something that the customer added to a ticket.

    Attributes:
        reference: the ticket.
        customer_id: who added it.
        kind: what it is.
        text: the customer's words.
        added_at: aware UTC.
        idempotency_key: id of the message that brought it; one addition per customer and key.
    """

    reference: str
    customer_id: str
    kind: InformationKind
    text: str
    added_at: datetime
    idempotency_key: str


@dataclass(frozen=True)
class Customer:
    """What is known of a customer beyond tickets.

    Attributes:
        customer_id: given by the edge.
        name: how to address the customer.
        contact: phone or e-mail address.
        reply_channel: how the customer wants to hear back.
        language: last language used.
        updated_at: aware UTC.
        forgotten_at: when the customer had name and contact erased, if so.
    """

    customer_id: str
    updated_at: datetime
    name: str | None = None
    contact: str | None = None
    reply_channel: ReplyChannel | None = None
    language: Language | None = None
    forgotten_at: datetime | None = None


@dataclass(frozen=True)
class Alert:
    """A call to staff; holds no personal data, since it leaves the system.

    Attributes:
        id: number in the store; 0 before it is stored.
        key: one alert per key.
        reference: the ticket.
        reasons: `severity:…`, `flag:…`, `wants_human`; of a clock `deadline_near` or
            `deadline_passed`, `clock:…` and `role:…`, the role that is called.
        topic: of the ticket.
        severity: of the ticket.
        language: of the customer.
        queued_at: aware UTC.
        attempts: deliveries tried so far.
        next_attempt_at: not before, aware UTC.
        delivered_at: aware UTC; None while it waits.
        last_error: kind of the last failure.
    """

    key: str
    reference: str
    reasons: tuple[str, ...]
    topic: Topic
    severity: Severity
    language: Language
    queued_at: datetime
    next_attempt_at: datetime
    attempts: int = 0
    delivered_at: datetime | None = None
    last_error: str | None = None
    id: int = 0
