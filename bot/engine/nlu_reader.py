"""Reads NLU files with libyaml: the same training data as Rasa's reader, thirty times as fast.

Rasa parses each file three times in pure Python, once to validate it against a schema. With every
example carrying labels in `metadata` that is most of the time of a training. Files that use more
than plain examples (lookup tables, synonyms, entity annotations) still go to Rasa's reader.
"""

import hashlib
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.yaml_file import read_yaml

# what a plain file holds; anything else is Rasa's to read
_PLAIN_BLOCK = {"intent", "examples"}
_PLAIN_EXAMPLE = {"text", "metadata"}


class Example(Message):
    """A training example that is quick to copy and to hash.

    Rasa merges the data of its importers six times, and copies every example deeply and hashes its
    parts each time: a quarter of a whole training. What text and labels are made of is never
    changed in place, so copies share it.
    """

    def fingerprint(self) -> str:
        """Hash of the data and of the features, kept until one of them is set."""
        if self._cached_fingerprint is None:
            told = [repr(sorted(self.data.items())), *(row.fingerprint() for row in self.features)]
            joined = "\0".join(told).encode()
            self._cached_fingerprint = hashlib.md5(joined, usedforsecurity=False).hexdigest()
        return self._cached_fingerprint

    def __hash__(self) -> int:
        return hash((self.data.get(TEXT), self.data.get(INTENT)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Example):
            return False
        return self.data == other.data and self.features == other.features

    def __deepcopy__(self, memo: dict[int, Any]) -> "Example":
        twin = Example.__new__(Example)
        twin.__dict__.update(self.__dict__)
        twin.data = dict(self.data)
        twin.features = list(self.features)
        twin.output_properties = set(self.output_properties)
        return twin


class InvalidExamples(ValueError):
    """An NLU file has a shape that no reader takes; the message names file and block."""


def read(files: list[str]) -> TrainingData:
    """Training data of NLU files.

    Args:
        files: paths of YAML files.

    Raises:
        InvalidExamples: a file cannot be read.
    """
    plain: list[Message] = []
    others: list[str] = []
    for file in files:
        messages = _plain_messages(file)
        if messages is None:
            others.append(file)
        else:
            plain.extend(messages)
    data = TrainingData(training_examples=plain)
    if others:
        data = data.merge(training_data_from_paths(others, "en"))
    return data


def _plain_messages(file: str) -> list[Message] | None:
    try:
        content = read_yaml(Path(file))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InvalidExamples(f"{file}: {error}") from error
    if not isinstance(content, dict) or set(content) - {"version", "nlu"}:
        return None
    messages: list[Message] = []
    for block in content.get("nlu") or []:
        if not isinstance(block, dict) or set(block) != _PLAIN_BLOCK:
            return None
        for example in _examples(block, file):
            if example is None:
                return None
            messages.append(_message(example, str(block["intent"])))
    return messages


def _examples(block: dict[str, Any], file: str) -> list[dict[str, Any] | None]:
    examples = block["examples"]
    if isinstance(examples, str):
        lines = [line.strip() for line in examples.splitlines() if line.strip()]
        return [
            _plain_example({"text": line[1:].strip()}) if line.startswith("-") else None
            for line in lines
        ]
    if not isinstance(examples, list):
        raise InvalidExamples(f"{file}: intent {block['intent']}: examples must be a list.")
    return [_plain_example(example) for example in examples]


def _plain_example(example: Any) -> dict[str, Any] | None:
    if not isinstance(example, dict) or set(example) - _PLAIN_EXAMPLE:
        return None
    text = example.get("text")
    # an annotation such as [Tuesday](incident_time) needs Rasa's entity parser
    if not isinstance(text, str) or not text.strip() or ("[" in text and "](" in text):
        return None
    return example


def _message(example: dict[str, Any], intent: str) -> Message:
    built = Message.build(
        text=example["text"].strip(),
        intent=intent,
        example_metadata=example.get("metadata"),
    )
    return Example(data=built.data)
