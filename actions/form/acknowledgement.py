"""What is said of a message before the next question: that it was heard, and what it changed."""

from rasa_sdk.executor import CollectingDispatcher

from actions.form.left_open import STILL_NEEDED
from actions.form.look import Look
from actions.greeting import INTRODUCING
from actions.help_lines import help_lines, region_named
from actions.matters import SECOND, SECOND_SLOT, second_heard
from actions.services import services
from actions.signals import answer_signals
from actions.summary import lines_of
from actions.turn import PAUSE, response_of, split
from actions.wording import excerpt, label
from bot.nlu.answering.who import (
    tells_of_a_death,
    tells_of_an_injury,
    tells_of_illness,
    tells_that_nobody_is_hurt,
    tells_that_others_watched,
)
from tickets.vocabulary import Flag, Topic

# Said of what was put down where nothing more is to be said of it.
NOTED = "utter_noted"
# of a longer conversation the engine may have let its beginning go (`bot/engine/history.py`)
_WHOLE_CONVERSATION = 3
# a less sure topic is not said back: another's matter is worse than none
_SURE = 0.6
# these say by themselves that it was told, or asked after, before
_TOLD_BEFORE = frozenset({Topic.POOR_COMPLAINT_HANDLING, Topic.SLOW_HANDLING})


def acknowledge(look: Look, dispatcher: CollectingDispatcher) -> None:
    """Say what was taken in: an introduction at first contact, then that it was heard."""
    if _is_first_contact(look):
        dispatcher.utter_message(response="utter_introduction")
    if look.begins_story and not look.values["same_as"]:
        # of an open matter it is asked at once; nothing is registered yet
        _say_story_heard(look, dispatcher)
    heard_second = _say_second_heard(look, dispatcher)
    changes = _corrected_lines(look)
    asks_again = look.requested == look.next_question() and look.asks_for_a_detail
    if look.requested == "story" == look.next_question() and look.told_now("demand"):
        look.said.append(NOTED)
    if look.requested == PAUSE and set(look.said) <= {NOTED} and look.before.get("story"):
        # the first words after a message that spoke of self-harm
        look.said = ["utter_after_pause"]
        _name_lines_of_the_place(look, dispatcher)
    in_danger = Flag.SAFETY in split(look.values["flags"])
    if in_danger and not look.begins_story and tells_that_nobody_is_hurt(look.turn.text):
        look.said = ["utter_nobody_hurt", *(one for one in look.said if one != NOTED)]
    for response in look.said:
        dispatcher.utter_message(response=response)
    if changes:
        dispatcher.utter_message(response="utter_correction_taken", lines="\n".join(changes))
    if look.turn.entities.get("topic") not in (None, look.values["topic"]):
        # of this piece alone; the complaint is about something else
        look.turn.entities.pop("topic")
    if look.draft.topic is Topic.FRAUD_UNAUTHORISED and _sure_of_topic(look) < _SURE:
        # who had an account closed is not told to have the card blocked
        look.turn.entities.pop("topic", None)
    before = look.values["signals_said"]
    look.values["signals_said"] = answer_signals(
        look.turn, look.values["tones"], before, dispatcher, look.tracker
    )
    noted = look.said or changes or heard_second or look.values["signals_said"] != before
    if asks_again and not noted:
        # what was answered to a threat or a need says already that it was heard
        dispatcher.utter_message(response=STILL_NEEDED)


def _name_lines_of_the_place(look: Look, dispatcher: CollectingDispatcher) -> None:
    """Where they are, told now, says which line to call is theirs."""
    told = look.turn.text
    if region_named(told):
        lines = help_lines(look.turn.language, services().jurisdiction, told)
        dispatcher.utter_message(response="utter_self_harm_again", lines=lines)


def _is_first_contact(look: Look) -> bool:
    """Whether nothing has said yet who answers here, and what becomes of what is told."""
    if look.requested == PAUSE:
        # who was just asked whether they are safe is not greeted
        return False
    told = sum(event.get("event") == "user" for event in look.tracker.events)
    said = [event for event in look.tracker.events if event.get("event") == "bot"]
    if told > _WHOLE_CONVERSATION:
        return not said
    return not any(response_of(event) in INTRODUCING for event in said)


def _say_story_heard(look: Look, dispatcher: CollectingDispatcher) -> None:
    if tells_of_a_death(str(look.values["story"])):
        dispatcher.utter_message(response="utter_bereavement_heard")
    elif Flag.SAFETY in look.turn.flags and tells_of_an_injury(str(look.values["story"])):
        dispatcher.utter_message(response="utter_injury_heard")
    elif Flag.SAFETY in look.turn.flags:
        unhurt = tells_that_nobody_is_hurt(str(look.values["story"]))
        response = "utter_near_miss_heard" if unhurt else "utter_danger_heard"
        dispatcher.utter_message(response=response)
    elif look.draft.topic is Topic.OTHER or _sure_of_topic(look) < _SURE:
        dispatcher.utter_message(response="utter_story_heard")
    else:
        # the same sentence twice would be nobody's answer
        response = "utter_next_matter_heard" if _heard_a_matter(look) else "utter_matter_heard"
        dispatcher.utter_message(response=response, matter=_matter_heard(look))


def _matter_heard(look: Look) -> str:
    """What the complaint is about, and one thing beside it that no listener would pass by."""
    language, story = look.turn.language, str(look.values["story"])
    told = label(f"matter.{look.draft.topic}", language)
    if tells_of_illness(story):
        beside = "illness"
    elif look.draft.topic is Topic.STAFF_ATTITUDE and tells_that_others_watched(story):
        beside = "in_public"
    elif Flag.REPEAT in look.turn.flags and look.draft.topic not in _TOLD_BEFORE:
        beside = "repeat"
    else:
        return told
    return label("beside.joined", language, first=told, second=label(f"beside.{beside}", language))


def _say_second_heard(look: Look, dispatcher: CollectingDispatcher) -> bool:
    """Say that another complaint was told besides, and is kept for after this one."""
    second = look.values[SECOND_SLOT]
    if not second or second == look.before.get(SECOND_SLOT) or look.values["same_as"]:
        return False
    told = second_heard(second, look.draft.topic, look.turn.language)
    dispatcher.utter_message(response="utter_two_complaints_heard", **told)
    return True


def _sure_of_topic(look: Look) -> float:
    """How sure the topic is; what a button or a rule says is certain."""
    if look.turn.entities.get("request") == SECOND:
        return 1.0
    read = (look.tracker.latest_message or {}).get("topic") or {}
    return float(read.get("confidence", 1.0)) if read.get("name") == look.draft.topic else 1.0


def _heard_a_matter(look: Look) -> bool:
    """Whether another complaint's story was answered in this conversation before."""
    return any(response_of(event) == "utter_matter_heard" for event in look.tracker.events)


def _corrected_lines(look: Look) -> list[str]:
    """What a correction changed, where no summary shows it anyway."""
    if not look.corrects or look.next_question() in (None, "confirmation"):
        return []
    told = {s for s in look.values if look.before.get(s) and s != look.requested}
    changed = {s for s in told if look.values[s] and look.values[s] != look.before[s]}
    lines = lines_of(look.draft, changed, look.turn.language)
    if "story" in look.rewritten and not lines:
        story = excerpt(str(look.values["story"]))
        lines = [label("line.story", look.turn.language, value=story)]
    return lines
