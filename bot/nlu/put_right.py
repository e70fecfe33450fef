"""Puts the draft right by value: of "5028 not 5082" whatever line holds 5082 is changed, and no other.

Which line is meant, people seldom say, and by its words it is often guessed wrongly. So the value
that is said to be wrong is looked up among all that was told before; where only the right one is
told, the value that it is nearly the same as, or that is named ("the amount", 金额), is the wrong
one. The engine reads a message by it (`bot/nlu/readers/corrections.py`), the form changes the
draft by it (`actions/form/corrections.py`).
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.nlu.patterns.contrasts import (
    PAID_ANEW,
    SUM,
    contrasted_figures,
    contrasted_words,
    names_what_is_wrong,
    reports,
    wants_besides,
)
from bot.nlu.patterns.figures import Figure, day_ending, find_figures, part_of_date
from bot.nlu.patterns.numerals import plain
from bot.nlu.patterns.weekdays import MONTH
from bot.nlu.question_form import is_question
from bot.nlu.text import fold, for_rules
from tickets.vocabulary import NO_CURRENCY

# Slots that hold one number, as it stands on paper or is dialled.
_NUMBERS = ("reference_number", "claim_number", "contact")
# What is said in the customer's own words.
_IN_WORDS = ("story", "demand", "given_reason", "principal")
_NAMES = ("customer_name", "principal")
# Slots that can be put right by value.
BY_VALUE = frozenset({*_NUMBERS, *_IN_WORDS, *_NAMES, "amount", "incident_time"})

_LONGEST = 200
# says of oneself that something told was wrong
_OWNS_UP = re.compile(
    r"[打看记输听][错反混倒]|我[^,，。]{0,4}[写说填弄搞报算][错反混]|(?:^|[,，。\s])不好意思"
    r"|\b(?:typo|mistyped|misread|misspoke|meant|oops|my (?:mistake|bad|error|fault))\b|(?<!said )(?<!say )\bsorry\b"
    r"|\bi (?:\w+ ){0,3}(?:wrong(?:ly)?|mistake|mix\w*|swapp?\w*|switch\w*|revers\w*)\b"
)
# says that something is wrong, which may also be what the firm has in its papers
_POINTS_OUT = re.compile(
    r"[写说填弄搞报算][错反混]|更正|不对|错了|改[成为一下]|应该是"
    r"|\b(?:mistake|mixed|swapped|reversed?|wrong(?:ly)?|incorrect|correction|correct|change|amend)\b"
    r"|(?:^|[,，。\s])(?:等[下等一]|哦不|噢不)"
    r"|^(?:\W|(?:oh|ah|eh|er|um|but|and|yes|ok|hi|hey|please)\b)*(?:no|nope|wait|hang on|hold on|actually|scratch that)\b"
)
# what others did is told as a rule, and puts nothing right
_OTHERS_DID = re.compile(
    r"\b(?:they|he|she|you) (?:\w+ )?(?:took|charged|paid|gave|sent|wrote|put|billed|have|has|had|got)\b"
    r"|(?:他们?|她们?|你们|对方|客服|店家|商家)[^,，。]{0,6}(?:扣|收|给|退|赔|写)"
)
_WISHES = re.compile(
    r"\b(?:want|would like|demand|refund|pay me|give me)\b|要求|诉求|想要|希望|要你们|[退赔](?:我|给|款|偿|还)"
)
_NAMES_SUM = re.compile(r"\b(?:amount|sum|price|total|bill|invoice)\b|金额|数额|钱数|总价|总数")
_NAMES_PHONE = re.compile(r"\b(?:phone|mobile|cell|number)\b|电话|手机|号码")
_NAMES_PAPER = re.compile(
    r"\b(?:policy|order|claim|account|card|ref|reference|booking|case)\b|保单|订单|单号|账|卡|赔案"
)
_UNIT = re.compile(r"\s?(?:(?!not\b|but\b|and\b|sorry\b)[a-z]{3,}|(?![不是而我吧啊])[一-鿿])")
# 宁静的宁, 弓长张: a sign of a name by a word that has it
_BY_A_WORD = re.compile(
    r"[一-鿿]{1,4}的(?P<sign>[一-鿿])|(?:弓长|立早|木子|耳东|口天|言午|双木|古月)(?P<known>[一-鿿])"
)
_NAMED_FIGURE = re.compile(
    r"(?P<name>[一-鿿]{2,4})(?:是|应该是|得是)\s*(?P<right>\d+(?:,\d{3})*(?:\.\d+)?)"
)
_MOBILE_DIGITS = 7
_LEAST_OF_TWINS, _LEAST_OF_ENDING = 3, 3
# a longer row of digits may differ in one more, as it is dictated and typed
_LONG_ROW = 7

Values = Mapping[str, str | None]


@dataclass(frozen=True)
class PutRight:
    """What a correction changes.

    Args:
        values: new values by slot; empty where it changes none.
        start: where in the words the values stand that it names.
        end: the character after them.
    """

    values: dict[str, str]
    start: int = 0
    end: int = 0


def put_right(values: Values, words: str, *, corrects: bool = True) -> PutRight:
    """Look up what words correct in what was told before.

    Args:
        values: the slots as told before.
        words: the customer's words.
        corrects: whether they are known to correct something. If not, a contrast that may as well
            tell what others did, or what is wanted, changes nothing.

    Returns:
        the slots that change. What was not told before is in none of them.
    """
    read = for_rules(words)
    owns_up = _OWNS_UP.search(read) is not None
    if reports(words) and not owns_up:
        return PutRight({})
    others_did = not corrects and _OTHERS_DID.search(read)
    if not others_did:
        owns_up |= corrects or _POINTS_OUT.search(read) is not None
    tells = others_did or _WISHES.search(read) or is_question(words) or len(words) > _LONGEST
    if tells and not owns_up:
        return PutRight({})
    changes = _by_figures(values, words, owns_up)
    if not changes.values:
        changes = _by_words(values, words, corrects or names_what_is_wrong(words))
    if not changes.values and corrects:
        changes = PutRight(_by_what_is_named(values, words))
    return replace(changes, values=changes.values | _read_out_of_the_story(values, changes.values))


def _read_out_of_the_story(values: Values, changed: Mapping[str, str]) -> dict[str, str]:
    """The day that was read out of the story, as it stands there now: "8 months now" → "7 …"."""
    story, told, new = values.get("story"), values.get("incident_time"), changed.get("story")
    if not (story and told and new) or "incident_time" in changed or told in new:
        return {}
    start = story.find(told)
    day = new[start : start + len(told) + len(new) - len(story)] if start >= 0 else ""
    return {"incident_time": day} if day else {}


def with_sum(values: Values, figure: str) -> dict[str, str]:
    """The slots that change when the sum in question is told anew, as a plain number or as written."""
    told, (new, *_) = values.get("amount"), find_figures(figure)
    changed = _in_place(values, find_figures(told)[0], new) if told else {}
    return changed | {"amount": _sum_anew(told, new)}


def _by_figures(values: Values, words: str, owns_up: bool) -> PutRight:
    """Figures that are set against each other; else one that is nearly what stands, or is named."""
    changed: dict[str, str] = {}
    places: list[int] = []
    for contrast in contrasted_figures(words):
        wrong, right = contrast.wrong, contrast.right
        new = _another_figure({**values, **changed}, words, wrong, right)
        # of a number that is told, "5028 instead of 5082" tells nothing that others did
        if new and (contrast.firm or owns_up or new.keys() & set(_NUMBERS)):
            changed |= new
            places += [wrong.start, wrong.end, right.start, right.end]
    if changed:
        return PutRight(changed, min(places), max(places))
    for figure in find_figures(words):
        stood = _stood_for(values, words, figure, owns_up)
        if stood and (new := _in_place(values, stood, figure)):
            return PutRight(new, figure.start, figure.end)
    return PutRight({})


def _another_figure(values: Values, words: str, wrong: Figure, right: Figure) -> dict[str, str]:
    if part_of_date(words, right) != part_of_date(words, wrong):
        return {}
    ending = day_ending(words, right)
    if ending is not None:
        return _other_day(values, wrong.text, right.text, ending)
    units = {unit for one in (wrong, right) if (unit := _unit_at(words, one.end))}
    return _in_place(values, wrong, right, frozenset(units))


def _stood_for(values: Values, words: str, new: Figure, owns_up: bool) -> Figure | None:
    """The value that a figure alone takes the place of: its near twin, or the one that is named."""
    read = for_rules(words)
    of_time = day_ending(words, new) is not None or part_of_date(words, new)
    if of_time or _WISHES.search(read) or _OTHERS_DID.search(read) or wants_besides(words):
        return None
    names_phone = _NAMES_PHONE.search(read) and not _NAMES_PAPER.search(read)
    names_number = names_phone or _NAMES_PAPER.search(read)
    may_be_sum = new.number is not None and (_NAMES_SUM.search(read) or not names_number)
    slots = (*_NUMBERS, "amount", "story") if may_be_sum else (*_NUMBERS, "story")
    for slot in slots:
        stands = find_figures(values.get(slot) or "")
        if any(old.is_same_as(new) for old in stands):
            return None
        twin = next((old for old in stands if _are_twins(old, new)), None)
        if twin and (owns_up or (names_phone and slot == "contact")):
            return twin
    if not owns_up:
        return None
    alone = len(find_figures(words)) == 1
    sums = find_figures(values.get("amount") or "")
    if alone and may_be_sum and sums and _NAMES_SUM.search(read):
        return sums[0]
    phones = find_figures(values.get("contact") or "")
    if alone and names_phone and phones and len(new.digits) >= _MOBILE_DIGITS:
        old, dialled = phones[0], new.digits.lstrip("0")
        return old if len(old.digits.lstrip("0")) == len(dialled) else None
    return None


def _are_twins(old: Figure, new: Figure) -> bool:
    """Whether two rows of digits differ as one that was mistyped: 3860 and 3680."""
    one, other = old.digits.lstrip("0"), new.digits.lstrip("0")
    if len(one) > len(other) >= _LONG_ROW:
        # without the code of its country
        one = one[-len(other) :]
    if len(one) != len(other) or len(one) < _LEAST_OF_TWINS:
        return False
    differs = [place for place, digit in enumerate(one) if digit != other[place]]
    if len(one) == _LEAST_OF_TWINS and len(differs) == 1:
        # 300 and 200 have little in common
        return False
    swapped = len(differs) == 2 and sorted(one) == sorted(other)
    row = len(one) >= _LONG_ROW and len(differs) <= 3 and sorted(one) == sorted(other)
    return len(differs) == 1 or swapped or row


def _in_place(
    values: Values, wrong: Figure, right: Figure, units: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The slots that hold a figure, with another in its place."""
    changed = {}
    for slot in BY_VALUE - {"customer_name", "incident_time"}:
        stood = values.get(slot)
        if not stood:
            continue
        if slot == "amount":
            if find_figures(stood)[0].is_same_as(wrong) and right.number is not None:
                changed[slot] = _sum_anew(stood, right)
        elif (new := _figure_changed(stood, wrong, right, units, slot in _NUMBERS)) != stood:
            changed[slot] = new
    return changed


def _sum_anew(stood: str | None, right: Figure) -> str:
    _, _, currency = (stood or "").partition(" ")
    return f"{plain(right.number or Decimal(0))} {currency or NO_CURRENCY}"


def _figure_changed(
    stood: str, wrong: Figure, right: Figure, units: frozenset[str], is_number: bool
) -> str:
    """A line with a figure changed, in the form that it has there."""
    told = find_figures(stood)
    if not is_number and any(one.is_same_as(right) for one in told):
        # both were told, as what is and what ought to be
        return stood
    found = [one for one in told if one.is_same_as(wrong)]
    counted = [one for one in found if _unit_at(stood, one.end) in units]
    for one in reversed(counted or found):
        new = _in_its_form(one, right) if is_number else right.text
        stood = stood[: one.start] + new + stood[one.end :]
    if found or not (is_number or len(wrong.digits) > _LEAST_OF_ENDING):
        return stood
    for one in reversed(told):
        digits = _ending_changed(one.digits, wrong.digits, right.digits)
        if digits and (is_number or len(one.digits) >= _LONG_ROW):
            stood = stood[: one.start] + _written_as(one.text, digits) + stood[one.end :]
    return stood


def _unit_at(text: str, end: int) -> str | None:
    unit = _UNIT.match(fold(text).lower(), end)
    return unit.group().strip() if unit else None


def _ending_changed(stood: str, wrong: str, right: str) -> str | None:
    """Digits that end as the wrong ones do, with the right ones: all of them, or their end."""
    wrong_end = wrong.lstrip("0") if len(wrong) >= _LONG_ROW else wrong
    right_end = right.lstrip("0") if len(wrong) >= _LONG_ROW else right
    if len(wrong_end) < _LEAST_OF_ENDING or not stood.endswith(wrong_end):
        return None
    if len(right) == len(stood):
        return right
    if len(right_end) != len(wrong_end):
        return None
    return stood[: -len(wrong_end)] + right_end


def _in_its_form(old: Figure, new: Figure) -> str:
    """A number as the one is written that it takes the place of, behind the code of its country."""
    dialled = new.digits.lstrip("0")
    if len(new.digits) == len(old.digits):
        return _written_as(old.text, new.digits)
    if len(old.digits) > len(dialled) >= _LONG_ROW:
        return _written_as(old.text, old.digits[: -len(dialled)] + dialled)
    return new.text


def _written_as(form: str, digits: str) -> str:
    """As many digits, spaced and joined as a number is written: 4471-220 as 4471-230."""
    rest = iter(digits)
    return re.sub(r"\d", lambda _: next(rest), form)


def _by_words(values: Values, words: str, sure: bool) -> PutRight:
    """Words that are set against each other; a name that is told tells of itself which is meant."""
    for match in contrasted_words(words):
        # found in Mandarin and Simplified, cut out as it was written
        wrong, right = (words[slice(*match.span(part))] for part in ("wrong", "right"))
        changed = _name_changed(values, wrong, right)
        if sure and not changed and len(wrong) > 1:
            # a day that is told in words: "not june, july"
            day = ("incident_time",) if wrong.isalpha() else ()
            changed = _replaced(values, _occurrence(wrong), right, day)
        if changed:
            return PutRight(changed, *match.span())
    return PutRight({})


def _name_changed(values: Values, wrong: str, right: str) -> dict[str, str]:
    """The name that holds a wrong word, or a wrong sign of it that is told by a word: 宁静的宁."""
    wrong, right = _sign_of(wrong), _sign_of(right)
    changed: dict[str, str] = {}
    for slot in _NAMES:
        stood = values.get(slot) or ""
        pattern = rf"\b{re.escape(wrong)}\b" if wrong.isascii() else re.escape(wrong)
        cased = right.title() if right.islower() and stood.istitle() else right
        new = re.sub(pattern, cased, stood, flags=re.I)
        if new != stood:
            # the whole name stands in the story as well, where they named themselves
            changed |= _replaced(values, _occurrence(stood), new) | {slot: new}
    return changed


def _sign_of(told: str) -> str:
    match = _BY_A_WORD.fullmatch(told)
    return (match["sign"] or match["known"]) if match else told


def _by_what_is_named(values: Values, words: str) -> dict[str, str]:
    """A figure told anew by what was done with it, or by what it is: 交的是八万五, 年卡是3980."""
    read = fold(words)
    paid = PAID_ANEW.search(read)
    if paid:
        return _paid_anew(values, paid["verb"], words[slice(*paid.span("right"))])
    named = _NAMED_FIGURE.search(read)
    if named is None:
        return {}
    figure = re.compile(
        rf"{re.escape(named['name'])}[^\d]{{0,4}}(?P<wrong>\d+(?:,\d{{3}})*(?:\.\d+)?)"
    )
    lines = (fold(values.get(slot) or "") for slot in ("story", "demand"))
    told = next((found for line in lines if (found := figure.search(line))), None)
    return _replaced(values, _occurrence(told["wrong"]), named["right"]) if told else {}


def _paid_anew(values: Values, verb: str, right: str) -> dict[str, str]:
    """The lines that hold the sum told before with the verb, with that sum put right."""
    told = re.compile(rf"{verb}(?:了|我|的|走|掉|过|出|进|是)*(?P<wrong>{SUM})(?![年月号日点天次])")
    for slot in ("story", "demand"):
        stood = values.get(slot) or ""
        place = told.search(fold(stood))
        if place:
            wrong = find_figures(stood[slice(*place.span("wrong"))])
            new = find_figures(right)
            return _in_place(values, wrong[0], new[0]) if wrong and new else {}
    return {}


def _other_day(values: Values, wrong: str, right: str, ending: str) -> dict[str, str]:
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


def _occurrence(wrong: str) -> re.Pattern[str]:
    if wrong[0].isdigit():
        return re.compile(rf"(?<![\d.,/]){re.escape(wrong)}(?![\d]|[.,/]\d)")
    return re.compile(rf"\b{re.escape(wrong)}\b" if wrong.isascii() else re.escape(wrong), re.I)


def _replaced(
    values: Values,
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
