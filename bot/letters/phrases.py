"""Days, sums, terms and ways to appeal as letters put them in one language."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.catalogue import Catalogue, to_traditional
from tickets.letters import LetterBook
from tickets.policies import Policy
from tickets.response import routes_in
from tickets.terms import TermUnit
from tickets.ticket import Money
from tickets.vocabulary import AppealRoute, Language


@dataclass(frozen=True)
class Phrases:
    """Phrases of letters in one language.

    Attributes:
        language: theirs.
        book: words and phrases of the templates.
        catalogue: labels of codes.
        zone: time zone of the days and times that are written.
    """

    language: Language
    book: LetterBook
    catalogue: Catalogue
    zone: ZoneInfo

    def word(self, key: str, **values: str) -> str:
        """A phrase of the templates, filled in."""
        return self.book.word(key, self.language, **values)

    def label(self, key: str, **values: object) -> str:
        """A label of the catalogue, such as `topic.waiting`."""
        return self.catalogue.text(f"labels.{key}", self.language, **values)

    def either(self, english: str, chinese: str) -> str:
        """The one of two names that is in this language."""
        if self.language is Language.EN:
            return english
        return to_traditional(chinese) if self.language is Language.ZH_HANT else chinese

    def day(self, moment: datetime) -> str:
        """The local day of an instant (aware)."""
        return self.word("date", **self._date_values(moment))

    def moment(self, moment: datetime) -> str:
        """The local day and time of an instant (aware)."""
        time = f"{moment.astimezone(self.zone):%H:%M}"
        return self.word("date_time", time=time, **self._date_values(moment))

    def _date_values(self, moment: datetime) -> dict[str, str]:
        local = moment.astimezone(self.zone)
        return {
            "day": str(local.day),
            "month": str(local.month),
            "month_name": self.word("months").split()[local.month - 1],
            "year": str(local.year),
        }

    def term(self, amount: int, unit: TermUnit) -> str:
        """A length of time, such as `3 working days`."""
        one = "one." if amount == 1 else ""
        return self.label(f"term.{one}{unit}", amount=amount)

    def money(self, money: Money) -> str:
        """A sum with its currency."""
        own = f"money.{money.currency}"
        key = own if own in self.book.words[self.language] else "money"
        return self.word(key, amount=f"{money.amount:,.2f}", currency=money.currency)

    def route(self, route: AppealRoute, policy: Policy) -> str:
        """One way to appeal under a policy."""
        regulator = policy.regulator
        return self.book.word_for(
            f"route.{route}",
            policy.id,
            self.language,
            regulator=self.either(regulator.name_en, regulator.name_zh),
            hotline=regulator.hotline,
        )

    def routes(self, policy: Policy) -> str | None:
        """All ways to appeal under a policy, a line each; None where it names none."""
        return "\n".join(self.route(route, policy) for route in routes_in(policy.rights)) or None
