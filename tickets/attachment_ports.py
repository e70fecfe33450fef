"""What the use cases need from a store for evidence (see `tickets.ports`)."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from tickets.attachment import Attachment


class Attachments(Protocol):
    """The files of a store."""

    def add(self, attachment: Attachment, content: bytes | None = None) -> None:
        """Keep a new file, with its content in the same transaction."""
        ...

    def save(self, attachment: Attachment) -> None:
        """Keep what changed about a file; its content stays."""
        ...

    def get(self, attachment_id: str) -> Attachment | None:
        """The file with this id."""
        ...

    def content(self, attachment_id: str) -> bytes | None:
        """The content of a file; None when there is none."""
        ...

    def drop_content(self, attachment_id: str) -> None:
        """Delete the content of a file for good."""
        ...

    def remove(self, attachment_ids: Collection[str]) -> None:
        """Delete files for good, with their content."""
        ...

    def of_messages(self, message_ids: Collection[str]) -> list[Attachment]:
        """The files that these messages brought, in order."""
        ...

    def on(self, reference: str) -> list[Attachment]:
        """The files on a ticket, in order."""
        ...

    def waiting_of(self, customer_id: str, draft_id: str | None, now: datetime) -> list[Attachment]:
        """Kept files on no ticket, in order: of this draft, and recent ones of none."""
        ...

    def on_no_ticket(self, customer_id: str) -> list[Attachment]:
        """All files of a customer that are on no ticket, in order."""
        ...

    def to_scan(self, limit: int) -> list[Attachment]:
        """Kept files that no scanner has seen, the oldest first."""
        ...

    def left_behind(
        self, uploaded_before: datetime, loose_before: datetime, limit: int
    ) -> list[str]:
        """Ids of files on no ticket: never named in a message, or sent too long ago."""
        ...
