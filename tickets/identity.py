"""Whose tickets a customer may act on besides their own, and how that is shown.

A customer who comes by another channel, or with a lost session, names a ticket and enters a code
that went to the contact on it; or follows a link from the chat in which a ticket was made. Either
gives a `Binding`: the one identity may act on the tickets of the other, never the other way round,
so that nobody who lures a customer into their own chat sees what that customer tells afterwards.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

CODE_DIGITS = 6
# Short enough that a code which somebody finds later opens nothing, long enough for slow mail.
CODE_LIVES = timedelta(minutes=10)
TRIES = 5
# An offer that nobody took up, and a code that has run out, are still talked about for so long.
REMEMBERED = timedelta(hours=1)
# What one identity may ask for, and what may be sent about one ticket whoever asks. With five tries
# each, ten codes a day leave a guesser one chance in 20,000 a day.
ASKED_PER_HOUR = 5
SENT_PER_HOUR = 5
SENT_PER_DAY = 10
LINK_LIVES = timedelta(hours=24)


class Way(StrEnum):
    """How a binding came about."""

    CODE = "code"
    LINK = "link"


@dataclass(frozen=True)
class Binding:
    """One identity may act on the tickets of another.

    Attributes:
        customer_id: who may act.
        bound_to: whose tickets they are.
        reference: the ticket that was shown to be theirs.
        way: how.
        at: since when, aware UTC.
    """

    customer_id: str
    bound_to: str
    reference: str
    way: Way
    at: datetime


class ProofState(StrEnum):
    """How far a proof of identity has come."""

    OFFERED = "offered"
    ASKED = "asked"
    SENT = "sent"
    PROVEN = "proven"
    FAILED = "failed"
    GIVEN_UP = "given_up"


class Verdict(StrEnum):
    """What became of something that a customer said about a proof."""

    ASKED = "asked"
    TOO_OFTEN = "too_often"
    ALREADY = "already"
    PROVEN = "proven"
    WRONG = "wrong"
    FAILED = "failed"
    EXPIRED = "expired"
    GIVEN_UP = "given_up"


@dataclass(frozen=True)
class Proof:
    """One attempt to show that a ticket is somebody's.

    It is the same whether there is such a ticket or not: who tries learns nothing from it.

    Attributes:
        id: random.
        customer_id: who tries.
        conversation_id: where; the code counts there only.
        named: the reference that was named.
        state: how far it has come; `SENT` also when there was nothing to send, or nowhere.
        message_id: the customer's last message about it.
        began_at: aware UTC.
        verdict: what became of that message; None after the offer.
        asked_at: when the code was asked for, aware UTC.
        tries_left: how many codes may still be entered.
        code_mark: keyed fingerprint of the code; None while there is none.
        sendings: how often a code was made for it.
        told_in: id of the chat message that holds the code, until it is masked.
    """

    id: str
    customer_id: str
    conversation_id: str
    named: str
    state: ProofState
    message_id: str
    began_at: datetime
    verdict: Verdict | None = None
    asked_at: datetime | None = None
    tries_left: int = TRIES
    code_mark: str | None = field(default=None, repr=False)
    sendings: int = 0
    told_in: str | None = None

    @property
    def waits_for_code(self) -> bool:
        """Whether a code may be entered, unless its time has run out."""
        return self.state in (ProofState.ASKED, ProofState.SENT)

    def is_over(self, now: datetime) -> bool:
        """Whether no code counts any more.

        Counted from the asking, not from the sending: else its end would tell whether one was sent.
        """
        return not self.waits_for_code or self.asked_at is None or now >= self.asked_at + CODE_LIVES

    def tried(self, right: bool, message_id: str) -> "Proof":
        """The proof after a code was entered."""
        left = self.tries_left if right else self.tries_left - 1
        if right:
            state, verdict = ProofState.PROVEN, Verdict.PROVEN
        elif left:
            state, verdict = self.state, Verdict.WRONG
        else:
            state, verdict = ProofState.FAILED, Verdict.FAILED
        mark = self.code_mark if state is self.state else None
        return replace(
            self,
            state=state,
            verdict=verdict,
            tries_left=left,
            code_mark=mark,
            message_id=message_id,
        )


@dataclass(frozen=True)
class ChannelLink:
    """A link by which a customer goes on in another channel; it counts once.

    Attributes:
        mark: keyed fingerprint of its token.
        customer_id: who was given it.
        reference: the ticket beside which it stood.
        made_at: aware UTC.
        used_at: when it was followed, aware UTC.
        used_by: who followed it.
        message_id: the message that brought it.
    """

    mark: str
    customer_id: str
    reference: str
    made_at: datetime
    used_at: datetime | None = None
    used_by: str | None = None
    message_id: str | None = None

    def counts(self, now: datetime) -> bool:
        """Whether it may still be followed."""
        return self.used_at is None and now < self.made_at + LINK_LIVES
