"""What is a name and what stands in none."""

import pytest

from bot.nlu.answering.name_alone import is_no_name


@pytest.mark.parametrize("text", ["please hurry up", "by post please", "e-mail", "nothing"])
def test_words_that_stand_in_no_name_are_none(text):
    assert is_no_name(text)


@pytest.mark.parametrize("text", ["Hope Grant", "kelly-ann marsh", "Will", "Mo"])
def test_names_that_are_words_too_stay_names(text):
    assert not is_no_name(text)
