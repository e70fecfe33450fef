"""Show that a ticket is one's own with a code that goes to the contact on it.

Nothing here looks at the ticket before the code was entered: whether there is one, and whether a
code could be sent at all, changes neither an answer nor the time that it takes. The code itself is
made by whoever sends it (`send_codes`); here only its fingerprint is known.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand, InvalidReference
from tickets.events import Event, EventName
from tickets.identity import (
    ASKED_PER_HOUR,
    CODE_DIGITS,
    REMEMBERED,
    Binding,
    Proof,
    ProofState,
    Verdict,
    Way,
)
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.reference import parse_reference
from tickets.use_cases.complaint import check_id
from tickets.use_cases.repetition import until_undisturbed

_MOST_OWN = 100


@dataclass(frozen=True, kw_only=True)
class ProofStep:
    """Something that a customer says about showing who they are.

    Attributes:
        customer_id: who; given by the edge.
        conversation_id: where; the code counts there only.
        message_id: the message; the same one again gets the same answer.
    """

    customer_id: str
    conversation_id: str
    message_id: str

    def __post_init__(self) -> None:
        for name in ("customer_id", "conversation_id", "message_id"):
            check_id(name, getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class NameTicket(ProofStep):
    """A customer names the ticket that is to be shown to be theirs.

    Attributes:
        reference: normalised.

    Raises:
        InvalidCommand: it is no reference.
    """

    reference: str

    def __post_init__(self) -> None:
        super().__post_init__()
        try:
            parse_reference(self.reference)
        except InvalidReference:
            raise InvalidCommand("reference is none.") from None


@dataclass(frozen=True, kw_only=True)
class EnterCode(ProofStep):
    """A customer enters a code.

    Attributes:
        code: six ASCII digits.

    Raises:
        InvalidCommand: it is none.
    """

    code: str

    def __post_init__(self) -> None:
        super().__post_init__()
        digits = self.code.isascii() and self.code.isdigit()
        if not digits or len(self.code) != CODE_DIGITS:
            # the error must not repeat it
            raise InvalidCommand(f"code must be {CODE_DIGITS} digits.")


@dataclass(frozen=True)
class ProofAnswer:
    """What became of it.

    Attributes:
        verdict: in one word.
        reference: the ticket that was named.
        tries_left: how many codes may still be entered.
    """

    verdict: Verdict
    reference: str
    tries_left: int

    @classmethod
    def of(cls, proof: Proof) -> "ProofAnswer":
        """The answer that a proof remembers."""
        assert proof.verdict is not None  # an offer is not answered
        return cls(proof.verdict, proof.named, proof.tries_left)


def current_proof(conversation_id: str, units: UnitOfWorkFactory, time: TimeSource) -> Proof | None:
    """The proof that a conversation is about, or was within the last hour.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        proof = unit.identities.newest_proof(conversation_id)
    if proof is None or time.now() - (proof.asked_at or proof.began_at) > REMEMBERED:
        return None
    return proof


def offer_code(command: NameTicket, units: UnitOfWorkFactory, time: TimeSource) -> None:
    """Remember that a code was offered, so that "yes, send it" is understood.

    A code that was asked for before in this conversation still counts.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def offer() -> None:
        with units() as unit:
            now = time.now()
            known = unit.identities.newest_proof(command.conversation_id)
            if known is not None and (
                known.message_id == command.message_id or not known.is_over(now)
            ):
                return
            unit.identities.save_proof(_begun(command, ProofState.OFFERED, now))
            unit.commit()

    until_undisturbed(offer)


def ask_code(command: NameTicket, units: UnitOfWorkFactory, time: TimeSource) -> ProofAnswer:
    """Ask for a code; one that was asked for before in this conversation counts no more.

    Returns:
        `asked`, whether or not one can be sent; `already` when the ticket is theirs anyhow;
        `too_often` after five within an hour.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def ask() -> ProofAnswer:
        with units() as unit:
            now = time.now()
            known = _repeated(unit, command)
            if known is not None:
                return ProofAnswer.of(known)
            named = parse_reference(command.reference)
            if named in _theirs(unit, command.customer_id):
                return ProofAnswer(Verdict.ALREADY, named, 0)
            asked = unit.identities.asked_since(command.customer_id, now - timedelta(hours=1))
            if asked >= ASKED_PER_HOUR:
                return ProofAnswer(Verdict.TOO_OFTEN, named, 0)
            earlier = unit.identities.newest_proof(command.conversation_id)
            if earlier is not None and earlier.waits_for_code:
                unit.identities.save_proof(_ended(earlier, earlier.message_id))
            proof = replace(
                _begun(command, ProofState.ASKED, now), asked_at=now, verdict=Verdict.ASKED
            )
            unit.identities.save_proof(proof)
            _record(unit, EventName.IDENTITY_CODE_REQUESTED, proof, now)
            unit.commit()
            return ProofAnswer.of(proof)

    return until_undisturbed(ask)


def enter_code(command: EnterCode, units: UnitOfWorkFactory, time: TimeSource) -> ProofAnswer:
    """Enter the code; the right one makes the ticket's customer's tickets theirs too.

    Returns:
        `proven`, `wrong` with the tries that are left, `failed` after the last of them, `expired`
        when the code's time has run out or it counts no more, `already` after the right one.

    Raises:
        InvalidCommand: no code was asked for in this conversation.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def enter(unit: UnitOfWork, proof: Proof, now: datetime) -> Proof:
        if proof.state is ProofState.PROVEN:
            return replace(proof, verdict=Verdict.ALREADY, message_id=command.message_id)
        if proof.is_over(now):
            return replace(proof, verdict=Verdict.EXPIRED, message_id=command.message_id)
        given = unit.identities.mark(proof.id, command.code)
        right = hmac.compare_digest(given, proof.code_mark or "")
        ticket = unit.tickets.get(proof.named) if right else None
        after = proof.tried(ticket is not None, command.message_id)
        if ticket is None:
            _record(unit, EventName.IDENTITY_NOT_PROVEN, after, now)
            return after
        unit.identities.bind(
            Binding(command.customer_id, ticket.customer_id, proof.named, Way.CODE, now)
        )
        _record(unit, EventName.IDENTITY_PROVEN, after, now, bound_to=ticket.customer_id)
        return after

    return _step(command, enter, units, time)


def give_up(command: ProofStep, units: UnitOfWorkFactory, time: TimeSource) -> ProofAnswer:
    """Leave it; the code counts no more.

    Raises:
        InvalidCommand: nothing was begun in this conversation.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def leave(unit: UnitOfWork, proof: Proof, now: datetime) -> Proof:
        if proof.state in (ProofState.PROVEN, ProofState.FAILED):
            return replace(proof, verdict=Verdict.GIVEN_UP, message_id=command.message_id)
        return _ended(proof, command.message_id)

    return _step(command, leave, units, time)


def answered_before(command: ProofStep, units: UnitOfWorkFactory) -> ProofAnswer | None:
    """The answer that this very message got already, before somebody was interrupted.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        known = _repeated(unit, command)
        return ProofAnswer.of(known) if known else None


def _repeated(unit: UnitOfWork, command: ProofStep) -> Proof | None:
    known = unit.identities.newest_proof(command.conversation_id)
    if known is None or known.verdict is None or known.message_id != command.message_id:
        return None
    return known


def _step(
    command: ProofStep,
    work: Callable[[UnitOfWork, Proof, datetime], Proof],
    units: UnitOfWorkFactory,
    time: TimeSource,
) -> ProofAnswer:
    def take() -> ProofAnswer:
        with units() as unit:
            known = _repeated(unit, command)
            if known is not None:
                return ProofAnswer.of(known)
            newest = unit.identities.newest_proof(command.conversation_id)
            # locked, for the worker may be writing down that the code was sent
            proof = unit.identities.proof(newest.id) if newest else None
            if proof is None or proof.customer_id != command.customer_id:
                raise InvalidCommand("Nothing was asked for in this conversation.")
            after = work(unit, proof, time.now())
            unit.identities.save_proof(after)
            unit.commit()
            return ProofAnswer.of(after)

    return until_undisturbed(take)


def _theirs(unit: UnitOfWork, customer_id: str) -> set[str]:
    # by the customer, not by the reference: whether there is such a ticket must not be looked up
    also = unit.identities.bound_to(customer_id)
    own = unit.tickets.summaries_of(customer_id, _MOST_OWN, also)
    return {ticket.reference for ticket in own}


def _begun(command: NameTicket, state: ProofState, now: datetime) -> Proof:
    return Proof(
        id=f"pr_{secrets.token_hex(12)}",
        customer_id=command.customer_id,
        conversation_id=command.conversation_id,
        named=parse_reference(command.reference),
        state=state,
        message_id=command.message_id,
        began_at=now,
    )


def _ended(proof: Proof, message_id: str) -> Proof:
    return replace(
        proof,
        state=ProofState.GIVEN_UP,
        verdict=Verdict.GIVEN_UP,
        code_mark=None,
        message_id=message_id,
    )


def _record(unit: UnitOfWork, name: EventName, proof: Proof, now: datetime, **told: object) -> None:
    unit.audit.append(
        Event(
            name=name,
            at=now,
            actor="customer",
            customer_id=proof.customer_id,
            reference=proof.named,
            after={"proof": proof.id, "tries_left": proof.tries_left, **told},
        )
    )
