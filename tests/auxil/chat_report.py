"""Plays every scripted customer and writes what was said as pages: `make chat-report`.

Writes `results/chat-report/index.html`, which needs no other file, and `transcripts.json`; prints
the figures. With `--page docs/conversation.md` it renews that page's transcripts as well.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.auxil.conversation_files import ROOT, read_all
from tests.auxil.conversation_player import Line, Played, World, play
from tests.auxil.system import RunningSystem

RESULTS = ROOT / "results" / "chat-report"
BEGIN = "<!-- transcripts -->"
# Shown on the page: three moods in both languages.
SHOWN = ("moods-angry", "moods-doubting", "moods-distressed")
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { padding: .2rem 1rem .2rem 0; text-align: left; }
details { border-top: 1px solid #8886; padding: .4rem 0; } summary { cursor: pointer; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; }
.said { white-space: pre-wrap; margin: .4rem 0; padding: .4rem .8rem; border-radius: .8rem;
  width: fit-content; max-width: 88%; overflow-wrap: anywhere; }
.bot { background: #8882; } .customer { background: #2672; margin-left: auto; }
.button { display: inline-block; border: 1px solid #8888; border-radius: 1rem;
  padding: 0 .7rem; margin: .3rem .3rem 0 0; font-size: .85rem; }
.wrong { color: #c22; font-weight: 600; margin: 0 0 .4rem; } .quiet { opacity: .7; }
"""


def figures(played: Sequence[Played]) -> dict[str, object]:
    """Conversations, how many went as they should, and the questions that complaints took."""
    asked = [one.questions for one in played if one.opened]
    known = [one for one in played if one.conversation.fails_because]
    return {
        "conversations": len(played),
        "as expected": sum(not one.failures for one in played),
        "known faults": len(known),
        "not as expected": sum(
            bool(one.failures) and not one.conversation.fails_because for one in played
        ),
        "complaints submitted": len(asked),
        "questions of a complaint, median": statistics.median(asked) if asked else None,
        "questions of a complaint, most": max(asked, default=None),
        **{
            f"median in {language}": statistics.median(
                [one.questions for one in played if one.opened and _side(one) == language] or [0]
            )
            for language in ("en", "zh")
        },
    }


def page(played: Sequence[Played]) -> str:
    """The report as one HTML page."""
    rows = "".join(
        f"<tr><th>{escape(name)}<td>{escape(str(value))}" for name, value in figures(played).items()
    )
    themes: dict[str, dict[str, list[Played]]] = {}
    for one in played:
        pairs = themes.setdefault(one.conversation.theme, {})
        pairs.setdefault(one.conversation.pair, []).append(one)
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width">'
        f"<title>Conversations</title><style>{_STYLE}</style>"
        f"<h1>Conversations</h1><table>{rows}</table>"
    ]
    for theme, pairs in themes.items():
        parts.append(f"<h2>{escape(theme.replace('_', ' '))}</h2>")
        for sides in pairs.values():
            sides.sort(key=_side)
            names = " · ".join(escape(one.conversation.name) for one in sides)
            faulty = " open" if any(one.failures for one in sides) else ""
            columns = "".join(_column(one) for one in sides)
            parts.append(f"<details{faulty}><summary>{names}</summary>")
            parts.append(f"<div class=pair>{columns}</div></details>")
    return "\n".join(parts) + "\n"


def as_markdown(one: Played) -> str:
    """One transcript for a page of the documentation."""
    told = [f"### {one.conversation.name} ({one.conversation.language})", ""]
    told += [f"Questions asked: {one.questions}", ""]
    for line in one.lines:
        who = "**Customer**" if line.who == "customer" else "**Bot**"
        text = line.text.replace("\n", "  \n> ")
        buttons = (
            "  \n> " + " ".join(f"`{label}`" for label in line.buttons) if line.buttons else ""
        )
        told += [f"> {who}: {text}{buttons}", ">"]
    return "\n".join(told[:-1]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, write, print.

    Returns:
        1 when a conversation that should go well did not.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.auxil.chat_report", description=__doc__)
    parser.add_argument("--page", type=Path, help="page whose transcripts are renewed")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        RunningSystem(Path(folder)) as system,
    ):
        world = World(system)
        played = [play(one, world) for one in read_all()]
        world.close()
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "index.html").write_text(page(played), "utf-8")
    (RESULTS / "transcripts.json").write_text(
        json.dumps([_record(one) for one in played], ensure_ascii=False, indent=1), "utf-8"
    )
    if options.page:
        kept = options.page.read_text("utf-8").partition(BEGIN)[0]
        shown = [one for mood in SHOWN for one in played if _key(one) == mood]
        text = "\n".join(as_markdown(one) for one in shown)
        options.page.write_text(f"{kept}{BEGIN}\n\n{text}", "utf-8")
    for one in played:
        if one.failures and not one.conversation.fails_because:
            print(one.report(), end="\n\n")
        elif one.conversation.fails_because:
            print(f"known fault: {one.conversation.id}: {one.conversation.fails_because}")
    for name, value in figures(played).items():
        print(f"{name}: {value}")
    print(f"written: {(RESULTS / 'index.html').relative_to(ROOT)}")
    return int(bool(figures(played)["not as expected"]))


def _side(one: Played) -> str:
    return one.conversation.language[:2]


def _key(one: Played) -> str:
    return f"{one.conversation.theme}-{one.conversation.pair}"


def _column(one: Played) -> str:
    known = one.conversation.fails_because
    fault = f"<p class=wrong>known fault: {escape(known)}</p>" if known else ""
    lines = "".join(_bubble(line) for line in one.lines)
    end = "".join(f"<p class=wrong>at the end: {escape(wrong)}</p>" for wrong in one.wrong_at_end)
    told = f"<p class=quiet>questions asked: {one.questions}</p>"
    return f"<section lang={one.conversation.language}>{told}{fault}{lines}{end}</section>"


def _bubble(line: Line) -> str:
    buttons = "".join(f"<span class=button>{escape(label)}</span>" for label in line.buttons)
    wrong = "".join(f"<p class=wrong>{escape(one)}</p>" for one in line.wrong)
    shown = f"{escape(line.text)}{'<br>' if buttons else ''}{buttons}"
    return f'<div class="said {line.who}">{shown}</div>{wrong}'


def _record(one: Played) -> dict[str, object]:
    return {
        "id": one.conversation.id,
        "name": one.conversation.name,
        "language": one.conversation.language,
        "questions": one.questions,
        "submitted": one.opened,
        "fails_because": one.conversation.fails_because,
        "failures": one.failures,
        "lines": [{"who": line.who, "text": line.text} for line in one.lines],
    }


if __name__ == "__main__":
    sys.exit(main())
