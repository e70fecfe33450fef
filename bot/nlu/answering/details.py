"""Single details: one that is refused by its name, a number that is named by what it is of."""

import re

from bot.nlu.asked.back import asks_why_that
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_rules, is_mostly_chinese

_PHRASES = rules("answering/details")

_PARTS = _PHRASES["between two details"]
# of one detail, while another is asked for
_REFUSALS = (
    ("customer_name", _PHRASES["refuses the name"]),
    ("reference_number", _PHRASES["refuses the number"]),
    ("contact", _PHRASES["refuses the contact"]),
)
# 可以不留吗 asks for no answer but a yes
_MAY_BE_LEFT_OUT = _PHRASES["asks to leave it out"]
_WITH_THANKS = _PHRASES["refuses with thanks"]
# 别问我单号, whatever follows without a comma
_NOT_TO_BE_ASKED = (
    ("customer_name", _PHRASES["bids not to ask for the name"]),
    ("reference_number", _PHRASES["bids not to ask for the number"]),
    ("contact", _PHRASES["bids not to ask for the contact"]),
)
# A number that is named by what it is of, beside next to nothing else.
_NAMED_NUMBER = _PHRASES["a number by its name"]
# the other way round: "98765 11220 is the number"
_IS_THE_NUMBER = _PHRASES["is the number"]
# What is said beside a file that was just sent, and answers nothing: 喏，这是报修记录截图.
_SHOWS_FILE = _PHRASES["says what a file is"]
_LONGEST_CAPTION = 50
# Figures of money, time and counts, which name no policy, order or account.
_QUANTITY = _PHRASES["a sum or a count"]
_CLAUSE_MARKS = re.compile(r"[,，.。!！?？;；]+\s*")
_CLAUSE_END = re.compile(r"[,，。.!！?？;；\s]+")
_SIGH = re.compile(r"(?:算了|唉|哎|嗯|那|好吧|行吧|哦|额|呃|没事|不用了?)[\s,，.。!！~]+(?=\S)")
_LATIN_CLAUSE_END = re.compile(r"[,.!?;]+\s*")

# told at the end of a story: "tell me here, no name needed"
_WITHOUT_NAME = _PHRASES["without a name"]
_TIRED_OF_QUESTIONS = _PHRASES["tired of questions"]
_TOLD_BEFORE = _PHRASES["told before"]
_ELSEWHERE = _PHRASES["has it elsewhere"]
_LONGEST_ELSEWHERE = 70
# value of the entity `request` with which a number is left that may still come
LATER = "later"
# value of the entity `request` with which a question is left that was answered, as its reader says
TOLD_BEFORE = "told_before"
_HELD_BY_FIRM = _PHRASES["held by the firm"]
ON_FILE = "on_file"
_LEAST_DIGITS = 3
_LETTER_AND_DIGIT = re.compile(r"[a-z]-?\d")


def refuses_name(text: str) -> bool:
    """Whether a clause of a story keeps its teller's name back: "no name needed"."""
    return bool(_WITHOUT_NAME.search(for_rules(text)))


def told_before(text: str) -> bool:
    """Whether a reply only says that what is asked for was told already: 刚才不是说过了吗."""
    return bool(_TOLD_BEFORE.fullmatch(for_rules(text).strip(" ,，.。!！?？~…")))


def behind_told_before(text: str) -> str | None:
    """What a reply goes on to say once it has said that it was told already: 刚说了嘛 退钱."""
    ends = _CLAUSE_END if count_han(text) else _LATIN_CLAUSE_END
    said = ends.search(text.strip())
    if said is None or not told_before(text.strip()[: said.start()]):
        return None
    return text.strip()[said.end() :] or None


def has_it_elsewhere(text: str) -> bool:
    """Whether a reply says that a number is not known, not at hand or still to be looked for."""
    read = for_rules(text).strip()
    short = len(read) <= _LONGEST_ELSEWHERE and sum(map(str.isdigit, read)) < _LEAST_DIGITS
    return short and bool(_ELSEWHERE.search(read))


def would_leave_it_out(text: str) -> bool:
    """Whether a reply refuses what is asked for, politely or as a question: 可以不留吗 我怕电话."""
    read = between_marks(text)
    return bool(_MAY_BE_LEFT_OUT.match(read) or _WITH_THANKS.fullmatch(read))


def is_on_file(text: str) -> bool:
    """Whether a reply only says that the firm has what is asked for: 系统里有, "you've got it"."""
    read = for_rules(text).strip(" ,，.。!！?？~…")
    if _HELD_BY_FIRM.fullmatch(read):
        return True
    # "for what?? it's in your system, same number I use for the app"
    told = [part.strip() for part in _CLAUSE_MARKS.split(read) if part.strip()]
    told = [part for part in told if not asks_why_that(part)]
    return bool(told) and all(map(_HELD_BY_FIRM.fullmatch, told))


def shows_a_file(text: str) -> bool:
    """Whether words only say what a file is that was sent before them."""
    read = between_marks(text)
    return len(read) <= _LONGEST_CAPTION and bool(_SHOWS_FILE.fullmatch(read))


def may_hold_number(text: str) -> bool:
    """Whether words hold a figure that may be the number of something, and no mere sum."""
    read = _QUANTITY.sub(" ", for_rules(text))
    # 平时也就40 is a price
    return sum(map(str.isdigit, read)) >= _LEAST_DIGITS or bool(_LETTER_AND_DIGIT.search(read))


def refused_at_once(text: str) -> str | None:
    """The detail that a reply refuses by its name before it goes on: 不说名字 你们不是都知道吗."""
    read = _SIGH.sub("", between_marks(text), count=1)
    first = _CLAUSE_END.split(read, maxsplit=1)[0]
    return _refused_in(first) or not_to_be_asked(text) if count_han(first) else None


def refused_in_anger(text: str) -> str | None:
    """The detail that is refused by somebody tired of questions: 问问问，烦死了，哪有什么单号."""
    end = _CLAUSE_END if is_mostly_chinese(text) else _LATIN_CLAUSE_END
    clauses = [clause for clause in end.split(for_rules(text)) if clause]
    told = [clause for clause in clauses if not _TIRED_OF_QUESTIONS.fullmatch(clause)]
    return _refused_in(told[0]) if len(told) == 1 < len(clauses) else None


def not_to_be_asked(text: str) -> str | None:
    """The detail that words begin by asking not to be asked for: 别问我单号 我不认得那个."""
    read = between_marks(text)
    return next((slot for slot, words in _NOT_TO_BE_ASKED if words.match(read)), None)


def refused(text: str) -> str | None:
    """The detail that a reply refuses by its name: 不想说名字, "no policy number"; else None."""
    return next(iter(all_refused(text)), None)


def all_refused(text: str) -> tuple[str, ...]:
    """The details that a whole reply refuses by their names: 不想给名字也不想留电话.

    Returns:
        their slots; none where it says anything else.
    """
    read = between_marks(text)
    if slot := _refused_in(read):
        return (slot,)
    parts = [part for part in _PARTS.split(read) if part.strip()]
    slots = [_refused_in(part.strip()) for part in parts]
    return tuple(dict.fromkeys(slot for slot in slots if slot)) if all(slots) else ()


def _refused_in(read: str) -> str | None:
    return next((slot for slot, words in _REFUSALS if words.fullmatch(read)), None)


def named_number(text: str) -> tuple[int, int] | None:
    """Where a message that is next to nothing else gives a number ("loan 8842-11")."""
    read = for_rules(text).strip().strip(" .,!")
    match = _NAMED_NUMBER.fullmatch(read) or _IS_THE_NUMBER.fullmatch(read)
    return match.span("number") if match else None
