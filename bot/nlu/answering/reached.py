"""How and when somebody wants to be reached."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import for_rules

_BARE_CHANNEL = re.compile(
    r"(?:那|就|还是|在|用|咁|喺)*(?:这里|这儿|这边|这个(?:窗口|对话)|线上|网上|呢度|度|打?电话|(?:发)?邮件|邮箱)(?:就行|就好|就可以|吧|啦|咯|回我|回复|联系)*"
)
# when to ring, which the handler is to know
_WHEN_TO_RING = re.compile(
    r"(?:白天|晚上|早上|上午|下午|中午|夜里|周末|工作日|上班|下班|点).{0,8}(?:打|接|联系|方便)|(?:打|接|联系).{0,6}(?:白天|晚上|早上|上午|下午|中午|周末|工作日)"
    r"|\b(?:only|but|best|any ?time|call|ring|phone me|free|available)\b.{0,12}\b(?:after|before|between|until|till|from)\b (?:about )?(?:\d{1,2}(?:[:.]\d\d)?(?:\s?(?:am|pm|o'?clock))?|noon|lunch|work|five|six|seven|eight|nine|ten)\b(?! (?:days?|weeks?|months?|years?|hours?|minutes?|calls?|times?))"
    r"|\b(?:mornings?|afternoons?|evenings?|weekdays?|weekends?)\b.{0,4}\b(?:only|(?:are|is) (?:best|better|good|fine)|please|suits?|works?)\b|\b(?:only|not|never) (?:in the |at |on )?(?:mornings?|afternoons?|evenings?|weekdays?|weekends?|work|school)\b"
)
_ANOTHER_WAY = re.compile(
    r"\b(?:letters?|post(?:al|ed)?|by mail|snail mail|royal mail|courier|fax|whatsapp|wechat|weixin|signal|telegram|messenger|facebook|instagram|zoom|teams|skype|video|in person|face to face|visit|branch|meet|sms|text)\b"
    r"|写信|寄|信件|邮局|挂号|快递|传真|微信|短信|当面|面谈|上门|见面|网点|柜台|视频"
)
_LONGEST_REMARK = 40
# with a number beside the hours
_LONGEST_WITH_HOURS = 55
_NUMBER_OF = re.compile(r"订单|单号|保单|合同|账号|卡号|\b(?:order|policy|booking|account|claim)\b")
_AROUND_A_WAY = re.compile(
    r"\b(?:by|via|on|in|over|through|with|please|pls|just|only|instead|rather|i|i'?d|we|would|could|can|you|prefer|want|like|need|send|give|tell|answer|reply|contact|inform|write|reach|me|us|it|the|an?|my|to|as|is|ok|fine|best|better|then|thanks|result|get|back|be|will|do|message|using|first class|if possible)\b|[\s,.!?']+"
)


def names_a_number(text: str) -> bool:
    """Whether words name what a number is of, which is none to be rung: 携程订单 3001 8899 12."""
    return bool(_NUMBER_OF.search(for_rules(text)))


def names_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: by letter, on WhatsApp."""
    return bool(_ANOTHER_WAY.search(for_rules(text).strip()))


def only_names_another_way(text: str) -> bool:
    """Whether a whole reply asks for a way that is not offered: "text me", "by post please"."""
    read = for_rules(text).strip()
    if len(read) > _LONGEST_REMARK or not _ANOTHER_WAY.search(read):
        return False
    return not _AROUND_A_WAY.sub("", _ANOTHER_WAY.sub("", read))


def tells_when_to_ring(text: str) -> bool:
    """Whether a reply says at what hours its writer can be reached."""
    return len(text) <= _LONGEST_WITH_HOURS and bool(_WHEN_TO_RING.search(for_rules(text)))


def only_names_channel(text: str) -> bool:
    """Whether a whole reply only says by which of the offered ways to answer: 就这里, 打电话吧."""
    return bool(_BARE_CHANNEL.fullmatch(for_rules(text).strip(" ,，.。!！~")))
