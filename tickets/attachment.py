"""Evidence: a photo, a document, a voice or a video that a customer sent.

A file belongs to a message from the start, to a draft while a complaint is told, and to a ticket
once there is one. Its content lies in the same database, encrypted; this is what is known of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# what belongs to no ticket and no draft is taken into a complaint that begins within this time
WAITS = timedelta(days=7)


class AttachmentKind(StrEnum):
    """What a file is to people."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO = "video"


class AttachmentState(StrEnum):
    """How far a file has come."""

    UPLOADED = "uploaded"  # content is here, no message names it yet
    EXPECTED = "expected"  # a message names it, the channel still has the content
    KEPT = "kept"
    REFUSED = "refused"  # `refusal` says why; no content


class Refusal(StrEnum):
    """Why a file is not kept."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    CHANNEL_LIMIT = "channel_limit"  # the channel gives no bot a file of this size
    DAMAGED = "damaged"
    TYPE = "type"
    PROGRAM = "program"
    ARCHIVE = "archive"
    MARKUP = "markup"
    TOO_MANY = "too_many"  # on one ticket
    TOO_OFTEN = "too_often"  # in one hour
    GONE = "gone"  # an upload that was never finished, or that the channel has lost


class ScanState(StrEnum):
    """What the scanner said."""

    UNSCANNED = "unscanned"
    CLEAN = "clean"
    INFECTED = "infected"


@dataclass(frozen=True)
class Attachment:
    """One file.

    Attributes:
        id: random, `f_…`.
        uploader: blind index of the account that sent it; nobody else may name it in a message.
        added_at: aware UTC.
        kind: by the content, or as the channel calls it while it is expected.
        state: how far it has come.
        customer_id: whose; None until a message names it.
        conversation_id: where; None until a message names it.
        message_id: the message that brought it.
        draft_id: the complaint that is being told, if any.
        reference: the ticket, once it is on one.
        media_type: by the content, never by the name.
        size_bytes: of the content.
        sha256: of the content, hexadecimal.
        name: as the customer's device calls it. Personal.
        caption: what the customer wrote with it. Personal.
        refusal: why it is not kept.
        scan: what the scanner said.
        source: the channel's own id of the content while it is expected. Personal.
    """

    id: str
    uploader: str
    added_at: datetime
    kind: AttachmentKind
    state: AttachmentState
    customer_id: str | None = None
    conversation_id: str | None = None
    message_id: str | None = None
    draft_id: str | None = None
    reference: str | None = None
    media_type: str | None = None
    size_bytes: int = 0
    sha256: str | None = None
    name: str | None = None
    caption: str | None = None
    refusal: Refusal | None = None
    scan: ScanState = ScanState.UNSCANNED
    source: str | None = None
