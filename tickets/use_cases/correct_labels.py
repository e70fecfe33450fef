"""Put right what was read out of a complaint."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.correction import LabelCorrection
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.masking import masked
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.complaint import new_reasons, queue_alert
from tickets.use_cases.procedure import Change, Step, by_staff
from tickets.vocabulary import CATEGORY_OF_TOPIC, Category, Tone, Topic


@dataclass(frozen=True, kw_only=True)
class CorrectLabels(StaffCommand):
    """A label of the ticket is wrong.

    Attributes:
        reason: why.
        topic: the right one; None leaves it.
        category: to be sure: must be that of the topic; alone it must be the ticket's own.
        tone: the right tone of the story; None leaves it.
    """

    reason: str
    topic: Topic | None = None
    category: Category | None = None
    tone: Tone | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))
        if self.topic is None and self.tone is None and self.category is None:
            raise InvalidCommand("topic, category or tone must be given.")
        if self.topic and self.category and self.topic.category is not self.category:
            raise InvalidCommand("category must be that of the topic.")


def correct_labels(
    command: CorrectLabels, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Correct labels, weigh the severity anew, and keep the correction for training.

    Raises:
        InvalidCommand: nothing would change, or a category was given without a topic in it.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        before = step.ticket
        _check_category(before, command)
        after = replace(
            before, topic=command.topic or before.topic, mood=command.tone or before.mood
        ).assessed()
        changes = _changes(before, after)
        if not changes:
            raise InvalidCommand("The ticket has these labels already.")
        for correction in _corrections(step, command, changes):
            step.unit.corrections.add(correction)
        key = f"corrected:{before.reference}:{before.version}"
        queue_alert(step.unit, key, after, new_reasons(before, after), step.now)
        return Change(after, EventName.LABELS_CORRECTED, {"reason": command.reason})

    return by_staff(Action.CORRECT_LABELS, command, units, time, policies, work)


def _check_category(ticket: Ticket, command: CorrectLabels) -> None:
    wanted = command.category
    if wanted is None or command.topic is not None or wanted is ticket.category:
        return
    topics = ", ".join(topic for topic, of in CATEGORY_OF_TOPIC.items() if of is wanted)
    raise InvalidCommand(f"category follows from the topic: give one of {topics}.")


def _changes(before: Ticket, after: Ticket) -> list[tuple[str, str, str]]:
    labels = (
        ("category", before.category, after.category),
        ("topic", before.topic, after.topic),
        ("tone", before.mood, after.mood),
    )
    return [(name, old.value, new.value) for name, old, new in labels if old is not new]


def _corrections(
    step: Step, command: CorrectLabels, changes: list[tuple[str, str, str]]
) -> list[LabelCorrection]:
    ticket = step.ticket
    personal = (ticket.customer_name, ticket.contact, ticket.reference_number)
    text = masked(ticket.story or "", personal)
    return [
        LabelCorrection(
            reference=ticket.reference,
            label=label,
            before=old,
            after=new,
            reason=command.reason,
            masked_text=text,
            language=ticket.language.value,
            by=step.actor.id,
            at=step.now,
        )
        for label, old, new in changes
    ]
