"""Reads a message as an answer to what the complaint form asked, where it is one."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot import language
from bot.language import OTHER, words
from bot.nlu import form_rules, short_answers
from bot.nlu.annotations import add_entities, drop_entities, entity, text_of
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.text import for_patterns
from tickets.vocabulary import Flag

FORM = "complaint_form"
# Questions and requests that interrupt the form; all else is an answer.
_INTERRUPTING = words(
    "ask_help ask_process ask_privacy ask_rights explain_term check_status request_human "
    "switch_language cancel skip correct affirm deny bot_challenge greet thank goodbye "
    "withdraw_complaint"
)
# Said at the summary, these add to what is on it.
_ADDING = frozenset({"inform", "file_complaint", "add_information"})
_OPEN_QUESTIONS = frozenset({"story", "demand"})
# How sure the intent must be to count as an interruption. A long reply to an open question is the
# answer as a rule, even where it asks "why" in passing.
_SURE, _SURE_WHERE_OPEN, _SURE_WHEN_LONG = 0.45, 0.55, 0.9
_LONG_CHARACTERS = 60
# below it more than every other category was wrong in cross-validation
_SURE_CATEGORY = 0.5
_ANSWERING_ENTITIES = {
    "incident_time": {"incident_time"},
    "reference_number": {"reference_number", "ticket_reference"},
    "contact": {"phone", "email"},
    "customer_name": {"customer_name"},
    "reply_channel": {"phone", "email"},
}
FALLBACK = "nlu_fallback"
_RULE_CONFIDENCE = 0.99


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FormReader(GraphComponent, EntityExtractorMixin):
    """Writes `story`, `demand`, `customer_name`, `reply_channel`, `correction_field`, `answer`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FormReader":
        """Build the component; it has no configuration."""
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message in the light of what was asked."""
        asked = None
        if tracker.active_loop_name == FORM:
            slot = tracker.slots.get("requested_slot")
            asked = slot.value if slot else None
        for message in messages:
            if not text_of(message).strip():
                continue
            _Reading(message, asked, self.name).write()
        return messages


class _Reading:
    """One message beside the question it may answer."""

    def __init__(self, message: Message, asked: str | None, extractor: str) -> None:
        self.message = message
        self.asked = asked
        self.text = text_of(message)
        self.extractor = extractor
        intent = message.get("intent") or {}
        self.intent = intent.get("name")
        self.confidence = intent.get("confidence") or 0.0
        self.found = {known["entity"] for known in message.get(ENTITIES, [])}

    # ---------- writing ----------
    def _say(self, name: str, value: str, start: int = 0, end: int | None = None) -> None:
        end = len(self.text) if end is None else end
        add_entities(self.message, [entity(name, value, self.extractor, start, end)])
        self.found.add(name)

    def _mean(self, intent: str) -> None:
        if self.intent == intent:
            return
        self.intent = intent
        chosen = {"name": intent, "confidence": _RULE_CONFIDENCE}
        ranking = self.message.get("intent_ranking") or []
        others = [known for known in ranking if known["name"] != intent]
        self.message.set("intent", chosen, add_to_output=True)
        self.message.set("intent_ranking", [dict(chosen), *others], add_to_output=True)

    # ---------- reading ----------
    def write(self) -> None:
        if form_rules.is_machine_text(self.text):
            # commands, markup and code tell nothing; they must not become somebody's story
            self._mean(FALLBACK)
        elif self.message.get("language") == OTHER and self.asked not in _ANSWERING_ENTITIES:
            # nothing here reads it; the answer says which languages are read
            self._mean(FALLBACK)
        elif self.asked is None:
            self._outside_the_form()
        else:
            self._answer(self.asked)
        if self.intent == "switch_language":
            wanted = language.requested(self.text)
            if wanted:
                drop_entities(self.message, "language")
                self._say("language", wanted)
                self._say("requested_language", wanted)

    def _outside_the_form(self) -> None:
        if self._in_danger() and self.intent != "file_complaint":
            self._mean("request_human")
        elif form_rules.wishes_to_complain(self.text):
            self._mean("file_complaint")
        elif self.intent == "file_complaint" and form_rules.tells_story(self.text):
            self._tell_story()

    def _answer(self, asked: str) -> None:
        short = short_answers.meaning(self.text, asked)
        if self._in_danger():
            # "I don't want to go on living" must never be read as "skip": a person is called
            self._mean("request_human")
        elif short:
            self._mean(short)
        elif asked == "confirmation":
            self._read_confirmation()
        elif self.intent == "correct" and self.confidence >= _SURE:
            self._read_correction()
        elif (asked in _ANSWERING_ENTITIES and self.found & _ANSWERING_ENTITIES[asked]) or (
            asked == "customer_name" and form_rules.surely_a_name(self.text)
        ):
            self._take(asked)
        elif self._interrupts(asked):
            if self.intent == "withdraw_complaint":
                self._mean("cancel")
        else:
            self._take(asked)

    def _in_danger(self) -> bool:
        flags = self.message.get("flags") or []
        return any(flag["name"] == Flag.SELF_HARM for flag in flags)

    def _interrupts(self, asked: str) -> bool:
        if self.intent not in _INTERRUPTING:
            return False
        if asked in _OPEN_QUESTIONS:
            needed = _SURE_WHEN_LONG if len(self.text) > _LONG_CHARACTERS else _SURE_WHERE_OPEN
        else:
            needed = _SURE
        if form_rules.is_question(self.text) and len(self.text) <= _LONG_CHARACTERS:
            needed = min(needed, 0.3)
        return self.confidence >= needed

    def _take(self, asked: str) -> None:
        """The message answers: write the entity asked for, or `answer` when it cannot be read."""
        if asked == "contact" and not self.found & _ANSWERING_ENTITIES["contact"]:
            number = phone_in_answer(for_patterns(self.text))
            if number:
                self._say("phone", number.value, number.start, number.end)
        if asked == "story":
            if not form_rules.tells_story(self.text):
                return
            self._tell_story()
        elif asked == "demand":
            self._say("demand", self.text)
        elif asked == "reply_channel":
            self._take_reply_channel()
        elif asked == "customer_name":
            name = form_rules.name_in_answer(self.text)
            if "customer_name" not in self.found and name:
                start = self.text.find(name)
                self._say("customer_name", name, max(start, 0), max(start, 0) + len(name))
            elif "customer_name" not in self.found:
                self._say("answer", self.text)
        elif not self.found & _ANSWERING_ENTITIES.get(asked, set()):
            self._say("answer", self.text)
        elif asked == "contact" and "customer_name" not in self.found:
            self._take_name_beside_contact()
        self._mean("inform")

    def _take_name_beside_contact(self) -> None:
        # the question for a contact asks for the name as well
        spans = [
            (known["start"], known["end"])
            for known in self.message.get(ENTITIES, [])
            if known["entity"] in {"phone", "email"}
        ]
        rest = self.text
        for start, end in sorted(spans, reverse=True):
            rest = rest[:start] + " " + rest[end:]
        name = form_rules.name_in_answer(rest.strip(" ,，;；、:："))
        if name and name in self.text:
            start = self.text.find(name)
            self._say("customer_name", name, start, start + len(name))

    def _take_reply_channel(self) -> None:
        channel = form_rules.reply_channel(self.text)
        if "email" in self.found:
            channel = "email"
        elif "phone" in self.found:
            channel = "phone"
        self._say("reply_channel", channel) if channel else self._say("answer", self.text)

    def _tell_story(self) -> None:
        self._say("story", self.text)
        topic = self.message.get("topic")
        category = self.message.get("category") or {}
        # where the category is a guess, the customer is asked for it
        if topic and category.get("confidence", 1.0) >= _SURE_CATEGORY:
            self._say("topic", topic["name"])
        clause = form_rules.demanding_clause(self.text)
        if clause:
            start, end = clause
            self._say("demand", self.text[start:end].strip(), start, end)

    def _read_confirmation(self) -> None:
        new_values = self.found & {
            "phone", "email", "incident_time", "reference_number", "customer_name", "amount",
        }  # fmt: skip
        correcting = form_rules.is_correction(self.text)
        if self.intent == "correct" or correcting or (new_values and not self._sure_of_another()):
            self._read_correction()
        elif self.intent in _ADDING:
            self._say("answer", self.text)
            self._mean("inform")

    def _sure_of_another(self) -> bool:
        return self.intent in _INTERRUPTING - {"deny", "correct"} and self.confidence >= _SURE

    def _read_correction(self) -> None:
        self._mean("correct")
        field = form_rules.correction_field(self.text, self.found)
        if field is None:
            return
        self._say("correction_field", field)
        new = form_rules.corrected_value(self.text)
        if field == "reply_channel":
            channel = form_rules.reply_channel(self.text)
            if channel:
                self._say("reply_channel", channel)
        elif field == "demand" and new:
            self._say("demand", new)
        elif field == "customer_name" and new and "customer_name" not in self.found:
            name = form_rules.name_in_answer(new)
            if name:
                self._say("customer_name", name)
