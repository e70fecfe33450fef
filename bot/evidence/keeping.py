"""Make of a received content what the database keeps of it."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.evidence.sniffing import NotTaken, sniff
from bot.settings import Settings
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, Refusal
from tickets.store.sealing import seal

LONGEST_NAME = 255
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What customers may send.

    Attributes:
        file_bytes: largest file.
        per_hour: files of one account in an hour.
    """

    file_bytes: int
    per_hour: int

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """The limits of the settings."""
        return cls(settings.evidence_file_bytes, settings.evidence_files_per_hour)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file as the database takes it: what is known of it, and its content in encrypted parts."""

    attachment: Attachment
    parts: tuple[bytes, ...] = ()


def new_attachment_id() -> str:
    """A random id: 144 bits, so that nobody finds another's upload by guessing."""
    return f"f_{secrets.token_hex(18)}"


def uploaded(uploader: str, content: bytes, name: str | None, now: datetime) -> Sealed:
    """A file that was just uploaded; encrypts, so call it off the event loop.

    Returns:
        The file, refused without its content when it is nothing that is kept.
    """
    fresh = Attachment(
        id=new_attachment_id(),
        uploader=uploader,
        added_at=now,
        kind=AttachmentKind.DOCUMENT,
        state=AttachmentState.UPLOADED,
        name=name[:LONGEST_NAME] if name else None,
    )
    return with_content(fresh, content, AttachmentState.UPLOADED)


def with_content(attachment: Attachment, content: bytes, state: AttachmentState) -> Sealed:
    """A file with its content, or refused."""
    try:
        found = sniff(content)
    except NotTaken as error:
        return Sealed(refused(attachment, error.why, len(content)))
    whole = replace(
        attachment,
        kind=found.kind,
        state=state,
        media_type=found.media_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        source=None,
    )
    return Sealed(whole, tuple(seal(attachment.id, content)))


def refused(attachment: Attachment, why: Refusal, size_bytes: int = 0) -> Attachment:
    """The file as one that is not kept."""
    return replace(
        attachment,
        state=AttachmentState.REFUSED,
        refusal=why,
        size_bytes=size_bytes,
        source=None,
    )
