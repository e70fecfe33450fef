"""What the procedure does not allow, and decisions on what has changed since."""

from collections.abc import Sequence
from datetime import datetime

from tickets.errors.base import FrontDoorError


class StaleTicket(FrontDoorError):
    """The ticket was changed by somebody else since it was read: read it again and repeat."""


class OutdatedVersion(StaleTicket):
    """Somebody decided on a version of the ticket that is not the newest.

    Args:
        seen: version that the decision was made on.
        newest: version that the store holds.
    """

    def __init__(self, seen: int, newest: int) -> None:
        super().__init__(
            f"The ticket is at version {newest}, the decision was made on version {seen}: "
            "read it again and decide anew."
        )
        self.seen, self.newest = seen, newest


class ProcedureError(FrontDoorError):
    """The procedure does not allow it; trying again unchanged does not help."""


class TransitionRefused(ProcedureError):
    """An action does not fit the ticket's state, or is not this actor's to take.

    Args:
        state: of the ticket.
        action: that was tried.
        allowed: actions that this actor may take now, sorted.
        roles: who may do it in that state, sorted; nobody when empty.
    """

    def __init__(
        self, state: str, action: str, allowed: Sequence[str], roles: Sequence[str] = ()
    ) -> None:
        now = ", ".join(allowed) or "nothing"
        whose = f"it is for: {', '.join(roles)}" if roles else "nobody can do it then"
        super().__init__(
            f"'{action}' is not open to this actor while a ticket is '{state}' ({whose}); "
            f"allowed now: {now}."
        )
        self.state, self.action, self.allowed = state, action, tuple(allowed)


class NotTheHandler(ProcedureError):
    """The action belongs to the handler of the ticket, who is somebody else or nobody.

    Args:
        action: that was tried.
    """

    def __init__(self, action: str) -> None:
        super().__init__(f"'{action}' is for the handler of this ticket: have it assigned first.")
        self.action = action


class Recused(ProcedureError):
    """A member of staff has an interest in the matter and takes no part in it.

    Args:
        staff_id: who.
    """

    def __init__(self, staff_id: str) -> None:
        super().__init__(
            f"{staff_id} has an interest in this ticket and takes no part in it: "
            "somebody else must act."
        )
        self.staff_id = staff_id


class SelfApproval(ProcedureError):
    """Nobody approves their own plan or delay, or looks into ratings of their own work."""

    def __init__(self) -> None:
        super().__init__(
            "This must be decided by somebody who neither proposed it nor handles the ticket."
        )


class ContentMissing(ProcedureError):
    """A plan or a response lacks what the procedure asks it to hold.

    Args:
        what: `plan` or `response`.
        missing: names of the fields.
    """

    def __init__(self, what: str, missing: Sequence[str]) -> None:
        super().__init__(f"The {what} must hold: {', '.join(missing)}.")
        self.what, self.missing = what, tuple(missing)


class TooLate(ProcedureError):
    """A period in which something could be done has ended.

    Args:
        action: that was tried.
        ended_at: when the period ended, aware UTC.
    """

    def __init__(self, action: str, ended_at: datetime) -> None:
        super().__init__(f"'{action}' was possible until {ended_at:%Y-%m-%d %H:%M} UTC.")
        self.action, self.ended_at = action, ended_at


class TooEarly(ProcedureError):
    """A period that must pass first has not ended.

    Args:
        action: that was tried.
        from_at: from when on it is possible, aware UTC.
    """

    def __init__(self, action: str, from_at: datetime) -> None:
        super().__init__(f"'{action}' is possible from {from_at:%Y-%m-%d %H:%M} UTC on.")
        self.action, self.from_at = action, from_at


class NoHandlerAvailable(ProcedureError):
    """Nobody on the staff may take the ticket; the message says what would be needed."""


class CannotMerge(ProcedureError):
    """Two tickets cannot be made one; the message says why."""


class AuthorityUnverified(ProcedureError):
    """Somebody files for another person and the authority for it was not verified."""

    def __init__(self) -> None:
        super().__init__("The authority to act for the customer is recorded but not verified.")


class UnknownStaff(ProcedureError):
    """No active member of staff has this id."""

    def __init__(self, staff_id: str) -> None:
        super().__init__(
            f"No active member of staff has the id {staff_id!r}: see `frontdoor staff list`."
        )
        self.staff_id = staff_id


class UnknownTicket(ProcedureError):
    """Staff named a reference that does not exist, or that is malformed."""

    def __init__(self) -> None:
        super().__init__("There is no ticket under that reference.")


class NotEnded(ProcedureError):
    """An open ticket can still change, so that there is nothing final to archive.

    Args:
        state: of the ticket.
    """

    def __init__(self, state: str) -> None:
        super().__init__(
            f"The ticket is '{state}': only tickets that are closed, withdrawn or merged are "
            "archived."
        )
        self.state = state


class NoSuchClock(ProcedureError):
    """The ticket has no running clock of this kind.

    Args:
        kind: of the clock.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"No clock {str(kind)!r} is running on this ticket.")
        self.kind = kind


class HandoverTaken(ProcedureError):
    """A conversation is in somebody else's hands.

    Args:
        number: of the handover.
        staff_id: who has it.
    """

    def __init__(self, number: int, staff_id: str) -> None:
        super().__init__(f"Handover {number} is taken by {staff_id}.")
        self.number, self.staff_id = number, staff_id


class HandoverClosed(ProcedureError):
    """A handover is not in a state in which this can be done.

    Args:
        number: of the handover.
        state: in which it is.
    """

    def __init__(self, number: int, state: str) -> None:
        super().__init__(f"Handover {number} is '{state}': see `frontdoor handovers list`.")
        self.number, self.state = number, state


class UnknownHandover(ProcedureError):
    """Staff named a handover that does not exist, or a ticket that has none."""

    def __init__(self) -> None:
        super().__init__(
            "There is no such handover. Name it by its number or its ticket's reference: see "
            "`frontdoor handovers list`."
        )


class ExtensionRefused(ProcedureError):
    """A deadline cannot be put off: the message says why, and what the policy would allow."""
