"""Ways to be reached, told in answer to anything; English cases have Chinese twins."""

import pytest

_ADDRESSES = (
    "14 Ashgrove Close, BD9 4RT",
    "send it to me at PO Box 31 San Antonio Texas 78298",
    "寄到广州市天河区龙口西路12号",
    "上海邮政信箱 045-123",
)


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


@pytest.mark.parametrize("text", ["My account number is 60412288", "我的账号是60412288"])
def test_an_account_number_is_no_phone(read, text):
    assert read(text, "reference_number", intent="inform") == (
        "inform",
        {"reference_number": "60412288"},
    )


@pytest.mark.parametrize("text", ["Priya", "Michael Okafor", "李建国"])
def test_a_name_where_a_contact_is_asked_is_a_name(read, text):
    assert read(text, "contact", intent="inform") == ("inform", {"customer_name": text})


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


def test_a_name_in_small_letters_stands_beside_a_number(read):
    told = read("+44 7700 900123 farida", "contact", intent="inform")[1]
    assert (told["customer_name"], told["phone"]) == ("Farida", "+447700900123")


@pytest.mark.parametrize("text", ["這邊回就好", "就这头说吧", "here is fine"])
def test_on_this_side_is_in_this_chat(read, text):
    assert read(text, "reply_channel")[1]["reply_channel"] == "same_chat"


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


@pytest.mark.parametrize("text", _ADDRESSES)
@pytest.mark.parametrize("asked", ["reply_channel", "contact"])
def test_an_address_for_letters_is_kept_and_answered_here(read, asked, text):
    assert read(text, asked) == ("inform", {"story": text, "reply_channel": "same_chat"})


@pytest.mark.parametrize("text", _ADDRESSES)
@pytest.mark.parametrize("asked", ["customer_name", "confirmation"])
def test_an_address_for_letters_is_nobodys_name_and_is_kept_at_the_end(read, asked, text):
    assert read(text, asked) == ("inform", {"story": text})


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
    "asked", ["reference_number", "incident_time", "customer_name", "demand", "given_reason"]
)
@pytest.mark.parametrize("text", ["You can answer me here", "在这里回复我就行"])
def test_how_to_hear_back_is_never_the_answer_to_another_question(read, asked, text):
    assert read(text, asked, intent="inform") == ("inform", {"reply_channel": "same_chat"})


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("You can answer me here", "same_chat"),
        ("在这里回复我就行", "same_chat"),
        ("call me instead", "phone"),
        ("还是打电话给我吧", "phone"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_help", "request_human"])
def test_the_way_to_reply_is_an_answer_whatever_the_head_says(read, intent, text, channel):
    told = read(text, "reply_channel", intent=intent, confidence=0.9)
    assert told == ("inform", {"reply_channel": channel})


@pytest.mark.parametrize(
    ("asked", "text", "entities"),
    [
        ("incident_time", "email", {"reply_channel": "email"}),
        ("customer_name", "phone", {"reply_channel": "phone"}),
        ("demand", "打电话就行", {"reply_channel": "phone"}),
    ],
)
def test_a_way_to_hear_back_alone_is_kept_whatever_was_asked(read, asked, text, entities):
    assert read(text, asked, intent="inform") == ("inform", entities)


def test_an_address_told_in_place_of_a_reason_is_where_to_answer(read):
    for asked in ("given_reason", "principal"):
        intent, told = read("email then, r.castle@example.co.uk", asked)
        assert intent == "inform"
        assert told == {"email": "r.castle@example.co.uk", "reply_channel": "email"}


def test_papers_and_names_told_late_are_no_way_to_hear_back(read):
    words = "he is Harbhajan Singh, I have letter of authority"
    assert read(words, "reply_channel")[1] == {"principal": words}
    assert read("my name Jaspreet", "principal")[1] == {"customer_name": "Jaspreet"}
    told = {"phone": "+919815500432", "reply_channel": "phone", "customer_name": "Jaspreet"}
    assert read("+91 98155 00432 Jaspreet", "reply_channel")[1] == told


@pytest.mark.parametrize(
    "text", ["发短信给我15888880000", "text me on 07700 900123, please don't ring"]
)
def test_a_number_for_text_messages_is_kept_and_is_not_called(read, text):
    entities = read(text, "reply_channel", "inform", 0.9)[1]
    # staff are told that no call is wanted (`actions/form/checks.py`)
    assert (entities["reply_channel"], entities["story"]) == ("phone", text)
    assert entities["phone"]


@pytest.mark.parametrize("asked", ["contact", "reply_channel"])
@pytest.mark.parametrize(
    ("text", "name"),
    [("就山东路18号3单元201 姓葛", "葛"), ("12 Mill Road, by letter please", None)],
)
def test_an_address_for_letters_is_kept_for_staff_and_is_no_day(read, asked, text, name):
    entities = read(text, asked, "inform", 0.9)[1]
    assert (entities["story"], entities["reply_channel"]) == (text, "same_chat")
    assert entities.get("customer_name") == name
    assert "incident_time" not in entities


def test_who_leaves_no_number_after_all_is_answered_where_they_are(read):
    assert read("行吧就这里", "contact", "affirm", 0.9) == (
        "inform",
        {"reply_channel": "same_chat"},
    )


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("快递员直接扔门口的！我室友看见了！！", True),
        ("The courier just threw it at the door! My flatmate saw it!!", True),
        ("医生明明开了证明，你们的人又没看过我，凭什么说没必要？", True),
        ("是我爱人名下的那张，在解放路支行办的", False),
        ("it's in my husband's name, opened at the High Street branch", False),
    ],
)
def test_who_goes_on_complaining_is_asked_for_the_number_again(read, text, goes_on):
    told = read(text, "reference_number", "file_complaint", 0.78)[1]
    assert ("story" in told, "answer" in told) == (goes_on, not goes_on)


@pytest.mark.parametrize("text", ["短信上写的保单尾号 3380912", "the policy number is 3380912"])
def test_where_a_number_stands_is_no_part_of_the_story(read, text):
    told = read(text, "reference_number", "inform", 0.9)[1]
    assert (told["reference_number"], "story" in told) == ("3380912", False)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("就在这儿发嘛 莫打电话 听到电话响就心慌", "same_chat"),
        ("打嚟", "phone"),
        ("here please, don't ring, the phone scares me", "same_chat"),
    ],
)
def test_a_way_refused_or_named_in_dialect_is_understood(read, text, way):
    assert read(text, "reply_channel", "inform", 0.9)[1]["reply_channel"] == way


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("手机号就是账号，138 0255 0167，我爸的", "138 0255 0167"),
        ("my dad's mobile number is the account, 0455 123 908", "0455 123 908"),
    ],
)
def test_a_relatives_number_that_is_the_account_is_no_way_to_reach_the_writer(read, text, number):
    told = read(text, "reference_number", intent="inform")[1]
    assert told["reference_number"] == number
    assert not told.keys() & {"phone", "story", "customer_name"}


@pytest.mark.parametrize("text", ["12", "138 12", "电话先不留，下午2点后说"])
def test_figures_alone_are_an_answer_however_few(read, text):
    entities = read(text, intent="inform", asked="contact")[1]
    assert ("answer" in entities) is text.replace(" ", "").isdigit()
