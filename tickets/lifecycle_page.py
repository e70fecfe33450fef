"""docs/lifecycle.md, drawn from the table of the lifecycle: `make docs` writes it."""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tickets.lifecycle import ACTIONS_WITH_REASON, HANDLED, TRANSITIONS, Action, Transition
from tickets.vocabulary import Role, TicketState

_BEGIN = "<!-- drawn from tickets/lifecycle.py by `make docs`: begin -->\n"
_END = "<!-- end -->\n"


def drawn(page: str) -> str:
    """A page with what stands between its marks drawn anew.

    Args:
        page: Markdown with one pair of marks.
    """
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{_diagram()}\n{_table()}\n{_END}{after}"


def _diagram() -> str:
    moves = [line for line in TRANSITIONS if line.source is not line.target]
    # what is the same wherever a ticket is being handled would hide the rest
    common = {
        (action, target)
        for action, target in {(line.action, line.target) for line in moves}
        if all(Transition(action, s, target, _roles_of(action, s)) in moves for s in HANDLED)
    }
    inner: list[str] = []
    outer: list[str] = []
    for (source, target), group in groupby(
        sorted(moves, key=_ends), key=lambda line: (line.source, line.target)
    ):
        shown = [
            x.action for x in group if source not in HANDLED or (x.action, target) not in common
        ]
        if shown:
            inside = source in HANDLED and target in HANDLED
            edge = f"    {source} --> {target}: {', '.join(sorted(shown))}"
            (inner if inside else outer).append(edge)
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> registered", "    state handled {"]
    lines += [f"    {edge}" for edge in inner]
    lines += ["    }", *outer]
    lines += sorted(f"    handled --> {target}: {action}" for action, target in common)
    return "\n".join([*lines, f"    {TicketState.MERGED} --> [*]", "```", ""])


def _roles_of(action: Action, source: TicketState) -> frozenset[Role]:
    found = (x.roles for x in TRANSITIONS if x.action is action and x.source is source)
    return next(found, frozenset())


def _ends(line: Transition) -> tuple[int, int]:
    order = list(TicketState)
    return order.index(line.source), order.index(line.target)


def _table() -> str:
    rows = ["| action | from | to | who |", "|---|---|---|---|"]
    for action in Action:
        ways: dict[tuple[str, frozenset[Role]], list[TicketState]] = {}
        for line in TRANSITIONS:
            if line.action is action:
                to = "stays" if line.source is line.target else f"`{line.target}`"
                ways.setdefault((to, line.roles), []).append(line.source)
        # one row for what leads from the same states to one of several
        joined: dict[tuple[str, frozenset[Role]], list[str]] = {}
        for (to, roles), sources in ways.items():
            joined.setdefault((_states(sources), roles), []).append(to)
        mark = "\N{DAGGER}" if action in ACTIONS_WITH_REASON else ""
        for (sources_named, roles), targets in joined.items():
            to = " or ".join(targets)
            rows.append(f"| `{action}`{mark} | {sources_named} | {to} | {_roles(roles)} |")
    return "\n".join(rows) + "\n"


def _states(states: Iterable[TicketState]) -> str:
    named = list(states)
    missing = [state for state in TicketState if state not in named]
    if not missing:
        return "any"
    if len(missing) <= 2:
        return "any but " + ", ".join(f"`{state}`" for state in missing)
    return ", ".join(f"`{state}`" for state in named)


def _roles(roles: frozenset[Role]) -> str:
    return ", ".join(role for role in Role if role in roles)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        file = Path(name)
        file.write_text(drawn(file.read_text("utf-8")), "utf-8")
