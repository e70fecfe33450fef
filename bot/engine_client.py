"""Asks the engine for one turn (docs/architecture.md, "Engine protocol").

EngineError
├── EngineUnreachable   no connection, or it says that it is not ready: nothing was saved
├── EngineSlow          no answer in time: the turn may still be saved; ask again with the same id
├── EngineFailed        it answered that the turn failed and was not saved
└── EngineRefused       it calls this very request malformed: asking again cannot help
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.engine_key import HEADER
from bot.language import of_locale
from bot.messages import DraftTold, EdgeError, ToldToPerson
from bot.store.drafts import Untold
from bot.store.rows import Reply, ReplyButton, Work

ERASE = "erase_conversation"

_CONNECT_SECONDS = 2.0
_HEALTH_SECONDS = 2.0
# shorter than the engine keeps an idle connection, or a turn meets one that just closed
_IDLE_SECONDS = 3.0


class EngineError(EdgeError):
    """The engine gave no usable answer; the message says why, without personal data."""


class EngineUnreachable(EngineError):
    """There is no engine, or it is not ready."""


class EngineSlow(EngineError):
    """The engine did not answer in time."""


class EngineFailed(EngineError):
    """The engine answered that the turn failed, or with what is no answer."""


class EngineRefused(EngineError):
    """The engine calls the request malformed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that an action asks of the edge (docs/architecture.md, "Engine protocol").

    Attributes:
        what: `offer_code` or `offer_telegram`.
        reference: the ticket that it is about.
        beside: position of the reply that it stands on.
    """

    what: str
    reference: str
    beside: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The engine's answer to one message.

    Attributes:
        language: language of the conversation, None when it does not tell.
        repeated: the turn had been answered before and this is the recorded answer.
        erase: what was said so far is to be erased.
        draft: the complaint that is being told; None when there is none.
        wishes: what else actions ask of the edge.
    """

    replies: tuple[Reply, ...]
    language: str | None
    repeated: bool
    erase: bool
    draft: DraftTold | Untold | None = None
    wishes: tuple[Wish, ...] = ()


class EngineClient:
    """Speaks to the engine over loopback HTTP.

    Args:
        base_url: where the engine listens.
        key: the secret between gateway and engine.
        timeout_seconds: longest wait for one turn.
        parallel: most turns at once.
    """

    def __init__(self, base_url: str, key: str, timeout_seconds: float, parallel: int = 16) -> None:
        self._base_url = f"{base_url}/webhooks/frontdoor"
        self._key = key
        self._timeout = _patience(timeout_seconds)
        self._parallel = parallel
        self._session: aiohttp.ClientSession | None = None

    async def turn(
        self, work: Work, text: str | None, told_to_person: Sequence[ToldToPerson] = ()
    ) -> Turn:
        """Have a message answered; asking twice with the same message id is harmless.

        Args:
            work: the message.
            text: the customer's words as far as the engine is to read them; None for a payload.
            told_to_person: what it has not heard, beside a payload that gives a conversation back.

        Raises:
            EngineError: see the subclasses.
        """
        conversation = work.conversation
        body = {
            "conversation": conversation.id,
            "message_id": work.message_id,
            "text": text,
            "payload": work.payload,
            "told_to_person": [{"words": one.words, "after": one.after} for one in told_to_person],
            "metadata": {
                "customer_id": conversation.customer_id,
                "channel": conversation.channel,
                "profile_name": conversation.profile_name,
                "locale": of_locale(conversation.locale),
                "beside_files": work.kind == "file",
                "behind_news": work.behind_news,
            },
        }
        try:
            return _read(await self._request("POST", "turn", body))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise EngineUnreachable(f"no connection ({type(error).__name__})") from None
        except TimeoutError as error:
            raise EngineSlow(f"no answer in time ({type(error).__name__})") from None
        except aiohttp.ClientError as error:
            raise EngineUnreachable(f"connection broken ({type(error).__name__})") from None

    async def likeness(self, text: str, others: list[str]) -> list[float]:
        """How alike a story is to each of the others, -1 to 1.

        Args:
            text: the story.
            others: at most ten.

        Raises:
            EngineError: there is no answer.
        """
        body = {"text": text, "others": others}
        try:
            answer = await self._request("POST", "likeness", body)
            return [float(value) for value in answer.body["likeness"]]
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            raise EngineUnreachable(f"no likeness ({type(error).__name__})") from None

    async def health(self) -> str | None:
        """Name of the loaded model; None when the engine is not ready."""
        try:
            answer = await self._request("GET", "health", timeout=_patience(_HEALTH_SECONDS))
            return str(answer.body["model"]) if answer.status == 200 else None
        except (aiohttp.ClientError, TimeoutError, KeyError, TypeError):
            return None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _request(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        timeout: aiohttp.ClientTimeout | None = None,
    ) -> "_Answer":
        async with self._open_session().request(
            method, f"{self._base_url}/{path}", json=body, timeout=timeout or self._timeout
        ) as response:
            return _Answer.of(response.status, await response.read())

    def _open_session(self) -> aiohttp.ClientSession:
        # at the first request, since it belongs to the event loop that runs then
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers={HEADER: self._key},
                cookie_jar=aiohttp.DummyCookieJar(),
                connector=aiohttp.TCPConnector(
                    limit=self._parallel + 2, keepalive_timeout=_IDLE_SECONDS
                ),
                # loopback: a proxy of the environment must not see customers' words
                trust_env=False,
            )
        return self._session


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: the status, and the body as JSON or None when it is none."""

    status: int
    body: Any

    @classmethod
    def of(cls, status: int, content: bytes) -> "_Answer":
        try:
            return cls(status, json.loads(content))
        except ValueError:
            return cls(status, None)


def _patience(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=seconds)


def _read(answer: _Answer) -> Turn:
    if answer.status == 400:
        raise EngineRefused("HTTP 400")
    body = answer.body
    if not isinstance(body, dict):
        raise EngineFailed(f"HTTP {answer.status} without JSON")
    if answer.status != 200:
        reason = str(body.get("error", ""))[:40]
        kind = EngineUnreachable if reason == "not_ready" else EngineFailed
        raise kind(f"HTTP {answer.status} {reason}".strip())
    try:
        given = [reply for reply in body["replies"] if isinstance(reply, dict)]
        spoken = [reply for reply in given if reply.get("text")]
        replies = tuple(Reply(str(reply["text"]), _buttons(reply)) for reply in spoken)
        wishes = tuple(
            Wish(str(wish["edge"]), str(wish["reference"]), beside)
            for beside, reply in enumerate(spoken)
            if "reference" in (wish := reply.get("custom") or {})
        )
        erase = any((reply.get("custom") or {}).get("edge") == ERASE for reply in given)
        language = body.get("language")
        draft = _draft(body.get("draft"))
    except (KeyError, TypeError, AttributeError):
        raise EngineFailed("HTTP 200 with something else than replies") from None
    if not replies and not erase:
        # silence is never an answer: a customer would wait for ever
        raise EngineFailed("HTTP 200 without a reply")
    language = str(language) if language else None
    return Turn(replies, language, bool(body.get("repeated")), erase, draft, wishes)


def _draft(told: dict[str, Any] | None) -> DraftTold | None:
    if told is None:
        return None
    return DraftTold(
        draft_id=str(told["id"]),
        put_aside=bool(told["put_aside"]),
        asked=str(told["asked"]) if told["asked"] else None,
        told={str(slot): str(value) for slot, value in told["told"].items()},
    )


def _buttons(reply: dict[str, Any]) -> tuple[ReplyButton, ...]:
    return tuple(
        ReplyButton(str(button["title"]), str(button["payload"]), bool(button.get("once", True)))
        for button in reply.get("buttons") or ()
    )
