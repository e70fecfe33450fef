"""What short replies mean where a form asks something: no, skip, yes, stop."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import fold, for_rules

_PHRASES = rules("short_answers")
# 👍🏻: a yes without a word, whatever the colour of its skin
_THUMBS_UP = re.compile(
    r"(?:[\U0001F44D\U0001F44C\u2705\u2714\U0001F197\U0001F64B][\U0001F3FB-\U0001F3FF\uFE0F]*\s*)+"
)
_FRAME = re.compile(r"^[\s,.。!?;、~…'\"“”()（）]+|[\s,.。!?;、~…'\"“”()（）]+$")
# 可以👌: beside words a picture says no more than they do, but for one that refuses
_PICTURE = (
    r"(?![\U0001F44E\u274C\u2716\U0001F6AB\U0001F645\u26D4])"
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF\u200D\uFE0F]"
)
_PICTURES_AROUND = re.compile(rf"^(?:{_PICTURE}|\s)+(?=\S)|(?<=\w)[\s,.。!~]*(?:{_PICTURE}|\s)+$")
_SOFT_END = _PHRASES["soft end"]
_SOFT_START = re.compile(
    r"^(?:(?:sorry|well|oh|hm+|um+|er|uh|ah|ugh|抱歉|不好意思|哦|嗯|呃)[,.，。 ]+)+"
)
_THANKS = _PHRASES["thanks"]
# "ok terima kasih", which who writes English has, too
_THANKS_OF_NEIGHBOURS = _PHRASES["thanks in other languages"]
_CAN_WRITE = _PHRASES["can write it"]
_IS_HEARD = _PHRASES["is glad to be heard"]
_APOLOGISES = _PHRASES["apologises"]
_JESTS = _PHRASES["jests"]
_TAKES_LEAVE = _PHRASES["takes leave"]
_OPENS_BY_LEAVING = _PHRASES["opens by leaving"]
_WISHES_WELL = _PHRASES["wishes well"]
_IS_NO_COMPLAINT = _PHRASES["is no complaint"]
_NOTHING = _PHRASES["has nothing"]
# asked what is wanted, and asking back what there is
_UP_TO_YOU = _PHRASES["leaves it to the desk"]
# "nothing really, I just felt you ought to know"
_WANTS_NOTHING = _PHRASES["wants nothing"]
_ANNOUNCES_MORE = _PHRASES["only announces more"]
_TAKES_OUT = {
    "contact": _PHRASES["takes the contact out"],
    "customer_name": _PHRASES["takes the name out"],
}
_NO_REASON = _PHRASES["was given no reason"]
_YES = _PHRASES["agrees"]
# 对就这样交吧
_YES_AND_YES = _PHRASES["agrees, run together"]
_NO = _PHRASES["disagrees"]
# "no, that's not right", "hang on", 等等不对
_NOT_THE_SUMMARY = _PHRASES["refuses the summary"]
_OF_NOTHING = _PHRASES["says that nothing is complained of"]
_OF_ONE_ONLY = _PHRASES["of one of several only"]
_STOP = _PHRASES["stops"]
_CALLS_OFF = _PHRASES["calls it off"]
# also with another word beside it: 懂了，没有要投诉哈, "not a complaint, just pass it on"
_NO_COMPLAINT = _PHRASES["is no complaint, among other words"]
_LONGEST_TAKING_BACK = 80
# Called away: the draft is kept. "Put my loan on hold" and "call me back later" are none of it.
_LEAVES = _PHRASES["leaves"]
_LEAVES_ZH = _PHRASES["leaves, in Chinese"]
# only both together: 先这样，我要去接孩子
_ENDS_FOR_NOW, _IS_BUSY = _PHRASES["ends for now"], _PHRASES["has something else to do"]
_LONGEST_LEAVING = 70
_PARTS = re.compile(r"[,，.。!;、\s]*[,，.。!;、][,，.。!;、\s]*|(?<=[一-鿿])\s+(?=[一-鿿])")
_AGREEING = _PHRASES["holds a yes"]
# Said before the summary, it leaves out what is still asked.
_SUBMIT = _PHRASES["submits"]
_NOTHING_TO_CHANGE = _PHRASES["has nothing to change"]
# "no" refuses a summary; 没 may say that nothing is wrong with it
_UNCLEAR_NO = frozenset({"没", "没有", "无", "没了", "没有了"})
_NO_MORE_THAN_NO = _UNCLEAR_NO | {"no", "nope", "none", "nothing"}
_SENDS_TO_SOMEBODY = _PHRASES["sends it to somebody"]
_SENDS = re.compile(r"提交|送出|发|交|报|\b(?:submit|send)\b")
_YES_AND_MORE = re.compile(
    r"(?P<yes>[^,，.。!！;；?？\n]{1,40}?)"
    r"(?:[,，.。!！;；\n][,，.。!！;；\s]*|(?<=[一-鿿])\s+(?=[一-鿿]))(?P<more>\S.*)",
    re.S,
)
# what is said with the yes may take it back, or make it wait
_DEPENDS = re.compile(
    r"\b(?:but|except|although|though|however|only|if|until|unless|wait|instead)\b"
    r"|但|不过|可是|只是|就是.{0,6}(?:错|不对|改)|除了|如果|要是|等(?=一?下|[会等我]|$)|先别|先不"
)
# what may change what is shown
_CHANGES = re.compile(
    r"\b(?:not|don'?t|change|wrong|make|put|add|write|remove)\b|[?？]|不|别|改|错|先|加(?![了着完]?[^,，。]{0,3}班)|删|换|写|补"
)
_SET_ASIDE = re.compile(r"(?:算了|不用了?|不必了?|不需要了?)")


def trimmed(text: str) -> str:
    """A reply in folded lower case without its punctuation and softening words."""
    told = _PICTURES_AROUND.sub("", text) if any(map(str.isalnum, text)) else text
    text = _FRAME.sub("", fold(told).lower().replace("’", "'"))
    kept = _SOFT_END.sub("", _SOFT_START.sub("", text))
    return _FRAME.sub("", kept) or text


def _parts(reply: str) -> list[str]:
    """The clauses of a reply, which Chinese typed in haste parts by spaces."""
    return [part for part in _PARTS.split(reply) if part]


def _all_yes(reply: str) -> bool:
    """Whether every part of a reply agrees (对，提交吧; "yes, that's right")."""
    if _YES_AND_YES.fullmatch(reply) or _THUMBS_UP.fullmatch(reply):
        return True
    parts = _parts(reply)
    return bool(parts) and all(_YES.fullmatch(_SOFT_END.sub("", part) or part) for part in parts)


def _asks_back(text: str) -> bool:
    """Whether English words of a yes ask for one: "is that right?"."""
    return text.isascii() and text.rstrip().endswith("?")


def _all_submit(reply: str) -> bool:
    """Whether a reply says that nothing is left to add, and to send it: 没别的了 交吧."""
    parts = [_SOFT_END.sub("", part) or part for part in _parts(reply)]
    ends = all(_SUBMIT.fullmatch(part) or _YES.fullmatch(part) for part in parts)
    return ends and any(_SENDS.search(part) for part in parts)


def _all_stands(reply: str) -> bool:
    """Whether every part says that nothing is to be changed, or agrees: 就这样 没了."""
    parts = [_SOFT_END.sub("", part) or part for part in _parts(reply)]
    stands = all(_NOTHING_TO_CHANGE.fullmatch(part) or _YES.fullmatch(part) for part in parts)
    return stands and any(part not in _NO_MORE_THAN_NO for part in parts)


def agrees(text: str) -> bool:
    """Whether a longer reply has any word of a yes: "go on then, it is all as I said"."""
    return bool(_AGREEING.search(fold(text).lower()))


# "yes the second one too", 好的那件也登记, 也要
_OFFER_TAKEN = _PHRASES["takes what is offered"]
_OFFER_LEFT = re.compile(r"不|别|算了|没|\b(?:no|not|don'?t|never|but)\b|[?？]|吗")


def _leaves_it_to_us(reply: str) -> bool:
    """Whether every part of a reply has no wish of its own: "I don't know, what do you suggest"."""
    asked = re.split(r"[,.。!?;、\s]*[,.。!?;、]\s*", reply)
    parts = [_SOFT_END.sub("", part) for told in asked for part in _parts(told)]
    told = [part for part in parts if part]
    return any(_UP_TO_YOU.fullmatch(part) for part in told) and all(
        _UP_TO_YOU.fullmatch(part) or _NOTHING.fullmatch(part) for part in told
    )


def is_no_complaint(text: str) -> bool:
    """Whether a message says that nothing is complained of: "no, I was only asking"."""
    reply = trimmed(text)
    asks = "?" in fold(text)
    if not asks and len(reply) <= _LONGEST_TAKING_BACK and _NO_COMPLAINT.search(reply):
        return True
    return bool(_IS_NO_COMPLAINT.fullmatch(_FRAME.sub("", fold(text).lower().replace("’", "'"))))


def says_of_nothing(text: str) -> bool:
    """Whether some words of a message say that nothing is complained of: 我不投诉 just 问问."""
    read = for_rules(text)
    denies = len(read) <= _LONGEST_TAKING_BACK and bool(_OF_NOTHING.search(read))
    return denies and "?" not in fold(text) and not _OF_ONE_ONLY.search(read)


def calls_it_off(text: str) -> bool:
    """Whether a sentence of a message ends what was begun: "wait, please cancel. I …"."""
    return any(_CALLS_OFF.fullmatch(part) for part in _parts(trimmed(text)))


def courtesy(text: str) -> str | None:
    """The courtesy that a whole message is: `thank` for words of regret, `goodbye` for a good wish.

    Who only says that they can write a language, if slowly, is greeted: `greet`.

    Thanks in a language that is not read are thanks, and so are words of who is glad to be heard.

    Regret over harsh words ("sorry I was rude") is taken as thanks are.
    """
    reply = _FRAME.sub("", fold(text).lower().replace("’", "'"))
    if (
        _IS_HEARD.fullmatch(reply)
        or _APOLOGISES.fullmatch(reply)
        or _THANKS_OF_NEIGHBOURS.fullmatch(reply)
    ):
        return "thank"
    if _CAN_WRITE.fullmatch(reply):
        return "greet"
    return "goodbye" if _WISHES_WELL.fullmatch(reply) else None


def jests(text: str) -> bool:
    """Whether a whole message laughs something off: "lol ok, worth a shot", 哈哈开玩笑的."""
    return bool(_JESTS.fullmatch(_FRAME.sub("", fold(text).lower().replace("’", "'"))))


def takes_leave(text: str) -> bool:
    """Whether a whole message says that its writer has heard enough, and may come back."""
    return bool(_TAKES_LEAVE.fullmatch(_FRAME.sub("", fold(text).lower().replace("’", "'"))))


def opens_by_leaving(text: str) -> bool:
    """Whether a message begins as one that leaves: "bye, see you in court"."""
    return bool(_OPENS_BY_LEAVING.search(for_rules(text).strip()))


def wants_what_is_offered(text: str) -> bool:
    """Whether a reply to an offer takes it in more words than a yes."""
    reply = trimmed(text)
    return bool(_OFFER_TAKEN.fullmatch(reply)) and not _OFFER_LEFT.search(reply)


def _leaves(reply: str) -> bool:
    """Whether a reply says that its writer goes on later: "I'll finish this tonight", 遲啲再講."""
    if len(reply) > _LONGEST_LEAVING:
        return False
    if _LEAVES.search(reply):
        return True
    parts = [_SOFT_END.sub("", part) or part for part in _parts(reply)]
    told = [part for part in parts if not _YES.fullmatch(part)]
    busy = [part for part in told if not _ENDS_FOR_NOW.fullmatch(part)]
    if busy and len(busy) < len(told) and all(_IS_BUSY.fullmatch(part) for part in busy):
        return True
    whole = _LEAVES_ZH.fullmatch(" ".join(told)) is not None
    return whole or (bool(told) and all(_LEAVES_ZH.search(part) for part in told))


def before_submitting(text: str) -> list[str]:
    """The clauses before the one that sends what was shown: 数都对，刚才是我不对。提交吧.

    Returns:
        none where the last words of a reply send nothing, or nothing stands before them.
    """
    parts = _parts(trimmed(text))
    last = _SOFT_END.sub("", parts[-1]) or parts[-1] if parts else ""
    sends = _SUBMIT.fullmatch(last) and _SENDS.search(last)
    return parts[:-1] if sends or _SENDS_TO_SOMEBODY.fullmatch(last) else []


def depends(text: str) -> bool:
    """Whether a yes hangs on the words beside it: "yes, but my number is wrong", 提交，如果…."""
    return bool(_DEPENDS.search(fold(text).lower()))


def behind_a_yes(text: str) -> str | None:
    """The remark behind a yes to the summary: "correct. I have been with you for 20 years".

    Returns:
        its words; None where no yes stands before them, or the yes depends on them.
    """
    remark = more_than_a_yes(text)
    return None if remark is None or may_change(remark) else remark


def more_than_a_yes(text: str) -> str | None:
    """Whatever stands behind a yes to the summary; None where no yes stands before it."""
    parted = _YES_AND_MORE.match(text.strip())
    agrees_first = parted is not None and _all_yes(trimmed(parted["yes"]))
    return parted["more"] if parted and agrees_first else None


def may_change(remark: str) -> bool:
    """Whether a remark beside a yes may change what is shown, or has the yes wait."""
    return bool(_CHANGES.search(fold(remark).lower())) or depends(remark)


def announces_more(text: str) -> bool:
    """Whether a whole reply only says that something is to be added: "one more thing"."""
    return bool(_ANNOUNCES_MORE.fullmatch(trimmed(text)))


def taken_out(text: str) -> str | None:
    """The detail that a whole reply wants removed: `contact` or `customer_name`."""
    reply = trimmed(text)
    return next((slot for slot, words in _TAKES_OUT.items() if words.fullmatch(reply)), None)


def submits(text: str) -> bool:
    """Whether a whole reply wants what was told to be handed in as it is: "submit it then"."""
    reply = trimmed(text)
    wants = _SUBMIT.fullmatch(reply) and _SENDS.search(reply)
    return bool(wants) or _all_submit(reply)


def meaning(text: str, asked: str) -> str | None:
    """The intent that a short reply has as an answer to a question of the form.

    Args:
        text: the customer's words.
        asked: the slot that the form asks for.

    Returns:
        `affirm`, `deny`, `skip`, `cancel`, `thank`, or None when the reply is something else.
    """
    reply = trimmed(text)
    thanks = bool(_THANKS.fullmatch(_FRAME.sub("", fold(text).lower())))
    if thanks and not (asked == "confirmation" and _all_yes(reply)):
        return "thank"
    if _STOP.fullmatch(reply):
        return "cancel"
    if asked != "story" and _leaves(reply):
        return "cancel"
    if asked in ("confirmation", "story") and _SET_ASIDE.fullmatch(reply):
        return "cancel"
    if asked == "confirmation":
        return _meaning_of_summary(text, reply)
    return None if asked == "story" else _meaning_of_detail(reply, asked)


def _meaning_of_summary(text: str, reply: str) -> str | None:
    """What a reply to the summary means: that it stands, that it does not, or neither yet."""
    if not _asks_back(text) and (_all_yes(reply) or _all_submit(reply) or _all_stands(reply)):
        return "affirm"
    if reply in _UNCLEAR_NO or _SUBMIT.fullmatch(reply):
        # nothing wrong, or nothing to send; in haste: it is asked about again in short
        return "skip"
    refuses = _NO.fullmatch(reply) or _NOT_THE_SUMMARY.fullmatch(reply)
    return "deny" if refuses else None


def _meaning_of_detail(reply: str, asked: str) -> str | None:
    """What a reply to the question for a detail means, that gives none."""
    if asked == "correction_field" and (_all_yes(reply) or _SUBMIT.fullmatch(reply)):
        # shown what can be changed, and nothing is to be
        return "affirm"
    if _NOTHING.fullmatch(reply) or _SUBMIT.fullmatch(reply) or _all_submit(reply):
        return "skip"
    if asked == "demand" and (_leaves_it_to_us(reply) or _WANTS_NOTHING.match(reply)):
        return "skip"
    if asked == "given_reason" and _NO_REASON.fullmatch(reply):
        return "skip"
    if _NO.fullmatch(reply):
        return "skip"
    return "affirm" if _YES.fullmatch(reply) else None
