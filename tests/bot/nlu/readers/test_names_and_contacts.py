"""Names and ways to be reached, told in answer to anything; English cases have Chinese twins."""

import pytest


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
    ("text", "way", "name"),
    [
        ("here is fine, Tom", "same_chat", "Tom"),
        ("in this chat, I'm Tom", "same_chat", "Tom"),
        ("right here please - Nora Whitfield", "same_chat", "Nora Whitfield"),
        ("就这里 小陈", "same_chat", "小陈"),
        ("就在这儿回吧，赵敏", "same_chat", "赵敏"),
        ("here is ok. Thanks", "same_chat", None),
        ("在这里吧，谢谢", "same_chat", None),
    ],
)
def test_a_name_beside_the_way_to_hear_back_is_not_asked_for_again(read, text, way, name):
    _, told = read(text, "reply_channel", intent="inform")
    assert (told["reply_channel"], told.get("customer_name")) == (way, name)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("微信联系就行，电话13766668888也可以", "phone"),
        ("发短信吧 13766668888", "phone"),
        ("WhatsApp or sms to me, 024 555 0173", "phone"),
        ("微信 13766668888", "same_chat"),
        ("whatsapp or just call 07700 900456", "phone"),
    ],
)
def test_a_number_for_calls_or_texts_beside_another_way_is_where_the_answer_goes(read, text, way):
    assert read(text, "reply_channel", intent="inform")[1]["reply_channel"] == way


def test_a_word_behind_the_way_to_hear_back_signs_a_story(read_outside):
    text = "No hot water for four days, I'd like two nights refunded. here is fine, Marga"
    assert read_outside(text, "file_complaint", 0.99)[1]["customer_name"] == "Marga"
    text = (
        "No hot water for four days in Faro, Portugal. I'd like two nights refunded, here is fine"
    )
    assert "customer_name" not in read_outside(text, "file_complaint", 0.99)[1]


@pytest.mark.parametrize(("text", "name"), [("here please, Tom", "Tom"), ("就这里，小梁", "小梁")])
@pytest.mark.parametrize("asked", ["given_reason", "reference_number", "incident_time"])
def test_a_way_to_hear_back_and_a_name_answer_no_other_question(read, asked, text, name):
    told = read(text, asked, intent="inform")[1]
    assert told == {"reply_channel": "same_chat", "customer_name": name}


def test_who_is_to_be_rung_on_the_number_told_has_said_how(read):
    text = "ring me on that number after 5, name's Gus Ferreira"
    for asked in ("reference_number", "reply_channel"):
        told = read(text, asked, intent="inform")[1]
        assert (told["reply_channel"], told["customer_name"]) == ("phone", "Gus Ferreira")


def test_a_story_is_signed_behind_its_last_mark(read_outside):
    text = "You closed my account on 2 November, I want it reopened. Here is fine. Omar Haddad"
    assert read_outside(text, "file_complaint", 0.99)[1]["customer_name"] == "Omar Haddad"


@pytest.mark.parametrize("text", ["My account number is 60412288", "我的账号是60412288"])
def test_an_account_number_is_no_phone(read, text):
    assert read(text, "reference_number", intent="inform") == (
        "inform",
        {"reference_number": "60412288"},
    )


@pytest.mark.parametrize("text", ["no not by phone", "don't call me", "别打电话", "不方便接电话"])
def test_who_only_says_how_not_to_be_reached_is_answered_here(read, text):
    assert read(text, "reply_channel", intent="inform")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize("text", ["Priya", "Michael Okafor", "李建国"])
def test_a_name_where_a_contact_is_asked_is_a_name(read, text):
    assert read(text, "contact", intent="inform") == ("inform", {"customer_name": text})


@pytest.mark.parametrize("text", ["Michael Okafor", "Zoe", "李建国"])
def test_a_name_at_the_summary_is_a_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": text})


def test_a_name_in_a_frame_is_taken_at_the_summary(read):
    assert read("its Priya", "confirmation", intent="inform")[1]["customer_name"] == "Priya"


def test_a_surname_in_place_of_whose_matter_it_is_is_the_writers(read):
    assert read("我姓周", "principal", intent="out_of_scope") == ("inform", {"customer_name": "周"})


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


@pytest.mark.parametrize("text", ["携程订单 3001 8899 12", "order 3001 8899 12"])
def test_the_number_of_an_order_is_nobodys_telephone(read, text):
    assert "phone" not in read(text, "reply_channel", intent="inform")[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harold Pemberton. Mr.", "Harold Pemberton"),
        ("Mr Devlin will do", "Mr Devlin"),
        ("姓何就行", "何"),
        ("我姓王就好", "王"),
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


def test_a_name_before_a_relation_is_the_writers(read):
    entities = read("Chantelle, I'm her granddaughter", asked="principal", intent="inform")[1]
    assert entities["customer_name"] == "Chantelle"
    assert entities["principal"] == "I'm her granddaughter"


def test_a_name_in_letters_behind_a_form_of_address_is_read(read):
    assert read("叫我阿May", asked="customer_name")[1]["customer_name"] == "阿May"


def test_a_name_in_small_letters_stands_beside_a_number(read):
    told = read("+44 7700 900123 farida", "contact", intent="inform")[1]
    assert (told["customer_name"], told["phone"]) == ("Farida", "+447700900123")


def test_a_word_before_a_name_is_none_of_it(read):
    told = read("make sure the name's just Owen Price", "confirmation", intent="correct")[1]
    assert told["customer_name"] == "Owen Price"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("叫阿哲啦", "阿哲"),
        ("喊我小赵就行", "小赵"),
        ("稱呼我林小姐就可以了", "林小姐"),
        ("敝姓顾。", "顾"),
        ("鄭小姐，鄭佩儀", "鄭佩儀"),
        ("just call me Ray", "Ray"),
    ],
)
def test_a_name_that_is_told_casually_is_one(read, text, name):
    assert read(text, "customer_name", intent="nlu_fallback")[1]["customer_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("電郵 li.ting@example.com", None),
        ("联系方式：13800001234（杜明）", "杜明"),
        ("组长 杜明 13800001234", "杜明"),
        ("the chairman, Ray Colley, 07700 900123", "Ray Colley"),
    ],
)
def test_beside_a_contact_neither_its_kind_nor_an_office_is_a_name(read, text, name):
    assert read(text, "contact")[1].get("customer_name") == name


@pytest.mark.parametrize("text", ["這邊回就好", "就这头说吧", "here is fine"])
def test_on_this_side_is_in_this_chat(read, text):
    assert read(text, "reply_channel")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize(
    ("text", "name"), [("权斌", "权斌"), ("楚静怡。", "楚静怡"), ("权利", None)]
)
def test_a_rare_surname_begins_a_name_where_one_is_asked_for(read, text, name):
    told = read(text, "customer_name", intent="ask_rights", confidence=0.9)[1]
    assert told.get("customer_name") == name


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("号就是我这个手机号 13800001234", "13800001234"),
        ("the account is just my mobile, 07700 900123", "07700 900123"),
    ],
)
def test_a_phone_that_is_the_number_of_the_matter_is_written_alone(read, text, number):
    assert read(text, "reference_number")[1]["reference_number"] == number


def test_a_policy_number_in_groups_is_nobodys_telephone(read):
    told = read("保单 PA 9930 2218 76", "reference_number")[1]
    assert told == {"reference_number": "PA 9930 2218 76"}


@pytest.mark.parametrize(
    ("text", "phone", "whose"),
    [
        (
            "call my daughter, she's called Amy, 0161 496 0123",
            "+441614960123",
            "call my daughter, she's called Amy",
        ),
        ("打给我女儿，她叫小敏，13900000000", "+8613900000000", "打给我女儿，她叫小敏"),
    ],
)
@pytest.mark.parametrize("asked", ["reply_channel", "contact"])
def test_whose_number_it_is_stands_in_the_story(read, text, phone, whose, asked):
    told = read(text, asked, intent="inform")[1]
    assert (told["phone"], told["story"], told.get("customer_name")) == (phone, whose, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Suresh Pillai, as already mentioned", "Suresh Pillai"), ("周敏，刚才说过了", "周敏")],
)
def test_a_name_stands_before_the_remark_that_it_was_told(read, text, name):
    assert read(text, "customer_name", intent="inform")[1]["customer_name"] == name


@pytest.mark.parametrize("text", ["call, afternoons", "phone after 3, school run", "打电话，下午"])
def test_the_hours_beside_a_call_are_kept(read, text):
    told = read(text, "reply_channel", intent="inform")[1]
    assert (told["reply_channel"], told["story"]) == ("phone", text)


@pytest.mark.parametrize("text", ["call me better, but mornings i 在巴刹", "call me after 6pm"])
def test_how_to_ring_is_nobodys_name(read, text):
    found = read(text, "reply_channel", "inform", 0.8)[1]
    assert (found["reply_channel"], "customer_name" in found) == ("phone", False)
    assert found["story"]


def test_who_wants_no_more_calls_has_not_chosen_one(read):
    for text in ("stop calling me!把我 number 从 list 删掉", "别再 call 我了,把我号码删掉"):
        assert read(text, "demand", "file_complaint", 0.9)[1].get("reply_channel") != "phone"


def test_a_call_from_somebody_is_wanted_and_the_way_not_chosen_yet(read):
    text = "要個 supervisor call 返我同埋道歉"
    assert read(text, "demand", "file_complaint", 0.8)[1]["demand"] == text


@pytest.mark.parametrize("text", ["我岳母，姓董，董玉兰", "My mother, Rita Colley"])
def test_the_name_of_a_relative_is_not_the_writers(read, text):
    told = read(text, "principal")[1]
    assert "customer_name" not in told
    assert told.get("principal") or told.get("answer")


def test_who_signs_a_letter_is_its_writer_and_is_answered_as_it_says(read_outside):
    letter = (
        "Dear Sirs, your men left my mattress in the rain on Monday. Kindly reply by e-mail to "
        "a.penrose@letters.example. Yours faithfully, Ada Penrose"
    )
    told = read_outside(letter, "file_complaint", 0.99)[1]
    assert (told["customer_name"], told["reply_channel"]) == ("Ada Penrose", "email")


def test_a_name_stands_before_whose_mother_it_is(read):
    told = read("Lorna West, his mum. he is Kit West", "customer_name", intent="inform")[1]
    assert told["customer_name"] == "Lorna West"


@pytest.mark.parametrize("text", ["By telephone, but not before ten in the morning"])
def test_hours_that_are_ruled_out_are_kept_beside_the_call(read, text):
    told = read(text, "reply_channel", intent="inform")[1]
    assert (told["reply_channel"], told["story"]) == ("phone", text)


def test_whose_mother_writes_is_told_behind_her_name(read):
    told = read("Lorna West, his mum. he is Kit West", "customer_name", intent="inform")[1]
    assert told["principal"] == "his mum. he is Kit West"


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Tom Reed, just refund me", "Tom Reed", {"demand": "just refund me"}),
        ("Tom Reed please just refund me", "Tom Reed", {"demand": "please just refund me"}),
        ("我叫王强，赶紧退钱", "王强", {"demand": "赶紧退钱"}),
        ("Mary Brown, my mum's policy", "Mary Brown", {"principal": "my mum's policy"}),
        ("Anjali Raval, his daughter", "Anjali Raval", {"principal": "his daughter"}),
        ("王强，是我妈的保单", "王强", {"principal": "是我妈的保单"}),
        ("陈敏，他女儿", "陈敏", {"principal": "他女儿"}),
        ("Tom Reed, but don't ring my wife", "Tom Reed", {"story": "but don't ring my wife"}),
        ("王强，不过账户是我老婆的", "王强", {"story": "不过账户是我老婆的"}),
        ("Tom Reed, your driver lied to me", "Tom Reed", {"story": "your driver lied to me"}),
        ("王强，你们司机骂我了", "王强", {"story": "你们司机骂我了"}),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "skip"])
def test_what_is_told_behind_a_name_is_kept_as_what_it_is(read, text, name, kept, intent):
    intent, told = read(text, "customer_name", intent)
    assert intent == "inform"
    assert told == {"customer_name": name} | kept


@pytest.mark.parametrize(
    ("text", "name", "field"),
    [
        ("Tom Reed, but it was 340 not 430", "Tom Reed", "amount"),
        ("Tom Reed. sorry, it was 3 March not 2 March", "Tom Reed", "incident_time"),
        ("王强，但是金额是340不是430", "王强", "amount"),
    ],
)
def test_a_correction_behind_a_name_is_one(read, text, name, field):
    intent, told = read(text, "customer_name", "inform")
    assert (intent, told["correction_field"], told["customer_name"]) == ("correct", field, name)


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("Tom Reed, but can I speak to a person?", "Tom Reed", "request_human"),
        ("Tom Reed. how long will it take?", "Tom Reed", "ask_process"),
        ("王强，不过我要找真人", "王强", "request_human"),
        ("王强，多久有结果？", "王强", "ask_process"),
    ],
)
def test_a_question_behind_a_name_is_heard_and_the_name_kept(read, text, name, intent):
    read_as, told = read(text, "customer_name", intent, 0.9)
    assert (read_as, told["customer_name"]) == (intent, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mei Yee, but no need to thank me", "Mei Yee"),
        ("Tom Reed, thanks for your help", "Tom Reed"),
        ("Tunde Bakare. sorry for shouting before, long night", "Tunde Bakare"),
        ("no, but call me Tom", "Tom"),
        ("李娜，不用谢我", "李娜"),
        ("王强。刚才态度不好，对不住", "王强"),
        ("老马，马建军", "马建军"),
    ],
)
def test_a_courtesy_behind_a_name_tells_nothing(read, text, name):
    assert read(text, "customer_name", "inform") == ("inform", {"customer_name": name})


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("contact", "I will go to the FCA and Insurance Ombudsman. My mail is p.k@example.in"),
        ("reply_channel", "here is fine, Consumer Authority"),
        ("reply_channel", "就这里，Cathay Insurance"),
        ("customer_name", "他们说我是 Pre-existing Condition"),
        ("customer_name", "Pre-existing Condition"),
        ("customer_name", "Waiting Period Clause"),
        ("customer_name", "the name on the parcel is wrong"),
        ("customer_name", "订单上的名字写错了"),
    ],
)
def test_an_office_a_paper_or_a_condition_is_nobodys_name(read, asked, text):
    told = read(text, asked, intent="inform")[1]
    assert not {"customer_name", "answer"} & set(told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Banks", "Ann Banks"),
        ("my name is Ann Bank", "Ann Bank"),
        ("我叫 Grace Bank", "Grace Bank"),
        ("Harold Church", "Harold Church"),
        ("Noel'll do", "Noel"),
        ("Just Noel'll do nicely, thanks", "Noel"),
        ("Mrs Whitcombe would do", "Mrs Whitcombe"),
        ("叫 Noel 就行", "Noel"),
        ("the name on the order is Esi Mensah", "Esi Mensah"),
        ("订单上的名字是梁国栋", "梁国栋"),
    ],
)
def test_a_name_that_is_said_to_be_one_or_that_will_do_is_taken(read, text, name):
    assert read(text, "customer_name", intent="inform")[1]["customer_name"] == name


def test_no_name_is_made_of_an_address(read_outside):
    for text in (
        "Charged twice. My mail is asha.rao@example.in",
        "扣了两次款，邮箱 chen.wei@example.cn",
    ):
        assert "customer_name" not in read_outside(text, "file_complaint", 0.99)[1]


@pytest.mark.parametrize(
    ("text", "writer", "other"),
    [
        (
            "Esi Mensah is my mother, the owner. I'm Kofi",
            "Kofi",
            "Esi Mensah is my mother, the owner",
        ),
        ("我爸叫黄志明, 我是女儿 Wing", "Wing", "我爸叫黄志明"),
    ],
)
@pytest.mark.parametrize(
    "asked", ["customer_name", "principal", "contact", "reply_channel", "confirmation", "demand"]
)
def test_who_names_another_beside_themselves_has_told_both(read, asked, text, writer, other):
    intent, told = read(text, asked, intent="out_of_scope")
    assert (intent, told["customer_name"], told["principal"]) == ("inform", writer, other)


_ADDRESSES = (
    "14 Ashgrove Close, BD9 4RT",
    "send it to me at PO Box 31 San Antonio Texas 78298",
    "寄到广州市天河区龙口西路12号",
    "上海邮政信箱 045-123",
)


@pytest.mark.parametrize("text", _ADDRESSES)
@pytest.mark.parametrize("asked", ["reply_channel", "contact"])
def test_an_address_for_letters_is_kept_and_answered_here(read, asked, text):
    assert read(text, asked) == ("inform", {"story": text, "reply_channel": "same_chat"})


@pytest.mark.parametrize("text", _ADDRESSES)
@pytest.mark.parametrize("asked", ["customer_name", "confirmation"])
def test_an_address_for_letters_is_nobodys_name_and_is_kept_at_the_end(read, asked, text):
    assert read(text, asked) == ("inform", {"story": text})


def test_the_name_above_an_address_is_taken(read):
    told = read("Ama Owusu, 14 Ashgrove Close, BD9 4RT", "customer_name")[1]
    assert told["customer_name"] == "Ama Owusu"


@pytest.mark.parametrize(
    "text",
    [
        "could you telephone please?",
        "can I have a phone call",
        "能不能打个电话给我",
        "有人能打给我吗",
    ],
)
@pytest.mark.parametrize("asked", ["reply_channel", "contact"])
def test_a_call_that_is_asked_for_is_how_to_hear_back_and_calls_nobody(read, asked, text):
    flags = [{"name": "wants_human", "confidence": 0.9}]
    intent, told = read(text, asked, intent="request_human", confidence=0.95, flags=flags)
    assert (intent, told["reply_channel"]) == ("inform", "phone")
    assert "flags" not in told


@pytest.mark.parametrize("text", ["could a real person speak to me?", "能不能让真人打给我"])
def test_a_person_asked_for_by_name_stays_a_request(read, text):
    assert read(text, "contact", intent="request_human", confidence=0.95)[0] == "request_human"


@pytest.mark.parametrize(
    "text",
    ["07700 900123, same for whatsapp", "whatsapp also same 07700 900123", "13800138000 微信同号"],
)
def test_what_else_reaches_a_number_is_nobodys_name(read, text):
    entities = read(text, "contact")[1]
    assert "phone" in entities
    assert "customer_name" not in entities


@pytest.mark.parametrize(
    ("text", "name"), [("小吴 可以只写这个吗", "小吴"), ("Tom, is that enough?", "Tom")]
)
def test_a_name_that_is_asked_about_will_do(read, text, name):
    assert read(text, "customer_name", "ask_help", 0.8) == ("inform", {"customer_name": name})


def test_two_names_in_one_breath_are_of_who_writes_and_of_whom(read):
    intent, told = read("我叫林彩娥我妈叫陈阿凤保单是我妈的名字", "customer_name", "inform")
    assert intent == "inform"
    assert told == {"customer_name": "林彩娥", "principal": "我妈叫陈阿凤保单是我妈的名字"}
