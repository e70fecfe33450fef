"""Wishes in answers to the form, and what is none; every English case has a Chinese twin."""

import pytest

from bot.nlu.wishes import demanding_clause


@pytest.mark.parametrize(
    "text",
    ["当时柜台说三点三五，到期才给我按二点八五算", "they only gave me half the rate at the end"],
)
def test_how_little_was_given_is_no_wish(read, text):
    assert "demand" not in read(text, "incident_time", intent="file_complaint", confidence=0.7)[1]


@pytest.mark.parametrize("text", ["放个防滑垫 立个牌子就行", "just put a mat down please"])
def test_what_would_be_enough_is_the_wish(read, text):
    assert read(text, "demand", intent="suggest", confidence=0.5)[1].get("demand") == text


@pytest.mark.parametrize(
    ("asked", "text", "demand"),
    [
        ("incident_time", "I want a written apology", "I want a written apology"),
        ("incident_time", "我要书面道歉", "我要书面道歉"),
        ("reference_number", "please just get the money back", "please just get the money back"),
        ("reference_number", "退返晒三個月錢俾我", "退返晒三個月錢俾我"),
    ],
)
def test_a_wish_in_place_of_a_fact_is_kept_as_the_wish(read, asked, text, demand):
    entities = read(text, intent="inform", asked=asked)[1]
    assert entities["demand"].lower() == demand.lower()
    assert "answer" not in entities
    assert entities.get("reference_number") == ("-" if asked == "reference_number" else None)


@pytest.mark.parametrize(
    ("asked", "text", "demand"),
    [
        (
            "demand",
            "赔钱呗还能咋的 药钱286 另外让那个小哥给我道个歉",
            "赔钱呗还能咋的 药钱286 另外让那个小哥给我道个歉",
        ),
        ("reference_number", "牛奶那个赔我医药费 132块", "牛奶那个赔我医药费 132块"),
        ("incident_time", "能不能别再打给我家里人了", "能不能别再打给我家里人了"),
    ],
)
def test_what_is_bidden_in_spoken_words_is_the_wish(read, asked, text, demand):
    entities = read(text, intent="inform", asked=asked)[1]
    assert entities["demand"] == demand


@pytest.mark.parametrize(
    ("text", "time"), [("9月28号住的院", "9月28号"), ("it was on 28 September", "28 September")]
)
def test_a_day_told_late_is_no_answer_to_what_is_wanted(read, text, time):
    intent, entities = read(text, "demand", intent="inform")
    assert (intent, entities) == ("inform", {"incident_time": time})


@pytest.mark.parametrize("asked", ["reply_channel", "customer_name"])
@pytest.mark.parametrize("text", ["想让他们按合同赔，不行就退保费", "I want my premium refunded"])
def test_a_wish_told_late_is_taken_whatever_is_asked(read, asked, text):
    intent, entities = read(text, asked, intent="inform")
    assert intent == "inform"
    assert entities["demand"]
    assert "answer" not in entities


@pytest.mark.parametrize(
    "text", ["SF1234567890", "单号是SF1234567890", "my policy no PA20230088912"]
)
def test_a_number_told_late_is_no_answer_to_what_is_wanted(read, text):
    intent, entities = read(text, "demand", intent="inform")
    assert intent == "inform"
    assert "demand" not in entities
    assert entities["reference_number"]


def test_an_amount_is_what_is_wanted(read):
    assert read("380块", "demand", intent="inform")[1]["demand"] == "380块"


@pytest.mark.parametrize("text", ["some money back obviously", "退款就行", "a full refund please"])
@pytest.mark.parametrize("asked", ["category_choice", "reply_channel", "incident_time"])
def test_a_bare_wish_is_a_wish_whatever_is_asked(read, asked, text):
    assert read(text, asked, intent="inform")[1]["demand"] == text


@pytest.mark.parametrize(
    "text",
    [
        "three times now. The last one came yesterday, a birthday card with an offer",
        "已经三次了，昨天又寄来一张生日贺卡，还推销，我哭了一晚上",
    ],
)
def test_more_of_what_happened_is_no_wish(read, text):
    found = read(text, "demand", intent="file_complaint")[1]
    assert (found["story"], "demand" in found) == (text, False)


@pytest.mark.parametrize(
    ("text", "number"), [("訂單編號是 UB-20931", "UB-20931"), ("订单号 MYX-88213", "MYX-88213")]
)
def test_a_number_told_where_a_wish_is_asked_for_is_only_a_number(read, text, number):
    assert read(text, "demand", intent="inform") == ("inform", {"reference_number": number})


@pytest.mark.parametrize(
    "text", ["order is SGX-88120-44, vase cost me $138", "单号SGX-88120-44，花瓶一百三十八块买的"]
)
def test_a_number_told_late_with_what_it_is_of_is_no_wish(read, text):
    entities = read(text, intent="file_complaint", asked="demand")[1]
    assert entities["reference_number"] == "SGX-88120-44"
    assert "demand" not in entities


@pytest.mark.parametrize("text", ["where did you note my number?", "你記咗我電話去邊？"])
def test_a_question_about_the_desk_is_no_wish(read, text):
    intent, entities = read(text, asked="demand", intent="inform")
    assert (intent, entities.get("demand")) == ("nlu_fallback", None)


def test_a_surname_alone_is_no_wish(read):
    assert read("陳", asked="demand", intent="inform")[1] == {"customer_name": "陳"}


@pytest.mark.parametrize(
    "text",
    [
        "The money released to my other account by Friday, and the reason on paper",
        "a refund for the nine days, plus the taxi fares I paid, $46, and somebody who comes",
        "I have said it already: unblock the card, and explain it in writing",
        "All of it. Every penny",
        "I'd like somebody to look into it properly please",
        "退这九天的钱，还有我打车的46块，再派个会修的人来",
    ],
)
def test_what_is_wanted_may_be_named_at_length_without_a_word_that_wants_it(read, text):
    intent, entities = read(text, asked="demand", intent="inform")
    assert (intent, entities["demand"], "story" in entities) == ("inform", text, False)


@pytest.mark.parametrize(
    "text",
    ["is it always this slow?", "the lad at the till, Kev, was rude about it too", "店员还骂人"],
)
def test_what_wants_nothing_is_no_demand(read, text):
    assert "demand" not in read(text, asked="demand", intent="inform")[1]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("I want the tapes kept and somebody to ring me, 07700 900123", "phone"),
        ("我要保留监控，让负责人打给我，13800138000", "phone"),
    ],
)
def test_a_wish_may_say_how_to_be_reached(read, text, channel):
    assert read(text, asked="demand", intent="inform")[1]["reply_channel"] == channel


def test_how_something_is_is_no_wish(read):
    text = "her account is with you all, a joint account"
    entities = read(text, asked="demand", intent="inform")[1]
    assert ("demand" in entities, entities["story"]) == (False, text)


def test_a_sum_to_be_given_back_is_a_wish_and_no_number(read):
    entities = read("64.90 back", asked="reference_number", intent="inform")[1]
    assert (entities["demand"], entities["reference_number"]) == ("64.90 back", "-")


def test_who_it_belongs_to_is_no_wish(read):
    text = "我自己的事啦 卡是我媽辦給我的附卡"
    assert "demand" not in read(text, asked="reply_channel", intent="inform")[1]


def test_whether_somebody_answers_for_it_is_no_wish(read):
    text = "你哋總公司係咪要負責？"
    assert "demand" not in read(text, asked="demand", intent="inform")[1]


@pytest.mark.parametrize(
    ("text", "wish"),
    [("the rest paid or a proper assessor sent", True), ("my account closed", False)],
)
def test_what_is_to_be_made_good_is_a_wish_whatever_was_asked(read, text, wish):
    assert ("demand" in read(text, asked="incident_time", intent="inform")[1]) is wish


@pytest.mark.parametrize("text", ["restore same number only", "恢复我的号码就行"])
def test_a_bid_beside_the_way_to_reply_is_the_wish(read, text):
    assert read(text, asked="reply_channel", intent="inform")[1]["demand"] == text


def test_a_number_named_behind_itself_is_no_wish(read):
    entities = read("airtel 98765 11220 is the number", asked="demand", intent="inform")[1]
    assert "demand" not in entities


@pytest.mark.parametrize("text", ["I'd like you to stop selling it, and our money back, £189"])
def test_a_wish_goes_on_behind_its_comma(read, text):
    entities = read(text, asked="reference_number", intent="inform")[1]
    assert "our money back" in entities["demand"]


def test_a_remedy_before_a_number_is_the_wish(read):
    assert read("a refund please, my number is 07700 900123", "demand")[1]["demand"] == (
        "a refund please"
    )


@pytest.mark.parametrize(
    "text",
    [
        "they took sixty thousand out and put it in a policy she never asked for",
        "他们把六万块转成了她没要的保险",
    ],
)
def test_what_happened_in_place_of_the_kind_of_matter_is_more_of_the_story(read, text):
    assert read(text, "category_choice", intent="inform")[1]["story"] == text


def test_who_asks_to_note_something_wants_nothing_yet(read):
    text = "kindly note that I was sold a card that is free for life"
    assert "demand" not in read(text, "story", intent="file_complaint", confidence=0.9)[1]


@pytest.mark.parametrize(
    "text", ["赶紧把锁换了，让我能进门；误工的钱也说说", "get the lock changed now so I can get in"]
)
def test_what_is_bid_at_once_is_the_wish(read, text):
    told = read(text, "demand", intent="add_information", confidence=0.8)[1]
    assert told.get("demand") == text


@pytest.mark.parametrize(
    "text",
    [
        "给我书面依据；拿不出来就把去年到现在收的两千退了",
        "I want the rule in writing; or refund what you took since March",
    ],
)
def test_a_second_wish_with_a_day_in_it_stays_with_the_first(read, text):
    assert read(text, "demand", intent="inform")[1]["demand"] == text


@pytest.mark.parametrize(
    "text",
    [
        "提前解约有没有规定可以走？你说依据，别编",
        "is there a rule that lets me out early? please name it",
    ],
)
def test_who_asks_for_a_rule_has_not_said_what_would_put_it_right(read, text):
    intent, told = read(text, "demand", intent="inform")
    assert (intent, "demand" in told) == ("ask_process", False)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("两年的会员费退掉，自动续费关掉", "两年的会员费退掉，自动续费关掉"),
        ("哈哈试一下 取消续费 会员费退掉", "取消续费 会员费退掉"),
        ("即刻cut咗張卡先 嗰3200我唔會找㗎", "即刻cut咗張卡先 嗰3200我唔會找㗎"),
        ("refund two years of fees, and close the add-on", None),
    ],
)
def test_what_is_to_be_done_with_a_thing_is_wanted(read, text, wish):
    story = {"name": "story", "confidence": 0.7}
    told = read(text, "demand", "file_complaint", 0.8, tells=story)
    assert (told[0], told[1]["demand"]) == ("inform", wish or text)


@pytest.mark.parametrize(
    "text",
    [
        "当初业务员明明讲随时可以把本金拿回来",
        "她半夜去给我买退烧药",
        "back then your agent said I could take my money out at any time",
    ],
)
def test_what_was_promised_or_done_is_no_wish(text):
    assert demanding_clause(text) is None
