"""What a side question asks in particular, by `data/side_questions.yml`."""

import re
from functools import lru_cache

from bot.nlu.asked.side_questions import side_question
from bot.settings import load
from bot.terms import folded
from bot.yaml_file import read_yaml

_ANSWERS_AT_MOST = 2
STEPS_ANSWER, DEADLINES_ANSWER = "utter_ask_process", "utter_ask_process_when"
_GENERAL_ANSWERS = frozenset(
    {STEPS_ANSWER, DEADLINES_ANSWER, "utter_ask_rights", "utter_ask_privacy"}
)
_HOW_LONG, _STEPS, _GENERAL = "how_long", "steps", "general"
_NO_RESPONSES = frozenset({_HOW_LONG, _STEPS, _GENERAL})
# a few words behind an answer ask of what was said
_SHORT_CHARACTERS = 6
# Beside these nothing else is said: a question in return, and answers that hold the others.
_ALONE = (
    "utter_confirm_erasure",
    "utter_ask_process_files",
    "utter_ask_process_files_arrived",
    "utter_ask_privacy_fear",
    "utter_ask_privacy_name",
    "utter_ask_process_consequences",
    "utter_ask_process_keep_item",
    "utter_ask_process_who_it_was",
    "utter_ask_process_grounds",
)


def particular(intent: str, text: str, answer: str | None = None) -> list[str]:
    """Responses to what a side question asks in particular; none for a general one.

    Args:
        intent: one of `data/side_questions.yml`.
        text: the customer's words.
        answer: the response that they want by the reader, which is surer than single words.
    """
    asked = folded(text)
    found = [
        name
        for name, words in _answers()[intent]
        if words.search(asked) and name not in _NO_RESPONSES
    ]
    if answer and answer not in found:
        found = [] if answer in _GENERAL_ANSWERS else [answer]
    alone = [name for name in found if name in _ALONE]
    if alone:
        return alone[:1]
    return found[:_ANSWERS_AT_MOST]


def asks_how_long(text: str) -> bool:
    """Whether a question about the procedure asks for its deadlines, besides others."""
    return _asks_of_procedure(_HOW_LONG, text)


def asks_for_steps(text: str) -> bool:
    """Whether a question about the procedure asks for its steps, besides others."""
    return _asks_of_procedure(_STEPS, text)


def _asks_of_procedure(what: str, text: str) -> bool:
    asked = folded(text)
    return any(name == what and words.search(asked) for name, words in _answers()["ask_process"])


def is_unknown(intent: str, text: str, answer: str | None = None) -> bool:
    """Whether a question is about nothing that the desk knows, in particular or in general.

    Args:
        intent: one of `data/side_questions.yml`.
        text: the customer's words.
        answer: the response that they want by the reader, if it knows one.
    """
    if answer or len(text) <= _SHORT_CHARACTERS:
        return False
    asked = folded(text)
    if any(words.search(asked) for _, words in _answers()[intent]):
        return False
    return intent not in (side_question(text), side_question(text, in_form=True))


@lru_cache(maxsize=1)
def _answers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    data = read_yaml(load().data_dir / "side_questions.yml")
    return {
        intent: [
            (name, re.compile("|".join(map(folded, words)))) for name, words in answers.items()
        ]
        for intent, answers in data.items()
    }
