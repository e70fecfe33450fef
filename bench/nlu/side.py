"""One pipeline of Rasa, trained and asked in its own process: `python -m bench.nlu.side FOLDER`.

The folder holds `config.yml`, `nlu.yml` and `texts.json`; `answers.json` is written beside them:
seconds of the training, milliseconds of each parse, and what was said of each text. What sides are
compared by is processor time, which other work on the machine does not lengthen.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.nlu.corpus import Example

_HEADS = ("intent", "topic", "category", "tone")
# the line in which Python names an error after its traceback
_ERROR = re.compile(r"[\w.]*(?:Error|Exception|Exit|Interrupt)\b")
# the first parses fill caches
_WARM_UP = 10


class SideError(Exception):
    """A pipeline could not be trained or asked; its message says why in one line.

    Args:
        code: what its process ended with, below 0 for a signal.
        output: all that it wrote.
    """

    def __init__(self, code: int, output: str) -> None:
        # libraries warn to the last, so that the last line need not be the error's
        errors = [line for line in output.splitlines() if _ERROR.match(line)]
        stopped = f"stopped by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        super().__init__(errors[-1] if errors and code > 0 else stopped)
        self.output = output


@dataclass(frozen=True)
class Outcome:
    """What one pipeline did.

    Attributes:
        train_seconds: from the data to the archive, by the clock.
        train_processor_seconds: the same, of all cores together.
        parse_milliseconds: processor time of each text after the warm-up.
        parsed: names and confidences by head, and flags, of each text.
    """

    train_seconds: float
    train_processor_seconds: float
    parse_milliseconds: list[float]
    parsed: list[dict[str, Any]]


def run(
    folder: Path, config: dict[str, Any], examples: list[tuple[str, Example]], texts: list[str]
) -> Outcome:
    """Train a pipeline and ask it.

    Args:
        folder: its own, empty.
        config: Rasa's configuration.
        examples: label to train as intent, and the message.
        texts: what to ask.

    Raises:
        SideError: it failed or was stopped.
    """
    folder.mkdir(parents=True)
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    by_label: dict[str, list[Example]] = {}
    for label, example in examples:
        by_label.setdefault(label, []).append(example)
    blocks = [
        {"intent": label, "examples": [_entry(example) for example in told]}
        for label, told in by_label.items()
    ]
    written = yaml.dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, width=10_000)
    (folder / "nlu.yml").write_text(written, encoding="utf-8")
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.nlu.side", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise SideError(done.returncode, done.stdout.decode("utf-8", "replace"))
    return Outcome(**json.loads((folder / "answers.json").read_text("utf-8")))


def _entry(example: Example) -> dict[str, Any]:
    labels: dict[str, Any] = {"flags": sorted(example.flags or ())}
    if example.topic:
        labels["topic"] = example.topic
    if example.tone:
        labels["tone"] = example.tone
    if example.tells:
        labels["tells"] = example.tells
    if example.asks:
        labels["asks"] = example.asks
    if not example.intent:
        labels["intent"] = False
    # Rasa reads the text of an example line by line and drops what stands before a dash
    return {"text": " ".join(example.text.split()) + "\n", "metadata": labels}


def _ask(folder: Path) -> Outcome:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    # what an earlier run has trained would take no time
    os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
    from rasa.model_training import train_nlu

    from bot.nlu.parse import Parser

    started, worked = time.perf_counter(), _processor_seconds()
    archive = train_nlu(
        str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="nlu"
    )
    seconds, worked = time.perf_counter() - started, _processor_seconds() - worked
    parser = Parser(Path(str(archive)))
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    for text in texts[:_WARM_UP]:
        parser.parse(text)
    times, parsed = [], []
    for text in texts:
        before = time.process_time()
        said = parser.parse(text)
        times.append((time.process_time() - before) * 1000)
        kept = {
            head: [said[head]["name"], float(said[head]["confidence"])]
            for head in _HEADS
            if said.get(head)
        }
        parsed.append({**kept, "flags": [flag["name"] for flag in said.get("flags") or []]})
    return Outcome(seconds, worked, times[_WARM_UP:], parsed)


def _processor_seconds() -> float:
    # a training may fork
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    place = Path(sys.argv[1])
    outcome = json.dumps(_ask(place).__dict__, ensure_ascii=False)
    (place / "answers.json").write_text(outcome, encoding="utf-8")
