"""A person on request, when one can be expected, and the bot back after one."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from actions.form.action import ValidateComplaintForm
from actions.not_understood import NotUnderstoodAction
from actions.people import RequestHumanAction
from actions.services import Services
from actions.turn import HANDED_BACK
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import LIN
from tickets.use_cases.presence import be_present
from tickets.use_cases.staff import KeepStaff, keep_staff

REQUEST = RequestHumanAction()
CLOSED_EN = (
    "Nobody is at the desk right now; the team is back Mon 23 November, 09:00. That someone gets "
    "back to you is noted."
)
CLOSED_ZH = "现在没有同事在岗，11月23日（周一）09:00恢复人工服务，已登记由同事联系您。"


def somebody_is_there(services: Services) -> None:
    app = services._app
    keep_staff(KeepStaff(member=LIN), app.units, app.time)
    be_present(LIN.id, timedelta(minutes=15), app.units, app.time)


@pytest.mark.parametrize(
    ("language", "closed", "reach"),
    [
        (
            "en",
            CLOSED_EN,
            "If you'd like a call, send me your number; otherwise the answer comes here.",
        ),
        ("zh", CLOSED_ZH, "想接电话的话，把号码发我；不留号码就在这里回复您。"),
    ],
)
async def test_while_nobody_is_there_the_next_working_time_is_told(
    talk: Conversation, language: str, closed: str, reach: str
) -> None:
    talk.set(language=language)
    talk.hear("request_human", "人工")
    (answer,) = await talk.run(REQUEST)
    assert answer["response"] == "utter_human_requested"
    assert closed in answer["person"]
    # how to reach them is asked, since nothing is known
    assert answer["person"].endswith(reach)


@pytest.mark.parametrize(
    ("before", "asked", "closed"), [("zh", "en", CLOSED_EN), ("en", "zh", CLOSED_ZH)]
)
async def test_who_asks_again_in_another_language_is_told_all_of_it_in_that(
    talk: Conversation, before: str, asked: str, closed: str
) -> None:
    talk.set(language=before)
    talk.hear("request_human", "人工")
    await talk.run(REQUEST)
    talk.set(language=asked)
    talk.hear("request_human", "a person, in English / 人工，说中文", requested_language=asked)
    (answer,) = await talk.run(REQUEST)
    assert answer["response"] == "utter_human_requested"
    assert closed in answer["person"]
    assert talk.slots["language_pinned"] is True


async def test_a_known_contact_is_not_asked_for(talk: Conversation) -> None:
    talk.set(contact="+8613800138000")
    talk.hear("request_human", "人工")
    (answer,) = await talk.run(REQUEST)
    assert answer["person"].startswith(CLOSED_ZH)
    assert answer["person"].endswith("同事会通过+8613800138000联系您，或在这里回复。")


async def test_in_the_form_the_contact_is_left_to_the_form(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.set(language="en", story="The lift has been out for two weeks.")
    talk.hear("request_human", "a person please")
    (answer,) = await talk.run(REQUEST)
    assert "your number" not in answer["person"]


async def test_while_somebody_is_there_that_is_told(talk: Conversation, services: Services) -> None:
    somebody_is_there(services)
    talk.set(language="en")
    talk.hear("request_human", "a person please")
    (answer,) = await talk.run(REQUEST)
    assert answer["person"] == (
        "Someone is at the desk and is being asked to take over this chat now."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "给我打电话，13900001111"), ("en", "just call me, +8613900001111")],
)
async def test_a_number_told_with_the_request_is_kept_for_the_call(
    talk: Conversation, services: Services, language: str, words: str
) -> None:
    somebody_is_there(services)
    talk.set(language=language)
    talk.hear("request_human", words, phone="+8613900001111")
    (answer,) = await talk.run(REQUEST)
    assert "+8613900001111" in answer["person"]
    with services._app.units(read_only=True) as unit:
        ticket = unit.tickets.get(answer["reference"])
    assert ticket is not None
    assert ticket.contact == "+8613900001111"
    # nor is it asked for with the complaint that follows
    assert (talk.slots["contact"], talk.slots["reply_channel"]) == ("+8613900001111", "phone")


async def test_handed_back_in_the_form_leaves_what_was_told_and_the_question(
    talk: Conversation,
) -> None:
    talk.form_is_open = True
    told = {"draft_id": "d1", "story": "电梯坏了两周", "topic": "premises"}
    talk.set(**told, requested_slot="incident_time")
    talk.hear("request_human", None, request=HANDED_BACK)
    await talk.run(ValidateComplaintForm())
    # the rule answers, then the form asks again
    assert talk.was_rejected
    assert said(await talk.run(REQUEST)) == ["utter_handed_back_in_form"]
    talk.interrupted_by("action_request_human")
    await talk.run(ValidateComplaintForm())
    assert talk.slots["requested_slot"] == "incident_time"
    assert {name: talk.slots[name] for name in told} == told


async def test_what_was_told_to_the_person_is_noted_and_not_asked_again(
    talk: Conversation,
) -> None:
    talk.form_is_open = True
    talk.set(draft_id="d1", story="电梯坏了两周", topic="premises", requested_slot="incident_time")
    facts = {"incident_time": "上周三", "demand": "尽快修好", "story": "老人摔了一跤"}
    talk.hear("request_human", None, request=HANDED_BACK, **facts)
    await talk.run(ValidateComplaintForm())
    (answer,) = await talk.run(REQUEST)
    assert answer["response"] == "utter_handed_back_told"
    assert [line.split("：")[0] for line in answer["lines"].split("\n")] == [
        "· 补充", "· 时间", "· 诉求",
    ]  # fmt: skip
    talk.interrupted_by("action_request_human")
    await talk.run(ValidateComplaintForm())
    assert talk.slots["story"] == "电梯坏了两周\n老人摔了一跤"
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_what_completes_a_complaint_is_shown_by_its_summary_alone(
    talk: Conversation,
) -> None:
    talk.form_is_open = True
    talk.set(draft_id="d1", story="电梯坏了两周", topic="premises", requested_slot="incident_time")
    facts = {
        "incident_time": "上周三", "demand": "尽快修好", "reply_channel": "same_chat",
        "customer_name": "王芳",
    }  # fmt: skip
    talk.hear("request_human", None, request=HANDED_BACK, **facts)
    await talk.run(ValidateComplaintForm())
    assert said(await talk.run(REQUEST)) == ["utter_handed_back_complete"]


async def test_handed_back_outside_the_form_calls_nobody(
    talk: Conversation, services: Services
) -> None:
    talk.hear("request_human", None, request=HANDED_BACK)
    assert said(await talk.run(REQUEST)) == ["utter_handed_back"]
    with services._app.units(read_only=True) as unit:
        assert unit.handovers.newest(5) == []


async def test_three_misses_in_a_row_call_a_person_once_a_story_is_told(
    talk: Conversation, services: Services
) -> None:
    talk.form_is_open = True
    talk.set(draft_id="d1", story="电梯坏了两周", topic="premises", requested_slot="demand")
    answers = []
    for words in ("那个啥", "就那个啊", "哎呀", "算了算了那个"):
        talk.hear("nlu_fallback", words)
        answers += said(await talk.run(NotUnderstoodAction()))
    assert answers == [
        "utter_not_understood_in_form",
        "utter_not_understood_again_in_form",
        "utter_person_called",
        "utter_not_understood_again_in_form",
    ]
    with services._app.units(read_only=True) as unit:
        (handover,) = unit.handovers.newest(5)
    assert handover.reasons == ("not_understood",)


async def test_three_misses_without_a_story_call_nobody(
    talk: Conversation, services: Services
) -> None:
    for words in ("blorp", "fnord", "zzz", "qqq"):
        talk.hear("nlu_fallback", words)
        await talk.run(NotUnderstoodAction())
    with services._app.units(read_only=True) as unit:
        assert unit.handovers.newest(5) == []


@pytest.mark.parametrize(
    "strange", ["<b>x</b>", "😡😡", "/restart", "'; DROP TABLE tickets; --", "12345", "{{7*7}}"]
)
async def test_what_has_no_words_calls_nobody_however_often(
    talk: Conversation, services: Services, strange: str
) -> None:
    talk.form_is_open = True
    talk.set(draft_id="d1", story="电梯坏了两周", topic="premises", requested_slot="demand")
    for words in ("那个啥", strange, strange, strange, "就那个啊", strange):
        talk.hear("nlu_fallback", words)
        await talk.run(NotUnderstoodAction())
    with services._app.units(read_only=True) as unit:
        assert unit.handovers.newest(5) == []
    # between words it does not break the row either
    talk.hear("nlu_fallback", "哎呀")
    assert said(await talk.run(NotUnderstoodAction())) == ["utter_person_called"]


async def alike(story: str, others: Sequence[str]) -> list[float]:
    return [1.0] * len(others)


async def test_words_that_were_not_read_go_to_the_person_and_into_the_story(
    talk: Conversation, services: Services
) -> None:
    unread = ["エアコンが壊れていました", "返金してください"]
    for words in unread:
        talk.hear("nlu_fallback", words, {"language": "other"})
        await talk.run(NotUnderstoodAction())
    talk.hear("request_human", None)
    await talk.run(REQUEST)
    with services._app.units() as unit:
        (ticket,) = unit.tickets.all()
    assert ticket.story == "\n".join(unread)
    story = "I try in English: the air conditioner was broken all night"
    talk.hear("file_complaint", story, story=story, topic="quality_defect")
    talk.form_is_open = True
    services._likeness = alike
    await talk.run(ValidateComplaintForm())
    assert talk.slots["story"] == "\n".join([*unread, story])
    # the ticket that was opened for the person is completed, and not asked about
    assert talk.slots["requested_slot"] == "incident_time"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_asks_again_is_not_told_it_all_again(talk: Conversation, language: str) -> None:
    talk.set(language=language)
    talk.hear("request_human", "人工")
    await talk.run(REQUEST)
    talk.hear("request_human", "真人")
    (answer,) = await talk.run(REQUEST)
    assert answer["response"] == "utter_human_requested_again"
    assert len(answer["person"]) < 60
