"""Wait for the customer, and go on."""

from dataclasses import dataclass, replace

from tickets import clock_changes
from tickets.clocks import TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket, clean
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.procedure import Change, Step, Telling, by_staff
from tickets.vocabulary import TicketState


@dataclass(frozen=True, kw_only=True)
class WaitForCustomer(StaffCommand):
    """The handler can only go on with something from the customer.

    Attributes:
        question: what is asked; the customer is told these words.
    """

    question: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "question", required("question", self.question))


@dataclass(frozen=True, kw_only=True)
class Resume(StaffCommand):
    """The handling goes on, with or without an answer.

    Attributes:
        reason: why, if there was no answer.
    """

    reason: str | None = None


def wait_for_customer(
    command: WaitForCustomer, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Ask the customer and wait; the clocks that may rest do so until the answer.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        clocks = clock_changes.pause(step.policy, step.ticket.clocks, step.now)
        return Change(
            replace(step.ticket, clocks=clocks, resume_state=step.ticket.state),
            EventName.CUSTOMER_ASKED,
            {"question": command.question},
            (Telling(NoticeKind.QUESTION, text=command.question),),
        )

    return by_staff(Action.WAIT_FOR_CUSTOMER, command, units, time, policies, work)


def resume(
    command: Resume, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Go on where the handling stood before the question.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    reason = clean(command.reason)
    told = {"reason": reason} if reason else {}
    return by_staff(
        Action.RESUME,
        command,
        units,
        time,
        policies,
        lambda step: Change(resumed(step), EventName.HANDLING_RESUMED, told),
        aim=where_it_stood,
    )


def where_it_stood(ticket: Ticket) -> TicketState | None:
    """The state in which the customer was asked."""
    return ticket.resume_state


def resumed(step: Step) -> Ticket:
    """The ticket with its clocks running again."""
    clocks = clock_changes.resume(step.policy, step.ticket.clocks, step.now)
    return replace(step.ticket, clocks=clocks, resume_state=None)
