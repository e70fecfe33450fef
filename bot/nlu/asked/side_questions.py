"""Side questions that their words tell for certain, whatever the intent head makes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.nlu.answering.matter import narrates
from bot.nlu.asked.back import (
    asks_for_plain_words,
    asks_how_many_left,
    asks_so_far,
    does_not_follow,
)
from bot.nlu.asked.desk import (
    asks_for_a_rule,
    asks_for_another_way,
    asks_if_both,
    asks_if_done,
    asks_if_handed_in,
    asks_on_what_grounds,
    asks_to_find_it,
    asks_what_then,
    asks_whether,
    asks_who_decides,
    fears_to_be_paid_back,
)
from bot.nlu.asked.when import asks_how_long, asks_when, only_asks_when
from bot.nlu.bilingual import BilingualPattern
from bot.nlu.question_form import (
    LONGEST_ASIDE,
    LONGEST_QUESTION,
    MARKS,
    asks_something,
    is_question,
)
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked/side_questions")
_LONGEST = 120
_RIGHTS = _PHRASES["which rights"]
_GOES_ELSEWHERE = _PHRASES["whether they may go elsewhere"]
_COST = _PHRASES["what it costs"]
_FILES = _PHRASES["which files"]
_WHY_DATA = _PHRASES["why details are asked for"]
_CHANGED_LATER = _PHRASES["whether it may be changed or nameless"]
_WHO_SEES = _PHRASES["who sees it"]
_WHO_SEES_UNMARKED = _PHRASES["who sees it, without a word of asking"]
_PASSED_ON = _PHRASES["whether it is passed on"]
_OTHER_CUSTOMERS = _PHRASES["of other customers"]
# whether somebody named gets to know of it: "does the driver get to see my name?"
_GETS_TO_KNOW = _PHRASES["whether somebody gets to know"]
_ONLY_A_BOT = _PHRASES["only a machine"]
_LANGUAGE = _PHRASES["which language"]
_IS_IT_HERE = _PHRASES["whether this is the place"]
# says that something is to be asked, and not yet what
_HAS_A_QUESTION = _PHRASES["has a question"]
_KEPT = _PHRASES["whether it is kept"]
_PROMISE = _PHRASES["asks for a promise"]
_IS_IT_READ = _PHRASES["whether it is read"]
_MUST_THEY_ACT = _PHRASES["what the one they act for must do"]
# what a word of a contract means, asked as such
_MEANS_WHAT = _PHRASES["what it means"]
_OF_A_TERM = _PHRASES["asks of a word of a contract"]
_WHOM_AND_WHERE = _PHRASES["whom they ask and where to look it up"]
_ASKS_FOR_MEANING = _PHRASES["asks for a meaning"]
_OWN_CASE = _PHRASES["a case of their own"]
_TERM_ASKED = _PHRASES["what a term means"]
_OF_CONTRACT_WORDS = _PHRASES["of words of contracts"]
_FIRM_DID = _PHRASES["the firm did something"]
_UNSURE_IF_COMPLAINT = _PHRASES["unsure if it is a complaint"]
_WIPE = _PHRASES["wants all wiped"]
# Nobody knows yet: asked for a promise, or what will come of it.
_WHAT_COMES = _PHRASES["what comes of it"]
_PAST_PROMISE = _PHRASES["was promised before"]
# 这就是你们的承诺？ asks for nothing
_ASKED_BACK = _PHRASES["scorns a promise"]
_HURRIES = _PHRASES["hurries"]
_HOW_NOW = _PHRASES["how it stands"]
# called for before, or never there: asks for a person, and tells nothing of the matter
_WHERE_IS_SOMEBODY = _PHRASES["where somebody is"]
_CALLED_BEFORE = _PHRASES["was called before"]
# the desk cannot do it, and says who can
_FREEZES = _PHRASES["asks to have a card frozen"]
_COMES_BACK = _PHRASES["asks whether it comes back"]
_HOW_IT_WOULD_BE = _PHRASES["asks how it would be"]
_MORE_MAY_GO = _PHRASES["asks whether more may go"]
_HARMS_THEM = _PHRASES["whether it harms them to complain"]
_WHO_PAYS = _PHRASES["who pays"]
_OF_RECORDINGS = _PHRASES["asks of recordings"]
_WHAT_TO_DO = _PHRASES["asks what to do now"]
# of the desk's own work, each with an answer of its own
_OF_THE_WORK = (_PHRASES["asks whether somebody rings"], _PHRASES["asks which papers"])
# who is blamed for it, and what becomes of the thing
_OF_THE_MATTER = (
    _PHRASES["whether somebody is punished"],
    _PHRASES["whether to keep a thing"],
    _PHRASES["who of the staff it was"],
)
_OF_A_BOT = _PHRASES["of a machine or a person"]
_GENUINE = _PHRASES["whether this is genuine"]
_OF_GOODS = _PHRASES["of goods"]
_FOR_THE_REFERENCE = _PHRASES["asks for the reference"]
# codes that nobody here wants: "will you be taking my OTP"
_CODES = _PHRASES["whether a code is wanted"]


@lru_cache(maxsize=64)
def side_question(text: str, *, in_form: bool = False) -> str | None:
    """What a text asks.

    Several readers ask it of one message, so that the last few answers are kept.

    Args:
        text: the customer's words.
        in_form: there is no ticket yet that "when do I get the result" could be about.

    Returns:
        the intent, as `ask_help` of who did not follow, or `greet` for "is this the complaints
        desk"; None when the words do not tell.
    """
    if len(text) > _LONGEST:
        return None
    read = for_rules(text)
    bare = read.strip(MARKS)
    for question in _QUESTIONS:
        intent = question.in_form if in_form else question.outside
        if intent and question.is_asked(text, read, bare):
            return intent
    return None


def _was_called_before(text: str) -> bool:
    return bool(_CALLED_BEFORE.search(for_rules(text)))


def _narrates_nothing(text: str) -> bool:
    return not narrates(text)


def _tells_nothing(text: str) -> bool:
    return is_question(text) or not narrates(text)


@dataclass(frozen=True, kw_only=True)
class _Question:
    """One thing that is asked, by words found anywhere, by a whole text or by what else tells it.

    Attributes:
        in_form: the intent of it while the form asks; None where it is not looked for then.
        outside: the same outside the form.
        part: any of which is found in the text …
        whole: … or is all of it, but for the marks at its ends …
        by: … or what tells it.
        unless: none of which is found in the text.
        longest: characters of a text that asks it.
        provided: what must hold of the text besides.
    """

    in_form: str | None
    outside: str | None
    part: tuple[BilingualPattern, ...] = ()
    whole: tuple[BilingualPattern, ...] = ()
    by: Callable[[str], bool] | None = None
    unless: tuple[BilingualPattern, ...] = ()
    longest: int = _LONGEST
    provided: tuple[Callable[[str], bool], ...] = ()

    def is_asked(self, text: str, read: str, bare: str) -> bool:
        """Whether a text asks it.

        Args:
            text: the customer's words.
            read: the same as rules read them.
            bare: that without the marks at its ends.
        """
        return (
            len(text) <= self.longest
            and self._is_told(text, read, bare)
            and not any(words.search(read) for words in self.unless)
            and all(holds(text) for holds in self.provided)
        )

    def _is_told(self, text: str, read: str, bare: str) -> bool:
        for words in self.whole:
            if words.fullmatch(bare):
                return True
        for words in self.part:
            if words.search(read):
                return True
        return self.by is not None and self.by(text)


def _asks(intent: str, **by: Any) -> _Question:
    """A question that means the same in the form and outside it."""
    return _Question(in_form=intent, outside=intent, **by)


# The first that a text asks counts.
_QUESTIONS = (
    _asks("ask_privacy", whole=(_WIPE,)),
    _asks("explain_term", part=(_ASKS_FOR_MEANING,), unless=(_OWN_CASE,)),
    _asks(
        "ask_privacy",
        part=(_GENUINE,),
        # "is it genuine? the bag you sold me" is no doubt about this chat
        unless=(_OF_A_BOT, _OF_GOODS),
        longest=LONGEST_QUESTION,
        provided=(_narrates_nothing,),
    ),
    _asks("ask_privacy", by=fears_to_be_paid_back),
    _asks("ask_process", part=(_PROMISE,), unless=(_ASKED_BACK,), longest=LONGEST_ASIDE),
    _asks(
        "ask_process",
        part=(_MUST_THEY_ACT,),
        longest=LONGEST_QUESTION,
        provided=(is_question,),
    ),
    _asks("ask_process", whole=(_IS_IT_READ,)),
    _asks("ask_process", by=asks_for_another_way, longest=LONGEST_ASIDE),
    _Question(in_form="ask_process", outside=None, by=asks_when),
    _Question(in_form=None, outside="ask_process", by=asks_how_long),
    _Question(in_form="ask_process", outside=None, by=asks_whether),
    _asks("check_status", whole=(_HOW_NOW,)),
    _asks("check_status", by=asks_to_find_it),
    _asks("request_human", whole=(_WHERE_IS_SOMEBODY,), provided=(_was_called_before,)),
    _Question(in_form="request_human", outside="check_status", whole=(_WHERE_IS_SOMEBODY,)),
    _Question(in_form="ask_process", outside="check_status", whole=(_WHAT_TO_DO,)),
    _asks("ask_process", part=(_OF_RECORDINGS, _WHO_PAYS), longest=LONGEST_ASIDE),
    _asks("ask_process", part=(_FREEZES,), longest=LONGEST_QUESTION),
    _asks(
        "ask_process",
        part=(_MORE_MAY_GO,),
        longest=LONGEST_QUESTION,
        provided=(is_question,),
    ),
    _asks("ask_process", part=(_HARMS_THEM,), provided=(asks_something,)),
    _asks("ask_process", part=_OF_THE_MATTER, longest=LONGEST_QUESTION),
    _Question(
        in_form="ask_process",
        outside=None,
        by=asks_on_what_grounds,
        longest=LONGEST_ASIDE,
        provided=(_narrates_nothing,),
    ),
    # of a ticket it asks where that stands
    _Question(in_form=None, outside="check_status", whole=(_HURRIES,)),
    _Question(in_form="check_status", outside=None, by=asks_if_handed_in),
    _Question(in_form=None, outside="check_status", by=asks_if_both),
    _Question(in_form=None, outside="check_status", by=asks_if_done),
    _Question(in_form=None, outside="check_status", by=only_asks_when, whole=(_FOR_THE_REFERENCE,)),
    _Question(
        in_form="ask_help",
        outside=None,
        by=asks_how_many_left,
        unless=(_OF_A_BOT,),
        provided=(_narrates_nothing,),
    ),
    _asks("ask_process", whole=(_CHANGED_LATER,)),
    _asks("ask_help", whole=(_HAS_A_QUESTION,)),
    _asks("greet", whole=(_IS_IT_HERE,)),
    _asks("explain_term", part=(_MEANS_WHAT,), unless=(_FIRM_DID,), longest=LONGEST_ASIDE),
    _asks("explain_term", part=(_OF_A_TERM,), longest=LONGEST_QUESTION),
    _asks(
        "explain_term",
        part=(_TERM_ASKED,),
        unless=(_FIRM_DID,),
        provided=(asks_something, _narrates_nothing),
    ),
    _asks("explain_term", part=(_OF_CONTRACT_WORDS,), unless=(_FIRM_DID,)),
    _asks("switch_language", whole=(_LANGUAGE,)),
    _asks("bot_challenge", whole=(_ONLY_A_BOT,)),
    _asks("ask_help", part=(_UNSURE_IF_COMPLAINT,)),
    _asks("ask_help", by=does_not_follow),
    _Question(
        in_form="ask_help", outside=None, by=asks_for_plain_words, provided=(_narrates_nothing,)
    ),
    _Question(in_form="ask_help", outside=None, by=asks_so_far),
    _asks("ask_privacy", part=(_CODES,), longest=LONGEST_QUESTION, provided=(_narrates_nothing,)),
    _asks("ask_process", by=asks_for_a_rule, longest=LONGEST_QUESTION),
    _asks("ask_rights", part=(_RIGHTS, _GOES_ELSEWHERE)),
    _asks("ask_process", by=asks_what_then, whole=_OF_THE_WORK, part=(_WHOM_AND_WHERE,)),
    _asks("ask_process", by=asks_who_decides, provided=(_narrates_nothing,)),
    _asks("ask_privacy", part=(_KEPT,)),
    _asks("ask_process", part=(_FILES, _COMES_BACK)),
    _asks("ask_process", part=(_WHAT_COMES,), unless=(_PAST_PROMISE, _ASKED_BACK)),
    _asks("ask_privacy", part=(_WHY_DATA, _PASSED_ON, _WHO_SEES_UNMARKED)),
    _asks(
        "ask_privacy",
        part=(_OTHER_CUSTOMERS,),
        longest=LONGEST_QUESTION,
        provided=(_tells_nothing,),
    ),
    _asks("ask_privacy", part=(_WHO_SEES, _GETS_TO_KNOW), provided=(asks_something,)),
    _asks("ask_process", part=(_COST,), provided=(is_question,)),
    # in the form it may be more of the matter
    _Question(
        in_form=None, outside="ask_process", part=(_HOW_IT_WOULD_BE,), provided=(_narrates_nothing,)
    ),
)
