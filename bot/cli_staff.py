"""`frontdoor staff`: who works here, and what they handle."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from bot import bootstrap, settings
from bot.cli_output import print_json, print_table
from tickets.errors import FrontDoorError, UnknownStaff
from tickets.events import plain
from tickets.staff import Staff
from tickets.use_cases.staff import KeepStaff, keep_staff, staff_list
from tickets.vocabulary import STAFF_ROLES, Category, Language, Role, Topic

E = TypeVar("E", bound=StrEnum)

_COLUMNS = ("id", "name", "roles", "handles", "languages", "open tickets")
_ROLES = [role for role in Role if role in STAFF_ROLES]


class StaffRefused(FrontDoorError):
    """A member of staff cannot be entered or changed like that; the message says what to do."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `staff` with its own sub-commands; each sets `handler`, which takes the arguments.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("staff", help="enter, change and list members of staff")
    commands = parser.add_subparsers(dest="staff_command", required=True)

    adding = commands.add_parser("add", help="enter a member of staff")
    adding.add_argument("id", metavar="ID", help="as on tickets and in the trail; it stays")
    adding.add_argument("--name", required=True, help="for other staff")
    _add_fields(adding, roles_required=True)
    adding.set_defaults(handler=_with_store, work=_add)

    changing = commands.add_parser(
        "change", help="change what is given; a list that is given replaces the one before"
    )
    changing.add_argument("id", metavar="ID")
    changing.add_argument("--name")
    _add_fields(changing, roles_required=False)
    changing.set_defaults(handler=_with_store, work=_change)

    for name, active, told in (
        ("deactivate", False, "let a member act on nothing and be given nothing"),
        ("activate", True, "take a member back"),
    ):
        switching = commands.add_parser(name, help=told)
        switching.add_argument("id", metavar="ID")
        _add_by(switching)
        switching.set_defaults(handler=_with_store, work=_switch, active=active)

    listing = commands.add_parser("list", help="all members, inactive ones too")
    listing.add_argument("--json", action="store_true", help="as a JSON array")
    listing.set_defaults(handler=_with_store, work=_list)


def _add_fields(parser: argparse.ArgumentParser, *, roles_required: bool) -> None:
    _repeated(parser, "--role", "roles", _ROLES, "what the member does", required=roles_required)
    _repeated(parser, "--category", "categories", list(Category), "handles (none: all)")
    _repeated(parser, "--topic", "topics", list(Topic), "handles besides the categories")
    _repeated(parser, "--language", "languages", list(Language), "answers in (none: all)")
    parser.add_argument(
        "--interest",
        dest="interests",
        action="append",
        metavar="CUSTOMER",
        help="id of a customer in whose matters the member takes no part",
    )
    _add_by(parser)


def _repeated(
    parser: argparse.ArgumentParser,
    option: str,
    field: str,
    codes: list[E],
    told: str,
    *,
    required: bool = False,
) -> None:
    parser.add_argument(
        option,
        dest=field,
        action="append",
        choices=[code.value for code in codes],
        required=required,
        metavar="CODE",
        help=f"{told}; once for each of {', '.join(codes)}",
    )


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="by", default="system", metavar="STAFF", help="id of who does it"
    )


def _with_store(arguments: argparse.Namespace) -> None:
    work: Callable[[bootstrap.App, argparse.Namespace], None] = arguments.work
    with bootstrap.opened(settings.load()) as app:
        work(app, arguments)


def _member(app: bootstrap.App, staff_id: str) -> Staff | None:
    return next((m for m in staff_list(app.units) if m.id == staff_id), None)


def _known(app: bootstrap.App, staff_id: str) -> Staff:
    member = _member(app, staff_id)
    if member is None:
        raise UnknownStaff(staff_id)
    return member


def _fields(arguments: argparse.Namespace) -> dict[str, Any]:
    codes: dict[str, Callable[[str], Any]] = {
        "roles": Role,
        "categories": Category,
        "topics": Topic,
        "languages": Language,
        "interests": str,
    }
    given = {name: getattr(arguments, name) for name in codes}
    read = {
        name: frozenset(map(codes[name], values))
        for name, values in given.items()
        if values is not None
    }
    return read if arguments.name is None else read | {"name": arguments.name}


def _add(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    if _member(app, arguments.id) is not None:
        raise StaffRefused(
            f"There is a member of staff with the id {arguments.id!r}: use 'change', or 'activate'."
        )
    _keep(app, Staff(id=arguments.id, **_fields(arguments)), arguments.by)


def _change(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    _keep(app, replace(_known(app, arguments.id), **_fields(arguments)), arguments.by)


def _switch(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    member = replace(_known(app, arguments.id), active=arguments.active)
    _keep(app, member, arguments.by)
    with app.units(read_only=True) as unit:
        held = unit.staff.workload().get(member.id, 0)
    if held and not member.active:
        print(f"{member.id} still has {held} open tickets: `frontdoor tickets reassign` them.")


def _keep(app: bootstrap.App, member: Staff, by: str) -> None:
    keep_staff(KeepStaff(member=member, by=by), app.units, app.time)


def _list(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    members = staff_list(app.units)
    with app.units(read_only=True) as unit:
        held = unit.staff.workload()
    if arguments.json:
        told = [plain(m) | {"open_tickets": held.get(m.id, 0)} for m in members]
        print_json(told)
        return
    rows = [_COLUMNS, *(_row(member, held.get(member.id, 0)) for member in members)]
    print_table(*rows)


def _row(member: Staff, held: int) -> tuple[str, ...]:
    return (
        member.id if member.active else f"{member.id} (inactive)",
        member.name,
        ",".join(sorted(member.roles)),
        ",".join([*sorted(member.categories), *sorted(member.topics)]) or "all",
        ",".join(sorted(member.languages)) or "all",
        str(held),
    )
