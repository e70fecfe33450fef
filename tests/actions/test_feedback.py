"""Praise and suggestions are kept and thanked for, and nothing else."""

from collections.abc import Callable

import pytest

from actions.feedback import NoteFeedback
from actions.services import Services
from actions.turn import Turn
from actions.wording import catalogue
from tests.auxil.dialogue import Conversation, said
from tickets.feedback import Feedback
from tickets.use_cases.feedback import feedback_given

Kept = Callable[[], list[Feedback]]


@pytest.fixture
def kept(services: Services) -> Kept:
    return lambda: feedback_given(services._app.units)


@pytest.mark.parametrize(
    ("language", "intent", "text", "kind", "thanks"),
    [
        ("zh", "praise", "柜台小李很耐心", "praise", "utter_praise"),
        ("en", "praise", "Li at the desk was so patient", "praise", "utter_praise"),
        ("zh", "suggest", "建议门口放把椅子", "suggestion", "utter_suggest"),
        ("en", "suggest", "Put a bench by the door", "suggestion", "utter_suggest"),
    ],
)
async def test_it_is_kept_in_the_customers_words_and_thanked_for(
    talk: Conversation,
    kept: Kept,
    language: str,
    intent: str,
    text: str,
    kind: str,
    thanks: str,
) -> None:
    talk.slots["language"] = language
    talk.hear(intent, text)
    assert said(await talk.run(NoteFeedback())) == [thanks]
    assert [(f.text, f.kind.value, f.language.value, f.channel) for f in kept()] == [
        (text, kind, language, "web")
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "还帮我们叫了车"), ("en", "She called us a car, too")]
)
async def test_more_of_it_is_thanked_for_in_short(
    talk: Conversation, kept: Kept, language: str, words: str
) -> None:
    talk.slots["language"] = language
    talk.hear("praise", "很好")
    await talk.run(NoteFeedback())
    talk.hear("praise", words)
    assert said(await talk.run(NoteFeedback())) == ["utter_feedback_too"]
    assert [one.text for one in kept()] == [f"很好\n{words}"]


async def test_a_repeated_turn_keeps_it_once(talk: Conversation, kept: Kept) -> None:
    talk.hear("praise", "很好")
    await talk.run(NoteFeedback())
    await talk.run(NoteFeedback())
    assert len(kept()) == 1


async def test_a_button_brings_no_words_to_keep(talk: Conversation, kept: Kept) -> None:
    talk.hear("praise")
    assert said(await talk.run(NoteFeedback())) == ["utter_anything_else"]
    assert kept() == []


async def test_erasing_erases_it_too(talk: Conversation, kept: Kept, services: Services) -> None:
    talk.hear("praise", "很好")
    await talk.run(NoteFeedback())
    await services.erase_customer(
        Turn("cu_wang", "c_1", "m_9", "web", None, "zh", "calm", "", "", {})
    )
    assert kept() == []


@pytest.mark.parametrize(("language", "end"), [("en", "."), ("zh", "。"), ("zh-Hant", "。")])
def test_thanks_are_one_sentence(language: str, end: str) -> None:
    responses = catalogue().section("responses", language)
    told = [responses[name]["text"] for name in ("utter_praise", "utter_suggest")]
    assert [text.count(end) for text in told] == [1, 1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "so i spilled coffee in my laptop and your repair guy dried it for free"),
        ("zh", "那天孩子哭得不行 你们店那个小伙子蹲地上哄了半天"),
    ],
)
async def test_words_that_were_not_understood_and_are_said_to_be_praise_are_kept(
    talk: Conversation, kept: Kept, language: str, words: str
) -> None:
    talk.slots["language"] = language
    talk.hear("nlu_fallback", words)
    talk.hear("praise", None, request="previous_message")
    assert said(await talk.run(NoteFeedback())) == ["utter_praise"]
    assert [one.text for one in kept()] == [words]
