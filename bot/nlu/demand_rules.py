"""Where a story or an answer says what its writer wants."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.bidding import bids, clauses, cut_at_marks
from bot.nlu.text import for_rules

_DEMAND_ZH = re.compile(
    r"(?:我|我们|现在|所以|因此|只|就|强烈|希望|必须|坚决)*"
    r"(?:要求|希望|想要?|(?<![申邀聘])请|要|必须|需要|应该|给我|把|麻烦|恳请|盼)"
    # what somebody said, did or would not do is no wish, where no comma parts it from "wants"
    r"(?:(?!(?:[你他她]们?|客服|经理|员|人|师傅)(?:还|都|又|就|当时|还跟我|跟我)*说|不(?:给|肯|让)|叫我|让我等).){0,14}(?:退(?!保申)|赔|道歉|解释|说法|处理|解决|补偿|更换|换|修|恢复|取消|解除|停止|删除|更正|公开|尽快|答复|"
    r"回复|答案|交代|重新|减免|减了|报了|报掉|免除|道.{1,2}歉|返还|归还|还给|撤销|补|查清|查明|说清|讲清|拿回|拿到|要回|下架|报销|解冻|解封|放款|调查|理赔|兑现|处罚|开除|书面)"
)
# wanted in one language, named in the other: 我想要refund, "I want 退款"
_DEMAND_MIXED = re.compile(
    r"(?:我|我们|就|只|现在|请|麻烦)*(?:想要?|要(?!求)|要求|希望|需要|请|必须|给我(?!推销|打|发|寄|扣|办|开|推)|帮我|麻烦)[^,，。]{0,10}?(?<![a-z])(?:full |partial )?(?:refund|apolog|compensat|explain|explanation|replac|repair|fix|cancel|credit(?! card)|waive|reimburs|exchange|return|re-?deliver|resend|written|investigat)"
    r"|\b(?:want|need|demand|expect|please|asking for)\b.{0,24}(?:退款|退钱|退费|赔|道歉|换货|换新|解释|说法|维修|取消|补偿|更正)"
)
_NOT_DEMAND_ZH = re.compile(
    # "if you do not pay I will sue" wants nothing yet, and what was given is no wish
    r"^\W*(?:那|你们|我)?(?:要是|如果|假如|倘若|若是?|万一|再|要)(?:你们|还|再|敢)*不|(?:只|才|已经?)(?:给|退|赔|还)[^,，]{0,6}了|"
    # nor is what little came back
    r"(?:只|才|仅)(?:能|给|肯|愿意|同意|可以)*(?:拿回|拿到|退|赔|返|补)|"
    r"他们?(?:说|让|要(?!求))|她(?:说|让|要(?!求))|(?:客服|柜员|经理|业务员|工作人员)(?:说|让|要|叫)"
)
_DEMAND_EN = re.compile(
    r"\b(?:(?:i|we)(?:'d| would)?(?: just| only| really| now| simply| also| still)? (?:want|demand|expect|need|like|request|insist|ask|am asking|deserve|require)"
    r"|i'?d like|please|kindly|give me|you (?:must|should|need to|have to))\b.{0,60}"
    r"\b(?:do the needful|issue|arrange|provide|process|expedite|unblock|release|settle|sort|deliver|resend|refund|money back|my money|apolog|compensat|explain|explanation|answer|replac|repair|fix|cancel|stop|delet|remov|correct|"
    r"pay|paid|reimburs|return|written|in writing|review|reconsider|reinstat|investigat|waive|resol|credit|reverse|retrain|disciplin)"
)
_NOT_DEMAND_EN = re.compile(
    r"\b(?:told|asked) me\b|\bwant(?:ed)? to (?:complain|file|make a complaint)\b"
)

# More of what is wanted, right behind a wish.
_AND_WANTS = re.compile(
    r"\s*(?:而且|并且|并|同时|外加|再|还|也|以及)(?:得|要|需要|必须|请|希望|给我|让我|应该|把)(?!是|说|不)"
)
# The whole message names what is wanted.
_BARE_WISH = re.compile(
    r"(?:(?:就|只|先|把|要|想要?|全额?|给个?|给我|赔个?|书面|尽快|马上)*"
    r"(?:退款|退钱|退费|赔钱|赔偿|补偿|道歉|说法|解释|换货|退货|换新的?|退保费|书面答复|答复)(?:就行|就好|就可以|吧|啊|呀)?)"
    r"|(?:就|只要|能|可以|把?[^,，。]{0,6})?(?:退|赔|还|修|换|改|删|取消|道歉|解释|说明|恢复|处理)[^,，。不没]{0,6}(?:就(?:好|行|可以|够)|即可)(?:了|啦)?"
    r"|(?:(?:just|some|a|an|my|the|full|all|proper|written|partial|and|of|maybe|obviously|simply|at least|well|um) )*"
    r"(?:money back|refund|apology|compensation|explanation|replacement|repair|answer|reimbursement)"
    r"(?: (?:obviously|please|and|an?|the|apology|refund|explanation|compensation|would do|is enough|that's all))*"
)
# Whatever follows these is wanted, whether or not the lists above know the verb.
_DEMAND_PLAIN_ZH = re.compile(
    r"(?:^|我|我们|强烈|坚决|现在|他|她|家里人|老人)要求(?!我|人工|客户|本人).{1,}|我们?(?:只|就)?(?:希望|想知道).{2,}"
    r"|(?:你们|贵司|公司|平台|商家|店[里家]|酒店|银行|医院)(?:必须|应该|应当|理应|得|要|该)(?:给我|给我们|全额|全部|也|都)?(?:出(?=钱|这|全|费|一半|[,，。!！\d]|$)|付(?!出)|承担|负担|报销|赔|认|买单|兜底|负责|给个)"
    r"|^(?:就|只要?|请|你们|得|至少|麻烦)*(?:告诉我|给我(?:一)?个?)(?:为什么|为啥|原因|怎么回事|理由|说法|解释|交代|答复)"
    r"|^(?:请|麻烦|快点?|马上|立刻|立即|尽快|赶紧|现在|就)*(?:"
    r"(?:退|赔|还)(?:回|还)?(?!.*[了过着])[^,，]{0,12}给我|"
    r"(?:给我(?!打|发|寄|扣|推|开|说)|把(?:钱|我的|这|那|多扣的|差价)|退给?我|还我|赔我)(?!.*[了过着]).{0,20}"
    r"|(?:别再|不要再|停止|让[他她]|[他她]得|冻结).{1,20})$"
)
_DEMAND_PLAIN_EN = re.compile(
    r"\b(?:i|we)(?: would|'d)?(?: just| only| really| now| simply| also| still)? (?:want|demand|insist on|would like|'d like) "
    r"(?!to (?:complain|file|make|lodge|report|talk|speak|chat|add|withdraw|check))\w+"
    r"|\b(?:i|we)(?: would|'d) (?:just|only|really|simply) like to (?:know|have|get|see)\b|^\s*(?:(?:and|so|now|just|please|then|at least) )*(?:tell|explain to|show) me (?:why|what went wrong|how (?:this|that|it) (?:happened|could))"
    r"|\b(?:he|she|they|you|somebody|someone) (?:should|must|needs? to|has to|have to|ought to) (?:say sorry|apologi[sz]e|pay|explain|answer|be (?:fired|disciplined|trained|spoken to))"
    r"|\b(?:he|she) wants (?:an? |the |his |her )?(?:apolog|refund|money|explanation|answer|call)"
    r"|^\s*(?:(?:and|so|now|just|please|then) )*(?:refund|reimburse"
    r"|(?:give|take|put|fix|repair|replace|cancel|stop|return|pay|block|change|move|send|remove|delete|correct|find|get"
    r"|reassess|review|explain|reverse|un(?:freeze|lock|block|do)|restore|reopen|reactivate|release|transfer|honou?r|lift|waive|compensate|replace|deliver|finish|complete|process|resend|reinstate|credit|pay out|hand over|sort|close|end|leave) (?:it|this|that|these|those|them|me|us|my|our|the|back|out)\b)"
)


def demanding_clause(text: str) -> tuple[int, int] | None:
    """Where a story says what its teller wants.

    Returns:
        first character of the clause and the one after its last; None when nothing is demanded.
    """
    read = for_rules(text)
    if _BARE_WISH.fullmatch(read.strip(" \t\n,.，。!！~…")):
        return 0, len(read)
    # "hopes you" and what is hoped may stand apart
    return _demand_in(clauses(read)) or _demand_in(cut_at_marks(read))


def _demand_in(parts: list[re.Match[str]]) -> tuple[int, int] | None:
    wanted = [_where_it_wants(part.group()) for part in parts]
    last = next((n for n in reversed(range(len(parts))) if wanted[n] is not None), None)
    if last is None:
        return None
    end = last
    while end + 1 < len(parts) and _AND_WANTS.match(parts[end + 1].group()):
        end += 1
    while last and wanted[last - 1] is not None:
        # wishes in a row are one demand: the money back, and the recording to be heard
        last -= 1
    return parts[last].start() + (wanted[last] or 0), parts[end].end()


def _where_it_wants(words: str) -> int | None:
    for wanted, not_wanted in (
        (_DEMAND_ZH, _NOT_DEMAND_ZH),
        (_DEMAND_EN, _NOT_DEMAND_EN),
        (_DEMAND_MIXED, _NOT_DEMAND_ZH),
        (_DEMAND_PLAIN_ZH, _NOT_DEMAND_ZH),
        (_DEMAND_PLAIN_EN, _NOT_DEMAND_EN),
    ):
        match = wanted.search(words)
        if match and not not_wanted.search(words):
            return match.start()
    return 0 if bids(words) else None
