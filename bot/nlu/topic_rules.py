"""Topics that a story's words decide where the topic head is easily misled.

Money that is gone is fraud only when somebody else took it: what the firm itself took is a matter of
charges, and what its app lost is a fault.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterator

from bot.nlu.text import for_rules
from tickets.vocabulary import Topic

_SOMEBODY_ELSE = re.compile(
    r"hack|stol(?:e|en)|steal|scam|fraud|phish|someone|somebody|unauthori[sz]|\bnot me\b|wasn't me|never been|(?:didn't|did not|never) (?:make|made|authori[sz]e|approve|buy|bought)|(?:don't|do not|didn't) recogni[sz]e|unknown|"
    r"clon|skimm|identity|imperson|fake|forged|criminal|stranger|(?<![强海])盗|诈|骗子|被骗|冒用|冒充|不是我|没刷过|没在|陌生|被人|有人|他人|别人|钓鱼|不认识|黑客|泄露|授权|不明|验证码|伪造"
)
_FIRM_CHARGED = re.compile(
    r"\byou\b[^.?!]{0,30}\b(?:took|take|charged?|billed|debited|deducted|overcharged|withdrew)\b|\b(?:charged|billed|debited)\b[^.?!]{0,20}\btwice\b|\bdouble[- ](?:charg|bill|debit)|\btwo (?:payments|charges|debits)\b"
    r"|(?:你们|贵司|贵行|平台|系统)[^。?]{0,20}(?:扣|收|划)(?:了|走|我)?|重复(?:扣|收)|多(?:扣|收)了|(?:扣|收)了?(?:我)?(?:两|2|二)(?:次|笔|遍|回)"
)
_PROGRAM_FAILED = re.compile(
    r"\b(?:app|website|site|online banking|system|terminal|machine|payment page)\b[^.?!]{0,40}\b(?:froze|frozen|freezes|crash\w*|hung|hang|error|timed out|went down|broke down|stopped)\b"
    r"|(?:app|应用|网页|网站|网银|系统|小程序|机器|页面|支付)[^。!?]{0,20}(?:卡死|卡住|闪退|崩溃|报错|死机|打不开|出错|超时|没反应|转圈)"
)
_YIELD_CUT = re.compile(
    r"\b(?:yield|crediting rate|bonus rate|interest(?: rate)?|dividend|return)s?\b[^.?!]{0,30}\b(?:cut|lower\w*|dropped|reduced|fell|slashed)\b|\b(?:cut|lowered|reduced|slashed)\b[^.?!]{0,20}\b(?:yield|interest|dividend|bonus|return|rate)s?\b"
    r"|(?:利率|收益率?|分红|结算利率|年化)[^。!?]{0,10}(?:降|下调|缩水|变低|少了)"
)
_VANISHED = re.compile(
    r"\b(?:savings|money|balance|account)\b[^.?!]{0,40}\b(?:vanished|disappeared|emptied|is gone|are gone|was gone|all gone|wiped|cleared out)\b|(?:账户|存款|积蓄|卡里?|余额)[^。!?]{0,16}(?:没了|不见了|被转走|清空|空了|不翼而飞)"
)
_MONEY = re.compile(
    r"\d|\b(?:money|cash|cards?|account|bank\w*|pa(?:y|id|yments?)|transfer\w*|took|taken|charg\w+|withdr\w+|debit\w*|purchases?|transactions?|loans?|gone|savings|funds|login|logged|password|codes?|sim|order\w*|fake)\b|钱|款|卡|账|帐|转|刷|扣|付|贷|存|密码|验证码|登录|登錄|錢|帳|轉"
)
_OUTSIDE_HAND = re.compile(
    r"permission|consent|without (?:me|my)|missing|vanish|disappear|gone|emptied|suspicious|strange|odd|weird|n't mine|not mine|never (?:made|bought|ordered|signed|been|authori)|transactions?|login|logged in|password|\bcodes?\b|\bsim\b|left my|from my (?:card|account)|out of my|on my (?:card|statement|account)|purchases?|casino|withdraw|took \d|safe account|fake|loan in my name"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_INVESTED = re.compile(
    r"\b(?:fund|invest\w*|share|stock|bond|market|yield|return)s?\b|基金|理财|股|投资|行情|收益|亏"
)
_CLAIM_WORDS = re.compile(
    r"claim|insur|cover|polic|refus|den(?:y|ied|ial)|reject|declin|pay ?out|reimburs|拒|理赔|赔案|报案|保险|保单|不赔|不予|医保|报销|赔付|免责|索赔|投保"
)
_SURRENDER_WORDS = re.compile(
    r"surrender|cancel|cooling|polic|contract|terminat|premium|退保|保单|犹豫期|解约|合同|保费|现金价值|退订"
)
_BROKEN = re.compile(
    r"卖给?[^,，。]{0,6}过了?期|过了?期的?[^,，。]{0,2}(?:药|水|奶|食品|吃的|面包|饼干|零食|饮料|化妆品|商品|货)|坏|破|裂|漏|掉[毛色皮漆渣]|跑毛|起球|开胶|开线|次品|残次|瑕疵|质量|发霉|变质|馊|假货|异味|没法用|不能用|用不了|碎|生?锈|断了|褪色|缩水|二手|翻新|电到|触电|焦味|焦糊|冒烟|起火|着火|爆炸|炸了|烧坏"
    r"|\b(?:broken|faulty|defective|damaged|cracked|torn|leak\w*|mould\w*|stale|spoil\w*|fake|fell apart|shrank|worn|stopped working|doesn't work)\b"
)
_STAFF = (
    r"clerk|cashier|guard|driver|waiter|waitress|agent|attendant|receptionist|desk|lady|gentleman|man|woman|girl|guy|adviser|advisor|courier|doctor|nurse|staff|manager|teller|assistant|employee|consultant|security|cleaner|technician|plumber",
    r"店员|柜员|保安|司机|客服|服务员|前台|收银员?|经理|员工|工作人员|那个?[男女]的?|收费的|姑娘|小伙子?|大堂|业务员|护士|医生|师傅|快递员|保洁|销售|顾问|接线员|主管",
)
_RUDE = (
    r"rude|shout\w*|yell\w*|laugh\w*|mock\w*|swore|swear\w*|insult\w*|snapp\w*|called (?:me|my|her|him|us)|hung up|hang up|ignored|rolled|shrug\w*|threw|throw\w*|pushed|shoved|dismissive|sneer\w*|greet\w*|cold|condescend\w*|impolite|arrogan\w*|screamed|bothered",
    r"骂|吼|凶|态度|翻白眼|白眼|冷笑|笑话|嘲|推|挂.{0,4}电话|不理|懒得|太冲|冲我|发火|爱答不理|阴阳怪气|瞪|甩脸|不耐烦|歧视|打招呼|羞辱|看不起|摔",
)
_RUDE_STAFF = re.compile(
    rf"\b(?:{_STAFF[0]})\b[^.?!]{{0,60}}\b(?:{_RUDE[0]})|(?:{_STAFF[1]})[^。!?]{{0,24}}(?:{_RUDE[1]})"
)
# A guess among so many of the head's topics may be decided by words.
_LOOKED_AT = 5
_FRAUD, _RETURNS, _TERMS = Topic.FRAUD_UNAUTHORISED, Topic.RETURNS_RATES, Topic.TERMS_COVERAGE


def topic_told(text: str, ranked: list[str], *, sure: bool) -> str | None:
    """The topic of a story.

    Args:
        text: the story.
        ranked: topics by likelihood, as the head says.
        sure: whether the head is sure of the category.

    Returns:
        the head's topic, or another where the words decide against it; None when neither the head
        is sure nor the words decide.
    """
    read = for_rules(text)
    if not ranked:
        return None
    decided = _decided(read, ranked[0], ranked[1:])
    if decided is None and not sure:
        decided = next((topic for topic in _named(read) if topic in ranked[:_LOOKED_AT]), None)
    return decided or (ranked[0] if sure else None)


def _decided(read: str, topic: str, others: list[str]) -> str | None:
    """The topic that the words put in place of the likeliest one."""
    by_others = bool(_SOMEBODY_ELSE.search(read))
    if topic == _FRAUD and not by_others:
        if not (_MONEY.search(read) and _OUTSIDE_HAND.search(read)) and not _HAN.search(read):
            # a fee that nobody mentioned is no fraud; Chinese fraud words are many
            named = next(_named(read), None)
            return named or next((one for one in others if one != topic), None)
        if _PROGRAM_FAILED.search(read):
            return Topic.SYSTEM_FAULT.value
        if _FIRM_CHARGED.search(read):
            return Topic.FEES_CHARGES.value
    if topic == _TERMS and _YIELD_CUT.search(read):
        return _RETURNS.value
    if topic == _RETURNS and _VANISHED.search(read) and not _INVESTED.search(read):
        return _FRAUD.value
    if topic == Topic.CLAIM_DENIED and not _CLAIM_WORDS.search(read):
        return next(_named(read), next((one for one in others if one != topic), None))
    if topic == Topic.SURRENDER_REFUND and not _SURRENDER_WORDS.search(read):
        # goods that are sent back because they are bad are no cancelled contract
        bad_goods = Topic.QUALITY_DEFECT.value if _BROKEN.search(read) else None
        return next(_named(read), bad_goods)
    if topic in (Topic.OTHER, Topic.MARKETING_HARASSMENT) and _RUDE_STAFF.search(read):
        return Topic.STAFF_ATTITUDE.value
    return None


def _named(read: str) -> Iterator[str]:
    """Topics that the words name."""
    if _RUDE_STAFF.search(read):
        yield Topic.STAFF_ATTITUDE.value
    if not _SOMEBODY_ELSE.search(read):
        if _PROGRAM_FAILED.search(read):
            yield Topic.SYSTEM_FAULT.value
        if _FIRM_CHARGED.search(read):
            yield Topic.FEES_CHARGES.value
    if _VANISHED.search(read) and not _INVESTED.search(read):
        yield _FRAUD.value
