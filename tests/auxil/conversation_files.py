"""Conversations as complaint officers write them, read and checked (docs/conversation-tests.md)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue import Catalogue
from bot.yaml_file import read_yaml
from tests.auxil.conversation_acts import KINDS_OF_FILES
from tickets.vocabulary import (
    Category,
    Flag,
    Language,
    ReplyChannel,
    Severity,
    TicketState,
    Tone,
    Topic,
)

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "conversations"
CATALOGUE = Catalogue(ROOT / "data" / "responses")
QUESTION = "utter_ask_complaint_form_"
# The questions of the form; the last four are asked by responses of other names.
SLOTS = frozenset(
    {
        key.removeprefix(QUESTION)
        for key in CATALOGUE.section("responses", "en")
        if key.startswith(QUESTION)
    }
    | {"incident_time", "topic", "confirmation", "matter_choice"}
)
NOTHING = "nothing"

_CONVERSATION = {"pair", "language", "name", "turns", "end", "fails_because"}
_ACTS = {"says", "presses", "sends", "comes_back", "staff_answer"}
# What the customer does not word: there is nothing to say with it.
_WORDLESS = {"comes_back", "staff_answer"}
_TURN = _ACTS | {"with", "asks", "said", "not_said", "words", "no_words", "buttons", "in"}
_END = {"tickets", "questions_at_most", "feedback"}
_CODES: Mapping[str, Collection[str]] = {
    "category": set(Category),
    "topic": set(Topic),
    "severity": set(Severity),
    "language": set(Language),
    "state": set(TicketState),
    "mood": set(Tone),
    "reply_channel": set(ReplyChannel),
    "flags": set(Flag),
    "no_flags": set(Flag),
}
# fields whose text must hold the given words; the others must be as given
CONTAINED = frozenset({"story", "demand", "reference_number", "incident_time", "information"})
_TICKET = (
    set(_CODES)
    | CONTAINED
    | {
        "files",
        "rating",
        "customer_name",
        "contact",
        "amount",
        "incident_on",
        "days_ago",
        "alerts",
        "complete",
    }
)


class FormatError(Exception):
    """A file of conversations cannot be read; says file, conversation, turn and remedy."""


@dataclass(frozen=True)
class Turn:
    """What the customer does, and what is expected of the answer.

    Attributes:
        does: `says`, `presses`, `sends`, `comes_back` or `staff_answer`.
        words: the message, the button's label, or file names with a space between.
        language: in which the answer comes, from this turn on.
        expected: the other keys of the file.
    """

    does: str
    words: str
    language: str
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Conversation:
    """One scripted customer.

    Attributes:
        theme: name of the file.
        pair: shared by a conversation and its twin in the other language.
        language: of the customer's browser, and of the answers until a turn says otherwise.
        fails_because: why the bot does not do this yet; None when it does.
    """

    theme: str
    pair: str
    name: str
    language: str
    turns: tuple[Turn, ...]
    end: Mapping[str, Any]
    fails_because: str | None = None

    @property
    def id(self) -> str:
        """Theme, pair and language."""
        return f"{self.theme}-{self.pair}-{self.language}"


def read_all(folder: Path = FOLDER) -> list[Conversation]:
    """Every conversation of every file, by theme.

    Raises:
        FormatError: a file breaks the format.
    """
    return [one for path in sorted(folder.glob("*.yml")) for one in read(path)]


def read(path: Path) -> list[Conversation]:
    """The conversations of one file.

    Raises:
        FormatError: it breaks the format.
    """
    try:
        loaded = read_yaml(path)
    except yaml.YAMLError as error:
        raise FormatError(f"{path.name}: no YAML: {error}") from None
    if not isinstance(loaded, list) or not loaded:
        raise FormatError(
            f"{path.name}: a file is a list of conversations, each begun by '- pair:'"
        )
    return [_conversation(path.stem, number, one) for number, one in enumerate(loaded, 1)]


def listed(value: object) -> list[Any]:
    """One value or a list of them, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _conversation(theme: str, number: int, told: Any) -> Conversation:
    where = f"{theme}.yml, conversation {number}"
    _check_keys(where, told, _CONVERSATION, {"pair", "language", "name", "turns"})
    where = f"{theme}.yml, {told['pair']} ({told['language']})"
    if told["language"] not in set(Language):
        raise FormatError(f"{where}: language is one of {sorted(Language)}")
    if not isinstance(told["turns"], list) or not told["turns"]:
        raise FormatError(f"{where}: turns is a list")
    turns = tuple(_turns(where, told["turns"], str(told["language"])))
    end = told.get("end") or {}
    _check_end(where, end)
    return Conversation(
        theme,
        str(told["pair"]),
        str(told["name"]),
        str(told["language"]),
        turns,
        end,
        told.get("fails_because"),
    )


def _turns(where: str, told: list[Any], language: str) -> Iterator[Turn]:
    for number, turn in enumerate(told, 1):
        here = f"{where}, turn {number}"
        _check_keys(here, turn, _TURN, set())
        acts = sorted(_ACTS & set(turn))
        if len(acts) != 1:
            raise FormatError(f"{here}: needs exactly one of {sorted(_ACTS)}")
        language = turn.get("in", language)
        if language not in set(Language):
            raise FormatError(f"{here}: in is one of {sorted(Language)}")
        asks = turn.get("asks")
        if asks is not None and not set(listed(asks)) <= SLOTS | {NOTHING}:
            raise FormatError(f"{here}: no slot {asks!r}; there are {sorted(SLOTS | {NOTHING})}")
        known = CATALOGUE.section("responses", language)
        for key in [*listed(turn.get("said")), *listed(turn.get("not_said"))]:
            if key not in known:
                raise FormatError(f"{here}: no response {key!r} in data/responses/{language}.yml")
        words = turn[acts[0]]
        if acts[0] == "sends":
            _check_files(here, words)
            words = " ".join(listed(words))
        elif acts[0] not in _WORDLESS and not isinstance(words, str):
            raise FormatError(f"{here}: {acts[0]} needs words; put numbers in quotation marks")
        expected = {key: value for key, value in turn.items() if key not in _ACTS}
        yield Turn(acts[0], str(words), language, expected)


def _check_files(where: str, names: Any) -> None:
    endings = {str(name).rpartition(".")[2] for name in listed(names)}
    if not endings or endings - KINDS_OF_FILES:
        raise FormatError(
            f"{where}: sends names files that end in one of {sorted(KINDS_OF_FILES)}, no spaces"
        )


def _check_end(where: str, end: Any) -> None:
    _check_keys(f"{where}, end", end, _END, set())
    tickets = end.get("tickets")
    if not (tickets is None or isinstance(tickets, int | list)):
        raise FormatError(f"{where}, end: tickets is a number or a list")
    for number, ticket in enumerate(tickets if isinstance(tickets, list) else [], 1):
        here = f"{where}, ticket {number}"
        _check_keys(here, ticket, _TICKET, set())
        for key, codes in _CODES.items():
            unknown = set(listed(ticket.get(key))) - set(codes)
            if unknown:
                raise FormatError(f"{here}: no {key} {sorted(unknown)}; there are {sorted(codes)}")


def _check_keys(where: str, told: Any, known: set[str], needed: set[str]) -> None:
    if not isinstance(told, dict):
        raise FormatError(f"{where}: needs keys and values, not {told!r}")
    unknown = sorted(str(key) for key in set(told) - known)
    if unknown:
        raise FormatError(f"{where}: unknown key {unknown}; there are {sorted(known)}")
    absent = sorted(needed - set(told))
    if absent:
        raise FormatError(f"{where}: {absent} is missing")
