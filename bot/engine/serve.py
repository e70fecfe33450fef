"""Serves one trained model to the gateway: the engine process.

`rasa run` would do the same with its REST API, all of its channels and TensorFlow loaded; this
starts in a fraction of the time, and has no route but the channel's.
"""

import argparse
import asyncio
import logging
import sys
from pathlib import Path
from typing import Any

from bot.engine.lean import defer_training_imports, domain_from_metadata

CANNOT_START = 2
HOST = "127.0.0.1"  # never anything else: whoever reaches the engine speaks for every customer

_log = logging.getLogger("frontdoor.engine")


def configure_logging() -> None:
    """Our own lines and others' warnings; Rasa's debug lines would quote every message."""
    import structlog

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("frontdoor").setLevel(logging.INFO)
    # deprecations inside Rasa and what it pins: nobody who runs this can act on them
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    # remembered: Rasa asks for its loggers anew for every line that is not written
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        cache_logger_on_first_use=True,
    )


def load_agent(model: str, endpoints: Any) -> Any:
    """Load a model with the stores of the endpoints.

    Args:
        model: path of the archive.
        endpoints: Rasa's `AvailableEndpoints`.

    Returns:
        Rasa's `Agent`.
    """
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import TrackerStore

    from bot.engine.tracker_store import FrontDoorTrackerStore

    store = TrackerStore.create(endpoints.tracker_store)
    if isinstance(store, FrontDoorTrackerStore):
        store.make_room()
    with domain_from_metadata(model):
        return Agent.load(
            model, tracker_store=store, action_endpoint=endpoints.action, generator=endpoints.nlg
        )


def make_app(agent: Any, channel: Any) -> Any:
    """The Sanic application with the channel's routes.

    Args:
        agent: Rasa's `Agent` with a model.
        channel: the input channel.
    """
    import rasa.core.channels.channel
    from sanic import Sanic

    app = Sanic("frontdoor_engine", configure_logging=False)
    app.ctx.agent = agent
    rasa.core.channels.channel.register([channel], app, "/webhooks/")
    return app


def main(arguments: list[str] | None = None) -> int:
    """Load a model and serve it until the process is told to stop.

    Returns:
        Exit status: 2 when the model or a store cannot be used.
    """
    parser = argparse.ArgumentParser(prog="bot.engine.serve", description=__doc__)
    parser.add_argument("--model", required=True, type=Path, help="archive to serve")
    parser.add_argument("--port", required=True, type=int, help="loopback port")
    parser.add_argument("--endpoints", default="endpoints.yml", help="Rasa's endpoints file")
    parser.add_argument(
        "--canaries", type=Path, help="messages that the model must read right before it is served"
    )
    options = parser.parse_args(arguments)

    defer_training_imports()
    configure_logging()
    from rasa.core.utils import AvailableEndpoints
    from rasa.exceptions import ModelNotFound

    from bot.engine.channel import FrontDoorInput
    from bot.engine.errors import EngineError
    from bot.engine.model_canary import CANARIES, refuse_misreading
    from bot.engine_key import EngineKeyError
    from bot.garbage import settle_garbage
    from bot.nlu.bilingual import compile_parts

    try:
        channel = FrontDoorInput.from_credentials(None)
        agent = load_agent(str(options.model), AvailableEndpoints.read_endpoints(options.endpoints))
        asyncio.run(refuse_misreading(agent, options.canaries or CANARIES))
    except (EngineError, EngineKeyError) as error:
        _log.error("%s", error)
        return CANNOT_START
    except ModelNotFound:
        _log.error("The model %s cannot be read: train again with `make train`.", options.model)
        return CANNOT_START
    _log.info("Serving %s.", options.model.name)
    compile_parts()
    settle_garbage()
    # one process: conversations are cached in it, and their order is kept by locks in it
    make_app(agent, channel).run(
        host=HOST, port=options.port, workers=1, access_log=False, motd=False
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
