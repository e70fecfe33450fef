"""What is written down of an answer to the form; every English case has a Chinese twin."""

import pytest


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
    ("asked", "text", "email", "channel"),
    [
        ("reply_channel", "amy@example.com", "amy@example.com", "email"),
        ("reply_channel", "发到 wang@example.cn", "wang@example.cn", "email"),
    ],
)
def test_an_address_says_how_to_reply(read, asked, text, email, channel):
    assert read(text, asked) == ("inform", {"email": email, "reply_channel": channel})


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("0912345678 陳小姐", "+886912345678", "陳小姐"),
        ("0161 496 0018", "+441614960018", None),
        ("62345678 王先生", "62345678", "王先生"),
        ("13900001111，王芳", "+8613900001111", "王芳"),
        ("jo@example.com, Jo Smith", "jo@example.com", "Jo Smith"),
        ("555 0134", "5550134", None),
    ],
)
def test_a_contact_is_read_with_the_name_beside_it(read, text, number, name) -> None:
    _, entities = read(text, asked="contact")
    contact = entities.get("phone") or entities.get("email")
    assert (contact, entities.get("customer_name")) == (number, name)


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


def test_what_happened_told_in_place_of_the_category_is_kept(read):
    text = "昨天急用钱去取 说要锁三年 提前赎回要亏"
    assert read(text, intent="inform", asked="category_choice")[1]["story"] == text


def test_the_reason_of_a_refusal_is_taken_whatever_is_asked(read):
    told = read("拒赔通知书上写的是未如实告知", intent="inform", asked="reference_number")[1]
    assert told["given_reason"] == "未如实告知"


@pytest.mark.parametrize("text", ["My account number is 60412288", "我的账号是60412288"])
def test_an_account_number_is_no_phone(read, text):
    assert read(text, "reference_number", intent="inform") == (
        "inform",
        {"reference_number": "60412288"},
    )


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


@pytest.mark.parametrize("text", ["no not by phone", "don't call me", "别打电话", "不方便接电话"])
def test_who_only_says_how_not_to_be_reached_is_answered_here(read, text):
    assert read(text, "reply_channel", intent="inform")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize("text", ["Priya", "Michael Okafor", "李建国"])
def test_a_name_where_a_contact_is_asked_is_a_name(read, text):
    assert read(text, "contact", intent="inform") == ("inform", {"customer_name": text})


@pytest.mark.parametrize("text", ["Michael Okafor", "Zoe", "李建国"])
def test_a_name_at_the_summary_is_a_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": text})


def test_here_in_cantonese(read):
    assert read("咁就喺度啦", "reply_channel", intent="inform")[1] == {"reply_channel": "same_chat"}


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


def test_a_name_in_a_frame_is_taken_at_the_summary(read):
    assert read("its Priya", "confirmation", intent="inform")[1]["customer_name"] == "Priya"


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


@pytest.mark.parametrize(
    ("text", "number"), [("訂單編號是 UB-20931", "UB-20931"), ("订单号 MYX-88213", "MYX-88213")]
)
def test_a_number_told_where_a_wish_is_asked_for_is_only_a_number(read, text, number):
    assert read(text, "demand", intent="inform") == ("inform", {"reference_number": number})


def test_an_address_for_a_letter_is_kept_and_answered_here(read):
    text = "不用打給我，寫信到我家就好，新北市板橋區文化路一段188號5樓"
    told = read(text, "reply_channel", intent="inform")[1]
    assert told == {"reply_channel": "same_chat", "story": text}


def test_a_surname_in_place_of_whose_matter_it_is_is_the_writers(read):
    assert read("我姓周", "principal", intent="out_of_scope") == ("inform", {"customer_name": "周"})


@pytest.mark.parametrize(
    "text", ["order is SGX-88120-44, vase cost me $138", "单号SGX-88120-44，花瓶一百三十八块买的"]
)
def test_a_number_told_late_with_what_it_is_of_is_no_wish(read, text):
    entities = read(text, intent="file_complaint", asked="demand")[1]
    assert entities["reference_number"] == "SGX-88120-44"
    assert "demand" not in entities


@pytest.mark.parametrize("text", ["by phone? nah, here", "phone? no, tell me here"])
def test_a_way_asked_back_and_refused_is_not_taken(read, text):
    assert read(text, intent="correct", asked="reply_channel")[1]["reply_channel"] == "same_chat"


def test_where_to_reach_somebody_is_no_policy_number(read):
    intent, told = read("我电话 13511112222 姓陶", "reference_number", intent="inform")
    assert (intent, told["reply_channel"], told["phone"]) == ("inform", "phone", "+8613511112222")
    assert (told["customer_name"], "answer" in told, "reference_number" in told) == (
        "陶",
        False,
        False,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("email：chiahao.wu@example.tw 吳家豪", "吳家豪"),
        ("打俾我得啦 6234 5678 何太", "何太"),
        ("my e-mail is j.lee@example.com, Janet Lee", "Janet Lee"),
    ],
)
@pytest.mark.parametrize("asked", ["incident_time", "reply_channel"])
def test_a_name_beside_a_contact_is_taken_whatever_was_asked(read, text, name, asked):
    assert read(text, asked, intent="inform")[1]["customer_name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "+65 8123 4567 but only after 6",
        "phone is fine, 0412 555 019, mornings only",
        "13812345678，晚上打",
    ],
)
def test_hours_for_a_call_are_kept_for_who_calls(read, text):
    entities = read(text, intent="inform", asked="contact")[1]
    assert entities["story"] == text
    assert "incident_time" not in entities


@pytest.mark.parametrize("text", ["携程订单 3001 8899 12", "order 3001 8899 12"])
def test_the_number_of_an_order_is_nobodys_telephone(read, text):
    assert "phone" not in read(text, "reply_channel", intent="inform")[1]


@pytest.mark.parametrize("text", ["where did you note my number?", "你記咗我電話去邊？"])
def test_a_question_about_the_desk_is_no_wish(read, text):
    intent, entities = read(text, asked="demand", intent="inform")
    assert (intent, entities.get("demand")) == ("nlu_fallback", None)


def test_a_surname_alone_is_no_wish(read):
    assert read("陳", asked="demand", intent="inform")[1] == {"customer_name": "陳"}


@pytest.mark.parametrize(
    "text",
    ["and also last month's parcel was never refunded", "and also 上个月那个 parcel 没 refund"],
)
def test_more_of_what_happened_beside_a_day_is_kept(read, text):
    entities = read(text, asked="incident_time", intent="inform")[1]
    assert entities["story"] == text


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
    ("text", "demand"),
    [
        ("Money back. They told me it had water in it and it never did", "Money back."),
        ("A new one. The man at the desk, Colm, was rude about it", "A new one."),
    ],
)
def test_what_happened_behind_a_wish_goes_to_the_story(read, text, demand):
    entities = read(text, asked="demand", intent="inform")[1]
    assert entities["demand"] == demand
    assert entities["story"] == text.removeprefix(demand).strip()


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


def test_in_place_of_a_principal_a_day_corrects_and_more_is_told(read):
    intent, entities = read("It was in April 2025 I think", asked="principal", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "incident_time")
    text = "there was no first aid box and nobody wrote it down"
    entities = read(text, asked="principal", intent="inform")[1]
    assert (entities["story"], "answer" in entities) == (text, False)
    named = read("nobody helped. his name is Odhran", asked="principal", intent="inform")[1]
    assert named["principal"] == "his name is Odhran"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harold Pemberton. Mr.", "Harold Pemberton"),
        ("Mr Devlin will do", "Mr Devlin"),
        ("周先生", "周先生"),
    ],
)
def test_a_title_behind_a_name_and_a_word_of_leave_are_no_part_of_it(read, text, name):
    assert read(text, asked="customer_name", intent="inform")[1]["customer_name"] == name


@pytest.mark.parametrize("text", ["its Aoife", "我姓周"])
def test_a_name_in_its_frame_is_taken_where_the_way_to_reply_was_asked_for(read, text):
    entities = read(text, asked="reply_channel", intent="inform")[1]
    assert "customer_name" in entities
    assert "reply_channel" not in entities


def test_how_something_is_is_no_wish(read):
    text = "her account is with you all, a joint account"
    entities = read(text, asked="demand", intent="inform")[1]
    assert ("demand" in entities, entities["story"]) == (False, text)


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


def test_a_sum_to_be_given_back_is_a_wish_and_no_number(read):
    entities = read("64.90 back", asked="reference_number", intent="inform")[1]
    assert (entities["demand"], entities["reference_number"]) == ("64.90 back", "-")


@pytest.mark.parametrize("text", ["I'm 79 and I don't do email", "我不用邮件，也不会打电话"])
def test_who_refuses_a_way_is_answered_in_the_chat(read, text):
    entities = read(text, asked="reply_channel", intent="inform")[1]
    assert entities["reply_channel"] == "same_chat"


def test_a_day_in_place_of_a_contact_corrects_the_day(read):
    text = "I think so. It was the Tuesday just gone, the 17th"
    intent, entities = read(text, asked="contact", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "incident_time")


def test_a_name_before_a_relation_is_the_writers(read):
    entities = read("Chantelle, I'm her granddaughter", asked="principal", intent="inform")[1]
    assert entities["customer_name"] == "Chantelle"
    assert entities["principal"] == "I'm her granddaughter"


def test_a_day_is_no_number(read):
    entities = read("上個月帳單 10/15", asked="reference_number", intent="inform")[1]
    assert not {"answer", "reference_number"} & set(entities)


def test_who_it_belongs_to_is_no_wish(read):
    text = "我自己的事啦 卡是我媽辦給我的附卡"
    assert "demand" not in read(text, asked="reply_channel", intent="inform")[1]


def test_whether_somebody_answers_for_it_is_no_wish(read):
    text = "你哋總公司係咪要負責？"
    assert "demand" not in read(text, asked="demand", intent="inform")[1]


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


def test_a_name_in_letters_behind_a_form_of_address_is_read(read):
    assert read("叫我阿May", asked="customer_name")[1]["customer_name"] == "阿May"


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
