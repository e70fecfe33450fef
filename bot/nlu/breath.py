"""Chinese told in one breath, as by voice, without a mark: parted where the telling turns."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterator

from bot.nlu.text import count_han

# So many signs without a mark are more than one clause.
_LONGEST_CLAUSE = 32
_TURN = (
    r"(?:结果|結果|可是|但是|然后|然後|后来|後來|所以|而且|因为|因為|现在|現在|当时|當時|你说|你說"
    r"|我就要|我要|我就想|我只想|我想|我希望|要求|希望|请你们|請你們|(?:你们?|你們)?(?:要是|如果|再不)|不然|否则|否則|不[赔賠退还還给給]我?就"
    r"|[保订訂]?[单單][号號]|账号|帳號|我电话|我電話|我手机|我手機|我姓|我叫|保[额額]|[昨前]天)"
)
_PART = re.compile(rf"(?:{_TURN}|.)(?:(?!{_TURN}).)*", re.DOTALL)
_ALL = re.compile(r".+", re.DOTALL)
# 客服说我要先交钱: what others say goes on behind the word for it, and is no turn of the telling
_OTHERS_SAY = re.compile(
    r"(?:[你您他她它][们們]?|[对對]方|客服|柜台|櫃檯|前台|店家|商家|老板|公司|银行|銀行|医院|醫院|师傅|師傅|经理|經理|[员員])"
    r"(?:[还還]|都|又|就|却|卻|只|一直|[当當][时時]|居然|竟然|非|[后後][来來])*(?:(?:[跟对對]|[给給])我(?:[们們])?)?"
    r"(?:[说說]是?|[讲講]|表示|(?:回复|回覆|通知|告[诉訴])我(?:[们們])?[说說]?)$"
    r"|\b(?:they|he|she|(?:the|your|their|an?) (?:\w+ )?\w+)(?: (?:just|then|now|only|even|keeps?|also))* (?:(?:said|says?|saying|claims?|claimed|insists?|insisted)(?: that)?|(?:told|tells?|telling) me(?: that)?) $"
)
# 我跟客服说我要退款: the customer says it to them
_CUSTOMER_SAYS = re.compile(
    r"(?:[跟和向给給]|(?<!合)同|(?<![不核反])[对對]|告[诉訴])(?!我)[^我]{1,6}$"
)


def parts_of(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The clause itself, or its parts where it is told in one breath.

    Args:
        match: a clause between two marks.
    """
    if count_han(match.group()) <= _LONGEST_CLAUSE:
        yield match
        return
    start = match.start()
    for part in _PART.finditer(match.string, match.start(), match.end()):
        if part.end() == match.end() or not said_by_others(part.group()):
            yield from _ALL.finditer(match.string, start, part.end())
            start = part.end()


def said_by_others(words: str) -> bool:
    """Whether words end by saying that somebody else, and not the customer, says what follows."""
    return bool(_OTHERS_SAY.search(words)) and not _CUSTOMER_SAYS.search(words)
