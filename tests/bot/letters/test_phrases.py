"""Days, sums and terms as letters put them; every English case has a Chinese twin."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.catalogue import Catalogue
from bot.letters.phrases import Phrases
from tests.auxil.places import DATA
from tickets.letters import LetterBook
from tickets.policies import PolicyBook
from tickets.terms import TermUnit
from tickets.ticket import Money
from tickets.vocabulary import Language

# on the next day in Shanghai
LATE = datetime(2026, 11, 9, 16, 30, tzinfo=UTC)


def phrases(book: LetterBook, language: Language) -> Phrases:
    return Phrases(language, book, Catalogue(DATA / "responses"), ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        (Language.EN, "10 November 2026", "10 November 2026, 00:30"),
        (Language.ZH, "2026年11月10日", "2026年11月10日 00:30"),
    ],
)
def test_days_are_those_of_the_time_zone(
    book: LetterBook, language: Language, day: str, moment: str
) -> None:
    told = phrases(book, language)
    assert (told.day(LATE), told.moment(LATE)) == (day, moment)


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [
        (Language.EN, "1 working day", "3 working days"),
        (Language.ZH, "1 个工作日", "3 个工作日"),
    ],
)
def test_a_term_is_one_or_several(
    book: LetterBook, language: Language, one: str, three: str
) -> None:
    told = phrases(book, language)
    unit = TermUnit.WORKING_DAYS
    assert (told.term(1, unit), told.term(3, unit)) == (one, three)


@pytest.mark.parametrize(
    ("language", "yuan", "pounds"),
    [
        (Language.EN, "CNY 1,240.50", "GBP 9.00"),
        (Language.ZH, "人民币 1,240.50 元", "GBP 9.00"),
    ],
)
def test_a_sum_has_its_currency(
    book: LetterBook, language: Language, yuan: str, pounds: str
) -> None:
    told = phrases(book, language)
    assert told.money(Money(Decimal("1240.5"), "CNY")) == yuan
    assert told.money(Money(Decimal("9"), "GBP")) == pounds


@pytest.mark.parametrize(
    ("language", "name"),
    [(Language.EN, "Regulator"), (Language.ZH, "监管局"), (Language.ZH_HANT, "監管局")],
)
def test_of_two_names_the_one_in_the_language_is_told(
    book: LetterBook, language: Language, name: str
) -> None:
    assert phrases(book, language).either("Regulator", "监管局") == name


def test_a_policy_without_a_way_to_appeal_names_none(
    book: LetterBook, policies: PolicyBook
) -> None:
    told = phrases(book, Language.EN)
    for policy in policies.policies:
        lines = told.routes(policy)
        assert (lines is None) == (not policy.rights)
