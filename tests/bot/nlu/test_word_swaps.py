"""Words in the place of others, of the same length."""

import pytest

from bot.nlu.word_swaps import WordSwaps

SWAPS = WordSwaps(
    {"唔好": "不要", "唔": "不"}, [(r"返(?=来)", "回"), (r"(?<!电)话(?!费)", "说")], mark="唔返话"
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("唔好走", "不要走"),
        ("唔走", "不走"),
        ("佢返来话唔好", "佢回来说不要"),
        ("电话和话费", "电话和话费"),
        ("nothing of it", "nothing of it"),
        ("", ""),
    ],
)
def test_longer_words_go_first_and_neighbours_tell_which_is_meant(text, read):
    assert SWAPS.swapped(text) == read


def test_a_word_of_another_length_would_move_what_stands_behind_it():
    with pytest.raises(ValueError, match="唔好"):
        WordSwaps({"唔好": "别"}, [("返", "回")], mark="唔返")
