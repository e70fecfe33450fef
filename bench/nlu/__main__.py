"""`python -m bench.nlu`: measure understanding, and write docs/benchmarks/nlu.{md,json} + PNGs.

Runs in the engine environment.
"""

import argparse
import importlib.util
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.nlu import kept, ours, peer, picture, public, report
from bench.nlu.answers import measures, middle
from bench.nlu.corpus import Example, distinct, held_out_examples, training_examples
from bench.nlu.report import Measured
from bench.nlu.side import SideError

_SEED = 11
_PROJECT = Path(__file__).resolve().parents[2]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _beside_stock(
    measured: Measured, train: list[Example], held_out: list[Example], epochs: int
) -> None:
    """Both sides through Rasa on the held-out messages; a stock side that fails is skipped."""
    with tempfile.TemporaryDirectory(prefix="front-door-bench-") as temporary:
        folder = Path(temporary)
        _say("ours, through Rasa …")
        answers, outcome = peer.our_answers(_PROJECT, folder / "ours", train, held_out)
        measured.peers["ours"] = {lang: measures(answers.of(lang)) for lang in ("en", "zh")}
        measured.seconds["ours"] = outcome.train_processor_seconds
        measured.milliseconds["ours"] = middle(outcome.parse_milliseconds)
        times: list[float] = []
        for language in ("en", "zh"):
            if language == "zh" and importlib.util.find_spec("jieba") is None:
                measured.skipped.append("Rasa's stock pipeline, zh: jieba is not installed")
                continue
            _say(f"stock, {language}, {epochs} epochs, twice …")
            own = [e for e in held_out if e.language == language]
            place = folder / language
            try:
                answers, outcomes = peer.stock_answers(place, language, train, own, epochs)
            except SideError as error:
                measured.skipped.append(f"Rasa's stock pipeline, {language}: {error}")
                _say(error.output)
                continue
            measured.peers.setdefault("stock", {})[language] = measures(answers)
            seconds = sum(outcome.train_processor_seconds for outcome in outcomes)
            measured.seconds["stock"] = measured.seconds.get("stock", 0.0) + seconds
            # what it says of a message takes both of its models
            pairs = zip(*(outcome.parse_milliseconds for outcome in outcomes), strict=True)
            times += [sum(pair) for pair in pairs]
        if times:
            measured.milliseconds["stock"] = middle(times)


def _through_rasa(measured: Measured, train: list[Example], held_out: list[Example]) -> None:
    """Time and ask our pipeline, trained on all data, as it is shipped."""
    with tempfile.TemporaryDirectory(prefix="front-door-bench-") as temporary:
        measured.served, outcome = peer.our_answers(
            _PROJECT, Path(temporary) / "whole", train, held_out
        )
    measured.train_seconds = outcome.train_seconds
    measured.parse_milliseconds = middle(outcome.parse_milliseconds)


def _sampled(examples: list[Example], count: int) -> list[Example]:
    """So many examples, evenly at random; all of them when count is 0."""
    if not 0 < count < len(examples):
        return examples
    return random.Random(_SEED).sample(examples, count)


def run(options: argparse.Namespace) -> None:
    """Measure everything that is there and write the page."""
    train = distinct(training_examples(_PROJECT))
    rows = ours.rows_of([e.text for e in train])
    measured = Measured(len(train), options.folds)
    for part in options.keep:
        kept.keep(measured, part, options.out)
    _say(f"{options.folds} folds of {len(train)} examples …")
    measured.crossed = ours.cross_validated(train, rows, options.folds)
    heads = ours.trained(train, rows)
    held_out = held_out_examples(_PROJECT)
    files = sorted({e.file for e in held_out})
    for name in files:
        part = [e for e in held_out if e.file == name]
        measured.held_out[name] = ours.ask(heads, part, ours.rows_of([e.text for e in part]))
    told = [replace(e, text=" ".join(e.text.split())) for e in held_out if e.tone]
    _say("all examples through Rasa …")
    _through_rasa(measured, train, told)
    if "stock" in options.keep:
        _say("beside stock: kept")
    elif options.peer:
        sample = _sampled(train, options.peer_examples)
        measured.peer_terms = (len(sample), options.epochs)
        _beside_stock(measured, sample, told, options.epochs)
    else:
        measured.skipped.append("Rasa's stock pipeline: left out by --no-peer")
    if "public" not in options.keep:
        _say("public sets …")
        found = public.measure(options.shared, heads)
        measured.public, measured.views = found.told, found.views
        measured.skipped += found.skipped
    report.write(measured, options.out)
    picture.draw(measured.crossed, options.out)
    print(report.page(measured))


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark.

    Returns:
        0; a target that is not met is a result. 2 when there is nothing to keep.
    """
    parser = argparse.ArgumentParser(prog="python -m bench.nlu", description=__doc__)
    parser.add_argument("--out", type=Path, default=_PROJECT / "docs/benchmarks")
    parser.add_argument("--shared", type=Path, default=_PROJECT.parent / "shared/bench")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=peer.STOCK_EPOCHS, help="of DIET")
    parser.add_argument(
        "--peer-examples", type=int, default=0, help="train both sides on so many; 0: on all"
    )
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        choices=kept.PARTS,
        help="take this part's figures from the page that is there, which then says so",
    )
    try:
        run(parser.parse_args(arguments))
    except kept.NothingKept as error:
        _say(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
