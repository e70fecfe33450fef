"""What is said of a message before the next question: that it was heard, and what it changed."""

from rasa_sdk.executor import CollectingDispatcher

from actions.form.left_open import STILL_NEEDED
from actions.form.look import Look
from actions.matters import SECOND_SLOT, second_heard
from actions.signals import answer_signals
from actions.summary import lines_of
from actions.turn import PAUSE
from bot.nlu.answering.who import tells_of_a_death


def acknowledge(look: Look, dispatcher: CollectingDispatcher) -> None:
    """Say what was taken in: an introduction at first contact, then that it was heard."""
    if _is_first_contact(look):
        dispatcher.utter_message(response="utter_introduction")
    if look.begins_story:
        _say_story_heard(look, dispatcher)
    changes = _corrected_lines(look)
    asks_again = look.requested == look.next_question() and look.asks_for_a_detail
    if asks_again and not look.said and not changes:
        look.said.append(STILL_NEEDED)
    if look.requested == PAUSE and not look.said and look.before.get("story"):
        # the first words after a message that spoke of self-harm
        look.said.append("utter_after_pause")
    for response in look.said:
        dispatcher.utter_message(response=response)
    if changes:
        dispatcher.utter_message(response="utter_correction_taken", lines="\n".join(changes))
    if look.turn.entities.get("topic") not in (None, look.values["topic"]):
        # of this piece alone; the complaint is about something else
        look.turn.entities.pop("topic")
    look.values["signals_said"] = answer_signals(
        look.turn, look.values["tones"], look.values["signals_said"], dispatcher
    )


def _is_first_contact(look: Look) -> bool:
    return not any(event.get("event") == "bot" for event in look.tracker.events)


def _say_story_heard(look: Look, dispatcher: CollectingDispatcher) -> None:
    mourns = tells_of_a_death(str(look.values["story"]))
    dispatcher.utter_message(response="utter_bereavement_heard" if mourns else "utter_story_heard")
    second = look.values[SECOND_SLOT]
    if second and second != look.before.get(SECOND_SLOT):
        told = second_heard(second, look.draft.topic, look.turn.language)
        dispatcher.utter_message(response="utter_two_complaints_heard", **told)


def _corrected_lines(look: Look) -> list[str]:
    """What a correction changed, where no summary shows it anyway."""
    if not look.corrects or look.next_question() in (None, "confirmation"):
        return []
    told = {s for s in look.values if look.before.get(s) and s != look.requested}
    changed = {s for s in told if look.values[s] and look.values[s] != look.before[s]}
    return lines_of(look.draft, changed, look.turn.language)
