"""Help while the form is open: what it asks for and why, and what was told so far."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.matters import SECOND_SLOT, quoted_second
from actions.passing_on import pass_on
from actions.summary import told_lines
from actions.turn import Turn
from actions.wording import label
from bot.nlu.asked.back import (
    asks_for_plain_words,
    asks_how_many_left,
    asks_of_question,
    asks_so_far,
    does_not_follow,
)
from bot.nlu.asked.desk import asks_of_the_second
from bot.nlu.question_form import FOR_THE_HANDLER
from tickets.draft import Draft, open_questions

# Questions that are explained where somebody does not follow; the others explain themselves.
EXPLAINED = frozenset(
    {
        "story",
        "incident_time",
        "reference_number",
        "given_reason",
        "demand",
        "reply_channel",
        "contact",
        "customer_name",
        "principal",
        "confirmation",
    }
)


class HelpInForm(Action):
    """Say what was told, what is asked and how much more, or what can be done in the form."""

    def name(self) -> str:
        return "action_help_in_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        if turn.entities.get("request") == FOR_THE_HANDLER:
            return pass_on(turn, dispatcher, tracker)
        asked = tracker.get_slot("requested_slot")
        second = tracker.get_slot(SECOND_SLOT) if asks_of_the_second(turn.text) else None
        checks = asks_so_far(turn.text) or asks_of_the_second(turn.text)
        told = told_lines(Draft(tracker.slots), turn.language) if checks else []
        if second:
            dispatcher.utter_message(response="utter_second_kept", story=quoted_second(second))
        elif told:
            dispatcher.utter_message(response="utter_told_so_far", lines="\n".join(told))
        elif asks_how_many_left(turn.text):
            left = len(open_questions(tracker.slots))
            response = "utter_questions_left" if left > 1 else "utter_last_question"
            dispatcher.utter_message(response=response, count=left)
        elif asked in EXPLAINED and _wants_it_explained(turn.text):
            words = label(f"explained.{asked}", turn.language)
            dispatcher.utter_message(response="utter_question_explained", explanation=words)
        elif asks_for_plain_words(turn.text):
            dispatcher.utter_message(response="utter_plain_words")
        else:
            dispatcher.utter_message(response="utter_help_in_form")
        return []


def _wants_it_explained(text: str) -> bool:
    return asks_of_question(text) or does_not_follow(text) or asks_for_plain_words(text)
