"""The complaint form: takes in what a message told, and decides what is still worth asking."""

import json
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import (
    CORRECTABLE,
    DRAFT_SLOTS,
    SKIPPED,
    Draft,
    with_ending,
    with_figure,
)
from actions.help_lines import help_lines
from actions.matters import SECOND, SECOND_SLOT, second_heard, ticket_of_same_matter
from actions.not_understood import PREVIOUS_MESSAGE, misses_before, text_not_understood
from actions.people import support
from actions.services import services, split_all
from actions.signals import answer_to
from actions.summary import lines_of
from actions.told import (
    FREE_TEXT_SLOTS,
    TOLD_SLOTS,
    is_phone,
    single,
    tells_enough,
    topic_of_each_category,
    values_before_message,
)
from actions.turn import FORM, PAUSE, Turn, answered_already, split
from actions.wording import label
from tickets.vocabulary import ReplyChannel, Topic

# Intents that answer the form or add to it; any other interrupts it and is answered by a rule.
FORM_INTENTS = frozenset({"file_complaint", "inform", "affirm", "deny", "skip", "correct"})

# Kept by the domain also outside the form; what was not told with the complaint is not of it.
_UNCONDITIONAL_SLOTS = ("amount", "claim_number", "clause")


class ValidateComplaintForm(Action):
    """Validate what was extracted, and name the next question."""

    def name(self) -> str:
        return "validate_complaint_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        reading = _Reading(turn, tracker)
        if reading.is_first_look:
            if reading.requested in (None, PAUSE):
                await reading.begin()
            reading.take_in()
            await reading.look_for_same_matter()
            if turn.in_danger and turn.intent in FORM_INTENTS:
                # a story may hold it; on its own it is read as a request for a person
                await services().request_human(turn, Draft(reading.values))
                support(dispatcher, turn, tracker)
                # no question now: the form goes on when the customer does
                return [*reading.events(), SlotSet("requested_slot", PAUSE)]
            if turn.intent not in FORM_INTENTS or not reading.progressed:
                return [*reading.events(), ActionExecutionRejected(FORM)]
            reading.acknowledge(dispatcher)
        return [*reading.events(), SlotSet("requested_slot", reading.next_question())]


class _Reading:
    """One look at the customer's latest message with the form open."""

    def __init__(self, turn: Turn, tracker: Tracker) -> None:
        self.turn = turn
        self._tracker = tracker
        self.requested = tracker.get_slot("requested_slot")
        self.before = values_before_message(tracker)
        self.values = {
            slot: single(tracker.get_slot(slot))
            for slot in (*DRAFT_SLOTS, "contact", "customer_name", SECOND_SLOT)
        }
        self.is_first_look = not answered_already(tracker)
        self.is_first_contact = not any(event.get("event") == "bot" for event in tracker.events)
        self.progressed = False
        self.said: list[str] = []
        self._corrects = False
        self._original = dict(self.values)
        self._ask_instead: str | None = None

    async def begin(self) -> None:
        """Start a draft: its id, and what is already known of the customer."""
        known = await services().known_customer(self.turn)
        if self.before.get("draft_kept_at"):
            self._settle_kept_draft(str(self.before["draft_kept_at"]))
        elif self.requested is None:
            for slot in _UNCONDITIONAL_SLOTS:
                if slot not in self.turn.entities:
                    self.values[slot] = None
        self.values["draft_id"] = self.values["draft_id"] or self.turn.id_for("draft")
        self.values["customer_name"] = self.values["customer_name"] or known.name
        self.values["contact"] = self.values["contact"] or known.contact
        self.progressed = True

    def take_in(self) -> None:
        """Read the message into the draft."""
        if self.turn.entities.get("about"):
            # a button of something else: the domain may have read its yes or no as an answer
            self.values = {slot: self.before.get(slot) for slot in self.values}
            return
        self._keep_signals()
        self._keep_day()
        self._choose_draft()
        if self.turn.intent in FORM_INTENTS:
            self._correct()
            self._take_answer()
        self._take_story_from_before()
        self._take_second()
        self._join_story()
        self._join_demand()
        self._check_contact()
        self._check_topic()
        self._check_confirmation()
        changed = {s for s, v in self.values.items() if v != self.before.get(s)}
        if changed - {"flags", "tones", "draft_id"} or self._ask_instead:
            self.progressed = True
        elif self.turn.intent in FORM_INTENTS and self._anything_told():
            # told before in the same words: it stands, and is not left unanswered
            self.progressed = True
            self.said.append("utter_noted")

    async def look_for_same_matter(self) -> None:
        """A new story may be about a ticket that is open: then the customer is asked."""
        draft = Draft(self.values)
        is_new = self.before.get("story") is None or self._is_other_draft
        if (
            draft["story"]
            and is_new
            and draft["same_as"] is None
            and not self.values["confirmation"]
        ):
            self.values["same_as"] = await ticket_of_same_matter(self.turn, draft)

    def _take_second(self) -> None:
        """Begin the complaint that was told with the one before, or keep one that is told now."""
        kept, told = self.values[SECOND_SLOT], self.turn.entities.get(SECOND)
        if self.turn.entities.get("request") == SECOND and kept and self.values["story"] is None:
            self.values |= json.loads(kept)
            self.values[SECOND_SLOT] = None
        elif told and self.values["story"] and not self.before.get("story"):
            self.values[SECOND_SLOT] = str(told)

    def acknowledge(self, dispatcher: CollectingDispatcher) -> None:
        """Say what was taken in: an introduction at first contact, then that it was heard."""
        if self.is_first_contact:
            dispatcher.utter_message(response="utter_introduction")
        if self.values["story"] and not self.before.get("story"):
            dispatcher.utter_message(response="utter_story_heard")
            second = self.values[SECOND_SLOT]
            if second and second != self.before.get(SECOND_SLOT):
                told = second_heard(second, Draft(self.values).topic, self.turn.language)
                dispatcher.utter_message(response="utter_two_complaints_heard", **told)
        asks_again = self.requested == self.next_question() and self._asks_for_a_detail
        if asks_again and not self.said and not self._corrected_lines:
            self.said.append("utter_noted_still_needed")
        for response in self.said:
            dispatcher.utter_message(response=response)
        self._say_what_changed(dispatcher)
        tones, said = split_all(self.values["tones"]), split(self.values["signals_said"])
        signal = answer_to(self.turn.flags, tones, self.turn.entities, said)
        if signal:
            self.values["signals_said"] = ",".join([*said, signal[0]])
            lines = help_lines(self.turn.language, services().jurisdiction)
            dispatcher.utter_message(response=signal[1], lines=lines)

    @property
    def _corrected_lines(self) -> list[str]:
        """What a correction changed, where no summary shows it anyway."""
        if not self._corrects or self.next_question() in (None, "confirmation"):
            return []
        told = {s for s in self.values if self.before.get(s) and s != self.requested}
        changed = {s for s in told if self.values[s] and self.values[s] != self.before[s]}
        return lines_of(Draft(self.values), changed, self.turn.language)

    def _say_what_changed(self, dispatcher: CollectingDispatcher) -> None:
        if lines := "\n".join(self._corrected_lines):
            dispatcher.utter_message(response="utter_correction_taken", lines=lines)

    def next_question(self) -> str | None:
        """The slot to ask for, None when the form is complete."""
        return self._ask_instead or Draft(self.values).next_question()

    def events(self) -> list[EventType]:
        """Slots whose value this look changed."""
        return [SlotSet(s, v) for s, v in self.values.items() if v != self._original[s]]

    @property
    def _asks_for_a_detail(self) -> bool:
        return self.requested not in (None, PAUSE, "story", "confirmation")

    def _settle_kept_draft(self, kept_at: str) -> None:
        """A draft was put aside: take it up when that is wanted, else ask which one is meant."""
        told = {
            slot: value
            for slot in DRAFT_SLOTS
            if (value := self.values[slot]) and value != self.before.get(slot)
        }
        if services().now() > datetime.fromisoformat(kept_at) + services().draft_kept:
            self.values |= {slot: told.get(slot) for slot in DRAFT_SLOTS}
            return
        self.values |= {slot: self.before.get(slot) for slot in DRAFT_SLOTS}
        self.values["draft_kept_at"] = None
        if self.turn.entities.get("draft_choice") == "resume":
            self.said.append("utter_draft_resumed")
        else:
            self.values["other_draft"] = json.dumps(told, ensure_ascii=False)

    def _choose_draft(self) -> None:
        """Go on with the kept draft and what was said since, or with the new complaint alone."""
        other, choice = self.values["other_draft"], self.turn.entities.get("draft_choice")
        if other is None or choice not in ("resume", "new"):
            return
        told = json.loads(other)
        if choice == "new":
            self.values |= {slot: told.get(slot) for slot in DRAFT_SLOTS}
            self.values["draft_id"] = self.turn.id_for("draft")
        else:
            story, more = self.values["story"], told.get("story")
            self.values |= {s: v for s, v in told.items() if self.values[s] is None}
            self.values["story"] = f"{story}\n{more}" if story and more else story or more
        self.values["other_draft"] = None
        self.said.append("utter_draft_discarded" if choice == "new" else "utter_draft_resumed")

    def _keep_signals(self) -> None:
        tone = self.turn.entities.get("tone")
        if tone:
            self.values["tones"] = ",".join([*split_all(self.values["tones"]), str(tone)][-12:])
        flags = split(self.values["flags"])
        self.values["flags"] = ",".join(dict.fromkeys([*flags, *self.turn.flags])) or None

    def _keep_day(self) -> None:
        """The day that was told stays, unless it is asked for or corrected: "pay it back today"."""
        told = self.before.get("incident_time")
        changes = self.turn.intent == "correct" or self.requested == "incident_time"
        if told not in (None, SKIPPED) and not changes and not self.before.get("draft_kept_at"):
            self.values["incident_time"] = told

    def _correct(self) -> None:
        field = self.turn.entities.get("correction_field")
        self.values["correction_field"] = None
        ending = self.turn.entities.get("contact_ending")
        fixed = with_ending(self.before.get("contact"), str(ending)) if ending else None
        if fixed:
            self.values |= {"contact": fixed, "confirmation": None}
            return
        self._corrects = self.turn.intent == "correct"
        if field == "amount" and self.turn.entities.get("answer"):
            self.values |= with_figure(self.before, str(self.turn.entities["answer"]))
            return
        wants_change = self._corrects or self.values["confirmation"] == "no"
        if field in CORRECTABLE:
            slots = CORRECTABLE[field]
            if not any(self._told_now(slot) for slot in slots):
                for slot in slots:
                    self.values[slot] = None
                self._ask_instead = slots[0]
            self.values["confirmation"] = None
        elif wants_change:
            self.values["confirmation"] = None
            if not self._anything_told() and "answer" not in self.turn.entities:
                self._ask_instead = "correction_field"

    def _anything_told(self) -> bool:
        return any(self._told_now(slot) for slot in TOLD_SLOTS)

    def _told_now(self, slot: str) -> bool:
        names = ("phone", "email") if slot == "contact" else (slot,)
        return any(self.turn.entities.get(name) for name in names)

    def _take_answer(self) -> None:
        answer = self.turn.entities.get("answer")
        if (
            not answer
            or self._ask_instead
            or self.turn.entities.get("correction_field") == "amount"
        ):
            return
        if self.turn.intent == "correct":
            # of the story, by its words: no answer to what is asked
            self.values["story"] = str(answer)
            self.said.append("utter_noted")
        elif self.requested == "reference_number" and not any(c.isdigit() for c in str(answer)):
            # words in place of a number may still help to find the matter
            story = self.values["story"]
            self.values["story"] = f"{story}\n{answer}" if story else str(answer)
            self.values["reference_number"] = SKIPPED
            self.said.append("utter_noted")
        elif self.requested in FREE_TEXT_SLOTS and not self._told_now(self.requested):
            self.values[self.requested] = str(answer)
        elif self.requested == "reply_channel" and any(map(str.isalnum, str(answer))):
            # asked once, and answered with a way that is not offered
            self.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
            self.said.append("utter_reply_here_first")
        elif self.requested == "contact" and not self._told_now("contact"):
            self.said.append("utter_contact_invalid")
            self._ask_instead = "contact"
        elif self.requested in ("confirmation", PAUSE) and not self._anything_told():
            self.values["story"] = str(answer)  # joined to the story below
            self.said.append("utter_noted")

    def _take_story_from_before(self) -> None:
        """What was told right before, and not understood, belongs to the story that begins."""
        asked = self.turn.entities.get("request") == PREVIOUS_MESSAGE
        begins = self.values["story"] is not None and self.before.get("story") is None
        before = text_not_understood(self._tracker) if asked or begins else None
        if before and tells_enough(before) and (asked or misses_before(self._tracker)):
            now = None if asked else self.values["story"]
            self.values["story"] = f"{before}\n{now}" if now else before

    def _join_story(self) -> None:
        earlier, now = self.before.get("story"), self.values["story"]
        if self._is_other_draft:
            return
        if earlier and now and earlier != now and earlier not in now and self.requested != "story":
            self.values["story"] = f"{earlier}\n{now}"

    def _join_demand(self) -> None:
        earlier, now = self.before.get("demand"), self.values["demand"]
        corrects = "correction_field" in self.turn.entities or self.requested == "demand"
        if not (earlier and now) or earlier in (now, SKIPPED) or corrects or self._is_other_draft:
            return
        if earlier in now or now in earlier:
            self.values["demand"] = max(earlier, now, key=len)
        else:
            separator = label("deadline.separator", self.turn.language)
            self.values["demand"] = f"{earlier}{separator}{now}"

    @property
    def _is_other_draft(self) -> bool:
        return self.values["draft_id"] != self.before.get("draft_id")

    def _check_contact(self) -> None:
        contact = self.values["contact"]
        if contact and contact != self.before.get("contact") and contact != SKIPPED:
            if "@" not in contact and not is_phone(contact):
                self.values["contact"] = None
                self.said.append("utter_contact_invalid")
                self._ask_instead = "contact"
                return
            if self.values["reply_channel"] is None and self.requested == "reply_channel":
                self.values["reply_channel"] = (
                    ReplyChannel.EMAIL.value if "@" in contact else ReplyChannel.PHONE.value
                )
        if contact == SKIPPED and self.requested == "contact":
            self.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
            self.said.append("utter_reply_here_instead")
            # the same question asked for the name
            self.values["customer_name"] = self.values["customer_name"] or SKIPPED

    def _check_topic(self) -> None:
        if self.values["topic"] and self.values["topic"] not in set(Topic):
            self.values["topic"] = None
        if self.values["story"] and self.values["topic"] is None:
            self._choose_topic()
            if self.requested in ("category_choice", "topic") and self.turn.intent == "skip":
                # who cannot tell need not: staff correct what the likeliest guess gets wrong
                guesses = split(self.values["topic_guesses"])
                self.values["topic"] = next(iter(guesses), Topic.OTHER.value)
        # what is told later belongs to the same complaint: its topic stays, unless it is corrected
        earlier = None if self._is_other_draft else self.before.get("topic")
        if earlier and self.values["topic"] and self.requested not in ("story", "topic"):
            self.values["topic"] = earlier
        if self.values["reply_channel"] not in (None, *set(ReplyChannel)):
            self.values["reply_channel"] = self.before.get("reply_channel")

    def _choose_topic(self) -> None:
        """Not sure of the category when the story was told: the customer's answer decides it."""
        if self.values["story"] != self.before.get("story"):
            guesses = topic_of_each_category(self._tracker)
            self.values["topic_guesses"] = ",".join(guesses) or self.values["topic_guesses"]
        guesses = split(self.values["topic_guesses"])
        if self.values["category_choice"] is None:
            if guesses and self.requested == "category_choice" and self.turn.intent in FORM_INTENTS:
                # asked once and answered with something else: staff can tell, who read it anyway
                self.values["topic"] = guesses[0]
            return
        for guess in guesses:
            if Topic(guess).category == self.values["category_choice"]:
                self.values["topic"] = guess

    def _check_confirmation(self) -> None:
        pressed_for = self.turn.entities.get("draft_id")
        if pressed_for and pressed_for != self.values["draft_id"]:
            self.values["confirmation"] = None  # the button of another draft's summary
        elif pressed_for and self.turn.intent == "affirm":
            # also while something was asked that the customer would rather leave as it stands
            self.values["confirmation"] = "yes"
