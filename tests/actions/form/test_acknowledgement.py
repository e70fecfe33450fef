"""What is said of a message before the next question."""

import pytest

from actions.wording import label
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, STORIES, begin
from tickets.vocabulary import Topic


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_complaint_out_of_the_blue_is_introduced_and_heard(
    talk: Conversation, language: str
) -> None:
    talk.slots["language"] = language
    assert await begin(talk, STORIES[language]) == ["utter_introduction", "utter_matter_heard"]
    assert talk.slots["requested_slot"] == "incident_time"


@pytest.mark.parametrize(
    ("answered", "introduced"),
    [("utter_greet", False), ("utter_language_en", True), ("utter_status_none", True)],
)
async def test_who_answers_here_is_said_once_whatever_was_answered_before(
    talk: Conversation, answered: str, introduced: bool
) -> None:
    talk.events.append({"event": "bot", "metadata": {"utter_action": answered}})
    assert ("utter_introduction" in await begin(talk)) is introduced


async def test_who_answers_is_not_said_again_once_the_beginning_is_let_go(
    talk: Conversation,
) -> None:
    talk.events += [{"event": "user", "text": "…"}] * 3
    talk.events.append({"event": "bot", "metadata": {"utter_action": "utter_noted"}})
    assert await begin(talk) == ["utter_matter_heard"]


async def test_what_was_told_is_said_back_and_not_a_phrase_for_anything(talk: Conversation) -> None:
    talk.hear("file_complaint", "理赔拖了两个月没人理", story="…", topic="slow_handling")
    talk.form_is_open = True
    heard = (await talk.run(FORM))[1]
    assert heard["matter"] == label("matter.slow_handling", "zh")


async def test_a_complaint_that_fits_no_topic_is_heard_all_the_same(talk: Conversation) -> None:
    talk.hear("file_complaint", "这事说来话长", story="这事说来话长", topic="other")
    talk.form_is_open = True
    assert "utter_story_heard" in said(await talk.run(FORM))


async def test_the_next_complaint_of_a_conversation_is_heard_in_other_words(
    talk: Conversation,
) -> None:
    for before in ("utter_introduction", "utter_matter_heard"):
        talk.events.append({"event": "bot", "metadata": {"utter_action": before}})
    assert await begin(talk) == ["utter_next_matter_heard"]


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.OTHER])
def test_every_topic_can_be_said_back(language: str, topic: Topic) -> None:
    assert label(f"matter.{topic}", language)


async def test_the_same_question_comes_again_only_with_a_word_why(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "在这里回复我就行", reply_channel="same_chat")
    assert said(await talk.run(FORM)) == ["utter_noted_still_needed"]
    assert talk.slots["requested_slot"] == "incident_time"
    assert talk.slots["reply_channel"] == "same_chat"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_correction_in_the_form_is_said_back(talk: Conversation, language: str) -> None:
    await begin(talk, incident_time="2026-11-21", reference_number="P1", demand="退款")
    talk.slots["language"] = language
    talk.hear("correct", "…", incident_time="2026-11-19", correction_field="incident_time")
    assert said(await talk.run(FORM)) == ["utter_correction_taken"]
    assert talk.slots["incident_time"] == "2026-11-19"


async def test_the_first_words_after_self_harm_are_answered(talk: Conversation) -> None:
    await begin(talk)
    talk.set(requested_slot="pause")
    talk.hear("inform", "我没事 就是难受")
    assert said(await talk.run(FORM))[0] == "utter_after_pause"


async def test_who_adds_to_the_story_after_self_harm_hears_more_than_that_it_is_noted(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.set(requested_slot="pause")
    talk.hear("inform", "我没事 就是累得睡不着觉", answer="我没事 就是累得睡不着觉")
    heard = said(await talk.run(FORM))
    assert heard[0] == "utter_after_pause"
    assert "utter_noted" not in heard


async def test_who_says_where_they_are_after_self_harm_hears_the_line_there(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.set(requested_slot="pause")
    talk.hear("inform", "我在台北", answer="我在台北")
    heard = said(await talk.run(FORM))
    assert heard[:2] == ["utter_self_harm_again", "utter_after_pause"]


async def test_of_an_open_matter_nothing_is_said_to_be_registered(talk: Conversation) -> None:
    talk.set(same_as="FD-1000-2000-30")
    talk.events.append({"event": "bot", "metadata": {"utter_action": "utter_greet"}})
    assert await begin(talk) == []


async def test_a_topic_that_is_no_more_than_a_guess_is_not_said_back(talk: Conversation) -> None:
    guess = {"name": "slow_handling", "confidence": 0.5}
    words = {"story": "孩子在早教中心摔了", "topic": "slow_handling"}
    talk.hear("file_complaint", "孩子在早教中心摔了", {"topic": guess}, **words)
    talk.form_is_open = True
    assert "utter_story_heard" in said(await talk.run(FORM))


@pytest.mark.parametrize(
    ("language", "story"),
    [("en", "my son broke a finger in your door"), ("zh", "孩子被你们的门夹伤了手")],
)
async def test_who_tells_of_an_injury_hears_of_it_first(
    talk: Conversation, language: str, story: str
) -> None:
    talk.slots["language"] = language
    talk.hear("file_complaint", story, story=story, topic="premises", flags="safety")
    talk.form_is_open = True
    assert "utter_injury_heard" in said(await talk.run(FORM))


@pytest.mark.parametrize(
    ("language", "story", "heard"),
    [
        ("en", "the fryer caught fire beside the children", "utter_danger_heard"),
        ("zh", "油锅在孩子旁边着火了", "utter_danger_heard"),
        ("en", "the fryer caught fire, nobody was hurt, thank God", "utter_near_miss_heard"),
        ("zh", "油锅着火了，还好人没事", "utter_near_miss_heard"),
    ],
)
async def test_who_tells_of_a_danger_is_not_told_of_goods(
    talk: Conversation, language: str, story: str, heard: str
) -> None:
    talk.slots["language"] = language
    talk.hear("file_complaint", story, story=story, topic="quality_defect", flags="safety")
    talk.form_is_open = True
    assert heard in said(await talk.run(FORM))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no one's hurt but the worktop is ruined"), ("zh", "人没事，台面毁了")],
)
async def test_that_nobody_is_hurt_is_heard_when_it_is_told_later(
    talk: Conversation, language: str, words: str
) -> None:
    talk.slots["language"] = language
    await begin(talk, "the fryer caught fire", flags="safety")
    talk.hear("inform", words, story=words)
    answers = said(await talk.run(FORM))
    assert "utter_nobody_hurt" in answers
    assert "utter_noted" not in answers


@pytest.mark.parametrize(("sure", "warned"), [(0.9, True), (0.4, False)])
async def test_only_who_surely_tells_of_a_fraud_is_told_to_block_the_card(
    talk: Conversation, sure: float, warned: bool
) -> None:
    text = "有人动了我的账户"
    topic = {"name": "fraud_unauthorised", "confidence": sure}
    talk.hear(
        "file_complaint", text, reading={"topic": topic}, story=text, topic="fraud_unauthorised"
    )
    talk.form_is_open = True
    assert ("utter_fraud_first_steps" in said(await talk.run(FORM))) == warned


async def after_support(talk: Conversation, words: str) -> list[str]:
    await begin(talk, flags="self_harm")
    talk.hear("inform", words)
    return said(await talk.run(FORM))


@pytest.mark.parametrize("words", ["no", "不安全", "没有，我一个人在家", "not really"])
async def test_who_is_not_safe_hears_the_lines_again_and_no_question(
    talk: Conversation, words: str
) -> None:
    assert await after_support(talk, words) == ["utter_self_harm_again"]
    assert talk.slots["requested_slot"] == "pause"


@pytest.mark.parametrize("words", ["yes I'm ok now", "嗯，现在还好"])
async def test_who_is_safe_is_thanked_and_nothing_of_it_is_told_as_the_story(
    talk: Conversation, words: str
) -> None:
    assert "utter_after_pause" in await after_support(talk, words)
    assert words not in talk.slots["story"]


@pytest.mark.parametrize(
    ("topic", "story", "flags", "beside"),
    [
        ("claim_denied", "my claim was refused while my wife is in hospital", "", "illness"),
        ("wrong_information", "我妈气得血压都上来了", "", "illness"),
        ("staff_attitude", "she laughed at my accent in front of the whole queue", "", "in_public"),
        ("staff_attitude", "当着一屋子人骂我", "", "in_public"),
        ("fees_charges", "charged again, I rang five times", "repeat", "repeat"),
    ],
)
async def test_what_weighs_beside_the_matter_is_heard_too(
    talk: Conversation, topic: str, story: str, flags: str, beside: str
) -> None:
    talk.hear("file_complaint", story, story=story, topic=topic, flags=flags)
    talk.form_is_open = True
    heard = (await talk.run(FORM))[1]["matter"]
    assert label(f"matter.{topic}", "zh") in heard
    assert label(f"beside.{beside}", "zh") in heard


@pytest.mark.parametrize(
    ("topic", "story"),
    [("claim_denied", "my dog had surgery and you won't pay"), ("premises", "在医院门口等车")],
)
async def test_nothing_is_heard_that_was_not_told(
    talk: Conversation, topic: str, story: str
) -> None:
    talk.hear("file_complaint", story, story=story, topic=topic)
    talk.form_is_open = True
    assert (await talk.run(FORM))[1]["matter"] == label(f"matter.{topic}", "zh")
