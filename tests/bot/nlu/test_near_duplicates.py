"""Texts that say the same in nearly the same words are found and kept in one fold."""

import pytest

from bot.nlu.near_duplicates import fold_numbers, groups, near_pairs, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My claim was REFUSED!", "my claim was refused"),
        ("我的理賠被拒絕了。", "我的理赔被拒绝了"),
        ("扣了298元", "扣了３９８元"),
    ],
)
def test_case_signs_script_and_numbers_make_no_difference(one, other):
    assert normalised(one) == normalised(other)


def test_pairs_are_near_duplicates_and_no_others():
    texts = [
        "the clerk at counter four was rude to me today",
        "the weather is fine",
        "the clerk at counter four was rude to me",
    ]
    assert near_pairs(texts) == [(0, 2)]


def test_short_texts_and_signs_are_compared_whole():
    assert near_pairs(["ok", "!!", "好", "OK.", "?", "好!", "!!", ""]) == [(0, 3), (1, 6), (2, 5)]
    assert near_pairs([]) == []


def test_near_duplicates_share_a_fold_and_labels_are_spread():
    texts = [f"{sign * 12} something else {sign}" for sign in "abcdefgh"]
    texts += [text + "!" for text in texts]
    numbers = fold_numbers(["one"] * 16, groups(texts), 2)
    assert (numbers[:8] == numbers[8:]).all()
    assert sorted(numbers.tolist()) == [0] * 8 + [1] * 8
