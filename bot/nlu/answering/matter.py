"""What happened and what is wanted: the two that customers tell in place of anything else."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.form_rules import is_question, says_how_to_put_right, tells_story
from bot.nlu.text import count_han, for_rules
from bot.nlu.wishes import demanding_clause

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
    r"|\b(?:i|we|he|she|they|it|my [\w'-]+)(?:'m|'re|'s| am| are| is)(?: still| now| also| just)* (?:not able to|unable to|not working|not getting|stuck|without)\b|\b(?:i|we|he|she|they) cannot\b"
    r"|^(?:then |also |and |so |but |just |only |even |never |already )*(?:took|lost|had to|waited|spent|rang|phoned|been|missed|went|tried|cost|got (?:told|no|charged|cut)|bought|ordered)\b(?! (?:money|my|the|me|us)\b.{0,20}\bback\b)"
    r"|\b(?:phone|line|app|site|website|page|card|machine|system|room|parcel|driver|router|signal|internet|broadband|screen|letter|e-?mail)(?: \w+)? (?:says|said|keeps|goes|cuts|drops|shows|won't|doesn't|never|hangs)\b"
    r"|^[\w'-]+(?: [\w'-]+)? (?:cracked|broke|crashed|froze|failed|leaked|stopped|arrived|disappeared|vanished|bounced|expired|lapsed)\b"
)
_FRAME_OF_TIME = re.compile(
    r"\b(?:it|this|that|everything|the whole thing|all this)(?:'s)? (?:all )?(?:was|were|happened|started|occurred|began|took place|(?:has|had) (?:always |ever )?been|went)\b"
)
_NARRATES_ZH = re.compile(
    # "have her apologise" bids, "made me wait" tells
    r"[了过過]|被|[让讓](?=[我人俺咱老客顾])|(?:他|她|客服|经理|店员|柜员).{0,4}[让讓]|(?:他|她|你|我|客服|业务员|對方|对方|店员|柜员|经理|系统)们?.{0,6}(?:说|說|叫|要求|拒|骂|推|挂|收|扣)|不(?:给|给我|肯|让|理|接|退|赔)"
)
_OF_THE_MATTER = re.compile(
    r"^(?:it'?s |it is |in |at |from |on |with |by )*"
    r"(?:your|the|my|our|his|her|their|an?) \w+(?: \w+){2,}"
    r"|^(?:是)?(?:你们|我们?家?)(?:的)?.{4,}"
)
_LEAST_WORDS = 3
_LEAST_HAN = 8
_WANTS = re.compile(
    r"\b(?:that'?s|that is|this is) (?:all |what |exactly what )*(?:i|we) (?:want|ask|need)\b|\bwhat (?:i|we) want\b|\b(?:i|we)(?:'d| would)(?: just| only| really)* (?:like|want|prefer)\b|^(?:(?:just|please|i said|and|so|ok|simply) )*stop \w+ing\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:can|could|will|would) (?:you|someone|somebody|anyone) (?:please |just |not )?(?:stop|cancel|block|freeze|unfreeze|unlock|reverse|undo|return|refund|fix|replace|repair|send|give|pay|correct|remove|delete) (?:it|this|that|them|these|the|my|me)\b"
)
_WANTS_IT_OVER = re.compile(
    r"\b(?:want|need|like|make|get) (?:it|this|that|them|him|her|everything|all (?:of )?(?:it|this|that)|the [\w ]{2,20}?)(?: all)? to (?:stop|end|go away)\b"
    r"|\b(?:stop|end|cancel) (?:the|my|these|those|your|charging|calling|taking|ringing) \w+"
)
_OF_THE_CHAT = re.compile(
    r"\b(?:complain\w*|form|chat|draft|conversation|registration|data|details|person|human|agent|copy|letter)\b"
)
_VENTS = re.compile(
    r"(?:(?:oh|well|god|wow|seriously|honestly|come on)[, ]+)*(?:(?:this|that|it|you|they|everything)(?: (?:people|lot|guys|all|whole thing))?(?:'s|'re| is| are| was)(?: (?:so|just|absolutely|really|all|such|a|an|the|utterly|completely|beyond|too|like))*(?: [\w-]+){1,2}"
    r"|(?:absolutely |utterly |just |so |simply )?(?:unbelievable|ridiculous|disgusting|outrageous|shameful|pathetic|disgraceful|incredible|wow|whatever)|what a \w+)[\s.!]*"
)
# A question that nobody expects an answer to: part of the complaint, and not what is wanted.
_RHETORICAL = re.compile(
    r"(?:(?:and|so|then|but|well|oh|like) )*(?:what'?s?|why|how|who|are you|is (?:this|that)|do you|don't you|isn't|aren't)\b"
)
# What is wanted, named without a word that wants it: "a new one or half the money back".
_REMEDY = re.compile(
    r"\b(?:refund\w*|money back|(?:half|some|all|part|most|rest) (?:of )?(?:the|my) (?:money|price|fee)|apolog\w+|compensat\w+|explanations?|explain|replac\w+|(?:new|another) one|(?:a|my|the) new \w+|(?:or|and|just|for) (?:the|my) money|my (?:\w+ )?money|(?:it|money|fees?|all|half|some|deposit|premiums?|payments?|price|cash|cost)(?: \w+)? back|repair\w*|voucher|in writing|written|sacked|fired|disciplin\w*|"
    r"say sorry|reimburs\w*|reasons?|unfreeze|unlock|unblock|fixed|waived?|reinstat\w+|knock(?:ed)? [^.?!]{2,24} off|correct(?:ion|ed)|cancell?(?:ed|ation)|damages|justice|needs? (?:fixing|repairing|replacing|sorting|correcting))\b"
    r"|退款|退钱|退费|退保费|赔偿|赔钱|道歉|解释|换新|换货|换一[台个件部]|维修|修好|补偿|说法|书面|解冻|解封|恢复|更正|取消|处分|处罚|开除"
)
_LONGEST_REMEDY = 60
_OF_ONESELF = re.compile(
    r"i(?:'m| am| can'?t| cannot| feel| just can'?t| don'?t want|'ll| will| swear| hope| hate| wish)\b|(?:we'll|we will|you'll|you will|you (?:people|lot))\b"
)
# Asked of the desk in anger, about how it listens: no question, and nothing of the matter.
_SNEERS = re.compile(
    r"(?:(?:so|and|oh|like|seriously|hello|god|jesus|honestly|what)[\s,.!?]+)*(?:(?:do|did|can|are|have|could) you (?:people |lot |guys |all )?even (?:read|listen\w*|understand|care|know|look\w*|think\w*|hear|checked?|awake|human)\b.{0,40}"
    r"|are you (?:even |all |people |lot )?(?:deaf|blind|stupid|thick|dense|serious|kidding(?: me)?|joking|having a laugh|taking the (?:piss|mick(?:ey)?)|listening(?: to me)?|reading (?:this|what i \w+))\b.{0,16}"
    r"|have you (?:even |actually )?(?:read|listened to) (?:a word|anything|what)\b.{0,30}|how many (?:more )?times (?:do|must|have) i\b.{0,40}|what part of\b.{0,60}|(?:i|i've) (?:just |already )(?:told|said|gave|answered)(?: you)? (?:that|this|it|so)\b.{0,20})[\s.!?]*"
    r"|(?:你|能不能|给我|滚|闭嘴|[\s,，])*(?:别|少|哪(?:来|那么多)|哪有)?(?:这么多|那么多|tm|他妈的?|特么|跟我|在这|给我)*(?:废话|[啰罗]嗦|磨叽|墨迹|逼逼|bb|叽歪|瞎扯|扯淡)(?:了|真多|太多|什么|那么多|吗|[\s.。!！?？])*"
    r"|(?:你们?|这|给我|[\s,，])*(?:他妈|他娘|特么|妈的|tmd?|md)(?:的)?(?:能不能|到底|就不能|给我|[\s,，])*(?:快点儿?|快些|搞快|抓紧|赶紧|利索点?)(?:的|行不行|行吗|好吗|吗|啊|吧|[\s.。!！?？])*"
    r"|(?:你们|这帮人?|你们这帮人?|这群人|[\s,，])+(?:是不是|就是|就|都|是|总|老|一直|成天|天天|专门|只会|就会|这么|这样|如此|全)*(?:糊弄|骗|坑|忽悠|欺负|耍|敷衍|打发|应付|对待|欺骗|宰)(?:我们?|人|别人|老百姓|客户|顾客|消费者|老人家?|老实人|用户|大家)*(?:的|吗|么|啊|呀|呢|吧|是吧|是不是|[\s.。!！?？])*"
)
_REASON = re.compile(
    r"\b(?:they|you|he|she|said|says|told|because|clause|section|term|polic\w+|cover\w*|exclu\w*|disclos\w*|late|document\w*|waiting|condition\w*|expired|age|eligib\w*|pre-?existing|not (?:a|an|the|in|on|entitled|insured)|too (?:old|late|young))\b"
)
_REASON_ZH = re.compile(r"说|因|条|款|原因|理由|不符|不在|告知|材料|既往|等待期|超|过期")
_WISHED_ZH = (
    r"退|赔|打.?折|免单|优惠|道歉|赔礼|认错|解释|说法|交代|说明|说清|讲清|弄清|解决|处理|处分|处罚|开除|辞退|换|修|补|恢复|取消|解除|停|删|更正|改|"
    r"公开|书面|答复|答案|重新|重做|减|免|返|还钱|还款|还我|还给|撤|查|兑付|兑现|到账|到帐|履行|兑|公道|公平"
)
_WISHING_ZH = re.compile(
    rf"{_WISHED_ZH}|^[^,，]{{0,6}}钱[\s吧啊呀。!]*$|(?:^|[,，\s])(?:请|你们|就)?(?:不要|别|不准|不许)(?!脸|钱|命|人|的)|要求|想要|希望|给我|给个|让|请|能不能|可不可以|可以不|能否|别再|不要再|不准|不许|马上|尽快|赶紧|立刻|快点|快些|早点|帮|"
    r"按|照|原价|全额|一半|全部|利息|违约金|精神损失|[一二三十\d]倍|看着办|你们(?:定|说)|合理|满意|负责|到位|恳求|求你"
)
# "they will not pay", "said I could return it", "was paid 300": what happened, not what is wanted
_NOT_WISHED_ZH = re.compile(
    rf"(?:不|没有?|未|拒绝?|不肯|不让|不给|不予|说(?:好|是|了|会|要|可以|能|随时)*|讲|答应|承诺|告诉我|通知我?|以为|怪我|叫我|让我|要我)[^,，。;；!！?？\s]{{0,6}}?(?:{_WISHED_ZH})"
    rf"|(?:{_WISHED_ZH})[^,，。;；\s]{{0,2}}[了过](?!算)|(?:转|扣|花|交|付|汇|借|存|骗|赚)了?[^,，。;；\s]{{0,6}}钱|手机|电话费|退保|理赔|查出|查到|检查|"
    r"停(?:车|电|水|机)|请(?:假|问)|处理人|换药|补充|让(?:人|我|老人)|按时|按月|照样|照片|帮助|帮忙|(?:没|无)人"
)
# tired of being asked, which tells nothing of the matter
_TIRED_OF_QUESTIONS = re.compile(
    r"问问问|问个没完|问来问去|问这问那|还问|别(?:再)?问|老(?:是)?问|烦死|烦不烦|烦人|[啰罗]嗦|磨叽|磨磨(?:叽叽|唧唧|蹭蹭)|废话|没完没了"
)
# who has to leave for a moment tells nothing
_WAITS = re.compile(
    r"(?:你|您|那|先|请|麻烦)*(?:等等|等一?下|等会儿?|稍等|等我一?[下会])(?:儿|啊|哈|吧)?(?:[,，\s]*(?:我)?(?:先|有|要|得)?(?:去)?(?:接|打|有)?(?:个)?(?:电话|人找|事|快递|忙|开会|回来)(?:来了|再说|了|一下)?)?"
)
_PROMISE = re.compile(r"保证|担保|承诺|打包票|\bguarantee|\bpromise")
# a thing of the matter that is to end, which the conversation is none of
_OF_THE_DESK = (
    r"(?:complaint|form|chat|conversation|ticket|case|claim i|whole thing|thing|registration|draft)"
)
_ENDS_SOMETHING = re.compile(
    rf"\b(?:get|have|want|need|see)\b(?!.*\b{_OF_THE_DESK}\b).{{2,30}}\b(?:cancell?ed|stopped|closed|removed|dropped|taken off)\b"
    rf"|\b(?:cancel|stop|close|remove|drop) (?:my|one|both|all|those|these|any|the (?:second|other|extra|new|old|duplicate|double)) (?!(?:\w+ )?{_OF_THE_DESK}\b)\w+"
    r"|(?:取消|停掉?|关掉?|撤掉?|退掉)(?:其中|多余|重复|第二|那)[^,，。投诉登记]{1,8}$"
)
# what is to be promised is what is wanted: "promise me it'll be paid by Friday"
_PROMISED = re.compile(
    r"^(?:(?:just|please|so|then|but|and|ok|okay|well|first) )*(?:promise|guarantee|assure)(?: me| us)?(?: that)? (?=.*\b(?:paid|pay|refund\w*|back|money|sorted|fixed|replac\w+|repair\w*|cancel\w*|apolog\w+|compensat\w+)\b)\w+'?\w*(?: \w+)+|^(?:那|你们?|先|请|必须|就)*(?:给我|向我)?(?:保证|承诺)(?:给我|一定|会|能)*(?:把.{1,6})?(?:全额)?[退赔修换还]"
)
_LONGEST_OUTBURST_HAN = 20
_LEAST_HAN_OF_STORY = 5
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
_BEGINS_WITH_WISH = re.compile(
    r"(?:我们?|就|只|首先|第一|现在|当然是?)*(?:想要|要求|希望|想让|要你们|想拿|要拿)(?!人工|客服|转)"
)


def names_the_matter(text: str) -> bool:
    """Whether a statement begins with what it is about: "your hotel near the station"."""
    return bool(_OF_THE_MATTER.search(for_rules(text)))


def narrates(text: str) -> bool:
    """Whether words tell something that happened, and want nothing."""
    read = _FRAME_OF_TIME.sub(" ", for_rules(text).strip())
    if says_how_to_put_right(text) or is_question(text) or _WANTS.search(read):
        return False
    if count_han(read) >= _LEAST_HAN:
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


def wants_it_stopped(text: str) -> bool:
    """Whether a short reply wants something of the matter to end, and not the conversation."""
    read = for_rules(text).strip()
    return bool(_WANTS_IT_OVER.search(read)) and not _OF_THE_CHAT.search(read)


def ends_something(text: str) -> bool:
    """Whether words want a thing of the matter ended: "get one of them cancelled"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_REMEDY and bool(_ENDS_SOMETHING.search(read))


def asks_in_anger(text: str) -> bool:
    """Whether words only ask what they do not want to know ("what's the point of it then")."""
    return bool(_RHETORICAL.match(for_rules(text).strip())) and not wishes(text)


def vents_only(text: str) -> bool:
    """Whether words are an outburst and nothing more: "this is disgusting"."""
    return not wishes(text) and bool(_VENTS.fullmatch(for_rules(text).strip()))


def sneers(text: str) -> bool:
    """Whether a reply only asks in anger whether anybody listens: "do you even read this"."""
    return bool(_SNEERS.fullmatch(for_rules(text).strip()))


def speaks_of_oneself(text: str) -> bool:
    """Whether words say how their writer feels, and nothing of a reason ("I can't face forms")."""
    read = for_rules(text).strip()
    return bool(_OF_ONESELF.match(read)) and not _REASON.search(read)


def names_reason(text: str) -> bool:
    """Whether words have any of a refusal's reason: who said what, a clause, 因为."""
    read = for_rules(text)
    return bool(_REASON.search(read) or _REASON_ZH.search(read))


def begins_with_wish(text: str) -> bool:
    """Whether a reply begins by saying that its writer wants something: 想要拿回正确的报告."""
    return bool(_BEGINS_WITH_WISH.match(for_rules(text))) and not is_question(text)


def may_wish(text: str) -> bool:
    """Whether a reply may say what its writer wants, in any of its words."""
    read = for_rules(text)
    if demanding_clause(text):
        return True
    return bool(_WISHING_ZH.search(_NOT_WISHED_ZH.sub(" ", read)))


def may_want(text: str) -> bool:
    """Whether a question says what is wanted, and does not only want a promise of it."""
    read = for_rules(text).strip()
    if _PROMISED.match(read) and not is_question(text):
        return True
    return may_wish(text) and not _PROMISE.search(read)


def tells_enough(text: str) -> bool:
    """Whether a reply has words enough to tell something that happened."""
    letters = count_han(text)
    if letters:
        letters += 2 * len(_ENGLISH_WORD.findall(text))
    if _WAITS.fullmatch(for_rules(text).strip(" ,，.。!！~")):
        return False
    if letters <= _LONGEST_OUTBURST_HAN and _TIRED_OF_QUESTIONS.search(for_rules(text)):
        return False
    return letters >= _LEAST_HAN_OF_STORY and tells_story(text)
