"""What a story tells of a refusal: the reason that was given, and the clause that it was put on."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import for_rules

_CLAUSE = re.compile(
    r"(?:(?:条款|合同|保险责任|责任免除|免责条款|保单)(?:里|中)?(?:的)?)?第\s?[0-9一二三四五六七八九十百]{1,4}(?:[.．]\d{1,2}){0,3}\s?[条款项章节](?:第\s?[0-9一二三四五六七八九十]{1,3}\s?[款项])?"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s?条"
    r"|\b(?:clause|section|article|paragraph|term|exclusion|condition)\s+(?:no\.?\s*)?\d{1,3}(?:\.\d{1,2}){0,3}(?:\s?\([a-z0-9]{1,3}\))?"
)
# The words up to the end of the sentence; a comma may stand inside a reason, a full stop may not.
_TO_THE_END = r"(?P<reason>[^。！!？?；;\n]{2,120}?(?=\.\s|\.$|[。！!？?；;\n]|$))"
_ZH = re.compile(
    r"(?:(?:拒赔|拒保|拒绝|给出|给|对方|他们|你们)?的?(?:理由|原因)(?:是|为|竟然是|居然是|:)+\s*)"
    r"(?P<named>[^,，。！!？?；;\n]{2,60})"
    # 拒赔通知书上写的是未如实告知
    r"|(?:通知书?|拒赔函|回函|来函|信函?|短信|邮件|单子|上面|理赔单|告知书|决定书)(?:里|上|中|里头|上头)?(?:就|只)?(?:写|说|讲|给|印)(?:的|着|了)?(?:理由|原因)?(?:是|:|说)?(?P<written>[^,，。！!？?；;\n\s]{0,20}(?:未如实|没有?如实|隐瞒|既往|等待期|免责|不在|不属于|不符合|除外|先天|过期|超期|逾期|材料不[全齐])[^,，。！!？?；;\n\s]{0,30})"
    r"|以(?P<pretext>[^,，。！!？?；;\n]{2,40}?)(?:为由|为理由|的理由|作为理由|为借口)"
    r"|(?<!没)(?<!没人)(?:说|称|回复|答复|告知|告诉我|认为|声称)(?=住院|天数|[^,，。]{1,10}?不符|是|我|这|该|因为|由于|他|她|它|病|伤|属于|不|没|未|[还仍]?在|还没|等待期|既往症|免责)"
    r"[^,，。！!？?；;\n]{0,40}?(?:不在|不属于|不符合|不予|不赔|未如实|没有如实|没如实|隐瞒|既往症|等待期|免责|除外|先天|过期|超期|超过|逾期|材料不[全齐]|不够|未达到|没达到|"
    r"犹豫期|不能退|不退|手续费|违约金|现金价值)[^,，。！!？?；;\n]{0,40}"
)
_EN = re.compile(
    r"\b(?:the\s)?reason\s(?:(?:they|you|i was|that was|he|she)\s)?(?:gave|given|told|is|was)(?:\s(?:me|is|was))*(?:\sthat)?:?\s+"
    + _TO_THE_END
    + r"|\b(?:on the grounds?(?: that| of)?|on the basis (?:that|of)|citing|claiming|arguing)\s+(?P<grounds>(?:[^.!?;\n]|\.(?=\d)){2,120})"
    r"|\b(?:because|since|due to|as)\s+(?P<cause>(?:of\s)?(?:it|the|my|i|a|an|this|there|pre)\b(?:[^.!?;\n]|\.(?=\d)){0,30}\b(?:not covered|pre-?existing|waiting period|exclu\w+|expired|late|"
    r"disclos\w+|cooling[- ]off|not (?:insured|eligible|included)|wear and tear|documents?|deadline|lapsed|surrender|penalty|experimental|cosmetic)\b(?:[^.!?;\n]|\.(?=\d)){0,60})"
    r"|\b(?:letter|e-?mail|message|decision|reason)\s(?:says|said|states?|stated|claims?|mentions?|gives|was|is)\s(?:that\s)?:?\s?(?P<letter>[^.!?;\n]{0,40}\b(?:pre-?existing|waiting period|"
    r"exclu\w+|not covered|expired|too late|disclos\w+|wear and tear|experimental|cosmetic|not (?:insured|eligible|included))\b[^.!?;\n]{0,40})"
    r"|\b(?:say|said|says|saying|told me|replied|wrote|stated|insist(?:s|ed|ing)?)\s+(?:that\s)?(?P<said>(?:it|the|my|i|this|that|a|an|there)\b(?:[^.!?;\n]|\.(?=\d)){0,60}\b(?:not covered|n't covered|pre-?existing|waiting period|"
    r"exclu\w+|expired|too late|disclos\w+|cooling[- ]off|n't (?:insured|eligible|included|count)|not (?:insured|eligible|included)|wear and tear|missing|deadline|lapsed|penalty|cosmetic)\b(?:[^.!?;\n]|\.(?=\d)){0,60})"
    # "turned it down saying it was elective", "they say storm is not covered"
    r"|\b(?:refus\w+|den(?:y|ied)|reject\w*|declin\w+|turn(?:ed|ing)? (?:\w+ ){0,3}down|knock(?:ed|ing)? (?:\w+ ){0,3}back|(?:not|n't|never|won't) pa(?:y|id|ying))\b[^.!?;\n]{0,60}?\b(?:saying|because|claiming|citing|arguing)\s(?:that\s|of\s)?(?P<refused>(?:[^.!?;,\n]|\.(?=\d)){4,100})"
    r"|\b(?:they|the (?:insurer|company|assessor|adjuster|letter))\s(?:just\s|only\s|now\s)?(?:say|says|said|claim|claims|told me)\s(?:that\s)?(?P<they>(?!(?:i|you|we)\b)(?:[^.!?;,\n]|\.(?=\d)){3,50}?\b(?:not|n't|isn't|wasn't|doesn't|isnt|outside|excluded)\s(?:\w+\s)?(?:cover\w*|includ\w+|insur\w+|claimable|eligible|policy|terms|valid)\b)"
)


_SAYS_EN = re.compile(
    r"\b(?:they|he|she|you|insurer|letter|staff)\s(?:just |only |all |keep |then )*(?:say|says|said|saying|claim|claims|told me)\s(?:that |is |it'?s |got |have |i have |due to )*(?P<present>(?:a |an )?(?:pre-?existing|not covered|waiting period|exclu\w+|non-?disclosure|expired|too late)\b[^,.!?;，。\n]{0,40})"
    # a term of the contract in the middle of Chinese: 说什么 pre-existing condition
    r"|(?:说|讲|写)(?:什么|是|的是|我|他|她|这是|因为|\s)*(?P<mixed>(?:a |an |the )?(?:pre-?existing|not covered|waiting period|exclu\w+|non-?disclosure|expired|too late)(?:[a-z' -]{0,40}[a-z])?)"
)
_SAID_ZH = re.compile(r"(?:说|称|回复|答复|告知|告诉我|认为|声称)(?:是|我是)?")
_PAUSE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# that it was refused is no reason why
_ONLY_REFUSED = re.compile(
    r"不(?:能|予|给|肯|让|可以)?(?:再)?(?:赔|退|理赔|办理|补发|受理)(?:付|款|保|货|钱)?了?"
)


_REFUSED = re.compile(
    r"拒|驳回|不(?:给|肯|让|能|予|同意|愿意?|可以|准|许)?(?:全额|提前)?(?:退|赔|办|受理|支持|处理|批)|[退赔办取](?:不了|唔到|不成|不出)|没(?:有)?(?:给)?(?:退|赔)|不认|不行|不符合|不属于|不在|不算|卡着|扣(?:着|住|下)|只(?:能|肯|给|退|赔)|唔(?:肯|俾|畀|准)|过(?:了)?犹豫期|"
    r"\b(?:refus\w+|declin\w+|reject\w+|den(?:y|ied|ying)|wo(?:n't|nt)|will not|would(?:n't| not)|ca(?:n't|nnot|nt)|could(?:n't| not)|did(?:n't| not)|do(?:n't|es not|esn't| not)|isn't|is not|aren't|are not|no refunds?|non-?refundable|said no|says no|turned down|not (?:giving|paying|entitled|eligible|allowed|refund\w+)|only (?:refund|offer|give|gave|pay|paid|got)\w*|without (?:a )?refund|(?:keep|keeps|kept|keeping) (?:my|the|all|our|half)|penalt\w+)\b"
)


def tells_of_refusal(text: str) -> bool:
    """Whether a story tells that something was refused, and not only that it is wanted."""
    return bool(_REFUSED.search(for_rules(text)))


def given_reason(text: str) -> tuple[int, int] | None:
    """Where a text says why a claim or refund was refused.

    Args:
        text: the customer's words.

    Returns:
        first character of the reason and the one after its last; None when none is told.
    """
    read = for_rules(text)
    match = _ZH.search(read) or _EN.search(read) or _SAYS_EN.search(read)
    if match is None:
        return None
    name = next((name for name, value in match.groupdict().items() if value), None)
    start, end = match.span(name or 0)
    said = None if name else _SAID_ZH.match(read, start, end)
    start = said.end() if said else start
    # spoken Chinese has spaces in place of commas
    pause = _PAUSE.search(read, start, end)
    end = pause.start() if pause else end
    return None if _ONLY_REFUSED.fullmatch(read, start, end) else (start, end)


def clause(text: str) -> tuple[int, int] | None:
    """Where a text names a clause of the contract (条款第7.2条, "clause 4.1").

    Returns:
        first character and the one after the last; None when it names none.
    """
    match = _CLAUSE.search(for_rules(text))
    return match.span() if match else None
