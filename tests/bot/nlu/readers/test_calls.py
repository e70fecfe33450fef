"""When and how somebody is to be rung, or not."""

import pytest


def test_who_is_to_be_rung_on_the_number_told_has_said_how(read):
    text = "ring me on that number after 5, name's Gus Ferreira"
    for asked in ("reference_number", "reply_channel"):
        told = read(text, asked, intent="inform")[1]
        assert (told["reply_channel"], told["customer_name"]) == ("phone", "Gus Ferreira")


@pytest.mark.parametrize("text", ["no not by phone", "don't call me", "别打电话", "不方便接电话"])
def test_who_only_says_how_not_to_be_reached_is_answered_here(read, text):
    assert read(text, "reply_channel", intent="inform")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize("text", ["call, afternoons", "phone after 3, school run", "打电话，下午"])
def test_the_hours_beside_a_call_are_kept(read, text):
    told = read(text, "reply_channel", intent="inform")[1]
    assert (told["reply_channel"], told["story"]) == ("phone", text)


@pytest.mark.parametrize("text", ["call me better, but mornings i 在巴刹", "call me after 6pm"])
def test_how_to_ring_is_nobodys_name(read, text):
    found = read(text, "reply_channel", "inform", 0.8)[1]
    assert (found["reply_channel"], "customer_name" in found) == ("phone", False)
    assert found["story"]


def test_who_wants_no_more_calls_has_not_chosen_one(read):
    for text in ("stop calling me!把我 number 从 list 删掉", "别再 call 我了,把我号码删掉"):
        assert read(text, "demand", "file_complaint", 0.9)[1].get("reply_channel") != "phone"


def test_a_call_from_somebody_is_wanted_and_the_way_not_chosen_yet(read):
    text = "要個 supervisor call 返我同埋道歉"
    assert read(text, "demand", "file_complaint", 0.8)[1]["demand"] == text


@pytest.mark.parametrize("text", ["By telephone, but not before ten in the morning"])
def test_hours_that_are_ruled_out_are_kept_beside_the_call(read, text):
    told = read(text, "reply_channel", intent="inform")[1]
    assert (told["reply_channel"], told["story"]) == ("phone", text)


@pytest.mark.parametrize(
    "text",
    [
        "could you telephone please?",
        "can I have a phone call",
        "能不能打个电话给我",
        "有人能打给我吗",
    ],
)
@pytest.mark.parametrize("asked", ["reply_channel", "contact"])
def test_a_call_that_is_asked_for_is_how_to_hear_back_and_calls_nobody(read, asked, text):
    flags = [{"name": "wants_human", "confidence": 0.9}]
    intent, told = read(text, asked, intent="request_human", confidence=0.95, flags=flags)
    assert (intent, told["reply_channel"]) == ("inform", "phone")
    assert "flags" not in told


@pytest.mark.parametrize(
    "text",
    [
        "寄信好了。啊不对，还是打电话，0933-415-208，下午两点以后。",
        "post. no wait, ring me, 07700 900123 after 2pm",
    ],
)
def test_the_hours_behind_a_number_change_no_day(read, text):
    intent, entities = read(text, "reply_channel", intent="correct", confidence=0.8)
    assert "incident_time" not in entities
    assert (intent, entities["reply_channel"]) == ("inform", "phone")


@pytest.mark.parametrize(
    "text",
    [
        "我怕陌生电话 能不能就在这回我",
        "I'm scared of phone calls, answer me here please",
        "就在这里打字行不 我现在听到电话响就发抖",
        "could you write to me here, I panic every time the phone rings",
    ],
)
def test_who_dreads_the_phone_is_answered_in_the_chat(read, text):
    assert read(text, "reply_channel", "inform")[1]["reply_channel"] == "same_chat"
