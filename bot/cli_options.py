"""What several commands of `frontdoor` read from their arguments in the same way."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from tickets.ticket import Money

STDIN = "-"


def add_text(
    parser: argparse.ArgumentParser, option: str, told: str, *, required: bool = False
) -> None:
    """Mount an option that takes words, from the line, a file or standard input.

    Args:
        parser: gets it.
        option: its name, with dashes.
        told: for the help.
        required: whether the command cannot do without.
    """
    parser.add_argument(
        option,
        type=words,
        required=required,
        metavar="TEXT",
        help=f"{told} (@FILE reads it from a file, - from standard input)",
    )


def words(value: str) -> str:
    """A text as given: `@FILE` is the content of a file, `-` standard input, `@@…` is `@…`.

    What stands on a command line can be seen by others on the machine, and is kept in the history
    of the shell: words about people belong into a file or a pipe.

    Raises:
        argparse.ArgumentTypeError: the file cannot be read; the message has nothing of its content.
    """
    if value == STDIN:
        return sys.stdin.read()
    if value.startswith("@@"):
        return value[1:]
    if not value.startswith("@"):
        return value
    file = Path(value[1:])
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise argparse.ArgumentTypeError(f"{file} is not in UTF-8") from error


def money(value: str) -> Money:
    """A sum, as in `2500 CNY`.

    Raises:
        argparse.ArgumentTypeError: it cannot be.
    """
    try:
        return Money.parse(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError("write a sum as in '2500 CNY'") from error


def whole(least: int) -> Callable[[str], int]:
    """Reads whole numbers from `least` on."""

    def read(value: str) -> int:
        try:
            number = int(value)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"write a whole number from {least} on")
        return number

    return read


def local_instant(value: str, zone: ZoneInfo) -> datetime:
    """The beginning of a day, or an instant, as aware UTC.

    Args:
        value: `2026-10-01`, or ISO 8601 with a time; the zone is used when it names none.
        zone: of the installation.

    Raises:
        ValueError: it has another form.
    """
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("write a day as in 2026-10-01") from None
    if len(value) == len("2026-10-01"):
        at = datetime.combine(at.date(), time.min)
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
