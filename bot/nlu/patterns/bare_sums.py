"""Sums that are told without a currency: they took 300, a fee of 45, 扣了我300, 交了五十万."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from decimal import Decimal
from typing import NamedTuple

from bot.nlu.bilingual import bilingual
from bot.nlu.patterns.numerals import HAN, han_number
from bot.nlu.rule_phrases import part

# a year, a telephone number or one digit is no sum
_NO_YEAR = r"(?!(?:19|20)(?!00)\d\d(?![\d.,]))"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"
_FIGURE = rf"(?:{_NO_YEAR}[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d{{1,2}})?|{_NO_YEAR}[1-9]\d{{1,6}}(?:\.\d{{1,2}})?|\d\.\d{{2}})"
# what may stand behind a sum; any other word may be what was counted
_BEHIND = (
    r"(?=\s*(?:$|[,;.!?](?!\d)|(?:from|out|off|for|in|on|to|back|twice|again|extra|more|less|and|but|when"
    r"|without|instead|because|total|altogether|each|per|by|this|last|yesterday|today|with|as|into"
    r"|which|not|so|i|they|he|she|you|then|already|of my|or|short|too|overdraft|over|fee|late|service"
    r"|a (?:month|week|year)|every)\b))"
)
_MONEY_MOVED = (
    r"\b(?:took|taken|taking|take|charged?|charging|deduct(?:ed|s)?|debit(?:ed|s)?|bill(?:ed|s)?|paid|pay"
    r"|paying|owe[ds]?|owing|refund(?:ed)?|lost|stole|stolen|cost|fined|spent|transferred|withdrew"
    r"|withdrawn|overcharged|short(?:ed|-changed)?|kept|sent|gave|invested|put in|received|got back"
    r"|(?:fee|bill|charge|refund|cheque|check|payment|transfer|invoice|balance|total|amount|price|premium|cost|sum|deposit)"
    r"(?: of| was| is| came to| for| in|:))"
)
_FILLER = (
    rf"(?:\s(?:me|us|him|her|you|them|my (?:{part('close kin')}|account)|out|off|away"
    r"|an?|about|around|over|nearly|almost|another|only|just|some|an extra|extra|back|it was|for|in"
    r"|roughly|the|like|up to|exactly))*\s"
)
_ENGLISH = bilingual(
    rf"{_MONEY_MOVED}{_FILLER}(?P<figure>{_FIGURE})(?![\d/:%-]|\.\d|\sto\s\d){_BEHIND}"
)
# a price by what it is paid for: 49.99 each, 1,212 a month
_EACH = bilingual(
    r"(?<![\d.,/:-])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{1,6}\.\d{2})(?=\s(?:each|a (?:month|week|year|night|time)|per (?:month|week|year|night|person)|in total|altogether|back)\b)"
)
# counters and units of other things than money, which may stand behind a figure
_OTHER = (
    "个次天人月号年小时分秒点股份件张条公里字步辆名位期元块蚊刀美港台新英欧日澳户平斤积级楼度倍成"
)
# of a sum that is told roughly: 将近两万, 小一万, 三万多, 五千不到
_ABOUT = r"(?:成(?=[一二两三四五六七八九\d])|大概|大约|差不多|将近|接近|整整|足足|至少|起码|小|近)"
_OR_SO = r"(?:多|来(?=[万千])|几)"
_HAN_SUM = rf"\d+(?:\.\d+)?[万千](?:{HAN}|\d)*|(?={HAN}*[百千万佰仟]){HAN}++(?:来[万千])?"
# 繳了五十萬, 多扣我 2,400, 扣了我300: paid or taken, so that no unit is needed
_PAID = bilingual(
    r"(?:缴|付|交|花|掏|垫|充|扣|收|刷|划(?=[走掉了])|要(?=了?我|走)|罚(?=[了我])|转(?=[了走掉出去给过一二两三四五六七八九十])|赔(?:偿|付)?|退(?:款|费|还)?|骗走?|汇|存|损失|亏|蚀|挣|赚|欠|借|贷|报价|要价)"
    rf"(?:了|咗|掉|走|过|回|出去?|去|[我你他她]们?|{part('kin')}|的?(?:应该)?是|的)*{_ABOUT}?\s*"
    rf"(?:(?P<figure>{_GROUPED}|{_HAN_SUM}){_OR_SO}?+(?![.,]?\d|[{_OTHER}])"
    # figures alone may count anything, unless the words go on behind them: 把收的2160退了
    rf"|(?P<digits>{_FIGURE})(?=\s*(?:$|[,，。;；!！?？]|还|说|也|都|就|不|没|凭|为|怎|莫名|什么|理由|结果|但|可|却|我|你|他|她|退|赔|并|和|以?及|外加|的[一-鿿]{{0,4}}[费钱款])))"
)
_IS = r"(?:系|的|还|总共|一共|就|只|才|剩|有|是|为|共|要|得|:)*"
_FIGURE_OF = rf"{_ABOUT}?\s*(?P<figure>{_HAN_SUM}){_OR_SO}?+(?![.,]?\d|[{_OTHER}])"
# 报了13600修车, 转18500给房东: claimed or sent on; numbers to be rung are no sums
_CLAIMED = bilingual(
    rf"(?:报(?:了|上去|上来|的是)+|转)\s*(?!123\d\d(?!\d)|100\d\d(?!\d)|9[56]\d{{3}}(?!\d))(?P<figure>{_GROUPED}|{_NO_YEAR}[1-9]\d{{3,5}}|{_HAN_SUM})(?![.,]?\s?\d|[{_OTHER}])"
)
# 存折里头有三万二, 保额60万: held or insured, and neither paid nor taken
_HELD = bilingual(rf"(?:[卡折账户款钱][里上]头?面?|余额|里头|保额|保价|本金){_IS}{_FIGURE_OF}")
# 押金是一千五: a sum by its name
_NAMED = bilingual(
    rf"(?:把[这那]?|差额|差价|押金|定金|订金|保费|货款|房租|租金|尾款|[一每](?:箱|件|台|晚|张|包|盒|瓶|双|户|套|间|桌|单)){_IS}{_FIGURE_OF}"
)
# 年费是1,880: figures that a fee is named by
_FEE = bilingual(
    rf"(?:年费|月费|手续费|服务费|违约金|滞纳金|罚[金款息]|运费|邮费|学费|房费|餐费|车费|药费|医疗费|住院费|修[车理]费|维修费|押金|定金|订金|保费|货款|房租|租金|尾款)"
    rf"{_IS}{_ABOUT}?\s*(?P<figure>{_GROUPED}|{_NO_YEAR}[1-9]\d{{1,5}}(?:\.\d{{1,2}})?|{_HAN_SUM}){_OR_SO}?+(?![.,]?\d|\s?[{_OTHER}%‰折厘])"
)
# 三万多, 小一万, 两千不到: a rough figure that is all of a clause is a sum
_ROUGHLY = bilingual(
    rf"(?:^|(?<=[,;。!?~\s]))(?:一共|总共|也就|就|得|才|有|要)*(?:{_ABOUT}(?P<near>{_HAN_SUM})|(?P<figure>{_HAN_SUM})(?:{_OR_SO}|出头|左右|上下|不到|好几))(?:吧|呢|了|啊|的|样子|钱)*(?=[,;。!?~\s]|$)"
)
# 四千一百二, 八万六: said as sums are, and all of a clause
_SAID_AS_SUMS = bilingual(
    rf"(?:^|(?<=[,;。!?~\s]))(?:一共|总共|应该是|是|就|得|要)*(?P<figure>[一二三四五六七八九两]+[万千百](?:{HAN}*[千百十])?[一二三四五六七八九])(?:吧|呢|了|啊|的|钱)*(?=[,;。!?~\s]|$)"
)
# 三万七赔给我, 退我 is read above: a sum that is to come back
_WANTED = bilingual(
    rf"(?P<figure>{_HAN_SUM})(?:钱)?(?:都|也|全|全部|要|得|必须|给我|就)*(?:赔|退|补|还|返|付|打)(?:[给回还返到]|过来)*(?=我|俺|咱|来|吧|嘛|[,，。!！\s]|$)"
    # 把修车的8600赔给我
    rf"|(?<![\d.,])(?P<digits>{_GROUPED}|{_NO_YEAR}[1-9]\d{{2,5}})(?:都|也|全|全部|要|得|必须|就)*(?:赔|退|补|还|返|付|打)(?:[给回还返到]|过来)+(?=我|俺|咱|来|吧|嘛|[,，。!！\s]|$)"
)
# 一共是2680: a total needs no unit either
_TOTAL = bilingual(
    r"(?:一共|总共|合计|共计|总计|加起来|拢共)(?:是|要|得|有|花了|花|大概|差不多|扣了|收了)*\s*(?P<figure>\d{2,7}(?:\.\d{1,2})?)"
    rf"(?![.,]?\d|\s*[{_OTHER}万千百盒箱斤包只台瓶袋套本把])"
)
_KINDS = (
    (_PAID, True),
    (_TOTAL, True),
    (_NAMED, True),
    (_FEE, True),
    (_CLAIMED, True),
    (_HELD, True),
    (_ROUGHLY, True),
    (_SAID_AS_SUMS, True),
    (_WANTED, True),
    (_ENGLISH, False),
    (_EACH, False),
)


class BareSum(NamedTuple):
    """A sum without its currency.

    Attributes:
        start: first character of its figure.
        end: the character after the last.
        value: how much.
        is_chinese: whether it was told in Chinese.
        is_held: whether it is somewhere or insured, rather than paid, taken or asked for.
    """

    start: int
    end: int
    value: Decimal
    is_chinese: bool
    is_held: bool


def find_bare_sums(text: str) -> list[BareSum]:
    """Figures that something paid, taken or held makes a sum, though no currency is named.

    Args:
        text: folded text in lower case.

    Returns:
        the sums, those first that are told in Chinese; none is 0, and two may overlap.
    """
    found = []
    for pattern, is_chinese in _KINDS:
        for match in pattern.finditer(text):
            group = next(name for name, told in match.groupdict().items() if told)
            value = _value(match[group])
            if value > 0:
                found.append(BareSum(*match.span(group), value, is_chinese, pattern is _HELD))
    return found


def _value(figure: str) -> Decimal:
    plain = re.sub(r"[,来]", "", figure)
    return Decimal(plain) if plain.replace(".", "").isascii() else han_number(plain)
