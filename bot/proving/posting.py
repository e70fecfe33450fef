"""Sends the codes that customers asked for, and masks those that stand in a chat afterwards."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from html import escape

from bot.bootstrap import App
from bot.edge_texts import EdgeTexts
from bot.faults import where
from bot.letters.delivery import Mailer
from bot.mail import Mail, MailNotTaken, MailRefused
from bot.store.masking import heard_from, replace_text, text_of, without_code
from bot.store.pushes import Pushes, message_id_of
from bot.store.rows import Reply
from tickets.errors import StoreUnavailable
from tickets.identity import CODE_LIVES, Proof
from tickets.store.base import unavailable_as_store_error
from tickets.use_cases.send_codes import (
    CodeToSend,
    code_masked,
    code_sent,
    codes_to_mask,
    codes_to_send,
    make_code,
)
from tickets.vocabulary import Language

_MINUTES = int(CODE_LIVES.total_seconds() // 60)
_LONGEST_WAIT_SECONDS = 60
_HTML = """<!DOCTYPE html>
<html lang="{language}">
<body>
{paragraphs}
</body>
</html>
"""
# the only channel whose customers may have gone for good
_WEB = "web"

log = logging.getLogger(__name__)


class CodePost:
    """Brings codes to the contact on the ticket: by mail, else into the chat it was made in.

    A code is made when it is sent and kept only as a fingerprint. When a mail server does not take
    it, the next attempt has another code.

    Args:
        app: the wired system.
        texts: sentences of the edge.
        mailer: None when mail is not configured.
        organisation: the name beside the sender's address, in a language.
    """

    def __init__(
        self,
        app: App,
        texts: EdgeTexts,
        mailer: Mailer | None,
        organisation: Callable[[Language], str],
    ) -> None:
        self._app, self._texts, self._mailer = app, texts, mailer
        self._organisation = organisation
        self._units, self._time = app.units, app.time
        self._pushes = Pushes(app.engine)
        self._not_before: dict[str, datetime] = {}

    def send_due(self) -> int:
        """Send every code that is wanted now, and mask those that count no more.

        Returns:
            How many went out.

        Raises:
            StoreUnavailable: the database cannot be reached; what was not marked comes again.
        """
        wanted = codes_to_send(self._units, self._time)
        # what is not wanted any more need not be waited for
        self._not_before = {k: at for k, at in self._not_before.items() if k in wanted}
        now = self._time.now()
        due = [one for one in wanted if self._not_before.get(one, now) <= now]
        sent = sum(map(self._send, due))
        for proof in codes_to_mask(self._units, self._time):
            self._mask(proof)
        return sent

    def _send(self, proof_id: str) -> bool:
        code = make_code(proof_id, self._units, self._time)
        if code is None:
            return False
        try:
            told_in = self._hand_over(code)
        except MailNotTaken as error:
            log.warning("%s: a code waits: %s", code.ticket.reference, error)
            self._put_off(code)
            return False
        except StoreUnavailable:
            raise
        except Exception as error:
            # whatever it was: other customers' codes go out, and this one is tried again
            log.error("%s: a code was not sent: %s", code.ticket.reference, where(error))
            self._put_off(code)
            return False
        code_sent(proof_id, self._units, told_in)
        return True

    def _put_off(self, code: CodeToSend) -> None:
        wait = min(2**code.sending, _LONGEST_WAIT_SECONDS)
        self._not_before[code.proof_id] = self._time.now() + timedelta(seconds=wait)

    def _hand_over(self, code: CodeToSend) -> str | None:
        """Hand a code over; returns the id of the chat message that holds it, if one does.

        Raises:
            MailNotTaken: try again later.
        """
        address = code.ticket.contact or ""
        if self._mailer is not None and "@" in address:
            try:
                self._mailer.send(self._mail(code, address))
                return None
            except MailRefused:
                log.warning("%s: the address refuses a code", code.ticket.reference)
        return self._to_the_chat(code)

    def _mail(self, code: CodeToSend, address: str) -> Mail:
        language = code.ticket.language
        values = self._values(code)
        text = self._texts.say("code_mail", language, **values)
        paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
        return Mail(
            key=f"code {code.proof_id} {code.sending}",
            to=address,
            sender_name=self._organisation(language),
            subject=self._texts.say("code_subject", language, **values),
            text=text,
            html=_HTML.format(language=language, paragraphs=paragraphs),
            at=self._time.now(),
        )

    def _to_the_chat(self, code: CodeToSend) -> str | None:
        ticket = code.ticket
        if ticket.conversation_id == code.asked_in or not self._is_open(ticket.conversation_id):
            log.info("%s: no way for a code", ticket.reference)
            return None
        key = f"code {code.proof_id} {code.sending}"
        said = self._texts.say("code_chat", ticket.language, **self._values(code))
        self._pushes.push(
            ticket.conversation_id,
            ticket.customer_id,
            key,
            Reply(said, author="system", kind="code"),
            self._time.now(),
        )
        return message_id_of(key)

    def _is_open(self, conversation_id: str) -> bool:
        with unavailable_as_store_error(), self._app.engine.begin() as connection:
            heard = heard_from(connection, conversation_id)
        if heard is None:
            return False
        channel, last = heard
        lives = timedelta(days=self._app.settings.session_days)
        return channel != _WEB or (last is not None and self._time.now() - last < lives)

    def _values(self, code: CodeToSend) -> dict[str, object]:
        half = len(code.code) // 2
        return {
            "code": f"{code.code[:half]} {code.code[half:]}",
            "reference": code.ticket.reference,
            "minutes": _MINUTES,
        }

    def _mask(self, proof: Proof) -> None:
        assert proof.told_in is not None  # what `codes_to_mask` gives
        with unavailable_as_store_error(), self._app.engine.begin() as connection:
            text = text_of(connection, proof.told_in)
            if text is not None:
                replace_text(connection, proof.told_in, without_code(text))
        code_masked(proof.id, self._units)
