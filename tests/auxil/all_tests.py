"""Everything that must hold: `make test`.

Two steps run at a time, one for each core, the long ones first; whichever ends has the next begin.
With words after it (`make test WHAT="engine rasa"`) only those steps. A closing line counts what
passed, failed and was skipped over all steps; in CI a skip fails.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
APP = str(PROJECT / ".venv" / "bin")
ENGINE = str(PROJECT / ".venv-engine" / "bin" / "python")
RESULTS = PROJECT / "results" / "tests"

AT_ONCE = 2

# of intents in tests/nlu; a drop below is a regression of training data or components
LEAST_ACCURACY = 0.9

_COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")


@dataclass(frozen=True)
class Step:
    """One command.

    Attributes:
        name: for people and for WHAT.
        command: what runs.
        counts: it is pytest, whose closing line counts its tests; others count as one.
        by_name_only: runs only when WHAT names it.
        verify: looks at what the command wrote and returns what is wrong with it, or nothing.
    """

    name: str
    command: tuple[str, ...]
    counts: bool = False
    by_name_only: bool = False
    verify: Callable[[], str] = str


def enough_understood() -> str:
    """Hold Rasa's report on the held-out messages against the least that is accepted."""
    report = json.loads((RESULTS / "nlu" / "intent_report.json").read_text("utf-8"))
    accuracy = report["accuracy"]
    return (
        ""
        if accuracy >= LEAST_ACCURACY
        else f"{accuracy:.3f} of the intents are right, at least {LEAST_ACCURACY} must be"
    )


def steps(model: str) -> list[Step]:
    """All steps, those that take longest first.

    Args:
        model: archive that Rasa's own tests look at.
    """
    rasa = (ENGINE, "-W", "ignore", "-m", "rasa")
    conversations = (f"{APP}/python", "-m", "pytest", "-q", "tests/conversations")
    quick = ("--model", model, "--no-plot", "--out")
    return [
        Step(
            "app",
            (
                *(f"{APP}/python", "-m", "pytest", "-q"),
                *("--ignore=tests/bot/engine", "--ignore=tests/bot/nlu"),
                "--ignore=tests/bench/engine",
                *("--ignore=tests/conversations/test_conversations.py", "--ignore=tests/e2e"),
            ),
            counts=True,
        ),
        Step(
            "e2e",
            (f"{APP}/python", "-m", "pytest", "-q", "tests/e2e"),
            counts=True,
        ),
        Step(
            "dialogue",
            (*conversations, "-k", "test_together", "-rP"),
            counts=True,
        ),
        Step(
            "conversations",
            (*conversations, "-k", "not test_together"),
            counts=True,
            # one by one they follow every twitch of the model; those that fail are known by name
            by_name_only=True,
        ),
        Step(
            "engine",
            (ENGINE, "-m", "pytest", "-q", "-c", "tests/engine.ini", "--rootdir=."),
            counts=True,
        ),
        Step("types", (f"{APP}/mypy",)),
        Step("validate", (*rasa, "data", "validate", "--fail-on-warnings")),
        Step(
            "nlu",
            (*rasa, "test", "nlu", "--nlu", "tests/nlu", *quick, str(RESULTS / "nlu")),
            verify=enough_understood,
        ),
        Step(
            "stories",
            (
                *(ENGINE, "-W", "ignore", "-m", "tests.stories.run_rasa", "test", "core"),
                *("--stories", "tests/stories", "--fail-on-prediction-errors"),
                *(*quick, str(RESULTS / "core")),
            ),
        ),
        Step("lint", (f"{APP}/ruff", "check", ".")),
        Step("format", (f"{APP}/ruff", "format", "--check", ".")),
        Step("imports", (f"{APP}/lint-imports",)),
    ]


@dataclass
class Totals:
    """What the steps came to."""

    counts: dict[str, int] = field(
        default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0, "errors": 0}
    )
    failed: list[str] = field(default_factory=list)

    def add(self, step: Step, status: int, output: str) -> None:
        """Take in one step's outcome."""
        # pytest's closing line is the last that counts
        closing = [line for line in output.splitlines() if _COUNTS.search(line)] or [""]
        if step.counts:
            for number, what in _COUNTS.findall(closing[-1]):
                self.counts["errors" if what == "error" else what] += int(number)
        else:
            self.counts["failed" if status else "passed"] += 1
        if status:
            self.failed.append(step.name)

    def status(self, in_ci: bool) -> int:
        """Exit status: 1 when something failed, or was skipped in CI."""
        return int(bool(self.failed) or (in_ci and self.counts["skipped"] > 0))

    def line(self) -> str:
        """The closing line."""
        counts = self.counts
        failed = counts["failed"] + counts["errors"]
        line = f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped"
        return f"{line} (failed: {', '.join(self.failed)})" if self.failed else line


@dataclass(frozen=True)
class Outcome:
    """What a step came to.

    Attributes:
        step: which one.
        status: exit status; 0 is good.
        output: all that it wrote.
        seconds: how long it took.
    """

    step: Step
    status: int
    output: str
    seconds: float

    def closing(self) -> str:
        """One line about it."""
        state = "failed" if self.status else "ok"
        return f"──── {self.step.name}: {state}, {self.seconds:.0f} s"


def run(step: Step, alone: bool = False) -> Outcome:
    """Run one step; its output is passed through when it runs alone."""
    print(f"{step.name} begins", flush=True)
    started = time.monotonic()
    output: list[str] = []

    def tell(line: str) -> None:
        output.append(line)
        if alone:
            sys.stdout.write(line)
            sys.stdout.flush()

    with subprocess.Popen(
        step.command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace")
            # Rasa says this of every response that an action utters
            if "is not used in any story or rule" not in line:
                tell(line)
    status = process.returncode
    if not status and (wrong := step.verify()):
        tell(f"{wrong}\n")
        status = 1
    return Outcome(step, status, "".join(output), time.monotonic() - started)


def run_all(chosen: list[Step]) -> Iterator[Outcome]:
    """Run steps, and give each outcome when it is there; its output has been shown by then."""
    alone = len(chosen) == 1
    with ThreadPoolExecutor(AT_ONCE) as sides:
        for done in as_completed([sides.submit(run, step, alone) for step in chosen]):
            outcome = done.result()
            if not alone:
                print(f"\n──── {outcome.step.name}\n{outcome.output}", flush=True)
            yield outcome


def main(wanted: list[str]) -> int:
    """Run the steps.

    Args:
        wanted: names of steps; all when empty.
    """
    trained = subprocess.run(
        [f"{APP}/python", "-m", "bot.training"], cwd=PROJECT, stdout=subprocess.PIPE, check=False
    )
    lines = trained.stdout.decode().split()
    if trained.returncode or not lines:
        return 1
    every = steps(lines[-1])
    unknown = set(wanted) - {step.name for step in every}
    if unknown:
        print(f"unknown steps {sorted(unknown)}; there are {[step.name for step in every]}")
        return 2
    totals = Totals()
    chosen = [step for step in every if step.name in wanted or not (wanted or step.by_name_only)]
    for outcome in run_all(chosen):
        totals.add(outcome.step, outcome.status, outcome.output)
        print(outcome.closing(), flush=True)
    in_ci = bool(os.environ.get("CI"))
    if in_ci and totals.counts["skipped"]:
        print("in CI nothing may be skipped")
    print(f"\n{totals.line()}", flush=True)
    return totals.status(in_ci)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
