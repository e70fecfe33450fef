"""Questions about what will come of a complaint, and when; English cases have Chinese twins."""

import pytest

from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_by_when


@pytest.mark.parametrize(
    "text",
    [
        "what can I do if I disagree with the outcome",
        "If I don't like your answer, where else can I go?",
        "do I have any rights here, what are my rights",
        "对结果不认可我能怎么办",
        "要是我对结果不满意，还能去哪儿反映",
        "我都有什么权利",
    ],
)
def test_what_can_be_done_against_an_outcome_is_a_question_for_rights(text):
    assert side_question(text) == "ask_rights"


@pytest.mark.parametrize(
    "text",
    [
        "你保证能退吗？",
        "能不能给我保证",
        "你能帮我把钱要回来吗",
        "can you guarantee me the refund?",
        "WhatsApp得唔得？",
        "短信行吗",
        "写信寄给她可以吗",
        "can you send it by post?",
    ],
)
def test_promises_and_other_ways_to_hear_back_are_asked_of_the_procedure(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize("text", ["你们什么时候给结果", "结果多久出来", "when will I hear back?"])
def test_when_there_is_a_result_is_asked_of_the_procedure_before_there_is_a_ticket(text):
    assert side_question(text, in_form=True) == "ask_process"
    assert side_question(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "他当时保证说一定能退，结果现在一分钱不给",
        "微信上客服骂我",
        "短信一天发八条，烦死了",
        "they promised me a refund in May",
        "they sent me ten text messages a day",
    ],
)
def test_a_promise_or_a_message_told_of_asks_nothing(text):
    assert side_question(text, in_form=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Can you guarantee I get my 300 back?",
        "promise me I get it back",
        "will i get my money back",
        "where is my money",
        "Is that all correct? what happens to the guard",
        "你能保证退钱吗",
        "先保证给我退款",
        "我的钱能要回来吗",
        "我的钱去哪了",
        "会怎么处理那个店员",
    ],
)
def test_what_will_come_of_it_is_a_question_for_the_procedure(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize(
    "text",
    [
        "they promised me 5%",
        "the agent promise me a bonus",
        "how do i get my money back",
        "业务员当初保证每年6%",
        "我要投诉保证金没退",
    ],
)
def test_a_promise_that_was_made_is_part_of_the_story(text):
    assert side_question(text) is None


@pytest.mark.parametrize("text", ["能不能快点", "can you hurry up please"])
def test_who_hurries_a_ticket_asks_where_it_stands(text):
    assert side_question(text) == "check_status"


@pytest.mark.parametrize(
    "text",
    [
        "這要多久？你們會不會又吃案？",
        "要等多久啊",
        "how long does this take?",
        "and how long will I have to wait",
    ],
)
def test_how_long_it_takes_is_a_question_of_the_process(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize(
    "text",
    ["你们要等多久才肯修，我都等了一个月", "资料要保存多久", "how long have you kept my data"],
)
def test_how_long_something_else_takes_is_not(text):
    assert side_question(text, in_form=True) != "ask_process"


@pytest.mark.parametrize("text", ["好的 谢谢 什么时候来修", "什么时候能退给我", "钱什么时候到账？"])
def test_when_the_thing_itself_is_put_right_is_a_question_for_the_terms(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how long does this take", "ask_process"),
        ("多久能好", "ask_process"),
        ("how long was I supposed to wait", None),
        ("how long do you keep my data", None),
    ],
)
def test_how_long_it_takes_is_a_question_in_the_form(text, intent):
    assert side_question(text, in_form=True) == intent


def test_where_else_to_take_it_is_a_question_of_rights():
    assert side_question("where else can I take this") == "ask_rights"


@pytest.mark.parametrize(
    "text", ["when the money will come", "by when it will be resolved", "钱什么时候退给我"]
)
def test_when_in_another_order_of_words(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize("text", ["can you get back to me by email", "能不能用邮箱回我"])
def test_how_to_be_written_to_asks_where_nothing_stands(text):
    assert side_question(text, in_form=True) != "check_status"


@pytest.mark.parametrize(
    "text",
    [
        "how long it takes normally? and can it spoil my visa application",
        "投诉会不会影响我的贷款申请？",
    ],
)
def test_whether_it_harms_to_complain_is_of_the_procedure(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("and will I hear by Thursday", True),
        ("ok can I get an answer before the weekend", True),
        ("周五之前能有结果吗？", True),
        ("will you refund me", False),
    ],
)
def test_a_day_may_be_asked_for(text, asks):
    assert asks_by_when(text) is asks
