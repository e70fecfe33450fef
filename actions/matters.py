"""More than one matter: a second complaint told with the first, and one that is open already."""

import json
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.buttons import button
from actions.complaint import money_told
from actions.dates import day_told
from actions.evidence import place_waiting
from actions.results import Said, accept, ask_of_result, refuse
from actions.services import services
from actions.turn import FORM, Turn
from actions.wording import label, local_date, shortened
from bot.nlu.second_complaint import ANNOUNCED, wish_for_second
from bot.nlu.verdicts import says_no
from tickets.draft import AGREED, DRAFT_SLOTS, OF_OPEN_TICKET, SAME, Draft
from tickets.ticket import InformationKind
from tickets.use_cases.same_matter import Matter, OpenMatter, same_matter
from tickets.vocabulary import Flag, TicketState

SECOND = "second_complaint"
SECOND_SLOT = "second_told"
_QUOTED_CHARACTERS = 60
# Details of a complaint that go to the open ticket with its words.
_THREATS = frozenset({Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT})
_DETAILS = ("incident_time", "reference_number", "demand")


class AskMatterChoice(Action):
    """Ask whether the complaint belongs to the open ticket that it seems to be about."""

    def name(self) -> str:
        return "action_ask_complaint_form_matter_choice"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        status = await services().ticket_status(turn, str(tracker.get_slot("same_as")))
        if status.state is TicketState.RESPONDED:
            return ask_of_result(turn, dispatcher, status, Said.STORY)
        opened = status.opened_at.astimezone(services().timezone).date()
        dispatcher.utter_message(
            response="utter_ask_same_matter",
            reference=status.reference,
            topic=label(f"topic.{status.topic}", turn.language),
            date=local_date(opened, turn.language),
            buttons=[
                button(label(f"button.{title}", turn.language), "inform", {"matter_choice": choice})
                for choice, title in ((SAME, "matter_same"), ("new", "matter_new"))
            ],
        )
        return []


async def ticket_of_same_matter(
    turn: Turn, draft: Draft, known: Sequence[OpenMatter]
) -> str | None:
    """Which of the customer's open tickets the complaint seems to belong to; None when to none."""
    story = draft.told("story")
    if not known or story is None:
        return None
    told_time = draft.told("incident_time")
    new = Matter(
        topic=draft.topic,
        story=story,
        reference_number=draft.told("reference_number") or draft.told("claim_number"),
        amount=money_told(draft),
        incident_date=day_told(told_time, turn.language, services().today()) if told_time else None,
        threatens=bool(_THREATS & set(turn.flags)),
    )
    alike = await services().likeness(story, [one.matter.story for one in known])
    return same_matter(new, known, alike)


def refuses_result(words: str, reference: str, known: Sequence[OpenMatter]) -> bool:
    """Whether words told of one of the open matters refuse the result that was told for it."""
    return says_no(words) and any(one.answered for one in known if one.reference == reference)


async def add_to_open_ticket(
    turn: Turn, dispatcher: CollectingDispatcher, draft: Draft, reference: str
) -> None:
    """Add the complaint to the ticket that it belongs to, with its details and files.

    Where the ticket waits for what the customer makes of its result, it is said against that, or
    for it; where they said neither, it is no more than an addition.
    """
    status = await services().ticket_status(turn, reference)
    story = draft.told("story") or ""
    if status.state is TicketState.RESPONDED and draft["matter_choice"] == AGREED:
        await accept(turn, dispatcher, reference)
        await place_waiting(turn, draft, reference)
        return
    if status.state is TicketState.RESPONDED and draft["matter_choice"] == SAME:
        await refuse(turn, dispatcher, reference, story)
        await place_waiting(turn, draft, reference)
        return
    lines = [
        label(f"line.{slot}", turn.language, value=value)
        for slot in _DETAILS
        if (value := draft.told(slot)) and value not in story
    ]
    added = await services().add_information(
        turn, "\n".join([story, *lines]), InformationKind.INFORMATION, reference
    )
    await place_waiting(turn, draft, added.reference)
    dispatcher.utter_message(response="utter_information_added", reference=added.reference)


def second_heard(told: str, first_topic: str, language: str) -> dict[str, str]:
    """What to say when a message told two complaints: the placeholders of the response."""
    second = json.loads(told)
    return {
        "first": label(f"topic.{first_topic}", language),
        "second": label(f"topic.{second['topic']}", language),
    }


def quoted_second(told: str) -> str:
    """The first words of a second complaint, to stand in a sentence that has a mark of its own."""
    return shortened(str(json.loads(told)["story"]), _QUOTED_CHARACTERS).rstrip(" .,;。，；")


def offer_second(turn: Turn, dispatcher: CollectingDispatcher, told: str) -> EventType:
    """Offer to open the complaint that was told with the one just registered."""
    dispatcher.utter_message(
        response="utter_offer_second",
        story=quoted_second(told),
        buttons=[
            button(
                label("button.second_yes", turn.language), "file_complaint", {"request": SECOND}
            ),
            button(label("button.second_no", turn.language), "deny", {"about": SECOND}),
        ],
    )
    return Awaiting(SECOND).asked()


def carried_over(told: str, draft: Draft) -> EventType:
    """The second complaint with what need not be asked again for it."""
    second = json.loads(told) | {"reply_channel": draft["reply_channel"]}
    return SlotSet(SECOND_SLOT, json.dumps(second, ensure_ascii=False))


def is_announced(told: str) -> bool:
    """Whether the customer said themselves that there are two, and need not be asked again."""
    return ANNOUNCED in json.loads(told)


def begin_second(
    turn: Turn, dispatcher: CollectingDispatcher, told: str, draft: Draft
) -> list[EventType]:
    """Go on with the second of two complaints that were announced, as with a yes to the offer.

    Args:
        turn: the message that confirmed the first.
        dispatcher: says that the second follows.
        told: the second complaint.
        draft: the first; the way to hear back is the same.
    """
    second = json.loads(told) | {
        "reply_channel": draft["reply_channel"],
        "draft_id": turn.id_for("draft"),
    }
    wish = wish_for_second(draft.told("demand") or "")
    if wish and not second.get("demand"):
        second["demand"] = wish
    dispatcher.utter_message(response="utter_second_begins", story=quoted_second(told))
    begun = [SlotSet(slot, second[slot]) for slot in DRAFT_SLOTS if slot in second]
    return [*begun, SlotSet(SECOND_SLOT, None), FollowupAction(FORM)]


def is_same(draft: Draft) -> bool:
    """Whether the complaint goes to a ticket that is open."""
    return draft["matter_choice"] in OF_OPEN_TICKET and draft["same_as"] is not None
