"""How long customers have, by the policy that their ticket was opened under."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Period:
    """A time in which a customer may do something.

    Attributes:
        days: spans of 24 hours.
        source: the rule behind it.
        own_choice: the figure is ours; the source sets none.
    """

    days: int
    source: str
    own_choice: bool = False

    @property
    def length(self) -> timedelta:
        """From the instant that it counts from."""
        return timedelta(days=self.days)


@dataclass(frozen=True)
class Periods:
    """The periods of a policy.

    Attributes:
        answer: after which a result that nobody answered closes the ticket, with notice.
        reopen: within which a customer can have an ended ticket reopened.
    """

    answer: Period
    reopen: Period
