"""The protocol between gateway and engine, over real HTTP with a real model."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from .conftest import KEY, Actions, Engine, turn


async def test_the_language_is_the_channels_until_the_customer_writes(engine: Engine) -> None:
    answer = await engine.say("hello", "m_1")
    assert answer["language"] == "en"
    assert answer["repeated"] is False
    assert answer["replies"][0]["text"] in {"Good day", "Hello there"}
    assert answer["replies"][0]["buttons"] == [
        {"title": "Complain", "payload": "/complain", "once": True}
    ]


async def test_the_language_is_the_default_when_the_channel_does_not_know_it(
    engine: Engine,
) -> None:
    answer = await engine.say("你好", "m_1", metadata={"customer_id": "cu_1"})
    assert answer["language"] == "zh"
    assert answer["replies"][0]["text"] in {"您好", "欢迎"}


async def test_a_form_leads_to_its_action(engine: Engine, actions: Actions) -> None:
    assert await engine.texts("complain", "m_1") == ["What happened?"]
    assert await engine.texts("the roof leaks", "m_2") == ["Which reference?"]
    assert await engine.texts("number FD1", "m_3") == ["action_submit"]


async def test_a_payload_fills_slots_without_the_nlu_graph(engine: Engine) -> None:
    body = turn(None, "m_1", payload='/greet{"mood": "angry", "language": "zh"}')
    status, answer = await engine.post(body)
    assert (status, answer["language"], answer["replies"][0]["text"]) == (200, "zh", "请讲")


@pytest.mark.parametrize(
    "payload",
    [
        "greet",
        "/unknown",
        "/restart",
        "/session_start",
        "/back",
        '/greet{"unknown": 1}',
        '/greet{"mood": }',
        "/greet[1]",
        "/greet hello",
        "",
    ],
)
async def test_a_payload_that_the_model_does_not_know_is_refused(
    engine: Engine, payload: str
) -> None:
    status, answer = await engine.post(turn(None, "m_1", payload=payload))
    assert (status, answer["error"]) == (400, "malformed")


@pytest.mark.parametrize("text", ["/restart", "/greet", '/complain{"language":"zh"}', " /greet"])
async def test_a_customers_slash_is_no_command(engine: Engine, text: str) -> None:
    await engine.say("complain", "m_1")
    await engine.say(text, "m_2")
    tracker = await engine.agent.tracker_store.retrieve("c_1")
    assert tracker.get_slot("story") == text.strip()
    assert tracker.get_slot("language") == "en"
    assert tracker.active_loop_name == "tiny_form"


@pytest.mark.parametrize(
    "body",
    [
        "{",
        b"\xff\xfe",
        [],
        {},
        turn("hi", ""),
        turn("hi", "m" * 201),
        turn("hi", "m_1", conversation=None),
        turn(None, "m_1"),
        turn("hi", "m_1", payload="/greet"),
        turn("hi", "m_1", metadata=[]),
        turn("x" * 200_001, "m_1"),
        {**turn("hi", "m_1"), "text": 1},
    ],
)
async def test_a_request_that_breaks_the_protocol_is_refused(engine: Engine, body: Any) -> None:
    status, answer = await engine.post(body)
    assert (status, answer["error"]) == (400, "malformed")


@pytest.mark.parametrize("key", ["", "wrong", "密钥"])
async def test_without_the_key_nothing_is_answered(engine: Engine, key: str) -> None:
    status, answer = await engine.post(turn("hello", "m_1"), key=key)
    assert (status, answer) == (401, {"error": "key"})


async def test_health_names_the_model(engine: Engine, tiny_model: str) -> None:
    async with engine.http.get(f"{engine.url}/health") as response:
        assert await response.json() == {"model": tiny_model.rsplit("/", 1)[1]}


async def test_no_other_route_exists(engine: Engine) -> None:
    root = engine.url.removesuffix("/webhooks/frontdoor")
    for path in ("/", "/model/parse", "/conversations/c_1/tracker", "/webhooks/rest/webhook"):
        async with engine.http.get(root + path) as response:
            assert response.status == 404


async def test_a_repeated_message_is_answered_from_the_record(
    engine: Engine, actions: Actions
) -> None:
    await engine.say("complain", "m_1")
    await engine.say("the roof leaks", "m_2")
    first = await engine.say("number FD1", "m_3")
    again = await engine.say("number FD1", "m_3")
    assert again == {**first, "repeated": True}
    assert actions.calls == ["action_submit"]


async def test_a_repeated_message_is_answered_from_the_record_after_a_restart(
    start_engine: Callable[..., Any], actions: Actions
) -> None:
    engine = await start_engine()
    first = await engine.say("hello", "m_1")
    restarted = await start_engine()
    assert await restarted.say("hello", "m_1") == {**first, "repeated": True}


async def test_the_same_message_twice_at_once_is_one_turn(engine: Engine, actions: Actions) -> None:
    answers = await asyncio.gather(*(engine.say("forget", "m_1") for _ in range(5)))
    assert sorted(answer["repeated"] for answer in answers) == [False, True, True, True, True]
    assert actions.calls == ["action_forget"]


async def test_conversations_do_not_mix(engine: Engine) -> None:
    async def tell(conversation: str) -> list[str]:
        said = []
        for number, text in enumerate(["complain", f"story of {conversation}", "number FD1"]):
            said += await engine.texts(text, f"m_{number}", conversation)
        return said

    conversations = [f"c_{number}" for number in range(8)]
    said = await asyncio.gather(*map(tell, conversations))
    assert said == [["What happened?", "Which reference?", "action_submit"]] * 8
    for conversation in conversations:
        tracker = await engine.agent.tracker_store.retrieve(conversation)
        assert tracker.get_slot("story") == f"story of {conversation}"


@pytest.mark.parametrize("status", [500, 404, 503])
async def test_a_failed_action_leaves_no_trace(
    engine: Engine, actions: Actions, status: int
) -> None:
    await engine.say("complain", "m_1")
    await engine.say("the roof leaks", "m_2")
    actions.status = status
    assert await engine.post(turn("number FD1", "m_3")) == (503, {"error": "action_failed"})
    tracker = await engine.agent.tracker_store.retrieve("c_1")
    assert tracker.get_slot("requested_slot") == "reference"
    actions.status = 200
    assert await engine.texts("number FD1", "m_3") == ["action_submit"]


async def test_an_action_server_that_is_away_leaves_no_trace(
    start_engine: Callable[..., Any], actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = await start_engine()
    assert await engine.texts("hello", "m_1") in (["Good day"], ["Hello there"])
    monkeypatch.setenv("FRONTDOOR_ACTIONS_PORT", "1")
    engine = await start_engine()
    assert await engine.post(turn("forget", "m_2")) == (503, {"error": "action_failed"})


async def test_a_turn_without_a_reply_is_no_turn(engine: Engine, actions: Actions) -> None:
    actions.answers["action_silent"] = {"events": [], "responses": []}
    assert await engine.post(turn("silent", "m_1")) == (503, {"error": "no_reply"})


async def test_a_paused_conversation_may_stay_silent(engine: Engine, actions: Actions) -> None:
    actions.answers["action_silent"] = {
        "events": [{"event": "pause", "timestamp": None}],
        "responses": [],
    }
    assert (await engine.say("silent", "m_1"))["replies"] == []
    assert (await engine.say("hello", "m_2"))["replies"] == []


async def test_a_database_that_fails_is_no_empty_memory(engine: Engine) -> None:
    from sqlalchemy import text

    await engine.say("complain", "m_1")
    store = engine.agent.tracker_store._tracker_store
    store._cache.clear()
    with store._database.begin() as connection:
        connection.execute(text("ALTER TABLE trackers RENAME TO away"))
    assert await engine.post(turn("the roof leaks", "m_2")) == (503, {"error": "tracker_store"})
    with store._database.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO trackers"))
    assert await engine.texts("the roof leaks", "m_2") == ["Which reference?"]


async def test_buttons_and_requests_to_the_edge_arrive_whole(
    engine: Engine, actions: Actions
) -> None:
    actions.answers["action_silent"] = {
        "events": [],
        "responses": [
            {"text": "one\n\ntwo", "buttons": [{"title": "Go", "payload": "/greet", "once": True}]},
            {"custom": {"edge": "something"}},
        ],
    }
    assert (await engine.say("silent", "m_1"))["replies"] == [
        {
            "text": "one\n\ntwo",
            "buttons": [{"title": "Go", "payload": "/greet", "once": True}],
            "custom": None,
        },
        {"text": None, "buttons": [], "custom": {"edge": "something"}},
    ]


async def test_an_erased_conversation_leaves_only_the_last_reply(
    engine: Engine, actions: Actions
) -> None:
    actions.answers["action_forget"] = {
        "events": [],
        "responses": [{"text": "Erased"}, {"custom": {"edge": "erase_conversation"}}],
    }
    await engine.say("complain", "m_1")
    await engine.say("the roof leaks", "m_2")
    status, first = await engine.post(turn(None, "m_3", payload="/forget"))
    assert status == 200
    tracker = await engine.agent.tracker_store.retrieve("c_1")
    assert list(tracker.events) == []
    assert (await engine.post(turn(None, "m_3", payload="/forget")))[1] == {
        **first,
        "repeated": True,
    }


async def test_actions_see_who_the_edge_says_it_is(engine: Engine, actions: Actions) -> None:
    await engine.say("forget", "m_1")
    metadata = actions.bodies[0]["tracker"]["latest_message"]["metadata"]
    assert metadata["customer_id"] == "cu_1"
    assert "domain" not in actions.bodies[0]


@pytest.mark.parametrize(
    "text",
    ["\ud800", "\x00", "😀" * 1000, "<script>", "'; DROP TABLE x; --"],
    ids=["half a pair", "control", "emoji", "HTML", "SQL"],
)
async def test_strange_texts_are_answered(engine: Engine, text: str) -> None:
    assert await engine.texts(text, "m_1") == ["Pardon?"]


async def test_no_word_of_a_customer_reaches_the_log(
    engine: Engine, actions: Actions, caplog: pytest.LogCaptureFixture, capfd: Any
) -> None:
    caplog.set_level(logging.INFO)
    await engine.say("complain", "m_1")
    await engine.say("Ottilie Quagmire lives in Elm Street", "m_2")
    actions.status = 500
    await engine.post(turn("number FD77 Quagmire", "m_3"))
    actions.status = 200
    await engine.post(turn(None, "m_4", payload='/greet{"Quagmire": 1}'))
    output = caplog.text + "".join(capfd.readouterr())
    assert "Turn not taken" in output
    assert "Quagmire" not in output
    assert "FD77" not in output


async def test_likeness_of_stories_is_told_with_the_key_only(engine: Engine) -> None:
    body = {"text": "the clerk shouted at me", "others": ["柜员冲我大喊", "the heater leaks"]}
    address = f"{engine.url}/likeness"
    async with engine.http.post(address, json=body) as refused:
        assert refused.status == 401
    async with engine.http.post(address, json=body, headers={"X-Front-Door-Key": KEY}) as told:
        alike, other = (await told.json())["likeness"]
    assert alike > 0.5 > other


@pytest.mark.parametrize(
    "body", [[], {"text": 1, "others": []}, {"text": "a"}, {"text": "a", "others": ["b"] * 11}]
)
async def test_a_malformed_question_for_likeness_is_refused(engine: Engine, body: Any) -> None:
    address = f"{engine.url}/likeness"
    async with engine.http.post(address, json=body, headers={"X-Front-Door-Key": KEY}) as told:
        assert (told.status, (await told.json())["error"]) == (400, "malformed")
