"""What staff put right in the labels of a ticket, kept with a text that may leave the system."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LabelCorrection:
    """One label that staff put right.

    Attributes:
        reference: the ticket.
        label: `category`, `topic` or `tone`.
        before: code before.
        after: code after.
        reason: why, in words.
        masked_text: the story without what names a person (see `tickets.masking`).
        language: of the story.
        by: id of the member of staff.
        at: aware UTC.
    """

    reference: str
    label: str
    before: str
    after: str
    reason: str
    masked_text: str
    language: str
    by: str
    at: datetime
