"""The python-telegram-bot client as this channel uses it.

TelegramError (python-telegram-bot)
├── FloodControl     429: wait so many seconds
└── FileGone         404 for a file's content
"""

import asyncio
import json
import logging
import ssl
from functools import cache
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

_log = logging.getLogger(__name__)

# part of the URL of every content, https://core.telegram.org/bots/api#getfile
_FILES = "/file/bot"

# An answer that is waited for long enough is seldom sent twice.
READ_TIMEOUT_SECONDS = 30.0
# Telegram holds a request for updates so long; the client waits a little longer.
POLL_SECONDS = 25


class FloodControl(TelegramError):
    """Telegram wants a pause.

    Args:
        seconds: how long.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"flood control for {seconds} s")
        self.seconds = seconds


class FileGone(TelegramError):
    """Telegram has no content under this path any more."""

    def __init__(self) -> None:
        super().__init__("the file is gone")


class _Requests(HTTPXRequest):
    """HTTP that neither logs nor raises what customers wrote.

    The library logs answers that it cannot read and quotes them in its errors; here they are
    refused before it sees them.
    """

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request.

        Raises:
            FloodControl: answered with 429.
            telegram.error.NetworkError: no answer, or one that is not Telegram's JSON.
        """
        status, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if _FILES in url:
            # a content is no JSON; the library would quote it in its error when it failed
            if status == 404:
                raise FileGone
            if status != 200:
                raise NetworkError(f"HTTP {status} for a file")
            return status, body
        try:
            answer = json.loads(body)
            ok = bool(answer["ok"])
        except (ValueError, TypeError, KeyError):
            raise NetworkError(f"HTTP {status} with an answer that is not Telegram's") from None
        if status == 429:
            raise FloodControl(float((answer.get("parameters") or {}).get("retry_after", 5)))
        if ok:
            body = json.dumps(answer | {"result": self.checked(answer.get("result"))}).encode()
        return status, body

    def checked(self, result: Any) -> Any:
        """The result, as far as it can be used."""
        return result


class _UpdateRequests(_Requests):
    """Requests for updates: one that cannot be read must not hold up all others for ever."""

    def checked(self, result: Any) -> Any:
        """The updates; of an unreadable one only its number, so that it can be confirmed."""
        return [_readable(update) for update in result] if isinstance(result, list) else result


def _readable(raw: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(raw, None)
    except Exception as error:  # whatever the library trips over, this update is the cause
        _log.error(
            "Telegram update %s cannot be read (%s); skipped.",
            raw.get("update_id"),
            type(error).__name__,
        )
        return {"update_id": raw["update_id"]}
    return raw


@cache
def _tls() -> ssl.SSLContext:
    # reading the certificates takes longer than everything else here, so it is done once
    return httpx.create_ssl_context()


def make_bot(
    token: str, base_url: str = "", read_timeout_seconds: float = READ_TIMEOUT_SECONDS
) -> Bot:
    """A client with connections of its own for sending and for receiving.

    Args:
        token: the bot's token.
        base_url: URL of a Bot API server, with or without `/bot` at the end; empty is Telegram's.
        read_timeout_seconds: how long an answer is waited for.
    """
    # httpx logs the URL of every request, and the token is part of it; the library logs texts
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    url = base_url.rstrip("/") or "https://api.telegram.org"

    def requests(kind: type[_Requests], connections: int) -> _Requests:
        return kind(
            connection_pool_size=connections,
            read_timeout=read_timeout_seconds,
            connect_timeout=10.0,
            write_timeout=15.0,
            pool_timeout=10.0,
            httpx_kwargs={"verify": _tls()},
        )

    root = url.removesuffix("/bot")
    return Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}{_FILES}",
        request=requests(_Requests, 40),
        get_updates_request=requests(_UpdateRequests, 1),
    )


async def close(bot: Bot) -> None:
    """Close all connections, also of a client that never came to be initialised."""
    # Bot.shutdown does nothing before a first successful getMe and would leave them open
    await asyncio.gather(*(request.shutdown() for request in bot._request))
