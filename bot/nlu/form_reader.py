"""Reads a message as an answer to what the complaint form asked, where it is one."""

import json
import re
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
from bot.nlu import form_rules, misread, reply_rules, short_answers, ticket_rules
from bot.nlu.annotations import text_of
from bot.nlu.message_reading import FALLBACK, MessageReading
from bot.nlu.misread import OUT_OF_SCOPE, is_babble
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.text import for_patterns
from bot.nlu.ticket_reader import TicketReading

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
# Questions that a name alone answers nothing of; it is taken all the same.
_NAMED_UNASKED = frozenset({"reply_channel", "reference_number", "given_reason"})
_PROPER_NAMES = frozenset({"customer_name", "principal", "contact", "reference_number"})
_FACTS = frozenset({"incident_time", "reference_number"})
# How sure the intent must be to count as an interruption. A long reply to an open question is the
# answer as a rule, even where it asks "why" in passing.
_SURE, _SURE_WHERE_OPEN, _SURE_WHEN_LONG = 0.45, 0.55, 0.9
_LONG_CHARACTERS = 60
_ANSWERING_ENTITIES = {
    "incident_time": {"incident_time"},
    "reference_number": {"reference_number", "ticket_reference"},
    "contact": {"phone", "email"},
    "customer_name": {"customer_name"},
    "reply_channel": {"phone", "email"},
}
_ASKS_WHO = re.compile(r"谁[^,，。]{1,4}[了的呢][\s。!！]*$")
_SHORT_STATEMENT_CHARACTERS = 60
_NAMING = frozenset({"reference_number", "phone", "email", "customer_name"})
_SHORT_ANSWER_CHARACTERS = 40


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FormReader(GraphComponent, EntityExtractorMixin):
    """Writes what a message tells beside the patterns: story, demand, corrections, verdicts, …"""

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
        in_form = tracker.active_loop_name == FORM
        for message in messages:
            if not text_of(message).strip():
                continue
            if in_form:
                asked = _value(tracker, "requested_slot")
                reading: MessageReading = _FormReading(message, asked, self.name)
            else:
                reading = TicketReading(message, self.name)
            if _is_unreadable(reading, asked if in_form else None):
                reading.mean(FALLBACK)
            elif isinstance(reading, _FormReading):
                reading.read()
            elif isinstance(reading, TicketReading):
                reading.read(_awaited(tracker), draft_kept=bool(_value(tracker, "draft_kept_at")))
            reading.tell_strain()
            if reading.intent == "switch_language":
                _say_language(reading)
        return messages


def _value(tracker: DialogueStateTracker, slot: str) -> Any:
    known = tracker.slots.get(slot)
    return known.value if known else None


def _awaited(tracker: DialogueStateTracker) -> str | None:
    awaiting = _value(tracker, "awaiting")
    return json.loads(awaiting)["what"] if awaiting else None


def _is_unreadable(reading: MessageReading, asked: str | None) -> bool:
    if form_rules.is_machine_text(reading.text):
        # commands, markup and code tell nothing; they must not become somebody's story
        return True
    unsure = reading.intent == OUT_OF_SCOPE or reading.confidence < _SURE_WHERE_OPEN
    named = asked in _PROPER_NAMES or form_rules.surely_a_name(reading.text)
    if unsure and not named and is_babble(reading.text):
        return True
    # nothing here reads it; the answer says which languages are read
    return reading.message.get("language") == OTHER and asked not in _ANSWERING_ENTITIES


def _say_language(reading: MessageReading) -> None:
    wanted = language.requested(reading.text)
    if wanted:
        reading.forget("language")
        reading.say("language", wanted)
        reading.say("requested_language", wanted)


class _FormReading(MessageReading):
    """One message beside the question of the form that it may answer."""

    def __init__(self, message: Message, asked: str | None, extractor: str) -> None:
        super().__init__(message, extractor)
        self.asked = asked or "story"

    def read(self) -> None:
        asked = self.asked
        short = short_answers.meaning(self.text, asked)
        wishes = asked == "demand" and misread.names_no_person(
            self.text, self.intent, self.confidence
        )
        if wishes or self.is_misread():
            self.mean("inform")
        if self.in_danger():
            # "I don't want to go on living" must never be read as "skip": a person is called
            self.mean("request_human")
        elif asked == "draft_choice" and ticket_rules.draft_choice(self.text):
            self.say("draft_choice", str(ticket_rules.draft_choice(self.text)))
            self.mean("inform")
        elif asked == "matter_choice" and ticket_rules.matter_choice(self.text):
            self.say("matter_choice", str(ticket_rules.matter_choice(self.text)))
            self.mean("inform")
        elif short:
            self.mean(short)
        elif self._is_short and self.tell_side_question():
            return
        elif asked == "confirmation":
            self._read_confirmation()
        elif asked == "reply_channel" and form_rules.refuses_a_channel(self.text):
            self._take(asked)
        elif self._corrects_another(asked):
            self.read_correction()
        elif self._only_says_how_to_reply(asked):
            self.tell_reply_channel()
            self.mean("inform")
        elif asked == "category_choice" and self._tell_category():
            return
        elif (
            asked in _NAMED_UNASKED
            and form_rules.surely_a_name(self.text)
            and not self.found & _FACTS
        ):
            self._take_name()
            self.mean("inform")
        elif asked == "contact" and re.fullmatch(r"[\d\s+().-]+", self.text.strip()):
            self._take(asked)
        elif asked == "reply_channel" and self._names_a_reply_channel():
            # "call me instead" is no request for a person where it answers the question
            self._take(asked)
        elif asked == "demand" and self._only_demands():
            self._take(asked)
        elif self._asks_for_own_data() or (self.intent == "rate" and self.tell_score(asked=False)):
            return
        elif (asked in _ANSWERING_ENTITIES and self.found & _ANSWERING_ENTITIES[asked]) or (
            asked == "customer_name" and form_rules.surely_a_name(self.text)
        ):
            self._take(asked)
        elif self._interrupts(asked):
            if self.intent == "withdraw_complaint" and "ticket_reference" not in self.found:
                self.mean("cancel")
        else:
            self._take(asked)

    def _is_only_a_name(self) -> bool:
        return form_rules.surely_a_name(self.text) and not self.found & _FACTS

    def _tell_category(self) -> bool:
        """Write the category that is named, or the wish that is told in its place."""
        category = form_rules.category_named(self.text) if self._is_brief else None
        wish = form_rules.demanding_clause(self.text)
        if category:
            self.say("category_choice", category)
        if wish:
            self.say("demand", self.text[slice(*wish)].strip(), *wish)
        if category or wish:
            self.mean("inform")
        return bool(category or wish)

    @property
    def _is_brief(self) -> bool:
        return len(self.text) <= _SHORT_ANSWER_CHARACTERS

    @property
    def _is_short(self) -> bool:
        return len(self.text) <= _LONG_CHARACTERS or self.asked not in _OPEN_QUESTIONS

    def _names_a_reply_channel(self) -> bool:
        if reply_rules.reply_channel_said(self.text):
            return True
        asks = form_rules.is_question(self.text) or self.intent == "correct"
        return self._is_brief and not asks and form_rules.reply_channel(self.text) is not None

    def _asks_for_own_data(self) -> bool:
        asks = self.intent == "ask_privacy" and ticket_rules.asks_for_own_data(self.text)
        if asks:
            self.say("request", "own_data")
        return asks

    def _corrects_another(self, asked: str) -> bool:
        """Whether the words change another detail than the one that is asked for."""
        if asked in _OPEN_QUESTIONS and len(self.text) > _SHORT_STATEMENT_CHARACTERS:
            return self.intent == "correct" and self.confidence >= _SURE_WHEN_LONG
        if self.intent == "correct" and self.confidence >= _SURE and asked != "demand":
            return True
        if asked == "story" or not self.corrects():
            return False
        field = form_rules.correction_field(self.text, self.found)
        return field not in (asked, None) or bool(ticket_rules.phone_ending(self.text))

    def _only_says_how_to_reply(self, asked: str) -> bool:
        if asked == "reply_channel" or len(self.text) > _SHORT_STATEMENT_CHARACTERS:
            return False
        if asked in _OPEN_QUESTIONS and form_rules.demanding_clause(self.text):
            return False
        if self.found & _ANSWERING_ENTITIES.get(asked, set()):
            return False
        return reply_rules.reply_channel_said(self.text) is not None

    def _interrupts(self, asked: str) -> bool:
        asks = form_rules.is_question(self.text) and len(self.text) <= _LONG_CHARACTERS
        outside = asks or bool(_ASKS_WHO.search(self.text))
        if self.intent == OUT_OF_SCOPE and outside and self.confidence >= _SURE_WHERE_OPEN:
            return True
        if self.intent not in _INTERRUPTING:
            return False
        if asked in _OPEN_QUESTIONS:
            needed = _SURE_WHEN_LONG if len(self.text) > _LONG_CHARACTERS else _SURE_WHERE_OPEN
        else:
            needed = _SURE
        if asks:
            needed = min(needed, 0.3)
        return self.confidence >= needed

    def _take(self, asked: str) -> None:
        """The message answers: write the entity asked for, or `answer` when it cannot be read."""
        if asked in ("contact", "reply_channel") and not self.found & {"phone", "email"}:
            number = phone_in_answer(for_patterns(self.text))
            if number:
                self.say("phone", number.value, number.start, number.end)
        if asked == "story":
            if not form_rules.tells_story(self.text):
                return
            self.tell_story()
        elif asked == "demand" and self._tells_more():
            self.say("story", self.text)
        elif asked == "demand":
            if not (self._only_tells_when() or self._only_names_the_matter()):
                self.say("demand", self.text)
            self.tell_reply_channel()
        elif asked == "reply_channel":
            self._take_reply_channel()
        elif asked == "customer_name":
            self._take_name()
        elif asked in _FACTS:
            self._take_fact(asked)
        elif asked == "contact" and form_rules.given_name_alone(self.text):
            # the question for a contact asks for the name as well
            self._take_name()
        elif not self.found & _ANSWERING_ENTITIES.get(asked, set()):
            self._take_wish() or self.say("answer", self.text)
        if asked in ("contact", "reply_channel") and "customer_name" not in self.found:
            self._take_name_beside_contact(asked)
        self.mean("inform")

    def _tells_more(self) -> bool:
        """More of what happened, on a day of its own, in place of what is wanted."""
        return (
            "incident_time" in self.found
            and len(self.text) > _SHORT_ANSWER_CHARACTERS // 2
            and form_rules.tells_story(self.text)
            and form_rules.demanding_clause(self.text) is None
            and self.intent in ("file_complaint", "inform", "add_information")
        )

    def _only_tells_when(self) -> bool:
        """A day told late, as in 9月28号住的院: no answer to what is wanted."""
        return (
            "incident_time" in self.found
            and len(self.text) <= _SHORT_STATEMENT_CHARACTERS // 2
            and form_rules.demanding_clause(self.text) is None
        )

    def _only_names_the_matter(self) -> bool:
        """A number told late, or who is writing, and next to no words beside."""
        rest = self.text
        for known in sorted(self.message.get(ENTITIES, []), key=lambda each: -each["start"]):
            if known["entity"] in _NAMING:
                rest = rest[: known["start"]] + rest[known["end"] :]
        return rest != self.text and form_rules.says_little(rest)

    def _take_wish(self) -> bool:
        """Write what a clause of an answer to another question wants, if one does."""
        wish = form_rules.demanding_clause(self.text)
        if wish:
            self.say("demand", self.text[slice(*wish)].strip(), *wish)
        return wish is not None

    def _take_fact(self, asked: str) -> None:
        # "yesterday, and I want an apology" answers the next question as well
        wish = self._take_wish()
        # a wish is no date; in place of a number it may still help to find the matter
        if not self.found & _ANSWERING_ENTITIES[asked] and not (wish and asked == "incident_time"):
            self.say("answer", self.text)

    def _take_name(self) -> None:
        name = form_rules.name_in_answer(self.text)
        if "customer_name" not in self.found and name:
            start = max(self.text.find(name), 0)
            self.say("customer_name", name, start, start + len(name))
        elif "customer_name" not in self.found and not self._take_wish():
            self.say("answer", self.text)

    def _take_name_beside_contact(self, asked: str) -> None:
        # the question for a contact asks for the name as well; with the way to hear back it may
        # be told at once
        spans = [
            (known["start"], known["end"])
            for known in self.message.get(ENTITIES, [])
            if known["entity"] in {"phone", "email"}
        ]
        rest = self.text
        for start, end in sorted(spans, reverse=True):
            rest = rest[:start] + " " + rest[end:]
        name = form_rules.name_beside_contact(rest, asked=asked == "contact") if spans else None
        if name and name in self.text:
            start = self.text.find(name)
            self.say("customer_name", name, start, start + len(name))

    def _take_reply_channel(self) -> None:
        channel = form_rules.reply_channel(self.text)
        if "email" in self.found:
            channel = "email"
        elif "phone" in self.found:
            channel = "phone"
        if channel:
            self.say("reply_channel", channel)
        elif not self._take_wish():
            self.say("answer", self.text)

    def _read_confirmation(self) -> None:
        new_values = self.found & {
            "phone", "email", "incident_time", "reference_number", "customer_name", "amount",
        }  # fmt: skip
        marked = form_rules.is_correction(self.text) or self.corrects()
        wants_a_person = self.intent == "request_human" and self.confidence >= _SURE
        correcting = marked and not wants_a_person
        if self._asks_for_own_data() or (self.intent == "rate" and self.tell_score(asked=False)):
            return
        if self.intent == "correct" or correcting or (new_values and not self._sure_of_another()):
            self.read_correction()
        elif self._only_says_how_to_reply("confirmation"):
            self.tell_reply_channel()
            self.mean("inform")
        elif self._only_demands():
            self.say("demand", self.text)
            self.mean("inform")
        elif form_rules.given_name_alone(self.text) and not self._sure_of_another():
            self._take_name()
            self.mean("inform")
        elif self.intent in _ADDING:
            self.say("answer", self.text)
            self.mean("inform")

    def _only_demands(self) -> bool:
        clause = form_rules.demanding_clause(self.text)
        whole = len(self.text.strip())
        return clause is not None and (clause[1] - clause[0]) * 10 >= whole * 6

    def _sure_of_another(self) -> bool:
        return self.intent in _INTERRUPTING - {"deny", "correct"} and self.confidence >= _SURE
