"""What is told beside an answer or in place of one is kept; every case has its twin."""

import pytest


@pytest.mark.parametrize(
    "text",
    ["no number to hand but it's in the name of Edward Marsh", "没有单号，但户名是马国栋的公司"],
)
def test_what_stands_behind_no_number_is_kept(read, text):
    told = read(text, "reference_number", "correct", 0.5)[1]
    assert (told["reference_number"], told["story"]) == ("-", text)


@pytest.mark.parametrize(("text", "intent"), [("rejected", "inform"), ("摔坏了", "inform")])
def test_a_word_more_of_the_story_is_kept_where_a_day_is_asked(read, text, intent):
    assert read(text, "incident_time", "file_complaint", 0.95) == (intent, {"story": text})


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. They sent a letter addressed to him last week",
        "谢谢。上周又寄了一封信到他名下了",
    ],
)
def test_thanks_before_more_of_the_story_lose_nothing(read, text):
    assert read(text, "reference_number", "thank", 0.6)[1]["story"] == text


def test_digits_that_are_a_number_to_ring_are_no_number_of_the_matter(read):
    told = read("98765432 call after 7pm", "reply_channel", "inform", 0.9)[1]
    assert (told["phone"], "reference_number" in told) == ("98765432", False)


@pytest.mark.parametrize("text", ["I'd rather not say more about it in writing", "不想说"])
def test_who_would_rather_not_say_skips_the_wish(read, text):
    assert read(text, "demand", "inform", 0.6)[0] == "skip"


@pytest.mark.parametrize("text", ["cancel it with no fee", "帮我取消，不要收违约金"])
def test_a_contract_to_be_ended_on_terms_is_the_wish(read, text):
    intent, told = read(text, "reply_channel", "cancel", 0.87)
    assert (intent, told["demand"]) == ("inform", text)


@pytest.mark.parametrize("text", ["the €250 i'm owed under the regulation", "把欠我的250还给我"])
def test_what_is_owed_is_the_wish_where_a_number_is_asked(read, text):
    assert read(text, "reference_number", "file_complaint", 0.9)[1]["demand"] == text


@pytest.mark.parametrize(
    ("text", "asked", "name"),
    [
        ("Mr R. Whitcombe", "confirmation", "Mr R. Whitcombe"),
        ("J.D. Moss", "demand", "J.D. Moss"),
        ("I'm Grace, he's Tomasz Wolny", "principal", "Grace"),
        ("我是他邻居周敏，他叫田勇", "principal", "周敏"),
    ],
)
def test_a_name_with_initials_or_beside_another_is_read(read, text, asked, name):
    assert name in read(text, asked, "inform", 0.8)[1]["customer_name"]


@pytest.mark.parametrize(
    "text", ["061 414 888 is my landline, or m.keane@example.ie", "或者发邮件 m.keane@example.ie"]
)
def test_where_to_be_reached_is_no_wish(read, text):
    told = read(text, "demand", "inform", 0.8)[1]
    assert (told["email"], told["reply_channel"]) == ("m.keane@example.ie", "email")
    assert "demand" not in told


@pytest.mark.parametrize("text", ["fix it now!! and is it safe to stay here", "马上给我修好"])
def test_what_is_bid_of_the_firm_corrects_nothing(read, text):
    intent, told = read(text, "demand", "inform", 0.8)
    assert intent == "inform"
    assert told["demand"] in text


def test_until_when_something_is_wanted_is_no_day_of_the_matter(read):
    told = read("back in my account by Friday", "reply_channel", "inform", 0.9)[1]
    assert (told["demand"], "incident_time" in told) == ("back in my account by Friday", False)
    assert "incident_time" in read("it was Friday", "incident_time", "inform", 0.9)[1]


@pytest.mark.parametrize("text", ["they said liquid damage but it was dry", "客服说是人为损坏不赔"])
def test_what_they_put_it_down_to_is_the_reason(read, text):
    assert read(text, "reference_number", "inform", 0.8)[1]["given_reason"] in text


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I want it looked into. who sees this?", "I want it looked into"),
        ("我要他道歉。谁能看到这些？", "我要他道歉"),
    ],
)
def test_a_wish_beside_a_question_is_kept_where_it_is_asked_for(read, text, wish):
    intent, told = read(text, "demand", "inform", 0.6)
    assert (intent, told["demand"]) == ("ask_privacy", wish)


def test_a_price_is_no_day(read):
    told = read("three lots of 49.99 to some gaming thing", "incident_time", "inform", 0.8)[1]
    assert "answer" not in told


@pytest.mark.parametrize("text", ["i cant call i have no credit", "我不方便接电话"])
def test_who_cannot_be_rung_is_answered_here(read, text):
    assert read(text, "reply_channel", "inform", 0.8)[1]["reply_channel"] == "same_chat"


def test_a_wish_and_a_question_that_takes_it_for_one_are_both_heard(read):
    text = "stop it and give me it all back. how long will that take?"
    intent, told = read(text, "demand", "ask_process", 0.95)
    assert (intent, told["demand"]) == ("inform", "stop it and give me it all back")
    assert told["question"] == "how long will that take?"


@pytest.mark.parametrize(
    "text", ["she wants it back, €9,000, and to know who did it", "她要求退回本金"]
)
def test_what_somebody_else_wants_is_the_wish(read, text):
    assert read(text, "demand", "inform", 0.8)[1]["demand"]


@pytest.mark.parametrize("text", ["phone me 087 654 3210", "打我电话 0876543210"])
def test_a_number_to_ring_is_taken_whatever_was_asked(read, text):
    told = read(text, "demand", "inform", 0.8)[1]
    assert (told["reply_channel"], "phone" in told) == ("phone", True)


@pytest.mark.parametrize(
    "text",
    [
        "昨天下午我去柜台问了三次,经理话没听完就走开了,这是什么态度???",
        "yesterday I asked twice and the manager walked off mid-sentence, what attitude is that?",
    ],
)
@pytest.mark.parametrize("asked", ["incident_time", "reference_number"])
def test_what_happened_is_kept_with_the_day_also_before_an_angry_question(read, asked, text):
    assert read(text, asked, "file_complaint", 0.95)[1]["story"] == text


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("这里回我就好,别打电话给我爸妈", "same_chat"),
        ("打我电话吧,但不要在我 meeting 的时候", "phone"),
        ("call me please, but not while I'm teaching", "phone"),
        ("phone is fine, just don't ring my mum", "phone"),
    ],
)
def test_whom_and_when_not_to_call_is_kept_for_the_handler(read, text, channel):
    found = read(text, "reply_channel", "inform", 0.8)[1]
    assert (found["reply_channel"], found["story"]) == (channel, text)


def test_a_way_that_is_refused_sets_no_limit(read):
    for text in ("别打电话，就在这里回", "don't call, answer me here"):
        found = read(text, "reply_channel", "inform", 0.8)[1]
        assert (found["reply_channel"], "story" in found) == ("same_chat", False)


_LONG_WISH = (
    "退款，桌子的钱也要赔给我，并且请你们把这款产品先下架，不要等到别人家的孩子再出事才想起来管，"
    "这就是我全部的要求，麻烦书面答复我"
)


@pytest.mark.parametrize(
    ("text", "wish", "question"),
    [
        (
            "refund it, pay for the table and take it off sale. do I keep the old one or bin it?",
            "refund it, pay for the table and take it off sale",
            "do I keep the old one or bin it?",
        ),
        (
            f"{_LONG_WISH}。多久有结果？",
            _LONG_WISH,
            "多久有结果？",
        ),
    ],
)
def test_a_wish_is_whole_before_a_question_on_the_side(read, text, wish, question):
    told = read(text, "demand", intent="inform")[1]
    assert (told["demand"], told["question"]) == (wish, question)


@pytest.mark.parametrize("text", ["lol ok worth a shot", "哈哈开玩笑的"])
def test_a_jest_is_nothing_for_the_ticket(read, text):
    assert read(text, "reference_number", intent="inform") == ("nlu_fallback", {})


@pytest.mark.parametrize("text", ["打我手机 after 8pm", "call me but after 6pm, daytime 做工"])
def test_hours_in_words_of_two_languages_are_kept_with_the_way(read, text):
    found = read(text, "reply_channel", "inform", 0.8)[1]
    assert (found["reply_channel"], found["story"]) == ("phone", text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("催收今天早上把电话打给我以前的同事 说我是骗子", "今天早上"),
        ("they called my old boss this morning and told him I am a crook", "this morning"),
    ],
)
def test_calls_that_are_told_of_ask_for_none(read, text, day):
    assert read(text, "incident_time", "inform", 0.9)[1]["incident_time"] == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("policy TL7720518, under her name Koh Beng Huat", "Koh Beng Huat"),
        ("保单号 P2201998，是我妈名下的，陈玉兰", "陈玉兰"),
    ],
)
def test_a_number_and_whose_it_is_are_both_taken_where_a_day_was_asked(read, text, name):
    intent, entities = read(text, asked="incident_time", intent="inform")
    assert intent == "inform"
    assert "reference_number" in entities
    assert entities["principal"] == name


@pytest.mark.parametrize(
    "text",
    [
        "my broadband went off and the engineer told me to stop moaning. I asked him please leave,"
        " he took the router with him and now the whole house is without a line",
        "网断了三天，师傅上门还骂我，我让他走，他把路由器也拿走了，现在家里什么都用不了",
    ],
)
def test_a_story_in_place_of_its_kind_is_kept_whole(read, text):
    _, told = read(text, "category_choice", intent="file_complaint", confidence=0.9)
    assert told["story"] == text


@pytest.mark.parametrize(
    "text",
    ["上年個CS明明話permanent waiver㗎喎", "last year the agent told me it was free for life"],
)
def test_what_was_promised_before_is_no_day_of_the_matter(read, text):
    told = read(text, "incident_time", intent="inform")[1]
    assert told["story"] == text
    assert "answer" not in told
