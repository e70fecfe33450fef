"""Tickets that are not this customer's here, and links to go on elsewhere."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn
from actions.wording import label
from bot.proving.payloads import ASK_CODE, payload
from tickets.errors import InvalidReference
from tickets.reference import parse_reference

# in `rasa shell` nothing stands before the engine, and what it is asked would only be printed
_NO_EDGE = "shell"


def tell_not_found(turn: Turn, dispatcher: CollectingDispatcher, named: object) -> None:
    """Say that there is no such ticket here, and offer a code to who may have made it elsewhere.

    The same words whether or not there is one; what follows is answered by the edge
    (`bot.proving`).

    Args:
        turn: in whose language.
        dispatcher: takes the answer.
        named: the reference that was named.
    """
    try:
        reference = parse_reference(str(named))
    except InvalidReference:
        reference = ""
    if not reference or turn.channel == _NO_EDGE:
        dispatcher.utter_message(response="utter_ticket_not_found")
        return
    prove = {
        "title": label("button.prove", turn.language),
        "payload": payload(ASK_CODE, reference=reference),
        "once": False,
    }
    dispatcher.utter_message(
        response="utter_ticket_not_found",
        buttons=[prove],
        json_message={"edge": "offer_code", "reference": reference},
    )


def way_to_telegram(turn: Turn, reference: str) -> dict[str, Any] | None:
    """What asks the edge for a link to Telegram beside a receipt; None where there is no edge."""
    if turn.channel == _NO_EDGE:
        return None
    return {"edge": "offer_telegram", "reference": reference}
