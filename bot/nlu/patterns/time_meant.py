"""Which of the times that a text names is when it happened.

A day is also named by which something is wanted, for which it was booked or on which it was bought.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from itertools import pairwise

from bot.nlu.patterns import Finding
from bot.nlu.patterns.times import is_denied
from bot.nlu.patterns.weekdays import MONTH
from bot.nlu.text import count_han

# Between two days the second is the one that was meant.
_THOUGHT_BETTER = re.compile(
    r"(?:\bno\b|\bwait\b|\bsorry\b|\bactually\b|\brather\b|\bi mean\b|\bwell\b|\bmake that\b|"
    r"\bmore like\b|"
    r"不对|不是|错了|哦不|应该是|更正)[^.。]{0,12}$"
    r"|^(?: is|'s) (?:the )?(?:wrong|incorrect|not right)\b[^.]{0,14}$"
)
_MONTH_ZH = r"(?:今年|去年)?[\d一二三四五六七八九十]{1,3}月份?[初底末中]?"
_YEAR_ALONE = re.compile(
    r"(?:今年|去年|前年|大前年|\d{2,4}年)(?:年[初底末中]|[上下]半年|[春夏秋冬][天季]?)?"
    r"|(?:this|last) (?:year|spring|summer|autumn|fall|winter)|in 20\d\d|20\d\d",
    re.I,
)
_MONTH_ALONE = re.compile(rf"(?:{_MONTH_ZH}|(?:in |back in |early |late |mid[ -])?{MONTH})", re.I)
# operated on in June, refused three days ago: what is complained of came with the answer
_ANSWER_BESIDE = re.compile(
    r"\b(?:letter|notice|decision|e-?mail|reply|answer|statement|bill|reject\w*|refus\w*|den(?:y|ied)|declin\w*|turned down|came|arrived|received)\b"
    r"|拒赔|拒绝|拒保|驳回|不赔|不批|通知|回复|来信|收到|账单|(?<![一-鿿])信(?![一-鿿用])"
)
_FAR_FROM_ANSWER = 24
# said of the telling as a rule ("I just told your colleague"), where another day stands beside it
_A_MOMENT_AGO = re.compile(r"刚[才刚]|頭先|头先|just now", re.I)
# 刚才手机误碰了: of what was just typed
_OF_A_SLIP = re.compile(
    r"[^,，。]{0,8}(?:误碰|误触|碰到|按错|点错|打错|发错|手滑|没看[到见]|没听[到见]|掉线|断网了?|在忙|有事|走开|接(?:了)?个?电话|开会|开车)"
)
# 前阵子摔了，昨天说不赔: a day that is named says more
_VAGUELY = re.compile(
    r"前(?:一)?(?:阵子?|段时间|些[天日]子?|不久)|最近(?:几天|这几天)?|近[来期日]|不久前|早前|上次|上回|那[天次]|之前|以前"
    r"|recently|lately|a while (?:ago|back)|some time ago|the other (?:day|week)|(?:a )?few (?:days|weeks|months) ago",
    re.I,
)
_HOLIDAY_ALONE = re.compile(
    r"(?:(?:over|during|at|before|after|around|on) )?(?:the )?(?:今年)?(?:国庆|中秋|春节|过年|五一|劳动节|元旦|端午|清明|圣诞"
    r"|national day|golden week|chinese new year|lunar new year|spring festival|mid-autumn(?: festival)?|labou?r day|easter|christmas|thanksgiving)"
    r"(?:节|假期|长假|期间|放假|的时候|那几天|holidays?| week(?:end)?)*"
)
_BY_ITS_NUMBER = re.compile(
    r"\d{1,2}月\d{1,2}|\d{1,2}[/.-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\b.{0,4}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}"
)
_LONGEST_BETWEEN = 16
# An hour of no day says little; how long it has lasted says less than a day that is named.
_HOUR_ALONE = re.compile(
    r"(?:凌晨|清晨|一大早|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|深夜|晚间)\s?[\d一二三四五六七八九十两]{1,3}点.{0,3}"
)
_HAN_BESIDE_HOUR = 8
_LASTING = re.compile(
    r".*[天周期拜月]了|[拖等卡]了.*|(?:been|already) .*|.* (?:now|and counting)",
    re.I,
)
# bought, signed or paid on one day and gone wrong on another: the second is what is complained of
_ACCOUNT = (
    r"(?:account|policy|policies|plan|membership|card|contract|loan|mortgage|isa|insurance"
    r"|deposit)s?"
)
_BOUGHT = (
    r"(?:bought|purchased|ordered|booked|renewed|paid(?! (?:twice|double))|signed up|took out|taken out|joined|subscribed|enrolled"
    rf"|(?:opened|paid|put down|signed) (?:an?|my|our|the|his|her) (?:\w+ ){{0,2}}{_ACCOUNT})"
)
_BOUGHT_BEFORE = re.compile(rf"\b{_BOUGHT}\b (?:(?!and |but |then )[\w'-]+ ){{0,8}}(?:the )?$")
_BOUGHT_BEHIND = re.compile(
    rf",?\s(?:when )?(?:i|we|my \w+|he|she|they)(?:'d| had| have)?(?: first)? {_BOUGHT}\b"
)
_BEGUN_AFTER = re.compile(
    r"[^\s,，.。;；!！?？、:：]{0,14}?"
    r"(?:(?<!没有)(?<![不没想])买(?:的|了|过|下|回|来|份|张|台|个)|购(?:买|入)的?|选购|入手|拍下|下单|下的单|团购的?|订购的?"
    r"|投保|投的保|参保|入会|报名|报的名|开户|开的户|订的(?!.{0,4}[取退])"
    r"|签(?:的|了|下)?(?:的)?(?:\w{0,4}(?:合同|协议|约)|单)"
    r"|办(?:理)?(?:的|了|过)(?:\w{0,6}(?:卡|宽带|会员|套餐|贷款|分期|业务|手续))?"
    r"|(?:交|付|缴)(?:的|了|过)?\w{0,6}(?:定金|订金|押金|首付|学费|会费|年费|保费|全款|房款|车款))"
    # something went wrong at the very buying
    r"(?![^\s,，.。;；]{0,8}(?:的?时候?|时|当场))"
)
# since when it is in force is no day of what went wrong with it: "policy CI-7704, started 12 Feb"
_BEGUN_EN = r"(?:starts?|started|began|begins?|commenced?|commences|incept(?:ed|ion)|effective|issued|dated|in force)"
_CONTRACT = (
    r"(?:polic(?:y|ies)|plan|cover|insurance|membership|contract|subscription|loan|mortgage|lease)"
)
_IN_FORCE_BEFORE = re.compile(
    rf"\b{_CONTRACT}\b(?: (?:no\.?|number|#))?(?:[ ,#:]+[\w/-]*\d[\w/-]*)?,?"
    rf"(?: (?!not\b)\w+){{0,3}}? {_BEGUN_EN}(?: (?:date|on|from|since|in|as of|is|was))*(?: the)? $"
    r"|(?:生效|起保|承保|出单)(?:的?(?:日期?|时间|日子))?(?:是|为|在|于|从|[:：])?\s?$"
    rf"|(?:保单|合同|policy)[^,，。.]{{0,12}}?{_BEGUN_EN}(?:的)?(?:日期?|date|于|在|是|[:：])*\s?$"
)
_IN_FORCE_BEHIND = re.compile(
    rf"\s?(?:就|已经|才|开始|起|正式)*(?:生效|起保|承保|出的?单|{_BEGUN_EN}(?:的|了)?(?= |,|，|。|$|[一-鿿]))"
    rf"(?<!dated)(?<!issued)"
)
_DIED_BEFORE = re.compile(
    r"\b(?:died|passed(?: away| on)?|death|funeral|buried|lost (?:him|her|my \w+))(?: \w+){0,2} $"
)
_DIED_BEHIND = re.compile(r"[^,，。]{0,4}(?:去世|过世|走了|病逝|离世|下葬)")
# out of work since July, overdue for months: why nothing is paid, and no day of what went wrong
_OUT_OF_WORK = re.compile(
    r"(?:份|[初中底]|那会儿?|的?时候|就|刚|我|又|[\s,，])*(?:被(?:公司)?(?:裁|优化|辞退|炒)|失业|下岗|丢了工作|没了工作)|,? (?:i )?(?:was |got |been )?(?:laid off|made redundant)\b"
)
_UNPAID_BEFORE = re.compile(
    r"\b(?:laid off|made redundant|lost my job|out of work|in arrears|overdue|behind(?: on \w+)?)(?: \w+){0,2} $"
    r"|(?:逾期|欠费|断供|没还)(?:了|已经|快|有|都)*\s?$"
)
# for how long somebody has been a customer is no day of what went wrong
_HELD_BEFORE = re.compile(
    r"\b(?:pay(?:ing|s)|paid(?: in| up)?|contributing|insured|covered|customer|member|client|loyal"
    r"|(?:banked|banking|been) with (?:you|them)(?: lot| guys| people)?"
    rf"|(?:had|have|holding|held|has) (?:an?|the|this|my|his|her|our) (?:\w+ ){{0,2}}{_ACCOUNT})"
    r"(?: (?!and\b|but\b)\w+){0,3} $"
)
_HELD_BEHIND = re.compile(
    r"\s?(?:起|开始|以来)?(?:就|一直|都)+(?:在|是)?(?:按时)?(?:交|缴|付|用|是)(?:着|的)?(?:你们)?(?:的)?"
    r"(?:\w{0,4}(?:保费|会费|月费|客户|会员|卡|保险))"
)
_SINCE = re.compile(r"(?:since|for|从|自)|.*(?:起|开始|以来)$", re.I)
# of what never came the day of the order is all there is
_NEVER_CAME = re.compile(
    r"(?:没|未|冇|不)(?:有)?(?:发货|出货|到货|送到|送来|收到|给我发)|还没到|一直没到"
    r"|\b(?:never|hasn't|has not|haven't|not) (?:\w+ )?"
    r"(?:come|came|arrived?|turned up|delivered|shipped|received)\b"
)
# the day on which it is told: "today is Monday and it has been like this since Friday"
_CALLED_TODAY = re.compile(r"(?:today|it)(?:'?s| is)(?: already| now)? $|^today,? $")
_IS_CALLED = re.compile(r"(?:'?s| is) (?:already )?(?:mon|tue|wed|thu|fri|sat|sun)")
_TODAY_BY_NAME = re.compile(r"today,? (?:mon|tue|wed|thu|fri|sat|sun)\w*", re.I)
# seen on one day, done on another: "I noticed today that you took it on the 5th"
_NOTICED_BEFORE = re.compile(
    r"\b(?:noticed|realised|realized|spotted|found out|only saw|discovered) $"
)
_NOTICED_AFTER = re.compile(
    r",? (?:i|we) (?:only |just )?(?:noticed|realised|realized|spotted|found out|discovered)\b"
)
# by when something is wanted, and not when it was: 今天一定要给个交代, "I want it back today"
_TODAY = re.compile(r"今[天日晚]|today|tonight", re.I)
_WANTED_AFTER = re.compile(
    r"(?:之内|以内|就|你们)*(?:一定|必须|非得?|务必)(?:要|得|给|把|让|拿|看|见|退|赔|说)"
)
_WANTED_BEFORE = re.compile(
    r"\b(?:want|need|demand|expect)\b(?:(?!complain|happen|report|tell)[^,.;!?]){0,40}\s$", re.I
)
_BOOKED_BEFORE = re.compile(
    r"(?:订|(?<!一)定)(?:的|了|好|好了)?(?:是|在|从)?\s?$|[号日](?:到|至|-|~)$"
    r"|\b(?:booking|reservation|room|table|flight|tickets?)\b (?:\w+ ){0,2}"
    r"(?:for|from|on)\s(?:the )?$"
    r"|\b(?:is|was|were|are|'s|fell) due (?:on |by |since |last )?$|\bdue (?:on|by) $"
    r"|\b(?:due date|deadline)\s?(?:'s|is|was|是|在|:)?\s?(?:on |by )?$|(?:截止|到期|最后期限)(?:日期?|时间)?(?:是|在|:)\s?$"
)
_BOOKED_AFTER = re.compile(
    r"(?:就|又|还)*(?:要|该|得|必须)(?:交|付|还|缴)(?:房租|租|房贷|车贷|贷款|学费|信用卡|医药费)|(?:房租|贷款)?(?:到期|截止)|"
    r"(?:到|至|-|~)(?:\d{1,2}月)?\d{1,2}[号日](?:的|入住|住)|(?:的)?(?:入住|出发|的房间?|的机?票|的航班|的演出)"
)
# nothing has happened yet on a day to come
_TO_COME = re.compile(r"下[个個]?(?:周|週|星期|礼拜|禮拜|月)")
# bought or promised on one day, and gone wrong on another
_BOUGHT_AFTER = re.compile(
    r"\s?(?:的时候|时)?(?:就|已经|我们?|他们?|你们|客服|业务员?|经纪|专员|跟你们)*(?:买|投保|签约|签了|开户|入会|下单|续保|缴费|交了?(?:钱|保费|定金|订金|押金|首付)|付了?(?:钱|款|定金|订金|首付)|说(?!要?赔|不)|讲|答应|承诺|保证)"
)


def time_meant(text: str, times: list[Finding]) -> Finding | None:
    """The time that a text means of those it names, as when the matter happened.

    Args:
        text: folded text in lower case.
        times: what `find_times` found in it, in order.

    Returns:
        the first that is not denied ("not yesterday, it was three days ago"), wanted or booked;
        None when none is left.
    """
    meant = [time for time in times if not is_denied(text, time.start)]
    meant = [time for time in meant if not (_is_wanted_by(text, time) or _held_since(text, time))]
    if count_han(text) > _HAN_BESIDE_HOUR:
        meant = [time for time in meant if not _HOUR_ALONE.fullmatch(time.value)]
    # what was booked for a day may go wrong on another; an appointment is missed on its own
    meant = [time for time in meant if not _booked_for(text, time)] or meant
    if not _NEVER_CAME.search(text):
        meant = [time for time in meant if not _begins_only(text, time)] or meant
    meant = [time for time in meant if not _is_when_told(text, time)] or meant
    meant = [time for time in meant if not _is_of_a_slip(text, time)]
    meant = [time for time in meant if not _is_of_arrears(text, time)]
    meant = [time for time in meant if not _is_of_a_death(text, time)] or meant
    meant = [time for time in meant if not _LASTING.fullmatch(time.value)] or meant
    if meant and _YEAR_ALONE.fullmatch(meant[0].value):
        # bought last year, refused yesterday: the day helps, the year does not
        meant = [time for time in meant if not _YEAR_ALONE.fullmatch(time.value)] or meant
    if meant and _MONTH_ALONE.fullmatch(meant[0].value):
        meant = [time for time in meant[1:] if _answered_on(text, time)] or meant
    meant = [time for time in meant if not _VAGUELY.fullmatch(time.value)] or meant
    meant = [time for time in meant if not _TO_COME.match(time.value)]
    if meant and _A_MOMENT_AGO.fullmatch(meant[0].value):
        meant = meant[1:] or meant
    if meant and _HOLIDAY_ALONE.fullmatch(meant[0].value.lower()):
        # 国庆 holiday, 10月3号: of the holiday the day that is named
        named = [
            time
            for time in meant[1:2]
            if _BY_ITS_NUMBER.search(time.value.lower())
            and time.start - meant[0].end <= _LONGEST_BETWEEN
        ]
        meant = named or meant
    for first, other in pairwise(meant):
        if _THOUGHT_BETTER.search(text[first.end : other.start]):
            return other
    return next(iter(meant), None)


def _is_when_told(text: str, time: Finding) -> bool:
    """Whether a time is that of the telling, or of the noticing, beside that of the matter."""
    before = text[: time.start]
    named = _CALLED_TODAY.search(before) or _TODAY_BY_NAME.fullmatch(time.value)
    called = named or _IS_CALLED.match(text, time.end)
    noticed = _NOTICED_BEFORE.search(before) or _NOTICED_AFTER.match(text, time.end)
    return bool(called or noticed)


def _answered_on(text: str, time: Finding) -> bool:
    """Whether a time that is no month stands beside the word of an answer."""
    near = text[max(time.start - _FAR_FROM_ANSWER, 0) : time.end + _FAR_FROM_ANSWER]
    return _MONTH_ALONE.fullmatch(time.value) is None and bool(_ANSWER_BESIDE.search(near))


def _booked_for(text: str, time: Finding) -> bool:
    before, after = text[: time.start], text[time.end :]
    return bool(_BOOKED_BEFORE.search(before) or _BOOKED_AFTER.match(after))


def began_before(text: str, day: str) -> bool:
    """Whether a day is in a story only as when something was bought or signed: 国庆买的按摩椅.

    Args:
        text: the story as told.
        day: a day of it, as told.
    """
    read = text.lower()
    start = read.find(day.lower())
    if start < 0 or _NEVER_CAME.search(read):
        return False
    return _begins_only(read, Finding(start, start + len(day), day, 0.0))


def _begins_only(text: str, time: Finding) -> bool:
    before = text[: time.start]
    if _BOUGHT_BEFORE.search(before) or _IN_FORCE_BEFORE.search(before):
        return True
    behind = (_BOUGHT_AFTER, _BEGUN_AFTER, _BOUGHT_BEHIND, _IN_FORCE_BEHIND)
    return any(pattern.match(text, time.end) for pattern in behind)


def _is_of_a_death(text: str, time: Finding) -> bool:
    """Whether a time is that of a death, which what went wrong came after."""
    before, behind = text[: time.start], text[time.end :]
    return bool(_DIED_BEFORE.search(before) or _DIED_BEHIND.match(behind))


def _is_of_a_slip(text: str, time: Finding) -> bool:
    """Whether a moment ago is that of a slip of the fingers, or of being away: 刚才按错了."""
    just_now = _A_MOMENT_AGO.fullmatch(time.value) is not None
    return just_now and _OF_A_SLIP.match(text, time.end) is not None


def _is_of_arrears(text: str, time: Finding) -> bool:
    """Whether a time is since when its writer has no work, or owes: 七月被裁了, 逾期三个月了."""
    before = _UNPAID_BEFORE.search(text[: time.start])
    return before is not None or _OUT_OF_WORK.match(text, time.end) is not None


def _held_since(text: str, time: Finding) -> bool:
    """Whether a time says since when somebody pays or is a customer."""
    since = _SINCE.match(time.value) or re.search(r"[从自]\s?$", text[: time.start])
    held = _HELD_BEFORE.search(text[: time.start]) or _HELD_BEHIND.match(text, time.end)
    return bool(since and held)


def _is_wanted_by(text: str, time: Finding) -> bool:
    if not _TODAY.fullmatch(time.value):
        return False
    after = _WANTED_AFTER.match(text, time.end)
    return after is not None or _WANTED_BEFORE.search(text[: time.start]) is not None
