"""Bring notices to customers: by mail, into their chat, or by a call that staff must make."""

import json
import logging
from datetime import datetime, timedelta
from typing import Protocol

from bot.faults import where
from bot.letters.writer import LetterWriter, Medium
from bot.mail import Mail, MailNotTaken, MailRefused
from bot.store.pushes import Pushed
from bot.store.rows import Reply, ReplyButton
from tickets.clocks import TimeSource
from tickets.errors import LetterIncomplete, StoreUnavailable
from tickets.letter_views import as_chat, as_html_mail, as_text
from tickets.notice import Notice, NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.satisfaction import SCORES
from tickets.sent_letter import SentLetter
from tickets.ticket import Ticket
from tickets.use_cases.notice_delivery import (
    UNWRITABLE,
    NoticeCase,
    call_staff,
    notice_case,
    postpone_notice,
)
from tickets.use_cases.notices import (
    drop_notice,
    mark_notice_delivered,
    mark_notice_failed,
    pending_notices,
)
from tickets.use_cases.sent_letters import as_sent
from tickets.vocabulary import ReplyChannel, TicketState

BY_MAIL = "email"
# with the waits between them (15 s, doubled up to 1 h) a server may be away for about three hours
MAIL_ATTEMPTS = 10
_AFTER_THE_ONE_BEFORE = timedelta(seconds=1)

# what a customer who chose the telephone is called for; the rest is in the chat
_CALLS = frozenset(
    {
        NoticeKind.QUESTION,
        NoticeKind.HOLDING,
        NoticeKind.FINAL_RESPONSE,
        NoticeKind.REOPENING,
    }
)

_RATED_IN = frozenset({TicketState.RESPONDED, TicketState.CONFIRMED, TicketState.CLOSED})

log = logging.getLogger(__name__)


class Mailer(Protocol):
    """Takes mail."""

    def send(self, mail: Mail) -> None:
        """Hand one mail in.

        Raises:
            MailRefused: never for this address.
            MailNotTaken: try again later.
        """
        ...


class Chats(Protocol):
    """Takes messages for conversations."""

    def push_news(
        self, conversation_id: str, customer_id: str, key: str, reply: Reply, now: datetime
    ) -> Pushed | None:
        """Say something where a customer is talked with, once per key; None when nowhere."""
        ...


class PostOffice:
    """Delivers the notices that are due, each once as far as the channel can tell.

    A notice is marked after it was handed over: when the worker dies in between, it is handed over
    again under the same message id, which the chat's outbox drops and a mail program recognises.

    Args:
        units: the store.
        time: now.
        policies: all policies.
        writer: writes the letters.
        chats: the outbox of the chats.
        mailer: None when mail is not configured.
    """

    def __init__(
        self,
        units: UnitOfWorkFactory,
        time: TimeSource,
        policies: PolicyBook,
        writer: LetterWriter,
        chats: Chats,
        mailer: Mailer | None,
    ) -> None:
        self._units, self._time, self._policies = units, time, policies
        self._writer, self._chats, self._mailer = writer, chats, mailer

    def deliver_due(self) -> int:
        """Deliver every notice whose time has come.

        Returns:
            How many reached their channel.

        Raises:
            StoreUnavailable: the database cannot be reached; what was not marked comes again.
        """
        delivered = 0
        for notice in pending_notices(self._units, self._time):
            try:
                delivered += self._deliver(notice)
            except StoreUnavailable:
                raise
            except LetterIncomplete as error:
                log.error("%s: notice %d: %s", notice.reference, notice.id, error)
                call_staff(notice, ("letter_incomplete",), self._units, self._time)
                self._failed(notice, f"{UNWRITABLE}: {', '.join(error.missing)}")
            except MailNotTaken as error:
                log.warning("%s: notice %d waits: %s", notice.reference, notice.id, error)
                self._failed(notice, error.kind)
            except Exception as error:
                # whatever it was: other customers' notices go on, and this one is tried again
                log.error("%s: notice %d failed: %s", notice.reference, notice.id, where(error))
                self._failed(notice, type(error).__name__)
        return delivered

    def _deliver(self, notice: Notice) -> bool:
        case = notice_case(notice, self._units)
        if case.before is not None:
            # an answer must not come before the news that it follows
            later = max(case.before.next_attempt_at, self._time.now()) + _AFTER_THE_ONE_BEFORE
            postpone_notice(notice.id, later, self._units)
            return False
        if notice.kind is NoticeKind.STATE_CHANGED and case.overtaken:
            drop_notice(notice.id, "overtaken", self._units)
            return False
        if notice.kind is NoticeKind.SURVEY and (case.rated or _moved_on(case.ticket)):
            drop_notice(notice.id, "answered" if case.rated else "overtaken", self._units)
            return False
        notes = []
        if case.ticket.reply_channel is ReplyChannel.EMAIL:
            why_not = self._mail(case)
            if why_not is None:
                self._done(notice, BY_MAIL)
                return True
            notes.append(why_not)
        return self._to_the_chat(case, notes)

    # --- by mail ---

    def _mail(self, case: NoticeCase) -> str | None:
        """Send it by mail; returns why that cannot be, or None when it is sent.

        Raises:
            MailNotTaken: try again later.
        """
        if self._mailer is None:
            return "email_not_configured"
        address = case.ticket.contact
        if address is None or "@" not in address:
            return "email_no_address"
        sent = as_sent(
            case.notice.id, Medium.MAIL, lambda: self._letter(case, Medium.MAIL), self._units
        )
        mail = Mail(
            key=case.notice.key,
            to=address,
            sender_name=self._writer.organisation(case.ticket.language),
            subject=sent.subject or "",
            text=sent.text,
            html=sent.html or "",
            at=sent.at,
        )
        try:
            self._mailer.send(mail)
        except MailRefused:
            return "email_refused"
        except MailNotTaken:
            if case.notice.attempts + 1 < MAIL_ATTEMPTS:
                raise
            return "email_given_up"
        return None

    # --- into the chat ---

    def _to_the_chat(self, case: NoticeCase, notes: list[str]) -> bool:
        notice, ticket = case.notice, case.ticket
        if notice.kind is NoticeKind.ACKNOWLEDGEMENT and ticket.channel:
            # the receipt in the chat has said it
            self._done(notice, ticket.channel, [*notes, "told_by_receipt"])
            return True
        reply = self._reply(case, by_mail_failed=bool(notes))
        pushed = self._chats.push_news(
            ticket.conversation_id, ticket.customer_id, notice.key, reply, self._time.now()
        )
        if pushed is None:
            call_staff(notice, ("customer_unreachable",), self._units, self._time)
            drop_notice(notice.id, ",".join([*notes, "no_conversation"]), self._units)
            return False
        if ticket.reply_channel is ReplyChannel.PHONE and notice.kind in _CALLS:
            call_staff(notice, ("call_customer",), self._units, self._time)
            notes = [*notes, "call_requested"]
        self._done(notice, pushed.channel, notes)
        return True

    def _reply(self, case: NoticeCase, *, by_mail_failed: bool) -> Reply:
        sent = as_sent(
            case.notice.id,
            Medium.CHAT,
            lambda: self._letter(case, Medium.CHAT, by_mail_failed=by_mail_failed),
            self._units,
        )
        return Reply(sent.text, self._buttons(case), author="system")

    def _letter(
        self, case: NoticeCase, medium: Medium, *, by_mail_failed: bool = False
    ) -> SentLetter:
        now = self._time.now()
        letter = self._writer.write(case, now, medium)
        text = as_text(letter) if medium is Medium.MAIL else as_chat(letter)
        if by_mail_failed:
            text = f"{self._writer.not_by_mail(letter.language)}\n{text}"
        mailed = medium is Medium.MAIL
        return SentLetter(
            notice_id=case.notice.id,
            reference=case.ticket.reference,
            medium=medium,
            text=text,
            at=now,
            subject=letter.subject if mailed else None,
            html=as_html_mail(letter) if mailed else None,
        )

    def _buttons(self, case: NoticeCase) -> tuple[ReplyButton, ...]:
        ticket = case.ticket
        choices: list[tuple[str, str, dict[str, str]]] = []
        if case.notice.kind is NoticeKind.SURVEY:
            choices = [
                (f"score.{score}", "rate", {"score": str(score)})
                for score in sorted(SCORES, reverse=True)
            ]
        elif case.notice.kind is NoticeKind.FINAL_RESPONSE:
            choices = [
                ("button.accept", "affirm", {"about": "result"}),
                ("button.refuse", "deny", {"about": "result"}),
            ]
        # none is used up: a later answer is possible as long as the procedure allows it
        return tuple(
            ReplyButton(
                self._writer.button(label, ticket.language),
                f"/{intent}{json.dumps({**values, 'ticket_reference': ticket.reference})}",
                once=False,
            )
            for label, intent, values in choices
        )

    # --- what became of it ---

    def _done(self, notice: Notice, channel: str, notes: list[str] | None = None) -> None:
        note = ",".join(notes or []) or None
        mark_notice_delivered(notice.id, channel, self._units, self._time, self._policies, note)

    def _failed(self, notice: Notice, kind: str) -> None:
        mark_notice_failed(notice.id, kind, self._units, self._time)


def _moved_on(ticket: Ticket) -> bool:
    """Whether the result that was to be rated is being looked at again."""
    return ticket.state not in _RATED_IN
