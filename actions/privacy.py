"""What is kept about a customer, and its erasure."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting, answered
from actions.coming_back import come_back
from actions.matters import SECOND_SLOT
from actions.passing_on import pass_on
from actions.questions import is_unknown, particular
from actions.services import services
from actions.summary import reply_words
from actions.turn import Turn
from actions.wording import label, local_date, local_datetime
from tickets.clocks import ClockKind
from tickets.draft import DRAFT_SLOTS, Draft
from tickets.errors import TicketNotFound
from tickets.use_cases.erase_customer import Erasure

_MOST_KEPT = 10
_CONFIRMS = "utter_confirm_erasure"
# Request with which a customer says once more that all is to be erased.
ERASURE_CONFIRMED = "erasure_confirmed"


class AskPrivacy(Action):
    """Explain privacy; on request ask once, then erase."""

    def name(self) -> str:
        return "action_ask_privacy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        request = turn.entities.get("request")
        if request == "own_data":
            await tell_own_data(turn, dispatcher, Draft(tracker.slots))
            return []
        if request == "own_data_copy":
            await request_copy(turn, dispatcher)
            return []
        if request == "erasure":
            return ask_erasure(dispatcher)
        if request is None and is_unknown("ask_privacy", turn.text, turn.answer_wanted):
            return [
                *pass_on(turn, dispatcher, tracker),
                *await come_back(turn, dispatcher, tracker),
            ]
        if request != ERASURE_CONFIRMED:
            if not tell_privacy(turn, dispatcher):
                return ask_erasure(dispatcher)
            return await come_back(turn, dispatcher, tracker)
        kept = kept_lines(await services().erase_customer(turn), turn.language)
        dispatcher.utter_message(response="utter_erased")
        if kept:
            dispatcher.utter_message(response="utter_erased_kept", kept=kept)
        # the edge erases the texts of the conversation once this answer is committed
        dispatcher.utter_message(json_message={"edge": "erase_conversation"})
        erased = (*DRAFT_SLOTS, "contact", "customer_name", SECOND_SLOT)
        return [*(SlotSet(slot, None) for slot in erased), answered()]


def tell_privacy(turn: Turn, dispatcher: CollectingDispatcher) -> bool:
    """Say what a question about privacy asks for; whether it asks anything but to erase all."""
    told = particular("ask_privacy", turn.text, turn.answer_wanted) or ["utter_ask_privacy"]
    if _CONFIRMS in told:
        return False
    for response in told:
        dispatcher.utter_message(response=response, days=services().draft_kept.days)
    return True


def ask_erasure(dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask whether all is to be erased; a yes in words counts as the button does."""
    dispatcher.utter_message(response=_CONFIRMS)
    return [Awaiting("erasure").asked()]


def kept_lines(erasure: Erasure, language: str) -> str:
    """The complaints that stay after an erasure: why, and until when."""
    lines = []
    for ticket in erasure.kept[:_MOST_KEPT]:
        until = ticket.until
        lines.append(
            label(
                f"erasure.{ticket.why}",
                language,
                reference=ticket.reference,
                until=local_date(until, language) if until else "",
                year=until.year if until else "",
                rule=label("erasure.own" if ticket.rule.own_choice else "erasure.law", language),
            )
        )
    more = len(erasure.kept) - len(lines)
    if more:
        lines.append(label("erasure.more", language, count=more))
    return "\n".join(lines)


async def request_copy(turn: Turn, dispatcher: CollectingDispatcher) -> None:
    """Have staff send a full copy, and say until when; without a complaint all was told."""
    try:
        asked = await services().request_data(turn)
    except TicketNotFound:
        dispatcher.utter_message(response="utter_own_data_complete")
        return
    status = await services().ticket_status(turn, asked.reference)
    kind = ClockKind.DATA_REQUEST
    due = next(c.due_at for c in status.clocks if c.kind is kind and c.is_running)
    dispatcher.utter_message(
        response="utter_data_requested",
        reference=asked.reference,
        due=local_datetime(due, turn.language),
    )


async def tell_own_data(turn: Turn, dispatcher: CollectingDispatcher, draft: Draft) -> None:
    """Say what is kept of the customer in this chat."""
    profile = await services().profile(turn)
    # those of others that the customer may act on are not about the customer
    tickets = await services().list_tickets(turn, own_only=True)
    nothing = label("not_given", turn.language)
    channel = profile.reply_channel if profile else None
    contact = profile.contact if profile else None
    dispatcher.utter_message(
        response="utter_own_data",
        name=(profile.name if profile else None) or nothing,
        contact=contact or nothing,
        reply=reply_words(channel, contact, turn.language) if channel else nothing,
        tickets=", ".join(ticket.reference for ticket in tickets) or label("none", turn.language),
        draft=label("draft.kept" if draft["story"] else "none", turn.language),
    )
