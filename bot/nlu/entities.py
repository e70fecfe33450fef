"""Writes what the patterns find into a message: one entity per kind, the one most likely meant."""

import re
from itertools import pairwise

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.annotations import add_entities, entity, text_of
from bot.nlu.patterns import Finding, overlaps
from bot.nlu.patterns.abuse import find_abuse
from bot.nlu.patterns.amounts import find_amounts
from bot.nlu.patterns.contacts import find_emails, find_phones
from bot.nlu.patterns.names import find_names
from bot.nlu.patterns.references import (
    find_named_digits,
    find_reference_numbers,
    find_ticket_references,
    is_claim_number,
)
from bot.nlu.patterns.regions import REGION, Region, region_of
from bot.nlu.patterns.times import find_times
from bot.nlu.reader import Reader
from bot.nlu.text import count_han, fold, for_patterns

# Between two days the second is the one that was meant.
_THOUGHT_BETTER = re.compile(
    r"(?:\bno\b|\bwait\b|\bsorry\b|\bactually\b|\brather\b|\bi mean\b|"
    r"不对|不是|错了|哦不|应该是|更正)[^.。]{0,12}$"
)
_YEAR_ALONE = re.compile(
    r"(?:今年|去年|前年|大前年|\d{2,4}年|(?:this|last) year|in 20\d\d|20\d\d)", re.I
)
# said of the telling as a rule ("I just told your colleague"), where another day stands beside it
_A_MOMENT_AGO = re.compile(r"刚[才刚]|頭先|头先|just now", re.I)
# An hour of no day says little; how long it has lasted says less than a day that is named.
_HOUR_ALONE = re.compile(
    r"(?:凌晨|清晨|一大早|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|深夜|晚间)\s?[\d一二三四五六七八九十两]{1,3}点.{0,3}"
)
_HAN_BESIDE_HOUR = 8
_LASTING = re.compile(
    r".*[天周期拜月]了|[拖等卡]了.*|(?:been|already) .*|.* (?:now|and counting)", re.I
)
# bought on one day and broken on another: the second is what is complained of
_BOUGHT_BEFORE = re.compile(r"\b(?:bought|purchased)\b (?:[\w'-]+ ){0,8}(?:the )?$")
# by when something is wanted, and not when it was: 今天一定要给个交代, "I want it back today"
_TODAY = re.compile(r"今[天日晚]|today|tonight", re.I)
_WANTED_AFTER = re.compile(
    r"(?:之内|以内|就|你们)*(?:一定|必须|非得?|务必)(?:要|得|给|把|让|拿|看|见|退|赔|说)"
)
_WANTED_BEFORE = re.compile(
    r"\b(?:want|need|demand|expect)\b(?:(?!complain|happen|report|tell)[^,.;!?]){0,40}\s$", re.I
)
_BOOKED_BEFORE = re.compile(
    r"(?:订|(?<!一)定)(?:的|了|好|好了)?(?:是|在|从)?\s?$|[号日](?:到|至|-|~)$"
    r"|\b(?:booking|reservation|room|table|flight|tickets?)\b (?:\w+ ){0,2}"
    r"(?:for|from|on)\s(?:the )?$"
)
_BOOKED_AFTER = re.compile(
    r"(?:到|至|-|~)(?:\d{1,2}月)?\d{1,2}[号日](?:的|入住|住)|(?:的)?(?:入住|出发|的房间?|的机?票|的航班|的演出)"
)
# nothing has happened yet on a day to come
_TO_COME = re.compile(r"下[个個]?(?:周|週|星期|礼拜|禮拜|月)")
# bought or promised on one day, and gone wrong on another
_BOUGHT_AFTER = re.compile(
    r"\s?(?:的时候|时)?(?:就|已经|我们?|他们?|你们|客服|业务员?|经纪|专员|跟你们)*(?:买|投保|签约|签了|开户|入会|说(?!要?赔|不)|讲|答应|承诺|保证)"
)
_DENIED = re.compile(r"(?:\bnot|\bwasn't|\bisn't|不是|并非|并不是|不在)\s?(?:on |in |at |the )?$")


def read_patterns(original: str) -> dict[str, Finding]:
    """Find everything in a text that alone tells where the customer writes from."""
    return read_in_region(original, region_of([original]))


def read_in_region(original: str, region: Region | None) -> dict[str, Finding]:
    """Find everything that patterns can find in a text.

    Args:
        original: the customer's words.
        region: where the customer writes from, as far as that is known.

    Returns:
        entity name → the finding meant: of several amounts the largest, of reference numbers the
        one that is named as such, of the rest the first.
    """
    original = for_patterns(original)
    cased = fold(original)
    text = cased.lower()
    if len(text) != len(original):  # a few letters grow in lower case; positions would shift
        text = cased
    tickets = find_ticket_references(text)
    emails = find_emails(text)
    taken = tickets + emails
    amounts = [
        finding
        for finding in find_amounts(text, **_currencies(region))
        if not overlaps(finding, taken)
    ]
    times = [
        finding for finding in find_times(text, original) if not overlaps(finding, taken + amounts)
    ]
    taken = (
        taken + amounts + [finding for finding in times if any(c.isdigit() for c in finding.value)]
    )
    phones = find_phones(text, taken + find_named_digits(text), region)
    numbers = find_reference_numbers(text, original, taken + phones)
    claims = [number for number in numbers if is_claim_number(text, number)]
    others = [number for number in numbers if number not in claims]
    found = {
        "ticket_reference": _heaviest(tickets),
        "email": _heaviest(emails),
        "phone": _heaviest(phones),
        "amount": _heaviest(amounts),
        "incident_time": _time_meant(text, times),
        "reference_number": _heaviest(others or claims),
        # beside the policy's; alone it is the number of the matter
        "claim_number": _heaviest(claims) if others else None,
        "customer_name": _heaviest(find_names(cased, original)),
        "abuse": _heaviest(find_abuse(text)),
    }
    return {name: finding for name, finding in found.items() if finding is not None}


def _currencies(region: Region | None) -> dict[str, str]:
    """What $ and 元 mean to whom writes from a region."""
    if region is None:
        return {}
    # ringgit are never written with a $
    dollar = "USD" if region is Region.MALAYSIA else region.currency
    return {"dollar": dollar, "yuan": region.currency}


def days_and_numbers(text: str) -> dict[str, str]:
    """The day and the number that a text names, as told, by entity."""
    found = read_patterns(text)
    return {
        name: found[name].value for name in ("incident_time", "reference_number") if name in found
    }


def _booked_for(text: str, time: Finding) -> bool:
    before, after = text[: time.start], text[time.end :]
    return bool(_BOOKED_BEFORE.search(before) or _BOOKED_AFTER.match(after))


def _time_meant(text: str, times: list[Finding]) -> Finding | None:
    """The first time that is not denied ("not yesterday, it was three days ago")."""
    meant = [time for time in times if not _DENIED.search(text[: time.start])]
    meant = [time for time in meant if not _is_wanted_by(text, time)]
    if count_han(text) > _HAN_BESIDE_HOUR:
        meant = [time for time in meant if not _HOUR_ALONE.fullmatch(time.value)]
    # what was booked for a day may go wrong on another; an appointment is missed on its own
    meant = [time for time in meant if not _booked_for(text, time)] or meant
    meant = [time for time in meant if not _BOUGHT_BEFORE.search(text[: time.start])] or meant
    meant = [time for time in meant if not _LASTING.fullmatch(time.value)] or meant
    if meant and _YEAR_ALONE.fullmatch(meant[0].value):
        # bought last year, refused yesterday: the day helps, the year does not
        meant = [time for time in meant if not _YEAR_ALONE.fullmatch(time.value)] or meant
    meant = [time for time in meant if not _TO_COME.match(time.value)]
    meant = [time for time in meant if not _BOUGHT_AFTER.match(text, time.end)] or meant
    if meant and _A_MOMENT_AGO.fullmatch(meant[0].value):
        meant = meant[1:] or meant
    for first, other in pairwise(meant):
        if _THOUGHT_BETTER.search(text[first.end : other.start]):
            return other
    return next(iter(meant), None)


def _is_wanted_by(text: str, time: Finding) -> bool:
    if not _TODAY.fullmatch(time.value):
        return False
    after = _WANTED_AFTER.match(text, time.end)
    return after is not None or _WANTED_BEFORE.search(text[: time.start]) is not None


def _heaviest(findings: list[Finding]) -> Finding | None:
    return max(findings, key=lambda finding: (finding.weight, -finding.start), default=None)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PatternEntityExtractor(Reader):
    """Extracts references, contacts, amounts, times and names by their form."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities found to each message."""
        for message in messages:
            add_entities(
                message,
                [
                    entity(name, found.value, self.name, found.start, found.end)
                    for name, found in self._read(message).items()
                ],
            )
        return messages

    @staticmethod
    def _read(message: Message) -> dict[str, Finding]:
        text = text_of(message)
        if REGION in message.data:
            # told by all that the customer wrote
            return read_in_region(text, message.get(REGION))
        return read_patterns(text)
