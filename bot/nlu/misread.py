"""What the intent head takes a message for, held against the words that such a message has.

A thank-you holds a word of thanks, praise a word of praise; a message without one was taken for it
by its tone alone, and a complaint that is thanked for as praise is lost.
"""

import re

from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.matter import excuses_oneself, narrates
from bot.nlu.encoder import shared_encoder
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import SENTENCE, between_marks, count_han, for_rules, has_at_least
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("misread")
# So sure a head needs no word to hold it against.
_CERTAIN = 0.85
_CERTAIN_OF_PERSON = 0.5
# leaving the form by mistake costs a customer more than a word would
# words of denial are words of these: "nothing yet", 不用了
_DENYING = frozenset({"cancel", "check_status"})
_CERTAINTY = {"request_human": _CERTAIN_OF_PERSON, "cancel": 1.01}
_UNSURE_PRAISE, _LIKELY_PRAISE = 0.8, 0.5
_OWN_WORDS = {
    "praise": _PHRASES["words of praise"],
    "thank": _PHRASES["words of thanks"],
    "cancel": _PHRASES["words of ending it"],
    "request_human": _PHRASES["words of a person"],
    "check_status": _PHRASES["words of its state"],
    "greet": _PHRASES["words of greeting"],
}
_FAREWELL = _PHRASES["words of farewell"]
# What went wrong, in words that praise has no use for.
_GRIEVANCE = _PHRASES["a grievance"]
# 态度不好 and "not helpful" hold a word of praise that they deny.
_DENIED_WORD = _PHRASES["a word that is denied"]
_ADDRESSES = _PHRASES["addresses the firm politely"]
_LONGEST_VENT = 40
_BAD_TONES = frozenset({"angry", "disappointed", "distressed"})
_LONG_HAN, _LONG_WORDS = 8, 6
_SHORT_OF_NATURE = frozenset({"praise", "thank", "suggest", "greet", "goodbye"})
_LONG_STORY_WORDS, _LONG_STORY_HAN, _CERTAIN_OF_STORY = 30, 45, 0.9
_LONGER_WORDS, _LONGER_HAN = 16, 26
# Statements that tell of the firm and of a day are no request outside what it does.
_FIRM = _PHRASES["the firm"]
# "hotel cancelled my booking" names no firm, and is about what is theirs
_OF_MINE = _PHRASES["of mine"]
_ABOUT_THEM = frozenset({"customer_name", "reference_number", "phone", "email"})
_UNSURE_OUTSIDE = 0.75
# Told before there is anything to add to; so sure a head is left alone.
_TELLING = {"inform": 0.999, "add_information": 0.85, FALLBACK: 1.01, OUT_OF_SCOPE: 0.6}
_ADDS = _PHRASES["adds to what was told"]
_SOUNDS = frozenset(
    "哔哩吧啦咕噜嘟呜呼咚唧嘎嘿嗒嗷哇喵咩汪哒叽喳咯噗嘭砰哐铛叮咣咔嚓嗡嘶嗖咻啪嗲哼哈嘻呵嗝咪嘞叭吱哗哧嘘么唰"
)
_LEAST_SOUNDS = 4
_WORD = re.compile(r"[a-z]+")
# pieces of a word that the encoder's vocabulary knows as a whole: begin, word, end
_WHOLE_PIECES = 3
_ONE_KEY = re.compile(r"([a-z])\1{3,}")
# jjjkkkk,,,,0000llll: a key is held down, and then another, with a letter among them
_HELD_KEYS = re.compile(r"(?=.*[a-z])(?:([a-z\d])\1{2,}[\s,.;/~-]*){2,}")
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEAST_KEYS = 4
# fdjskl: no word of either language has so many letters and no vowel
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_LEAST_MEAN_PIECES = 4.0


def lacks_its_words(text: str, intent: str | None, confidence: float, tone: str | None) -> bool:
    """Whether a message was taken for praise, thanks or a greeting without a word of it.

    Praise has more words than any list, so that it must sound like a grievance besides; and praise
    demands nothing.

    Args:
        text: the customer's words.
        intent: what the head says.
        confidence: how sure it is.
        tone: of the message.
    """
    if intent == "praise" and confidence >= _LIKELY_PRAISE and _is_a_story(text):
        # what went wrong before belongs to many a story of thanks
        return (
            bool(_CALLED_BAD.search(for_rules(text)))
            or _mocks(text, intent, tone)
            or (bool(_GRIEVANCE.search(for_rules(text))) and demanding_clause(text) is not None)
        )
    long_story = tone in _BAD_TONES and _is_a_story(text)
    if intent in _SHORT_OF_NATURE and confidence < _CERTAIN_OF_STORY and long_story:
        # one kind word in a long grievance is no praise
        return True
    if (intent == "praise" and _CALLED_BAD.search(for_rules(text))) or _mocks(text, intent, tone):
        return True
    if intent == "request_human" and names_a_role(text):
        return True
    own = _OWN_WORDS.get(intent or "")
    certain = _CERTAINTY.get(intent or "", _CERTAIN)
    # an angry word or two that praise nothing are none, however sure the head is
    outcry = intent == "praise" and tone == "angry" and not _is_more_than_an_outcry(text)
    doubtful = outcry or (intent == "greet" and _is_long(text))
    if own is None or (confidence >= certain and not doubtful):
        return False
    read = for_rules(text)
    grieves = bool(_GRIEVANCE.search(read))
    if intent == "praise" and grieves and demanding_clause(text):
        return True
    if own.search(read if intent in _DENYING else _meant(read)):
        return False
    if intent == "request_human":
        return grieves
    return intent != "praise" or tone in _BAD_TONES or grieves


def _is_more_than_an_outcry(text: str) -> bool:
    return has_at_least(text, words=_LONGER_WORDS, han=_LONGER_HAN)


def _is_a_story(text: str) -> bool:
    return has_at_least(text, words=_LONG_STORY_WORDS, han=_LONG_STORY_HAN)


def _meant(read: str) -> str:
    """Words without those that are denied, or only address the firm: "your good company"."""
    return _DENIED_WORD.sub(" ", _ADDRESSES.sub(" ", read))


def has_word_of_praise(text: str) -> bool:
    """Whether words hold one of praise that they mean."""
    return bool(_OWN_WORDS["praise"].search(_meant(for_rules(text))))


_COURTESY = _PHRASES["a courtesy at the head"]
COURTESIES = frozenset({"thank", "greet", "goodbye"})
_LEAST_BEHIND_COURTESY = 6


def without_excuse(text: str) -> str:
    """The sentences of a text behind one that excuses its writer: "sorry for swearing. when …"."""
    told = [part.strip() for part in SENTENCE.findall(for_rules(text)) if part.strip()]
    last = max((at for at, part in enumerate(told) if excuses_oneself(part)), default=-1)
    return " ".join(told[last + 1 :]) if last >= 0 else ""


def without_courtesy(text: str) -> str:
    """A text as rules read it, without the thanks or greeting at its head."""
    return _COURTESY.sub("", for_rules(text).strip())


def tells_behind_courtesy(text: str, intent: str | None) -> bool:
    """Whether thanks or a greeting only begin a message that goes on to tell something."""
    rest = without_courtesy(text) if intent in COURTESIES else ""
    if rest == for_rules(text).strip() or not narrates(rest):
        return False
    long = has_at_least(rest, words=_LEAST_BEHIND_COURTESY, han=_LONG_HAN)
    # "thanks, but you charged me twice"
    return long or bool(_GRIEVANCE.search(rest))


_THANKS_FOR_NOTHING = _PHRASES["thanks for nothing"]
# Thanks and praise of the net that mean their opposite, where the tone is bad.
_MOCKING = re.compile(
    r"[栓拴]q|个鬼|真的?会谢|我谢谢你(?:们|全家|啊)|呵呵|无语|离谱|下头|避雷|踩雷|拉胯"
)


# Words of wonder say nothing for the firm where the tone is angry.
_WONDERS = re.compile(
    r"\b(?:unbeliev\w+|incredibl[ey]|unreal|ridiculous|fantastic job|well done)\b"
    r"|难以置信|不可思议|不敢相信|开了?眼|长见识|见识了|绝了|服了"
)


def _mocks(text: str, intent: str | None, tone: str | None) -> bool:
    read = for_rules(text)
    mocking = tone in _BAD_TONES and bool(_MOCKING.search(read))
    mocking = mocking or bool(_THANKS_FOR_NOTHING.search(read))
    wonders = tone == "angry" and bool(_WONDERS.search(read))
    return intent in ("praise", "thank") and (mocking or wonders)


_REPORTS = _PHRASES["reports words"]
_SAYS_PRAISE = _PHRASES["says praise"]


def says_praise(text: str) -> bool:
    """Whether a text begins by saying that it praises, and tells no grievance."""
    read = for_rules(text)
    return bool(_SAYS_PRAISE.match(read)) and not _GRIEVANCE.search(read)


def speaks_of_the_firm(text: str) -> bool:
    """Whether words speak to or of the firm: 你们快递, "your courier"."""
    return bool(_FIRM.search(for_rules(text)))


_BLAMES_NOBODY = _PHRASES["blames nobody"]
_SUGGESTS = _PHRASES["suggests"]


def feedback_in(text: str, tone: str | None) -> str | None:
    """What words right behind praise are: more `praise`, or `suggest`; None where they grieve.

    Args:
        text: the customer's words.
        tone: of the message.
    """
    read = for_rules(text)
    # the tone of what went well is easily misread: "she waited with us until midnight"
    if tone == "angry":
        return None
    if _SUGGESTS.search(read):
        # "my kids went to the wrong floor, maybe put a sign in the lift"
        return "suggest"
    return None if grieves(text) else "praise"


def blames_nobody(text: str) -> bool:
    """Whether words say that nobody of the firm is to blame: "not your fault", 别怪他们."""
    read = for_rules(text)
    return bool(_BLAMES_NOBODY.search(read)) and not _OBJECTS.search(read)


def grieves(text: str) -> bool:
    """Whether words tell what went wrong, or want it put right."""
    return bool(_GRIEVANCE.search(for_rules(text))) or demanding_clause(text) is not None


def reports_words(text: str) -> bool:
    """Whether a statement tells what somebody said: 他们说没到deductible asks nothing of it."""
    return bool(_REPORTS.match(for_rules(text).strip())) and not is_question(text)


# who it was about, and no call for one: 理赔专员
_ROLE_ALONE = re.compile(
    r"(?!.*[找转要叫请见给接谢换有想让来处帮增])[一-鿿]{1,8}(?:专员|经理|主管|柜员|业务员|店员|店长|前台|保安|司机|师傅|快递员|客服)"
)
_NOBODYS = re.compile(r"人工|在线|真人|客服(?:经理|主管)")
# manners and service that are called bad, with a word of the other language between or without
_CALLED_BAD = _PHRASES["called bad"]


_ENDED_BY_OTHERS = _PHRASES["is ended by somebody else"]


def is_ended_by_others(text: str) -> bool:
    """Whether what words call off is done by others: 就要被学校取消, "my place gets withdrawn"."""
    return bool(_ENDED_BY_OTHERS.search(for_rules(text)))


def names_a_role(text: str) -> bool:
    """Whether a text is a kind of staff and nothing more, which may begin a story."""
    read = between_marks(text)
    return bool(_ROLE_ALONE.fullmatch(read)) and not _NOBODYS.search(read)


def says_no_farewell(text: str) -> bool:
    """Whether Chinese words have none of a farewell: 刚说了嘛 退了."""
    return count_han(text) > 0 and not _FAREWELL.search(for_rules(text))


def names_no_person(text: str, intent: str | None, confidence: float) -> bool:
    """Whether a wish for a person was read into words that ask for none."""
    own = _OWN_WORDS["request_human"]
    return intent == "request_human" and confidence < _CERTAIN and not own.search(for_rules(text))


def is_unsure_praise(text: str, intent: str | None, confidence: float) -> bool:
    """Whether praise is a mere guess: then it is better to ask what was meant."""
    unsure = intent == "praise" and confidence < _UNSURE_PRAISE
    return unsure and not has_word_of_praise(text)


def tells_of_the_firm(text: str, intent: str | None, confidence: float, found: set[str]) -> bool:
    """Whether something taken for out of scope is a statement about the firm and a day.

    Args:
        text: the customer's words.
        intent: what the head says.
        confidence: how sure it is.
        found: entities that the patterns found in the text.
    """
    return (
        intent == OUT_OF_SCOPE
        and confidence < _UNSURE_OUTSIDE
        and "incident_time" in found
        and not is_question(text)
        and bool(_FIRM.search(for_rules(text)))
        and tells_story(text)
    )


def tells_a_grievance(text: str, intent: str | None, confidence: float, found: set[str]) -> bool:
    """Whether something taken for a fact to add, or for nothing, is what went wrong.

    Args:
        text: the customer's words.
        intent: what the head says.
        confidence: how sure it is.
        found: entities that the patterns found in the text.
    """
    certain = _TELLING.get(intent or "", 0.0)
    read = for_rules(text)
    return (
        confidence < certain
        and bool(_GRIEVANCE.search(read))
        and (
            bool(found & {"incident_time", "reference_number"})
            or bool(_FIRM.search(for_rules(text)))
            or (bool(_OF_MINE.search(read)) and not found & _ABOUT_THEM)
            or _is_long(text)
        )
        and not _ADDS.search(read)
        and not is_question(text)
        and not _ASKS_IF_TRUE.search(read)
        and tells_story(text)
    )


def is_babble(text: str) -> bool:
    """Whether a text is made of no words: sounds, or letters in a row."""
    read = for_rules(text)
    if re.search(r"\d|@|://", read):
        return False
    han = re.findall(r"[一-鿿]", read)
    if han:
        return len(han) >= _LEAST_SOUNDS and sum(c in _SOUNDS for c in han) >= 0.75 * len(han)
    words = _WORD.findall(read)
    if len(words) < 2:
        return False
    pieces = [len(shared_encoder().pieces(word)) for word in words]
    return min(pieces) > _WHOLE_PIECES and sum(pieces) / len(pieces) >= _LEAST_MEAN_PIECES


def is_keyboard_row(text: str) -> bool:
    """Whether a text is keys of one row pressed one after the other: "asdfghjkl"."""
    word = for_rules(text).strip(" .!?")
    bare = "".join(filter(str.isalnum, word))
    if _ONE_KEY.fullmatch(word) or _HELD_KEYS.fullmatch(word) or _NO_VOWEL.fullmatch(bare):
        return True
    runs = [word[i : i + _LEAST_KEYS] for i in range(len(word) - _LEAST_KEYS + 1)]
    ordered = sum(run in row or run[::-1] in row for run in runs for row in _KEYBOARD)
    return word.isalpha() and len(word) > _LEAST_KEYS and ordered * 2 > len(runs)


def _is_long(text: str) -> bool:
    return has_at_least(text, words=_LONG_WORDS, han=_LONG_HAN)


# 气死我了 says whose anger it is, and of what only to who asks
_DISCLAIMS = _PHRASES["says that it is no complaint"]
_PROPOSES = _PHRASES["proposes something"]
_OBJECTS = _PHRASES["goes on to complain"]
_OWN_ANGER = _PHRASES["anger of one's own"]
# hearsay, which is nobody's outburst
_ASKS_IF_TRUE = _PHRASES["asks if it is true"]


# what the head makes of an outburst that says no more
_OF_NOTHING = frozenset({OUT_OF_SCOPE, FALLBACK, "goodbye"})


def disclaims(text: str) -> bool:
    """Whether a text says that it is no complaint, or that it asks before anything was bought."""
    read = for_rules(text)
    return bool(_DISCLAIMS.search(read)) and not _OBJECTS.search(read)


def disclaims_and_proposes(text: str) -> bool:
    """Whether a text says that it is no complaint, and what could be better: an idea, no more."""
    read = for_rules(text)
    return bool(_DISCLAIMS.search(read) and _PROPOSES.search(read)) and not _OBJECTS.search(read)


def vents(text: str, intent: str | None, tone: str | None, found: set[str]) -> bool:
    """Whether a short outburst at the firm says no more than that something is wrong.

    Args:
        text: the customer's words.
        intent: of the head.
        tone: of the message.
        found: entities that the patterns found in it.
    """
    return (
        intent in _OF_NOTHING
        and len(text) <= _LONGEST_VENT
        and (tone == "angry" or "abuse" in found)
        and bool(
            _FIRM.search(for_rules(text)) or "abuse" in found or _OWN_ANGER.search(for_rules(text))
        )
        and not is_question(text)
        and not _ASKS_IF_TRUE.search(for_rules(text))
    )
