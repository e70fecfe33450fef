"""What customers write in the benchmark, from scripts.yml."""

from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import yaml

# messages of one script; longer conversations begin it again
SCRIPT_TURNS = 10
# place of the message that a receipt answers, counted from 0
CONFIRMATION = 5


@dataclass(frozen=True)
class Script:
    """One customer's messages.

    Attributes:
        language: locale that the client names.
        stories: told in turn, one in each repetition.
        messages: `SCRIPT_TURNS` of them; `{story}` stands for the next story.
    """

    language: str
    stories: tuple[str, ...]
    messages: tuple[str, ...]

    def lines(self, turns: int) -> list[str]:
        """The messages of a conversation of so many turns."""
        lines: list[str] = []
        for story in cycle(self.stories):
            if len(lines) >= turns:
                return lines[:turns]
            lines += [message.replace("{story}", story) for message in self.messages]
        raise ValueError("a script without stories")


def receipts_due(turns: int) -> int:
    """How many complaints a conversation of so many turns brings to their receipt."""
    return (turns + SCRIPT_TURNS - 1 - CONFIRMATION) // SCRIPT_TURNS


def read_scripts(side: str, conversations: int) -> list[Script]:
    """Scripts for so many conversations, languages taking turns.

    Args:
        side: `front_door` or `stock`.
        conversations: how many scripts.

    Raises:
        ValueError: a script does not have `SCRIPT_TURNS` messages.
    """
    document = yaml.safe_load(Path(__file__).with_name("scripts.yml").read_text("utf-8"))
    scripts = [
        Script(language, tuple(entry["stories"]), tuple(entry["messages"]))
        for language, entry in document[side].items()
    ]
    for script in scripts:
        if len(script.messages) != SCRIPT_TURNS:
            raise ValueError(f"{side}/{script.language}: not {SCRIPT_TURNS} messages")
    return list(islice(cycle(scripts), conversations))
