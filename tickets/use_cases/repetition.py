"""Use cases that read, decide and write repeat as a whole when somebody else wrote in between."""

from collections.abc import Callable
from typing import TypeVar

from tickets.errors import Conflict, OutdatedVersion, StaleTicket

T = TypeVar("T")

# Each repetition reads what the other transaction committed, so the second already succeeds unless
# there are ever new writers on the very same ticket.
_ATTEMPTS = 10


def until_undisturbed(work: Callable[[], T]) -> T:
    """Run `work`, which is one transaction, again while another transaction comes first.

    Raises:
        Conflict, StaleTicket: it was disturbed ten times.
        OutdatedVersion: at once, since who decided must look again.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return work()
        except OutdatedVersion:
            raise
        except (Conflict, StaleTicket):
            continue
    return work()
