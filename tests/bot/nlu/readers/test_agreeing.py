"""A yes to the summary, and what stands beside it."""

import pytest


def test_only_a_word_of_a_yes_submits(read):
    assert read("咁就喺度啦", "confirmation", intent="affirm")[0] != "affirm"
    assert read("啱喇", "confirmation", intent="correct")[0] == "affirm"
    assert read("都对，交上去吧", "confirmation", intent="affirm")[0] == "affirm"
    assert read("写上就行，交吧", "confirmation", intent="inform")[0] == "affirm"
    assert read("对了，谢谢你，孩子。", "confirmation", intent="thank")[0] == "affirm"


def test_only_a_yes_submits(read):
    text = "Is that all of it, and who reads it then?"
    assert read(text, "confirmation", intent="affirm", confidence=0.4)[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("交吧，超过周三就发微博曝光", "超过周三就发微博曝光"),
        ("send it, otherwise I go to the press on Monday", "otherwise I go to the press on Monday"),
    ],
)
def test_a_warning_behind_a_yes_goes_with_the_story(read, text, warning):
    threat = {"name": "media_threat", "confidence": 0.9}
    intent, entities = read(text, "confirmation", intent="inform", flags=[threat])
    assert (intent, entities["story"]) == ("affirm", warning)
    assert "incident_time" not in entities


@pytest.mark.parametrize(
    "text",
    [
        "Yes, that is quite right, thank you",
        "looks grand",
        "all correct, go ahead",
        "没问题，提交吧",
    ],
)
def test_a_yes_in_more_words_submits(read, text):
    assert read(text, "confirmation", intent="thank")[0] == "affirm"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("yes. when will I hear?", "when will I hear?"),
        ("对的。什么时候有结果？", "什么时候有结果？"),
    ],
)
def test_a_plain_yes_with_a_question_behind_it_submits_and_the_question_is_kept(
    read, text, question
):
    intent, told = read(text, "confirmation", intent="ask_process")
    assert (intent, told) == ("affirm", {"question": question})


@pytest.mark.parametrize("text", ["Yes, but who reads it", "对，不过谁能看到？"])
def test_a_yes_that_depends_on_a_question_is_answered_first(read, text):
    assert read(text, "confirmation", intent="affirm", confidence=0.9)[0] != "affirm"


@pytest.mark.parametrize("text", ["yh", "aye", "得"])
def test_a_yes_as_it_is_typed_submits(read, text):
    assert read(text, "confirmation", intent="out_of_scope")[0] == "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "yeah go on, send it to whatever clown reads these",
        "right. get it in front of your boss",
        "对，赶紧交上去给你们领导看",
    ],
)
def test_whom_a_yes_sends_it_to_is_no_part_of_it(read, text):
    assert read(text, "confirmation", intent="file_complaint") == ("affirm", {})


@pytest.mark.parametrize("text", ["send it to me by post", "寄给我吧"])
def test_who_wants_it_sent_to_themselves_agrees_to_nothing(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("correct. I was a customer for 20 years", "I was a customer for 20 years"),
        ("对的。我在你们这办了二十年业务", "我在你们这办了二十年业务"),
    ],
)
def test_a_remark_behind_a_yes_is_kept_and_holds_nothing_up(read, text, remark):
    assert read(text, "confirmation", intent="inform") == ("affirm", {"story": remark})


@pytest.mark.parametrize(
    "text",
    ["yes, but the shop was closed on that day", "对，不过那天店是关着的"],
)
def test_a_yes_that_depends_on_more_submits_nothing(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yes, my surname is Brown", "customer_name"),
        ("对，我姓卜", "customer_name"),
        ("yes, it's my mum's card", "principal"),
        ("对，是我妈的卡", "principal"),
        ("yes. it was at Luton, Gatwick is the other one", "correction"),
        ("对的，是在虹桥那家", "correction"),
    ],
)
def test_a_yes_with_a_detail_behind_it_submits_nothing(read, text, kind):
    told = read(text, "confirmation", "inform", 0.7, tells={"name": kind, "confidence": 0.6})
    assert told[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("yes. it happened at Luton", "it happened at Luton"),
        ("对，在虹桥店里发生的", "在虹桥店里发生的"),
    ],
)
def test_what_is_told_behind_a_yes_goes_with_the_story(read, text, remark):
    told = read(text, "confirmation", "inform", 0.7, tells={"name": "story", "confidence": 0.6})
    assert told == ("affirm", {"story": remark})


@pytest.mark.parametrize(
    "text",
    [
        "可以。刚才骂人不好意思，上了一晚上班",
        "没问题 刚刚语气不好 不好意思 熬夜了",
        "对的。不好意思我刚才语气有点冲，加了三天班",
        "yes fine. sorry for swearing earlier, I was up all night",
    ],
)
def test_a_yes_with_regret_for_harsh_words_submits_and_adds_nothing(read, text):
    assert read(text, "confirmation", intent="out_of_scope") == ("affirm", {})


@pytest.mark.parametrize(
    "text", ["可以。刚才骂人不好意思，地址写错了", "ok. sorry I swore, but the name is wrong"]
)
def test_a_yes_with_regret_that_changes_something_does_not_submit(read, text):
    assert read(text, "confirmation", intent="out_of_scope")[0] != "affirm"
