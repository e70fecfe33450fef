"""The files of conversations: complete in both languages, and refused with a word that helps."""

from collections import Counter
from pathlib import Path

import pytest

from tests.auxil.conversation_files import FormatError, read, read_all

LEAST_CONVERSATIONS = 120
GOOD = """
- pair: one
  language: en
  name: A greeting
  turns:
  - says: Hello
    said: utter_greet
"""


def test_there_are_enough_conversations() -> None:
    assert len(read_all()) >= LEAST_CONVERSATIONS


def test_each_english_conversation_has_one_chinese_twin() -> None:
    pairs: dict[tuple[str, str], list[str]] = {}
    for one in read_all():
        pairs.setdefault((one.theme, one.pair), []).append(one.language[:2])
    assert {pair: sides for pair, sides in pairs.items() if sorted(sides) != ["en", "zh"]} == {}


def test_every_name_is_used_once_in_a_language() -> None:
    names = Counter((one.language, one.name) for one in read_all())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("says:", "writes:", "turn 1: unknown key ['writes']"),
        ("utter_greet", "utter_grete", "no response 'utter_grete' in data/responses/en.yml"),
        ("said: utter_greet", "asks: datum", "turn 1: no slot 'datum'; there are"),
        ("language: en", "language: fr", "language is one of"),
        ("says: Hello", "says: 5", "put numbers in quotation marks"),
        ("    said:", "    presses: Submit\n    said:", "needs exactly one of"),
        ("  name: A greeting\n", "", "['name'] is missing"),
        ("  turns:", "  end: {tickets: [{topic: rudeness}]}\n  turns:", "no topic ['rudeness']"),
        ("  turns:", "  end: {tikets: 1}\n  turns:", "end: unknown key ['tikets']"),
        ("- pair: one", "  pair: one", "a file is a list of conversations"),
    ],
)
def test_mistakes_are_named_with_their_place(
    tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    path = tmp_path / "mistakes.yml"
    path.write_text(GOOD.replace(wrong, right), "utf-8")
    with pytest.raises(FormatError) as error:
        read(path)
    assert "mistakes.yml" in str(error.value)
    assert told in str(error.value)
