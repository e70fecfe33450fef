"""While a person has a conversation the bot is silent, and then goes on where it stood."""

from collections.abc import Iterator

import pytest

from bot.inbox import Inbound
from bot.store import errands
from bot.store.errands import Errand
from tests.auxil.edge_world import HASTY, EdgeWorld, edge_world
from tests.auxil.fake_engine import Body, Failure, FakeEngine
from tests.auxil.person import Person


@pytest.fixture
def person(store_url: str) -> Iterator[Person]:
    """Somebody at the desk."""
    person = Person(store_url)
    yield person
    person.engine.dispose()


async def begun(world: EdgeWorld) -> str:
    """A conversation in which the bot has answered once."""
    accepted = await world.say("good morning", "u1")
    await world.until_idle()
    return accepted.conversation_id


async def test_the_customers_words_are_kept_and_the_engine_does_not_hear_them(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.takes(where)
        for number, words in enumerate(("are you there", "it is about the lift"), start=2):
            await world.say(words, f"u{number}")
            await world.until_idle(number)
        assert await world.spoken(where) == [
            ("customer", "good morning"),
            ("bot", "echo good morning"),
            ("customer", "are you there"),
            ("customer", "it is about the lift"),
        ]
        assert [request["text"] for request in engine.requests] == ["good morning"]


async def test_one_that_only_waits_for_a_person_goes_on_with_the_bot(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.is_asked_for(where)
        await world.say("meanwhile", "u2")
        await world.until_idle(2)
        assert (await world.spoken(where))[-1] == ("bot", "echo meanwhile")


async def test_other_conversations_are_not_silent(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        person.takes(await begun(world))
        other = await world.say("hello", "u1", "b")
        await world.until_idle(2)
        assert (await world.spoken(other.conversation_id))[-1] == ("bot", "echo hello")


async def test_no_typing_and_no_late_notice_show_beside_a_person(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine, pace=HASTY) as world:
        where = await begun(world)
        person.takes(where)
        shown: list[bool] = []
        world.heard.typing = lambda _, on: shown.append(on)  # type: ignore[method-assign]
        await world.say("are you there", "u2")
        await world.until_idle(2)
        assert True not in shown


def _offer(body: Body) -> Body:
    if body["payload"]:
        return {"language": "en", "replies": [{"text": f"did {body['payload']}"}]}
    button = {"title": "Yes, send it", "payload": "/affirm", "once": True}
    return {"language": "en", "replies": [{"text": "Is this right?", "buttons": [button]}]}


async def test_a_button_pressed_beside_a_person_is_not_used_up(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    engine.script = _offer
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        token = world.heard.messages[-1].buttons[0].token
        person.takes(where)
        await world.inbox.accept(Inbound("web", "a", "x1", kind="choose", token=token))
        await world.until_idle(2)
        assert (await world.spoken(where))[2:] == [
            ("customer", "Yes, send it"),
            ("system", world.texts.say("with_person", "en")),
        ]
        person.hands_back(where)
        await world.until_idle(3)
        await world.inbox.accept(Inbound("web", "a", "x2", kind="choose", token=token))
        await world.until_idle(4)
        assert (await world.spoken(where))[-1] == ("bot", "did /affirm")


async def test_a_command_beside_a_person_is_answered_by_the_edge(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.takes(where)
        command = Inbound("web", "a", "x1", kind="payload", payload="/ask_privacy")
        await world.inbox.accept(command)
        await world.until_idle(2)
        assert (await world.spoken(where))[-1] == ("system", world.texts.say("with_person", "en"))
        assert len(engine.requests) == 1


async def test_handed_back_the_engine_goes_on_before_it_hears_anything_new(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.takes(where)
        await world.say("told to the person", "u2")
        await world.until_idle(2)
        person.hands_back(where)
        await world.say("two weeks ago", "u3")
        await world.heard.until(lambda: world.heard.messages[-1].text == "echo two weeks ago")
        assert [r["payload"] or r["text"] for r in engine.requests] == [
            "good morning",
            errands.RESUME_PAYLOAD,
            "two weeks ago",
        ]
        # what it did not hear is told with the errand, once
        assert [r["told_to_person"] for r in engine.requests] == [
            [],
            [{"words": "told to the person", "after": None}],
            [],
        ]
        # the errand has no place on the screen and leaves no gap
        transcript = await world.transcript(where)
        assert [m.seq for m in transcript] == list(range(1, len(transcript) + 1))
        assert {m.author for m in transcript} == {"customer", "bot"}


async def test_what_was_told_to_the_person_is_heard_with_what_the_person_had_asked(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.takes(where)
        person.says(where, "And your name, please?")
        for number, words in enumerate(("Nia Davies", "thank you"), start=2):
            await world.say(words, f"u{number}")
            await world.until_idle(number)
        person.hands_back(where)
        await world.until_idle(4)
        assert engine.requests[-1]["told_to_person"] == [
            {"words": "Nia Davies", "after": "And your name, please?"},
            {"words": "thank you", "after": None},
        ]


async def test_an_errand_is_done_once_also_when_it_fails_at_first(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        engine.fail_next(Failure(503, "action_failed"))
        assert person.sends(where, Errand.RESUME)
        assert not person.sends(where, Errand.RESUME)
        await world.heard.until(lambda: len(world.heard.messages) == 3)
        assert engine.turns[where][1:] == [engine.requests[-1]["message_id"]]


async def test_a_hopeless_errand_is_given_up_without_a_word(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    engine.fail_when(lambda body: Failure(400, "malformed") if body["payload"] else None)
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        person.sends(where, Errand.RESUME)
        await world.until_idle(2)
        assert len(await world.spoken(where)) == 2
        assert world.alarms == []
        await world.say("still here", "u2")
        await world.until_idle(3)
        assert (await world.spoken(where))[-1] == ("bot", "echo still here")


async def test_what_is_forgotten_is_forgotten_silently(
    store_url: str, engine: FakeEngine, person: Person
) -> None:
    erased = {"replies": [{"text": "gone"}, {"custom": {"edge": "erase_conversation"}}]}
    async with edge_world(store_url, engine) as world:
        where = await begun(world)
        engine.script = lambda body: {"language": "en"} | erased
        person.sends(where, Errand.FORGET)
        await world.until_idle(2)
        # other complaints were told here too: their words stay
        assert [text for _, text in await world.spoken(where)] == [
            "good morning",
            "echo good morning",
        ]
        assert engine.requests[-1]["payload"] == errands.FORGET_PAYLOAD


async def test_nobody_is_told_of_an_errand_in_a_conversation_that_is_gone(
    store_url: str, person: Person
) -> None:
    assert not person.sends("c_gone", Errand.RESUME)
