"""Explaining a term in plain words, before a complaint forms."""

from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.coming_back import come_back
from actions.turn import Turn
from actions.wording import label
from bot.settings import load
from bot.terms import Found, Glossary


class ExplainTerm(Action):
    """Explain at most two terms of the glossary; what is not in it is not guessed."""

    def name(self) -> str:
        return "action_explain_term"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        explain_terms(turn, dispatcher)
        return await come_back(turn, dispatcher, tracker)


def explain_terms(turn: Turn, dispatcher: CollectingDispatcher) -> None:
    """Say what the terms mean that a message asks about, or that they are not known."""
    found = glossary().asked_in(turn.text)
    if not found:
        dispatcher.utter_message(response="utter_term_unknown")
        return
    dispatcher.utter_message(
        response="utter_explain_term_in_form" if turn.in_form else "utter_explain_term",
        explanation="\n".join(_explained(term, turn.language) for term in found),
    )


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The glossary of the settings' data, read once."""
    return Glossary(load().data_dir / "terms")


def _explained(found: Found, language: str) -> str:
    term = glossary().term(found.id, language)
    key = "term_guessed" if found.guessed else "term_explained"
    return label(key, language, name=term.name, text=term.text)
