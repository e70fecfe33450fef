"""The topic of the complaint: kept once it is known, else chosen from the likeliest guesses."""

import re

from actions.form.look import Look
from actions.told import topic_of_each_category
from actions.turn import said_of_this_draft, split
from bot.nlu.answering.beginning import only_begins
from tickets.vocabulary import Topic

# ideographs: a story that short says little of what it is about
_BEGINNING = 24
# A shorter part that says so clearly what it is about decides, too.
_SURE_TOPIC = 0.6
# a guess among many says no more than the beginning did
_LEAST_SURE = 0.45
# So many times as long as the beginning, a part says better what it is about.
_MUCH_MORE = 2
_SAYING_IT_BACK = frozenset({"utter_matter_heard", "utter_next_matter_heard"})
_WORD = re.compile(r"[^\s\u4e00-\u9fff，。！？、；：]+")
_DETAILS = ("incident_time", "contact", "reference_number")
_CATEGORY_FIELDS = ("category", "category_choice")
_NEVER_GUESSED = frozenset({Topic.FRAUD_UNAUTHORISED, Topic.PRIVACY_LEAK})


def check_topic(look: Look) -> None:
    """Leave a topic of the vocabulary, or none where the customer is still to be asked."""
    if look.values["topic"] and look.values["topic"] not in set(Topic):
        look.values["topic"] = None
    if look.values["story"] and look.values["topic"] is None:
        _choose(look)
        if look.requested in ("category_choice", "topic") and look.turn.intent == "skip":
            # who cannot tell need not: staff correct what the likeliest guess gets wrong
            guesses = split(look.values["topic_guesses"])
            guess = next(iter(guesses), Topic.OTHER.value)
            # what would call somebody at once is not guessed
            look.values["topic"] = Topic.OTHER.value if guess in _NEVER_GUESSED else guess
    # what is told later belongs to the same complaint: its topic stays, unless it is corrected
    corrected = look.turn.entities.get("correction_field") in _CATEGORY_FIELDS
    earlier = None if look.is_other_draft or corrected else look.before.get("topic")
    if earlier and look.values["topic"] and look.requested not in ("story", "topic"):
        look.values["topic"] = look.values["topic"] if _tells_more(look) else earlier


def _tells_more(look: Look) -> bool:
    """Whether the story was a mere beginning, and what is told now says more of it."""
    told, now = look.before.get("story") or "", str(look.turn.entities.get("story") or "")
    # 贷款逾期了 我被裁了, however long, tells nothing yet that was done to them
    begun = only_begins(told)
    if not now or (_length(told) > _BEGINNING and not begun):
        return False
    read = (look.tracker.latest_message or {}).get("topic") or {}
    if read and read.get("name") != look.values["topic"]:
        # a mere second guess takes no place
        return False
    sure = read.get("confidence") or 0.0
    if read and sure < _LEAST_SURE:
        return False
    if any(look.told_now(slot) for slot in _DETAILS) and _length(now) <= _length(told):
        # "no, I mean the 2nd" is about the same
        return False
    if begun:
        return True
    if _was_said_back(look) and _length(now) < _MUCH_MORE * _length(told):
        # a piece or two more of what the customer was told it is about
        return False
    return _length(now) > _length(told) or sure >= _SURE_TOPIC


def _says_less_of_it(look: Look) -> bool:
    """Whether the story was told, and the piece that is added is a mere guess of its own."""
    read = (look.tracker.latest_message or {}).get("topic") or {}
    return bool(look.before.get("story")) and float(read.get("confidence") or 0.0) < _LEAST_SURE


def _was_said_back(look: Look) -> bool:
    return bool(said_of_this_draft(look.tracker.events) & _SAYING_IT_BACK)


def _length(words: str) -> int:
    """Ideographs, and half as many again as there are words of letters or figures."""
    ideographs = sum(0x4E00 <= ord(character) <= 0x9FFF for character in words)
    return ideographs + int(1.5 * len(_WORD.findall(words)))


def _choose(look: Look) -> None:
    """Not sure of the category when the story was told: the customer's answer decides it."""
    if look.values["story"] != look.before.get("story") and not _says_less_of_it(look):
        guesses = topic_of_each_category(look.tracker)
        look.values["topic_guesses"] = ",".join(guesses) or look.values["topic_guesses"]
    guesses = split(look.values["topic_guesses"])
    if look.values["category_choice"] is None:
        if guesses and look.requested == "category_choice" and look.is_for_the_form:
            # asked once and answered with something else: staff can tell, who read it anyway
            look.values["topic"] = guesses[0]
        return
    for guess in guesses:
        if Topic(guess).category == look.values["category_choice"]:
            look.values["topic"] = guess
