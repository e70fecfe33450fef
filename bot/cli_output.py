"""What several commands of `frontdoor` print in the same way."""

import json
import sys
from collections.abc import Sequence


def print_json(value: object) -> None:
    """Print a value as indented JSON, in the letters of its own script."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def print_table(*rows: Sequence[str]) -> None:
    """Print rows in columns as wide as their longest cell; the first one names them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
