"""What the bot says, per language, from `data/responses/<language>.yml`.

Used on both sides: the engine expands the section `responses` into Rasa responses, the edge and the
actions read their sections through `Catalogue.text`. Traditional Chinese is converted from the
Simplified catalogue, except where a key stands in `data/responses/zh-Hant.yml`.
"""

from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from opencc import OpenCC

from bot.yaml_file import read_yaml

LANGUAGES = ("en", "zh", "zh-Hant")
_QUOTATION_MARKS = str.maketrans("“”‘’", "「」『』")


class MissingText(KeyError):
    """A key is not in the catalogue of a language."""


@cache
def _converter() -> OpenCC:
    return OpenCC("s2twp")


@cache
def _put_right() -> tuple[tuple[str, str], ...]:
    """What the converter takes for another word, and what is meant."""
    told = read_yaml(Path(__file__).with_name("traditional.yml"))
    return tuple(told.items())


@cache
def to_traditional(text: str) -> str:
    """Simplified Chinese in Traditional characters, Taiwan's words and corner brackets."""
    converted = str(_converter().convert(text)).translate(_QUOTATION_MARKS)
    for wrong, right in _put_right():
        converted = converted.replace(wrong, right)
    return converted


def _convert(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: v if k in {"payload", "custom"} else _convert(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_convert(v) for v in value]
    if not isinstance(value, str):
        return value
    # placeholders are names, never text
    return "".join(
        to_traditional(literal)
        + ("" if field is None else "{" + field + (f":{spec}" if spec else "") + "}")
        for literal, field, spec, _ in Formatter().parse(value)
    )


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = (
            _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return merged


class Catalogue:
    """All texts of all languages.

    Args:
        folder: the folder with `en.yml` and `zh.yml`.
    """

    def __init__(self, folder: Path) -> None:
        self._texts: dict[str, dict[str, Any]] = {
            language: read_yaml(folder / f"{language}.yml") for language in ("en", "zh")
        }
        traditional = folder / "zh-Hant.yml"
        own = read_yaml(traditional) if traditional.exists() else None
        self._texts["zh-Hant"] = _merge(_convert(self._texts["zh"]), own or {})

    def section(self, name: str, language: str) -> dict[str, Any]:
        """The part `name` of a language's catalogue.

        Raises:
            MissingText: there is no such section.
        """
        try:
            return dict(self._texts[language][name])
        except KeyError as error:
            raise MissingText(f"{language}: no section {name!r} in the catalogue") from error

    def text(self, key: str, language: str, **values: object) -> str:
        """One text, its placeholders filled in.

        Args:
            key: section and key with a dot between, as in `edge.engine_down`.
            language: one of `LANGUAGES`.
            values: placeholder values.

        Raises:
            MissingText: the key is not in that language's catalogue, or a placeholder has no value.
        """
        section, _, name = key.partition(".")
        try:
            return str(self.section(section, language)[name]).format(**values)
        except KeyError as error:
            raise MissingText(f"{language}: {key!r}: missing {error}") from error
