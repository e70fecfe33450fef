"""Serves one trained model to the gateway: the engine process.

`rasa run` would do the same with its REST API, all of its channels and TensorFlow loaded; this
starts in a fraction of the time, and has no route but the channel's.
"""

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"  # never anything else: whoever reaches the engine speaks for every customer

_log = logging.getLogger(__name__)


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

    store = TrackerStore.create(endpoints.tracker_store)
    return Agent.load(model, tracker_store=store, action_endpoint=endpoints.action)


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
