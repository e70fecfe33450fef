"""Letters that cannot go the way they should: the chat or staff get them, and none is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.letters.delivery import MAIL_ATTEMPTS, PostOffice
from tests.auxil.conversations import said_in
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.mailbox import Mailbox
from tests.auxil.staff import Procedure
from tests.bot.letters.steps import BY_MAIL_ZH, IN_CHAT_ZH, alerts, deliver_all, ended, notices_of
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.vocabulary import TicketState

pytestmark = pytest.mark.usefixtures("chats")


def test_without_a_mail_server_letters_come_into_the_chat_and_the_state_says_so(
    procedure: Procedure, post_without_mail: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED, BY_MAIL_ZH)
    deliver_all(post_without_mail, time)
    assert ended(procedure, reference) == [
        ("acknowledgement", "delivered", "web", "email_not_configured,told_by_receipt"),
        ("state_changed", "delivered", "web", "email_not_configured"),
    ]
    (said,) = said_in(engine, "c_wang")
    assert said.text.splitlines()[0] == "您选择了邮件回复，但邮件未能发出，内容在此告知。"


def test_an_address_that_is_refused_sends_the_letter_into_the_chat(
    procedure: Procedure, post: PostOffice, mailbox: Mailbox, time: FrozenTime
) -> None:
    mailbox.refuses = True
    reference = procedure.opened_at(TicketState.ASSIGNED, BY_MAIL_ZH)
    deliver_all(post, time)
    assert ended(procedure, reference)[-1] == ("state_changed", "delivered", "web", "email_refused")


def test_a_server_that_is_away_is_tried_again_and_nothing_overtakes_the_letter(
    procedure: Procedure, post: PostOffice, mailbox: Mailbox, time: FrozenTime
) -> None:
    mailbox.away = True
    reference = procedure.open(BY_MAIL_ZH)
    assert post.deliver_due() == 0
    waiting = notices_of(procedure, reference)[0]
    assert (waiting.delivery, waiting.attempts, waiting.last_error) == (
        DeliveryState.WAITING,
        1,
        "ConnectionRefusedError",
    )
    mailbox.away = False
    procedure.take_to(TicketState.ASSIGNED, reference)
    # the acknowledgement waits for its next attempt, and the news behind it
    assert post.deliver_due() == 0
    assert mailbox.sent == []
    time.move(seconds=16)
    deliver_all(post, time)
    assert [mail.subject for mail in mailbox.sent] == [
        f"您的投诉已登记，编号 {reference}",
        f"投诉 {reference} 有新进展",
    ]


def test_a_server_that_stays_away_sends_the_letter_into_the_chat_at_last(
    procedure: Procedure, post: PostOffice, mailbox: Mailbox, time: FrozenTime, engine: Engine
) -> None:
    mailbox.away = True
    reference = procedure.opened_at(TicketState.ASSIGNED, BY_MAIL_ZH)
    for _ in range(2 * MAIL_ATTEMPTS):
        post.deliver_due()
        time.move(hours=1)
    assert ended(procedure, reference) == [
        ("acknowledgement", "delivered", "web", "email_given_up,told_by_receipt"),
        ("state_changed", "delivered", "web", "email_given_up"),
    ]
    assert len(said_in(engine, "c_wang")) == 1


def test_a_customer_without_a_conversation_becomes_a_task_for_staff(
    procedure: Procedure, post: PostOffice, time: FrozenTime
) -> None:
    gone = replace(IN_CHAT_ZH, conversation_id="c_gone", customer_id="cu_gone", draft_id="dr_gone")
    reference = procedure.opened_at(TicketState.ASSIGNED, gone)
    deliver_all(post, time)
    assert ended(procedure, reference)[-1] == ("state_changed", "dropped", None, "no_conversation")
    assert ("customer_unreachable", "notice:state_changed") in alerts(procedure)


def test_a_letter_is_handed_over_again_after_a_death_and_said_once(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED, IN_CHAT_ZH)
    deliver_all(post, time)
    with procedure.units() as unit:  # as if the worker had died before it was noted
        last = unit.notices.on(reference)[-1]
        unit.notices.save(replace(last, delivery=DeliveryState.WAITING, channel=None))
        unit.commit()
    assert deliver_all(post, time) == 1
    assert len(said_in(engine, "c_wang")) == 1


def test_a_letter_that_lacks_what_it_must_hold_is_not_sent_and_staff_are_told(
    procedure: Procedure, post: PostOffice, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    reference = procedure.open(IN_CHAT_ZH)
    post.deliver_due()
    with procedure.units() as unit:
        # a holding letter without a reason, as no use case makes it
        unit.notices.add(
            Notice(
                key="holding:broken",
                reference=reference,
                kind=NoticeKind.HOLDING,
                ticket_state=TicketState.INVESTIGATING,
                created_at=procedure.time.now(),
                next_attempt_at=procedure.time.now(),
                about={"clock": "response", "due_at": procedure.time.now().isoformat()},
            )
        )
        unit.commit()
    assert post.deliver_due() == 0
    assert said_in(engine, "c_wang") == []
    waiting = notices_of(procedure, reference)[-1]
    assert (waiting.delivery, waiting.last_error) == (
        DeliveryState.WAITING,
        "LetterIncomplete: why",
    )
    assert ("letter_incomplete", "notice:holding") in alerts(procedure)
    assert "'holding' cannot be sent under the policy 'cn-financial-sector'" in caplog.text


def test_a_letter_that_cannot_be_written_keeps_no_other_back(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED, IN_CHAT_ZH)
    with procedure.units() as unit:
        first = unit.notices.on(reference)[0]
        later = time.now() + timedelta(hours=1)
        unit.notices.save(
            replace(first, last_error="LetterIncomplete: rights", next_attempt_at=later)
        )
        unit.commit()
    assert deliver_all(post, time) == 1
    assert len(said_in(engine, "c_wang")) == 1


def test_nothing_personal_is_logged(
    procedure: Procedure,
    post: PostOffice,
    mailbox: Mailbox,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mailbox.away = True
    procedure.open(BY_MAIL_ZH)
    post.deliver_due()
    assert "ConnectionRefusedError" in caplog.text
    assert "example.org" not in caplog.text
