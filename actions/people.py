"""Bringing a person to the customer."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import SAFETY, Awaiting
from actions.help_lines import help_lines, words_of_place
from actions.language import language_chosen
from actions.other_language import with_words_unread
from actions.services import services
from actions.standing import person_due
from actions.summary import lines_added
from actions.turn import FORM, HANDED_BACK, PAUSE, Turn, said_last, split
from actions.wording import label, local_datetime
from tickets.draft import Draft, open_questions, submittable
from tickets.ports import TicketSummary
from tickets.use_cases.presence import PersonExpected
from tickets.use_cases.request_human import HumanRequested
from tickets.vocabulary import Flag, ReplyChannel

_ASKING_IF_SAFE = frozenset({"utter_self_harm_support", "utter_self_harm_again"})


class RequestHumanAction(Action):
    """Mark the ticket, or open one with what is known, and call staff."""

    def name(self) -> str:
        return "action_request_human"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        if turn.entities.get("request") == HANDED_BACK:
            _go_on(dispatcher, turn, tracker)
            return []
        draft = with_words_unread(tracker, _with_contact(turn, submittable(tracker.slots)))
        requested = await services().request_human(turn, draft)
        events: list[EventType] = [
            SlotSet(slot, draft[slot])
            for slot in ("contact", "reply_channel")
            if draft[slot] not in (None, tracker.get_slot(slot))
        ]
        if tracker.get_slot("story") not in (None, draft["story"]):
            events.append(SlotSet("story", draft["story"]))
        if requested.opened:
            # what is told next completes the ticket that was opened for the person
            kept = tracker.get_slot("draft_id")
            if not tracker.get_slot("draft_kept_at"):
                events.append(SlotSet("draft_id", kept or turn.id_for("draft")))
        if turn.in_danger:
            support(dispatcher, turn, tracker, requested.expected)
            # no question of a form now; it goes on when the customer does
            rest = [SlotSet("requested_slot", PAUSE), ActionExecuted(FORM)] if turn.in_form else []
            asked = [] if turn.in_form else [Awaiting(SAFETY).asked()]
            return [*events, *rest, *asked, FollowupAction("action_listen")]
        # in the language that is asked for all of it is new
        events += language_chosen(turn)
        again = requested.waited_already and not events
        dispatcher.utter_message(
            response="utter_human_requested_again" if again else "utter_human_requested",
            reference=requested.receipt.reference,
            person=when_expected(requested, turn.language)
            if again
            else person_words(requested, turn, draft),
        )
        return events


def _go_on(dispatcher: CollectingDispatcher, turn: Turn, tracker: Tracker) -> None:
    """Say what was noted of the customer's words to the person; a form's question follows."""
    if not turn.in_form:
        dispatcher.utter_message(response="utter_handed_back")
        return
    lines = lines_added(tracker, turn.language)
    if lines and not open_questions(tracker.slots):
        # the summary follows, and shows them
        dispatcher.utter_message(response="utter_handed_back_complete")
    elif lines:
        dispatcher.utter_message(response="utter_handed_back_told", lines="\n".join(lines))
    else:
        dispatcher.utter_message(response="utter_handed_back_in_form")


def person_words(requested: HumanRequested, turn: Turn, draft: Draft) -> str:
    """When a person can be expected and how the customer will be reached.

    Args:
        requested: what the request led to.
        turn: of whom; the form asks how to hear back by itself, so that it is not asked in it.
        draft: what was told so far.
    """
    language = turn.language
    parts = [_expected(requested.expected, language)]
    contact = draft.told("contact") or requested.contact
    if requested.expected.is_there:
        if contact and contact in _contacts_told(turn):
            parts.append(label("handover.reach_known", language, contact=contact))
    else:
        if requested.expected.due_at:
            due = local_datetime(requested.expected.due_at, language)
            parts.append(label("handover.due", language, due=due))
        if contact:
            parts.append(label("handover.reach_known", language, contact=contact))
        elif not turn.in_form:
            parts.append(label("handover.ask_reach", language))
    return label("handover.separator", language).join(parts)


async def persons_coming(turn: Turn, known: Sequence[TicketSummary]) -> list[str]:
    """By when a person gets back to the customer, a line for each ticket that waits for one.

    Args:
        turn: the message.
        known: the tickets that are looked at; those without a deadline are not.
    """
    clocked = [one.reference for one in known if one.next_clock is not None]
    statuses = [await services().ticket_status(turn, reference) for reference in clocked]
    return [line for status in statuses for line in person_due(status, turn.language)]


def when_expected(requested: HumanRequested, language: str) -> str:
    """When a person can be expected, in one sentence."""
    if requested.expected.is_there or not requested.expected.due_at:
        return _expected(requested.expected, language)
    due = local_datetime(requested.expected.due_at, language)
    return label("handover.due", language, due=due)


def _with_contact(turn: Turn, draft: Draft) -> Draft:
    """The draft with a number or address that is told with the request: "call me on …"."""
    told = _contacts_told(turn)
    if turn.in_form or not told or draft.told("contact") not in (None, told[0]):
        # the form reads it by itself
        return draft
    way = ReplyChannel.EMAIL if "@" in told[0] else ReplyChannel.PHONE
    return Draft({**draft.values, "contact": told[0], "reply_channel": way.value})


def _contacts_told(turn: Turn) -> list[str]:
    return [str(turn.entities[name]) for name in ("phone", "email") if turn.entities.get(name)]


def _expected(expected: PersonExpected, language: str, to: str = "handover") -> str:
    """Whether anybody is there, in the words to who asked for a person or is in a `crisis`."""
    if expected.is_there:
        return label(f"{to}.is_there", language)
    if expected.open_now:
        return label(f"{to}.open_now", language)
    if expected.opens_at is None:
        return label(f"{to}.no_hours", language)
    return label(f"{to}.opens", language, opens=local_datetime(expected.opens_at, language))


def support(
    dispatcher: CollectingDispatcher, turn: Turn, tracker: Tracker, expected: PersonExpected
) -> None:
    """Answer what speaks of self-harm: care, lines to call now, who is called; shorter once said.

    Args:
        dispatcher: what is said goes there.
        turn: the message.
        tracker: the conversation, in which the customer may have told where they are.
        expected: when somebody of staff can be there.
    """
    told = [event for event in tracker.events if event.get("event") == "user"][:-1]
    if any(_spoke_of_danger(event) for event in told):
        stay(dispatcher, turn, tracker)
        return
    dispatcher.utter_message(
        response="utter_self_harm_support",
        lines=help_lines(turn.language, services().jurisdiction, words_of_place(tracker)),
        # nobody in danger is to wait in vain
        person=_expected(expected, turn.language, "crisis"),
    )


def stay(dispatcher: CollectingDispatcher, turn: Turn, tracker: Tracker) -> None:
    """Name the lines to call once more, to who is not safe or speaks of self-harm again."""
    dispatcher.utter_message(
        response="utter_self_harm_again",
        lines=help_lines(turn.language, services().jurisdiction, words_of_place(tracker)),
    )


def asked_if_safe(tracker: Tracker) -> bool:
    """Whether the last thing that was asked is whether the customer is safe."""
    return said_last(tracker) in _ASKING_IF_SAFE


def _spoke_of_danger(message: dict[str, Any]) -> bool:
    parsed = message.get("parse_data") or {}
    said = {entity["entity"]: entity.get("value") for entity in parsed.get("entities") or []}
    return Flag.SELF_HARM in split(said.get("flags")) and not said.get("strain")
