"""Where the web chat's files arrive: one request each, before the message that names them.

The body is the content as it is; name and size stand in headers, since a URL ends up in logs.
Reading stops at the limit, whatever the request said of itself.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote

from fastapi import APIRouter, Request
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from bot.channels.webchat.limits import RateLimit
from bot.channels.webchat.origin import is_allowed
from bot.channels.webchat.protocol import COOKIE
from bot.channels.webchat.session import SessionInvalid, Sessions, channel_of
from bot.edge_texts import EdgeTexts
from bot.evidence.fetching import WRITE_SECONDS
from bot.evidence.keeping import WINDOW, Limits, Sealed, new_attachment_id, refused, uploaded
from bot.inbox import account_index, clean
from bot.settings import Settings
from bot.store.database import Database
from bot.store.evidence import count_since, keep_upload
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, Refusal
from tickets.errors import StoreUnavailable
from tickets.system_time import utc_now

PATH = "/chat/files"
NAME_HEADER = "x-file-name"
SIZE_HEADER = "x-file-size"
# all uploads that are being read together: an upload beyond it is asked to come back
MOST_BYTES_AT_ONCE = 160_000_000
SLOWEST_SECONDS = 120.0
_LONGEST_HEADER = 1_024

log = logging.getLogger(__name__)


class TooMuch(Exception):
    """The content is larger than it may be."""


class Busy(Exception):
    """Too much is being uploaded at this moment."""


class Uploads:
    """Takes files for sessions.

    Args:
        settings: `widget_origins`.
        database: the store.
        texts: sentences of the edge.
        sessions: whose file it is.
        rate: how fast one session may send.
        limits: what customers may send.
        clock: the time, aware UTC.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        texts: EdgeTexts,
        sessions: Sessions,
        rate: RateLimit,
        limits: Limits,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._settings = settings
        self._database = database
        self._texts = texts
        self._sessions = sessions
        self._rate = rate
        self._limits = limits
        self._clock = clock
        self._reading_bytes = 0
        self._most_at_once = max(MOST_BYTES_AT_ONCE, 4 * limits.file_bytes)

    def router(self) -> APIRouter:
        """The route."""
        router = APIRouter(include_in_schema=False)

        @router.post(PATH)
        async def upload(request: Request) -> Response:
            return await self.take(request)

        return router

    async def take(self, request: Request) -> Response:
        """Keep the content of a request, or note why it is not kept."""
        if not is_allowed(request.headers, self._settings):
            return self._error(request, 403, "origin_refused")
        try:
            account = self._sessions.read(request.cookies.get(COOKIE))
        except SessionInvalid:
            return self._error(request, 401, "session_expired")
        wait = self._rate.take(account)
        if wait:
            return self._error(request, 429, "rate_limited", wait, seconds=int(wait) + 1)
        try:
            async with asyncio.timeout(SLOWEST_SECONDS):
                sealed = await self._receive(request, account_index(channel_of(account), account))
            await self._database.write(lambda c: keep_upload(c, sealed), WRITE_SECONDS)
        except Busy:
            return self._error(request, 503, "upload_busy", 5.0)
        except (StoreUnavailable, TimeoutError) as error:
            log.warning("an upload was not kept: %s", type(error).__name__)
            return self._error(request, 503, "upload_not_saved", 3.0)
        except ClientDisconnect:
            return Response(status_code=400)
        file = sealed.attachment
        answer = {
            "file": file.id,
            "kind": file.kind.value,
            "media_type": file.media_type,
            "bytes": file.size_bytes,
            "refused": file.refusal.value if file.refusal else None,
        }
        return JSONResponse(answer, 201, {"cache-control": "no-store"})

    async def _receive(self, request: Request, uploader: str) -> Sealed:
        now = self._clock()
        name = _name(request)
        since = now - WINDOW
        sent = await self._database.read(lambda c: count_since(c, uploader, since))
        if sent >= self._limits.per_hour:
            return _refused(uploader, name, now, Refusal.TOO_OFTEN)
        if _told_size(request) > self._limits.file_bytes:
            return _refused(uploader, name, now, Refusal.TOO_LARGE)
        try:
            content = await self._read(request)
        except TooMuch:
            return _refused(uploader, name, now, Refusal.TOO_LARGE)
        return await asyncio.to_thread(uploaded, uploader, content, name, now)

    async def _read(self, request: Request) -> bytes:
        content = bytearray()
        try:
            async for chunk in request.stream():
                content += chunk
                self._reading_bytes += len(chunk)
                if len(content) > self._limits.file_bytes:
                    raise TooMuch
                if self._reading_bytes > self._most_at_once:
                    raise Busy
            return bytes(content)
        finally:
            self._reading_bytes -= len(content)

    def _error(
        self,
        request: Request,
        status: int,
        code: str,
        retry_after: float | None = None,
        **values: object,
    ) -> Response:
        locale = request.headers.get("accept-language", "").split(",")[0][:35] or None
        text = self._texts.say(code, self._texts.language_for(locale), **values)
        body: dict[str, object] = {"error": code, "text": text}
        if retry_after is not None:
            body["retry_after"] = round(retry_after, 2)
        return JSONResponse(body, status, {"cache-control": "no-store"})


def _refused(uploader: str, name: str | None, now: datetime, why: Refusal) -> Sealed:
    fresh = Attachment(
        id=new_attachment_id(),
        uploader=uploader,
        added_at=now,
        kind=AttachmentKind.DOCUMENT,
        state=AttachmentState.UPLOADED,
        name=name,
    )
    return Sealed(refused(fresh, why))


def _name(request: Request) -> str | None:
    """The name as told; it is shown to staff as text and never used as a path."""
    told = request.headers.get(NAME_HEADER, "")[:_LONGEST_HEADER]
    return clean(unquote(told, errors="replace")).replace("\n", " ").strip()[:255] or None


def _told_size(request: Request) -> int:
    """The larger of what the headers say of the size in bytes; 0 when they say nothing usable."""
    told = (request.headers.get(SIZE_HEADER, ""), request.headers.get("content-length", ""))
    return max((int(t) for t in told if t.isascii() and t.isdigit() and len(t) < 20), default=0)
