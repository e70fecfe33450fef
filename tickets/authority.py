"""Acting for somebody else: delegates, heirs, and the authority they act on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Capacity(StrEnum):
    """As what somebody acts for another."""

    DELEGATE = "delegate"
    LAWYER = "lawyer"
    GUARDIAN = "guardian"
    HEIR = "heir"


class AuthorityStatus(StrEnum):
    """What was found about an authority."""

    RECORDED = "recorded"
    VERIFIED = "verified"
    REFUSED = "refused"


@dataclass(frozen=True)
class Authority:
    """The authority of one person to act for another on one ticket.

    Attributes:
        reference: the ticket.
        agent_id: customer id of who acts; the ticket's own customer when the whole complaint was
            filed for somebody else.
        capacity: as what.
        principal: name of the person whose matter it is.
        basis: the document, as described: power of attorney, certificate of inheritance, …
        recorded_by: id of who recorded it; `customer`.
        recorded_at: aware UTC.
        status: what was found.
        decided_by: id of the member of staff who looked at it.
        decided_at: aware UTC.
        decision_reason: in words.
        id: number in the store; 0 before it is stored.
    """

    reference: str
    agent_id: str
    capacity: Capacity
    principal: str
    basis: str
    recorded_by: str
    recorded_at: datetime
    status: AuthorityStatus = AuthorityStatus.RECORDED
    decided_by: str | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
    id: int = 0
