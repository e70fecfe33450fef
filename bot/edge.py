"""The running parts of the gateway, as channels see them.

`bot.gateway` plugs in `bot.channels.webchat.page.create` and `bot.channels.telegram.plugin.create`.
"""

from typing import Protocol

from fastapi import APIRouter

from bot.catalogue import Catalogue
from bot.delivery import Channel
from bot.inbox import Accepted, Inbound
from bot.settings import Settings


class Edge(Protocol):
    """What `bot.gateway` gives to a channel that plugs in.

    A channel module has `create(edge: Edge) -> Plugin | None`; None means that it is switched off.
    """

    settings: Settings
    catalogue: Catalogue

    async def accept(self, inbound: Inbound) -> Accepted:
        """Commit a message and have it answered (`bot.inbox`)."""
        ...

    def language_for(self, locale: str | None, text: str | None = None) -> str:
        """Catalogue language for somebody whose conversation says nothing yet."""
        ...


class Plugin(Protocol):
    """A channel as the gateway runs it.

    Attributes:
        router: HTTP routes (page, webhook), or None.
        channel: where outbound messages of this channel are handed over, or None.
    """

    @property
    def router(self) -> APIRouter | None: ...

    @property
    def channel(self) -> Channel | None: ...

    async def start(self) -> None:
        """Begin to receive; called when the gateway is ready to accept."""
        ...

    async def stop(self) -> None:
        """Stop receiving; what was accepted stays in the database."""
        ...
