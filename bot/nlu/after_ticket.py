"""What customers write once a complaint of theirs is registered, in words of their own.

Most of it belongs to that complaint: where it stands, more about it, what they make of the answer.
Only what tells a matter of its own begins another one.
"""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.second_complaint import begins_another
from bot.nlu.text import between_marks, count_han, for_rules
from bot.nlu.wishes import demanding_clause

# What `about` and `awaiting` hold where it is asked whether words belong to a ticket.
OF_TICKET = "of_ticket"

_LONGEST_QUESTION = 70
_LONGEST_OF_AN_OPEN_ONE = 90
_FEW_WORDS, _FEW_HAN = 25, 40
_FEWER_WORDS, _FEWER_HAN = 14, 24
_PHRASES = rules("after_ticket")
_ASKS_WHERE = _PHRASES["asks where it stands"]
_NAMES_THE_SAME = _PHRASES["names the same one"]
_WAITS_FOR_NEWS = _PHRASES["waits for news"]
_LEANS_BACK = _PHRASES["leans on what was said"]
_SAYS_IT_ADDS = _PHRASES["adds in so many words"]
_IS_OF_THE_SAME = _PHRASES["is of the same matter"]
_IS_OF_AN_OPEN_ONE = _PHRASES["is of the complaint that is open"]
_ASKS_WHY = _PHRASES["asks why"]
_ASKS_FOR_REASONS = _PHRASES["asks why it was decided so"]
_ASKS_WHAT_WAS_TOLD = _PHRASES["asks what was told"]
_TOLD_TO_WITHDRAW = _PHRASES["is told to withdraw"]
_THROWS_AWAY = _PHRASES["throws it away"]
_PASS_ON = _PHRASES["asks to pass it on"]
_IS_SETTLED, _IS_NOT_SETTLED = _PHRASES["is settled"], _PHRASES["is not settled"]
# of one that is named by its matter: 套餐那个怎么样了
_ASKS_OF_ONE = _PHRASES["asks of one of several"]
_STOPS_SHORT = re.compile(r"[^.。!！?？]{0,40}[.。!！?？\s]*")


def asks_where_it_stands(text: str) -> bool:
    """Whether a short question asks how a complaint gets on, without the word: "any news?"."""
    read = for_rules(text).strip()
    if len(read) > _LONGEST_QUESTION or demanding_clause(text):
        return False
    match = _ASKS_WHERE.match(read) or _ASKS_OF_ONE.fullmatch(read)
    return match is not None and bool(_STOPS_SHORT.fullmatch(read[match.end() :]))


def names_the_same(text: str) -> bool:
    """Whether a whole message only says which matter was meant: 就是刚才我妈那个事的."""
    return bool(_NAMES_THE_SAME.fullmatch(between_marks(text)))


def waits_for_news(text: str) -> bool:
    """Whether a whole message only asks to be told once there is something: 有消息告诉我."""
    return bool(_WAITS_FOR_NEWS.fullmatch(between_marks(text)))


def goes_on_about_it(text: str) -> bool:
    """Whether words lean on what was said before: "and it was room 214", "a repair?? no way"."""
    read = for_rules(text).strip(" \t\n,.，。…?？!！")
    return bool(_LEANS_BACK.match(read))


def says_it_adds(text: str) -> bool:
    """Whether words begin by saying that they add to what was told: "can I add that …"."""
    return bool(_SAYS_IT_ADDS.match(for_rules(text).strip()))


def is_of_the_same(text: str) -> bool:
    """Whether words say that they are of the same matter: "one more thing for this same issue"."""
    return bool(_IS_OF_THE_SAME.search(for_rules(text)))


def asks_what_was_told(text: str) -> bool:
    """Whether a short question asks what its writer told before: "which number did I give?"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_QUESTION and bool(_ASKS_WHAT_WAS_TOLD.match(read))


def asks_why(text: str) -> bool:
    """Whether a short question asks why, whatever about: it is of the result where one was told."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_QUESTION and bool(_ASKS_WHY.match(read))


def is_of_an_open_one(text: str) -> bool:
    """Whether what is being told goes to a complaint made before: "it's not a new complaint"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_OF_AN_OPEN_ONE and bool(_IS_OF_AN_OPEN_ONE.search(read))


def asks_for_reasons(text: str) -> bool:
    """Whether a short question asks why a result is what it is: "on what grounds?"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_QUESTION and bool(_ASKS_FOR_REASONS.match(read))


def is_settled(text: str) -> bool:
    """Whether a short statement tells that the money came back, or that it is put right."""
    read = for_rules(text).strip()
    short = len(read) <= _LONGEST_OF_AN_OPEN_ONE and "?" not in read
    return short and bool(_IS_SETTLED.search(read)) and not _IS_NOT_SETTLED.search(read)


def throws_away(text: str) -> bool:
    """Whether a reply wants what was put aside to be thrown away: "discard it"."""
    return bool(_THROWS_AWAY.fullmatch(between_marks(text)))


def asks_to_pass_on(text: str) -> bool:
    """Whether a short wish is that praise reaches somebody's boss: "give him a day off or what"."""
    return is_brief(text) and bool(_PASS_ON.search(for_rules(text)))


def is_told_to_withdraw(text: str) -> bool:
    """Whether somebody else wants the complaint taken back: 叫我撤銷投訴."""
    return bool(_TOLD_TO_WITHDRAW.search(for_rules(text)))


def follows_on(text: str) -> bool:
    """Whether words right behind a receipt are too few to be surely a matter of their own."""
    few = len(text.split()) <= _FEWER_WORDS and count_han(text) <= _FEWER_HAN
    return few and not begins_another(text)


def answers_news(text: str) -> bool:
    """Whether words behind news of a complaint are short enough to be about it."""
    return is_brief(text) and not begins_another(text)


def is_brief(text: str) -> bool:
    """Whether a statement is short enough to be more of what was told already."""
    return len(text.split()) <= _FEW_WORDS and count_han(text) <= _FEW_HAN
