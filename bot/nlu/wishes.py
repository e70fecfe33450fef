"""Where a story or an answer says what its writer wants.

Spoken and quickly typed Chinese has spaces in place of commas, and bids without a word of asking:
赔我医药费, 让她道个歉, 别再打了.
"""

import re
from functools import lru_cache

from bot.nlu.bilingual import bilingual
from bot.nlu.breath import parts_of, said_by_others
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold, for_rules

_HAN = r"[\u4e00-\u9fff]"
# A point or comma inside a number parts nothing.
_IN_NUMBER = r"(?<=\d)[.,](?=\d)"
_COMMA_CLAUSE = re.compile(rf"(?:[^,，。.!！?？;；\n]|{_IN_NUMBER})+")
_SPACED_CLAUSE = re.compile(
    rf"(?:[^,，。.!！?？;；\s]|{_IN_NUMBER}|(?<!{_HAN})[^\S\n](?=\S)|(?<=\S)[^\S\n](?!{_HAN}))+"
)
_PHRASES = rules("wishes")
_NOTHING_ZH = _PHRASES["wants nothing, in Chinese"]
_NOTHING_EN = _PHRASES["wants nothing, in English"]
# What wants something, in this order, and what of the same words wants nothing.
_WANTS = (
    (_PHRASES["wants in Chinese"], _NOTHING_ZH),
    (_PHRASES["wants in English"], _NOTHING_EN),
    (_PHRASES["wants in both"], _NOTHING_ZH),
    (_PHRASES["wants anything, in Chinese"], _NOTHING_ZH),
    (_PHRASES["wants anything, in English"], _NOTHING_EN),
)
_WANTED_LAST = _PHRASES["wants whatever is told last"]
_OF_THE_PAST = _PHRASES["of the past"]
_WANTS_MORE = _PHRASES["wants more"]
_REFUSED_WISH = _PHRASES["was wanted, and is refused"]
_BARE_WISH = _PHRASES["names a wish and nothing else"]
_BIDS = _PHRASES["bids"]
_COURTESIES = _PHRASES["courtesies at the head"]
_LABELS = _PHRASES["labels the wish"]
_TELLS = _PHRASES["tells of it, and bids nothing"]
_ASKS_ERASURE = _PHRASES["asks whether data can be erased"]
# in a story without commas any two of its words stand apart
_HOPES = bilingual(
    r"希望|要求|请|麻烦|想|必须|应该|最好|能不能|可不可以|能否|恳求|务必|只要|^[^\u4e00-\u9fff]*$"
)
_LONGEST_BID = 40
# behind the wish a sum or a sigh may stand: 我就想把本钱取出来 七万二
_MOST_HAN_BEHIND_WISH = 4
# What turns a wish round belongs to it: 不要退款 wants no refund.
_DENIAL = re.compile(r"(?:不|唔|别|无须|无需)+(?:想|是|需)?$|\b(?:do not|don'?t|no longer|not) $")
# "I want it paid and how long will that take": the wish ends where a question begins
_THEN_ASKS = re.compile(
    r",?\s+(?:and|but|also|so)\s+(?:also )?(?:how (?:long|many|soon|do|does|will)"
    r"|when (?:will|do|can|would)|what happens|who (?:will|is|can)"
    r"|(?:can|could|may|will|do) i|where (?:do|can))\b"
)
# told without a comma: 把钱赔给我要是不赔我就打12378
_THEN_THREATENS = re.compile(
    r"(?<=[一-鿿]{4})(?:要是|如果|不然|否则|再不|要不然)[^,，。]{0,10}?"
    r"(?:我就|我会|就去|就打|就找|就上|就告|就曝光|法院|法庭|举报|投诉|曝光|媒体|监管|12\d{3})"
    r"|,?\s(?:or|or else|otherwise)\s(?=[^.!?]{0,40}\b(?:ombudsman|regulator|solicitor|lawyer"
    r"|attorney|court|sue|press|papers?|media|radio|twitter|trustpilot|trading standards)\b)"
)
# 那个分期也给我取消掉: what it is about stands before the bid
_OBJECT_FIRST = re.compile(r"\s*(?:那|这|把|我的)[^,，。不没]{1,8}")
# 要退钱说我已经住了一晚不能退: what was said to it is no part of it
_THEN_THEY_SAY = re.compile(
    r"(?<=[退赔换改修免销][钱款货票机费了掉])(?:他们?|她们?|人家|对方|客服|前台|经理|结果|又|就|却|还|都)*[说讲](?!法|明|清|好|话)"
)
_WANTS_TO_KNOW = re.compile(r"\b(?:know|told|tell|explain\w*|explanation|see|hear)\b")


@lru_cache(maxsize=64)
def demanding_clause(text: str) -> tuple[int, int] | None:
    """Where a story says what its teller wants.

    Several readers ask it of one message, so that the last few answers are kept.

    Returns:
        first character of the clause and the one after its last; None when nothing is demanded.
    """
    read = for_rules(text)
    if _BARE_WISH.fullmatch(read.strip(" \t\n,.，。!！~…")):
        return 0, len(read)
    labelled = labelled_wish(text)
    if labelled:
        return labelled
    parts = clauses(read)
    found = _demand_in(parts) or _demand_in(_hoping(read)) or _wanted_last(parts)
    return (found[0], _end_of_wish(read, *found)) if found else None


def head_of_wish(text: str) -> int:
    """Where what is wanted begins, behind a courtesy or a joke: 哈哈试一下 取消分期."""
    head = _COURTESIES.match(fold(text).lower())
    return head.end() if head and head.end() < len(text) else 0


def labelled_wish(text: str) -> tuple[int, int] | None:
    """Where a wish stands behind its name, as in a letter: 诉求：退款, "what I want: a refund"."""
    found = _LABELS.search(for_rules(text))
    if found is None:
        return None
    start, end = found.span("wish" if found["wish"] else "wish_en")
    return start, start + len(found.string[start:end].rstrip(" ,，"))


def _hoping(read: str) -> list[re.Match[str]]:
    """The clauses between commas that hope: "hopes you" and what is hoped may stand apart."""
    return [part for part in _COMMA_CLAUSE.finditer(read) if _HOPES.search(part.group())]


def _end_of_wish(read: str, start: int, end: int) -> int:
    said = _THEN_THEY_SAY.search(read, start, end)
    end = said.start() if said else end
    threatens = _THEN_THREATENS.search(read, start, end)
    end = threatens.start() if threatens else end
    asks = _THEN_ASKS.search(read, start, end)
    wants_to_know = asks and _WANTS_TO_KNOW.search(read, start, asks.start())
    return asks.start() if asks and not wants_to_know else end


def clauses(read: str) -> list[re.Match[str]]:
    """The clauses of a text: cut at its marks, at spaces between Chinese characters and, where it
    is told in one breath, at the turns of the telling.

    Args:
        read: the text as rules read it.
    """
    return [part for clause in _SPACED_CLAUSE.finditer(read) for part in parts_of(clause)]


def bids(clause: str) -> bool:
    """Whether a Chinese clause bids something to be done, and tells nothing that was."""
    words = clause.strip()
    if len(words) > _LONGEST_BID or _ASKS_ERASURE.fullmatch(words):
        return False
    return bool(_BIDS.fullmatch(words)) and not _TELLS.search(words)


def _demand_in(parts: list[re.Match[str]]) -> tuple[int, int] | None:
    """The last words of these that want something, with what goes on with them."""
    for last in reversed(range(len(parts))):
        begins = _where_it_wants(parts[last].group())
        if begins is not None:
            break
    else:
        return None
    end = last
    while end + 1 < len(parts) and _WANTS_MORE.match(parts[end + 1].group()):
        end += 1
    # wishes in a row are one demand: the money back, and the recording to be heard
    while last and (earlier := _where_it_wants(parts[last - 1].group())) is not None:
        last, begins = last - 1, earlier
    return parts[last].start() + begins, parts[end].end()


def _wanted_last(parts: list[re.Match[str]]) -> tuple[int, int] | None:
    """Where the last words say what is wanted, whatever it is, and nothing is told behind them."""
    while len(parts) > 1 and 0 < count_han(parts[-1].group()) <= _MOST_HAN_BEHIND_WISH:
        parts = parts[:-1]
    last = parts[-1] if parts else None
    wish = _WANTED_LAST.search(last.group()) if last else None
    if last is None or wish is None:
        return None
    before = last.group()[: wish.start()]
    if _OF_THE_PAST.search(before) or said_by_others(before):
        return None
    if _REFUSED_WISH.search(last.group()):
        return None
    return last.start() + wish.start(), last.end()


@lru_cache(maxsize=256)
def _where_it_wants(clause: str) -> int | None:
    """Where a wish begins in a clause; English has the same between commas as between spaces."""
    for wants, nothing in _WANTS:
        match = wants.search(clause)
        if match and not (nothing.search(clause) or said_by_others(clause[: match.start()])):
            if _OBJECT_FIRST.fullmatch(clause, 0, match.start()):
                return 0
            denied = _DENIAL.search(clause, 0, match.start())
            return denied.start() if denied else match.start()
    return 0 if bids(clause) else None
