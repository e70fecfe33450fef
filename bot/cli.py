"""The `frontdoor` command."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import cli_chat
from tickets.errors import FrontDoorError

PROJECT = Path(__file__).resolve().parents[1]
ENGINE_PYTHON = PROJECT / ".venv-engine" / "bin" / "python"


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand.

    Args:
        argv: arguments; default those of the process.

    Returns:
        The exit status.
    """
    arguments_given = list(sys.argv[1:] if argv is None else argv)
    # handed over whole: its options are the engine environment's own
    if arguments_given[:1] == ["parse"]:
        return parse(arguments_given[1:])
    parser = argparse.ArgumentParser(
        prog="frontdoor", description="Front Door, the complaints desk."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    cli_chat.add_parser(subparsers)
    subparsers.add_parser("parse", help="what the model understands of texts, as JSON lines")
    if arguments_given[:1] != ["chat"]:
        # a chat begins at once: it does not wait for the store's libraries
        from bot import (
            cli_archive,
            cli_audit,
            cli_clocks,
            cli_erase,
            cli_feedback,
            cli_handovers,
            cli_keys,
            cli_labels,
            cli_letters,
            cli_staff,
            cli_tickets,
        )

        cli_tickets.add_parser(subparsers)
        cli_staff.add_parser(subparsers)
        cli_clocks.add_parser(subparsers)
        cli_letters.add_parser(subparsers)
        cli_audit.add_parser(subparsers)
        cli_keys.add_parser(subparsers)
        cli_feedback.add_parser(subparsers)
        cli_handovers.add_parser(subparsers)
        cli_archive.add_parser(subparsers)
        cli_erase.add_parser(subparsers)
        cli_labels.add_parser(subparsers)
    return _run(parser.parse_args(arguments_given))


def _run(arguments: argparse.Namespace) -> int:
    """Run a handler; what is wrong becomes one line on standard error and an exit status of 1."""
    try:
        status = arguments.handler(arguments)
        sys.stdout.flush()
    except FrontDoorError as error:
        print(f"frontdoor: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader has enough (`… | head`); keep Python from complaining at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(status or 0)


def parse(arguments: Sequence[str]) -> int:
    """Run `frontdoor parse` in the engine's environment, in place of this process.

    Returns:
        2 when that environment does not exist; else it does not return.
    """
    if not ENGINE_PYTHON.exists():
        print(
            f"frontdoor parse: {ENGINE_PYTHON} does not exist. Build it with: make install",
            file=sys.stderr,
        )
        return 2
    # the module is found from the project's folder, wherever the command is called
    os.chdir(PROJECT)
    warnings_off = ("-W", "ignore")  # Rasa's libraries greet with dozens
    command = [str(ENGINE_PYTHON), *warnings_off, "-m", "bot.nlu.parse", *arguments]
    os.execv(ENGINE_PYTHON, command)
    raise AssertionError("unreachable")


if __name__ == "__main__":
    sys.exit(main())
