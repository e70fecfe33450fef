"""Answers outside the form: yes, no, "rather not", and the words that were asked for."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import procedure
from actions.awaiting import SAFETY, Awaiting, answered
from actions.choosing import NotChosen, chosen
from actions.matters import SECOND, SECOND_SLOT
from actions.of_ticket import add_what_was_said
from actions.people import stay
from actions.picking import take_choice
from actions.results import (
    Said,
    ask_of_result,
    ask_reason,
    results_reviewed,
    results_told,
    take_verdict,
)
from actions.services import services
from actions.turn import Turn, said_last
from bot.nlu.after_ticket import OF_TICKET
from bot.nlu.verdicts import says_no
from tickets.lifecycle import Action as Does

Events = list[EventType]


_ADDED = frozenset({"utter_information_added", "utter_settled_noted"})


class TakeAnswer(Action):
    """Do what a yes, a no or a refusal means for what was asked, or for the button's own matter."""

    def name(self) -> str:
        return "action_take_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, awaiting = Turn.of(tracker), Awaiting.of(tracker)
        if turn.entities.get("about") == "choice" and awaiting and awaiting.intent:
            events = await take_choice(turn, dispatcher, tracker, awaiting)
        else:
            events = await _answer_what_was_asked(turn, dispatcher, tracker, awaiting)
        if events is None:
            events = await _answer_the_only_result(turn, dispatcher)
        if events is None:
            _say_that_nothing_was_asked(turn, dispatcher, tracker)
        return events or []


async def _answer_what_was_asked(
    turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker, awaiting: Awaiting | None
) -> Events | None:
    """Do what the answer means for what it is about; None where it is about nothing known."""
    about = turn.entities.get("about") or (awaiting.what if awaiting else None)
    if about == "result":
        return await take_verdict(turn, dispatcher, awaiting)
    if about == "withdraw":
        return await _answer_withdrawal(turn, dispatcher, awaiting)
    if about == SAFETY:
        return _answer_if_safe(turn, dispatcher, tracker)
    if about == SECOND and turn.intent != "affirm":
        dispatcher.utter_message(response="utter_second_not_opened")
        return [SlotSet(SECOND_SLOT, None), answered()]
    if about == OF_TICKET and awaiting and turn.intent == "affirm":
        return await add_what_was_said(turn, dispatcher, awaiting)
    if about == "erasure":
        dispatcher.utter_message(response="utter_nothing_changed")
        return []
    if awaiting and turn.intent in ("skip", "deny"):
        return await take_words(turn, dispatcher, awaiting, "")
    return None


async def _answer_the_only_result(turn: Turn, dispatcher: CollectingDispatcher) -> Events | None:
    """Take a yes or a no of the one result that was told; None where it is not one.

    A no said once more of one that is looked at again is told where that stands.
    """
    if not turn.text or turn.in_form or turn.intent not in ("affirm", "deny"):
        return None
    known = await services().list_tickets(turn, own_only=True)
    told = results_told(known)
    if len(told) != 1:
        reviewed = results_reviewed(known)
        if turn.intent == "deny" and says_no(turn.text) and len(reviewed) == 1:
            await procedure.tell_review(turn, dispatcher, reviewed[0])
            return []
        return None
    if turn.intent == "deny":
        # "what? that's not right" after a result is said of it
        return ask_reason(turn, dispatcher, told[0])
    # so is "fine, leave it at that", which accepts nothing before it is asked
    status = await services().ticket_status(turn, told[0])
    return ask_of_result(turn, dispatcher, status, Said.YES)


def _say_that_nothing_was_asked(
    turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker
) -> None:
    if turn.intent == "affirm" and said_last(tracker) in _ADDED:
        # "yes, add it", of what was added without a question
        dispatcher.utter_message(response="utter_added_already")
    elif turn.in_form and turn.entities.get("draft_choice") == "resume":
        # "ok, go on" between the questions
        dispatcher.utter_message(response="utter_going_on")
    else:
        dispatcher.utter_message(
            response="utter_not_understood_in_form" if turn.in_form else "utter_anything_else"
        )


async def take_words(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting, words: str
) -> Events:
    """Do what was asked about with the words told; without any where the customer gave none."""
    reference, said = awaiting.reference, words or awaiting.words
    work: dict[str, Callable[[], Awaitable[Events]]] = {
        "dispute_reason": lambda: procedure.dispute(turn, dispatcher, reference, said),
        "reopen_reason": lambda: procedure.reopen(turn, dispatcher, reference, said),
    }
    if words:
        work["rating_words"] = lambda: _add_words(turn, dispatcher, awaiting, words)
    if awaiting.what not in work:
        rated = awaiting.what in ("rating_words", "score")
        dispatcher.utter_message(
            response="utter_anything_else" if rated else "utter_nothing_changed"
        )
        return [answered()]
    return await procedure.guarded(dispatcher, reference, work[awaiting.what])


async def _add_words(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting, words: str
) -> Events:
    score = int(awaiting.detail)
    await services().rate(turn, awaiting.reference, score, words)
    dispatcher.utter_message(response="utter_rating_words_kept", reference=awaiting.reference)
    return [answered()]


def _answer_if_safe(turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    if turn.intent != "affirm":
        stay(dispatcher, turn, tracker)
        return [Awaiting(SAFETY).asked()]
    dispatcher.utter_message(response="utter_safe_now")
    return [answered()]


async def _answer_withdrawal(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting | None
) -> Events:
    asked = awaiting if awaiting and awaiting.what == "withdraw" else None
    reference = turn.entities.get("ticket_reference") or (asked.reference if asked else None)
    if turn.intent != "affirm" or reference is None:
        dispatcher.utter_message(response="utter_not_withdrawn")
        return [answered()]
    turn.entities.setdefault("ticket_reference", reference)
    try:
        status = await chosen(turn, dispatcher, Does.WITHDRAW)
    except NotChosen as told:
        return [*told.events, answered()]
    words = asked.words if asked else ""
    return await procedure.guarded(
        dispatcher,
        status.reference,
        lambda: procedure.withdraw(turn, dispatcher, status.reference, words),
    )
