"""Terms are explained, at most two, and never guessed."""

import pytest

from actions.terms import ExplainTerm, glossary
from tests.auxil.dialogue import Conversation, said


def name_and_text(id: str, language: str) -> str:
    term = glossary().term(id, language)
    return f"{term.name}: {term.text}" if language == "en" else f"{term.name}：{term.text}"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what is 现金价值?"),
        ("en", "eh, what means 现金价值 actually?"),
        ("zh", "surrender value是什么"),
        ("zh-Hant", "請問解約金是什麼"),
    ],
)
async def test_a_term_is_explained_in_the_customers_language(
    talk: Conversation, language: str, question: str
) -> None:
    talk.slots["language"] = language
    talk.hear("explain_term", question)
    (answer,) = await talk.run(ExplainTerm())
    assert answer["response"] == "utter_explain_term"
    assert answer["explanation"] == name_and_text("surrender_value", language)


@pytest.mark.parametrize(
    ("language", "question"),
    [("zh", "等待期和免赔额有什么区别"), ("en", "waiting period vs deductible")],
)
async def test_two_terms_are_explained_in_order(
    talk: Conversation, language: str, question: str
) -> None:
    talk.slots["language"] = language
    talk.hear("explain_term", question)
    (answer,) = await talk.run(ExplainTerm())
    assert answer["explanation"].splitlines() == [
        name_and_text("waiting_period", language),
        name_and_text("deductible", language),
    ]


@pytest.mark.parametrize(
    ("language", "question", "start"),
    [
        ("en", "what is subrogatoin", "If you mean “subrogation”: "),
        ("zh", "不可抗变条款是什么意思", "您问的如果是“不可抗辩”："),
    ],
)
async def test_a_typing_error_is_answered_as_a_guess(
    talk: Conversation, language: str, question: str, start: str
) -> None:
    talk.slots["language"] = language
    talk.hear("explain_term", question)
    (answer,) = await talk.run(ExplainTerm())
    assert answer["explanation"][: len(start)] == start


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", 'What is a "maisonette clause"?'), ("zh", "“已揽收”是啥意思")],
)
async def test_an_unknown_term_is_not_guessed(
    talk: Conversation, language: str, question: str
) -> None:
    talk.slots["language"] = language
    talk.hear("explain_term", question)
    assert said(await talk.run(ExplainTerm())) == ["utter_term_unknown"]


async def test_during_the_form_no_complaint_is_offered_again(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.hear("explain_term", "免赔额是什么")
    assert said(await talk.run(ExplainTerm())) == ["utter_explain_term_in_form"]
