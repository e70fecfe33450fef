"""What customers say about tickets and drafts that exist: results, scores, going on, their data."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu import short_answers
from bot.nlu.text import count_han, for_patterns, for_rules
from bot.nlu.verdicts import refuses_at_the_end, verdict

_STILL_OPEN = re.compile(
    r"(?:没有?|未)(?:给我?|退|到|修|解决|处理|收到|换|赔|兑现|打款|发)"
    r"|又(?:坏|扣|来|不行)|反悔|\b(?:not|never|still no)\b|n't\b"
)
_CLAUSES = re.compile(r"[,，。.;；!！?？]+")
_LONGEST_WISH = 160
_CONFIRMS_ERASURE = re.compile(
    r"(?:确认|确定|是的?|对|好的?|可以|请|那就|就)*[,，\s]*(?:全部?|都)?(?:删除|删掉|删了?|清除|清空)(?:吧|了)?|(?:yes[, ]+)?(?:confirm|please|do|go ahead(?: and)?)?,? ?(?:delet\w*|eras\w*)(?: (?:it|all|everything|them))*(?: please)?"
)
_LONGEST_SCORING = 30
_GIVES_STARS = re.compile(
    r"(?:打|给|评)[^,，。]{0,6}(?:星|分)|\bgive (?:you|it|this|them)\b.{0,16}\bstars?\b"
)
_WANTS_TO_ADD = re.compile(
    r"(?:可以|想|要|再|还要|还想|能|帮我|麻烦)*(?:补充|追加|加上|加一[句点条])(?!.{0,4}(?:材料|文件|什么))|忘了(?:说|讲|告诉)|漏了(?:说|讲)|\b(?:want|like|need|forgot|can i|may i) to add\b|\bcan i add\b|\bforgot to (?:say|mention|tell)\b"
)
_HOW_LONG = re.compile(
    r"^(?:(?:so|and|but|ok|okay|please|hi|hello|then) )*(?:is|will|does|would|how long)\b.{0,30}\b(?:take|be|need)\b"
    r"(?: (?:me|you|us|all|many|several|a few|more than|up to|a|another))*(?: (?:months?|weeks?|days?|years?|ages|forever|long|longer|a while))?\W*$"
    r"|^(?:那|这|请问|大概|一共|还|到底|得|要|需要|会)*(?:多久|多长时间|几天|几个月|很久|好几个月|多少天)(?:能|才能|可以|会)?(?:有|出)?(?:结果|答复|消息|处理完|好|搞定|吗|呢|啊)*\W*$"
)
_LONGEST_QUESTION = 60

_SPACED = re.compile(r"[,，。.;；!！?？]+|(?<=[一-鿿])\s+(?=[一-鿿])")
_WAS_AWAY = re.compile(
    r"^(?:.{0,4}(?:不好意思|抱歉|对不起|久等).{0,10}|.{0,4}(?:刚才|刚刚|刚|才).{0,12}|.{0,4}回来了?|你好|您好|在吗?|(?:so )?sorry.{0,30}|i'?m back.{0,12}|(?:was|i was|had to|got) (?:on|in|at|busy|away|called|caught|a call|take).{0,24}|hi|hello|ok(?:ay)?|right)$"
)
_GO_ON = re.compile(
    r"(?:我?(?:又|已经)?回来(?:了|啦)*[,，。\s]*)?(?:我们|咱们|那|就|请)*(?:继续|接着|接着来|接着说|接着填|接着登记|接着上次的?|继续(?:登记|投诉|填|吧|说|办|刚才的|之前的|上次的)|(?:刚才|之前|上次)(?:那个|那件|的)?(?:投诉|登记)?(?:继续|接着)?)(?:吧)?"
    r"|(?:(?:hi|hello|hey|ok|okay|right|so)[ ,.!]+)*(?:i'?m|i am) back(?: (?:now|again))?|(?:so )?where (?:were|was|did) (?:we|i)(?: (?:get to|stop|leave off))?"
    r"|(?:ok |okay |yes |please |let's |let us |i want to |i'd like to |can we |shall we )*(?:go on|carry on|continue|resume|pick (?:it )?up|keep going|go ahead)"
    r"(?: (?:with )?(?:it|that|this|my (?:draft|complaint)|the (?:draft|complaint|form)|where (?:we|i) (?:left off|were|was|stopped)|from before|now|then))*"
)
_WHERE_WERE_WE = re.compile(
    r"(?:我们|咱们|刚才|之前|上次|头先|那|现在|我|这|是不是|是咪|系咪)*(?:讲|说|填|写|弄|做|进行|办)到(?:哪(?:里|儿|步|一步)?|边)(?:了|啦|呢|啊)*|(?:我们|咱们|那|这|现在|是不是|是咪|系咪)*继续(?:填|登记|投诉|说|讲|办)?(?:吗|么|啊|呀|吧|啦)*"
)
_CONSENT = re.compile(
    r"^(?:(?:好的?|嗯|行|可以|没问题|ok|okay|yes|sure|right|那|咁|这)(?:啊|呀|啦|吧)?[\s,，。!！]*)+"
)
_LONGEST_BESIDE_HAN, _LONGEST_BESIDE_WORDS = 8, 5
_OLD_ONE = re.compile(
    r".*(?:之前|上次|刚才|原来|旧的|前面|第一件|那件).*|.*\b(?:old|earlier|previous|first|before|kept)\b.*"
)
_NEW_ONE = re.compile(
    r".*(?:新的|重新|新开|另一件|别的|这件).*|.*\b(?:new|start over|fresh|another|again)\b.*"
)

# longer words tell or ask something, and throw away nothing
_LONGEST_CHOICE_WORDS = 9
_ASKS_BACK = re.compile(
    r"(?:(?:and|so|but|then) )*(?:what|where|how|why|who|when|if)\b|怎么|什么|为什么|谁"
)

_SAME_MATTER = re.compile(
    r".*(?:同一|就是(?:那|这)|是(?:那|这)(?:件|个|一)|一样的|加到|补充).*|.*\b(?:same|that one|add (?:it|this)|already)\b.*"
)
_NEW_MATTER = re.compile(
    r".*(?:不是(?:同|一|那|这)|另一?(?:件|回|码)|别的|新的|两(?:件|码)|不一样|不同).*|.*\b(?:new|different|another|separate|not the same|isn't the same|other)\b.*"
)

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}  # fmt: skip
_SCORE = re.compile(
    r"(?<![\d.])(?P<n>[1-5一二两三四五])\s*(?:分|星|颗星|点)(?!钟)|(?<![\d.])(?P<of>[1-5])\s*(?:/|out of|of)\s*5(?!\d)"
    r"|\b(?P<stars>[1-5]|one|two|three|four|five)[ -]*stars?\b|\b(?:rate|rating|score|give)\b[^\d]{0,25}\b(?P<rated>[1-5]|one|two|three|four|five)\b(?!\s*(?:/|out of)\s*(?:10|ten|100))"
    r"|评分?[^\d]{0,6}(?P<said>[1-5])(?!\d)"
)
_SCORE_ALONE = re.compile(
    r"\s*(?P<n>[1-5一二两三四五]|one|two|three|four|five)\s*(?:吧|分|星|stars?)?[\s.。!！]*", re.I
)
_FULL_MARKS = re.compile(r"满分|五星好评|full marks|top marks|5 stars")

_THEIR_DATA = re.compile(
    r"(?:你们|你|您)?(?:都)?(?:存|保存|记录|记|留|掌握|收集|有)了?(?:我|关于我)(?:的)?(?:哪些|什么|多少|啥)(?:信息|资料|数据|内容|东西|个人信息)?"
    r"|(?:导出|查看|看看|看一下|查一下|调取|复制|提供|给我|要|下载)(?:一下|一份)?(?:你们)?(?:保存|存|记录)?(?:的)?(?:我|我们)(?:所有)?(?:的)?(?:个人)?(?:信息|资料|数据)"
    r"|把(?:关于)?我(?:们)?(?:的)?(?:所有|全部)?(?:的)?(?:个人)?(?:信息|资料|数据)[^,，。]{0,4}(?:给我|发给?我|导出|拷)"
    r"|我的(?:个人)?(?:信息|资料|数据)(?:副本|都有(?:哪些|什么)|有哪些)"
    r"|\b(?:what|which) (?:data|information|details|personal (?:data|information|details))?\s?(?:do|have|does|did|are) (?:you|this bot|the bot)\b.{0,30}\b(?:about|on|of) me\b"
    r"|\bwhat do you (?:know|have|store|keep|hold) (?:about|on) me\b"
    r"|\b(?:copy of|access to|export|download|see|show me|give me|send me|view) (?:all )?(?:of )?my (?:own )?(?:personal )?(?:data|information|details|file)\b"
    r"|\b(?:subject access request|data access request|sar)\b"
)
_WHO_SEES = re.compile(r"\bwho(?:se)? |\bwhich people\b|谁|哪些人|什么人", re.I)
_ADDS_WISH = re.compile(
    r"(?:诉求|要求)(?:那?里面?|那[栏行项条儿]|上|后面)?(?:[,，\s]*(?:再|还要|还|麻烦|请|帮我))*(?P<more>(?:加|补|添|增加)(?:上|进去|一[条个项]|个|条)?.{2,})"
    r"|\b(?P<more_en>(?:also )?(?:add|put)\b.{2,40}) to (?:what i want|my (?:demands?|wish(?:es)?|requests?)|the (?:demand|wish|request))\b"
)
_CHANGES_WISH = re.compile(
    r"改主意|改成|改为|换成|还是(?:要|给我)?.{1,12}吧|不要.{1,10}了?[,，]\s*(?:我)?(?:就|只|改)?要|不想要.{1,10}了?[,，]\s*(?:我)?(?:就|只)?要|(?:现在|我)(?:就)?只要"
    r"|\binstead\b|\bchanged my mind\b|\brather (?:have|get|be)\b|\bi(?:'d| would) rather\b|\bnot .{1,30}\b(?:but|i want)\b"
)
_WISH = re.compile(
    r"退|赔|道歉|解释|说明|更正|更换|换|修|补偿|取消|恢复|书面|处理|答复|\brefund|\bmoney back|\bapolog|\bcompensat|\bexplan|\breplac|\brepair|\bcancel|\bcorrect|\bin writing|\breimburs|\bcredit"
)
_LEADING_MARKS = re.compile(
    r"^(?:(?:no|actually|sorry|wait|oh|well|i've|i have|changed my mind|and|please)[\s,.;:]+)+|^(?:(?:不|不对|等等|我改主意了?|改主意了?|那|哦|(?:诉求|要求)(?:[那这](?:里|儿|块|行|一?项|个|栏|部分))?)[,，。;；\s]+)+|^(?:诉求)?(?:改成|改为|换成)",
    re.I,
)
_INSTEAD = re.compile(r"[\s,，]*\binstead\b[\s.]*$", re.I)
_CONTRADICTS = re.compile(
    r"\s*(?:no|nope|wait|sorry|oops|hang on|hold on)[\s,.;:!-]|\s*(?:不对|不是|错了|等等|等一下|哦不|不好意思|不)[,，。!！\s]"
)
_PHONE_ENDING = re.compile(
    r"(?:phone|number|mobile|cell|telephone|it)\b[^\d]{0,25}\b(?:ends?|ending|last (?:four|three|two|\d)(?: digits?)?)\b[^\d]{0,12}(?P<en>\d{2,6})(?!\d)"
    r"|(?:手机|电话|号码)[^\d]{0,8}(?:尾号|最后(?:.?位|几位|应该?|(?=是))|后.位|末.位|末尾|结尾|尾数)[^\d]{0,6}(?P<zh>\d{2,6})(?!\d)"
)


_KEEPS_DATA = re.compile(
    r"(?:(?:no|nope|actually|wait|sorry|ok|then|better)[,. ]+)*(?:(?:please )?(?:keep|leave)(?: (?:it|them|everything|all|that|my (?:data|details)))?(?: (?:all|there|then|as it is))?|(?:do not|don't|dont) (?:delete|erase|do (?:it|that))(?: (?:it|anything|them|that))?)"
    r"|(?:不|别|先别|不要|不用|先不|还是不|那就不|算了[,，]?(?:不|别)?)+(?:删(?:除|了|掉)?)(?:了|吧)?|(?:那|还是|先|就|都)*(?:保留|留着|留下)(?:吧|着|它)?|(?:那|还是|就|我)*(?:先|接着|继续)(?:把)?(?:这个)?(?:投诉|登记)(?:完|办完|弄完|的事)?(?:再说|吧|了)?"
)
# what else has an ending that customers name
_OTHER_NUMBER = re.compile(
    r"\b(?:account|card|policy|order|claim|iban|contract)\b|账户|账号|帐号|卡号|银行卡|保单|订单|卡尾号"
)


_LONGEST_ROUTE = 40
_ASKS_ABOUT_ROUTE = re.compile(
    r"[?？]|吗|怎么|多久|多少|什么|哪|不(?:想|去|找)|\b(?:how|what|where|when|which|not|don't)\b"
)
_ROUTES = {
    "review": re.compile(r"复核|复议|上级|再(?:看|审)|\breview\b|\blooked at again\b"),
    "mediation": re.compile(r"调解|\bmediat"),
    "arbitration": re.compile(r"仲裁|\barbitrat"),
    "ombudsman": re.compile(r"申诉专员|\bombudsman\b"),
    "regulator": re.compile(r"监管|12378|金管局|银保监|\bregulator\b"),
    "court": re.compile(r"法院|起诉|打官司|告(?:你们|他们)|\bcourt\b|\bsue\b"),
}
_KEEPS_COMPLAINT = re.compile(
    r"(?:算了|等等|等一?下|哎|唉|那|还是|先|就|我|要|暂时|再想想|[\s,，。])*(?:留着|保留|留下|(?:不|别|不要|不用|先不|先别)撤|继续(?:处理|投诉|办|查)?|放着|(?:办|查|处理)下去|让他们(?:查|办|处理))(?:了|吧|它|着|[\s,，。])*"
    r"|(?:(?:no|actually|wait|ok|then|hm+|sorry|on second thoughts?)[,. ]+)*(?:(?:please |i'?d rather |just )*(?:keep|leave|let) (?:it|that|this)(?: (?:open|going|go on|run|as it is|alone|there|be|in))*|(?:please )?(?:do not|don't|dont)(?: (?:withdraw|cancel|close|do))?(?: (?:it|that|this))?)"
)
_CALLS_OFF = re.compile(
    r"\b(?:cancel|withdraw|drop|scrap|close|call off|forget(?: about)?|stop)\s(?:it|this|that|the whole thing|(?:my|the) (?:complaint|ticket|case|claim))\b|(?:撤|取消|不用?(?:投诉|办|处理))"
)
# Papers that show by what right somebody complains for another.
_AUTHORITY = re.compile(
    r"\b(?:power of attorney|lasting power|\blpa\b|deputyship|court of protection|letters? of authority|grant of probate|(?:i(?:'m| am)|as) (?:his|her|their|the) (?:legal )?(?:guardian|executor|executrix|attorney|deputy|carer|appointee)|appointeeship)\b"
    r"|授权(?:委托)?书|委托书|监护(?:人|权)(?:证明|公证)|公证书|继承(?:权)?公证"
)
_LONGEST_ADDITION = 100
_REOPENS = re.compile(
    r"\bre-?open\b(?!ed|s)|\bopen (?:it|this|that|my (?:case|complaint|ticket)|the (?:case|complaint|ticket)) (?:up )?again\b"
    r"|(?:重开|重启|重新(?:打开|开启|开|受理|立案)|再(?:次)?(?:打开|开启|受理|开))(?:回|返|番|一次|一下|上次|之前|那|这|个|我的?|张|单)*(?:case|投诉|工单|单|案|件|[,，。!！\s]|$)"
)
# of a result; what an insurer or a bank "appealed" is none of the customer's wish
_APPEALS = re.compile(
    r"\b(?:i|we)(?:'d| would| will|'ll|'m| am| are)?(?: (?:like|want|wish|need|going|have|intend|plan))?(?: to)? (?:appeal|escalate)\b(?! (?:of|for|in)\b)"
    r"|(?:我|我们)(?:想|要|会|打算|准备|决定|可以|想要)+[^,，。撤往补查改问的]{0,8}?(?:申诉|上诉|复核|复议|申请调解|申请仲裁)(?!过|了|被|没|不|里|中|书|信|材料)"
)
_JOINS_ON = re.compile(
    r"(?:and |oh,? |sorry,? |ps:? |p\.s\.:? )*(?:also|by the way|btw|ps|p\.s\.|one more thing|another thing to (?:add|note)|plus|forgot)\b|(?:对了|还有(?!一)|另外(?!一)|再补)"
)


def wants_to_reopen(text: str) -> bool:
    """Whether a short text asks to have a complaint taken up again."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and bool(_REOPENS.search(read))


def wants_to_appeal(text: str) -> bool:
    """Whether a short text asks to have a result looked at by somebody higher, or outside."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and bool(_APPEALS.search(read))


def calls_off(text: str) -> bool:
    """Whether a text wants a complaint that was made to go no further."""
    return bool(_CALLS_OFF.search(for_rules(text)))


def tells_authority(text: str) -> bool:
    """Whether a short statement tells by what right its writer acts for another."""
    read = for_rules(text)
    return len(read) <= _LONGEST_ADDITION and "?" not in read and bool(_AUTHORITY.search(read))


def joins_on(text: str) -> bool:
    """Whether a short statement begins as what comes on top of what was told: "also …"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_ADDITION and "?" not in read and bool(_JOINS_ON.match(read))


def goes_on(text: str) -> bool:
    """Whether a customer wants to go on, with a word of consent before it at most."""
    read = short_answers.trimmed(text)
    return _goes_on(read) or _goes_on(_CONSENT.sub("", read))


def goes_on_again(text: str) -> bool:
    """Whether who was away goes on with what is open, with a word of excuse at most."""
    read = short_answers.trimmed(text)
    parts = [short_answers.trimmed(part) for part in _SPACED.split(read) if part.strip()]
    others = [part for part in parts if not _goes_on(part)]
    return goes_on(text) or (
        len(others) < len(parts) and all(_WAS_AWAY.search(part) for part in others)
    )


def comes_back(text: str) -> bool:
    """Whether a customer wants to go on with what was put aside.

    A few words may stand beside it: "Sorry, was busy. Where were we?".
    """
    read = short_answers.trimmed(text)
    parts = [short_answers.trimmed(part) for part in _CLAUSES.split(read) if part.strip()]
    others = [part for part in parts if not _goes_on(part)]
    return len(others) < len(parts) and all(
        count_han(part) <= _LONGEST_BESIDE_HAN
        and len(part.split()) <= _LONGEST_BESIDE_WORDS
        and not any(map(str.isdigit, part))
        for part in others
    )


def _goes_on(read: str) -> bool:
    return bool(_GO_ON.fullmatch(read) or _WHERE_WERE_WE.fullmatch(read))


def draft_choice(text: str) -> str | None:
    """Which of two drafts a reply means: `resume` the kept one, or the `new` one."""
    read = short_answers.trimmed(text)
    if len(read.split()) > _LONGEST_CHOICE_WORDS or _ASKS_BACK.match(read):
        return None
    if _NEW_ONE.fullmatch(read):
        return "new"
    return "resume" if goes_on(text) or _OLD_ONE.fullmatch(read) else None


def matter_choice(text: str) -> str | None:
    """Whether a reply means the `same` matter as the ticket that was named, or a `new` one."""
    read = short_answers.trimmed(text)
    if verdict(text) or refuses_at_the_end(text):
        # of the result that was told
        return "same"
    meant = short_answers.meaning(text, "confirmation")
    if meant == "deny" or _NEW_MATTER.fullmatch(read):
        return "new"
    return "same" if meant == "affirm" or _SAME_MATTER.fullmatch(read) else None


def score(text: str, *, asked: bool = False) -> int | None:
    """The score of 1 to 5 that a text gives.

    Args:
        text: the customer's words.
        asked: the customer was asked for a score, so that a bare digit is one.
    """
    read = for_rules(text)
    if _FULL_MARKS.search(read):
        return 5
    match = (_SCORE_ALONE.fullmatch(read) if asked else None) or _SCORE.search(read)
    if match is None:
        return None
    told = next(value for value in match.groupdict().values() if value)
    return int(told) if told.isdigit() else _DIGITS[told]


def asks_for_own_data(text: str) -> bool:
    """Whether a customer wants to see what is kept about them."""
    told = for_rules(text)
    return bool(_THEIR_DATA.search(told)) and not _WHO_SEES.search(told)


def changed_wish(text: str) -> str | None:
    """The wish that takes the place of the one told before ("I want a refund instead").

    Returns:
        the wish in the customer's words; None when the text changes no wish.
    """
    read = for_rules(text)
    added = _ADDS_WISH.search(read)
    if added and len(text) <= _LONGEST_WISH:
        part = "more" if added["more"] else "more_en"
        return for_patterns(text)[slice(*added.span(part))].strip(" ,，.。!！") or None
    if not (_CHANGES_WISH.search(read) and _WISH.search(read)) or len(text) > _LONGEST_WISH:
        return None
    kept = _INSTEAD.sub("", _LEADING_MARKS.sub("", for_patterns(text).strip()))
    return kept.strip(" ,，.。!！") or None


def changes_something(text: str) -> bool:
    """Whether a text says that something is to be otherwise than before (instead, 改成)."""
    return bool(_CHANGES_WISH.search(for_rules(text)))


def contradicts(text: str) -> bool:
    """Whether a text begins by contradicting what was said before."""
    return bool(_CONTRADICTS.match(for_rules(text)))


def phone_ending(text: str) -> str | None:
    """The last digits of a phone number that a text corrects ("the phone ends 5678")."""
    read = for_rules(text)
    match = _PHONE_ENDING.search(read)
    if match and _OTHER_NUMBER.search(read):
        return None
    return (match["en"] or match["zh"]) if match else None


def confirms_erasure(text: str) -> bool:
    """Whether a reply to "shall all be erased" names the erasure again as a yes."""
    return bool(_CONFIRMS_ERASURE.fullmatch(short_answers.trimmed(text)))


def keeps_data(text: str) -> bool:
    """Whether a reply to "shall all be erased" says that nothing is to be."""
    return bool(_KEEPS_DATA.fullmatch(short_answers.trimmed(text)))


def keeps_complaint(text: str) -> bool:
    """Whether who was asked if the complaint be withdrawn would rather keep it: 算了还是留着."""
    return bool(_KEEPS_COMPLAINT.fullmatch(short_answers.trimmed(for_rules(text))))


def route_chosen(text: str) -> str | None:
    """The route of an appeal that a short reply to the list of them names; None without one."""
    read = for_rules(text)
    if len(read) > _LONGEST_ROUTE or _ASKS_ABOUT_ROUTE.search(read):
        return None
    named = [route for route, words in _ROUTES.items() if words.search(read)]
    return named[0] if len(named) == 1 else None


def gives_stars(text: str) -> bool:
    """Whether a short text gives the firm a score: 给你们打一星, "I give you two stars"."""
    read = for_rules(text)
    return (
        len(read) <= _LONGEST_SCORING
        and bool(_GIVES_STARS.search(read))
        and score(text) is not None
    )


def wants_to_add(text: str) -> bool:
    """Whether a text says that it adds to what was told."""
    return bool(_WANTS_TO_ADD.search(for_rules(text)))


def asks_how_long(text: str) -> bool:
    """Whether a short question asks how long the handling takes, without naming it."""
    read = for_rules(text)
    return bool(_HOW_LONG.search(read)) and len(read) <= _LONGEST_QUESTION


def says_what_is_open(text: str) -> bool:
    """Whether a request to reopen says in few words what was not done: 钱还没到账."""
    return bool(_STILL_OPEN.search(for_rules(text)))
