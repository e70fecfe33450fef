"""Ways to be reached that are not offered."""

import pytest

from bot.nlu.answering.reached import names_another_way, only_by_message, only_names_another_way


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a letter in the post please", True),
        ("on WhatsApp", True),
        ("寄信给我", True),
        ("加我微信", True),
        ("right here", False),
        ("就在这里", False),
    ],
)
def test_a_way_that_is_not_offered_is_known(text, named):
    assert names_another_way(text) is named


@pytest.mark.parametrize("text", ["text me", "by post please", "send it by letter", "短信"])
def test_a_way_that_is_not_offered_may_be_all_of_a_reply(text):
    assert only_names_another_way(text)


@pytest.mark.parametrize("text", ["the letter said no", "your branch was shut", "call me"])
def test_a_way_within_a_story_asks_for_nothing(text):
    assert not only_names_another_way(text)


@pytest.mark.parametrize(
    ("text", "by_message"),
    [
        ("发短信给我15888880000", True),
        ("别打电话 发短信 15888880000", True),
        ("短信或者打电话都行 15888880000", False),
        ("text me on 07700 900123, please don't ring", True),
        ("call or text 07700 900123", False),
        ("15888880000", False),
        ("发whatsapp给我吧", True),
    ],
)
def test_a_number_for_messages_alone_is_no_call(text, by_message):
    assert only_by_message(text) is by_message
