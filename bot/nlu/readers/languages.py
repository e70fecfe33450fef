"""A request to be answered in another language, and what is told beside it."""

import re

from bot import language
from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.matter import may_wish, narrates
from bot.nlu.asked.desk import asks_for_a_person
from bot.nlu.intents import FALLBACK
from bot.nlu.question_form import is_question
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_kind import ASIDE
from bot.nlu.rule_phrases import part
from bot.nlu.text import for_rules, has_at_least

_SWITCH = "switch_language"
_LONG_WORDS, _LONG_HAN = 10, 14
# "by email, she does not read English" asks for no other language here
_OF_ANOTHER = re.compile(
    rf"\b(?:she|he|they|{part('close kin')})"
    r" (?:does ?n[o']?t|do ?n[o']?t|can'?t|cannot|can not|hardly|barely|only)"
    r" (?:really |even )?(?:read|speak|write|understand|know)s?\b"
    rf"|(?:[她他佢]|{part('kin')}|老人家?)(?:们|也|都|又|根本|完全)*"
    r"(?:不(?:会|懂|识|认识|太会)|看不懂|听不懂|讲不(?:了|好)|唔识|只会)"
    r"(?:说|讲|看|写|读|听)?(?:英|中|普通话|国语|粤|广东话)",
    re.I,
)
_NO_WORD = re.compile(r"\W+")


def settle_request(reading: Reading, asked: str | None) -> bool:
    """Let a request to switch that also tells something be both, or no request where it is none.

    What happened becomes the story at once where it may begin; beside another question of the form
    it is kept, and the question stays open unless what is wanted answers it.

    Args:
        reading: the message.
        asked: slot that the form asked for; None outside it.

    Returns:
        whether all that the message tells is written down.
    """
    if _only_asks_for_a_language(reading.text):
        reading.mean(_SWITCH)
        tell_requested(reading)
        return True
    if reading.intent == _SWITCH and language.goes_on_slowly(reading.text):
        _bear_with(reading, asked)
        return True
    if reading.intent == _SWITCH and asked and _is_of_another(reading.text):
        reading.mean("inform")
    if reading.intent == _SWITCH and _only_speaks_of_one(reading.text):
        _mean_the_next(reading)
    if reading.intent != _SWITCH:
        _say_wanted(reading, language.asked_for(reading.text))
        return False
    tell_requested(reading)
    rest = language.besides_request(reading.text)
    if asks_for_a_person(rest):
        reading.mean("request_human")
        return False
    told = _names_a_language(reading.text, rest) and tells_story(rest)
    if told and "requested_language" not in reading.found:
        # "my English is bad, but your driver lost my parcel" goes on in it
        reading.mean("file_complaint" if asked in (None, "story") else "inform")
    elif asked is None and narrates(rest):
        reading.mean("file_complaint")
    elif asked == "story" and told:
        reading.mean("inform")
    elif asked == "demand" and told and may_wish(rest):
        reading.say("demand", rest)
        return True
    elif asked not in (None, "story") and _tells_something(reading, rest):
        reading.say("story", reading.text)
        return True
    return False


def _bear_with(reading: Reading, asked: str | None) -> None:
    """Go on in the language of who asks to be borne with in it."""
    if asked is None:
        reading.mean("greet")
    else:
        reading.say("request", ASIDE)
        reading.mean(FALLBACK)


def _only_speaks_of_one(text: str) -> bool:
    """Whether a language is named as that of a paper, or two together, in what asks for neither."""
    if language.tells_of_writing(text):
        return True
    long = has_at_least(text, words=_LONG_WORDS, han=_LONG_HAN)
    return long and language.names_two(text)


def _is_of_another(text: str) -> bool:
    """Whether it is somebody else who does not speak or read a language."""
    return bool(_OF_ANOTHER.search(for_rules(text))) and language.asked_for(text) is None


def _mean_the_next(reading: Reading) -> None:
    ranking = reading.message.get("intent_ranking") or []
    # what is proposed in the form of a question is no complaint
    not_meant = {_SWITCH, "file_complaint"} if is_question(reading.text) else {_SWITCH}
    others = [known["name"] for known in ranking if known["name"] not in not_meant]
    reading.mean(others[0] if others else FALLBACK)


def _names_a_language(text: str, rest: str) -> bool:
    # marks between clauses are no words of theirs
    return _NO_WORD.sub("", rest) != _NO_WORD.sub("", text)


def _only_asks_for_a_language(text: str) -> bool:
    asks = language.asked_for(text) is not None
    return asks and not _NO_WORD.sub("", language.besides_request(text))


def tell_requested(reading: Reading) -> None:
    """Write the language that a request to switch names."""
    if reading.intent == _SWITCH:
        _say_wanted(reading, language.requested(reading.text))


def _say_wanted(reading: Reading, wanted: str | None) -> None:
    if wanted and "requested_language" not in reading.found:
        reading.forget("language")
        reading.say("language", wanted)
        reading.say("requested_language", wanted)


def _tells_something(reading: Reading, rest: str) -> bool:
    """Whether the words beside the request are of the matter: "she is 74", 我在开会 is not."""
    if not rest or is_question(rest):
        return False
    told = bool(reading.flags) or any(map(str.isdigit, rest))
    return told or narrates(rest)
