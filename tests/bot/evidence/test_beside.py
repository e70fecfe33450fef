"""Files that come while a person has the conversation go to the ticket, and not to the engine."""

from collections.abc import Iterator

import pytest

from bot.evidence.beside import BesidePerson
from bot.evidence.keeping import uploaded
from bot.inbox import Inbound, InboundFile, account_index
from bot.store.evidence import keep_upload
from bot.store.transcript import get
from tests.auxil import files
from tests.auxil.edge_world import EdgeWorld, edge_world
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tickets.system_time import utc_now


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """A running fake engine."""
    engine = FakeEngine()
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
def person(store_url: str) -> Iterator[Person]:
    """Somebody at the desk."""
    person = Person(store_url)
    yield person
    person.engine.dispose()


async def taken(world: EdgeWorld, person: Person, most: int) -> str:
    """A conversation that a person has; returns the ticket's reference."""
    where = (await world.say("good morning", "u1")).conversation_id
    await world.until_idle()
    conversation = await world.database.read(lambda c: get(c, where))
    assert conversation is not None
    world.place = BesidePerson(person.units, person.time, person.policies, most)
    return person.takes(where, conversation.customer_id)


async def send_photo(world: EdgeWorld, update_id: str, caption: str | None = None) -> str:
    """The customer sends a photo; returns the id of the message."""
    sealed = uploaded(account_index("web", "a"), files.png(), "lift.png", utc_now())
    await world.database.write(lambda c: keep_upload(c, sealed))
    photo = InboundFile(upload=sealed.attachment.id)
    idles = len(world.heard.idles)
    accepted = await world.inbox.accept(
        Inbound("web", "a", update_id, kind="file", text=caption, files=(photo,))
    )
    await world.until_idle(idles + 1)
    return accepted.message_id


async def test_a_photo_goes_on_the_ticket_of_the_handover(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        reference = await taken(world, person, most=20)
        message_id = await send_photo(world, "u2", "here is the lift")
        with person.units(read_only=True) as unit:
            (photo,) = unit.attachments.on(reference)
        assert (photo.message_id, photo.caption) == (message_id, "here is the lift")
        assert len(engine.requests) == 1
        assert world.heard.messages[-1].author == "customer"


async def test_a_photo_that_cannot_be_kept_is_told(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        reference = await taken(world, person, most=1)
        await send_photo(world, "u2")
        await send_photo(world, "u3")
        with person.units(read_only=True) as unit:
            assert len(unit.attachments.on(reference)) == 1
        last = world.heard.messages[-1]
        assert (last.author, last.text) == ("system", world.texts.say("file_refused", "en"))
