"""Reads the files of texts and words that stand in `data/` as YAML."""

from pathlib import Path
from typing import Any

import yaml

# the one in C reads the catalogues ten times faster; the other reads the same
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> Any:
    """The content of a file in UTF-8.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)
