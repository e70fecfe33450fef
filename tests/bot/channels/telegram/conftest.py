"""The real client against a local Bot API server, with an inbox that tests can look into."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import SecretStr

from bot.catalogue import Catalogue
from bot.channels.telegram.plugin import TelegramPlugin, create
from bot.inbox import Accepted, Inbound
from bot.language import detect
from bot.settings import Settings
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.auxil.places import DATA

CATALOGUE = Catalogue(DATA / "responses")


@dataclass
class MemoryEdge:
    """`bot.edge.Edge` over a dictionary, with the inbox's promise: kept once or refused.

    `trouble` is raised instead of keeping; `dies_after_commit` keeps and then breaks off.
    """

    settings: Settings
    catalogue: Catalogue = CATALOGUE
    kept: dict[tuple[str, str], Inbound] = field(default_factory=dict)
    duplicates: int = 0
    trouble: Exception | None = None
    dies_after_commit: BaseException | None = None

    async def accept(self, inbound: Inbound) -> Accepted:
        if self.trouble:
            raise self.trouble
        key = (inbound.account, inbound.update_id)
        known = key in self.kept
        self.duplicates += known
        self.kept.setdefault(key, inbound)
        if self.dies_after_commit:
            raise self.dies_after_commit
        return Accepted(f"m_{len(self.kept)}", f"c_{inbound.account}", len(self.kept), known)

    def language_for(self, locale: str | None, text: str | None = None) -> str:
        said = detect(text) if text else None
        if said in ("en", "zh", "zh-Hant"):
            return said
        return "zh" if (locale or "").startswith("zh") else "en"

    @property
    def texts(self) -> list[str | None]:
        return [inbound.text for inbound in self.kept.values()]


@pytest.fixture
def telegram() -> Iterator[BotApiServer]:
    """A Bot API server of this test alone."""
    with BotApiServer() as server:
        yield server


@pytest.fixture
def make_edge(telegram: BotApiServer) -> Callable[..., MemoryEdge]:
    """An edge whose settings point to the server."""

    def make(**settings: Any) -> MemoryEdge:
        return MemoryEdge(
            Settings(
                _env_file=None,
                telegram_token=SecretStr(TOKEN),
                telegram_base_url=telegram.base_url,
                **settings,
            )
        )

    return make


@pytest.fixture
def edge(make_edge: Callable[..., MemoryEdge]) -> MemoryEdge:
    """An edge with long polling."""
    return make_edge()


@pytest.fixture
async def plugin(edge: MemoryEdge) -> AsyncIterator[TelegramPlugin]:
    """Telegram, receiving."""
    plugin = create(edge)
    assert plugin is not None
    await plugin.start()
    yield plugin
    await plugin.stop()
