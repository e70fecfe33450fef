"""Deadlines in words: those of a procedure beforehand, those of a ticket on its receipt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.coming_back import come_back
from actions.passing_on import pass_on
from actions.people import persons_coming
from actions.questions import (
    DEADLINES_ANSWER,
    STEPS_ANSWER,
    asks_for_steps,
    asks_how_long,
    is_unknown,
    particular,
)
from actions.services import services
from actions.turn import Turn
from actions.wording import label, local_datetime, term_words
from bot.catalogue import to_traditional
from bot.nlu.asked.desk import asks_for_a_call
from bot.nlu.asked.when import asks_when
from tickets.clocks import Clock
from tickets.deadlines import deadlines
from tickets.draft import Draft
from tickets.policies import Policy


class AskProcess(Action):
    """Explain the procedure with the deadlines of the policy that would hold."""

    def name(self) -> str:
        return "action_ask_process"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        if is_unknown("ask_process", turn.text, turn.answer_wanted):
            return [
                *pass_on(turn, dispatcher, tracker),
                *await come_back(turn, dispatcher, tracker),
            ]
        known = await services().list_tickets(turn) if asks_when(turn.text) else []
        coming = await persons_coming(turn, known)
        for line in coming:
            dispatcher.utter_message(response="utter_result_when", due=line)
        if not (coming and asks_for_a_call(turn.text)):
            tell_process(turn, dispatcher, Draft(tracker.slots))
        return await come_back(turn, dispatcher, tracker)


def tell_process(turn: Turn, dispatcher: CollectingDispatcher, draft: Draft) -> None:
    """Say what the question asks in particular, or the steps and deadlines that would hold."""
    wanted = turn.answer_wanted
    answers = particular("ask_process", turn.text, wanted)
    for response in answers:
        dispatcher.utter_message(response=response)
    steps = wanted == STEPS_ANSWER or (wanted is None and asks_for_steps(turn.text))
    days = wanted == DEADLINES_ANSWER or asks_how_long(turn.text)
    if answers and not (days or steps):
        return
    policy = services().policy_for(draft.topic if draft["topic"] else None)
    only_when = (days or asks_when(turn.text)) and not steps
    dispatcher.utter_message(
        response=DEADLINES_ANSWER if only_when else STEPS_ANSWER,
        deadlines=promised(policy, services().now(), turn.language),
        procedure=_name(policy, turn.language),
    )


def promised(policy: Policy, now: datetime, language: str) -> str:
    """What a complaint that is registered now can count on under a policy, one line each.

    Args:
        policy: that would hold.
        now: an aware time.
        language: catalogue language.
    """
    return _lines(policy, policy.clocks_for(now), language, due="promised.due")


def receipt_lines(policy: Policy, clocks: Sequence[Clock], language: str) -> str:
    """Deadlines with their days, one line each.

    Args:
        policy: that the clocks follow.
        clocks: of a new ticket, or as they would be.
        language: catalogue language.
    """
    return _lines(policy, clocks, language, due="receipt.due")


def _lines(policy: Policy, clocks: Sequence[Clock], language: str, due: str) -> str:
    told = {deadline.kind: deadline for deadline in deadlines(policy)}
    return "\n".join(
        label(
            "receipt.projected" if clock.projected else due,
            language,
            what=label(f"clock.{clock.kind}", language),
            due=local_datetime(clock.due_at, language),
            term=term_words(told[clock.kind].amount, told[clock.kind].unit, language),
        )
        for clock in clocks
        if clock.kind in told
    )


def _name(policy: Policy, language: str) -> str:
    if language == "en":
        return policy.name_en
    return to_traditional(policy.name_zh) if language == "zh-Hant" else policy.name_zh
