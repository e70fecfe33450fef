"""Side questions that their words tell for certain, whatever the intent head makes of them."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu import form_rules
from bot.nlu.text import fold, for_patterns

_LONGEST = 120
_OUTCOME = r"(?:处理)?(?:结果|答复|处理|决定|方案|回复|结论|说法)"
_UNHAPPY_ZH = r"(?:不(?:满意|认可|同意|接受|服|认同|行|合理)|有异议|没法接受|不能接受)"
_WHERE_ZH = r"(?:怎么办|找谁|去哪|哪里|哪儿|还能|还可以|可以找|能找|能(?:去|向|怎)|怎么(?:申诉|上诉|复核|反映)|向谁|什么(?:权利|办法|途径|渠道)|有.{0,4}(?:权利|办法|途径|渠道)吗)"
_RIGHTS = re.compile(
    rf"(?:如果|要是|万一|假如|若|倘若|对)?.{{0,12}}{_OUTCOME}.{{0,8}}{_UNHAPPY_ZH}.{{0,16}}{_WHERE_ZH}|{_UNHAPPY_ZH}.{{0,6}}{_OUTCOME}.{{0,12}}{_WHERE_ZH}"
    r"|\b(?:what|where|who|which|how|can|could|may)\b.{0,50}\b(?:if|when|should|in case)\b.{0,20}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b"
    r"|\b(?:if|when|should|in case)\b.{0,10}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b.{0,50}\b(?:what|where|who|which|how|can|could)\b"
    r"|(?:没有?|不给|拿不到|等不到)(?:结果|答复|消息|回复|说法|处理).{0,8}(?:找谁|怎么办|去哪|向谁)"
    r"|\b(?:what are|do i have|tell me) (?:any )?my rights\b|我(?:都)?有(?:什么|哪些)权利|(?:还能|可以)(?:向谁|找谁)(?:投诉|申诉|反映)|where else (?:can|could) i (?:go|turn|complain)"
)
_COST = re.compile(
    r"\b(?:do|will|would|does|must|is|are|have)\b.{0,30}\b(?:pay (?:anything|something|for (?:this|it|that))|cost (?:me |anything|money)|charge (?:me )?for (?:this|it|complain\w*)|free (?:of charge|to complain)|a fee for)\b"
    r"|\bis (?:this|it|complaining) (?:really )?free\b|(?:投诉|登记|这个|处理)?(?:要|会|需要|得)?(?:不要)?(?:收费|花钱|交钱|付钱|手续费)(?:吗|么|嘛|不)|是不是(?:要)?(?:收费|免费)|免费(?:的)?吗"
)

_FILES = re.compile(
    r"\b(?:can|could|may|should|how (?:do|can|could)|where (?:do|can|could))\b.{0,12}\bi\b.{0,12}\b(?:add|send|attach|upload|share|show|include|post)\b.{0,30}\b(?:photos?|pictures?|pics?|screenshots?|documents?|files?|images?|pdfs?|receipts?|videos?|letters?|evidence|proof)\b"
    r"|(?:可不可以|能不能|可以|可唔可以|怎么|点样|如何|在哪|哪里|能)(?:再|把|给你们?)?(?:发|传|上传|加|附|补|贴|寄).{0,8}(?:照片|图片|图|相|截图|文件|材料|凭证|发票|单据|证据|视频|录音)"
    r"|(?:照片|图片|截图|文件|材料|凭证|发票|单据|证据|视频|录音).{0,6}(?:可以|能|怎么|在哪里?)(?:发|传|上传|加|附|补|交)"
)


_WHY_DATA = re.compile(
    r"\bwhy\b.{0,30}\b(?:need|want|ask(?:ing)?(?: for)?|have)\b.{0,12}\bmy (?:name|number|phone|e-?mail|address|details)\b|\bwhat do you (?:need|want) my (?:name|number|phone|e-?mail|address|details) for\b"
    r"|(?:问|要|留|填|给).{0,6}(?:名字|姓名|称呼|电话|手机号?|号码|邮箱|单号).{0,3}(?:干什么|干嘛|做什么|干啥|做啥|有什么用|有啥用)|(?:为什么|为啥|凭什么|干嘛)(?:要|问|得|非要|一定要|留).{0,6}(?:名字|姓名|电话|手机|号码|邮箱)"
)


_WHO_SEES = re.compile(
    r"\bwho\b.{0,20}\b(?:sees?|reads?|has access)\b.{0,20}\b(?:this|that|it|my|me)\b|谁(?:都)?(?:能|会|可以)?(?:看到|看见|看得到|知道).{0,4}$|谁(?:能|会|可以)看"
)
_IS_IT_HERE = re.compile(
    r"(?:喂|你好|您好|请问)?[\s,，]*(?:这里|这儿|这边|这|你们)?(?:是|是不是|可以)投诉(?:的|电话|热线|部门|中心|的地方|受理)*(?:吗|么|吧)?[\s?？。]*"
)
_KEPT = re.compile(
    r"\bwhat (?:happens|will happen|do you do|will you do|becomes)\b.{0,8}\b(?:to|with|of)\b.{0,6}\b(?:what i (?:tell|say|write|told|said|wrote)|my (?:data|details|information|words|story|messages?|answers))\b"
    r"|我(?:说|写|讲|告诉你们?|发)的?(?:这些|话|内容|东西|信息|资料)?.{0,4}(?:会(?:怎么(?:样|处理|用)|去哪|给谁|被谁)|谁(?:能|会|可以)?看|存在哪|拿去)"
)


def side_question(text: str) -> str | None:
    """What a text asks: `ask_rights`, `ask_process`, `ask_privacy`, or `greet` for "is this the
    complaints desk"; None for anything else.

    Args:
        text: the customer's words.
    """
    if len(text) > _LONGEST:
        return None
    read = fold(for_patterns(text)).lower().replace("’", "'")
    if _IS_IT_HERE.fullmatch(read):
        return "greet"
    if _RIGHTS.search(read):
        return "ask_rights"
    if _KEPT.search(read):
        return "ask_privacy"
    if _FILES.search(read):
        return "ask_process"
    if _WHY_DATA.search(read) or (_WHO_SEES.search(read) and form_rules.is_question(text)):
        return "ask_privacy"
    return "ask_process" if _COST.search(read) and form_rules.is_question(text) else None
