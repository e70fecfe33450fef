"""Parses texts with the trained model, without a server: `python -m bot.nlu.parse`.

Runs in the engine environment. Reads texts from standard input, one a line or as JSON objects
with `text`, and writes one JSON object a line.
"""

import argparse
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

MODEL_SUFFIX = ".tar.gz"


class NoModel(Exception):
    """There is no trained model to parse with."""


class BadLine(Exception):
    """A line of the input is JSON without a text."""


def newest_model(models: Path) -> Path:
    """The newest archive of a folder, or the archive itself.

    Raises:
        NoModel: there is none; train one with `make train`.
    """
    if models.is_file():
        return models
    archives = sorted(models.glob(f"*{MODEL_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    if not archives:
        raise NoModel(f"no trained model in {models}; run `make train`")
    return archives[-1]


def texts(lines: Iterable[bytes]) -> Iterator[str]:
    """The texts of the input lines.

    Args:
        lines: raw lines; bytes that are no UTF-8 become U+FFFD.

    Raises:
        BadLine: a line is a JSON object without a string `text`.
    """
    for number, raw in enumerate(lines, 1):
        line = raw.decode("utf-8", errors="replace").rstrip("\r\n")
        if line.startswith("{"):
            try:
                told = json.loads(line)
            except ValueError:
                told = None
            if isinstance(told, dict):
                if not isinstance(told.get("text"), str):
                    raise BadLine(f"line {number}: the JSON object has no string `text`")
                line = told["text"]
        yield line


def summary(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """What one line of the output says."""

    def ranked(key: str) -> dict[str, Any]:
        told = parsed.get(key) or {}
        return {"name": told.get("name"), "confidence": round(told.get("confidence") or 0.0, 4)}

    return {
        "text": text,
        "language": parsed.get("language"),
        **{key: ranked(key) for key in ("intent", "category", "topic", "tone")},
        "flags": [
            {"name": flag["name"], "confidence": round(flag["confidence"], 4)}
            for flag in parsed.get("flags") or []
        ],
        "entities": [
            {key: found[key] for key in ("entity", "value", "start", "end")}
            for found in parsed.get("entities") or []
        ],
    }


class Parser:
    """The NLU part of a trained model, loaded without agent, policies or server.

    Args:
        archive: the model archive.
    """

    def __init__(self, archive: Path) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # rasa imports TensorFlow, which chats
        import dask.config
        from rasa.engine.graph import ExecutionContext, GraphSchema
        from rasa.engine.runner.dask import DaskGraphRunner
        from rasa.engine.storage.local_model_storage import LocalModelStorage

        from bot.engine.graph import PlainGraphRunner

        dask.config.set(scheduler="synchronous")
        self._folder = tempfile.TemporaryDirectory()
        storage, metadata = LocalModelStorage.from_model_archive(Path(self._folder.name), archive)
        target = metadata.nlu_target
        schema = metadata.predict_schema.minimal_graph_schema([target])
        # the last node only reads typed commands for the domain; texts here are never commands
        needed = {name: node for name, node in schema.nodes.items() if name != "domain_provider"}
        if target in needed and target.startswith("run_RegexMessageHandler"):
            parent = needed.pop(target).needs["messages"]
            target = parent
        self._target = target
        # as the engine runs it
        self._runner = PlainGraphRunner(
            DaskGraphRunner.create(
                GraphSchema(needed), storage, ExecutionContext(GraphSchema(needed))
            )
        )

    def parse(self, text: str) -> dict[str, Any]:
        """What the pipeline writes into a first message of a conversation."""
        from rasa.core.channels.channel import UserMessage
        from rasa.shared.core.trackers import DialogueStateTracker

        text = text.encode("utf-8", errors="replace").decode("utf-8")
        tracker = DialogueStateTracker("parse", [])
        results = self._runner.run(
            inputs={"__message__": [UserMessage(text)], "__tracker__": tracker},
            targets=[self._target],
        )
        return results[self._target][0].as_dict(only_output_properties=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        the exit code: 0, or 2 when there is no model or a line cannot be read.
    """
    command = argparse.ArgumentParser(prog="python -m bot.nlu.parse", description=__doc__)
    command.add_argument("--models", type=Path, default=Path("models"), help="archive or folder")
    options = command.parse_args(arguments)
    logging.disable(logging.WARNING)
    try:
        parser = Parser(newest_model(options.models))
        for text in texts(sys.stdin.buffer):
            line = json.dumps(summary(text, parser.parse(text)), ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8", errors="replace") + b"\n")
            sys.stdout.buffer.flush()
    except (NoModel, BadLine) as problem:
        print(f"parse: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    from bot.engine.lean import defer_training_imports

    defer_training_imports()
    sys.exit(main())
