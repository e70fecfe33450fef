"""The customer's own name, when it is said."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from string import capwords

from bot.language import words
from bot.nlu.bilingual import bilingual
from bot.nlu.patterns import Finding
from bot.nlu.patterns.common_nouns import names_no_person
from bot.nlu.patterns.surnames import ANY_SURNAME, COMPOUND_SURNAMES, SURNAMES
from bot.nlu.rule_phrases import part

_NOT_A_NAME = re.compile(
    r"你|您|我|他|她|们|的|在|客户|用户|投保|保户|顾客|会员|老人|学生|老师|医生|一个|一位|个|说|想|要|来|被|谁|"
    r"什么|哪|不|没|有|为|给|去|过|从|对|很|都|就|也|还|吗|呢|吧|是|做|用|买|办|本人|家属|代理|朋友|高中|高龄|单亲|单身|"
    r"谢谢|谢了|谢啦|多谢|万谢|全职|安全|农民|马上|万分|关于|成都|武汉|石家|常客|常常|文员|任何|时候|路过|连续|温州|江苏|华为|解决|司机|房东|管理|方式"
)
_TITLES = "(?:先生|女士|小姐|太太|阿姨|师傅|老师|叔叔)"
_HAN_NAME = r"[一-鿿·]{2,4}"
_ZH_SAID = bilingual(
    rf"(?:我(?:的)?(?:名字|姓名|全名)(?:是|叫|:)?|(?:^|(?<=[,.。;!、\s]))名字(?:应该)?(?:是|叫|写(?!错|得|的|成了)|改成|改为|换成|:)|姓名\s*[:是]?\s*|(?:联系人|投诉人)\s*[:是]\s*|我(?:名)?叫(?:做)?|本人(?:名)?叫)\s*(?P<name>{_HAN_NAME}?)"
    r"(?=[,.。;!、\s]|$|的|住|,|电话|手机|身份证|要|想|今年|是|在|你们|保单|来自|[嘛呀啊哦哈咯噻哩])"
)
# who they are first, and then the name: 我是孩子妈妈，叫苏梅
_ZH_KIN_SAID = bilingual(
    rf"我(?:就)?是[^,.。;!\s]{{1,10}}[,\s]\s*(?:名字|姓名)?(?:我)?(?:就)?叫(?P<name>{_HAN_NAME}?)(?=[,.。;!、\s]|$|的|[嘛呀啊哦哈咯])"
)
# "they told me to come again" is 叫我 as well; as a request it begins the clause, or is softened
_ZH_CALL_ME = bilingual(
    rf"(?:^|[,.。;!、\s]|就|可以|请|直接|您|你)叫我\s*(?P<name>[一-鿿]{{1,3}}{_TITLES}|[阿小老][一-鿿]|[一-鿿]{{1,2}}[姐哥姨伯生太]|[一-鿿]{{2,4}})"
    r"(?=[,.。;!、\s]|$|就行|就好|就得|就可以|即可|得了|得啦|得喇|吧|啦|喇|囉)"
)
_FORM_OF_ADDRESS = re.compile(
    rf"[一-鿿]{{1,3}}{_TITLES}|[阿小老][一-鿿]|[一-鿿]{{1,2}}[姐哥姨伯生太]"
)
# where nothing says that a name comes
_TITLED = re.compile(
    rf"[一-鿿]{{1,3}}{_TITLES}|[一-鿿](?:太|生|姨|伯|姐|哥)|[阿老小](?![师板公婆家妈爸是])[一-鿿]"
)
_ZH_AM = bilingual(rf"(?:我是|本人是|这里是|这边是)\s*(?P<name>{_HAN_NAME})(?=[,.。;!、\s]|$)")
# "我叫Jason Lam", "叫我 Vivian": a name in letters within a Chinese frame
_ZH_SAID_LATIN = bilingual(
    r"(?:我(?:的)?(?:英文)?(?:名字|姓名|全名|名)?(?:叫做?|是(?=\s?[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}\s*(?:[,.。;!、]|$)))|(?:名字|姓名)(?:是|叫|:)?|本人(?:名)?叫|(?:可以|就|请|^|[,.。;!、\s])叫我)\s*"
    rf"(?P<name>[阿小]?[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]*){{0,2}}(?:\s?{ANY_SURNAME}[一-鿿]{{0,2}}(?=\s*(?:[,.。;!、]|$)))?)"
    r"(?=\s*(?:[,.。;!、]|$|就|吧|谢|电话|手机|住|想|要|得|可以|啦|喇|,))"
)
# 我姓陈 Tan Wei Ming: the surname, and the name in letters
_ZH_SURNAME_LATIN = bilingual(
    rf"(?:我|本人|免贵)姓\s?(?P<name>{ANY_SURNAME}\s*[,、]?\s*[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){{0,3}})(?=\s*(?:[,.。;!、]|$))"
)
# the writer beside whom they write for: "我是他女儿，林佳颖"
_KIN = part("kin")
_IS_KIN = re.compile(_KIN)
_ZH_KIN = bilingual(
    rf"我是(?:他们?|她们?|老人家?|户主|机主|客户|本人)?的?{_KIN}\s*[,、\s]?\s*(?:我?名?叫)?(?P<name>{_HAN_NAME})(?=[,.。;!、\s\d]|电话|手机|$)"
)
_ZH_SURNAME = bilingual(
    rf"(?:(?:我|本人|免贵|(?:^(?=姓[一-鿿][\s,])|(?<=[,.。;!、\s])))姓|我(?:是|系)(?:他|她|老人家?|户主|机主)?们?的?{_KIN}[,\s]*姓)(?P<name>[一-鿿])(?=[,.。;!、\s]|$|,)"
)
# Sarah 周, 陳Kevin: a name in letters beside a surname or a whole Chinese name
_MIXED_NAME = re.compile(
    rf"[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]*)?\s?{ANY_SURNAME}[一-鿿]{{0,2}}|{ANY_SURNAME}[一-鿿]{{0,2}}\s?[A-Z][A-Za-z'’-]+"
)
_DAYS = re.compile(r"周[末一二三四五六日天]|时候|时间")
_ZH_PART = re.compile(r"(?<=[,.。;!、，\s])(?P<name>[一-鿿]{2,3})(?=[,.。;!、，\s]|$)")
_EN_WORD = r"[A-Za-z][A-Za-z'’-]{0,24}\.?"
_EN_SAID = re.compile(
    rf"\b(?:my (?:full )?name(?:'s| is|:)|(?:full )?name\s*(?:'s|is|:)|call me|i am called|i'm called)\s+"
    rf"(?:(?:just|only|simply|actually|really)\s+)?(?P<name>{_EN_WORD}(?:\s+{_EN_WORD}){{0,3}})",
    re.I,
)
# Whose name it is, where it is not the writer's: "her name's Dorothy", "the agent's name was Tom".
_EN_OTHERS = re.compile(
    rf"(?:\b(?:her|his|their|its|your|whose|{part('close kin')}|nominee|holder|patient|policyholder|agent|advis[eo]r|clerk|manager|company|product|account|user|file|brand|staff|employee|doctor|colleague)|['’]s)\s+(?:\w+\s+)?$",
    re.I,
)
# "your people call me three times a day": somebody rings, and nobody is named.
_EN_RINGS = re.compile(
    r"\b(?:they|who|nobody|no one|noone|none|anybody|anyone|people|agents?|you|he|she|reps?|team|staff|callers?|sales\w*|centres?|centers?|companies|company|colleagues?|always|constantly|to|would|did(?:n['’]t)?|don['’]?t|not|never|then|keep|even)\s+$",
    re.I,
)
# "call me better, but not in the morning"
_EN_HOW_TO_RING = re.compile(
    r"(?:better|best|back|again|after|before|later|now|tomorrow|today|tonight|anytime|any time|only|first|instead"
    r"|maybe|when|if|but|on|at|in|by|around|from|asap|please|pls|lah?|leh|lor|or|and|then|early|quickly|soon|directly|also|too|even|once|twice|either)\b",
    re.I,
)
_EN_AM = bilingual(
    r"\b(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Hh]ere is|[Mm]yself)\s+"
    r"(?P<name>[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+){1,2})(?=\s*(?:[,.;!]|$|and\b|from\b|here\b|speaking\b))"
)
# beside whom they write for: "I'm Grace, he's Tomasz Wolny"
_EN_AM_BESIDE = re.compile(
    r"\b(?:[Ii]['’]?m|[Ii] am) (?P<name>[A-Z][a-z'’-]+)(?=,? (?:and |but )?(?:he|she|they|his|her|their)(?:['’]s| is| name\b))"
)
# beside whom the writer is to somebody: "I'm her daughter Moira Kell", "this is Sam's wife, Ann"
_EN_KIN = bilingual(
    r"\b(?:[Ii]['’]?m|[Ii] am|[Tt]his is)\s+(?:(?:his|her|their|the|an?|[A-Z][a-z]+['’]s)\s+)(?:\w+\s+)?"
    rf"{part('relation')}"
    r"\s*,?\s+(?P<name>[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+){0,2})(?=\s*(?:[,.;!]|$|and\b|by\b|on\b|from\b|here\b|speaking\b))"
)
# without a verb, between marks: "room 1107, name Nguyen", "name put Tan Wei Ming"
_EN_LISTED = bilingual(
    r"(?:^|[,;.]\s*)(?:[Mm]y |[Tt]he )?[Nn]ame (?:put |under )?(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,3})(?=\s*(?:[,.;!]|$))"
)
_EN_SAID_HAN = bilingual(r"\b[Mm]y name(?:'s| is)\s+(?P<name>[一-鿿]{2,4})")
_EN_STOP = words(
    "and i my from but on in at the a an not is it because with you your to for about here "
    "speaking phone email number policy account please so that this who which was are of or "
    "instead back later now then today tomorrow tonight again if when soon asap directly "
    "as calling irrelevant none important spelled wrong by not one two three four five six ten "
    "twenty once twice every daily after before during between any anytime whenever first "
    "why what how who when lol haha omg idk whatever "
    "names until till within tonight next this every each all"
)


def looks_like_chinese_name(text: str) -> bool:
    """Whether 2 to 4 Han characters read as surname and given name."""
    if not re.fullmatch(_HAN_NAME, text) or _NOT_A_NAME.search(text):
        return False
    return (text[0] in SURNAMES and len(text) <= 3) or text[:2] in COMPOUND_SURNAMES


def is_titled_name(text: str) -> bool:
    """Whether a folded text is a name with a title, or a form of address: 王女士, 陈生, 老马."""
    return bool(_TITLED.fullmatch(text))


def is_mixed_name(text: str) -> bool:
    """Whether a folded text is a name in letters beside a Chinese surname or whole name."""
    return bool(_MIXED_NAME.fullmatch(text)) and not _DAYS.search(text)


def _is_called(name: str) -> bool:
    return looks_like_chinese_name(name) or bool(_FORM_OF_ADDRESS.fullmatch(name))


# "the name's just Ethan Cole"
_BEFORE_A_NAME = re.compile(r"^(?:(?:just|only|simply|actually|really) )+(?=\S)", re.I)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")


def english_name(words: str) -> str:
    """The words of a name up to the first that cannot belong to one; capitalised when typed small."""
    kept = []
    for word in _BEFORE_A_NAME.sub("", words).split():
        if word.lower().strip(".,") in _EN_STOP:
            break
        kept.append(word if _INITIALS.fullmatch(word) else word.rstrip("."))
    name = " ".join(kept)
    return capwords(name) if name.islower() else name


def find_names(text: str, original: str) -> list[Finding]:
    """Names that customers give as their own.

    Args:
        text: folded text, case kept.
        original: the same text as written, for the value.
    """
    found = [
        _as_written(match, original)
        for pattern, is_name in _SAID
        for match in pattern.finditer(text)
        if is_name(match["name"])
    ]
    found += _said_in_english(text)
    for pattern in _SAID_ALONE:
        found += [
            _as_written(match, original)
            for match in pattern.finditer(text)
            if not names_no_person(match["name"])
        ]
    if not found:
        found = [
            _whole_name(surname, text, original)
            for surname in _ZH_SURNAME.finditer(text)
            if surname["name"] in SURNAMES
        ]
    return found


def _may_be_a_name(name: str) -> bool:
    return not _NOT_A_NAME.search(name)


def _names_nobody_else(name: str) -> bool:
    # 我是孙女 says who, and not what they are called
    return looks_like_chinese_name(name) and not _IS_KIN.fullmatch(name)


def _names_no_thing(name: str) -> bool:
    return _may_be_a_name(name) and not names_no_person(name)


# How a Chinese name is said, and which words behind that are one.
_SAID = (
    (_ZH_SAID, _may_be_a_name),
    (_EN_SAID_HAN, _may_be_a_name),
    (_ZH_CALL_ME, _is_called),
    (_ZH_SAID_LATIN, _names_no_thing),
    (_ZH_SURNAME_LATIN, _may_be_a_name),
    (_ZH_KIN_SAID, looks_like_chinese_name),
    (_ZH_AM, _names_nobody_else),
    (_ZH_KIN, _names_nobody_else),
)
# How an English one is said in ways that nothing follows.
_SAID_ALONE = (_EN_AM, _EN_AM_BESIDE, _EN_KIN, _EN_LISTED)


def _said_in_english(text: str) -> list[Finding]:
    """Names behind "my name is", without the words that go on behind them."""
    found = []
    for match in _EN_SAID.finditer(text):
        name = english_name(match["name"])
        if name and not _is_no_ones_own(text, match):
            start = match.start("name")
            found.append(Finding(start, start + len(name), name))
    return found


def _is_no_ones_own(text: str, said: re.Match[str]) -> bool:
    """Whether another person is named, or "call me" means the telephone."""
    before = text[: said.start()]
    if said.group().lower().startswith("call me"):
        if _EN_HOW_TO_RING.match(said["name"]):
            return True
        asked = re.search(r"\b(?:can|may|could|should) you\s+$|\byou can\s+$", before, re.I)
        return not asked and bool(_EN_RINGS.search(before))
    return not said.group().lower().startswith("my") and bool(_EN_OTHERS.search(before))


def _whole_name(surname: re.Match[str], text: str, original: str) -> Finding:
    """The name that follows its own surname (免贵姓马，马国栋), else the surname alone."""
    for match in _ZH_PART.finditer(text, surname.end()):
        if match["name"][0] == surname["name"] and looks_like_chinese_name(match["name"]):
            return _as_written(match, original)
    return _as_written(surname, original)


def _as_written(match: re.Match[str], original: str) -> Finding:
    start, end = match.span("name")
    return Finding(start, end, original[start:end])
