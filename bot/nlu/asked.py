"""Side questions that their words tell for certain, whatever the intent head makes of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.nlu.answering.matter import narrates
from bot.nlu.bilingual import BilingualPattern
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked")
_HELD_UP = _PHRASES["holds the talk up"]
# at the ends of a text, which change nothing of what it asks
_MARKS = " \t\n,.。!?~"
_LONGEST = 120
# longer ones tell something of which the question is a part
_LONGEST_ASIDE = 45
_LONGEST_OF_CODES = 80
_LONGEST_FEAR = 16
# too short to tell anything beside "pay or not"
_LONGEST_OUTCRY = 12
_RIGHTS = _PHRASES["which rights"]
_HAS_A_RULE = _PHRASES["whether a rule says so"]
_IS_IT_DONE = _PHRASES["whether it is handed in"]
_GOES_ELSEWHERE = _PHRASES["whether they may go elsewhere"]
_COST = _PHRASES["what it costs"]
_FILES = _PHRASES["which files"]
_WHY_DATA = _PHRASES["why details are asked for"]
_PLAINER = _PHRASES["wants plainer words"]
_WHICH_NUMBER = _PHRASES["which number is meant"]
_HOW_MANY_LEFT = _PHRASES["how many questions are left"]
_CHANGED_LATER = _PHRASES["whether it may be changed or nameless"]
_WHY_ASKED = _PHRASES["asks why that is asked"]
_WHO_SEES = _PHRASES["who sees it"]
_OTHER_CUSTOMERS = _PHRASES["of other customers"]
_WHO_DECIDES = _PHRASES["who decides it"]
# whether somebody named gets to know of it: "does the driver get to see my name?"
_GETS_TO_KNOW = _PHRASES["whether somebody gets to know"]
_FEARS = _PHRASES["fears to be paid back"]
_ONLY_A_BOT = _PHRASES["only a machine"]
_LANGUAGE = _PHRASES["which language"]
_IS_IT_HERE = _PHRASES["whether this is the place"]
_ASKING_WORD = _PHRASES["a word that asks"]
# says that something is to be asked, and not yet what
_HAS_A_QUESTION = _PHRASES["has a question"]
_KEPT = _PHRASES["whether it is kept"]
_PROMISE = _PHRASES["asks for a promise"]
_MUST_THEY_ACT = _PHRASES["what the one they act for must do"]
_WAYS = _PHRASES["another way to be answered"]
_WHEN_RESULT = _PHRASES["when there is a result"]
_OF_A_CALL = _PHRASES["of a call"]
# of the desk's own work; how long something of the matter took is told, and no question
_HOW_LONG = _PHRASES["how long"]
_ASKS_WHEN = _PHRASES["opens by asking when"]
_NOBODY_SAYS = _PHRASES["tells that nobody says"]
# what a word of a contract means, asked as such
_MEANS_WHAT = _PHRASES["what it means"]
_OF_A_TERM = _PHRASES["asks of a word of a contract"]
_WHOM_AND_WHERE = _PHRASES["whom they ask and where to look it up"]
_BOTH_IN = _PHRASES["whether both are handed in"]
_WHEN_ALONE = _PHRASES["when, and no more"]
_THAT_WAS_ALL = _PHRASES["whether that was all"]
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
# "pay or not?" wants a word that nobody can give yet; a complaint asks the same of what was done
_YES_OR_NO = _PHRASES["asks for yes or no"]
_HURRIES = _PHRASES["hurries"]
_HOW_NOW = _PHRASES["how it stands"]
_FINDS_IT = _PHRASES["asks to have it found without its number"]
# called for before, or never there: asks for a person, and tells nothing of the matter
_WHERE_IS_SOMEBODY = _PHRASES["where somebody is"]
_CALLED_BEFORE = _PHRASES["was called before"]
# the desk cannot do it, and says who can
_FREEZES = _PHRASES["asks to have a card frozen"]
_COMES_BACK = _PHRASES["asks whether it comes back"]
_MORE_MAY_GO = _PHRASES["asks whether more may go"]
_HARMS_THEM = _PHRASES["whether it harms them to complain"]
_WHO_PAYS = _PHRASES["who pays"]
_OF_RECORDINGS = _PHRASES["asks of recordings"]
_WHAT_TO_DO = _PHRASES["asks what to do now"]
# who is blamed for it, what it was decided on, and what becomes of the thing
_OF_THE_MATTER = (
    _PHRASES["whether somebody is punished"],
    _PHRASES["whether to keep a thing"],
    _PHRASES["who of the staff it was"],
)
_ON_WHAT_GROUNDS = _PHRASES["on what grounds"]
# of the desk's own work, each with an answer of its own
_OF_THE_WORK = (
    _PHRASES["asks what then"],
    _PHRASES["asks whether somebody rings"],
    _PHRASES["asks which papers"],
)
_NOT_FOLLOWED = _PHRASES["does not follow"]
_OF_THE_QUESTION = _PHRASES["a part of what the form asks"]
_SO_FAR = _PHRASES["what was told so far"]
_OF_A_BOT = _PHRASES["of a machine or a person"]
_GENUINE = _PHRASES["whether this is genuine"]
_FOR_THE_REFERENCE = _PHRASES["asks for the reference"]
# where a sentence turns to asking: "I want it back, and how long will that take"
_TURNS_TO_ASK = re.compile(
    r"(?:^|[,，:：-]\s*|\b(?:and|but|so|also|plus|then)\s+)(?:also |just |then |and |but |so )*"
    r"(?=(?:how|when|what|who|where|can|could|may|will|would|do|does|is|are)\b)"
    r"|[,，]\s*(?=[^\s,，])",
    re.I,
)
# "so who actually reads this"
_OPENS_WITH_WHO = re.compile(
    r"(?:(?:so|and|but|ok|then|well)[, ]+)*who\b|(?:那么?|所以|到底|究竟|请问|[\s,])*谁"
)
_SENTENCE = re.compile(r"[^.!?;。！？；\n]+[.!?;。！？；]*")
_LAST_SENTENCE = re.compile(r"(?<=[.!?;。！？；\n])[^.!?;。！？；\n]+$")
_ASKED_BESIDES = frozenset({"ask_process", "ask_rights", "ask_privacy"})
# codes that nobody here wants: "will you be taking my OTP"
_CODES = _PHRASES["whether a code is wanted"]


def asks_for_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: "whatsapp can?"."""
    return bool(_WAYS.search(for_rules(text)))


def asks_so_far(text: str) -> bool:
    """Whether a short message asks what was told so far: "which number did I give you"."""
    if len(text) > _LONGEST_OF_CODES:
        return False
    # also behind a word of excuse: "sorry for shouting. did you put the amount down?"
    told = (sentence.strip(" .!?。！？") for sentence in _SENTENCE.findall(for_rules(text)))
    return any(len(part) <= _LONGEST_ASIDE and bool(_SO_FAR.search(part)) for part in told)


def does_not_follow(text: str) -> bool:
    """Whether words ask what was meant: "what do you mean", "which number?", 什么意思."""
    return bool(_NOT_FOLLOWED.fullmatch(for_rules(text).strip(" \t\n,.，。!！?？~…")))


def asks_of_question(text: str) -> bool:
    """Whether a question is about what the form asked, and not about what can be done here."""
    return is_question(text) and bool(_OF_THE_QUESTION.search(for_rules(text)))


def asks_for_plain_words(text: str) -> bool:
    """Whether a short message asks to be told in simpler words: "can you write more simple"."""
    return len(text) <= _LONGEST_OF_CODES and bool(_PLAINER.search(for_rules(text)))


def asks_which_number(text: str) -> bool:
    """Whether a short reply asks which number is meant: "what's that, the account number?"."""
    return len(text) <= _LONGEST_OF_CODES and bool(_WHICH_NUMBER.fullmatch(for_rules(text).strip()))


def asks_how_many_left(text: str) -> bool:
    """Whether a short message asks how many questions are still to come: 还要问多少."""
    return len(text) <= _LONGEST_OF_CODES and bool(_HOW_MANY_LEFT.search(for_rules(text)))


def asks_if_done(text: str) -> bool:
    """Whether a short message asks if that was all there is to do: 这就行了是吧, "is that it?"."""
    read = for_rules(text).strip(_MARKS)
    return bool(_THAT_WAS_ALL.fullmatch(read) or _IS_IT_DONE.fullmatch(read))


def asks_if_both(text: str) -> bool:
    """Whether a short message asks if two complaints are registered: 两件都登记了吗."""
    return bool(_BOTH_IN.fullmatch(for_rules(text).strip(_MARKS)))


def asks_what_then(text: str) -> bool:
    """Whether a short question asks what if nothing comes: "and if you miss that date?"."""
    return bool(_OF_THE_WORK[0].fullmatch(for_rules(text).strip(_MARKS)))


def asks_when(text: str) -> bool:
    """Whether a short question asks when there will be an answer, or how long that takes."""
    if len(text) > _LONGEST_ASIDE:
        return False
    read = _HELD_UP.sub("", for_rules(text))
    if _WHEN_ALONE.fullmatch(read.strip(_MARKS)):
        return True
    return bool(_WHEN_RESULT.search(read)) or _asks_how_long(text)


def asks_for_a_call(text: str) -> bool:
    """Whether a question is about somebody who rings or comes: "when does a person ring"."""
    return bool(_OF_A_CALL.search(for_rules(text)))


def asks_on_what_grounds(text: str) -> bool:
    """Whether words ask who found something so, and on what: 依据是什么, "on what basis?"."""
    return bool(_ON_WHAT_GROUNDS.search(for_rules(text)))


def asks_to_find_it(text: str) -> bool:
    """Whether a complaint is to be found by something else than its number: 用手机号查."""
    return len(text) <= _LONGEST and bool(_FINDS_IT.search(for_rules(text)))


def asks_who_decides(text: str) -> bool:
    """Whether a short question asks who decides or looks again: "the same person again?"."""
    return len(text) <= _LONGEST_OF_CODES and bool(_WHO_DECIDES.search(for_rules(text)))


def asks_for_a_rule(text: str) -> bool:
    """Whether words ask if a rule allows something: 提前赎回有没有规定可以走."""
    return bool(_HAS_A_RULE.search(for_rules(text)))


def fears_to_be_paid_back(text: str) -> bool:
    """Whether words ask or fear that whom they complain of makes them pay for it: 怕他报复."""
    if len(text) > _LONGEST_OF_CODES or not _FEARS.search(for_rules(text)):
        return False
    short = len(text) <= _LONGEST_FEAR
    return short or is_question(text) or not narrates(text)


def wants_to_know(text: str) -> bool:
    """Whether words have one that asks to be told something: when, how, what, why, who."""
    return bool(_ASKING_WORD.search(for_rules(text)))


def side_question(text: str, *, in_form: bool = False) -> str | None:
    """What a text asks.

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
    bare = read.strip(_MARKS)
    for question in _QUESTIONS:
        intent = question.in_form if in_form else question.outside
        if intent and question.is_asked(text, read, bare):
            return intent
    return None


def asks_why_that(text: str) -> bool:
    """Whether a reply asks why the detail that was asked for is wanted: "why must I".

    Anger may stand before it: "you're not getting that. what's it for".
    """
    read = for_rules(text).strip(_MARKS)
    last = _LAST_SENTENCE.search(read)
    whole = bool(_WHY_ASKED.fullmatch(read))
    return whole or bool(last and _WHY_ASKED.fullmatch(last.group().strip(_MARKS)))


def question_besides(text: str) -> str | None:
    """The side question in a message that tells something else as well; None without one.

    Args:
        text: the customer's words.

    Returns:
        the question's own words, which `side_question` reads as procedure, privacy or rights.
    """
    whole = text.strip()
    for sentence in _SENTENCE.findall(text):
        for begins in (0, *(turn.end() for turn in _TURNS_TO_ASK.finditer(sentence))):
            part = str(sentence[begins:]).strip()
            if part != whole and _asks_besides(part):
                return part
    return None


def asks_beside_a_yes(part: str) -> bool:
    """Whether words behind a yes ask a side question: "how long will that take"."""
    return _has_form(part) and side_question(part, in_form=True) in _ASKED_BESIDES


def _asks_besides(part: str) -> bool:
    # at the end of a story "do you call that service" is no question; hardly any part of one is,
    # and this is told sooner than what would be asked
    return asks_beside_a_yes(part) and not asks_whether(part)


def _has_form(part: str) -> bool:
    """Whether words have the form of a question, and do not tell that nobody answers it."""
    bare = for_rules(part).strip(_MARKS)
    asks = is_question(part) or _asks_how_long(part)
    asks = asks or (asks_when(part) and bool(_ASKS_WHEN.search(bare)))
    return asks and not _NOBODY_SAYS.search(bare)


def _asks_how_long(text: str) -> bool:
    return len(text) <= _LONGEST_ASIDE and bool(_HOW_LONG.search(_HELD_UP.sub("", for_rules(text))))


def _asks_something(text: str) -> bool:
    # also after a word that only holds the conversation up: "wait, does he …"
    read = for_rules(text)
    if _OPENS_WITH_WHO.match(read):
        return True
    return is_question(text) or is_question(_HELD_UP.sub("", read))


def asks_whether(text: str) -> bool:
    """Whether a short question wants a word that nobody can give yet: 你们到底给不给赔."""
    if len(text) > _LONGEST_ASIDE or not _YES_OR_NO.search(for_rules(text)):
        return False
    return len(text) <= _LONGEST_OUTCRY or not narrates(text)


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
    _asks(
        "ask_privacy",
        part=(_GENUINE,),
        unless=(_OF_A_BOT,),
        longest=_LONGEST_OF_CODES,
        provided=(_narrates_nothing,),
    ),
    _asks("ask_privacy", by=fears_to_be_paid_back),
    _asks("ask_process", part=(_PROMISE,), unless=(_ASKED_BACK,), longest=_LONGEST_ASIDE),
    _asks(
        "ask_process",
        part=(_MUST_THEY_ACT,),
        longest=_LONGEST_OF_CODES,
        provided=(is_question,),
    ),
    _asks("ask_process", part=(_WAYS,), longest=_LONGEST_ASIDE),
    _Question(in_form="ask_process", outside=None, by=asks_when),
    _Question(in_form=None, outside="ask_process", by=_asks_how_long),
    _Question(in_form="ask_process", outside=None, by=asks_whether),
    _asks("check_status", whole=(_HOW_NOW,)),
    _asks("check_status", by=asks_to_find_it),
    _asks("request_human", whole=(_WHERE_IS_SOMEBODY,), provided=(_was_called_before,)),
    _Question(in_form="request_human", outside="check_status", whole=(_WHERE_IS_SOMEBODY,)),
    _Question(in_form="ask_process", outside="check_status", whole=(_WHAT_TO_DO,)),
    _asks("ask_process", part=(_OF_RECORDINGS, _WHO_PAYS), longest=_LONGEST_ASIDE),
    _asks("ask_process", part=(_FREEZES,), longest=_LONGEST_OF_CODES),
    _asks(
        "ask_process",
        part=(_MORE_MAY_GO, _HARMS_THEM),
        longest=_LONGEST_OF_CODES,
        provided=(is_question,),
    ),
    _asks("ask_process", part=_OF_THE_MATTER, longest=_LONGEST_OF_CODES),
    _Question(
        in_form="ask_process",
        outside=None,
        by=asks_on_what_grounds,
        longest=_LONGEST_ASIDE,
        provided=(_narrates_nothing,),
    ),
    # of a ticket it asks where that stands
    _Question(in_form=None, outside="check_status", whole=(_HURRIES,)),
    _Question(in_form="check_status", outside=None, whole=(_IS_IT_DONE,)),
    _Question(in_form=None, outside="check_status", by=asks_if_both),
    _Question(in_form=None, outside="check_status", by=asks_if_done),
    _Question(in_form=None, outside="check_status", whole=(_WHEN_ALONE, _FOR_THE_REFERENCE)),
    _Question(
        in_form="ask_help", outside=None, by=asks_how_many_left, provided=(_narrates_nothing,)
    ),
    _asks("ask_process", whole=(_CHANGED_LATER,)),
    _asks("ask_help", whole=(_HAS_A_QUESTION,)),
    _asks("greet", whole=(_IS_IT_HERE,)),
    _asks("explain_term", part=(_MEANS_WHAT,), unless=(_FIRM_DID,), longest=_LONGEST_ASIDE),
    _asks("explain_term", part=(_OF_A_TERM,), longest=_LONGEST_OF_CODES),
    _asks(
        "explain_term",
        part=(_TERM_ASKED,),
        unless=(_FIRM_DID,),
        provided=(_asks_something, _narrates_nothing),
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
    _asks("ask_privacy", part=(_CODES,), longest=_LONGEST_OF_CODES, provided=(_narrates_nothing,)),
    _asks("ask_process", part=(_HAS_A_RULE,), longest=_LONGEST_OF_CODES),
    _asks("ask_rights", part=(_RIGHTS, _GOES_ELSEWHERE)),
    _asks("ask_process", whole=_OF_THE_WORK, part=(_WHOM_AND_WHERE,)),
    _asks("ask_process", by=asks_who_decides, provided=(_narrates_nothing,)),
    _asks("ask_privacy", part=(_KEPT,)),
    _asks("ask_process", part=(_FILES, _COMES_BACK)),
    _asks("ask_process", part=(_WHAT_COMES,), unless=(_PAST_PROMISE, _ASKED_BACK)),
    _asks("ask_privacy", part=(_WHY_DATA,)),
    _asks(
        "ask_privacy",
        part=(_OTHER_CUSTOMERS,),
        longest=_LONGEST_OF_CODES,
        provided=(_tells_nothing,),
    ),
    _asks("ask_privacy", part=(_WHO_SEES, _GETS_TO_KNOW), provided=(_asks_something,)),
    _asks("ask_process", part=(_COST,), provided=(is_question,)),
)
