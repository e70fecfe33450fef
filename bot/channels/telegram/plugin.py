"""Telegram as the gateway plugs it in."""

import asyncio
import contextlib
import logging
import re

from fastapi import APIRouter
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.client import close, make_bot
from bot.channels.telegram.commands import MENU_LANGUAGES, menu
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.reading import ALLOWED_UPDATES
from bot.channels.telegram.receiver import Receiver
from bot.channels.telegram.webhook import PATH, make_router
from bot.edge import Edge
from bot.messages import Conversation, EdgeError, Message

_log = logging.getLogger(__name__)

_CLOSE_SECONDS = 3.0
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 60.0
# What Telegram allows, https://core.telegram.org/bots/api#setwebhook; short ones can be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class TelegramMisconfigured(EdgeError):
    """Telegram is switched on with settings that cannot work; the message says what to do."""


class TelegramPlugin:
    """The channel with its way in: polling or webhook.

    Args:
        edge: the running gateway.
        bot: the client.
        secret: the webhook's secret; empty means long polling.
    """

    def __init__(self, edge: Edge, bot: Bot, secret: str) -> None:
        self._edge = edge
        self._bot = bot
        self._secret = secret
        pace = Pace()
        self._receiver = Receiver(edge, bot, pace)
        self._sender = TelegramChannel(bot, pace, staff_line=self._staff_line)
        self._polling = Polling(bot, self._receiver)
        self._task: asyncio.Task[None] | None = None
        self.channel: TelegramChannel = self._sender
        self.router: APIRouter | None = make_router(bot, self._receiver, secret) if secret else None

    async def start(self) -> None:
        """Begin to receive. Telegram need not be reachable: it is tried until it is."""
        self._task = asyncio.create_task(self._run(), name="telegram")

    async def stop(self) -> None:
        """Stop receiving and close the connections."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        await self._receiver.close()
        await self._sender.close()
        # best effort: what was kept and is delivered again would be recognised
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._polling.confirm()
        await close(self._bot)

    def _staff_line(self, conversation: Conversation, message: Message) -> str:
        known = conversation.language
        language = known or self._edge.language_for(conversation.locale)
        key = "staff_line" if message.author_name else "staff_line_nameless"
        name = message.author_name or ""
        return self._edge.catalogue.text(f"telegram.{key}", language, name=name)

    async def _run(self) -> None:
        pause = _FIRST_PAUSE_SECONDS
        while True:
            try:
                await self._introduce()
                break
            except InvalidToken:
                _log.error("Telegram does not know FRONTDOOR_TELEGRAM_TOKEN; nothing is received.")
                pause = _LONGEST_PAUSE_SECONDS
            except TelegramError as error:
                _log.warning("Telegram cannot be reached: %s.", type(error).__name__)
            except Exception as error:
                # the gateway goes on without Telegram rather than with a dead task
                _log.error("Telegram cannot be set up: %s.", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
        if not self._secret:
            await self._polling.run()

    async def _introduce(self) -> None:
        await self._bot.initialize()
        for code, language in MENU_LANGUAGES.items():
            commands = menu(self._edge.catalogue, language)
            await self._bot.set_my_commands(commands, language_code=code or None)
        if not self._secret:
            await self._bot.delete_webhook()
            _log.info("Telegram: long polling as @%s.", self._bot.username)
            return
        public_url = self._edge.settings.public_url.rstrip("/")
        if not public_url:
            _log.warning("FRONTDOOR_PUBLIC_URL is empty: set the webhook %s by hand.", PATH)
            return
        # one connection: over several, Telegram's posts would overtake each other
        await self._bot.set_webhook(
            public_url + PATH,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=1,
        )
        _log.info("Telegram: webhook as @%s.", self._bot.username)


def create(edge: Edge) -> TelegramPlugin | None:
    """Telegram, when a token is set.

    Args:
        edge: the running gateway.

    Raises:
        TelegramMisconfigured: the mode is unknown, or webhook requests could not be told from
            forged ones.
    """
    settings = edge.settings
    token = settings.telegram_token.get_secret_value().strip()
    if not token:
        return None
    if settings.telegram_mode not in ("polling", "webhook"):
        raise TelegramMisconfigured("FRONTDOOR_TELEGRAM_MODE must be `polling` or `webhook`.")
    secret = ""
    if settings.telegram_mode == "webhook":
        secret = settings.telegram_webhook_secret.get_secret_value()
        if not _SECRET.fullmatch(secret):
            raise TelegramMisconfigured(
                "Webhook mode needs FRONTDOOR_TELEGRAM_WEBHOOK_SECRET: 16 to 256 letters, digits, "
                "_ or -. One is made by: openssl rand -hex 32"
            )
    try:
        bot = make_bot(token, settings.telegram_base_url)
    except InvalidToken:
        raise TelegramMisconfigured("FRONTDOOR_TELEGRAM_TOKEN is empty.") from None
    return TelegramPlugin(edge, bot, secret)
