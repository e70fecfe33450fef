"""What can go wrong in a turn.

EngineError
├─ ModelMisreads         the loaded model fails its canary messages (bot/engine/model_canary.py)
├─ MalformedRequest      the request breaks the protocol: 400
└─ TurnFailed            nothing was saved, the same message may be sent again: 503
   ├─ NotReady           no model is loaded
   ├─ StoreFailed        the tracker store cannot read or write
   ├─ ActionFailed       an action raised, or its server did
   └─ NoReply            the turn would have left the customer without an answer

No message of these errors contains a customer's words.
"""


class EngineError(Exception):
    """Base of all errors of the engine."""


class MalformedRequest(EngineError):
    """The request breaks the protocol; the message names the field."""


class TurnFailed(EngineError):
    """A turn was not taken and left no trace.

    Attributes:
        code: what the protocol calls it.
    """

    code = "failed"


class NotReady(TurnFailed):
    """No model is loaded."""

    code = "not_ready"


class StoreFailed(TurnFailed):
    """The tracker store cannot read or write."""

    code = "tracker_store"


class ActionFailed(TurnFailed):
    """An action raised, or the action server did."""

    code = "action_failed"


class NoReply(TurnFailed):
    """The turn would have left the customer without an answer."""

    code = "no_reply"
