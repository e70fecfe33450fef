"""The use cases stand in docs/architecture.md as the code has them."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tickets.use_cases.commands import CustomerCommand, StaffCommand

PAGE = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text("utf-8")
# What every use case takes, and every command has, is told once.
TAKEN = {"command", "units", "time", "policies"}
HAD = {field.name for base in (StaffCommand, CustomerCommand) for field in fields(base)}


def tables() -> Iterator[tuple[str, str]]:
    """Modules of use cases, with the calls that the page has of each."""
    for table in PAGE.split("\n| module in `tickets/use_cases` |")[1:]:
        for module, told in re.findall(r"^\| `(\w+)` \|(.*)$", table.split("\n\n")[0], re.M):
            for call in re.findall(r"`(\w+\([^`]*\))`", told):
                yield module, call


def said(told: ast.expr) -> str | None:
    """The parameter that an argument on the page stands for; None for any."""
    if isinstance(told, ast.Call):
        return "command"
    return told.id if isinstance(told, ast.Name) else None


def differences(call: ast.Call, own: dict[str, bool], known: set[str]) -> list[str]:
    """In what a call on the page differs from the code.

    Args:
        call: as the page has it; `…` stands for whatever it leaves out.
        own: the names that the code has, and whether each may be left out.
        known: names that the page need not tell.
    """
    named = [said(told) for told in call.args] + [keyword.arg for keyword in call.keywords]
    told = [name for name in named if name]
    needed = {name for name, optional in own.items() if not optional} - known
    wrong = [f"{name} is not there" for name in told if name not in own]
    if None not in named:
        wrong += [f"{name} is left out" for name in sorted(needed - set(told))]
    wrong += [
        f"{keyword.arg} is needed"
        for keyword in call.keywords
        if keyword.arg in own and not own[keyword.arg]
    ]
    return wrong


def parameters(function: Callable[..., Any]) -> dict[str, bool]:
    return {
        name: parameter.default is not parameter.empty
        for name, parameter in inspect.signature(function).parameters.items()
    }


def attributes(command: Any) -> dict[str, bool]:
    return {
        field.name: field.default is not MISSING or field.default_factory is not MISSING
        for field in fields(command)
    }


def checked(module: ModuleType, call: ast.Call) -> list[str]:
    """In what a documented use case differs from the code, its command included."""
    assert isinstance(call.func, ast.Name)
    own = parameters(getattr(module, call.func.id))
    wrong = differences(call, own, TAKEN)
    told = [name for name in map(said, call.args) if name]
    if not wrong and [name for name in own if name in told] != told:
        wrong.append("other order")
    for command in (told for told in call.args if isinstance(told, ast.Call)):
        assert isinstance(command.func, ast.Name)
        wrong += differences(command, attributes(getattr(module, command.func.id)), HAD)
    return wrong


def test_the_page_has_the_use_cases_in_tables() -> None:
    assert len(list(tables())) > 60


@pytest.mark.parametrize(("module", "told"), list(tables()))
def test_a_use_case_is_documented_as_it_is(module: str, told: str) -> None:
    call = ast.parse(told.replace("…", "..."), mode="eval").body
    assert isinstance(call, ast.Call)
    assert checked(importlib.import_module(f"tickets.use_cases.{module}"), call) == []


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("reopen(Reopen(reason))", []),
        ("reopen(Reopen())", ["reason is left out"]),
        ("reopen(Reopen(why))", ["why is not there", "reason is left out"]),
        ("reopen(Reopen(reason=None))", ["reason is needed"]),
        ("reopen(units, ...)", []),
        ("reopen(units, Reopen(reason))", ["other order"]),
    ],
)
def test_what_differs_is_found(told: str, wrong: list[str]) -> None:
    call = ast.parse(told, mode="eval").body
    assert isinstance(call, ast.Call)
    assert checked(importlib.import_module("tickets.use_cases.reopen"), call) == wrong
