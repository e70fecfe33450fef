"""Words that answer what was asked, where nothing more precise was read in them."""

from actions.besides import WAYS_TOLD
from actions.form.look import Look
from actions.told import FREE_TEXT_SLOTS, tells_enough
from actions.turn import PAUSE
from bot.nlu.answering.details import LATER, ON_FILE, TOLD_BEFORE, may_hold_number
from bot.nlu.answering.reached import names_another_way
from tickets.draft import SKIPPED
from tickets.vocabulary import ReplyChannel

_EXCUSED = {
    TOLD_BEFORE: "utter_told_before",
    ON_FILE: "utter_no_records",
    LATER: "utter_number_later",
}
_ASKED_HOW_TO_REACH = frozenset({"reply_channel", "contact"})


def take_answer(look: Look) -> None:
    """Put the words where they belong: the slot that was asked for, or the story."""
    answer = look.turn.entities.get("answer")
    is_figure = look.turn.entities.get("correction_field") == "amount"
    if not answer or look.ask_instead or is_figure:
        return
    words = str(answer)
    if look.turn.intent == "correct":
        # of the story, by its words: no answer to what is asked
        look.values["story"] = words
        look.said.append("utter_noted")
    elif look.requested == "reference_number" and not may_hold_number(words):
        # words in place of a number may still help to find the matter
        story = look.values["story"]
        look.values["story"] = f"{story}\n{words}" if story else words
        look.values["reference_number"] = SKIPPED
        look.said.append("utter_noted")
    elif look.requested in FREE_TEXT_SLOTS and not look.told_now(look.requested):
        look.values[look.requested] = words
    elif look.requested == "reply_channel" and any(map(str.isalnum, words)):
        # asked once, and answered with a way that is not offered
        look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
        look.said.append(WAYS_TOLD)
        if names_another_way(words):
            # staff may still send the letter that was asked for
            look.values["story"] = words
    elif look.requested == "contact" and not look.told_now("contact"):
        look.said.append("utter_contact_invalid")
        look.ask_instead = "contact"
    elif _is_of_the_story(look, words):
        look.values["story"] = words  # `add_story` joins it to what was told before
        look.said.append("utter_noted")


def excuse_question(look: Look) -> None:
    """Say that what was asked is left, where the customer says that it was told, or is held."""
    request = str(look.turn.entities.get("request"))
    if look.turn.intent != "skip" or request not in _EXCUSED:
        return
    if request == ON_FILE and look.requested in _ASKED_HOW_TO_REACH:
        # the handler can look it up; until then the answer comes here
        look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
        look.values["contact"] = look.before.get("contact")
        look.values["story"] = look.turn.text
        look.said.append("utter_contact_on_file")
    else:
        look.said.append(_EXCUSED[request])


def _is_of_the_story(look: Look, words: str) -> bool:
    """Whether words that answer no question tell more of what happened; pictures alone do not."""
    if not any(map(str.isalnum, words)):
        return False
    if look.requested == "category_choice" and any(map(str.isdigit, words)):
        # a bare sum in place of what kind of matter it is; a number has a line of its own
        return not look.tells_anything
    if look.requested == PAUSE and tells_enough(words):
        # whatever day they name besides
        return True
    return look.requested in ("confirmation", PAUSE) and not look.tells_anything
