"""Single details: one that is refused by its name, a number that is named by what it is of."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules

_PHRASES = rules("answering/details")

# a refusal of one detail while another is asked for
_REFUSING = (
    r"(?:我)?(?:也|都|真的?|就|暂时|现在)*(?:不(?:想|愿意?|方便|肯|用|会|要)?(?:说|讲|留|给|提供|填|透露|写|告诉)|没(?:有|得)?(?:带|什么|啥子?)?|没带|哪(?:有|来|里来)(?:的)?(?:什么)?|冇|唔(?:想|使|要|方便)(?:讲|留|俾|比|给)?|不(?:需要|用|要)|"
    r"(?:i )?(?:'?m not going to|am not going to|not going to|not gonna|do not|don't|dont|won't|will not|would rather not|rather not|prefer not to|can't)(?: want to| like to)? (?:give|say|tell|share|leave|have)|(?:there(?:'s| is| are) )?no|without)"
)
_REFUSED = (
    ("customer_name", r"(?:我的?)?(?:名字|姓名|真名|称呼|名)|(?:you |a |any |my )*(?:real )?name"),
    (
        "reference_number",
        r"(?:保单|订单|单|编|账户?|帐户?|卡|合同|合约|案|会员|客户)+(?:编?号码?|编码)|保单|订单|账号|单据|(?:a |any |the |my )*(?:policy|order|account|reference|claim)? ?numbers?",
    ),
    (
        "contact",
        r"(?:电话|手机|联系方式|邮箱|号码|邮件)+号?码?|(?:you |a |any |my )*(?:phone|contact|e-?mail|mobile)(?: number| details)?",
    ),
)
_PARTS = re.compile(
    r"[,，、;；]|(?<=[名字称呼码话箱机号])(?=[也和跟又](?:不|没))|\b(?:and|or|nor)\b"
)
_REFUSALS = tuple(
    (
        slot,
        re.compile(
            rf"{_REFUSING}\s*(?:{named})(?:在(?:手边|手上?|身边|身上)|了|呀|啊|啦|吧)*|(?:{named})(?:就|也|都|我)*(?:没带|不在手边|找不到了?|忘了|不想说|不说了?|不留了?|不方便|不用了?)"
        ),
    )
    for slot, named in _REFUSED
)
# 别问我单号, whatever follows without a comma
_NOT_TO_BE_ASKED = tuple(
    (
        slot,
        re.compile(
            rf"(?:你们?|您|能不能|拜托|求你|先)*(?:别|不要|甭|莫)(?:再|老|总|一直|动不动)*(?:就)?(?:问|跟|管|向|找|叫|让)(?:我)*(?:再)?(?:要|问|报|给|说|填)?(?:什么|啥|那个?)?(?:{named})"
            rf"|(?:please |just |and )*(?:don't|do not|stop|quit) (?:keep )?(?:ask(?:ing)?|bother(?:ing)?|pester(?:ing)?) (?:me )?(?:for|about|with) (?:{named})\b"
        ),
    )
    for slot, named in _REFUSED
)
# A number that is named by what it is of, beside next to nothing else.
_NAMED_NUMBER = re.compile(
    r"(?:(?:my|the|it'?s|its|for|on|under) )*(?:loan|account|contract|card|meter|booking|case|invoice|policy|order|claim|customer|member(?:ship)?|reference|ref)\.?(?: (?:no\.?|number|nr|id|is|ending(?: in)?|ends in))*[\s.:#]*(?P<number>(?=[a-z-]*\d)[a-z0-9][a-z0-9/-]{3,})"
)
# the other way round: "98765 11220 is the number"
_IS_THE_NUMBER = re.compile(
    r"(?:[a-z]+ ){0,2}(?P<number>[a-z]{0,4}-?\d[\d -]{3,}\d) is (?:the|my|our) (?:\w+ )?(?:number|no\.?|id|reference)"
)
# What is said beside a file that was just sent, and answers nothing: 喏，这是报修记录截图.
_FILE = r"(?:截图|截屏|照片|图片|相片|图|发票|单据|录音|视频|凭证|小票|收据|回单|病历|聊天记录|通话记录|账单|证据|材料|文件)"
_SHOWS_FILE = re.compile(
    rf"(?:(?:喏|诺|呐|你看|看|给|哦|对了|嗯)[,，\s]*)*(?:这(?:就|个|张|份|段|里)?(?:是|有)|上面(?:这[个张份段])?是|刚(?:才|刚)?发的?是|图里是|附上?|发你了?|给你们?(?:看|发)?|见|如)[^,，。?？!！]{{0,16}}{_FILE}(?:了|哈|啊|呀|吧|在这|在上面|你们?看看?|给你们?)*"
    rf"|(?:我的?|我有)?{_FILE}(?:我)?(?:发|传|给)(?:你们?|您|过去|上去|上来)*了?|见图|如图(?:所示)?|看图"
    r"|(?:(?:so|ok|and|oh|look) )*(?:here(?:'s| is| are)|this is|that(?:'s| is| was)|these are|see|attached(?: is)?|i(?:'ve| have)? attached)(?: \w+){0,6}? (?:screenshots?|photos?|pictures?|pics?|images?|receipts?|bills?|invoices?|recordings?|videos?|attach(?:ed|ment)|files?)(?: (?:of|from|for|showing) (?:\w+ ?){1,6})?"
)
_LONGEST_CAPTION = 50
# Figures of money, time and counts, which name no policy, order or account.
_QUANTITY = re.compile(
    r"(?:(?:rm|hk|nt|us|sg|s|a)?[¥￥$£€]|\brm)\s?\d[\d,.]*"
    r"|\d[\d,.]*\s?(?:块|元|圆|蚊|万|千|百|毛|角|分|刀|美金|人民币|天|个|次|回|年|月|日|号(?!码)|点|岁|%|小时|分钟|周|斤|件|台|瓶|份|户|人|层|楼|米|平|晚|位|趟|遍|通)"
    r"|\d[\d,.]*\s?(?:(?:working|business|calendar|whole|full|different|more) )?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|nights?|times?|people|persons?|calls?|e-?mails?|letters?|dollars?|pounds?|quid|bucks|ringgit|euros?|am|pm|th|st|nd|rd|x)\b"
)
_CLAUSE_END = re.compile(r"[,，。.!！?？;；\s]+")
_LATIN_CLAUSE_END = re.compile(r"[,.!?;]+\s*")

# told at the end of a story: "tell me here, no name needed"
_WITHOUT_NAME = _PHRASES["without a name"]
_TIRED_OF_QUESTIONS = _PHRASES["tired of questions"]


def refuses_name(text: str) -> bool:
    """Whether a clause of a story keeps its teller's name back: "no name needed"."""
    return bool(_WITHOUT_NAME.search(for_rules(text)))


def shows_a_file(text: str) -> bool:
    """Whether words only say what a file is that was sent before them."""
    read = for_rules(text).strip(" ,，.。!！~")
    return len(read) <= _LONGEST_CAPTION and bool(_SHOWS_FILE.fullmatch(read))


def may_hold_number(text: str) -> bool:
    """Whether words hold a figure that may be a policy, order or account number, and no mere sum."""
    return any(character.isdigit() for character in _QUANTITY.sub(" ", for_rules(text)))


def refused_at_once(text: str) -> str | None:
    """The detail that a reply refuses by its name before it goes on: 不说名字 你们不是都知道吗."""
    first = _CLAUSE_END.split(for_rules(text).strip(" ,，.。!！~"), maxsplit=1)[0]
    return _refused_in(first) or not_to_be_asked(text) if count_han(first) else None


def refused_in_anger(text: str) -> str | None:
    """The detail that is refused by somebody tired of questions: 问问问，烦死了，哪有什么单号."""
    end = _CLAUSE_END if count_han(text) else _LATIN_CLAUSE_END
    clauses = [clause for clause in end.split(for_rules(text)) if clause]
    told = [clause for clause in clauses if not _TIRED_OF_QUESTIONS.fullmatch(clause)]
    return _refused_in(told[0]) if len(told) == 1 < len(clauses) else None


def not_to_be_asked(text: str) -> str | None:
    """The detail that words begin by asking not to be asked for: 别问我单号 我不认得那个."""
    read = for_rules(text).strip(" ,，.。!！~")
    return next((slot for slot, words in _NOT_TO_BE_ASKED if words.match(read)), None)


def refused(text: str) -> str | None:
    """The detail that a reply refuses by its name: 不想说名字, "no policy number"; None otherwise."""
    return next(iter(all_refused(text)), None)


def all_refused(text: str) -> tuple[str, ...]:
    """The details that a whole reply refuses by their names (不想给名字也不想留电话); empty where it
    says anything else."""
    read = for_rules(text).strip(" ,，.。!！~")
    if slot := _refused_in(read):
        return (slot,)
    parts = [part for part in _PARTS.split(read) if part.strip()]
    slots = [_refused_in(part.strip()) for part in parts]
    return tuple(dict.fromkeys(slot for slot in slots if slot)) if all(slots) else ()


def _refused_in(read: str) -> str | None:
    return next((slot for slot, words in _REFUSALS if words.fullmatch(read)), None)


def named_number(text: str) -> tuple[int, int] | None:
    """Where a message that is next to nothing else gives a number ("loan 8842-11")."""
    read = for_rules(text).strip().strip(" .,!")
    match = _NAMED_NUMBER.fullmatch(read) or _IS_THE_NUMBER.fullmatch(read)
    return match.span("number") if match else None
