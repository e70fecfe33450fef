"""How to hear back, where a customer says so unasked: "You can answer me here", 打电话给我就行."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("reply_rules")
_PART = re.compile(r"[^,，。.!！?？;；\n]+(?:\.[^\s,，。.!！?？;；]+)*")
# Whole clauses only: "they call me every day" and 天天打电话给我 tell something else.
_ZH_LEAD = r"(?:(?:那|就|请|麻烦|结果|有结果|有消息|以后|之后|还是|你们?|您|可以|可|直接|都|改成|改为|改|换成|不用打电话|我希望|希望|我想|最好|能不能|能|用|通过|了|的话|后|出来)\s?)*"
_ZH_END = r"(?:我)?(?:就(?:行|好|可以|成)|即可|也行|都行|比较好|比较方便|吧|好了|行了|可以|谢谢|了|得|啦|喇)*"
_ZH_HERE = r"(?:(?:就)?(?:在|用|于)?(?:同一个|这个) ?(?:chat|聊天室?|对话框?|窗口|app)|喺(?:呢)?度|呢度|在这(?![件个方次事])|在?(?:这里|这儿|这边|这个(?:窗口|聊天|对话)|聊天(?:里|窗口)?|对话里?|线上|微信(?:里|上)?|telegram上?)|就这里|这上面)"
_ZH_PHONE = r"(?:打(?:我)?(?:的)?(?:这个|那个)?(?:电话|手机)|打(?:给)?我?(?:的)?(?:这个|那个|这|刚才(?:的|那个|说的)?|上面(?:的|那个)?|之前(?:的|那个)?)(?:手机|电话)?(?:号码?|手机)|打给|电话|手机|致电|来电|给我(?:打|回)(?:个)?电话|回(?:个)?电话)"
_ZH_MAIL = r"(?:发(?:到)?(?:我)?(?:的)?(?:邮件|邮箱|电邮)|邮件|邮箱|电邮|email|e-mail)"
_ZH_ANSWER = (
    r"(?:给我|跟我|和我|同我|俾我)?(?:里|上)?(?:回复|讲|答|答复|回|覆|告诉|联系|通知|说)?(?:给)?"
)


def _zh(way: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_ZH_LEAD}(?:{way}(?:{_ZH_ANSWER})|(?:回复|答复|联系|通知|告诉)(?:我)?(?:的)?(?:方式|渠道)?(?:用|是|改成|改为|换成|选)?{way}){_ZH_END}"
    )


_EN_LEAD = (
    r"(?:(?:and|so|no|actually|ok|okay|then|please|just|you|can|could|may|should|better|rather|i'd|i would|i|prefer|want|like|(?:it|is)|fine|to|if you|simply|"
    r"the result|the answer|when you know|when there is news|instead|let's)\s)*"
)
_EN_TELL = r"(?:answer|reply(?: to)?|respond(?: to)?|contact|reach|tell|inform|notify|update|message|write(?: to)?|get back to|let|send|text)(?: (?:me|it|us|that|the (?:result|answer|reply)))*(?: know)?(?: (?:back|to me))?"
_EN_END = r"(?:\s(?:is|would be|will be|too|that's|instead|then|please|thanks|thank you|fine|ok|okay|enough|best|better|easier|good|great|from now on|at|on|to))*"
_EN = (
    (
        "same_chat",
        re.compile(
            rf"{_EN_LEAD}{_EN_TELL} (?:right |over )?(?:here|(?:in|on|via|through|by) (?:this|the) (?:chat|app|channel|window)){_EN_END}"
            rf"|{_EN_LEAD}(?:right |just |simply )+here{_EN_END}|{_EN_LEAD}(?:in|on|over|through) (?:this|the) chat{_EN_END}"
            rf"|(?:right )?here (?:is|would be|will be) (?:fine|ok|okay|good|best|great){_EN_END}"
            rf"|{_EN_LEAD}(?:this|the) chat (?:is|would be) (?:fine|ok|okay|good|best){_EN_END}"
        ),
    ),
    (
        "phone",
        re.compile(
            rf"{_EN_LEAD}(?:by|via|over the|on the) (?:phone|telephone|mobile){_EN_END}(?: \+?[\d ()-]{{6,}})?"
            rf"|{_EN_LEAD}(?:call|phone|ring|telephone)(?: me)(?: back)?(?: by phone| on my (?:phone|mobile))?{_EN_END}(?: \+?[\d ()-]{{6,}})?"
            rf"|{_EN_LEAD}{_EN_TELL} (?:by|via|on|over) (?:the |my )?(?:phone|telephone|mobile){_EN_END}(?: \+?[\d ()-]{{6,}})?"
        ),
    ),
    (
        "email",
        re.compile(
            rf"{_EN_LEAD}(?:by|via|per) e-?mail{_EN_END}(?: \S+@\S+)?|e-?mail (?:is|would be|will be|works)(?: \w+)?(?: but .*)?"
            rf"|{_EN_LEAD}e-?mail(?: me| it| it to me)(?: back)?{_EN_END}(?: \S+@\S+)?"
            rf"|{_EN_LEAD}{_EN_TELL} (?:by|via|per|at my|to my) e-?mail(?: address)?{_EN_END}(?: \S+@\S+)?"
        ),
    ),
)
_ZH = tuple(
    (channel, _zh(way))
    for channel, way in (("same_chat", _ZH_HERE), ("phone", _ZH_PHONE), ("email", _ZH_MAIL))
)
_ALONE = _PHRASES["a way alone"]
_LONGEST_PART = 90
_HAN = re.compile(r"[一-鿿]")
# alone these are answers to a question, not statements
_BARE = re.compile(
    r"电话|手机|邮件|邮箱|电邮|email|e-mail|(?:就?在?)?(?:这里|这儿|这边|线上)|来电|微信"
)


def reply_channel_said(text: str) -> str | None:
    """The way to hear back that a clause of the text asks for.

    Args:
        text: the customer's words.

    Returns:
        `same_chat`, `phone`, `email`; None when no clause is about it.
    """
    read = for_rules(text)
    parts = [match.group().strip() for match in _PART.finditer(read)]
    if _HAN.search(read):
        # Chinese is typed with spaces in place of commas
        parts += [word for part in parts if " " in part for word in part.split()]
    for part in reversed(parts):
        if len(part) > _LONGEST_PART or _BARE.fullmatch(part):
            continue
        for channel, pattern in (*_ZH, *_EN):
            if pattern.fullmatch(part):
                return channel
    return None


def names_a_way_alone(text: str) -> bool:
    """Whether a whole message is a way to hear back and nothing else: "email", "phone please"."""
    return bool(_ALONE.fullmatch(for_rules(text).strip(" \t\n.,!。，！")))


_CHANGES_WAY = _PHRASES["changes the way"]
_OLD_NUMBER = re.compile(r"\b(?:phone|mobile|e-?mail)(?: number| address)\b|号码|地址")


def changes_way(text: str) -> str | None:
    """The way to hear back that a text changes to; None where it only changes a number."""
    read = for_rules(text)
    told = None if _OLD_NUMBER.search(read) else _CHANGES_WAY.search(read)
    if told is None:
        return None
    way = told["zh"] or told["en"] or told["instead"]
    return "email" if way.startswith("e") or way in ("邮件", "邮箱", "电邮", "mail") else "phone"
