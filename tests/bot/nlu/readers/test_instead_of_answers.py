"""Statements, remarks and numbers in place of what was asked for."""

import pytest


@pytest.mark.parametrize("text", ["but amount is debited", "4500 rs", "店家说没收到"])
def test_a_statement_in_place_of_the_day_goes_on_with_the_story(read, text):
    assert read(text, "incident_time", "inform", 0.9)[1]["story"] == text


@pytest.mark.parametrize(
    "text",
    [
        "租金是6,800港币,从我妈的 account 转出去的,房东说还没有收到",
        "the rent is 6,800 dollars, sent from my mum's account, and the landlord hasn't got it",
    ],
)
def test_a_sum_and_what_it_was_for_is_no_number_of_the_matter(read, text):
    found = read(text, "reference_number", "inform", 0.8)[1]
    assert found["story"] == text
    assert "answer" not in found


def test_thanks_or_a_yes_beside_an_address_is_nobodys_name(read):
    for text in ("咁好啦 mei.lau@example.com", "行吧 mei@example.com", "ok lah mei@example.com"):
        assert "customer_name" not in read(text, "contact", "inform", 0.8)[1]


@pytest.mark.parametrize("text", ["get me a real person, 叫你们主管来", "叫你们主管出来跟我讲"])
def test_a_call_for_a_person_in_place_of_the_kind_is_no_wish(read, text):
    intent, found = read(text, "category_choice", "request_human", 0.8)
    assert intent == "request_human"
    assert "demand" not in found


@pytest.mark.parametrize("text", ["resend", "replace it", "重发"])
def test_a_remedy_in_a_word_is_the_wish_whatever_it_sounds_like(read, text):
    assert read(text, "demand", "cancel", 0.7) == ("inform", {"demand": text})


def test_a_wish_is_kept_without_apologies_before_it_and_the_name_behind_it(read):
    told = read("sorry for the language. A courtesy car, that's all", "demand", "inform")[1]
    assert told["demand"] == "A courtesy car, that's all"
    text = "I want the 204 dollars put back and my name is Harold Jenkins by the way"
    told = read(text, "demand", "inform")[1]
    assert told["demand"] == "I want the 204 dollars put back"
    assert told["customer_name"] == "Harold Jenkins"


@pytest.mark.parametrize(
    "text", ["nah no complaint, just trying to make sense of it", "不是投诉，就想问问"]
)
def test_who_has_no_complaint_is_let_out_of_the_form(read, text):
    assert read(text, "incident_time", "ask_help")[0] == "cancel"


def test_who_puts_it_off_throws_nothing_away(read):
    assert read("先不投诉了，我有事", "reply_channel", "cancel") == ("cancel", {})
    told = read("不是投诉，就想问问", "reply_channel", "cancel")
    assert told == ("cancel", {"draft_choice": "discard"})


@pytest.mark.parametrize("text", ["no thats all, cheers", "No, that is all. Thanking you."])
def test_who_has_no_more_to_tell_skips_what_is_asked(read, text):
    assert read(text, "incident_time", "inform")[0] == "skip"


@pytest.mark.parametrize(
    "text", ["not sure when. account number 55102931", "记不清了，账号55102931"]
)
def test_an_unsure_day_beside_a_number_is_left_out(read, text):
    found = read(text, "incident_time", intent="inform")[1]
    assert (found["incident_time"], found["reference_number"]) == ("-", "55102931")
    assert "story" not in found


@pytest.mark.parametrize("asked", ["incident_time", "reference_number"])
def test_a_row_of_digits_alone_is_the_number_of_the_matter(read, asked):
    found = read("8832991022", asked, intent="inform")[1]
    assert found["reference_number"] == "8832991022"
    assert "phone" not in found


def test_a_mobile_in_place_of_a_number_stays_a_phone(read):
    assert "phone" in read("13800138000", "reference_number", intent="inform")[1]


@pytest.mark.parametrize("asked", ["reference_number", "incident_time", "customer_name"])
def test_keys_of_one_row_answer_nothing(read, asked):
    assert read("asdfghjkl", asked, "inform", 0.9)[0] == "nlu_fallback"


@pytest.mark.parametrize("text", ["shopkeeper is saying he has not received", "店家说他那边没收到"])
def test_a_grievance_in_place_of_a_number_leaves_the_number_to_be_asked(read, text):
    told = read(text, "reference_number", "file_complaint", 0.9)[1]
    assert told["story"] == text
    assert "reference_number" not in told


@pytest.mark.parametrize("text", ["shopkeeper is saying he has not received", "店家说他那边没收到"])
def test_a_statement_in_place_of_a_wish_goes_on_with_the_story(read, text):
    told = read(text, "demand", "file_complaint", 0.9)[1]
    assert (told.get("story"), told.get("demand")) == (text, None)


@pytest.mark.parametrize("text", ["I have AN 5520 1183 on an old letter", "信上写的是AN 5520 1183"])
def test_a_number_in_groups_is_taken_as_it_stands(read, text):
    assert read(text, "reference_number", "inform", 0.9)[1]["reference_number"] == "AN 5520 1183"


def test_a_grievance_in_any_english_is_no_wish(read):
    text = "I don pay am finish but una people still dey call my customers and shame me"
    told = read(text, "demand", "file_complaint", 0.95)[1]
    assert (told.get("story"), told.get("demand")) == (text, None)
    wish = "I want una to stop calling my customers and beg them sorry"
    assert "demand" in read(wish, "demand", "file_complaint", 0.95)[1]


def test_what_the_writer_did_is_kept_beside_its_day(read):
    text = "i cancelled in september i have the email n everything"
    told = read(text, "incident_time", "inform", 0.9)[1]
    assert (told["incident_time"], told["story"]) == ("september", text)


@pytest.mark.parametrize(
    "text", ["My wife, 李慧敏. I have her written consent.", "我老婆李慧敏，她写了同意书"]
)
def test_a_relative_and_their_consent_say_whom_it_is_for(read, text):
    intent, told = read(text, "principal")
    assert (intent, bool({"principal", "answer"} & set(told))) == ("inform", True)


@pytest.mark.parametrize("text", ["aiya joking. yesterday", "哎呀开玩笑的啦 昨天"])
def test_a_day_among_words_that_say_nothing_is_taken(read, text):
    intent, told = read(text, "incident_time", "out_of_scope", 0.5)
    assert (intent, told["incident_time"]) == ("inform", text[-9:] if text[0] == "a" else "昨天")


@pytest.mark.parametrize(
    "text",
    [
        "I literally can't buy food right now and rent is due tomorrow, I'm really stressed",
        "现在饭都吃不上了，明天还要交房租，我真的撑得很累",
    ],
)
def test_how_hard_it_is_goes_to_the_story_and_is_no_wish(read, text):
    told = read(text, "demand", flags=[{"name": "vulnerable", "confidence": 0.9}])[1]
    assert (told.get("story"), told.get("demand")) == (text, None)


@pytest.mark.parametrize(
    "text", ["Unfreeze it, I can't buy food for my kids", "快解冻，我连孩子的饭都买不起"]
)
def test_a_wish_beside_how_hard_it_is_is_kept(read, text):
    told = read(text, "demand", flags=[{"name": "vulnerable", "confidence": 0.9}])[1]
    assert told.get("demand")


@pytest.mark.parametrize(
    "text",
    [
        "now i want to close it then your counter say must pay 90 ringgit first",
        "check 过 app,全部都是 overseas 的 transaction",
    ],
)
def test_what_came_of_it_in_place_of_the_wish_goes_on_with_the_story(read, text):
    found = read(text, "demand", "file_complaint", 0.9)[1]
    assert (found["story"], "demand" in found) == (text, False)


@pytest.mark.parametrize(
    ("text", "name"), [("馮太得啦,全名就唔使喇", "馮太"), ("王姐就行，真名不方便", "王姐")]
)
def test_a_name_to_be_called_by_is_taken_without_the_full_one(read, text, name):
    assert read(text, "customer_name", "inform", 0.8)[1]["customer_name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "哦哦懂了 我还没出事哈 就是怕买错",
        "没发生啥子事得",
        "nothing has happened to me",
    ],
)
def test_who_has_met_with_nothing_is_let_out_of_the_form(read, text):
    assert read(text, "incident_time", "inform", 0.9)[0] == "cancel"
