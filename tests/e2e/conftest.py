"""One running system for nearly all tests; each test is a customer, or a few, of its own."""

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bot import bootstrap, cli, settings
from bot.catalogue import Catalogue
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.auxil.customer import Customer
from tests.auxil.smtp_server import Inbox, SmtpServer
from tests.auxil.system import RunningSystem
from tickets.store import crypto

Record = dict[str, Any]
BOT_NAME = "example_desk_bot"
CATALOGUE = Catalogue(Path(__file__).parents[2] / "data" / "responses")


@pytest.fixture(scope="session")
def telegram() -> Iterator[BotApiServer]:
    with BotApiServer() as server:
        yield server


@pytest.fixture(scope="session")
def mail() -> Iterator[tuple[Inbox, int]]:
    """A mail server: what it was given, and its port."""
    inbox = Inbox()
    with SmtpServer(inbox) as server:
        yield inbox, server.port


@pytest.fixture(scope="session")
def system(
    telegram: BotApiServer, mail: tuple[Inbox, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningSystem]:
    running = RunningSystem(
        tmp_path_factory.mktemp("system"),
        telegram_token=TOKEN,
        telegram_base_url=telegram.base_url,
        telegram_bot_name=BOT_NAME,
        smtp_url=f"smtp+plain://127.0.0.1:{mail[1]}",
        mail_from="desk@example.org",
    )
    with running:
        yield running


@pytest.fixture
def meet(system: RunningSystem) -> Iterator[Callable[..., Customer]]:
    """Brings a new customer to the web chat; all of them leave at the end of the test."""
    with ExitStack() as customers:

        def come(language: str = "zh", cookie: str | None = None) -> Customer:
            return customers.enter_context(Customer(system.url, language, cookie))

        yield come


@pytest.fixture
def command_line(system: RunningSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets `frontdoor` in this process find the running system."""
    for name, value in system.environment.items():
        if name.startswith("FRONTDOOR_"):
            monkeypatch.setenv(name, value)
    settings.load.cache_clear()
    yield
    settings.load.cache_clear()
    crypto.install(None)


@pytest.fixture
def app(command_line: None) -> Iterator[bootstrap.App]:
    """The store of the running system, which the command line finds too."""
    app = bootstrap.build(settings.load())
    yield app
    app.close()


@pytest.fixture
def stored_tickets(command_line: None) -> Callable[[], list[Record]]:
    """What `frontdoor tickets list --json` says, without starting a process for it."""

    def read() -> list[Record]:
        out = io.StringIO()
        with redirect_stdout(out):
            assert cli.main(["tickets", "list", "--limit", "0", "--json"]) == 0
        return list(json.loads(out.getvalue()))

    return read


@pytest.fixture
def tickets_of(stored_tickets: Callable[[], list[Record]]) -> Callable[[str], list[Record]]:
    """The tickets of one conversation, the newest first."""

    def read(conversation: str) -> list[Record]:
        return [one for one in stored_tickets() if one["conversation_id"] == conversation]

    return read


def said(key: str, language: str) -> list[str]:
    """Every wording of a response, of all moods, up to its first placeholder."""
    response = CATALOGUE.section("responses", language)[key]
    texts = [response["text"], *response.get("moods", {}).values()]
    flat = [one for text in texts for one in (text if isinstance(text, list) else [text])]
    return [text.split("{")[0].strip() for text in flat]


def is_said(key: str, language: str, text: str) -> bool:
    """Whether a text holds one of the wordings of a response."""
    return any(wording in text for wording in said(key, language))


def button(key: str, language: str, number: int = 0) -> str:
    """The label of a response's button."""
    return str(CATALOGUE.section("responses", language)[key]["buttons"][number]["title"])


def label(key: str, language: str) -> str:
    """A word of the catalogue, such as `button.submit`."""
    return str(CATALOGUE.section("labels", language)[key])


def references(text: str) -> list[str]:
    """Every reference in a text."""
    return re.findall(r"FD-\d{4}-\d{4}-\d{2}", text)
