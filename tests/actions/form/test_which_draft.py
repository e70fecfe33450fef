"""Which complaint a message belongs to."""

import pytest

from actions.people import RequestHumanAction
from actions.services import Known, Services
from actions.tickets import CheckStatus, OpenTicketAction
from actions.turn import Turn
from tests.auxil.dialogue import NOW, Conversation, said
from tests.auxil.form_talk import FORM, STORIES, at_summary, begin


@pytest.mark.parametrize(("told", "looks"), [({}, False), ({"story": STORIES["zh"]}, True)])
async def test_open_tickets_are_looked_at_once_there_is_a_story_to_compare(
    services: Services,
    talk: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, str],
    looks: bool,
) -> None:
    asked = []
    know = services.known_customer

    async def known_customer(turn: Turn, *, and_matters: bool) -> Known:
        known = await know(turn, and_matters=and_matters)
        asked.append(known.matters)
        return known

    monkeypatch.setattr(services, "known_customer", known_customer)
    talk.hear("file_complaint", told.get("story", "我要投诉"), **told)
    await talk.run(FORM)
    assert asked == [[] if looks else None]


async def keep_a_draft(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    talk.form_is_open = False
    talk.set(draft_kept_at=NOW.isoformat(), requested_slot=None)


async def test_a_kept_draft_goes_on_where_it_stood(talk: Conversation) -> None:
    await keep_a_draft(talk)
    talk.hear("file_complaint", "继续", draft_choice="resume")
    assert said(await talk.run(FORM)) == ["utter_draft_resumed"]
    assert talk.slots["incident_time"] == "九月"
    assert (talk.slots["requested_slot"], talk.slots["draft_kept_at"]) == ("reference_number", None)


async def told_anew(talk: Conversation) -> None:
    await keep_a_draft(talk)
    talk.hear("file_complaint", "app打不开", story="app打不开", topic="system_fault", demand="修好")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "draft_choice"
    assert talk.slots["story"] == STORIES["zh"]


async def test_a_new_complaint_beside_a_kept_draft_asks_which(talk: Conversation) -> None:
    await told_anew(talk)
    kept = talk.slots["draft_id"]
    talk.hear("inform", None, draft_choice="new")
    assert said(await talk.run(FORM)) == ["utter_draft_discarded"]
    assert (talk.slots["story"], talk.slots["topic"]) == ("app打不开", "system_fault")
    assert (talk.slots["demand"], talk.slots["incident_time"]) == ("修好", None)
    assert talk.slots["draft_id"] != kept
    assert talk.slots["requested_slot"] == "incident_time"


async def test_nothing_said_beside_a_kept_draft_is_lost_when_it_goes_on(
    talk: Conversation,
) -> None:
    await told_anew(talk)
    talk.hear("inform", None, draft_choice="resume")
    assert said(await talk.run(FORM)) == ["utter_draft_resumed"]
    assert talk.slots["story"] == STORIES["zh"] + "\napp打不开"
    assert (talk.slots["topic"], talk.slots["demand"]) == ("slow_handling", "修好")


async def test_a_draft_kept_too_long_is_gone(talk: Conversation, services: Services) -> None:
    await keep_a_draft(talk)
    services._app.time.move(days=31)  # type: ignore[attr-defined]  # a frozen time
    talk.hear("file_complaint", "app打不开", story="app打不开", topic="system_fault")
    await talk.run(FORM)
    assert (talk.slots["story"], talk.slots["incident_time"]) == ("app打不开", None)


async def test_a_kept_draft_is_not_submitted_to_reach_a_person(
    talk: Conversation, services: Services
) -> None:
    await keep_a_draft(talk)
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    with services._app.units(read_only=True) as unit:
        assert [ticket.story for ticket in unit.tickets.all()] == [None]


async def test_a_number_of_an_earlier_matter_is_not_taken_into_a_new_draft(
    talk: Conversation,
) -> None:
    talk.hear("ask_process", "理赔号C5566怎么处理", claim_number="C5566", amount="500 CNY")
    await begin(talk)
    assert (talk.slots["claim_number"], talk.slots["amount"]) == (None, None)


async def test_a_known_customer_is_not_asked_for_a_name_again(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    await talk.run(OpenTicketAction())
    talk.hear("file_complaint", "app又打不开", story="app又打不开", topic="system_fault",
              incident_time="今天", demand="修好")  # fmt: skip
    talk.slots["requested_slot"] = None
    await talk.run(FORM)
    talk.hear("inform", None, reply_channel="same_chat")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_ticket_opened_for_a_person_is_completed_not_doubled(talk: Conversation) -> None:
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    await talk.run(OpenTicketAction())
    talk.hear("check_status", "进度")
    messages = await talk.run(CheckStatus())
    assert said(messages) == ["utter_status_one"]


async def test_what_is_said_to_be_of_an_open_ticket_is_added_to_it(
    services: Services, talk: Conversation
) -> None:
    await at_summary(talk)
    (receipt,) = [m for m in await talk.run(OpenTicketAction()) if m["response"] == "utter_receipt"]
    talk.form_is_open = False
    more = "the woman on the phone had promised that there is no fee"
    talk.hear("file_complaint", more, story=more, topic="wrong_information")
    await talk.run(FORM)
    talk.form_is_open = True
    talk.set(same_as=None, matter_choice=None)
    talk.hear("inform", "that's not a new complaint, it belongs to that one", matter_choice="same")
    assert said(await talk.run(FORM)) == []
    assert talk.slots["requested_slot"] is None
    assert said(await talk.run(OpenTicketAction())) == ["utter_information_added"]
    with services._app.units(read_only=True) as unit:
        told = unit.tickets.information_on(receipt["reference"])
    assert [one.text for one in told] == [more]


async def test_who_has_no_ticket_goes_on_with_the_form(talk: Conversation) -> None:
    await begin(talk)
    asked = talk.slots["requested_slot"]
    talk.hear("inform", "it belongs to my other complaint", matter_choice="same")
    await talk.run(FORM)
    assert talk.was_rejected
    assert (talk.slots["requested_slot"], talk.slots["matter_choice"]) == (asked, None)


async def test_who_goes_on_with_the_details_means_the_draft_that_stood(talk: Conversation) -> None:
    await told_anew(talk)
    talk.hear("inform", "就在这里回复我", reply_channel="same_chat")
    assert "utter_draft_resumed" in said(await talk.run(FORM))
    assert talk.slots["requested_slot"] != "draft_choice"
    assert talk.slots["story"].startswith(STORIES["zh"])
