"""How a message adds to what was told before it, instead of replacing it."""

import re
from decimal import Decimal

from actions.awaiting import Awaiting
from actions.buttons import PREVIOUS_MESSAGE
from actions.delegates import named_in
from actions.form.look import Look
from actions.not_understood import misses_before, text_not_understood
from actions.other_language import words_unread
from actions.told import tells_enough
from actions.turn import split, split_all
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET
from bot.nlu.answering.beginning import only_begins
from bot.nlu.answering.retelling import takes_the_place
from bot.nlu.answering.when import only_puts_a_day
from bot.nlu.answering.who import kin_named, tells_right
from bot.nlu.machine_text import is_machine_text
from bot.nlu.patterns.amounts import find_amounts
from bot.nlu.patterns.contrasts import wants_besides
from bot.nlu.patterns.time_meant import began_before
from bot.nlu.text import for_rules
from tickets.draft import SKIPPED
from tickets.ticket import Money
from tickets.vocabulary import NO_CURRENCY

_TONES_KEPT = 12
_NAME = re.compile(r"\b[A-Z][\w'-]+")


def add_signals(look: Look) -> None:
    """Gather tones and flags over the whole complaint."""
    tone = look.turn.entities.get("tone")
    if tone:
        tones = [*split_all(look.values["tones"]), str(tone)]
        look.values["tones"] = ",".join(tones[-_TONES_KEPT:])
    flags = split(look.values["flags"])
    look.values["flags"] = ",".join(dict.fromkeys([*flags, *look.turn.flags])) or None


def add_principal(look: Look) -> None:
    """For whom it is, where that is said unasked: "her name's Rosa, I have power of attorney"."""
    words = look.turn.text
    earlier, now = look.before.get("principal"), look.values["principal"]
    if earlier and now and tells_right(earlier) and tells_right(now) and not kin_named(now):
        # "make sure it says I act under power of attorney": it does already
        look.values["principal"] = earlier
        look.said.append("utter_noted")
    elif earlier and now and not look.corrects and _names_the_same(earlier, now):
        look.values["principal"] = earlier
    elif earlier not in (None, SKIPPED, now) and now not in (None, SKIPPED) and not look.corrects:
        # 没有授权书 after whose matter it is: both stand
        look.values["principal"] = _joined(look, earlier, now)
    silent = not words or is_machine_text(words)
    if look.draft.is_for_somebody_else and look.values["principal"] is None and not silent:
        naming, named = label("principal_named", look.turn.language), kin_named(words)
        if look.requested != "principal" and (named or named_in(words, naming)):
            look.values["principal"] = words[slice(*named)] if named else words


def _names_the_same(earlier: str, now: str) -> bool:
    """Whether words name nobody but who was named before: "the owner is Rosa Cruz"."""
    names = _NAME.findall(now)
    return bool(names) and all(name in earlier for name in names) and not tells_right(now)


def keep_day(look: Look) -> None:
    """The day that was told stays, unless it is asked for or corrected: "pay it back today"."""
    told = look.before.get("incident_time")
    changes = look.turn.intent == "correct" or look.requested == "incident_time"
    # "bought it in October", and what went wrong did so on the day that is told now
    began = told is not None and began_before(str(look.before.get("story") or ""), told)
    changes = changes or began or _tells_only_a_day(look)
    if told and told in (look.values["incident_time"] or ""):
        # 去年三月份 after 去年 is the same day, told better
        return
    if told not in (None, SKIPPED) and not changes and not look.before.get("draft_kept_at"):
        look.values["incident_time"] = told


def _tells_only_a_day(look: Look) -> bool:
    """Whether the message is a day and nothing else, whatever was asked: 11月8号."""
    day = look.values["incident_time"]
    rest = look.turn.text.replace(str(day), " ")
    return bool(day) and rest != look.turn.text and only_puts_a_day(rest)


def keep_sum(look: Look) -> None:
    """The sum in question stays where a smaller one is told besides: "a day off, 140 gone"."""
    told, now = _sum_of(look.before.get("amount")), _sum_of(look.values["amount"])
    if told is None or now is None or look.turn.intent == "correct" or look.is_other_draft:
        return
    if look.values["demand"] != look.before.get("demand") and _stands_in_story(look, now):
        # of several sums that were told the one that is wanted back is in question
        return
    alike = now.currency in (told.currency, NO_CURRENCY)
    if (alike and now.amount < told.amount) or (
        now.currency == NO_CURRENCY and now.amount == told.amount
    ):
        look.values["amount"] = look.before["amount"]


def _stands_in_story(look: Look, money: Money) -> bool:
    sums = find_amounts(for_rules(look.before.get("story") or ""))
    return money.amount in {Decimal(found.value.split()[0]) for found in sums}


def _sum_of(amount: str | None) -> Money | None:
    try:
        return Money.parse(amount) if amount else None
    except ValueError:
        return None


def add_what_was_missed(look: Look) -> None:
    """What was told right before, and not understood, belongs to the story that begins."""
    asked = look.turn.entities.get("request") == PREVIOUS_MESSAGE
    begins = look.values["story"] is not None and look.before.get("story") is None
    missed = text_not_understood(look.tracker) if asked or begins else None
    if missed and is_machine_text(missed):
        missed = None
    waiting = Awaiting.of(look.tracker)
    opens = look.requested is None and look.before.get("story") is None
    of_ticket = waiting is not None and waiting.what == OF_TICKET and (asked or opens)
    if waiting and of_ticket:
        # also where something else was asked since, or they go on without an answer
        missed = waiting.words
    unread = words_unread(look.tracker) if begins else None
    if unread:
        # written in another language before it was tried in this one
        look.values["story"] = f"{unread}\n{look.values['story']}"
    elif missed and tells_enough(missed) and (asked or of_ticket or misses_before(look.tracker)):
        now = None if asked else look.values["story"]
        look.values["story"] = f"{missed}\n{now}" if now else missed


def add_story(look: Look) -> None:
    """A later part of the story comes after the earlier one."""
    earlier, now = look.before.get("story"), look.values["story"]
    if look.is_other_draft or "story" in look.rewritten:
        return
    if not (earlier and now) or earlier in now:
        return
    if now in earlier.splitlines():
        # said twice in the same words, it stands there once
        look.values["story"] = earlier
        return
    if look.requested == "story" and takes_the_place(now, earlier):
        look.said.append("utter_story_replaced")
        return
    look.values["story"] = f"{earlier}\n{now}"
    if look.requested == "story" and not only_begins(earlier):
        # what the whole is about was told before
        look.values["topic"] = look.before.get("topic") or look.values["topic"]
        look.said.append("utter_story_added")


def wait_for_story(look: Look) -> None:
    """What a story is about is not told yet where a few words only began to tell it."""
    if look.waits_for_story:
        look.values |= {"topic": None, "topic_guesses": None}


def add_demand(look: Look) -> None:
    """A further wish comes after the first one."""
    earlier, now = look.before.get("demand"), look.values["demand"]
    entities = look.turn.entities
    replaces = "correction_field" in entities and not wants_besides(look.turn.text)
    replaces = replaces or look.requested == "demand"
    replaces = replaces or "demand" in look.rewritten
    if not (earlier and now) or earlier in (now, SKIPPED) or replaces or look.is_other_draft:
        return
    look.values["demand"] = _joined(look, earlier, now)


def _joined(look: Look, earlier: str, now: str) -> str:
    """What was told before and what is told now, or the longer of them where it holds the other."""
    if earlier in now or now in earlier:
        return max(earlier, now, key=len)
    return f"{earlier.rstrip(' .。;；,，')}{label('joined.separator', look.turn.language)}{now}"
