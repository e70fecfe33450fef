"""Reading of hand-written data files: each field is checked, and a refusal names file and field."""

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from tickets.errors import PolicyError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

# the one in C reads the calendars about ten times faster; the other reads the same
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Fields:
    """Fields of one mapping in a file, taken one by one; what is left over is an error.

    Args:
        file: that they stand in.
        values: the mapping.
        prefix: where in the file, ending in a dot.

    Raises:
        PolicyError: it is no mapping.
    """

    def __init__(self, file: Path, values: Any, prefix: str = "") -> None:
        if not isinstance(values, dict):
            what = prefix.rstrip(".") or "the file"
            raise PolicyError(f"{file.name}: {what} is not a mapping: write names with colons.")
        self._file, self._values, self._prefix = file, dict(values), prefix

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def names(self) -> list[Any]:
        """Names of the fields that were not taken yet."""
        return list(self._values)

    def take(self, name: Any, read: Callable[[Any], T]) -> T:
        """A field that must be there.

        Raises:
            PolicyError: it is missing, or `read` raises ValueError, TypeError or KeyError.
        """
        if name not in self._values:
            raise PolicyError(f"{self._file.name}: {self._prefix}{name} is missing: add it.")
        try:
            return read(self._values.pop(name))
        except (ValueError, TypeError, KeyError, ZoneInfoNotFoundError) as error:
            raise self.wrong(name, error) from error

    def take_or(self, name: str, read: Callable[[Any], T], default: T) -> T:
        """A field that may be left out."""
        return self.take(name, read) if name in self._values else default

    def nested(self, name: Any) -> "Fields":
        """A field that is itself a mapping; call `end` on it too."""
        return Fields(self._file, self.take(name, lambda value: value), f"{self._prefix}{name}.")

    def each(self, name: str, read: Callable[["Fields"], T], *, empty: bool = False) -> list[T]:
        """A list of mappings, each read to its end.

        Args:
            name: of the field.
            read: takes the fields of one.
            empty: whether there may be none; then the field may be left out as well.
        """
        items = self.take_or(name, listed, []) if empty else self.take(name, filled_list)
        found = []
        for number, item in enumerate(items):
            fields = Fields(self._file, item, f"{self._prefix}{name}[{number}].")
            found.append(read(fields))
            fields.end()
        return found

    def wrong(self, name: str, problem: object) -> PolicyError:
        """The error for a field whose value cannot be."""
        return PolicyError(f"{self._file.name}: {self._prefix}{name}: {problem}")

    def end(self) -> None:
        """Refuse fields that nobody took.

        Raises:
            PolicyError: there are some.
        """
        if self._values:
            unknown = ", ".join(sorted(map(str, self._values)))
            raise PolicyError(
                f"{self._file.name}: unknown fields: {self._prefix}{unknown}: mend their names, or "
                "take them out."
            )


def load_yaml(file: Path) -> Any:
    """The content of a file.

    Raises:
        PolicyError: it cannot be read, or is no YAML.
    """
    try:
        return yaml.load(file.read_text("utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyError(f"{file.name} cannot be read: {error}") from error
    except ValueError as error:  # a date that does not exist
        raise PolicyError(f"{file.name} cannot be read: {error}") from error


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be text")
    return value.strip()


def day(value: Any) -> date:
    """A date, which YAML reads by itself; a quoted one is refused."""
    if type(value) is not date:
        raise ValueError("must be a date like 2026-10-01")
    return value


def day_or_none(value: Any) -> date | None:
    """A date, or null."""
    return None if value is None else day(value)


def positive(value: Any) -> int:
    """A whole number from 1."""
    if type(value) is not int or value < 1:
        raise ValueError("must be a whole number from 1")
    return value


def not_negative(value: Any) -> int:
    """A whole number from 0."""
    if type(value) is not int or value < 0:
        raise ValueError("must be a whole number from 0")
    return value


def yes_or_no(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def clock_time(value: Any) -> time:
    """A quoted time of day like '21:00'; unquoted, YAML would read a number."""
    if not isinstance(value, str):
        raise ValueError("must be a quoted time like '21:00'")
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise ValueError("must be a quoted time like '21:00'") from None


def zone(value: Any) -> ZoneInfo:
    """An IANA time zone."""
    return ZoneInfo(text(value))


def listed(value: Any) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise ValueError("must be a list")
    return value


def filled_list(value: Any) -> list[Any]:
    """A list that is not empty."""
    if not listed(value):
        raise ValueError("must not be empty")
    return listed(value)


def one_of(codes: type[E]) -> Callable[[Any], E]:
    """A reader of one code of a closed set."""

    def read(value: Any) -> E:
        if value not in set(codes):
            raise ValueError(f"{value!r} is unknown: use one of {', '.join(codes)}")
        return codes(value)

    return read
