"""The engine's only door: an input channel that speaks the protocol of docs/architecture.md."""

import asyncio
import hmac
import logging
import traceback
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.tracker_store import FailSafeTrackerStore
from sanic import Blueprint
from sanic import response as respond
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.engine import settings
from bot.engine.errors import EngineError, MalformedRequest, NotReady, TurnFailed
from bot.engine.likeness import likeness, read_likeness
from bot.engine.protocol import read_request
from bot.engine.tracker_store import FrontDoorTrackerStore
from bot.engine.turn import CHANNEL_NAME, Turns
from bot.engine_key import HEADER, engine_key

_log = logging.getLogger(__name__)


class FrontDoorInput(InputChannel):
    """Takes turns for the gateway.

    Args:
        key: secret that every turn must carry.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._turns: Turns | None = None

    @classmethod
    def name(cls) -> str:
        """Last part of the URL, and name of the channel."""
        return CHANNEL_NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "FrontDoorInput":
        """The channel with the key of this installation; credentials.yml holds no secret."""
        return cls(engine_key(settings.load().keys_path))

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """The routes; Rasa's own handler `on_new_message` is not used, since it hides failures."""
        routes = Blueprint("frontdoor", "frontdoor")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            try:
                return respond.json({"model": self._ready(request).model})
            except NotReady as error:
                return respond.json({"error": error.code}, status=503)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if not self._knows_key(request):
                return respond.json({"error": "key"}, status=401)
            try:
                turns = self._ready(request)
                message = read_request(_json(request))
                # a gateway that stops waiting does not stop the turn: asked again, it is answered
                # from the record
                answer = await asyncio.shield(asyncio.ensure_future(turns.take(message)))
                return respond.json(answer, ensure_ascii=True, escape_forward_slashes=False)
            except MalformedRequest as error:
                return respond.json({"error": "malformed", "detail": str(error)}, status=400)
            except TurnFailed as error:
                _log.warning("Turn not taken: %s: %s", error.code, describe(error))
                return respond.json({"error": error.code}, status=503)
            except Exception as error:
                # a fault of the program, in the NLU graph or a policy: as little was saved as ever
                _log.error("Turn not taken: %s", describe(error))
                return respond.json({"error": "action_failed"}, status=503)

        @routes.post("/likeness")
        async def alike(request: Request) -> HTTPResponse:
            if not self._knows_key(request):
                return respond.json({"error": "key"}, status=401)
            try:
                return respond.json({"likeness": likeness(read_likeness(_json(request)))})
            except MalformedRequest as error:
                return respond.json({"error": "malformed", "detail": str(error)}, status=400)

        return routes

    def _knows_key(self, request: Request) -> bool:
        given = request.headers.get(HEADER, "")
        return hmac.compare_digest(given.encode("utf-8"), self._key.encode("utf-8"))

    def _ready(self, request: Request) -> Turns:
        if self._turns is None:
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                raise NotReady("no model is loaded")
            store = agent.tracker_store
            if isinstance(store, FailSafeTrackerStore):
                # around our store Rasa puts one that answers from an empty memory
                store = store._tracker_store
            if not isinstance(store, FrontDoorTrackerStore):
                raise NotReady("endpoints.yml names another tracker store")
            self._turns = Turns(agent, store)
        return self._turns


def _json(request: Request) -> Any:
    try:
        return request.json
    except Exception:
        raise MalformedRequest("the body is no JSON") from None


def describe(error: BaseException) -> str:
    """An error for the log: its types and places, and no words but our own."""
    own = str(error) if isinstance(error, EngineError) else ""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    text = f"{type(error).__name__} at {place}" + (f" ({own})" if own else "")
    return f"{text} <- {describe(error.__cause__)}" if error.__cause__ else text
