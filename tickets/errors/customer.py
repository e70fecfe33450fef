"""What a customer asked for and cannot have."""

from tickets.errors.base import FrontDoorError


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
