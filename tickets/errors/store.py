"""What the store cannot do, and records that were changed in it."""

from tickets.errors.base import FrontDoorError


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
