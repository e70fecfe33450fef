"""Where every customer's message enters: committed before anybody says it was received."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.feed import Feed
from bot.messages import InboundKind
from tickets.store.base import blind_index
from tickets.system_time import utc_now

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.rows import Work

# kept of one message; the rest is refused openly (`edge.text_cut`)
KEPT_CHARACTERS = 100_000
# given to the engine: a longer text adds nothing to what is recognised and costs time
ENGINE_CHARACTERS = 8_000

# An album comes as several updates, and people send photos one right after the other.
GATHER_SECONDS = 0.8

# Controls but tab and line feed, and the direction overrides that make a text read as another.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\ufeff]*"
)


@dataclass(frozen=True, slots=True)
class InboundFile:
    """A file that a message names.

    Attributes:
        upload: id of an upload of the same account; or
        source: the channel's own id, under which the content can be fetched from it. Personal.
        kind: what the channel calls it, until its content tells.
        size_bytes: as the channel says, 0 when it does not.
        name: as the customer's device calls it. Personal.
        refusal: why it need not even be fetched, a value of `tickets.attachment.Refusal`.
    """

    upload: str | None = None
    source: str | None = None
    kind: str = "document"
    size_bytes: int = 0
    name: str | None = None
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a channel received, not yet kept.

    Attributes:
        channel: `web`, `telegram` or `canary`.
        account: the channel's own id of the customer.
        update_id: the channel's id of this update, unique per account, at most 64 characters; a
            second one with the same id is the same message.
        kind: `text`; `choose` (a button, with `token`); `payload` (a command of the channel, with a
            trusted `/intent{…}`); `file` (with `files` and an optional caption as `text`).
        files: what a message of the kind `file` brings.
    """

    channel: str
    account: str
    update_id: str
    kind: InboundKind = "text"
    text: str | None = None
    token: str | None = None
    payload: str | None = None
    profile_name: str | None = None
    locale: str | None = None
    files: tuple[InboundFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """The message is in the database.

    Attributes:
        duplicate: it was already there; nothing new happens.
    """

    message_id: str
    conversation_id: str
    seq: int
    duplicate: bool


class Inbox:
    """Keeps messages, tells the feed, and passes on what can be answered at once.

    Args:
        database: the store.
        feed: told about every new message.
        dispatch: takes the message whose turn it is.
        owner: who takes the leases.
        lease_seconds: how long they hold.
        clock: the time, aware UTC.
        wake: called with a conversation whose message waited for more of its kind.
        gather_seconds: how long a message with files waits, so that several are answered as one.
    """

    def __init__(
        self,
        database: "Database",
        feed: Feed,
        dispatch: "Callable[[Work], None]",
        owner: str,
        lease_seconds: float,
        clock: Callable[[], datetime] = utc_now,
        wake: Callable[[str], None] | None = None,
        gather_seconds: float = GATHER_SECONDS,
    ) -> None:
        self._database = database
        self._wake = wake
        self._gather_seconds = gather_seconds
        self._feed = feed
        self._dispatch = dispatch
        self._owner = owner
        self._lease_seconds = lease_seconds
        self._clock = clock

    async def accept(self, inbound: Inbound) -> Accepted:
        """Commit a message.

        Raises:
            tickets.errors.StoreUnavailable: nothing is known to be kept; the channel must not
                acknowledge.
        """
        from bot.store.intake import accept

        inbound, edge_answer = tidy(inbound)
        index = account_index(inbound.channel, inbound.account)
        now = self._clock()
        intake = await self._database.write(
            lambda connection: accept(
                connection,
                inbound,
                index,
                edge_answer,
                self._owner,
                now,
                self._lease_seconds,
                self._gather_seconds,
            )
        )
        if intake.message:
            self._feed.written(intake.conversation, [intake.message])
        if intake.work:
            self._dispatch(intake.work)
        elif inbound.files and self._wake and not intake.accepted.duplicate:
            # the dispatcher's poll would find it too, up to a second later
            asyncio.get_running_loop().call_later(
                self._gather_seconds, self._wake, intake.conversation.id
            )
        return intake.accepted


def account_index(channel: str, account: str) -> str:
    """Blind index under which a conversation is found."""
    return blind_index(f"{channel} account {account}")


def clean(text: str) -> str:
    """The text without what no screen shows and some databases refuse.

    Half surrogate pairs become U+FFFD, line ends become line feeds; other controls and overrides of
    the writing direction are dropped.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSAFE.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def is_empty(text: str) -> bool:
    """Whether there is nothing to see in a text. Emoji are something."""
    return _INVISIBLE.fullmatch(text) is not None


def tidy(inbound: Inbound) -> tuple[Inbound, str | None]:
    """Clean and measure a message.

    Returns:
        The message as it is kept, and the key of the sentence that the edge has to say about it.
    """
    if inbound.kind not in {"text", "file"}:
        return inbound, None
    text = clean(inbound.text or "")
    if inbound.kind == "file":
        caption = None if is_empty(text) else text[:KEPT_CHARACTERS]
        return replace(inbound, text=caption), None if inbound.files else "file"
    if is_empty(text):
        return replace(inbound, text=text[:KEPT_CHARACTERS]), "empty"
    if len(text) > KEPT_CHARACTERS:
        return replace(inbound, text=text[:KEPT_CHARACTERS]), "text_cut"
    return replace(inbound, text=text), "text_long" if len(text) > ENGINE_CHARACTERS else None
