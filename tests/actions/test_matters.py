"""A second complaint that was told with the first, and one that belongs to an open ticket."""

import json

import pytest

from actions.answers import TakeAnswer
from actions.form.action import ValidateComplaintForm
from actions.matters import AskMatterChoice
from actions.services import Services
from actions.tickets import OpenTicketAction
from tests.auxil.dialogue import Conversation, said

FORM, OPEN = ValidateComplaintForm(), OpenTicketAction()
FIRST = {"zh": "昨天收银员当众吼我", "en": "yesterday the cashier shouted at me"}
SECOND = {
    "zh": {"story": "你们重复扣了我30块", "topic": "fees_charges", "amount": "30 CNY"},
    "en": {"story": "you charged me 30 dollars twice", "topic": "fees_charges"},
}


async def open_first(talk: Conversation, language: str, **more: str) -> list[str]:
    """Register the first complaint from its story to its receipt."""
    talk.slots["language"] = language
    talk.hear(
        "file_complaint", FIRST[language], story=FIRST[language], topic="staff_attitude",
        incident_time="2026-11-21", demand="an apology", **more,
    )  # fmt: skip
    talk.form_is_open = True
    heard = said(await talk.run(FORM))
    talk.hear("inform", reply_channel="same_chat", customer_name="Ruth")
    await talk.run(FORM)
    talk.set(confirmation="yes")
    talk.hear("affirm", draft_id=talk.slots["draft_id"])
    talk.form_is_open = False
    return heard + said(await talk.run(OPEN))


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_second_complaint_is_kept_and_offered_after_the_receipt(
    talk: Conversation, language: str
) -> None:
    second = json.dumps(SECOND[language])
    heard = await open_first(talk, language, second_complaint=second)
    assert heard == [
        "utter_introduction",
        "utter_matter_heard",
        "utter_two_complaints_heard",
        "utter_receipt",
        "utter_offer_second",
    ]
    kept = json.loads(talk.slots["second_told"])
    assert kept == SECOND[language] | {"reply_channel": "same_chat"}


async def test_taken_up_it_asks_nothing_that_is_known(talk: Conversation) -> None:
    second = json.dumps(SECOND["zh"] | {"incident_time": "11月5号", "demand": "退给我",
                                        "reference_number": "KX-1"})  # fmt: skip
    await open_first(talk, "zh", second_complaint=second)
    talk.hear("file_complaint", request="second_complaint")
    talk.form_is_open = True
    await talk.run(FORM)
    assert (talk.slots["story"], talk.slots["topic"]) == ("你们重复扣了我30块", "fees_charges")
    assert talk.slots["second_told"] is None
    assert talk.slots["requested_slot"] == "confirmation"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_announced_as_one_of_two_it_follows_without_a_question(
    talk: Conversation, language: str
) -> None:
    second = json.dumps(SECOND[language] | {"announced": "yes"})
    heard = await open_first(talk, language, second_complaint=second)
    assert heard[-2:] == ["utter_receipt", "utter_second_begins"]
    told = SECOND[language] | {"reply_channel": "same_chat"}
    assert {slot: talk.slots[slot] for slot in told} == told
    assert talk.slots["second_told"] is None
    assert talk.slots["draft_id"]
    assert talk.slots["confirmation"] is None


async def test_not_wanted_it_is_forgotten(talk: Conversation) -> None:
    await open_first(talk, "zh", second_complaint=json.dumps(SECOND["zh"]))
    talk.hear("deny", about="second_complaint")
    assert said(await talk.run(TakeAnswer())) == ["utter_second_not_opened"]
    assert (talk.slots["second_told"], talk.slots["awaiting"]) == (None, None)


async def tell_again(talk: Conversation, story: str, **more: str) -> None:
    talk.hear("file_complaint", story, story=story, topic="staff_attitude", **more)
    talk.form_is_open = True
    await talk.run(FORM)


async def test_the_same_day_and_topic_alone_are_not_the_same_matter(talk: Conversation) -> None:
    await open_first(talk, "zh")
    await tell_again(talk, "昨天你们店里的灯太暗", incident_time="2026-11-21")
    assert talk.slots["requested_slot"] == "demand"


async def test_the_same_number_is_asked_about_and_added(
    talk: Conversation, services: Services
) -> None:
    await open_first(talk, "zh", reference_number="KX-55120")
    await tell_again(talk, "订单KX-55120的事还没人管", reference_number="KX-55120")
    assert talk.slots["requested_slot"] == "matter_choice"
    (asked,) = await talk.run(AskMatterChoice())
    assert asked["response"] == "utter_ask_same_matter"
    assert [button["title"] for button in asked["buttons"]] == [
        "同一件，补充进去",
        "另一件，单独登记",
    ]

    talk.hear("inform", matter_choice="same")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] is None
    talk.form_is_open = False
    assert said(await talk.run(OPEN)) == ["utter_information_added"]
    with services._app.units(read_only=True) as unit:
        (ticket,) = unit.tickets.all()
        (added,) = unit.tickets.information_on(ticket.reference)
    assert added.text == "订单KX-55120的事还没人管"
    assert talk.slots["story"] is None


async def test_what_is_said_to_be_another_complaint_is_not_asked_about(talk: Conversation) -> None:
    await open_first(talk, "zh", reference_number="KX-55120")
    await tell_again(talk, "订单KX-55120少了一件 这个也要投诉", reference_number="KX-55120")
    assert talk.slots["requested_slot"] != "matter_choice"


async def test_a_new_matter_goes_on_in_the_form(talk: Conversation) -> None:
    await open_first(talk, "zh", reference_number="KX-55120")
    await tell_again(talk, "订单KX-55120又出问题了", reference_number="KX-55120")
    talk.hear("inform", matter_choice="new")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "incident_time"


async def test_likeness_of_the_stories_counts(talk: Conversation, services: Services) -> None:
    heard: list[tuple[str, list[str]]] = []

    async def alike(story: str, others: list[str]) -> list[float]:
        heard.append((story, others))
        return [0.8]

    services._likeness = alike
    await open_first(talk, "zh")
    await tell_again(talk, "收银员当着那么多人的面凶我")
    assert talk.slots["requested_slot"] == "matter_choice"
    assert heard == [("收银员当着那么多人的面凶我", [FIRST["zh"]])]
