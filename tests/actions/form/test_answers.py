"""Words that answer what was asked, where nothing more precise was read in them."""

import pytest

from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, at_summary, begin


async def test_an_answer_in_free_words_counts_for_the_question(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "记得是开春那阵", answer="记得是开春那阵")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == "记得是开春那阵"
    assert talk.slots["requested_slot"] == "reference_number"


async def test_the_number_alone_leaves_the_day_to_be_asked(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "单号P88231", reference_number="P88231")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "incident_time"


async def test_a_number_is_asked_alone_where_the_day_was_told(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    assert talk.slots["requested_slot"] == "reference_number"


async def test_words_at_the_summary_are_added_to_the_story(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("inform", "对了他们还骂人", answer="对了他们还骂人")
    assert said(await talk.run(FORM)) == ["utter_noted"]
    assert talk.slots["story"].endswith("\n对了他们还骂人")
    assert talk.slots["requested_slot"] == "confirmation"


async def test_words_in_place_of_a_number_help_to_find_the_matter(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    talk.hear("inform", "是我爱人名下的那张", answer="是我爱人名下的那张")
    assert said(await talk.run(FORM)) == ["utter_noted"]
    assert talk.slots["reference_number"] == "-"
    assert talk.slots["story"].endswith("\n是我爱人名下的那张")


@pytest.mark.parametrize(
    ("answer", "channel"),
    [("whatsapp得唔得", "same_chat"), ("carrier pigeon", "same_chat"), ("🙃", None)],
)
async def test_a_way_to_hear_back_that_is_not_offered_is_asked_for_once(
    talk: Conversation, answer: str, channel: str | None
) -> None:
    await begin(talk, incident_time="九月", reference_number="P1", demand="退款", given_reason="无")
    assert talk.slots["requested_slot"] == "reply_channel"
    talk.hear("inform", answer, answer=answer)
    await talk.run(FORM)
    assert talk.slots.get("reply_channel") == channel


async def test_who_speaks_for_somebody_is_asked_once_for_whom(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔",
                reply_channel="same_chat", customer_name="王芳",
                flags="agent_on_behalf")  # fmt: skip
    assert talk.slots["requested_slot"] == "principal"
    talk.hear("inform", "我母亲李梅，授权委托书", answer="我母亲李梅，授权委托书")
    await talk.run(FORM)
    assert talk.slots["principal"] == "我母亲李梅，授权委托书"
    assert talk.slots["requested_slot"] == "confirmation"


@pytest.mark.parametrize("words", ["By letter please. I don't like the telephone.", "寄信给我吧"])
async def test_another_way_to_be_answered_stands_on_the_complaint(
    talk: Conversation, words: str
) -> None:
    await begin(talk, incident_time="九月", reference_number="P1", demand="退款", given_reason="无")
    talk.hear("inform", words, answer=words)
    assert "utter_reply_here_first" in said(await talk.run(FORM))
    assert talk.slots["reply_channel"] == "same_chat"
    assert talk.slots["story"].endswith(words)


async def test_a_sum_in_place_of_the_kind_of_matter_is_kept(talk: Conversation) -> None:
    story = "柜台的人给我订错了票"
    talk.hear("file_complaint", story, story=story)
    talk.form_is_open = True
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("inform", "870", answer="870")
    await talk.run(FORM)
    assert talk.slots["story"] == f"{story}\n870"


async def test_a_number_in_place_of_the_kind_of_matter_is_no_story(talk: Conversation) -> None:
    story = "柜台的人给我订错了票"
    talk.hear("file_complaint", story, story=story)
    talk.form_is_open = True
    await talk.run(FORM)
    talk.hear("inform", "SF1234567890", answer="SF1234567890", reference_number="SF1234567890")
    await talk.run(FORM)
    assert talk.slots["story"] == story
    assert talk.slots["reference_number"] == "SF1234567890"


@pytest.mark.parametrize("words", ["系统里有我电话", "it's on my account"])
@pytest.mark.parametrize("channel", [None, "phone"])
async def test_a_contact_that_the_firm_holds_is_not_asked_for_again(
    talk: Conversation, words: str, channel: str | None
) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="尽快赔付")
    if channel:
        talk.hear("inform", None, reply_channel=channel)
        await talk.run(FORM)
    asked = talk.slots["requested_slot"]
    assert asked == ("contact" if channel else "reply_channel")
    talk.slots[asked] = "-"  # as the domain maps a skip
    talk.hear("skip", words, request="on_file")
    assert said(await talk.run(FORM)) == ["utter_contact_on_file"]
    assert (talk.slots["reply_channel"], talk.slots.get("contact")) == ("same_chat", None)
    assert talk.slots["story"].endswith(f"\n{words}")
    assert talk.slots["requested_slot"] == "customer_name"
