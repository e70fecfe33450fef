"""Everything that `tickets` raises on purpose. Callers catch a base.

FrontDoorError
├── CustomerError                what a customer can be told, in the words of the catalogue
│   ├── TicketNotFound           unknown, malformed or somebody else's reference: never told apart
│   ├── TooManyAttempts          too many failed look-ups
│   └── InvalidCommand           a command with a field that cannot be
├── InvalidReference             not the form of a ticket reference, or wrong check digits
├── StaleTicket                  the ticket changed since it was read
│   └── OutdatedVersion          … by the caller, who must look again before deciding
├── ProcedureError               what the procedure does not allow
│   ├── TransitionRefused        not in this state, or not by this role
│   ├── NotTheHandler            only the handler of the ticket may do it
│   ├── Recused                  who has an interest in the matter takes no part in it
│   ├── SelfApproval             nobody decides on their own plan, delay or work
│   ├── ContentMissing           a plan or a response lacks what it must hold
│   ├── TooLate                  a period has ended
│   ├── TooEarly                 a period has not ended yet
│   ├── NoHandlerAvailable       nobody may take the ticket
│   ├── CannotMerge              two tickets are not one matter
│   ├── AuthorityUnverified      somebody files for another without a verified authority
│   ├── UnknownStaff             no active member of staff has this id
│   ├── UnknownTicket            staff named a reference that does not exist
│   ├── NotEnded                 an open ticket can still change: it is not archived
│   ├── NoSuchClock              the ticket has no running clock of this kind
│   ├── HandoverTaken            somebody else has the conversation
│   ├── HandoverClosed           nobody has the conversation any more, or not yet
│   ├── UnknownHandover          staff named a handover that does not exist
│   └── ExtensionRefused         a deadline cannot be put off, or not by this approval
├── PolicyError                  a deadline policy or calendar file cannot be used
│   ├── PolicyNotFound
│   └── CalendarYearMissing      a deadline would be counted over a year without calendar
├── LetterError                  letters to customers
│   ├── LetterTemplateError      a file in data/letters cannot be used
│   └── LetterIncomplete         a letter lacks what its policy requires: it cannot be sent
├── ArchiveChanged               an archive is not as it was made
├── AuditChainBroken             the audit trail was changed after it was written
├── AnchorUnusable               the file that the trail is anchored in cannot be used
└── StoreError
    ├── Conflict                 a unique key was taken by another transaction: read and repeat
    ├── StoreUnavailable         the database cannot be reached or is busy: try again later
    ├── StoreNotReady            the database has no tables yet
    └── KeyFileError             the encryption keys are missing, unreadable or wrong
        ├── KeyRingMissing       no key ring was installed in this process
        └── Undecipherable       a stored value fits none of the keys
"""

from collections.abc import Sequence
from datetime import datetime


class FrontDoorError(Exception):
    """Base of all errors of this package."""


class CustomerError(FrontDoorError):
    """The customer's request cannot be met as it stands; trying again unchanged does not help."""


class TicketNotFound(CustomerError):
    """This customer has no such ticket.

    The message is the same for unknown, malformed and foreign references, so that nobody learns
    which references exist.
    """

    def __init__(self) -> None:
        super().__init__("This customer has no ticket under that reference.")


class TooManyAttempts(CustomerError):
    """This customer looked up too many references without success.

    Args:
        retry_after_seconds: seconds until the next look-up is answered.
    """

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(
            f"Too many failed look-ups; the next is answered in {retry_after_seconds} s."
        )
        self.retry_after_seconds = retry_after_seconds


class InvalidCommand(CustomerError):
    """A command has a field that cannot be; the message names the field, never its value."""


class InvalidReference(FrontDoorError):
    """A text is not a ticket reference."""


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


class PolicyError(FrontDoorError):
    """A deadline policy or a calendar file cannot be used; the message names file and field."""


class PolicyNotFound(PolicyError):
    """No policy has this id at this date."""


class CalendarYearMissing(PolicyError):
    """A deadline would have to be counted over a year that the calendar does not hold.

    Args:
        calendar: name of the calendar.
        year: that is missing.
    """

    def __init__(self, calendar: str, year: int) -> None:
        super().__init__(
            f"data/calendars/{calendar}.yml: years: {year} is missing: add the year, or put it "
            "into data/calendars/overrides.yml."
        )
        self.calendar, self.year = calendar, year


class LetterError(FrontDoorError):
    """Something is wrong with a letter to a customer."""


class LetterTemplateError(LetterError):
    """A file in data/letters cannot be used; the message names file, key and remedy."""


class LetterIncomplete(LetterError):
    """A letter lacks elements that its policy requires: it cannot be sent.

    Args:
        letter: kind of the letter.
        policy_id: of the ticket.
        missing: names of the elements, in the order of data/letters/required.yml.
    """

    def __init__(self, letter: str, policy_id: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"The letter '{letter}' cannot be sent under the policy '{policy_id}': it lacks "
            f"{', '.join(missing)}. Give the ticket what these parts tell, or change "
            "data/letters/required.yml."
        )
        self.letter, self.policy_id, self.missing = letter, policy_id, tuple(missing)


class ArchiveChanged(FrontDoorError):
    """An archive is not as it was made.

    Args:
        how: what shows it.
    """

    def __init__(self, how: str) -> None:
        super().__init__(f"The archive cannot be relied on: {how}.")
        self.how = how


class AuditChainBroken(FrontDoorError):
    """An audit event does not fit the one before it.

    Args:
        sequence: number of the first event that does not fit.
    """

    def __init__(self, sequence: int) -> None:
        super().__init__(
            f"Audit event {sequence} does not fit its predecessor: the trail was changed."
        )
        self.sequence = sequence


class AnchorUnusable(FrontDoorError):
    """The file that the audit trail is anchored in cannot be read or written, or was changed."""


class StoreError(FrontDoorError):
    """The store could not do what it was asked."""


class Conflict(StoreError):
    """Another transaction kept a thing with the same unique key first: read again and repeat."""


class StoreUnavailable(StoreError):
    """The database cannot be reached, or stayed locked longer than the busy timeout."""


class StoreNotReady(StoreError):
    """The database has no tables yet: run the migrations first."""


class KeyFileError(StoreError):
    """The encryption keys are missing, unreadable or wrong; nothing is read or written without."""


class KeyRingMissing(KeyFileError):
    """No key ring was installed in this process: personal fields cannot be read or written."""

    def __init__(self) -> None:
        super().__init__(
            "No key ring is installed in this process: call bot.bootstrap.build(settings), "
            "or tickets.store.crypto.install(ring), before the store is used."
        )


class Undecipherable(KeyFileError):
    """A stored value fits none of the keys in the key file."""

    def __init__(self) -> None:
        super().__init__(
            "A stored value fits none of the keys in the key file: restore the key file that "
            "belongs to this database."
        )
