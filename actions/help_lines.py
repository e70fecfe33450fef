"""Telephone numbers for people in a crisis, from data/help_lines.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker

from actions.wording import label
from bot.nlu.patterns.places import says_to_be_in, speaks_of_money
from bot.settings import load
from bot.yaml_file import read_yaml


def help_lines(language: str, jurisdiction: str, told: str = "") -> str:
    """The lines to show, as one phrase: those near the customer first.

    Args:
        language: catalogue language of the customer.
        jurisdiction: of the default deadline policy, as `CN`.
        told: words of the customer that may say where they are.
    """
    data = _data(load().data_dir)
    regions = data["regions"]
    named = region_named(told)
    near = [code for code in (named, jurisdiction) if code in regions]
    # who is known to be somewhere is not to search among other places' lines
    reading = [code for code in regions if language in regions[code]["languages"] and not named]
    shown = list(dict.fromkeys(near + reading))[: data["shown"]]
    return label("help_line_separator", language).join(
        label(
            "help_line",
            language,
            region=regions[code][language],
            numbers=label("help_line_or", language).join(regions[code]["lines"]),
        )
        for code in shown
    )


def region_named(text: str) -> str | None:
    """The region that somebody says they are in ("I'm in Cork", 我在台北), if any.

    Where no words say it, the code of a telephone number does, or else the money they speak of.
    """
    regions = _data(load().data_dir)["regions"]
    said = (code for code in regions if says_to_be_in(text, regions[code].get("named", ())))
    called = ((code, regions[code].get("calling")) for code in regions)
    rung = (code for code, calling in called if calling and calling in text)
    paid = (code for code in regions if speaks_of_money(text, regions[code].get("money", ())))
    return next(said, None) or next(rung, None) or next(paid, None)


def words_of_place(tracker: Tracker) -> str:
    """What the customer told, the newest first, and their number: both may tell where they are."""
    events = (event for event in tracker.events if event.get("event") == "user")
    told = [str(event.get("text") or "") for event in events]
    return "\n".join([*reversed(told), str(tracker.get_slot("contact") or "")])


@lru_cache(maxsize=2)
def _data(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(folder / "help_lines.yml")
    return loaded
