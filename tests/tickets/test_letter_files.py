"""A template that cannot be used is refused when it is read, with file, key and remedy."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue import to_traditional
from tickets.errors import LetterTemplateError
from tickets.letter_files import load_letters
from tickets.letters import LetterBook
from tickets.notice import NoticeKind
from tickets.vocabulary import Language

LETTERS = Path(__file__).parents[2] / "data" / "letters"
POLICIES = (
    "cn-2020-3",
    "cn-financial-sector",
    "in-grievance",
    "plain",
    "uk-disp",
    "uk-disp-payments",
    "us-cfpb",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the letters that may be spoilt."""
    return Path(shutil.copytree(LETTERS, tmp_path / "letters"))


def load(folder: Path) -> LetterBook:
    return load_letters(folder, POLICIES, to_traditional)


def change(folder: Path, file: str, how: Callable[[Any], object]) -> None:
    content = yaml.safe_load((folder / file).read_text("utf-8"))
    how(content)
    (folder / file).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def parts(content: Any, kind: str) -> Any:
    return content["letters"][kind]["parts"]


def test_the_letters_as_shipped_can_be_used(folder: Path) -> None:
    book = load(folder)
    assert {language: set(book.templates[language]) for language in Language} == {
        language: set(NoticeKind) for language in Language
    }


def test_traditional_chinese_is_converted_and_placeholders_are_not(folder: Path) -> None:
    template = load(folder).templates[Language.ZH_HANT][NoticeKind.ACKNOWLEDGEMENT]
    assert template.subject == "您的投訴已登記，編號 {reference}"


def test_a_conversion_may_be_put_right(folder: Path) -> None:
    (folder / "zh-Hant.yml").write_text("words: {closed.withdrawn: 您已撤回投訴。}", "utf-8")
    book = load(folder)
    assert book.word("closed.withdrawn", Language.ZH_HANT) == "您已撤回投訴。"
    assert book.word("closed.confirmed", Language.ZH_HANT) == "您已認可處理結果。"


SPOILT: list[tuple[str, Callable[[Any], object], str]] = [
    (
        "en.yml",
        lambda c: parts(c, "closing").update(note="Reason: {resaon}"),
        "letters/en.yml: letters.closing.parts.note: unknown placeholder {resaon}: use one of: "
        "closed_because, next_deadline, opened_on, organisation, owner, reason, ",
    ),
    (
        "zh.yml",
        lambda c: parts(c, "survey").update(survey="{reference} {basis}"),
        "letters/zh.yml: letters.survey.parts.survey: unknown placeholder {basis}: use one of: ",
    ),
    (
        "zh.yml",
        lambda c: c["letters"]["survey"].update(subject="{topic}"),
        "letters/zh.yml: letters.survey.subject: unknown placeholder {topic}: use one of: "
        "organisation, reference.",
    ),
    (
        "en.yml",
        lambda c: c["words"].update(next="{what} {when}"),
        "letters/en.yml: words.next: unknown placeholder {when}: use one of: due, what.",
    ),
    (
        "zh.yml",
        lambda c: parts(c, "holding").pop("how_to_check"),
        "letters/zh.yml: letters.holding.parts.how_to_check: is missing: en.yml has it; write it "
        "here too, or take it out there.",
    ),
    (
        "en.yml",
        lambda c: c["words"].pop("route.court"),
        "letters/en.yml: words.route.court: is missing: add it.",
    ),
    (
        "en.yml",
        lambda c: c["words"].pop("route.mediation@plain"),
        "letters/en.yml: words.route.mediation@plain: is missing: zh.yml has it; write it here "
        "too, or take it out there.",
    ),
    (
        "en.yml",
        lambda c: c["letters"].pop("holding"),
        "letters/en.yml: letters.holding: is missing: add it.",
    ),
    (
        "en.yml",
        lambda c: c["letters"].update(farewell={}),
        "letters/en.yml: letters.farewell: is unknown: use one of acknowledgement, progress, ",
    ),
    (
        "en.yml",
        lambda c: parts(c, "final_response").update(basis="It is based on our rules."),
        "letters/en.yml: letters.final_response.parts.basis: is required and must hold {basis}: "
        "put it into the text.",
    ),
    (
        "en.yml",
        lambda c: parts(c, "closing").update(note="Reason: {reason"),
        "letters/en.yml: letters.closing.parts.note: expected '}' before end of string; write {{ "
        "for a brace.",
    ),
    (
        "en.yml",
        lambda c: parts(c, "closing").update(note=7),
        "letters/en.yml: letters.closing.parts.note: is no text: write it in quotes.",
    ),
    (
        "required.yml",
        lambda c: c["default"]["closing"].append("apology"),
        "letters/en.yml: letters.closing.parts.apology: is missing, and required.yml requires it: "
        "write it, or ask for another.",
    ),
    (
        "required.yml",
        lambda c: c["default"]["closing"].append("greeting"),
        "required.yml: greeting: cannot be required: use one of answer, basis, ",
    ),
    (
        "required.yml",
        lambda c: c["policies"].update({"uk-dsip": {}}),
        "letters/required.yml: policies.uk-dsip: is unknown: use one of cn-2020-3, ",
    ),
    (
        "required.yml",
        lambda c: c["topics"].update(claims={}),
        "letters/required.yml: topics.claims: is unknown: use one of claim_denied, ",
    ),
    (
        "required.yml",
        lambda c: c["policies"]["uk-disp"].update(holding=["route:judge"]),
        "letters/required.yml: policies.uk-disp.holding: unknown route 'judge': use one of ",
    ),
    (
        "required.yml",
        lambda c: c["default"].pop("survey"),
        "letters/required.yml: default.survey: is missing: add it.",
    ),
]


@pytest.mark.parametrize(("file", "how", "told"), SPOILT, ids=[told[:70] for *_, told in SPOILT])
def test_a_spoilt_file_is_refused_with_file_key_and_remedy(
    folder: Path, file: str, how: Callable[[Any], object], told: str
) -> None:
    change(folder, file, how)
    with pytest.raises(LetterTemplateError) as refused:
        load(folder)
    assert str(refused.value)[: len(told)] == told


def test_a_file_that_is_no_yaml_is_refused(folder: Path) -> None:
    (folder / "zh.yml").write_text("letters: [", "utf-8")
    with pytest.raises(LetterTemplateError, match=r"^letters/zh\.yml cannot be read"):
        load(folder)


def test_a_file_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / "required.yml").unlink()
    with pytest.raises(LetterTemplateError, match=r"^letters/required\.yml cannot be read"):
        load(folder)


def test_an_override_of_nothing_is_refused(folder: Path) -> None:
    (folder / "zh-Hant.yml").write_text("words: {closed.lost: 無}", "utf-8")
    with pytest.raises(LetterTemplateError, match=r"zh-Hant.yml: words\.closed\.lost: zh\.yml has"):
        load(folder)
