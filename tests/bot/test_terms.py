"""The glossary as shipped, and finding in a question the term that it is about."""

import shutil
from pathlib import Path

import pytest
import yaml

from bot.catalogue import LANGUAGES
from bot.terms import Found, Glossary, GlossaryError

FOLDER = Path(__file__).parents[2] / "data" / "terms"
RAW = {
    language: yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))["terms"]
    for language in LANGUAGES
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary(FOLDER)


def test_there_are_many_terms_and_both_languages_have_the_same(glossary: Glossary) -> None:
    assert list(RAW["en"]) == list(RAW["zh"])
    assert set(RAW["zh-Hant"]) - set(RAW["zh"]) == set()
    assert len(glossary.ids) >= 75


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_is_short_whole_and_without_placeholders(
    glossary: Glossary, language: str
) -> None:
    longest = 520 if language == "en" else 240
    for id in glossary.ids:
        term = glossary.term(id, language)
        assert (id, "{" in term.text, "!" in term.text, "！" in term.text) == (
            id,
            False,
            False,
            False,
        )
        assert (id, len(term.text) <= longest) == (id, True)
        assert (id, term.text[-1] in ".。”」") == (id, True)


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_nothing_is_promised(glossary: Glossary, language: str) -> None:
    promises = ("you will get your money", "we guarantee", "一定会赔", "肯定能退", "一定會賠")
    told = [glossary.term(id, language).text for id in glossary.ids]
    assert [text for text in told for promise in promises if promise in text] == []


@pytest.mark.parametrize(
    ("id", "english", "chinese"),
    [(id, RAW["en"][id]["names"], RAW["zh"][id]["names"]) for id in RAW["en"]],
    ids=list(RAW["en"]),
)
def test_every_name_is_found_in_a_question(
    glossary: Glossary, id: str, english: list[str], chinese: list[str]
) -> None:
    asked = {name: glossary.asked_in(f"What does “{name}” mean?") for name in english}
    asked |= {name: glossary.asked_in(f"“{name}”是什么意思") for name in chinese}
    assert {name: found for name, found in asked.items() if Found(id) not in found} == {}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("what does surrender value mean", ["surrender_value"]),
        ("现金价值是什么意思", ["surrender_value"]),
        ("現金價值係咩意思", ["surrender_value"]),
        ("DEDUCTIBLE?", ["deductible"]),
        ("免赔额 is what?", ["deductible"]),
        ("deductible是什么意思", ["deductible"]),
        ("what is 等待期", ["waiting_period"]),
        ("What is a no-show fee", ["no_show"]),
        ("no-show是什么意思", ["no_show"]),
        ("Difference between premium and sum assured?", ["premium", "sum_insured"]),
        ("等待期和犹豫期有什么不同", ["waiting_period", "cooling_off_period"]),
        ("What do you mean by redress?", ["redress"]),
        ("「解約金」跟「保單價值準備金」差在哪", ["surrender_value", "policy_reserve"]),
        ("SEPA mandate, what is that?", ["direct_debit_guarantee"]),
        ("犹豫期俺弄不懂，给说说", ["cooling_off_period"]),
    ],
)
def test_the_term_is_found_in_any_language_script_and_case(
    glossary: Glossary, text: str, ids: list[str]
) -> None:
    assert glossary.asked_in(text) == [Found(id) for id in ids]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("what is a cancelaton fee", "cancellation_fee"),
        ("what is subrogatoin", "subrogation"),
        ("what does surrendr value mean", "surrender_value"),
        ("七日年华是什么意思", "seven_day_yield"),
        ("不可抗变条款是什么意思", "incontestability"),
    ],
)
def test_a_small_typing_error_is_a_guess(glossary: Glossary, text: str, id: str) -> None:
    assert glossary.asked_in(text) == [Found(id, guessed=True)]


@pytest.mark.parametrize(
    "text",
    [
        "what does IBAN mean",
        "“已揽收”是啥意思",
        'I pay my premium every month. What is a "maisonette clause"?',
        "I know what the premium is, but what is a cum dividend?",
        "我知道保费，可是合同里的“消费者物价调整条款”是什么意思",
        "",
        "？？？",
        "what is it",
    ],
)
def test_an_unknown_term_is_not_taken_for_one_that_stands_beside_it(
    glossary: Glossary, text: str
) -> None:
    assert glossary.asked_in(text) == []


def test_at_most_two_terms_are_found(glossary: Glossary) -> None:
    text = "什么是“免赔额”“等待期”“犹豫期”？"
    assert [found.id for found in glossary.asked_in(text)] == ["deductible", "waiting_period"]


def test_traditional_is_converted_except_where_another_word_is_used(glossary: Glossary) -> None:
    assert glossary.term("waiting_period", "zh-Hant").name == "等待期"
    told = glossary.term("waiting_period", "zh-Hant").text
    assert [word in told for word in ("診", "契約", "「", "合同", "“", "。 ")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert glossary.term("surrender_value", "zh-Hant").name == "解約金"
    assert glossary.term("deductible", "zh-Hant").name == "自負額"
    assert glossary.term("policyholder", "zh-Hant").name == "要保人"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("a: {names: [x], text: T.}\nb: {names: [X], text: T.}", "names both 'a' and 'b'"),
        ("a: {names: [], text: T.}", "a: it needs names and text"),
        ("a: {names: [x]}", "a: it needs names and text"),
        ("a: {names: [no], text: T.}", "a: a name is no text"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, terms: str, said: str) -> None:
    body = "terms:\n" + "\n".join(f"  {line}" for line in terms.splitlines())
    (tmp_path / "en.yml").write_text(body, "utf-8")
    (tmp_path / "zh.yml").write_text(body.replace("[x]", "[y]").replace("[X]", "[z]"), "utf-8")
    (tmp_path / "zh-Hant.yml").write_text("terms: {}\n", "utf-8")
    shutil.copy(FOLDER / "questions.yml", tmp_path)
    with pytest.raises(GlossaryError, match=said):
        Glossary(tmp_path)


def test_languages_that_differ_are_refused(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("terms:\n  a: {names: [x], text: T.}\n", "utf-8")
    for language in ("zh", "zh-Hant"):
        (tmp_path / f"{language}.yml").write_text("terms: {}\n", "utf-8")
    with pytest.raises(GlossaryError, match="not in every language: a"):
        Glossary(tmp_path)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("柜员说「解约金本来就会比较少」，我听不懂，解约金到底是怎么算的？", "surrender_value"),
        ('She said "the excess comes off first, dear". What is an excess?', "deductible"),
    ],
)
def test_a_word_asked_about_behind_a_quoted_sentence_is_found(glossary, text, term):
    assert [found.id for found in glossary.asked_in(text)] == [term]
