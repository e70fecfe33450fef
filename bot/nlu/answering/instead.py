"""What Chinese words tell where the form asked for something else: a wish, not a day.

The form asks one thing at a time and people tell what is on their mind. Words that cannot be the
answer are kept as what they are, and the question is asked again.
"""

import re
from enum import StrEnum

from bot.nlu import reply_rules
from bot.nlu.answering.details import behind_told_before, shows_a_file
from bot.nlu.answering.matter import begins_with_wish, may_wish, narrates, tells_enough
from bot.nlu.answering.name_alone import may_be_name
from bot.nlu.answering.reached import (
    only_names_another_way,
    only_names_channel,
    tells_address,
)
from bot.nlu.answering.when import LONGEST_WHEN_HAN, compares_sums, is_a_sum, may_be_when
from bot.nlu.answering.who import relation
from bot.nlu.question_form import is_question
from bot.nlu.text import count_han, for_rules, is_mostly_chinese
from bot.nlu.wishes import demanding_clause


class Instead(StrEnum):
    """What a message tells in place of the answer."""

    STORY = "story"
    DEMAND = "demand"
    PRINCIPAL = "principal"
    CHANNEL = "reply_channel"
    AMOUNT = "amount"
    NAME = "customer_name"
    REFERENCE = "reference_number"
    # no rule is to look whether it may be something else
    ANSWER = "answer"
    # the patterns found it, and there is nothing else to write down
    DETAIL = "detail"
    NOTHING = "nothing"


_LEAST_HAN_BESIDE_FIGURE = 2
_LONGEST_RELATION = 40
_LONGEST_DAY = 12
_LONGEST_DETAIL = 30
_GIVES_REASON = re.compile(r"说|因|没(?!记)|不(?!记得|清楚|知道|确定|太记)|条")
# What only says that a number is one: 我的订单编号是.
_NAMES_NUMBER = re.compile(
    r"[保订定单编号码账帐户合同约卡尾案件流水参考会员客户的是为我这那个就有在啦啊呀]"
)
_NUMBER = re.compile(r"(?=[A-Za-z\d/-]*\d{3})(?=[\d/-]*[A-Za-z]|(?:[/-]?\d){9})[A-Za-z\d/-]{6,}")
_WISHES_AT_ONCE = re.compile(
    r"(?:我|要求|请|希望|想要?|就|要|马上|尽快|给我|你们)*(?:重新|全[额额]?[退赔]|退[款钱给我还]|赔[我偿付钱]|道歉|撤[销銷]|恢[复復]|[书書]面)"
)
# asks what the desk wrote down, which tells nothing of the matter
_OF_THE_NOTES = re.compile(
    r"你们?(?:有没有|到底|刚才?|帮我|把.{1,8}?|是不是)*(?:记|写|填|登记|存|抄)(?!得)|记(?:在|去|到)哪"
)
_LONG_NUMBER = re.compile(r"\d{5,}")
_WHO = frozenset({"phone", "email", "customer_name"})
_DETAILS = frozenset({"phone", "email", "reference_number", "incident_time"})


def told_instead(text: str, asked: str, found: set[str]) -> Instead | None:
    """What a reply tells in place of the answer.

    Args:
        text: the customer's words.
        asked: the slot that the form asked for.
        found: entities that the patterns found in it.

    Returns:
        None where the words may be the answer, are no Chinese, or the question takes any.
    """
    if asked != "story" and shows_a_file(text):
        return Instead.STORY
    if asked in ("incident_time", "reply_channel") and (is_a_sum(text) or compares_sums(text)):
        return Instead.STORY
    judge = _JUDGES.get(asked) if is_mostly_chinese(text) else None
    return judge(text, found) if judge else None


def _in_place_of_day(text: str, found: set[str]) -> Instead | None:
    # the figures of a number are no day: P2019-330-1188
    if "incident_time" in found or may_be_when(_NUMBER.sub(" ", text)):
        return None
    return _otherwise(text, found)


def _in_place_of_reason(text: str, found: set[str]) -> Instead | None:
    gives = bool(_GIVES_REASON.search(text))
    if not gives and len(text) <= LONGEST_WHEN_HAN and _WISHES_AT_ONCE.match(text):
        return Instead.DEMAND
    told_when = "incident_time" in found and len(text) <= LONGEST_WHEN_HAN
    return Instead.DETAIL if told_when and not gives else None


def _in_place_of_wish(text: str, found: set[str]) -> Instead | None:
    if begins_with_wish(text) or behind_told_before(text):
        return None
    if relation(text) and len(text) <= _LONGEST_RELATION and not demanding_clause(text):
        return Instead.PRINCIPAL
    if only_names_channel(text):
        return Instead.CHANNEL
    if may_wish(text):
        return None
    if "incident_time" in found and len(text) <= _LONGEST_DAY and not narrates(text):
        return Instead.DETAIL
    if found & _WHO and len(text) <= _LONGEST_DETAIL:
        return Instead.DETAIL
    if "reference_number" in found and not count_han(_NAMES_NUMBER.sub("", for_rules(text))):
        return Instead.DETAIL
    if is_question(text) and _OF_THE_NOTES.search(for_rules(text)):
        return Instead.NOTHING
    states = _states_a_figure(text) and "amount" not in found
    if tells_enough(text) or (states and not _LONG_NUMBER.search(text)):
        # 房间是8312 wants nothing
        return Instead.STORY
    return (
        Instead.NOTHING
        if _LONG_NUMBER.search(text) and not found & (_DETAILS | {"amount"})
        else None
    )


def _in_place_of_channel(text: str, found: set[str]) -> Instead | None:
    if found & {"phone", "email"} or reply_rules.way_named(text) or tells_address(text):
        return None
    if only_names_another_way(text):
        return None
    told = _otherwise(text, found)
    return None if told is Instead.NOTHING else told


def _in_place_of_name(text: str, found: set[str]) -> Instead | None:
    if "customer_name" in found or may_be_name(text):
        return None
    return _otherwise(text, found)


def _otherwise(text: str, found: set[str]) -> Instead:
    if relation(text) and len(text) <= _LONGEST_RELATION:
        return Instead.PRINCIPAL
    if only_names_channel(text):
        return Instead.CHANNEL
    if may_wish(text) and len(text) <= _LONGEST_RELATION and not narrates(text):
        return Instead.DEMAND
    if found & _DETAILS and len(text) <= _LONGEST_DETAIL:
        return Instead.DETAIL
    if "amount" in found:
        return Instead.STORY
    return Instead.STORY if tells_enough(text) or _states_a_figure(text) else Instead.NOTHING


def _states_a_figure(text: str) -> bool:
    return bool(re.search(r"\d", text)) and count_han(text) >= _LEAST_HAN_BESIDE_FIGURE


_JUDGES = {
    "incident_time": _in_place_of_day,
    "given_reason": _in_place_of_reason,
    "demand": _in_place_of_wish,
    "reply_channel": _in_place_of_channel,
    "customer_name": _in_place_of_name,
}
