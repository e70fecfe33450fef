"""Reads a message beside what the conversation asked: in the complaint form, or outside it."""

import json
import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.language import OTHER
from bot.nlu import short_answers
from bot.nlu.annotations import text_of
from bot.nlu.answering.beginning import only_begins
from bot.nlu.answering.matter import waits_a_moment, wishes
from bot.nlu.answering.name_alone import surely_a_name
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.machine_text import is_machine_text
from bot.nlu.misread import is_babble, is_keyboard_row
from bot.nlu.put_right import BY_VALUE
from bot.nlu.reader import Reader
from bot.nlu.readers import form, outside
from bot.nlu.readers.answer_asked import tell_answer_asked
from bot.nlu.readers.by_kind import likely_kind
from bot.nlu.readers.contact import tell_way_of_contact
from bot.nlu.readers.flags import settle_flags, tell_strain
from bot.nlu.readers.languages import settle_request, tell_requested
from bot.nlu.readers.meaning import tell_question_besides
from bot.nlu.readers.person import keep_name_beside
from bot.nlu.readers.questions import (
    ANSWERING_ENTITIES,
    FACTS,
    OPEN_QUESTIONS,
    REACHING,
    SHOWN,
    holds_the_answer,
    is_brief,
)
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.standing import Standing
from bot.nlu.readers.story import begins_or_goes_on, tell_reason
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.second_complaint import begins_another
from tickets.draft import SKIPPED
from tickets.vocabulary import Tone

FORM = "complaint_form"
# Questions that words of no known language may answer: names, and what stands in a document.
_PROPER_NAMES = frozenset({"customer_name", "principal", "contact", "reference_number"})
# The summary is shown, or what to change in it is asked.
_AT_THE_SUMMARY = frozenset({"confirmation", "correction_field"})
# A less sure intent than this may be babble.
_SURE = 0.55
_LIKELY = 0.5
# As in actions/awaiting.py.
_GOOD_FOR_MESSAGES = 2
_FOR_A_CONTACT = ("reply_channel", "contact")
_ASKS = re.compile(r"[?？]")
_DOTS = re.compile(r"[\s.,。，…~·_-]+")
_TELLING_OF_ONE = frozenset({"action_open_ticket", "action_check_status"})
# Their answers where there is no ticket to show.
_NONE_SHOWN = frozenset({"utter_ticket_not_found", "utter_status_none", "utter_no_ticket_to_add"})
# So many messages after a receipt or a status are likelier about it than a matter of their own.
_RIGHT_BEHIND_MESSAGES = 3
# Actions after which words may be meant for a ticket.
_OPENING_OR_SHOWING = frozenset(
    {"action_open_ticket", "action_request_human", "action_check_status", "action_change_ticket"}
)

# Intents whose words are kept; of a side question among them the answer would be missed.
_TAKEN_IN = frozenset({"file_complaint", "inform", "correct", "skip", "add_information"})

_WORDS_OF_A_SENTENCE = 7
_ANSWERS = frozenset().union(*ANSWERING_ENTITIES.values())

_TOLD = frozenset({"amount", "incident_time", "reference_number", "customer_name", "abuse"})

# What is wanted beside files is not only what they show.
_ASKING_FOR_SOMETHING = frozenset(
    {"check_status", "request_human", "withdraw_complaint", "reopen_complaint", "rate"}
)

# Questions that a few words beside files are no answer to.
_DETAILS = frozenset(
    {"incident_time", "reference_number", "given_reason", "demand", "contact", "customer_name"}
)

# Asked for in place of a story that was told already (`actions.turn.PAUSE`).
_MORE = "pause"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FormReader(Reader):
    """Writes what a message tells beside the patterns: story, demand, corrections, verdicts, …"""

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message in the light of what was asked."""
        for message in messages:
            if text_of(message).strip():
                self._read(message, tracker)
        return messages

    def _read(self, message: Message, tracker: DialogueStateTracker) -> None:
        reading = Reading(message, self.name)
        asked = _asked(tracker) if tracker.active_loop_name == FORM else None
        settle_flags(reading, asked)
        if _is_toneless(reading.text) and "tone" in reading.found:
            reading.forget("tone")
            reading.say("tone", Tone.CALM)
        if not settle_request(reading, asked):
            self._read_words(reading, asked, tracker)
        if asked not in (None, "story", *_FOR_A_CONTACT):
            tell_way_of_contact(reading)
        tell_answer_asked(reading, in_form=asked is not None)
        if reading.intent in _TAKEN_IN:
            tell_question_besides(reading, asked)
        tell_strain(reading)
        tell_requested(reading)

    def _read_words(
        self, reading: Reading, asked: str | None, tracker: DialogueStateTracker
    ) -> None:
        if _is_unreadable(reading, asked):
            if is_machine_text(reading.text) or is_keyboard_row(reading.text):
                # no sum or day of the matter stands in it
                for name in _TOLD & reading.found:
                    reading.forget(name)
            reading.mean(FALLBACK)
        elif tracker.active_loop_name == FORM:
            # two questions stand then, of which the last words decide
            begun = bool(_value(tracker, "story"))
            if asked == "story" and waits_a_moment(reading.text):
                # called away before it is told
                reading.mean("goodbye")
                return
            if asked == "story" and begins_or_goes_on(reading, begun=begun):
                return
            if (
                asked in _DETAILS
                and _is_a_caption(reading.message, tracker)
                and not _answers(reading, asked)
            ):
                # says what the files show, and the reason where a letter is sent that gives one
                reading.say("story", reading.text)
                tell_reason(reading)
                reading.mean("inform")
                return
            erasure = _awaited(tracker, good_for=1) == "erasure"
            seen = _has_seen_a_ticket(tracker)
            if asked in _AT_THE_SUMMARY and _agrees_again(reading, tracker):
                reading.mean("affirm")
                return
            form.read(
                reading,
                asked or "story",
                _told(tracker),
                asks_of_erasure=erasure,
                has_ticket=seen,
            )
            if asked == "customer_name":
                keep_name_beside(reading)
            if reading.intent == FALLBACK and _is_a_caption(reading.message, tracker):
                reading.say("story", reading.text)
                reading.mean("inform")
        else:
            if _names_files(reading, tracker):
                reading.mean("add_information")
                return
            news = bool((reading.message.get("metadata") or {}).get("behind_news"))
            outside.read(reading, _standing(tracker, news))


def _asked(tracker: DialogueStateTracker) -> str | None:
    """The slot that the form asked for; `pause` where any words more of a told story will do."""
    asked: str | None = _value(tracker, "requested_slot")
    told = _value(tracker, "story") if asked == "story" else None
    return _MORE if told and not only_begins(told) else asked


def _agrees_again(reading: Reading, tracker: DialogueStateTracker) -> bool:
    """Whether a yes that was not taken for one is said once more, word for word."""
    agrees = likely_kind(reading, _LIKELY) is ReplyKind.CONFIRMATION or reading.intent == "affirm"
    agrees = agrees or short_answers.more_than_a_yes(reading.text) is not None
    if not agrees or reading.found & SHOWN or short_answers.depends(reading.text):
        return False
    told = (event.text for event in tracker.events if isinstance(event, UserUttered))
    return reading.text.strip() in {(text or "").strip() for text in told}


def _is_a_caption(message: Message, tracker: DialogueStateTracker) -> bool:
    """Whether words stand beside files that belong to a story: they say what is on them."""
    beside = (message.get("metadata") or {}).get("beside_files")
    return bool(beside and _value(tracker, "story")) and any(map(str.isalpha, text_of(message)))


def _answers(reading: Reading, asked: str) -> bool:
    """Whether words beside files hold the answer as well, or want something of the desk."""
    asks = reading.intent in _ASKING_FOR_SOMETHING or bool(_ASKS.search(reading.text))
    wants = asked == "demand" and wishes(reading.text)
    if asks or wants or holds_the_answer(reading, asked):
        return True
    if asked == "demand":
        # "look at the times, I was at work" says what is on the picture
        return likely_kind(reading, _LIKELY) is ReplyKind.DEMAND
    return asked in OPEN_QUESTIONS and not is_brief(reading.text)


def _names_files(reading: Reading, tracker: DialogueStateTracker) -> bool:
    """Whether a few words beside files say what they are, where a ticket takes them."""
    beside = (reading.message.get("metadata") or {}).get("beside_files")
    brief = is_brief(reading.text) and not _ASKS.search(reading.text)
    asks = reading.intent in _ASKING_FOR_SOMETHING or begins_another(reading.text)
    return bool(beside) and brief and not asks and _has_seen_a_ticket(tracker)


def _standing(tracker: DialogueStateTracker, behind_news: bool) -> Standing:
    return Standing(
        awaited=_awaited(tracker),
        draft_kept=bool(_value(tracker, "draft_kept_at")),
        has_ticket=lambda: behind_news or _has_seen_a_ticket(tracker),
        just_opened=lambda: _has_just_opened(tracker),
        story_missing=bool(_value(tracker, "draft_id")) and not _value(tracker, "story"),
        behind_news=behind_news,
    )


def _told(tracker: DialogueStateTracker) -> dict[str, str]:
    """What was told before, of the slots that words can put right by value."""
    slots = {slot: _value(tracker, slot) for slot in BY_VALUE}
    # of several numbers in one message the first is the customer's
    first = {slot: one[0] if isinstance(one, list) else one for slot, one in slots.items() if one}
    return {slot: str(value) for slot, value in first.items() if value != SKIPPED}


def _value(tracker: DialogueStateTracker, slot: str) -> Any:
    known = tracker.slots.get(slot)
    return known.value if known else None


def _has_seen_a_ticket(tracker: DialogueStateTracker) -> bool:
    shown = False
    for event in tracker.events:
        if isinstance(event, ActionExecuted):
            if shown:
                return True
            shown = event.action_name in _OPENING_OR_SHOWING
        elif isinstance(event, BotUttered) and event.metadata.get("utter_action") in _NONE_SHOWN:
            shown = False
    return shown


def _has_just_opened(tracker: DialogueStateTracker) -> bool:
    messages = 0
    for event in reversed(tracker.events):
        if isinstance(event, ActionExecuted) and event.action_name in _TELLING_OF_ONE:
            return _has_seen_a_ticket(tracker)
        messages += isinstance(event, UserUttered)
        if messages > _RIGHT_BEHIND_MESSAGES:
            break
    return False


def _awaited(tracker: DialogueStateTracker, good_for: int = _GOOD_FOR_MESSAGES) -> str | None:
    """What was asked outside the form, unless the conversation has moved on since."""
    awaiting = _value(tracker, "awaiting")
    if not awaiting:
        return None
    told = 1
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == "awaiting":
            break
        told += isinstance(event, UserUttered)
    what: str = json.loads(awaiting)["what"]
    return what if told <= good_for else None


def _is_unreadable(reading: Reading, asked: str | None) -> bool:
    if is_machine_text(reading.text) or is_keyboard_row(reading.text):
        # commands, markup and code tell nothing; they must not become somebody's story
        return True
    if asked and not any(map(str.isalnum, reading.text)) and not _ASKS.search(reading.text):
        # pictures of a mood answer no question of the form
        return short_answers.meaning(reading.text, asked) is None
    unsure = reading.intent == OUT_OF_SCOPE or reading.confidence < _SURE
    named = asked in _PROPER_NAMES or surely_a_name(reading.text)
    told = bool(reading.found & (FACTS | REACHING | {"amount"}))
    if unsure and not named and not told and is_babble(reading.text):
        return True
    # nothing here reads it; the answer says which languages are read
    unread = reading.message.get("language") == OTHER
    # a number and a name are the same in any language; a sentence beside none is not
    sentence = len(reading.text.split()) >= _WORDS_OF_A_SENTENCE and not reading.found & _ANSWERS
    return unread and (asked not in ANSWERING_ENTITIES or sentence)


def _is_toneless(text: str) -> bool:
    """Whether a text has no tone of voice: code, commands, dots."""
    return is_machine_text(text) or _DOTS.fullmatch(text) is not None
