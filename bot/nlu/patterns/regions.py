"""Where a customer writes from, as far as words tell: what a bare number or sum means there."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterable
from enum import StrEnum

from bot.language import SIMPLIFIED, TRADITIONAL, script
from bot.nlu.bilingual import bilingual
from bot.nlu.cantonese import is_cantonese
from bot.nlu.text import for_rules

# Property of a message: the region of who writes it, as far as their words told so far.
REGION = "region"


class Region(StrEnum):
    """A place whose customers leave its calling code and its currency unsaid."""

    HONG_KONG = "HK"
    MACAU = "MO"
    TAIWAN = "TW"
    SINGAPORE = "SG"
    MALAYSIA = "MY"

    @property
    def currency(self) -> str:
        """ISO code of what is paid with there."""
        return _CURRENCIES[self]


_CURRENCIES = {
    Region.HONG_KONG: "HKD",
    Region.MACAU: "MOP",
    Region.TAIWAN: "TWD",
    Region.SINGAPORE: "SGD",
    Region.MALAYSIA: "MYR",
}
# What only who lives there says, over folded text in lower case.
_MARKS = (
    (
        Region.SINGAPORE,
        bilingual(
            r"\bs\$|\bsgd\b|新币|坡币|组屋|\b(?:dbs|posb|ocbc|uob|singtel|starhub|ntuc|fairprice|hdb|paynow|paylah|nric|singpass)\b|\b(?:in|from) singapore\b|(?:我|人)在新加坡"
            r"|\b(?:singapore|sg) (?:number|phone|mobile|line|hp|customer|branch)\b|新加坡(?:的)?(?:号码|电话|手机|号|分行)"
        ),
    ),
    (
        Region.MALAYSIA,
        bilingual(
            r"\brm\s?\d|\bmyr\b|\bringgit\b|令吉|马币|大马|\b(?:maybank|cimb|maxis|celcom|unifi|touch ?n ?go|tng|poslaju)\b|\b(?:malaysian?|my) (?:number|line) (?:is )?\+?60"
        ),
    ),
    (Region.MACAU, bilingual(r"\bmop\b|澳门(?:元|币)|葡币")),
    (Region.HONG_KONG, bilingual(r"\bhk\$|\bhkd\b|港币|港元|港纸")),
    (Region.TAIWAN, bilingual(r"\bnt\$|\bntd?\b\s?\d|\btwd\b|台币")),
)
# Mainland customers tell of these places, too, on their travels.
_MARKS_BESIDE_TRADITIONAL = (
    (
        Region.HONG_KONG,
        bilingual(
            r"香港|九龙|新界|港铁|八达通|通讯局|消委会|金管局|强积金|月结单|户口|的士|巴士|信用咭|宽频"
        ),
    ),
    (
        Region.TAIWAN,
        bilingual(
            r"台湾|台北|新北|桃园|台中|台南|高雄|中坜|新竹|嘉义|屏东|宜兰|花莲|基隆|彰化|金管会|评议中心|消保|消基会|健保|劳保|实支实付|统编|悠游卡|超商|机车|信箱|网路|简讯|帐户"
        ),
    ),
)
# most texts have none, which one look tells
_ANY_MARK = bilingual("|".join(mark.pattern for _, mark in _MARKS + _MARKS_BESIDE_TRADITIONAL))
# Weak beside the name of a place: Malaysians have them too, whose numbers are longer.
_PARTICLES = re.compile(
    r"(?<![a-z])(?:lah|leh|lor|liao|meh|hor|sia|siao|wah lau|walao|aiyoh?|alamak|dun have|cannot make it|how come ah|can or not|or not(?=\s*(?:[?.!]|$)))(?![a-z])"
)


def region_of(texts: Iterable[str]) -> Region | None:
    """Where somebody writes from.

    Args:
        texts: what they wrote, the newest first.

    Returns:
        the region that the newest telling words name; None where no words tell one.
    """
    weak = None
    for text in texts:
        told, surely = _told_by(text)
        if told and surely:
            return told
        weak = weak or told
    return weak


def _told_by(text: str) -> tuple[Region | None, bool]:
    """The region that a text tells, and whether it says so in so many words."""
    read, written = for_rules(text), script(text)
    marks = _MARKS if written == SIMPLIFIED else _MARKS + _MARKS_BESIDE_TRADITIONAL
    if _ANY_MARK.search(read):
        for region, mark in marks:
            if mark.search(read):
                return region, True
    if is_cantonese(text):
        # in Simplified characters it is written across the border as well
        return (None, False) if written == SIMPLIFIED else (Region.HONG_KONG, True)
    if _PARTICLES.search(read):
        return Region.SINGAPORE, False
    return (Region.TAIWAN, False) if written == TRADITIONAL else (None, False)
