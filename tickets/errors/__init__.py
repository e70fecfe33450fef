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

from tickets.errors.base import (
    FrontDoorError,
)
from tickets.errors.customer import (
    CustomerError,
    InvalidCommand,
    InvalidReference,
    TicketNotFound,
    TooManyAttempts,
)
from tickets.errors.files import (
    CalendarYearMissing,
    LetterError,
    LetterIncomplete,
    LetterTemplateError,
    PolicyError,
    PolicyNotFound,
)
from tickets.errors.procedure import (
    AuthorityUnverified,
    CannotMerge,
    ContentMissing,
    ExtensionRefused,
    HandoverClosed,
    HandoverTaken,
    NoHandlerAvailable,
    NoSuchClock,
    NotEnded,
    NotTheHandler,
    OutdatedVersion,
    ProcedureError,
    Recused,
    SelfApproval,
    StaleTicket,
    TooEarly,
    TooLate,
    TransitionRefused,
    UnknownHandover,
    UnknownStaff,
    UnknownTicket,
)
from tickets.errors.store import (
    AnchorUnusable,
    ArchiveChanged,
    AuditChainBroken,
    Conflict,
    KeyFileError,
    KeyRingMissing,
    StoreError,
    StoreNotReady,
    StoreUnavailable,
    Undecipherable,
)

__all__ = [
    "AnchorUnusable",
    "ArchiveChanged",
    "AuditChainBroken",
    "AuthorityUnverified",
    "CalendarYearMissing",
    "CannotMerge",
    "Conflict",
    "ContentMissing",
    "CustomerError",
    "ExtensionRefused",
    "FrontDoorError",
    "HandoverClosed",
    "HandoverTaken",
    "InvalidCommand",
    "InvalidReference",
    "KeyFileError",
    "KeyRingMissing",
    "LetterError",
    "LetterIncomplete",
    "LetterTemplateError",
    "NoHandlerAvailable",
    "NoSuchClock",
    "NotEnded",
    "NotTheHandler",
    "OutdatedVersion",
    "PolicyError",
    "PolicyNotFound",
    "ProcedureError",
    "Recused",
    "SelfApproval",
    "StaleTicket",
    "StoreError",
    "StoreNotReady",
    "StoreUnavailable",
    "TicketNotFound",
    "TooEarly",
    "TooLate",
    "TooManyAttempts",
    "TransitionRefused",
    "Undecipherable",
    "UnknownHandover",
    "UnknownStaff",
    "UnknownTicket",
]
