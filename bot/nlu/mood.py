"""The mood of a conversation: tones of its last messages, with memory for the strong ones."""

from itertools import islice
from typing import Any, NamedTuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.annotations import add_entities, entity, text_of
from bot.nlu.reader import Reader
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules
from tickets.vocabulary import Flag, Tone

_REMEMBERED_MESSAGES = 8
# How strongly a tone sets the mood, and how fast calm messages wear it off. A person in distress or
# anger stays so for a few turns even when the next message is only "13800138000".
_STRENGTH = {
    Tone.DISTRESSED: 1.0,
    Tone.ANGRY: 0.9,
    Tone.DOUBTING: 0.6,
    Tone.EXPECTING: 0.6,
    Tone.DISAPPOINTED: 0.6,
}
_WEAR = {Tone.DISTRESSED: 0.25, Tone.ANGRY: 0.3}
_OTHER_WEAR = 0.45
_MILDER_WEAR = 0.3
_RELIEF_WEAR = 0.6
_GONE = 0.05
# The heads name anger and distress from a small probability on, so that none is missed; who is told
# "anyone would be angry" should be. A less sure one leaves the mood as it is.
_SURE_OF_STRONG = 0.45
# Without a word or a mark of anger it has to be surer: calm Chinese stories are easily taken so.
_SURE_OF_UNMARKED_ANGER = 0.6
_PHRASES = rules("mood")
_SHOWS_ANGER = _PHRASES["shows anger"]
# Messages that say the person feels better, whatever was before.
_RELIEVING_INTENTS = frozenset({"thank", "praise"})
_CALMED = _PHRASES["excuses a temper"]


class Said(NamedTuple):
    """What one message says about the mood."""

    tone: str
    intent: str | None


def mood_after(messages: list[Said]) -> Tone:
    """The mood after these messages, oldest first.

    Args:
        messages: tone and intent of the last messages of the customer.

    Returns:
        the tone that the conversation is in; `calm` when nothing was said.
    """
    mood, strength = Tone.CALM, 0.0
    for said in messages:
        tone = Tone(said.tone)
        if said.intent in _RELIEVING_INTENTS and tone is Tone.CALM:
            strength -= _RELIEF_WEAR
        elif tone is Tone.CALM:
            strength -= _WEAR.get(mood, _OTHER_WEAR)
        elif tone is mood:
            strength = min(1.2, strength + 0.3)
        elif _STRENGTH[tone] >= _STRENGTH.get(mood, 0.0):
            mood, strength = tone, _STRENGTH[tone]
        else:
            strength -= _MILDER_WEAR
            if strength < _STRENGTH[tone]:
                mood, strength = tone, _STRENGTH[tone]
        if strength <= _GONE:
            mood, strength = Tone.CALM, 0.0
    return mood


def _said(text: str, entities: list[dict[str, Any]], intent: str | None) -> Said | None:
    """What a message says about the mood; who excuses a temper has calmed down.

    Returns:
        None for a button, which carries no tone.
    """
    told = next((known for known in entities if known.get("entity") == "tone"), None)
    if told is None:
        return None
    read = for_rules(text)
    if _CALMED.search(read):
        return Said(Tone.CALM.value, "thank")
    unmarked = told["value"] == Tone.ANGRY and not _SHOWS_ANGER.search(read)
    least = _SURE_OF_UNMARKED_ANGER if unmarked else _SURE_OF_STRONG
    unsure = told.get("confidence_entity", 1.0) < least
    strong = told["value"] in (Tone.ANGRY, Tone.DISTRESSED)
    return Said(Tone.CALM.value if strong and unsure else told["value"], intent)


def _told_by(tracker: DialogueStateTracker) -> list[Said]:
    """Tone and intent of the tracker's last messages, oldest first; buttons carry no tone."""
    spoken = (event for event in reversed(tracker.events) if isinstance(event, UserUttered))
    told = []
    for event in islice(spoken, _REMEMBERED_MESSAGES):
        said = _said(event.text or "", event.entities, event.intent_name)
        if said:
            told.append(said)
    return told[::-1]


def _in_danger(tracker: DialogueStateTracker) -> bool:
    """Whether one of the last messages spoke of self-harm: nobody is hurried then, even angry."""
    spoken = (event for event in reversed(tracker.events) if isinstance(event, UserUttered))
    told = [known for event in islice(spoken, _REMEMBERED_MESSAGES) for known in event.entities]
    return any(
        known.get("entity") == "flags" and Flag.SELF_HARM in str(known["value"]).split(",")
        for known in told
    ) and not any(known.get("entity") == "strain" for known in told)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MoodTracker(Reader):
    """Writes the entity `mood` into every text."""

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Add the mood after each message."""
        before = _told_by(tracker)
        for message in messages:
            intent = message.get("intent", {}).get("name")
            now = _said(text_of(message), message.get(ENTITIES, []), intent)
            after = mood_after([*before, now] if now else before)
            mood = Tone.DISTRESSED if _in_danger(tracker) else after
            add_entities(message, [entity("mood", mood.value, self.name, 0, len(text_of(message)))])
        return messages
