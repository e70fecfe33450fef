"""Flags of a message, where its words are plainer than the heads."""

import re

from bot.nlu import misread, reply_rules
from bot.nlu.annotations import values
from bot.nlu.answering.details import all_refused, told_before
from bot.nlu.answering.name_alone import is_name_alone
from bot.nlu.answering.reached import asks_to_be_rung
from bot.nlu.answering.who import complains_for, speaks_of_own_child
from bot.nlu.answering.writer import writer_beside
from bot.nlu.decision import THREATS
from bot.nlu.flag_words import despairs, settled
from bot.nlu.lexicon import PLAIN, FlagLexicon
from bot.nlu.readers.questions import is_brief
from bot.nlu.readers.reading import RULE_CONFIDENCE, Reading
from tickets.vocabulary import Flag

# So likely a hint of self-harm needs no word of despair. Of 533 messages of scripted customers, six
# without one had a hint between 0.2 and 0.45, and none of them meant it.
_LIKELY_HINT = 0.5
# Without such a word a crisis line needs to be this sure; short of it staff hear of a hint.
_SURE_WITHOUT_A_WORD = 0.95
_IMPERSONATED = re.compile(
    r"(?:冒充|假冒|假扮|自称是?|自稱是?|谎称是?)[^,，。!！?？]{0,10}?"
    r"(?:局|委|部门?|中心|法院|公安|警察|监管|監管|客服)"
    r"|\b(?:pretend\w*|claim\w*|posing) (?:to be|they were|he was|she was|as)\b[^,.!?]{0,40}",
    re.I,
)
_REACHED = frozenset({"reply_channel", "contact"})
_WHO = frozenset({"customer_name", "contact", "principal"})
_LEFT_BEHIND = frozenset({"reply_channel", "contact", "customer_name", "reference_number"})
_LEAVES_NONE = re.compile(
    r"(?:我|也|就)*不(?:想|愿意?|方便|太想)留(?:了|下|这个)*[吧啊呀]?[\s。.!！]*$"
)


def settle_flags(reading: Reading, asked: str | None = None) -> None:
    """Let the words decide where they are plainer than the heads.

    Args:
        reading: the message.
        asked: slot that the form asked for, if it did.
    """
    noted = {name for value in values(reading.message, "flags") for name in value.split(",")}
    stated = set(reading.flags)
    hint = reading.message.get("self_harm_hint")
    if hint is not None:
        # the flag is said of less likely words, so that none is missed
        (stated.add if hint >= _LIKELY_HINT else stated.discard)(Flag.SELF_HARM)
    kept = settled(reading.text, noted, stated)
    if misread.names_a_role(reading.text):
        kept -= {Flag.WANTS_HUMAN}
    if all_refused(reading.text) or (asked in _LEFT_BEHIND and _LEAVES_NONE.match(reading.text)):
        # 不想给名字 is no despair, nor is 不想留 of a number that was asked for
        kept -= {Flag.SELF_HARM}
    if told_before(reading.text):
        # "I gave it to your colleague" asks for nobody
        kept -= {Flag.WANTS_HUMAN}
    if asked in _REACHED and is_brief(reading.text) and _names_way(reading.text):
        # 打电话给我 answers how to hear back, and calls nobody
        kept -= {Flag.WANTS_HUMAN}
    if _IMPERSONATED.search(reading.text):
        # who was tricked by "the social security office" threatens with none
        rest = _IMPERSONATED.sub(" ", reading.text)
        kept -= {Flag.REGULATOR_THREAT} - set(FlagLexicon.load().flags(rest))
    if complains_for(reading.text) or (asked in _WHO and writer_beside(reading.text)):
        # "I complain for my mother", or who they are and whose it is, in however few words
        kept |= {Flag.AGENT_ON_BEHALF}
    if Flag.AGENT_ON_BEHALF in kept and _speaks_for_nobody_else(reading.text):
        kept -= {Flag.AGENT_ON_BEHALF}
    doubtful = hint is not None and hint < _SURE_WITHOUT_A_WORD and not despairs(reading.text)
    only_hinted = {Flag.SELF_HARM} if doubtful and in_danger(reading) else set()
    if kept == noted and not only_hinted:
        return
    if Flag.SELF_HARM not in kept:
        reading.message.set("self_harm_hint", 0.0, add_to_output=True)
    flags = reading.message.get("flags") or []
    told = [flag for flag in flags if flag["name"] in kept - only_hinted]
    told += [{"name": name, "confidence": RULE_CONFIDENCE} for name in sorted(kept - noted)]
    reading.message.set("flags", told, add_to_output=True)
    reading.forget("flags")
    if kept:
        reading.say("flags", ",".join(sorted(kept)))


def _names_way(text: str) -> bool:
    return asks_to_be_rung(text) or reply_rules.way_named(text) is not None


def _speaks_for_nobody_else(text: str) -> bool:
    """A parent about their own child, or a name alone, with no word of acting for somebody."""
    about_own = speaks_of_own_child(text) or is_name_alone(text)
    return about_own and Flag.AGENT_ON_BEHALF not in FlagLexicon.load().flags(text)


def in_danger(reading: Reading) -> bool:
    """Whether the words speak of self-harm."""
    return Flag.SELF_HARM in reading.flags


def threatens(reading: Reading) -> bool:
    """Whether the words threaten with a court, a regulator or the press."""
    if reading.flags & THREATS:
        return True
    levels = FlagLexicon.load().levels(reading.text)
    return any(levels.get(flag) == PLAIN for flag in THREATS)


def tell_strain(reading: Reading) -> None:
    """Write that there is a hint of self-harm, where there is no more than one.

    Staff hear of it all the same; but a crisis line in reply to "I just need the money for the
    rent" would hurt.
    """
    if reading.message.get("self_harm_hint") and not in_danger(reading):
        reading.say("strain", "1")
