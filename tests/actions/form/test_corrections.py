"""What was told before is changed, with its new value or by being asked anew."""

import pytest

from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, STORIES, at_summary, begin


async def test_a_no_asks_what_to_change_and_a_named_line_is_asked_anew(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("deny", "不对")
    talk.set(confirmation="no")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "correction_field"
    talk.hear("correct", None, correction_field="demand")
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["requested_slot"]) == (None, "demand")


async def test_a_correction_with_its_new_value_goes_straight_back_to_the_summary(
    talk: Conversation,
) -> None:
    await at_summary(talk)
    talk.hear("correct", "时间改成十月", correction_field="incident_time", incident_time="十月")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == "十月"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_the_category_can_be_corrected(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", None, correction_field="category_choice")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("inform", None, category_choice="product")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "topic"
    talk.hear("inform", None, topic="fees_charges")
    await talk.run(FORM)
    assert (talk.slots["topic"], talk.slots["requested_slot"]) == ("fees_charges", "confirmation")


async def test_the_end_of_a_phone_number_is_corrected(talk: Conversation) -> None:
    await at_summary(talk)
    talk.set(contact="+8613900001111")
    talk.hear("correct", "no, the phone ends 5678", correction_field="contact",
              contact_ending="5678")  # fmt: skip
    await talk.run(FORM)
    assert talk.slots["contact"] == "+8613900005678"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_changed_wish_replaces_the_demand_and_leaves_the_story(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", "I want a refund instead", correction_field="demand",
              demand="I want a refund")  # fmt: skip
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["story"]) == ("I want a refund", STORIES["zh"])
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_sum_told_anew_changes_the_wish(talk: Conversation) -> None:
    await begin(
        talk,
        incident_time="周六",
        reference_number="LK-3301",
        demand="赔我9000，别拖",
        amount="9000 CNY",
    )
    talk.hear("correct", "金额改成9500", correction_field="amount", answer="9500")
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["amount"]) == ("赔我9500，别拖", "9500 CNY")


async def test_a_category_told_in_words_is_taken_with_the_topic_that_the_words_suit(
    talk: Conversation,
) -> None:
    await at_summary(talk)
    talk.set(topic="privacy_leak")
    ranked = {"all": {"privacy_leak": 0.3, "waiting": 0.2}}
    talk.hear("correct", "类别不对，是排队", {"topic": ranked}, correction_field="category",
              category_choice="service")  # fmt: skip
    await talk.run(FORM)
    assert (talk.slots["topic"], talk.slots["requested_slot"]) == ("waiting", "confirmation")


async def test_a_category_that_is_not_named_after_all_stays(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", None, correction_field="category_choice")
    await talk.run(FORM)
    talk.hear("skip", "提交")
    await talk.run(FORM)
    assert (talk.slots["topic"], talk.slots["requested_slot"]) == ("slow_handling", "confirmation")


async def test_a_category_that_stands_already_keeps_its_topic(talk: Conversation) -> None:
    await at_summary(talk)
    talk.set(topic="slow_handling", topic_guesses="slow_handling,staff_attitude")
    words = "类别不对，这是服务问题"
    talk.hear("correct", words, correction_field="category", category_choice="service")
    talk.set(category_choice="service")
    await talk.run(FORM)
    assert (talk.slots["topic"], talk.slots["requested_slot"]) == ("slow_handling", "confirmation")


@pytest.mark.parametrize("words", ["刚才不是说过了吗", "I already told you"])
async def test_what_was_told_before_is_left_with_a_word_why(talk: Conversation, words: str) -> None:
    await begin(talk)
    asked = talk.slots["requested_slot"]
    talk.slots[asked] = "-"  # as the domain maps a skip
    talk.hear("skip", words, request="told_before")
    assert said(await talk.run(FORM)) == ["utter_told_before"]
    assert talk.slots["requested_slot"] != asked


@pytest.mark.parametrize(
    ("language", "story", "corrected"),
    [
        ("zh", "房间押金被刷了200欧两次", "房间押金被刷了180欧两次"),
        ("en", "you took a deposit of 200 euro twice", "you took a deposit of 180 euro twice"),
    ],
)
async def test_a_sum_put_right_in_the_story_stands_there_once(
    talk: Conversation, language: str, story: str, corrected: str
) -> None:
    talk.set(language=language)
    await begin(talk, story, amount="200 EUR", demand="200")
    talk.hear("correct", "180", correction_field="amount", answer="180", amount="180 EUR")
    await talk.run(FORM)
    assert (talk.slots["story"], talk.slots["amount"]) == (corrected, "180 EUR")
