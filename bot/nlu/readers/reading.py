"""One message as the readers after the heads write into it: intent and entities by rule."""

from collections.abc import Collection

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.annotations import add_entities, drop_entities, entity, text_of
from bot.nlu.patterns.regions import REGION, Region

RULE_CONFIDENCE = 0.99


class Reading:
    """A message, what was found in it, and the means to write down what it says.

    Args:
        message: as the components before left it.
        extractor: name of the component that writes.

    Attributes:
        message: the message, which is written into.
        text: the customer's words.
        intent: its name, of the head until a rule decides.
        confidence: of the head in its intent, 0 to 1.
        found: names of the entities that the message has.
    """

    def __init__(self, message: Message, extractor: str) -> None:
        self.message = message
        self.text = text_of(message)
        intent = message.get("intent") or {}
        self.intent = intent.get("name")
        self.confidence = intent.get("confidence") or 0.0
        self.found = {known["entity"] for known in message.get(ENTITIES, [])}
        self._extractor = extractor

    @property
    def tone(self) -> str | None:
        """The tone of voice by the heads."""
        return (self.message.get("tone") or {}).get("name")

    @property
    def sure_of_topic(self) -> float:
        """How sure the head is of what it is about, 0 to 1."""
        return (self.message.get("topic") or {}).get("confidence", 0.0)

    @property
    def tells(self) -> tuple[str | None, float]:
        """What the words tell as a reply (`ReplyKind`), and how surely, by the heads."""
        told = self.message.get("tells") or {}
        return told.get("name"), told.get("confidence") or 0.0

    @property
    def answer_wanted(self) -> tuple[str | None, float]:
        """Key of the response that the words would ask for as a question, and how surely."""
        asked = self.message.get("asks") or {}
        return asked.get("name"), asked.get("confidence") or 0.0

    @property
    def flags(self) -> set[str]:
        """Names of the flags that are raised."""
        return {flag["name"] for flag in self.message.get("flags") or []}

    @property
    def region(self) -> Region | None:
        """Where the customer writes from, as far as words told so far."""
        region: Region | None = self.message.get(REGION)
        return region

    def means(self, intents: Collection[str], sure: float) -> bool:
        """Whether it is taken for one of some intents, and the head as sure of it, 0 to 1."""
        return self.intent in intents and self.confidence >= sure

    def complains(self, sure: float) -> bool:
        """Whether it is taken for a complaint, and the head as sure of it, 0 to 1."""
        return self.means({"file_complaint"}, sure)

    def say(self, name: str, value: str, start: int = 0, end: int | None = None) -> None:
        """Write an entity; it spans the whole text unless its place is given."""
        end = len(self.text) if end is None else end
        add_entities(self.message, [entity(name, value, self._extractor, start, end)])
        self.found.add(name)

    def say_found(self, name: str, value: str) -> None:
        """Write an entity where its value stands in the text."""
        start = max(self.text.find(value), 0)
        self.say(name, value, start, start + len(value))

    def forget(self, name: str) -> None:
        """Take an entity out that was read wrongly."""
        drop_entities(self.message, name)
        self.found.discard(name)

    def forget_within(self, start: int, end: int, names: Collection[str]) -> None:
        """Take out the entities of some types that stand in a part of the text."""
        known = self.message.get(ENTITIES, [])
        kept = [
            one
            for one in known
            if one["entity"] not in names or one["end"] <= start or one["start"] >= end
        ]
        self.message.set(ENTITIES, kept, add_to_output=True)
        self.found = {one["entity"] for one in kept}

    def mean(self, intent: str) -> None:
        """Set the intent."""
        if self.intent == intent:
            return
        self.intent = intent
        chosen = {"name": intent, "confidence": RULE_CONFIDENCE}
        ranking = self.message.get("intent_ranking") or []
        others = [known for known in ranking if known["name"] != intent]
        self.message.set("intent", chosen, add_to_output=True)
        self.message.set("intent_ranking", [dict(chosen), *others], add_to_output=True)

    def without(self, names: frozenset[str], in_place: str) -> str:
        """The text without the words of some entities, `in_place` of each."""
        rest = self.text
        for known in sorted(self.message.get(ENTITIES, []), key=lambda each: -each["start"]):
            if known["entity"] in names:
                rest = rest[: known["start"]] + in_place + rest[known["end"] :]
        return rest
