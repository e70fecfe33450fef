"""Words that are added to a ticket, or that were asked for about one."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import take_words
from actions.awaiting import Awaiting, answered
from actions.buttons import button
from actions.changes import ask_addition, take_contact
from actions.evidence import EVIDENCE, take_evidence
from actions.of_ticket import take_what_may_belong
from actions.proof import tell_not_found
from actions.services import services
from actions.tickets import tell_draft_kept
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET, is_settled
from tickets.errors import TicketNotFound, TooManyAttempts
from tickets.ticket import InformationKind


class AddInformationAction(Action):
    """Add what was said to a ticket, or take it as the words that were asked for."""

    def name(self) -> str:
        return "action_add_information"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, awaiting = Turn.of(tracker), Awaiting.of(tracker)
        if EVIDENCE in turn.entities:
            return await take_evidence(turn, tracker, dispatcher)
        waits = awaiting is not None and awaiting.what == OF_TICKET
        more = waits and "ticket_reference" not in turn.entities
        if turn.text and (more or turn.entities.get("about") == OF_TICKET):
            # words that wait for "is it about this one?" are not settled by more of them
            return await take_what_may_belong(turn, dispatcher, awaiting)
        if not turn.text:
            return await ask_addition(turn, dispatcher)
        if awaiting and awaiting.what == "contact":
            return await take_contact(turn, dispatcher, awaiting)
        words = turn.entities.get("answer")
        if awaiting and words and awaiting.what != "addition":
            return await take_words(turn, dispatcher, awaiting, str(words))
        reference = awaiting.reference if awaiting and awaiting.what == "addition" else None
        try:
            added = await services().add_information(
                turn, turn.text, InformationKind.INFORMATION, reference
            )
        except TicketNotFound:
            if "ticket_reference" not in turn.entities:
                return _nothing_to_add_to(tracker, dispatcher)
            tell_not_found(turn, dispatcher, turn.entities["ticket_reference"])
        except TooManyAttempts:
            dispatcher.utter_message(response="utter_too_many_attempts")
        else:
            _tell_added(turn, dispatcher, added.reference)
        return [answered()] if awaiting else []


def _tell_added(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> None:
    """Say that it was added; who tells that it is settled may withdraw, and is offered to."""
    if not is_settled(turn.text):
        dispatcher.utter_message(response="utter_information_added", reference=reference)
        return
    withdraw = label("button.withdraw", turn.language)
    dispatcher.utter_message(
        response="utter_settled_noted",
        reference=reference,
        buttons=[button(withdraw, "withdraw_complaint", {"ticket_reference": reference})],
    )


def _nothing_to_add_to(tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Offer to go on with what was put aside, which is what they mean, or to begin anew."""
    if tracker.get_slot("draft_kept_at"):
        tell_draft_kept(dispatcher)
        return []
    dispatcher.utter_message(response="utter_no_ticket_to_add")
    return [Awaiting("new_complaint").asked()]
