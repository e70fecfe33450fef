"""The use cases as actions call them: commands from a turn, run off the event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from actions.complaint import complaint_told, flags_of, tone_of
from actions.dates import day_told
from actions.evidence_services import EvidenceServices
from actions.turn import Turn
from actions.wording import label
from bot.bootstrap import App, build
from bot.catalogue import to_traditional
from bot.engine_client import EngineClient, EngineError
from bot.engine_key import engine_key
from bot.settings import load
from tickets.authority import Capacity
from tickets.draft import Draft
from tickets.feedback import FeedbackKind
from tickets.handover import HandoverReason
from tickets.policies import Policy
from tickets.ports import TicketSummary
from tickets.response import routes_in
from tickets.retention_file import load_retention
from tickets.ticket import Customer, InformationKind
from tickets.use_cases.add_information import Added, AddInformation, add_information
from tickets.use_cases.answer_result import Confirm, Dispute, confirm, dispute
from tickets.use_cases.appeal import Appeal, appeal
from tickets.use_cases.authority import DeclareAuthority, declare_authority
from tickets.use_cases.commands import CustomerCommand, Outcome
from tickets.use_cases.complaint import Receipt
from tickets.use_cases.correct_details import CorrectDetails, correct_details
from tickets.use_cases.customers import ForgetCustomer, known_customer
from tickets.use_cases.data_request import RequestData, request_data
from tickets.use_cases.erase_customer import Erasure, erase_customer
from tickets.use_cases.feedback import FeedbackKept, GiveFeedback, give_feedback
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import OpenTicket, open_ticket
from tickets.use_cases.rate import Rate, rate
from tickets.use_cases.reopen import AskReopening, ask_reopening
from tickets.use_cases.request_human import HumanRequested, RequestHuman, request_human
from tickets.use_cases.same_matter import (
    OpenMatter,
    open_matters,
    profile_and_open_matters,
    stories_of,
)
from tickets.use_cases.ticket_status import AskStatus, TicketStatus, ticket_status
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import (
    AppealRoute,
    Language,
    TicketState,
    Topic,
)

T = TypeVar("T")
Likeness = Callable[[str, list[str]], Awaitable[list[float]]]
# A story is compared while its teller waits.
_LIKENESS_SECONDS = 3.0


@dataclass(frozen=True)
class Known:
    """What need not be asked of a customer.

    Attributes:
        name: from the profile, else as the channel knows it.
        contact: from the profile.
        matters: what their open tickets are about; None where nobody has looked.
    """

    name: str | None
    contact: str | None
    matters: list[OpenMatter] | None


class Services:
    """Use cases over one store.

    Args:
        app: the wired system.
        timezone: zone in which "yesterday" is meant.
        likeness: tells how alike stories are; without one only facts are compared.
    """

    def __init__(self, app: App, timezone: ZoneInfo, likeness: Likeness | None = None) -> None:
        self._app = app
        self.timezone = timezone
        self._likeness = likeness
        self.evidence = EvidenceServices(app)

    def warm_up(self) -> None:
        """Make room in the store's log, and let the date reader compile its patterns."""
        self._app.make_room()
        for language in Language:
            day_told("1-1", language, self.today())

    def now(self) -> datetime:
        """The instant it is, aware."""
        return self._app.time.now()

    def today(self) -> date:
        """The day it is for the customer."""
        return self.now().astimezone(self.timezone).date()

    @property
    def draft_kept(self) -> timedelta:
        """How long a complaint that was begun is kept without its customer coming back."""
        return timedelta(days=self._app.settings.draft_days)

    @property
    def jurisdiction(self) -> str:
        """Of the deadline policy that new tickets get now, as `CN`."""
        return self.policy_for(None).jurisdiction

    async def profile(self, turn: Turn) -> Customer | None:
        """What is kept of the customer beside tickets."""
        return await _off_loop(lambda: known_customer(turn.customer_id, self._app.units))

    async def known_customer(self, turn: Turn, *, and_matters: bool) -> Known:
        """What is known of a customer whose complaint begins.

        Args:
            turn: of whom.
            and_matters: whether to look what their open tickets are about, in the same visit.
        """
        matters: list[OpenMatter] | None = None
        if and_matters:
            found, matters = await _off_loop(
                lambda: profile_and_open_matters(turn.customer_id, self._app.units)
            )
        else:
            found = await self.profile(turn)
        profile = found or Customer(turn.customer_id, self.now())
        return Known(profile.name or turn.profile_name, profile.contact, matters)

    def policy_for(self, topic: str | None) -> Policy:
        """The deadline policy that a complaint on a topic would have today."""
        known = Topic(topic) if topic else None
        return self._app.policies.in_force(self.now(), topic=known)

    def policy_of(self, ticket: Receipt | TicketStatus) -> Policy:
        """The deadline policy that a ticket was opened under."""
        return self._app.policies.in_force(ticket.opened_at, ticket.policy_id)

    async def open_ticket(self, turn: Turn, draft: Draft) -> Receipt:
        """Open the draft's ticket; the same draft gives the same ticket."""
        command = OpenTicket(**complaint_told(turn, draft, self.today()))
        app = self._app
        return await _off_loop(lambda: open_ticket(command, app.units, app.time, app.policies))

    async def request_human(
        self, turn: Turn, draft: Draft, reason: HandoverReason = HandoverReason.REQUESTED
    ) -> HumanRequested:
        """Call staff to the conversation: to a ticket that there is, or one opened for it."""
        complaint = complaint_told(turn, draft, self.today())
        command = RequestHuman(
            **complaint,
            message_id=turn.message_id or turn.id_for("human"),
            reference=turn.entities.get("ticket_reference"),
            reason=reason,
        )
        app = self._app
        return await _off_loop(lambda: request_human(command, app.units, app.time, app.policies))

    async def ticket_status(self, turn: Turn, reference: str) -> TicketStatus:
        """Where one of the customer's tickets stands."""
        command = AskStatus(customer_id=turn.customer_id, reference=reference)
        return await _off_loop(lambda: ticket_status(command, self._app.units, self._app.time))

    async def list_tickets(self, turn: Turn, *, own_only: bool = False) -> list[TicketSummary]:
        """The customer's tickets, and those of others on which they may act, the newest first."""
        command = ListTickets(customer_id=turn.customer_id, own_only=own_only)
        return await _off_loop(lambda: list_tickets(command, self._app.units))

    async def open_matters(self, turn: Turn) -> list[OpenMatter]:
        """What the customer's open tickets are about."""
        return await _off_loop(lambda: open_matters(turn.customer_id, self._app.units))

    async def stories(self, references: Sequence[str]) -> dict[str, str]:
        """The customer's own words of tickets that they may see, by reference."""
        return await _off_loop(lambda: stories_of(references, self._app.units))

    async def likeness(self, story: str, others: list[str]) -> list[float]:
        """How alike a story is to each of the others; 0 where that cannot be told."""
        if self._likeness is not None:
            with suppress(EngineError):
                return await self._likeness(story, others)
        return [0.0] * len(others)

    async def add_information(
        self, turn: Turn, text: str, kind: InformationKind, reference: str | None = None
    ) -> Added:
        """Add what was said to this ticket, or the one that was named, or the newest."""
        command = AddInformation(
            customer_id=turn.customer_id,
            text=text,
            idempotency_key=turn.message_id or turn.id_for("information"),
            reference=reference or turn.entities.get("ticket_reference"),
            kind=kind,
            flags=flags_of(turn.flags),
            mood=tone_of(turn.mood),
        )
        app = self._app
        return await _off_loop(lambda: add_information(command, app.units, app.time, app.policies))

    async def give_feedback(self, turn: Turn, kind: FeedbackKind, *, goes_on: bool) -> FeedbackKept:
        """Keep praise or a suggestion in the customer's words, or more of what was just given."""
        command = GiveFeedback(
            customer_id=turn.customer_id,
            conversation_id=turn.conversation_id,
            kind=kind,
            text=turn.text,
            language=Language(turn.language),
            channel=turn.channel,
            idempotency_key=turn.message_id or turn.id_for("feedback"),
            goes_on=goes_on,
        )
        return await _off_loop(lambda: give_feedback(command, self._app.units, self._app.time))

    async def erase_customer(self, turn: Turn) -> Erasure:
        """Erase what may be erased of the customer, and say what stays and until when."""
        command, app = ForgetCustomer(turn.customer_id), self._app
        policy_ids = {policy.id for policy in app.policies.policies}

        def erase() -> Erasure:
            retention = load_retention(app.settings.data_dir / "retention.yml", policy_ids)
            return erase_customer(command, app.units, app.time, retention, self.timezone)

        return await _off_loop(erase)

    # ---------- the procedure ----------
    async def confirm(self, turn: Turn, reference: str) -> Outcome:
        """Accept the result."""
        return await self._take(
            confirm, Confirm(**_by(turn, reference, "confirm"), words=turn.text or None)
        )

    async def dispute(self, turn: Turn, reference: str, reason: str) -> Outcome:
        """Refuse the result."""
        return await self._take(dispute, Dispute(**_by(turn, reference, "dispute"), reason=reason))

    async def withdraw(self, turn: Turn, reference: str, reason: str | None) -> Outcome:
        """Take a complaint back."""
        command = Withdraw(**_by(turn, reference, "withdraw"), reason=reason)
        return await self._take(withdraw, command)

    async def reopen(self, turn: Turn, reference: str, reason: str) -> Outcome:
        """Have an ended complaint taken up again.

        Raises:
            TooLate: the window has passed.
        """
        command = AskReopening(**_by(turn, reference, "reopen"), reason=reason)
        return await self._take(ask_reopening, command)

    async def rate(self, turn: Turn, reference: str, score: int, words: str | None) -> Outcome:
        """Keep a score of 1 to 5."""
        command = Rate(**_by(turn, reference, "rate"), score=score, words=words)
        return await self._take(rate, command)

    async def appeal(self, turn: Turn, reference: str, route: str) -> Outcome:
        """Note where the customer takes the complaint."""
        command = Appeal(**_by(turn, reference, "appeal"), route=AppealRoute(route))
        return await self._take(appeal, command)

    async def request_data(self, turn: Turn) -> Outcome:
        """Ask staff for a copy of all that is kept about the customer.

        Raises:
            TicketNotFound: the customer has no ticket.
        """
        return await self._take(request_data, RequestData(**_by(turn, None, "data")))

    async def declare_authority(
        self, turn: Turn, reference: str, capacity: Capacity, principal: str, basis: str
    ) -> Outcome:
        """Record for whom the complaint was made, and on what authority."""
        command = DeclareAuthority(
            **_by(turn, reference, "authority"),
            capacity=capacity,
            principal=principal,
            basis=basis,
        )
        return await self._take(declare_authority, command)

    async def correct_details(
        self, turn: Turn, reference: str | None, details: dict[str, Any]
    ) -> Outcome:
        """Correct details of the ticket that was named, or of the newest."""
        command = CorrectDetails(**_by(turn, reference, "correct"), **details)
        return await self._take(correct_details, command)

    def reopen_until(self, status: TicketStatus) -> datetime | None:
        """Until when a ticket can be reopened; None when it has not ended or that is past."""
        if status.ended_at is None:
            # accepted, but not closed yet
            return self._app.time.now() if status.state is TicketState.CONFIRMED else None
        until = status.ended_at + self.policy_of(status).periods.reopen.length
        return until if until >= self._app.time.now() else None

    def routes(self, policy: Policy, language: str) -> dict[str, str]:
        """Where else customers can turn under a policy: route → how, in words."""
        regulator = policy.regulator.name_en if language == "en" else policy.regulator.name_zh
        if language == Language.ZH_HANT:
            regulator = to_traditional(regulator)
        return {
            route.value: label(
                f"route.{route}",
                language,
                regulator=regulator,
                hotline=policy.regulator.hotline,
            )
            for route in routes_in(policy.rights)
        }

    async def _take(self, use_case: Any, command: CustomerCommand) -> Outcome:
        app = self._app
        outcome: Outcome = await _off_loop(
            lambda: use_case(command, app.units, app.time, app.policies)
        )
        return outcome


def services() -> Services:
    """The use cases over the store of the settings."""
    return wired()


@lru_cache(maxsize=1)
def wired() -> Services:
    """Wire the use cases, once per process; tests wire others in its place."""
    settings = load()
    engine = EngineClient(
        f"http://127.0.0.1:{settings.engine_port}",
        engine_key(settings.keys_path),
        _LIKENESS_SECONDS,
    )
    return Services(build(settings), ZoneInfo(settings.timezone), engine.likeness)


def _by(turn: Turn, reference: str | None, purpose: str) -> dict[str, Any]:
    # a button and the words around it may lead to several steps in one turn: each has its own key
    return {
        "customer_id": turn.customer_id,
        "idempotency_key": turn.id_for(purpose),
        "reference": reference,
    }


async def _off_loop(work: Callable[[], T]) -> T:
    # the store blocks; other conversations go on meanwhile
    return await asyncio.to_thread(work)
