"""Whether a story only begins: it names what it is about, and nothing has happened in it yet.

Chinese is often sent a few words at a time: 就是那个快递, 上周寄的, and only then 到的时候碎了三个.
"""

import re

from bot.nlu.answering.matter import narrates
from bot.nlu.answering.pieces import is_a_piece, only_names_a_product
from bot.nlu.answering.who import only_says_for_whom
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_rules, has_at_least
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("answering/beginning")
_ANNOUNCES = _PHRASES["announces what it is about"]
_ANNOUNCES_ZH = _PHRASES["announces in Chinese what it is about"]
_IS_THE_MATTER = _PHRASES["something is the matter with it"]
# "a problem with my card being charged twice", in which nothing is left to ask
_SAYS_WHAT = _PHRASES["says what is wrong with it"]
_THE_THING = re.compile(r"\b(?:with|to|about|on) (?=(?:my|our|the|this|your)\b)")
_WHAT_IS_UP = re.compile(
    r"(?:到底|究竟|又|这|是)*(?:怎么|咋|什么情况|啥情况|咩事|出了?点?问题|有点?问题|不太?对劲).*$"
)
# 太慢了, "terrible service": the first words of who has more to say
_IN_A_WORD = _PHRASES["complains in a word"]
_BOUGHT = _PHRASES["only tells what was bought"]
_BUYING = re.compile(
    r".*?\b(?:bought|opened|took out|ordered|booked|deposited|put|paid into|signed up for|joined)\b"
)
_OWED = _PHRASES["only tells what is owed"]
_WAS_DONE = _PHRASES["was done to a thing of theirs"]
_SEVERAL = _PHRASES["has complaints to make"]
_LONGEST_LETTER_HEAD = 240
_LONGEST_HAN, _MOST_WORDS_OF_A_THING = 16, 7
# so many messages are waited for
_MOST_PARTS = 2
# Something happened, or is as it should not be.
_HAPPENS_ZH = re.compile(
    r"[了过着不没无未有被把给让叫说扣坏丢差错慢破漏臭脏骗拒假贵少多乱断卡晚拖迟吵烂涨退赔停冻封死烫伤摔碎湿推催打骂欠缺瞒变换改拿收偷刷盗抢泄取办等排来去到难太很怕失误投诉举报]|骚扰|欺|哄|蟑|虫|味|垃圾|恶心|态度[^\s,，。]"
)


def only_begins(story: str) -> bool:
    """Whether a story says no more than what it is about, and the rest is to be waited for.

    Args:
        story: what was told so far, a message a line.
    """
    if complains_in_a_word(story):
        return True
    announces = only_announces(story) or _announces_several(story)
    if announces or only_says_for_whom(story) or _only_bought(story) or _only_owes(story):
        return True
    if only_names_a_product(story):
        # 信用卡, in which 卡 blocks nothing
        return True
    named, *more = for_rules(story).strip().splitlines() or [""]
    # nearly all stories say more than their name, and are done with here
    if len(more) >= _MOST_PARTS or not (is_a_piece(named) or complains_in_a_word(named)):
        return False
    if is_question(story) or demanding_clause(story):
        return False
    if not count_han(story):
        return all(map(is_a_piece, more)) and not _SAYS_WHAT.search(for_rules(story))
    if complains_in_a_word(named):
        return all(is_a_piece(part) or complains_in_a_word(part) for part in more)
    return count_han(story) <= _LONGEST_HAN and not _HAPPENS_ZH.search(story)


def _only_bought(story: str) -> bool:
    """Whether no more is told than what was bought or paid in: 去你们银行存定期，存了五万."""
    read = for_rules(story).strip(" \t\n,.，。!！~…")
    return bool(_BOUGHT.fullmatch(read)) and not _SAYS_WHAT.search(_BUYING.sub("", read, count=1))


def _only_owes(story: str) -> bool:
    """Whether no more is told than why its writer is behind: 贷款逾期了 不是不还 我被裁了."""
    return bool(_OWED.fullmatch(for_rules(story).strip()))


def was_done_to_something(text: str) -> bool:
    """Whether a few words say that something of theirs was done to: 信用卡被开分期了."""
    return bool(_WAS_DONE.fullmatch(between_marks(text)))


def announces(text: str) -> bool:
    """Whether a text begins a complaint by what it is about, however much it tells of it."""
    return _complained_of(text) is not None or _troubled(text) is not None


def only_announces(text: str) -> bool:
    """Whether a complaint is announced with what it is about: "a complaint about my claim"."""
    about, thing = _complained_of(text), _troubled(text)
    if about is None:
        return thing is not None and not _says_what_is_wrong(thing)
    return not (_says_what_is_wrong(about) or (count_han(about) and _HAPPENS_ZH.search(about)))


def asks_how_to_complain_of(text: str) -> bool:
    """Whether a question how to complain names what about: 怎么投诉你们那个司机."""
    announced = _announced(text)
    return announced is not None and announced.groupdict().get("how") is not None


def _announced(text: str) -> re.Match[str] | None:
    read = for_rules(text).strip()
    return _ANNOUNCES.fullmatch(read) or _ANNOUNCES_ZH.fullmatch(read)


def _complained_of(text: str) -> str | None:
    """What words of complaining name: "my claim" of "a complaint about my claim"."""
    announced = _announced(text)
    named = next(filter(None, announced.groupdict().values()), "") if announced else None
    return named.strip() if named is not None else None


def _troubled(text: str) -> str | None:
    """What something is said to be the matter with: "my bill", 我的卡怎么回事."""
    read = for_rules(text).strip()
    if _IS_THE_MATTER.fullmatch(read) is None:
        return None
    *_, thing = _THE_THING.split(read, maxsplit=1)
    return _WHAT_IS_UP.sub("", thing)


def _says_what_is_wrong(thing: str) -> bool:
    """Whether words for a thing tell what happened to it: "my card being charged twice"."""
    long = len(thing.split()) > _MOST_WORDS_OF_A_THING
    return long or narrates(thing) or bool(_SAYS_WHAT.search(thing))


def _announces_several(text: str) -> bool:
    """Whether a letter only says that there are complaints to make: "I have two grievances"."""
    read = for_rules(text)
    told = any(map(str.isdigit, read)) or is_question(text) or narrates(_SEVERAL.sub(" ", read))
    # what is told after it was asked for is the matter, in whatever words
    told = told or any(has_at_least(line, words=3, han=5) for line in read.splitlines()[1:])
    return len(read) <= _LONGEST_LETTER_HEAD and bool(_SEVERAL.search(read)) and not told


def complains_in_a_word(text: str) -> bool:
    """Whether a text only says that something is bad: 服务态度太差."""
    return bool(_IN_A_WORD.fullmatch(between_marks(text)))
