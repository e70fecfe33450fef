"""What customers do with tickets that exist: answer the result, withdraw, reopen, rate, appeal."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting, answered
from actions.buttons import Button, button
from actions.choosing import NotChosen, chosen
from actions.passing_on import pass_on
from actions.questions import is_unknown, particular
from actions.services import services
from actions.told import is_as_long
from actions.turn import Turn
from actions.wording import label, local_datetime
from bot.nlu.ticket_rules import says_what_is_open
from tickets.clocks import ClockKind
from tickets.errors import InvalidCommand, ProcedureError, TooLate
from tickets.lifecycle import Action as Does
from tickets.satisfaction import FOLLOW_UP_AT_MOST, SCORES
from tickets.use_cases.ticket_status import TicketStatus

Events = list[EventType]
# Questions before which the words stood.
_KEEPING_WORDS = frozenset({"choice", "score", "of_ticket"})
# Words shorter than these say what is wanted, not why.
_LEAST_REASON_HAN, _LEAST_REASON_WORDS = 12, 7


class WithdrawAction(Action):
    """Ask once whether a complaint is to be taken back."""

    def name(self) -> str:
        return "action_withdraw"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        try:
            status = await chosen(turn, dispatcher, Does.WITHDRAW)
        except NotChosen as told:
            return told.events
        ask_withdrawal(dispatcher, turn, status)
        return [Awaiting("withdraw", status.reference, words=_words(turn, tracker)).asked()]


class ReopenAction(Action):
    """Have an ended complaint taken up again, with the reason."""

    def name(self) -> str:
        return "action_reopen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        try:
            status = await chosen(turn, dispatcher, Does.REOPEN)
        except NotChosen as told:
            return told.events
        words = _words(turn, tracker)
        if _is_reason(words) or says_what_is_open(words):
            return await reopen(turn, dispatcher, status.reference, words)
        dispatcher.utter_message(response="utter_ask_reopen_reason", reference=status.reference)
        return [Awaiting("reopen_reason", status.reference, words).asked()]


class RateAction(Action):
    """Keep a score of 1 to 5, asking for it first where none was told."""

    def name(self) -> str:
        return "action_rate"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        score = _score(turn)
        carried = {"score": str(score)} if score else {}
        awaiting = Awaiting.of(tracker)
        if awaiting and awaiting.what == "score":
            turn.entities.setdefault("ticket_reference", awaiting.reference)
        try:
            status = await chosen(turn, dispatcher, Does.RATE, **carried)
        except NotChosen as told:
            return told.events
        words = _words(turn, tracker)
        if score is None:
            return ask_score(dispatcher, turn, status.reference, words)
        return await rate(turn, dispatcher, status.reference, score, words)


class AskRights(Action):
    """Say where else the customer can turn, by the ticket's policy; note where they turned."""

    def name(self) -> str:
        return "action_ask_rights"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        route = turn.entities.get("appeal_route")
        open_to_appeal = await _tickets_open_to_appeal(turn, dispatcher)
        if open_to_appeal is None:
            return []
        if turn.in_form and is_unknown("ask_rights", turn.text, turn.answer_wanted):
            return pass_on(turn, dispatcher, tracker)
        if len(open_to_appeal) != 1:
            tell_rights(turn, dispatcher, tracker.get_slot("topic"))
            return []
        (status,) = open_to_appeal
        routes = services().routes(services().policy_of(status), turn.language)
        if route in routes:
            await services().appeal(turn, status.reference, route)
            dispatcher.utter_message(
                response="utter_appeal_review" if route == "review" else "utter_appeal_noted",
                reference=status.reference,
                route=label(f"route_name.{route}", turn.language),
            )
            return []
        tell_routes(turn, dispatcher, status)
        # a question that is open goes before: its answer may still come
        return [] if Awaiting.of(tracker) else [Awaiting("route", status.reference).asked()]


def tell_routes(turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus) -> None:
    """Ask where a ticket that can go elsewhere is to go."""
    routes = services().routes(services().policy_of(status), turn.language)
    dispatcher.utter_message(
        response="utter_appeal_routes",
        reference=status.reference,
        routes=_lines(routes),
        buttons=[_route_button(status.reference, name, turn.language) for name in routes],
    )


def tell_rights(turn: Turn, dispatcher: CollectingDispatcher, topic: str | None) -> None:
    """Where customers can turn by the policy of a topic, whatever stands open."""
    routes = services().routes(services().policy_for(topic), turn.language)
    dispatcher.utter_message(response="utter_ask_rights", routes=_lines(routes))
    for response in particular("ask_rights", turn.text, turn.answer_wanted):
        dispatcher.utter_message(response=response)


async def accept(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> Events:
    """Accept the result that was told."""
    await services().confirm(turn, reference)
    dispatcher.utter_message(response="utter_result_accepted", reference=reference)
    # the survey came with the result: it is not asked a second time, but a bare number answers it
    return [Awaiting("score", reference).asked()]


async def dispute(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, reason: str
) -> Events:
    """Refuse the result: senior staff look at it again."""
    await services().dispute(turn, reference, reason or label("no_reason", turn.language))
    await tell_review(turn, dispatcher, reference)
    return [answered()]


async def tell_review(turn: Turn, dispatcher: CollectingDispatcher, reference: str) -> None:
    """Say that the refusal of a result stands, who looks at it again, and until when."""
    status = await services().ticket_status(turn, reference)
    review = next((c for c in status.clocks if c.kind is ClockKind.REVIEW and c.is_running), None)
    due = local_datetime(review.due_at, turn.language) if review else None
    dispatcher.utter_message(
        response="utter_result_disputed",
        reference=reference,
        due=label("disputed_due", turn.language, due=due) if due else "",
    )


def ask_withdrawal(dispatcher: CollectingDispatcher, turn: Turn, status: TicketStatus) -> None:
    """Ask whether a complaint is to be taken back."""
    dispatcher.utter_message(
        response="utter_confirm_withdrawal",
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
        buttons=_yes_and_no(status.reference, turn.language),
    )


async def withdraw(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, words: str
) -> Events:
    """Take the complaint back."""
    await services().withdraw(turn, reference, words or None)
    status = await services().ticket_status(turn, reference)
    until = services().reopen_until(status)
    dispatcher.utter_message(
        response="utter_withdrawn",
        reference=reference,
        until=local_datetime(until, turn.language) if until else label("not_given", turn.language),
    )
    return [answered()]


async def reopen(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, reason: str
) -> Events:
    """Have the complaint taken up again."""
    try:
        await services().reopen(turn, reference, reason or label("no_reason", turn.language))
    except TooLate as late:
        status = await services().ticket_status(turn, reference)
        routes = services().routes(services().policy_of(status), turn.language)
        dispatcher.utter_message(
            response="utter_reopen_too_late",
            reference=reference,
            until=local_datetime(late.ended_at, turn.language),
            routes=_lines(routes),
        )
    else:
        dispatcher.utter_message(response="utter_reopened", reference=reference)
    return [answered()]


def ask_score(
    dispatcher: CollectingDispatcher, turn: Turn, reference: str, words: str = ""
) -> Events:
    """Ask for a score of 1 to 5."""
    dispatcher.utter_message(
        response="utter_ask_score",
        reference=reference,
        buttons=[
            button(
                label(f"score.{score}", turn.language),
                "rate",
                {"score": str(score), "ticket_reference": reference},
            )
            for score in sorted(SCORES, reverse=True)
        ],
    )
    return [Awaiting("score", reference, words).asked()]


async def rate(
    turn: Turn, dispatcher: CollectingDispatcher, reference: str, score: int, words: str
) -> Events:
    """Keep the score; ask for words once where there are none."""
    told = words if _is_reason(words) else ""
    await services().rate(turn, reference, score, told or None)
    low = score <= FOLLOW_UP_AT_MOST
    name = "utter_rated_low" if low else "utter_rated"
    dispatcher.utter_message(
        response=name if told else f"{name}_ask_words", reference=reference, score=score
    )
    if told:
        return [answered()]
    return [Awaiting("rating_words", reference, detail=str(score)).asked()]


async def guarded(
    dispatcher: CollectingDispatcher, reference: str, work: Callable[[], Awaitable[Events]]
) -> Events:
    """Do it, or say that the procedure does not allow it any more."""
    try:
        return await work()
    except (ProcedureError, InvalidCommand):
        dispatcher.utter_message(response="utter_too_late_now", reference=reference)
        return [answered()]


async def _tickets_open_to_appeal(
    turn: Turn, dispatcher: CollectingDispatcher
) -> list[TicketStatus] | None:
    """Tickets that can go elsewhere now; None when the customer was told why not."""
    if "ticket_reference" in turn.entities:
        try:
            return [await chosen(turn, dispatcher, Does.APPEAL)]
        except NotChosen:
            return None
    known = await services().list_tickets(turn)
    standing = [await services().ticket_status(turn, ticket.reference) for ticket in known]
    return [status for status in standing if Does.APPEAL in status.open_actions]


def _words(turn: Turn, tracker: Tracker) -> str:
    # the words stand before the question which ticket is meant, or which score is given
    awaiting = Awaiting.of(tracker)
    kept = awaiting.words if awaiting and awaiting.what in _KEEPING_WORDS else ""
    return turn.text or kept


def _score(turn: Turn) -> int | None:
    told = str(turn.entities.get("score") or "")
    return int(told) if told.isdigit() and int(told) in SCORES else None


def _is_reason(words: str) -> bool:
    return is_as_long(words, _LEAST_REASON_HAN, _LEAST_REASON_WORDS)


def _yes_and_no(reference: str, language: str) -> list[Button]:
    carried = {"about": "withdraw", "ticket_reference": reference}
    return [
        button(label("button.withdraw_yes", language), "affirm", carried),
        button(label("button.withdraw_no", language), "deny", carried),
    ]


def _lines(routes: dict[str, str]) -> str:
    return "\n".join(routes.values())


def _route_button(reference: str, route: str, language: str) -> Button:
    title = label(f"button.route.{route}", language)
    return button(title, "ask_rights", {"ticket_reference": reference, "appeal_route": route})
