"""Get the contents that a channel still holds, before a message with files is answered.

FetchFailed        now; the message is tried again
ContentGone        for ever: the channel has lost it
ContentTooLarge    it is larger than was asked for
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.evidence.keeping import WINDOW, Limits, Sealed, with_content
from bot.messages import EdgeError
from bot.store.database import Database
from bot.store.evidence import count_since, keep_fetched, over_limit
from tickets.attachment import Attachment, AttachmentState, Refusal
from tickets.system_time import utc_now

# ten megabytes are written in far less; a slow disk must not have them fetched again
WRITE_SECONDS = 30.0


class FetchFailed(EdgeError):
    """The channel does not give the content now."""


class ContentGone(EdgeError):
    """The channel will never give the content: too large for it, or deleted."""


class ContentTooLarge(EdgeError):
    """The content is larger than was asked for."""


@runtime_checkable
class GivesFiles(Protocol):
    """A channel that keeps contents until they are fetched."""

    name: str

    async def fetch(self, source: str, most_bytes: int) -> bytes:
        """The content behind the channel's own id.

        Raises:
            FetchFailed: not now.
            ContentGone: never.
            ContentTooLarge: it has more than `most_bytes`.
        """
        ...


class Fetching:
    """Fetches and keeps.

    Args:
        database: the store.
        limits: what customers may send.
        clock: the time, aware UTC.
    """

    def __init__(
        self, database: Database, limits: Limits, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._database = database
        self._limits = limits
        self._clock = clock
        self._channels: dict[str, GivesFiles] = {}

    def register(self, channel: GivesFiles) -> None:
        """Fetch this channel's files from now on."""
        self._channels[channel.name] = channel

    async def complete(self, channel_name: str, expected: Sequence[Attachment]) -> None:
        """Bring all contents in, or note why one is not kept.

        Raises:
            FetchFailed: some content cannot be had now; what was fetched stays.
            StoreUnavailable: the database took no content.
        """
        for file in expected:
            sealed = await self._sealed(channel_name, file)
            await self._database.write(lambda c: keep_fetched(c, sealed), WRITE_SECONDS)  # noqa: B023  # awaited at once

    async def _sealed(self, channel_name: str, file: Attachment) -> Sealed:
        since = self._clock() - WINDOW
        sent = await self._database.read(lambda c: count_since(c, file.uploader, since))
        if sent > self._limits.per_hour:
            return over_limit(file, Refusal.TOO_OFTEN)
        if file.size_bytes > self._limits.file_bytes:
            return over_limit(file, Refusal.TOO_LARGE)
        channel = self._channels.get(channel_name)
        if channel is None or file.source is None:
            return over_limit(file, Refusal.GONE)
        try:
            content = await channel.fetch(file.source, self._limits.file_bytes)
        except ContentGone:
            return over_limit(file, Refusal.GONE)
        except ContentTooLarge:
            return over_limit(file, Refusal.TOO_LARGE)
        # encrypting megabytes would hold up all other conversations
        return await asyncio.to_thread(with_content, file, content, AttachmentState.KEPT)
