"""Who writes, and for whom."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.answering.name_alone import surely_a_name
from bot.nlu.bilingual import bilingual
from bot.nlu.patterns.names import looks_like_chinese_name
from bot.nlu.patterns.titles import TITLED
from bot.nlu.rule_phrases import part, rules
from bot.nlu.text import between_marks, count_han, fold, for_rules

_PHRASES = rules("answering/who")
_ACTS_FOR = _PHRASES["does this for another"]
_RELATION = _PHRASES["for whom they complain"]
_WHOSE = _PHRASES["whose it is"]
_COMPLAINS_FOR = _PHRASES["complains for a relative"]
_OF_WHO_THEY_ARE = _PHRASES["who they are and what they cannot do"]
_CLAUSES_ZH = re.compile(r"[\s,，.。;；!！~]+")
_CLAUSES_EN = re.compile(r"(?:[,.;!~\n]+\s*|\s+)(?:and\s+|but\s+)|[,.;!~\n]+\s*")
# as letters and figures are set off within Chinese: 他 80 岁了
_SPACED = re.compile(r"(?<=[一-鿿])[ ]+(?=\d)|(?<=\d)[ ]+(?=[一-鿿])|(?<=[在是叫]) +(?=[A-Za-z])")
# as it is dictated, without a mark: "for my mother she 74 already so i do for her"
_RUN_ON = re.compile(
    r"\s+(?:and |so )*(?=(?:she|he|they|so i|(?:her |his )?(?:ears?|eyes?|hearing|legs?)|cannot|can'?t) )",
    re.I,
)
_CLAUSE_MARK = re.compile(r"[,.;:!?\n]")
_PARTICLES = re.compile(r"(?: (?:liao|already|lah?|leh|lor|ah|eh|one))+$", re.I)
_TRAILING = re.compile(r"(?:一下|你们|这?件事|[点个]?事[情儿]?|的|啊|呀|呢|哈)+$")
_LONGEST_RELATION = 40
_LONGEST_KIN = 80
_SENTENCES = re.compile(r"[^.。!！?？\n]+[.。!！?？]*")
# by which somebody may act for another
_RIGHT = _PHRASES["a right to act"]
# "Chantelle, I'm her granddaughter"
_NAME_AND_RELATION = re.compile(
    rf"(?:(?i:it'?s|i'?m|i am|this is|my name is) )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})\s*[,;.-]+\s*(?i:and )?(?i:(?:his|her|their) {part('relation')}|i'?m|i am|it'?s (?:for |about )?my|for my)\b"
)
# "Lorraine Best, his mum"
_OF_WHOM_BEHIND = re.compile(
    rf"^\s*[,;.-]+\s*(?:and )?(?:his|her|their) {part('relation')}\b",
    re.I,
)

_KIN_NAMED = _PHRASES["names a relative"]
_DEATH = _PHRASES["a death"]
_OWN_CHILD = _PHRASES["a child of their own"]
_HURT = _PHRASES["an injury"]
_UNHURT = _PHRASES["nobody is hurt"]
_ILLNESS, _OF_ANIMALS = _PHRASES["an illness"], _PHRASES["of animals"]
_WATCHED = _PHRASES["before others"]
# as it is written: names begin with capitals
_NAMES_KIN = bilingual(
    rf"(?:我|俺|咱)(?:的)?{part('kin')}(?:的名字|的姓名|名字)?(?:是叫|叫做|叫|是|姓)\s?(?P<zh>[一-鿿·]{{2,4}}?)(?=[,，。;；!！\s]|$|保单|户主|户名|是(?:他|她|户)|他|她|的(?:名|卡|保|户))"
    rf"|(?:帮|替|代|给)(?:我|俺|咱)?(?:的)?{part('kin')}(?P<done_for>[一-鿿·]{{2,4}}?)(?=投诉|反映|登记|问|办|写|来|[,，。;；(（]|$)"
    rf"|(?:\b[Ii]t'?s |(?<=\b[Ff]or )|(?<=\bbehalf of ))my {part('close kin')},? (?P<kin>{TITLED}[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}}|[一-鿿·]{{2,4}}(?![一-鿿]))"
    rf"|\b(?:[Mm]y {part('close kin')},? (?P<told>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}})(?=,| is\b| was\b| has\b| had\b|'s\b| who\b| can))"
    rf"|\b(?:[Mm]y {part('close kin')}(?:'s)?(?: full)?(?: name)?|(?:[Hh]is|[Hh]er|[Tt]heir)(?: full)? name)(?:'s| is| was|:)(?: called)? (?P<en>{TITLED}[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}})",
)

_IN_NAME_OF = bilingual(
    rf"\b(?:[Uu]nder|[Ii]n|[Oo]n) (?:(?:[Hh]er|[Hh]is|[Tt]heir)|(?:[Mm]y|[Oo]ur) {part('close kin')}'?s?) (?:full |own )?name(?: is|:|,|-)? (?P<en>{TITLED}[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}})"
    rf"|(?:在|是|写的?|用的?)(?:我|俺|咱)?(?:的)?(?:{part('kin')}|他|她)(?:的)?(?:名下|名字|名)(?:的|是|叫|[,，:\s])*(?P<zh>[一-鿿·]{{2,4}}?)(?=[,，。;；!！\s]|$)",
)


def kin_named(text: str) -> tuple[int, int] | None:
    """Where a reply names the relative that its writer complains for: 我妈叫赵素芬."""
    match = _NAMES_KIN.search(text.replace("’", "'"))
    if match is None:
        return None
    han = match["zh"] or match["done_for"]
    if han and not looks_like_chinese_name(fold(han)):
        return None
    return match.span()


def in_whose_name(text: str) -> str | None:
    """Whose name a policy or an account is in: "under her name Lim Siew Hoon", 保单是我妈名下，陈玉."""
    match = _IN_NAME_OF.search(text.replace("’", "'"))
    if match is None:
        return None
    name = match["zh"] or match["en"]
    return None if match["zh"] and not looks_like_chinese_name(fold(name)) else name


def names_kin(text: str) -> bool:
    """Whether words speak of a relative: 奶奶血压都上来了, "my mum cannot sleep"."""
    return bool(_KIN_NAMED.search(for_rules(text)))


def begins_with_kin(text: str) -> bool:
    """Whether a short answer begins with a relative: "My wife, Li Huimin. I have her consent"."""
    match = _KIN_NAMED.match(for_rules(text).strip().lstrip("我的"))
    return match is not None and len(text) <= _LONGEST_KIN


def says_whose_it_is(text: str) -> bool:
    """Whether words behind a name say whose matter it is: "it's my mum's policy", 他女儿."""
    return bool(_WHOSE.fullmatch(between_marks(text)) or relation(text))


def tells_of_a_death(text: str) -> bool:
    """Whether words tell that somebody close to their writer has died."""
    return bool(_DEATH.search(for_rules(text)))


def speaks_of_own_child(text: str) -> bool:
    """Whether words are about a child of their writer, who needs nobody's leave to speak for it."""
    return bool(_OWN_CHILD.search(for_rules(text)))


def tells_of_an_injury(text: str) -> bool:
    """Whether words tell that somebody was hurt."""
    return bool(_HURT.search(_UNHURT.sub(" ", for_rules(text))))


def tells_of_illness(text: str) -> bool:
    """Whether words tell that the writer or somebody of theirs is ill; animals are not meant."""
    read = for_rules(text)
    return bool(_ILLNESS.search(read)) and not _OF_ANIMALS.search(read)


def tells_that_others_watched(text: str) -> bool:
    """Whether words tell that it was done before others: "in front of everyone", 当着一屋子人."""
    return bool(_WATCHED.search(for_rules(text)))


def tells_that_nobody_is_hurt(text: str) -> bool:
    """Whether words tell that nobody was hurt: 人没事, "no one's hurt, thank God"."""
    return bool(_UNHURT.search(for_rules(text))) and not tells_of_an_injury(text)


def relation(text: str) -> str | None:
    """The words of a short text that say for whom its writer complains; None when there are none."""
    match = _RELATION.search(for_rules(text))
    if match is None:
        return None
    return text.strip() if len(text) <= _LONGEST_RELATION else text[slice(*match.span())].strip()


def name_before_relation(text: str) -> str | None:
    """The writer's name at the head of words that say for whom they complain: 王美惠，我是女兒."""
    english = _NAME_AND_RELATION.match(text.strip())
    if english and (relation(text) or _OF_WHOM_BEHIND.search(text[english.end("name") :])):
        return english["name"]
    first = re.split(r"[,，、。;；\s]", text.strip(), maxsplit=1)[0]
    told = first != text.strip() and relation(text) and count_han(first)
    return first if told and looks_like_chinese_name(fold(first)) else None


def sentences_of_whom(text: str) -> str | None:
    """The sentences that say for whom a story is told and by what right; None without the right.

    "I'm writing for my mother, Rita. She is 82 and I hold power of attorney. You …" → the first two.
    """
    sentences = [part.strip() for part in _SENTENCES.findall(text) if part.strip()]
    right = [part for part in sentences if _RIGHT.search(for_rules(part))]
    whom = [part for part in sentences if relation(part) or complains_for(part)]
    told = [part for part in sentences if part in right or part in whom]
    return " ".join(told) if right and whom else None


def whose_kin_behind(text: str) -> str | None:
    """The words behind the writer's name that say whose relative they are: "his mum. he is Kit"."""
    english = _NAME_AND_RELATION.match(text.strip())
    behind = text.strip()[english.end("name") :] if english else ""
    return behind.strip(" ,.;-") if _OF_WHOM_BEHIND.search(behind) else None


def tells_right(text: str) -> bool:
    """Whether words name a right by which somebody may act for another: "power of attorney"."""
    return bool(_RIGHT.search(for_rules(text)))


def complains_for(text: str) -> bool:
    """Whether a text begins by saying that its writer complains for a relative: 帮我妈投诉一下."""
    return bool(_COMPLAINS_FOR.match(for_rules(text)))


def acts_for(text: str) -> bool:
    """Whether a clause says that its writer does this for another: "so I'm doing this for him"."""
    return bool(_ACTS_FOR.search(for_rules(text)))


def only_says_for_whom(text: str) -> bool:
    """Whether a text says for whom it is written, and nothing yet of the matter: 我替我爸问的."""
    # "for my dad 王建国, in 无锡" is English with a name in it
    clauses = _CLAUSES_ZH if count_han(text) > len(text.split()) else _CLAUSES_EN
    if not (count_han(text) or _CLAUSE_MARK.search(text)):
        text = _RUN_ON.sub(", ", text)
    parts = [
        _PARTICLES.sub("", part) for part in clauses.split(_SPACED.sub("", text).strip()) if part
    ]
    for_them = any(complains_for(part) or acts_for(part) for part in parts)
    return for_them and all(map(_is_of_whom_only, parts))


def _is_of_whom_only(part: str) -> bool:
    read = for_rules(part)
    says_for_whom = _COMPLAINS_FOR.fullmatch(_TRAILING.sub("", read))
    # "my mother, Rita Kearney"
    named = not count_han(part) and surely_a_name(part)
    return bool(says_for_whom or named) or _is_of_who_they_are(read)


def _is_of_who_they_are(part: str) -> bool:
    # run together: 他72了不太会用手机
    read = 0
    while match := _OF_WHO_THEY_ARE.match(part, read):
        if match.end() == read:
            break
        read = match.end()
    return read == len(part)
