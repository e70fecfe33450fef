"""Which ticket a customer means: the one named, the only one that fits, or one picked."""

import re
from collections.abc import Mapping, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.buttons import Button, button
from actions.proof import tell_not_found
from actions.services import services
from actions.standing import buttons_for
from actions.turn import Turn
from actions.wording import label
from bot.nlu.which_ticket import which_named
from tickets.errors import TicketNotFound, TooManyAttempts
from tickets.lifecycle import Action
from tickets.ports import TicketSummary
from tickets.use_cases.ticket_status import TicketStatus

_REFERENCE = re.compile(r"\bFD-\d{4}-\d{4}-\d{2}\b")


class NotChosen(Exception):
    """No ticket is settled on; the customer was told why, or was asked which.

    Args:
        events: of the question.
    """

    def __init__(self, *events: EventType) -> None:
        super().__init__("No ticket is settled on.")
        self.events = list(events)


async def chosen(
    turn: Turn, dispatcher: CollectingDispatcher, action: Action, **payload: str
) -> TicketStatus:
    """The customer's ticket that an action is for.

    Args:
        turn: whose tickets, and which one was named.
        dispatcher: takes the question, or why there is none.
        action: what is to be done; only tickets that allow it fit.
        payload: what a button that picks one of several has to carry on.

    Raises:
        NotChosen: none fits, or several do.
    """
    named = turn.entities.get("ticket_reference")
    if named:
        status = await own(turn, dispatcher, named)
        if action not in status.open_actions:
            raise _not_now(turn, dispatcher, status)
        return status
    known = [await own(turn, dispatcher, s.reference) for s in await services().list_tickets(turn)]
    fitting = [status for status in known if action in status.open_actions]
    if not known:
        dispatcher.utter_message(response="utter_no_ticket_to_add")
        raise NotChosen
    if not fitting:
        raise _not_now(turn, dispatcher, known[0])
    if len(fitting) == 1:
        return fitting[0]
    named = await named_among(turn, fitting)
    if named is None:
        raise which(turn, dispatcher, fitting, **payload)
    return next(status for status in fitting if status.reference == named)


def which(
    turn: Turn,
    dispatcher: CollectingDispatcher,
    statuses: Sequence[TicketStatus],
    *,
    detail: str = "",
    **payload: str,
) -> NotChosen:
    """Ask which of several tickets is meant; what was said is kept for the answer.

    Args:
        turn: what was said.
        dispatcher: takes the question.
        statuses: of the tickets.
        detail: what else to keep (see `Awaiting`).
        payload: what a button has to carry on.

    Returns:
        what to raise.
    """
    offer(turn, dispatcher, statuses, turn.intent, payload)
    kept = Awaiting("choice", words=turn.text, detail=detail, intent=turn.intent, carried=payload)
    return NotChosen(kept.asked())


def offer(
    turn: Turn,
    dispatcher: CollectingDispatcher,
    statuses: Sequence[TicketStatus | TicketSummary],
    intent: str,
    payload: Mapping[str, str],
) -> None:
    """Ask which of several tickets is meant.

    Args:
        turn: whose language it is asked in.
        dispatcher: takes the question.
        statuses: of the tickets.
        intent: what the chosen one is asked for.
        payload: what a button has to carry on.
    """
    dispatcher.utter_message(
        response="utter_which_ticket",
        buttons=[pick(turn, status, intent, payload) for status in statuses],
    )


async def named_among(turn: Turn, statuses: Sequence[TicketStatus | TicketSummary]) -> str | None:
    """The reference of the ticket that the words name by its matter; None where they name none."""
    if not turn.text:
        return None
    stories = await services().stories([status.reference for status in statuses])
    told = [
        f"{stories.get(status.reference, '')}\n{label(f'topic.{status.topic}', turn.language)}"
        for status in statuses
    ]
    place = which_named(turn.text, told)
    return None if place is None else statuses[place].reference


def last_mentioned(tracker: Tracker) -> str | None:
    """The ticket that the conversation spoke of last; None when it spoke of several at once."""
    for event in reversed(tracker.events):
        if event.get("event") not in ("user", "bot"):
            continue
        read = (event.get("parse_data") or {}).get("entities") or []
        told = [str(event.get("text") or ""), *(str(entity.get("value")) for entity in read)]
        found = set(_REFERENCE.findall(" ".join(told)))
        if found:
            return found.pop() if len(found) == 1 else None
    return None


async def own(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> TicketStatus:
    """The customer's ticket with this reference.

    Raises:
        NotChosen: it is not theirs, or there is none, without a difference.
    """
    try:
        return await services().ticket_status(turn, reference)
    except TicketNotFound:
        tell_not_found(turn, dispatcher, reference)
    except TooManyAttempts:
        dispatcher.utter_message(response="utter_too_many_attempts")
    raise NotChosen


def _not_now(turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus) -> NotChosen:
    dispatcher.utter_message(
        response="utter_not_now",
        reference=status.reference,
        state=label(f"state.{status.state}", turn.language),
        buttons=buttons_for(status, turn.language, services().reopen_until(status)),
    )
    return NotChosen()


def pick(
    turn: Turn,
    status: TicketStatus | TicketSummary,
    intent: str,
    payload: Mapping[str, str],
    *,
    once: bool = True,
) -> Button:
    """The button of one ticket among several."""
    title = label(
        "button.ticket",
        turn.language,
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
    )
    return button(title, intent, {"ticket_reference": status.reference, **payload}, once=once)
