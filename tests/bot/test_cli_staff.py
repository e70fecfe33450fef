import json

import pytest

from bot import bootstrap
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import frontdoor, open_one


def add_chen() -> int:
    return frontdoor(
        *("staff", "add", "chen", "--name", "陈一鸣", "--role", "handler"),
        *("--category", "product", "--topic", "waiting", "--language", "zh"),
    ).status


def listed() -> list[dict[str, object]]:
    members: list[dict[str, object]] = json.loads(frontdoor("staff", "list", "--json").out)
    return members


def test_members_are_entered_and_listed(app: bootstrap.App) -> None:
    assert add_chen() == 0
    assert listed() == [
        {
            "id": "chen",
            "name": "陈一鸣",
            "roles": ["handler"],
            "categories": ["product"],
            "topics": ["waiting"],
            "languages": ["zh"],
            "active": True,
            "interests": [],
            "open_tickets": 0,
        }
    ]
    assert frontdoor("staff", "list").out.splitlines() == [
        "id    name  roles    handles          languages  open tickets",
        "chen  陈一鸣   handler  product,waiting  zh         0",
    ]


def test_a_change_replaces_only_what_is_given(app: bootstrap.App) -> None:
    add_chen()
    change = (
        "staff",
        "change",
        "chen",
        "--role",
        "handler",
        "--role",
        "supervisor",
        "--as",
        "zhao",
    )
    assert frontdoor(*change).status == 0
    member = listed()[0]
    assert (member["roles"], member["topics"]) == (["handler", "supervisor"], ["waiting"])
    with app.units(read_only=True) as unit:
        assert [(r.event.name.value, r.event.actor) for r in unit.audit.all()] == [
            ("StaffKept", "system"),
            ("StaffKept", "zhao"),
        ]


def test_a_member_that_leaves_is_told_apart_and_what_remains_is_said(app: bootstrap.App) -> None:
    add_chen()
    reference = open_one(app, CLAIM_ZH)
    frontdoor("staff", "add", "lin", "--name", "林若水", "--role", "supervisor")
    frontdoor("tickets", "assign", reference, "--as", "lin", "--to", "chen")
    said = frontdoor("staff", "deactivate", "chen")
    assert said.out == "chen still has 1 open tickets: `frontdoor tickets reassign` them.\n"
    assert listed()[0]["active"] is False
    assert frontdoor("staff", "list").out.splitlines()[1].startswith("chen (inactive)")
    assert frontdoor("staff", "activate", "chen").status == 0
    assert listed()[0]["active"] is True


def test_an_id_is_taken_once(app: bootstrap.App) -> None:
    add_chen()
    said = frontdoor("staff", "add", "chen", "--name", "陈二鸣", "--role", "head")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "frontdoor: There is a member of staff with the id 'chen': use 'change', or 'activate'.\n"
    )
    assert listed()[0]["name"] == "陈一鸣"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("change", "ghost", "--role", "head"), 1),
        (("deactivate", "ghost"), 1),
        (("add", "system", "--name", "x", "--role", "head"), 1),
        (("add", "陈", "--name", "x", "--role", "head"), 1),
        (("add", "amy", "--name", " ", "--role", "head"), 1),
        (("add", "amy", "--name", "x"), 2),
        (("add", "amy", "--name", "x", "--role", "customer"), 2),
        (("add", "amy", "--name", "x", "--role", "head", "--topic", "weather"), 2),
    ],
)
def test_what_cannot_be_is_refused(app: bootstrap.App, words: tuple[str, ...], status: int) -> None:
    said = frontdoor("staff", *words)
    assert (said.status, said.out) == (status, "")
    assert listed() == []
