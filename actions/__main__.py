"""The action server: `python -m actions`, on loopback only.

rasa_sdk's own server logs an error's text and sends the whole tracker back with it, and both hold
what the customer said. This one speaks the same protocol and tells only which action failed.
"""

import logging
import sys
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json as json_response

from actions.foreseeing import following
from actions.services import services
from actions.terms import glossary
from bot.garbage import settle_garbage
from bot.settings import load

logger = logging.getLogger(__name__)


def application() -> Sanic[Any, Any]:
    """The Sanic application with every action of this package registered."""
    executor = ActionExecutor()
    executor.register_package("actions")
    app = Sanic("frontdoor_actions", configure_logging=False)
    app.config.KEEP_ALIVE_TIMEOUT = 300

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json_response({"status": "ok"})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        call = request.json
        name = str(call.get("next_action"))
        call.setdefault("domain", {})  # the engine leaves it out; no action reads it
        try:
            result = await executor.run(call)
            answer = result.model_dump() if result else None
            if answer and (foreseen := await following(executor, call, answer)):
                answer["following"] = foreseen
        except ActionExecutionRejection as rejection:
            return json_response({"error": "rejected", "action_name": rejection.action_name}, 400)
        except ActionNotFoundException:
            return json_response({"error": "unknown action", "action_name": name}, 404)
        except Exception as error:
            # whatever it is: the engine must not save this turn, and the text may be personal
            logger.error("action %s failed with %s at %s", name, type(error).__name__, _at(error))
            return json_response({"error": type(error).__name__, "action_name": name}, 500)
        return json_response(answer)

    return app


def _at(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "unknown"


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stdout)
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    glossary()
    services().warm_up()  # a wrong key file or database is said now, not to the first customer
    settle_garbage()
    settings = load()
    logger.info("actions listen on 127.0.0.1:%s", settings.actions_port)
    application().run(
        host="127.0.0.1",
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
