"""A side question in one message with something told: it is answered, and the rest is kept."""

from collections.abc import Collection
from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions.deadlines import tell_process
from actions.privacy import tell_privacy
from actions.procedure import tell_rights
from actions.terms import explain_terms
from actions.turn import Turn
from bot.nlu.asked.desk import asks_for_another_way
from bot.nlu.asked.side_questions import side_question
from tickets.draft import Draft

# it names the ways to hear back, and needs no second telling
WAYS_TOLD = "utter_reply_here_first"


def answer_besides(
    turn: Turn, dispatcher: CollectingDispatcher, draft: Draft, said: Collection[str] = ()
) -> None:
    """Answer the question that the reader found beside what was told, if it found one.

    Args:
        turn: the message.
        dispatcher: takes the answer.
        draft: the complaint, whose topic decides on procedure and rights.
        said: responses that the customer just heard.
    """
    words = turn.entities.get("question")
    if not words or (WAYS_TOLD in said and asks_for_another_way(str(words))):
        return
    asked = replace(turn, text=str(words))
    about = turn.entities.get("question_about") or side_question(asked.text, in_form=True)
    if about == "ask_process":
        tell_process(asked, dispatcher, draft)
    elif about == "ask_rights":
        tell_rights(asked, dispatcher, draft["topic"])
    elif about == "ask_privacy":
        tell_privacy(asked, dispatcher)
    elif about == "explain_term":
        explain_terms(asked, dispatcher)
