"""Replies that answer nothing: asked back, held by the firm, taken out, or more announced."""

import pytest

_WANTED = {"name": "wants_human", "confidence": 0.9}
_DETAIL_ASKED = [
    ("incident_time", "why does that matter?"),
    ("reference_number", "do you really need it"),
    ("customer_name", "why"),
    ("customer_name", "aiyo why must give name"),
    ("incident_time", "为啥问这个"),
    ("contact", "一定要留吗"),
]


@pytest.mark.parametrize(("asked", "text"), _DETAIL_ASKED)
def test_who_asks_why_a_detail_is_wanted_is_told(read, asked, text):
    assert read(text, asked, "affirm", 0.9)[0] == "ask_privacy"


@pytest.mark.parametrize("text", ["where do i find that?", "单号在哪看"])
def test_who_asks_where_the_number_stands_is_helped(read, text):
    assert read(text, "reference_number", "inform")[0] == "ask_help"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("contact", "the one you have on file"),
        ("reply_channel", "you have my details already"),
        ("contact", "系统里有"),
        ("reply_channel", "系统里有我电话"),
        ("reply_channel", "it's on my account"),
        ("contact", "你们不是有我手机号吗"),
        ("contact", "don't you have my number"),
        ("reply_channel", "办卡时留的那个号码"),
        ("reply_channel", "the number I gave when I opened the account"),
        ("reply_channel", "你们有我的资料"),
    ],
)
def test_what_the_firm_holds_is_left_to_its_handler(read, asked, text):
    assert read(text, asked, "inform") == ("skip", {"request": "on_file"})


@pytest.mark.parametrize("text", ["i gave it to your colleague already", "我给过你们同事了"])
def test_what_was_given_to_a_colleague_asks_for_nobody(read, text):
    intent, told = read(text, "reference_number", "request_human", 0.8, flags=[_WANTED])
    assert intent == "skip"
    assert told == {"request": "told_before"}


def test_leaving_no_number_is_no_despair(read):
    noted = {
        "flags": [{"name": "self_harm", "confidence": 0.9}],
        "entities": [{"entity": "flags", "value": "self_harm", "start": 0, "end": 3}],
    }
    assert read("不想留", "contact", "request_human", 0.9, **noted) == ("skip", {})
    assert read("不想留", "story", "request_human", 0.9, **noted)[0] == "request_human"


@pytest.mark.parametrize(
    "text",
    [
        "still waiting for the reason",
        "that's what i'd like to know",
        "they just said no",
        "什么都没说",
        "我也想知道啊",
        "没给理由",
    ],
)
def test_where_no_reason_was_given_none_is_written(read, text):
    assert read(text, "given_reason", "inform")[0] == "skip"


@pytest.mark.parametrize("text", ["waiting period", "等待期", "他们说没到deductible"])
def test_a_term_may_be_the_reason(read, text):
    assert read(text, "given_reason", "explain_term") == ("inform", {"answer": text})


def test_a_period_that_a_rule_names_is_no_day(read):
    assert "incident_time" not in read("说超过30天了", "given_reason", "inform")[1]


@pytest.mark.parametrize(
    "text", ["one more thing", "can i add something", "再补充一点", "还有个事要说"]
)
def test_who_announces_more_at_the_summary_is_asked_for_it(read, text):
    assert read(text, "confirmation", "inform") == ("correct", {"correction_field": "story"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("please remove my phone number", {"phone": "-", "reply_channel": "same_chat"}),
        ("把我电话删了", {"phone": "-", "reply_channel": "same_chat"}),
        ("remove my name", {"customer_name": "-"}),
        ("名字别留了", {"customer_name": "-"}),
    ],
)
def test_a_detail_is_taken_out_at_the_summary(read, text, told):
    assert read(text, "confirmation", "inform") == ("inform", told)


def test_a_question_at_the_summary_is_no_more_of_the_story(read):
    assert "answer" not in read("why does it say normal", "confirmation", "inform")[1]


def test_a_name_behind_it_is_is_the_name(read):
    told = read("it's Siobhan O'Dowd", "customer_name", "correct", 0.8)
    assert told == ("inform", {"customer_name": "Siobhan O'Dowd"})


@pytest.mark.parametrize(
    "text",
    ["👍", "👌🏻", "lgtm", "看着没毛病", "bet, send it", "Flawless. Send it.",
     "yes po correct thank you", "no worries, submit", "nothing wrong there, send",
     "grand, fire it off"],
)  # fmt: skip
def test_a_yes_without_a_word_of_it_submits(read, text):
    assert read(text, "confirmation")[0] == "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "whatever you think is fair",
        "nothing, i just wanted to tell someone",
    ],
)
def test_who_has_no_wish_leaves_it_to_the_desk(read, text):
    assert read(text, "demand", "inform")[0] == "skip"


@pytest.mark.parametrize(
    "text", ["don't send it to the branch", "please send my regards", "submit? not yet", "先别发"]
)
def test_a_word_of_sending_alone_submits_nothing(read, text):
    assert read(text, "confirmation", "inform")[0] != "affirm"


def test_what_is_wanted_beside_a_threat_is_the_wish(read):
    text = "按合同赔付三十万,不赔就书面告诉我依据哪一条。再糊弄我就找律师起诉,同时发到小红书"
    threat = {"name": "legal_threat", "confidence": 0.9}
    assert "demand" in read(text, "demand", "inform", flags=[threat])[1]
    assert "demand" not in read("不赔就法院见", "demand", "inform", flags=[threat])[1]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("incident_time", "No that's all, ta"),
        ("reply_channel", "no need to write back"),
        ("reference_number", "什么号 我上哪给你找去"),
    ],
)
def test_who_has_no_more_or_needs_no_answer_skips(read, asked, text):
    assert read(text, asked, "inform")[0] == "skip"


@pytest.mark.parametrize(
    "text",
    [
        "this is getting silly. how many more questions",
        "are we nearly done?",
        "你们到底还要问多少",
        "还有几个问题啊",
    ],
)
def test_who_asks_how_much_is_left_wants_nothing_by_it(read, text):
    intent, entities = read(text, "demand", intent="inform")
    assert (intent, "demand" in entities) == ("ask_help", False)


@pytest.mark.parametrize(
    "text",
    ["get lost, you're not having that. what's it for", "凭什么给你们，要电话干嘛"],
)
def test_why_a_detail_is_wanted_is_heard_behind_anger(read, text):
    assert read(text, "contact", intent="inform")[0] == "ask_privacy"


@pytest.mark.parametrize("text", ["what happens if I don't give it?", "不留名字会怎么样"])
def test_what_comes_of_leaving_a_detail_out_is_a_question(read, text):
    assert read(text, "customer_name", intent="inform")[0] == "ask_process"


@pytest.mark.parametrize(
    "text", ["do I need a power of attorney for this or what", "要不要办个授权书？"]
)
def test_what_papers_an_agent_needs_is_about_the_procedure(read, text):
    assert read(text, "demand", intent="ask_rights")[0] == "ask_process"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("demand", "what do people usually ask for?"),
        ("demand", "一般人都要求什么？"),
        ("reference_number", "which number you want, the policy or the group one?"),
        ("reference_number", "要哪个号，保单的还是团体的？"),
        ("reply_channel", "does it matter?"),
        ("reply_channel", "有什么区别吗"),
    ],
)
def test_who_asks_back_is_told_what_the_question_means(read, asked, text):
    assert read(text, asked, intent="inform")[0] == "ask_help"


@pytest.mark.parametrize(
    "text", ["could you telephone please, I'm in before ten", "能打个电话吗，我十点前在家"]
)
def test_a_bid_to_ring_is_how_to_hear_back_and_calls_nobody_now(read, text):
    intent, told = read(text, "reply_channel", intent="request_human", confidence=0.9)
    assert (intent, told["reply_channel"], "story" in told) == ("inform", "phone", True)


@pytest.mark.parametrize("text", ["was 1,212 a month now its 1,034", "以前一个月1212现在1034"])
def test_two_sums_are_no_day(read, text):
    told = read(text, "incident_time", intent="inform")[1]
    assert (told["story"], "incident_time" in told, "answer" in told) == (text, False, False)


@pytest.mark.parametrize("text", ["THREE WEEKS", "三个星期了！"])
def test_how_long_it_has_lasted_is_no_wish(read, text):
    assert "demand" not in read(text, "demand", intent="inform")[1]


@pytest.mark.parametrize(
    "text",
    [
        "what is tracking? number from sms?",
        "whats that, the account number? hang on",
        "哪个单号啊？",
        "单号在哪里看？",
        "account number 是哪个？蓝色那张上面那个吗",
        "保单号是哪个？封面那个吗",
    ],
)
def test_who_asks_which_number_is_meant_has_given_none(read, text):
    intent, told = read(text, "reference_number", intent="inform")
    assert (intent, "answer" in told) == ("ask_help", False)


@pytest.mark.parametrize("text", ["hang on somebody at the door", "等一下有人敲门"])
def test_who_is_called_away_while_they_tell_it_has_told_nothing(read, text):
    intent, told = read(text, "story", intent="inform")
    assert (intent, "story" in told) == ("goodbye", False)


@pytest.mark.parametrize(
    "text", ["要电话干什么用", "电话拿去搞么斯用", "what do you need my phone for"]
)
def test_what_a_number_is_for_is_asked_and_names_no_way_to_hear_back(read, text):
    tells = {"name": "reply_channel", "confidence": 0.92}
    intent, found = read(text, "contact", "inform", 0.9, tells=tells)
    assert intent == "ask_privacy"
    assert "reply_channel" not in found


@pytest.mark.parametrize("asked", ["contact", "customer_name", "reference_number"])
@pytest.mark.parametrize(
    "text",
    [
        "可以不留吗 我现在看见陌生号码就发抖",
        "能不能不说？",
        "那我先不提供，謝謝。",
        "can I leave that blank?",
        "is it ok if I don't say?",
        "I'd rather not, thanks",
    ],
)
def test_a_polite_refusal_leaves_out_what_was_asked(read, asked, text):
    assert read(text, asked, "ask_privacy", 0.9)[0] == "skip"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("also is it possible that a 真人 calls me? if not just go on here", "request_human"),
        ("any chance somebody rings me about it?", "request_human"),
        ("有没有可能让真人 call 我？没有就继续在这里", "request_human"),
        ("they asked can somebody call later, and gave no reason", "inform"),
        ("他们说真人审核没通过", "inform"),
    ],
)
def test_who_asks_for_a_call_gives_no_reason(read, text, intent):
    assert read(text, "given_reason", "file_complaint", 0.46)[0] == intent


@pytest.mark.parametrize("text", ["did you get all of that I was saying", "我刚才说的你都记下了吗"])
@pytest.mark.parametrize("asked", ["given_reason", "demand", "contact"])
def test_who_asks_whether_it_was_heard_is_shown_what_was_told(read, asked, text):
    assert read(text, asked, intent="nlu_fallback") == ("ask_help", {})


@pytest.mark.parametrize("text", ["the second thing is there too, yes?", "另外一件也记着吧？"])
def test_who_asks_for_the_second_matter_at_the_summary_is_told_of_it(read, text):
    assert read(text, "confirmation", intent="affirm") == ("ask_help", {})


@pytest.mark.parametrize(
    "text",
    ["what for?? it's in your system, same number I use for the app", "系统里不是有我电话吗"],
)
def test_a_contact_that_the_firm_holds_is_left(read, text):
    assert read(text, "contact", intent="nlu_fallback")[1].get("request") == "on_file"


@pytest.mark.parametrize(
    "text",
    ["you want my number when you lot keep calling me?", "for what?", "要我电话干什么"],
)
def test_who_asks_what_a_contact_is_for_is_told(read, text):
    assert read(text, "contact", intent="nlu_fallback")[0] == "ask_privacy"
