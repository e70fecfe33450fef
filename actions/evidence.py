"""Files that the customer sent: where they belong, and what is said about them.

The gateway tells of them by `/add_information{"evidence": "<message id>"}`, which reaches
`action_add_information` inside the form and outside; what they are stands in the store.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.buttons import Button, button
from actions.proof import tell_not_found
from actions.services import services
from actions.turn import FORM, Turn
from actions.wording import label
from tickets.attachment import Attachment, AttachmentKind, Refusal
from tickets.draft import Draft
from tickets.errors import TicketNotFound, TooManyAttempts
from tickets.ports import TicketSummary
from tickets.use_cases.evidence import Placed
from tickets.vocabulary import ENDED_STATES

EVIDENCE = "evidence"
# what was written with the files was read and answered just before
AFTER_WORDS = "after_words"
_MOST_BUTTONS = 8


async def take_evidence(
    turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher
) -> list[EventType]:
    """Put the files of a message where they belong, and say once what became of them."""
    message_id = str(turn.entities[EVIDENCE])
    has_words = turn.entities.get("request") == AFTER_WORDS
    draft_id = Draft(tracker.slots)["draft_id"] if turn.in_form else None
    reference = None if turn.in_form else await _ticket_meant(turn, tracker, message_id)
    fitting = [] if turn.in_form or reference else await _open_tickets(turn)
    if len(fitting) == 1:
        reference = fitting[0].reference
    try:
        placed = await services().evidence.place(turn, message_id, draft_id, reference)
    except TicketNotFound:
        tell_not_found(turn, dispatcher, reference)
        return []
    except TooManyAttempts:
        dispatcher.utter_message(response="utter_too_many_attempts")
        return []
    _say_refused(placed, turn, dispatcher)
    if placed.kept:
        _say_kept(placed, turn, dispatcher, fitting)
        if not has_words and any(f.kind is AttachmentKind.VOICE for f in placed.kept):
            dispatcher.utter_message(response="utter_evidence_voice")
    elif not placed.refused:
        # erased, or joined to nothing that can be told: the customer must not wait for an answer
        dispatcher.utter_message(response="utter_anything_else")
    # the words were answered with the form's question; it is not asked a second time
    return [ActionExecuted(FORM)] if turn.in_form and has_words else []


def kinds_told(files: Iterable[Attachment], language: str) -> str:
    """Files in words: "2 photos and 1 document"."""
    counts = Counter(file.kind for file in files)
    parts = [
        label(
            f"evidence.{kind}.{'one' if counts[kind] == 1 else 'many'}",
            language,
            count=counts[kind],
        )
        for kind in AttachmentKind
        if counts[kind]
    ]
    return label("evidence.separator", language).join(parts)


async def evidence_lines(turn: Turn, draft: Draft) -> list[str]:
    """The line of the summary that tells the files; none when there are none."""
    files = await services().evidence.waiting(turn, draft["draft_id"])
    if not files:
        return []
    return [label("line.evidence", turn.language, value=kinds_told(files, turn.language))]


async def place_waiting(turn: Turn, draft: Draft, reference: str) -> None:
    """Put the files of a draft on the ticket that it was added to."""
    files = await services().evidence.waiting(turn, draft["draft_id"])
    for message_id in dict.fromkeys(file.message_id for file in files if file.message_id):
        await services().evidence.place(turn, message_id, None, reference)


async def _ticket_meant(turn: Turn, tracker: Tracker, message_id: str) -> str | None:
    """The ticket that was picked, that the words went to, or that was being added to."""
    named = turn.entities.get("ticket_reference")
    if named:
        return str(named)
    told_in = await services().evidence.ticket_told_in(turn, message_id)
    if told_in:
        return told_in
    awaiting = Awaiting.of(tracker)
    return awaiting.reference if awaiting and awaiting.what == "addition" else None


async def _open_tickets(turn: Turn) -> list[TicketSummary]:
    return [t for t in await services().list_tickets(turn) if t.state not in ENDED_STATES]


def _say_kept(
    placed: Placed,
    turn: Turn,
    dispatcher: CollectingDispatcher,
    fitting: Sequence[TicketSummary],
) -> None:
    what = kinds_told(placed.kept, turn.language)
    if placed.reference:
        dispatcher.utter_message(
            response="utter_evidence_added", what=what, reference=placed.reference
        )
    elif turn.in_form:
        dispatcher.utter_message(response="utter_evidence_noted", what=what)
    elif fitting:
        dispatcher.utter_message(
            response="utter_evidence_which", what=what, buttons=_choices(turn, fitting)
        )
    else:
        dispatcher.utter_message(response="utter_evidence_no_ticket", what=what)


def _choices(turn: Turn, fitting: Sequence[TicketSummary]) -> list[Button]:
    message_id = str(turn.entities[EVIDENCE])
    buttons = [
        button(
            label(
                "evidence.ticket",
                turn.language,
                reference=ticket.reference,
                topic=label(f"topic.{ticket.topic}", turn.language),
            ),
            "add_information",
            {EVIDENCE: message_id, "ticket_reference": ticket.reference},
        )
        for ticket in fitting[:_MOST_BUTTONS]
    ]
    return [*buttons, button(label("evidence.new_complaint", turn.language), "file_complaint")]


def _say_refused(placed: Placed, turn: Turn, dispatcher: CollectingDispatcher) -> None:
    if not placed.refused:
        return
    reasons = [
        label(f"refused.{reason}", turn.language, **_figures(reason)) for reason in placed.reasons
    ]
    dispatcher.utter_message(response="utter_evidence_refused", reasons="\n".join(reasons))


def _figures(reason: Refusal) -> dict[str, int]:
    limits = services().evidence.limits
    return {
        Refusal.TOO_LARGE: {"limit": limits.file_megabytes},
        Refusal.TOO_MANY: {"limit": limits.files_per_ticket},
    }.get(reason, {})
