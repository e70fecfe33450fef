"""What customers write after a complaint is registered; every English case has a Chinese twin."""

import pytest

from bot.nlu.after_ticket import (
    asks_where_it_stands,
    goes_on_about_it,
    throws_away,
    verdict_in_own_words,
)


@pytest.mark.parametrize(
    "text",
    [
        "what happened with my sofa",
        "hello any news",
        "who is dealing with it?",
        "so when do i get the apology",
        "有消息了吗",
        "我那个投诉现在怎么样了",
        "现在是谁在处理",
    ],
)
def test_a_short_question_asks_where_it_stands(text):
    assert asks_where_it_stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "no answer to my complaint email of 4 oct",
        "I want to know when I get my refund",
        "我的投诉处理得挺像样，满分",
        "what happened was that your driver threw the parcel over the fence",
    ],
)
def test_what_tells_something_asks_nothing(text):
    assert not asks_where_it_stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "and it was room 214, the one with the broken card",
        "she did it again today, the same shouting",
        "a repair?? no way, the colour is still wrong",
        "而且是214房",
        "他今天又来了",
    ],
)
def test_words_may_lean_on_what_was_said_before(text):
    assert goes_on_about_it(text)


@pytest.mark.parametrize(
    "text", ["Your app logs me out every time I open it", "你们的app每次都闪退"]
)
def test_a_matter_of_its_own_leans_on_nothing(text):
    assert not goes_on_about_it(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("half? ok fine I'll take that, just make sure it's on the next bill", "accepted"),
        ("great, happy with that", "accepted"),
        ("行吧，就这样", "accepted"),
        ("a repair?? no way, I said I want it collected", "rejected"),
        ("就这点？打发叫花子呢", "rejected"),
        ("the label says stone", None),
        ("标签上写的是石色", None),
    ],
)
def test_a_verdict_is_read_in_own_words(text, verdict):
    assert verdict_in_own_words(text) == verdict


@pytest.mark.parametrize("text", ["discard it", "ok delete that one please", "那就删掉吧"])
def test_a_draft_may_be_thrown_away_in_words(text):
    assert throws_away(text)
