"""One message as the readers after the heads write into it: intent and entities by rule."""

import json

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import asked, form_rules, misread, refusals, reply_rules, ticket_rules
from bot.nlu.annotations import add_entities, drop_entities, entity, text_of, values
from bot.nlu.answering.details import all_refused, refuses_name
from bot.nlu.answering.kind import category_named, topic_named
from bot.nlu.answering.matter import sneers
from bot.nlu.entities import days_and_numbers, read_patterns
from bot.nlu.flag_words import settled
from bot.nlu.patterns.contrasts import names_another, names_sum_anew, names_what_is_wrong
from bot.nlu.second_complaint import PART_READER, Second, also_complains, find_second
from bot.nlu.topic_rules import topic_told
from bot.nlu.verdicts import Verdict, verdict, verdict_in_own_words
from bot.nlu.wishes import demanding_clause
from tickets.draft import SKIPPED
from tickets.vocabulary import Flag, Topic

FALLBACK = "nlu_fallback"
# below it more than every other category was wrong in cross-validation
_SURE_CATEGORY = 0.5
_RULE_CONFIDENCE = 0.99
_SHORT_CORRECTION_CHARACTERS = 80
# Facts that belong to one matter; name and contact are the customer's.
_DETAILS = frozenset(
    {"phone", "email", "customer_name", "incident_time", "reference_number", "amount"}
)
_OF_A_MATTER = frozenset({"incident_time", "reference_number", "claim_number", "amount"})


class MessageReading:
    """A message, what was found in it, and the means to write down what it says.

    Args:
        message: as the components before left it.
        extractor: name of the component that writes.
    """

    def __init__(self, message: Message, extractor: str) -> None:
        self.message = message
        self.text = text_of(message)
        self.extractor = extractor
        intent = message.get("intent") or {}
        self.intent = intent.get("name")
        self.confidence = intent.get("confidence") or 0.0
        self.found = {known["entity"] for known in message.get(ENTITIES, [])}

    # ---------- writing ----------
    def say(self, name: str, value: str, start: int = 0, end: int | None = None) -> None:
        """Write an entity; it spans the whole text unless its place is given."""
        end = len(self.text) if end is None else end
        add_entities(self.message, [entity(name, value, self.extractor, start, end)])
        self.found.add(name)

    def forget(self, name: str) -> None:
        """Take an entity out that was read wrongly."""
        drop_entities(self.message, name)
        self.found.discard(name)

    def mean(self, intent: str) -> None:
        """Set the intent."""
        if self.intent == intent:
            return
        self.intent = intent
        chosen = {"name": intent, "confidence": _RULE_CONFIDENCE}
        ranking = self.message.get("intent_ranking") or []
        others = [known for known in ranking if known["name"] != intent]
        self.message.set("intent", chosen, add_to_output=True)
        self.message.set("intent_ranking", [dict(chosen), *others], add_to_output=True)

    # ---------- reading ----------
    def is_misread(self) -> bool:
        """Whether the intent was told by the tone alone: praise without a word of praise."""
        tone = (self.message.get("tone") or {}).get("name")
        return misread.lacks_its_words(
            self.text, self.intent, self.confidence, tone
        ) or misread.tells_of_the_firm(self.text, self.intent, self.confidence, self.found)

    def vents(self) -> bool:
        """Whether it is an outburst that tells nothing yet."""
        tone = (self.message.get("tone") or {}).get("name")
        return misread.vents(self.text, self.intent, tone, self.found)

    def tell_side_question(self, *, in_form: bool = False) -> bool:
        """Set the intent where the words ask a side question for certain.

        Args:
            in_form: there is no ticket yet that "when do I get the result" could be about.
        """
        intent = asked.side_question(self.text, in_form=in_form)
        swears = "abuse" in self.found or sneers(self.text)
        if intent and swears and not asked.wants_to_know(self.text):
            # "can't you bloody hurry up" is anger
            return False
        if intent:
            self.mean(intent)
        return intent is not None

    def settle_flags(self) -> None:
        """Let the words decide where they are plainer than the heads."""
        noted = {name for value in values(self.message, "flags") for name in value.split(",")}
        flags = self.message.get("flags") or []
        kept = settled(self.text, noted, {flag["name"] for flag in flags})
        if misread.names_a_role(self.text):
            kept -= {Flag.WANTS_HUMAN}
        if all_refused(self.text):
            # 不想给名字 is no despair
            kept -= {Flag.SELF_HARM}
        if kept == noted:
            return
        if Flag.SELF_HARM not in kept:
            self.message.set("self_harm_hint", 0.0, add_to_output=True)
        told = [flag for flag in flags if flag["name"] in kept]
        told += [{"name": name, "confidence": _RULE_CONFIDENCE} for name in sorted(kept - noted)]
        self.message.set("flags", told, add_to_output=True)
        self.forget("flags")
        if kept:
            self.say("flags", ",".join(sorted(kept)))

    def in_danger(self) -> bool:
        """Whether the words speak of self-harm."""
        flags = self.message.get("flags") or []
        return any(flag["name"] == Flag.SELF_HARM for flag in flags)

    def tell_strain(self) -> None:
        """Write that there is a hint of self-harm, where there is no more than one.

        Staff hear of it all the same; but a crisis line in reply to "I just need the money for the
        rent" would hurt.
        """
        if self.message.get("self_harm_hint") and not self.in_danger():
            self.say("strain", "1")

    def tell_story(self) -> None:
        """The text is the story; it may also say what is wanted, why, and how to hear back."""
        second = self._second_complaint()
        words = self.text[: second.start].strip(" \n,，;；") if second else self.text
        if second:
            self._keep_second(second)
        self.say("story", words, 0, len(words))
        topic = topic_told(words, [second.topics[0]], sure=True) if second else None
        topic = topic or self.topic_of_story()
        if topic:
            self.say("topic", topic)
        demand = demanding_clause(words)
        if demand:
            self.say("demand", words[slice(*demand)].strip(), *demand)
        self.tell_reason(words)
        self.tell_reply_channel()
        self._tell_contact_of_story(words)
        if refuses_name(words) and "customer_name" not in self.found:
            self.say("customer_name", SKIPPED)

    def tell_reason(self, words: str | None = None) -> None:
        """Write why something was refused, and the clause that it was put on, where they are told.

        Args:
            words: the part of the text to look at; all of it unless given.
        """
        words = self.text if words is None else words
        for name, span in (
            ("given_reason", refusals.given_reason(words)),
            ("clause", refusals.clause(words)),
        ):
            if span:
                self.say(name, words[slice(*span)].strip(), *span)

    def _tell_contact_of_story(self, words: str) -> None:
        """A name beside the number or address of a story, and that the answer goes there."""
        reached = self.found & {"phone", "email"}
        signed = form_rules.name_at_the_end(words) if "reply_channel" in self.found else None
        if signed and "customer_name" not in self.found:
            start = words.rfind(signed)
            self.say("customer_name", signed, start, start + len(signed))
        if not reached:
            return
        if "reply_channel" not in self.found and form_rules.asks_to_be_reached(words):
            self.say("reply_channel", "email" if "email" in reached else "phone")
        if "customer_name" not in self.found:
            name = form_rules.name_beside_contact(words, asked=False)
            if name:
                start = words.find(name)
                self.say("customer_name", name, start, start + len(name))

    def _second_complaint(self) -> Second | None:
        """Where the text begins to tell a second complaint, as it seldom does."""
        read = self.message.get(PART_READER)
        return find_second(self.text, read, days_and_numbers) if read else None

    def _keep_second(self, second: Second) -> None:
        """Write the second complaint down, and take its facts out of the first."""
        first, words = self.text[: second.start], self.text[second.begins :].strip()
        told = {
            name: found.value
            for name, found in read_patterns(words).items()
            if name in _OF_A_MATTER
        }
        demand = demanding_clause(words)
        told |= {"story": words, "topic": topic_told(words, [second.topics[1]], sure=True)}
        if demand:
            told["demand"] = words[slice(*demand)].strip()
        for name in _OF_A_MATTER & self.found:
            self.forget(name)
        for name, found in read_patterns(first).items():
            if name in _OF_A_MATTER:
                self.say(name, found.value, found.start, found.end)
        self.say("second_complaint", json.dumps(told, ensure_ascii=False), second.start)

    def also_complains(self) -> bool:
        """Another complaint beside the one that is told: it is kept, and offered after it."""
        start = also_complains(self.text)
        if start is None:
            return False
        words = self.text[start:].strip()
        told = {"story": words, "topic": self.topic_of_story() or Topic.OTHER}
        for name in ("incident_time", "demand", "reply_channel"):
            self.forget(name)
        self.say("second_complaint", json.dumps(told, ensure_ascii=False), start)
        self.mean("inform")
        return True

    def topic_of_story(self) -> str | None:
        """The topic of the text as a story; None where the customer is to be asked for it."""
        topic = self.message.get("topic") or {}
        scores = topic.get("all") or ({topic["name"]: 1.0} if topic else {})
        ranked = sorted(scores, key=lambda name: -scores[name])
        category = self.message.get("category") or {}
        sure = category.get("confidence", 1.0) >= _SURE_CATEGORY
        return topic_told(self.text, ranked, sure=sure)

    def tell_reply_channel(self) -> bool:
        """Write the way to hear back, where a clause asks for one."""
        channel = reply_rules.reply_channel_said(self.text)
        if channel:
            self.say("reply_channel", channel)
        return channel is not None

    def _tell_way_named(self) -> None:
        if "reply_channel" not in self.found and not self.tell_reply_channel():
            way = reply_rules.changes_way(self.text)
            if way:
                self.say("reply_channel", way)

    def matter_chosen(self) -> str | None:
        """Whether the words choose the `same` matter or a `new` one, where that was asked."""
        choice = ticket_rules.matter_choice(self.text)
        if choice is None and verdict(self.text) is Verdict.REJECTED:
            # what it says against the result of that ticket goes there
            self.say("story", self.text)
            return "same"
        if choice is None and verdict_in_own_words(self.text) is Verdict.ACCEPTED:
            return "agreed"
        return choice

    def tell_going_on(self) -> None:
        """Write that the customer goes on, and answers nothing by that."""
        self.say("draft_choice", "resume")
        self.mean("affirm")

    def tell_score(self, *, asked: bool) -> bool:
        """Write the score of 1 to 5 that is given, if any."""
        score = ticket_rules.score(self.text, asked=asked)
        if score is None:
            return False
        self.mean("rate")
        self.say("score", str(score))
        return True

    def corrects(self) -> bool:
        """Whether a short text says anew what was told before: a value, or which one is wrong."""
        if len(self.text) > _SHORT_CORRECTION_CHARACTERS:
            return False
        if ticket_rules.phone_ending(self.text) or ticket_rules.changed_wish(self.text):
            return True
        marked = form_rules.is_correction(self.text) or (
            # "wait, does he see my name?" only holds the conversation up
            ticket_rules.contradicts(self.text)
            and not (self.text.rstrip().endswith(("?", "？")) and not self.found & _DETAILS)
        )
        return marked and form_rules.correction_field(self.text, self.found) is not None

    def read_correction(self) -> None:
        """Write which detail is to change, and its new value where it is told."""
        self.mean("correct")
        figure = form_rules.corrected_figure(self.text)
        if figure:
            self.say("correction_field", "amount")
            self.say("answer", figure)
            return
        ending = ticket_rules.phone_ending(self.text)
        if ending:
            self.forget("reference_number")
            self.say("correction_field", "contact")
            self.say("contact_ending", ending)
            return
        paid_anew = names_sum_anew(self.text) and not self.found & (_DETAILS - {"amount"})
        if paid_anew or (names_another(self.text) and not self.found & _DETAILS):
            # of somebody or somewhere in the story; where it stands, it is changed there
            self.say("answer", self.text)
            return
        field = form_rules.correction_field(self.text, self.found)
        if field in (None, "demand") and names_what_is_wrong(self.text):
            # one figure in place of another: where it stands, it is changed there
            self.say("answer", self.text)
            return
        if not self.found & {"phone", "email"} and reply_rules.reply_channel_said(self.text):
            field = "reply_channel"
        wish = ticket_rules.changed_wish(self.text)
        if wish and field in (None, "demand", "story"):
            self.say("correction_field", "demand")
            self.say("demand", form_rules.corrected_value(self.text) or wish if field else wish)
            return
        if field is None:
            if form_rules.contrasts(self.text) or form_rules.says_it_anew(self.text):
                # "it was Bradford, not Leeds": right as it stands, beside the story
                self.say("answer", self.text)
            return
        self.say("correction_field", field)
        if field == "contact":
            # "make it by phone, 6123 9988" changes the way as well
            self._tell_way_named()
        new = form_rules.corrected_value(self.text)
        topic = topic_named(self.text) if field == "category" else None
        category = Topic(topic).category if topic else None
        if field == "category" and not category:
            category = category_named(self.text)
        if category:
            self.say("category_choice", category)
        if topic:
            self.say("topic", topic)
        if field == "reply_channel":
            channel = form_rules.reply_channel(self.text)
            if channel:
                self.say("reply_channel", channel)
        elif field == "demand" and new:
            self.say("demand", new)
        elif field == "customer_name" and new and "customer_name" not in self.found:
            name = form_rules.name_in_answer(new)
            if name:
                self.say("customer_name", name)
