"""What short replies mean where a form asks something: no, skip, yes, stop."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import fold

_FRAME = re.compile(r"^[\s,.。!?;、~…'\"“”()（）]+|[\s,.。!?;、~…'\"“”()（）]+$")
_SOFT_END = re.compile(
    r"(?:吧|啊|呀|啦|喇|哦|噢|呢|哈|耶|喔|欸|囉|咯|的话|谢谢|抱歉|不好意思|,? ?(?:please|thanks|thank you|pls|sorry|i'm afraid|i am afraid|mate)| (?:lah?|leh|lor|ah|hor|liao|already))$"
)
_SOFT_START = re.compile(
    r"^(?:(?:sorry|well|oh|hm+|um+|er|uh|ah|抱歉|不好意思|哦|嗯|呃)[,.，。 ]+)+"
)
_THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|good|great|fine|right|alright|cool|perfect|oh|ah|well|many|好的?|嗯|哦|行|可以|那|太)[,.，。!！ ]*)*(?:thanks?(?: you| a lot| so much| very much| for (?:that|this|telling me|your help))*|thx|cheers|谢谢(?:你|您|啦|了|哈)*|多谢(?:了|啦)?|谢了)[,.，。!！ ]*"
)

_NOTHING = re.compile(
    r"没(?:呀|啦)?|不(?:知道?|记得|清楚|方便|想讲|讲|提供)(?:啦|呀|了)?|"
    r"(?:我?(?:暂时|现在|目前|真的|已经|也|都)*(?:没有?了?|无|不知道|不清楚|不记得了?|记不(?:清|得)了?|想不起来了?|忘了|忘记了|找不到了?|"
    r"不方便(?:说|提供|透露)?|不想(?:说|填|提供|透露|给)|不用了?|不必了?|不需要了?|不提供|不填了?|不说了?|算了|暂无|保密|匿名|"
    r"没有?(?:什么)?(?:保单号?|单号|编号|号码|订单号?|参考号|诉求|要求|别的要求|其他要求|那个|这个)|哪有(?:什么)?(?:保单号?|单号|编号|号码|订单号?)|都(?:行|可以)|随便|无所谓|跳过|略过?|下一(?:个|步|题)|过)|"
    r"(?:no|nope|none|nothing|nah|n/?a|na|skip|pass|next|null|nil)(?: (?:it|this|that|thanks|one|question))*|(?:there(?:'s| is| are) )?no (?:(?:policy|order|account|claim|reference|such) )?(?:numbers?|names?|phone|e-?mail|contacts?(?: details)?|address|details|clue|preference|idea|matter|reason(?: given)?)|(?:it )?(?:doesn't|does not) matter|(?:i )?(?:really )?(?:don't|do not) (?:care|mind)|whatever|either(?: (?:one|way))?|any(?:thing| way| of (?:them|those))?|up to you|"
    r"(?:i )?(?:really )?(?:do not|don't|dont) (?:know|remember|recall|have (?:one|it|any|that|a number|the number)|want to (?:say|give(?: it)?|tell(?: you)?))|"
    r"(?:i )?(?:have )?(?:no idea|not (?:too |really |quite |entirely |100% )?sure|no number|forgot|forgotten)(?: (?:when|exactly|which|of (?:the|that)|about (?:that|the)|what)(?: \w+){0,4})?|(?:i )?(?:really |honestly )?(?:do not|don't|dont|can't|cannot|cant) (?:know|remember|recall|say) (?:when|exactly|the (?:exact )?(?:date|day|time|number)|what (?:date|day|time)|which)(?: \w+){0,4}|(?:i )?(?:can't|cannot|can not) (?:remember|recall|find it)|"
    r"(?:i'?d |i would )?(?:rather not|prefer not to)(?: say)?|leave (?:it|that)(?: blank| out)?|anonymous(?:ly)?|(?:i'?m |i am |i'?ll |i'?d |i will |i would |i )?(?:not|won'?t|will not|don'?t want to|do not want to|wouldn'?t|refuse to|(?:i'?d |would )?(?:prefer not to|rather not)) (?:be )?(?:giv(?:e|ing)|shar(?:e|ing)|tell(?:ing)?|leav(?:e|ing)|provid(?:e|ing)|say(?:ing)?) (?:(?:you|out|any) )*(?:(?:my|a|any) )?(?:name|number|phone(?: number)?|e-?mail(?: address)?|address|contact(?: details)?|details|that|it|one)(?: (?:out|to you|either|thanks))?|no need(?: (?:for )?(?:a |any |my )?(?:number|name|phone|e-?mail|contact|call|details))?|(?:that'?s )?none of your business|not (?:applicable|needed|necessary))"
)
# asked what is wanted, and asking back what there is
_UP_TO_YOU = re.compile(
    r"(?:那|就|还是|由|请|都|我)*(?:你们?|您们?|妳们?)(?:觉得|看|认为|说|决定|建议|安排|定|会)+(?:要|该|应该|可以|能)*(?:怎么|怎样|如何|点样?)?(?:处理|办|解决|做|弄|赔|补偿)?(?:比较|才|最|会|都)*(?:好|妥当|合适|合理|公平|行|可以)?"
    r"|what (?:do|would|can) you (?:think|suggest|propose|recommend|offer)(?: (?:is |would be )?(?:best|fair|right))?|you (?:tell me|decide|choose|suggest something)"
)
_YES = re.compile(
    r"(?:系|没错|没问题|得|(?:确认)?(?:送出|发送)|好啦|好呀|交啦|(?:就这样)?交(?:了|上去)?)|"
    # "can" is the yes of Singapore and Malaysia: "ok can", "can submit"
    r"(?:ok(?:ay)? |yes )?can(?: can)?(?: (?:submit|send|go ahead|proceed))?(?: it)?|"
    r"(?:对|对的|是|是的|好|好的|好了|可以|没错|正确|没问题|确认|确定|提交|就这样|嗯+|行|可以提交|确认提交|都对|没有?问题|ok|okay|okey|"
    r"yes|yep|yeah|yup|y|sure|correct|right|submit|confirm(?:ed)?|go ahead|that'?s (?:right|correct|fine|it)|"
    r"(?:yes )?(?:it |that |this |everything |all )?(?:is|looks?|seems?) (?:all )?(?:good|right|fine|correct|ok|okay)(?: now)?|all (?:good|correct|right)(?: now)?|(?:ok |yes )?(?:all )?done|fine|perfect|(?:yes )?(?:please )?(?:submit|send)(?: it)?)"
)
_NO = re.compile(
    r"不得|"
    r"(?:不|不对|不是|不是的|错了|有误|不正确|不行|不可以|先不|还没|等等|no|nope|nah|n|wrong|not (?:right|correct|yet|quite)|"
    r"that'?s (?:wrong|not right|not correct)|incorrect)"
)
_STOP = re.compile(
    r"(?:取消|取消投诉|不投诉了|不办了|不弄了|不想投诉了|我?不(?:想)?投诉了|停止|退出|放弃|结束|"
    r"cancel(?: (?:it|this|that|the complaint|my complaint))?|stop|quit|exit|abort|forget (?:it|about it)|"
    r"never ?mind|i (?:don't|do not) want to (?:complain|continue|go on)(?: any ?more)?|drop it)"
)
# Called away: the draft is kept. "Put my loan on hold" and "call me back later" are none of it.
_LEAVES = re.compile(
    r"\b(?:put|keep|park) (?:it|this|that|things) (?:on hold|for (?:now|later))\b|\bpause (?:it|this|here|for now)\b|(?:^|[,.;]\s*|\b(?:sorry|ok|but|and|actually) )(?:i )?(?:have to|'?ve got to|got to|gotta|must|need to) (?:go|run|dash)(?: now)?(?=$|[,.;!])"
    r"|\b(?:i'?ll|i will|i can|let me|can i|let's|we can) (?:come back|be back|continue|finish(?: (?:this|it))?|carry on|do (?:this|it|the rest)|pick (?:this|it) up)\b.{0,12}\b(?:later|tomorrow|tonight|soon|another time|in a bit)\b"
)
_LONGEST_LEAVING = 70
# Said before the summary, it leaves out what is still asked.
_SUBMIT = re.compile(
    r"(?:(?:好的?|行|嗯|可以了?|没问题|ok|okay)[,， ]*)?(?:直接|赶紧|快|马上|先|就|可以|确认|请|帮我|给我|那)*(?:提交|送出|发送|交+)(?:了|上去)?|就这样|就这些|没别的了|没有别的了?|"
    r"(?:just |please |now |yes |yeah |yep |yup |ok |okay |can |fine |right |alright |so |then |go on |done )*(?:submit|send)(?: (?:it|that|this|the complaint))?(?: (?:now|already|in))?|that'?s (?:all|everything)|nothing else"
)
_SENDS = re.compile(r"提交|送出|发送|交|\b(?:submit|send)\b")
_SET_ASIDE = re.compile(r"(?:算了|不用了|不必了)")


def trimmed(text: str) -> str:
    """A reply in folded lower case without its punctuation and softening words."""
    text = _FRAME.sub("", fold(text).lower().replace("’", "'"))
    kept = _SOFT_END.sub("", _SOFT_START.sub("", text))
    return _FRAME.sub("", kept) or text


_PARTS = re.compile(r"[,，.。!;、\s]*[,，.。!;、][,，.。!;、\s]*|(?<=[一-鿿])\s+(?=[一-鿿])")


def _parts(reply: str) -> list[str]:
    """The clauses of a reply, which Chinese typed in haste parts by spaces."""
    return [part for part in _PARTS.split(reply) if part]


def _all_yes(reply: str) -> bool:
    """Whether every part of a reply agrees (对，提交吧; "yes, that's right")."""
    parts = _parts(reply)
    return bool(parts) and all(_YES.fullmatch(_SOFT_END.sub("", part) or part) for part in parts)


def _all_submit(reply: str) -> bool:
    """Whether a reply says that nothing is left to add, and to send it: 没别的了 交吧."""
    parts = [_SOFT_END.sub("", part) or part for part in _parts(reply)]
    ends = all(_SUBMIT.fullmatch(part) or _YES.fullmatch(part) for part in parts)
    return ends and any(_SENDS.search(part) for part in parts)


_AGREEING = re.compile(
    r"对|是|好|行|可以|没错|没问题|无误|正确|提交|确认|确定|交|登记|嗯|同意|准确|赶紧|系|得|\b(?:ok|okay|yes|yep|yeah|sure|submit|send|go|correct|right|fine|good|great|perfect|do it|agree|please|proceed|accurate|register)\b"
)


def agrees(text: str) -> bool:
    """Whether a longer reply has any word of a yes: "go on then, it is all as I said"."""
    return bool(_AGREEING.search(fold(text).lower()))


# "yes the second one too", 好的那件也登记, 也要
_OFFER_TAKEN = re.compile(
    r"(?:yes|yeah|yep|yup|sure|ok|okay|please|是|好|对|行|可以|嗯|要|当然)(?![a-z]).{0,40}"
    r"|.{0,12}(?:也(?:要|帮|给|请|登记|投诉|办|开|一起|一并)|一起(?:登记|办|投诉)|\b(?:the (?:second|other)|that) one (?:too|as well|also)\b).{0,16}"
)
_OFFER_LEFT = re.compile(r"不|别|算了|没|\b(?:no|not|don'?t|never|but)\b|[?？]|吗")


def _leaves_it_to_us(reply: str) -> bool:
    """Whether every part of a reply has no wish of its own: "I don't know, what do you suggest"."""
    parts = [_SOFT_END.sub("", part) for part in re.split(r"[,.。!?;、\s]*[,.。!?;、]\s*", reply)]
    told = [part for part in parts if part]
    return any(_UP_TO_YOU.fullmatch(part) for part in told) and all(
        _UP_TO_YOU.fullmatch(part) or _NOTHING.fullmatch(part) for part in told
    )


def wants_what_is_offered(text: str) -> bool:
    """Whether a reply to an offer takes it in more words than a yes."""
    reply = trimmed(text)
    return bool(_OFFER_TAKEN.fullmatch(reply)) and not _OFFER_LEFT.search(reply)


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
    if asked != "story" and len(reply) <= _LONGEST_LEAVING and _LEAVES.search(reply):
        return "cancel"
    if asked == "correction_field" and (_all_yes(reply) or _SUBMIT.fullmatch(reply)):
        # shown what can be changed, and nothing is to be
        return "affirm"
    if asked == "confirmation":
        if _SET_ASIDE.fullmatch(reply):
            return "cancel"
        if _all_yes(reply) or _all_submit(reply):
            return "affirm"
        return "deny" if _NO.fullmatch(reply) else None
    if asked == "story":
        if _SET_ASIDE.fullmatch(reply):
            return "cancel"
        return None
    if _NOTHING.fullmatch(reply) or _SUBMIT.fullmatch(reply) or _all_submit(reply):
        return "skip"
    if asked == "demand" and _leaves_it_to_us(reply):
        return "skip"
    if _NO.fullmatch(reply):
        return "skip"
    return "affirm" if _YES.fullmatch(reply) else None
