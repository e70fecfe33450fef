"""When it happened, in the customer's words: 上周三下午三点, 国庆期间, last Tuesday, two weeks ago, 2026-11-03."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterator
from itertools import chain

from bot.language import words
from bot.nlu.bilingual import BilingualPattern, bilingual
from bot.nlu.patterns import Finding, month_weekdays
from bot.nlu.patterns.lengths import IN_DAYS, IN_DAYS_ZH, LENGTH, LENGTH_ZH

_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_ZH_DAY = (
    rf"{month_weekdays.CHINESE}|"
    rf"(?:上个?(?:周|星期|礼拜|月)|去年|{LENGTH_ZH}(?:之|以)?前)的?(?:今天|今日|昨天|昨日)|"
    r"(?:大前年|前年|去年|今年(?!(?:都|已经|刚|快|才|刚满|满)?[\d一二三四五六七八九十]{2,3}(?:岁|周岁|了|多|,|\s|$))|\d{4}年|(?<![\d交缴存满保用了近快整共住干过第])\d{2}年(?![期限交缴多来]|的?(?:年金|重疾|定期|保险|贷款|合同|险|老客户|房贷)|之?前|以[前上内后]))(?:的)?(?:年?初|年?中(?!秋)|年?底|[春夏秋冬]天|上半年|下半年|夏季|冬季)?"
    r"|(?:上上个?|上个?|这个?|本|下个?)(?:周|星期|礼拜)[一二三四五六日天末]?"
    r"|(?:周|星期|礼拜)[一二三四五六日天末]"
    rf"|(?:上上个?|上个?|[这今]个?|本)月(?:[上中下]旬|初|中|底|末|(?:\d{{1,2}}|[一二三]?十?[一二三四五六七八九十几])多?[日号](?![楼窗柜线院店机桌房码员库门仓台]))?"
    rf"|{_N}月[廿卅][一二三四五六七八九]?[日号]?|(?:上个?|[这今本]个?)月[廿卅][一二三四五六七八九]?[日号]?"
    rf"|{_N}月份?(?:[上中下]旬|初|中|底|末|{_N}[日号]?)?(?![个])"
    rf"|(?<![\d第])(?:\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|二十[一二三四五六七八九]?)[日号](?![楼窗柜线院店机桌房码员库门仓台])"
    r"|[今昨前]儿(?:个|(?=[早上中下傍晚夜半\s,，。从去在到我我你]|$))|大前[天日]|前天|昨天|昨日|前日|今朝|今日朝早|琴日|寻日|琴晚|寻晚|昨晚|昨夜|今天|今日|今早|今晨|今晚|前几天|前两天|前些天|前阵子|前段时间"
    r"|月初|月底|年初|年底|上上个?月|(?:刚才|刚刚)(?![跟和同给]|(?:那|这|的|说|话|给|留|发|写|打(?![去到通]|电话|客服|热线)|讲|填)(?!么))"
    rf"|(?:大概|大约|差不多)?{LENGTH_ZH}(?:之?前|以前)"
    r"|(?:春节|国庆节?|中秋节?|端午节?|清明节?|五一|元旦|劳动节|除夕|大年初[一二三四五六七八]|双十一|双11|双十二|圣诞节?|"
    r"元宵节?|七夕|(?<!\d)618(?!\d)|重阳节?|万圣节|感恩节)(?:期间|假期|长假|放假|那天|当天|前夕|前后|前一天|前|后?第[一二两三四五六七八]天|后一?天?|时候)?"
    r"|(?:十一|过年|暑假|寒假|黄金周)(?:期间|假期|长假|放假|那天|那会儿?|时候|前后)"
)
# How long it has lasted, at a clause's end: since then (断网四天了, 拖了两个月).
_ZH_LASTING = (
    r"(?<![个前上下的这付交续买])(?:大|小|快|足足|整整|有|都)?半年(?:多)?了?(?=[\s,.。!！]|$|还|都|也|没|一直|天天|总|老|就|多|了)|"
    rf"{IN_DAYS_ZH}了(?=[\s,.。!！]|$|还|都|也|没|一直|人|[查找联打收到用上修][不没])"
    # without a particle: 断网三天, 三天没人来
    rf"|(?<=[断停坏][网电水气了])(?:已经|整整|足足|都|快)?{IN_DAYS_ZH}(?=[\s,.。!！]|$|还|都|也|没|一直)"
    rf"|(?<![前后第过超满内每]){IN_DAYS_ZH}(?:都|也|一直|来)?(?=没(?:有)?(?:人|网|水|电|信号|来|修|通|到|收|动静|回|用)|上不了|用不了|打不通|冇)"
    rf"|[拖等卡]了(?:我)?(?:快|将近|足足|整整|差不多|都|有)?(?:{IN_DAYS_ZH}|(?:{_N}|半|好几)多?年|[成整]个?(?:天|周|星期|礼拜|月|年))(?=[\s,.。!！?？]|$|还|都|也|没|一直|才)"
)
_ZH_PART = r"(?:凌晨|清晨|一大早|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|深夜|晚间)"
_ZH_CLOCK = (
    rf"(?:{_N}点(?:半|钟|{_N}分?|一刻|三刻|多|左右)?(?![儿子])|\d{{1,2}}[::]\d{{2}}(?:左右)?)"
)
# month and day as they are typed; not the seven-eleven, not 24/7, no share of something
_SLASHED = r"(?<![\d/.])(?!24/7)(?:(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])|(?:3[01]|2\d|1[3-9])/(?:1[0-2]|0?[1-9]))(?![\d/%]|\.\d|的(?!时候|早|晚|上|下|中)| ?of\b|分)"
# two thirds and eight of ten, where nothing calls them a day
_SHARE = re.compile(r"(?P<part>\d{1,2})/(?P<whole>\d{1,2})")
_CALLED_A_DAY = re.compile(
    r"\s?(?:[日号早晚上下中凌午半]|那天|当天|嗰日|的\s?(?:房|[海山]景|机票|车票|票|班机|航班|高铁|订|单|行程|预约|门诊|快递))"
)
_BEFORE_A_DAY = re.compile(r"(?:[在于自从到至跟,，、]|\b(?:on|since|from|and|dated)\s)\s?$")
_MOST_OF_A_SHARE = 10
_AND = r"(?:[的,\s、]{0,2}(?:(?:和|及|与|同埋|还有|以及)\s?)?)"
_DATE = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}[日号]?(?:\s?(?:星期|周)[一二三四五六日天])?"
_ZH = bilingual(
    rf"(?:{_DATE}|{_ZH_DAY}|{_SLASHED})(?:{_AND}(?:{_ZH_DAY}|{_SLASHED}))*(?:[的,\s]{{0,2}}{_ZH_PART})?(?:\s?{_ZH_CLOCK})?"
    rf"|{_ZH_PART}\s?{_ZH_CLOCK}|{_ZH_LASTING}"
)

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)\b"
)
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|noon)"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\d{1,2}:\d{2}|noon|midnight)"
# what lasts when nothing moves: "the line is down for 3 days", "internet no work 3 days"
_STANDING_STILL = "|".join(
    rf"(?<=\b{word}\s)"
    for word in sorted(
        words(
            "down dead out off gone offline broken waiting waited stuck working work internet wifi "
            "signal water power heating electricity reply response answer"
        )
    )
)
_EN_DAY = (
    rf"{month_weekdays.ENGLISH}|"
    # a length before another day
    rf"{LENGTH},? (?:ago,? (?:on )?(?:today|yesterday|{_WEEKDAY})|(?:past )?on {_WEEKDAY} (?:past|gone|last)\b)"
    r"|(?:this (?:very |same )?day|(?:the )?(?:very )?same day|today) (?:last (?:week|month|year)|a week ago)\b|"
    # two days, of which the first is meant: "14 and 15 November", "3-5 May"
    rf"(?:{_DAY_NUMBER}(?:\s?(?:and|to|till|until|or|-|–|&|/)\s?{_DAY_NUMBER})\s(?:of\s)?{_MONTH}|{_MONTH}\s{_DAY_NUMBER}\s?(?:and|to|till|until|or|-|–|&)\s?{_DAY_NUMBER}(?!\d))(?:,?\s\d{{4}})?"
    rf"|{_DAY_NUMBER}\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s{_DAY_NUMBER}\b(?!\.\d|\s?%)(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}}"
    rf"|\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|{_SLASHED}"
    rf"|the\s{_DAY_NUMBER.replace('?', '')}(?:\sof\s(?:{_MONTH}|last month|this month))?(?!\s(?:floor|time|street|avenue|century|birthday|anniversary)\b)"
    rf"|(?:early|late|mid|last|this|this past|since|in|back in|during|end of|beginning of|start of|middle of)[ -]{_MONTH}(?! \d{{4}}\b| \d{{1,2}}(?:st|nd|rd|th)?\b(?! (?:of|times|people)\b))"
    r"|(?:early |late |earlier |later )?(?:last|this|this past|the past|(?:the )?previous) "
    rf"(?:week|month|year|weekend|spring|summer|autumn|fall|winter|quarter|{_PART}|{_WEEKDAY})"
    rf"(?:,?\s(?:the\s)?{_DAY_NUMBER.replace('?', '')}(?!\s(?:time|day|week|floor|year)))?"
    rf"|(?:the )?day before yesterday|yesterday|earlier today|today|tonight|(?:{_WEEKDAY})(?:\slast\sweek|,?\s(?:the\s)?{_DAY_NUMBER.replace('?', '')}(?!\s(?:time|day|week|floor|year)))?"
    rf"|(?:the )?(?:first|second|third|fourth|last) (?:week|weekend|days|few days|half) (?:of|in) (?:{_MONTH}|this month|last month)"
    r"|the other (?:day|week|night)|a while (?:ago|back)|just now|last nite|(?:the )?week before last"
    r"|(?:a )?week (?:ago )?last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    # said of what goes on while they write, and not of what is wanted
    r"|(?<=\b(?:down|lost|dead|gone)\s)(?:right now|at the moment|as we speak)"
    rf"|(?:about |around |over |more than |almost |nearly )?{LENGTH}"
    r"\s(?:ago|back|earlier)"
    r"|(?:over|during|at|before|after|around|on)\s(?:the\s)?(?:christmas(?: eve| day)?|easter|new year(?:'s)?(?: eve| day)?|"
    r"spring festival|chinese new year|lunar new year|golden week|national day|mid-autumn(?: festival)?|"
    r"thanksgiving|bank holiday|boxing day|black friday)(?: holidays?| week(?:end)?)?"
    r"|(?:(?:over|during|at|before|after|around|on)\s)?(?:the\s)?(?:(?:last|this) (?:year'?s )?)?(?:(?:veterans?'?|independence|memorial|columbus|labou?r|"
    r"thanksgiving|remembrance|armistice|(?:st\.?|saint) patrick'?s|anzac|australia|canada|republic|valentine'?s|mother'?s|father'?s|boxing|christmas|new year'?s|"
    r"martin luther king|mlk|presidents?'?) day|christmas eve|new year'?s eve|halloween|diwali|deepavali|bonfire night|guy fawkes(?: night)?|hogmanay|cyber monday|black friday|"
    r"juneteenth|(?:fourth|4th) of july|xmas(?: eve| day)?|gandhi jayanti|thanksgiving)"
    # for how long it has lasted: since then
    rf"|(?:been|already)\s(?:(?:already|about|over|nearly|almost)\s)?{IN_DAYS}(?!\s(?:ago|old|late|earlier|back))"
    rf"|{IN_DAYS}\s(?:now|already|liao|lor|lah|leh|and counting)\b|{IN_DAYS}(?=\s(?:waiting|without|no (?:reply|answer|news|service|water|power|internet|signal|heating))\b)|day\s\d{{1,2}}(?=\s(?:without|of no|with no|with still no|and still)\b)"
    rf"|(?:{_STANDING_STILL})\s?(?:for\s(?:(?:about|over|nearly|almost|the (?:past|last))\s)?)?{IN_DAYS}(?!\s(?:ago|old|late|earlier|back|a|per|free|notice|cover|trial)\b)"
    rf"|(?:for|over|in) the (?:past|last) {IN_DAYS}"
    r"|in 20\d{2}\b"
)
_EN = bilingual(
    rf"\b(?:(?:{_EN_DAY})(?:,?\s(?:the\s)?(?:{_EN_DAY}))?(?:,?\s(?:in the\s)?{_PART}\b)?"
    rf"(?:,?\s(?:at|around|about)\s(?:about\s)?{_CLOCK})?"
    rf"|(?<=at ){_CLOCK}(?:\s(?:yesterday|today|last night|on {_WEEKDAY}))?)(?![\w])"
)
_UNTIL = re.compile(r"\bby (?:the end of )?(?:this |next )?$")
_DAY_OF_WEEK = re.compile(rf"(?:{_WEEKDAY}|today|tonight)(?: {_PART})?")
_LEADING = re.compile(r"(?:on|in|at|back in|since|during|over|before|after|around|about) ")
_KEEP_LEADING = re.compile(r"(?:over|during|before|after|around|since|about) ")


# 没说是昨天, "I didn't say Monday": of the day right behind it the matter was not
_DENIED = re.compile(
    r"(?:\bnot|\bwasn't|\bisn't|\b(?:it|that|this)(?: (?:never|didn't|did not)) (?:happen(?:ed)?|start(?:ed)?|begin|began|occur(?:red)?)"
    r"|\b(?:i|we) (?:didn't|did not|don't|never) (?:say|said|mean|meant|write|wrote|put)|(?:^|[,.;!?] ?)(?:i )?never (?:said|meant)"
    r"|不是(?:指|发生)?|并非|并不是|不在|(?:^|[,，。;；!！?？\s]|[我俺](?:可|又|都|也|从来?|明明|根本|什么时候)?)(?:没有?|哪)(?:说|讲|写|填|提)(?:过|的)?是?)"
    r"\s?(?:在|于)?(?:that |it was |it's )?(?:on |in |at |the )?$"
)
# 不是上周一，上周三: behind a denial two days are two, of which one is right
_OTHER_DAY = re.compile(
    rf"(?<=[一-鿿])[,，、\s]+(?=[一-鿿\d])|,\s?(?=(?:(?:last|this) )?(?:{_WEEKDAY}|yesterday|today|tonight))"
)


def find_times(text: str, original: str) -> list[Finding]:
    """Time expressions of a text.

    Args:
        text: folded text in lower case.
        original: the same text as written, for the value.

    Returns:
        findings in order, as told; longer ones weigh more.
    """
    found = []
    for start, end in chain.from_iterable(_spans(pattern, text) for pattern in (_ZH, _EN)):
        leading = _LEADING.match(text, start, end)
        if leading and not _KEEP_LEADING.match(text, start, end):
            start = leading.end()
        value = original[start:end].strip(" ,，的.。")
        if value and not (_is_a_share(text, start, end) or _is_a_deadline(text, start, end)):
            found.append(Finding(start, end, value, float(len(value))))
    return sorted(found)


def is_denied(text: str, start: int) -> bool:
    """Whether a day at this place is said not to be it: "not on Monday", 没说是昨天.

    Args:
        text: folded text in lower case.
        start: first character of the day.
    """
    return bool(_DENIED.search(text[:start]))


def _spans(pattern: BilingualPattern, text: str) -> Iterator[tuple[int, int]]:
    """Where the times are, with the right one apart from one that is denied before it."""
    for match in pattern.finditer(text):
        start, end = match.span()
        other = _OTHER_DAY.search(text, start, end) if is_denied(text, start) else None
        if other and pattern.fullmatch(text, other.end(), end):
            yield start, other.start()
            start = other.end()
        yield start, end


def _is_a_deadline(text: str, start: int, end: int) -> bool:
    """Whether a day of the week is until when something is wanted: "back in my account by Friday"."""
    return bool(_UNTIL.search(text, 0, start) and _DAY_OF_WEEK.fullmatch(text, start, end))


def _is_a_share(text: str, start: int, end: int) -> bool:
    """Whether what looks like month and day is a part of something: "2/3 of it", 付了1/3."""
    share = _SHARE.fullmatch(text, start, end)
    if share is None or not int(share["part"]) <= int(share["whole"]) <= _MOST_OF_A_SHARE:
        return False
    alone = not text[:start].strip() and not text[end:].strip()
    named = _CALLED_A_DAY.match(text, end) or _BEFORE_A_DAY.search(text, 0, start)
    return not (alone or named)
