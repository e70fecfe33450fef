"""Everything that `tickets` raises on purpose. Callers catch a base.

FrontDoorError
├── CustomerError                what a customer can be told, in the words of the catalogue
│   ├── TicketNotFound           unknown, malformed or somebody else's reference: never told apart
│   ├── TooManyAttempts          too many failed look-ups
│   └── InvalidCommand           a command with a field that cannot be
├── InvalidReference             not the form of a ticket reference, or wrong check digits
├── StaleTicket                  the ticket changed since it was read
├── ProcedureError               what the procedure does not allow
│   ├── NoSuchClock              the ticket has no running clock of this kind
│   └── ExtensionRefused         a deadline cannot be put off, or not by this approval
├── PolicyError                  a deadline policy or calendar file cannot be used
│   ├── PolicyNotFound
│   └── CalendarYearMissing      a deadline would be counted over a year without calendar
├── AuditChainBroken             the audit trail was changed after it was written
└── StoreError
    ├── Conflict                 a unique key was taken by another transaction: read and repeat
    ├── StoreUnavailable         the database cannot be reached or is busy: try again later
    ├── StoreNotReady            the database has no tables yet
    └── KeyFileError             the encryption keys are missing, unreadable or wrong
        ├── KeyRingMissing       no key ring was installed in this process
        └── Undecipherable       a stored value fits none of the keys
"""


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


class ProcedureError(FrontDoorError):
    """The procedure does not allow it; trying again unchanged does not help."""


class NoSuchClock(ProcedureError):
    """The ticket has no running clock of this kind.

    Args:
        kind: of the clock.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"No clock {kind!r} is running on this ticket.")
        self.kind = kind


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
