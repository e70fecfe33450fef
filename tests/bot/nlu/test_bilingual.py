import re
from collections.abc import Iterator
from itertools import product

import pytest

from bot.nlu.bilingual import BilingualPattern, bilingual, compile_parts
from bot.nlu.rule_phrases import RESOURCES, rules
from bot.nlu.text import for_rules

TEXTS = [
    for_rules(text)
    for text in (
        "Your branch refused my claim on 3 May, although the doctor's letter was in the envelope."
        " I want the 1,200 pounds, and I want to be called on 07700 900123.",
        "上个月十五号在你们网点办的卡，柜员说没有年费，昨天却扣了我300块。我要求退钱并道歉，"
        "请打13800138000找王芳。",
        "can i speak to a real person please, i told you twice already",
        "能不能给我转人工，我已经说了两遍了",
        "app打不开，转了500块钱给customer service也没人理",
        "13800138000",
        "2026-11-03, 15:20",
        "",
        "é ü ñ",
        "ﾊﾝｶｸ ٣٤٥ 😀!?",
    )
]
PATTERNS = [
    r"退款|\brefund(?:s|ed)?\b",
    r"(?P<zh>退(?:了)?款)|(?P<en>refund)",
    r"(?:请|please )?(?:\d+元|\d+ dollars)",
    r"(?:想|want)?[a-z]*",
    r"[一-鿿]{2,}|[a-z]{2,}|\d{2,}",
    r"[^a-z\s]+",
    r"(?<=转)(?:了)?\d+|(?<=paid )\d+",
    r"(?<!已经)说了(?!算)|(?<!never )told(?! me)",
    r"\w+",
    r"(?:能不能|can i).{0,4}(?:转人工|speak)",
]


def every_rule() -> Iterator[BilingualPattern]:
    for file in sorted(RESOURCES.rglob("*.yml")):
        name = file.relative_to(RESOURCES).with_suffix("").as_posix()
        yield from rules(name).values()


def spans(pattern: BilingualPattern | re.Pattern[str], text: str) -> list[object]:
    """All that an expression says of a text, in every way that it is asked."""
    several = [(found.span(), found.groupdict()) for found in pattern.finditer(text)]
    alone = [
        found and (found.span(), found.groupdict())
        for found in (pattern.search(text), pattern.match(text), pattern.fullmatch(text))
    ]
    return [several, alone, pattern.sub("-", text), pattern.findall(text), pattern.split(text)]


@pytest.mark.parametrize(("told", "text"), product(PATTERNS, TEXTS))
def test_a_half_finds_what_the_whole_does(told: str, text: str) -> None:
    assert spans(bilingual(told), text) == spans(re.compile(told, re.ASCII), text)


def test_so_do_the_halves_of_all_rules() -> None:
    checked = 0
    for pattern, text in product(every_rule(), TEXTS):
        assert spans(pattern, text) == spans(re.compile(pattern.pattern, re.ASCII), text), (
            pattern.pattern
        )
        checked += 1
    assert checked > 100 * len(TEXTS)


@pytest.mark.parametrize(
    ("text", "held_against"),
    [
        ("a refund of 500", ["refund"]),
        ("退款500元", ["退款"]),
        ("退款 refund", ["退款", "refund"]),
        # what it needs is not in them
        ("they took my 500", []),
        ("扣了500元", []),
    ],
)
def test_a_text_is_held_against_what_can_match_in_it(text: str, held_against: list[str]) -> None:
    part = bilingual("退款|refund").part_for(text)
    assert [word for word in ("退款", "refund") if part.search(word)] == held_against


def test_a_place_in_the_text_is_counted_from_its_beginning() -> None:
    found = bilingual("退款|refund").search("refund, refund", 1)
    assert found is not None
    assert found.span() == (8, 14)


def test_parts_are_compiled_before_a_text_needs_them() -> None:
    made = bilingual(r"退款|\brefund\b")
    assert "_parts" not in vars(made)
    compile_parts()
    assert "_parts" in vars(made)


@pytest.mark.parametrize("text", ["要refund呀", "refund 啦", "我要refund", "a refund, please"])
def test_a_chinese_character_ends_an_english_word(text: str) -> None:
    assert bilingual(r"\brefund\b|退款").search(text)[0] == "refund"
