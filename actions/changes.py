"""Corrections of tickets that exist: contact, way to hear back, wish, number, time, name."""

import json
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting, answered
from actions.choosing import NotChosen, chosen, last_mentioned, own, which
from actions.dates import day_told
from actions.of_ticket import ask_again
from actions.services import services
from actions.summary import reply_words
from actions.turn import Turn
from actions.wording import label, shortened
from bot.nlu.after_ticket import OF_TICKET
from tickets.draft import Draft, with_ending
from tickets.lifecycle import Action as Does
from tickets.ticket import InformationKind
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import ENDED_STATES, ReplyChannel

# Details that are told anew in words, and the slot of the form that they belong to.
_TOLD = {
    "incident_time": "incident_time_told",
    "reference_number": "reference_number",
    "demand": "demand",
    "customer_name": "customer_name",
}


class ChangeTicket(Action):
    """Correct what was told anew; what names no detail is added as it was said."""

    def name(self) -> str:
        return "action_change_ticket"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, awaiting = Turn.of(tracker), Awaiting.of(tracker)
        if awaiting and awaiting.what == "choice" and awaiting.detail:
            # told before it was asked which ticket is meant
            turn = replace(turn, entities=json.loads(awaiting.detail) | turn.entities)
        try:
            status = await _ticket(turn, tracker, dispatcher)
        except NotChosen as told:
            return told.events
        channel = turn.entities.get("reply_channel")
        details = _details(turn, status)
        known = {"reply_channel": channel, "contact": details.get("contact") or status.contact}
        if channel in set(ReplyChannel) and not Draft(known).contact_fits:
            return ask_contact(dispatcher, status.reference, str(channel))
        if details:
            done = await correct(turn, dispatcher, status.reference, details)
            if awaiting is None or awaiting.what != OF_TICKET:
                return done
            # words before it that may belong to the ticket are not lost over a detail
            dispatcher.utter_message(response="utter_back_to_what_was_said")
            ask_again(replace(turn, text=awaiting.words), dispatcher, status, awaiting)
            return [awaiting.asked()]
        words = turn.text or (awaiting.words if awaiting else "")
        if turn.entities.get("correction_field") in (*_TOLD, "contact") or not words:
            dispatcher.utter_message(response="utter_tell_new_value", reference=status.reference)
        else:
            await services().add_information(
                turn, words, InformationKind.INFORMATION, status.reference
            )
            dispatcher.utter_message(response="utter_information_added", reference=status.reference)
        return []


async def correct(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, details: dict[str, Any]
) -> list[EventType]:
    """Correct a ticket's details and show what it says now."""
    await services().correct_details(turn, reference, details)
    status = await services().ticket_status(turn, reference)
    dispatcher.utter_message(
        response="utter_details_corrected",
        reference=reference,
        lines="\n".join(_lines(details, status, turn.language)),
    )
    return [answered()]


async def ask_addition(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask what is to be added to the ticket that takes it."""
    try:
        status = await chosen(turn, dispatcher, Does.ADD_INFORMATION)
    except NotChosen as told:
        return told.events
    dispatcher.utter_message(response="utter_ask_addition", reference=status.reference)
    return [Awaiting("addition", status.reference).asked()]


async def take_contact(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting
) -> list[EventType]:
    """The contact that was asked for, for the way to hear back that was chosen before."""
    contact = _contact(turn)
    fits = Draft({"reply_channel": awaiting.detail, "contact": contact}).contact_fits
    if contact is None or not fits:
        return ask_contact(dispatcher, awaiting.reference, awaiting.detail)
    details = {"contact": contact, "reply_channel": ReplyChannel(awaiting.detail)}
    return await correct(turn, dispatcher, awaiting.reference, details)


async def _ticket(turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> TicketStatus:
    """The ticket that was named, that the conversation is about, or that is the only open one.

    Raises:
        NotChosen: there is none, or it was asked which of several is meant.
    """
    named = turn.entities.get("ticket_reference")
    if named:
        return await own(turn, dispatcher, named)
    known = {ticket.reference: ticket for ticket in await services().list_tickets(turn)}
    if not known:
        dispatcher.utter_message(response="utter_no_ticket_to_add")
        raise NotChosen
    about = last_mentioned(tracker)
    going_on = [name for name, ticket in known.items() if ticket.state not in ENDED_STATES]
    if about in known:
        return await own(turn, dispatcher, about)
    if len(going_on) < 2:
        return await own(turn, dispatcher, (going_on or list(known))[0])
    statuses = [await own(turn, dispatcher, name) for name in going_on]
    raise which(turn, dispatcher, statuses, detail=json.dumps(turn.entities, ensure_ascii=False))


def _details(turn: Turn, status: TicketStatus) -> dict[str, Any]:
    field = turn.entities.get("correction_field")
    details: dict[str, Any] = {
        name: str(turn.entities[slot])
        for slot, name in _TOLD.items()
        if slot == field and turn.entities.get(slot)
    }
    if "incident_time_told" in details:
        details["incident_date"] = day_told(
            details["incident_time_told"], turn.language, services().today()
        )
    ending = turn.entities.get("contact_ending")
    contact = with_ending(status.contact, str(ending)) if ending else _contact(turn)
    if contact:
        details["contact"] = contact
    if turn.entities.get("reply_channel") in set(ReplyChannel):
        details["reply_channel"] = ReplyChannel(turn.entities["reply_channel"])
    return details


def _contact(turn: Turn) -> str | None:
    told = turn.entities.get("email") or turn.entities.get("phone")
    return str(told) if told else None


def ask_contact(dispatcher: CollectingDispatcher, reference: str, channel: str) -> list[EventType]:
    """Ask for a number or an address, as the way to hear back (a `ReplyChannel`) needs."""
    dispatcher.utter_message(
        response="utter_ask_email" if channel == ReplyChannel.EMAIL else "utter_ask_phone",
        reference=reference,
    )
    return [Awaiting("contact", reference, detail=channel).asked()]


def _lines(details: dict[str, Any], status: TicketStatus, language: str) -> list[str]:
    lines = [
        label(f"line.{slot}", language, value=shortened(details[name]))
        for slot, name in _TOLD.items()
        if name in details
    ]
    if "contact" in details:
        lines.append(label("line.contact", language, value=details["contact"]))
    if "reply_channel" in details:
        words = reply_words(details["reply_channel"], status.contact, language)
        lines.append(label("line.reply", language, value=words))
    return lines
