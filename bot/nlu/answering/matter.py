"""What happened and what is wanted: the two that customers tell in place of anything else."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.form_rules import is_question, says_how_to_put_right, tells_story
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("answering/matter")

# What is done to put things right is not what happened: "my fee refunded".
_REMEDIED = r"(?!(?:refunded|fixed|replaced|repaired|removed|cancell?ed|waived|corrected|returned|reversed|explained|reinstated|deleted|fired|sacked|trained|punished|disciplined|unblocked|restored|compensated|closed|stopped|reviewed|resolved|sorted|looked|reimbursed|credited|need(?:ed)?|indeed)\b)"
_PAST = (
    rf"{_REMEDIED}(?:\w{{2,}}ed|was|were|had|did|wasn't|weren't|hadn't|didn't|isn't|aren't|won't|wouldn't|couldn't|can't|doesn't|don't|keeps?|refuses?|says?|said|told|gave|left|came|went|lost|kept|made|sent|got|hung|cut|put|ran|threw|broke|took|"
    r"bought|paid|sold|found|rang|wrote|saw|heard|felt|fell|stood|sat|spoke|began|knew|thought|brought|caught|held|met|spent|stole|swore|tore|woke|wore|shut|hit|hurt|let)"
)
_SUBJECT = r"(?:i|we|they|he|she|it|you|there|nobody|no one|none|someone|somebody|everyone|everything|nothing|(?:your|ur|yer|the|my|our|his|her|their|this|a|an|one|another)(?: [\w'-]+){1,3}?(?: (?:at|on|in|from|behind|by) (?:your|the) [\w'-]+)?(?:, [\w'-]+(?: [\w'-]+)?,)?)"
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
_STATES = re.compile(
    r"(?:(?:and|but|so|because|also|oh|actually|well) )*(?:(?:the|my|our|her|his|their|your|this|that) (?:[\w'-]+ ){1,3}|(?:she|he|they|we|i) )(?:is|are|was|were|has|have|am|got|work|live)\b(?! (?:to|all i|what|enough|fine|ok|okay)\b)"
)
_WHETHER_IT_IS = re.compile(r"是(?:不是|咪)")
_FRAME_OF_TIME = _PHRASES["frame of time"]
_NARRATES_ZH = re.compile(
    # "have her apologise" bids, "made me wait" tells
    r"[了过過]|被|[让讓](?=[我人俺咱老客顾])|(?:他|她|客服|经理|店员|柜员).{0,4}[让讓]|(?:他|她|你|我|客服|业务员|對方|对方|店员|柜员|经理|系统)们?.{0,6}(?:说|說|叫|要求|拒|骂|推|挂|收|扣)|不(?:给|给我|肯|让|理|接|退|赔)|(?:没有?|不|未)(?:给|肯|会|让|能|有)?\s*(?!that\b|really\b|sure\b|ok\b)[a-z]{3,}"
)
_OF_THE_MATTER = re.compile(
    r"^(?:it'?s |it is |in |at |from |on |with |by )*"
    r"(?:your|the|my|our|his|her|their|an?) \w+(?: \w+){2,}"
    r"|^(?:是)?(?:你们|我们?家?)(?:的)?.{4,}"
)
_LEAST_WORDS = 3
_LEAST_HAN = 8
_WANTS = _PHRASES["wants"]
_ASKED_FOR = _PHRASES["asked for"]
_WANTS_IT_OVER = _PHRASES["wants it over"]
_OF_THE_CHAT = re.compile(
    r"\b(?:complain\w*|form|chat|draft|conversation|registration|data|details|person|human|agent|copy|letter)\b"
)
_VENTS = _PHRASES["vents"]
# A question that nobody expects an answer to: part of the complaint, and not what is wanted.
_RHETORICAL = re.compile(
    r"(?:(?:and|so|then|but|well|oh|like) )*(?:what'?s?|why|how|who|are you|is (?:this|that)|do you|don't you|isn't|aren't)\b"
)
# What is wanted, named without a word that wants it: "a new one or half the money back".
_REMEDY = _PHRASES["a remedy"]
_LONGEST_REMEDY = 60
# The same at the head of a longer answer: "a refund for the six days, and someone who turns up".
_OPENS_WITH_REMEDY = _PHRASES["opens with a remedy"]
_MADE_GOOD = re.compile(
    r"\b(?:paid|refunded|reimbursed|repaid|compensated|credited|returned|replaced|repaired|fixed|waived|reinstated|unfrozen|unblocked|corrected)$"
)
_SENTENCE_END = re.compile(r"[.!?;\n]+\s+|\n")
_OF_ONESELF = _PHRASES["of oneself"]
# Asked of the desk in anger, about how it listens: no question, and nothing of the matter.
_SNEERS = _PHRASES["sneers"]
_REASON = _PHRASES["a reason"]
_REASON_ZH = re.compile(r"说|因|条|款|原因|理由|不符|不在|告知|材料|既往|等待期|超|过期")
_WISHED_ZH = (
    r"退|赔|[打\d].?折|免单|优惠|道歉|赔礼|认错|解释|说法|交代|说明|说清|讲清|弄清|解决|处理|处分|处罚|开除|辞退|换|修|补|恢复|取消|解除|停|删|更正|改|"
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
    r"[办送买借留]给我|停(?:车|电|水|机)|不要(?:紧|脸)|请(?:假|问)|处理人|换药|补充|让(?:人|我|老人)|按时|按月|照样|照片|帮助|帮忙|(?:没|无)人"
)
# tired of being asked, which tells nothing of the matter
_TIRED_OF_QUESTIONS = re.compile(
    r"问问问|问个没完|问来问去|问这问那|还问|别(?:再)?问|老(?:是)?问|烦死|烦不烦|烦人|[啰罗]嗦|磨叽|磨磨(?:叽叽|唧唧|蹭蹭)|废话|没完没了"
)
# who has to leave for a moment tells nothing
_WAITS = _PHRASES["waits"]
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
_PROMISED = _PHRASES["was promised"]
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


def opens_with_remedy(text: str) -> bool:
    """Whether an answer to what is wanted begins by naming it, without a word that wants it."""
    read = for_rules(text).strip()
    return bool(_OPENS_WITH_REMEDY.match(read)) and not read.endswith("?")


def names_what_is_owed(text: str) -> bool:
    """Whether words begin with what is to be made good: "the rest paid", "my deposit returned".

    What may have been done to them as well as for them ("my account closed") is left out.
    """
    opening = _OPENS_WITH_REMEDY.match(for_rules(text).strip())
    return opening is not None and bool(_MADE_GOOD.search(opening.group()))


def told_after_wish(text: str) -> int | None:
    """Where an answer that begins with a wish goes on to tell what happened; None where it does not."""
    for end in _SENTENCE_END.finditer(text):
        if narrates(text[end.end() :]):
            return end.end()
    return None


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


def states_a_fact(text: str) -> bool:
    """Whether a reply says how something is, and wants nothing: "her account is with you"."""
    read = for_rules(text).strip()
    return bool(_STATES.match(read)) and not (is_question(text) or wishes(text) or may_wish(text))


def only_asks(text: str) -> bool:
    """Whether a reply asks something, and names nothing that is wanted: "where did you note it?"."""
    read = for_rules(text).strip()
    if not is_question(text) or wishes(text) or _REMEDY.search(read):
        return False
    # "are you to answer for it or not" names nothing that is wanted
    return not may_wish(text) or bool(_WHETHER_IT_IS.search(read))


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


def waits_a_moment(text: str) -> bool:
    """Whether words only say that their writer has to leave for a moment: 等下我在开会."""
    return bool(_WAITS.fullmatch(for_rules(text).strip(" ,，.。!！~")))


def tells_enough(text: str) -> bool:
    """Whether a reply has words enough to tell something that happened."""
    letters = count_han(text)
    if letters:
        letters += 2 * len(_ENGLISH_WORD.findall(text))
    if waits_a_moment(text):
        return False
    if letters <= _LONGEST_OUTBURST_HAN and _TIRED_OF_QUESTIONS.search(for_rules(text)):
        return False
    return letters >= _LEAST_HAN_OF_STORY and tells_story(text)
