"""How and when somebody wants to be reached."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("answering/reached")
_BARE_CHANNEL = re.compile(
    r"(?:那|就|还是|在|用|咁|喺|行吧?|好吧?|算了|可以|[,，\s])*(?:这里|这儿|这边|这个(?:窗口|对话)|线上|网上|呢度|度|打?电话|(?:发)?邮件|邮箱)(?:就行|就好|就可以|吧|啦|咯|回我|回复|联系)*"
)
# when to ring, which the handler is to know
_WHEN_TO_RING = _PHRASES["when to ring"]
_HOURS_BEHIND = _PHRASES["hours behind a number"]
_ANOTHER_WAY = _PHRASES["another way"]
_ADDRESS = re.compile(
    r"[一-鿿](?:路|街|巷|弄|胡同|大道|村|镇|小区|花园|里)[一-鿿\d]{0,6}?\d+(?:号|弄|栋|幢|单元|组)"
    r"|\d+(?:栋|幢|单元|号楼)[一-鿿\d-]{0,6}"
    r"|\b\d{1,4}[a-z]? (?:[a-z]+ ){1,3}(?:road|street|lane|avenue|close|drive|crescent|way)\b"
)
_BY_MESSAGE = re.compile(
    r"短信|短讯|简讯|微信|加.{0,2}vx|\b(?:sms|text(?: message)?|whatsapp|wechat)\b"
)
_BY_CALL = re.compile(
    r"打(?:给|到|我|这个|电话|过来)|来电|致电|回电|通话|语音|\b(?:call|ring|phone me|speak)\b"
)
_NO_CALL = re.compile(
    r"(?:不要|别|不用|不方便|不能|没法|不想)(?:再)?(?:给我)?(?:打|接)(?:给我|我)?(?:电话)?"
    r"|电话.{0,4}(?:听不|接不)"
    r"|\b(?:don't|do not|not|never|no|can't|cannot)\b.{0,12}\b(?:calls?|ring|phone)\b"
)
_LONGEST_REMARK = 40
# with a number beside the hours
_LONGEST_WITH_HOURS = 55
_NUMBER_OF = re.compile(r"订单|单号|保单|合同|账号|卡号|\b(?:order|policy|booking|account|claim)\b")
_AROUND_A_WAY = _PHRASES["around a way"]


def names_a_number(text: str) -> bool:
    """Whether words name what a number is of, which is none to be rung: 携程订单 3001 8899 12."""
    return bool(_NUMBER_OF.search(for_rules(text)))


def names_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: by letter, on WhatsApp."""
    return bool(_ANOTHER_WAY.search(for_rules(text).strip()))


def tells_address(text: str) -> bool:
    """Whether words hold an address for letters: 山东路18号3单元201, "12 Hill Road"."""
    return bool(_ADDRESS.search(for_rules(text)))


def only_by_message(text: str) -> bool:
    """Whether a number is given for text messages alone: 发短信给我, "text me on …"."""
    read = for_rules(text)
    return bool(_BY_MESSAGE.search(read)) and not _BY_CALL.search(_NO_CALL.sub(" ", read))


def only_names_another_way(text: str) -> bool:
    """Whether a whole reply asks for a way that is not offered: "text me", "by post please"."""
    read = for_rules(text).strip()
    if len(read) > _LONGEST_REMARK or not _ANOTHER_WAY.search(read):
        return False
    return not _AROUND_A_WAY.sub("", _ANOTHER_WAY.sub("", read))


def tells_when_to_ring(text: str) -> bool:
    """Whether a reply says at what hours its writer can be reached."""
    return len(text) <= _LONGEST_WITH_HOURS and bool(_WHEN_TO_RING.search(for_rules(text)))


def names_hours_behind(text: str) -> bool:
    """Whether a reply ends with the hours for its number: "0141 496 0733 after 6pm"."""
    return len(text) <= _LONGEST_WITH_HOURS and bool(_HOURS_BEHIND.search(for_rules(text)))


def only_names_channel(text: str) -> bool:
    """Whether a whole reply only says by which of the offered ways to answer: 就这里, 打电话吧."""
    return bool(_BARE_CHANNEL.fullmatch(for_rules(text).strip(" ,，.。!！~")))
