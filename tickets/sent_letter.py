"""Letters as they were sent: what a customer was told stays, whatever becomes of the templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SentLetter:
    """One letter as it was handed over to its channel.

    Attributes:
        notice_id: the notice that it tells; one letter per notice and medium.
        reference: the ticket.
        medium: `chat` or `mail`.
        text: as the customer reads it. Personal.
        at: when it was written, aware UTC.
        subject: of a mail. Personal.
        html: of a mail. Personal.
    """

    notice_id: int
    reference: str
    medium: str
    text: str
    at: datetime
    subject: str | None = None
    html: str | None = None


def last_of_each(letters: Iterable[SentLetter]) -> dict[int, SentLetter]:
    """The letter that a customer got, by number of its notice.

    What could not be mailed was said in the chat afterwards: the last one counts.

    Args:
        letters: of a ticket, in order.
    """
    return {letter.notice_id: letter for letter in letters}
