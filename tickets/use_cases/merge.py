"""Make one of two tickets about the same matter."""

from dataclasses import dataclass, replace

from tickets.clock_changes import resume, stop
from tickets.clocks import BESIDES, Clock, TimeSource
from tickets.errors import CannotMerge, Recused
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.complaint import record_change
from tickets.use_cases.joining import join, told
from tickets.use_cases.procedure import Change, Step, Telling, by_staff, find_ticket, staff_actor
from tickets.use_cases.withdraw import drop_open_plan


@dataclass(frozen=True, kw_only=True)
class Merge(StaffCommand):
    """A ticket turns out to tell the same as an earlier one; `reference` is the later one.

    Attributes:
        into: the earlier ticket, which goes on.
        reason: what makes them one matter.
    """

    into: str
    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


def merge(
    command: Merge, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Let the earlier ticket take over from the later one; no deadline moves away.

    The earlier ticket keeps its deadlines; where the later one promised an earlier instant for the
    same thing, that clock holds. Its files go over to the earlier one, where the work is done;
    words that were added to the later ticket stay readable there.

    Raises:
        CannotMerge: they are of two customers, the other one has ended or is the later one, or
            both are the same.
        Recused: the member of staff has an interest in the other ticket.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        earlier = find_ticket(step.unit, command.into)
        _check(step.ticket, earlier)
        if staff_actor(step.unit, earlier, step.actor.id).has_interest:
            raise Recused(step.actor.id)
        drop_open_plan(step)
        moved = _move_files(step, earlier)
        _take_over(step, earlier, moved)
        clocks = stop(stop(step.ticket.clocks, step.now), step.now, BESIDES)
        return Change(
            replace(
                step.ticket,
                clocks=clocks,
                merged_into=earlier.reference,
                ended_at=step.now,
                resume_state=None,
            ),
            EventName.TICKET_MERGED,
            {"reason": command.reason, **moved},
            (Telling(NoticeKind.STATE_CHANGED, {"into": earlier.reference}),),
        )

    return by_staff(Action.MERGE, command, units, time, policies, work)


def _check(later: Ticket, earlier: Ticket) -> None:
    if later.reference == earlier.reference:
        raise CannotMerge("A ticket is not a duplicate of itself.")
    if later.customer_id != earlier.customer_id:
        raise CannotMerge("The two tickets are of two customers.")
    if not earlier.is_open:
        raise CannotMerge("The other ticket has ended: reopen it first.")
    if earlier.opened_at > later.opened_at:
        raise CannotMerge("The other ticket is the later one: merge that one into this.")


def _move_files(step: Step, earlier: Ticket) -> dict[str, object]:
    """Put the files on the ticket that goes on; returns what the trails of both tell of it."""
    files = step.unit.attachments.on(step.ticket.reference)
    join(step.unit, earlier, files)
    return told(files) if files else {}


def _take_over(step: Step, earlier: Ticket, moved_files: dict[str, object]) -> None:
    promised = {clock.kind: clock for clock in step.ticket.clocks if _binds(clock)}

    def no_later(clock: Clock) -> Clock:
        other = promised.get(clock.kind)
        if other is None or not _binds(clock) or other.due_at >= clock.due_at:
            return clock
        # whole, with its start and with its breach: merging is no way out of a missed deadline
        return other

    # what is owed to the person goes on where the matter does
    standing = {clock.kind for clock in earlier.clocks if clock.is_running}
    awake = resume(step.policy, step.ticket.clocks, step.now)
    owed = [clock for clock in awake if clock.is_running and clock.kind in BESIDES]
    moved = [clock for clock in owed if clock.kind not in standing]
    kinds = {clock.kind for clock in moved}
    kept = [no_later(clock) for clock in earlier.clocks if clock.kind not in kinds]

    after = replace(
        earlier,
        clocks=(*kept, *moved),
        flags=earlier.flags | step.ticket.flags,
        updated_at=step.now,
        last_event=EventName.DUPLICATE_TAKEN_OVER,
    ).assessed()
    step.unit.tickets.save(after)
    record_change(
        step.unit,
        EventName.DUPLICATE_TAKEN_OVER,
        earlier,
        after,
        {"duplicate": step.ticket.reference, **moved_files},
        actor=step.actor.id,
    )


def _binds(clock: Clock) -> bool:
    return clock.is_running and not clock.projected and clock.paused_at is None
