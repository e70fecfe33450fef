"""Make the codes that customers asked for, and see them out of the chats again afterwards."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from tickets.clocks import TimeSource
from tickets.identity import (
    CODE_DIGITS,
    CODE_LIVES,
    SENT_PER_DAY,
    SENT_PER_HOUR,
    Proof,
    ProofState,
)
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.repetition import until_undisturbed

# limits count by the day
FORGOTTEN_AFTER = timedelta(days=2)
_AT_ONCE = 50


@dataclass(frozen=True)
class CodeToSend:
    """A code on its way; the only place where it is to be read.

    Attributes:
        proof_id: what it is for.
        code: six digits.
        sending: which code of this proof it is, from 1.
        ticket: whose contact it goes to.
        asked_in: the conversation that must not get it.
    """

    proof_id: str
    code: str
    sending: int
    ticket: Ticket
    asked_in: str

    def __repr__(self) -> str:
        # or a log of it would hold the code
        return f"CodeToSend({self.proof_id}, {self.sending})"


def codes_to_send(units: UnitOfWorkFactory, time: TimeSource) -> list[str]:
    """Ids of the proofs whose code is still to be made, the oldest first.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.identities.to_send(time.now() - CODE_LIVES, _AT_ONCE)


def make_code(proof_id: str, units: UnitOfWorkFactory, time: TimeSource) -> CodeToSend | None:
    """Make a code and keep its fingerprint; an earlier code of the proof counts no more.

    Returns:
        the code, to be handed over and then confirmed by `code_sent`; None when nothing is left to
        do: there is no such ticket, enough was sent about it, or the proof is over.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def make() -> CodeToSend | None:
        with units() as unit:
            now = time.now()
            proof = unit.identities.proof(proof_id)
            if proof is None or proof.state is not ProofState.ASKED:
                return None
            ticket = unit.tickets.get(proof.named)
            if ticket is None or proof.is_over(now) or _too_many(unit, proof, time):
                unit.identities.save_proof(replace(proof, state=ProofState.SENT))
                unit.commit()
                return None
            code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
            made = replace(
                proof,
                code_mark=unit.identities.mark(proof.id, code),
                sendings=proof.sendings + 1,
            )
            unit.identities.save_proof(made)
            unit.commit()
            return CodeToSend(proof.id, code, made.sendings, ticket, proof.conversation_id)

    return until_undisturbed(make)


def code_sent(proof_id: str, units: UnitOfWorkFactory, told_in: str | None = None) -> None:
    """Note that a code was handed over, or that there is no way to.

    Args:
        proof_id: what it was for.
        units: the store.
        told_in: id of the chat message that holds it.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def note() -> None:
        with units() as unit:
            proof = unit.identities.proof(proof_id)
            if proof is None:
                return
            state = ProofState.SENT if proof.state is ProofState.ASKED else proof.state
            unit.identities.save_proof(replace(proof, state=state, told_in=told_in))
            unit.commit()

    until_undisturbed(note)


def codes_to_mask(units: UnitOfWorkFactory, time: TimeSource) -> list[Proof]:
    """Proofs whose code counts no more and still stands in a chat (`told_in`).

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.identities.to_mask(time.now() - CODE_LIVES, _AT_ONCE)


def code_masked(proof_id: str, units: UnitOfWorkFactory) -> None:
    """Note that a code stands in no chat any more.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    code_sent(proof_id, units)


def forget_proofs(units: UnitOfWorkFactory, time: TimeSource) -> int:
    """Delete proofs and links that are days old; bindings stay.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    with units() as unit:
        forgotten = unit.identities.forget(time.now() - FORGOTTEN_AFTER)
        unit.commit()
    return forgotten


def _too_many(unit: UnitOfWork, proof: Proof, time: TimeSource) -> bool:
    # a mail server that comes and goes must not use up what the customer may ask for
    if proof.sendings:
        return False
    now = time.now()
    sent_within = unit.identities.sent_since
    return (
        sent_within(proof.named, now - timedelta(hours=1)) >= SENT_PER_HOUR
        or sent_within(proof.named, now - timedelta(days=1)) >= SENT_PER_DAY
    )
