"""Messages behind a receipt, praise or a courtesy; every English case has a Chinese twin."""

import pytest

TOPIC = {"name": "staff_attitude", "confidence": 0.9}


@pytest.mark.parametrize(
    "text",
    [
        "Our joint complaint: two more neighbours have signed, and here are their names",
        "之前那个联名投诉，又有两位邻居签了字，名单在这里",
        "那天的事还有个证人，楼下的保安看见了，写进去",
    ],
)
def test_what_is_added_to_an_earlier_complaint_begins_no_other(read_outside, text):
    assert read_outside(text, "add_information", 0.7)[0] == "add_information"


@pytest.mark.parametrize(
    "text",
    ["I gave you five stars on Google, Ana was lovely", "在大众点评给你们打了五星，小安很贴心"],
)
def test_a_review_elsewhere_is_praise_and_no_score(read_outside, text):
    assert read_outside(text, "praise", 0.9) == ("praise", {})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She went out at midnight to get us medicine, waited with us also", "praise"),
        ("她半夜出去给我们买药，还一直陪着", "praise"),
        ("maybe put a sign in the lift, my kids went to the wrong floor twice haha", "suggest"),
        ("建议电梯里放个英文牌子，孩子走错了两回", "suggest"),
    ],
)
def test_more_behind_praise_is_feedback_as_well(read_outside, text, kind):
    for tone in ("calm", "disappointed"):
        told = read_outside(text, "file_complaint", awaited="feedback", tone={"name": tone})
        assert told[0] == kind


@pytest.mark.parametrize("text", ["But the bill was wrong, refund it", "不过账单算错了，退给我"])
def test_a_grievance_behind_praise_is_a_complaint(read_outside, text):
    assert (
        read_outside(text, "file_complaint", 0.9, awaited="feedback", topic=TOPIC)[0]
        == "file_complaint"
    )


@pytest.mark.parametrize("text", ["HELP how can this happen", "天哪怎么会这样"])
def test_who_cries_out_is_asked_what_happened(read_outside, text):
    assert read_outside(text, "ask_help", 0.99)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["nah no complaint, just trying to make sense of it", "就问问"])
def test_who_has_no_complaint_begins_none(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9)[0] == "cancel"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("祝你们生意兴隆!", "goodbye"),
        ("have a nice day", "goodbye"),
        ("不好意思刚才骂人了", "thank"),
        ("sorry I was rude earlier", "thank"),
    ],
)
@pytest.mark.parametrize("seen", [True, False])
def test_a_courtesy_is_no_praise_and_belongs_to_no_ticket(read_outside, text, intent, seen):
    assert read_outside(text, "praise", 0.7, seen=seen)[0] == intent


@pytest.mark.parametrize("text", ["will i get charged if the rent bounces?", "房东那边会罚我吗"])
def test_what_comes_of_it_is_asked_right_behind_a_receipt(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9, seen=True)[0] == "ask_process"
    assert read_outside(text, "file_complaint", 0.9)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["and if you miss that date?", "那要是到时候还没消息呢"])
def test_what_if_it_is_late_is_no_addition_to_the_ticket(read_outside, text):
    assert read_outside(text, "add_information", 0.7, seen=True)[0] == "ask_process"


@pytest.mark.parametrize(
    "text", ["替我妈投诉，你们快递把她的轮椅摔坏了", "For my mum: you broke her chair"]
)
def test_what_is_told_behind_whom_it_is_for_is_the_story(read_outside, text):
    intent, told = read_outside(text, "file_complaint", 0.9, topic=TOPIC)
    assert (intent, told.get("story")) == ("file_complaint", text)


@pytest.mark.parametrize("text", ["Thanks, have a nice day", "谢谢，辛苦了"])
def test_thanks_behind_praise_are_no_more_praise(read_outside, text):
    assert read_outside(text, "thank", 0.9, awaited="feedback")[0] == "thank"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("thanks for nothing, you lost my parcel", "thank"),
        ("thanks, but you charged me twice", "thank"),
        ("no, you lost my parcel", "file_complaint"),
        ("no, the driver was drunk", "file_complaint"),
        ("No refund has come yet", "file_complaint"),
        ("谢谢啊，把我的快递弄丢了", "thank"),
        ("不是我说，你们服务太差了", "file_complaint"),
        ("没有人接电话，我要投诉", "file_complaint"),
        ("没收到货", "file_complaint"),
    ],
)
def test_a_complaint_behind_thanks_or_a_no_is_one(read_outside, text, intent):
    assert read_outside(text, intent, 0.95, awaited="feedback")[0] == "file_complaint"


@pytest.mark.parametrize(
    "text", ["nah mate that's it", "没有没有，谢谢", "没什么，就是说一声", "nope, nothing more"]
)
def test_who_has_no_more_to_say_is_not_asked_again(read_outside, text):
    assert read_outside(text, "deny", 0.6, awaited="feedback")[0] == "thank"


@pytest.mark.parametrize("text", ["no no, only the idea", "没有了，就这个建议"])
def test_that_there_is_no_more_is_no_praise(read_outside, text):
    assert read_outside(text, "praise", 0.9, awaited="feedback")[0] == "thank"


@pytest.mark.parametrize(
    "text",
    [
        "hello sorry, the company already give back the money just now",
        "they've just refunded me",
        "你好，钱已经退回来了",
        "事情已经解决了",
        "你好 快递老板刚才打电话来 钱给我了",
        "the courier's boss just rang, they gave me the money back",
    ],
)
def test_that_the_matter_is_settled_is_added_and_withdraws_nothing(read_outside, text):
    assert read_outside(text, "greet", 0.7, seen=True)[0] == "add_information"


@pytest.mark.parametrize(
    "text", ["Kindly share complaint number once more for my records", "编号再发我一下"]
)
def test_who_asks_for_the_reference_is_shown_the_ticket(read_outside, text):
    assert read_outside(text, "add_information", 0.7, seen=True)[0] == "check_status"


@pytest.mark.parametrize("text", ["thank you. how long does it usually take?", "谢谢，一般要多久"])
def test_how_long_behind_a_word_of_thanks_is_asked_of_the_ticket(read_outside, text):
    assert read_outside(text, "ask_process", 0.8, seen=True)[0] == "check_status"


@pytest.mark.parametrize(
    ("text", "tone", "intent"),
    [
        ("i'm so stressed about this, exams are next week", "distressed", "add_information"),
        ("我好焦虑，下周考试", "distressed", "add_information"),
        ("can you recommend a restaurant for tonight", "calm", "out_of_scope"),
        ("推荐一家餐厅吧，今晚去吃", "calm", "out_of_scope"),
    ],
)
def test_who_is_strained_behind_a_receipt_is_not_sent_away(read_outside, text, tone, intent):
    told = read_outside(text, "out_of_scope", 0.95, seen=True, tone={"name": tone})
    assert told[0] == intent


@pytest.mark.parametrize(
    "text",
    [
        "not a complaint, just wondering what cooling-off and waiting period mean",
        "不是投诉哈，就想问问犹豫期和等待期有啥区别",
    ],
)
def test_a_question_behind_praise_is_answered(read_outside, text):
    assert read_outside(text, "explain_term", 0.6, awaited="feedback")[0] == "explain_term"


@pytest.mark.parametrize(
    "text",
    [
        "The stairs were fine, he tripped over his own bag, so please don't blame anybody",
        "是他自己不小心绊倒的，别怪你们员工",
    ],
)
def test_who_blames_nobody_behind_praise_complains_of_nothing(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9, awaited="feedback")[0] == "praise"


@pytest.mark.parametrize(
    ("text", "head", "intent"),
    [
        ("ok thank you. how long must we wait ah?", "thank", "check_status"),
        (
            "sorry for swearing earlier. when does somebody ring me?",
            "file_complaint",
            "check_status",
        ),
        ("刚才骂人是我不对，不好意思。那什么时候有人打给我？", "file_complaint", "check_status"),
        ("好的，谢谢。要等多久？", "thank", "check_status"),
        ("that card, should I block it now?", "out_of_scope", "ask_process"),
        ("那张 card 我现在要不要先 block？", "out_of_scope", "ask_process"),
    ],
)
def test_a_question_behind_courtesy_or_on_the_side_is_answered(read_outside, text, head, intent):
    assert read_outside(text, head, 0.9, seen=True)[0] == intent


@pytest.mark.parametrize(
    "text",
    [
        "不好意思 刚刚经理打给我妈，已经 settle 了。帮我 withdraw 这个投诉吧",
        "sorry, the manager just rang and it's settled. please withdraw my complaint",
    ],
)
def test_a_bid_to_withdraw_behind_what_has_happened_changes_no_day(read_outside, text):
    intent, told = read_outside(text, "correct", 0.9, seen=True)
    assert (intent, "incident_time" in told) == ("withdraw_complaint", False)


@pytest.mark.parametrize(
    "text",
    [
        "谢谢你 好久没人这么听我说话了",
        "谢谢，说出来心里舒服多了",
        "thank you, nobody has listened to me in weeks",
        "thanks. it feels better to get it off my chest",
    ],
)
def test_who_is_glad_to_be_heard_thanks_and_adds_nothing(read_outside, text):
    assert read_outside(text, "file_complaint", 0.8, seen=True)[0] == "thank"


@pytest.mark.parametrize(
    "text", ["没人听我说话", "thanks for nothing, nobody listened and I paid 30"]
)
def test_who_was_not_heard_by_the_firm_thanks_for_nothing(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["能告诉他领导吗", "could you tell his manager please?"])
def test_who_asks_to_pass_praise_on_goes_on_praising(read_outside, text):
    assert read_outside(text, "ask_process", 0.6, awaited="feedback")[0] == "praise"


@pytest.mark.parametrize(
    "text", ["不用登记什么投诉啊 就是表扬", "no complaint at all, only praise"]
)
def test_who_only_praises_is_not_told_the_procedure(read_outside, text):
    assert read_outside(text, "ask_process", 0.5, awaited="feedback")[0] == "cancel"


@pytest.mark.parametrize("text", ["那投诉可以先不要撤吗？", "please don't withdraw it"])
def test_who_asks_not_to_withdraw_withdraws_nothing(read_outside, text):
    assert read_outside(text, "withdraw_complaint", 0.8, seen=True)[0] == "deny"


@pytest.mark.parametrize(
    "text",
    [
        "刚才客服发短信说下个月再退",
        "oh I forgot to mention, the shop rang and says next month",
    ],
)
def test_what_the_firm_said_since_is_added(read_outside, text):
    assert read_outside(text, "file_complaint", 0.8, seen=True)[0] == "add_information"


@pytest.mark.parametrize(
    "text",
    ["那大概几天能有人给我回话啊", "这个大概几天有人看？", "when will someone get back to me?"],
)
def test_when_somebody_answers_is_asked_of_the_ticket(read_outside, text):
    assert read_outside(text, "ask_process", 0.8, seen=True)[0] == "check_status"
