"""Both catalogues say the same things, and nothing is said outside them."""

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from bot.catalogue import LANGUAGES, Catalogue, MissingText
from tickets.clocks import ClockKind
from tickets.terms import TermUnit
from tickets.vocabulary import Category, ReplyChannel, TicketState, Tone, Topic

ROOT = Path(__file__).parents[2]
SECTIONS = ("responses", "labels", "edge", "web", "telegram")
CATALOGUE = Catalogue(ROOT / "data" / "responses")


def leaves(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every text of a section by its path; list items by number."""
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    else:
        return {path: value}
    return {k: v for key, item in pairs for k, v in leaves(item, (*path, str(key))).items()}


def placeholders(text: Any) -> set[str]:
    if not isinstance(text, str):
        return set()
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_keys(section: str) -> None:
    en, zh = (leaves(CATALOGUE.section(section, language)) for language in ("en", "zh"))
    assert set(en) == set(zh)


# dates are written in another order with other parts
OWN_FORMATS = {("labels", "date"), ("labels", "date_of_year"), ("labels", "datetime")}


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_placeholders(section: str) -> None:
    en, zh = (leaves(CATALOGUE.section(section, language)) for language in ("en", "zh"))
    differing = {
        key
        for key in en
        if (section, *key) not in OWN_FORMATS
        # a button's payload is JSON, not a template
        and key[-1] != "payload"
        and placeholders(en[key]) != placeholders(zh[key])
    }
    assert differing == set()


@pytest.mark.parametrize("section", SECTIONS)
def test_buttons_do_the_same_in_both_languages(section: str) -> None:
    en, zh = (leaves(CATALOGUE.section(section, language)) for language in ("en", "zh"))
    payloads = {key for key in en if key[-1] in {"payload", "once"}}
    assert {k: en[k] for k in payloads} == {k: zh[k] for k in payloads}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word(language: str) -> None:
    labels = CATALOGUE.section("labels", language)
    wanted = [f"category.{c}" for c in Category]
    wanted += [f"topic.{t}" for t in Topic]
    wanted += [f"state.{s}" for s in TicketState]
    wanted += [f"reply.{r}" for r in ReplyChannel]
    wanted += [f"clock.{kind}" for kind in ClockKind]
    wanted += [f"term.{one}{unit}" for unit in TermUnit for one in ("", "one.")]
    assert [key for key in wanted if key not in labels] == []


def test_moods_are_tones() -> None:
    responses = CATALOGUE.section("responses", "zh")
    moods = {mood for response in responses.values() for mood in response.get("moods", {})}
    assert moods <= set(Tone)


def test_traditional_is_converted_and_keeps_payloads_and_placeholders() -> None:
    simplified = leaves(CATALOGUE.section("responses", "zh"))
    traditional = leaves(CATALOGUE.section("responses", "zh-Hant"))
    assert traditional["utter_receipt", "text"].startswith("已登記，編號 {reference}")
    assert {k: v for k, v in simplified.items() if k[-1] == "payload"} == {
        k: v for k, v in traditional.items() if k[-1] == "payload"
    }


def test_a_missing_text_names_its_key() -> None:
    with pytest.raises(MissingText, match=r"zh: 'labels\.topic\.nothing'"):
        CATALOGUE.text("labels.topic.nothing", "zh")


def test_english_says_no_exclamation_mark_and_chinese_no_familiar_address() -> None:
    for section in SECTIONS:
        for key, text in leaves(CATALOGUE.section(section, "en")).items():
            assert "!" not in str(text), key
        for key, text in leaves(CATALOGUE.section(section, "zh")).items():
            assert not re.search(r"亲[，,！~]|哈[。！~]|！", str(text)), key


# modules that read what customers write, or write as one, hold words of both languages
READERS = (
    "actions/named_days.py",
    "bot/nlu/",
    "bot/proving/reading.py",
    "bot/language.py",
    "bot/canary.py",
    "tickets/masking.py",
)


def test_no_chinese_sentence_stands_in_python() -> None:
    found = []
    for folder in ("actions", "bot", "tickets"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            if str(file.relative_to(ROOT)).startswith(READERS):
                continue
            for text in strings(file):
                if re.search(r"[\u4e00-\u9fff]", text):
                    found.append(f"{file.relative_to(ROOT)}: {text[:40]}")
    assert found == []


def test_actions_and_edge_utter_no_literal_text() -> None:
    found = []
    for file in sorted((ROOT / "actions").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "utter_message":
                found += [
                    f"{file.name}:{node.lineno}"
                    for keyword in node.keywords
                    if keyword.arg in {"text", "template"}
                ] + [f"{file.name}:{node.lineno}" for _ in node.args]
    assert found == []


def test_every_response_that_actions_name_is_in_the_catalogue() -> None:
    responses = CATALOGUE.section("responses", "en")
    named = {
        text
        for file in (ROOT / "actions").rglob("*.py")
        for text in strings(file)
        if re.fullmatch(r"utter_[a-z_]+", text) and not text.endswith("_")
    }
    # the engine's name for what a bot event said
    assert sorted(named - set(responses) - {"utter_action"}) == []


def strings(file: Path) -> list[str]:
    """String constants of a module without its docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_an_approval_that_passes_is_approved_in_traditional_too() -> None:
    labels = leaves(CATALOGUE.section("labels", "zh-Hant"))
    assert labels["step.PlanApproved",] == "處理方案審核通過"
    responses = CATALOGUE.section("responses", "zh-Hant")
    assert "天後自動刪除" in responses["utter_ask_privacy_how_long"]["text"]


def test_traditional_quotes_in_corner_brackets() -> None:
    written = list(map(str, leaves(CATALOGUE.section("responses", "zh-Hant")).values()))
    assert any("「轉人工」" in text for text in written)
    assert not [text for text in written if "“" in text]
