"""What customers told a person meanwhile, read as the form would have read it.

The readers judge words by what was asked. Here that is what the person asked, as far as words tell;
what was told unasked counts by itself. Only facts are taken: thanks and questions were for the
person, and are answered by nobody now.
"""

import copy
from typing import Any

from rasa.core.actions.forms import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.draft import FORM
from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.of_staff import detail_asked_for

# Asked when nothing in particular is (`actions.turn.PAUSE`).
_NOTHING = "pause"
_FACTS = frozenset(
    {
        "incident_time", "reference_number", "claim_number", "given_reason", "clause", "demand",
        "amount", "phone", "email", "reply_channel", "customer_name", "principal",
    }
)  # fmt: skip
# Questions that words answer as they stand.
_IN_WORDS = frozenset(
    {"incident_time", "reference_number", "given_reason", "demand", "customer_name", "principal"}
)
_TELLING = frozenset({"inform", "file_complaint", "add_information", "correct"})
# Where the customer can be reached, and the way to hear back that it is for.
_REACHING = {"email": "email", "phone": "phone"}
# A contact stands under other names.
_ANSWERS = {"contact": frozenset(_REACHING)}


class FactsTold:
    """Gathers facts message by message.

    Args:
        tracker: of the conversation, as it stood when the person took it.
    """

    def __init__(self, tracker: DialogueStateTracker) -> None:
        self._tracker = tracker
        self._in_form = tracker.active_loop_name == FORM
        self._asked = _NOTHING
        self._answered: dict[str, str] = {}
        self._by_the_way: dict[str, str] = {}
        self._story: list[str] = []
        self._flags: list[str] = []
        self._topic: str | None = None
        self._has_story = bool(tracker.get_slot("story"))
        chosen = tracker.slots.get("reply_channel")
        self._has_channel = bool(chosen and chosen.value)

    def as_asked(self, question: str | None) -> DialogueStateTracker:
        """The conversation as if the form had asked what the person did.

        Args:
            question: the person's words; None when they had been answered.
        """
        named = detail_asked_for(question) if question else None
        self._asked = named or (_NOTHING if self._has_story else "story")
        asked = copy.copy(self._tracker)
        slot = copy.copy(self._tracker.slots[REQUESTED_SLOT])
        slot.value = self._asked
        asked.slots = {**self._tracker.slots, REQUESTED_SLOT: slot}
        return asked

    def take(self, words: str, parsed: dict[str, Any]) -> None:
        """Keep the facts of one message.

        Args:
            words: of the customer.
            parsed: as the readers left it.
        """
        if not self._in_form:
            return
        told: dict[str, str] = {}
        for entity in parsed.get("entities") or []:
            told.setdefault(entity["entity"], str(entity["value"]))
        tells = (parsed.get("intent") or {}).get("name") in _TELLING
        if tells and self._asked in _IN_WORDS and self._asked not in told and "answer" in told:
            told[self._asked] = told["answer"]
        for name in _FACTS & told.keys():
            if name in _ANSWERS.get(self._asked, {self._asked}):
                self._answered[name] = told[name]
            else:
                self._by_the_way.setdefault(name, told[name])
        if tells:
            self._take_story(words, told)
        if "flags" in told and "strain" not in told:
            self._flags += told["flags"].split(",")

    def _take_story(self, words: str, told: dict[str, str]) -> None:
        more = told.get("story")
        unasked = self._asked == _NOTHING and "answer" in told
        # how to be reached is no part of what happened
        if more is None and unasked and not told.keys() & _REACHING and tells_story(words):
            more = words
        if more is None:
            return
        self._story.append(more)
        if not self._has_story:
            self._has_story, self._topic = True, told.get("topic")

    def entities(self) -> list[dict[str, Any]]:
        """The facts as entities of one message; an answer counts before what was told besides."""
        values = self._by_the_way | self._answered
        way = next((way for told, way in _REACHING.items() if told in values), None)
        if way and not self._has_channel:
            # a number or address is left with a person to be reached by it
            values.setdefault("reply_channel", way)
        if self._story:
            values["story"] = "\n".join(self._story)
        if self._topic:
            values["topic"] = self._topic
        if self._flags:
            values["flags"] = ",".join(dict.fromkeys(self._flags))
        return [
            {"entity": name, "value": value, "start": 0, "end": 0} for name, value in values.items()
        ]
