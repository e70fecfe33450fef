"""Details that stay open: the customer keeps telling something else, or wants to hand it in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actions.form.look import Look
from actions.turn import FALLBACK, response_of
from bot.nlu.short_answers import submits
from tickets.draft import ADDED, SKIPPED, open_questions
from tickets.vocabulary import ReplyChannel

STILL_NEEDED = "utter_noted_still_needed"
# The message at which a question that nothing answered is left open.
_UNANSWERED_AT_MOST = 3
# What is read as one of these answers no question for a detail; the same words twice do not either.
_NO_ANSWERS = frozenset(
    {"affirm", "deny", "skip", "thank", "greet", "praise", "out_of_scope", "ask_help", FALLBACK}
)
# How often each is asked for again before it is left open; any can still be told later.
_ASKED_AGAIN_AT_MOST = {
    "matter_choice": 1,
    "incident_time": 2,
    "reference_number": 1,
    "given_reason": 1,
    "demand": 2,
    "reply_channel": 2,
    "contact": 1,
    "customer_name": 1,
    "principal": 1,
}

# Said of a detail that is left, and of where the answer then comes.
_SAID_OF_LEFT = {
    "left": ("utter_left_open", "utter_left_here"),
    "left_unanswered": ("utter_left_unanswered", "utter_left_unanswered_here"),
}
_LEFT = {"reply_channel": ReplyChannel.SAME_CHAT.value, "matter_choice": ADDED}


def leave_rest_open(look: Look) -> None:
    """Go on to the summary where the customer wants to hand in what was told, whatever is open."""
    asked = look.requested in _ASKED_AGAIN_AT_MOST and look.requested != "matter_choice"
    if not (asked and look.turn.text and submits(look.turn.text)):
        return
    if not look.draft.contact_fits:
        # answered where they are
        look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
    elif look.draft["reply_channel"] is None and (contact := look.draft.told("contact")):
        way = ReplyChannel.EMAIL if "@" in contact else ReplyChannel.PHONE
        look.values["reply_channel"] = way.value
    look.values |= {slot: _LEFT.get(slot, SKIPPED) for slot in open_questions(look.values)}
    look.progressed = True


def leave_open(look: Look) -> None:
    """Go on where the same detail was asked for again and the message tells something else."""
    slot = look.requested
    if slot not in _ASKED_AGAIN_AT_MOST or not look.is_for_the_form or not look.tells_anything:
        return
    if look.next_question() != slot or look.ask_instead:
        return
    if _asked_again(look.tracker.events, slot) >= _ASKED_AGAIN_AT_MOST[slot]:
        _leave(look, slot)


def leave_unanswered(look: Look) -> None:
    """Go on where message after message answers nothing of what is asked: the same words, a yes."""
    slot = look.requested
    answered = look.is_for_the_form and look.progressed
    if slot not in _ASKED_AGAIN_AT_MOST or answered or look.draft.next_question() != slot:
        return
    if _is_unanswered(look.tracker.events, slot):
        _leave(look, slot, told="left_unanswered")
        look.progressed = look.leaves = True


def _leave(look: Look, slot: str, told: str = "left") -> None:
    # who goes on about an open matter means that one; nothing told is lost with it
    look.values[slot] = _LEFT.get(slot, SKIPPED)
    if slot == "contact":
        # answered where they are until they give one; the question asked for a name as well
        look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
        look.values["customer_name"] = look.values["customer_name"] or SKIPPED
    here = slot in ("reply_channel", "contact")
    if slot != "matter_choice":
        look.said.append(_SAID_OF_LEFT[told][here])


def _is_unanswered(events: Sequence[Mapping[str, Any]], slot: str) -> bool:
    """Whether the latest messages since the slot was asked answered nothing, or are all the same.

    What is not understood is not left so: a person is called for that.
    """
    told: list[tuple[str, str]] = []
    pending: list[tuple[str, str]] = []
    for event in reversed(events):
        if event.get("event") == "slot" and event.get("name") == "requested_slot":
            if event.get("value") != slot:
                break
            told, pending = [*told, *pending], []
        elif event.get("event") == "user":
            intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
            pending.append((str(intent), str(event.get("text") or "").strip()))
    latest = told[:_UNANSWERED_AT_MOST]
    if len(latest) < _UNANSWERED_AT_MOST or latest[0][0] == FALLBACK:
        return False
    answers_nothing = all(intent in _NO_ANSWERS for intent, _ in latest)
    return answers_nothing or len({words for _, words in latest}) == 1


def _asked_again(events: Iterable[Mapping[str, Any]], slot: str) -> int:
    """How often the customer was told that a detail is still needed, since it was first asked."""
    times = 0
    for event in reversed(list(events)):
        if event.get("event") == "slot" and event.get("name") == "requested_slot":
            if event.get("value") != slot:
                break
        else:
            times += response_of(event) == STILL_NEEDED
    return times
