"""The form's action: takes in what a message told, and decides what is still worth asking."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.besides import answer_besides
from actions.form.acknowledgement import acknowledge
from actions.form.additions import (
    add_demand,
    add_principal,
    add_signals,
    add_story,
    add_what_was_missed,
    keep_day,
    keep_sum,
    wait_for_story,
)
from actions.form.answers import excuse_question, take_answer
from actions.form.checks import (
    NO_SUCH_DAY,
    check_confirmation,
    check_contact,
    check_day,
    check_reason,
    check_reply_channel,
)
from actions.form.corrections import take_correction
from actions.form.left_open import leave_open, leave_rest_open, leave_unanswered
from actions.form.look import Look
from actions.form.topics import check_topic
from actions.form.which_draft import begin, choose_draft, look_for_same_matter, take_second
from actions.language import language_chosen
from actions.people import asked_if_safe, stay, support
from actions.privacy import ERASURE_CONFIRMED
from actions.services import services
from actions.told import is_as_long
from actions.turn import FORM, PAUSE, Turn
from bot.nlu.answering.matter import narrates
from bot.nlu.answering.safety import tells_safety

# ideographs, or words, at which what is told behind "are you safe?" is more than an answer
_LONGEST_ANSWER = (20, 12)


class ValidateComplaintForm(Action):
    """Validate what was extracted, and name the next question."""

    def name(self) -> str:
        return "validate_complaint_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        look = Look(turn, tracker)
        if look.is_first:
            if look.requested in (None, PAUSE):
                await begin(look)
            safe = _told_if_safe(look)
            if safe is None:
                take_in(look)
            else:
                _leave_as_it_was(look)
            if safe is False:
                stay(dispatcher, turn, tracker)
                return [*look.events(), SlotSet("requested_slot", PAUSE)]
            await look_for_same_matter(look)
            if turn.in_danger and look.is_for_the_form:
                # a story may hold it; on its own it is read as a request for a person
                requested = await services().request_human(turn, look.draft)
                support(dispatcher, turn, tracker, requested.expected)
                # no question now: the form goes on when the customer does
                return [*look.events(), SlotSet("requested_slot", PAUSE)]
            leave_unanswered(look)
            if not look.moves_on:
                return [*look.events(), ActionExecutionRejected(FORM)]
            acknowledge(look, dispatcher)
            if look.values["confirmation"] != "yes":
                # behind the receipt, which answers most of what is asked with a yes
                answer_besides(turn, dispatcher, look.draft, look.said)
        # who had all erased is not asked at once what happened
        erased = not look.is_first and look.turn.entities.get("request") == ERASURE_CONFIRMED
        asked = PAUSE if erased else look.next_question()
        chosen = language_chosen(turn) if look.is_for_the_form else []
        return [*look.events(), *chosen, SlotSet("requested_slot", asked)]


def _told_if_safe(look: Look) -> bool | None:
    """What a few words answer to whether they are safe; None where it was not asked."""
    asked = look.requested == PAUSE and asked_if_safe(look.tracker) and not look.turn.in_danger
    told = asked and is_as_long(look.turn.text, *_LONGEST_ANSWER) and narrates(look.turn.text)
    return tells_safety(look.turn.text) if asked and not told else None


def _leave_as_it_was(look: Look) -> None:
    """Keep what was told: the message tells nothing of the matter, only how its writer is."""
    look.put_back()
    add_signals(look)
    look.leaves = True


def take_in(look: Look) -> None:
    """Read the message into the draft."""
    if look.turn.entities.get("about"):
        # a button of something else: the domain may have read its yes or no as an answer
        look.put_back()
        return
    add_signals(look)
    keep_day(look)
    keep_sum(look)
    choose_draft(look)
    if look.is_for_the_form:
        take_correction(look)
        take_answer(look)
        excuse_question(look)
    add_what_was_missed(look)
    take_second(look)
    add_story(look)
    add_demand(look)
    add_principal(look)
    check_contact(look)
    check_topic(look)
    wait_for_story(look)
    check_reason(look)
    check_reply_channel(look)
    check_confirmation(look)
    check_day(look)
    leave_rest_open(look)
    leave_open(look)
    if look.changed_slots() - {"flags", "tones", "draft_id"} or look.ask_instead:
        look.progressed = True
    elif look.is_for_the_form and look.tells_anything and NO_SUCH_DAY not in look.said:
        # told before in the same words: it stands, and is not left unanswered
        look.progressed = True
        look.said.append("utter_noted")
