"""Figures of an earlier run, for the parts of the benchmark that take longest."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.nlu.report import Measured

PARTS = ("stock", "public")


class NothingKept(Exception):
    """There are no figures of an earlier run; the message says of which part."""


def keep(measured: "Measured", part: str, folder: Path) -> None:
    """Take a part's figures from the data file of an earlier run.

    Args:
        measured: takes them.
        part: one of `PARTS`.
        folder: where that run wrote `nlu.json`.

    Raises:
        NothingKept: there is no such file, or the part is not in it.
    """
    path = folder / "nlu.json"
    earlier = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if not earlier.get({"stock": "peers", "public": "public"}[part]):
        raise NothingKept(f"{path} has no figures of {part!r} to keep: measure them.")
    if part == "stock":
        measured.peers = earlier["peers"]
        examples, epochs = earlier["peer_examples_and_epochs"]
        measured.peer_terms = examples, epochs
        measured.seconds = earlier["beside_stock_train_processor_seconds"]
        measured.milliseconds = earlier["beside_stock_parse_milliseconds"]
    else:
        measured.public = earlier["public"]
        measured.views = earlier["public_encoder_milliseconds"]
    measured.kept[part] = earlier.get("kept", {}).get(part, earlier["examples"])
