"""What short replies and questions mean in the form; every English case has a Chinese twin."""

import pytest


@pytest.mark.parametrize(
    ("asked", "text", "intent"),
    [
        ("reference_number", "no", "skip"),
        ("reference_number", "没有", "skip"),
        ("reference_number", "I don't have one", "skip"),
        ("reference_number", "没有保单号", "skip"),
        ("customer_name", "rather not say", "skip"),
        ("customer_name", "不想说", "skip"),
        ("contact", "不用了", "skip"),
        ("contact", "none", "skip"),
        ("reply_channel", "不用回我", "skip"),
        ("reply_channel", "no need to write back", "skip"),
        ("customer_name", "关你啥子事", "skip"),
        ("customer_name", "none of your business", "skip"),
        ("incident_time", "I can't remember", "skip"),
        ("incident_time", "不记得了", "skip"),
        ("demand", "算了", "skip"),
        ("confirmation", "算了", "cancel"),
        ("confirmation", "never mind", "cancel"),
        ("story", "算了", "cancel"),
        ("confirmation", "yes", "affirm"),
        ("confirmation", "对，提交吧", "affirm"),
        ("confirmation", "yes, submit it", "affirm"),
        ("confirmation", "提交吧", "affirm"),
        ("confirmation", "no", "deny"),
        ("confirmation", "不对", "deny"),
        ("contact", "取消", "cancel"),
        ("contact", "cancel my complaint", "cancel"),
    ],
)
def test_a_short_reply_means(read, asked, text, intent):
    assert read(text, asked) == (intent, {})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("How long will this take?", "ask_process"),
        ("要多久才有结果？", "ask_process"),
        ("Let me talk to a person", "request_human"),
        ("转人工", "request_human"),
        ("Are you a robot?", "bot_challenge"),
        ("你是机器人吗", "bot_challenge"),
    ],
)
@pytest.mark.parametrize("asked", ["story", "reference_number", "customer_name", "reply_channel"])
def test_a_question_or_request_interrupts(read, asked, text, intent):
    assert read(text, asked, intent=intent, confidence=0.8) == (intent, {})


@pytest.mark.parametrize("text", ["提交吧", "直接提交", "就这样", "just submit it", "that's all"])
@pytest.mark.parametrize("asked", ["customer_name", "incident_time", "reply_channel"])
def test_who_wants_to_submit_leaves_out_what_is_still_asked(read, asked, text):
    assert read(text, asked) == ("skip", {})


@pytest.mark.parametrize("text", ["谢谢", "谢谢啊", "多谢", "thanks"])
def test_thanks_are_no_name(read, text):
    assert read(text, "customer_name", intent="thank", confidence=0.9) == ("thank", {})


@pytest.mark.parametrize(
    ("asked", "text", "intent"),
    [
        ("confirmation", "係", "affirm"),
        ("confirmation", "唔係", "deny"),
        ("reference_number", "冇啦", "skip"),
        ("incident_time", "唔記得", "skip"),
    ],
)
def test_short_answers_in_cantonese(read, asked, text, intent):
    assert read(text, asked)[0] == intent


@pytest.mark.parametrize("text", ["can I add a photo?", "可以发照片吗", "截图怎么传"])
@pytest.mark.parametrize("asked", [None, "customer_name"])
def test_a_question_how_to_send_files_is_one_about_the_procedure(read, asked, text):
    assert read(text, asked, intent="ask_help")[0] == "ask_process"


@pytest.mark.parametrize(
    ("text", "asked", "meant"),
    [
        ("no number sorry", "reference_number", "skip"),
        ("哪有什么单号", "reference_number", "skip"),
        ("don't care", "reply_channel", "skip"),
        ("无所谓", "reply_channel", "skip"),
        ("ok thanks", "reply_channel", "thank"),
        ("哦谢谢", "reply_channel", "thank"),
        ("ok thanks", "confirmation", "affirm"),
        ("why do you need my name", "customer_name", "ask_privacy"),
        ("问名字干什么", "customer_name", "ask_privacy"),
        ("what can I do if I disagree with the outcome", "demand", "ask_rights"),
        ("要是我对结果不满意，还能去哪儿反映", "demand", "ask_rights"),
        ("blarg wuffle snee", "demand", "nlu_fallback"),
        ("哔哩吧啦咕噜嘟", "demand", "nlu_fallback"),
    ],
)
def test_short_replies_and_side_questions_mean_what_they_say(read, text, asked, meant):
    assert read(text, asked)[0] == meant


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what if I don't like your answer?", "ask_rights"),
        ("要是我不满意你们的答复怎么办", "ask_rights"),
        ("What happens to what I tell you?", "ask_privacy"),
        ("我说的这些会给谁看", "ask_privacy"),
    ],
)
@pytest.mark.parametrize("asked", [None, "reply_channel"])
def test_questions_on_the_side_are_known_by_their_words(read, asked, text, intent):
    assert read(text, asked, intent="file_complaint", confidence=0.6)[0] == intent


@pytest.mark.parametrize(
    ("text", "asked", "entities"),
    [
        ("不想说名字", "reply_channel", {"customer_name": "-"}),
        ("没有什么单号", "demand", {"reference_number": "-"}),
        ("no policy number", "demand", {"reference_number": "-"}),
    ],
)
def test_a_refusal_skips_what_it_names_and_no_more(read, text, asked, entities):
    assert read(text, asked) == ("inform", entities)


@pytest.mark.parametrize("text", ["确认", "赶紧的"])
def test_who_hurries_leaves_a_name_out(read, text):
    assert read(text, "customer_name", "affirm", 0.9)[0] == "skip"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("没有了 我不投诉 just 问问", "cancel"),
        ("no no I am not complaining la, 问问 only", "cancel"),
        ("那个态度的我不投诉了，帮我弄扣款的", "inform"),
        ("the rude one I'm not complaining about, get me my refund", "inform"),
    ],
)
def test_who_complains_of_nothing_is_asked_no_more(read, text, intent):
    tells = {"name": "cancel", "confidence": 0.92}
    assert read(text, "incident_time", "inform", 0.6, tells=tells)[0] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("学费后天不到 我就要被 withdraw 了，visa 也没了", "inform"),
        ("if it isn't paid on Friday my place gets withdrawn", "inform"),
        ("my flight was cancelled, please withdraw my complaint", "cancel"),
        ("机票被取消了，帮我撤销投诉", "cancel"),
    ],
)
def test_what_others_call_off_leaves_the_complaint_as_it_is(read, text, intent):
    said, told = read(text, "reference_number", "withdraw_complaint", 0.95)
    assert (said, "story" in told) == (intent, intent == "inform")


@pytest.mark.parametrize(
    "text",
    [
        "oops wrong chat, that wasn't for you, let's go on",
        "sorry 发错 window 了, 那句不是给你的, 我们继续",
        "发错群了，别管它",
    ],
)
def test_what_was_meant_for_somebody_else_changes_nothing(read, text):
    assert read(text, "demand", "correct", 0.8) == ("thank", {})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Chị ơi, chiều nay nhớ đón bé lúc bốn giờ giúp em nhé", "nlu_fallback"),
        ("Nguyễn Văn", "inform"),
    ],
)
def test_a_sentence_that_is_not_read_is_no_number_and_no_name(read, text, intent):
    asked = "reference_number" if intent == "nlu_fallback" else "customer_name"
    assert read(text, asked, "file_complaint", 0.6, language="other")[0] == intent


@pytest.mark.parametrize(
    "text",
    [
        "no wait. stop, please stop. I have to ask my sister first",
        "hang on, cancel this please. my dad should decide",
        "等等，取消，先取消吧。我想先跟我姐商量",
    ],
)
@pytest.mark.parametrize("asked", ["incident_time", "reply_channel"])
def test_who_calls_it_off_in_several_sentences_is_obeyed(read, asked, text):
    tells = {"name": "cancel", "confidence": 0.95}
    assert read(text, asked, intent="correct", tells=tells) == ("cancel", {})


@pytest.mark.parametrize("text", ["cancel it. I want my deposit back", "取消吧，把押金退我"])
def test_what_is_to_be_cancelled_beside_a_wish_is_no_end_of_the_complaint(read, text):
    tells = {"name": "demand", "confidence": 0.95}
    assert read(text, "demand", intent="inform", tells=tells)[0] == "inform"


@pytest.mark.parametrize(
    "text",
    [
        "delete it please, don't keep it",
        "delete what i wrote",
        "全部删掉，别留",
        "刚才写的都删了吧",
    ],
)
@pytest.mark.parametrize("asked", ["contact", "correction_field", "confirmation"])
def test_who_wants_it_deleted_keeps_no_draft(read, asked, text):
    assert read(text, asked) == ("cancel", {"draft_choice": "discard"})


@pytest.mark.parametrize(
    "text",
    [
        "不记得了 app我不敢打开看",
        "单号啊你等一下我去找找在我姐那里",
        "訂單號碼在另一個抽屜，可以等一下再給嗎？",
        "I can't find it, it's in another drawer",
        "sorry, I'll send it later",
    ],
)
def test_a_number_that_is_elsewhere_may_come_later_and_is_not_asked_again(read, text):
    assert read(text, "reference_number", "inform") == ("skip", {"request": "later"})


@pytest.mark.parametrize("text", ["。。。。。fdjskl；", "fdjskl"])
@pytest.mark.parametrize("asked", ["reference_number", "demand"])
def test_keys_pressed_by_mistake_answer_nothing(read, asked, text):
    assert read(text, asked) == ("nlu_fallback", {})
