"""Correcting and adding to a ticket that exists."""

import pytest

from actions.adding import AddInformationAction
from actions.changes import ChangeTicket
from tests.actions.procedure.steps import kept, open_one
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure


@pytest.mark.parametrize(
    ("entities", "field", "value"),
    [
        ({"correction_field": "contact", "contact_ending": "5678"}, "contact", "+8613900005678"),
        ({"correction_field": "contact", "phone": "+8613700002222"}, "contact", "+8613700002222"),
        ({"correction_field": "demand", "demand": "全额退款"}, "demand", "全额退款"),
        ({"correction_field": "reply_channel", "reply_channel": "same_chat"}, "reply_channel",
         "same_chat"),
        ({"correction_field": "incident_time", "incident_time": "上周三"}, "incident_time_told",
         "上周三"),
        ({"correction_field": "customer_name", "customer_name": "王方"}, "customer_name", "王方"),
    ],
)  # fmt: skip
async def test_details_are_corrected_right_after_the_receipt(
    talk: Conversation, procedure: Procedure, entities: dict[str, str], field: str, value: str
) -> None:
    reference = await open_one(talk)
    story = kept(procedure, reference).story
    talk.hear("correct", "不对，改一下", **entities)
    (told,) = await talk.run(ChangeTicket())
    assert (told["response"], told["reference"]) == ("utter_details_corrected", reference)
    assert told["lines"]
    after = kept(procedure, reference)
    assert (str(getattr(after, field)), after.story) == (value, story)


async def test_another_way_to_reply_asks_for_the_address_it_needs(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await open_one(talk)
    talk.hear("correct", "改成发邮件", correction_field="reply_channel", reply_channel="email")
    assert said(await talk.run(ChangeTicket())) == ["utter_ask_email"]
    talk.hear("inform", "wang@example.com", email="wang@example.com")
    assert said(await talk.run(AddInformationAction())) == ["utter_details_corrected"]
    after = kept(procedure, reference)
    assert (after.reply_channel, after.contact) == ("email", "wang@example.com")


async def test_a_correction_without_a_detail_is_added_as_it_was_said(
    talk: Conversation, procedure: Procedure
) -> None:
    await open_one(talk)
    talk.hear("correct", "不是柜员，是经理")
    assert said(await talk.run(ChangeTicket())) == ["utter_information_added"]


async def test_a_button_to_add_asks_what_and_adds_it_to_that_ticket(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await open_one(talk)
    await open_one(talk, "d2")
    talk.hear("add_information", None, ticket_reference=first)
    assert said(await talk.run(AddInformationAction())) == ["utter_ask_addition"]
    talk.hear("inform", "病历找到了", answer="病历找到了")
    (added,) = await talk.run(AddInformationAction())
    assert (added["response"], added["reference"]) == ("utter_information_added", first)


async def test_with_several_open_tickets_it_is_asked_which_one_a_correction_means(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await open_one(talk)
    second = await open_one(talk, "d2")
    talk.hear("correct", "诉求改成全额退款", correction_field="demand", demand="全额退款")
    (asked,) = await talk.run(ChangeTicket())
    assert asked["response"] == "utter_which_ticket"
    payloads = [button["payload"] for button in asked["buttons"]]
    assert payloads == [f'/correct{{"ticket_reference": "{ref}"}}' for ref in (second, first)]
    talk.hear("correct", None, ticket_reference=first)
    (told,) = await talk.run(ChangeTicket())
    assert (told["response"], told["reference"]) == ("utter_details_corrected", first)
    assert kept(procedure, first).demand == "全额退款"
    assert kept(procedure, second).demand == "重新审核"


async def test_a_correction_goes_to_the_ticket_that_was_spoken_of(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await open_one(talk)
    second = await open_one(talk, "d2")
    talk.hear("check_status", None, ticket_reference=first)
    talk.hear("correct", "我叫王方", correction_field="customer_name", customer_name="王方")
    (told,) = await talk.run(ChangeTicket())
    assert told["reference"] == first
    assert (kept(procedure, first).customer_name, kept(procedure, second).customer_name) == (
        "王方",
        "王芳",
    )


async def test_words_without_a_detail_are_added_to_the_ticket_that_was_picked(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await open_one(talk)
    await open_one(talk, "d2")
    talk.hear("correct", "不是柜员，是经理")
    assert said(await talk.run(ChangeTicket())) == ["utter_which_ticket"]
    talk.hear("correct", None, ticket_reference=first)
    (told,) = await talk.run(ChangeTicket())
    assert (told["response"], told["reference"]) == ("utter_information_added", first)
    with procedure.units(read_only=True) as unit:
        assert [i.text for i in unit.tickets.information_on(first)] == ["不是柜员，是经理"]
