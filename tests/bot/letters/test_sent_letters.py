"""Letters are kept as they were sent."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.letters.delivery import PostOffice
from tests.auxil.conversations import said_in
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.mailbox import Mailbox
from tests.auxil.staff import Procedure
from tests.bot.letters.steps import BY_MAIL_ZH, IN_CHAT_ZH, deliver_all, letters_of
from tickets.vocabulary import TicketState

pytestmark = pytest.mark.usefixtures("chats")


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
