"""Who writes, where somebody else is named beside them: "Yaw Boateng is my father, I'm Kojo"."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from string import capwords
from typing import NamedTuple

from bot.nlu.answering.name_alone import is_never_a_name, is_no_name, surely_a_name
from bot.nlu.bilingual import bilingual
from bot.nlu.patterns.common_nouns import names_no_person
from bot.nlu.patterns.names import looks_like_chinese_name
from bot.nlu.patterns.surnames import ANY_SURNAME
from bot.nlu.patterns.titles import TITLED
from bot.nlu.rule_phrases import part
from bot.nlu.text import count_han, fold

_LATIN = rf"{TITLED}[A-Z][\w'-]+(?: (?:(?:de|la|van|von|bin|binti|al|el) )?[A-Z][\w'-]*){{0,3}}"
_HAN = r"[一-鿿·]{2,4}"
_ANY = rf"(?:{_LATIN}(?: ?{_HAN})?|{_HAN}(?: ?{_LATIN})?)"
_ROLE = (
    rf"(?:{part('relation')}|da|ma|owner|(?:account|policy|card|lease|licen[cs]e)[ -]?holder|policyholder"
    r"|customer|buyer|tenant|patient|passenger|guest|insured)"
)
_PAPER = r"(?:order|policy|account|booking|contract|ticket|bill|card|invoice|receipt|lease|claim)"
# another, in English and in Chinese
_OTHER = bilingual(
    rf"(?:{_LATIN})(?:'s| is| was) (?:[Mm]y|our|the) (?:late |elderly |old )?{_ROLE}\b"
    rf"|\b(?:[Mm]y|[Oo]ur|[Tt]he) (?:late |elderly |old )?{_ROLE}(?:'s)?(?: full)?(?: name)?(?:'s| is| was|,)(?: called| named)? (?:{_LATIN})"
    rf"|(?:^|(?<=[,.;!?] )|(?<=\band )|(?<=\bbut )){part('close kin')}(?:'s name)? is (?:{_LATIN})"
    rf"|\b[Tt]he name on (?:the|my|our|that) (?:\w+ )?{_PAPER} (?:is|was|says) (?:{_LATIN})"
    rf"|\b(?:[Tt]he|[Mm]y) {_PAPER}(?:'s| is| was) (?:in (?:the name of )?|under )(?:{_LATIN})(?:'s name)?"
    rf"|(?:我|俺|咱)?们?的?{part('kin')}(?:的?(?:名字|姓名|大名))? ?(?:叫做?|是|姓) ?{_ANY}(?=[,.;!、\s]|$)"
    rf"|(?:我|俺|咱)们?的?{part('kin')} ?{ANY_SURNAME}[一-鿿]{{1,2}}(?=[,.;!、\s]|$)"
    rf"|\b(?:[Pp]atient|[Pp]olicy ?holder|[Aa]ccount holder|[Cc]ard ?holder|[Ii]nsured|[Oo]wner)(?:'s)?(?: full)?(?: name)?(?:'s| is| was|:) ?(?:{_LATIN})"
    rf"|(?:^|(?<=[,.;!] ))(?:[Hh]e|[Ss]he|[Hh]is name|[Hh]er name)(?:'s| is) (?:{_LATIN})(?=\s*(?:[,.;!]|$|and ))"
    rf"|{_ANY}[是系](?:我|俺)们?[的嘅]?{part('kin')}(?=[,.;!、\s]|$)"
    rf"|(?:投保人|被保险?人|患者|病人|持卡人|开户人|受益人|机主|户主|车主|业主|客户|户名|(?:保单|订单|账户|帐户|合同)(?:的|上)?(?:名字|姓名|写的|写|登记的)) ?(?:是|系|叫|写的是|为|:)? ?(?:我?的?{part('kin')})?的? ?{_ANY}(?=[,.;!、\s]|$)"
)
_WRITER = bilingual(
    r"\b(?:[Ii]'?m|[Ii] am|[Tt]his is|[Mm]y (?:own )?name(?:'s| is)|[Mm]ine(?:'s| is)|[Cc]all me) (?:just |only )?"
    rf"(?:(?:(?:his|her|their|the) (?:\w+ )?)?{part('relation')},? )?(?P<english>{_LATIN})(?=\s*(?:[,.;!]|$|(?:and|but|by) |(?:the|his|her|their) {part('relation')}\b))"
    rf"|(?:^|[,.;!、\s])(?:我就?[是系](?:(?:[他她佢]|老人家?)?们?[的嘅个]?[大小二细亲独]?(?:{part('kin')}|女|仔|囡|孙)[,\s]*)?(?:我?名?叫)?|我名?叫做?|本人名?[叫是]?) ?"
    rf"(?P<chinese>[A-Za-z][\w'-]+(?: [A-Z][\w'-]*){{0,3}}(?: ?{_HAN})?|{_HAN}(?: ?{_LATIN})?)(?=[,.;!、\s]|$)"
)
# told in one breath: 我叫林彩娥我妈叫陈阿凤保单是我妈的名字
_RUN_TOGETHER = re.compile(
    rf"(?:^|[,.;!、\s])我(?:名字)?叫(?P<writer>[一-鿿]{{2,3}})"
    rf"(?P<other>(?:我|俺|咱)的?{part('kin')}的?(?:名字)?叫做?(?P<name>[一-鿿]{{2,3}})"
    r"(?=[,.;!、\s]|$|[保订]?单|合同|电话|手机|卡|户|今年|身份)[^,.;!、\s，。]{0,16})"
)
_HEAD = re.compile(
    rf"[\d\s+(),.;-]*(?P<name>{_LATIN}|{_HAN})(?: here)?\s*[,.;、-]\s*(?:and |but )?"
)
_CLAUSE_ENDS = re.compile(r"[.;!?。；！？\n\d]")
_JOINT = re.compile(r"[,;]? (?:and|but|me)$")
_MARKS = " \t\n,.;!、，。；！-"
# where people come from, and how they are
_NO_WRITER = re.compile(
    r"\w+(?:ish|ese|ious)|(?:african|american|indian|angry|upset|worried|tired|disabled|retired|writing|acting|asking|calling|done)\b.*",
    re.I,
)
_LONGEST = 140


class Beside(NamedTuple):
    """The name of who writes, and the words that name another person."""

    writer: str
    other: str


def writer_beside(text: str, *, name_asked: bool = False) -> Beside | None:
    """Who writes, where the words name somebody else as well; None where they do not.

    Args:
        text: a reply as written.
        name_asked: the writer's name was asked for, so that one word at the head may be it.
    """
    read = fold(text).replace("’", "'")
    if one_breath := _RUN_TOGETHER.search(read):
        both = one_breath["writer"], one_breath["name"]
        if all(map(looks_like_chinese_name, both)):
            return Beside(
                writer=text[slice(*one_breath.span("writer"))],
                other=text[slice(*one_breath.span("other"))],
            )
    if len(text) > _LONGEST or (other := _OTHER.search(read)) is None:
        return None
    writer = next((one for one in _WRITER.finditer(read) if _apart(one, other)), None)
    if writer:
        name = text[slice(*writer.span(writer.lastgroup or 0))]
        end = writer.start() if writer.start() > other.start() else len(text)
    else:
        head = _HEAD.match(read)
        if head is None or head.end() != other.start():
            return None
        name, end = head["name"], len(text)
        if not surely_a_name(name) and not name_asked:
            return None
    if not _may_be_called(name):
        return None
    told = text[other.start() : end]
    close = _CLAUSE_ENDS.search(told, other.end() - other.start())
    words = (told[: close.start()] if close else told).strip(_MARKS)
    return Beside(capwords(name) if name.islower() else name.strip(), _JOINT.sub("", words))


def _apart(writer: re.Match[str], other: re.Match[str]) -> bool:
    return writer.end() <= other.start() or writer.start() >= other.end()


def _may_be_called(name: str) -> bool:
    if count_han(name) == len(name):
        return looks_like_chinese_name(fold(name))
    no_name = is_never_a_name(name) or is_no_name(name) or names_no_person(name)
    return not (no_name or _NO_WRITER.fullmatch(name))
