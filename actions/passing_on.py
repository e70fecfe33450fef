"""Questions that none here can answer, left to whoever handles the complaint."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn


def pass_on(turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Leave a question that none here can answer to whoever handles the complaint.

    Args:
        turn: the question.
        dispatcher: what is said goes there.
        tracker: the conversation; where no complaint is being told, a person is offered.

    Returns:
        the story with the question behind it.
    """
    story = tracker.get_slot("story")
    if not (turn.in_form and story):
        dispatcher.utter_message(response="utter_side_question_unknown")
        return []
    dispatcher.utter_message(response="utter_question_passed_on")
    return [] if turn.text in story else [SlotSet("story", f"{story}\n{turn.text}")]
