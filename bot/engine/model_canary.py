"""Lets a loaded model read messages whose meaning is certain, before customers depend on it."""

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.engine.errors import EngineError
from bot.yaml_file import read_yaml

CANARIES = Path(__file__).parents[1] / "nlu" / "resources" / "canary.yml"


class ModelMisreads(EngineError):
    """The model reads a message otherwise than any good model would."""


async def refuse_misreading(agent: Agent, canaries: Path = CANARIES) -> None:
    """Read every canary message.

    Args:
        agent: holds the loaded model.
        canaries: messages with the `intent`, `category` or `flag` that they must be read as.

    Raises:
        ModelMisreads: one is read as something else; the message names it.
    """
    assert agent.processor is not None
    for canary in read_yaml(canaries):
        read = await agent.processor.parse_message(UserMessage(canary["text"]))
        for kind, wanted, got in _compared(canary, read):
            if wanted not in got:
                raise ModelMisreads(
                    f"The model {agent.processor.model_filename} reads {canary['text']!r} as "
                    f"{kind} {', '.join(map(str, got)) or 'none'} instead of {wanted}: its "
                    "training went wrong. Check what changed in data/ and config.yml, delete the "
                    "archive, then run `make train`."
                )


def _compared(canary: dict[str, str], read: dict[str, Any]) -> list[tuple[str, str, list[Any]]]:
    got = {
        "intent": [(read.get("intent") or {}).get("name")],
        "category": [(read.get("category") or {}).get("name")],
        "flag": [flag["name"] for flag in read.get("flags") or []],
    }
    return [(kind, canary[kind], got[kind]) for kind in got if kind in canary]
