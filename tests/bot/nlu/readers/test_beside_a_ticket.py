"""What a message means beside a ticket, a kept draft or a question.

Every English case has a Chinese twin.
"""

import pytest

from bot.nlu import ticket_rules


@pytest.fixture
def read(read_outside):
    """Read a text outside the form."""
    return read_outside


@pytest.mark.parametrize(
    "text",
    ["I accept the outcome", "我接受这个结果", "I'm happy with the result", "处理结果我认可"],
)
def test_a_result_is_accepted_in_words(read, text):
    assert read(text) == ("affirm", {"about": "result"})


@pytest.mark.parametrize("text", ["I don't accept the outcome", "我不接受你们的处理结果"])
def test_a_result_is_refused_in_words(read, text):
    assert read(text) == ("deny", {"about": "result"})


@pytest.mark.parametrize(
    "text",
    [
        "I don't accept the decision, you never looked at my bills",
        "我不接受，你们根本没看我的发票",
    ],
)
def test_why_a_result_is_refused_is_taken_with_it(read, text):
    assert read(text) == ("deny", {"about": "result", "answer": text})


@pytest.mark.parametrize("text", ["go on", "继续", "carry on with my complaint", "接着上次的"])
def test_going_on_takes_a_kept_draft_up(read, text):
    assert read(text, kept=True) == ("file_complaint", {"draft_choice": "resume"})
    assert read(text)[1] == {}


@pytest.mark.parametrize(
    ("text", "score"),
    [("4 out of 5", "4"), ("给4分", "4"), ("two stars, far too slow", "2"), ("给两星，太慢", "2")],
)
def test_a_rating_carries_its_score(read, text, score):
    assert read(text, "rate", 0.8) == ("rate", {"score": score})


@pytest.mark.parametrize("text", ["3", "三", "three"])
def test_a_bare_digit_is_a_score_once_asked(read, text):
    assert read(text, awaited="score")[0] == "rate"
    assert "score" not in read(text)[1]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("yes", "affirm"),
        ("对", "affirm"),
        ("no", "deny"),
        ("算了", "deny"),
        ("对，不要了", "affirm"),
        ("yes, I don't want it any more", "affirm"),
    ],
)
def test_a_withdrawal_is_confirmed_or_not(read, text, meant):
    assert read(text, awaited="withdraw") == (meant, {})


@pytest.mark.parametrize("awaited", ["dispute_reason", "reopen_reason", "rating_words", "addition"])
@pytest.mark.parametrize("text", ["Nobody read my letter", "没人看过我的信"])
def test_words_asked_for_are_the_answer(read, awaited, text):
    answer = ("inform", {"answer": text})
    assert read(text, "file_complaint", 0.9, awaited=awaited) == answer


@pytest.mark.parametrize("text", ["nobody talks to you like a human being", "差在你们不听人说话"])
def test_words_that_only_speak_of_people_ask_for_none(read, text):
    answer = ("inform", {"answer": text})
    assert read(text, "request_human", 0.9, awaited="rating_words") == answer


@pytest.mark.parametrize("text", ["give me a real person", "给我转人工"])
def test_a_person_asked_for_is_no_word_about_a_score(read, text):
    assert read(text, "request_human", 0.9, awaited="rating_words")[0] == "request_human"


@pytest.mark.parametrize("text", ["what papers do i need", "复核的话我要不要再交什么材料"])
def test_a_question_is_no_word_about_a_score(read, text):
    meant, told = read(text, "inform", 0.5, awaited="rating_words")
    assert (meant, "answer" in told) == ("ask_process", False)


@pytest.mark.parametrize("text", ["I'd rather not say", "不想说"])
def test_words_asked_for_can_be_refused(read, text):
    assert read(text, awaited="rating_words") == ("skip", {})


@pytest.mark.parametrize("text", ["Where is my complaint?", "我的投诉到哪一步了"])
def test_a_question_is_no_answer_to_one(read, text):
    assert read(text, "check_status", 0.9, awaited="dispute_reason") == ("check_status", {})


@pytest.mark.parametrize(
    ("text", "field", "entity", "value"),
    [
        ("no, the phone ends 5678", "contact", "contact_ending", "5678"),
        ("电话打错了，尾号是5678", "contact", "contact_ending", "5678"),
        ("the phone is wrong, it's +447700900123", "contact", "phone", "+447700900123"),
        ("电话打错了，是13900005678", "contact", "phone", "+8613900005678"),
        ("I want a refund instead", "demand", "demand", "I want a refund"),
        ("我改主意了，要退款", "demand", "demand", "要退款"),
        ("You can answer me here", "reply_channel", "reply_channel", "same_chat"),
        ("在这里回复我就行", "reply_channel", "reply_channel", "same_chat"),
        ("call me instead", "reply_channel", "reply_channel", "phone"),
        ("改成打电话给我", "reply_channel", "reply_channel", "phone"),
        ("+447700900123", "contact", "phone", "+447700900123"),
        ("13900005678", "contact", "phone", "+8613900005678"),
    ],
)
@pytest.mark.parametrize("head", ["inform", "out_of_scope"])
def test_details_of_a_ticket_are_corrected_after_the_receipt(
    read, head, text, field, entity, value
):
    intent, entities = read(text, head, 0.6)
    assert (intent, entities["correction_field"], entities[entity]) == ("correct", field, value)
    assert "reference_number" not in entities


@pytest.mark.parametrize(
    "text",
    [
        "They call me every single day and never tell me anything, I have had enough of it",
        "他们天天打电话给我，又说不清楚为什么扣钱，我受够了，这样的服务真的太差劲了",
    ],
)
def test_a_grievance_that_names_a_phone_stays_a_complaint(read, text):
    intent, entities = read(text, "file_complaint", 0.9)
    assert (intent, entities["story"]) == ("file_complaint", text)
    assert "reply_channel" not in entities


@pytest.mark.parametrize(
    "text", ["哎真慢，晚上还有两桌客人等着", "come on, my guests are waiting tonight"]
)
def test_who_hurries_right_behind_a_receipt_begins_nothing(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    intent, told = read(text, "file_complaint", 0.95, seen=True, tone=tone)
    assert (intent, told["about"], "story" in told) == ("add_information", "of_ticket", False)


@pytest.mark.parametrize("text", ["确认删除", "是的", "yes, delete it all", "yes"])
def test_an_erasure_is_confirmed_in_words_where_it_was_asked(read, text):
    assert read(text, awaited="erasure") == ("ask_privacy", {"request": "erasure_confirmed"})
    assert "request" not in read(text)[1]


@pytest.mark.parametrize("text", ["不删了", "no"])
def test_an_erasure_is_left_where_it_is_not_wanted(read, text):
    assert read(text, awaited="erasure") == ("deny", {"about": "erasure"})


@pytest.mark.parametrize("text", ["no keep it", "yes", "别删了"])
def test_a_reply_says_that_nothing_is_to_be_erased(text):
    assert ticket_rules.keeps_data(text) is (text != "yes")


@pytest.mark.parametrize("text", ["是", "yes"])
def test_a_yes_to_what_should_be_looked_at_again_goes_on(read, text):
    assert read(text, awaited="reopen_reason") == ("skip", {})


def test_a_number_to_be_scrapped_is_changed_and_takes_nothing_back(read_outside):
    text = "actually scrap that number, 0400 555 091"
    intent, entities = read_outside(text, intent="withdraw_complaint", confidence=0.8, seen=True)
    assert (intent, entities["correction_field"]) == ("correct", "contact")


def test_a_question_whether_something_will_be_done_corrects_nothing(read_outside):
    text = "will the call actually happen"
    entities = read_outside(text, intent="correct", confidence=0.5, seen=True)[1]
    assert "correction_field" not in entities


@pytest.mark.parametrize(
    "text", ["they spelt my name wrong in their letter", "你们的信把我的名字写错了"]
)
def test_what_the_firm_has_wrong_in_its_papers_asks_for_no_new_value(read_outside, text):
    intent, entities = read_outside(text, intent="correct", confidence=0.9, seen=True)
    assert (intent, "correction_field" in entities) == ("add_information", False)


@pytest.mark.parametrize("text", ["which number did you put for me", "我留的是哪个电话"])
def test_what_was_told_is_asked_after_the_ticket_too(read_outside, text):
    intent, entities = read_outside(text, intent="nlu_fallback", confidence=0.3, seen=True)
    assert (intent, entities["request"]) == ("ask_privacy", "own_data")


@pytest.mark.parametrize(
    "text",
    [
        "it's about my mortgage. you put the payments up and told nobody",
        "是我的房贷，你们没说一声就把月供涨了",
    ],
)
def test_what_is_told_after_a_person_was_called_is_the_story_of_that_ticket(read_outside, text):
    told = {"intent": "file_complaint", "confidence": 0.5, "seen": True}
    intent, entities = read_outside(text, draft="d1", **told)
    assert (intent, entities["story"]) == ("file_complaint", text)
    assert read_outside(text, **told)[0] == "add_information"


@pytest.mark.parametrize(
    "text",
    [
        "Another thing on the same matter. The lad who gave me the wrong form was called Drew.",
        "还是那件事我再补充一句，当时给我错表的那位姓葛",
    ],
)
def test_more_of_the_same_matter_goes_to_its_ticket(read, text):
    assert read(text, "file_complaint", 0.98, seen=True)[0] == "add_information"


@pytest.mark.parametrize("text", ["When may I expect your reply?", "什么时候能收到答复？"])
def test_when_a_reply_may_be_expected_is_asked_of_the_ticket(read, text):
    assert read(text, "file_complaint", 0.6, seen=True)[0] == "check_status"


def test_which_number_is_whose_leaves_an_offer_open(read):
    text = "Which of the two numbers is for the calls?"
    assert read(text, awaited="second_complaint", seen=True)[0] == "check_status"


@pytest.mark.parametrize(
    "text", ["hi im back now where were we", "yep carry on with the boiler thing", "我回来了继续吧"]
)
def test_who_is_back_goes_on_without_a_mark_between(read, text):
    assert read(text, "inform", 0.88, kept=True) == ("file_complaint", {"draft_choice": "resume"})


@pytest.mark.parametrize("text", ["yeah I am certain, withdraw it", "确定，撤销这个投诉"])
def test_who_says_to_withdraw_when_asked_is_not_asked_again(read, text):
    told = read(text, "withdraw_complaint", 0.9, awaited="withdraw", seen=True)
    assert told[0] == "affirm"


@pytest.mark.parametrize(
    "text", ["sorry ah just now I talk very rude, bad mood", "刚才我说话太冲了，心情不好，抱歉"]
)
def test_who_is_sorry_for_harsh_words_behind_a_ticket_adds_nothing(read, text):
    aside = {"name": "aside", "confidence": 0.99}
    assert read(text, "file_complaint", 0.9, seen=True, tells=aside)[0] == "thank"


@pytest.mark.parametrize(
    "text",
    [
        "the shop rang, they waive it. please withdraw my complaint, 不用了",
        "店里打来说免了，请撤销我的投诉，不用了",
    ],
)
def test_no_need_any_more_stands_beside_a_withdrawal(read, text):
    assert read(text, "inform", 0.6, seen=True)[0] == "withdraw_complaint"


@pytest.mark.parametrize(
    "text",
    ["Thanks. Just to double check, both of them are registered now?", "好的，两件都登记了吗"],
)
def test_who_asks_whether_both_are_in_takes_what_was_offered(read, text):
    intent, told = read(text, "thank", 0.9, awaited="second_complaint", seen=True)
    assert (intent, told["request"]) == ("file_complaint", "second_complaint")


@pytest.mark.parametrize(
    "text", ["I don't accept the outcome, who can I go to?", "如果结果我不接受，可以去法院起诉吗"]
)
def test_who_asks_what_can_be_done_about_a_result_is_answered(read, text):
    assert read(text, "ask_rights", 0.95)[0] == "ask_rights"
