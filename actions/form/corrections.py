"""Changes of what was told before."""

from actions.form.look import Look
from actions.told import topic_of_each_category
from actions.turn import split
from bot.nlu.patterns.weekdays import in_its_week
from bot.nlu.put_right import put_right, with_sum
from tickets.draft import CORRECTABLE, with_ending
from tickets.vocabulary import Topic


def take_correction(look: Look) -> None:
    """Change what the message corrects; a detail without its new value is asked for anew."""
    look.values["correction_field"] = None
    if _take_ending(look):
        return
    look.corrects = look.turn.intent == "correct"
    field = look.turn.entities.get("correction_field")
    stood, now = look.before.get("incident_time"), look.values.get("incident_time")
    if now and now != stood:
        look.values["incident_time"] = in_its_week(stood, now)
    if look.corrects:
        _put_right(look)
    if field == "amount" and look.turn.entities.get("answer"):
        changed = with_sum(look.before, str(look.turn.entities["answer"]))
        look.values |= {**changed, "confirmation": None}
        # it stands corrected, and is not told a second time
        look.rewritten |= frozenset(changed) & {"story"}
        return
    wants_change = look.corrects or look.values["confirmation"] == "no"
    if field in CORRECTABLE:
        _change(look, CORRECTABLE[field])
        look.values["confirmation"] = None
    elif wants_change:
        look.values["confirmation"] = None
        if not (look.tells_anything or look.rewritten or "answer" in look.turn.entities):
            look.ask_instead = "correction_field"


def _take_ending(look: Look) -> bool:
    """Correct the last digits of a phone number, where they alone are told."""
    ending = look.turn.entities.get("contact_ending")
    fixed = with_ending(look.before.get("contact"), str(ending)) if ending else None
    if fixed:
        look.values |= {"contact": fixed, "confirmation": None}
    return fixed is not None


def _put_right(look: Look) -> None:
    """Change the values that the message says are wrong, wherever in the draft they stand."""
    changed = put_right(look.before, look.turn.text).values
    if "story" in changed and look.told_now("story") and look.values["story"]:
        # what is told besides comes after it
        changed["story"] += f"\n{look.values['story']}"
    look.values |= changed
    if changed and look.before.get("incident_time"):
        # "she came on the 12th, not the 11th" is no day of the matter where that stood apart
        stood = str(look.before["incident_time"])
        told_there = stood in str(look.before.get("story")) and stood not in str(
            changed.get("story") or stood
        )
        if not (told_there and look.told_now("incident_time")):
            look.values["incident_time"] = changed.get("incident_time") or stood
    look.rewritten = frozenset(changed)
    if changed and look.turn.entities.get("correction_field") != "amount":
        # it stands corrected, and is no part of the story besides
        look.turn.entities.pop("answer", None)


def _change(look: Look, slots: tuple[str, ...]) -> None:
    if "category_choice" in slots:
        _forget_topic(look)
    if look.rewritten or any(look.told_now(slot) for slot in slots):
        return
    for slot in slots:
        # what happened stands until it is told over again (`add_story`)
        if slot != "story":
            look.values[slot] = None
    look.ask_instead = slots[0]


def _forget_topic(look: Look) -> None:
    """Choose the topic anew; the one that stood is the first guess, should no other be named."""
    stood = look.before.get("topic")
    if stood:
        # "the category is wrong" says nothing of another topic, "wrong, it is your service" does
        named = look.told_now("category_choice")
        if named and look.told_now("topic"):
            # the very topic was named
            look.values["topic_guesses"] = look.values["topic"]
            return
        if named and Topic(stood).category == look.values["category_choice"]:
            # it is of that category already
            look.values["topic_guesses"] = stood
            look.values["topic"] = None
            return
        told_now = topic_of_each_category(look.tracker) if named else []
        guesses = dict.fromkeys([stood, *split(look.values["topic_guesses"]), *told_now])
        look.values["topic_guesses"] = ",".join(guesses)
    if not look.told_now("topic"):
        look.values["topic"] = None
