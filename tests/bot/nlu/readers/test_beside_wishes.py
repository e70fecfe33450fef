"""What is told beside a wish, and goes elsewhere."""

import pytest


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Money back. They told me it had water in it and it never did", "Money back."),
        ("A new one. The man at the desk, Colm, was rude about it", "A new one."),
    ],
)
def test_what_happened_behind_a_wish_goes_to_the_story(read, text, demand):
    entities = read(text, asked="demand", intent="inform")[1]
    assert entities["demand"] == demand
    assert entities["story"] == text.removeprefix(demand).strip()


@pytest.mark.parametrize(
    ("text", "demand", "story"),
    [
        (
            "I have the manager's message where it says free for life. Please reverse it.",
            "Please reverse it",
            "I have the manager's message where it says free for life.",
        ),
        (
            "当初经理在微信上写得清清楚楚，这张卡终身不收年费，聊天记录我一直都留着，随时可以给你们看。请你们退回。",
            "请你们退回",
            "当初经理在微信上写得清清楚楚，这张卡终身不收年费，聊天记录我一直都留着，随时可以给你们看。",
        ),
    ],
)
def test_what_stands_beside_a_wish_told_instead_of_a_number_is_not_lost(read, text, demand, story):
    told = read(text, "reference_number", intent="inform")[1]
    assert (told["demand"], told["story"]) == (demand, story)


@pytest.mark.parametrize(
    ("text", "demand", "story"),
    [
        (
            "We want it cancelled. Write to me at mei@ledger.example, do not phone her.",
            "We want it cancelled.",
            "Write to me at mei@ledger.example, do not phone her.",
        ),
        (
            "要求全额退回。请写到mei@ledger.example，不要打电话给她",
            "要求全额退回。",
            "请写到mei@ledger.example，不要打电话给她",
        ),
    ],
)
def test_whom_to_write_to_is_no_part_of_the_wish(read, text, demand, story):
    told = read(text, "demand", intent="inform")[1]
    assert (told["demand"], told["story"]) == (demand, story)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("sorry my friend took my phone. see the photo, i want a new one", "i want a new one"),
        ("look at the picture, please send me a new lid", "please send me a new lid"),
    ],
)
def test_what_is_to_be_looked_at_is_no_part_of_the_wish(read, text, wish):
    assert read(text, "demand", intent="inform")[1]["demand"] == wish


@pytest.mark.parametrize(
    ("text", "wish", "flag"),
    [
        (
            "full refund, cancel the policy. otherwise i go to the Daily News",
            "full refund, cancel the policy.",
            "media_threat",
        ),
        (
            "改回原来的plan，多扣的钱退回来。楼下几个阿伯都这样，不处理我们就去工信部投诉",
            "改回原来的plan，多扣的钱退回来。",
            "regulator_threat",
        ),
    ],
)
def test_a_threat_in_a_sentence_of_its_own_goes_to_the_story(read, text, wish, flag):
    told = read(text, "demand", intent="inform", flags=[{"name": flag, "confidence": 0.9}])[1]
    assert (told["demand"], told["story"]) == (wish, text[len(wish) :].strip())


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("先帮我把这个投诉记下来吧 让他们别再打我妈了", "让他们别再打我妈了"),
        ("right, thanks. I want them to stop ringing my mum", "stop ringing my mum"),
    ],
)
def test_what_the_desk_is_to_write_down_is_no_part_of_the_wish(read, text, wish):
    assert wish in read(text, "reference_number", "inform")[1]["demand"]
    assert "记下来" not in read(text, "reference_number", "inform")[1]["demand"]


@pytest.mark.parametrize(
    "text",
    [
        "Further, there are nine of us in the block and I'll take it to the ombudsman if required.",
        "另外我们楼里九户都一样，必要的话我会去银保监投诉",
    ],
)
def test_a_threat_that_goes_on_with_the_story_is_no_wish(read, text):
    flags = [{"name": "regulator_threat", "confidence": 0.95}]
    _, told = read(text, "demand", intent="file_complaint", confidence=0.9, flags=flags)
    assert "story" in told
    assert "demand" not in told


@pytest.mark.parametrize("text", ["and dont tell me 24 hours again", "别再跟我说什么二十四小时"])
def test_who_forestalls_an_excuse_wants_nothing_by_it(read, text):
    _, told = read(text, "demand", intent="file_complaint", confidence=0.9)
    assert told.get("demand") is None
    assert told["story"] == text
