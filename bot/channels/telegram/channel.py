"""Hand the bot's messages over to Telegram."""

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.client import FileGone, FloodControl
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.reading import NAME
from bot.channels.telegram.rendering import Part, render
from bot.channels.telegram.splitting import LONGEST_MESSAGE
from bot.evidence.fetching import ContentGone, ContentTooLarge, FetchFailed
from bot.messages import Conversation, Message, Retry, Undeliverable

_log = logging.getLogger(__name__)

# Telegram shows "typing" for five seconds; most answers need no indicator at all.
TYPING_AFTER_SECONDS = 0.7
TYPING_EVERY_SECONDS = 4.0
TYPING_AT_MOST = 15
_INVALID_TOKEN_PAUSE_SECONDS = 60.0
# What a refused part is cut down to, should Telegram ever count otherwise than documented.
_CAUTIOUS_LIMIT = LONGEST_MESSAGE // 4
_REMEMBERED = 10_000


class TelegramChannel:
    """`bot.delivery.Channel` over a Bot API client.

    Args:
        bot: the client; it need not be initialised for sending.
        pace: spaces the messages.
        sleep: waits for seconds between typing indicators.
        staff_line: the line over what a member of staff says; the bot's own words have none.
    """

    name = NAME

    def __init__(
        self,
        bot: Bot,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        staff_line: Callable[[Conversation, Message], str] | None = None,
    ) -> None:
        self._staff_line = staff_line
        self._bot = bot
        self._pace = pace
        self._sleep = sleep
        # message id -> parts still to send, while a message is half delivered
        self._left: OrderedDict[str, list[Part]] = OrderedDict()
        self._typing: dict[int, asyncio.Task[None]] = {}
        self._closing = False
        self._sending = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def deliver(self, conversation: Conversation, message: Message) -> None:
        """Send one message, in several parts when it is long.

        After a failure in the middle only the missing parts are sent again, as long as this process
        lives.

        Raises:
            Retry: Telegram could not be reached, failed, or wants a pause.
            Undeliverable: blocked, no such chat, or refused in every form.
        """
        if self._closing:
            raise Retry("the gateway stops")
        self._sending += 1
        self._quiet.clear()
        try:
            await self._send(int(conversation.account), self._signed(conversation, message))
        finally:
            self._sending -= 1
            if not self._sending:
                self._quiet.set()

    def _signed(self, conversation: Conversation, message: Message) -> Message:
        """A message of staff with the line that tells it from the bot's."""
        if message.author != "staff" or self._staff_line is None:
            return message
        line = self._staff_line(conversation, message)
        return replace(message, text=f"{line}\n{message.text or ''}")

    async def _send(self, chat_id: int, message: Message) -> None:
        left = self._left.pop(message.id, None)
        if left is None:
            left = render(message.text, message.buttons)
        refusals = 0
        while left:
            try:
                await self._pace.wait(chat_id)
                await self._bot.send_message(chat_id, left[0].text, reply_markup=left[0].keyboard)
            except BadRequest as error:
                refusals += 1
                if refusals > 2 or "chat not found" in error.message.lower():
                    raise Undeliverable("Telegram refused the message (BadRequest)") from None
                too_long = refusals == 1 and "too long" in error.message.lower()
                left = _simpler(left, message, with_keyboard=too_long)
                _log.warning("Telegram refused message %s; sent more simply.", message.id)
            except (Forbidden, ChatMigrated) as error:
                raise Undeliverable(type(error).__name__) from None
            except TelegramError as error:
                self._remember(message.id, left)
                raise self._retry(message, error) from None
            except asyncio.CancelledError:
                self._remember(message.id, left)
                raise
            else:
                left = left[1:]

    async def fetch(self, source: str, most_bytes: int) -> bytes:
        """The content of a file that a customer sent.

        Raises:
            FetchFailed: Telegram could not be reached, failed, or wants a pause.
            ContentGone: Telegram does not give it: too large for bots, or deleted.
            ContentTooLarge: it has more than `most_bytes`.
        """
        try:
            file = await self._bot.get_file(source)
            # a server of one's own may give more than Telegram's 20 MB
            if (file.file_size or 0) > most_bytes:
                raise ContentTooLarge("the file is larger than the limit")
            content = bytes(await file.download_as_bytearray())
        except (BadRequest, FileGone, Forbidden) as error:
            _log.warning("Telegram does not give a file: %s.", type(error).__name__)
            raise ContentGone(type(error).__name__) from None
        except TelegramError as error:
            raise FetchFailed(type(error).__name__) from None
        if len(content) > most_bytes:
            raise ContentTooLarge("the file is larger than the limit")
        return content

    async def typing(self, conversation: Conversation, on: bool) -> None:
        """Show that an answer is on its way, unless it comes at once."""
        chat_id = int(conversation.account)
        running = self._typing.pop(chat_id, None)
        if running is not None:
            running.cancel()
        if on:
            self._typing[chat_id] = asyncio.create_task(self._show_typing(chat_id))

    async def close(self, grace_seconds: float = 3.0) -> None:
        """Send nothing new; what is under way gets a moment, for a cut one might come twice."""
        self._closing = True
        tasks = list(self._typing.values())
        self._typing.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._quiet.wait(), grace_seconds)

    async def _show_typing(self, chat_id: int) -> None:
        try:
            await self._sleep(TYPING_AFTER_SECONDS)
            for _ in range(TYPING_AT_MOST):
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
                await self._sleep(TYPING_EVERY_SECONDS)
        except TelegramError as error:
            _log.debug("No typing indicator: %s.", type(error).__name__)
        finally:
            if self._typing.get(chat_id) is asyncio.current_task():
                del self._typing[chat_id]

    def _remember(self, message_id: str, left: list[Part]) -> None:
        self._left[message_id] = left
        while len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)

    def _retry(self, message: Message, error: TelegramError) -> Retry:
        if isinstance(error, FloodControl):
            return Retry("flood control", error.seconds)
        if isinstance(error, InvalidToken):
            _log.error("Telegram does not know this bot token; messages wait.")
            return Retry("invalid token", _INVALID_TOKEN_PAUSE_SECONDS)
        if isinstance(error, TimedOut):
            # whether it arrived cannot be told: at least once means that it may come twice
            _log.warning("No answer for message %s; it may appear twice.", message.id)
        return Retry(type(error).__name__)


def _simpler(left: list[Part], message: Message, *, with_keyboard: bool) -> list[Part]:
    """The missing parts again, shorter; without a keyboard its buttons are written out as lines."""
    buttons = message.buttons if left[-1].keyboard is not None else ()
    text = "\n\n".join(part.text for part in left)
    return render(text, buttons, limit=_CAUTIOUS_LIMIT, with_keyboard=with_keyboard)
