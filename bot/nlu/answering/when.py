"""When it happened, told roughly or not at all."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.answering.matter import narrates, wishes
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_rules
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("answering/when")
_TIME = _PHRASES["a time"]
# These tell when in a few words only: "a while", "just now", but not "complain about the lift".
_LOOSE_TIME = _PHRASES["a loose time"]
_OF_THE_COMPLAINT = re.compile(r"\bcomplain\w*")
_LOOSE_WORDS = 6
# "when I was in hospital" tells when
_ASKS = re.compile(
    r"[?？]|^(?:what|why|how|who|where|which|can|could|do|does|is|are|will)\b|[吗嗎呢][\s。!]*$"
)
_SINCE = _PHRASES["since when"]
_LONGEST_TIME_WORDS = 12
_LONGEST_TIME_HAN = 20
_SINCE_THEN = re.compile(r"\b(?:since|ago|last|every|yesterday|back in|been|until|till)\b")
_FEW_WORDS = 5
_WHEN_ZH = _PHRASES["when in Chinese"]
# what it costs a month tells no day: 每个月还扣我129
_PAID_REGULARLY = re.compile(
    r"(?:每|一)个?(?:[年月日天周]|礼拜|星期|季度)(?:都|还|就|照样|要|得|又|固定|白白|给我|从我)*(?:扣|收|交|付|花|缴|赔|还|存)[^,，。]*"
)
LONGEST_WHEN_HAN = 16
# What is said of a day itself: 大概九月中吧，具体记不清了.
_VAGUE_ZH = _PHRASES["vague in Chinese"]
_LEAST_HAN_BESIDE = 4
_ENGLISH_WORD = re.compile(r"[a-z]{2,}")
_VAGUE_EN = re.compile(
    r"\b(?:and|also|around|about|like|maybe|think|on|in|at|since|from|until|till|now|the|it|was|is|ok|okay|probably|roughly|lah|leh|lor|ah|already|happened|start(?:ed)?|if|not|wrong|i|can|remember|sure|exact(?:ly)?|date|time|day)\b"
)
_PUTS_A_DAY = _PHRASES["puts a day"]
_FIGURE = re.compile(
    r"(?P<sign>[¥￥$£€]|rmb|cny|usd|gbp|hkd|大概|大约|差不多|一共|总共|about)?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>万|千|百|k|块钱?|元|rmb|cny|usd|gbp|bucks|pounds|quid|dollars|euros)?(?:多|左右|吧)?"
)
_YEAR_DIGITS = 4


_DECIMAL = re.compile(r"(?<![\d.,])(?P<whole>\d+)\.(?P<cents>\d{2})(?![\d.])")
_LAST_HOUR, _LAST_MINUTE = 23, 59

# days, hours and times are compared as sums are, and counted by a word behind them
_UNCOUNTED = (
    r"\d++(?:,\d{3})*+(?:\.\d+)?+(?!\s?(?:st\b|nd\b|rd\b|th\b|[ap]\.?m\b|o'clock|%|[:/-]\s?\d"
    r"|(?:minute|min|hour|hr|day|night|week|month|year|time|people|person|item|mile|call)s?\b"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\b|[a-z]*(?:uary|ch|il|ust|ber)\b)"
    r"|个|[年月日号点时分天周次人岁]|小时|钟头|礼拜|星期))"
)
_COMPARED = re.compile(
    rf"\b(?:was|were|from|used to (?:be|get|pay))\b\D{{0,12}}(?P<was>{_UNCOUNTED}).{{0,24}}\b(?:now|to|down to|up to)\b\D{{0,12}}(?P<is>{_UNCOUNTED})"
    rf"|(?P<got>{_UNCOUNTED})[^\d,.;]{{0,12}}\binstead of\b\D{{0,12}}(?P<due>{_UNCOUNTED})"
    rf"|(?:以前|原来|本来|之前|上个月)\D{{0,10}}(?P<before>{_UNCOUNTED}).{{0,8}}(?:现在|变成|变了|降到|涨到|只有|这个月)\D{{0,8}}(?P<after>{_UNCOUNTED})"
    rf"|(?P<taken>{_UNCOUNTED})[^\d,。;]{{0,6}}而不是\D{{0,6}}(?P<right>{_UNCOUNTED})"
)
_CURRENCY = re.compile(r"[¥￥$£€]\s?$")
_MOST_DAYS = 31


def is_a_sum(text: str) -> bool:
    """Whether a reply is one figure that can be no day: 3200, "83.20", 1.2万; 1118 and 2023 may be."""
    figure = _FIGURE.fullmatch(between_marks(text))
    if figure is None:
        return False
    if figure["sign"] or figure["unit"] or "," in figure["number"]:
        return True
    whole, _, rest = figure["number"].partition(".")
    if rest:
        return not _is_month_and_day(whole, rest)
    if len(whole) == _YEAR_DIGITS:
        return not (whole[:2] in ("19", "20") or _is_month_and_day(whole[:2], whole[2:]))
    return len(whole) in (3, 5)


def _is_month_and_day(month: str, day: str) -> bool:
    return len(day) <= 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def may_tell_when(text: str) -> bool:
    """Whether words that no pattern reads as a date may still say when it was ("ages ago")."""
    read = for_rules(text).strip()
    if is_a_sum(text) or any(map(_is_a_price, _DECIMAL.finditer(read))):
        return False
    if _ASKS.search(read) or demanding_clause(text):
        return False
    if narrates(text) and not _SINCE.match(read):
        return False
    if _OF_THE_COMPLAINT.search(read):
        return False
    short = len(read.split()) <= _LONGEST_TIME_WORDS and count_han(read) <= _LONGEST_TIME_HAN
    loose = len(read.split()) <= _LOOSE_WORDS or bool(_SINCE.match(read))
    return short and bool(_TIME.search(read) or (loose and _LOOSE_TIME.search(read)))


def _is_a_price(figure: re.Match[str]) -> bool:
    """Whether a figure with two decimals is no time of the day: 49.99."""
    return int(figure["whole"]) > _LAST_HOUR or int(figure["cents"]) > _LAST_MINUTE


def compares_sums(text: str) -> bool:
    """Whether words set one figure against another, which are no times: "was 1,212, now 1,034"."""
    read = for_rules(text)
    for compared in _COMPARED.finditer(read):
        sides = [name for name, figure in compared.groupdict().items() if figure]
        if any(_can_only_be_a_sum(read[: compared.start(side)], compared[side]) for side in sides):
            return True
    return False


def _can_only_be_a_sum(before: str, figure: str) -> bool:
    """Whether a figure of two is no day, time or year: 1,212; 49.99; what stands behind a sign."""
    if _CURRENCY.search(before) or "," in figure:
        return True
    decimal = _DECIMAL.fullmatch(figure)
    if decimal:
        return _is_a_price(decimal)
    if "." in figure:
        # a rate: 4.2 is a day in Chinese alone
        return before.isascii()
    return is_a_sum(figure) or (len(figure) == 2 and int(figure) > _MOST_DAYS) or len(figure) > 5


def only_tells_since_when(text: str) -> bool:
    """Whether a few words only say since when or how often ("every month since")."""
    read = for_rules(text).strip()
    few = len(read.split()) <= _FEW_WORDS
    return few and bool(_SINCE_THEN.search(read)) and may_tell_when(text) and not wishes(text)


def may_be_when(text: str) -> bool:
    """Whether Chinese words are few enough, and name a time, to be the answer to when."""
    read = _PAID_REGULARLY.sub(" ", for_rules(text))
    return count_han(read) <= LONGEST_WHEN_HAN and bool(_WHEN_ZH.search(read))


def only_puts_a_day(rest: str) -> bool:
    """Whether what stands beside a day says only that it is the day: "no, it was", 应该是…吧."""
    return not any(map(str.isalpha, _PUTS_A_DAY.sub("", for_rules(rest))))


def tells_no_more_than_when(rest: str) -> bool:
    """Whether what stands beside a day in Chinese is only said of the day: 大概…吧，具体记不清了."""
    left = _VAGUE_ZH.sub("", for_rules(rest))
    # in mixed text a word of English says as much as two characters
    told = count_han(left) + 2 * len(_ENGLISH_WORD.findall(_VAGUE_EN.sub("", left)))
    return count_han(rest) > 0 and told < _LEAST_HAN_BESIDE
