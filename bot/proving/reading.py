"""What a customer says about a code: the code itself, a wish for one, yes, or rather not."""

import re
import unicodedata
from enum import StrEnum

from bot.nlu import short_answers
from bot.nlu.rule_phrases import rules
from bot.nlu.text import fold
from bot.store.masking import MASK
from tickets.identity import CODE_DIGITS

# longer than this, a message tells something; a code in it is a number of that
_LONGEST = 60
_HAN_NUMERALS = "零〇一二三四五六七八九幺"
_HAN_DIGITS = str.maketrans(_HAN_NUMERALS, "001234567891")
# so many digits beside a code count something else: a try, an hour
_ASIDE = 2
_GROUPS = re.compile(r"(?<![\d.])\d(?:[ \t.·_-]?\d)*(?![\d.]*\d)")
# All that may stand around the digits: anything else, and they are a policy number or a sum.
_AROUND = re.compile(
    r"(?:我的?|这个?|您?收到的?|邮件里?的?|短信里?的?|邮箱里?的?|验证码|验证密码|动态码|校验码|代码|数字|就是|应该|好像|是的?|为|了|在这里?|这里|来了|给你|请看|好的?|输入|填|"
    r"the|my|your|a|it|its|it's|is|this|that|here|here's|you|go|are|says?|got|i|have|received|email|e-mail|mail|from|in|code|verification|security|confirmation|one-time|otp|pin|number|digits?|ok|okay|yes|enter|use|please|"
    r"[\s:：,，。.!！?？=#\"'“”‘’「」()（）【】\[\]-])*",
    re.IGNORECASE,
)
_PHRASES = rules("proving/reading")
_NAMES_CODE = _PHRASES["names a code"]
_AGREEING = _PHRASES["agrees first"]
_WANTS = _PHRASES["wants a code"]
_LEAVES = _PHRASES["leaves it"]
_ANOTHERS = _PHRASES["is somebody else's"]
_MINE = _PHRASES["is mine"]
_COUNTS_ELSE = _PHRASES["counts something else"]


class Remark(StrEnum):
    """What else is said about a code on its way; the catalogue answers it under this name."""

    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    INSISTS = "insists"
    NEXT = "next"


# where two are meant, the one that stands first here is answered
_REMARKS = {
    Remark.WHY: _PHRASES["asks why"],
    Remark.WHERE: _PHRASES["asks where it goes"],
    Remark.WHEN: _PHRASES["asks when it comes"],
    Remark.INSISTS: _PHRASES["insists"],
    Remark.NEXT: _PHRASES["asks what to do"],
}


def may_be_meant(text: str) -> bool:
    """Whether a message can be about a proof at all, by its words alone; most cannot.

    A code that was read before stands covered in its message, which may be taken up again.
    """
    readers = (
        code_among_words,
        is_misread_code,
        wants_code,
        agrees,
        leaves_it,
        is_anothers,
        is_mine,
        remark_in,
    )
    return MASK in text or any(read(text) for read in readers)


def code_in(text: str) -> str | None:
    """The six digits, when a message is a code and little else ("482 913", 验证码是482913).

    Returns:
        ASCII digits, or None.
    """
    found = _digits_alone(text)
    return found if found is not None and len(found) == CODE_DIGITS else None


def code_among_words(text: str) -> str | None:
    """The six digits in a short message that counts nothing else ("found it in spam, 482 913").

    Only where a code is waited for and was spoken of last: elsewhere they may be anything.

    Returns:
        ASCII digits, or None.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST or _COUNTS_ELSE.search(plain.lower()):
        return code_in(text)
    found = ["".join(filter(str.isdigit, group)) for group in _GROUPS.findall(plain)]
    codes = [digits for digits in found if len(digits) > _ASIDE]
    alone = len(codes) == 1 and len(codes[0]) == CODE_DIGITS
    return codes[0] if alone else code_in(text)


def is_misread_code(text: str) -> bool:
    """Whether a message looks like a code that lost or gained a digit."""
    found = _digits_alone(text)
    if found is None or len(found) == CODE_DIGITS:
        return False
    near = abs(len(found) - CODE_DIGITS) <= 2
    return near and (names_code(text) or _plain(text).strip().isdigit())


def wants_code(text: str) -> bool:
    """Whether a message asks for a code, or for another one."""
    if len(text) > _LONGEST:
        return False
    reply = short_answers.trimmed(text)
    return bool(_WANTS.fullmatch(reply) or _WANTS.fullmatch(_AGREEING.sub("", reply)))


def names_code(text: str) -> bool:
    """Whether a message speaks of a code in so many words."""
    return bool(_NAMES_CODE.search(fold(text).lower()))


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


def is_mine(text: str) -> bool:
    """Whether a message says whose the ticket is: "it's mine, from my laptop", 是我本人的."""
    return len(text) <= _LONGEST and bool(_MINE.search(short_answers.trimmed(text)))


def remark_in(text: str) -> Remark | None:
    """A question about a code on its way, or a doubt that it was the wrong one."""
    if len(text) > _LONGEST:
        return None
    reply = short_answers.trimmed(text)
    return next((remark for remark, said in _REMARKS.items() if said.search(reply)), None)


def masked(text: str) -> str:
    """The text with every digit covered, so that nobody who reads along can use it."""
    return "".join(
        MASK if character.isdigit() or character in _HAN_NUMERALS else character
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
