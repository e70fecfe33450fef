"""What customers say about tickets and drafts that exist: results, scores, going on, their data."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu import short_answers
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_patterns, for_rules
from bot.nlu.verdicts import refuses_at_the_end, verdict
from bot.nlu.wishes import labelled_wish

_PHRASES = rules("ticket_rules")
_STILL_OPEN = _PHRASES["is still open"]
_CLAUSES = re.compile(r"[,，。.;；!！?？]+")
_LONGEST_WISH = 160
_WITHDRAWS = _PHRASES["withdraws, in return"]
_BIDS_TO_WITHDRAW = _PHRASES["bids to withdraw"]
_NOT_NOW = _PHRASES["not, or on a condition"]
_CONFIRMS_ERASURE = _PHRASES["confirms the erasure"]
_LONGEST_SCORING = 30
_GIVES_STARS = _PHRASES["gives stars"]
_REVIEWED_ELSEWHERE = _PHRASES["tells of a review elsewhere"]
_WANTS_TO_ADD = _PHRASES["wants to add"]
_TOLD_BEFORE = _PHRASES["says that it was told before"]
_NAMES_AN_EARLIER_ONE = _PHRASES["names an earlier complaint"]
_HOW_LONG = _PHRASES["asks how long it takes"]
_LONGEST_QUESTION = 60
_SPACED = re.compile(r"[,，。.;；!！?？]+|(?<=[一-鿿])\s+(?=[一-鿿])")
_WAS_AWAY = _PHRASES["was away"]
_GO_ON = _PHRASES["goes on"]
_WHERE_WERE_WE = _PHRASES["asks where it stood"]
_CONSENT = re.compile(
    r"^(?:(?:好的?|嗯|行|可以|没问题|ok|okay|yes|sure|right|那|咁|这)(?:啊|呀|啦|吧)?[\s,，。!！]*)+"
)
_LONGEST_BESIDE_HAN, _LONGEST_BESIDE_WORDS = 8, 5
_OLD_ONE = _PHRASES["the draft that was kept"]
_NEW_ONE = _PHRASES["a new one"]

# longer words tell or ask something, and throw away nothing
_LONGEST_CHOICE_WORDS = 9
_ASKS_BACK = _PHRASES["asks back"]
_SAME_MATTER = _PHRASES["the same matter"]
_NEW_MATTER = _PHRASES["another matter"]
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}  # fmt: skip
_SCORE = _PHRASES["a score"]
_SCORE_ALONE = re.compile(
    r"\s*(?P<n>[1-5一二两三四五]|one|two|three|four|five)\s*(?:吧|分|星|stars?)?[\s.。!！]*", re.I
)
_FULL_MARKS = _PHRASES["full marks"]
_THEIR_DATA = _PHRASES["asks for own data"]
_WHO_SEES = _PHRASES["who sees it"]
_ADDS_WISH = _PHRASES["adds a wish"]
_CHANGES_WISH = _PHRASES["changes a wish"]
_WISH = _PHRASES["names a remedy"]
# 不要道歉了，退款就行: what is left out goes, what is settled for stays
_SETTLES_FOR = _PHRASES["settles for a part"]
_LEADING_MARKS = re.compile(
    r"^(?:(?:no|actually|sorry|wait|oh|well|i've|i have|changed my mind|and|please)[\s,.;:]+)+|^(?:(?:不|不对|等等|我改主意了?|改主意了?|那|哦|(?:诉求|要求)(?:[那这](?:里|儿|块|行|一?项|个|栏|部分))?)[,，。;；\s]+)+|^(?:诉求)?(?:改成|改为|换成)",
    re.I,
)
_INSTEAD = re.compile(r"[\s,，]*\binstead\b[\s.]*$", re.I)
_CONTRADICTS = _PHRASES["contradicts"]
_PHONE_ENDING = _PHRASES["the ending of a phone number"]
_KEEPS_DATA = _PHRASES["keeps the data"]
# what else has an ending that customers name
_OTHER_NUMBER = _PHRASES["what else has an ending"]
_LONGEST_ROUTE = 40
_ASKS_ABOUT_ROUTE = _PHRASES["asks about a route"]
_ROUTES = {
    "review": _PHRASES["the route of review"],
    "mediation": _PHRASES["the route of mediation"],
    "arbitration": _PHRASES["the route of arbitration"],
    "ombudsman": _PHRASES["the route to the ombudsman"],
    "regulator": _PHRASES["the route to the regulator"],
    "court": _PHRASES["the route to the court"],
}
_KEEPS_COMPLAINT = _PHRASES["keeps the complaint"]
_CALLS_OFF = _PHRASES["calls it off"]
# Papers that show by what right somebody complains for another.
_AUTHORITY = _PHRASES["papers of authority"]
_LONGEST_ADDITION = 100
_REOPENS = _PHRASES["reopens"]
_BIDS_TO_REOPEN = _PHRASES["bids to reopen"]
_ASKS_OF_REOPENING = _PHRASES["asks of reopening"]
# of a result; what an insurer or a bank "appealed" is none of the customer's wish
_APPEALS = _PHRASES["appeals"]
_JOINS_ON = _PHRASES["joins on"]


def bids_to_withdraw(text: str) -> bool:
    """Whether a text bids that a complaint be withdrawn: "please withdraw my complaint"."""
    read = for_rules(text)
    return bool(_BIDS_TO_WITHDRAW.search(read)) and not _NOT_NOW.search(read)


def bids_to_reopen(text: str) -> bool:
    """Whether a text begins by bidding that a complaint be taken up again: "reopen 30412"."""
    return bool(_BIDS_TO_REOPEN.search(for_rules(text).strip())) and not asks_of_reopening(text)


def wants_to_reopen(text: str) -> bool:
    """Whether a short text asks to have a complaint taken up again."""
    read = for_rules(text)
    wants = len(read) <= _LONGEST_ADDITION and bool(_REOPENS.search(read))
    return wants and not asks_of_reopening(text)


def asks_of_reopening(text: str) -> bool:
    """Whether a short question asks if one could be taken up again some day: "if … can I reopen?"."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and bool(_ASKS_OF_REOPENING.search(read))


def wants_to_appeal(text: str) -> bool:
    """Whether a short text asks to have a result looked at by somebody higher, or outside."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and bool(_APPEALS.search(read))


def calls_off(text: str) -> bool:
    """Whether a text wants a complaint that was made to go no further."""
    return bool(_CALLS_OFF.search(for_rules(text)))


def tells_authority(text: str) -> bool:
    """Whether a short statement tells by what right its writer acts for another."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and "?" not in read and bool(_AUTHORITY.search(read))


def joins_on(text: str) -> bool:
    """Whether a short statement begins as what comes on top of what was told: "also …"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_ADDITION and "?" not in read and bool(_JOINS_ON.match(read))


def goes_on(text: str) -> bool:
    """Whether a customer wants to go on, with a word of consent before it at most."""
    read = short_answers.trimmed(text)
    return _goes_on(read) or _goes_on(_CONSENT.sub("", read))


def goes_on_again(text: str) -> bool:
    """Whether who was away or jested goes on with what is open: "worth a shot. ok go on"."""
    read = short_answers.trimmed(text)
    parts = [short_answers.trimmed(part) for part in _SPACED.split(read) if part.strip()]
    others = [part for part in parts if not _goes_on(part)]
    return goes_on(text) or (
        len(others) < len(parts)
        and all(_WAS_AWAY.search(part) or short_answers.jests(part) for part in others)
    )


def comes_back(text: str) -> bool:
    """Whether a customer wants to go on with what was put aside.

    A few words may stand beside it: "Sorry, was busy. Where were we?".
    """
    read = short_answers.trimmed(text)
    parts = [short_answers.trimmed(part) for part in _CLAUSES.split(read) if part.strip()]
    others = [part for part in parts if not _goes_on(part)]
    return len(others) < len(parts) and all(
        count_han(part) <= _LONGEST_BESIDE_HAN
        and len(part.split()) <= _LONGEST_BESIDE_WORDS
        and not any(map(str.isdigit, part))
        for part in others
    )


def _goes_on(read: str) -> bool:
    return bool(_GO_ON.fullmatch(read) or _WHERE_WERE_WE.fullmatch(read))


def draft_choice(text: str) -> str | None:
    """Which of two drafts a reply means: `resume` the kept one, or the `new` one."""
    read = short_answers.trimmed(text)
    if len(read.split()) > _LONGEST_CHOICE_WORDS or _ASKS_BACK.match(read):
        return None
    if _NEW_ONE.search(read):
        return "new"
    return "resume" if goes_on(text) or _OLD_ONE.search(read) else None


def matter_choice(text: str) -> str | None:
    """Whether a reply means the `same` matter as the ticket that was named, or a `new` one."""
    read = short_answers.trimmed(text)
    if verdict(text) or refuses_at_the_end(text):
        # of the result that was told
        return "same"
    meant = short_answers.meaning(text, "confirmation")
    if meant == "deny" or _NEW_MATTER.search(read):
        return "new"
    return "same" if meant == "affirm" or _SAME_MATTER.search(read) else None


def score(text: str, *, asked: bool = False) -> int | None:
    """The score of 1 to 5 that a text gives.

    Args:
        text: the customer's words.
        asked: the customer was asked for a score, so that a bare digit is one.
    """
    read = for_rules(text)
    if _FULL_MARKS.search(read):
        return 5
    match = (_SCORE_ALONE.fullmatch(read) if asked else None) or _SCORE.search(read)
    if match is None:
        return None
    told = next(value for value in match.groupdict().values() if value)
    return int(told) if told.isdigit() else _DIGITS[told]


def asks_for_own_data(text: str) -> bool:
    """Whether a customer wants to see what is kept about them."""
    told = for_rules(text)
    return bool(_THEIR_DATA.search(told)) and not _WHO_SEES.search(told)


def changed_wish(text: str) -> str | None:
    """The wish that takes the place of the one told before ("I want a refund instead").

    Returns:
        the wish in the customer's words; None when the text changes no wish.
    """
    read, labelled = for_rules(text), labelled_wish(text)
    if labelled and len(text) <= _LONGEST_WISH:
        return for_patterns(text)[slice(*labelled)]
    added = _ADDS_WISH.search(read)
    if added and len(text) <= _LONGEST_WISH:
        part = next(name for name in ("more", "more_first", "more_en") if added[name])
        return for_patterns(text)[slice(*added.span(part))].strip(" ,，.。!！") or None
    settled = _SETTLES_FOR.search(read)
    kinds = ("stays_only", "stays_en", "stays")
    kind = next((kind for kind in kinds if settled and settled[kind]), "stays")
    if (
        settled
        and (kind == "stays_only" or _WISH.search(settled[kind]) or "别" in settled[kind])
        and len(text) <= _LONGEST_WISH
    ):
        return for_patterns(text)[slice(*settled.span(kind))].strip(" ,，.。!！")
    if not (_CHANGES_WISH.search(read) and _WISH.search(read)) or len(text) > _LONGEST_WISH:
        return None
    kept = _INSTEAD.sub("", _LEADING_MARKS.sub("", for_patterns(text).strip()))
    return kept.strip(" ,，.。!！") or None


def drops_a_wish(text: str) -> bool:
    """Whether a text drops one wish for the only one that stays: "forget the apology, I only …"."""
    settled = _SETTLES_FOR.search(for_rules(text))
    return settled is not None and bool(settled["stays_only"] or settled["stays"])


def changes_something(text: str) -> bool:
    """Whether a text says that something is to be otherwise than before (instead, 改成)."""
    return bool(_CHANGES_WISH.search(for_rules(text)))


def contradicts(text: str) -> bool:
    """Whether a text begins by contradicting what was said before."""
    return bool(_CONTRADICTS.match(for_rules(text)))


def phone_ending(text: str) -> str | None:
    """The last digits of a phone number that a text corrects ("the phone ends 5678")."""
    read = for_rules(text)
    match = _PHONE_ENDING.search(read)
    if match and _OTHER_NUMBER.search(read):
        return None
    return (match["en"] or match["zh"]) if match else None


def confirms_erasure(text: str) -> bool:
    """Whether a reply to "shall all be erased" names the erasure again as a yes."""
    return bool(_CONFIRMS_ERASURE.fullmatch(short_answers.trimmed(text)))


def keeps_data(text: str) -> bool:
    """Whether a reply to "shall all be erased" says that nothing is to be."""
    return bool(_KEEPS_DATA.fullmatch(short_answers.trimmed(text)))


def keeps_complaint(text: str) -> bool:
    """Whether who was asked if the complaint be withdrawn would rather keep it: 算了还是留着."""
    return bool(_KEEPS_COMPLAINT.fullmatch(short_answers.trimmed(for_rules(text))))


def withdraws(text: str) -> bool:
    """Whether who was asked if the complaint be withdrawn says so in return: 嗯，撤."""
    return bool(_WITHDRAWS.fullmatch(between_marks(text)))


def route_chosen(text: str) -> str | None:
    """The route of an appeal that a short reply to the list of them names; None without one."""
    read = for_rules(text)
    if len(read) > _LONGEST_ROUTE or _ASKS_ABOUT_ROUTE.search(read):
        return None
    named = [route for route, words in _ROUTES.items() if words.search(read)]
    return named[0] if len(named) == 1 else None


def gives_stars(text: str) -> bool:
    """Whether a short text gives the firm a score: 给你们打一星, "I give you two stars"."""
    read = for_rules(text)
    return (
        len(read) <= _LONGEST_SCORING
        and bool(_GIVES_STARS.search(read))
        and not _REVIEWED_ELSEWHERE.search(read)
        and score(text) is not None
    )


def wants_to_add(text: str) -> bool:
    """Whether a text says that it adds to what was told."""
    return bool(_WANTS_TO_ADD.search(for_rules(text)))


def names_an_earlier_complaint(text: str) -> bool:
    """Whether a text speaks of a complaint made before: "our joint complaint", 上次那个投诉."""
    return bool(_NAMES_AN_EARLIER_ONE.search(for_rules(text)))


def only_names_what_was_told(text: str) -> bool:
    """Whether a short text with a reference says that its matter was told before, and no more."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and bool(_TOLD_BEFORE.search(read))


def asks_how_long(text: str) -> bool:
    """Whether a short question asks how long the handling takes, without naming it."""
    read = for_rules(text)
    return bool(_HOW_LONG.search(read)) and len(read) <= _LONGEST_QUESTION


def says_what_is_open(text: str) -> bool:
    """Whether a request to reopen says in few words what was not done: 钱还没到账."""
    return bool(_STILL_OPEN.search(for_rules(text)))
