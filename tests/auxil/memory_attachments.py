"""Files in memory (see `tests.auxil.memory_store`)."""

from collections.abc import Collection
from datetime import datetime

from tickets.attachment import WAITS, Attachment, AttachmentState, ScanState


class MemoryAttachments:
    def __init__(self, files: dict[str, Attachment], contents: dict[str, bytes]) -> None:
        self._files, self._contents = files, contents

    def add(self, attachment: Attachment, content: bytes | None = None) -> None:
        self._files[attachment.id] = attachment
        if content:
            self._contents[attachment.id] = content

    def save(self, attachment: Attachment) -> None:
        if attachment.id in self._files:
            self._files[attachment.id] = attachment

    def get(self, attachment_id: str) -> Attachment | None:
        return self._files.get(attachment_id)

    def content(self, attachment_id: str) -> bytes | None:
        return self._contents.get(attachment_id)

    def drop_content(self, attachment_id: str) -> None:
        self._contents.pop(attachment_id, None)

    def remove(self, attachment_ids: Collection[str]) -> None:
        for each in list(attachment_ids):
            self._files.pop(each, None)
            self._contents.pop(each, None)

    def of_messages(self, message_ids: Collection[str]) -> list[Attachment]:
        return [a for a in self._in_order() if a.message_id in message_ids]

    def on(self, reference: str) -> list[Attachment]:
        return [a for a in self._in_order() if a.reference == reference]

    def waiting_of(self, customer_id: str, draft_id: str | None, now: datetime) -> list[Attachment]:
        return [
            a
            for a in self.on_no_ticket(customer_id)
            if a.state is AttachmentState.KEPT
            and (
                (a.draft_id is None and a.added_at >= now - WAITS)
                or (draft_id is not None and a.draft_id == draft_id)
            )
        ]

    def on_no_ticket(self, customer_id: str) -> list[Attachment]:
        return [a for a in self._in_order() if a.customer_id == customer_id and not a.reference]

    def to_scan(self, limit: int) -> list[Attachment]:
        unseen = (
            a
            for a in self._in_order()
            if a.state is AttachmentState.KEPT and a.scan is ScanState.UNSCANNED
        )
        return list(unseen)[:limit]

    def left_behind(
        self, uploaded_before: datetime, loose_before: datetime, limit: int
    ) -> list[str]:
        found = [
            a.id
            for a in self._in_order()
            if not a.reference
            and (
                a.added_at < loose_before or (a.message_id is None and a.added_at < uploaded_before)
            )
        ]
        return found[:limit]

    def _in_order(self) -> list[Attachment]:
        return sorted(self._files.values(), key=lambda a: a.added_at)
