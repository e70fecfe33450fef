"""Notices reach customers by the channel that they chose, once, and in order."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.letters.delivery import PostOffice
from bot.letters.writer import LetterWriter
from bot.mail import MailServer, SmtpMailer
from bot.store.pushes import Pushes
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.conversations import Said, said_in, tokens_in
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.mailbox import Mailbox
from tests.auxil.smtp_server import Inbox, SmtpServer
from tests.auxil.staff import Procedure
from tests.bot.letters.steps import BY_MAIL_ZH, IN_CHAT_ZH, alerts, deliver_all, ended
from tickets.use_cases.answer_result import Dispute, dispute
from tickets.use_cases.open_ticket import OpenTicket
from tickets.use_cases.rate import Rate, rate
from tickets.use_cases.wait import WaitForCustomer, wait_for_customer
from tickets.vocabulary import Language, ReplyChannel, TicketState, Topic

pytestmark = pytest.mark.usefixtures("chats")


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


def test_each_language_is_written_as_the_customer_reads_it(
    procedure: Procedure, post: PostOffice, engine: Engine, time: FrozenTime
) -> None:
    written: OpenTicket = replace(IN_CHAT_ZH, language=Language.ZH_HANT)
    procedure.opened_at(TicketState.INVESTIGATING, written)
    deliver_all(post, time)
    assert "已開始調查。" in said_in(engine, "c_wang")[0].text
