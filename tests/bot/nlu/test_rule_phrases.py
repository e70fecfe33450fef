"""Phrases of word rules, read from their files."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.nlu import rule_phrases
from bot.nlu.rule_phrases import part, phrases, rules
from bot.yaml_file import read_yaml

MODULES = Path(rule_phrases.__file__).parent
FILES = sorted(
    file.relative_to(rule_phrases.RESOURCES).with_suffix("").as_posix()
    for file in rule_phrases.RESOURCES.rglob("*.yml")
)


def test_a_phrase_goes_on_in_indented_lines():
    assert phrases("one (?:a|b\n  |c)\n  \\ d\ntwo\n") == ["one (?:a|b|c)\\ d", "two"]


def test_phrases_stand_anywhere_or_are_whole_words_and_parts_stand_for_others(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(rule_phrases, "RESOURCES", tmp_path)
    (tmp_path / "fruit.yml").write_text(
        """
parts:
  stone fruit: |
    plum
  fruit: |
    apple
    pear
    <stone fruit>
rules:
  names fruit:
    before: "(?:an? )?"
    anywhere:
      grown: |
        <fruit>tree
    words:
      sold: |
        <fruit>s?
""",
        "utf-8",
    )
    named = rules("fruit")["names fruit"]
    assert [found.group() for found in named.finditer("an apple, wildpeartree, spears, plums")] == [
        "an apple",
        "peartree",
        "plums",
    ]


@pytest.mark.parametrize("name", read_yaml(rule_phrases.SHARED))
def test_what_stands_among_the_shared_parts_is_used_in_several_modules(name):
    in_rules = [
        file
        for file in FILES
        if f"<{name}>" in (rule_phrases.RESOURCES / f"{file}.yml").read_text("utf-8")
    ]
    in_code = [
        file
        for file in MODULES.rglob("*.py")
        if f"part('{name}')" in file.read_text("utf-8").replace('"', "'")
    ]
    assert len(in_rules) + len(in_code) > 1
    assert re.compile(part(name))


@pytest.mark.parametrize("name", FILES)
def test_every_rule_is_read_by_the_module_of_its_name(name):
    # outside the understanding, codes of identity are read by their words
    modules = (MODULES / f"{name}.py", MODULES.parent / f"{name}.py")
    module = next(file for file in modules if file.exists())
    read = re.findall(r'_PHRASES\["(.+?)"\]', module.read_text("utf-8"))
    assert sorted(read) == sorted(rules(name))


def told_in(file: str) -> list[tuple[str, str]]:
    """The phrases of a file's rules, each with its rule."""
    return [
        (rule, phrase)
        for rule, told in read_yaml(rule_phrases.RESOURCES / f"{file}.yml")["rules"].items()
        for kind in ("anywhere", "words")
        for block in told.get(kind, {}).values()
        for phrase in phrases(block)
    ]


@pytest.mark.parametrize("file", FILES)
def test_no_phrase_stands_twice_in_a_rule(file):
    told = told_in(file)
    assert [each for each in set(told) if told.count(each) > 1] == []


def test_a_long_phrase_that_several_rules_look_for_is_a_part():
    told = Counter(phrase for file in FILES for _, phrase in set(told_in(file)))
    assert [phrase for phrase, times in told.items() if times > 1 and len(phrase) > 40] == []
