"""First messages that announce a complaint, ask for what is due or only cry out."""

import pytest

from bot.nlu.answering.beginning import only_begins


@pytest.mark.parametrize(
    "text",
    [
        "hi need to file a complaint about my homeowners claim",
        "i have a complaint regarding my last bill",
        "need to report a problem with my card",
        "我要投诉你们的快递员",
        "wtf is going on with my card",
        "there's something off with my statement",
        "having trouble with your app",
        "我的工资卡到底怎么回事！",
        "你们把我的宽带怎么了",
        "how do i complain about the driver",
        "我要怎么投诉那个司机",
    ],
)
def test_a_complaint_is_announced_with_what_it_is_about(read_outside, text):
    assert read_outside(text, "nlu_fallback", 0.3) == ("file_complaint", {"story": text})
    assert only_begins(text)


@pytest.mark.parametrize(
    "text", ["there's a problem with my card being charged twice", "你们扣我三百怎么回事"]
)
def test_a_finished_complaint_begins_one_whatever_the_head_says(read_outside, text):
    intent, told = read_outside(text, "nlu_fallback", 0.3)
    assert (intent, told["story"]) == ("file_complaint", text)


def test_a_complaint_that_says_what_happened_is_no_announcement():
    assert not only_begins("I want to complain about your driver who ate my food")
    assert not only_begins("我要投诉你们乱扣钱")
    assert not only_begins("what the hell happened to my card, it got declined three times")
    assert not only_begins("我的卡怎么了，扣了三次钱")


@pytest.mark.parametrize("text", ["what the hell's going on with my complaint", "我的投诉怎么了"])
def test_how_a_complaint_stands_is_no_new_one(read_outside, text):
    assert read_outside(text, "check_status", 0.9)[0] == "check_status"


@pytest.mark.parametrize(
    "text",
    [
        "where is my refund",
        "i'm so upset, where is my refund",
        "我的退款呢？",
        "气死我了，我的钱到底去哪了",
    ],
)
def test_where_their_money_is_says_before_any_ticket_that_it_has_not_come(read_outside, text):
    intent, told = read_outside(text, "ask_process", 0.9)
    assert (intent, told["story"]) == ("file_complaint", text)
    assert read_outside(text, "ask_process", 0.9, seen=True)[0] != "file_complaint"


@pytest.mark.parametrize(
    "text",
    ["how do i get my refund", "where is your head office", "我的退款怎么申请", "你们公司在哪"],
)
def test_a_question_of_procedure_tells_of_nothing_that_is_due(read_outside, text):
    assert read_outside(text, "ask_process", 0.9)[0] == "ask_process"


@pytest.mark.parametrize(
    "text",
    [
        "how am I supposed to feed my kids when you froze my account",
        "我拿什么养家，你们冻了我的工资卡",
    ],
)
def test_what_happened_is_heard_beside_a_question_put_to_nobody(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9)[1]["story"] == text


def test_an_outburst_the_head_makes_nothing_of_is_heard(read_outside):
    angry = {"name": "angry", "confidence": 0.9}
    heard = read_outside("you lot are useless", "nlu_fallback", 0.3, tone=angry)
    assert heard[0] == "file_complaint"


@pytest.mark.parametrize(
    "text",
    [
        "it's not a complaint at all, I've just had a thought. Your app ought to have a notes box",
        "不是投诉啊，就是建议你们App加个大字模式",
    ],
)
def test_an_idea_said_to_be_no_complaint_is_one(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9)[0] == "suggest"


@pytest.mark.parametrize(
    "text",
    [
        "Update: the bank has just now reversed the fee. Please withdraw my complaint",
        "刚才钱退回来了，帮我撤销投诉吧",
    ],
)
def test_a_bid_to_withdraw_is_one_whatever_is_told_beside(read_outside, text):
    intent, told = read_outside(text, "add_information", 0.9, seen=True)
    assert intent == "withdraw_complaint"
    assert "incident_time" not in told


@pytest.mark.parametrize("text", ["I won't withdraw my complaint", "我不撤诉"])
def test_who_will_not_withdraw_does_not(read_outside, text):
    assert read_outside(text, "add_information", 0.9, seen=True)[0] != "withdraw_complaint"


@pytest.mark.parametrize(
    ("text", "tone", "begins"),
    [
        ("我又不欠你们钱", "angry", True),
        ("天天打我电话找我以前的室友", "angry", True),
        ("我叫王芳", "angry", False),
        ("我是昨天来的那个", "calm", False),
    ],
)
def test_a_few_angry_words_of_no_fact_begin_a_story(read_outside, text, tone, begins):
    told = read_outside(text, "inform", 0.7, tone={"name": tone, "confidence": 0.9})
    assert (told[0] == "file_complaint") is begins


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("you took 90 dollars too much, reply by email to p.ortiz@example.com", "email"),
        ("你们多扣了90块，email 回复我就好 p.ortiz@example.com", "email"),
        ("你哋多收咗 HK$90，電郵覆我得㗎喇 p.ortiz@example.com", "email"),
    ],
)
def test_a_complaint_with_an_address_in_it_changes_none(read_outside, text, channel):
    intent, told = read_outside(text, "inform", 0.98)
    assert (intent, told["reply_channel"]) == ("file_complaint", channel)


@pytest.mark.parametrize(
    "text",
    [
        "One more detail for my file from Friday: the fitter left his card, it says Brendan Walsh",
        "给我上周那件事再添一条：当天值班的那位大姐姓邱，她全程都在旁边看着的，可以找她问",
    ],
)
def test_what_is_surely_added_begins_no_complaint_of_its_own(read_outside, text):
    assert read_outside(text, "add_information", 0.95)[0] == "add_information"
    assert read_outside(text, "add_information", 0.6)[0] == "file_complaint"


@pytest.mark.parametrize(
    "text", ["信用卡被开分期了", "我的会员自动被续费了", "my account was frozen"]
)
def test_what_was_done_to_a_thing_of_theirs_is_a_complaint(read_outside, text):
    intent, entities = read_outside(text, "out_of_scope", 0.95)
    assert (intent, entities["story"]) == ("file_complaint", text)


@pytest.mark.parametrize(
    "text", ["不好意思 我会中文 打字慢", "sorry, I can write English but I type slowly"]
)
def test_who_says_what_they_can_write_is_greeted(read_outside, text):
    assert read_outside(text, "out_of_scope", 0.9)[0] == "greet"
