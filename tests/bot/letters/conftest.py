"""Fixtures of the tests of letters: a whole store of each kind, and an outbox that remembers."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.catalogue import Catalogue, to_traditional
from bot.letters.delivery import PostOffice
from bot.letters.writer import LetterWriter
from bot.settings import Settings
from bot.store.pushes import Pushes
from tests.auxil.conversations import conversation
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.mailbox import Mailbox
from tests.auxil.places import DATA
from tests.auxil.staff import Procedure
from tickets.letter_files import load_letters
from tickets.letters import LetterBook
from tickets.policies import PolicyBook
from tickets.policy_files import load_policies
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits


@pytest.fixture(scope="session")
def policies() -> PolicyBook:
    """The policies as shipped."""
    return load_policies(DATA, "cn-financial-sector")


@pytest.fixture(scope="session")
def book(policies: PolicyBook) -> LetterBook:
    """The letters as shipped."""
    ids = {policy.id for policy in policies.policies}
    return load_letters(DATA / "letters", ids, to_traditional)


@pytest.fixture
def time() -> FrozenTime:
    """Monday, 9 November 2026, 10:00 in Shanghai; no holiday near."""
    return FrozenTime(datetime(2026, 11, 9, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    """A migrated store with the tables of the edge, of each kind."""
    engine = create_engine_for(store_url)
    yield engine
    engine.dispose()


@pytest.fixture
def procedure(engine: Engine, time: FrozenTime, policies: PolicyBook) -> Procedure:
    """Staff, and tickets to be taken through the procedure."""
    return Procedure(SqlUnits(engine), time, policies)


@pytest.fixture
def writer(book: LetterBook, policies: PolicyBook) -> LetterWriter:
    """Writes letters as shipped, with the settings' defaults."""
    settings = Settings(_env_file=None)
    return LetterWriter(book, Catalogue(DATA / "responses"), policies, settings)


@pytest.fixture
def mailbox() -> Mailbox:
    """Mail that was sent."""
    return Mailbox()


@pytest.fixture
def post(
    engine: Engine, procedure: Procedure, writer: LetterWriter, mailbox: Mailbox
) -> PostOffice:
    """Delivers by mail and into the chats."""
    return PostOffice(*procedure.world, writer, Pushes(engine), mailbox)


@pytest.fixture
def post_without_mail(engine: Engine, procedure: Procedure, writer: LetterWriter) -> PostOffice:
    """Delivers into the chats only."""
    return PostOffice(*procedure.world, writer, Pushes(engine), None)


@pytest.fixture
def chats(engine: Engine, time: FrozenTime) -> None:
    """The conversations in which the complaints were told."""
    conversation(engine, "c_wang", "cu_wang", "web", time.now())
    conversation(engine, "c_smith", "cu_smith", "telegram", time.now())
