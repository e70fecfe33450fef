"""Confusion matrices as pictures."""

from pathlib import Path

import matplotlib

from bench.nlu import figures
from bench.nlu.answers import NAMED_HEADS, Answers


def draw(answers: Answers, folder: Path) -> None:
    """Draw one matrix a head and language, each row as shares of its label."""
    for head in NAMED_HEADS:
        for language in ("en", "zh"):
            truth, said, _ = answers.of(language).pairs(head)
            if truth:
                _matrix(truth, said, f"{head}, {language}", folder / f"nlu-{head}-{language}.png")


def _matrix(truth: list[str], said: list[str], title: str, path: Path) -> None:
    matplotlib.use("Agg")
    from matplotlib import pyplot

    labels = sorted(set(truth) | set(said))
    counts = figures.confusion(truth, said, labels)
    shares = [[count / max(1, sum(row)) for count in row] for row in counts]
    side = 2.5 + 0.32 * len(labels)
    figure, axes = pyplot.subplots(figsize=(side + 1.2, side), layout="constrained")
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=8)
    axes.set_yticks(range(len(labels)), labels, fontsize=8)
    for row, line in enumerate(shares):
        for column, share in enumerate(line):
            if share >= 0.02:
                colour = "white" if share > 0.5 else "black"
                axes.text(
                    column, row, f"{share * 100:.0f}", ha="center", va="center", fontsize=7,
                    color=colour,
                )  # fmt: skip
    axes.set_xlabel("said")
    axes.set_ylabel("label")
    axes.set_title(f"{title}: % of each label's {len(truth)} messages in all", loc="left")
    figure.savefig(path, dpi=90, metadata={"Software": None})
    pyplot.close(figure)
