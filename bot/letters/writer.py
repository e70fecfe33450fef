"""Fill letters in: what a ticket, its response and its policy say, in the customer's words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.catalogue import Catalogue
from bot.letters.phrases import Phrases
from bot.settings import Settings
from tickets.clocks import BESIDES, Clock, ClockKind
from tickets.deadlines import deadlines
from tickets.letters import Letter, LetterBook
from tickets.notice import Notice, NoticeKind
from tickets.policies import Policy, PolicyBook
from tickets.response import Response, routes_in
from tickets.ticket import Ticket
from tickets.use_cases.notice_delivery import NoticeCase
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, AppealRoute, Language, TicketState

_NEWS = {
    TicketState.ASSIGNED: "assigned",
    TicketState.INVESTIGATING: "investigating",
    TicketState.EXECUTING: "executing",
    TicketState.MERGED: "merged",
}
_CLOSED_FROM = {
    TicketState.CONFIRMED: "confirmed",
    TicketState.RESPONDED: "unanswered",
    TicketState.APPEALED: "appealed",
}


class Medium(StrEnum):
    """What a letter is written for."""

    CHAT = "chat"
    MAIL = "mail"


class LetterWriter:
    """Writes the letter of a notice.

    Args:
        book: the templates.
        catalogue: words for codes.
        policies: all policies.
        settings: names, addresses and the time zone.

    Attributes:
        book: the templates.
    """

    def __init__(
        self,
        book: LetterBook,
        catalogue: Catalogue,
        policies: PolicyBook,
        settings: Settings,
    ) -> None:
        self.book = book
        self._catalogue = catalogue
        self._policies = policies
        self._settings = settings
        self._zone = ZoneInfo(settings.timezone)

    def write(self, case: NoticeCase, now: datetime, medium: Medium) -> Letter:
        """The letter of a notice.

        Args:
            case: the notice with what it tells of.
            now: date of the letter, aware.
            medium: what it is written for.

        Raises:
            LetterIncomplete: it lacks what its policy requires.
            PolicyNotFound: the file of the ticket's policy is gone.
        """
        ticket = case.ticket
        policy = self._policies.version(ticket.policy_id, ticket.policy_effective_from)
        say = self._phrases(ticket.language)
        values = {
            **self._common(ticket, policy, now, medium, say),
            **self._of_kind(case, policy, medium, say),
        }
        return self.book.write(
            case.notice.kind,
            ticket.language,
            values,
            policy_id=policy.id,
            topic=ticket.topic,
            routes=routes_in(policy.rights),
        )

    def button(self, name: str, language: Language) -> str:
        """What a button says, by its key among the labels of the catalogue."""
        return self._phrases(language).label(name)

    def not_by_mail(self, language: Language) -> str:
        """Why a letter is in the chat although the customer wanted it by e-mail."""
        return self.book.word("not_by_mail", language)

    def organisation(self, language: Language) -> str:
        """The firm's name as it begins a line."""
        settings = self._settings
        own = settings.organisation_en if language is Language.EN else settings.organisation_zh
        name = own or self._catalogue.text("web.organisation", language)
        return name[:1].upper() + name[1:]

    def _phrases(self, language: Language) -> Phrases:
        return Phrases(language, self.book, self._catalogue, self._zone)

    # --- values ---

    def _common(
        self, ticket: Ticket, policy: Policy, now: datetime, medium: Medium, say: Phrases
    ) -> dict[str, str | None]:
        name = ticket.customer_name
        return {
            "reference": ticket.reference,
            "organisation": self.organisation(ticket.language),
            "salutation": say.word("salutation.named", name=name)
            if name
            else say.word("salutation.unnamed"),
            "topic": say.label(f"topic.{ticket.topic}"),
            "opened_on": say.day(ticket.opened_at),
            "sent_on": say.day(now),
            "owner": say.word("owner.handler" if ticket.handler_id else "owner.desk"),
            "where": self._where(ticket, medium, say),
            "state": say.word(
                "state",
                state=say.label(f"state.{ticket.state}"),
                at=say.moment(ticket.updated_at),
            ),
            "next_deadline": _next_deadline(ticket, policy, now, say),
        }

    def _of_kind(
        self, case: NoticeCase, policy: Policy, medium: Medium, say: Phrases
    ) -> Mapping[str, str | None]:
        notice, ticket = case.notice, case.ticket
        match notice.kind:
            case NoticeKind.ACKNOWLEDGEMENT:
                return {
                    "procedure": say.either(policy.name_en, policy.name_zh),
                    "deadlines": _deadlines(ticket, policy, say),
                    "routes": say.routes(policy),
                    "checks": say.word(f"checks.{ticket.topic}")
                    if ticket.topic in REFUSED_CLAIM_TOPICS
                    else None,
                }
            case NoticeKind.PROGRESS:
                return {"words": notice.text}
            case NoticeKind.QUESTION:
                return {"words": notice.text, "paused": _paused(ticket, say)}
            case NoticeKind.HOLDING:
                return _holding(notice, policy, say)
            case NoticeKind.FINAL_RESPONSE:
                return _answer(case.response, policy, say)
            case NoticeKind.CLOSING:
                until = notice.created_at + policy.periods.reopen.length
                return {
                    "closed_because": say.word(f"closed.{_closed(notice)}"),
                    "reason": notice.text,
                    "reopen_until": say.moment(until),
                    "routes": say.routes(policy),
                }
            case NoticeKind.SURVEY:
                where = self._where(ticket, medium, say)
                how = say.word(f"survey.{medium}", where=where, reference=ticket.reference)
                return {"answer_how": how}
            case NoticeKind.REOPENING:
                return {"deadlines": _deadlines(ticket, policy, say)}
            case NoticeKind.APPEAL:
                route = AppealRoute(notice.about["route"])
                return {"route": say.route(route, policy)}
            case NoticeKind.STATE_CHANGED:
                news = say.word(
                    f"news.{_NEWS.get(notice.ticket_state, 'other')}",
                    into=notice.about.get("into", ""),
                    state=say.label(f"state.{notice.ticket_state}"),
                )
                return {"news": news}
            case _:
                return {}

    def _where(self, ticket: Ticket, medium: Medium, say: Phrases) -> str:
        if medium is Medium.CHAT:
            return say.word("where.here")
        url = self._settings.public_url
        # the page knows the customers of the web chat only
        if url and ticket.channel == "web":
            return say.word("where.link", url=url)
        return say.word("where.chat")


def _answer(response: Response | None, policy: Policy, say: Phrases) -> Mapping[str, str | None]:
    if response is None:
        return {}
    amount = response.redress_amount
    return {
        "result": say.word(f"result.{response.result}"),
        "basis": response.basis,
        "redress": response.redress,
        "redress_amount": say.money(amount) if amount else None,
        "reasons": response.reasons,
        "follow_up": response.follow_up,
        "answer_by": say.moment(response.at + policy.periods.answer.length),
        # every way that the jurisdiction has, whichever the handler named: they are rights
        "routes": say.routes(policy),
    }


def _holding(notice: Notice, policy: Policy, say: Phrases) -> Mapping[str, str | None]:
    kind, due = notice.about.get("clock"), notice.about.get("due_at")
    return {
        "reason": notice.text,
        "deadline_kind": say.label(f"clock.{kind}") if kind else None,
        "new_due": say.moment(datetime.fromisoformat(due)) if due else None,
        "routes": say.routes(policy),
    }


def _deadlines(ticket: Ticket, policy: Policy, say: Phrases) -> str | None:
    told = {deadline.kind: deadline for deadline in deadlines(policy)}
    applying = [clock for clock in ticket.clocks if clock.kind in told]
    lines = []
    # a letter that comes late still says which deadlines there were
    for clock in [clock for clock in applying if clock.is_running] or applying:
        deadline = told[clock.kind]
        lines.append(
            say.label(
                "receipt.projected" if clock.projected else "receipt.due",
                what=say.label(f"clock.{clock.kind}"),
                due=say.moment(clock.due_at),
                term=say.term(deadline.amount, deadline.unit),
            )
        )
    return "\n".join(lines) or None


def _next_deadline(ticket: Ticket, policy: Policy, now: datetime, say: Phrases) -> str | None:
    """The next duty that is still in time; else when there is news again, if there is."""
    # a letter that tells how it goes does not announce itself
    ahead = [c for c in _ahead(ticket.clocks, now) if c.kind is not ClockKind.PROGRESS]
    news = policy.rule(ClockKind.PROGRESS)
    again = [policy.start_clock(news, now)] if news and news.repeats else []
    for clocks in ([c for c in ahead if not c.projected], ahead, again):
        if not clocks:
            continue
        clock = min(clocks, key=lambda c: c.due_at)
        what = say.label(f"clock.{clock.kind}")
        rule = policy.rule(clock.kind)
        if clock.projected and rule is not None:
            term = say.term(rule.amount, rule.unit)
            return say.word("next.projected", what=what, term=term)
        return say.word("next", what=what, due=say.moment(clock.due_at))
    return None


def _paused(ticket: Ticket, say: Phrases) -> str | None:
    resting = [c for c in ticket.clocks if c.is_running and c.paused_at and not c.projected]
    labels = [say.label(f"clock.{c.kind}") for c in resting]
    return say.word("list_separator").join(labels) or None


def _ahead(clocks: Iterable[Clock], now: datetime) -> list[Clock]:
    """Duties of the procedure that are still in time: nobody is promised a day that has passed."""
    return [
        clock
        for clock in clocks
        if clock.is_running
        and clock.paused_at is None
        and not clock.kind.is_window
        and clock.kind not in BESIDES
        and clock.due_at >= now
    ]


def _closed(notice: Notice) -> str:
    if notice.ticket_state is TicketState.WITHDRAWN:
        return "withdrawn"
    return _CLOSED_FROM.get(TicketState(notice.about["from"]), "decided")
