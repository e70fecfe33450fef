"""What a message looks like on Telegram: plain text in parts, buttons under the last."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.splitting import LONGEST_MESSAGE, split
from bot.messages import Button

# "1-64 bytes", https://core.telegram.org/bots/api#inlinekeyboardbutton
LONGEST_CALLBACK_DATA_BYTES = 64
# Marks a button that counts once: its keyboard is taken away when it was pressed. It stands in the
# callback data, because Telegram gives back nothing else; no token holds a full stop.
_ONCE = "1."
# "there can be at most 100 buttons", https://core.telegram.org/method/messages.sendMessage
MOST_BUTTONS = 100
# What a narrow phone shows of one row before it cuts labels; a Chinese character counts two.
_ROW_WIDTH = 26
_MOST_IN_ROW = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One Telegram message."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def render(
    text: str | None,
    buttons: Sequence[Button] = (),
    *,
    limit: int = LONGEST_MESSAGE,
    with_keyboard: bool = True,
) -> list[Part]:
    """Lay a message out.

    Args:
        text: what is said; no markup is read in it.
        buttons: quick replies; one that Telegram cannot take is written out as a line instead.
        limit: UTF-16 units per part.
        with_keyboard: False writes all buttons out as lines.

    Returns:
        The parts in order; none when there is nothing to say.
    """
    clean = _sendable(text or "")
    usable = [b for b in buttons if with_keyboard and _fits(b)][:MOST_BUTTONS]
    written = [f"· {_sendable(b.label)}" for b in buttons if b not in usable and b.label.strip()]
    if not clean.strip() and not written:
        return []
    parts = [Part(part) for part in split("\n".join([clean.rstrip(), *written]), limit)]
    if usable:
        parts[-1] = Part(parts[-1].text, _keyboard(usable))
    return parts


def callback_data(button: Button) -> str:
    """What Telegram sends back when the button is pressed."""
    return _ONCE + button.token if button.once else button.token


def read_callback_data(data: str) -> tuple[str, bool]:
    """The token in what came back, and whether the button's keyboard is used up."""
    return data.removeprefix(_ONCE), data.startswith(_ONCE)


def _sendable(text: str) -> str:
    # a lone surrogate has no UTF-8 form, and Telegram refuses the whole message for it
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in whole if c in "\n\t" or unicodedata.category(c) != "Cc")


def _fits(button: Button) -> bool:
    size = len(callback_data(button).encode("utf-8", "replace"))
    return bool(button.label.strip() and button.token) and size <= LONGEST_CALLBACK_DATA_BYTES


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup:
    rows: list[list[Button]] = []
    for button in buttons:
        if rows and _share_a_row([*rows[-1], button]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(_sendable(b.label), callback_data=callback_data(b)) for b in r]
            for r in rows
        ]
    )


def _share_a_row(buttons: Sequence[Button]) -> bool:
    # all buttons of a row get the same width, so the longest label decides
    widest = max(_width(button.label) for button in buttons)
    return len(buttons) <= _MOST_IN_ROW and widest * len(buttons) <= _ROW_WIDTH


def _width(label: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in label)
