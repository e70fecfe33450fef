"""When it happened, told roughly or not at all."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.answering.matter import narrates, wishes
from bot.nlu.form_rules import says_how_to_put_right
from bot.nlu.text import count_han, for_rules

_TIME = re.compile(
    r"(?<![\w-])\d{1,2}(?!\d|-\d{3})|\b20\d\d\b|\b(?:ago|last|past|since|during|earlier|later|beginning|middle|mid|recent\w*|yesterday|today|tonight|morning|noon|midday|lunch\w*|afternoon|evening|night|"
    r"weekends?|weekdays?|weeks?|months?|years?|days?|hours?|minutes?|decades?|fortnight|quarter|holidays?|bank holiday|christmas|xmas|easter|new year|thanksgiving|halloween|ramadan|eid|diwali|spring|summer|autumn|fall|winter|lockdown|pandemic|covid|"
    r"ages|always|forever|daily|ongoing|constantly|sometime|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|mon(?:day)?|tue\w*|wed\w*|thu\w*|fri(?:day)?|sat\w*|sun(?:day)?)\b"
    r"|[年月日号號周週点點时時候早晚夜春夏秋冬节節刚剛久]|昨|今[天晚早]|前[天阵陣些]|[之以]前|最近|礼拜|禮拜|期间|期間|[月年周初]底|月[初中末]|上旬|中旬|下旬|经常|經常|一直|天前|[几幾两兩三四五六七八九十]天|假期|放假"
)
# These tell when in a few words only: "a while", "just now", but not "complain about the lift".
_LOOSE_TIME = re.compile(
    r"\b(?:before|after|when|while|around|about|early|late|start|end|now|just|ever|long|time|times|once|twice|often|every|each|still|couple|few|several|somewhere)\b"
)
_OF_THE_COMPLAINT = re.compile(r"\bcomplain\w*")
_LOOSE_WORDS = 6
# "when I was in hospital" tells when
_ASKS = re.compile(
    r"[?？]|^(?:what|why|how|who|where|which|can|could|do|does|is|are|will)\b|[吗嗎呢][\s。!]*$"
)
_SINCE = re.compile(
    r"(?:(?:it was|about|around|just|right|well|i think|maybe|some time|shortly|not long) )*(?:when|during|after|before|since|while|as|the (?:day|week|month|year|time))\b"
)
_LONGEST_TIME_WORDS = 12
_LONGEST_TIME_HAN = 20
_SINCE_THEN = re.compile(r"\b(?:since|ago|last|every|yesterday|back in|been|until|till)\b")
_FEW_WORDS = 5
_WHEN_ZH = re.compile(
    r"前|以来|之后|后来|最近|近来|近期|刚|好久|很久|老早|一直|每|早上|晚上|中午|下午|天(?!猫|然)|周(?!转|边)|礼拜|月(?!租|费|供|卡|薪|饼|嫂)|年(?!卡|费|纪|轻|票|金)|日(?!用|本)|(?<=[\d一二三四五六七八九十几])号(?!码|线|牌)|点(?!餐|单|外|评)|"
    r"时候|那会|期间|开学|放假|记不|不记得|记得|忘|不清楚|不知道|[春夏秋冬](?:天|季|末|初|里)|春节|季度|季(?!卡|票)|过节|当时|当天|\d[./-]\d"
)
LONGEST_WHEN_HAN = 16
# What is said of a day itself: 大概九月中吧，具体记不清了.
_VAGUE_ZH = re.compile(
    r"大概|大约|大致|左右|前后|应该|好像|似乎|可能|或者|还是|不太?(?:记得|清楚|确定|知道)|记不太?(?:清楚?|得|起来)|记得|不对|不是|说错|错了|周[一二三四五六日天]|星期[一二三四五六日天]|想不起来|忘了|忘记|具体|准确|确切|时间|日期|哪天|几号|差不多|到现在|到今天|至今|"
    r"一直|开始|以来|那天|那会儿?|那时|时候|发生|的事情?|这件?事|事情|就是|保单|订单|单号|账号|编号|号码|我叫|我姓|名字|电话|手机|邮箱|[是在从吧的了呢啊我就也都有说多几这那早晚上下中午]"
)
_LEAST_HAN_BESIDE = 4
_FIGURE = re.compile(
    r"(?P<sign>[¥￥$£€]|rmb|cny|usd|gbp|hkd|大概|大约|差不多|一共|总共|about)?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>万|千|百|k|块钱?|元|rmb|cny|usd|gbp|bucks|pounds|quid|dollars|euros)?(?:多|左右|吧)?"
)
_YEAR_DIGITS = 4


def is_a_sum(text: str) -> bool:
    """Whether a reply is one figure that can be no day: 3200, "83.20", 1.2万; 1118 and 2023 may be."""
    figure = _FIGURE.fullmatch(for_rules(text).strip(" \t\n,.，。!！~"))
    if figure is None:
        return False
    if figure["sign"] or figure["unit"] or "," in figure["number"]:
        return True
    whole, _, rest = figure["number"].partition(".")
    if rest:
        return not _is_month_and_day(whole, rest)
    if len(whole) == _YEAR_DIGITS:
        return not (whole[:2] in ("19", "20") or _is_month_and_day(whole[:2], whole[2:]))
    return len(whole) in (3, 5)


def _is_month_and_day(month: str, day: str) -> bool:
    return len(day) <= 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def may_tell_when(text: str) -> bool:
    """Whether words that no pattern reads as a date may still say when it was ("ages ago")."""
    read = for_rules(text).strip()
    if is_a_sum(text):
        return False
    if _ASKS.search(read) or says_how_to_put_right(text):
        return False
    if narrates(text) and not _SINCE.match(read):
        return False
    if _OF_THE_COMPLAINT.search(read):
        return False
    short = len(read.split()) <= _LONGEST_TIME_WORDS and count_han(read) <= _LONGEST_TIME_HAN
    loose = len(read.split()) <= _LOOSE_WORDS or bool(_SINCE.match(read))
    return short and bool(_TIME.search(read) or (loose and _LOOSE_TIME.search(read)))


def only_tells_since_when(text: str) -> bool:
    """Whether a few words only say since when or how often ("every month since")."""
    read = for_rules(text).strip()
    few = len(read.split()) <= _FEW_WORDS
    return few and bool(_SINCE_THEN.search(read)) and may_tell_when(text) and not wishes(text)


def may_be_when(text: str) -> bool:
    """Whether Chinese words are few enough, and name a time, to be the answer to when."""
    read = for_rules(text)
    return count_han(read) <= LONGEST_WHEN_HAN and bool(_WHEN_ZH.search(read))


def tells_no_more_than_when(rest: str) -> bool:
    """Whether what stands beside a day in Chinese is only said of the day: 大概…吧，具体记不清了."""
    told = count_han(_VAGUE_ZH.sub("", for_rules(rest)))
    return count_han(rest) > 0 and told < _LEAST_HAN_BESIDE
