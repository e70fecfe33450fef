"""Writes the language of a message as the entity `language`."""

import re
from itertools import islice

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.language import (
    ENGLISH,
    OTHER,
    SIMPLIFIED,
    TRADITIONAL,
    detect,
    script,
    without_neutral_parts,
)
from bot.nlu.annotations import add_entities, entity, text_of
from bot.nlu.machine_text import is_machine_text
from bot.nlu.patterns.regions import REGION, region_of
from bot.nlu.reader import Reader

# What people answer here (names, numbers, addresses) is often in letters of the other language.
_NAMES_AND_NUMBERS = frozenset({"customer_name", "contact", "reference_number"})
_CHOSEN = frozenset({"reply_channel", "confirmation"})
_CHINESE = frozenset({SIMPLIFIED, TRADITIONAL})
_SHORT_ANSWER_CHARACTERS, _LONGEST_CHOICE = 25, 16
_REMEMBERED_MESSAGES = 30
_FEW_HAN = 4
_SENTENCE_HAN, _SENTENCE_WORDS, _SHORTEST_OWN_WORDS = 6, 5, 8
_HAN = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def _slot(tracker: DialogueStateTracker, name: str) -> str | None:
    slot = tracker.slots.get(name)
    return slot.value if slot else None


def _is_known(tracker: DialogueStateTracker) -> bool:
    """Whether the slot holds more than its initial value: the customer or the channel told it.

    Buttons and files tell no language.
    """
    return any(
        _is_in_words(event) or (isinstance(event, SlotSet) and event.key == "language")
        for event in tracker.events
    )


def _is_in_words(event: Event) -> bool:
    return isinstance(event, UserUttered) and not (event.text or "").startswith("/")


def _leaves_it(text: str, tracker: DialogueStateTracker) -> bool:
    """Whether whole words of another language follow after their writer used the one asked for.

    Who asks for English in Chinese and goes on in Chinese wants English answers; who wrote English
    since and comes back to Chinese has switched.
    """
    asked_for = _slot(tracker, "language")
    words = without_neutral_parts(text)
    told = (
        len(_HAN.findall(words)) >= _SENTENCE_HAN or len(_LATIN.findall(words)) >= _SENTENCE_WORDS
    )
    if not told or detect(text, asked_for) in (asked_for, OTHER, None):
        return False
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == "language_pinned":
            return False
        if isinstance(event, UserUttered) and event.text:
            written = detect(event.text)
            if written == asked_for and len(event.text) >= _SHORTEST_OWN_WORDS:
                return True
    return False


def _tells_no_language(message: Message, previous: str, tracker: DialogueStateTracker) -> bool:
    """Whether a message leaves the conversation in its language, whatever it is written in."""
    text, asked = text_of(message), _slot(tracker, "requested_slot")
    if _slot(tracker, "language_pinned") and not _leaves_it(text, tracker):
        return True  # the customer asked for it
    if is_machine_text(text):
        return True  # code and commands are in no customer's language
    if (message.get("metadata") or {}).get("beside_files"):
        return True  # what is on a picture is often named in its own language
    if previous == ENGLISH and _only_puts_in_chinese(text, tracker):
        return True
    length = len(text.strip())
    if asked in _NAMES_AND_NUMBERS and length <= _SHORT_ANSWER_CHARACTERS:
        return True
    # "right here", "by email": no more than a choice
    chooses = asked in _CHOSEN and length <= _LONGEST_CHOICE
    if previous not in _CHINESE or _HAN.search(text):
        return False
    # "when?" of who writes Chinese asks for no English
    one_word = len(_LATIN.findall(text)) == 1 and length <= _LONGEST_CHOICE
    return chooses or (one_word and any(map(_HAN.search, _written_before(tracker))))


def _only_puts_in_chinese(text: str, tracker: DialogueStateTracker) -> bool:
    """Whether who writes English puts a few Chinese words into a short message: "ok 谢谢 boss"."""
    few = 0 < len(_HAN.findall(text)) <= _FEW_HAN
    if not (few and _LATIN.search(text)):
        return False
    written = [before for before in _written_before(tracker) if before != text]
    told = (len(_LATIN.findall(before)) for before in written if not _HAN.search(before))
    return max(told, default=0) >= _SENTENCE_WORDS


def _language_told(text: str, previous: str | None, tracker: DialogueStateTracker) -> str | None:
    """The language that a text is written in, beside what was written before."""
    language = detect(text, previous)
    if language == SIMPLIFIED and previous == ENGLISH and script(text) is None:
        return _script_written(tracker) or SIMPLIFIED
    if language is None and _LATIN.search(text):
        return ENGLISH  # "hi" as the very first word of a conversation
    return language


def _written_before(tracker: DialogueStateTracker) -> list[str]:
    """What the customer wrote, the newest first."""
    spoken = (event for event in reversed(tracker.events) if isinstance(event, UserUttered))
    return [event.text for event in islice(spoken, _REMEMBERED_MESSAGES) if event.text]


def _script_written(tracker: DialogueStateTracker) -> str | None:
    """The script in which the customer last wrote Chinese, whatever was answered in."""
    for event in reversed(tracker.events):
        written = script(event.text) if isinstance(event, UserUttered) and event.text else None
        if written:
            return written
    return None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageDetector(Reader):
    """Tells English, Simplified and Traditional Chinese apart, with the conversation as context.

    The message key `language` always carries what was found (also `other` or None); the entity only
    what the catalogues can answer in. The key `region` carries where the customer writes from, as
    far as words told so far.
    """

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Add the language to each message."""
        previous = _slot(tracker, "language") if _is_known(tracker) else None
        for message in messages:
            text = text_of(message)
            if previous and _tells_no_language(message, previous, tracker):
                language: str | None = previous
            else:
                language = _language_told(text, previous, tracker)
            message.set("language", language, add_to_output=True)
            message.set(REGION, region_of([text, *_written_before(tracker)]))
            # who begins in a language that nobody here reads is likelier to read English
            answered = ENGLISH if language == OTHER and previous is None else language
            if answered and answered != OTHER:
                add_entities(message, [entity("language", answered, self.name, 0, len(text))])
        return messages
