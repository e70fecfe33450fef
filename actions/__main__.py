"""The action server: `python -m actions`, on loopback only."""

import logging
import sys

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json as json_response

from actions.services import services
from bot.settings import load

logger = logging.getLogger(__name__)


def application() -> Sanic:
    """The Sanic application with every action of this package registered."""
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor)
    app.error_handler.add(Exception, _failed)
    return app


async def _failed(request: Request, error: Exception) -> HTTPResponse:
    # rasa_sdk's own handler would log the error's text and send the tracker back: both hold
    # what the customer said. The engine only needs to know that the turn must not be saved.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    name = (request.json or {}).get("next_action", "unknown") if request.body else "unknown"
    logger.error("action %s failed with %s at %s", name, type(error).__name__, where)
    return json_response({"error": type(error).__name__, "action_name": name}, status=500)


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stdout)
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    services()  # a wrong key file or database is said at start, not to the first customer
    settings = load()
    logger.info("actions listen on 127.0.0.1:%s", settings.actions_port)
    application().run(
        host="127.0.0.1",
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
        debug=False,
    )


if __name__ == "__main__":
    main()
