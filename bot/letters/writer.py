"""Fill letters in: what a ticket, its response and its policy say, in the customer's words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.catalogue import Catalogue, to_traditional
from bot.settings import Settings
from tickets.clocks import BESIDES, Clock, ClockKind
from tickets.deadlines import deadlines
from tickets.letters import Letter, LetterBook
from tickets.notice import Notice, NoticeKind
from tickets.policies import Policy, PolicyBook
from tickets.response import Response, routes_in
from tickets.terms import TermUnit
from tickets.ticket import Money, Ticket
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
        values = {
            **self._common(ticket, policy, now, medium),
            **self._of_kind(case, policy, now, medium),
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
        return self._label(name, language)

    def not_by_mail(self, language: Language) -> str:
        """Why a letter is in the chat although the customer wanted it by e-mail."""
        return self.book.word("not_by_mail", language)

    def organisation(self, language: Language) -> str:
        """The firm's name as it begins a line."""
        settings = self._settings
        own = settings.organisation_en if language is Language.EN else settings.organisation_zh
        name = own or self._catalogue.text("web.organisation", language)
        return name[:1].upper() + name[1:]

    # --- values ---

    def _common(
        self, ticket: Ticket, policy: Policy, now: datetime, medium: Medium
    ) -> dict[str, str | None]:
        language = ticket.language
        name = ticket.customer_name
        return {
            "reference": ticket.reference,
            "organisation": self.organisation(language),
            "salutation": self._word("salutation.named", language, name=name)
            if name
            else self._word("salutation.unnamed", language),
            "topic": self._label(f"topic.{ticket.topic}", language),
            "opened_on": self._day(ticket.opened_at, language),
            "sent_on": self._day(now, language),
            "owner": self._word(
                "owner.handler" if ticket.handler_id else "owner.desk",
                language,
            ),
            "where": self._where(ticket, medium),
            "state": self._word(
                "state",
                language,
                state=self._label(f"state.{ticket.state}", language),
                at=self._moment(ticket.updated_at, language),
            ),
            "next_deadline": self._next(ticket, policy, now),
        }

    def _of_kind(
        self, case: NoticeCase, policy: Policy, now: datetime, medium: Medium
    ) -> Mapping[str, str | None]:
        notice, ticket, language = case.notice, case.ticket, case.ticket.language
        match notice.kind:
            case NoticeKind.ACKNOWLEDGEMENT:
                return {
                    "procedure": self._in(language, policy.name_en, policy.name_zh),
                    "deadlines": self._deadlines(ticket, policy),
                    "routes": self._routes(policy, language),
                    "checks": self._word(f"checks.{ticket.topic}", language)
                    if ticket.topic in REFUSED_CLAIM_TOPICS
                    else None,
                }
            case NoticeKind.PROGRESS:
                return {"words": notice.text}
            case NoticeKind.QUESTION:
                return {"words": notice.text, "paused": self._paused(ticket)}
            case NoticeKind.HOLDING:
                return self._holding(notice, policy, language)
            case NoticeKind.FINAL_RESPONSE:
                return self._answer(case.response, policy, language)
            case NoticeKind.CLOSING:
                until = notice.created_at + policy.periods.reopen.length
                return {
                    "closed_because": self._word(f"closed.{_closed(notice)}", language),
                    "reason": notice.text,
                    "reopen_until": self._moment(until, language),
                    "routes": self._routes(policy, language),
                }
            case NoticeKind.SURVEY:
                how = self._word(
                    f"survey.{medium}",
                    language,
                    where=self._where(ticket, medium),
                    reference=ticket.reference,
                )
                return {"answer_how": how}
            case NoticeKind.REOPENING:
                return {"deadlines": self._deadlines(ticket, policy)}
            case NoticeKind.APPEAL:
                route = AppealRoute(notice.about["route"])
                return {"route": self._route(route, policy, language)}
            case NoticeKind.STATE_CHANGED:
                news = self._word(
                    f"news.{_NEWS.get(notice.ticket_state, 'other')}",
                    language,
                    into=notice.about.get("into", ""),
                    state=self._label(f"state.{notice.ticket_state}", language),
                )
                return {"news": news}
            case _:
                return {}

    def _answer(
        self, response: Response | None, policy: Policy, language: Language
    ) -> Mapping[str, str | None]:
        if response is None:
            return {}
        amount = response.redress_amount
        return {
            "result": self._word(f"result.{response.result}", language),
            "basis": response.basis,
            "redress": response.redress,
            "redress_amount": self._money(amount, language) if amount else None,
            "reasons": response.reasons,
            "follow_up": response.follow_up,
            "answer_by": self._moment(response.at + policy.periods.answer.length, language),
            # every way that the jurisdiction has, whichever the handler named: they are rights
            "routes": self._routes(policy, language),
        }

    def _holding(
        self, notice: Notice, policy: Policy, language: Language
    ) -> Mapping[str, str | None]:
        kind, due = notice.about.get("clock"), notice.about.get("due_at")
        return {
            "reason": notice.text,
            "deadline_kind": self._label(f"clock.{kind}", language) if kind else None,
            "new_due": self._moment(datetime.fromisoformat(due), language) if due else None,
            "routes": self._routes(policy, language),
        }

    # --- phrases ---

    def _word(self, key: str, language: Language, **values: str) -> str:
        return self.book.word(key, language, **values)

    def _label(self, key: str, language: Language, **values: object) -> str:
        return self._catalogue.text(f"labels.{key}", language, **values)

    def _in(self, language: Language, english: str, chinese: str) -> str:
        if language is Language.EN:
            return english
        return to_traditional(chinese) if language is Language.ZH_HANT else chinese

    def _where(self, ticket: Ticket, medium: Medium) -> str:
        if medium is Medium.CHAT:
            return self._word("where.here", ticket.language)
        url = self._settings.public_url
        # the page knows the customers of the web chat only
        if url and ticket.channel == "web":
            return self._word("where.link", ticket.language, url=url)
        return self._word("where.chat", ticket.language)

    def _day(self, moment: datetime, language: Language) -> str:
        return self._word("date", language, **self._date_values(moment, language))

    def _moment(self, moment: datetime, language: Language) -> str:
        local = moment.astimezone(self._zone)
        values = self._date_values(moment, language)
        return self._word("date_time", language, time=f"{local:%H:%M}", **values)

    def _date_values(self, moment: datetime, language: Language) -> dict[str, str]:
        local = moment.astimezone(self._zone)
        return {
            "day": str(local.day),
            "month": str(local.month),
            "month_name": self._word("months", language).split()[local.month - 1],
            "year": str(local.year),
        }

    def _money(self, money: Money, language: Language) -> str:
        own = f"money.{money.currency}"
        key = own if own in self.book.words[language] else "money"
        amount = f"{money.amount:,.2f}"
        return self._word(key, language, amount=amount, currency=money.currency)

    def _routes(self, policy: Policy, language: Language) -> str | None:
        lines = [self._route(route, policy, language) for route in routes_in(policy.rights)]
        return "\n".join(lines) or None

    def _route(self, route: AppealRoute, policy: Policy, language: Language) -> str:
        regulator = policy.regulator
        return self.book.word_for(
            f"route.{route}",
            policy.id,
            language,
            regulator=self._in(language, regulator.name_en, regulator.name_zh),
            hotline=regulator.hotline,
        )

    def _deadlines(self, ticket: Ticket, policy: Policy) -> str | None:
        language = ticket.language
        told = {deadline.kind: deadline for deadline in deadlines(policy)}
        applying = [clock for clock in ticket.clocks if clock.kind in told]
        lines = []
        # a letter that comes late still says which deadlines there were
        for clock in [clock for clock in applying if clock.is_running] or applying:
            deadline = told[clock.kind]
            lines.append(
                self._label(
                    "receipt.projected" if clock.projected else "receipt.due",
                    language,
                    what=self._label(f"clock.{clock.kind}", language),
                    due=self._moment(clock.due_at, language),
                    term=self._term(deadline.amount, deadline.unit, language),
                )
            )
        return "\n".join(lines) or None

    def _next(self, ticket: Ticket, policy: Policy, now: datetime) -> str | None:
        """The next duty that is still in time; else when there is news again, if there is."""
        language = ticket.language
        # a letter that tells how it goes does not announce itself
        ahead = [c for c in _ahead(ticket.clocks, now) if c.kind is not ClockKind.PROGRESS]
        news = policy.rule(ClockKind.PROGRESS)
        again = [policy.start_clock(news, now)] if news and news.repeats else []
        for clocks in ([c for c in ahead if not c.projected], ahead, again):
            if not clocks:
                continue
            clock = min(clocks, key=lambda c: c.due_at)
            what = self._label(f"clock.{clock.kind}", language)
            rule = policy.rule(clock.kind)
            if clock.projected and rule is not None:
                term = self._term(rule.amount, rule.unit, language)
                return self._word("next.projected", language, what=what, term=term)
            return self._word("next", language, what=what, due=self._moment(clock.due_at, language))
        return None

    def _term(self, amount: int, unit: TermUnit, language: Language) -> str:
        one = "one." if amount == 1 else ""
        return self._label(f"term.{one}{unit}", language, amount=amount)

    def _paused(self, ticket: Ticket) -> str | None:
        resting = [c for c in ticket.clocks if c.is_running and c.paused_at and not c.projected]
        labels = [self._label(f"clock.{c.kind}", ticket.language) for c in resting]
        return self._word("list_separator", ticket.language).join(labels) or None


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
