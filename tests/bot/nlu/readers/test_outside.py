"""What a message outside the form means; every English case has a Chinese twin."""

import pytest

from bot.nlu import ticket_rules

TOPIC = {"name": "staff_attitude", "confidence": 0.9}


@pytest.fixture
def read(read_outside):
    """Read a text outside the form."""
    return read_outside


@pytest.mark.parametrize(
    "text", ["What do you know about me?", "你们存了我哪些信息", "give me a copy of my data"]
)
def test_own_data_is_asked_for(read, text):
    assert read(text, "ask_privacy", 0.8) == ("ask_privacy", {"request": "own_data"})


@pytest.mark.parametrize(
    ("text", "reason", "clause"),
    [
        (
            "You refused my claim because it was a pre-existing condition under clause 4.2.",
            "it was a pre-existing condition under clause 4.2",
            "clause 4.2",
        ),
        ("你们以未如实告知为由拒赔，依据是条款第7.2条。", "未如实告知", "条款第7.2条"),
    ],
)
def test_reason_and_clause_of_a_refusal_are_taken_from_the_story(read, text, reason, clause):
    _, entities = read(text, "file_complaint", 0.9)
    assert (entities["given_reason"], entities["clause"]) == (reason, clause)


@pytest.mark.parametrize(
    "text",
    [
        "Policy number P-88231, claim number C55678. You refused to pay. Please email me.",
        "保单号P-88231，理赔号C55678，你们拒绝赔付。发邮件给我就行。",
    ],
)
def test_policy_and_claim_number_and_the_way_to_reply_are_told_at_once(read, text):
    _, entities = read(text, "file_complaint", 0.9)
    told = {name: entities[name] for name in ("reference_number", "claim_number", "reply_channel")}
    assert told == {
        "reference_number": "P-88231",
        "claim_number": "C55678",
        "reply_channel": "email",
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("call me", "request_human"),
        ("打电话给我", "request_human"),
        ("call me instead", "correct"),
        ("改成打电话给我", "correct"),
    ],
)
def test_a_call_is_a_person_wanted_unless_it_changes_the_way_to_reply(read, text, intent):
    assert read(text, "request_human", 0.9)[0] == intent


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("what do you know about me", True),
        ("can I see my data", True),
        ("Who can see my personal data?", False),
        ("你们存了我哪些信息", True),
        ("谁能查看我的个人信息", False),
    ],
)
def test_who_sees_data_is_no_wish_to_see_it(text, own):
    assert ticket_rules.asks_for_own_data(text) is own


@pytest.mark.parametrize(
    "text",
    [
        "我要投诉",
        "投诉",
        "我想投诉！",
        "你好，我要投诉你们",
        "I want to complain",
        "complaint",
        "I'd like to make a complaint.",
    ],
)
def test_a_bare_wish_to_complain_is_understood_whatever_the_head_says(read, text):
    assert read(text, intent="check_status", confidence=0.5) == ("file_complaint", {})


@pytest.mark.parametrize(
    "text", ["我的投诉到哪了", "我不投诉了", "where is my complaint", "withdraw my complaint"]
)
def test_other_requests_about_complaints_are_left_to_the_head(read, text):
    assert read(text, intent="check_status", confidence=0.5) == ("check_status", {})


@pytest.mark.parametrize(
    "text", ["is it going to take months?", "how long will it take", "要多久", "那得好几个月吗"]
)
def test_a_question_for_the_time_it_takes_is_no_complaint(read, text):
    assert read(text, intent="file_complaint", confidence=0.5)[0] == "ask_process"


@pytest.mark.parametrize("text", ["how long must I wait for my refund", "一个月了还要多久才赔"])
def test_a_complaint_about_waiting_stays_one(read, text):
    assert read(text, intent="file_complaint", confidence=0.7, topic=TOPIC)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["你们什么破保险公司", "you useless bunch of idiots"])
def test_an_outburst_opens_a_complaint_and_is_not_its_story(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    intent, entities = read(text, confidence=0.6, tone=tone)
    assert intent == "file_complaint"
    assert "story" not in entities


@pytest.mark.parametrize("text", ["what a stupid match last night", "今天热死了，烦"])
def test_anger_at_others_stays_out_of_scope(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    assert read(text, intent="out_of_scope", tone=tone)[0] == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("唔該,我想投訴", "file_complaint"),
        ("算了不找了 我先说吧", "file_complaint"),
        ("帮我妈投诉一下 她眼睛不好看不了手机", "file_complaint"),
        ("我要表扬一下你们建国路支行的小李", "praise"),
        ("I'd like to praise Anna at your desk", "praise"),
        ("没有投诉 就是表扬", "praise"),
    ],
)
def test_a_message_begins_with_what_it_is(read, text, intent):
    meant, entities = read(text, intent="ask_process")
    assert (meant, entities.get("story")) == (intent, None)


@pytest.mark.parametrize(
    "text", ["i bought a phone insurance thing with my contract", "我在你们店里买了个手机碎屏险"]
)
def test_a_story_may_begin_with_what_is_no_complaint_yet(read, text):
    intent, entities = read(text, intent="inform", confidence=0.5)
    assert (intent, entities["story"]) == ("file_complaint", text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("可以補充嗎 當初業務叫王大明", "add_information"),
        ("I forgot to say the agent was called Tom", "add_information"),
        ("再给你们打一星 垃圾", "rate"),
        ("我不是来投诉的，就问一句，你们免赔额是个啥", "explain_term"),
        ("想问下犹豫期是几天", "explain_term"),
    ],
)
def test_additions_scores_and_terms_are_known_by_their_words(read, text, intent):
    assert read(text)[0] == intent


@pytest.mark.parametrize(
    "text", ["hello i want to make a complaint about a delivery", "你好，我要投诉送货的事"]
)
def test_a_wish_to_complain_is_never_out_of_scope(read, text):
    assert read(text, intent="out_of_scope", confidence=0.8)[0] == "file_complaint"


@pytest.mark.parametrize(
    "text", ["有点事想反映一下", "我想跟你们反映个情况", "I want to make a complaint"]
)
def test_who_has_something_to_tell_is_asked_for_it(read, text):
    assert read(text, "nlu_fallback", 0.3)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["气死我了!!!!", "I am furious"])
def test_who_begins_with_anger_alone_is_asked_what_happened(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    assert read(text, "out_of_scope", 0.7, tone=tone) == ("file_complaint", {})


@pytest.mark.parametrize(
    "text", ["车险", "我妈那份殡葬险", "my car insurance", "my mum's funeral plan"]
)
def test_a_first_piece_that_names_the_matter_is_kept(read, text):
    assert read(text, "out_of_scope", 0.9) == ("file_complaint", {"story": text})
    few = " ".join(text.split()[:2])
    assert read(few, "file_complaint", 0.99)[1]["story"] == few
    assert read(text, "out_of_scope", 0.9, seen=True)[0] != "file_complaint"


@pytest.mark.parametrize("text", ["the weather in London", "今天的天气"])
def test_a_thing_of_nobodys_begins_no_complaint(read, text):
    assert read(text, "out_of_scope", 0.9)[0] == "out_of_scope"


@pytest.mark.parametrize("text", ["thank you. when they answer me?", "谢谢。什么时候有结果？"])
def test_a_question_behind_thanks_is_heard(read, text):
    assert read(text, "thank", 0.94, seen=True)[0] == "check_status"
    assert read(text, "thank", 0.94)[0] == "ask_process"


@pytest.mark.parametrize(
    "text",
    [
        "ok clear, will come back if needed",
        "好的明白了，我先考虑一下",
        "fair enough, I'll sleep on it",
    ],
)
def test_who_has_heard_enough_takes_leave(read, text):
    assert read(text, "ask_process", 0.5)[0] == "goodbye"


@pytest.mark.parametrize(
    "text",
    [
        "bye, see you in court",
        "I'll be back with my lawyer",
        "再见，法院见",
        "等着收律师函吧，拜拜",
    ],
)
def test_who_leaves_with_a_threat_is_heard(read, text):
    legal = [{"name": "legal_threat", "confidence": 0.9}]
    for intent in ("goodbye", "file_complaint"):
        assert read(text, intent, 0.9, flags=legal) == ("file_complaint", {})
        assert read(text, intent, 0.9, seen=True, flags=legal)[0] == "add_information"


@pytest.mark.parametrize(
    "text", ["bye, you stole my deposit, see you in court", "法院见，你们经理上周骂了我妈"]
)
def test_what_is_told_beside_a_threat_is_a_story(read, text):
    legal = [{"name": "legal_threat", "confidence": 0.9}]
    assert read(text, "file_complaint", 0.9, flags=legal)[1]["story"] == text


@pytest.mark.parametrize("text", ["I'll come back and smash your windows", "我会回来砸了你们店"])
def test_who_promises_to_come_back_for_worse_takes_no_leave(read, text):
    assert read(text, "file_complaint", 0.9)[0] != "goodbye"


@pytest.mark.parametrize(
    "text", ["i'll come back later with the receipt", "I'll be back tomorrow", "回头再来找你们"]
)
def test_who_will_be_back_takes_leave(read, text):
    assert read(text, "goodbye", 0.6)[0] == "goodbye"


@pytest.mark.parametrize("text", ["ugh my signal is bad hold on", "信号不好，你等等"])
def test_a_bad_line_is_no_complaint_of_one(read, text):
    assert read(text, "file_complaint", 0.98)[0] == "goodbye"


@pytest.mark.parametrize(
    "text", ["Hey, got two left gloves in my box, not even joking", "order R48211 never came"]
)
def test_what_was_got_or_never_came_begins_a_story(read, text):
    assert read(text, "nlu_fallback", 0.3)[0] == "file_complaint"


@pytest.mark.parametrize("text", ["Quick one before I decide anything.", "我有个问题想问一下"])
def test_who_has_a_question_first_complains_of_nothing(read, text):
    assert read(text, "file_complaint", 0.6)[0] == "ask_help"


def test_a_letter_of_grievances_is_no_praise_for_its_manners(read):
    letter = "Respected Sir, I am having two grievances with your good company."
    assert read(letter, "praise", 0.72)[0] == "file_complaint"


def test_what_went_wrong_behind_feedback_is_a_complaint(read):
    text = "My claim for 48,500 rupees is pending since 45 days"
    assert read(text, "file_complaint", 0.99, awaited="feedback")[0] == "file_complaint"
    again = "she stayed with us until midnight, so kind"
    assert read(again, "file_complaint", 0.99, awaited="feedback")[0] == "praise"


@pytest.mark.parametrize("text", ["hang on somebody at the door", "等一下有人敲门"])
def test_who_is_called_away_calls_nobody(read, text):
    assert read(text, "request_human", 0.6)[0] == "goodbye"


@pytest.mark.parametrize("text", ["so who actually reads this", "那到底谁能看到"])
def test_who_reads_it_is_asked_without_a_mark(read, text):
    assert read(text, "file_complaint", 0.6, seen=True)[0] == "ask_privacy"


@pytest.mark.parametrize(
    "text",
    ["我目前嘛事没有 就是先问明白了", "我没出啥事 就是心里没底", "nothing has happened to me"],
)
def test_to_whom_nothing_happened_complains_of_nothing(read, text):
    assert read(text, "file_complaint", 0.9)[0] == "cancel"


def test_an_idea_that_is_not_to_be_registered_is_one(read):
    assert read("给您提个建议 保单搁首页多好 甭给我立案啊", "file_complaint")[0] == "suggest"
    assert read("a suggestion, not a complaint: policies on page one", "inform")[0] == "suggest"


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to say everything to machine, every time new person",
        "我不想把事情全讲给机器人听",
    ],
)
def test_who_will_not_tell_it_to_a_machine_wants_a_person(read, text):
    wanted = [{"name": "wants_human", "confidence": 0.9}]
    intent, entities = read(text, "file_complaint", 0.5, flags=wanted)
    assert intent == "request_human"
    assert "story" not in entities


@pytest.mark.parametrize(
    "text", ["我不想投诉了 撤了吧", "I've no complaint any more, please take it back"]
)
def test_who_takes_a_complaint_back_says_more_than_that_there_is_none(read, text):
    tells = {"name": "cancel", "confidence": 0.95}
    assert read(text, "withdraw_complaint", 0.9, seen=True, tells=tells)[0] == "withdraw_complaint"


@pytest.mark.parametrize(
    "text", ["投诉可以匿名吗", "投诉从哪儿提", "投诉受理以后给不给回执", "投訴使唔使畀錢"]
)
def test_who_asks_how_complaining_works_names_nothing_that_is_complained_of(read, text):
    assert read(text, "ask_process", 0.99)[0] == "ask_process"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("怎么投诉你们那个司机", "ask_process"), ("投诉你们客服", "file_complaint")],
)
def test_who_names_whom_it_is_about_begins_a_complaint(read, text, intent):
    assert read(text, intent, 0.99)[0] == "file_complaint"


@pytest.mark.parametrize(
    "text", ["not a complaint, maybe put a bench by the lift", "不是投诉哈，电梯口可以放张长椅"]
)
def test_an_idea_that_is_no_complaint_stays_one(read, text):
    assert read(text, "suggest", 0.95)[0] == "suggest"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the email reminders are wrong for older people, better to send a letter", "suggest"),
        ("短信提醒换成电话吧，老人不看短信", "suggest"),
    ],
)
def test_an_idea_changes_no_detail(read, text, intent):
    assert read(text, intent, 0.95)[0] == intent


@pytest.mark.parametrize("text", ["tell me a riddle", "给我念首诗", "给我出个谜语"])
def test_a_wish_for_what_no_firm_does_begins_no_complaint(read, text):
    assert read(text, "out_of_scope", 0.95)[0] == "out_of_scope"
