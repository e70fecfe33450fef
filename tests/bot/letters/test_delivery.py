"""Notices reach customers by the channel that they chose, once, and in order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.letters.delivery import MAIL_ATTEMPTS, PostOffice
from bot.letters.writer import LetterWriter
from bot.mail import MailServer, SmtpMailer
from bot.store.pushes import Pushes
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.conversations import Said, conversation, said_in, tokens_in
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.mailbox import Mailbox
from tests.auxil.smtp_server import Inbox, SmtpServer
from tests.auxil.staff import Procedure
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.sent_letter import SentLetter
from tickets.use_cases.answer_result import Dispute, dispute
from tickets.use_cases.open_ticket import OpenTicket
from tickets.use_cases.rate import Rate, rate
from tickets.use_cases.wait import WaitForCustomer, wait_for_customer
from tickets.vocabulary import Language, ReplyChannel, TicketState, Topic

IN_CHAT_ZH = replace(CLAIM_ZH, reply_channel=ReplyChannel.SAME_CHAT)
# a claim, so that one handler takes it on either language's way
BY_MAIL_ZH = replace(
    CLAIM_ZH, reply_channel=ReplyChannel.EMAIL, contact="wang.xiaofang@example.org"
)


@pytest.fixture(autouse=True)
def chats(engine: Engine, time: FrozenTime) -> None:
    """The conversations in which the complaints were told."""
    conversation(engine, "c_wang", "cu_wang", "web", time.now())
    conversation(engine, "c_smith", "cu_smith", "telegram", time.now())


def notices_of(procedure: Procedure, reference: str) -> list[Notice]:
    with procedure.units(read_only=True) as unit:
        return unit.notices.on(reference)


def ended(procedure: Procedure, reference: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, delivery state, channel and note of every notice."""
    return [
        (n.kind.value, n.delivery.value, n.channel, n.last_error)
        for n in notices_of(procedure, reference)
    ]


def alerts(procedure: Procedure) -> list[tuple[str, ...]]:
    with procedure.units(read_only=True) as unit:
        return [alert.reasons for alert in unit.alerts.due(procedure.time.now(), 50)]


def deliver_all(post: PostOffice, time: FrozenTime) -> int:
    """Run until nothing waits any more."""
    delivered = 0
    for _ in range(12):
        delivered += post.deliver_due()
        time.move(seconds=2)
    return delivered


def test_the_receipt_in_the_chat_is_the_acknowledgement(
    procedure: Procedure, post: PostOffice, engine: Engine
) -> None:
    reference = procedure.open(IN_CHAT_ZH)
    assert post.deliver_due() == 1
    assert said_in(engine, "c_wang") == []
    assert ended(procedure, reference) == [
        ("acknowledgement", "delivered", "web", "told_by_receipt")
    ]


def test_who_wants_mail_gets_the_acknowledgement_as_a_letter(
    procedure: Procedure, post: PostOffice, engine: Engine, mailbox: Mailbox
) -> None:
    reference = procedure.open(BY_MAIL_ZH)
    assert post.deliver_due() == 1
    assert said_in(engine, "c_wang") == []
    (mail,) = mailbox.sent
    assert (mail.to, mail.subject) == (
        "wang.xiaofang@example.org",
        f"您的投诉已登记，编号 {reference}",
    )
    assert "12378" in mail.text
    assert ended(procedure, reference) == [("acknowledgement", "delivered", "email", None)]


def test_the_result_comes_into_the_chat_with_the_marks_to_choose_from(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED, IN_CHAT_ZH)
    deliver_all(post, time)
    *_, answer, survey = said_in(engine, "c_wang")
    assert [(s.author, s.state) for s in (answer, survey)] == [("system", "pending")] * 2
    assert "处理结果：经核查，您反映的情况部分属实。" in answer.text
    assert answer.payloads == tuple(
        f'/{intent}{{"about": "result", "ticket_reference": "{reference}"}}'
        for intent in ("affirm", "deny")
    )
    assert survey.payloads == tuple(
        f'/rate{{"score": "{score}", "ticket_reference": "{reference}"}}'
        for score in (5, 4, 3, 2, 1)
    )
    assert tokens_in(engine, "c_wang") == 7


def test_who_has_rated_is_not_asked_again(
    procedure: Procedure, post: PostOffice, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED, IN_CHAT_ZH)
    command = Rate(
        customer_id="cu_wang", reference=reference, idempotency_key="m_rate", score=4, words=None
    )
    rate(command, *procedure.world)
    deliver_all(post, time)
    assert ended(procedure, reference)[-1] == ("survey", "dropped", None, "answered")


def test_a_result_that_is_disputed_is_not_to_be_rated(
    procedure: Procedure, post: PostOffice, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED, IN_CHAT_ZH)
    command = Dispute(
        customer_id="cu_wang", reference=reference, idempotency_key="m_no", reason="出院小结没看"
    )
    dispute(command, *procedure.world)
    deliver_all(post, time)
    surveys = [row for row in ended(procedure, reference) if row[0] == "survey"]
    assert surveys == [("survey", "dropped", None, "overtaken")]


def test_letters_in_both_languages_arrive_on_a_real_mail_server(
    procedure: Procedure, engine: Engine, writer: LetterWriter, time: FrozenTime
) -> None:
    english = replace(COUNTER_EN, topic=Topic.CLAIM_DENIED)
    for complaint in (BY_MAIL_ZH, english):
        procedure.opened_at(TicketState.RESPONDED, complaint)
    inbox = Inbox()
    with SmtpServer(inbox) as server:
        server_named = MailServer.of(f"smtp+plain://127.0.0.1:{server.port}")
        mailer = SmtpMailer(server_named, "complaints@bank.example")
        post = PostOffice(*procedure.world, writer, Pushes(engine), mailer)
        deliver_all(post, time)
    assert [str(mail["Subject"]).split("FD-")[0] for mail in inbox.mails] == [
        "您的投诉已登记，编号 ",
        "投诉 ",
        "关于投诉 ",
        "请您评价投诉 ",
        "We have your complaint ",
        "Your complaint ",
        "Our answer to your complaint ",
        "How did we handle your complaint ",
    ]
    assert set(inbox.recipients) == {"wang.xiaofang@example.org", "jo.smithers@example.org"}
    assert said_in(engine, "c_wang") == said_in(engine, "c_smith") == []


def test_of_several_bare_changes_of_state_the_last_is_told(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING, IN_CHAT_ZH)
    deliver_all(post, time)
    assert ended(procedure, reference) == [
        ("acknowledgement", "delivered", "web", "told_by_receipt"),
        ("state_changed", "dropped", None, "overtaken"),
        ("state_changed", "delivered", "web", None),
    ]
    (said,) = said_in(engine, "c_wang")
    assert said.text.splitlines()[0] == f"您关于“拒赔”的投诉（编号 {reference}）：已开始调查。"


def test_telegram_gets_it_through_its_own_outbox(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    complaint = replace(COUNTER_EN, reply_channel=ReplyChannel.SAME_CHAT, topic=Topic.CLAIM_DENIED)
    reference = procedure.opened_at(TicketState.ASSIGNED, complaint)
    deliver_all(post, time)
    assert ended(procedure, reference)[-1] == ("state_changed", "delivered", "telegram", None)
    (said,) = said_in(engine, "c_smith")
    assert said.text.splitlines()[0] == (
        f"Your complaint {reference} (claim refused): a handler has it now."
    )


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


def test_who_wants_a_call_is_called_for_what_matters_and_has_it_in_writing(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED, CLAIM_ZH)
    deliver_all(post, time)
    assert [row for row in ended(procedure, reference) if row[3] == "call_requested"] == [
        ("final_response", "delivered", "web", "call_requested")
    ]
    assert ("call_customer", "notice:final_response") in alerts(procedure)
    assert len(said_in(engine, "c_wang")) == 3  # approval of the plan, answer, survey


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


def letters_of(procedure: Procedure, reference: str) -> list[SentLetter]:
    with procedure.units(read_only=True) as unit:
        return unit.letters.on(reference)


def test_letters_are_kept_as_they_were_sent(
    procedure: Procedure, post: PostOffice, mailbox: Mailbox, engine: Engine, time: FrozenTime
) -> None:
    mailed = procedure.open(BY_MAIL_ZH)
    chatted = procedure.opened_at(
        TicketState.ASSIGNED,
        replace(IN_CHAT_ZH, draft_id="dr_chat"),
    )
    deliver_all(post, time)
    (mail,) = mailbox.sent
    (kept,) = letters_of(procedure, mailed)
    assert (kept.medium, kept.subject, kept.text, kept.html) == (
        "mail",
        mail.subject,
        mail.text,
        mail.html,
    )
    # the receipt in the chat was no letter
    (said,) = said_in(engine, "c_wang")
    assert [(k.medium, k.text, k.html) for k in letters_of(procedure, chatted)] == [
        ("chat", said.text, None)
    ]


def test_what_is_handed_over_again_is_the_same_letter_word_for_word(
    procedure: Procedure, post: PostOffice, mailbox: Mailbox, time: FrozenTime
) -> None:
    mailbox.away = True
    reference = procedure.open(BY_MAIL_ZH)
    post.deliver_due()
    (kept,) = letters_of(procedure, reference)
    mailbox.away = False
    time.move(days=2)
    post.deliver_due()
    (mail,) = mailbox.sent
    assert (mail.text, mail.at) == (kept.text, kept.at)
    assert letters_of(procedure, reference) == [kept]


def test_a_question_of_staff_says_which_deadline_rests(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING, IN_CHAT_ZH)
    deliver_all(post, time)
    ask = WaitForCustomer(reference=reference, staff_id="chen", question="请提供出院小结")
    wait_for_customer(ask, *procedure.world)
    deliver_all(post, time)
    assert said_in(engine, "c_wang")[-1] == Said(
        seq=2,
        author="system",
        text=(
            f"为继续处理您关于“拒赔”的投诉（编号 {reference}），需要向您了解：\n"
            "请提供出院小结\n"
            "请您在这里回复，并注明编号。如果手头没有，也请告诉我们，我们再想别的办法。\n"
            "收到您的回复之前，以下时限暂停计算：初步调查。"
        ),
        payloads=(),
        state="pending",
    )


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


def test_each_language_is_written_as_the_customer_reads_it(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    written: OpenTicket = replace(IN_CHAT_ZH, language=Language.ZH_HANT)
    procedure.opened_at(TicketState.INVESTIGATING, written)
    deliver_all(post, time)
    assert "已開始調查。" in said_in(engine, "c_wang")[0].text
