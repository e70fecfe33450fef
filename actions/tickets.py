"""Tickets in the conversation: opened from the form, looked up, added to."""

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.deadlines import receipt_lines
from actions.draft import DRAFT_SLOTS, Draft
from actions.services import services
from actions.summary import reply_words
from actions.turn import FORM, Turn
from actions.wording import label, local_datetime
from tickets.clocks import Clock
from tickets.errors import TicketNotFound, TooManyAttempts
from tickets.ticket import InformationKind
from tickets.use_cases.ticket_status import TicketStatus

# What a message that is about an existing ticket adds to it, and the answer.
ADDITIONS = {
    "withdraw_complaint": (InformationKind.WITHDRAWAL_REQUEST, "utter_withdrawal_noted"),
    "reopen_complaint": (InformationKind.REOPEN_REQUEST, "utter_reopen_noted"),
    "rate": (InformationKind.RATING, "utter_rating_noted"),
}
PLAIN_ADDITION = (InformationKind.INFORMATION, "utter_information_added")


class OpenTicketAction(Action):
    """Open the ticket of the confirmed draft and hand the receipt over."""

    def name(self) -> str:
        return "action_open_ticket"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, draft = Turn.of(tracker), Draft(tracker.slots)
        receipt = await services().open_ticket(turn, draft)
        dispatcher.utter_message(
            response="utter_receipt",
            reference=receipt.reference,
            category=label(f"category.{receipt.category}", turn.language),
            topic=label(f"topic.{receipt.topic}", turn.language),
            deadlines=receipt_lines(services().policy_of(receipt), receipt.clocks, turn.language),
            reply=reply_words(draft["reply_channel"], draft.told("contact"), turn.language),
        )
        return [SlotSet(slot, None) for slot in DRAFT_SLOTS]


class CancelDraft(Action):
    """Drop the draft; nothing of it was submitted."""

    def name(self) -> str:
        return "action_cancel_draft"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        dispatcher.utter_message(response="utter_draft_cancelled")
        return [SlotSet(slot, None) for slot in DRAFT_SLOTS]


class CheckStatus(Action):
    """Say where a ticket stands, or list the customer's own tickets as buttons."""

    def name(self) -> str:
        return "action_check_status"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        reference = turn.entities.get("ticket_reference")
        if reference is None:
            own = await services().list_tickets(turn)
            if not own:
                in_form = (tracker.active_loop or {}).get("name") == FORM
                dispatcher.utter_message(
                    response="utter_status_none_in_form" if in_form else "utter_status_none"
                )
                return []
            if len(own) > 1:
                dispatcher.utter_message(
                    response="utter_status_list",
                    count=len(own),
                    buttons=[_status_button(ticket.reference) for ticket in own],
                )
                return []
            reference = own[0].reference
        try:
            status = await services().ticket_status(turn, reference)
        except TicketNotFound:
            dispatcher.utter_message(response="utter_ticket_not_found")
        except TooManyAttempts:
            dispatcher.utter_message(response="utter_too_many_attempts")
        else:
            dispatcher.utter_message(response="utter_status_one", **_words(status, turn.language))
        return []


class AddInformationAction(Action):
    """Add what was said to a ticket: more facts, or a wish to withdraw, reopen or rate it."""

    def name(self) -> str:
        return "action_add_information"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        if not turn.text:
            dispatcher.utter_message(response="utter_anything_else")
            return []
        kind, noted = ADDITIONS.get(turn.intent, PLAIN_ADDITION)
        try:
            added = await services().add_information(turn, turn.text, kind)
        except TicketNotFound:
            named = "ticket_reference" in turn.entities
            dispatcher.utter_message(
                response="utter_ticket_not_found" if named else "utter_no_ticket_to_add"
            )
        except TooManyAttempts:
            dispatcher.utter_message(response="utter_too_many_attempts")
        else:
            dispatcher.utter_message(response=noted, reference=added.reference)
        return []


def _status_button(reference: str) -> dict[str, Any]:
    payload = "/check_status" + json.dumps({"ticket_reference": reference})
    return {"title": reference, "payload": payload, "once": False}


def _words(status: TicketStatus, language: str) -> dict[str, str]:
    clock = status.next_clock
    return {
        "reference": status.reference,
        "topic": label(f"topic.{status.topic}", language),
        "state": label(f"state.{status.state}", language),
        "last_step": label(f"step.{status.last_event}", language),
        "last_step_at": local_datetime(status.updated_at, language),
        "owner": label("owner.desk", language),
        "next_clock": label(f"clock.{clock.kind}" if clock else "clock.none", language),
        "next_due": _due(clock, language),
    }


def _due(clock: Clock | None, language: str) -> str:
    return local_datetime(clock.due_at, language) if clock else label("clock.none", language)
