"""Answers outside the form: yes, no, "rather not", and the words that were asked for."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import procedure
from actions.awaiting import Awaiting, answered
from actions.choosing import NotChosen, chosen
from actions.matters import SECOND, SECOND_SLOT
from actions.of_ticket import add_what_was_said, results_told
from actions.services import services
from actions.standing import buttons_for
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET
from tickets.lifecycle import Action as Does

Events = list[EventType]


class TakeAnswer(Action):
    """Do what a yes, a no or a refusal means for what was asked, or for the button's own matter."""

    def name(self) -> str:
        return "action_take_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, awaiting = Turn.of(tracker), Awaiting.of(tracker)
        about = turn.entities.get("about") or (awaiting.what if awaiting else None)
        if about == "result":
            return await _answer_result(turn, dispatcher, awaiting)
        if about == "withdraw":
            return await _answer_withdrawal(turn, dispatcher, awaiting)
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
        if turn.text and not turn.in_form and turn.intent in ("affirm", "deny"):
            told = results_told(await services().list_tickets(turn, own_only=True))
            if len(told) == 1 and turn.intent == "deny":
                # "what? that's not right" after a result is said of it
                return _ask_reason(turn, dispatcher, told[0])
            if len(told) == 1:
                # so is "fine, leave it at that", which accepts nothing before it is asked
                return await _ask_of_result(turn, dispatcher, told[0])
        if turn.in_form and turn.entities.get("draft_choice") == "resume":
            # "ok, go on" between the questions
            dispatcher.utter_message(response="utter_going_on")
            return []
        dispatcher.utter_message(
            response="utter_not_understood_in_form" if turn.in_form else "utter_anything_else"
        )
        return []


def _ask_reason(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> Events:
    dispatcher.utter_message(response="utter_ask_dispute_reason", reference=reference)
    return [Awaiting("dispute_reason", reference, words=turn.text).asked()]


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


async def _ask_of_result(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> Events:
    """A yes right after a result may be meant for it: nothing is accepted on a guess."""
    status = await services().ticket_status(turn, reference)
    dispatcher.utter_message(
        response="utter_ask_verdict",
        reference=reference,
        topic=label(f"topic.{status.topic}", turn.language),
        buttons=buttons_for(status, turn.language, None)[:2],
    )
    return [Awaiting("result", reference).asked()]


async def _answer_result(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting | None
) -> Events:
    accepts = turn.intent == "affirm"
    try:
        status = await chosen(
            turn, dispatcher, Does.CONFIRM if accepts else Does.DISPUTE, about="result"
        )
    except NotChosen as told:
        return told.events
    reference = status.reference
    if accepts:
        return await procedure.guarded(
            dispatcher, reference, lambda: procedure.accept(turn, dispatcher, reference)
        )
    kept = awaiting.words if awaiting and awaiting.what in ("choice", OF_TICKET) else ""
    reason = str(turn.entities.get("answer") or kept)
    if reason:
        return await procedure.guarded(
            dispatcher, reference, lambda: procedure.dispute(turn, dispatcher, reference, reason)
        )
    return _ask_reason(turn, dispatcher, reference)


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
