"""What tests of the delivery of letters do and look at."""

from dataclasses import replace

from bot.letters.delivery import PostOffice
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.notice import Notice
from tickets.sent_letter import SentLetter
from tickets.vocabulary import ReplyChannel

IN_CHAT_ZH = replace(CLAIM_ZH, reply_channel=ReplyChannel.SAME_CHAT)
# a claim, so that one handler takes it on either language's way
BY_MAIL_ZH = replace(
    CLAIM_ZH, reply_channel=ReplyChannel.EMAIL, contact="wang.xiaofang@example.org"
)


def notices_of(procedure: Procedure, reference: str) -> list[Notice]:
    """Every notice on a ticket, oldest first."""
    with procedure.units(read_only=True) as unit:
        return unit.notices.on(reference)


def ended(procedure: Procedure, reference: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, delivery state, channel and note of every notice."""
    return [
        (n.kind.value, n.delivery.value, n.channel, n.last_error)
        for n in notices_of(procedure, reference)
    ]


def alerts(procedure: Procedure) -> list[tuple[str, ...]]:
    """Reasons of the alerts that are due."""
    with procedure.units(read_only=True) as unit:
        return [alert.reasons for alert in unit.alerts.due(procedure.time.now(), 50)]


def deliver_all(post: PostOffice, time: FrozenTime) -> int:
    """Run until nothing waits any more."""
    delivered = 0
    for _ in range(12):
        delivered += post.deliver_due()
        time.move(seconds=2)
    return delivered


def letters_of(procedure: Procedure, reference: str) -> list[SentLetter]:
    """Letters on a ticket as they were sent."""
    with procedure.units(read_only=True) as unit:
        return unit.letters.on(reference)
