"""Corrected labels as NLU training data, in the form of `data/<language>/*.yml`."""

import re
from collections.abc import Iterable, Mapping

from tickets.use_cases.export_labels import CorrectedExample

_HEAD = """\
# Stories of complaints whose labels staff put right, masked by machine. Before any of it enters
# data/, a person reads it against docs/labels.md: is all that names somebody gone, are the labels
# right, are the flags complete, is it a complaint?
version: "3.1"

nlu:
- intent: file_complaint
  examples:
"""
# Rasa reads `[text](entity)` as an entity
_MARKUP = re.compile(r"\](?=[({])")


def label_files(examples: Iterable[CorrectedExample]) -> Mapping[str, str]:
    """The content of one file per language, by language.

    Args:
        examples: in the order in which they are to stand.
    """
    by_language: dict[str, list[str]] = {}
    for example in examples:
        by_language.setdefault(example.language, []).append(_block(example))
    return {language: _HEAD + "".join(blocks) for language, blocks in sorted(by_language.items())}


def _block(example: CorrectedExample) -> str:
    by = " and ".join(example.roles) or "staff"
    changes = ", ".join(example.changes)
    as_read = (
        "" if any(change.startswith("tone:") for change in example.changes) else "; tone as read"
    )
    return (
        f"  # {by}, {example.at:%Y-%m-%d}: {changes}{as_read}\n"
        f"  - text: |\n"
        f"      {one_line(example.text)}\n"
        f"    metadata: {{topic: {example.topic}, tone: {example.tone}, "
        f"flags: [{', '.join(example.flags)}]}}\n"
    )


def one_line(text: str) -> str:
    """A text as it may stand in the YAML: one line, only what prints, no entity markup."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return _MARKUP.sub("] ", " ".join(printable.split()))
