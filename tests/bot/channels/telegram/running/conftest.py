"""A gateway process beside a Bot API server; the engine is played by the test."""

from collections.abc import Iterator

import pytest

from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.auxil.gateway_process import GatewayProcess


@pytest.fixture(scope="module")
def telegram() -> Iterator[BotApiServer]:
    """A Bot API server of a whole module."""
    with BotApiServer() as server:
        yield server


@pytest.fixture(scope="module")
def gateway(
    telegram: BotApiServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProcess]:
    """Starting one takes longer than all tests of a module: they share it and differ in chats."""
    process = GatewayProcess(
        tmp_path_factory.mktemp("gateway"),
        telegram_token=TOKEN,
        telegram_base_url=telegram.base_url,
        evidence_file_megabytes="1",
    )
    process.start()
    yield process
    process.stop()
