"""The keys are changed between two runs: conversations, trackers and tickets stay readable."""

from collections.abc import Callable

import pytest

from tests.auxil.customer import Customer
from tests.auxil.installation import frontdoor
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STATUS, STORIES
from tests.e2e.conftest import Record, button, label, references
from tickets.store.crypto import KeyRing, save_key_file

pytestmark = pytest.mark.e2e


@pytest.mark.usefixtures("command_line")
def test_a_complaint_goes_on_after_the_keys_were_changed_and_the_older_ones_taken_away(
    meet: Callable[..., Customer],
    tickets_of: Callable[[str], list[Record]],
    system: RunningSystem,
) -> None:
    customer = meet("en")
    customer.say(STORIES["en"])
    customer.choose(button("utter_ask_complaint_form_reply_channel", "en"))
    assert frontdoor("keys", "rotate").err.startswith("frontdoor: Something answers at 127.0.0.1")

    assert system.stop() == 0
    assert frontdoor("keys", "rotate").status == 0
    keys_path = system.settings.keys_path
    newest, *_, index = (
        line for line in keys_path.read_text("ascii").splitlines() if not line.startswith("#")
    )
    save_key_file(keys_path, KeyRing.parse(f"{newest}\n{index}"), replace=True)
    system.start()

    # the form stands where it stood, in the same session
    summary = customer.say(NAMES["en"][0])
    assert label("button.submit", "en") in summary.labels
    receipt = customer.choose(label("button.submit", "en"))
    (ticket,) = tickets_of(customer.conversation)
    assert references(receipt.text) == [ticket["reference"]]
    assert ticket["story"] == STORIES["en"]
    assert ticket["reference"] in customer.say(STATUS["en"]).text
