"""A side question in one message with something told: it is answered, and the rest is kept."""

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions.deadlines import tell_process
from actions.privacy import tell_privacy
from actions.procedure import tell_rights
from actions.turn import Turn
from bot.nlu.asked import side_question
from tickets.draft import Draft


def answer_besides(turn: Turn, dispatcher: CollectingDispatcher, draft: Draft) -> None:
    """Answer the question that the reader found beside what was told, if it found one.

    Args:
        turn: the message.
        dispatcher: takes the answer.
        draft: the complaint, whose topic decides on procedure and rights.
    """
    words = turn.entities.get("question")
    if not words:
        return
    asked = replace(turn, text=str(words))
    about = side_question(asked.text, in_form=True)
    if about == "ask_process":
        tell_process(asked, dispatcher, draft)
    elif about == "ask_rights":
        tell_rights(asked, dispatcher, draft["topic"])
    elif about == "ask_privacy":
        tell_privacy(asked, dispatcher)
