"""Side questions that their words tell for certain, whatever the intent head makes of them."""

import re

from bot.nlu import form_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked")
_HELD_UP = _PHRASES["holds the talk up"]
_LONGEST = 120
# longer ones tell something of which the question is a part
_LONGEST_ASIDE = 45
_LONGEST_OF_CODES = 80
# too short to tell anything beside "pay or not"
_LONGEST_OUTCRY = 12
_RIGHTS = _PHRASES["which rights"]
_IS_IT_DONE = _PHRASES["whether it is handed in"]
_GOES_ELSEWHERE = _PHRASES["whether they may go elsewhere"]
_COST = _PHRASES["what it costs"]
_FILES = _PHRASES["which files"]
_WHY_DATA = _PHRASES["why details are asked for"]
_WHO_SEES = _PHRASES["who sees it"]
_WHO_DECIDES = _PHRASES["who decides it"]
# whether somebody named gets to know of it: "does the driver get to see my name?"
_GETS_TO_KNOW = _PHRASES["whether somebody gets to know"]
_ONLY_A_BOT = _PHRASES["only a machine"]
_LANGUAGE = _PHRASES["which language"]
_IS_IT_HERE = _PHRASES["whether this is the place"]
_ASKING_WORD = _PHRASES["a word that asks"]
# says that something is to be asked, and not yet what
_HAS_A_QUESTION = _PHRASES["has a question"]
_KEPT = _PHRASES["whether it is kept"]
_PROMISE = _PHRASES["asks for a promise"]
_WAYS = _PHRASES["another way to be answered"]
_WHEN_RESULT = _PHRASES["when there is a result"]
# of the desk's own work; how long something of the matter took is told, and no question
_HOW_LONG = _PHRASES["how long"]
# what a word of a contract means, asked as such
_MEANS_WHAT = _PHRASES["what it means"]
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
# called for before, or never there: asks for a person, and tells nothing of the matter
_WHERE_IS_SOMEBODY = _PHRASES["where somebody is"]
_CALLED_BEFORE = _PHRASES["was called before"]
# the desk cannot do it, and says who can
_FREEZES = _PHRASES["asks to have a card frozen"]
_WHO_PAYS = _PHRASES["who pays"]
_OF_RECORDINGS = _PHRASES["asks of recordings"]
_WHAT_TO_DO = _PHRASES["asks what to do now"]
# of the desk's own work, each with an answer of its own
_OF_THE_WORK = (
    _PHRASES["asks what then"],
    _PHRASES["asks whether somebody rings"],
    _PHRASES["asks which papers"],
)
_NOT_FOLLOWED = _PHRASES["does not follow"]
_OF_THE_QUESTION = _PHRASES["a part of what the form asks"]
_SO_FAR = _PHRASES["what was told so far"]
# where a sentence turns to asking: "I want it back, and how long will that take"
_TURNS_TO_ASK = re.compile(
    r"(?:^|[,，:：-]\s*|\b(?:and|but|so|also|plus|then)\s+)(?:also |just |then |and |but |so )*"
    r"(?=(?:how|when|what|who|where|can|could|may|will|would|do|does|is|are)\b)"
    r"|[,，]\s*(?=[^\s,，])",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?;。！？；\n]+[.!?;。！？；]*")
_ASKED_BESIDES = frozenset({"ask_process", "ask_rights", "ask_privacy"})
# codes that nobody here wants: "will you be taking my OTP"
_CODES = _PHRASES["whether a code is wanted"]


def asks_so_far(text: str) -> bool:
    """Whether a short message asks what was told so far: "which number did I give you"."""
    return len(text) <= _LONGEST_ASIDE and bool(_SO_FAR.search(for_rules(text).strip(" .!?。！？")))


def does_not_follow(text: str) -> bool:
    """Whether words ask what was meant: "what do you mean", "which number?", 什么意思."""
    return bool(_NOT_FOLLOWED.fullmatch(for_rules(text).strip(" \t\n,.，。!！?？~…")))


def asks_of_question(text: str) -> bool:
    """Whether a question is about what the form asked, and not about what can be done here."""
    return form_rules.is_question(text) and bool(_OF_THE_QUESTION.search(for_rules(text)))


def asks_when(text: str) -> bool:
    """Whether a short question asks when there will be an answer, or how long that takes."""
    if len(text) > _LONGEST_ASIDE:
        return False
    return bool(_WHEN_RESULT.search(for_rules(text))) or _asks_how_long(text)


def asks_who_decides(text: str) -> bool:
    """Whether a short question asks who decides or looks again: "the same person again?"."""
    return len(text) <= _LONGEST_OF_CODES and bool(_WHO_DECIDES.search(for_rules(text)))


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
    if _WIPE.fullmatch(read.strip(" .。!！?？,，")):
        return "ask_privacy"
    if len(text) <= _LONGEST_ASIDE and (
        (_PROMISE.search(read) and not _ASKED_BACK.search(read)) or _WAYS.search(read)
    ):
        return "ask_process"
    if in_form and (asks_when(text) or asks_whether(text)):
        return "ask_process"
    if _HOW_NOW.fullmatch(read.strip(" ,，.。!！?？~")):
        return "check_status"
    if _WHERE_IS_SOMEBODY.fullmatch(read.strip()):
        called = in_form or _CALLED_BEFORE.search(read)
        return "request_human" if called else "check_status"
    if _WHAT_TO_DO.fullmatch(read.strip(" ,，.。!！?？~")):
        return "ask_process" if in_form else "check_status"
    if len(text) <= _LONGEST_ASIDE and _OF_RECORDINGS.search(read):
        return "ask_process"
    if len(text) <= _LONGEST_ASIDE and (_FREEZES.search(read) or _WHO_PAYS.search(read)):
        return "ask_process"
    if not in_form and _HURRIES.fullmatch(read.strip(" ,，.。!！?？~")):
        # of a ticket it asks where that stands
        return "check_status"
    if in_form and _IS_IT_DONE.fullmatch(read.strip(" ,，.。!！?？~")):
        return "check_status"
    if _HAS_A_QUESTION.fullmatch(read.strip(" ,，.。!！?？~")):
        return "ask_help"
    if _IS_IT_HERE.fullmatch(read):
        return "greet"
    if len(text) <= _LONGEST_ASIDE and _MEANS_WHAT.search(read) and not _FIRM_DID.search(read):
        return "explain_term"
    bare = read.strip(" \t\n,.!?")
    if _LANGUAGE.fullmatch(bare):
        return "switch_language"
    if _ONLY_A_BOT.fullmatch(bare):
        return "bot_challenge"
    if _UNSURE_IF_COMPLAINT.search(read):
        return "ask_help"
    if does_not_follow(text) or (in_form and asks_so_far(text)):
        return "ask_help"
    if len(text) <= _LONGEST_OF_CODES and _CODES.search(read) and not narrates(text):
        return "ask_privacy"
    if _RIGHTS.search(read) or _GOES_ELSEWHERE.search(read):
        return "ask_rights"
    if any(question.fullmatch(read.strip(" ,，.。!！?？~")) for question in _OF_THE_WORK):
        return "ask_process"
    if asks_who_decides(text) and not narrates(text):
        return "ask_process"
    if _KEPT.search(read):
        return "ask_privacy"
    if _FILES.search(read):
        return "ask_process"
    if _WHAT_COMES.search(read) and not (_PAST_PROMISE.search(read) or _ASKED_BACK.search(read)):
        return "ask_process"
    if _WHY_DATA.search(read):
        return "ask_privacy"
    if (_WHO_SEES.search(read) or _GETS_TO_KNOW.search(read)) and _asks_something(text):
        return "ask_privacy"
    return "ask_process" if _COST.search(read) and form_rules.is_question(text) else None


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


def _asks_besides(part: str) -> bool:
    # at the end of a story "do you call that service" is no question; hardly any part of one is,
    # and this is told sooner than what would be asked
    if not (form_rules.is_question(part) or _asks_how_long(part)):
        return False
    return side_question(part, in_form=True) in _ASKED_BESIDES and not asks_whether(part)


def _asks_how_long(text: str) -> bool:
    return len(text) <= _LONGEST_ASIDE and bool(_HOW_LONG.search(_HELD_UP.sub("", for_rules(text))))


def _asks_something(text: str) -> bool:
    # also after a word that only holds the conversation up: "wait, does he …"
    return form_rules.is_question(text) or form_rules.is_question(_HELD_UP.sub("", for_rules(text)))


def asks_whether(text: str) -> bool:
    """Whether a short question wants a word that nobody can give yet: 你们到底给不给赔."""
    if len(text) > _LONGEST_ASIDE or not _YES_OR_NO.search(for_rules(text)):
        return False
    return len(text) <= _LONGEST_OUTCRY or not narrates(text)
