"""What a message is to the form: an answer, a correction, an interruption; every English case has a Chinese twin."""

import pytest

# ruff: noqa: E501 — a case is easier to read and to extend on one line


def test_a_long_story_with_a_question_in_it_stays_a_story(read):
    for text in (
        "I called on Monday and again on Friday and nobody could tell me why my claim was "
        "refused, how long do you think I can wait for an answer like that from you people?",
        "我周一打了电话周五又打了电话，没有一个人能告诉我为什么拒赔，每次都说还在处理，让我等消息，我家里还有病人等着用钱，"
        "你们到底打算让我等到什么时候才给一个明确的说法？",
    ):
        intent, entities = read(text, "story", intent="ask_process", confidence=0.7)
        assert (intent, entities["story"]) == ("inform", text)


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("I want a refund instead", "I want a refund"),
        ("不要道歉了，我要退款", "我要退款"),
    ],
)
def test_a_changed_wish_goes_to_the_demand(read, text, demand):
    intent, entities = read(text, "confirmation", intent="file_complaint")
    assert (intent, entities) == ("correct", {"correction_field": "demand", "demand": demand})


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("the old one", "resume"),
        ("继续上次的", "resume"),
        ("a new one", "new"),
        ("登记新的", "new"),
    ],
)
def test_which_of_two_drafts_is_meant(read, text, choice):
    assert read(text, "draft_choice", intent="affirm") == ("inform", {"draft_choice": choice})


@pytest.mark.parametrize("text", ["I give it 2 out of 5", "这次处理打2分"])
def test_a_rating_during_the_form_carries_its_score(read, text):
    for asked in ("confirmation", "reference_number"):
        assert read(text, asked, intent="rate", confidence=0.9) == ("rate", {"score": "2"})


@pytest.mark.parametrize("text", ["What do you know about me?", "你们存了我哪些信息"])
def test_own_data_is_asked_for_during_the_form_too(read, text):
    assert read(text, "demand", intent="ask_privacy", confidence=0.9) == (
        "ask_privacy",
        {"request": "own_data"},
    )


@pytest.mark.parametrize(
    ("text", "asked", "intent", "told"),
    [
        # denied and bettered days
        ("sorry, not yesterday, it was three days ago", "reply_channel", "correct", {"incident_time": "three days ago", "correction_field": "incident_time"}),
        ("说错了，不是昨天，是大前天", "reply_channel", "correct", {"incident_time": "大前天", "correction_field": "incident_time"}),
        ("tuesday I think. no, it was wednesday", "incident_time", "inform", {"incident_time": "wednesday"}),
        ("好像是周二。不对，是周三", "incident_time", "inform", {"incident_time": "周三"}),
        # a name beside a number
        ("call me on +44 20 7946 0123, name's Hal Burke", "reply_channel", "inform", {"phone": "+442079460123", "reply_channel": "phone", "customer_name": "Hal Burke"}),
        ("打电话，13822220001，林欧", "reply_channel", "inform", {"phone": "+8613822220001", "reply_channel": "phone", "customer_name": "林欧"}),
        ("01632 960 471, ask for Trudy", "contact", "inform", {"phone": "01632960471", "customer_name": "Trudy"}),
        ("13900139000，找周敏", "contact", "inform", {"phone": "+8613900139000", "customer_name": "周敏"}),
        ("fine. Martin Keogh", "customer_name", "affirm", {"customer_name": "Martin Keogh"}),
        ("行吧，马克勤", "customer_name", "affirm", {"customer_name": "马克勤"}),
        ("Harriet Osei", "reply_channel", "out_of_scope", {"customer_name": "Harriet Osei"}),
        # the way to hear back
        ("right here please", "reply_channel", "affirm", {"reply_channel": "same_chat"}),
        ("就在这儿说", "reply_channel", "affirm", {"reply_channel": "same_chat"}),
        # a wish that asks or corrects nothing
        ("he should say sorry", "demand", "correct", {"demand": "he should say sorry"}),
        ("告诉我为什么就行", "demand", "ask_help", {"demand": "告诉我为什么就行"}),
        # sums told anew
        ("the amount should be 950 not 900", "confirmation", "correct", {"correction_field": "amount", "answer": "950"}),
        ("金额改成9500，不是9000", "confirmation", "correct", {"correction_field": "amount", "answer": "9500"}),
        # which matter
        ("yes, the same", "matter_choice", "affirm", {"matter_choice": "same"}),
        ("不是，这是另一件", "matter_choice", "deny", {"matter_choice": "new"}),
    ],
)  # fmt: skip
def test_what_upset_customers_write_is_taken(read, text, asked, intent, told):
    assert read(text, asked, intent=intent)[1] == told


def test_a_wish_asked_as_a_question_is_answered_and_kept(read):
    intent, entities = read("你能帮我把钱要回来吗", "demand", intent="ask_help")
    assert (intent, entities["demand"]) == ("ask_process", "你能帮我把钱要回来吗")


@pytest.mark.parametrize("asked", ["demand", "reply_channel", "customer_name", "confirmation"])
def test_a_threat_is_heard_and_what_was_asked_stays_open(read, asked):
    text = "I'm going to the ombudsman if it's not open tomorrow"
    flags = [{"name": "regulator_threat", "confidence": 0.9}]
    intent, entities = read(text, asked, intent="ask_rights", confidence=0.8, flags=flags)
    assert (intent, entities["story"]) == ("inform", text)


@pytest.mark.parametrize("asked", ["demand", "incident_time"])
def test_who_wants_a_payment_stopped_does_not_leave_the_form(read, asked):
    text = "can you stop it??"
    assert read(text, asked, intent="cancel", confidence=0.9) == ("inform", {"demand": text})
    assert read("can we stop here", asked, intent="cancel", confidence=0.9)[0] == "cancel"


@pytest.mark.parametrize(
    ("text", "stays"), [("this is disgusting", True), ("真恶心", True), ("cancel it", False)]
)
def test_an_outburst_does_not_leave_the_form(read, text, stays):
    intent = read(text, "reply_channel", intent="cancel", confidence=0.9)[0]
    assert (intent != "cancel") is stays


def test_a_wish_is_no_question_for_privacy(read):
    text = "想要拿回正确的报告，以及你们说清楚怎么会泄露"
    assert read(text, "demand", intent="ask_privacy", confidence=0.8) == (
        "inform",
        {"demand": text},
    )


@pytest.mark.parametrize(
    "text",
    [
        "顺便投诉：你们门店的店员用手机砸我还骂人",
        "Also I want to complain about the clerk who threw a phone at me",
    ],
)
def test_another_complaint_amid_the_form_is_kept_for_after_it(read, text):
    intent, entities = read(text, intent="file_complaint", asked="reply_channel")
    assert intent == "inform"
    assert "second_complaint" in entities
    assert "reply_channel" not in entities


def test_an_insult_or_a_sneer_answers_nothing(read):
    for text in ("fuck you and your bot", "do you even read what I write"):
        assert read(text, "demand", intent="bot_challenge")[0] == "nlu_fallback"


def test_who_is_called_away_keeps_the_draft(read):
    for text in ("put it on hold, my bus is here", "I'll come back later"):
        assert read(text, "reply_channel")[0] == "cancel"


@pytest.mark.parametrize(
    ("text", "demand"),
    [("把包裹给我，你妈的", "把包裹给我，你妈的"), ("退我钱，你个傻逼", "退我钱")],
)
def test_a_wish_is_taken_from_under_an_insult(read, text, demand):
    intent, entities = read(text, "demand", intent="inform")
    assert (intent, entities["demand"]) == ("inform", demand)


@pytest.mark.parametrize("text", ["get one of them cancelled", "取消其中一笔"])
def test_a_thing_to_be_cancelled_is_a_wish_and_leaves_no_form(read, text):
    intent, entities = read(text, intent="cancel", asked="demand", confidence=0.9)
    assert (intent, entities["demand"]) == ("inform", text)


def test_what_stands_beside_a_side_question_is_kept(read):
    flags = [{"name": "vulnerable", "confidence": 0.9}]
    told = [{"entity": "flags", "value": "vulnerable", "start": 0, "end": 4}]
    text = "骨折了还在住院，你们先回答我医药费谁出"
    intent, entities = read(text, "demand", "file_complaint", 0.9, flags=flags, entities=told)
    assert (intent, entities["story"]) == ("ask_process", text)


@pytest.mark.parametrize(
    "text",
    ["别问我单号我不认得那个东西在我儿子那", "don't ask me for a policy number, my son has it"],
)
def test_why_a_number_is_not_to_be_asked_for_is_kept_and_is_no_wish(read, text):
    intent, entities = read(text, "demand", "inform", 0.8)
    assert (intent, entities["reference_number"], entities["story"]) == ("inform", "-", text)
    assert "demand" not in entities


@pytest.mark.parametrize("asked", ["reference_number", "incident_time", "confirmation"])
def test_who_is_called_away_leaves_the_form_where_it_is(read, asked):
    assert read("等下我在开会", asked, "inform", 0.8) == ("goodbye", {})


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I want it in writing. when will I hear?", "I want it in writing"),
        ("我要书面道歉，你们几时可以 settle?", "我要书面道歉"),
    ],
)
def test_a_wish_beside_a_side_question_is_kept(read, text, wish):
    intent, entities = read(text, asked="incident_time", intent="inform")
    assert (intent, entities.get("demand")) == ("ask_process", wish)


def test_three_signs_that_surely_complain_tell_what_happened(read):
    assert read("寄丢了", "story", "file_complaint", 0.85)[1]["story"] == "寄丢了"
    assert "story" not in read("想投诉", "story", "file_complaint", 0.95)[1]


@pytest.mark.parametrize("asked", ["reference_number", "incident_time", "reply_channel"])
@pytest.mark.parametrize("text", ["我是他闺女 叫田秀英", "I'm her daughter"])
def test_for_whom_it_is_told_in_answer_to_something_else_is_kept(read, asked, text):
    assert read(text, asked, "inform", 0.9)[1]["principal"] == text


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("十倍赔偿 不赔就大众点评+12315一条龙", "十倍赔偿 不赔就大众点评+12315一条龙"),
        ("羊绒衫1980 腊肉没多少钱 不要紧", None),
    ],
)
def test_so_many_times_the_price_is_a_wish_and_what_does_not_matter_is_none(read, text, demand):
    assert read(text, "demand", "inform", 0.9)[1].get("demand") == demand


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("incident_time", "刚才不是说过了吗"),
        ("reference_number", "前面写了啊"),
        ("demand", "我不是说了吗"),
        ("customer_name", "说过了呀"),
        ("incident_time", "I already told you"),
        ("reference_number", "it's in my first message"),
    ],
)
def test_what_was_told_before_is_not_asked_again(read, asked, text):
    assert read(text, asked, "inform", 0.9) == ("skip", {"request": "told_before"})


@pytest.mark.parametrize(
    ("asked", "text"),
    [("incident_time", "刚才说了是上周三"), ("incident_time", "I told you, last Wednesday")],
)
def test_who_tells_it_again_is_understood(read, asked, text):
    assert "incident_time" in read(text, asked, "inform", 0.9)[1]


def test_a_thing_that_is_named_beside_a_denial_corrects_no_contact(read):
    text = "不是被骗，就是昨天手机突然没信号了"
    assert read(text, "incident_time", "correct", 0.3)[1]["incident_time"] == "昨天"


@pytest.mark.parametrize(
    "text",
    [
        "the man I rang on your hotline just now, somebody called Jason",
        "頭先打去你哋hotline嗰個男人，叫Jason",
    ],
)
def test_what_happened_is_no_correction_unless_it_says_so(read, text):
    intent, entities = read(text, "story", intent="correct", confidence=0.66)
    assert (intent, entities["story"]) == ("inform", text)


@pytest.mark.parametrize(
    ("text", "asked", "intent", "entities"),
    [
        (
            "即刻停咗張卡先,同埋退返嗰三筆錢畀我",
            "demand",
            "inform",
            {"demand": "即刻停咗張卡先,同埋退返嗰三筆錢畀我"},
        ),
        (
            "whatsapp if you can, otherwise e-mail",
            "reply_channel",
            "inform",
            {"reply_channel": "email"},
        ),
        ("发微信行吗？不行就打电话", "reply_channel", "inform", {"reply_channel": "phone"}),
        ("不是投诉 就问问", "demand", "cancel", {"draft_choice": "discard"}),
        ("no, I was only asking", "demand", "cancel", {"draft_choice": "discard"}),
        ("sorry I was rude earlier", "confirmation", "thank", {}),
        ("刚刚话说重了 不好意思哈", "confirmation", "thank", {}),
    ],
)
def test_what_a_reply_is_whatever_the_head_says(read, text, asked, intent, entities):
    told, found = read(text, asked, intent="ask_process", confidence=0.7)
    found.pop("question", None)
    assert (told, found) == (intent, entities)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("姑娘，什么叫犹豫期？我外甥说过了犹豫期就退不全了。", "我外甥说过了犹豫期就退不全了"),
        (
            "who reads this? he promised me it was fine and I signed.",
            "he promised me it was fine and I signed",
        ),
    ],
)
def test_of_a_question_only_what_is_told_beside_it_is_kept(read, text, told):
    assert read(text, "demand", "explain_term", 0.9)[1]["story"] == told


@pytest.mark.parametrize(
    ("text", "wish"), [("刚说了嘛 退了", "退了"), ("I already told you, refund me", "refund me")]
)
def test_a_wish_behind_told_before_is_taken(read, text, wish):
    assert read(text, "demand", "inform", 0.6) == ("inform", {"demand": wish})


@pytest.mark.parametrize(
    "text",
    [
        "客服每次都说等通知",
        "客服老说给我处理",
        "他们每次都说会退",
        "they keep saying it will be paid",
    ],
)
def test_what_they_say_is_nobodys_wish(read, text):
    told = read(text, "demand", "inform", 0.9)[1]
    assert ("story" in told, "demand" in told) == (True, False)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("等会儿 四千一百二 我看错了", "4120"), ("wait, $4,120, I misread", "4120")],
)
def test_a_sum_without_its_unit_is_put_right(read, text, figure):
    told = read(text, "confirmation", "correct", 0.9)[1]
    assert (told["correction_field"], told["answer"]) == ("amount", figure)


@pytest.mark.parametrize("text", ["扣我钱", "smashed my vase"])
def test_a_grievance_in_place_of_its_kind_is_kept(read, text):
    told = read(text, "category_choice", "file_complaint", 0.95)[1]
    assert told["story"] == text
    plain = {"name": "fees_charges", "confidence": 0.99}
    told = read(text, "category_choice", "file_complaint", 0.5, topic=plain)[1]
    assert told["story"] == text


@pytest.mark.parametrize(
    "text",
    ["第二笔看错了，是2899元，合计4898元", "the second one was $2899, $4898 in total, I misread"],
)
def test_sums_told_anew_are_no_wish(read, text):
    told = read(text, "confirmation", "correct", 0.9)[1]
    assert ("demand" in told, told["answer"]) == (False, text)


@pytest.mark.parametrize(
    ("text", "tone"),
    [("i'm so angry right now", "angry"), ("我现在真的很难受", "distressed")],
)
@pytest.mark.parametrize("asked", ["incident_time", "demand", "customer_name", "confirmation"])
def test_a_mood_in_place_of_an_answer_is_heard_and_no_goodbye(read, text, tone, asked):
    assert read(text, asked, intent="goodbye", confidence=0.8) == ("nlu_fallback", {"tone": tone})


def test_words_that_say_no_farewell_leave_nothing(read):
    assert read("刚说了嘛 退了", "demand", "goodbye", 0.6)[0] == "inform"
    assert read("先这样 我去开会", "demand", "goodbye", 0.9)[0] == "goodbye"


@pytest.mark.parametrize(
    "text",
    ["換過部新嘅，唔係嘅話我搵記者", "换一台新的 不然我找记者", "a new one, or I go to the press"],
)
def test_what_is_wanted_before_a_threat_is_the_wish(read, text):
    told = read(text, "demand", "inform", 0.9, flags=[{"name": "media_threat"}])[1]
    assert told["demand"] == text or told.get("answer") == text
