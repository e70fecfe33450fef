"""Files in the conversation: where they go and what is said."""

from typing import Any

import pytest
from rasa_sdk.events import ActionExecuted

from actions.adding import AddInformationAction
from actions.evidence import evidence_lines, kinds_told
from actions.services import Services
from actions.tickets import CancelDraft, OpenTicketAction
from actions.turn import Turn
from tests.auxil.dialogue import NOW, Conversation, said
from tests.auxil.form_talk import COMPLETE
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, Refusal
from tickets.draft import Draft


def arrive(
    services: Services,
    message_id: str,
    *kinds: AttachmentKind,
    refused: Refusal | None = None,
    customer_id: str = "cu_wang",
) -> None:
    """The edge has kept, or refused, the files of a message."""
    with services._app.units() as unit:
        for position, kind in enumerate(kinds):
            unit.attachments.add(
                Attachment(
                    id=f"f_{message_id}_{position}",
                    uploader="account",
                    added_at=NOW,
                    kind=kind,
                    state=AttachmentState.REFUSED if refused else AttachmentState.KEPT,
                    refusal=refused,
                    customer_id=customer_id,
                    message_id=message_id,
                ),
                None if refused else b"x",
            )
        unit.commit()


async def tell(talk: Conversation, message_id: str, **more: Any) -> list[dict[str, Any]]:
    """The gateway tells of a message with files."""
    talk.hear("add_information", None, evidence=message_id, **more)
    return await talk.run(AddInformationAction())


async def ticket(talk: Conversation, draft_id: str = "d1") -> str:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": draft_id})
    (receipt, *_) = await talk.run(OpenTicketAction())
    return str(receipt["reference"])


def in_form(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.set(draft_id="d1", requested_slot="demand")


P, D, V, M = (
    AttachmentKind.PHOTO,
    AttachmentKind.DOCUMENT,
    AttachmentKind.VOICE,
    AttachmentKind.VIDEO,
)


async def test_in_the_form_an_album_is_one_addition_with_one_sentence(
    talk: Conversation, services: Services
) -> None:
    in_form(talk)
    arrive(services, "m_a", P, P, D)
    (noted,) = await tell(talk, "m_a")
    assert noted["response"] == "utter_evidence_noted"
    assert noted["what"] == "2 张照片、1 份文件"
    # nothing here asks: the rule goes on with the form
    assert talk.result == []


async def test_after_words_the_question_is_not_asked_a_second_time(
    talk: Conversation, services: Services
) -> None:
    in_form(talk)
    arrive(services, "m_a", P)
    assert said(await tell(talk, "m_a", request="after_words")) == ["utter_evidence_noted"]
    assert talk.result == [ActionExecuted("complaint_form")]


async def test_a_recording_is_kept_and_its_words_are_asked_for(
    talk: Conversation, services: Services
) -> None:
    in_form(talk)
    arrive(services, "m_a", V)
    assert said(await tell(talk, "m_a")) == ["utter_evidence_noted", "utter_evidence_voice"]
    arrive(services, "m_b", V)
    assert said(await tell(talk, "m_b", request="after_words")) == ["utter_evidence_noted"]


async def test_without_a_complaint_one_is_offered_and_takes_the_files_along(
    talk: Conversation, services: Services
) -> None:
    arrive(services, "m_a", P)
    (offer,) = await tell(talk, "m_a")
    assert (offer["response"], offer["what"]) == ("utter_evidence_no_ticket", "1 张照片")
    reference = await ticket(talk)
    with services._app.units(read_only=True) as unit:
        assert [f.id for f in unit.attachments.on(reference)] == ["f_m_a_0"]


async def test_the_only_open_ticket_gets_the_files(talk: Conversation, services: Services) -> None:
    reference = await ticket(talk)
    arrive(services, "m_a", M)
    for _ in range(2):  # a repeated turn says the same
        (added,) = await tell(talk, "m_a")
        assert (added["response"], added["reference"], added["what"]) == (
            "utter_evidence_added",
            reference,
            "1 段视频",
        )


async def test_of_several_tickets_one_is_picked(talk: Conversation, services: Services) -> None:
    first, second = await ticket(talk), await ticket(talk, "d2")
    arrive(services, "m_a", D)
    (which,) = await tell(talk, "m_a")
    assert which["response"] == "utter_evidence_which"
    titles = [button["title"] for button in which["buttons"]]
    assert titles == [f"{second}（办理拖延）", f"{first}（办理拖延）", "登记一件新的"]
    assert which["buttons"][1]["payload"] == (
        f'/add_information{{"evidence": "m_a", "ticket_reference": "{first}"}}'
    )
    (added,) = await tell(talk, "m_a", ticket_reference=first)
    assert (added["response"], added["reference"]) == ("utter_evidence_added", first)


async def test_files_go_where_the_words_with_them_went(
    talk: Conversation, services: Services
) -> None:
    first, _ = await ticket(talk), await ticket(talk, "d2")
    talk.hear("add_information", "补充材料", ticket_reference=first)
    await talk.run(AddInformationAction())
    message_id = talk._message["message_id"]
    arrive(services, message_id, P)
    (added,) = await tell(talk, message_id, request="after_words")
    assert (added["response"], added["reference"]) == ("utter_evidence_added", first)


async def test_strangers_files_and_tickets_stay_theirs(
    talk: Conversation, services: Services
) -> None:
    reference = await ticket(talk)
    arrive(services, "m_a", P)
    stranger = Conversation("cu_stranger", "c_2")
    assert said(await tell(stranger, "m_a")) == ["utter_anything_else"]
    arrive(services, "m_b", P, customer_id="cu_stranger")
    answers = await tell(stranger, "m_b", ticket_reference=reference)
    assert said(answers) == ["utter_ticket_not_found"]


@pytest.mark.parametrize("language", ["zh", "en", "zh-Hant"])
@pytest.mark.parametrize("reason", list(Refusal))
async def test_a_refusal_says_why_and_what_to_do(
    talk: Conversation, services: Services, reason: Refusal, language: str
) -> None:
    talk.slots["language"] = language
    in_form(talk)
    arrive(services, "m_a", D, D, refused=reason)
    (refused,) = await tell(talk, "m_a")
    assert refused["response"] == "utter_evidence_refused"
    assert len(refused["reasons"].splitlines()) == 1
    assert "{" not in refused["reasons"]


async def test_the_summary_counts_the_files(talk: Conversation, services: Services) -> None:
    in_form(talk)
    arrive(services, "m_a", P, V)
    await tell(talk, "m_a")
    turn = Turn.of(_tracker(talk))
    assert await evidence_lines(turn, Draft(talk.slots)) == ["· 材料：1 张照片、1 段录音"]
    assert await evidence_lines(turn, Draft({"draft_id": "other"})) == []


async def test_a_discarded_draft_takes_its_files_along(
    talk: Conversation, services: Services
) -> None:
    in_form(talk)
    arrive(services, "m_a", P)
    await tell(talk, "m_a")
    talk.set(story="排队两小时")
    talk.hear("cancel", None, draft_choice="discard")
    assert said(await talk.run(CancelDraft())) == ["utter_draft_cancelled"]
    with services._app.units(read_only=True) as unit:
        assert unit.attachments.get("f_m_a_0") is None


def test_files_are_counted_in_words() -> None:
    files = [
        Attachment(str(n), "", NOW, kind, AttachmentState.KEPT)
        for n, kind in enumerate((D, P, P, V, M))
    ]
    assert kinds_told(files, "en") == "2 photos, 1 document, 1 recording, 1 video"


def _tracker(talk: Conversation) -> Any:
    from rasa_sdk import Tracker

    return Tracker(
        talk.conversation_id, dict(talk.slots), talk._message, talk.events, False, None, {}, None
    )
