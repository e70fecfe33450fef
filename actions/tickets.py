"""Tickets in the conversation: opened from the form, looked up, added to."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.besides import answer_besides
from actions.choosing import NotChosen, named_among, own, pick
from actions.coming_back import come_back
from actions.deadlines import receipt_lines
from actions.delegates import authority_told
from actions.matters import (
    SECOND_SLOT,
    add_to_open_ticket,
    begin_second,
    carried_over,
    is_announced,
    is_same,
    offer_second,
)
from actions.proof import way_to_telegram
from actions.services import services
from actions.standing import buttons_for, next_answer, status_words
from actions.summary import reply_words
from actions.turn import Turn
from actions.wording import label
from bot.nlu.asked.desk import asks_if_done, asks_who_decides
from bot.nlu.asked.when import asks_by_when, asks_when
from bot.nlu.short_answers import is_no_complaint, says_of_nothing
from tickets.authority import Capacity
from tickets.draft import DRAFT_SLOTS, Draft
from tickets.use_cases.complaint import Receipt
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, TicketState

# Entity of the payload with which the edge has a draft forgotten that nobody came back to.
DRAFT_EXPIRED = "draft_expired"


class OpenTicketAction(Action):
    """Open the ticket of the confirmed draft and hand the receipt over."""

    def name(self) -> str:
        return "action_open_ticket"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, draft = Turn.of(tracker), Draft(tracker.slots)
        second = tracker.get_slot(SECOND_SLOT)
        if is_same(draft):
            await add_to_open_ticket(turn, dispatcher, draft, str(draft["same_as"]))
            return _afterwards(turn, dispatcher, draft, second)
        receipt = await services().open_ticket(turn, draft)
        _hand_over(turn, dispatcher, draft, receipt)
        principal = draft.told("principal")
        if principal:
            await _record_authority(turn, dispatcher, receipt.reference, principal)
        if not asks_when(str(turn.entities.get("question") or "")):
            # when there is a result stands on the receipt
            answer_besides(turn, dispatcher, draft)
        return _afterwards(turn, dispatcher, draft, second)


def _hand_over(
    turn: Turn, dispatcher: CollectingDispatcher, draft: Draft, receipt: Receipt
) -> None:
    """Tell the receipt, who was called, and what a refusal is checked for."""
    dispatcher.utter_message(
        response="utter_receipt",
        reference=receipt.reference,
        category=label(f"category.{receipt.category}", turn.language),
        topic=label(f"topic.{receipt.topic}", turn.language),
        deadlines=receipt_lines(services().policy_of(receipt), receipt.clocks, turn.language),
        reply=reply_words(draft["reply_channel"], draft.told("contact"), turn.language),
        json_message=way_to_telegram(turn, receipt.reference),
    )
    if receipt.person_called:
        dispatcher.utter_message(response="utter_person_alerted")
    if receipt.topic in REFUSED_CLAIM_TOPICS:
        dispatcher.utter_message(response=f"utter_checks_{receipt.topic}")


async def _record_authority(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, told: str
) -> None:
    """Record for whom the customer complains and by what right, as they told it."""
    capacity, principal, basis = authority_told(
        told, _capacity_marks(turn.language), label("principal_named", turn.language)
    )
    await services().declare_authority(turn, reference, capacity, principal, basis)
    dispatcher.utter_message(response="utter_authority_recorded")


def _capacity_marks(language: str) -> dict[Capacity, str]:
    told = (Capacity.HEIR, Capacity.LAWYER, Capacity.GUARDIAN)
    return {capacity: label(f"capacity_marks.{capacity}", language) for capacity in told}


def _afterwards(
    turn: Turn, dispatcher: CollectingDispatcher, draft: Draft, second: str | None
) -> list[EventType]:
    """The draft is done with; a second complaint told with it follows, or is offered."""
    events: list[EventType] = [SlotSet(slot, None) for slot in DRAFT_SLOTS]
    if second and is_announced(second):
        events += begin_second(turn, dispatcher, second, draft)
    elif second:
        events += [carried_over(second, draft), offer_second(turn, dispatcher, second)]
    return events


class CancelDraft(Action):
    """Put the draft aside for a while, or discard it when that is asked for."""

    def name(self) -> str:
        return "action_cancel_draft"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, draft = Turn.of(tracker), Draft(tracker.slots)
        discards = turn.entities.get("draft_choice") == "discard"
        no_complaint = is_no_complaint(turn.text)
        if not turn.in_form and (draft["story"] is None or no_complaint):
            if no_complaint or says_of_nothing(turn.text):
                dispatcher.utter_message(response="utter_no_complaint")
                return []
            dispatcher.utter_message(response="utter_nothing_to_cancel")
            return []
        if not turn.in_form and draft["draft_kept_at"] and not discards:
            # put aside already, and called off once more
            dispatcher.utter_message(response="utter_still_put_aside")
            return []
        if discards or draft["story"] is None:
            if draft["draft_id"]:
                await services().evidence.drop(turn, draft["draft_id"])
            cancelled = "utter_no_complaint" if no_complaint else "utter_draft_cancelled"
            dispatcher.utter_message(response=cancelled)
            if turn.entities.get("request") == DRAFT_EXPIRED:
                # the engine forgets the words too (`bot.store.errands`)
                dispatcher.utter_message(json_message={"edge": "erase_conversation"})
            return [SlotSet(slot, None) for slot in (*DRAFT_SLOTS, SECOND_SLOT)]
        tell_draft_kept(dispatcher)
        return [SlotSet("draft_kept_at", services().now().isoformat())]


class CheckStatus(Action):
    """Say where a ticket stands and what can be done, or list the customer's tickets as buttons."""

    def name(self) -> str:
        return "action_check_status"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        try:
            status = await self._status(turn, dispatcher)
        except NotChosen as told:
            return told.events
        policy = services().policy_of(status)
        if asks_if_done(turn.text) and status.state is TicketState.REGISTERED:
            words = status_words(status, policy, turn.language)
            dispatcher.utter_message(response="utter_registered_yes", **words)
            return await come_back(turn, dispatcher, tracker)
        when = asks_when(turn.text) or asks_by_when(turn.text)
        due = next_answer(status, policy, turn.language) if when else []
        for line in due:
            dispatcher.utter_message(response="utter_result_when", due=line)
        if due and asks_who_decides(turn.text):
            dispatcher.utter_message(response="utter_ask_process_who")
        dispatcher.utter_message(
            response="utter_status_one",
            **status_words(status, policy, turn.language, told=due),
            buttons=buttons_for(status, turn.language, services().reopen_until(status)),
        )
        return await come_back(turn, dispatcher, tracker)

    async def _status(self, turn: Turn, dispatcher: CollectingDispatcher) -> TicketStatus:
        """The ticket that is named, or the customer's only one.

        Raises:
            NotChosen: there is none, or they were offered to choose from.
        """
        named = turn.entities.get("ticket_reference")
        known = [] if named else await services().list_tickets(turn)
        if named or len(known) == 1:
            return await own(turn, dispatcher, named or known[0].reference)
        if not known:
            dispatcher.utter_message(
                response="utter_status_none_in_form" if turn.in_form else "utter_status_none"
            )
        else:
            picked = await named_among(turn, known)
            if picked:
                return await own(turn, dispatcher, picked)
            dispatcher.utter_message(
                response="utter_status_list",
                count=len(known),
                buttons=[pick(turn, one, "check_status", {}, once=False) for one in known],
            )
            raise NotChosen(Awaiting("choice", intent="check_status").asked())
        raise NotChosen


def tell_draft_kept(dispatcher: CollectingDispatcher) -> None:
    """Say that what was told is kept, and offer to go on with it."""
    dispatcher.utter_message(response="utter_draft_kept", days=services().draft_kept.days)
