"""Writes a message down as the answer to what the complaint form asked."""

import re

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import form_rules, reply_rules
from bot.nlu.answering.details import may_hold_number, named_number
from bot.nlu.answering.instead import Instead, told_instead
from bot.nlu.answering.matter import (
    asks_in_anger,
    may_wish,
    names_reason,
    names_the_matter,
    narrates,
    speaks_of_oneself,
    tells_enough,
    vents_only,
    wishes,
)
from bot.nlu.answering.reached import names_a_number, names_another_way, tells_when_to_ring
from bot.nlu.answering.when import may_tell_when, only_tells_since_when, tells_no_more_than_when
from bot.nlu.answering.who import (
    is_no_name,
    kin_named,
    name_before_relation,
    names_oneself,
    relation,
)
from bot.nlu.message_reading import FALLBACK, MessageReading
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.patterns.references import find_named_digits
from bot.nlu.text import count_han, for_patterns, for_rules
from bot.nlu.ticket_rules import tells_authority
from bot.nlu.wishes import demanding_clause
from tickets.draft import SKIPPED

SHORT_ANSWER_CHARACTERS = 40
_LEAST_OF_A_TOPIC = 15
SHORT_STATEMENT_CHARACTERS = 60
FACTS = frozenset({"incident_time", "reference_number"})
# What patterns read in a message that answers a question by itself.
ANSWERING_ENTITIES = {
    "incident_time": {"incident_time"},
    "reference_number": {"reference_number", "ticket_reference"},
    "contact": {"phone", "email"},
    "customer_name": {"customer_name"},
    "reply_channel": {"phone", "email"},
}
# Read into more of what happened.
_TELLING = frozenset({"file_complaint", "inform", "add_information", FALLBACK})
_NO_WISH = frozenset({"correct", "inform", FALLBACK})
_REACHING = frozenset({"phone", "email"})
_ANSWERING = frozenset({"affirm", "deny", "skip", "cancel", "thank", "request_human"})
_LEAST_WORDS_BESIDE = 7
_BESIDE_A_DAY = FACTS | {"customer_name", "phone", "email", "amount"}
_REACHED = frozenset({"contact", "reply_channel"})
# Questions that any words may answer, so that what surely answers another must be told apart.
_IN_WORDS = frozenset({"given_reason", "principal"})
_KINDS = frozenset({"category_choice", "topic", "matter_choice"})
_ONE_NAME = re.compile(r"[A-Z][a-z'’-]+")
_NAMING = frozenset({"reference_number", "phone", "email", "customer_name"})


class AnswerReading(MessageReading):
    """A message that answers a question of the form.

    Args:
        message: as the components before left it.
        asked: slot that the form asked for; its first question is for the story.
        extractor: name of the component that writes.
    """

    def __init__(self, message: Message, asked: str | None, extractor: str) -> None:
        super().__init__(message, extractor)
        self.asked = asked or "story"
        self._wrote_something = False

    @property
    def holds_the_answer(self) -> bool:
        """Whether patterns found what was asked for."""
        return bool(self.found & ANSWERING_ENTITIES.get(self.asked, set()))

    def take(self) -> None:
        """Write the entity that was asked for, or `answer` where the words cannot be read as it."""
        self._wrote_something = True
        self._find_number_as_told()
        self._keep_when_to_ring()
        self._take_name_before_relation()
        if self.asked not in ("story", "given_reason"):
            self.tell_reason()
        instead = told_instead(self.text, self.asked, self.found)
        if instead is Instead.NOTHING:
            self._wrote_something = False
        elif instead:
            self._take_instead(instead)
        elif self.asked == "story":
            if not form_rules.tells_story(self.text):
                return
            self.tell_story()
        elif self.asked == "demand":
            self._take_demand()
        elif self.asked == "reply_channel":
            self._take_reply_channel()
        elif self.asked == "customer_name":
            self.take_name()
        elif self.asked in FACTS:
            self._take_fact()
        elif self.asked == "contact" and form_rules.given_name_alone(self.text):
            # the question for a contact asks for the name as well
            self.take_name()
        elif self.asked == "contact":
            self._take_contact()
        elif self.asked in _IN_WORDS and self._only_tells_how_to_reach():
            # where to reach them, told before it is asked
            self.say("reply_channel", "phone" if "phone" in self.found else "email")
            self._take_name_beside_contact()
        elif self.asked == "principal" and (named := kin_named(self.text)):
            # beside it the writer may say who they are themselves
            self.say("principal", self.text[slice(*named)], *named)
        elif self.asked == "principal" and names_oneself(self.text):
            self.take_name()
        elif self.asked in _IN_WORDS and self._only_names_the_matter():
            # a number told late: it is kept, and the question asked again
            self._wrote_something = bool(self.found & FACTS)
        elif self.asked == "given_reason" and (
            speaks_of_oneself(self.text) or self._only_asks_back()
        ):
            self._wrote_something = False
        elif self.asked in _KINDS and tells_enough(self.text):
            # what happened, in place of what kind of matter it is
            self._tell_more_of_story()
        elif not self.holds_the_answer and not self.take_wish():
            self.say("answer", self.text)
        if self.asked != "story":
            self._take_name_beside_contact()
        # words that answer nothing and tell nothing are said to be so, and asked again
        self.mean("inform" if self._wrote_something else FALLBACK)

    def _only_asks_back(self) -> bool:
        """A short question that names no reason; what it asks is for another reader."""
        short = len(self.text) <= SHORT_ANSWER_CHARACTERS
        return short and form_rules.is_question(self.text) and not names_reason(self.text)

    def _only_tells_how_to_reach(self) -> bool:
        if self.asked == "given_reason" and self.found & _REACHING:
            return True
        rest = self._without(_REACHING | {"customer_name"}, " ")
        return bool(self.found & _REACHING) and form_rules.says_little(rest)

    def _keep_when_to_ring(self) -> None:
        # "after seven" beside a number is no day of the matter, and the handler is to know it
        if self.asked != "story" and tells_when_to_ring(self.text):
            self.forget("incident_time")
            self.say("story", self.text)

    def _take_name_before_relation(self) -> None:
        name = name_before_relation(self.text) if "customer_name" not in self.found else None
        if name and self.asked != "story":
            start = self.text.find(name)
            self.say("customer_name", name, start, start + len(name))

    def _take_instead(self, instead: Instead) -> None:
        """Keep what is no answer as what it is; the form asks again."""
        if instead is Instead.STORY:
            self._tell_more_of_story()
        elif instead is Instead.PRINCIPAL:
            self.say("principal", relation(self.text) or self.text)
        elif instead is Instead.CHANNEL:
            self.say("reply_channel", form_rules.reply_channel(self.text) or "same_chat")
        elif instead is Instead.DEMAND and not self.take_wish():
            self.say("demand", self.text)
        if self.asked in ("customer_name", "demand") and self.found & _REACHING:
            # a number that is given now is where to reach them
            self.say("reply_channel", "phone" if "phone" in self.found else "email")

    def _tell_more_of_story(self) -> None:
        self.say("story", self.text)
        # a few words are no basis for what the whole is about
        topic = self.topic_of_story() if len(self.text) >= _LEAST_OF_A_TOPIC else None
        if topic:
            self.say("topic", topic)
        self.tell_reason()
        self.take_wish()

    def take_wish(self) -> bool:
        """Write what a clause of an answer to another question wants, if one does."""
        wish = demanding_clause(self.text)
        is_all_of_it = len(self.text) <= SHORT_STATEMENT_CHARACTERS and wishes(self.text)
        if is_all_of_it and not self.found & (FACTS | _REACHING):
            wish = (0, len(self.text))
        if wish:
            self.say("demand", self.text[slice(*wish)].strip(), *wish)
        return wish is not None

    def _take_loose_wish(self) -> bool:
        """A few Chinese words that may only be a wish, where a number is asked for."""
        asked = self.asked == "reference_number" and not self.found & (FACTS | _REACHING)
        short = len(self.text) <= SHORT_ANSWER_CHARACTERS and count_han(self.text) > 0
        wish = asked and short and may_wish(self.text) and not narrates(self.text)
        if wish and not may_hold_number(self.text):
            self.say("demand", self.text)
            return True
        return False

    def leave_out(self, slot: str) -> None:
        """Take a refused detail as left out."""
        if slot != "contact":
            self.say(slot, SKIPPED)
        elif self.asked in ("reply_channel", "customer_name"):
            self.say("reply_channel", "same_chat")

    def tell_way_to_reply(self) -> None:
        """Write the way to hear back that the words name."""
        way = form_rules.reply_channel(self.text)
        if not self.tell_reply_channel() and way:
            self.say("reply_channel", way)
        self._take_name_beside_contact()

    def take_name(self) -> None:
        """Write the name that is told, or what is told in its place."""
        name = form_rules.name_in_answer(self.text) or form_rules.name_after_its_word(self.text)
        if "customer_name" not in self.found and name:
            start = max(self.text.find(name), 0)
            self.say("customer_name", name, start, start + len(name))
        elif "customer_name" not in self.found and not self.take_wish():
            if self.found & _REACHING:
                # "phone, 07700 900123" in place of a name: where to reach them
                self.say("reply_channel", "phone" if "phone" in self.found else "email")
            elif narrates(self.text):
                self._tell_more_of_story()
            elif is_no_name(self.text) or self.found & FACTS:
                self._wrote_something = bool(self.found & FACTS)
            else:
                self.say("answer", self.text)

    def _take_contact(self) -> None:
        """A contact, or what is told in its place: a name, a wish, more of the story."""
        told = self.holds_the_answer or "customer_name" in self.found or self.take_wish()
        if told:
            return
        if any(character.isdigit() or character == "@" for character in self.text):
            self.say("answer", self.text)
        elif narrates(self.text):
            self._tell_more_of_story()
        else:
            self._wrote_something = False

    def _find_number_as_told(self) -> None:
        """Where a number is asked for, one is taken that no numbering plan knows."""
        named = find_named_digits(for_rules(self.text)) or names_a_number(self.text)
        if self.asked in _REACHED and not self.found & _REACHING and not named:
            number = phone_in_answer(for_patterns(self.text))
            if number:
                self.say("phone", number.value, number.start, number.end)

    def _take_demand(self) -> None:
        bare = form_rules.speaks_of_complaining(self.text) and not form_rules.tells_story(self.text)
        if bare and not wishes(self.text):
            self._wrote_something = False
            return
        if vents_only(self.text) and not self.found & (FACTS | _REACHING):
            self._wrote_something = False
            return
        number = named_number(self.text)
        if number and "reference_number" not in self.found:
            self.say("reference_number", self.text.strip()[slice(*number)], *number)
            return
        asks = asks_in_anger(self.text) and not self.found & FACTS
        if (
            asks
            or self._tells_more()
            or self._names_number_and_more()
            or only_tells_since_when(self.text)
        ):
            self._tell_more_of_story()
            return
        if not (self._only_tells_when() or self._only_names_the_matter()):
            self.say("demand", self.text)
        self.tell_reply_channel()

    def _tells_more(self) -> bool:
        """More of what happened, on a day of its own, in place of what is wanted."""
        if wishes(self.text) or self.intent not in _TELLING:
            return False
        dated = "incident_time" in self.found and len(self.text) > SHORT_ANSWER_CHARACTERS // 2
        return form_rules.tells_story(self.text) and (dated or narrates(self.text))

    def _names_number_and_more(self) -> bool:
        """A number told late with what it is of: "order is SGX-88120, the vase cost me $138"."""
        wants = wishes(self.text) or may_wish(self.text) or form_rules.is_question(self.text)
        return "reference_number" in self.found and form_rules.tells_story(self.text) and not wants

    def _only_tells_when(self) -> bool:
        """A day told late, as in 9月28号住的院: no answer to what is wanted."""
        return (
            "incident_time" in self.found
            and len(self.text) <= SHORT_STATEMENT_CHARACTERS // 2
            and demanding_clause(self.text) is None
        )

    def _only_names_the_matter(self) -> bool:
        """A number told late, or who is writing, and next to no words beside."""
        rest = self._without(_NAMING, "")
        if rest == self.text:
            return False
        # "why would I have it ready, the account ends in 4471" wants nothing
        numbers = "reference_number" in self.found and self.intent in _NO_WISH
        return form_rules.says_little(rest) or (numbers and not wishes(self.text))

    def _take_reply_channel(self) -> None:
        channel = form_rules.reply_channel(self.text)
        tells = narrates(self.text) and len(self.text) > SHORT_ANSWER_CHARACTERS
        if tells and not reply_rules.reply_channel_said(self.text):
            # "phone says 15 min wait then cuts off" is what happened
            channel = None
        if "email" in self.found:
            channel = "email"
        elif "phone" in self.found:
            channel = "phone"
        if channel:
            self.say("reply_channel", channel)
            if names_another_way(self.text) and any(map(str.isdigit, self.text)):
                self.say("story", self.text)  # an address for a letter, which staff are to have
        elif tells_authority(self.text):
            self.say("principal", self.text)
        elif names_another_way(self.text):
            self.say("answer", self.text)
        elif self.take_wish():
            return
        elif narrates(self.text) or self._states_more():
            self._tell_more_of_story()
        elif is_no_name(self.text) and not self.found & FACTS:
            self._wrote_something = False
        elif not self.found & FACTS:
            self.say("answer", self.text)

    def _states_more(self) -> bool:
        """A statement of the matter without a verb of telling: "your hotel near the station"."""
        asks = form_rules.is_question(self.text) or self.intent in _ANSWERING
        return names_the_matter(self.text) and not asks and form_rules.tells_story(self.text)

    def _take_fact(self) -> None:
        # "yesterday, and I want an apology" answers the next question as well
        wish = self.take_wish() or self._take_loose_wish()
        tells_more = narrates(self.text)
        reached = bool(self.found & _REACHING) and form_rules.asks_to_be_reached(self.text)
        if reached or (self.asked == "incident_time" and self.found & _REACHING):
            self.say("reply_channel", "phone" if "phone" in self.found else "email")
        if self.holds_the_answer:
            rest = self._without(_BESIDE_A_DAY, " ")
            vague = self.asked == "incident_time" and tells_no_more_than_when(rest)
            if self._tells_beside_the_day() or (tells_more and not vague):
                self._tell_more_of_story()
        elif self.asked == "incident_time":
            # a wish is no date, and neither is what happened
            if not wish and may_tell_when(self.text):
                self.say("answer", self.text)
            elif tells_more:
                self._tell_more_of_story()
            elif not wish:
                self._take_name_beside_contact()
                self._wrote_something = bool(self.found & (_NAMING | FACTS))
        elif wish and "reference_number" not in self.found:
            # a wish is no number either, and who tells one goes on without
            self.say("reference_number", SKIPPED)
        elif reached:
            self._take_name_beside_contact()
        elif any(map(str.isalnum, self.text)):
            # in place of a number, words may still help to find the matter
            self.say("answer", self.text)
        else:
            self._wrote_something = False

    def _tells_beside_the_day(self) -> bool:
        """More than the day: "it's £35 every day from 2 November until nothing was left"."""
        rest = self._without(_BESIDE_A_DAY, " ")
        words = len(rest.split()) >= _LEAST_WORDS_BESIDE and form_rules.tells_story(rest)
        enough = words or (count_han(rest) > 0 and not tells_no_more_than_when(rest))
        return enough and not wishes(self.text) and not form_rules.is_question(self.text)

    def _take_name_beside_contact(self) -> None:
        if "customer_name" in self.found or not self.found & _REACHING:
            return
        rest = self._without(_REACHING, " ")
        rest_alone = rest.strip(" ,.;，。；")
        alone = _ONE_NAME.fullmatch(rest_alone) or form_rules.given_name_alone(rest_alone)
        name = form_rules.name_beside_contact(rest, asked=self.asked == "contact" or bool(alone))
        if name and name in self.text:
            start = self.text.find(name)
            self.say("customer_name", name, start, start + len(name))

    def _without(self, names: frozenset[str], in_place: str) -> str:
        """The text without the words of some entities."""
        rest = self.text
        for known in sorted(self.message.get(ENTITIES, []), key=lambda each: -each["start"]):
            if known["entity"] in names:
                rest = rest[: known["start"]] + in_place + rest[known["end"] :]
        return rest
