"""Labelled messages: our own training data and held-out sets, and the public test sets."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

# under which Rasa's format keeps replies whose words leave the intent open
OF_A_REPLY = "inform"
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Example:
    """A message and what it is about.

    Attributes:
        text: the customer's words.
        intent: name of the intent; empty where the words leave it open.
        language: folder or file name that it came from, `en` or `zh`.
        topic: None unless it is labelled, as complaints are.
        tone: None when it is not labelled.
        flags: None when they are not labelled; empty when there are none.
        file: the file's name, without its ending.
        tells: what it tells as a reply; None when it is not labelled.
        asks: key of the response that it asks for; None when it is not labelled.
    """

    text: str
    intent: str
    language: str
    topic: str | None = None
    tone: str | None = None
    flags: frozenset[str] | None = None
    file: str = ""
    tells: str | None = None
    asks: str | None = None


def _blocks(told: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Texts and labels of one intent's examples, in either of Rasa's two forms."""
    if isinstance(told, str):
        for line in told.splitlines():
            if line.strip().startswith("- "):
                yield line.strip()[2:].strip(), {}
    else:
        for entry in told:
            yield str(entry["text"]).strip(), entry.get("metadata") or {}


def examples_in(path: Path, language: str) -> Iterator[Example]:
    """The examples of one NLU file.

    Args:
        path: a YAML file in Rasa's format 3.1.
        language: what its messages are written in.
    """
    told = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    for block in told.get("nlu") or []:
        if "intent" not in block:
            continue
        for text, labels in _blocks(block["examples"]):
            flags = labels.get("flags")
            yield Example(
                text=text,
                intent="" if labels.get("intent") is False else block["intent"],
                language=language,
                topic=labels.get("topic"),
                tone=labels.get("tone"),
                flags=None if flags is None else frozenset(flags),
                tells=labels.get("tells"),
                asks=labels.get("asks"),
                file=path.stem,
            )


def training_examples(project: Path) -> list[Example]:
    """What the model is trained on: `data/en` and `data/zh`."""
    return [
        example
        for language in ("en", "zh")
        for path in sorted((project / "data" / language).glob("*.yml"))
        for example in examples_in(path, language)
    ]


def held_out_examples(project: Path) -> list[Example]:
    """What no training file holds: `tests/nlu`; a text with Han characters counts as Chinese."""
    return [
        replace(example, language="zh" if _HAN.search(example.text) else "en")
        for path in sorted((project / "tests" / "nlu").glob("*.yml"))
        for example in examples_in(path, "")
    ]


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of a public set."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def distinct(examples: Iterable[Example]) -> list[Example]:
    """The first of every group of examples with the same text."""
    return list({example.text: example for example in reversed(list(examples))}.values())[::-1]
