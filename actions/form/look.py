"""One look at the customer's latest message with the form open: what stood before, what stands."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.matters import SECOND_SLOT
from actions.told import TOLD_SLOTS, single, values_before_message
from actions.turn import PAUSE, Turn, answered_already
from bot.nlu.answering.beginning import only_begins
from tickets.draft import DRAFT_SLOTS, Draft
from tickets.use_cases.same_matter import OpenMatter

# Intents that answer the form or add to it; any other interrupts it and is answered by a rule.
FORM_INTENTS = frozenset({"file_complaint", "inform", "affirm", "deny", "skip", "correct"})


class Look:
    """The message, the slots before it, and the slots as it leaves them.

    Args:
        turn: what the message is.
        tracker: as the engine sent it; the slots hold what the domain mapped already.

    Attributes:
        requested: slot that the form asked for; None when it begins.
        before: slot values before this message.
        values: slot values as they will be; the parts of this package write into them.
        said: names of responses to say before the next question, in order.
        ask_instead: slot to ask for ahead of the draft's own next question.
        corrects: the message changes what was told before.
        rewritten: slots whose words a correction changed in their place.
        progressed: the message moved the form on, and is not left to the rules.
        leaves: what was asked is left open, whatever the message is.
        open_matters: what the customer's open tickets are about; None while nobody has looked.
    """

    def __init__(self, turn: Turn, tracker: Tracker) -> None:
        self.turn = turn
        self.tracker = tracker
        self.requested: str | None = tracker.get_slot("requested_slot")
        self.before = values_before_message(tracker)
        self.values = {
            slot: single(tracker.get_slot(slot))
            for slot in (*DRAFT_SLOTS, "contact", "customer_name", SECOND_SLOT)
        }
        self.said: list[str] = []
        self.ask_instead: str | None = None
        self.corrects = False
        self.rewritten: frozenset[str] = frozenset()
        self.progressed = False
        self.leaves = False
        self.open_matters: list[OpenMatter] | None = None
        self._original = dict(self.values)

    @property
    def is_first(self) -> bool:
        """Whether the message was not looked at before an interruption was answered."""
        return not answered_already(self.tracker)

    @property
    def is_for_the_form(self) -> bool:
        """Whether the message answers the form or adds to it."""
        return self.turn.intent in FORM_INTENTS

    @property
    def moves_on(self) -> bool:
        """Whether the form goes on by itself, and leaves nothing to the rules."""
        return self.leaves or (self.is_for_the_form and self.progressed)

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return Draft(self.values)

    @property
    def is_other_draft(self) -> bool:
        """Whether the draft is another than before the message."""
        return self.values["draft_id"] != self.before.get("draft_id")

    @property
    def begins_story(self) -> bool:
        """Whether there is a story now, and was none before, or no more than its beginning."""
        told, now = self.before.get("story"), self.values["story"]
        return bool(now) and not self.waits_for_story and (not told or only_begins(told))

    @property
    def waits_for_story(self) -> bool:
        """Whether the story only begins, and the rest of it is to be told first."""
        asked = self.requested in (None, PAUSE, "story")
        return asked and bool(self.values["story"]) and only_begins(str(self.values["story"]))

    @property
    def asks_for_a_detail(self) -> bool:
        """Whether the form asked for one detail of the complaint."""
        return self.requested not in (None, PAUSE, "story", "confirmation")

    def told_now(self, slot: str) -> bool:
        """Whether the message tells a value of a slot."""
        names = ("phone", "email") if slot == "contact" else (slot,)
        return any(self.turn.entities.get(name) for name in names)

    @property
    def tells_anything(self) -> bool:
        """Whether the message tells a value of any slot."""
        return any(self.told_now(slot) for slot in TOLD_SLOTS)

    def changed_slots(self) -> set[str]:
        """Slots whose value is another than before the message."""
        return {slot for slot, value in self.values.items() if value != self.before.get(slot)}

    def next_question(self) -> str | None:
        """The slot to ask for, None when the form is complete."""
        waits = "story" if self.waits_for_story else None
        return self.ask_instead or waits or self.draft.next_question()

    def put_back(self) -> None:
        """Leave all slots as they were before the message."""
        self.values = {slot: self.before.get(slot) for slot in self.values}

    def events(self) -> list[EventType]:
        """Slots whose value this look changed."""
        return [SlotSet(s, v) for s, v in self.values.items() if v != self._original[s]]
