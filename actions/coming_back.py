"""A question about a ticket that something else came between: it comes back after that, once."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.changes import ask_contact
from actions.choosing import offer
from actions.of_ticket import ask_again
from actions.procedure import ask_score, ask_withdrawal, tell_routes
from actions.services import services
from actions.turn import Turn
from bot.nlu.after_ticket import OF_TICKET

Events = list[EventType]

# Of these nobody has to choose: a list that is shown waits for no answer.
_SHOWN_ALREADY = frozenset({"", "check_status"})
# Questions that are asked with the ticket's reference and nothing else.
_ASKING = {
    "dispute_reason": "utter_ask_dispute_reason",
    "reopen_reason": "utter_ask_reopen_reason",
    "addition": "utter_ask_addition",
}


async def come_back(turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Ask again what stood open before a question of the customer's was answered.

    Args:
        turn: the customer's question.
        dispatcher: has its answer.
        tracker: holds what was asked.

    Returns:
        what keeps the question and the words before it; nothing where none stood open, or it came
        back already.
    """
    awaiting = None if turn.in_form else Awaiting.of(tracker)
    if awaiting is None or awaiting.again:
        return []
    if awaiting.what == OF_TICKET:
        dispatcher.utter_message(response="utter_back_to_what_was_said")
        status = await services().ticket_status(turn, awaiting.reference)
        before = replace(turn, text=awaiting.words)
        ask_again(before, dispatcher, status, awaiting)
    elif awaiting.what == "score":
        ask_score(dispatcher, turn, awaiting.reference, awaiting.words)
    elif awaiting.what == "withdraw":
        ask_withdrawal(dispatcher, turn, await services().ticket_status(turn, awaiting.reference))
    elif awaiting.what == "contact":
        ask_contact(dispatcher, awaiting.reference, awaiting.detail)
    elif awaiting.what == "choice" and awaiting.intent not in _SHOWN_ALREADY:
        known = await services().list_tickets(turn)
        offer(turn, dispatcher, known, awaiting.intent, awaiting.carried)
    elif awaiting.what == "route":
        tell_routes(turn, dispatcher, await services().ticket_status(turn, awaiting.reference))
    elif awaiting.what in _ASKING:
        dispatcher.utter_message(response=_ASKING[awaiting.what], reference=awaiting.reference)
    else:
        return []
    return [replace(awaiting, again=True).asked()]
