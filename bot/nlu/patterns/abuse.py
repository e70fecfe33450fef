"""Insults at whoever reads the message; swearing about the matter itself is no abuse."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.patterns import Finding

# over folded, lower-case text
_CHINESE = re.compile(
    r"(?:你|你们|您)(?:们)?(?:这?(?:个|[帮班群](?!助)|些|条|只)|就?[是系](?:个|一?[群班])?|全家|都[是系](?:一?[群班])?|真[是系](?:个)?|他妈|死|个)*"
    r"(?:[仆扑]街|契弟|[废低]能|柒头|北七|白目|机掰|[废死]柴|傻[逼屄叉x]|傻子|煞笔|沙比|脑残|智障|废物|白痴|弱智|王八蛋|狗东西|畜生|人渣|垃圾|贱人|蠢货|混蛋|杂种)"
    r"|(?:操|艹|我[草日])(?:你|尼)|(?:草|日|干)(?:你|尼)(?:们?(?:全家|祖宗|先人|仙人|大爷|奶奶|妈|娘|爹|老母)|玛|马)|(?:去|怎么不去)死吧|滚(?:蛋|犊子|你)|(?<![一-鿿])滚(?![一-鿿])|(?:给我|你|都)滚(?:远点|开|出去)?(?=$|[\s,，。.!！吧啊])|妈了?个?[逼巴]|(?<![一-鿿])[仆扑]街(?![一-鿿])|(?:仆|扑)你个?街|[冚含]家[铲产拎富]|屌你|屌那星|diu(?: nei| lei)|食屎(?:啦|喇)|收皮(?:啦|喇|$)|干林(?:娘|老)|靠[北杯夭]|你妈(?:的|死|逼|b)|"
    r"(?:傻[逼屄叉]|垃圾|破|死|智障|废物)(?:机器人|客服|玩意儿?)"
)
_ENGLISH = re.compile(
    r"\bf+u*c*k+ (?:you|off|u)\b|\bf\*+k? (?:you|off)\b|\bscrew you\b|\bgo to hell\b|\bstfu\b|\bshut (?:the \w+ )?up\b|"
    r"\b(?:you|ya)(?: are|'re| r)?(?: (?:a|an|all|just|such|bunch|of|absolute|complete|total|bloody|stupid|useless|dumb|"
    r"fucking|f\*+ing|worthless|piece))*"
    r" (?:idiots?|morons?|imbeciles?|assholes?|arseholes?|bastards?|bitch(?:es)?|scum(?:bags?)?|twats?|cunts?|pricks?|shits?|crap|trash)\b|"
    r"(?<!to )(?<!me )(?<!and )\b(?:piss|bugger|sod|eff) off\b|\byou\b[^.!?\n]{0,30}\b(?:wankers?|tossers?|dickheads?|bellends?|knobheads?|motherfuckers?|arseholes?|assholes?)\b|"
    r"\b(?:stupid|dumb|useless|fucking|shitty|crap) (?:bot|robot|machine|chatbot)\b"
)


def find_abuse(text: str) -> list[Finding]:
    """Insults in a text.

    Args:
        text: folded and in lower case.
    """
    return [
        Finding(match.start(), match.end(), "yes")
        for pattern in (_CHINESE, _ENGLISH)
        for match in pattern.finditer(text)
    ]
