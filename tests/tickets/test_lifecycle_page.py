from pathlib import Path

from tickets.lifecycle import Action
from tickets.lifecycle_page import drawn
from tickets.vocabulary import TicketState

PAGE = (Path(__file__).parents[2] / "docs" / "lifecycle.md").read_text("utf-8")


def test_the_page_on_the_lifecycle_is_drawn_from_the_code_as_it_is() -> None:
    assert drawn(PAGE) == PAGE


def test_the_drawing_shows_every_state_and_every_action() -> None:
    assert [state for state in TicketState if f"`{state}`" not in PAGE] == []
    assert [action for action in Action if f"| `{action}`" not in PAGE] == []


def test_what_stands_around_the_drawing_stays() -> None:
    page = drawn(
        "before\n<!-- drawn from tickets/lifecycle.py by `make docs`: begin -->\nold\n"
        "<!-- end -->\nafter\n"
    )
    assert page.startswith("before\n")
    assert page.endswith("<!-- end -->\nafter\n")
    assert "old" not in page
