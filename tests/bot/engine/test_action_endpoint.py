"""Answers of the action server are what they must be, or they are failures."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from rasa.core.actions.action import RemoteAction

from bot.engine.action_endpoint import WatchedActionEndpoint, check_answers_here, note_failures
from bot.engine.tracker import ConversationTracker
from bot.engine.written import WrittenCall


@pytest.fixture
async def answered_with(request: pytest.FixtureRequest) -> AsyncIterator[WatchedActionEndpoint]:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response(request.param)

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    endpoint = WatchedActionEndpoint(f"http://127.0.0.1:{port}/webhook", None)
    yield endpoint
    await endpoint.close()
    await runner.cleanup()


@pytest.mark.parametrize(
    "answered_with",
    [
        {},
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "a"}], "responses": [{"text": "好"}]},
    ],
    indirect=True,
)
async def test_an_answer_is_taken(answered_with: WatchedActionEndpoint) -> None:
    failures = note_failures()
    assert isinstance(await answered_with.request(json={}), dict)
    assert failures == []


@pytest.mark.parametrize(
    "answered_with",
    [
        [],
        None,
        "text",
        {"events": {}},
        {"events": ["slot"]},
        {"events": [{"name": "a"}]},
        {"events": [{"event": 1}]},
        {"responses": None},
        {"responses": ["text"]},
    ],
    indirect=True,
)
async def test_something_else_is_a_failure(answered_with: WatchedActionEndpoint) -> None:
    failures = note_failures()
    with pytest.raises(ValueError, match="answer of the action server"):
        await answered_with.request(json={})
    assert failures == ["ValueError"]


FORESEEN = {"next_action": "action_ask", "events": [], "responses": [{"text": "Right?"}]}


def _call(name: str) -> WrittenCall:
    return WrittenCall(name, ConversationTracker("c_1", []))


@pytest.mark.parametrize("answered_with", [{"events": [], "following": FORESEEN}], indirect=True)
async def test_what_came_along_answers_the_next_call_once(
    answered_with: WatchedActionEndpoint,
) -> None:
    assert await answered_with.request(json=_call("validate_form")) == {"events": []}
    assert await answered_with.request(json=_call("action_ask")) == FORESEEN
    assert await answered_with.request(json=_call("action_ask")) == {"events": []}


@pytest.mark.parametrize(
    "answered_with",
    [{"events": [], "following": {"next_action": "validate_form", "following": FORESEEN}}],
    indirect=True,
)
async def test_more_than_one_call_may_be_answered_by_what_came_along(
    answered_with: WatchedActionEndpoint,
) -> None:
    assert await answered_with.request(json=_call("action_greet")) == {"events": []}
    answer = await answered_with.request(json=_call("validate_form"))
    assert answer == {"next_action": "validate_form"}
    assert await answered_with.request(json=_call("action_ask")) == FORESEEN


@pytest.mark.parametrize("answered_with", [{"events": [], "following": FORESEEN}], indirect=True)
async def test_what_came_along_answers_no_other_call_and_none_after_it(
    answered_with: WatchedActionEndpoint,
) -> None:
    await answered_with.request(json=_call("validate_form"))
    assert await answered_with.request(json=_call("action_greet")) == {"events": []}
    note_failures()
    assert await answered_with.request(json=_call("action_ask")) == {"events": []}


@pytest.mark.parametrize(
    "answered_with",
    [
        {"events": [], "following": wrong}
        for wrong in ({"events": {}}, {"following": {"events": {}}})
    ],
    indirect=True,
)
async def test_what_came_along_is_checked_too(answered_with: WatchedActionEndpoint) -> None:
    failures = note_failures()
    with pytest.raises(ValueError, match="answer of the action server"):
        await answered_with.request(json=_call("validate_form"))
    assert failures == ["ValueError"]


def test_rasa_leaves_the_check_to_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        RemoteAction, "_validate_action_result", RemoteAction._validate_action_result
    )
    check_answers_here()
    anything: dict[str, Any] = {"events": "not looked at again"}
    assert RemoteAction("action_a", None)._validate_action_result(anything)
