"""Whether words are a name and nothing more."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.language import words
from bot.nlu.lead_words import without_assent
from bot.nlu.patterns.common_nouns import names_no_person
from bot.nlu.patterns.names import is_mixed_name, is_titled_name, looks_like_chinese_name
from bot.nlu.patterns.surnames import ANY_RARER_SURNAME, is_common_surname, says_surname
from bot.nlu.patterns.titles import TITLE
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold, for_rules

_PHRASES = rules("answering/name_alone")
# "Harold Pemberton. Mr.", "Mr Devlin will do"
_TITLE = re.compile(rf"\b(?:{TITLE}|(?:Sir|Esq)\b\.?)")
# "Mr R. Whitcombe", "J.D. Moss", "Dr Osei"
_WITH_INITIALS = re.compile(
    rf"(?:{TITLE} (?:[A-Z]\.? ?){{0,2}}|(?:[A-Z]\.? ?){{1,2}})[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?"
)
_NEVER_A_NAME = words(
    "hi so oh um er ah eh hm go us we it is my me do no ok hey yes why who how yeah nope okay fine "
    "good great perfect sure thanks thank cheers ta please sorry hello monday tuesday wednesday "
    "thursday friday saturday sunday today tomorrow tonight now later soon asap anytime quickly "
    "obviously whatever same none here online chat email mail phone mobile text landline cell"
)
_RARE_NAME = re.compile(rf"{ANY_RARER_SURNAME}[一-鿿]{{1,2}}")
_NO_RARE_NAMES = words(
    "权利 权益 权限 原因 原来 原路 边上 应该 应当 相关 相信 查询 查进度 查一下 车子 车牌 官方 党员 冷静 "
    "景区 索赔 操作 储户 储蓄 越快越好 楚楚 班长 沙发 丰巢 池塘 幸好 幸会"
)
_LONGEST_NAME_HAN = 8
_CALLED = re.compile(r"(?:你|您|可以|就|也|先|请|随便)*(?:叫|喊|称呼)")
_CALLED_SOFTLY = re.compile(r"[啦喇囉咯呗哈呀啊][\s。!]*$")
_NO_NAME_ZH = _PHRASES["no name, in Chinese"]
_SENTENCE = _PHRASES["of a sentence"]
_SENTENCE_WORDS = 2
# None of these stands in anybody's name, in small letters or in large.
_NEVER_IN_NAMES = _PHRASES["never in names"]
_FRAMED_NAME = re.compile(
    r"(?i:it'?s|i'?m|i am|this is|(?:my |the )?name(?:'s| is|:)?|call me) [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}[.! ]*"
)
_FRAMED_NAME_ZH = re.compile(r"(?:我|本人)(?:免贵)?(?:姓|叫|名叫)[一-鿿·]{1,4}[。.!！\s]*")


def given_name_alone(text: str) -> bool:
    """Whether a reply is one capitalised word, or surely a name."""
    answer = fold(text).strip(" ,.，。!")
    return is_name_alone(text) or says_surname(answer) or is_common_surname(answer)


def is_never_a_name(word: str) -> bool:
    """Whether a word is none that anybody is called by: "no", "email"."""
    return word.lower() in _NEVER_A_NAME


def is_name_alone(text: str) -> bool:
    """Whether a message is a name and nothing more, with or without a title."""
    answer = _TITLE.sub("", fold(text)).strip(" ,.，。!")
    one_word = re.fullmatch(r"[A-Z][a-z'’-]+", answer) and not is_never_a_name(answer)
    return surely_a_name(answer) or bool(one_word)


def may_be_a_rare_name(text: str) -> bool:
    """Whether a reply where a name is asked for is one of a rare surname: 权斌, 闻静怡."""
    answer = fold(text).strip(" ,.，。!")
    return bool(_RARE_NAME.fullmatch(answer)) and answer not in _NO_RARE_NAMES


def surely_a_name(text: str) -> bool:
    """Whether a reply has the form of a name so clearly that no intent counts against it."""
    answer = fold(without_assent(text)).strip(" ,.，。!")
    titled = is_titled_name(answer) or looks_like_chinese_name(answer) or is_mixed_name(answer)
    alone = is_common_surname(answer)
    whole = re.fullmatch(r"[A-Z][a-z'’-]+(?: [A-Z][A-Za-z'’-]*[a-z]){1,2}", answer)
    named = titled or alone or whole or _WITH_INITIALS.fullmatch(answer)
    return bool(named) and not names_no_person(answer)


def may_be_name(text: str) -> bool:
    """Whether Chinese words may be a name."""
    read = for_rules(text).strip()
    if surely_a_name(read):
        return True
    if is_question(read) or re.search(r"\d{5,}", read):
        return False
    read = re.sub(
        r"(?<=[一-鿿]{2})[呀啊哦啦]+$|(?:就(?:行|好|可以|成)|即可|吧)[了啦吧啊哈呀哦咯喽的]*[\s。!~]*$",
        "",
        read,
    )
    if _CALLED.match(read):
        # 叫阿哲啦 is as good as 阿哲
        read = _CALLED_SOFTLY.sub("", read)
    return count_han(read) <= _LONGEST_NAME_HAN and not _NO_NAME_ZH.search(read)


def names_oneself(text: str) -> bool:
    """Whether a whole message gives its writer's name within a frame ("its Priya", 我姓周)."""
    read = fold(text).replace("’", "'").strip()
    return bool(_FRAMED_NAME.fullmatch(read) or _FRAMED_NAME_ZH.fullmatch(read))


def is_no_name(text: str) -> bool:
    """Whether words in place of a name are a sentence, or none of a name: "please hurry up"."""
    read = for_rules(text).strip()
    if not any(map(str.isalpha, read)):
        return True
    return len(_SENTENCE.findall(read)) >= _SENTENCE_WORDS or bool(_NEVER_IN_NAMES.search(read))
