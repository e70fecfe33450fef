"""Updates that Telegram posts: kept first, then answered with 200."""

import hmac
import json
import logging

from fastapi import APIRouter, Request, Response
from telegram import Bot, Update

from bot.channels.telegram.receiver import NotKept, Receiver

_log = logging.getLogger(__name__)

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# An update holds one message of at most 4,096 characters and what it answers.
LONGEST_BODY_BYTES = 1_000_000


def make_router(bot: Bot, receiver: Receiver, secret: str) -> APIRouter:
    """The route that Telegram calls.

    Args:
        bot: the client that updates are bound to.
        receiver: keeps the updates.
        secret: what every request must carry in `SECRET_HEADER`.
    """
    router = APIRouter()
    expected = secret.encode()

    @router.post(PATH, include_in_schema=False)
    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        # missing and wrong secrets get the same answer, in constant time
        if not hmac.compare_digest(given, expected):
            return Response(status_code=401)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY_BYTES:
                return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not isinstance(raw, dict):
            return Response(status_code=400)
        try:
            update = Update.de_json(raw, bot)
        except Exception as error:
            # no refusal: Telegram would send it again and again, and hold up all others
            _log.error("A Telegram update cannot be read (%s); skipped.", type(error).__name__)
            return Response(status_code=200)
        try:
            await receiver.handle(update)
        except NotKept:
            return Response(status_code=503)
        return Response(status_code=200)

    return router
