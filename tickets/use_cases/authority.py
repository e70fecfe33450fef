"""Act for somebody else: record the authority for it, and find whether it holds."""

from dataclasses import dataclass, replace

from tickets.authority import Authority, AuthorityStatus, Capacity
from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand, required
from tickets.use_cases.complaint import check_id
from tickets.use_cases.procedure import Change, Step, by_customer, by_staff
from tickets.vocabulary import Flag


@dataclass(frozen=True, kw_only=True)
class DeclareAuthority(CustomerCommand):
    """Whoever filed a complaint says that it was for somebody else.

    Attributes:
        capacity: as what.
        principal: name of the person whose matter it is.
        basis: the document for it, as described.
    """

    capacity: Capacity
    principal: str
    basis: str

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("principal", "basis"):
            object.__setattr__(self, name, required(name, getattr(self, name)))


@dataclass(frozen=True, kw_only=True)
class RecordAuthority(StaffCommand):
    """Staff record who acts on a ticket for somebody else.

    Attributes:
        capacity: as what.
        principal: name of the person whose matter it is.
        basis: the document for it, as described.
        agent_id: customer id of who acts; None means the customer who filed the complaint.
    """

    capacity: Capacity
    principal: str
    basis: str
    agent_id: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("principal", "basis"):
            object.__setattr__(self, name, required(name, getattr(self, name)))
        if self.agent_id is not None:
            check_id("agent_id", self.agent_id)


@dataclass(frozen=True, kw_only=True)
class VerifyAuthority(StaffCommand):
    """Staff have looked at the document of an authority.

    Attributes:
        authority_id: number of the authority.
        accepted: whether it holds.
        reason: why not, when it does not.
    """

    authority_id: int
    accepted: bool
    reason: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", clean(self.reason))
        if not self.accepted and self.reason is None:
            raise InvalidCommand("reason must not be empty.")


def declare_authority(
    command: DeclareAuthority, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Record that a complaint was filed for somebody else; staff verify it before the response.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """
    return by_customer(
        Action.RECORD_AUTHORITY,
        command,
        units,
        time,
        policies,
        lambda step: _recorded(
            step, command.capacity, command.principal, command.basis, step.actor.id, "customer"
        ),
    )


def record_authority(
    command: RecordAuthority, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Record who acts on a ticket for somebody else; once verified, the ticket is theirs too.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    return by_staff(
        Action.RECORD_AUTHORITY,
        command,
        units,
        time,
        policies,
        lambda step: _recorded(
            step,
            command.capacity,
            command.principal,
            command.basis,
            command.agent_id or step.ticket.customer_id,
            step.actor.id,
        ),
    )


def verify_authority(
    command: VerifyAuthority, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Accept or refuse an authority; what was found before can be found anew.

    Raises:
        InvalidCommand: the ticket has no authority of that number.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    status = AuthorityStatus.VERIFIED if command.accepted else AuthorityStatus.REFUSED

    def work(step: Step) -> Change:
        known = {a.id: a for a in step.unit.authorities.on(step.ticket.reference)}
        authority = known.get(command.authority_id)
        if authority is None:
            raise InvalidCommand("authority_id is not one of this ticket's.")
        step.unit.authorities.save(
            replace(
                authority,
                status=status,
                decided_by=step.actor.id,
                decided_at=step.now,
                decision_reason=command.reason,
            )
        )
        return Change(
            step.ticket,
            EventName.AUTHORITY_VERIFIED if command.accepted else EventName.AUTHORITY_REFUSED,
            {"authority": authority.id, "agent": authority.agent_id, "reason": command.reason},
        )

    return by_staff(Action.VERIFY_AUTHORITY, command, units, time, policies, work)


def _recorded(
    step: Step, capacity: Capacity, principal: str, basis: str, agent_id: str, by: str
) -> Change:
    step.unit.authorities.add(
        Authority(
            reference=step.ticket.reference,
            agent_id=agent_id,
            capacity=capacity,
            principal=principal,
            basis=basis,
            recorded_by=by,
            recorded_at=step.now,
        )
    )
    after = replace(step.ticket, flags=step.ticket.flags | {Flag.AGENT_ON_BEHALF}).assessed()
    return Change(
        after,
        EventName.AUTHORITY_RECORDED,
        {"agent": agent_id, "capacity": capacity, "principal": principal, "basis": basis},
    )
