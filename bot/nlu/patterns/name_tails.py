"""What stands behind a name and is no part of it: how it is spelt, a remark, a word of excuse."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.rule_phrases import part

_MARKS = " \t\n,，.。;；:!！~-"
_SPELT = re.compile(
    r"(?<=[^\W\d_]{2})[\s,.;:(-]*\b(?:(?:that'?s|it'?s|which is) )?"
    r"(?:spel(?:t|led)(?: (?:as|like))? |with )?"
    r"[A-Za-z](?:[\s.-]+[A-Za-z]){2,}\b[\s.)]*$",
    re.I,
)
# 晓是拂晓的晓, 弓长张
_SPELT_ZH = re.compile(
    r"(?<=[一-鿿])[,，。.\s]+(?:(?:我的?|那个)?[一-鿿](?:字)?(?:是|就是)[一-鿿]{1,6}的(?:那个)?[一-鿿](?:字)?"
    r"|(?:弓长张|立早章|耳东陈|木子李|口天吴|双木林|古月胡|言午许|走肖赵|草头黄|三横王|美女姜|干勾于|人可何)"
    r"|[一-鿿]{1,4}的[一-鿿])(?:[,，]\s*[^,，]{2,9}的[一-鿿])*[\s。.!！]*$"
)
# "Suresh Menon, as already mentioned"
_TOLD_BEFORE = (
    r"(?:as|like) (?:i )?(?:have )?(?:already |just )?(?:mentioned|said|told|written|stated|above)"
    r"|i (?:have )?(?:already )?(?:said|told|mentioned)|already (?:said|told|mentioned|given)"
)
_REMARK = re.compile(
    rf"(?<=\w)\s*[,，;]\s*(?:{_TOLD_BEFORE}|but|and no need|no need|don't|但是?|不过|不用|别)\b.*$"
    r"|(?<=[一-鿿])[,，]\s*(?:但是?|不过|不用|别).*$",
    re.I,
)
# "Tom, is that enough?", 小吴 可以只写这个吗
_ENOUGH = re.compile(
    r"(?<=[一-鿿])[\s,，]+(?:(?:可以|能|能不能|可不可以)?(?:只|就)?(?:写|叫|留|填|用)(?:这个|这样|姓)?(?:就)?(?:可以|行|成|够)?|(?:这样|这个|只有姓|就这个)?(?:可以|行|够|成))(?:了)?(?:吗|么|嘛|不|吧)[?？\s]*$"
    r"|(?<=\w{2})\s*[,.;-]\s*(?:is (?:that|it) (?:enough|ok(?:ay)?|all right|alright|fine)|will that do)(?: (?:for you|for now))?[?\s]*$",
    re.I,
)
# "Anjali Raval, his daughter"
_KIN = re.compile(
    r"(?<=\w{2})\s*[,;-]\s*(?:and )?(?:(?:i'?m|i am) )?(?:his|her|their|the) (?:\w+ )?"
    rf"{part('relation')}[\s.]*$"
    rf"|(?<=[一-鿿]{{2}})\s*[,，\s]\s*(?:我)?(?:是)?(?:他|她|老人家?|当事人)的?(?:大|小|二)?{part('kin')}[\s。]*$",
    re.I,
)
# "Bob. Bob Tranter"
_TWICE = re.compile(r"^(?P<first>[A-Za-z][\w'’-]+)[.,]\s+(?=(?:[A-Z][\w'’-]+ )?(?P=first)\b)")
# "Tunde Bakare. sorry for shouting before", 王强。刚才态度不好
_EXCUSE = re.compile(
    r"(?<=\w{2})\s*[,，.。;；!！-]+\s*(?:(?:and|oh|so|really) )*"
    r"(?:sorry|apologies|i apologi[sz]e|thanks?|thank you|cheers|ta|pleased to|nice to)\b.*$"
    r"|(?<=[一-鿿])\s*[,，.。;；!！\s]\s*(?:刚才|刚刚|之前|不好意思|抱歉|对不起|谢谢|多谢|多謝|唔該|麻烦|辛苦|(?:我?的?)?(?:全名|真名|本名)(?:就|先|我)*[不唔]).*$",
    re.I,
)


# "Joan Okafor thanks": after two words of a name no mark is needed
_THANKS = re.compile(
    r"^(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)+)\s+(?:thanks?|thank you|cheers|ta|please)\b.*$"
)


# "no need to thank me", 刚才说过了: a clause that tells nothing
_IDLE = re.compile(
    rf"(?:(?:and|but|oh|so|really|as|但是?|不过)\s*)*(?:{_TOLD_BEFORE}|sorry|apologies|i apologi[sz]e"
    r"|(?:thanks?|cheers|ta)(?=$| (?:you|for|so|very|a|again|in|mate)\b)|pleased to|nice to|no need|don'?t (?:mention|worry|thank)|(?:that|it)'?s (?:me|my (?:full )?name|it|all))\b.*"
    r"|(?:但是?|不过|就|我|都)*(?:刚才|刚刚|之前|前面|不好意思|抱歉|对不起|对不住|谢谢|多谢|多謝|唔該|麻烦你|辛苦|不用谢|不用客气|别客气|别见怪|没别的|就这样|(?:我?的?)?(?:全名|真名|本名)(?:就|先|我)*[不唔]).*",
    re.I,
)
_CLAUSE = re.compile(r"[^,，.。;；!！?？\n]+[,，.。;；!！?？\n]*")


def told_behind(text: str, name: str) -> str:
    """The words behind a name that may tell something: "but the date was 3 March"; else none.

    Args:
        text: a reply that names somebody.
        name: as it was read from it.
    """
    named = re.search(rf"{re.escape(name)}(?!\w)", text, re.I)
    if named is None:
        return ""
    rest = text[named.end() :]
    if _SPELT.sub("", text) != text or _SPELT_ZH.sub("", text) != text or name in rest:
        return ""
    # an excuse may hold what is put right: "sorry it was the 3rd, not the 2nd"
    clauses = [part for part in _CLAUSE.findall(rest) if not _is_idle(part.strip(_MARKS))]
    return "".join(clauses).strip(_MARKS)


def _is_idle(clause: str) -> bool:
    return not clause or (bool(_IDLE.fullmatch(clause)) and not re.search(r"\d", clause))


def without_tail(text: str) -> str:
    """A reply that names somebody, without what stands behind the name."""
    for tail in (_SPELT, _SPELT_ZH, _REMARK, _ENOUGH, _EXCUSE, _KIN, _TWICE):
        text = tail.sub("", text)
    return _THANKS.sub(r"\g<name>", text)


def asks_if_enough(text: str) -> bool:
    """Whether a reply asks behind a name if that will do: 小吴 可以只写这个吗."""
    return bool(_ENOUGH.search(text.strip()))


def has_tail(text: str) -> bool:
    """Whether something stands behind what may be a name."""
    return without_tail(text) != text
