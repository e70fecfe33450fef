"""Sums that are told without a currency: they took 300, a fee of 45, 扣了我300."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
from decimal import Decimal

from bot.nlu.bilingual import bilingual

# a year, a telephone number or one digit is no sum
_FIGURE = r"(?P<figure>(?!(?:19|20)(?!00)\d\d(?![\d.,]))[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|(?!(?:19|20)(?!00)\d\d(?![\d.,]))[1-9]\d{1,6}(?:\.\d{1,2})?|\d\.\d{2})"
# what may stand behind a sum; any other word may be what was counted
_BEHIND = (
    r"(?=\s*(?:$|[,;.!?](?!\d)|(?:from|out|off|for|in|on|to|back|twice|again|extra|more|less|and|but|when"
    r"|without|instead|because|total|altogether|each|per|by|this|last|yesterday|today|with|as|into"
    r"|which|not|so|i|they|he|she|you|then|already|of my|or|short|too|overdraft|over|fee|late|service"
    r"|a (?:month|week|year)|every)\b))"
)
_MONEY_MOVED = (
    r"\b(?:took|taken|taking|take|charged?|charging|deduct(?:ed|s)?|debit(?:ed|s)?|bill(?:ed|s)?|paid|pay"
    r"|paying|owe[ds]?|owing|refund(?:ed)?|lost|stole|stolen|cost|fined|spent|transferred|withdrew"
    r"|withdrawn|overcharged|short(?:ed|-changed)?|kept|sent|gave|invested|put in|received|got back"
    r"|(?:fee|bill|charge|refund|cheque|check|payment|transfer|invoice|balance|total|amount|price|premium|cost|sum|deposit)"
    r"(?: of| was| is| came to| for| in|:))"
)
_FILLER = (
    r"(?:\s(?:me|us|him|her|you|them|my (?:mum|mom|dad|mother|father|wife|husband|account)|out|off|away"
    r"|an?|about|around|over|nearly|almost|another|only|just|some|an extra|extra|back|it was|for|in"
    r"|roughly|the|like|up to|exactly))*\s"
)
_ENGLISH = bilingual(rf"{_MONEY_MOVED}{_FILLER}{_FIGURE}(?![\d/:%-]|\.\d){_BEHIND}")
# a price by what it is paid for: 49.99 each, 1,212 a month
_EACH = bilingual(
    r"(?<![\d.,/:-])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{1,6}\.\d{2})(?=\s(?:each|a (?:month|week|year|night|time)|per (?:month|week|year|night|person)|in total|altogether|back)\b)"
)
_CHINESE = bilingual(
    r"(?:扣|收|刷|转|多收|多扣|交|付|花|充|赔|退|少退|骗|盗刷|损失|亏|欠|缴)(?:了|走|掉|去|出去|我们?|他们?|她|我妈|我爸|的|是|大概|大约)*"
    rf"\s*{_FIGURE}(?=\s*(?:$|[,，。;；!！?？]|(?:还|说|也|都|就|不|没|凭|为|怎|莫名|什么|理由|结果|但|可|却|我|你|他|她)))"
)


def find_bare_sums(text: str) -> list[tuple[int, int, Decimal, bool]]:
    """Figures that something paid or taken makes a sum, though no currency is named.

    Args:
        text: folded text in lower case.

    Returns:
        of each: first character, the one after the last, the number, and whether it was told in
        Chinese.
    """
    found = []
    for pattern, is_chinese in ((_ENGLISH, False), (_EACH, False), (_CHINESE, True)):
        for match in pattern.finditer(text):
            value = Decimal(match["figure"].replace(",", ""))
            found.append((*match.span("figure"), value, is_chinese))
    return found
