"""Side questions of privacy; every English case has a Chinese twin."""

import pytest

from bot.nlu.asked.side_questions import side_question


@pytest.mark.parametrize("text", ["全删了", "把我的资料都删掉吧", "delete everything"])
def test_a_demand_to_erase_all_is_one_for_privacy(text):
    assert side_question(text) == "ask_privacy"


def test_whether_somebody_reads_it_is_a_question_of_privacy():
    assert side_question("will a real person read this?") == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "wait, does the driver get to see my name?",
        "will my manager know it was me?",
        "店员会知道是我投诉的吗",
        "one question - can my mother see this too?",
        "我老公会看到这个投诉吗",
    ],
)
def test_whether_somebody_named_gets_to_know_is_a_question_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "你们不会把我信息卖给别人吧 上次投诉完天天接推销",
        "you won't sell my number, will you",
        "我的电话会不会泄露给第三方啊",
        "do you pass on my details",
    ],
)
def test_whether_it_is_passed_on_is_a_question_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


def test_that_it_was_passed_on_asks_nothing():
    for text in ("你们把我的信息卖给了推销公司", "you sold my number to a marketing firm"):
        assert side_question(text, in_form=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "will he know it was me, I'm scared he'll take it out on me",
        "could they retaliate against me",
        "那个店长会不会晓得是我告的 怕他报复",
        "写的这些柜台的人看得到不？我怕他们给我穿小鞋",
        "投诉了会不会被报复",
    ],
)
def test_who_fears_to_be_paid_back_asks_of_privacy(text):
    assert side_question(text) == side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "he made me sign twice and charged me, I was scared he'd come after me, so I kept quiet",
        "业务员骗我签字还收了我两千，我怕他报复，一直没敢说",
    ],
)
def test_a_fear_within_a_story_asks_nothing(text):
    assert side_question(text) is None


@pytest.mark.parametrize("text", ["can they see my account was hacked", "did you tell him why"])
def test_what_others_see_of_the_matter_is_no_question_of_privacy(text):
    assert side_question(text, in_form=True) is None


@pytest.mark.parametrize("text", ["what do you need that for", "why do you want to know that"])
def test_what_a_detail_is_for_is_a_question_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text", ["will you be taking my OTP", "do I have to give my PIN", "要验证码吗"]
)
def test_who_fears_for_a_code_asks_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "does it have to be my full name?",
        "can I use a nickname",
        "一定要真名嗎",
        "可以不用实名吗？",
        "怎么问这么多",
        "點解要問咁多嘢？",
    ],
)
def test_whether_a_true_name_is_needed_is_a_question_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "which customer service agent said so?",
        "who in customer support can read the tickets I sent?",
        "需要哪些资料？",
        "哪些信息要发给我？",
    ],
)
def test_what_is_asked_of_the_desk_is_not_of_other_customers(text):
    assert side_question(text, in_form=True) != "ask_privacy"


@pytest.mark.parametrize(
    "text", ["which other customers complained before me?", "别的客户的投诉内容给我看看"]
)
def test_what_is_asked_of_other_customers_is_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text", ["is it genuine? the bag you sold me", "这是不是假的？你们卖给我的包"]
)
def test_whether_goods_are_genuine_is_no_doubt_about_the_chat(text):
    assert side_question(text) != "ask_privacy"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who looks at what I put in it", "ask_privacy"),
        ("Who looks at a complaint once it is in?", None),
        ("投诉进来以后先由哪个部门看", None),
        ('my lease says "quiet hours", what falls under that', "explain_term"),
        ('It has "reasonable use" in the contract, what does it cover?', "explain_term"),
        ("合同里写的“等待期”是什么意思", "explain_term"),
        ('my bill says "paid", what did you do with it', None),
    ],
)
def test_who_reads_a_complaint_is_no_question_of_privacy_and_a_quoted_term_is_explained(
    text, asked
):
    assert side_question(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who sees my number", "ask_privacy"),
        ("我的号码谁看得到", "ask_privacy"),
        ("我個號碼邊個睇到", "ask_privacy"),
        ("我的电话哪个会看到嘛", "ask_privacy"),
        ("不晓得哪个把我的号码卖了", None),
    ],
)
def test_who_sees_it_is_asked_in_dialects_too(text, asked):
    assert side_question(text, in_form=True) == asked


@pytest.mark.parametrize(
    "text",
    [
        "先问一句，这个分行的人看得到伐？我妈还要去那边办事",
        "can the branch manager see my complaint?",
    ],
)
def test_whether_a_branch_gets_to_know_is_asked_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "这里面有我的病历，你们 HR 客户端那边看得到吗？我不想同事看到",
        "公司人事会看到这个吗",
    ],
)
def test_whether_an_employer_sees_it_is_asked_of_privacy(text):
    assert side_question(text, in_form=True) == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "if I complain about a branch manager does that same manager get to read it?",
        "can the driver then find out about it?",
        "我投诉支行经理，那个经理会看到吗？",
    ],
)
def test_whether_the_one_complained_of_reads_it_is_of_privacy(text):
    assert side_question(text) == "ask_privacy"
