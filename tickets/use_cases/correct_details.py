"""The customer corrects what a ticket says, or how to hear back about it."""

from dataclasses import dataclass, fields, replace
from datetime import date

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Customer, clean
from tickets.use_cases.commands import CustomerCommand, Outcome
from tickets.use_cases.procedure import Change, Step, by_customer
from tickets.vocabulary import ReplyChannel

# What the customer's profile keeps as well, so that the next complaint does not ask for it.
_OF_PROFILE = {"customer_name": "name", "contact": "contact", "reply_channel": "reply_channel"}


@dataclass(frozen=True, kw_only=True)
class CorrectDetails(CustomerCommand):
    """A customer corrects details of a ticket; None leaves a detail as it is.

    Attributes:
        incident_time_told: when it happened, in the customer's words.
        incident_date: the day that this means, if it can be told.
        reference_number: policy, claim, order or account number.
        demand: what the customer wants.
        customer_name: how to address the customer.
        contact: phone or e-mail address.
        reply_channel: how the customer wants to hear back.

    Raises:
        InvalidCommand: nothing is corrected.
    """

    incident_time_told: str | None = None
    incident_date: date | None = None
    reference_number: str | None = None
    demand: str | None = None
    customer_name: str | None = None
    contact: str | None = None
    reply_channel: ReplyChannel | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in (
            "incident_time_told",
            "reference_number",
            "demand",
            "customer_name",
            "contact",
        ):
            object.__setattr__(self, name, clean(getattr(self, name)))
        if not self.corrected():
            raise InvalidCommand("at least one detail must be corrected.")

    def corrected(self) -> dict[str, object]:
        """The ticket's fields that are corrected, with their new values."""
        own = {f.name for f in fields(CorrectDetails)} - {f.name for f in fields(CustomerCommand)}
        values = {name: getattr(self, name) for name in own}
        told = {name: value for name, value in values.items() if value is not None}
        if "incident_time_told" in told:
            told["incident_date"] = self.incident_date  # the day of the earlier words is wrong now
        return told


def correct_details(
    command: CorrectDetails, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Correct details of the customer's ticket, in any state; before and after stay in the trail.

    Raises:
        TicketNotFound, TooManyAttempts, StoreUnavailable: see `procedure.by_customer`.
    """

    def work(step: Step) -> Change:
        _remember(step, command)
        after = replace(step.ticket, **command.corrected())  # type: ignore[arg-type]  # its fields
        return Change(after, EventName.DETAILS_CORRECTED)

    return by_customer(Action.ADD_INFORMATION, command, units, time, policies, work)


def _remember(step: Step, command: CorrectDetails) -> None:
    told = command.corrected()
    values = {_OF_PROFILE[name]: told[name] for name in _OF_PROFILE if name in told}
    # who acts for another customer corrects the ticket, not that customer's profile
    if values and step.actor.id == step.ticket.customer_id:
        known = step.unit.customers.get(step.actor.id) or Customer(step.actor.id, step.now)
        step.unit.customers.save(replace(known, **values, updated_at=step.now))  # type: ignore[arg-type]
