"""A result that was told: what its customer makes of it, asked where that is not plain.

Nothing is recorded on a guess.
"""

from collections.abc import Sequence
from enum import Enum, auto

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import procedure
from actions.awaiting import Awaiting
from actions.buttons import PREVIOUS_MESSAGE, Button, button
from actions.choosing import NotChosen, chosen
from actions.services import services
from actions.standing import answer_lines
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET
from tickets.draft import SAME
from tickets.lifecycle import Action as Does
from tickets.ports import TicketSummary
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import TicketState

# Detail of the question: it asks whether the result is refused, or tells the reasons for it.
REFUSES, REASONS = "refuses", "reasons"
# Questions before which the reason of a refusal may stand.
_KEEPING_REASONS = frozenset({"choice", OF_TICKET})

Events = list[EventType]


class Said(Enum):
    """What stands before the question what is made of a result."""

    YES = auto()  # and nothing more
    WORDS = auto()
    REFUSAL = auto()  # in words of the customer's own
    STORY = auto()  # told in the form, of the same matter
    WHY = auto()  # asked for the reasons


# The question after each, and the buttons below it.
_QUESTIONS = {
    Said.YES: ("utter_ask_verdict", ("accept", "refuse")),
    Said.WORDS: ("utter_ask_of_result", ("accept", "refuse", "matter_add", "matter_new")),
    Said.REFUSAL: ("utter_ask_refuses_result", ("refuse", "matter_add", "matter_new")),
    Said.STORY: ("utter_ask_refuses_result", ("refuse", "matter_new")),
    Said.WHY: ("utter_result_reasons", ("accept", "refuse")),
}
_PAYLOADS = {
    "accept": ("affirm", {"about": "result"}),
    "refuse": ("deny", {"about": "result"}),
    "matter_add": ("affirm", {"about": OF_TICKET}),
    "matter_new": ("file_complaint", {"request": PREVIOUS_MESSAGE}),
}
# The form asks as for any of its slots.
_IN_FORM = {"refuse": SAME, "matter_new": "new"}


def results_told(known: Sequence[TicketSummary]) -> list[str]:
    """References of those of a customer's tickets that wait for what they make of the result."""
    return [one.reference for one in known if one.state is TicketState.RESPONDED]


def results_reviewed(known: Sequence[TicketSummary]) -> list[str]:
    """References of those whose result was refused, and is looked at again."""
    return [one.reference for one in known if one.state is TicketState.DISPUTED]


def ask_of_result(
    turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus, after: Said
) -> Events:
    """Ask what the customer makes of the result.

    Args:
        turn: what they said.
        dispatcher: takes the question.
        status: of the ticket.
        after: what they said it as.

    Returns:
        what keeps the question, and the words as why the result is refused or as what to add.
    """
    response, answers = _QUESTIONS[after]
    dispatcher.utter_message(
        response=response,
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
        lines=answer_lines(status, services().policy_of(status), turn.language),
        buttons=[_button(name, turn.language, status, after) for name in answers],
    )
    if after is Said.STORY:
        return []
    if after is Said.YES:
        return [Awaiting("result", status.reference).asked()]
    detail = {Said.REFUSAL: REFUSES, Said.WHY: REASONS}.get(after, "")
    return [Awaiting(OF_TICKET, status.reference, words=turn.text, detail=detail).asked()]


def ask_reason(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> Events:
    """Ask why the result is refused; what was said is kept in case no more is told."""
    dispatcher.utter_message(response="utter_ask_dispute_reason", reference=reference)
    return [Awaiting("dispute_reason", reference, words=turn.text).asked()]


async def take_verdict(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting | None
) -> Events:
    """Accept or refuse the result, as a yes or a no says."""
    accepts = turn.intent == "affirm"
    known = [] if accepts or not turn.text else await services().list_tickets(turn, own_only=True)
    reviewed = [] if results_told(known) else results_reviewed(known)
    if len(reviewed) == 1:
        # refused already, and said once more
        await procedure.tell_review(turn, dispatcher, reviewed[0])
        return []
    try:
        status = await chosen(
            turn, dispatcher, Does.CONFIRM if accepts else Does.DISPUTE, about="result"
        )
    except NotChosen as told:
        return told.events
    reference = status.reference
    if accepts:
        return await accept(turn, dispatcher, reference)
    kept = awaiting.words if awaiting and awaiting.what in _KEEPING_REASONS else ""
    reason = str(turn.entities.get("answer") or kept)
    return (
        await refuse(turn, dispatcher, reference, reason)
        if reason
        else ask_reason(turn, dispatcher, reference)
    )


async def accept(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> Events:
    """Accept the result, unless the procedure does not allow it any more."""
    return await procedure.guarded(
        dispatcher, reference, lambda: procedure.accept(turn, dispatcher, reference)
    )


async def refuse(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, reason: str
) -> Events:
    """Refuse the result, unless the procedure does not allow it any more."""
    return await procedure.guarded(
        dispatcher, reference, lambda: procedure.dispute(turn, dispatcher, reference, reason)
    )


def _button(name: str, language: str, status: TicketStatus, after: Said) -> Button:
    title = label(f"button.{name}", language)
    if after is Said.STORY:
        return button(title, "inform", {"matter_choice": _IN_FORM[name]})
    intent, carried = _PAYLOADS[name]
    if name != "matter_new":
        carried = {**carried, "ticket_reference": status.reference}
    return button(title, intent, carried)
