"""Buttons as the engine's protocol has them."""

from actions.buttons import button


def test_a_button_says_what_it_means_and_what_it_carries() -> None:
    assert button("补充", "add_information", {"ticket_reference": "FD-1"}) == {
        "title": "补充",
        "payload": '/add_information{"ticket_reference": "FD-1"}',
        "once": True,
    }


def test_a_button_that_carries_nothing_has_a_bare_payload() -> None:
    assert button("Change", "deny", once=False) == {
        "title": "Change",
        "payload": "/deny",
        "once": False,
    }
