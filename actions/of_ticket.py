"""Words after a complaint was registered that may belong to it: the customer is asked, once."""

from dataclasses import replace

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting, answered
from actions.buttons import PREVIOUS_MESSAGE, Button, button
from actions.choosing import NotChosen, own
from actions.results import (
    REASONS,
    REFUSES,
    Said,
    accept,
    ask_of_result,
    refuse,
    results_told,
)
from actions.services import services
from actions.standing import answer_lines, buttons_for
from actions.told import is_as_long
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET, asks_for_reasons, asks_why
from bot.nlu.verdicts import (
    Verdict,
    is_bare_verdict,
    refuses_in_a_clause,
    says_no,
    verdict,
    verdict_in_own_words,
)
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
    in_words = verdict_in_own_words(turn.text)
    is_brief = not is_as_long(turn.text, _LEAST_HAN, _LEAST_WORDS)
    if len(told) != 1 and in_words is Verdict.ACCEPTED and is_brief:
        dispatcher.utter_message(response="utter_thank")
        return []
    try:
        meant = told[0] if len(told) == 1 else known[0].reference
        status = await own(turn, dispatcher, meant)
    except NotChosen as not_told:
        return not_told.events
    if awaiting and awaiting.what == OF_TICKET and awaiting.reference == status.reference:
        turn = replace(turn, text=f"{awaiting.words}\n{turn.text}")
    if status.response and (asks_why(turn.text) or asks_for_reasons(turn.text)):
        return tell_reasons(turn, dispatcher, status)
    if len(told) == 1:
        if refuses_in_a_clause(turn.text):
            return await refuse(turn, dispatcher, status.reference, turn.text)
        after = Said.REFUSAL if in_words is Verdict.REJECTED else Said.WORDS
        return ask_of_result(turn, dispatcher, status, after)
    return _ask_of_ticket(turn, dispatcher, status)


def tell_reasons(turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus) -> Events:
    """Tell the reasons of the result again; what the customer makes of it is asked while it counts.

    Args:
        turn: asks for them.
        dispatcher: takes them.
        status: of a ticket whose result was told.
    """
    if status.state is TicketState.RESPONDED:
        return ask_of_result(turn, dispatcher, status, Said.WHY)
    dispatcher.utter_message(
        response="utter_result_reasons",
        reference=status.reference,
        lines=answer_lines(status, services().policy_of(status), turn.language),
        buttons=buttons_for(status, turn.language, services().reopen_until(status)),
    )
    return []


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
        after = {REFUSES: Said.REFUSAL, REASONS: Said.YES}.get(awaiting.detail, Said.WORDS)
        ask_of_result(turn, dispatcher, status, after)


async def add_what_was_said(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting
) -> Events:
    """Add the words that stood before the question to the ticket that it named.

    Where its result waits for an answer, words that refuse or accept it are that answer, and so is
    a yes in words to "you don't accept the result?".
    """
    if turn.text:
        status = await services().ticket_status(turn, awaiting.reference)
        if status.state is TicketState.RESPONDED:
            events = await _answer_to_result(turn, dispatcher, status, awaiting)
            if events is not None:
                return events
    added = await services().add_information(
        turn, awaiting.words, InformationKind.INFORMATION, awaiting.reference
    )
    dispatcher.utter_message(response="utter_information_added", reference=added.reference)
    return [answered()]


async def _answer_to_result(
    turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus, awaiting: Awaiting
) -> Events | None:
    """Take what the words make of the result; None where they only say what those before are of."""
    rejects = says_no(turn.text) or verdict_in_own_words(turn.text) is Verdict.REJECTED
    if verdict(turn.text) is Verdict.ACCEPTED and not rejects:
        return await accept(turn, dispatcher, status.reference)
    if rejects or awaiting.detail == REFUSES:
        tells = rejects and not is_bare_verdict(turn.text)
        reason = "\n".join([awaiting.words, turn.text]) if tells else awaiting.words
        return await refuse(turn, dispatcher, status.reference, reason)
    accepts = verdict_in_own_words(turn.text) is Verdict.ACCEPTED
    if awaiting.detail == REASONS or accepts:
        # a yes to the reasons, or "fair enough", may be of them or of the result: that is asked
        return ask_of_result(turn, dispatcher, status, Said.YES)
    return None


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
