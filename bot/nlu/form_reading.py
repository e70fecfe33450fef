"""Decides what a message is to the complaint form: an answer, a correction, an interruption."""

import re

from rasa.shared.nlu.training_data.message import Message

from bot.language import words
from bot.nlu import form_rules, misread, reply_rules, short_answers, ticket_rules
from bot.nlu.answering.details import all_refused, refused, refused_at_once
from bot.nlu.answering.kind import category_named
from bot.nlu.answering.matter import (
    asked_for,
    begins_with_wish,
    ends_something,
    may_want,
    may_wish,
    narrates,
    sneers,
    tells_enough,
    wants_it_stopped,
    wishes,
)
from bot.nlu.answering.reached import only_names_another_way
from bot.nlu.form_answers import (
    FACTS,
    SHORT_ANSWER_CHARACTERS,
    SHORT_STATEMENT_CHARACTERS,
    AnswerReading,
)
from bot.nlu.message_reading import FALLBACK
from bot.nlu.misread import OUT_OF_SCOPE
from bot.nlu.patterns.contrasts import names_what_is_wrong
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Flag

_THREATS = frozenset({Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT})
# Questions and requests that interrupt the form; all else is an answer.
_INTERRUPTING = words(
    "ask_help ask_process ask_privacy ask_rights explain_term check_status request_human "
    "switch_language cancel skip correct affirm deny bot_challenge greet thank goodbye "
    "withdraw_complaint"
)
_OPEN_QUESTIONS = frozenset({"story", "demand"})
# Questions that a name alone answers nothing of; it is taken all the same.
_NAMED_UNASKED = frozenset(
    {"reply_channel", "reference_number", "given_reason", "incident_time", "demand"}
)
# What the summary shows: told there, it changes.
SHOWN = FACTS | {"phone", "email", "customer_name", "amount"}
# How sure the intent must be to count as an interruption. A long reply to an open question is the
# answer as a rule, even where it asks "why" in passing.
SURE, _SURE_WHERE_OPEN, _SURE_WHEN_LONG, _SURE_WHERE_ASKING = 0.45, 0.55, 0.9, 0.3
_LONG_CHARACTERS = 60
_SURE_STORY = 0.6
_ASKS_WHO = re.compile(r"谁[^,，。]{1,4}[了的呢][\s。!！]*$")
_DIGITS_ALONE = re.compile(r"[\d\s+().-]+")


class FormReading(AnswerReading):
    """One message beside the question of the form that it may answer."""

    def __init__(
        self, message: Message, asked: str | None, extractor: str, *, asks_of_erasure: bool = False
    ) -> None:
        super().__init__(message, asked, extractor)
        self._asks_of_erasure = asks_of_erasure

    def read(self) -> None:
        """Decide what the message is, and write it down."""
        is_wish = self.asked == "demand" and misread.names_no_person(
            self.text, self.intent, self.confidence
        )
        if is_wish or self.is_misread():
            self.mean("inform")
        if self.in_danger():
            # "I don't want to go on living" must never be read as "skip": a person is called
            self.mean("request_human")
        elif (
            (self._asks_of_erasure and self._answers_erasure())
            or self._chooses()
            or self._replies_in_short()
            or self._asks_on_the_side()
            or self._asks_for_another_way()
            or (self.asked != "story" and self.also_complains())
        ):
            return
        elif self.asked != "confirmation" and ticket_rules.goes_on_again(self.text):
            self.tell_going_on()
        elif self._only_lashes_out():
            # heard as anger, and nobody's answer
            self.mean(FALLBACK)
        elif self.intent == "cancel" and self._wants_something_stopped():
            # "can you stop it?" of a payment is no word about the form
            self.take_wish() or self.say("demand", self.text)
            self.mean("inform")
        elif self._only_threatens():
            # it is heard, and what was asked stays open
            self.say("story", self.text)
            self.mean("inform")
        else:
            self._read_reply()

    def _read_reply(self) -> None:
        """Take the answer, unless the message tells another detail or interrupts."""
        if self.asked == "reply_channel" and form_rules.refuses_a_channel(self.text):
            self.take()
        elif self._tells_another_detail():
            return
        elif self._surely_answers():
            self.take()
        elif self._asks_for_own_data() or self._rates():
            return
        elif self._holds_what_was_asked() or not self._interrupts():
            self.take()
        elif self.intent == "withdraw_complaint" and "ticket_reference" not in self.found:
            self.mean("cancel")

    def _answers_erasure(self) -> bool:
        """Words that can only mean the erasure; a bare yes is for the form's own question."""
        if ticket_rules.confirms_erasure(self.text):
            self.mean("ask_privacy")
            self.say("request", "erasure_confirmed")
        elif ticket_rules.keeps_data(self.text):
            self.mean("deny")
            self.say("about", "erasure")
        else:
            return False
        return True

    def _wants_something_stopped(self) -> bool:
        if self.asked == "story":
            return False
        if asked_for(self.text) or ends_something(self.text):
            return True
        return self.asked == "demand" and wants_it_stopped(self.text)

    def _only_lashes_out(self) -> bool:
        """An insult or a sneer at the desk, and nothing told beside it."""
        asks_or_leaves = self.intent in ("request_human", "deny") or (
            self.intent == "cancel" and not sneers(self.text)
        )
        if self.asked == "story" or asks_or_leaves or self.found & SHOWN:
            return False
        insults = "abuse" in self.found and self._is_brief and not narrates(self.text)
        wish = wishes(self.text) or (self.asked == "demand" and may_wish(self.text))
        return (insults or sneers(self.text)) and not wish

    def _asks_for_another_way(self) -> bool:
        """A way to hear back that is not offered; the answer says which there are."""
        if self.asked == "reply_channel" or self.found & {"phone", "email"}:
            return False
        asks = only_names_another_way(self.text)
        if asks:
            self.mean("ask_process")
        return asks

    def _only_threatens(self) -> bool:
        if self.asked == "story" or form_rules.is_question(self.text) or wishes(self.text):
            return False
        flags = {flag["name"] for flag in self.message.get("flags") or []}
        return bool(flags & _THREATS) and not self.holds_the_answer

    # ---------- answers that the words alone tell ----------
    def _chooses(self) -> bool:
        """One of two drafts, or of two matters."""
        if self.asked == "draft_choice":
            choice = ticket_rules.draft_choice(self.text)
        elif self.asked == "matter_choice":
            choice = self.matter_chosen()
        else:
            return False
        if choice:
            self.say(self.asked, choice)
            self.mean("inform")
        return bool(choice)

    def _replies_in_short(self) -> bool:
        for other in all_refused(self.text)[1:]:
            self.leave_out(other)
        if self.asked not in ("story", "confirmation") and refused_at_once(self.text) == self.asked:
            self.mean("skip")
            return True
        slot = refused(self.text)
        if slot and slot != self.asked and self.asked not in ("story", "confirmation"):
            self.leave_out(slot)  # and nothing besides
            self.mean("inform")
            return True
        short = short_answers.meaning(self.text, self.asked)
        if short:
            self.mean(short)
        return bool(short)

    def _surely_answers(self) -> bool:
        """An answer whatever the intent head says."""
        if self.asked == "contact":
            return _DIGITS_ALONE.fullmatch(self.text.strip()) is not None
        if self.asked == "reply_channel":
            # "call me instead" is no request for a person where it answers the question
            return self._names_a_reply_channel()
        if self.intent in ("deny", "cancel") and self._only_demands():
            # 能不能别再打给我家里人了 stops nothing here
            return self.asked != "story"
        wants = self._only_demands() or begins_with_wish(self.text)
        return self.asked == "demand" and wants

    def _names_a_reply_channel(self) -> bool:
        if reply_rules.reply_channel_said(self.text):
            return True
        asks = form_rules.is_question(self.text) or self.intent == "correct"
        return self._is_brief and not asks and form_rules.reply_channel(self.text) is not None

    def _only_demands(self) -> bool:
        clause = demanding_clause(self.text)
        whole = len(self.text.strip())
        return clause is not None and (clause[1] - clause[0]) * 10 >= whole * 6

    def _holds_what_was_asked(self) -> bool:
        return self.holds_the_answer or (self.asked == "customer_name" and self._is_a_name())

    def _is_a_name(self) -> bool:
        return form_rules.surely_a_name(self.text)

    # ---------- details that were not asked for ----------
    def _tells_another_detail(self) -> bool:
        """Write what is told or changed in place of an answer, if something is."""
        if self._corrects_another():
            self.read_correction()
        elif self._only_says_how_to_reply():
            self.tell_way_to_reply()
            self.mean("inform")
        elif self.asked == "category_choice":
            return self._tell_category()
        elif self.asked in _NAMED_UNASKED and self._only_names_somebody():
            self.take_name()
            self.mean("inform")
        else:
            return False
        return True

    def _only_names_somebody(self) -> bool:
        wants = form_rules.says_how_to_put_right(self.text)
        named = self._is_a_name() or form_rules.name_after_its_word(self.text) is not None
        return named and not self.found & FACTS and not wants

    def _corrects_another(self) -> bool:
        """Whether the words change another detail than the one that is asked for."""
        if self.asked in _OPEN_QUESTIONS and len(self.text) > SHORT_STATEMENT_CHARACTERS:
            return self.intent == "correct" and self.confidence >= _SURE_WHEN_LONG
        sure = self.intent == "correct" and self.confidence >= SURE
        if sure and self.asked not in ("demand", "principal"):
            return True
        if self.asked not in _OPEN_QUESTIONS and names_what_is_wrong(self.text):
            return True
        if self.asked == "story" or not self.corrects():
            return False
        if self.asked == "principal" and not self.found & FACTS:
            # "put that it's my mum's account" says whose complaint it is
            return False
        field = form_rules.correction_field(self.text, self.found)
        return field not in (self.asked, None) or bool(ticket_rules.phone_ending(self.text))

    def _only_says_how_to_reply(self) -> bool:
        if self.asked == "reply_channel" or len(self.text) > SHORT_STATEMENT_CHARACTERS:
            return False
        if self.asked in _OPEN_QUESTIONS and demanding_clause(self.text):
            return False
        if self.holds_the_answer:
            return False
        if reply_rules.names_a_way_alone(self.text):
            # the way is the answer to a question that is still to come, or another than before
            return self.asked != "story"
        return reply_rules.reply_channel_said(self.text) is not None

    def _tell_category(self) -> bool:
        """Write the category that is named, or the wish that is told in its place."""
        category = category_named(self.text) if self._is_brief else None
        if category:
            self.say("category_choice", category)
        told = self.take_wish() or category is not None
        if told:
            self.mean("inform")
        return told

    # ---------- interruptions ----------
    def _is_surely_another(self) -> bool:
        return self.intent in _INTERRUPTING - {"deny", "correct"} and self.confidence >= SURE

    def _asks_on_the_side(self) -> bool:
        tells = self.intent == "file_complaint" and self.confidence >= _SURE_STORY
        if self.asked == "story" and tells and tells_enough(self.text):
            # "so will you pay or not" ends many a story
            return False
        if not (self._is_short and self.tell_side_question(in_form=True)):
            return False
        if self.asked == "demand" and self.intent == "ask_process" and may_want(self.text):
            # "can you get my money back" says what is wanted, too
            self.say("demand", self.text)
        return True

    def _asks_for_own_data(self) -> bool:
        asks = self.intent == "ask_privacy" and ticket_rules.asks_for_own_data(self.text)
        if asks:
            self.say("request", "own_data")
        return asks

    def _rates(self) -> bool:
        return self.intent == "rate" and self.tell_score(asked=False)

    def _interrupts(self) -> bool:
        asks = form_rules.is_question(self.text) and len(self.text) <= _LONG_CHARACTERS
        outside = asks or bool(_ASKS_WHO.search(self.text))
        if self.intent == OUT_OF_SCOPE and outside and self.confidence >= _SURE_WHERE_OPEN:
            return True
        if self.intent not in _INTERRUPTING:
            return False
        if self.asked in _OPEN_QUESTIONS:
            needed = _SURE_WHEN_LONG if len(self.text) > _LONG_CHARACTERS else _SURE_WHERE_OPEN
        else:
            needed = SURE
        if asks:
            needed = min(needed, _SURE_WHERE_ASKING)
        return self.confidence >= needed

    @property
    def _is_brief(self) -> bool:
        return len(self.text) <= SHORT_ANSWER_CHARACTERS

    @property
    def _is_short(self) -> bool:
        return len(self.text) <= _LONG_CHARACTERS or self.asked not in _OPEN_QUESTIONS
