"""Questions about the words of a contract."""

import pytest

from bot.nlu.asked.side_questions import side_question


@pytest.mark.parametrize(
    "text",
    [
        "柜员当着一堆人冲我吼，就因为我问了一句手续费",
        "我问了下违约金，客服直接挂我电话",
        "I asked what the excess means and your clerk laughed at me",
    ],
)
def test_who_tells_what_came_of_asking_for_a_term_asks_for_none(text):
    assert side_question(text) is None


@pytest.mark.parametrize("text", ["请问手续费是什么意思", "想问问违约金是啥"])
def test_a_term_is_asked_for_by_its_name(text):
    assert side_question(text) == "explain_term"


@pytest.mark.parametrize(
    "text",
    [
        "重疾险那个等待期是啥意思 是不是头几个月查出病就不赔",
        "那犹豫期又是什么东西",
        "then 犹豫期 is what? if I cancel inside it do I get everything back?",
        "one more, what's the 等待期 for these plans, like why need to wait",
        "what is the cooling-off period, and do I get everything back in it?",
    ],
)
@pytest.mark.parametrize("in_form", [True, False])
def test_what_a_term_means_is_asked_in_two_languages_and_beside_what_if(text, in_form):
    assert side_question(text, in_form=in_form) == "explain_term"


@pytest.mark.parametrize(
    "text",
    [
        "你们拿等待期拒赔我 等待期是什么意思啊",
        "免赔额是啥 他们扣了我两千",
        "what is the waiting period, nobody said anything and my claim was refused",
    ],
)
def test_who_tells_what_was_done_to_them_by_a_term_complains(text):
    assert side_question(text) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (
            "过了那段时间才 cancel，拿的是 cash value 对吧？现金价值为什么比 premium 少那么多",
            "explain_term",
        ),
        ("why is the cash value so much less than what was paid in?", "explain_term"),
        ("现金价值为什么比你们当初说的少这么多", None),
        ("why is the cash value so much less than you promised?", None),
        ("不讲。不讲可以投诉吗", "ask_process"),
        ("can I complain without my name?", "ask_process"),
    ],
)
def test_a_term_and_a_name_left_out_are_asked_about_in_mixed_words(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("so if I bin it within the 犹豫期 do I get everything back", "explain_term"),
        ("if I cancel in the cooling-off period do I get all of it back", "explain_term"),
        ("犹豫期内退保能全退吗", "explain_term"),
        ("我在犹豫期内退保，你们凭什么不给退", None),
        ("you said within the cooling-off period I would get it all back", None),
    ],
)
def test_what_comes_back_within_a_period_is_asked_of_the_period(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    "text", ["那个退保扣的那么多是按什么算的", "what is a surrender charge based on?"]
)
def test_by_what_a_charge_is_reckoned_is_asked_of_its_word(text):
    assert side_question(text, in_form=True) == "explain_term"
