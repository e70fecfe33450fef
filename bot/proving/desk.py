"""Answers at the edge what concerns proofs of identity, before a message goes on to the engine."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.edge_texts import EdgeTexts
from bot.engine_client import Turn
from bot.messages import Link
from bot.proving import reading
from bot.proving.looked import Looked
from bot.proving.payloads import (
    ASK_CODE,
    FOLLOW_LINK,
    LEAVE_IT,
    payload,
    read_payload,
    ticket_offered,
)
from bot.proving.reading import Remark
from bot.store.database import Database
from bot.store.masking import offered_last, replace_text
from bot.store.pushes import Pushes
from bot.store.rows import Reply, ReplyButton, Work
from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.identity import CODE_LIVES, Proof, ProofState, Verdict
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.link_channel import follow_link, make_link
from tickets.use_cases.prove_identity import (
    EnterCode,
    NameTicket,
    ProofAnswer,
    ProofStep,
    answered_before,
    ask_code,
    current_proof,
    enter_code,
    give_up,
    offer_code,
)

T = TypeVar("T")

_CODE_MINUTES = int(CODE_LIVES.total_seconds() // 60)
_OVER = frozenset({ProofState.FAILED, ProofState.GIVEN_UP})
_WAITING = ("again", "leave", "person")


class ProvingDesk:
    """Reads codes, asks for them and follows links.

    Every step is kept under the message's id: a message that is taken up again after a failure gets
    the same answer, and a code is counted once.

    Args:
        units: the store.
        time: now.
        database: the edge's side of the store.
        texts: sentences of the catalogue.
        pushes: tells the chat of a ticket that somebody else may act on it now.
        mails: whether codes can go out by mail.
        telegram_name: name of the bot on Telegram; empty offers no link there.
    """

    def __init__(
        self,
        units: UnitOfWorkFactory,
        time: TimeSource,
        database: Database,
        texts: EdgeTexts,
        pushes: Pushes,
        *,
        mails: bool,
        telegram_name: str,
    ) -> None:
        self._units = units
        self._time = time
        self._database = database
        self._texts = texts
        self._pushes = pushes
        self._mails = mails
        self._telegram_name = telegram_name

    async def look(self, work: Work) -> Looked:
        """Treat a message as far as it is about a proof.

        Raises:
            StoreUnavailable: the database cannot be reached; take the message up again.
        """
        ours = read_payload(work.payload)
        if ours is not None:
            return await self._pressed(work, *ours)
        if work.kind != "text" or work.edge_answer is not None or not work.text:
            return Looked(work)
        if not reading.may_be_meant(work.text):
            # nearly every message: not worth a look into the store
            return Looked(work)
        proof = await self._off_loop(current_proof, work.conversation.id, self._units, self._time)
        if proof is None:
            return Looked(work)
        return await self._said(work, work.text, proof)

    async def grant(self, work: Work, turn: Turn) -> tuple[Reply, ...]:
        """The engine's replies with what its actions asked of the edge.

        Raises:
            StoreUnavailable: the database cannot be reached; take the message up again.
        """
        replies = list(turn.replies)
        for wish in turn.wishes:
            if wish.what == "offer_code":
                named = NameTicket(**_step(work), reference=wish.reference)
                await self._off_loop(offer_code, named, self._units, self._time)
            elif wish.what == "offer_telegram" and self._telegram_name:
                link = await self._link(work, turn, wish.reference)
                if link is not None:
                    replies[wish.beside] = replace(replies[wish.beside], links=(link,))
        return tuple(replies)

    async def _link(self, work: Work, turn: Turn, reference: str) -> Link | None:
        conversation = work.conversation
        if conversation.channel != "web":
            return None
        try:
            token = await self._off_loop(
                make_link, conversation.customer_id, reference, self._units, self._time
            )
        except InvalidCommand:
            return None
        language = self._texts.language_for(
            conversation.locale, known=turn.language or conversation.language
        )
        label = self._texts.say("button_telegram", language)
        return Link(label, f"https://t.me/{self._telegram_name}?start={token}")

    # --- what was pressed ---

    async def _pressed(self, work: Work, name: str, values: dict[str, str]) -> Looked:
        if name == FOLLOW_LINK:
            return await self._follow(work, values["token"])
        if name == ASK_CODE:
            return await self._ask(work, values["reference"])
        if name == LEAVE_IT and await self._begun(work):
            return await self._take(work, give_up, ProofStep(**_step(work)))
        return Looked(work, (self._reply(work, "proof_left", "person"),), goes_on=False)

    async def _begun(self, work: Work) -> Proof | None:
        return await self._off_loop(current_proof, work.conversation.id, self._units, self._time)

    async def _follow(self, work: Work, token: str) -> Looked:
        linked = await self._off_loop(
            follow_link,
            token,
            work.conversation.customer_id,
            work.message_id,
            self._units,
            self._time,
        )
        if linked is None:
            said = self._reply(work, "link_unusable")
            return Looked(replace(work, payload="/greet"), (said,))
        await self._tell_owner(work, linked.reference, "link_told")
        said = self._reply(work, "link_followed", reference=linked.reference)
        return Looked(_status(work, linked.reference if linked.tickets == 1 else None), (said,))

    # --- what was written ---

    async def _said(self, work: Work, text: str, proof: Proof) -> Looked:
        before = await self._off_loop(answered_before, ProofStep(**_step(work)), self._units)
        if before is not None:
            return await self._answer(await self._cover(work, text), before)
        # what was asked last decides what a short answer means, and for which ticket
        asked_last = ticket_offered(
            await self._database.read(lambda c: offered_last(c, work.conversation.id, work.seq))
        )
        about_code = asked_last or reading.names_code(text)
        code = reading.code_among_words(text) if about_code else reading.code_in(text)
        if code and proof.state is not ProofState.OFFERED:
            entered = EnterCode(**_step(work), code=code)
            looked = await self._take(work, enter_code, entered)
            # only now: a message that is taken up again must still hold its code
            return replace(looked, work=await self._cover(looked.work, text))
        if asked_last and proof.waits_for_code and reading.is_misread_code(text):
            covered = await self._cover(work, text)
            return Looked(covered, (self._reply(work, "proof_six_digits"),), goes_on=False)
        if reading.wants_code(text) and about_code:
            return await self._ask(work, asked_last or proof.named)
        return await self._talked(work, text, proof, asked_last) if asked_last else Looked(work)

    async def _talked(self, work: Work, text: str, proof: Proof, asked_last: str) -> Looked:
        """Answer what is said right behind words about a code."""
        if reading.is_anothers(text):
            said = self._reply(work, "proof_of_another", *_WAITING, reference=asked_last)
            return Looked(work, (said,), goes_on=False)
        if reading.leaves_it(text) and proof.state not in _OVER:
            return await self._take(work, give_up, ProofStep(**_step(work)))
        if (remark := reading.remark_in(text)) and self._fits(remark, proof):
            return Looked(work, (self._remarked(work, remark, proof, asked_last),), goes_on=False)
        if reading.agrees(text) or reading.is_mine(text):
            if asked_last != proof.named or proof.is_over(self._time.now()):
                return await self._ask(work, asked_last)
            said = self._reply(work, "proof_waiting", *_WAITING, reference=asked_last)
            return Looked(work, (said,), goes_on=False)
        return Looked(work)

    def _fits(self, remark: Remark, proof: Proof) -> bool:
        """Whether a remark can be about the code: before one was asked for, only why and where."""
        if remark is Remark.INSISTS:
            return proof.verdict in (Verdict.WRONG, Verdict.FAILED, Verdict.EXPIRED)
        return remark is not Remark.WHEN or proof.waits_for_code

    def _remarked(self, work: Work, remark: Remark, proof: Proof, reference: str) -> Reply:
        buttons = ("send", "leave", "person") if proof.state is ProofState.OFFERED else _WAITING
        waits = remark is Remark.NEXT and not proof.is_over(self._time.now())
        key = "proof_waiting" if waits else f"proof_{remark}"
        return self._reply(work, key, *buttons, reference=reference, minutes=_CODE_MINUTES)

    async def _cover(self, work: Work, text: str) -> Work:
        covered = reading.masked(text)
        await self._database.write(lambda c: replace_text(c, work.message_id, covered))
        return replace(work, text=covered if work.text is not None else None)

    # --- answers ---

    async def _ask(self, work: Work, reference: str) -> Looked:
        return await self._take(work, ask_code, NameTicket(**_step(work), reference=reference))

    async def _take(
        self, work: Work, use_case: Callable[..., ProofAnswer], command: ProofStep
    ) -> Looked:
        answer = await self._off_loop(use_case, command, self._units, self._time)
        return await self._answer(work, answer)

    async def _answer(self, work: Work, answer: ProofAnswer) -> Looked:
        if answer.verdict is Verdict.PROVEN:
            await self._tell_owner(work, answer.reference, "proof_told")
        if answer.verdict in (Verdict.PROVEN, Verdict.ALREADY):
            said = self._reply(work, "proof_given", reference=answer.reference)
            return Looked(_status(work, answer.reference), (said,))
        asked = "proof_asked" if self._mails else "proof_asked_no_mail"
        key = asked if answer.verdict is Verdict.ASKED else f"proof_{answer.verdict}"
        if answer.verdict is Verdict.GIVEN_UP:
            return Looked(work, (self._reply(work, "proof_left", "person"),), goes_on=False)
        again = () if answer.verdict is Verdict.TOO_OFTEN else ("again", "leave")
        said = self._reply(
            work,
            key,
            *again,
            "person",
            reference=answer.reference,
            minutes=_CODE_MINUTES,
            tries=answer.tries_left,
        )
        return Looked(work, (said,), goes_on=False)

    async def _tell_owner(self, work: Work, reference: str, key: str) -> None:
        """Say in the chat of a ticket who may act on it now, so that nobody does so unseen."""

        def tell() -> None:
            with self._units(read_only=True) as unit:
                ticket = unit.tickets.get(reference)
            if ticket is None or ticket.conversation_id == work.conversation.id:
                return
            said = self._texts.say(key, ticket.language, reference=reference)
            person = self._texts.say("button_person", ticket.language)
            button = ReplyButton(person, "/request_human", once=False)
            self._pushes.push(
                ticket.conversation_id,
                ticket.customer_id,
                f"bound:{work.message_id}",
                Reply(said, (button,), author="system"),
                self._time.now(),
            )

        await self._off_loop(tell)

    def _reply(self, work: Work, key: str, *buttons: str, **values: object) -> Reply:
        conversation = work.conversation
        language = self._texts.language_for(
            conversation.locale,
            work.text if work.payload is None else None,
            known=conversation.language,
        )
        payloads = {
            "send": payload(ASK_CODE, reference=str(values.get("reference"))),
            "again": payload(ASK_CODE, reference=str(values.get("reference"))),
            "leave": payload(LEAVE_IT),
            "person": "/request_human",
        }
        shown = tuple(
            ReplyButton(self._texts.say(f"button_{name}", language), payloads[name], once=False)
            for name in buttons
        )
        return Reply(self._texts.say(key, language, **values), shown)

    async def _off_loop(self, work: Callable[..., T], *arguments: object) -> T:
        # the store blocks; other conversations go on meanwhile
        return await asyncio.to_thread(partial(work, *arguments))


def _step(work: Work) -> dict[str, str]:
    return {
        "customer_id": work.conversation.customer_id,
        "conversation_id": work.conversation.id,
        "message_id": work.message_id,
    }


def _status(work: Work, reference: str | None) -> Work:
    """The same message as a question where tickets stand."""
    asked = f'/check_status{{"ticket_reference": "{reference}"}}' if reference else "/check_status"
    return replace(work, payload=asked)
