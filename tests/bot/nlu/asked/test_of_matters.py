"""Side questions about what was told, about terms of contracts and about the desk at work."""

import pytest

from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.desk import asks_if_both
from bot.nlu.asked.side_questions import side_question
from bot.nlu.short_answers import is_no_complaint


@pytest.mark.parametrize(
    "text",
    [
        "what was I telling you again?",
        "Sorry, was on the phone. where were we?",
        "我刚才说到哪了",
        "不好意思，说到哪里了",
    ],
)
def test_where_it_stopped_is_asked_of_what_was_told(text):
    assert asks_so_far(text)
    assert side_question(text, in_form=True) == "ask_help"


@pytest.mark.parametrize(
    "text", ["where was my parcel", "我的投诉到哪了", "what was I supposed to do"]
)
def test_where_other_things_are_is_not_asked_of_it(text):
    assert not asks_so_far(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("那等待期30天呢 是这30天里生病都不管吗", "explain_term"),
        ("and the waiting period, is nothing paid in those days?", "explain_term"),
        ("等待期凭什么这么长？", None),
        ("免赔额怎么还要我出？", None),
        ("why was my claim refused for the waiting period?", None),
        ("我的卡还会被盗刷吗", "ask_process"),
        ("is my card still safe?", "ask_process"),
        ("投诉会影响我征信吗", "ask_process"),
        ("will complaining affect my account?", "ask_process"),
        ("这就行了是吧", "check_status"),
        ("is that it?", "check_status"),
    ],
)
def test_what_words_of_a_contract_and_complaining_itself_mean_is_asked(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("好的,两件都登记了吗?", True),
        ("are they both registered?", True),
        ("so have I got two numbers now or one?", True),
        ("两件衣服都坏了", False),
        ("they both shouted", False),
    ],
)
def test_whether_both_complaints_are_registered_is_asked(text, both):
    assert asks_if_both(text) is both


@pytest.mark.parametrize(
    "text",
    [
        "quick q, what's an excess? is it the same as a deductible",
        "and if theres a waiting period does that mean i cant claim til its over",
        "whats a deductible",
        "how does a no claims bonus work",
        "等待期是什么意思",
    ],
)
def test_what_a_term_means_is_explained(text):
    assert side_question(text) == "explain_term"


@pytest.mark.parametrize(
    "text", ["why is my premium so high", "You rejected my claim because of the waiting period"]
)
def test_a_term_in_a_grievance_is_not_asked_about(text):
    assert side_question(text) != "explain_term"


@pytest.mark.parametrize(
    "text",
    [
        "Will you need to speak to my mother at all?",
        "How do I check on it later, do I have to come back here?",
        "did you get my email?",
        "你们会找我妈核实吗",
        "我发的邮件收到了吗",
        "以后在哪看进度",
    ],
)
def test_whom_they_ask_and_where_it_stands_is_asked_of_the_procedure(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hows it going with my modem", "check_status"),
        ("any news on my refund", "check_status"),
        ("what's happening with my case", "check_status"),
        ("现在怎么样了", "check_status"),
        ("and how long would it take roughly", "ask_process"),
        ("and if you miss that date?", "ask_process"),
        ("那要是到时候还没消息呢", "ask_process"),
    ],
)
def test_how_it_stands_and_how_long_it_takes_is_asked_outside_the_form(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "Must she sign anything?",
        "does my wife need to come in?",
        "她本人要签字吗",
        "要不要我妈的授权书？",
    ],
)
def test_what_the_one_they_act_for_must_do_is_a_question_of_the_procedure(text):
    assert side_question(text) == side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize(
    "text",
    ["just asking, is instalment interest the same as APR?", "就问问，免赔额和起付线是一回事吗？"],
)
def test_who_only_asks_about_a_word_is_answered(text):
    assert side_question(text) == "explain_term"
    assert not is_no_complaint(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("录音怎么给你们", "ask_process"),
        ("how do I send you the recording?", "ask_process"),
        ("钱还能追回来伐", "ask_process"),
        ("钱退回来了", None),
    ],
)
def test_how_proof_gets_here_and_whether_money_comes_back_is_asked(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("我前面都说了啥 你给我看看", True),
        ("show me what I told you", True),
        ("我前面说了三遍", False),
    ],
)
def test_what_was_told_so_far_is_asked_before_it_is_shown(text, asks):
    assert asks_so_far(text) is asks


@pytest.mark.parametrize("text", ["说话啊", "在的", "我还在呢", "I'm still here", "say something"])
def test_who_asks_for_a_sign_or_gives_one_is_greeted(text):
    assert side_question(text, in_form=True) == "greet"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Is the card blocked now or do I have to do that myself?", "ask_process"),
        ("do I need to block my card myself?", "ask_process"),
        ("卡现在冻结了吗，还是我自己去弄？", "ask_process"),
        ("my card was blocked for no reason", None),
        ("卡被冻结了", None),
        ("I'll send the LPA tomorrow, is that ok?", "ask_process"),
        ("授权书我明天发，可以吗？", "ask_process"),
        ("they said they'd send it tomorrow and never did", None),
        ("他们说明天发货，结果没有", None),
        ("is there a cooling off thing or is that only when it's new", "explain_term"),
        ("有没有犹豫期，还是只有新买的才有", "explain_term"),
    ],
)
def test_what_becomes_of_a_card_papers_and_terms_is_asked(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how do i know you're real", "ask_privacy"),
        ("is this legit, are you a scam", "ask_privacy"),
        ("how can I be sure this is really the bank", "ask_privacy"),
        ("how will I know it's you that's ringing?", "ask_privacy"),
        ("我怎么知道打来的是你们", "ask_privacy"),
        ("我怎么知道你们是真的", "ask_privacy"),
        ("你们不会是骗子吧", "ask_privacy"),
        ("这是官方的吗", "ask_privacy"),
        ("is it legit that they charge me twice", None),
        ("they sold me a fake policy", None),
        ("你们卖的是假货吧", None),
        ("这是真的吗", None),
    ],
)
def test_whether_this_is_the_firm_and_no_fraud_is_asked_of_privacy(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("APR?", True),
        ("年化利率？", True),
        ("the deductible, how is it worked out?", True),
        ("免赔额怎么算？", True),
        ("the exclusions took four pages and the cover half a page", False),
        ("除外责任写了四页，保障写了半页", False),
    ],
)
def test_a_word_of_contracts_is_asked_about_and_not_told_of(text, asks):
    assert (side_question(text) == "explain_term") is asks
