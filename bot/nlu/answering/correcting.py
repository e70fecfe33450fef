"""What a correction changes, and into what."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from decimal import Decimal

from bot.nlu.patterns.contrasts import Contrast, contrasted_figures
from bot.nlu.patterns.figures import day_ending, find_figures
from bot.nlu.reply_rules import way_named
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules

_PHRASES = rules("answering/correcting")
# the one for whom somebody else complains, as the summary names it
_OF_WHOM = _PHRASES["names for whom"]
_FIELDS = (
    ("principal", _OF_WHOM),
    ("incident_time", _PHRASES["names the day"]),
    ("reference_number", _PHRASES["names the number"]),
    ("contact", _PHRASES["names the contact"]),
    ("customer_name", _PHRASES["names the name"]),
    ("reply_channel", _PHRASES["names the channel"]),
    ("demand", _PHRASES["names the wish"]),
    ("category", _PHRASES["names the kind"]),
    ("story", _PHRASES["names the story"]),
)
_OTHERS_NUMBER = re.compile(
    r"\b(?!(?:phone|mobile|telephone|cell|contact|my|the|your)\b)\w+ (?:number|no\.?|ref|id)\b(?: is| should| was|:)"
)
_CORRECTING = _PHRASES["corrects"]
_CONTRASTING = _PHRASES["contrasts"]
_OTHERS_WRONG = _PHRASES["others have it wrong"]
_LEAST_HAN_ANEW = 8
# 改成退款，不要换新的了: the value stands before what it takes the place of
_CHANGED_INTO = re.compile(
    r"(?:改成|改为|改為|换成|換成)\s*(?P<value>[^,，。.!！\s]{2,20})(?=[,，]\s*(?:不|别|別))"
)
_NEW_VALUE = re.compile(
    r"(?:改成|改为|换成|应该是|更正为|而是|\bto(?: be)?\b|\bshould be\b|\bi meant\b|\bit'?s\b|\bis\b|[,，:：]\s*是?)\s*(?P<value>[^,，]+?)[\s。.!！]*$"
)
_TO_READ = re.compile(
    r"(?:\b(?:should|ought to|must) (?:read|say)\b\s*[:：]?|(?:应该|应当|要|得)?(?:写成|写|改成|改为|是)\s*[:：])\s*[\"“'‘「]?(?P<value>.+?)[\"”'’」\s。.!！]*$",
    re.I,
)
_NAMES_SUM = re.compile(
    r"\b(?:amount|sum|price|total|it was|it's)\b|金额|数额|钱数|银码|价钱|一共|总共"
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NEW_SUM = re.compile(
    rf"\b(?:amount|sum|price|total|figure)\b(?:'?s| is| was| looks?)? (?:wrong|not right|incorrect|off)\b[^\d]{{0,24}}(?={_NUMBER})"
    rf"|(?:金额|数额|钱数|银码|价钱)(?:不对|唔啱|错了|有误|写错了?|弄错了?)[^\d]{{0,8}}(?={_NUMBER})|(?:金额|数额|钱数|银码|价钱)(?:改成|改为|应该是|应为|是)[^\d,，]{{0,6}}(?={_NUMBER})"
    rf"|\b(?:amount|sum|total|figure|price)\b[^\d]{{0,24}}(?={_NUMBER}[a-z ]{{0,12}}(?:[,. ]+(?:sorry|please|typo|my mistake|instead|thanks))*$)"
)


def is_correction(text: str) -> bool:
    """Whether the words say that something told before is to be changed."""
    return bool(_CORRECTING.search(for_rules(text)))


def blames_others(text: str) -> bool:
    """Whether words tell that the firm has a detail wrong in its papers, and correct none here."""
    return bool(_OTHERS_WRONG.search(for_rules(text)))


def contrasts(text: str) -> bool:
    """Whether a correction says both what is right and what is not, so that nothing is left to ask."""
    return bool(_CONTRASTING.search(for_rules(text)))


def says_it_anew(text: str) -> bool:
    """Whether a correction holds more than that something is wrong: 确诊是第95天，我打错了."""
    rest = _CORRECTING.sub("", for_rules(text))
    return bool(re.search(r"\d", rest)) or count_han(rest) >= _LEAST_HAN_ANEW


def correction_field(text: str, found: set[str]) -> str | None:
    """The slot that a correction means.

    Args:
        text: the customer's words.
        found: entities that the patterns found in it.

    Returns:
        a slot of the form or `category`; None when it names none.
    """
    if found & {"phone", "email"}:
        return "contact"
    read = for_rules(text)
    if "customer_name" in found:
        return "principal" if _OF_WHOM.search(read) else "customer_name"
    if "reference_number" in found and _OTHERS_NUMBER.search(read):
        return "reference_number"
    if field := field_named(text):
        return field
    for entity, field in (
        ("incident_time", "incident_time"),
        ("reference_number", "reference_number"),
        ("amount", "demand"),
    ):
        if entity in found:
            return field
    return "reply_channel" if way_named(text) else None


def field_named(text: str) -> str | None:
    """The slot of the form, or `category`, that words name; None when they name none."""
    read = for_rules(text)
    return next((field for field, pattern in _FIELDS if pattern.search(read)), None)


def corrected_value(text: str) -> str | None:
    """The words after 改成, "to", "should be" or "should read:"."""
    match = _CHANGED_INTO.search(text) or _NEW_VALUE.search(text)
    return line_to_read(text) or (match["value"].strip() if match else None)


def line_to_read(text: str) -> str | None:
    """The words of a line that is told as it should read, with all its commas."""
    match = _TO_READ.search(text)
    return match["value"].strip() if match else None


def corrected_sum(text: str) -> Decimal | None:
    """The sum that takes the place of another ("950 not 900", 金额是9500不是9000), or of what is wrong."""
    read = for_rules(text)
    contrast = next(contrasted_figures(text), None)
    if contrast and contrast.firm and _NAMES_SUM.search(read) and not _of_a_day(text, contrast):
        return contrast.right.number
    named = _NEW_SUM.search(read)
    behind = find_figures(text[named.end() :]) if named else []
    return behind[0].number if behind else None


def _of_a_day(text: str, contrast: Contrast) -> bool:
    return any(day_ending(text, one) is not None for one in (contrast.right, contrast.wrong))
