"""A real SMTP server on this machine."""

import asyncio
import email
import email.policy
import ssl
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword


@dataclass
class Inbox:
    """What a server was given; its answer to the next recipient can be set."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    answer: str = "250 OK"

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        self.recipients += envelope.rcpt_tos
        self.encrypted.append(session.ssl is not None)
        return "250 taken"


class SmtpServer:
    """Runs in a thread of its own while it is a context.

    Args:
        inbox: takes the mail.
        tls: TLS from the first byte.
        starttls: TLS on request, and nothing without.
        log_in: name and password that are required; only after STARTTLS.

    Attributes:
        port: on 127.0.0.1.
    """

    def __init__(
        self,
        inbox: Inbox,
        *,
        tls: ssl.SSLContext | None = None,
        starttls: ssl.SSLContext | None = None,
        log_in: tuple[str, str] | None = None,
    ) -> None:
        self._inbox, self._tls, self._starttls, self._log_in = inbox, tls, starttls, log_in
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(self._session, "127.0.0.1", 0, ssl=self._tls)

    async def _end(self) -> None:
        self._server.close()
        running = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _session(self) -> SMTP:
        return SMTP(
            self._inbox,
            hostname="localhost",
            tls_context=self._starttls,
            require_starttls=self._starttls is not None,
            authenticator=self._check if self._log_in else None,
            auth_required=self._log_in is not None,
            loop=self._loop,
        )

    def _check(
        self, server: Any, session: Any, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        assert self._log_in is not None
        name, password = self._log_in
        known = (data.login, data.password) == (name.encode(), password.encode())
        return AuthResult(success=known, handled=False)
