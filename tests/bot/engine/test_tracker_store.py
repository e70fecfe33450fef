"""One encrypted row per conversation, on SQLite and PostgreSQL, failing closed."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from bot.engine.errors import StoreFailed
from bot.engine.tracker_store import RECORDED_REPLIES, FrontDoorTrackerStore

from .conftest import TINY_BOT


@pytest.fixture(scope="session")
def domain() -> Domain:
    return Domain.load(str(TINY_BOT / "domain.yml"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'trackers.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(domain: Domain, url: str) -> FrontDoorTrackerStore:
    return FrontDoorTrackerStore(domain, url=url)


async def write(store: FrontDoorTrackerStore, story: str, conversation_id: str = "c_1") -> None:
    conversation = await store.checkout(conversation_id)
    conversation.tracker.update(UserUttered(story, {"name": "complain"}, []))
    conversation.tracker.update(SlotSet("story", story))
    await store.commit(conversation)


async def test_a_conversation_comes_back(store: FrontDoorTrackerStore) -> None:
    await write(store, "the roof leaks")
    store._cache.clear()
    conversation = await store.checkout("c_1")
    assert conversation.version == 1
    assert conversation.tracker.get_slot("story") == "the roof leaks"
    assert conversation.tracker.latest_message.text == "the roof leaks"


async def test_room_in_the_log_changes_nothing_that_is_kept(store: FrontDoorTrackerStore) -> None:
    await write(store, "the roof leaks")
    store.make_room()
    await write(store, "and the door")
    store._cache.clear()
    conversation = await store.checkout("c_1")
    assert (conversation.version, conversation.tracker.get_slot("story")) == (2, "and the door")


async def test_an_unknown_conversation_is_new(store: FrontDoorTrackerStore) -> None:
    conversation = await store.checkout("c_new")
    assert (conversation.version, list(conversation.tracker.events)) == (0, [])
    assert await store.retrieve("c_new") is None


async def test_what_was_not_committed_is_not_seen_again(store: FrontDoorTrackerStore) -> None:
    await write(store, "first")
    conversation = await store.checkout("c_1")
    conversation.tracker.update(SlotSet("story", "half a turn"))
    conversation.replies["m_9"] = {}
    again = await store.checkout("c_1")
    assert again.tracker.get_slot("story") == "first"
    assert list(again.replies) == []


async def test_only_the_last_replies_are_kept(store: FrontDoorTrackerStore) -> None:
    for number in range(RECORDED_REPLIES + 5):
        conversation = await store.checkout("c_1")
        conversation.replies[f"m_{number}"] = {"replies": [number]}
        await store.commit(conversation)
    store._cache.clear()
    replies = (await store.checkout("c_1")).replies
    assert list(replies) == [f"m_{number}" for number in range(5, RECORDED_REPLIES + 5)]


async def test_two_writers_of_one_conversation_do_not_overwrite_each_other(
    store: FrontDoorTrackerStore, domain: Domain, url: str
) -> None:
    await write(store, "first")
    other = FrontDoorTrackerStore(domain, url=url)
    await write(other, "second")
    with pytest.raises(StoreFailed):
        await write(store, "third, on top of what it remembers")
    await write(store, "third")
    assert (await other.retrieve("c_1")).get_slot("story") == "third"


async def test_two_writers_of_a_new_conversation_do_not_overwrite_each_other(
    store: FrontDoorTrackerStore,
) -> None:
    first, second = await store.checkout("c_1"), await store.checkout("c_1")
    await store.commit(first)
    with pytest.raises(StoreFailed):
        await store.commit(second)


async def test_the_row_can_be_read_with_the_key_only(
    store: FrontDoorTrackerStore, domain: Domain, url: str, tmp_path: Path
) -> None:
    await write(store, "Ottilie Quagmire")
    with store._database.connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM trackers")).all()
    assert "Quagmire" not in str(rows)
    with pytest.raises(StoreFailed, match="missing"):
        FrontDoorTrackerStore(domain, url=url, key_file=str(tmp_path / "other.key"))


@pytest.mark.parametrize("damage", ["substr(body, 1, length(body) - 40)", "''", "'no token'"])
async def test_a_damaged_row_is_no_empty_conversation(
    store: FrontDoorTrackerStore, damage: str
) -> None:
    await write(store, "the roof leaks")
    store._cache.clear()
    with store._database.begin() as connection:
        connection.execute(sa.text(f"UPDATE trackers SET body = {damage}"))
    with pytest.raises(StoreFailed, match="damaged"):
        await store.checkout("c_1")


async def test_a_row_in_anothers_place_is_refused(store: FrontDoorTrackerStore) -> None:
    await write(store, "mine", "c_1")
    await write(store, "yours", "c_2")
    store._cache.clear()
    with store._database.begin() as connection:
        connection.execute(
            sa.text(
                "UPDATE trackers SET body = "
                "(SELECT body FROM trackers WHERE conversation = 'c_2') WHERE conversation = 'c_1'"
            )
        )
    with pytest.raises(StoreFailed, match="another conversation"):
        await store.checkout("c_1")


async def test_memory_holds_a_limited_number_of_conversations(domain: Domain, url: str) -> None:
    store = FrontDoorTrackerStore(domain, url=url, cached_conversations=2)
    for number in range(4):
        await write(store, f"story {number}", f"c_{number}")
    assert list(store._cache) == ["c_2", "c_3"]
    assert (await store.retrieve("c_0")).get_slot("story") == "story 0"


async def test_rasas_own_commands_find_and_save_conversations(store: FrontDoorTrackerStore) -> None:
    tracker = await store.get_or_create_tracker("c_shell")
    tracker.update(SlotSet("story", "told in the terminal"))
    await store.save(tracker)
    assert (await store.retrieve("c_shell")).get_slot("story") == "told in the terminal"
    assert list(await store.keys()) == ["c_shell"]


def test_a_database_that_cannot_be_opened_is_said_at_once(domain: Domain, tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreFailed):
        FrontDoorTrackerStore(domain, url=f"sqlite:///{tmp_path / 'folder.db'}")
