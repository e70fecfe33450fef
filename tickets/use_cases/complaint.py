"""A complaint as the conversation knows it, and its registration: shared by the use cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime

from tickets.clock_changes import after_event
from tickets.clocks import Clock
from tickets.errors import Conflict, InvalidCommand
from tickets.events import Event, EventName, changed_values
from tickets.policies import ClockStart, Policy, PolicyBook
from tickets.ports import UnitOfWork
from tickets.reference import new_reference
from tickets.ticket import Alert, Customer, Money, Ticket, clean
from tickets.use_cases.joining import join_waiting
from tickets.vocabulary import (
    Category,
    Flag,
    Language,
    ReplyChannel,
    Severity,
    TicketState,
    Tone,
    Topic,
)

_LONGEST_ID = 64
_REFERENCE_ATTEMPTS = 20


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A complaint as far as the conversation knows it; fields as on `Ticket`.

    Texts are trimmed. None and empty texts count as unknown: they overwrite nothing.

    Raises:
        InvalidCommand: an id is empty or longer than 64 characters, or a text cannot be.
    """

    draft_id: str
    customer_id: str
    conversation_id: str
    language: Language
    channel: str | None = None
    topic: Topic | None = None
    mood: Tone | None = None
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

    def __post_init__(self) -> None:
        for name in ("draft_id", "customer_id", "conversation_id"):
            check_id(name, getattr(self, name))
        if self.channel is not None:
            check_id("channel", self.channel)
        for name in (
            "story",
            "incident_time_told",
            "reference_number",
            "demand",
            "customer_name",
            "contact",
        ):
            object.__setattr__(self, name, clean(getattr(self, name)))

    def known(self) -> dict[str, object]:
        """The fields that a ticket takes over: those that are known."""
        names = {f.name for f in fields(Complaint)} - {
            "draft_id",
            "customer_id",
            "conversation_id",
        }
        values = {name: getattr(self, name) for name in names}
        return {name: value for name, value in values.items() if value not in (None, (), {})}


@dataclass(frozen=True)
class Receipt:
    """What a customer can be told of a ticket that was just opened; read back from the store.

    Attributes:
        clocks: its deadlines.
        policy_id: the policy that they come from.
        details_complete: whether the customer confirmed its summary.
        repeated: the same request had opened it before.
        person_called: a person was called to the conversation, asked for or not.
    """

    reference: str
    category: Category
    topic: Topic
    severity: Severity
    state: TicketState
    opened_at: datetime
    clocks: tuple[Clock, ...]
    policy_id: str
    details_complete: bool
    repeated: bool
    person_called: bool = False

    @classmethod
    def of(cls, ticket: Ticket, *, repeated: bool, person_called: bool = False) -> "Receipt":
        """The receipt of a ticket."""
        return cls(
            reference=ticket.reference,
            category=ticket.category,
            topic=ticket.topic,
            severity=ticket.severity,
            state=ticket.state,
            opened_at=ticket.opened_at,
            clocks=ticket.clocks,
            policy_id=ticket.policy_id,
            details_complete=ticket.details_complete,
            repeated=repeated,
            person_called=person_called,
        )


def check_id(name: str, value: str) -> None:
    """Refuse an id that no store could keep.

    Raises:
        InvalidCommand: it is empty, longer than 64 characters, or not plain ASCII.
    """
    if not value or len(value) > _LONGEST_ID or not (value.isascii() and value.isprintable()):
        raise InvalidCommand(f"{name} must be 1 to {_LONGEST_ID} printable ASCII characters.")


def register(
    unit: UnitOfWork,
    complaint: Complaint,
    policies: PolicyBook,
    now: datetime,
    *,
    details_complete: bool,
    with_person: bool = False,
    new: Callable[[], str] = new_reference,
) -> Ticket:
    """Keep a new ticket with its clocks and its event; name and contact come from the profile.

    Args:
        unit: the transaction.
        complaint: as far as it is known.
        policies: all policies.
        now: aware.
        details_complete: whether the customer has confirmed it.
        with_person: the customer asks for a person: the term to answer that runs.
        new: makes references.

    Raises:
        Conflict: the draft got its ticket meanwhile.
    """
    policy = policies.in_force(now, topic=complaint.topic or Topic.OTHER)
    clocks = policy.clocks_for(now)
    ticket = Ticket(
        reference=_free_reference(unit, new),
        draft_id=complaint.draft_id,
        customer_id=complaint.customer_id,
        conversation_id=complaint.conversation_id,
        language=complaint.language,
        topic=complaint.topic or Topic.OTHER,
        opened_at=now,
        updated_at=now,
        policy_id=policy.id,
        policy_effective_from=policy.effective_from,
        clocks=person_asked(policy, clocks, now) if with_person else clocks,
        details_complete=details_complete,
    )
    ticket = with_profile(with_complaint(ticket, complaint), unit).assessed()
    unit.tickets.add(ticket)
    record_change(unit, EventName.TICKET_OPENED, None, ticket)
    join_waiting(unit, ticket, now)
    return ticket


def person_asked(policy: Policy, clocks: tuple[Clock, ...], now: datetime) -> tuple[Clock, ...]:
    """The clocks after the customer asked for a person."""
    return after_event(policy, clocks, ClockStart.HUMAN_REQUESTED, now)


def with_complaint(ticket: Ticket, complaint: Complaint) -> Ticket:
    """The ticket with what the complaint knows; flags once set stay set."""
    known = complaint.known() | {"flags": ticket.flags | complaint.flags}
    return replace(ticket, **known)  # type: ignore[arg-type]  # names and types are those of Ticket


def with_profile(ticket: Ticket, unit: UnitOfWork) -> Ticket:
    """The ticket with name, contact and reply channel from the profile where it has none."""
    profile = unit.customers.get(ticket.customer_id)
    if profile is None:
        return ticket
    return replace(
        ticket,
        customer_name=ticket.customer_name or profile.name,
        contact=ticket.contact or profile.contact,
        reply_channel=ticket.reply_channel or profile.reply_channel,
    )


def remember_customer(unit: UnitOfWork, complaint: Complaint, now: datetime) -> None:
    """Keep what the complaint tells of its customer; what it does not tell stays as it was."""
    old = unit.customers.get(complaint.customer_id)
    base = old or Customer(complaint.customer_id, now)
    told = replace(
        base,
        name=complaint.customer_name or base.name,
        contact=complaint.contact or base.contact,
        reply_channel=complaint.reply_channel or base.reply_channel,
        language=complaint.language,
    )
    names = [f.name for f in fields(told) if getattr(told, f.name) != getattr(base, f.name)]
    if old is not None and not names:
        return
    unit.customers.save(replace(told, updated_at=now, forgotten_at=None))
    unit.audit.append(
        Event(
            name=EventName.CUSTOMER_REMEMBERED,
            at=now,
            actor="customer",
            customer_id=complaint.customer_id,
            after={"fields": names},
        )
    )


def record_change(
    unit: UnitOfWork,
    name: EventName,
    before: Ticket | None,
    after: Ticket,
    extra: Mapping[str, object] | None = None,
    *,
    actor: str = "customer",
) -> None:
    """Put the difference between two states of a ticket into the trail.

    Args:
        unit: the transaction of the change.
        name: what happened.
        before: None for a new ticket.
        after: with `updated_at` as the instant of the change.
        extra: values besides the ticket's own, such as the text that was added.
        actor: who did it: `customer`, `system`, or the id of a member of staff.
    """
    old, new = changed_values(before, after)
    unit.audit.append(
        Event(
            name=name,
            at=after.updated_at,
            actor=actor,
            customer_id=after.customer_id,
            reference=after.reference,
            before=old,
            after=new | dict(extra or {}),
        )
    )


def queue_alert(
    unit: UnitOfWork, key: str, ticket: Ticket, reasons: tuple[str, ...], now: datetime
) -> None:
    """Queue a call to staff, unless there is no reason for one."""
    if reasons:
        unit.alerts.add(
            Alert(
                key=key,
                reference=ticket.reference,
                reasons=reasons,
                topic=ticket.topic,
                severity=ticket.severity,
                language=ticket.language,
                queued_at=now,
                next_attempt_at=now,
            )
        )


def new_reasons(before: Ticket, after: Ticket) -> tuple[str, ...]:
    """Reasons for an alert that a change brought."""
    return tuple(r for r in after.alert_reasons() if r not in before.alert_reasons())


def _free_reference(unit: UnitOfWork, new: Callable[[], str]) -> str:
    # with a million tickets one in a hundred random references is taken already
    for _ in range(_REFERENCE_ATTEMPTS):
        reference = new()
        if unit.tickets.get(reference) is None:
            return reference
    raise Conflict("No free ticket reference was found.")
