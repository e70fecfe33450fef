"""Calls to the action server over connections that stay open, with failures that cannot hide.

Rasa opens a connection for every call and swallows some failures on the way up: those of slot
validation are only logged. Each failure is therefore noted here, and the turn looks at the notes.
"""

from contextvars import ContextVar
from typing import Any

import aiohttp
import ujson
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.engine.written import WrittenCall

# A customer waits for this; the gateway has told them that it takes longer by then.
TIMEOUT_SECONDS = 10.0
# shorter than the action server keeps an idle connection, or a call meets one that just closed
_IDLE_SECONDS = 3.0
_HEADERS = {"Content-Type": "application/json"}
# the action server would read and pass over them at every call
_LEFT_OUT = ("Accept", "Accept-Encoding", "User-Agent")
# the action declined to run, which leads to another prediction and is no failure
_REJECTED = 400

# lists that an answer of the action server may have, of JSON objects
_LISTS = ("events", "responses")

_failures: ContextVar[list[str] | None] = ContextVar("action_failures", default=None)
# an action and its answer, which came with the answer before
_foreseen: ContextVar[dict[str, Any] | None] = ContextVar("foreseen", default=None)


def note_failures() -> list[str]:
    """A new list that failures of the turn that begins are added to, by name."""
    failures: list[str] = []
    _failures.set(failures)
    _foreseen.set(None)
    return failures


class WatchedActionEndpoint(EndpointConfig):
    """The action endpoint of endpoints.yml, watched.

    Args:
        url: address of the action server's webhook.
        configured: the endpoint as Rasa read it; its other options stay.
    """

    def __init__(self, url: str, configured: EndpointConfig | None) -> None:
        super().__init__(url, **(configured.kwargs if configured else {}))
        self._session: aiohttp.ClientSession | None = None

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Call the action server (see parent class), with a time limit of its own.

        An answer may bring that of the next call with it (`actions/foreseeing.py`).
        """
        call = kwargs.get("json")
        foreseen = _foreseen.get()
        _foreseen.set(None)
        if isinstance(call, WrittenCall):
            if foreseen and foreseen.get("next_action") == call.action:
                return _with_what_follows(foreseen)
            body = call.body()
        else:
            body = ujson.dumps(call)
        try:
            async with self._open_session().post(self.url, data=body.encode()) as response:
                answer = await response.read()
            if response.status >= 400:
                raise ClientResponseError(response.status, "", answer.decode("utf-8", "replace"))
            return _with_what_follows(_checked(ujson.loads(answer)))
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            if getattr(error, "status", None) != _REJECTED:
                _note(error)
            raise

    async def close(self) -> None:
        """Close the open connections."""
        if self._session is not None:
            await self._session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                headers=_HEADERS,
                skip_auto_headers=_LEFT_OUT,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS),
                connector=aiohttp.TCPConnector(keepalive_timeout=_IDLE_SECONDS, limit=64),
            )
        return self._session


def _with_what_follows(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer; what came along with it is kept for the next call."""
    _foreseen.set(answer.pop("following", None))
    return answer


def _note(error: Exception) -> None:
    failures = _failures.get()
    if failures is not None:
        failures.append(type(error).__name__)


def check_answers_here() -> None:
    """Leave the check of answers to `WatchedActionEndpoint`.

    Rasa checks each against a JSON schema, and each time that schema against the one of all
    schemas: two thirds of a turn's time. What an event holds is read by Rasa's deserialisation
    afterwards, as before.
    """
    RemoteAction._validate_action_result = _accept


def _accept(_action: RemoteAction, _result: dict[str, Any]) -> bool:
    return True


def _checked(answer: Any) -> Any:
    """The answer, if it has the shape of one.

    Raises:
        ValueError: it has not.
    """
    if not isinstance(answer, dict):
        raise ValueError("an answer of the action server is no object")
    for name in _LISTS:
        items = answer.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise ValueError(f"{name} in an answer of the action server is no list of objects")
    if not all(isinstance(event.get("event"), str) for event in answer.get("events", [])):
        raise ValueError("an event in an answer of the action server has no name")
    if answer.get("following"):
        _checked(answer["following"])
    return answer
