"""Words and formats for codes, times and lines, from the catalogues' `labels`."""

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.catalogue import Catalogue
from bot.settings import load
from tickets.terms import TermUnit
from tickets.ticket import Money
from tickets.vocabulary import NO_CURRENCY

# a word of letters is left out whole; Chinese is cut between any two signs
_CUT_WORD_AT_END = re.compile(r"(?<=\s)[A-Za-z0-9'’.,-]{1,20}$")
_CUT_WORD_AT_HEAD = re.compile(r"^[A-Za-z0-9'’.,-]{1,20}(?=\s)")
_ENDS = re.compile(r"\W$")


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogues, read once."""
    return Catalogue(load().data_dir / "responses")


def label(key: str, language: str, **values: object) -> str:
    """One label, as in `label("topic.claim_denied", "zh")`."""
    return catalogue().text(f"labels.{key}", language, **values)


def local_datetime(moment: datetime, language: str) -> str:
    """A point in time as the customer reads it.

    Args:
        moment: an aware time.
        language: catalogue language.

    Returns:
        Day, weekday and time in the time zone of the settings.
    """
    local = moment.astimezone(ZoneInfo(load().timezone))
    return label(
        "datetime",
        language,
        month=local.month,
        day=local.day,
        month_name=label("months", language).split()[local.month - 1],
        weekday=label("weekdays", language).split()[local.weekday()],
        hour=local.hour,
        minute=local.minute,
    )


def local_date(day: date, language: str, this_year: int | None = None) -> str:
    """A calendar day as the customer reads it.

    Args:
        day: the day.
        language: catalogue language.
        this_year: the year that goes without saying; none is said unless given.
    """
    name = "date" if this_year in (None, day.year) else "date_of_year"
    months = label("months", language).split()
    return label(
        name,
        language,
        year=day.year,
        month=day.month,
        day=day.day,
        month_name=months[day.month - 1],
    )


def excerpt(text: str, head: int = 240, tail: int = 100) -> str:
    """A text on one line; of a long one the beginning and what was told last."""
    parts = [" ".join(part.split()) for part in text.splitlines() if part.strip()]
    # where one message ends and the next begins, unless it ends as a sentence does
    line = " ".join(
        part if _ENDS.search(part) or part is parts[-1] else f"{part} /" for part in parts
    )
    if len(line) <= head + tail:
        return line
    begin, end = _CUT_WORD_AT_END.sub("", line[: head + 1])[:head], line[-tail - 1 :]
    return f"{begin.rstrip()} … {_CUT_WORD_AT_HEAD.sub('', end)[-tail:].lstrip()}"


def shortened(text: str, limit: int = 120) -> str:
    """A text on one line, cut at `limit` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def sum_words(money: Money, language: str) -> str:
    """A sum as it is read: "3,480 EUR", 5,299 元, and the figure alone of no known currency."""
    figure = f"{money.amount:,.{0 if money.amount == int(money.amount) else 2}f}"
    if money.currency == NO_CURRENCY:
        return figure
    own = money.currency == "CNY"
    currency = label("currency.CNY", language) if own else money.currency
    return label("sum", language, figure=figure, currency=currency)


def term_words(amount: int, unit: TermUnit, language: str) -> str:
    """A term in words, such as "3 working days"."""
    return label(f"term.{'one.' if amount == 1 else ''}{unit}", language, amount=amount)
