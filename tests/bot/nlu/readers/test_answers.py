"""What is written down of an answer to the form; every English case has a Chinese twin."""

import pytest


@pytest.mark.parametrize(
    ("asked", "text", "intent", "entities"),
    [
        ("customer_name", "John Smith", "inform", {"customer_name": "John Smith"}),
        ("customer_name", "王芳", "inform", {"customer_name": "王芳"}),
        ("customer_name", "call me Amy", "inform", {"customer_name": "Amy"}),
        ("customer_name", "叫我王女士", "inform", {"customer_name": "王女士"}),
        ("incident_time", "last Tuesday", "inform", {"incident_time": "last Tuesday"}),
        ("incident_time", "上周三", "inform", {"incident_time": "上周三"}),
        ("incident_time", "it has always been so", "inform", {"answer": "it has always been so"}),
        ("incident_time", "一直都是这样", "inform", {"answer": "一直都是这样"}),
        ("reference_number", "AB-123456", "inform", {"reference_number": "AB-123456"}),
        ("reference_number", "单号88231177", "inform", {"reference_number": "88231177"}),
        ("contact", "amy@example.com", "inform", {"email": "amy@example.com"}),
        ("contact", "13812345678", "inform", {"phone": "+8613812345678"}),
        ("demand", "my money back", "inform", {"demand": "my money back"}),
        ("demand", "退钱", "inform", {"demand": "退钱"}),
        ("reply_channel", "give me a call", "inform", {"reply_channel": "phone"}),
        ("reply_channel", "打电话给我", "inform", {"reply_channel": "phone"}),
        ("reply_channel", "here is fine", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "就在这里回复吧", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "e-mail please", "inform", {"reply_channel": "email"}),
        ("reply_channel", "发邮件", "inform", {"reply_channel": "email"}),
        ("reply_channel", "不要打电话，微信就行", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "don't call, use this chat", "inform", {"reply_channel": "same_chat"}),
    ],
)
def test_an_answer_fills_what_was_asked(read, asked, text, intent, entities):
    assert read(text, asked) == (intent, entities)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("写字可以 电话听不懂", "same_chat"),
        ("I can write but I can't hear on the phone", "same_chat"),
        ("打电话 我听不见的", "same_chat"),
        ("phone's no good, I can't hear well", "same_chat"),
        ("我是聋人", "same_chat"),
        ("I'm deaf", "same_chat"),
        ("不喜欢接电话", "same_chat"),
        ("calls make me anxious", "same_chat"),
        ("电话费贵 别打", "same_chat"),
        ("phone is useless to me", "same_chat"),
        ("我不识字", "phone"),
        ("I can't read well", "phone"),
        ("打字慢 就这里吧", "same_chat"),
        ("my typing is slow but here is fine", "same_chat"),
        ("我不会打字 打电话吧", "phone"),
        ("not good with typing, ring me", "phone"),
        ("我爸听不见 打我电话", "phone"),
        ("在这里回就好 我怕听见电话响", "same_chat"),
        ("here is fine, I dread the phone", "same_chat"),
        ("电话 白天别打 开车呢 晚上八点往后", "phone"),
        ("phone, but don't ring before six, I drive", "phone"),
        ("晚上别打，就在这里回", "same_chat"),
        ("my dad is deaf, call me", "phone"),
    ],
)
def test_a_way_that_cannot_be_used_is_never_chosen(read, text, way):
    assert read(text, "reply_channel", "inform")[1]["reply_channel"] == way


def test_what_happened_told_in_place_of_the_category_is_kept(read):
    text = "昨天急用钱去取 说要锁三年 提前赎回要亏"
    assert read(text, intent="inform", asked="category_choice")[1]["story"] == text


def test_the_reason_of_a_refusal_is_taken_whatever_is_asked(read):
    told = read("拒赔通知书上写的是未如实告知", intent="inform", asked="reference_number")[1]
    assert told["given_reason"] == "未如实告知"


def test_here_in_cantonese(read):
    assert read("咁就喺度啦", "reply_channel", intent="inform")[1] == {"reply_channel": "same_chat"}


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("incident_time", "they scratched the floor and broke a lamp"),
        ("demand", "they scratched the floor and broke a lamp"),
        ("reply_channel", "they also broke the lamp in the hall"),
        ("customer_name", "oh and your hotline kept me waiting 50 minutes"),
        ("contact", "and nobody ever called me back"),
        ("incident_time", "师傅把地板刮花了还打碎了一盏灯"),
        ("demand", "师傅把地板刮花了还打碎了一盏灯"),
        ("customer_name", "对了你们热线还让我等了五十分钟"),
    ],
)
def test_more_of_what_happened_goes_to_the_story_whatever_was_asked(read, asked, text):
    assert read(text, asked, intent="inform") == ("inform", {"story": text})


@pytest.mark.parametrize("asked", ["incident_time", "contact"])
@pytest.mark.parametrize("text", ["this is ridiculous", "真是可笑"])
def test_words_that_answer_nothing_are_not_put_down_as_an_answer(read, asked, text):
    assert read(text, asked, intent="inform") == ("nlu_fallback", {})


@pytest.mark.parametrize(
    ("asked", "text", "entities"),
    [
        ("demand", "Ravi Menon", {"customer_name": "Ravi Menon"}),
        ("demand", "李建国", {"customer_name": "李建国"}),
        ("contact", "my name is Jo Brandt", {"customer_name": "Jo Brandt"}),
        ("contact", "我叫李建国", {"customer_name": "李建国"}),
        ("contact", "just unfreeze it", {"demand": "just unfreeze it"}),
        ("contact", "给我退钱", {"demand": "给我退钱"}),
    ],
)
def test_what_is_told_out_of_order_is_kept_where_it_belongs(read, asked, text, entities):
    assert read(text, asked, intent="inform") == ("inform", entities)


@pytest.mark.parametrize(
    ("asked", "text", "entities"),
    [
        (
            "incident_time",
            "a new one or half the money back",
            {"demand": "a new one or half the money back"},
        ),
        ("demand", "right here", {"reply_channel": "same_chat"}),
        ("demand", "why would I have it ready. account ends in 4471", {"reference_number": "4471"}),
        ("incident_time", "换一台或者赔钱", {"demand": "换一台或者赔钱"}),
    ],
)
def test_an_answer_to_a_later_question_is_kept_for_it(read, asked, text, entities):
    assert read(text, asked, intent="inform") == ("inform", entities)


@pytest.mark.parametrize(
    ("text", "asked", "entities"),
    [
        ("订单号 4432 1188 2210", "reply_channel", {"reference_number": "4432 1188 2210"}),
        ("我姓林，林志远", "demand", {"customer_name": "林志远"}),
        ("不要收我解约金", "customer_name", {"demand": "不要收我解约金"}),
        ("急死我了那是我爸的手术钱", "demand", {"story": "急死我了那是我爸的手术钱"}),
    ],
)
def test_what_is_told_in_place_of_the_answer_keeps_its_own_line(read, text, asked, entities):
    assert read(text, asked, intent="inform") == ("inform", entities)


def test_the_hours_for_a_call_are_kept_and_are_no_day_of_the_matter(read):
    intent, entities = read("晚上七点以后可以打", "reply_channel", intent="inform")
    assert (intent, entities) == (
        "inform",
        {"story": "晚上七点以后可以打", "reply_channel": "phone"},
    )


def test_how_its_writer_feels_is_no_reason_that_was_given(read):
    assert read("I can't face forms", "given_reason", intent="inform")[0] == "nlu_fallback"
    text = "I am too old, they said"
    assert read(text, "given_reason", intent="inform") == ("inform", {"answer": text})


@pytest.mark.parametrize(
    ("text", "day"),
    [("今天早上十點，板橋分行", "今天早上十點"), ("九月中申請的，車禍骨折", "九月中")],
)
def test_what_stands_beside_a_day_in_chinese_is_kept_too(read, text, day):
    assert read(text, "incident_time", intent="inform") == (
        "inform",
        {"incident_time": day, "story": text},
    )


@pytest.mark.parametrize(
    "text", ["上週三凍結的", "大概九月中吧，具体记不清了", "昨天，我叫王小芳，保单号A1234567"]
)
def test_a_day_however_vague_is_no_more_of_the_story(read, text):
    assert "story" not in read(text, "incident_time", intent="inform")[1]


def test_an_address_for_a_letter_is_kept_and_answered_here(read):
    text = "不用打給我，寫信到我家就好，新北市板橋區文化路一段188號5樓"
    told = read(text, "reply_channel", intent="inform")[1]
    assert told == {"reply_channel": "same_chat", "story": text}


@pytest.mark.parametrize("text", ["by phone? nah, here", "phone? no, tell me here"])
def test_a_way_asked_back_and_refused_is_not_taken(read, text):
    assert read(text, intent="correct", asked="reply_channel")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("+65 8123 4567 but only after 6", "but only after 6"),
        ("it's 0412 555 019, mornings only", "mornings only"),
        # Chinese says it in a clause of its own
        ("13812345678，晚上打", "晚上打"),
    ],
)
def test_hours_for_a_call_are_kept_for_who_calls(read, text, told):
    entities = read(text, intent="inform", asked="contact")[1]
    assert entities["story"] == told
    assert "incident_time" not in entities


@pytest.mark.parametrize(
    "text",
    ["and also last month's parcel was never refunded", "and also 上个月那个 parcel 没 refund"],
)
def test_more_of_what_happened_beside_a_day_is_kept(read, text):
    entities = read(text, asked="incident_time", intent="inform")[1]
    assert entities["story"] == text


def test_in_place_of_a_principal_a_day_corrects_and_more_is_told(read):
    intent, entities = read("It was in April 2025 I think", asked="principal", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "incident_time")
    text = "there was no first aid box and nobody wrote it down"
    entities = read(text, asked="principal", intent="inform")[1]
    assert (entities["story"], "answer" in entities) == (text, False)
    named = read("nobody helped. his name is Odhran", asked="principal", intent="inform")[1]
    assert named["principal"] == "his name is Odhran"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no number. membership name is Keisha Thompson", "customer_name"),
        ("none, but I paid by Visa on the 3rd", "incident_time"),
        ("没有，是3号刷的卡", "incident_time"),
    ],
)
def test_who_has_no_number_and_tells_something_else_is_not_asked_again(read, text, found):
    entities = read(text, asked="reference_number", intent="correct")[1]
    assert entities["reference_number"] == "-"
    assert found in entities


@pytest.mark.parametrize("text", ["I'm 79 and I don't do email", "我不用邮件，也不会打电话"])
def test_who_refuses_a_way_is_answered_in_the_chat(read, text):
    entities = read(text, asked="reply_channel", intent="inform")[1]
    assert entities["reply_channel"] == "same_chat"


def test_a_day_in_place_of_a_contact_corrects_the_day(read):
    text = "I think so. It was the Tuesday just gone, the 17th"
    intent, entities = read(text, asked="contact", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "incident_time")


def test_a_day_is_no_number(read):
    entities = read("上個月帳單 10/15", asked="reference_number", intent="inform")[1]
    assert not {"answer", "reference_number"} & set(entities)


@pytest.mark.parametrize(
    "text", ["$45.99, on the 18th, your streaming thing", "18号，你们那个视频会员"]
)
def test_the_thing_named_beside_a_day_is_kept(read, text):
    entities = read(text, asked="incident_time", intent="inform")[1]
    assert entities["story"] == text
    assert "incident_time" in entities


def test_a_sum_and_what_happened_are_no_day(read):
    text = "ur app took my 15 quid top up and no credit"
    entities = read(text, asked="incident_time", intent="inform")[1]
    assert (entities["story"], "answer" in entities) == (text, False)


@pytest.mark.parametrize("text", ["Well, here then I suppose", "就这里吧"])
def test_the_chat_is_chosen_beside_another_question(read, text):
    entities = read(text, asked="incident_time", intent="inform")[1]
    assert entities["reply_channel"] == "same_chat"


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Take her address off it and tell me who has seen it", "demand"),
        ("the screen in every van of yours with names on it", "story"),
        ("把她的地址删掉，告诉我谁看过", "demand"),
    ],
)
def test_what_is_told_in_place_of_a_way_to_reply_is_not_lost(read, text, slot):
    assert slot in read(text, asked="reply_channel", intent="inform")[1]


def test_paper_is_a_way_that_is_not_offered(read):
    entities = read("Could I have it on paper", asked="reply_channel", intent="inform")[1]
    assert "reply_channel" not in entities


@pytest.mark.parametrize("text", ["我没得啥子单号 我眼神不好看不清", "没有保单号 我眼神不好看不清"])
def test_who_refuses_another_detail_and_goes_on_is_heard(read, text):
    told = {"reference_number": "-", "story": text}
    assert read(text, "demand", "skip", 0.69) == ("inform", told)


def test_something_else_than_a_call_is_wanted_where_calls_are_spoken_of(read):
    told = read("我只想把号码恢复了能打电话", "reply_channel", "inform", 0.9)[1]
    assert told == {"demand": "我只想把号码恢复了能打电话"}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a new one sent. it's for a wedding on Friday", "a new one sent"),
        ("换一个新的。周五婚礼要用", "换一个新的"),
    ],
)
@pytest.mark.parametrize("asked", ["reference_number", "incident_time"])
def test_a_remedy_that_heads_an_answer_to_something_else_is_the_wish(read, text, wish, asked):
    assert wish in read(text, asked, "inform", 0.7)[1]["demand"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("0141 496 0733 after 6pm", "after 6pm"), ("电话13812345678，下午六点以后", "下午六点以后")],
)
def test_the_hours_behind_a_number_are_kept_for_who_rings(read, text, hours):
    told = read(text, "contact", "inform", 0.7)[1]
    assert told["phone"]
    assert (told["story"], "incident_time" in told) == (hours, False)


@pytest.mark.parametrize("text", ["says face not recognised", "一直显示人脸识别失败"])
def test_what_a_thing_says_is_no_wish(read, text):
    told = read(text, "demand", "inform", 0.8)[1]
    assert ("demand" in told, told["story"]) == (False, text)


@pytest.mark.parametrize("text", ["还我押金", "refund my deposit"])
def test_of_a_bare_wish_it_is_still_asked_what_happened(read, text):
    assert read(text, "story", "inform", 0.9) == ("inform", {"demand": text})


def test_a_number_given_beside_the_refusal_of_another_is_kept(read):
    for asked in ("reference_number", "demand"):
        told = read("没得卡号 我存折尾号3308", asked, "inform", 0.5)[1]
        assert told["reference_number"] == "3308"


def test_a_whole_name_behind_its_surname_is_the_name(read):
    told = read("那就发这里吧 姓葛 葛秀珍", "reply_channel", "inform", 0.9)[1]
    assert (told["reply_channel"], told["customer_name"]) == ("same_chat", "葛秀珍")


def test_what_somebody_else_had_them_do_is_no_wish(read):
    told = read("报警了 警察让我也跟你们说一声", "reply_channel", "inform", 0.9)[1]
    assert "demand" not in told


def test_what_is_told_behind_the_refusal_of_a_number_is_kept(read):
    text = "单号没有 是在美团上订的"
    told = {"reference_number": "-", "story": text}
    assert read(text, "reference_number", "inform", 0.6) == ("inform", told)
    assert read("没有单号", "reference_number", "inform", 0.6)[0] == "skip"
    angry = "问问问，烦死了，哪有什么单号！"
    assert read(angry, "reference_number", "inform", 0.6) == ("skip", {})


def test_let_me_is_a_wish_where_one_is_asked_for(read):
    told = read("让我把钱取了 老人等着看病", "demand", "inform", 0.6)[1]
    assert "让我把钱取了" in told["demand"]
    assert "demand" not in read("让我等了两个小时", "demand", "inform", 0.6)[1]
