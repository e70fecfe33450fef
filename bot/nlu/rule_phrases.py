"""Phrases that word rules look for, kept in lines that can be read: `resources/rules`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.nlu.bilingual import BilingualPattern, bilingual
from bot.yaml_file import read_yaml

RESOURCES = Path(__file__).parent / "resources" / "rules"
SHARED = RESOURCES.parent / "parts.yml"

# a phrase that goes on in an indented line
_BREAK = re.compile(r"\n +")
# the name of a part, which is no named group: (?P<name>…)
_PART = re.compile(r"(?<!P)<([a-z ]+)>")
_FRAMES = {"anywhere": "{}", "words": r"\b(?:{})\b"}
_BEFORE = "before"


def phrases(told: str) -> list[str]:
    """The phrases of a block: one a line, each going on in the indented lines below it."""
    return [line for line in _BREAK.sub("", told).splitlines() if line]


@cache
def _shared_parts() -> dict[str, str]:
    return _expressions(read_yaml(SHARED), {})


def part(name: str) -> str:
    """The expression of a part that several modules share, as `resources/parts.yml` has it."""
    return _shared_parts()[name]


def rules(name: str) -> Mapping[str, BilingualPattern]:
    """The rules of one module, as `resources/rules/README.md` says.

    Args:
        name: of the file below `resources/rules`, without its ending.

    Returns:
        a pattern per rule.
    """
    told = read_yaml(RESOURCES / f"{name}.yml")
    parts = _expressions(told.get("parts", {}), _shared_parts())
    return {name: bilingual(_filled(_joined(rule), parts)) for name, rule in told["rules"].items()}


def _expressions(blocks: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """The parts told in blocks besides those known; one may stand in any told behind it."""
    parts = dict(known)
    for name, block in blocks.items():
        parts[name] = _filled(_one_of(phrases(block)), parts)
    return parts


def _joined(rule: Mapping[str, Any]) -> str:
    kinds = [
        frame.format("|".join(line for block in rule[kind].values() for line in phrases(block)))
        for kind, frame in _FRAMES.items()
        if kind in rule
    ]
    return f"{rule.get(_BEFORE, '')}{_one_of(kinds)}"


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: parts[match[1]], pattern)


def _one_of(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
