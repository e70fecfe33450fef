"""What an answer may be by its words: a rough time, a further part of the story, another way.

People answer out of order. What is no time is not put down as one; what tells more of the matter
goes to the story, whatever was asked.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.form_rules import is_question, says_how_to_put_right
from bot.nlu.text import fold, for_rules

_TIME = re.compile(
    r"\d|\b(?:ago|last|past|since|during|before|after|when|while|around|about|early|earlier|late|later|beginning|start|end|middle|mid|recent\w*|yesterday|today|tonight|now|just|morning|noon|midday|lunch\w*|afternoon|evening|night|"
    r"weekends?|weekdays?|weeks?|months?|years?|days?|hours?|minutes?|decades?|fortnight|quarter|holidays?|bank holiday|christmas|xmas|easter|new year|thanksgiving|halloween|ramadan|eid|diwali|spring|summer|autumn|fall|winter|lockdown|pandemic|covid|"
    r"ages|always|ever|forever|long|while|time|times|once|twice|often|every|each|daily|ongoing|still|constantly|couple|few|several|sometime|somewhere|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|mon(?:day)?|tue\w*|wed\w*|thu\w*|fri(?:day)?|sat\w*|sun(?:day)?)\b"
    r"|[年月日号號周週点點时時候早晚夜春夏秋冬节節刚剛久]|昨|今[天晚早]|前[天阵陣些]|[之以]前|最近|礼拜|禮拜|期间|期間|[月年周初]底|月[初中末]|上旬|中旬|下旬|经常|經常|一直|天前|[几幾两兩三四五六七八九十]天|假期|放假"
)
# "when I was in hospital" tells when
_ASKS = re.compile(
    r"[?？]|^(?:what|why|how|who|where|which|can|could|do|does|is|are|will)\b|[吗嗎呢][\s。!]*$"
)
_SINCE = re.compile(
    r"(?:(?:it was|about|around|just|right|well|i think|maybe|some time|shortly|not long) )*(?:when|during|after|before|since|while|as|the (?:day|week|month|year|time))\b"
)
_LONGEST_TIME_WORDS, _LONGEST_TIME_HAN = 12, 20
# What is done to put things right is not what happened: "my fee refunded".
_REMEDIED = r"(?!(?:refunded|fixed|replaced|repaired|removed|cancell?ed|waived|corrected|returned|reversed|explained|reinstated|deleted|fired|sacked|trained|punished|disciplined|unblocked|restored|compensated|closed|stopped|reviewed|resolved|sorted|looked|reimbursed|credited|need(?:ed)?|indeed)\b)"
_PAST = (
    rf"{_REMEDIED}(?:\w{{2,}}ed|was|were|had|did|wasn't|weren't|hadn't|didn't|isn't|aren't|won't|wouldn't|couldn't|can't|doesn't|don't|keeps?|refuses?|says?|said|told|gave|left|came|went|lost|kept|made|sent|got|hung|cut|put|ran|threw|broke|took|"
    r"bought|paid|sold|found|rang|wrote|saw|heard|felt|fell|stood|sat|spoke|began|knew|thought|brought|caught|held|met|spent|stole|swore|tore|woke|wore|shut|hit|hurt|let)"
)
_SUBJECT = r"(?:i|we|they|he|she|it|you|nobody|no one|none|someone|somebody|everyone|everything|nothing|(?:your|the|my|our|his|her|their|this|a|an|one|another)(?: [\w'-]+){1,3}?)"
_NARRATES = re.compile(
    rf"(?:^|[,.;:!?]\s*|\b(?:and|but|so|then|because|when|while|that|also|after|before|now|well|plus|oh)\s+){_SUBJECT}\s+(?:(?:also|then|just|even|never|only|already|later|still|simply|always|have|has|had|been|now|all|both|ever|actually|really)\s+)*(?:{_PAST}|(?:have|has|had)(?:n't)?)\b"
    r"|\b(?:they|people|staff|agents?|he|she|team|callers?|reps?) (?:\w+ )?(?:call|calls|ring|rings|text|texts|keep|keeps|say|says|tell|tells|ignore|ignores|refuse|refuses|want|wants|charge|charges|take|takes) (?:me|us|my|on|it|no|that|to)\b"
    r"|\b(?:i|we|they|you)'?ve (?!to\b)\w+"
    r"|\b(?:her|his|their|my [\w'-]+'s) (?:full )?name(?:'s| is| was)\b|\bpower of attorney\b|\bi(?:'m| am) (?:his|her|their) (?:attorney|carer|guardian|executor|lawyer|son|daughter|wife|husband)\b"
    r"|^[\w'-]+(?: [\w'-]+)? (?:cracked|broke|crashed|froze|failed|leaked|stopped|arrived|disappeared|vanished|bounced|expired|lapsed)\b"
)
_FRAME_OF_TIME = re.compile(
    r"\b(?:it|this|that|everything|the whole thing|all this)(?:'s)? (?:all )?(?:was|were|happened|started|occurred|began|took place|(?:has|had) (?:always |ever )?been|went)\b"
)
_NARRATES_ZH = re.compile(
    r"[了过過]|被|让|讓|(?:他|她|你|我|客服|业务员|對方|对方|店员|柜员|经理|系统)们?.{0,6}(?:说|說|叫|要求|拒|骂|推|挂|收|扣)|不(?:给|给我|肯|让|理|接|退|赔)"
)
_LEAST_WORDS, _LEAST_HAN = 3, 8
_WANTS = re.compile(
    r"\b(?:that'?s|that is|this is) (?:all |what |exactly what )*(?:i|we) (?:want|ask|need)\b|\bwhat (?:i|we) want\b|\b(?:i|we)(?:'d| would)(?: just| only| really)* (?:like|want|prefer)\b|^(?:(?:just|please|i said|and|so|ok|simply) )*stop \w+ing\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:can|could|will|would) (?:you|someone|somebody|anyone) (?:please |just |not )?(?:stop|cancel|block|freeze|unfreeze|unlock|reverse|undo|return|refund|fix|replace|repair|send|give|pay|correct|remove|delete) (?:it|this|that|them|these|the|my|me)\b"
)
_OF_THE_CHAT = re.compile(
    r"\b(?:complain\w*|form|chat|draft|conversation|registration|data|details|person|human|agent|copy|letter)\b"
)
_VENTS = re.compile(
    r"(?:(?:oh|well|god|wow|seriously|honestly|come on)[, ]+)*(?:(?:this|that|it|you|they|everything)(?: (?:people|lot|guys|all|whole thing))?(?:'s|'re| is| are| was)(?: (?:so|just|absolutely|really|all|such|a|an|the|utterly|completely|beyond|too|like))*(?: [\w-]+){1,2}"
    r"|(?:absolutely |utterly |just |so |simply )?(?:unbelievable|ridiculous|disgusting|outrageous|shameful|pathetic|disgraceful|incredible|wow|whatever)|what a \w+)[\s.!]*"
)
_SINCE_THEN = re.compile(r"\b(?:since|ago|last|every|yesterday|back in|been|until|till)\b")
# A number that is named by what it is of, beside next to nothing else.
_NAMED_NUMBER = re.compile(
    r"(?:(?:my|the|it'?s|its|for|on|under) )*(?:loan|account|contract|card|meter|booking|case|invoice|policy|order|claim|customer|member(?:ship)?|reference|ref)\.?(?: (?:no\.?|number|nr|id|is|ending(?: in)?|ends in))*[\s.:#]*(?P<number>(?=[a-z-]*\d)[a-z0-9][a-z0-9/-]{3,})"
)
# A question that nobody expects an answer to: part of the complaint, and not what is wanted.
_RHETORICAL = re.compile(
    r"(?:(?:and|so|then|but|well|oh|like) )*(?:what'?s?|why|how|who|are you|is (?:this|that)|do you|don't you|isn't|aren't)\b"
)
# What is wanted, named without a word that wants it: "a new one or half the money back".
_REMEDY = re.compile(
    r"\b(?:refund\w*|money back|(?:half|some|all|part|most|rest) (?:of )?(?:the|my) (?:money|price|fee)|apolog\w+|compensat\w+|explanations?|explain|replac\w+|(?:new|another) one|(?:a|my|the) new \w+|(?:or|and|just|for) (?:the|my) money|my (?:\w+ )?money|(?:it|money|fees?|all|half|some|deposit|premiums?|payments?|price|cash|cost)(?: \w+)? back|repair\w*|voucher|in writing|written|sacked|fired|disciplin\w*|"
    r"say sorry|reimburs\w*|reasons?|unfreeze|unlock|unblock|fixed|waived?|reinstat\w+|correct(?:ion|ed)|cancell?(?:ed|ation)|damages|justice|needs? (?:fixing|repairing|replacing|sorting|correcting))\b"
    r"|退款|退钱|退费|退保费|赔偿|赔钱|道歉|解释|换新|换货|换一[台个件部]|维修|修好|补偿|说法|书面|解冻|解封|恢复|更正|取消|处分|处罚|开除"
)
_LONGEST_REMEDY = 60
_SENTENCE = re.compile(
    r"\b(?:i|you|we|they|it|is|are|was|the|a|an|this|that|not|no|don't|to|of|and|my|your|why|what|how|who|do|does|have|has|need|want|just)\b"
)
_SENTENCE_WORDS = 2
_FEW_WORDS = 5
_FRAMED_NAME = re.compile(
    r"(?i:it'?s|i'?m|i am|this is|(?:my |the )?name(?:'s| is|:)?|call me) [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}[.! ]*"
)
_OF_ONESELF = re.compile(r"i(?:'m| am| can'?t| cannot| feel| just can'?t| don'?t want)\b")
_REASON = re.compile(
    r"\b(?:they|you|he|she|said|says|told|because|clause|section|term|polic\w+|cover\w*|exclu\w*|disclos\w*|late|document\w*|waiting|condition\w*|expired|age|eligib\w*|not (?:a|an|the|in|on|entitled|insured)|too (?:old|late|young))\b"
)
_ANOTHER_WAY = re.compile(
    r"\b(?:letters?|post(?:al|ed)?|by mail|snail mail|royal mail|courier|fax|whatsapp|wechat|weixin|signal|telegram|messenger|facebook|instagram|zoom|teams|skype|video|in person|face to face|visit|branch|meet|sms|text)\b"
    r"|写信|寄|信件|邮局|挂号|快递|传真|微信|短信|当面|面谈|上门|见面|网点|柜台|视频"
)


def may_tell_when(text: str) -> bool:
    """Whether words that no pattern reads as a date may still say when it was ("ages ago")."""
    read = for_rules(text).strip()
    if _ASKS.search(read) or says_how_to_put_right(text):
        return False
    if narrates(text) and not _SINCE.match(read):
        return False
    short = len(read.split()) <= _LONGEST_TIME_WORDS and len(_han(read)) <= _LONGEST_TIME_HAN
    return short and bool(_TIME.search(read))


def narrates(text: str) -> bool:
    """Whether words tell something that happened, and want nothing."""
    read = _FRAME_OF_TIME.sub(" ", for_rules(text).strip())
    if says_how_to_put_right(text) or is_question(text) or _WANTS.search(read):
        return False
    if len(_han(read)) >= _LEAST_HAN:
        return bool(_NARRATES_ZH.search(read))
    return len(re.findall(r"[a-z']+", read)) >= _LEAST_WORDS and bool(_NARRATES.search(read))


def wishes(text: str) -> bool:
    """Whether a short message names what is wanted, with a word that wants it or without."""
    read = for_rules(text).strip()
    if says_how_to_put_right(text) or _WANTS.search(read):
        return True
    if asked_for(text):
        return True
    if len(read) > _LONGEST_REMEDY or is_question(text) or not _REMEDY.search(read):
        return False
    return not (_NARRATES.search(read) or _NARRATES_ZH.search(read))


def asked_for(text: str) -> bool:
    """Whether a short question asks to have something done about the matter ("can you stop it?")."""
    read = for_rules(text).strip()
    short = len(read) <= _LONGEST_REMEDY
    return short and bool(_ASKED_FOR.search(read)) and not _OF_THE_CHAT.search(read)


def asks_in_anger(text: str) -> bool:
    """Whether words only ask what they do not want to know ("what's the point of it then")."""
    return bool(_RHETORICAL.match(for_rules(text).strip())) and not wishes(text)


def vents_only(text: str) -> bool:
    """Whether words are an outburst and nothing more: "this is disgusting"."""
    return not wishes(text) and bool(_VENTS.fullmatch(for_rules(text).strip()))


def only_tells_since_when(text: str) -> bool:
    """Whether a few words only say since when or how often ("every month since")."""
    read = for_rules(text).strip()
    few = len(read.split()) <= _FEW_WORDS
    return few and bool(_SINCE_THEN.search(read)) and may_tell_when(text) and not wishes(text)


def speaks_of_oneself(text: str) -> bool:
    """Whether words say how their writer feels, and nothing of a reason ("I can't face forms")."""
    read = for_rules(text).strip()
    return bool(_OF_ONESELF.match(read)) and not _REASON.search(read)


def named_number(text: str) -> tuple[int, int] | None:
    """Where a message that is next to nothing else gives a number ("loan 8842-11")."""
    match = _NAMED_NUMBER.fullmatch(for_rules(text).strip().strip(" .,!"))
    return match.span("number") if match else None


def names_oneself(text: str) -> bool:
    """Whether a whole message gives its writer's name within a frame ("its Priya")."""
    return bool(_FRAMED_NAME.fullmatch(fold(text).replace("’", "'").strip()))


def is_no_name(text: str) -> bool:
    """Whether words in place of a name are a sentence: "this is a nightmare"."""
    return len(_SENTENCE.findall(for_rules(text).strip())) >= _SENTENCE_WORDS


def names_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: by letter, on WhatsApp."""
    return bool(_ANOTHER_WAY.search(for_rules(text).strip()))


def _han(text: str) -> list[str]:
    return re.findall(r"[一-鿿]", text)
