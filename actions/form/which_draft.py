"""Which complaint a message belongs to: a new one, one put aside, one told second, an open one."""

import json
from datetime import datetime

from actions.choosing import last_mentioned
from actions.form.look import Look
from actions.matters import SECOND, SECOND_SLOT, refuses_result, ticket_of_same_matter
from actions.services import services
from bot.nlu.second_complaint import also_complains
from tickets.draft import ADDED, DRAFT_SLOTS, SAME
from tickets.vocabulary import ENDED_STATES

# Told while it is asked which of two drafts is meant, they answer what the first one had asked.
_GOING_ON = ("incident_time", "reference_number", "reply_channel", "contact", "customer_name")
# Kept by the domain also outside the form; what was not told with the complaint is not of it.
_UNCONDITIONAL_SLOTS = ("amount", "claim_number", "clause")


async def begin(look: Look) -> None:
    """Start a draft: its id, and what is already known of the customer."""
    # without a story there is nothing yet to compare with them
    known = await services().known_customer(look.turn, and_matters=bool(look.values["story"]))
    look.open_matters = known.matters
    if look.before.get("draft_kept_at"):
        _settle_kept_draft(look, str(look.before["draft_kept_at"]))
    elif look.requested is None:
        for slot in _UNCONDITIONAL_SLOTS:
            if slot not in look.turn.entities:
                look.values[slot] = None
    look.values["draft_id"] = look.values["draft_id"] or look.turn.id_for("draft")
    look.values["customer_name"] = look.values["customer_name"] or known.name
    look.values["contact"] = look.values["contact"] or known.contact
    look.progressed = True


def _settle_kept_draft(look: Look, kept_at: str) -> None:
    """A draft was put aside: take it up when that is wanted, else ask which one is meant."""
    told = {
        slot: value
        for slot in DRAFT_SLOTS
        if (value := look.values[slot]) and value != look.before.get(slot)
    }
    if services().now() > datetime.fromisoformat(kept_at) + services().draft_kept:
        look.values |= {slot: told.get(slot) for slot in DRAFT_SLOTS}
        return
    look.values |= {slot: look.before.get(slot) for slot in DRAFT_SLOTS}
    look.values["draft_kept_at"] = None
    if look.turn.entities.get("draft_choice") == "resume":
        # what they go on with is of it; `add_story` joins the story to the one before
        look.values |= {s: v for s, v in told.items() if s == "story" or look.values[s] is None}
        look.said.append("utter_draft_resumed")
    else:
        look.values["other_draft"] = json.dumps(told, ensure_ascii=False)


def choose_draft(look: Look) -> None:
    """Go on with the kept draft and what was said since, or with the new complaint alone."""
    other, choice = look.values["other_draft"], look.turn.entities.get("draft_choice")
    details = any(look.told_now(slot) for slot in _GOING_ON)
    if choice is None and look.requested == "draft_choice" and details:
        # who goes on with its details has chosen
        choice = "resume"
    if other is None or choice not in ("resume", "new"):
        return
    told = json.loads(other)
    if choice == "new":
        look.values |= {slot: told.get(slot) for slot in DRAFT_SLOTS}
        look.values["draft_id"] = look.turn.id_for("draft")
    else:
        story, more = look.values["story"], told.get("story")
        look.values |= {s: v for s, v in told.items() if look.values[s] is None}
        look.values["story"] = f"{story}\n{more}" if story and more else story or more
    look.values["other_draft"] = None
    look.said.append("utter_draft_discarded" if choice == "new" else "utter_draft_resumed")


def take_second(look: Look) -> None:
    """Begin the complaint that was told with the one before, or keep one that is told now."""
    kept, told = look.values[SECOND_SLOT], look.turn.entities.get(SECOND)
    if look.turn.entities.get("request") == SECOND and kept and look.values["story"] is None:
        second = json.loads(kept)
        look.values |= {slot: second[slot] for slot in DRAFT_SLOTS if slot in second}
        look.values[SECOND_SLOT] = None
    elif told and (look.begins_story or not kept):
        look.values[SECOND_SLOT] = str(told)


async def look_for_same_matter(look: Look) -> None:
    """A new story may be about an open ticket: the customer is asked, unless they say so."""
    if look.values["matter_choice"] == SAME and look.draft["same_as"] is None:
        await _take_to_open_ticket(look)
        return
    is_new = look.begins_story or look.is_other_draft
    unasked = look.draft["same_as"] is None and not look.values["confirmation"]
    told_apart = also_complains(look.turn.text) is not None
    if look.draft["story"] and is_new and unasked and not told_apart:
        if look.open_matters is None:
            look.open_matters = await services().open_matters(look.turn)
        # one that was opened for a person out of this very draft is completed by it
        others = [one for one in look.open_matters if one.draft_id != look.values["draft_id"]]
        same = await ticket_of_same_matter(look.turn, look.draft, others)
        look.values["same_as"] = same
        if same and refuses_result(look.turn.text, same, look.open_matters):
            # nothing is left to ask
            look.values["matter_choice"] = SAME


async def _take_to_open_ticket(look: Look) -> None:
    """What was told goes to the open ticket that they spoke of last, else to the newest one."""
    known = await services().list_tickets(look.turn)
    going_on = [one.reference for one in known if one.state not in ENDED_STATES]
    spoken_of = last_mentioned(look.tracker)
    chosen = spoken_of if spoken_of in going_on else next(iter(going_on), None)
    look.values["same_as"] = chosen
    look.values["matter_choice"] = ADDED if chosen else None
    look.progressed = chosen is not None
