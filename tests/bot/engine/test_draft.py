"""What the gateway is told of the complaint that a conversation is telling."""

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.draft import FORM, TOLD, draft_of
from bot.engine.settings import PROJECT

# the responses make no difference here
DOMAIN = Domain.from_path(str(PROJECT / "domain.yml"))


def told(in_form: bool = True, **slots: Any) -> dict[str, Any] | None:
    """What is told after these slots were set."""
    tracker = DialogueStateTracker("c_1", DOMAIN.slots)
    if in_form:
        tracker.update(ActiveLoop(FORM))
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    return draft_of(tracker)


def test_a_complaint_in_the_form_is_told_with_its_pending_question() -> None:
    assert told(
        draft_id="d1", story="电梯坏了", amount=["12 CNY", "8 CNY"], requested_slot="demand"
    ) == {
        "id": "d1",
        "put_aside": False,
        "asked": "demand",
        "told": {"story": "电梯坏了", "amount": "12 CNY"},
    }


def test_one_that_was_put_aside_is_told_without_a_question() -> None:
    kept = {"draft_kept_at": "2026-11-09T02:00:00+00:00", "requested_slot": None}
    assert told(in_form=False, draft_id="d1", story="电梯坏了", **kept) == {
        "id": "d1",
        "put_aside": True,
        "asked": None,
        "told": {"story": "电梯坏了"},
    }


def test_without_a_complaint_nothing_is_told() -> None:
    assert told(in_form=False, contact="+8613800138000") is None
    assert told(in_form=False, draft_id="d1") is None
    # after an erasure the form may still be open, with nothing in it
    assert told(requested_slot="story") is None


def test_every_slot_that_is_told_is_one_of_the_domain() -> None:
    assert set(TOLD) <= {slot.name for slot in DOMAIN.slots}
