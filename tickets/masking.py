"""Take out of a text what names a person, so that it may be read by others.

Patterns cannot find every name: what leaves the system is read by a person first. They lean towards
taking out too much, except of what the words around need: sums, days, clauses and short counts.
What is taken out keeps its kind, as in `[name]`.
"""

import re
import unicodedata
from collections.abc import Iterable

NAME, EMAIL, LINK, NUMBER, ACCOUNT = "[name]", "[email]", "[link]", "[number]", "[account]"

# Digits as people write them to be called: in Chinese, spoken English, or with marks in between.
_HAN_DIGIT = "零〇一二三四五六七八九幺"
_EMAIL = re.compile(r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?: ?(?:\.|点) ?[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)[^\s，。；、）》】]+", re.IGNORECASE)
# at least two digits among seven or more letters, digits and hyphens: contracts, orders, plates
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d)[A-Za-z0-9-]{7,}", re.ASCII)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Z]\s?·?\s?[A-Z0-9]{5,6}"
)
_DATE = r"(?:19|20)\d\d[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}(?!\d)"
_SUM = re.compile(r"\d{1,9}(?:\.\d{1,2})?", re.ASCII)
# a 24-month term, a 365-day fund
_COUNTED = re.compile(r"\d{1,4}(?:-[A-Za-z]+)+", re.ASCII)
_DECIMAL = re.compile(r"\d{1,7}\.\d{2}", re.ASCII)
_CURRENCY = re.compile(r"\s?(?:元|块|万|圆|人民币|CNY|RMB|USD|EUR|GBP|HKD|yuan|dollars|pounds)")
_CURRENCY_SIGNS = ("¥", "￥", "$", "£", "€")
_DAY = re.compile(_DATE)
_DIGITS = re.compile(rf"{_DATE}|\+?\d(?:[\s().·_*-]{{0,2}}\d){{6,}}", re.ASCII)
_HAN_DIGITS = re.compile(rf"[{_HAN_DIGIT}](?:[\s-]?[{_HAN_DIGIT}]){{6,}}")
_SPOKEN = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
_SPOKEN_DIGITS = re.compile(rf"\b(?:{_SPOKEN})(?:[\s,-]+(?:{_SPOKEN})){{5,}}\b", re.IGNORECASE)
# the last digits of a card or a phone, and other short numbers that are said to be one
_ENDING = re.compile(
    r"((?:尾号|尾数|后[三四五六]位|末[三四五六]位|卡号|账号|单号|工号|房号|"
    r"\b(?:ending(?: in| with)?|last (?:three|four|five|six) digits|number|no\.|badge|room|ref)"
    r")[是为:：#\s]*(?:is\s+|are\s+)?)([A-Z]{0,3}\d{3,})",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"((?:微信号?|QQ号?|wechat|weixin|line id|telegram|whatsapp)[是为:：\s]*(?:is\s+)?@?)"
    r"([A-Za-z0-9][\w-]{4,})",
    re.IGNORECASE | re.ASCII,
)
_HANDLE = re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,}", re.ASCII)

# the hundred most frequent surnames, without those that are common words of such texts
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
)
_DOUBLE = "欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯"
_TITLES = (
    "先生|女士|小姐|太太|阿姨|大爷|大妈|叔叔|经理|主任|主管|总监|店长|组长|队长|专员|顾问|"
    "老师|师傅|医生|大夫|护士|律师|警官|行长|柜员|客服|总(?=[，。！？\\s]|$)"
)
_TITLED = re.compile(
    rf"(?<!任)(?!任何|马上|常常|万一|江苏|江西|云南|孟加拉|白白)(?:(?:{_DOUBLE})|[{_SURNAMES}])[\u4e00-\u9fff]{{0,2}}?(?={_TITLES})"
)
_INTRODUCED = re.compile(
    r"((?:我|本人|他|她|对方)?(?:姓名|名字|名)?(?:叫做|叫|名为|姓名是|名字是|姓名[:：]|署名|是(?=.{2,3}(?:本人)))\s*)"
    rf"((?:{_DOUBLE}|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}})"
    r"(?=[，。！？、；,.!?\s的说我是在本和]|$)"
)
_LATIN_WORD = r"[A-Z](?:['’][A-Z])?[a-z]+(?:[A-Z][a-z]+)?"
_LATIN_NAME = rf"{_LATIN_WORD}(?:[ -](?:[A-Z]\.|{_LATIN_WORD})){{0,2}}"
_LATIN_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\b\.? {_LATIN_NAME}(?!\w)")
_LATIN_INTRODUCED = re.compile(
    r"\b((?:[Mm]y name is|[Mm]y name's|[Nn]ame:|[Tt]his is|[Cc]alled|[Nn]amed|[Ss]poke (?:to|with)|"
    r"[Ss]igned(?: by)?|[Rr]egards,|[Aa]gent|[Cc]lerk|[Mm]anager|[Cc]olleague|[Ii] am|[Ii]'m) )"
    rf"({_LATIN_NAME})"
)
# begin sentences or name things, never people
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
    A An The I You He She It We They My Your His Her Our Their This That Not No Yes Now So And But
    Please Very Really Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December English Chinese British
    American
    """,
    )
)


def masked(text: str, names: Iterable[str | None] = ()) -> str:
    """A text without names, addresses, accounts, links and long numbers.

    Args:
        text: a customer's words.
        names: known names, contacts and numbers of this customer; None is passed over.

    Returns:
        the text, in full-width forms made plain, with `[name]`, `[email]`, `[link]`, `[account]`
        and `[number]` in their places. Masking it again changes nothing.
    """
    text = _plain_digits(text)
    # addresses first: they can hold a name
    for pattern, word in ((_LINK, LINK), (_EMAIL, EMAIL), (_PLATE, NUMBER)):
        text = pattern.sub(word, text)
    for known in sorted(_known(names), key=len, reverse=True):
        text = _pattern_of(known).sub(NAME, text)
    text = _ACCOUNT.sub(rf"\1{ACCOUNT}", text)
    text = _HANDLE.sub(ACCOUNT, text)
    for pattern in (_CODE, _DIGITS, _HAN_DIGITS, _SPOKEN_DIGITS):
        text = pattern.sub(_unless_sum, text)
    text = _ENDING.sub(rf"\1{NUMBER}", text)
    return _without_names(text)


def _plain_digits(text: str) -> str:
    """Digits, letters and marks of full width, and circled digits, as plain ones."""
    return "".join(unicodedata.normalize("NFKC", c) if _is_dressed(c) else c for c in text)


def _is_dressed(character: str) -> bool:
    # punctuation of full width belongs to Chinese and stays
    plain = unicodedata.normalize("NFKC", character)
    return plain != character and plain.isascii() and (plain.isalnum() or plain in "@+-.()")


def _known(names: Iterable[str | None]) -> set[str]:
    """The names with their parts: a given name alone, or a surname, names its bearer too."""
    found: set[str] = set()
    for name in names:
        if not name or len(name.strip()) < 2:
            continue
        whole = _plain_digits(name.strip())
        found.add(whole)
        if whole.isascii() and not any(c.isdigit() or c == "@" for c in whole):
            found |= {part for part in re.split(r"[\s.,]+", whole) if len(part) > 1}
        elif len(whole) in (3, 4) and all("\u4e00" <= c <= "\u9fff" for c in whole):
            found.add(whole[-2:])
    return found


def _pattern_of(known: str) -> re.Pattern[str]:
    # `Li` is not to be found in `delivery`
    edge = r"(?<![A-Za-z0-9]){}(?![A-Za-z0-9])" if known.isascii() else "{}"
    return re.compile(edge.format(re.escape(known)), re.IGNORECASE)


def _unless_sum(found: re.Match[str]) -> str:
    """The number taken out, unless it is a day, a term or a sum: the matter hangs on those."""
    number = found[0]
    before, after = found.string[: found.start()], found.string[found.end() :]
    in_money = _CURRENCY.match(after) or before.rstrip().endswith(_CURRENCY_SIGNS)
    is_sum = _SUM.fullmatch(number) and in_money and not number.startswith("+")
    if is_sum or any(p.fullmatch(number) for p in (_COUNTED, _DAY, _DECIMAL)):
        return number
    return NUMBER


def _without_names(text: str) -> str:
    text = _INTRODUCED.sub(rf"\1{NAME}", text)
    text = _TITLED.sub(NAME, text)
    text = _LATIN_TITLED.sub(NAME, text)
    return _LATIN_INTRODUCED.sub(_unless_word, text)


def _unless_word(found: re.Match[str]) -> str:
    if found[2].split()[0] in _NO_NAMES:
        return found[0]
    return found[1] + NAME
