"""Decides what a message is to the summary of a complaint: a yes, a change, more of it."""

import re

from bot.nlu import form_rules, short_answers
from bot.nlu.answering.matter import narrates, tells_enough, wishes
from bot.nlu.answering.reached import tells_when_to_ring
from bot.nlu.answering.who import names_oneself, relation
from bot.nlu.form_reading import SHOWN, SURE, FormReading
from bot.nlu.message_reading import FALLBACK
from bot.nlu.patterns.contrasts import names_another
from bot.nlu.text import count_han
from bot.nlu.ticket_rules import tells_authority

# These add to what the summary shows.
_ADDING = frozenset({"inform", "file_complaint", "add_information"})
_LONGEST_ABUSE = 24
_LEAST_HAN = 8
_FIGURE = re.compile(r"\d|[一二两三四五六七八九][十百千万]")
_TAKES_BACK = re.compile(
    r"\b(?:withdraw|take back|drop) (?:it|this|that|(?:my|the) (?:whole )?complaint)\b"
    r"|(?:撤回|撤销|不投)(?:投诉|诉)"
)


class SummaryReading(FormReading):
    """One message while the form asks whether its summary is right."""

    def _read_reply(self) -> None:
        """Submit on a yes alone; anything else changes or adds to the summary, or is none of it."""
        marked = form_rules.is_correction(self.text) or self.corrects() or names_another(self.text)
        wants_a_person = self.intent == "request_human" and self.confidence >= SURE
        correcting = marked and not wants_a_person
        if self._asks_for_own_data() or self._rates():
            return
        if tells_when_to_ring(self.text) and not self.found & {"phone", "email"}:
            # the hours for a call are no day of the matter
            self.forget("incident_time")
            self.say("answer", self.text)
            self.mean("inform")
            return
        named_first = form_rules.surely_a_name(self.text.split(",")[0])
        if tells_authority(self.text) and not (marked or named_first):
            # the year of a power of attorney is no day of the matter
            self.forget("incident_time")
            self.say("principal", self.text)
            self.mean("inform")
            return
        if self._only_abuses():
            # it is heard, and nothing for the ticket
            self.mean(FALLBACK)
            return
        withdraws = self.intent == "withdraw_complaint" and self.confidence >= SURE
        takes_back = withdraws or _TAKES_BACK.search(self.text.lower())
        if takes_back and "ticket_reference" not in self.found:
            self.mean("cancel")
            return
        tells_new = bool(self.found & SHOWN) and not self._is_surely_another()
        if self.intent == "correct" or correcting or tells_new:
            self.read_correction()
        elif self._only_says_how_to_reply():
            self.tell_way_to_reply()
            self.mean("inform")
        elif self._only_demands():
            self.say("demand", self.text)
            self.mean("inform")
        elif self._gives_a_name() and not self._is_surely_another():
            self.take_name()
            self.mean("inform")
        elif relation(self.text):
            self.say("principal", relation(self.text) or self.text)
            self.mean("inform")
        elif "," in self.text and form_rules.surely_a_name(self.text.split(",")[0]):
            # "Lara Moss, I hold power of attorney"
            self.say("customer_name", self.text.split(",")[0].strip())
            self.say("story", self.text)
            self.mean("inform")
        elif self.intent in _ADDING and count_han(self.text) and not tells_enough(self.text):
            # "say something" is nothing for the ticket
            self.mean(FALLBACK)
        elif self.intent in _ADDING or self._tells_more_late():
            self.say("answer", self.text)
            self.mean("inform")
        elif self.intent == "affirm" and self._is_brief and form_rules.reply_channel(self.text):
            # "ok, call then" is about how to hear back
            self.tell_way_to_reply()
            self.mean("inform")
        elif self.intent == "affirm" and not self._agrees():
            # nothing is submitted on a guess: only a yes submits
            self.mean(FALLBACK)

    def _tells_more_late(self) -> bool:
        """What happened or a figure, told in words that nothing else was made of."""
        tells = narrates(self.text) or (_FIGURE.search(self.text) and tells_enough(self.text))
        unread = self.intent == FALLBACK and count_han(self.text) >= _LEAST_HAN
        return unread and bool(tells) and not form_rules.is_question(self.text)

    def _only_abuses(self) -> bool:
        if "abuse" not in self.found or self.found & (SHOWN | {"reply_channel"}):
            return False
        return len(self.text) <= _LONGEST_ABUSE and not wishes(self.text) and not self._agrees()

    def _agrees(self) -> bool:
        return short_answers.agrees(self.text) and not form_rules.is_question(self.text)

    def _gives_a_name(self) -> bool:
        return form_rules.given_name_alone(self.text) or names_oneself(self.text)
