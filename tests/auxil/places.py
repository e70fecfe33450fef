"""Where things stand in this project."""

from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
