"""What is told later adds to what was told before."""

import pytest

from actions.summary import AskStory
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, STORIES, at_summary, begin


async def test_a_later_part_of_the_story_is_added_to_it(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("file_complaint", "客服还挂我电话", story="客服还挂我电话", topic="staff_attitude")
    await talk.run(FORM)
    assert talk.slots["story"] == STORIES["zh"] + "\n客服还挂我电话"
    assert talk.slots["topic"] == "slow_handling"


async def test_flags_and_tones_are_gathered_over_the_whole_form(talk: Conversation) -> None:
    await begin(talk, flags="legal_threat")
    talk.hear("inform", "九月", incident_time="九月", tone="calm", flags="media_threat")
    await talk.run(FORM)
    assert talk.slots["flags"] == "legal_threat,media_threat"
    assert talk.slots["tones"] == "angry,calm"


async def test_a_further_wish_is_added_to_the_first(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("inform", "还要道歉", demand="还要道歉")
    await talk.run(FORM)
    assert talk.slots["demand"] == "尽快赔付；还要道歉"
    assert talk.slots["story"] == STORIES["zh"]


async def test_a_day_named_in_passing_does_not_replace_the_one_told(talk: Conversation) -> None:
    await begin(talk, incident_time="11月12号", reference_number="P1")
    talk.hear("inform", "今天就退我", incident_time="今天", demand="今天就退我")
    await talk.run(FORM)
    assert (talk.slots["incident_time"], talk.slots["demand"]) == ("11月12号", "今天就退我")


@pytest.mark.parametrize(
    ("language", "story", "bought", "broken"),
    [
        ("zh", "国庆买的按摩椅，坐上去冒烟了", "国庆", "前天"),
        ("en", "I bought a chair on 1 October and it smokes", "1 October", "on Saturday"),
    ],
)
async def test_the_day_that_something_was_bought_gives_way_to_the_day_of_the_matter(
    talk: Conversation, language: str, story: str, bought: str, broken: str
) -> None:
    talk.slots["language"] = language
    await begin(talk, story, incident_time=bought)
    talk.hear("inform", broken, incident_time=broken, story=broken)
    await talk.run(FORM)
    assert talk.slots["incident_time"] == broken


async def test_what_was_not_understood_right_before_belongs_to_the_story(
    talk: Conversation,
) -> None:
    talk.hear("nlu_fallback", "小伙子来修锅炉")
    await begin(talk, "态度不好，还没修好")
    assert talk.slots["story"] == "小伙子来修锅炉\n态度不好，还没修好"


async def test_who_tells_the_story_in_pieces_is_not_asked_a_fourth_time_for_the_day(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.slots["requested_slot"] = "incident_time"
    pieces = ["送来就有坑", "司机还催我签字", "电话也打不通"]
    for number, piece in enumerate(pieces):
        assert talk.slots["requested_slot"] == "incident_time", number
        talk.hear("inform", piece, story=piece)
        await talk.run(FORM)
    assert talk.slots["incident_time"] == "-"
    assert talk.slots["story"] == "\n".join([STORIES["zh"], *pieces])


async def test_a_day_told_better_takes_the_place_of_the_rough_one(talk: Conversation) -> None:
    await begin(talk, incident_time="去年")
    talk.hear("inform", "就去年三月份吧", incident_time="去年三月份")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == "去年三月份"


async def test_what_is_told_later_of_the_authority_stands_beside_whose_matter_it_is(
    talk: Conversation,
) -> None:
    await begin(talk, principal="我妈叫陈秀兰", flags="agent_on_behalf")
    talk.hear("inform", "没有授权书，她手动不了", principal="没有授权书，她手动不了")
    await talk.run(FORM)
    assert talk.slots["principal"] == "我妈叫陈秀兰；没有授权书，她手动不了"


async def test_a_second_complaint_told_midway_is_said_to_be_kept(talk: Conversation) -> None:
    await begin(talk)
    told = '{"story": "客服还骂我", "topic": "staff_attitude"}'
    talk.hear("inform", "客服还骂我 这个我也要投诉", second_complaint=told)
    said = [each.get("response") for each in await talk.run(FORM)]
    assert "utter_two_complaints_heard" in said


@pytest.mark.parametrize(
    ("more", "answer"),
    [("对了，他还推了我一把", "utter_story_added"), ("He pushed me, too", "utter_story_added")],
)
async def test_what_happened_is_added_to_when_the_summary_is_changed(
    talk: Conversation, more: str, answer: str
) -> None:
    await at_summary(talk)
    before = talk.slots["story"]
    talk.hear("correct", None, correction_field="story")
    await talk.run(FORM)
    assert (talk.slots["requested_slot"], talk.slots["story"]) == ("story", before)
    assert said(await talk.run(AskStory())) == ["utter_ask_story_again"]
    talk.hear("inform", more, story=more, topic="staff_attitude")
    assert said(await talk.run(FORM)) == [answer]
    assert talk.slots["topic"] == "slow_handling"
    assert talk.slots["story"] == f"{before}\n{more}"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_told_over_again_it_takes_the_place_and_that_is_said(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", None, correction_field="story")
    await talk.run(FORM)
    anew = "前面说的不算，是柜台少给了我两百块"
    talk.hear("inform", anew, story=anew)
    assert said(await talk.run(FORM)) == ["utter_story_replaced"]
    assert talk.slots["story"] == anew


@pytest.mark.parametrize(
    ("parts", "topic"),
    [
        (["就是那个快递", "上周寄的", "到的时候碎了三个"], "quality_defect"),
        (["it's about my parcel", "it came with three cups broken"], "quality_defect"),
    ],
)
async def test_a_story_that_only_begins_is_waited_for(
    talk: Conversation, parts: list[str], topic: str
) -> None:
    *begun, rest = parts
    talk.hear("inform", begun[0], story=begun[0], topic="third_party")
    await talk.run(FORM)
    for more in begun[1:]:
        assert said(await talk.run(AskStory())) == ["utter_ask_rest_of_story"]
        talk.hear("inform", more, story=more)
        assert said(await talk.run(FORM)) == []
    assert (talk.slots["requested_slot"], talk.slots["topic"]) == ("story", None)
    talk.hear("inform", rest, story=rest, topic=topic)
    assert "utter_matter_heard" in said(await talk.run(FORM))
    assert talk.slots["story"] == "\n".join(parts)
    assert talk.slots["topic"] == topic
    assert talk.slots["requested_slot"] == "incident_time"


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Hi, I'm writing for my dad 王建国, 72", "my dad 王建国"),
        ("替我妈王秀英投诉，她不会打字", "替我妈王秀英"),
    ],
)
async def test_whom_it_is_for_is_not_asked_where_their_name_was_told(
    talk: Conversation, words: str, whom: str
) -> None:
    await begin(talk, words, flags="agent_on_behalf")
    assert talk.slots["principal"] == whom


@pytest.mark.parametrize(
    ("whom", "now"),
    [
        (
            "I'm writing for my mother, and I hold power of attorney.",
            "please make sure it says I act for her under power of attorney",
        ),
        ("我替我妈投诉，有授权委托书。", "记得写上我有授权委托书"),
    ],
)
async def test_a_right_that_stands_is_not_put_down_twice(
    talk: Conversation, whom: str, now: str
) -> None:
    await at_summary(talk)
    talk.set(principal=whom)
    talk.hear("inform", now, principal=now)
    talk.set(principal=now)
    await talk.run(FORM)
    assert talk.slots["principal"] == whom


async def test_what_is_said_twice_in_the_same_words_stands_once(talk: Conversation) -> None:
    await begin(talk)
    for _ in range(2):
        talk.hear("inform", "客服还挂我电话", story="客服还挂我电话")
        await talk.run(FORM)
    assert talk.slots["story"] == STORIES["zh"] + "\n客服还挂我电话"


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        ("300 GBP", "300 XXX", "300 GBP"),
        ("300 GBP", "50 XXX", "300 GBP"),
        ("300 XXX", "300 GBP", "300 GBP"),
    ],
)
async def test_a_sum_keeps_its_currency_where_it_is_told_again_without_one(
    talk: Conversation, first: str, then: str, kept: str
) -> None:
    await begin(talk, amount=first)
    talk.hear("inform", "yes that sum", amount=then)
    await talk.run(FORM)
    assert talk.slots["amount"] == kept


@pytest.mark.parametrize(
    ("language", "story", "demand", "paid", "wanted"),
    [
        ("zh", "住院花了五万二，自己掏了三万一", "把三万一赔给我", "52000 CNY", "31000 CNY"),
        ("en", "I paid £5,200 and they kept £310", "£310 back", "5200 GBP", "310 GBP"),
    ],
)
async def test_of_several_sums_told_the_one_wanted_back_is_in_question(
    talk: Conversation, language: str, story: str, demand: str, paid: str, wanted: str
) -> None:
    talk.slots["language"] = language
    await begin(talk, story, amount=paid)
    talk.hear("inform", demand, demand=demand, amount=wanted)
    await talk.run(FORM)
    assert talk.slots["amount"] == wanted


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        ("the owner is Rosa Cruz", "my mother Mrs. Rosa Cruz"),
        ("her carer is Ben Okoro", "my mother Mrs. Rosa Cruz；her carer is Ben Okoro"),
    ],
)
async def test_whose_name_stands_is_not_put_down_twice(
    talk: Conversation, now: str, stands: str
) -> None:
    await begin(talk, principal="my mother Mrs. Rosa Cruz", flags="agent_on_behalf")
    talk.hear("inform", now, principal=now)
    await talk.run(FORM)
    assert talk.slots["principal"] == stands
