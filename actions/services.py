"""The use cases as actions call them: commands from a turn, run off the event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from actions.dates import day_told
from actions.draft import Draft
from actions.turn import Turn, split
from bot.bootstrap import App, build
from bot.settings import load
from tickets.clocks import Policy
from tickets.feedback import FeedbackKind
from tickets.ports import TicketSummary
from tickets.ticket import Customer, InformationKind, Money
from tickets.use_cases.add_information import Added, AddInformation, add_information
from tickets.use_cases.complaint import Receipt
from tickets.use_cases.customers import ForgetCustomer, forget_customer, known_customer
from tickets.use_cases.feedback import FeedbackKept, GiveFeedback, give_feedback
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import OpenTicket, open_ticket
from tickets.use_cases.request_human import HumanRequested, RequestHuman, request_human
from tickets.use_cases.ticket_status import AskStatus, TicketStatus, ticket_status
from tickets.vocabulary import Flag, Language, ReplyChannel, Tone, Topic

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """What need not be asked of a customer."""

    name: str | None
    contact: str | None


class Services:
    """Use cases over one store.

    Args:
        app: the wired system.
        timezone: zone in which "yesterday" is meant.
    """

    def __init__(self, app: App, timezone: ZoneInfo) -> None:
        self._app = app
        self._timezone = timezone

    def warm_up(self) -> None:
        """Let the date reader compile its patterns before the first customer waits for it."""
        for language in Language:
            day_told("1-1", language, self.today())

    def today(self) -> date:
        """The day it is for the customer."""
        return self._app.time.now().astimezone(self._timezone).date()

    @property
    def jurisdiction(self) -> str:
        """Of the deadline policy that new tickets get now, as `CN`."""
        return self._app.policies.in_force(self._app.time.now()).jurisdiction

    async def known_customer(self, turn: Turn) -> Known:
        """Name and contact from the profile, else the name that the channel knows."""
        profile = await _off_loop(lambda: known_customer(turn.customer_id, self._app.units))
        profile = profile or Customer(turn.customer_id, self._app.time.now())
        return Known(profile.name or turn.profile_name, profile.contact)

    def policy_for(self, topic: str | None) -> Policy:
        """The deadline policy that a complaint on a topic would have today."""
        known = Topic(topic) if topic else None
        return self._app.policies.in_force(self._app.time.now(), topic=known)

    def policy_of(self, receipt: Receipt) -> Policy:
        """The deadline policy of a ticket that was just opened."""
        return self._app.policies.in_force(receipt.opened_at, receipt.policy_id)

    async def open_ticket(self, turn: Turn, draft: Draft) -> Receipt:
        """Open the draft's ticket; the same draft gives the same ticket."""
        command = OpenTicket(**self._complaint(turn, draft))
        app = self._app
        return await _off_loop(lambda: open_ticket(command, app.units, app.time, app.policies))

    async def request_human(self, turn: Turn, draft: Draft) -> HumanRequested:
        """Mark a ticket as waiting for a person, or open one, and call staff."""
        complaint = self._complaint(turn, draft)
        command = RequestHuman(
            **complaint,
            message_id=turn.message_id or turn.id_for("human"),
            reference=turn.entities.get("ticket_reference"),
        )
        app = self._app
        return await _off_loop(lambda: request_human(command, app.units, app.time, app.policies))

    async def ticket_status(self, turn: Turn, reference: str) -> TicketStatus:
        """Where one of the customer's tickets stands."""
        command = AskStatus(customer_id=turn.customer_id, reference=reference)
        return await _off_loop(lambda: ticket_status(command, self._app.units, self._app.time))

    async def list_tickets(self, turn: Turn) -> list[TicketSummary]:
        """The customer's tickets, the newest first."""
        command = ListTickets(customer_id=turn.customer_id)
        return await _off_loop(lambda: list_tickets(command, self._app.units))

    async def add_information(self, turn: Turn, text: str, kind: InformationKind) -> Added:
        """Add what was said to the ticket that was named, or to the newest."""
        command = AddInformation(
            customer_id=turn.customer_id,
            text=text,
            idempotency_key=turn.message_id or turn.id_for("information"),
            reference=turn.entities.get("ticket_reference"),
            kind=kind,
            flags=_flags(turn.flags),
            mood=_tone(turn.mood),
        )
        return await _off_loop(lambda: add_information(command, self._app.units, self._app.time))

    async def give_feedback(self, turn: Turn, kind: FeedbackKind) -> FeedbackKept:
        """Keep praise or a suggestion in the customer's words."""
        command = GiveFeedback(
            customer_id=turn.customer_id,
            conversation_id=turn.conversation_id,
            kind=kind,
            text=turn.text,
            language=Language(turn.language),
            channel=turn.channel,
            idempotency_key=turn.message_id or turn.id_for("feedback"),
        )
        return await _off_loop(lambda: give_feedback(command, self._app.units, self._app.time))

    async def forget_customer(self, turn: Turn) -> None:
        """Erase the customer's profile."""
        command = ForgetCustomer(turn.customer_id)
        await _off_loop(lambda: forget_customer(command, self._app.units, self._app.time))

    def _complaint(self, turn: Turn, draft: Draft) -> dict[str, Any]:
        told_time = draft.told("incident_time")
        reply = draft["reply_channel"]
        return {
            "draft_id": draft["draft_id"] or turn.id_for("draft"),
            "customer_id": turn.customer_id,
            "conversation_id": turn.conversation_id,
            "language": Language(turn.language),
            "channel": turn.channel,
            "topic": Topic(draft.topic) if draft["topic"] else None,
            "mood": _tone(turn.mood),
            "tone_path": tuple(Tone(tone) for tone in split_all(draft["tones"])),
            "flags": _flags([*split(draft["flags"]), *turn.flags]),
            "story": draft.told("story"),
            "incident_time_told": told_time,
            "incident_date": day_told(told_time, turn.language, self.today())
            if told_time
            else None,
            "reference_number": draft.told("reference_number"),
            "demand": draft.told("demand"),
            "amount": _money(draft.told("amount")),
            "customer_name": draft.told("customer_name"),
            "contact": draft.told("contact"),
            "reply_channel": ReplyChannel(reply) if reply else None,
        }


@lru_cache(maxsize=1)
def services() -> Services:
    """The use cases over the store of the settings, wired once per process."""
    settings = load()
    return Services(build(settings), ZoneInfo(settings.timezone))


def split_all(value: str | None) -> list[str]:
    """Parts of a comma-separated value, repetitions kept."""
    return value.split(",") if value else []


async def _off_loop(work: Callable[[], T]) -> T:
    # the store blocks; other conversations go on meanwhile
    return await asyncio.to_thread(work)


def _flags(values: list[str]) -> frozenset[Flag]:
    return frozenset(Flag(value) for value in values if value in set(Flag))


def _tone(value: str | None) -> Tone | None:
    return Tone(value) if value in set(Tone) else None


def _money(value: str | None) -> Money | None:
    try:
        return Money.parse(value) if value else None
    except ValueError:
        return None  # the amount stays in the story as it was told
