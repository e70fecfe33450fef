"""Long texts are cut where a reader would, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.splitting import LONGEST_MESSAGE, split, utf16_units

PEOPLE_WRITE = st.text(
    alphabet=st.one_of(
        st.sampled_from("理赔被拒了，。！？；\n \n  abc. Why? ok, \t"),
        st.sampled_from(["\U0001f600", "\u200d", "\u0301", "\U0001f1e8", "\U0001f1f3", "\ufe0f"]),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=300,
)


@given(PEOPLE_WRITE, st.integers(2, 60))
def test_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    assert "".join("".join(split(text, limit)).split()) == "".join(text.split())


@given(PEOPLE_WRITE, st.integers(2, 60))
def test_every_part_fits_and_says_something(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert [part for part in parts if utf16_units(part) > limit or not part.strip()] == []


@given(PEOPLE_WRITE, st.integers(2, 60))
def test_no_part_begins_in_the_middle_of_a_character(text: str, limit: int) -> None:
    for part in split(text, limit):
        part.encode("utf-8")  # a torn surrogate pair has no UTF-8 form


@given(
    st.lists(st.sampled_from(["👨‍👩‍👧‍👦", "🇨🇳", "👍🏽", "é", "❤️"]), max_size=30),
    st.integers(11, 40),
)
def test_no_part_tears_apart_what_people_see_as_one_character(
    characters: list[str], limit: int
) -> None:
    whole = "".join(characters)
    ends = {len("".join(characters[:count])) for count in range(len(characters) + 1)}
    at = 0
    for part in split(whole, limit):
        at += len(part)
        assert at in ends


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t\n"])
def test_nothing_to_say_gives_no_part(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize("character", ["a", "赔"])
def test_a_text_of_exactly_the_limit_stays_whole(character: str) -> None:
    text = character * LONGEST_MESSAGE
    assert split(text) == [text]
    assert split(text + character) == [text, character]


def test_an_emoji_counts_two() -> None:
    text = "😀" * (LONGEST_MESSAGE // 2)
    assert split(text) == [text]
    assert split(text + "a") == [text, "a"]


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("One.\n\nTwo here. Three.\nFour.", 26, ["One.\n\nTwo here. Three.", "Four."]),
        ("First part is here.\n\nSecond. Third.", 30, ["First part is here.", "Second. Third."]),
        ("Pay me back. I have waited long.", 20, ["Pay me back.", "I have waited long."]),
        ("no full stop, but a comma here", 20, ["no full stop,", "but a comma here"]),
        ("onlywords andspaces here", 15, ["onlywords", "andspaces here"]),
        ("第一段在这里。\n\n第二段。第三句。", 14, ["第一段在这里。", "第二段。第三句。"]),
        ("请把钱退给我。我等了很久了。", 10, ["请把钱退给我。", "我等了很久了。"]),
        ("他说：“不行！”然后就走了。", 10, ["他说：“不行！”", "然后就走了。"]),
        ("没有句号，但是有逗号在这里", 9, ["没有句号，", "但是有逗号在这里"]),
        ("完全没有标点的一句话", 4, ["完全没有", "标点的一", "句话"]),
        ("see v1.25 now", 9, ["see v1.25", "now"]),
    ],
)
def test_the_best_border_is_taken(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


def test_a_heap_of_combining_marks_is_cut_all_the_same() -> None:
    assert [len(part) for part in split("a" + "\u0301" * 50, 20)] == [20, 20, 11]
