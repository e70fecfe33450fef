"""Corrections that name what is wrong: 是190天不是185天, "it was 190 days, not 185"."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Callable, Mapping

from bot.nlu.patterns.weekdays import MONTH
from bot.nlu.text import fold

# What is said in the customer's own words, and its sum; other lines have their own corrections.
_IN_WORDS = ("story", "demand", "given_reason", "principal", "amount")
_LONGEST = 60
# what the customer has not said, and not what others kept to themselves
_UNSAID_ZH = r"(?<![他她们服员方])没有?(?:说|讲|写)过?的?是?(?![一啥什明清完话到出])"
_UNSAID = r"\b[Ii] (?:didn't|did not|never) (?:say|said|write|wrote|mean|meant)"
_NOT = rf"(?:并?不是|{_UNSAID_ZH}|not|{_UNSAID})"
# 9个钟 and 9个半钟 differ by more than the figure
_NUMBER = r"(?:\d{1,2}/\d{1,2}(?!\d)|\d+个半|\d+个(?=[小钟月])|\d+(?:,\d{3})*(?:\.\d+)?)"
# What a figure counts, where it is a part of a day or an hour and stands with another figure.
_PART_OF_DATE = re.compile(r"\s*([年月日号点/:])")
# behind the number of a day: the 12th, 12号
_DAY_OF_MONTH = re.compile(r"(?:st|nd|rd|th)\b|[号日]", re.I)
_WRONG_LAST = re.compile(
    rf"(?P<right>{_NUMBER})[^\d]{{0,14}}{_NOT}[^\d]{{0,8}}(?P<wrong>{_NUMBER})", re.I
)
_WRONG_FIRST = re.compile(
    rf"{_NOT}[^\d]{{0,8}}(?P<wrong>{_NUMBER})[^\d]{{0,14}}(?:是|but|it's|it was|it is|,|，)[^\d]{{0,8}}(?P<right>{_NUMBER})",
    re.I,
)
# 我记错了 at the end says why, and no more
_REGRET = r"(?:[,，、\s]*(?:是|刚才|之前)?我?(?:刚才|之前)?(?:记|说|写|打|看|算|搞|弄|填)(?:错|反|混)了?|[,，、\s]*(?:不好意思|抱歉|sorry))*"
_WORDS_WRONG_LAST = re.compile(
    rf"(?:^|[,，。:：\s]|应该|其实|[一-鿿]{{2}})是(?P<right>[^,，。是不\s]{{1,10}})[,，、\s]*(?:而)?不是(?P<wrong>[^,，。是\s]{{1,10}}?)[了的吧啊]*{_REGRET}[\s。!！]*$"
)
_WORDS_WRONG_FIRST = re.compile(
    rf"(?:不是|{_UNSAID_ZH})(?P<wrong>[^,，。是\s]{{1,10}}?)[,，、\s]*(?:而|应该|其实|我?(?:说|讲|写)的)?是\s?(?P<right>[A-Za-z][\w' -]{{1,30}}|[^,，。是\s]{{1,10}}?)[了的吧啊]*{_REGRET}[\s。!！]*$"
)
_BESIDES = re.compile(
    r"[还還仲](?:要|想|得|希望)|另外|加上|再加|也要|同时|同時|除了.+[还還也]|\b(?:also|as well|besides|in addition|on top|too|plus)\b",
    re.I,
)
_EN_THING = r"[A-Za-z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*)?"
_EN_WRONG_FIRST = re.compile(
    rf"(?:\b[Nn]ot|{_UNSAID}) (?:on |at |in |the |an? )?(?P<wrong>{_EN_THING})\b(?: but\b|\s*[,;:-]\s*(?:but )?)\s*(?:(?:it'?s|it was|it is|that was|(?:(?:the|his|her|their) )?name(?:'s| is| was)|actually|rather|i meant|on|at|in|the|an?|called) )*(?P<right>{_EN_THING})[\s.!]*$"
)
_EN_WRONG_LAST = re.compile(
    rf"(?:\b(?:it'?s|it was|it is|that was|(?:(?:the|his|her|their) )?name(?:'s| is| was)|actually|i meant|was|is|called) )(?:on |at |in |the |an? )*(?P<right>{_EN_THING}),? (?:and )?not (?:on |at |in |the |an? )?(?P<wrong>{_EN_THING})[\s.!]*$"
)
_SAYS_NO = re.compile(r"(?:no|sorry|wait|oops|hang on)\b[, ]+not\b", re.I)
_NAMED_FIGURE = re.compile(rf"(?P<name>[一-鿿]{{2,4}})(?:是|应该是|得是)\s*(?P<right>{_NUMBER})")
# 交的是八万五: a figure told anew by what was done with it
_HAN_FIGURE = r"[零〇一二两三四五六七八九十百千万亿]*[一二两三四五六七八九十百千万亿]"
_SUM = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?[万千百]?[一二三四五六七八九]?|{_HAN_FIGURE})"
_PAID_ANEW = re.compile(
    rf"(?P<verb>[交缴付花扣收赔退存汇转买卖欠亏充给])(?:了|我|的)*(?:应该|其实)?是\s*(?P<right>{_SUM})(?![年月号日点天次])"
)


_CONTRASTS = (
    _WRONG_LAST,
    _WRONG_FIRST,
    _WORDS_WRONG_LAST,
    _WORDS_WRONG_FIRST,
    _EN_WRONG_FIRST,
    _EN_WRONG_LAST,
)


def wants_besides(words: str) -> bool:
    """Whether a changed wish comes on top of the one told before: 我还要, "and also"."""
    return bool(_BESIDES.search(words))


def names_what_is_wrong(words: str) -> bool:
    """Whether a short text says one figure or name in place of another."""
    if len(words) > _LONGEST:
        return False
    words = fold(words)
    figures = (_WRONG_LAST, _WRONG_FIRST, _WORDS_WRONG_LAST, _WORDS_WRONG_FIRST)
    return any(pattern.search(words) for pattern in figures) or names_another(words)


def names_another(words: str) -> bool:
    """Whether a short English text says one name in place of another ("not Priya, it was Preeti").

    One of the two is written with a capital, so that "not fair, really" is none.
    """
    if len(words) > _LONGEST:
        return False
    read = words.replace("’", "'")
    if _SAYS_NO.match(read) and _EN_WRONG_FIRST.search(read):
        return True
    matches = (pattern.search(read) for pattern in (_EN_WRONG_FIRST, _EN_WRONG_LAST))
    return any(m and (m["right"][0].isupper() or m["wrong"][0].isupper()) for m in matches)


def corrected_words(values: Mapping[str, str | None], words: str) -> dict[str, str]:
    """The lines in the customer's words that a correction changes.

    Args:
        values: the slots as told before.
        words: the correction.

    Returns:
        new values by slot; empty where what is wrong stands in none of them.
    """
    read = fold(words).replace("’", "'")
    for pattern in _CONTRASTS:
        match = pattern.search(read)
        if match and _counts(read, match.end("right")) == _counts(read, match.end("wrong")):
            # found in Mandarin and Simplified, cut out as it was written
            wrong, right = (words[slice(*match.span(part))] for part in ("wrong", "right"))
            day_of_month = _DAY_OF_MONTH.match(read, match.end("right"))
            if day_of_month:
                changed = _other_day(values, wrong, right, day_of_month.group())
            else:
                # a day that is told in words: "not june, july"
                day = ("incident_time",) if wrong.isalpha() else ()
                changed = _replaced(values, _occurrence(wrong), right, day)
            if changed:
                return changed
    paid = _PAID_ANEW.search(read)
    if paid:
        return _paid_anew(values, paid["verb"], words[slice(*paid.span("right"))])
    named = _NAMED_FIGURE.search(read)
    if named is None:
        return {}
    figure = re.compile(rf"{re.escape(named['name'])}[^\d]{{0,4}}(?P<wrong>{_NUMBER})")
    lines = (fold(values.get(slot) or "") for slot in ("story", "demand"))
    told = next((found for line in lines if (found := figure.search(line))), None)
    return _replaced(values, _occurrence(told["wrong"]), named["right"]) if told else {}


def names_sum_anew(words: str) -> bool:
    """Whether a short text tells a sum anew by what was done with it: 不对 交的是八万五."""
    return len(words) <= _LONGEST and bool(_PAID_ANEW.search(fold(words)))


def _paid_anew(values: Mapping[str, str | None], verb: str, right: str) -> dict[str, str]:
    """The lines that hold the sum told before with the verb, with that sum put right."""
    told = re.compile(
        rf"{verb}(?:了|我|的|走|掉|过|出|进|是)*(?P<wrong>{_SUM})(?![年月号日点天次])"
    )
    for slot in ("story", "demand"):
        stood = values.get(slot) or ""
        place = told.search(fold(stood))
        if place:
            wrong = re.escape(stood[slice(*place.span("wrong"))])
            ends = r"\d.,零一二两三四五六七八九十百千万亿"
            return _replaced(values, re.compile(rf"(?<![{ends}]){wrong}(?![{ends}])"), right)
    return {}


def _other_day(
    values: Mapping[str, str | None], wrong: str, right: str, ending: str
) -> dict[str, str]:
    """The lines that name a day of a month, "the 11th", "11 March" or 11号, with another in its place."""
    day = re.compile(
        rf"(?<![\d.,/]){wrong}(?:(?P<ending>(?:st|nd|rd|th)\b|[号號日])|(?= {MONTH}))"
        rf"|(?P<month>\b{MONTH} ){wrong}\b",
        re.I,
    )

    def anew(told: re.Match[str]) -> str:
        ends = told["ending"] or ""
        # an ordinal goes with its number, and a character stands as it was written
        return f"{told['month'] or ''}{right}{ending if ends.isascii() and ends else ends}"

    return _replaced(values, day, anew, ("incident_time",))


def _counts(read: str, end: int) -> str | None:
    part = _PART_OF_DATE.match(read, end)
    return part[1] if part else None


def _occurrence(wrong: str) -> re.Pattern[str]:
    # a sum is told with commas and kept without, or the other way round
    whole = wrong.replace(",", "")
    digits = ",?".join(whole) if whole.isdigit() else re.escape(wrong)
    alone = rf"(?<![\d.,/])(?:{digits})(?![\d]|[.,/]\d)"
    if wrong.isascii() and not wrong[0].isdigit():
        return re.compile(rf"\b{re.escape(wrong)}\b", re.I)
    return re.compile(alone if wrong[0].isdigit() else re.escape(wrong))


def _replaced(
    values: Mapping[str, str | None],
    wrong: re.Pattern[str],
    right: str | Callable[[re.Match[str]], str],
    besides: tuple[str, ...] = (),
) -> dict[str, str]:
    changed = {}
    for slot in (*_IN_WORDS, *besides):
        told = values.get(slot) or ""
        corrected = wrong.sub(right, told)
        if corrected != told:
            changed[slot] = corrected
    return changed
