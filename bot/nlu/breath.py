"""Chinese told in one breath, as by voice, without a mark: parted where the telling turns."""

import re
from collections.abc import Iterator

from bot.nlu.text import count_han

# So many signs without a mark are more than one clause.
_LONGEST_CLAUSE = 32
_TURN = (
    r"(?:结果|結果|可是|但是|然后|然後|后来|後來|所以|而且|因为|因為|现在|現在|当时|當時|你说|你說"
    r"|我就要|我要|我就想|我只想|我想|我希望|要求|希望|请你们|請你們|要是|如果|不然|否则|否則|再不|不[赔賠退还還给給]我?就"
    r"|[保订訂]?[单單]号|[保訂]?單號|账号|帳號|我电话|我電話|我手机|我手機|我姓|我叫|保[额額]|[昨前]天)"
)
_PART = re.compile(rf".(?:(?!{_TURN}).)*", re.DOTALL)


def parts_of(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The clause itself, or its parts where it is told in one breath.

    Args:
        match: a clause between two marks.
    """
    if count_han(match.group()) <= _LONGEST_CLAUSE:
        yield match
    else:
        yield from _PART.finditer(match.string, match.start(), match.end())
