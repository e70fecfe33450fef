"""The bot's commands, and the trusted payloads that they stand for."""

import json
import re

from telegram import BotCommand

from bot.catalogue import Catalogue
from bot.language import requested
from bot.proving.payloads import FOLLOW_LINK
from bot.proving.payloads import payload as edge_payload
from tickets.errors import InvalidReference
from tickets.reference import parse_reference

# In the order of Telegram's menu.
COMMANDS = {
    "start": "/greet",
    "status": "/check_status",
    "human": "/request_human",
    "help": "/ask_help",
    "language": "/switch_language",
    "privacy": "/ask_privacy",
    "delete": '/ask_privacy{"request":"erasure"}',
}

# Telegram takes two-letter codes only, so Traditional readers get the Simplified menu; "" is what
# everybody else sees. https://core.telegram.org/bots/api#setmycommands
MENU_LANGUAGES = {"": "en", "zh": "zh"}

# as `tickets.use_cases.link_channel` makes them; any other start parameter is somebody's campaign
_START_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)


def menu(catalogue: Catalogue, language: str) -> list[BotCommand]:
    """The commands as Telegram's menu shows them in one catalogue language."""
    return [BotCommand(name, catalogue.text(f"telegram.{name}", language)) for name in COMMANDS]


def read_command(text: str, username: str) -> tuple[str, str] | None:
    """Read a message as one of the bot's commands.

    Args:
        text: the whole message.
        username: the bot's own name, which may follow the command after an `@`; empty while it is
            not known, then any name may follow.

    Returns:
        The trusted payload, and what else the customer wrote, to be read as ordinary text (empty
        when the payload holds it all); None when it is no command of this bot. Only the seven
        commands become payloads: what is typed after a slash is else the customer's text.
    """
    match = _COMMAND.fullmatch(text.strip())
    if match is None:
        return None
    if match[2] and username and match[2].lower() != username.lower():
        return None
    name, argument = match[1].lower(), (match[3] or "").strip()
    if name not in COMMANDS:
        return None
    payload = COMMANDS[name]
    if name == "start":
        # what follows comes from a link that the customer followed, not from the customer
        followed = _START_TOKEN.fullmatch(argument)
        return (edge_payload(FOLLOW_LINK, token=argument) if followed else payload), ""
    if name == "status" and argument:
        try:
            reference = parse_reference(argument)
        except InvalidReference:
            return payload, argument
        return payload + json.dumps({"ticket_reference": reference}), ""
    if name == "language" and (language := requested(argument)):
        return payload + json.dumps({"requested_language": language}), ""
    return payload, argument
