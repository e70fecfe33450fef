"""A Bot API server on the loopback that the real python-telegram-bot client talks to.

It runs in a thread of its own with an own event loop, so synchronous and asynchronous tests use it
alike. Give `base_url` to the client or to `FRONTDOOR_TELEGRAM_BASE_URL`, and `TOKEN` as the token.

    with BotApiServer() as telegram:
        telegram.say(1001, "你好")
        reply = telegram.next_reply(1001)          # or: await telegram.wait_for_reply(1001)
        telegram.press(1001, reply.labels[0])

By hand: `python -m tests.auxil.bot_api_server --port 8081`, then write as the customer.
"""

import argparse
import asyncio
import contextlib
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import parse_qsl

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.auxil.bot_api_faults import Fault, refusal_json
from tests.auxil.bot_api_people import BotApiPeople
from tests.auxil.bot_api_world import TOKEN, Call, Refused, Sent, World


class BotApiServer(BotApiPeople):
    """The server, its faults, and the customers who write to the bot.

    Args:
        port: port on the loopback; 0 takes a free one.
        token: the only bot token that it knows.
    """

    def __init__(self, port: int = 0, token: str = TOKEN) -> None:
        super().__init__(World())
        self.token = token
        self._port = port
        self._faults: dict[str, list[Fault | None]] = defaultdict(list)
        self._read: dict[int, int] = defaultdict(int)
        self._poll = 0
        self._webhook_answers: list[int] = []
        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
                Route("/file/bot{token}/documents/{file_id}", self._content),
            ]
        )
        self._server = uvicorn.Server(
            uvicorn.Config(
                app, "127.0.0.1", port, log_level="error", ws="none", lifespan="off",
                timeout_graceful_shutdown=1,
            )
        )  # fmt: skip
        self._thread = threading.Thread(target=self._run, name="bot-api-server", daemon=True)
        self._stopping = threading.Event()

    # ---- life

    def start(self) -> None:
        """Listen; returns when the port is known.

        Raises:
            RuntimeError: the port could not be taken.
        """
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise RuntimeError(f"the Bot API server could not take port {self._port}")
            time.sleep(0.005)
        self._port = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Stop listening; requests that hang are dropped."""
        self._stopping.set()
        self._server.should_exit = True
        self._thread.join(10)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.stop)

    @property
    def base_url(self) -> str:
        """What stands before the token in the URL of a method."""
        return f"http://127.0.0.1:{self._port}/bot"

    # ---- what tests look at

    def texts(self, chat_id: int) -> list[str]:
        """The texts of `sent`."""
        return [sent.text for sent in self.sent(chat_id)]

    def calls(self, method: str) -> list[Call]:
        """Every request for one method, also the ones that went wrong, oldest first."""
        with self.world.changed:
            return [call for call in self.world.calls if call.method.lower() == method.lower()]

    def wait_until(self, holds: Callable[[], object], what: str, timeout: float = 20) -> None:
        """Wait until something holds, about the server or what it is connected to.

        Raises:
            TimeoutError: it did not within `timeout` seconds.
        """
        until = time.monotonic() + timeout
        with self.world.changed:
            while not holds():
                if time.monotonic() > until:
                    raise TimeoutError(f"after {timeout} s not so: {what}")
                # a short while only: what is waited for may happen outside the server
                self.world.changed.wait(0.02)

    def next_reply(self, chat_id: int, timeout: float = 20) -> Sent:
        """The first message to a chat that no earlier call returned; waits for it.

        Raises:
            TimeoutError: none came within `timeout` seconds.
        """
        with self.world.changed:
            unread = self._read[chat_id]
            self.wait_until(
                lambda: len(self.world.messages[chat_id]) > unread,
                f"reply {unread + 1} in chat {chat_id} came",
                timeout,
            )
            self._read[chat_id] += 1
            return self.world.messages[chat_id][unread]

    async def wait_for_reply(self, chat_id: int, timeout: float = 20) -> Sent:
        """`next_reply` without blocking the event loop."""
        return await asyncio.to_thread(self.next_reply, chat_id, timeout)

    async def wait_for(self, holds: Callable[[], object], what: str, timeout: float = 20) -> None:
        """`wait_until` without blocking the event loop."""
        await asyncio.to_thread(self.wait_until, holds, what, timeout)

    async def wait_for_confirmation(self, timeout: float = 20) -> None:
        """Wait until the bot has confirmed every update."""
        await self.wait_for(lambda: not self.world.unconfirmed(), "all updates confirmed", timeout)

    # ---- faults

    def fail(self, method: str, fault: Fault, times: int = 1, after: int = 0) -> None:
        """Answer requests for a method wrongly, after so many that go well."""
        with self.world.changed:
            self._faults[method.lower()] += [None] * after + [fault] * times

    def repair(self) -> None:
        """Forget all faults that were not used."""
        with self.world.changed:
            self._faults.clear()

    # ---- the HTTP side

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        pusher = asyncio.create_task(self._push_to_webhook())
        with contextlib.suppress(SystemExit):
            await self._server.serve()
        pusher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pusher

    async def _answer(self, request: Request) -> Response:
        method = request.path_params["method"]
        params = dict(request.query_params)
        if request.headers.get("content-type", "").startswith("application/json"):
            params |= await request.json()
        else:
            params |= dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        if request.path_params["token"] != self.token:
            return self._refuse(Refused(401, "Unauthorized"))
        with self.world.changed:
            self.world.calls.append(Call(method, params, time.monotonic()))
            faults = self._faults[method.lower()]
            fault = faults.pop(0) if faults else None
            self.world.changed.notify_all()
        if fault is not None and not fault.works:
            return await self._go_wrong(fault, request)
        try:
            if method.lower() == "getupdates":
                result = await self._get_updates(params, request)
            else:
                result = self.world.call(method, params)
        except Refused as error:
            return self._refuse(error)
        if fault is not None:
            return await self._go_wrong(fault, request)
        return JSONResponse({"ok": True, "result": result})

    async def _content(self, request: Request) -> Response:
        content = self.world.files.get(request.path_params["file_id"])
        with self.world.changed:
            self.world.calls.append(Call("file", dict(request.path_params), time.monotonic()))
            faults = self._faults["file"]
            fault = faults.pop(0) if faults else None
            self.world.changed.notify_all()
        if fault is not None:
            return await self._go_wrong(fault, request)
        if request.path_params["token"] != self.token or content is None:
            return self._refuse(Refused(404, "Not Found"))
        return Response(content, media_type="application/octet-stream")

    def _refuse(self, error: Refused) -> Response:
        return JSONResponse(refusal_json(error), status_code=error.status)

    async def _go_wrong(self, fault: Fault, request: Request) -> Response:
        while fault.hangs and not await self._gone(request):
            await asyncio.sleep(0.02)
        return Response(fault.body, status_code=fault.status, media_type="text/html")

    async def _gone(self, request: Request) -> bool:
        return self._stopping.is_set() or await request.is_disconnected()

    async def _get_updates(self, params: dict[str, Any], request: Request) -> list[dict[str, Any]]:
        if self.world.webhook.get("url"):
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook",
            )
        self._poll += 1
        mine = self._poll
        self.world.confirm(int(params.get("offset", 0)))
        until = time.monotonic() + float(params.get("timeout", 0))
        while True:
            if mine != self._poll:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            if await self._gone(request):
                return []
            updates = self.world.take(int(params.get("limit", 100)))
            if updates or time.monotonic() >= until:
                return updates
            await asyncio.sleep(0.01)

    async def _push_to_webhook(self) -> None:
        async with httpx.AsyncClient(timeout=10, trust_env=False, verify=False) as client:
            while True:
                await asyncio.sleep(0.02)
                url = self.world.webhook.get("url")
                for update in self.world.take(1) if url else []:
                    headers = {"X-Telegram-Bot-Api-Secret-Token": self.world.webhook["secret"]}
                    with contextlib.suppress(httpx.HTTPError):
                        answer = await client.post(str(url), json=update, headers=headers)
                        with self.world.changed:
                            self._webhook_answers.append(answer.status_code)
                            self.world.changed.notify_all()
                        if answer.is_success:
                            self.world.confirm(update["update_id"] + 1)

    @property
    def webhook_answers(self) -> list[int]:
        """HTTP statuses that the bot's webhook answered, oldest first."""
        with self.world.changed:
            return list(self._webhook_answers)


def main() -> None:
    """Talk to a running bot from a terminal: a line is a message, `> label` presses a button."""
    parser = argparse.ArgumentParser(description="A local Bot API server for trying the bot out.")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--chat", type=int, default=1001, help="chat id of the customer")
    parser.add_argument("--language", default="zh-hans", help="language of the customer's app")
    options = parser.parse_args()
    with BotApiServer(options.port) as server:
        print(f"FRONTDOOR_TELEGRAM_BASE_URL={server.base_url}\nFRONTDOOR_TELEGRAM_TOKEN={TOKEN}")

        def show() -> None:
            while True:
                with contextlib.suppress(TimeoutError):
                    sent = server.next_reply(options.chat, 3600)
                    print(f"bot: {sent.text}", *(f"  [{label}]" for label in sent.labels), sep="\n")

        threading.Thread(target=show, daemon=True).start()
        for line in sys.stdin:
            text = line.rstrip("\n")
            try:
                if text.startswith("> "):
                    server.press(options.chat, text[2:])
                elif text:
                    server.say(options.chat, text, language_code=options.language)
            except LookupError as error:
                print(error)


if __name__ == "__main__":
    main()
