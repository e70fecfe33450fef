"""What Chinese words tell where the complaint form asked for something else: a wish, not a day.

The form asks one thing at a time and people tell what is on their mind. Words that cannot be the
answer are kept as what they are, and the question is asked again. What English words may be stands
in `answer_rules`.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from enum import StrEnum

from bot.nlu import form_rules
from bot.nlu.text import for_rules


class Instead(StrEnum):
    """What a message tells in place of the answer."""

    STORY = "story"
    DEMAND = "demand"
    PRINCIPAL = "principal"
    CHANNEL = "reply_channel"
    # the patterns found it, and there is nothing else to write down
    DETAIL = "detail"
    NOTHING = "nothing"


_HAN = re.compile(r"[一-鿿]")
_WISHED_ZH = (
    r"退|赔|道歉|赔礼|认错|解释|说法|交代|说明|说清|讲清|弄清|解决|处理|处分|处罚|开除|辞退|换|修|补|恢复|取消|解除|停|删|更正|改|"
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
_WHEN_ZH = re.compile(
    r"前|以来|之后|后来|最近|近来|近期|刚|好久|很久|老早|一直|每|早上|晚上|中午|下午|天(?!猫|然)|周(?!转|边)|礼拜|月(?!租|费|供|卡|薪|饼|嫂)|年(?!卡|费|纪|轻|票|金)|日(?!用|本)|号(?!码|线|牌)|点(?!餐|单|外|评)|"
    r"时候|那会|期间|开学|放假|记不|不记得|记得|忘|不清楚|不知道|[春夏秋冬](?:天|季|末|初|里)|春节|季度|季(?!卡|票)|过节|当时|当天|\d[./-]\d"
)
# tired of being asked, which tells nothing of the matter
_TIRED_OF_QUESTIONS = re.compile(
    r"问问问|问个没完|问来问去|问这问那|还问|别(?:再)?问|老(?:是)?问|烦死|烦不烦|烦人|[啰罗]嗦|磨叽|磨磨(?:叽叽|唧唧|蹭蹭)|废话|没完没了"
)
_LONGEST_OUTBURST_HAN = 20
_LONGEST_WHEN_HAN = 16
_LONGEST_NAME_HAN = 8
_NO_NAME_ZH = re.compile(
    r"[了吗呢吧啊呀嘛么啦不没有要给来去被把就都还说问钱赔退谁哪怎什这那]|你们|电话|手机|邮箱|单号|提交|确认|投诉|到底|可以|凭"
)
_KIN = r"(?:女儿|儿子|闺女|孩子|老公|老婆|丈夫|妻子|先生|太太|爱人|妈妈|爸爸|妈|爸|母亲|父亲|家属|家人|孙子|孙女|外孙女?|侄子|侄女|外甥女?|姐姐|妹妹|哥哥|弟弟|姐|妹|哥|弟|媳妇|儿媳|女婿|监护人|代理人|律师|朋友|同事|邻居)"
_RELATION = re.compile(
    rf"我(?:是|系)(?:他|她|老人家?|患者|病人|投保人|客户|本人|户主|机主)(?:的|嘅)?{_KIN}(?!的)"
    rf"|(?:帮|替|代)(?:我|俺)?(?:的)?{_KIN}[^,，。]{{0,4}}(?:投诉|反映|登记|问|办)"
    r"|\bi(?:'m| am) (?:his|her|their|the (?:patient|customer|policyholder)'s) (?:daughter|son|wife|husband|mother|father|sister|brother|niece|nephew|grand\w+|carer|lawyer|solicitor|guardian|friend|neighbou?r)\b"
    r"|\b(?:complain\w*|writing|asking|calling) (?:on behalf of|for) my (?:mother|father|mum|mom|dad|wife|husband|grand\w+|son|daughter|sister|brother|aunt|uncle|parents|neighbou?r|friend)\b"
)
_BARE_CHANNEL = re.compile(
    r"(?:那|就|还是|在|用|咁|喺)*(?:这里|这儿|这边|这个(?:窗口|对话)|线上|网上|呢度|度|打?电话|(?:发)?邮件|邮箱)(?:就行|就好|就可以|吧|啦|咯|回我|回复|联系)*"
)
_COMPLAINS_FOR = re.compile(
    rf"(?:你好|您好|请问|唔该|麻烦)?[,，!！\s]*我?(?:想|要|来|是)*(?:帮|替|代)(?:我|俺)?(?:的)?{_KIN}[^,，。]{{0,4}}(?:投诉|反映|举报|申诉)"
)
_LEAST_HAN = 5
_LEAST_HAN_BESIDE_FIGURE = 2
_LONGEST_RELATION = 40
_LONGEST_DAY, _LONGEST_DETAIL = 12, 30
_WHO = frozenset({"phone", "email", "customer_name"})
_DETAILS = frozenset({"phone", "email", "reference_number", "incident_time"})
_BEGINS_WITH_WISH = re.compile(
    r"(?:我们?|就|只|首先|第一|现在|当然是?)*(?:想要|要求|希望|想让|要你们|想拿|要拿)(?!人工|客服|转)"
)
# when to ring, which the handler is to know
_WHEN_TO_RING = re.compile(
    r"(?:白天|晚上|早上|上午|下午|中午|夜里|周末|工作日|上班|下班|点).{0,8}(?:打|接|联系|方便)|(?:打|接|联系).{0,6}(?:白天|晚上|早上|上午|下午|中午|周末|工作日)"
)


def wishes(text: str) -> bool:
    """Whether a reply may say what its writer wants, in any of its words."""
    read = for_rules(text)
    if form_rules.demanding_clause(text):
        return True
    return bool(_WISHING_ZH.search(_NOT_WISHED_ZH.sub(" ", read)))


def narrates(text: str) -> bool:
    """Whether a reply has words enough to tell something that happened."""
    letters = len(_HAN.findall(text))
    if letters <= _LONGEST_OUTBURST_HAN and _TIRED_OF_QUESTIONS.search(for_rules(text)):
        return False
    return letters >= _LEAST_HAN and form_rules.tells_story(text)


def relation(text: str) -> str | None:
    """The words of a short text that say for whom its writer complains; None when there are none."""
    match = _RELATION.search(for_rules(text))
    if match is None:
        return None
    return text.strip() if len(text) <= _LONGEST_RELATION else text[slice(*match.span())].strip()


# a refusal of one detail while another is asked for
_REFUSING = (
    r"(?:我)?(?:也|都|真的?|就|暂时|现在)*(?:不(?:想|愿意?|方便|肯|用|会|要)?(?:说|讲|留|给|提供|填|透露|写|告诉)|没有?(?:带|什么)?|没带|哪有(?:什么)?|冇|唔(?:想|使|要|方便)(?:讲|留|俾|比|给)?|不(?:需要|用|要)|"
    r"(?:i )?(?:do not|don't|dont|won't|will not|would rather not|rather not|prefer not to|can't)(?: want to| like to)? (?:give|say|tell|share|leave|have)|no|without)"
)
_REFUSED = (
    ("customer_name", r"(?:我的?)?(?:名字|姓名|真名|称呼|名)|(?:you |a |any |my )*(?:real )?name"),
    (
        "reference_number",
        r"(?:保单|订单|单|编|账|卡|合同|案)+号码?|保单|订单|账号|单据|(?:a |any |the |my )*(?:policy|order|account|reference|claim)? ?numbers?",
    ),
    (
        "contact",
        r"(?:电话|手机|联系方式|邮箱|号码|邮件)+号?码?|(?:you |a |any |my )*(?:phone|contact|e-?mail|mobile)(?: number| details)?",
    ),
)
_REFUSALS = tuple(
    (
        slot,
        re.compile(
            rf"{_REFUSING}\s*(?:{named})(?:在手边|了|呀|啊|啦|吧)*|(?:{named})(?:就|也|都|我)*(?:没带|不在手边|找不到了?|忘了|不想说|不说了?|不留了?|不方便|不用了?)"
        ),
    )
    for slot, named in _REFUSED
)


def begins_with_wish(text: str) -> bool:
    """Whether a reply begins by saying that its writer wants something: 想要拿回正确的报告."""
    return bool(_BEGINS_WITH_WISH.match(for_rules(text))) and not form_rules.is_question(text)


def tells_when_to_ring(text: str) -> bool:
    """Whether a reply says at what hours its writer can be reached."""
    return len(text) <= _LONGEST_RELATION and bool(_WHEN_TO_RING.search(for_rules(text)))


def complains_for(text: str) -> bool:
    """Whether a text begins by saying that its writer complains for a relative: 帮我妈投诉一下."""
    return bool(_COMPLAINS_FOR.match(for_rules(text)))


def refused(text: str) -> str | None:
    """The detail that a reply refuses by its name: 不想说名字, "no policy number"; None otherwise."""
    read = for_rules(text).strip(" ,，.。!！~")
    return next((slot for slot, words in _REFUSALS if words.fullmatch(read)), None)


def told_instead(text: str, asked: str, found: set[str]) -> Instead | None:
    """What a reply tells in place of the answer.

    Args:
        text: the customer's words.
        asked: the slot that the form asked for.
        found: entities that the patterns found in it.

    Returns:
        None where the words may be the answer, have no Chinese, or the question takes any.
    """
    judge = _JUDGES.get(asked) if _HAN.search(text) else None
    return judge(text, found) if judge else None


def _in_place_of_day(text: str, found: set[str]) -> Instead | None:
    if "incident_time" in found or _may_be_when(for_rules(text)):
        return None
    return _otherwise(text, found)


def _in_place_of_reason(text: str, found: set[str]) -> Instead | None:
    told_when = "incident_time" in found and len(text) <= _LONGEST_WHEN_HAN
    return Instead.DETAIL if told_when and not re.search(r"说|因|没|不|条", text) else None


def _in_place_of_wish(text: str, found: set[str]) -> Instead | None:
    if relation(text) and len(text) <= _LONGEST_RELATION and not form_rules.demanding_clause(text):
        return Instead.PRINCIPAL
    if _BARE_CHANNEL.fullmatch(for_rules(text).strip(" ,，.。!！~")):
        return Instead.CHANNEL
    if wishes(text):
        return None
    if "incident_time" in found and len(text) <= _LONGEST_DAY:
        return Instead.DETAIL
    if found & _WHO and len(text) <= _LONGEST_DETAIL:
        return Instead.DETAIL
    return Instead.STORY if narrates(text) else None


def _in_place_of_channel(text: str, found: set[str]) -> Instead | None:
    if found & {"phone", "email"} or form_rules.reply_channel(text):
        return None
    told = _otherwise(text, found)
    return None if told is Instead.NOTHING else told


def _in_place_of_name(text: str, found: set[str]) -> Instead | None:
    if "customer_name" in found or _may_be_name(for_rules(text).strip()):
        return None
    return _otherwise(text, found)


def _otherwise(text: str, found: set[str]) -> Instead:
    if relation(text) and len(text) <= _LONGEST_RELATION:
        return Instead.PRINCIPAL
    if _BARE_CHANNEL.fullmatch(for_rules(text).strip(" ,，.。!！~")):
        return Instead.CHANNEL
    if wishes(text) and len(text) <= _LONGEST_RELATION:
        return Instead.DEMAND
    if found & _DETAILS and len(text) <= _LONGEST_DETAIL:
        return Instead.DETAIL
    if "amount" in found:
        return Instead.STORY
    return Instead.STORY if narrates(text) or _states_a_figure(text) else Instead.NOTHING


def _states_a_figure(text: str) -> bool:
    return bool(re.search(r"\d", text)) and len(_HAN.findall(text)) >= _LEAST_HAN_BESIDE_FIGURE


def _may_be_when(read: str) -> bool:
    return len(_HAN.findall(read)) <= _LONGEST_WHEN_HAN and bool(_WHEN_ZH.search(read))


def _may_be_name(read: str) -> bool:
    if form_rules.surely_a_name(read):
        return True
    if form_rules.is_question(read) or re.search(r"\d{5,}", read):
        return False
    read = re.sub(r"(?:就(?:行|好|可以)|即可|吧)[\s。!]*$", "", read)
    return len(_HAN.findall(read)) <= _LONGEST_NAME_HAN and not _NO_NAME_ZH.search(read)


_JUDGES = {
    "incident_time": _in_place_of_day,
    "given_reason": _in_place_of_reason,
    "demand": _in_place_of_wish,
    "reply_channel": _in_place_of_channel,
    "customer_name": _in_place_of_name,
}
