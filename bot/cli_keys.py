"""`frontdoor keys`: change the encryption keys."""

import argparse
import socket

import bot.store.tables  # noqa: F401  # a rotation has to know all tables of the store
from bot import bootstrap, settings
from bot.settings import Settings
from bot.store.trackers import trackers
from tickets.errors import FrontDoorError
from tickets.store.base import create_engine_for
from tickets.store.key_rotation import Elsewhere, rotate

_ANSWERS_WITHIN_SECONDS = 1.0


class StillRunning(FrontDoorError):
    """The keys cannot be changed while processes run that know only the old ones."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Something answers at {host}, port {port}: stop Front Door everywhere before its "
            "keys are changed, since processes that run know only the old ones."
        )


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `keys` with its sub-command.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("keys", help="the keys that personal data is encrypted with")
    commands = parser.add_subparsers(dest="keys_command", required=True)
    rotating = commands.add_parser(
        "rotate",
        help="encrypt everything anew under a new key, while the system is stopped",
        description="Stop Front Door everywhere first. Cut short, it can be repeated. The older "
        "keys stay in the key file for copies of the database.",
    )
    rotating.set_defaults(handler=_rotate)


def _rotate(arguments: argparse.Namespace) -> None:
    config = settings.load()
    _require_stopped(config)
    engine_database = create_engine_for(config.engine_store_url)
    try:
        with bootstrap.opened(config) as app:
            rows = rotate(app.engine, config.keys_path, [Elsewhere(engine_database, trackers)])
    finally:
        engine_database.dispose()
    print(
        f"{rows} rows are under a new key, the first one in {config.keys_path}. Back that file up "
        "now. The older keys in it are needed for older copies of the database alone."
    )


def _require_stopped(config: Settings) -> None:
    """Refuse while the gateway, the engine or the action server answers on this machine."""
    for port in (config.port, config.engine_port, config.actions_port):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=_ANSWERS_WITHIN_SECONDS):
                pass
        except OSError:
            continue
        raise StillRunning("127.0.0.1", port)
