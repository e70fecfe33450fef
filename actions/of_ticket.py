"""Words after a complaint was registered that may belong to it: the customer is asked, once."""

from dataclasses import replace

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting, answered
from actions.buttons import PREVIOUS_MESSAGE, Button, button
from actions.choosing import NotChosen, own
from actions.results import REFUSES, Said, ask_of_result, refuse, results_told
from actions.services import services
from actions.told import is_as_long
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET
from bot.nlu.verdicts import Verdict, refuses_in_a_clause, verdict_in_own_words
from tickets.ticket import InformationKind
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import ENDED_STATES, TicketState

# "happy with that" where there is no result yet tells nothing to add.
_LEAST_HAN, _LEAST_WORDS = 12, 8

Events = list[EventType]


async def take_what_may_belong(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting | None = None
) -> Events:
    """Take words as the answer to a result that they are, or ask what they belong to.

    Args:
        turn: the words.
        dispatcher: takes what is asked.
        awaiting: what stood open; words that wait for the same question are kept with these.
    """
    known = await services().list_tickets(turn, own_only=True)
    if not known:
        dispatcher.utter_message(response="utter_no_ticket_to_add")
        return [Awaiting("new_complaint").asked()]
    told = results_told(known)
    verdict = verdict_in_own_words(turn.text)
    is_brief = not is_as_long(turn.text, _LEAST_HAN, _LEAST_WORDS)
    if len(told) != 1 and verdict is Verdict.ACCEPTED and is_brief:
        dispatcher.utter_message(response="utter_thank")
        return []
    try:
        meant = told[0] if len(told) == 1 else known[0].reference
        status = await own(turn, dispatcher, meant)
    except NotChosen as not_told:
        return not_told.events
    if awaiting and awaiting.what == OF_TICKET and awaiting.reference == status.reference:
        turn = replace(turn, text=f"{awaiting.words}\n{turn.text}")
    if len(told) == 1:
        if refuses_in_a_clause(turn.text):
            return await refuse(turn, dispatcher, status.reference, turn.text)
        after = Said.REFUSAL if verdict is Verdict.REJECTED else Said.WORDS
        return ask_of_result(turn, dispatcher, status, after)
    return _ask_of_ticket(turn, dispatcher, status)


def ask_again(
    turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus, awaiting: Awaiting
) -> None:
    """Ask once more what the words belong to that stood before something else.

    Args:
        turn: with those words.
        dispatcher: takes the question.
        status: of the ticket that was named.
        awaiting: the question.
    """
    if status.state is not TicketState.RESPONDED:
        _ask_of_ticket(turn, dispatcher, status)
    else:
        refuses = awaiting.detail == REFUSES
        ask_of_result(turn, dispatcher, status, Said.REFUSAL if refuses else Said.WORDS)


async def add_what_was_said(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting
) -> Events:
    """Add the words that stood before the question to the ticket that it named.

    A yes in words to "you don't accept the result?" refuses it.
    """
    if awaiting.detail == REFUSES and turn.text:
        return await refuse(turn, dispatcher, awaiting.reference, awaiting.words)
    added = await services().add_information(
        turn, awaiting.words, InformationKind.INFORMATION, awaiting.reference
    )
    dispatcher.utter_message(response="utter_information_added", reference=added.reference)
    return [answered()]


def _ask_of_ticket(turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus) -> Events:
    ended = status.state in ENDED_STATES and services().reopen_until(status) is not None
    new = label("button.matter_new", turn.language)
    dispatcher.utter_message(
        response="utter_ask_of_ended_ticket" if ended else "utter_ask_of_ticket",
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
        buttons=[
            _reopens(turn, status) if ended else _adds(turn, status),
            button(new, "file_complaint", {"request": PREVIOUS_MESSAGE}),
        ],
    )
    return [Awaiting(OF_TICKET, status.reference, words=turn.text).asked()]


def _reopens(turn: Turn, status: TicketStatus) -> Button:
    title = label("button.reopen", turn.language)
    return button(title, "reopen_complaint", {"ticket_reference": status.reference})


def _adds(turn: Turn, status: TicketStatus) -> Button:
    title = label("button.matter_same", turn.language)
    carried = {"about": OF_TICKET, "ticket_reference": status.reference}
    return button(title, "affirm", carried)
