"""Reads a message outside the form: about a ticket, a draft that was put aside, or new."""

from collections.abc import Callable

from rasa.shared.nlu.training_data.message import Message

from bot.nlu import after_ticket, asked, form_rules, misread, short_answers, ticket_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.answering.who import complains_for
from bot.nlu.message_reading import FALLBACK, MessageReading
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.second_complaint import also_complains
from bot.nlu.text import count_han, for_patterns
from bot.nlu.verdicts import (
    Verdict,
    is_bare_verdict,
    refuses_in_a_clause,
    verdict,
    verdict_in_own_words,
)
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Flag

# What the desk may be waiting for, by the form that the answer takes (see actions/awaiting.py).
_YES_OR_NO = frozenset({"withdraw", "result"})
_WORDS = frozenset({"dispute_reason", "reopen_reason", "rating_words", "addition"})
_REASONS = frozenset({"dispute_reason", "reopen_reason"})
_SCORE, _CONTACT, _ERASURE, _ROUTE = "score", "contact", "erasure", "route"
# A complaint that was offered, by what is asked for with a yes.
_OFFERED = {"second_complaint": "second_complaint", "new_complaint": "previous_message"}
# Requests that are no answer to what was asked.
_REQUESTS = frozenset(
    {
        "ask_help", "ask_process", "ask_privacy", "ask_rights", "explain_term", "check_status",
        "request_human", "switch_language", "bot_challenge", "file_complaint", "greet", "goodbye",
    }
)  # fmt: skip
# Nor are these where only words about a score were.
_STEPS = frozenset({"reopen_complaint", "withdraw_complaint"})
_SURE = 0.45
_THREATS = frozenset({Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT})
# A grievance that only mentions a result is a complaint, not a verdict on one.
_TELLING = frozenset({"file_complaint"})
_SURE_STORY = 0.6
_UNCLEAR = frozenset({"out_of_scope", FALLBACK, "ask_help", "ask_process", "inform"})
_ADDING = frozenset({"add_information", "inform", "correct", "deny", "rate", FALLBACK})
_FACTS_OR_NOTHING = frozenset({"inform", "add_information", FALLBACK})
_SURE_FACT = 0.9
_TELLS_ENOUGH = 7
_WHOLE_WORDS, _WHOLE_HAN = 14, 25
_SHORT_CHARACTERS = 60
_LONG_QUESTION = 120
_LONGEST_MORE = 220
# A detail that is told anew is a correction of it.
_TOLD_ANEW = frozenset({"incident_time", "reference_number", "phone", "email", "customer_name"})
# Wants something done now, whatever else is asked.
_CALLING = frozenset({"request_human", "withdraw_complaint", "reopen_complaint"})


class TicketReading(MessageReading):
    """One message while no form is open.

    Args:
        message: as the components before left it.
        extractor: name of the component that writes.
        awaited: what the customer was asked last, outside the form.
        draft_kept: whether a draft was put aside.
        has_ticket: whether this conversation has seen a ticket, which words could add to.
    """

    def __init__(
        self,
        message: Message,
        extractor: str,
        *,
        awaited: str | None,
        draft_kept: bool,
        has_ticket: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(message, extractor)
        self._awaited = awaited
        self._draft_kept = draft_kept
        self._has_ticket = has_ticket

    def read(self) -> None:
        """Decide what the message is about."""
        awaited = self._awaited
        told = misread.tells_a_grievance(self.text, self.intent, self.confidence, self.found)
        told = told or self._begins_a_story()
        if (told and awaited in (None, "new_complaint") and not self.corrects()) or (
            self.intent == misread.OUT_OF_SCOPE and form_rules.speaks_of_complaining(self.text)
        ):
            self.mean("file_complaint")
        elif self.is_misread():
            self.mean("file_complaint" if self._sounds_like_a_story() else FALLBACK)
        elif misread.is_unsure_praise(self.text, self.intent, self.confidence):
            self.mean(FALLBACK)
        if self.in_danger() and self.intent != "file_complaint":
            self.mean("request_human")
        elif self.vents():
            # asked what happened, they tell it
            self.mean("file_complaint")
            return
        elif awaited and self._answers(awaited):
            return
        elif form_rules.wishes_to_complain(self.text):
            self.mean("file_complaint")
            return
        elif self._is_of_the_ticket():
            return
        elif complains_for(self.text):
            self._complain_for_another()
            return
        elif misread.says_praise(self.text):
            self.mean("praise")
            return
        elif ticket_rules.gives_stars(self.text):
            self.tell_score(asked=False)
            return
        elif self._draft_kept and (ticket_rules.comes_back(self.text) or self._goes_on_telling()):
            self.mean("file_complaint")
            self.say("draft_choice", "resume")
        elif self._draft_kept and after_ticket.throws_away(self.text):
            self.mean("cancel")
            self.say("draft_choice", "discard")
        elif after_ticket.asks_what_was_told(self.text) or (
            ticket_rules.asks_for_own_data(self.text) and self.intent != "file_complaint"
        ):
            self.mean("ask_privacy")
            self.say("request", "own_data")
        elif self.intent == "file_complaint" and ticket_rules.asks_how_long(self.text):
            self.mean("ask_process")
        elif (
            len(self.text) <= _LONG_QUESTION and self.tell_side_question()
        ) or self._gives_verdict():
            return
        elif ticket_rules.wants_to_add(self.text) and self.intent in _UNCLEAR:
            self.mean("add_information")
        elif self._tells_a_grievance():
            if form_rules.tells_story(self.text):
                self.tell_story()
        elif self.intent in ("correct", "inform") or self.corrects() or self._is_a_contact():
            self._read_change()
        elif self.intent == "rate":
            self.tell_score(asked=False)
        elif self._only_says_how_to_reply():
            self.mean("correct")
            self.say("correction_field", "reply_channel")
        if self.intent == "file_complaint" and "story" not in self.found:
            self._tell_late_story()

    def _goes_on_telling(self) -> bool:
        """More of the draft that was put aside: a fact, a wish, what else happened."""
        if self.intent not in ("inform", "add_information"):
            return False
        tells = narrates(self.text) or self.found & {"incident_time", "reference_number"}
        if demanding_clause(self.text) or tells:
            self.tell_story()
            return True
        return False

    def _is_of_the_ticket(self) -> bool:
        """A question, an end or an addition that names no ticket, where one was just opened."""
        if self._draft_kept or not self._has_ticket():
            return False
        if self.intent in _UNCLEAR | {"correct"} and ticket_rules.calls_off(self.text):
            # "she said sorry, so you can close it"
            self.mean("withdraw_complaint")
            return True
        if ticket_rules.wants_to_reopen(self.text):
            self.mean("reopen_complaint")
            return True
        if self._adds_in_so_many_words():
            self.mean("add_information")
            return True
        refuses = self.intent in _ADDING and self._refuses_what_was_told()
        if refuses or self._refuses_in_own_words():
            # the desk looks whether there is a result; "I'm not happy, I want this looked at by
            # someone else" corrects no wish
            self.mean("add_information")
            self.say("about", after_ticket.OF_TICKET)
            return True
        if self.corrects() and not (self.intent in _TELLING and self.confidence >= _SURE_STORY):
            return False
        if ticket_rules.wants_to_appeal(self.text) and not narrates(self.text):
            self.mean("ask_rights")
            return True
        unsure = self.intent in _UNCLEAR | _TELLING and self.confidence < _SURE_FACT
        asks = after_ticket.asks_where_it_stands(self.text) and self.intent not in _CALLING
        asks_for_call = self.intent == "request_human"
        if asks or ((unsure or asks_for_call) and asked.asks_when(self.text)):
            self.mean("check_status")
        elif self.intent == "cancel" and ticket_rules.calls_off(self.text):
            # it is asked once more before anything is withdrawn
            self.mean("withdraw_complaint")
        elif self._only_threatens() or (
            unsure and (ticket_rules.tells_authority(self.text) or ticket_rules.joins_on(self.text))
        ):
            self.mean("add_information")
        elif self._may_be_of_the_ticket():
            # the desk looks where the ticket stands, and asks
            self.mean("add_information")
            self.say("about", after_ticket.OF_TICKET)
        else:
            return False
        return True

    def _refuses_what_was_told(self) -> bool:
        wants_more = ticket_rules.wants_to_add(self.text) or self.also_told()
        return refuses_in_a_clause(self.text) and not wants_more and verdict(self.text) is None

    def _adds_in_so_many_words(self) -> bool:
        says_so = after_ticket.says_it_adds(self.text) and not self.also_told()
        return says_so and form_rules.tells_story(self.text)

    def _refuses_in_own_words(self) -> bool:
        if self.intent not in _UNCLEAR | _TELLING | {"correct", "deny"} or verdict(self.text):
            return False
        said = verdict_in_own_words(self.text)
        return said is Verdict.REJECTED and not self.found & _TOLD_ANEW and self.corrects()

    def _may_be_of_the_ticket(self) -> bool:
        """Words that tell no matter of their own, where one was just registered."""
        said = verdict_in_own_words(self.text)
        if self.intent == "praise":
            # "great, happy with that" is said of an answer, where there is one
            return said is Verdict.ACCEPTED and after_ticket.is_brief(self.text)
        if self.intent not in _TELLING | {FALLBACK} or verdict(self.text):
            return False
        if len(self.text) > _LONGEST_MORE or self.also_told() or self.found & {"reference_number"}:
            return False
        return after_ticket.goes_on_about_it(self.text) and form_rules.tells_story(self.text)

    def also_told(self) -> bool:
        """Whether the words say that they are another complaint."""
        return also_complains(self.text) is not None or form_rules.speaks_of_complaining(self.text)

    def _only_threatens(self) -> bool:
        """A threat in a few words right after the receipt goes to what was just registered."""
        threats = {flag["name"] for flag in self.message.get("flags") or []} & _THREATS
        tells = self.found & {"incident_time", "reference_number", "amount"} or narrates(self.text)
        return bool(threats) and len(self.text) <= _SHORT_CHARACTERS and not tells

    def _begins_a_story(self) -> bool:
        """A story told in pieces begins with one that need not sound like a complaint."""
        facts = self.intent in _FACTS_OR_NOTHING and self.confidence < _SURE_FACT
        # of whom it complains is for staff to see, where it tells enough
        outside = self.intent == misread.OUT_OF_SCOPE and len(self.text.split()) >= _TELLS_ENOUGH
        adds = self.intent == "add_information" and ticket_rules.wants_to_add(self.text)
        names = facts and not adds and self.intent == "add_information" and not self.found
        if not ((facts or outside) and (names or narrates(self.text))):
            return self._tells_it_whole() and not self._has_ticket()
        return not self._has_ticket()

    def _tells_it_whole(self) -> bool:
        """A whole story with its facts, taken for one of them: there is nothing yet to change."""
        if self.intent not in _FACTS_OR_NOTHING | {"correct"} or self._draft_kept:
            return False
        long = len(self.text.split()) >= _WHOLE_WORDS or count_han(self.text) >= _WHOLE_HAN
        asks = form_rules.is_question(self.text) and self.intent == FALLBACK
        return long and not asks and form_rules.tells_story(self.text)

    def _sounds_like_a_story(self) -> bool:
        return self.intent not in ("thank", "greet") and form_rules.tells_story(self.text)

    def _only_says_how_to_reply(self) -> bool:
        # "call me" alone asks for a person; "call me instead" changes what was said before
        changes = ticket_rules.changes_something(self.text) or self.intent != "request_human"
        return len(self.text) <= _SHORT_CHARACTERS and changes and self.tell_reply_channel()

    def _is_a_contact(self) -> bool:
        short = len(self.text) <= _SHORT_CHARACTERS and self.intent not in _REQUESTS
        return short and bool(self.found & {"phone", "email"})

    def _answers(self, awaited: str) -> bool:
        if awaited == after_ticket.OF_TICKET:
            return self._answers_of_ticket()
        if awaited in _OFFERED:
            meant = short_answers.meaning(self.text, "confirmation")
            if meant is None and short_answers.wants_what_is_offered(self.text):
                meant = "affirm"
            if meant == "affirm":
                self.mean("file_complaint")
                self.say("request", _OFFERED[awaited])
            elif meant:
                self.mean("deny")
                self.say("about", awaited)
            return meant is not None
        if awaited in _YES_OR_NO:
            meant = short_answers.meaning(self.text, "confirmation")
            if awaited == "withdraw" and ticket_rules.keeps_complaint(self.text):
                meant = "deny"
            if meant:
                self.mean("affirm" if meant == "affirm" else "deny")
            return meant is not None
        if awaited == _ERASURE:
            return self._answers_erasure()
        if awaited == _ROUTE:
            return self._chooses_route()
        if awaited == _SCORE:
            return self.tell_score(asked=True)
        if awaited == _CONTACT:
            return self._tell_contact()
        return awaited in _WORDS and self._tell_words(awaited)

    def _answers_of_ticket(self) -> bool:
        choice = ticket_rules.matter_choice(self.text)
        if choice is None and verdict_in_own_words(self.text) is Verdict.REJECTED:
            choice = "same"
        if choice == "new":
            self.mean("file_complaint")
            self.say("request", "previous_message")
        elif choice == "same":
            self.mean("affirm")
            self.say("about", after_ticket.OF_TICKET)
        return choice is not None

    def _answers_erasure(self) -> bool:
        meant = short_answers.meaning(self.text, "confirmation")
        if meant == "affirm" or ticket_rules.confirms_erasure(self.text):
            self.mean("ask_privacy")
            self.say("request", "erasure_confirmed")
            return True
        if meant in ("deny", "cancel") or ticket_rules.keeps_data(self.text):
            self.mean("deny")
            self.say("about", _ERASURE)
            return True
        return False

    def _complain_for_another(self) -> None:
        """Who says no more than for whom they complain is asked what happened."""
        self.mean("file_complaint")
        if len(self.text) > _SHORT_CHARACTERS // 2:
            self.tell_story()

    def _tell_words(self, awaited: str) -> bool:
        short = short_answers.meaning(self.text, "demand")
        if short:
            # a yes to "what should be looked at again" goes on with what was said before
            goes_on = short in ("deny", "cancel") or (short == "affirm" and awaited in _REASONS)
            self.mean("skip" if goes_on else short)
            return True
        anew = self.intent in _TELLING and self.found & {"amount", "incident_time"}
        if anew and awaited == "rating_words":
            # "£9.90 was taken again" is no word about the score
            return False
        others = _REQUESTS if awaited in _REASONS else _REQUESTS | _STEPS
        if self.intent in others - {"file_complaint"} and self.confidence >= _SURE:
            return False
        self.say("answer", self.text)
        self.mean("inform")
        return True

    def _chooses_route(self) -> bool:
        route = ticket_rules.route_chosen(self.text)
        if route:
            self.mean("ask_rights")
            self.say("appeal_route", route)
        return route is not None

    def _tell_contact(self) -> bool:
        if "email" not in self.found and "phone" not in self.found:
            number = phone_in_answer(for_patterns(self.text))
            if number is None:
                if short_answers.meaning(self.text, "contact") in ("skip", "deny", "cancel"):
                    self.mean("skip")
                    return True
                return False
            self.say("phone", number.value, number.start, number.end)
        self.mean("inform")
        return True

    def _gives_verdict(self) -> bool:
        said = verdict(self.text)
        long_grievance = self._tells_a_grievance() and len(self.text) > _SHORT_CHARACTERS
        if said is None or long_grievance:
            return False
        self.mean("affirm" if said is Verdict.ACCEPTED else "deny")
        self.say("about", "result")
        if said is Verdict.REJECTED and not is_bare_verdict(self.text):
            self.say("answer", self.text)
        return True

    def _tells_a_grievance(self) -> bool:
        return self.intent in _TELLING and (self.confidence >= _SURE_STORY or not self.corrects())

    def _read_change(self) -> None:
        if self.corrects() or self.intent == "correct":
            self.read_correction()
        elif self.found & {"phone", "email"} or self.tell_reply_channel():
            # a bare number or address after a receipt is where to reach the customer
            self.mean("correct")
            field = "contact" if self.found & {"phone", "email"} else "reply_channel"
            self.say("correction_field", field)
            if "reply_channel" not in self.found:
                self.tell_reply_channel()

    def _tell_late_story(self) -> None:
        if "draft_choice" not in self.found and form_rules.tells_story(self.text):
            self.tell_story()
