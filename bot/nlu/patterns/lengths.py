"""Lengths of time: 三天, 两个半月, 大半年, a couple of weeks, half an hour."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
from bot.nlu.bilingual import bilingual
from bot.nlu.text import between_marks

_HAN_COUNT = r"[一二三四五六七八九十两]{1,3}|半|好几"
_COUNT_ZH = rf"(?:\d{{1,3}}|{_HAN_COUNT})"
# 三个月, 半月, and not 三月, which is March
_DAYS_ZH = r"(?:个?半?多?(?:天|日|周|星期|礼拜)|(?:个半?多?|(?<=[两半]))月)"
# 30 a month is what it costs
_COUNT = (
    r"(?:\d{1,3}|(?<!\d\s)an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|a couple(?: of)?|couple(?: of)?|a few|few|several|some|half an?"
    r"|(?:one|two|three) and a half)"
)
# in days, weeks or months: so long something lasts that one complains of
# 半天 is "for ages" as a rule; 二十来天 and 十几天 are roughly so many
IN_DAYS_ZH = rf"(?!半天){_COUNT_ZH}(?:(?<=十)[来几多])?{_DAYS_ZH}"
IN_DAYS = rf"{_COUNT}\s(?:days?|weeks?|months?)\b"
# in any unit
LENGTH_ZH = rf"(?:{_COUNT_ZH}|几)(?:个?半?多?(?:分钟|小时|钟头)|{_DAYS_ZH}|个?半?多?年半?)"
LENGTH = rf"{_COUNT}\s(?:min(?:ute)?s?|h(?:ou)?rs?|days?|nights?|weeks?|wks?|months?|fortnights?|years?)\b"
_STRESSED = r"(?:(?:whole|full|long|entire|bloody|damn|fucking)\s)*"
_ALONE = bilingual(
    r"(?:(?:for|over|nearly|almost|about|more than|it'?s been|been|already|like)\s)*"
    rf"(?:{LENGTH}|(?:{_COUNT}|many)\s{_STRESSED}(?:minute|hour|day|night|week|month|year)s?\b)"
    r"(?:\s(?:now|already))*[\s.!]*"
    # 24年 is 2024
    rf"|(?:整整|足足|都|已经|快|有|大概|大约|差不多|等了|拖了)*(?!\d\d年)"
    rf"(?:{LENGTH_ZH}|大?半年)多?(?:了|内|啊|啦|[\s。!！])*"
)


def only_tells_how_long(text: str) -> bool:
    """Whether a text is a length of time and nothing more: "three weeks now", 都两个月了."""
    return bool(_ALONE.fullmatch(between_marks(text)))
