"""The topic of a complaint whose category is unsure."""

import pytest

from tests.auxil.dialogue import Conversation
from tests.auxil.form_talk import FORM, STORIES


async def test_who_cannot_tell_the_category_need_not(talk: Conversation) -> None:
    text = STORIES["zh"]
    ranked = {"all": {"waiting": 0.3, "fees_charges": 0.2}}
    talk.hear("file_complaint", text, {"topic": ranked}, story=text)
    talk.form_is_open = True
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("skip", "不知道")
    await talk.run(FORM)
    assert talk.slots["topic"] == "waiting"


async def test_a_story_that_was_a_mere_beginning_gets_its_topic_from_the_rest(
    talk: Conversation,
) -> None:
    talk.hear("file_complaint", "你们太过分了", story="你们太过分了", topic="staff_attitude")
    talk.form_is_open = True
    await talk.run(FORM)
    more = "车险理赔拖了两个月，定损员来看了一次就没消息了"
    talk.hear("inform", more, story=more, topic="slow_handling")
    await talk.run(FORM)
    assert talk.slots["topic"] == "slow_handling"


async def test_a_second_guess_takes_no_topics_place(talk: Conversation) -> None:
    talk.hear("file_complaint", "看懂了拒赔通知书", story="看懂了拒赔通知书", topic="claim_denied")
    talk.form_is_open = True
    await talk.run(FORM)
    head = {"topic": {"name": "claim_denied", "confidence": 0.7}}
    more = "九月十二号住院，甲状腺手术，花了四万一千三"
    talk.hear("inform", more, head, story=more, topic="quality_defect")
    await talk.run(FORM)
    assert talk.slots["topic"] == "claim_denied"


@pytest.mark.parametrize(
    ("story", "more"),
    [
        ("my upi payment got failed", "shopkeeper is saying he has not received"),
        ("我的转账失败了", "对方说到现在没收到"),
    ],
)
async def test_a_matter_that_was_said_back_stays_what_it_is(
    talk: Conversation, story: str, more: str
) -> None:
    talk.hear("file_complaint", story, story=story, topic="system_fault")
    talk.form_is_open = True
    await talk.run(FORM)
    head = {"topic": {"name": "slow_handling", "confidence": 0.7}}
    talk.hear("inform", more, head, story=more, topic="slow_handling")
    await talk.run(FORM)
    assert talk.slots["topic"] == "system_fault"


async def test_what_was_said_back_of_an_earlier_complaint_binds_no_other(
    talk: Conversation,
) -> None:
    talk.hear("file_complaint", "转账失败了")
    talk.events.append({"event": "bot", "metadata": {"utter_action": "utter_matter_heard"}})
    talk.hear("file_complaint", "那张卡出了问题", story="那张卡出了问题", topic="other")
    talk.form_is_open = True
    await talk.run(FORM)
    more = "前天开始刷不了也转不了"
    head = {"topic": {"name": "system_fault", "confidence": 0.7}}
    talk.hear("inform", more, head, story=more, topic="system_fault")
    await talk.run(FORM)
    assert talk.slots["topic"] == "system_fault"


@pytest.mark.parametrize(
    ("begun", "more"),
    [
        ("我的卡被冻结了", "我在英国读书，国内办的那张卡，前天开始刷不了也转不了"),
        (
            "My card is frozen",
            "I study abroad, it's the card from home, no payment or transfer works since Saturday",
        ),
    ],
)
async def test_an_unsure_guess_of_a_later_piece_changes_no_topic(
    talk: Conversation, begun: str, more: str
) -> None:
    talk.hear("file_complaint", begun, story=begun, topic="other")
    talk.form_is_open = True
    await talk.run(FORM)
    head = {"topic": {"name": "fees_charges", "confidence": 0.36}}
    talk.hear("file_complaint", more, head, story=more, topic="fees_charges")
    await talk.run(FORM)
    assert talk.slots["topic"] == "other"


@pytest.mark.parametrize(
    ("story", "more"),
    [
        ("寄的两箱特产少了一箱", "还能是啥 你们弄丢的呗"),
        ("one of the two boxes I sent is gone", "what else would it be, you lost it"),
    ],
)
async def test_a_mere_guess_of_a_later_piece_does_not_choose_the_category(
    talk: Conversation, story: str, more: str
) -> None:
    ranked = {"all": {"quality_defect": 0.38, "third_party": 0.3}}
    talk.hear("file_complaint", story, {"topic": ranked}, story=story)
    talk.form_is_open = True
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    guess = {"name": "fees_charges", "confidence": 0.21, "all": {"fees_charges": 0.21}}
    talk.hear("inform", more, {"topic": guess}, story=more)
    await talk.run(FORM)
    assert talk.slots["topic"] == "quality_defect"
