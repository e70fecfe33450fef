"""Questions of a ticket, told from what is added to it."""

import pytest


@pytest.mark.parametrize("text", ["so why did you refuse?", "凭什么不退"])
@pytest.mark.parametrize("kept", [False, True])
def test_who_asks_why_asks_of_the_ticket_whatever_was_put_aside(read_outside, text, kept):
    intent, told = read_outside(text, "file_complaint", 0.95, seen=True, kept=kept)
    assert (intent, told["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("when will I know", "check_status"),
        ("那什么时候能有结果", "check_status"),
        ("who decides it this time, the same person?", "ask_process"),
        ("这次是谁看，不会还是那个人吧", "ask_process"),
    ],
)
@pytest.mark.parametrize("kept", [False, True])
def test_a_question_of_the_ticket_is_heard_beside_a_draft(read_outside, text, meant, kept):
    assert read_outside(text, "ask_process", 0.6, seen=True, kept=kept)[0] == meant


@pytest.mark.parametrize(
    "text", ["I want you to know she promised there'd be no fee", "我想让你们知道她答应过不收费"]
)
def test_what_is_wanted_known_is_no_wish_of_a_new_complaint(read_outside, text):
    intent, told = read_outside(text, "file_complaint", 0.95, seen=True)
    assert (intent, told["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text", ["when do I hear, and who looks at it?", "那什么时候能知道，谁来看"]
)
def test_when_goes_before_who_where_both_are_asked(read_outside, text):
    assert read_outside(text, "ask_process", 0.6, seen=True)[0] == "check_status"


@pytest.mark.parametrize("text", ["why not the old price", "为什么说没有记录"])
def test_a_why_before_the_answer_is_of_the_same_ticket(read_outside, text):
    intent, told = read_outside(text, "file_complaint", 0.9, seen=True, awaited="of_ticket")
    assert (intent, told["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text",
    [
        "if the money isn't there by Friday can I reopen it?",
        "can I still reopen it later",
        "三天过去没到账我能重开吗",
        "撤了以后还能再开吗",
    ],
)
@pytest.mark.parametrize("intent", ["reopen_complaint", "ask_process", "withdraw_complaint"])
def test_who_asks_if_it_could_be_reopened_reopens_nothing(read_outside, text, intent):
    for awaited in (None, "choice", "rating_words"):
        assert read_outside(text, intent, 0.9, seen=True, awaited=awaited)[0] == "ask_process"


@pytest.mark.parametrize("text", ["so when will I get the money", "那钱什么时候到账"])
def test_a_question_when_is_no_word_about_the_score(read_outside, text):
    told = read_outside(text, "check_status", 0.4, seen=True, awaited="rating_words")
    assert (told[0], "answer" in told[1]) == ("check_status", False)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("好久来人嘛", "check_status"),
        ("when is someone coming?", "check_status"),
        ("咁我張卡而家係咪已經停咗?", "ask_process"),
        ("is my card blocked now?", "ask_process"),
    ],
)
def test_a_question_right_behind_a_receipt_is_answered(read_outside, text, intent):
    assert read_outside(text, "file_complaint", 0.6, seen=True)[0] == intent
