"""Replies that tell something else than what was asked, as the head of replies weighs them."""

import pytest


def told_as(kind, confidence=0.95):
    return {"name": kind, "confidence": confidence}


@pytest.mark.parametrize(
    ("asked", "text", "kind", "slot"),
    [
        ("given_reason", "cough up what I'm owed", "demand", "demand"),
        ("given_reason", "该给的一分别少", "demand", "demand"),
        ("demand", "Theres plenty in there", "story", "story"),
        ("demand", "卡里明明有钱", "story", "story"),
        ("demand", "apparently wear and tear", "given_reason", "story"),
        ("demand", "a small fortune", "amount", "story"),
        ("demand", "5299", "reference_number", "reference_number"),
        ("given_reason", "acct 5520 1183", "reference_number", "reference_number"),
        ("reply_channel", "the lot of it was plain wrong", "story", "story"),
        ("contact", "an honest word from the manager", "demand", "demand"),
    ],
)
def test_a_reply_is_kept_as_what_it_tells(read, asked, text, kind, slot):
    intent, told = read(text, asked, "inform", 0.9, tells=told_as(kind))
    assert intent == "inform"
    assert told.get(slot) == text.removeprefix("acct ")
    assert asked not in told


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("reference_number", "dont carry that about with me"),
        ("given_reason", "not a peep out of them"),
        ("incident_time", "lost track honestly"),
        ("reference_number", "合同在老家搁着呢"),
        ("given_reason", "一个字没解释"),
    ],
)
def test_what_is_not_known_is_left_out(read, asked, text):
    assert read(text, asked, "inform", 0.9, tells=told_as("nothing"))[0] == "skip"


@pytest.mark.parametrize(
    ("text", "kind", "confidence"),
    [
        ("I want it working again", "story", 0.95),
        ("the truth, nothing fancy", "story", 0.6),
        ("the truth, nothing fancy", "demand", 0.95),
        ("把话说清楚就行", "story", 0.7),
    ],
)
def test_a_wish_stays_one_where_words_or_doubt_speak_for_it(read, text, kind, confidence):
    assert read(text, "demand", "inform", 0.9, tells=told_as(kind, confidence))[1]["demand"] == text


def test_what_stands_beside_not_knowing_why_is_no_wish(read):
    text = "no idea why. theres money in there"
    assert read(text, "demand", "inform", tells=told_as("nothing"))[0] != "skip"
    assert read("you tell me", "demand", "inform", tells=told_as("nothing"))[0] == "skip"


def test_a_way_that_is_named_is_the_answer_whatever_stands_beside(read):
    told = read("HERE obviously, you bunch of clowns", "reply_channel", tells=told_as("story"))
    assert told[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize("text", ["whose eyes is my number for", "我的号码落到谁眼里"])
def test_who_surely_asks_skips_nothing(read, text):
    unsure, sure = (
        read(text, "contact", "ask_privacy", share, tells=told_as("nothing"))[0]
        for share in (0.5, 0.95)
    )
    assert (unsure, sure) == ("skip", "ask_privacy")


@pytest.mark.parametrize(
    ("text", "intent"), [("stop I have to leave", "cancel"), ("先这样，我有事", "goodbye")]
)
def test_who_leaves_skips_nothing(read, text, intent):
    told = read(text, "reply_channel", intent, 0.9, tells=told_as("nothing"))
    assert told[0] not in ("skip", "inform")


def test_a_number_beside_what_is_not_known_is_kept(read):
    told = read("no idea, maybe HB-88213?", "reference_number", "inform", tells=told_as("nothing"))
    assert told[1]["reference_number"] == "HB-88213"


@pytest.mark.parametrize(
    ("text", "kind", "intent"),
    [
        ("行 交吧 刚才骂人是我不对 媳妇住院等钱用", "confirmation", "affirm"),
        ("可以的，麻烦快点，孩子等着上学", "confirmation", "affirm"),
        ("off it goes then, sorry I swore at you", "confirmation", "affirm"),
        ("my bank just pinged, the £200 has landed. don't send it", "cancel", "cancel"),
        ("钱刚到账了，别交了", "cancel", "cancel"),
    ],
)
def test_the_summary_is_settled_with_a_remark_beside_it(read, text, kind, intent):
    said, told = read(text, "confirmation", "inform", 0.7, tells=told_as(kind))
    assert said == intent
    assert not {"amount", "incident_time"} & set(told)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yes but my number is wrong", "confirmation"),
        ("fine, though the date was the 3rd", "confirmation"),
        ("对，就是日期错了，是8号", "confirmation"),
        ("对，8号，交吧", "confirmation"),
        ("yes, on the 8th, off it goes", "confirmation"),
        ("send it to 07700 900123", "confirmation"),
    ],
)
def test_a_yes_that_changes_something_submits_nothing(read, text, kind):
    assert read(text, "confirmation", "inform", 0.7, tells=told_as(kind))[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("shauna brady, the da is brendan", "Shauna Brady"),
        ("Shauna McGlinchey, the da is Brendan", "Shauna McGlinchey"),
        ("我姓邓邓秀珍秀气的秀珍珠的珍", "邓秀珍"),
    ],
)
def test_the_name_at_the_head_is_theirs(read, text, name):
    told = read(text, "customer_name", "inform", tells=told_as("customer_name"))[1]
    assert told["customer_name"] == name


@pytest.mark.parametrize("text", ["you useless idiots can all go to hell", "你们这帮废物都给我滚"])
def test_what_is_wished_in_an_insult_is_no_wish(read, text):
    told = read(text, "demand", "inform", tells=told_as("story", 0.5))[1]
    assert "demand" not in told


@pytest.mark.parametrize(
    ("asked", "text", "amount"),
    [
        ("demand", "roughly 3k", "3000 XXX"),
        ("given_reason", "about six hundred", "600 XXX"),
        ("demand", "N120,000", "120000 XXX"),
        ("demand", "一百五吧好像", "150 CNY"),
        ("given_reason", "大概四万出头", "40000 CNY"),
    ],
)
def test_a_sum_in_place_of_an_answer_is_kept_as_one(read, asked, text, amount):
    told = read(text, asked, "inform", tells=told_as("amount"))
    assert (told[0], told[1]["amount"], asked in told[1]) == ("inform", amount, False)


@pytest.mark.parametrize("text", ["it went from 38 to 61", "每次98，一共扣了两次196"])
def test_of_several_sums_none_is_picked(read, text):
    told = read(text, "demand", "inform", tells=told_as("amount"))[1]
    assert (told.get("amount"), told["story"]) == (None, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [("demand", "sorry wrong window that was for my wife"), ("customer_name", "等我戴一下眼镜")],
)
def test_an_aside_is_heard_and_nothing_of_it_is_kept(read, asked, text):
    told = read(text, asked, "inform", tells=told_as("aside"))
    assert told == ("nlu_fallback", {"request": "aside"})


@pytest.mark.parametrize("text", ["ok, sorry for my typing", "好的 手滑了 提交吧"])
def test_a_yes_beside_an_aside_is_one(read, text):
    told = read(text, "confirmation", "affirm", 0.9, tells=told_as("aside"))
    assert told[1].get("request") != "aside"


@pytest.mark.parametrize(
    ("text", "name"),
    [("the names pat", "pat"), ("全名夏侯敏", "夏侯敏"), ("户名 丁海涛", "丁海涛")],
)
def test_a_name_in_place_of_a_number_to_call_is_one(read, text, name):
    told = read(text, "contact", "inform", tells=told_as("customer_name"))[1]
    assert told["customer_name"] == name


@pytest.mark.parametrize("text", ["They just wouldnt say", "Nothing will change anyway"])
def test_what_tells_something_else_is_no_name(read, text):
    told = read(text, "customer_name", "inform", tells=told_as("story", 0.6))[1]
    assert "customer_name" not in told


@pytest.mark.parametrize(
    "text", ["I emailed them twice and heard nothing", "我call了三次都没人理，他们直接挂了"]
)
def test_what_was_tried_is_no_way_to_be_answered(read, text):
    told = read(text, "reply_channel", "inform", tells=told_as("story"))[1]
    assert (told.get("reply_channel"), told["story"]) == (None, text)


@pytest.mark.parametrize("text", ["joint account with my husband", "我和我老婆一起开的户"])
def test_what_is_told_in_place_of_a_name_is_not_lost(read, text):
    told = read(text, "customer_name", "inform", tells=told_as("story", 0.65))[1]
    assert told["story"] == text


@pytest.mark.parametrize(
    "text",
    ["抱歉 copy 错了东西. 内容对的, 请提交", "sorry pasted the wrong thing. all correct, send it"],
)
def test_a_yes_that_both_heads_are_sure_of_stands_whatever_was_wrong_before(read, text):
    assert read(text, "confirmation", "affirm", 0.95, tells=told_as("confirmation"))[0] == "affirm"


@pytest.mark.parametrize("text", ["这里 写简单一点", "here, and keep it simple"])
def test_a_way_to_hear_back_beside_a_wish_for_plain_words_is_the_answer(read, text):
    intent, told = read(text, "reply_channel", "ask_help", 0.8, tells=told_as("reply_channel"))
    assert (intent, told["reply_channel"]) == ("inform", "same_chat")


@pytest.mark.parametrize(
    "text",
    [
        "她叫我妈签字说这是定期存款利息还高到期了去取才说不是存款是保险这不是坑老人吗",
        "she had my mum sign, said it was a deposit, now it is insurance, is this not robbery?",
    ],
)
def test_a_story_that_ends_in_scorn_is_kept_and_corrects_nothing(read, text):
    intent, told = read(text, "demand", "correct", 0.9, tells=told_as("story"))
    assert (intent, told["story"]) == ("inform", text)


def test_a_question_that_wants_to_be_told_something_stays_one(read):
    text = "我妈还在医院里等着用这笔钱你们到底什么时候能告诉我结果呢"
    assert "story" not in read(text, "demand", "ask_process", 0.8, tells=told_as("story"))[1]
