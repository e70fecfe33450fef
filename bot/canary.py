"""Asks the running system a question as a customer would, to know that it really answers."""

import asyncio
import json
import sys

from websockets.exceptions import ConnectionClosed

from bot import settings as settings_module
from bot.chat_client import ChatUnreachable, Remembered, open_session, open_socket
from bot.engine_key import HEADER, EngineKeyError, engine_key
from bot.settings import Settings

# a greeting in the two languages; it opens no ticket
GREETING = "你好 hello"
PATIENCE_SECONDS = 8.0


async def ask(url: str, key: str, patience_seconds: float = PATIENCE_SECONDS) -> str:
    """Greet the system and return what the bot answers.

    The conversation is of the channel `canary`, which only the holder of the engine key can open;
    the gateway deletes it after a day.

    Args:
        url: of the gateway, without a path.
        key: the engine key.
        patience_seconds: longest wait for the answer.

    Raises:
        ChatUnreachable: no gateway, or no answer of the bot in time.
    """
    try:
        async with asyncio.timeout(patience_seconds):
            cookie = await open_session(url, None, {HEADER: key})
            async with open_socket(url, Remembered(cookie)) as connection:
                await connection.send(json.dumps({"type": "hello", "last_seq": None}))
                greeting = {"type": "text", "client_id": "canary", "text": GREETING}
                await connection.send(json.dumps(greeting))
                while True:
                    event = json.loads(await connection.recv())
                    # a sentence of the system says that it does not work yet
                    if event["type"] == "message" and event["from"] == "bot":
                        return str(event["text"])
    except (TimeoutError, ConnectionClosed) as error:
        raise ChatUnreachable(f"No answer at {url} ({type(error).__name__}).") from error


async def answers(settings: Settings) -> bool:
    """Whether the system of these settings answers now."""
    try:
        return bool(await ask(settings.local_url, engine_key(settings.keys_path)))
    except (ChatUnreachable, EngineKeyError):
        return False


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(answers(settings_module.load())) else 1)
