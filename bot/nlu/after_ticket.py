"""What customers write once a complaint of theirs is registered, in words of their own.

Most of it belongs to that complaint: where it stands, more about it, what they make of the answer.
Only what tells a matter of its own begins another one.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.form_rules import demanding_clause, is_question
from bot.nlu.text import count_han, for_rules

# What `about` and `awaiting` hold where it is asked whether words belong to a ticket.
OF_TICKET = "of_ticket"

_LONGEST_QUESTION = 70
_LONGEST_VERDICT_WORDS = 45
_LONGEST_VERDICT_HAN = 60
_FEW_WORDS, _FEW_HAN = 25, 40
# A greeting or a sigh before what is meant.
_OPENING = r"(?:(?:hi|hiya|hello|hey|ok|okay|so|and|but|right|well|hm+|er|um|please|good (?:morning|afternoon|evening)|你好|您好|喂|请问|那|那么|嗯)[\s,.!，。！]*)*"
_ASKS_WHERE = re.compile(
    rf"{_OPENING}(?:"
    r"(?:is there |are there |have you (?:got )?|got |do you have |still )*any (?:news|updates?|progress|word|answer|reply|response)\b"
    r"|what(?:'s| is| has|s)? (?:happened|happening|going on|become|the latest|the news|the state|up)\b.{0,6}\b(?:with|to|of|on|about)\b (?:my|our|the|it|that|this)\b"
    r"|where (?:is|are|has|does|do|'s)?\b.{0,4}\b(?:my|our) (?:complaint|case|ticket|thing|claim|matter|stuff|one)\b"
    r"|how(?:'s| is| are| far)\b.{0,24}\b(?:my (?:complaint|case|ticket|thing|claim|matter)|it (?:going|coming)|getting on|you (?:doing|getting) with (?:it|my))\b"
    r"|who(?:'s| is| will be| has)? (?:\w+ )?(?:dealing with|handling|looking (?:at|into|after)|working on|got|in charge of|responsible for) (?:it|this|that|my \w+|the case)\b"
    r"|when (?:do|will|can|would|am|are) (?:i|we|you)\b.{0,12}\b(?:get|getting|have|receive|see|be (?:told|given)|hear|know|finish|be (?:done|finished))\b"
    r"|(?:have|has) (?:you|anyone|anybody|somebody|someone|they)\b.{0,12}\b(?:looked|decided|read|done|started|begun|finished|dealt|seen)\b"
    r"|(?:有|有没有|还没有?|有没|可有)(?:什么|啥|任何|新的?)*(?:消息|进展|回音|回复|答复|动静|下文|结果)(?:了)?(?:吗|么|没有?|呢)?"
    r"|(?:我(?:那|的|这)(?:个|件|单|边)?(?:事|投诉|单子|案子|那个|工单)?)(?:现在)?(?:怎么样|咋样|怎样|到哪|(?:处理|办|弄)得?(?:怎么?样|如何|咋样))"
    r"|(?:现在|目前)?(?:是)?谁(?:在)?(?:处理|负责|跟进|管)"
    r"|(?:什么时候|啥时候|几时|哪天|多久)(?:才)?(?:能|可以|会)?(?:收到|拿到|等到|有|给我)"
    r")"
)
_STOPS_SHORT = re.compile(r"[^.。!！?？]{0,40}[.。!！?？\s]*")

# What leans on something said before: a joining word, a pronoun with nobody named, an echo.
_JOINS = re.compile(
    r"(?:and|but|also|plus|actually|by the way|btw|hm+|wait|hang on|hold on|again|still|then|though|oh|ps|no|nope|well|besides|ok but|yes but|so)\b[\s,.:!-]*(?!(?:there's |there is )?(?:another|a second|something else))"
    r"|(?:而且|但是?|可是|还有(?!一|另)|对了|其实|不过|所以|结果|可|另外(?!一|还有一)|再补|补充|又|还是|仍然?|等等|哦|噢)"
)
_POINTS_BACK = re.compile(
    r"(?:(?:he|she|they|it|that|this|these|those|him|her|them)(?:'s|'ve|'d|'re|'ll)?|the same|same|his|their|its)\b"
    r"|(?:他|她|它|这(?!次|个月|周)|那(?!天|次|个月|周)|对方|同样)"
)
_ECHOES = re.compile(r"(?:an? |the |only |just )?[\w£$€%']+(?: [\w£$€%']+){0,3}\s*\?+\s+\S")

_TAKES_IT = re.compile(
    r"\b(?:i(?:'ll| will| can|'d| would)? (?:take|live with|accept|agree|go with|settle for)|fair enough|that(?:'s| is|'ll| will)? (?:be )?(?:fine|ok|okay|good|great|fair|do|works?)|works for me|sounds (?:good|fair|fine|ok)|(?:happy|fine|ok|okay|pleased|satisfied|good) with (?:that|it|this)|deal)\b"
    r"|(?:可以|行|好)(?:吧|的)?[,，]?(?:就这样|我接受|接受|没意见)|就(?:这样|按这个|按你们说的)(?:吧|办)|(?:我)?(?:认了|接受|没意见|没异议|满意)"
)
_REFUSES_IT = re.compile(
    r"\b(?:no way|not (?:good )?enough|not acceptable|unacceptable|not accept\w*|won'?t accept|can'?t accept|don'?t accept|i (?:refuse|reject|disagree)|not (?:happy|ok|okay|fine|satisfied|right|fair|having|true|what i (?:asked|wanted))|n't (?:happy|fair|right|what i|good enough|true|fix|solve|help)|unfair|insult(?:ing)?|a joke|ridiculous|rubbish|nonsense|still (?:wrong|broken|not|no)|"
    r"i (?:said|asked|told you|wanted)|that(?:'s| is) (?:wrong|it|all)\?*|is that (?:it|all)|take it further|you must be (?:joking|kidding)|are you (?:joking|kidding|serious))"
    r"|不(?:接受|认可|同意|服|满意|行|合理|公平|可能)|没法接受|太少|就这(?:点|样)?[?？]|打发|凭什么|还是(?:不|没|错)|开(?:什么)?玩笑|糊弄|敷衍"
)

_THROWS_AWAY = re.compile(
    r"(?:(?:yes|ok|okay|please|just|no)[, ]+)*(?:discard|delete|scrap|bin|drop|throw (?:it )?away|get rid of)(?: (?:it|that|this|the draft|the (?:old )?one|that one|what i (?:wrote|told you)))?(?: (?:then|please|now))*"
    r"|(?:那|就|请|把)*(?:它|草稿|那个|那份)?(?:丢掉?|丢弃|删掉?|删除|不要|作废|扔掉?)(?:它|草稿|那个|那份)?(?:吧|了)*"
)


def asks_where_it_stands(text: str) -> bool:
    """Whether a short question asks how a complaint gets on, without the word: "any news?"."""
    read = for_rules(text).strip()
    if len(read) > _LONGEST_QUESTION or demanding_clause(text):
        return False
    match = _ASKS_WHERE.match(read)
    return match is not None and bool(_STOPS_SHORT.fullmatch(read[match.end() :]))


def goes_on_about_it(text: str) -> bool:
    """Whether words lean on what was said before: "and it was room 214", "a repair?? no way"."""
    read = for_rules(text).strip(" \t\n,.，。…")
    return any(pattern.match(read) for pattern in (_JOINS, _POINTS_BACK, _ECHOES))


def throws_away(text: str) -> bool:
    """Whether a reply wants what was put aside to be thrown away: "discard it"."""
    return bool(_THROWS_AWAY.fullmatch(for_rules(text).strip(" \t\n,.，。!！")))


def is_brief(text: str) -> bool:
    """Whether a statement is short enough to be more of what was told already."""
    return len(text.split()) <= _FEW_WORDS and count_han(text) <= _FEW_HAN


def verdict_in_own_words(text: str) -> str | None:
    """What words say of an answer that was given, however they say it.

    Returns:
        `accepted`, `rejected`, or None where they say neither for certain.
    """
    read = for_rules(text)
    if len(read.split()) > _LONGEST_VERDICT_WORDS or count_han(read) > _LONGEST_VERDICT_HAN:
        return None
    if _REFUSES_IT.search(read):
        return "rejected"
    return "accepted" if _TAKES_IT.search(read) and not is_question(text.split("?")[-1]) else None
