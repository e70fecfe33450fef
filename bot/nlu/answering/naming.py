"""The name that a reply tells, alone, beside a number or at the end of a letter."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.answering.name_alone import is_never_a_name, surely_a_name
from bot.nlu.lead_words import without_assent
from bot.nlu.patterns.common_nouns import names_no_person
from bot.nlu.patterns.name_tails import has_tail, told_behind, without_tail
from bot.nlu.patterns.names import (
    english_name,
    is_mixed_name,
    is_titled_name,
    looks_like_chinese_name,
)
from bot.nlu.patterns.surnames import ANY_SURNAME, is_common_surname, says_surname
from bot.nlu.patterns.titles import TITLE
from bot.nlu.text import count_han, fold, for_patterns, for_rules

_NAME_FRAME = re.compile(
    r"^(?:(?:可以|请|直接|您?就)*(?:找|联系)(?:我|一下)?|ask for|我(?:的)?(?:名字|姓名)?(?:是|叫|姓)?|本人(?:是|叫)?|(?:[您你]?(?:可以|就|也|先|请|随便)*)?(?:叫|喊|[称稱]呼)(?:我|咱|俺)?(?:作|做|为|為|声)?|姓名|是|(?:免[贵貴]|敝|鄙|小|[贱賤])?姓|写|填|"
    r"(?:you can )?call me|my name(?:'s| is|:)?|(?:it's|its|it is|i'm|im(?= )|i am|this is)|name)[\s::]*",
    re.I,
)
# "the name on the order is Ama Owusu", 订单上的名字是梁国栋
_ON_PAPER = re.compile(
    r"^(?:(?:the |my )?(?:full )?name on (?:the|my|our|that|it)(?: \w+){0,2} (?:is|says|reads) "
    r"|(?:我的?)?(?:订单|保单|账户|账单|合同|卡|单子)(?:的|上|里)*(?:(?:名字|姓名|户名)(?:写)?的?|写的)(?:就?是|叫)?\s?)",
    re.I,
)
_LOOSE_FRAME = re.compile(r"(?:it's|its|it is|i'm|im|i am|this is)\b", re.I)
_TITLE_BEHIND = re.compile(r"(?<=\w)[\s,.]+(?:mrs?|ms|miss|mx|dr|prof)\.?$", re.I)
# what only somebody is called
_SURE_FRAME = re.compile(r"(?:you can )?call me|(?:my |the )?(?:full )?name|我?叫|我?的?名字", re.I)
_WILL_DO = re.compile(
    r"(?:\s+(?:will|would)|['’](?:ll|d)) do(?: (?:nicely|fine|just fine|well|me|for me))?[,.]?(?: (?:thanks?|thank you|please|pls))?$"
    r"|\s+(?:is (?:fine|ok|okay|grand|enough)|please|pls|thanks?|thank you|if you (?:like|must|please))$",
    re.I,
)
_WILL_DO_ZH = re.compile(
    r"(?<=[一-鿿A-Za-z])\s?(?:就(?:行|好|可以|成|得|[够夠]了?)|即可|都行|得(?=[了啦喇]))?(?:了|吧|啦|啊|喇|囉|咯|呗|唄|哈|呀)*$"
)
# the question said once more before the answer: "my name? Bartosz Wilk"
_ECHOED = re.compile(
    r"^(?:(?:my|the|a) )?(?:full )?(?:name|我?的?名字|姓名|称呼|我?叫什么)\s*[?？]+[\s,]*", re.I
)
# 我姓邓邓秀珍秀气的秀, as it is said aloud
_SURNAME_AND_NAME = re.compile(
    rf"(?:我|本人)?(?:免贵)?姓({ANY_SURNAME})[\s,，]*(?P<name>\1[一-鿿]{{1,2}})(?=[\s,，]|$|[一-鿿]{{1,2}}的)"
)
_SURNAME_AFTER = re.compile(
    rf"(?:^|[,，。;；\s])(?:我|本人)?(?:免贵)?姓(?P<name>{ANY_SURNAME})(?=[,，。;；!！\s]|$)"
)
# 梁小姐，梁嘉敏: how they are addressed, and then the name
_SAID_IN_FULL = re.compile(
    r"^(?P<surname>[一-鿿])(?:先生|女士|小姐|太太|生|太|姐|哥|老师|老師|师傅|師傅)[\s,，、]+(?:全名|名字)?(?:是|叫)?(?P<name>(?P=surname)[一-鿿]{1,2})$"
)
# 罗三姐 大名罗素英: what they are called, and the name on their papers
_NAME_IN_FULL = re.compile(
    r"(?:大名|本名|真名|全名|学名|身份证上)(?:就)?(?:是|叫|写的是)?[\s::]*(?P<name>[一-鿿·]{2,4})(?:的|啊|呀|哈)?$"
)
_SURNAME_FIRST = re.compile(rf"{ANY_SURNAME}(?![不就是没要叫])[一-鿿]")
# 阮氏香 阮是姓
_SURNAME_TOLD = re.compile(
    r"[\s,，。]+(?:[一-鿿]{1,2}(?:是|系)(?:我的?)?姓(?:氏)?|姓[一-鿿]{1,2})(?:的|啊|哈)?$"
)
# 阿May
_CALLED_IN_LETTERS = re.compile(r"[阿小老大][A-Z][A-Za-z]+")
# "Cheryl Ong, chinese name 王雪丽 if you need", 王雪丽，英文名Cheryl
_IN_BOTH = re.compile(
    r"(?P<one>[^,，;；/()（）]{2,30}?)\s*[,，;；/(（]\s*(?:and |or |my |我的?)*(?:chinese|english|mandarin|中文|英文|华文|華文)"
    r"(?: ?name|名字?)(?:'s| is|是|叫|[:：])*\s*(?P<other>[一-鿿·]{2,4}|[A-Za-z][\w'-]+(?: [A-Z][\w'-]+){0,2})\s*[)）]?"
    r"[\s,，.。]*(?:(?:if|in case) (?:you|u|needed)\b[^,.]{0,24}|as well|too|also|也(?:可以|行)|如果需要)?[\s.。]*$",
    re.I,
)
_LONGEST_NAME = 30
_SIGNED = re.compile(
    r"(?i:yours(?: (?:faithfully|sincerely|truly|respectfully|obediently))?|(?:(?:kind|best|warm) )?regards"
    r"|best wishes|sincerely|respectfully|thanking you|many thanks)[\s,.:-]+"
    rf"(?P<name>(?:{TITLE} )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){{0,3}})$"
)
_HAN = "[\u4e00-\u9fff]"
# Beside a phone number these tell how to hear back, and are nobody's name.
_NO_NAME = re.compile(
    r"的$|电话|手机|座机|固话|宅电|邮|信箱|地址|方式|短信|简讯|微信|联系|回复|打给|致电|回我|号码|谢|\b(?:dear|sirs?|madam|respected|faithfully|sincerely|regards|phone|call|e-?mail|text|please|thanks|whats ?app|we ?chat|viber|signal|telegram|sms|same|also|reach|ring|mobile|number|me|my|mine|his|hers|theirs|ours|yours|by|on|at|it|is|after|before|between|any|time|only|mornings?|evenings?)\b",
    re.I,
)
# "call my daughter, she's called Amy"
_OF_ANOTHER = re.compile(
    r"(?:she|he|they)(?:'s|'re| is| are| has)?\b|(?:her|his|their) name\b|[她他](?:姓|叫|名|是)",
    re.I,
)
_EXCUSES = re.compile(r"^(?:sorry|oops|apologies)\b|\bagain$|^(?:不好意思|抱歉|对不起)")
# 打我的 beside a number
_OF_CALLING = re.compile(
    r"(?:打|拨|发|联系|找|回|加|留|用|call|ring)[我你他她这那个的给到就行]*|(?:我的?|这个|这|就这个?)"
)
_MARK_BEHIND_NAME = re.compile(r"[,，;；。!！]|\.\s|\s-\s")
_LAST_MARK = re.compile(r"[,，。;；!！\n]|\.(?=\s)")


def name_in_answer(text: str) -> str | None:
    """The name in an answer to "what may we call you"; None when the answer is no name."""
    told = _WILL_DO_ZH.sub("", for_patterns(text).strip(" \t\n,.，。!！~"))
    if in_full := _in_full(told):
        return in_full
    told = _SURNAME_TOLD.sub("", told)
    told = _WILL_DO_ZH.sub("", without_tail(told))
    answer = _ECHOED.sub("", without_assent(told))
    answer = _ON_PAPER.sub("", _WILL_DO.sub("", _TITLE_BEHIND.sub("", answer)))
    answer = _NAME_FRAME.sub("", answer).strip(" ,.，。!！~")
    answer = _SAID_IN_FULL.sub(r"\g<name>", answer)
    if not answer or len(answer) > _LONGEST_NAME or re.search(r"[\d@?？]", answer):
        return None
    folded = fold(answer)
    if count_han(folded):
        named = re.split(r"[\s,，、]+", answer)
        if len(named) > 1 and all(map(surely_a_name, named)):
            # 老马，马建军: what they are called, and the name in full
            return max(named, key=count_han)
        if is_mixed_name(folded) or _CALLED_IN_LETTERS.fullmatch(folded):
            return answer
        if looks_like_chinese_name(folded) or is_titled_name(folded):
            return answer
        if says_surname(fold(told)):
            return answer
        short = re.fullmatch(r"[一-鿿·]{2,3}", folded) or is_common_surname(folded)
        return answer if short else None
    if names_no_person(answer) and not _SURE_FRAME.match(told):
        return None
    words = answer.split()
    if len(words) > 4 or not all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in words):
        return None
    return english_name(answer) or None


def is_name_on_paper(text: str) -> bool:
    """Whether a reply says what name stands on an order or a policy, and no more."""
    said = _ON_PAPER.sub("", text.strip())
    return said != text.strip() and surely_a_name(said)


def _in_full(told: str) -> str | None:
    """The name behind the word for it: 老郭 大名郭全有."""
    in_full = _NAME_IN_FULL.search(told)
    named = fold(in_full["name"]) if in_full else ""
    is_one = looks_like_chinese_name(named) or _SURNAME_FIRST.match(named)
    return in_full["name"] if in_full and is_one else None


def name_before_remark(text: str) -> str | None:
    """The name before words that are no part of it: "Mei Yee, but no need to thank me"."""
    if said := _SURNAME_AND_NAME.match(fold(text).strip()):
        return _as_written(text, said["name"])
    if both := name_in_both(text):
        return both
    if in_full := _in_full(for_patterns(text).strip(" \t\n,.，。!！~")):
        return in_full
    if has_tail(for_patterns(text).strip()):
        name = name_in_answer(text)
        # "no, but call me Tom"
        return None if name and is_never_a_name(name) else name
    head, *behind = _MARK_BEHIND_NAME.split(fold(text).strip(), maxsplit=1)
    if not behind or name_in_answer(text):
        # 老马，马建军 is one name in two parts
        return None
    name = name_in_answer(head)
    told = name if name and (surely_a_name(head) or _is_framed(head, name)) else None
    return _as_written(text, told) if told else None


def _as_written(text: str, name: str) -> str:
    """A name in the characters in which its text has it: 許雅婷 and not 许雅婷."""
    folded = fold(text)
    start = folded.find(name)
    return text[start : start + len(name)] if start >= 0 and len(folded) == len(text) else name


def name_in_both(text: str) -> str | None:
    """The name told in one language and then in the other, as one."""
    told = _IN_BOTH.match(text.strip())
    first = name_in_answer(told["one"]) if told else None
    return f"{first} {told['other']}" if told and first else None


def words_behind_name(text: str) -> str:
    """What a reply tells behind the name that it begins with; nothing where it tells no more."""
    if _SURNAME_AND_NAME.match(fold(text).strip()):
        return ""
    name = name_before_remark(text)
    return told_behind(text.strip(), name) if name else ""


def surname_told(text: str) -> str | None:
    """The surname that stands after 姓 at the beginning of a clause: 山东路18号 姓葛."""
    match = _SURNAME_AFTER.search(fold(text))
    return text[slice(*match.span("name"))] if match else None


def name_beside_contact(rest: str, *, asked: bool) -> str | None:
    """The name that stands beside a phone number or address.

    Args:
        rest: the message without the number and the address.
        asked: a name was asked for as well, so that one word of a name will do.
    """
    loose = None
    for part in re.split(rf"[,，;；、。:：\n()（）]|\.(?=\s)|\band\b|\s+(?={_HAN})", rest):
        part = part.strip(" \t:：.!！-")
        name = name_in_answer(part) if part and not _OF_ANOTHER.match(part) else None
        if _EXCUSES.search(for_rules(part)):
            # "sorry, the kids again"
            continue
        if not name or _NO_NAME.search(for_rules(name)) or _OF_CALLING.fullmatch(fold(name)):
            continue
        if _is_framed(part, name) or surely_a_name(part):
            return name
        # 群主 杜磊: what they are may stand before it
        loose = loose or name
    return loose if asked else None


def _is_framed(part: str, name: str | None) -> bool:
    """Whether words say that a name follows; "this is" says it of a capital alone."""
    if name is None or not _NAME_FRAME.match(part):
        return False
    # "it's late", in small letters, would be no name
    return not _LOOSE_FRAME.match(part) or name in part


def name_at_the_end(text: str) -> str | None:
    """The name that a message is signed with, after its last mark; None without one."""
    last = _LAST_MARK.split(text.rstrip(" .!。！\n"))[-1].strip()
    return last if surely_a_name(last) else None


def name_behind_excuse(text: str) -> str | None:
    """The name behind an excuse for something else: "sorry, the dog. Gary Pell"; None without."""
    excused = _EXCUSES.search(for_rules(text)) is not None
    name = name_at_the_end(text) if excused else None
    return name if name and name.strip() != text.strip() else None


def name_signed(text: str) -> str | None:
    """The name below the close of a letter: "Yours faithfully, Ada Penrose"; None without one."""
    signed = _SIGNED.search(text.rstrip(" .!\n"))
    return signed["name"] if signed and surely_a_name(signed["name"]) else None


def name_after_its_word(text: str) -> str | None:
    """The name at the end of a short reply that speaks of names ("as for my name, Vivian Chen")."""
    said = re.search(r"名字|姓名|称呼|\bname\b", for_rules(text)) and len(text) <= _LONGEST_NAME + 8
    name = name_at_the_end(text.replace("，", ",")) if said else None
    return name if name and name != text.strip() else None
