"""Read letters from `data/letters`: `en.yml`, `zh.yml`, `required.yml`, and if there is one
`zh-Hant.yml` with what a conversion of `zh.yml` gets wrong."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from tickets.data_fields import load_yaml
from tickets.errors import LetterTemplateError, PolicyError
from tickets.letter_fields import ALWAYS, COMMON, MARKS, OF_KIND, WORDS, word_placeholders
from tickets.letters import LetterBook, Requirements, Template, placeholders
from tickets.notice import NoticeKind
from tickets.vocabulary import AppealRoute, Language, Topic

_REQUIRED = "required.yml"
_WRITTEN = (Language.EN, Language.ZH)


def load_letters(
    folder: Path, policy_ids: Collection[str], to_traditional: Callable[[str], str]
) -> LetterBook:
    """Read and check all letters.

    Args:
        folder: the folder `data/letters`.
        policy_ids: ids that `required.yml` may name.
        to_traditional: turns Simplified Chinese into Traditional.

    Raises:
        LetterTemplateError: a file cannot be used; the message names file, key and remedy.
    """
    read = {language: _file(folder / f"{language}.yml") for language in _WRITTEN}
    _same_keys(read, folder.name)
    traditional = _converted(read[Language.ZH], to_traditional)
    over = folder / f"{Language.ZH_HANT}.yml"
    if over.exists():
        traditional = _overridden(traditional, _mapping(_name(over), "", _yaml(over)), _name(over))
    read[Language.ZH_HANT] = traditional
    requirements = load_requirements(folder / _REQUIRED, policy_ids)
    for language, content in read.items():
        name = _name(folder / f"{language}.yml")
        _check_texts(content, name)
        _check_marks(content, name, requirements)
    return LetterBook(
        templates={
            language: {
                kind: Template(letter["subject"], dict(letter["parts"]))
                for kind in NoticeKind
                for letter in (content["letters"][kind],)
            }
            for language, content in read.items()
        },
        words={language: content["words"] for language, content in read.items()},
        requirements=requirements,
    )


def _yaml(file: Path) -> Any:
    try:
        return load_yaml(file)
    except PolicyError as error:
        raise LetterTemplateError(f"{file.parent.name}/{error} Put it right.") from error


def _name(file: Path) -> str:
    # `data/responses` has files of the same names
    return f"{file.parent.name}/{file.name}"


def _mapping(file: str, key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(file, key or "the file", "is not a mapping: write names with a colon.")
    return value


def _wrong(file: str, key: str, problem: str) -> LetterTemplateError:
    return LetterTemplateError(f"{file}: {key}: {problem}")


def _file(file: Path) -> dict[str, Any]:
    """One language, its shape checked and nothing else."""
    name = _name(file)
    content = _mapping(name, "", _yaml(file))
    _only(name, "", content, ("letters", "words"))
    letters = _mapping(name, "letters", content["letters"])
    _only(name, "letters.", letters, tuple(NoticeKind))
    for kind, letter in letters.items():
        key = f"letters.{kind}"
        _only(name, f"{key}.", _mapping(name, key, letter), ("subject", "parts"))
        _texts(name, f"{key}.", {"subject": letter["subject"]})
        parts = _mapping(name, f"{key}.parts", letter["parts"])
        _texts(name, f"{key}.parts.", parts)
    words = _mapping(name, "words", content["words"])
    _texts(name, "words.", words)
    for key in WORDS:
        if key not in words:
            raise _wrong(name, f"words.{key}", "is missing: add it.")
    return content


def _only(file: str, prefix: str, found: Collection[str], wanted: Collection[str]) -> None:
    for key in wanted:
        if key not in found:
            raise _wrong(file, f"{prefix}{key}", "is missing: add it.")
    for key in found:
        if key not in wanted:
            raise _wrong(file, f"{prefix}{key}", f"is unknown: use one of {', '.join(wanted)}.")


def _texts(file: str, prefix: str, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if not isinstance(value, str) or not value:
            raise _wrong(file, f"{prefix}{key}", "is no text: write it in quotes.")


def _flat(content: Mapping[str, Any]) -> dict[str, str]:
    """Every text by its dotted key."""
    letters = content["letters"]
    return (
        {f"letters.{kind}.subject": letter["subject"] for kind, letter in letters.items()}
        | {
            f"letters.{kind}.parts.{name}": text
            for kind, letter in letters.items()
            for name, text in letter["parts"].items()
        }
        | {f"words.{key}": text for key, text in content["words"].items()}
    )


def _same_keys(read: Mapping[Language, Mapping[str, Any]], folder: str) -> None:
    for language, other in (_WRITTEN, _WRITTEN[::-1]):
        missing = [key for key in _flat(read[other]) if key not in _flat(read[language])]
        if missing:
            raise _wrong(
                f"{folder}/{language}.yml",
                missing[0],
                f"is missing: {other}.yml has it; write it here too, or take it out there.",
            )


def _converted(content: Mapping[str, Any], convert: Callable[[str], str]) -> dict[str, Any]:
    def text(value: str) -> str:
        # placeholders are names, never text
        return "".join(
            convert(literal) + ("" if name is None else f"{{{name}}}")
            for literal, name, _, _ in Formatter().parse(value)
        )

    return {
        "letters": {
            kind: {
                "subject": text(letter["subject"]),
                "parts": {name: text(part) for name, part in letter["parts"].items()},
            }
            for kind, letter in content["letters"].items()
        },
        "words": {key: text(value) for key, value in content["words"].items()},
    }


def _overridden(base: dict[str, Any], over: Mapping[str, Any], file: str) -> dict[str, Any]:
    def merged(old: Any, new: Any, key: str) -> Any:
        if isinstance(old, dict):
            for name in _mapping(file, key, new):
                if name not in old:
                    raise _wrong(file, f"{key}.{name}".lstrip("."), "zh.yml has no such key.")
            return old | {n: merged(old[n], v, f"{key}.{n}".lstrip(".")) for n, v in new.items()}
        _texts(file, "", {key: new})
        return new

    result: dict[str, Any] = merged(base, over, "")
    return result


def _check_texts(content: Mapping[str, Any], file: str) -> None:
    for key, text in _flat(content).items():
        section, name, *rest = key.split(".", 3)
        if section == "words":
            allowed = word_placeholders(key.removeprefix("words."))
            if allowed is None:
                raise _wrong(file, key, "nothing uses this phrase: take it out.")
        else:
            # a subject without its values would be no subject
            allowed = ALWAYS if rest == ["subject"] else COMMON | OF_KIND[NoticeKind(name)]
        try:
            used = placeholders(text)
        except ValueError as error:
            raise _wrong(file, key, f"{error}; write {{{{ for a brace.") from error
        for placeholder in used:
            if placeholder not in allowed:
                names = ", ".join(sorted(allowed)) or "none"
                raise _wrong(
                    file, key, f"unknown placeholder {{{placeholder}}}: use one of: {names}."
                )


def load_requirements(file: Path, policy_ids: Collection[str]) -> Requirements:
    """Read what letters must hold.

    Args:
        file: `data/letters/required.yml`.
        policy_ids: ids that it may name.

    Raises:
        LetterTemplateError: it cannot be used; the message names file, key and remedy.
    """
    name = _name(file)
    content = _mapping(name, "", _yaml(file))
    _only(name, "", content, ("default", "policies", "topics"))
    default = _elements(name, "default", content["default"])
    _only(name, "default.", default, tuple(NoticeKind))
    for section, known in (("policies", policy_ids), ("topics", tuple(Topic))):
        for key in _mapping(name, section, content[section]):
            if key not in known:
                raise _wrong(
                    name, f"{section}.{key}", f"is unknown: use one of {', '.join(sorted(known))}."
                )
    return Requirements(
        default=default,
        by_policy={
            policy: _elements(name, f"policies.{policy}", elements)
            for policy, elements in content["policies"].items()
        },
        by_topic={
            Topic(topic): _elements(name, f"topics.{topic}", elements)
            for topic, elements in content["topics"].items()
        },
    )


def _elements(file: str, key: str, value: Any) -> dict[NoticeKind, tuple[str, ...]]:
    found = {}
    for kind, elements in _mapping(file, key, value).items():
        if kind not in set(NoticeKind):
            kinds = ", ".join(NoticeKind)
            raise _wrong(file, f"{key}.{kind}", f"is unknown: use one of {kinds}.")
        if not isinstance(elements, list) or not all(isinstance(e, str) for e in elements):
            raise _wrong(file, f"{key}.{kind}", "must be a list of names of parts.")
        for choice in _choices(elements):
            route = choice.removeprefix("route:")
            if choice != route and route not in set(AppealRoute):
                routes = ", ".join(AppealRoute)
                raise _wrong(
                    file, f"{key}.{kind}", f"unknown route {route!r}: use one of {routes}."
                )
        found[NoticeKind(kind)] = tuple(elements)
    return found


def _choices(elements: Iterable[str]) -> list[str]:
    return [choice for element in elements for choice in element.split("|")]


def _check_marks(content: Mapping[str, Any], file: str, requirements: Requirements) -> None:
    """Every required element must have a part, and the part must tell what it is named for."""
    sources = (
        requirements.default,
        *requirements.by_policy.values(),
        *requirements.by_topic.values(),
    )
    for source in sources:
        for kind, elements in source.items():
            for element in _choices(elements):
                _check_mark(content["letters"][kind]["parts"], kind, element, file)


def _check_mark(parts: Mapping[str, str], kind: NoticeKind, element: str, file: str) -> None:
    part = "rights" if element.startswith("route:") else element
    key = f"letters.{kind}.parts.{part}"
    if part not in parts:
        raise _wrong(
            file, key, f"is missing, and {_REQUIRED} requires it: write it, or ask for another."
        )
    marks = MARKS.get(part)
    if marks is None:
        known = ", ".join(sorted(MARKS))
        raise _wrong(_REQUIRED, part, f"cannot be required: use one of {known}, or route:….")
    if not marks & set(placeholders(parts[part])):
        wanted = " or ".join(f"{{{mark}}}" for mark in sorted(marks))
        raise _wrong(file, key, f"is required and must hold {wanted}: put it into the text.")
