"""Keep praise and suggestions for those whom they concern."""

from dataclasses import dataclass
from datetime import datetime

from tickets.clocks import TimeSource
from tickets.feedback import Feedback, FeedbackKind
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.use_cases.commands import required
from tickets.use_cases.complaint import check_id
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class GiveFeedback:
    """A customer praises or proposes something.

    Attributes:
        customer_id: who; given by the edge.
        conversation_id: in which conversation.
        kind: praise or suggestion.
        text: the customer's words.
        language: of the conversation.
        idempotency_key: id of the message that brings it.
        channel: by which it came, if known.
        goes_on: whether it is more of what the same conversation gave right before.

    Raises:
        InvalidCommand: the text is empty, or an id cannot be.
    """

    customer_id: str
    conversation_id: str
    kind: FeedbackKind
    text: str
    language: Language
    idempotency_key: str
    channel: str | None = None
    goes_on: bool = False

    def __post_init__(self) -> None:
        for name in ("customer_id", "conversation_id", "idempotency_key"):
            check_id(name, getattr(self, name))
        if self.channel is not None:
            check_id("channel", self.channel)
        object.__setattr__(self, "text", required("text", self.text))


@dataclass(frozen=True)
class FeedbackKept:
    """What was kept.

    Attributes:
        at: when it was kept first, aware UTC.
        repeated: the same message had brought it before.
    """

    kind: FeedbackKind
    at: datetime
    repeated: bool


def give_feedback(
    command: GiveFeedback, units: UnitOfWorkFactory, time: TimeSource
) -> FeedbackKept:
    """Keep praise or a suggestion; repeating it with the same key changes nothing.

    What goes on with feedback of its kind is kept with it, in a line of its own, and read as one.
    No ticket is opened and no deadline begins.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    return until_undisturbed(lambda: _give(command, units, time))


def _give(command: GiveFeedback, units: UnitOfWorkFactory, time: TimeSource) -> FeedbackKept:
    with units() as unit:
        earlier = unit.feedback.by_key(command.customer_id, command.idempotency_key)
        if earlier is not None:
            return FeedbackKept(earlier.kind, earlier.at, repeated=True)
        before = _gone_on_with(command, unit)
        if before is not None:
            told = command.text in before.text.splitlines()
            if not told:
                unit.feedback.extend(before, command.text)
                unit.commit()
            return FeedbackKept(before.kind, before.at, repeated=told)
        now = time.now()
        unit.feedback.add(
            Feedback(
                customer_id=command.customer_id,
                conversation_id=command.conversation_id,
                kind=command.kind,
                text=command.text,
                language=command.language,
                channel=command.channel,
                at=now,
                idempotency_key=command.idempotency_key,
            )
        )
        unit.commit()
        return FeedbackKept(command.kind, now, repeated=False)


def _gone_on_with(command: GiveFeedback, unit: UnitOfWork) -> Feedback | None:
    """The feedback that a command goes on with: the newest of its kind in the conversation."""
    if not command.goes_on:
        return None
    return unit.feedback.newest_of(command.conversation_id, command.kind)


def feedback_given(
    units: UnitOfWorkFactory, kind: FeedbackKind | None = None, limit: int | None = None
) -> list[Feedback]:
    """What customers praised and proposed, the newest first.

    Args:
        units: the store.
        kind: only of this kind; None means both.
        limit: at most so many; None means all.
    """
    with units(read_only=True) as unit:
        return unit.feedback.newest(kind, limit)
