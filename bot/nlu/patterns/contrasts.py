"""What a text sets against each other: 是190天不是185天, "it was 190 days, not 185", "not Priya, Preeti"."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.nlu.patterns.figures import Figure, find_figures
from bot.nlu.text import fold, for_rules

_LONGEST = 60
# what the customer has not said, and not what others kept to themselves
_UNSAID_ZH = r"(?<![他她们服员方])没有?(?:说|讲|写)过?的?是?(?![一啥什明清完话到出])"
_UNSAID = r"\b[Ii] (?:didn't|did not|never) (?:say|said|write|wrote|mean|meant)"
_NOT = rf"(?:(?<!是)不是(?![只单光])|{_UNSAID_ZH}|\bnot\b(?! (?:only|just|even|more|less|before|until|after)\b)|{_UNSAID.lower()})"
# What stands right before a figure that is not the right one, or between the two.
_DENIED = re.compile(rf"{_NOT}[^\d。.!?！？]{{0,8}}$")
_REPLACED = re.compile(r"\b(?:instead of|rather than|in place of)\b[^\d]{0,12}$|而不是[^\d]{0,4}$")
_WRITTEN = re.compile(
    r"\bi (?:just |first |only )?(?:wrote|said|typed|put|gave|entered)\b[^\d]{0,12}$"
    r"|[写打说填输记报看](?:成了?|的是|的|了)[^\d]{0,4}$"
)
_CHANGES_TO = re.compile(r"\b(?:change|correct|amend|fix|edit)\w*\b.*\n.*\bto\b")
_TURNED_INTO = re.compile(r"改[成为到]|换成|->|→")
_OUGHT_TO_BE = re.compile(
    r"应该是|应为|应当是|该是|得是|错了?|不对|\bshould (?:be|have been|read)\b|\b(?:wrong|incorrect)\b"
)
_FAR_APART = 24
# 我记错了 at the end says why, and no more
_REGRET = r"(?:[,，、\s]*(?:是|刚才|之前)?我?(?:刚才|之前)?(?:记|说|写|打|看|算|搞|弄|填)(?:错|反|混)了?|[,，、\s]*(?:不好意思|抱歉|sorry))*"
_WORDS_WRONG_LAST = re.compile(
    rf"(?:^|[,，。:：\s]|应该|其实|[一-鿿]{{2}})是(?P<right>[^,，。是不\s]{{1,10}})[,，、\s]*(?:而)?不是(?P<wrong>[^,，。是\s]{{1,10}}?)[了的吧啊]*{_REGRET}[\s。!！]*$"
)
_WORDS_WRONG_FIRST = re.compile(
    rf"(?:不是|{_UNSAID_ZH})(?P<wrong>[^,，。是\s]{{1,10}}?)[,，、\s]*(?:而|应该|其实|我?(?:说|讲|写)的)?是\s?(?P<right>[A-Za-z][\w' -]{{1,30}}|[^,，。是\s]{{1,10}}?)[了的吧啊]*{_REGRET}[\s。!！]*$"
)
_BESIDES = re.compile(
    r"[还還仲](?:要|想|得|希望)|另外|加上|再加|也要|同时|同時|除了.+[还還也]|\b(?:also|as well|besides|in addition|on top|too|plus)\b",
    re.I,
)
_EN_THING = r"[A-Za-z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*)?"
_EN_WRONG_FIRST = re.compile(
    rf"(?:\b[Nn]ot|{_UNSAID}) (?:on |at |in |the |an? )?(?P<wrong>{_EN_THING})\b(?: but\b|\s*[,;:-]\s*(?:but )?)\s*(?:(?:it'?s|it was|it is|that was|(?:(?:the|his|her|their) )?name(?:'s| is| was)|actually|rather|i meant|on|at|in|the|an?|called) )*(?P<right>{_EN_THING})[\s.!]*$"
)
_EN_WRONG_LAST = re.compile(
    rf"(?:\b(?:it'?s|it was|it is|that was|(?:(?:the|his|her|their|my) )?name(?:'s| is| was)|actually|i meant|was|is|called|spel(?:t|led)) )(?:on |at |in |the |an? )*(?P<right>{_EN_THING}),? (?:and )?not (?:on |at |in |the |an? )?(?P<wrong>{_EN_THING})[\s.!]*$"
)
_SAYS_NO = re.compile(r"(?:no|sorry|wait|oops|hang on)\b[, ]+not\b", re.I)
# 交的是八万五: a figure told anew by what was done with it
_HAN_FIGURE = r"[零〇一二两三四五六七八九十百千万亿]*[一二两三四五六七八九十百千万亿]"
SUM = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?[万千百]?[一二三四五六七八九]?|{_HAN_FIGURE})"
PAID_ANEW = re.compile(
    rf"(?P<verb>[交缴付花扣收赔退存汇转买卖欠亏充给])(?:了|我|的)*(?:应该|其实)?是\s*(?P<right>{SUM})(?![年月号日点天次])"
)
# what others said or promised against what they did
_REPORTS = re.compile(
    r"\b(?:agreed|promised|quoted|advertised|supposed)\b|(?<!\bi )(?<!\bit )\b(?:said|told|claim(?:s|ed)|insist(?:s|ed))\b"
    r"|承诺|答应|说好|讲好|约定|原价|标价|本来|(?<!我)(?<!我刚才)(?<!我之前)(?<!没)(?<!没有)[说讲](?![错反])"
)
_OF_WORDS = (_WORDS_WRONG_LAST, _WORDS_WRONG_FIRST, _EN_WRONG_FIRST, _EN_WRONG_LAST)


@dataclass(frozen=True)
class Contrast:
    """Two figures of a text, of which it says that one stands in place of the other.

    Args:
        wrong: the one that is not right.
        right: the one that is.
        firm: whether the words deny the one; "instead of" and "should be" may also tell what
            others did.
    """

    wrong: Figure
    right: Figure
    firm: bool


def contrasted_figures(text: str) -> Iterator[Contrast]:
    """The figures of a text that it sets against each other, in their order."""
    read, figures = for_rules(text), find_figures(text)
    for place, (one, other) in enumerate(pairwise(figures)):
        before = read[figures[place - 1].end if place else 0 : one.start]
        between = read[one.end : other.start]
        if len(between) > _FAR_APART or one.is_same_as(other):
            continue
        if _DENIED.search(between):
            yield Contrast(other, one, firm=True)
        elif _DENIED.search(before) or _turns_into(before, between):
            yield Contrast(one, other, firm=True)
        elif _REPLACED.search(between) or _WRITTEN.search(between):
            yield Contrast(other, one, firm=False)
        elif _OUGHT_TO_BE.search(between) or _WRITTEN.search(before):
            yield Contrast(one, other, firm=False)


def _turns_into(before: str, between: str) -> bool:
    changes = _CHANGES_TO.search(f"{before[-_FAR_APART:]}\n{between}")
    return changes is not None or _TURNED_INTO.search(between) is not None


def contrasted_words(text: str) -> Iterator[re.Match[str]]:
    """Where a text sets words against each other: matches with the groups `wrong` and `right`."""
    read = fold(text).replace("’", "'")
    return filter(None, (pattern.search(read) for pattern in _OF_WORDS))


def reports(words: str) -> bool:
    """Whether words tell what others said or promised: "they told me 30, not 40"."""
    return bool(_REPORTS.search(for_rules(words)))


def wants_besides(words: str) -> bool:
    """Whether a changed wish comes on top of the one told before: 我还要, "and also"."""
    return bool(_BESIDES.search(words))


def names_what_is_wrong(words: str) -> bool:
    """Whether a short text says one figure or name in place of another, and not what others said."""
    if len(words) > _LONGEST or reports(words):
        return False
    if any(contrast.firm for contrast in contrasted_figures(words)):
        return True
    read = fold(words)
    chinese = (_WORDS_WRONG_LAST, _WORDS_WRONG_FIRST)
    return any(pattern.search(read) for pattern in chinese) or names_another(words)


def names_another(words: str) -> bool:
    """Whether a short English text says one name in place of another ("not Priya, it was Preeti").

    One of the two is written with a capital, so that "not fair, really" is none.
    """
    if len(words) > _LONGEST:
        return False
    read = words.replace("’", "'")
    if _SAYS_NO.match(read) and _EN_WRONG_FIRST.search(read):
        return True
    matches = (pattern.search(read) for pattern in (_EN_WRONG_FIRST, _EN_WRONG_LAST))
    return any(m and (m["right"][0].isupper() or m["wrong"][0].isupper()) for m in matches)


def names_sum_anew(words: str) -> bool:
    """Whether a short text tells a sum anew by what was done with it: 不对 交的是八万五."""
    return len(words) <= _LONGEST and bool(PAID_ANEW.search(fold(words)))
