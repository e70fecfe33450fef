"""What a member of staff must know to take a conversation over, on one card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot import bootstrap
from bot.handover_desk import HandoverDesk
from bot.messages import DraftTold, Message
from tickets.clocks import Clock, ClockKind, next_clock
from tickets.draft import SKIPPED, open_questions
from tickets.events import plain
from tickets.handover import Handover
from tickets.ticket import Ticket
from tickets.use_cases.handover import find_handover
from tickets.vocabulary import Severity, TicketState, Topic

_SUMMARY_CHARACTERS = 280
# read by the machine, and shown apart from what was told
_NOT_FACTS = frozenset({"flags", "tones", "category_choice"})


@dataclass(frozen=True)
class Card:
    """All of it.

    Attributes:
        handover: as it stands.
        topic: of the ticket.
        severity: of the ticket.
        state: of the ticket.
        next_clock: of the ticket, the deadline that comes first.
        answer_by: until when a person has to have answered, where the policy sets a time.
        reach: phone number or address to call back by, if one is known. Personal.
        summary: the matter and the wish, shortened.
        facts: what was told, by name; of the form where one is open, else of the ticket.
        mood: of the conversation.
        mood_path: tone of each message of the complaint, oldest first.
        flags: signals.
        asked: what the form asks for at this moment, if it does.
        open_questions: what the form still needs.
        files: how many files the ticket has.
        transcript: everything that was said, oldest first.
    """

    handover: Handover
    topic: Topic
    severity: Severity
    state: TicketState
    next_clock: Clock | None
    answer_by: datetime | None
    reach: str | None
    summary: str
    facts: Mapping[str, str]
    mood: str
    mood_path: Sequence[str]
    flags: Sequence[str]
    asked: str | None
    open_questions: Sequence[str]
    files: int
    transcript: Sequence[Message]

    def record(self) -> dict[str, Any]:
        """The card as JSON has it."""
        values = {
            name: plain(getattr(self, name))
            for name in self.__dataclass_fields__
            if name != "transcript"
        }
        return values | {"transcript": [message_record(m) for m in self.transcript]}


def message_record(message: Message) -> dict[str, Any]:
    """One message as JSON has it."""
    return {
        "seq": message.seq,
        "at": message.created_at.isoformat(timespec="seconds"),
        "from": message.author,
        "name": message.author_name,
        "kind": message.kind,
        "text": message.text,
    }


def card_of(app: bootstrap.App, desk: HandoverDesk, named: str) -> Card:
    """The card of a handover.

    Args:
        app: the wired system.
        desk: reads the conversation.
        named: number of the handover, or reference of its ticket.

    Raises:
        UnknownHandover: there is none.
        StoreUnavailable: the database cannot be reached.
    """
    with app.units(read_only=True) as unit:
        handover = find_handover(unit, named)
        ticket = unit.tickets.get(handover.reference)
        assert ticket is not None  # a foreign key holds it
        files = len(unit.attachments.on(ticket.reference))
    draft = desk.talk.draft(handover.conversation_id)
    told = dict(draft.told) if draft else {}
    facts = _facts(ticket) | {k: v for k, v in told.items() if v != SKIPPED}
    return Card(
        handover=handover,
        topic=ticket.topic,
        severity=ticket.severity,
        state=ticket.state,
        next_clock=next_clock(ticket.clocks),
        answer_by=answer_by(ticket.clocks),
        reach=facts.get("contact"),
        summary=_summary(facts),
        facts={name: value for name, value in facts.items() if name not in _NOT_FACTS},
        mood=ticket.mood.value,
        mood_path=_listed(told.get("tones")) or [tone.value for tone in ticket.tone_path],
        flags=sorted({flag.value for flag in ticket.flags} | set(_listed(told.get("flags")))),
        asked=draft.asked if draft else None,
        open_questions=_open_questions(draft),
        files=files,
        transcript=desk.talk.messages(handover.conversation_id),
    )


def answer_by(clocks: Sequence[Clock]) -> datetime | None:
    """Until when a person has to have answered; None where that was done, or no time is set."""
    running = (c.due_at for c in clocks if c.kind is ClockKind.HUMAN_REQUEST and c.is_running)
    return next(running, None)


def _facts(ticket: Ticket) -> dict[str, str]:
    """What a ticket knows, under the names that the form uses."""
    known: dict[str, object] = {
        "story": ticket.story,
        "topic": ticket.topic.value,
        "incident_time": ticket.incident_time_told,
        "reference_number": ticket.reference_number,
        "demand": ticket.demand,
        "amount": ticket.amount,
        "reply_channel": ticket.reply_channel,
        "contact": ticket.contact,
        "customer_name": ticket.customer_name,
    }
    return {name: str(value) for name, value in known.items() if value is not None}


def _summary(facts: Mapping[str, str]) -> str:
    parts = [" ".join(facts[name].split()) for name in ("story", "demand") if facts.get(name)]
    text = " → ".join(parts)
    if len(text) <= _SUMMARY_CHARACTERS:
        return text
    return text[: _SUMMARY_CHARACTERS - 1].rstrip() + "…"


def _open_questions(draft: DraftTold | None) -> list[str]:
    return open_questions(draft.told) if draft else []


def _listed(value: str | None) -> list[str]:
    return [part for part in (value or "").split(",") if part]
