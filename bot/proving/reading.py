"""What a customer says about a code: the code itself, a wish for one, yes, or rather not."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
import unicodedata

from bot.nlu import short_answers
from bot.store.masking import MASK
from tickets.identity import CODE_DIGITS

# longer than this, a message tells something; a code in it is a number of that
_LONGEST = 60
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_GROUPS = re.compile(r"(?<![\d.])\d(?:[ \t.·_-]?\d)*(?![\d.]*\d)")
# All that may stand around the digits: anything else, and they are a policy number or a sum.
_AROUND = re.compile(
    r"(?:我的?|这个?|您?收到的?|邮件里?的?|短信里?的?|邮箱里?的?|验证码|验证密码|动态码|校验码|代码|数字|就是|应该|好像|是的?|为|了|在这里?|这里|来了|给你|请看|好的?|输入|填|"
    r"the|my|your|a|it|its|it's|is|this|that|here|here's|you|go|are|says?|got|i|have|received|email|e-mail|mail|from|in|code|verification|security|confirmation|one-time|otp|pin|number|digits?|ok|okay|yes|enter|use|please|"
    r"[\s:：,，。.!！?？=#\"'“”‘’「」()（）【】\[\]-])*",
    re.IGNORECASE,
)
_NAMES_CODE = re.compile(r"验证码|校验码|动态码|\b(?:code|otp|pin)\b", re.IGNORECASE)
_WANTS = re.compile(
    r"(?:再|重新?|重)(?:发|发送|寄|来)(?:一?[次遍个封条])?(?:新的?)?(?:验证码|码)?(?:给我)?(?:到我?(?:的)?(?:邮箱|邮件|手机))?"
    r"|(?:请|麻烦)?(?:你们?)?(?:把|给我)?(?:发|发送|寄)(?:一?[个次])?(?:新的?)?(?:给我)?(?:一?个)?(?:验证码|码)(?:给我)?(?:到我?(?:的)?(?:邮箱|邮件|手机))?"
    r"|(?:我)?(?:还是|还|一直)?(?:没有?|未)(?:收到|看到|接到)(?:任何)?(?:验证码|邮件|码)?"
    r"|(?:我)?(?:想?要|需要|换)(?:一?个)?(?:新的?)?(?:验证码|码)|(?:换|来)一?个(?:新的?)?|验证码(?:过期|失效|没(?:有)?(?:收到|来))了?"
    r"|(?:可以|那就?|就|请)?发(?:送|过来)?(?:给我|到我?的?(?:邮箱|邮件|电子邮箱))?"
    r"|(?:please |can you |could you |just )*(?:re-?send|send)(?: me)?(?: it| one| (?:the|a|another|a new|that) (?:code|one|e-?mail|mail))?(?: (?:again|once more|please|to me|to my e-?mail|over))*"
    r"|(?:i )?(?:still )?(?:did not|didn't|didnt|haven't|have not|never) (?:get|got|receive|received|see|seen)(?: (?:it|anything|any|the|a|one|code|e-?mail|mail|yet))*"
    r"|(?:a |another |new |one more |i need a |i want a |give me a )+(?:code|one)|nothing (?:came|arrived|has arrived|has come)(?: yet)?|no (?:code|e-?mail|mail)(?: (?:came|arrived|yet))*|(?:it|the code) (?:has )?expired"
)
_AGREEING = re.compile(
    r"^(?:好的?|行|可以|嗯+|是的?|对|ok|okay|yes|yeah|yep|sure|fine|all right|alright)[\s,，。.!！]*",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"(?:算了|不用了?|不必了?|不要了?|不需要了?|不查了?|不验证了?|不验了?|先不(?:查|验证|弄)?了?|没有邮箱|收不到|我?没法(?:收|看)(?:邮件|验证码)?|放弃|跳过|以后再说"
    r"|(?:no,? )?(?:leave it|skip(?: it)?|not now|forget (?:it|about it|the code)|no need|don't bother|do not bother|never ?mind|later|(?:i )?can't (?:get|read|open) (?:it|that|my e-?mail|my mail|the e-?mail))|no,? thanks?(?: you)?)"
)


_ANOTHERS = re.compile(
    r"(?:不是我的[,，]?)?(?:那|这)?(?:个|件|张)?(?:工单|投诉|单子?)?(?:其实)?(?:是|就是|属于)?(?:帮|替|给)?(?:我|咱)(?:的)?(?:[一-鿿]{0,2}(?:爸|妈|姐|妹|哥|弟|爷|奶|公|婆|父|母|儿|女|妻|夫|叔|姨|舅|姑|友|太|事|邻居|爱人|对象|老婆|孩子|同事|室友|家人|亲戚|女士|先生)[一-鿿]{0,2}?)(?:登记|投诉|报|提|的|查|问|办|开)(?:的|了|过)*"
    r"|(?:替|帮|给)(?:我)?(?:家人|朋友|亲戚|别人|家里人|我?[爸妈姐妹哥弟])(?:查|问|看)(?:的|一?下)?"
    r"|(?:(?:no|well|oh|sorry|but|yes|it isn't mine|it's not mine|not mine)[,. ]+)*(?:it|that|this|the complaint|the ticket)?(?:'s| is| was| belongs to)? ?(?:actually )?(?:for |made by )?(?:my|our) (?:\w+ )?(?:mum|mom|mother|dad|father|sister|brother|son|daughter|wife|husband|partner|friend|gran|grandma|grandad|grandmother|grandfather|aunt|uncle|cousin|neighbour|neighbor|boss|colleague|flatmate|in-laws?)(?:'s|s)?(?: (?:complaint|ticket|one|case|made it|who made it|has it|not mine))*"
    r"|(?:i'm |i am )?(?:asking|checking) for (?:my|a|our) \w+"
)


def may_be_meant(text: str) -> bool:
    """Whether a message can be about a proof at all, by its words alone; most cannot.

    A code that was read before stands covered in its message, which may be taken up again.
    """
    readers = (code_in, is_misread_code, wants_code, agrees, leaves_it, is_anothers)
    return MASK in text or any(read(text) for read in readers)


def code_in(text: str) -> str | None:
    """The six digits, when a message is a code and little else ("482 913", 验证码是482913).

    Returns:
        ASCII digits, or None.
    """
    found = _digits_alone(text)
    return found if found is not None and len(found) == CODE_DIGITS else None


def is_misread_code(text: str) -> bool:
    """Whether a message looks like a code that lost or gained a digit."""
    found = _digits_alone(text)
    if found is None or len(found) == CODE_DIGITS:
        return False
    near = abs(len(found) - CODE_DIGITS) <= 2
    return near and (bool(_NAMES_CODE.search(text)) or _plain(text).strip().isdigit())


def wants_code(text: str) -> bool:
    """Whether a message asks for a code, or for another one."""
    if len(text) > _LONGEST:
        return False
    reply = short_answers.trimmed(text)
    return bool(_WANTS.fullmatch(reply) or _WANTS.fullmatch(_AGREEING.sub("", reply)))


def names_code(text: str) -> bool:
    """Whether a message speaks of a code in so many words."""
    return bool(_NAMES_CODE.search(text))


def agrees(text: str) -> bool:
    """Whether a message is a plain yes."""
    return short_answers.meaning(text, "confirmation") == "affirm"


def leaves_it(text: str) -> bool:
    """Whether a message is a plain no, or an end to it."""
    meant = short_answers.meaning(text, "confirmation") in ("deny", "cancel")
    return meant or bool(_LEAVES.fullmatch(short_answers.trimmed(text)))


def is_anothers(text: str) -> bool:
    """Whether a message says that the ticket is somebody else's: "it's my sister's", 是我姐的."""
    return len(text) <= _LONGEST and bool(_ANOTHERS.fullmatch(short_answers.trimmed(text)))


def masked(text: str) -> str:
    """The text with every digit covered, so that nobody who reads along can use it."""
    return "".join(
        MASK if character.isdigit() or character in "零〇一二三四五六七八九幺" else character
        for character in text
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _digits_alone(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    groups = _GROUPS.findall(plain)
    if not groups:
        # 四八二九一三, as it is dictated
        plain = plain.translate(_HAN_DIGITS)
        groups = _GROUPS.findall(plain)
    if len(groups) != 1 or not _AROUND.fullmatch(plain.replace(groups[0], " ", 1)):
        return None
    return "".join(character for character in groups[0] if character.isdigit())
