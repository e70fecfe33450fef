"""Who writes, and for whom."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.bilingual import bilingual
from bot.nlu.form_rules import is_question, surely_a_name
from bot.nlu.patterns.names import KIN, looks_like_chinese_name
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold, for_rules

_PHRASES = rules("answering/who")
_LONGEST_NAME_HAN = 8
_NO_NAME_ZH = re.compile(
    r"[了吗呢吧啊呀嘛么啦不没有要给来去被把就都还说问钱赔退谁哪怎什这那]|你们|电话|手机|邮箱|单号|提交|确认|投诉|到底|可以|凭"
)
_RELATION = bilingual(
    rf"我(?:是|系)(?:他|她|老人家?|患者|病人|投保人|客户|本人|户主|机主)(?:的|嘅)?{KIN}(?!的)"
    rf"|我(?:是|系)(?:他|她)?(?:的|嘅)?{KIN}(?=[,，。;；\s]|$)"
    r"|我(?:是|系)(?:他|她|佢)(?:的|个)(?:女|仔|囡|孙|新抱)(?=[,，。;；\s]|$)"
    rf"|(?:帮|替|代)(?:我|俺)?(?:的)?{KIN}[^,，。]{{0,4}}(?:投诉|反映|登记|问|办)"
    r"|\bi(?:'m| am)(?: [\w' -]{2,24},)? (?:his|her|their|the (?:patient|customer|policyholder)'s) (?:daughter|son|wife|husband|mother|father|mum|mam|mom|dad|parent|aunt|uncle|partner|sister|brother|niece|nephew|grand\w+|nan|carer|lawyer|solicitor|guardian|appointee|executor|executrix|attorney|deputy|friend|neighbou?r)\b"
    r"|\bit'?s (?:for |about |on behalf of )?my (?:mother|father|mum|mam|mom|dad|wife|husband|grand\w+|nan|gran|aunt|uncle|sister|brother|parents|neighbou?r)\b(?! fault)"
    r"|\b(?:complain\w*|writing|asking|calling) (?:on behalf of|for) my (?:mother|father|mum|mom|dad|wife|husband|grand\w+|son|daughter|sister|brother|aunt|uncle|parents|neighbou?r|friend)\b"
)
_COMPLAINS_FOR = re.compile(
    rf"(?:你好|您好|请问|唔该|麻烦)?[,，!！\s]*我?(?:想|要|来|是)*(?:帮|替|代)(?:我|俺)?(?:的)?{KIN}[^,，。]{{0,4}}(?:投诉|反映|举报|申诉)"
)
_LONGEST_RELATION = 40
# "Chantelle, I'm her granddaughter"
_NAME_AND_RELATION = re.compile(
    r"(?:(?i:it'?s|i'?m|i am|this is|my name is) )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\s*[,;.-]+\s*(?i:and )?(?i:i'?m|i am|it'?s (?:for |about )?my|for my)\b"
)
_SENTENCE = re.compile(
    r"\b(?:i|you|we|they|it|is|are|was|the|a|an|this|that|not|no|don't|to|of|and|my|your|why|what|how|who|do|does|have|has|need|want|just)\b"
)
_SENTENCE_WORDS = 2
# None of these stands in anybody's name, in small letters or in large.
_NEVER_IN_NAMES = _PHRASES["never in names"]
_FRAMED_NAME = re.compile(
    r"(?i:it'?s|i'?m|i am|this is|(?:my |the )?name(?:'s| is|:)?|call me) [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}[.! ]*"
)
_FRAMED_NAME_ZH = re.compile(r"(?:我|本人)(?:免贵)?(?:姓|叫|名叫)[一-鿿·]{1,4}[。.!！\s]*")

_CLOSE = r"(?:mother|father|mum|mam|mom|mummy|dad|daddy|husband|wife|partner|son|daughter|child|baby|brother|sister|nan|nana|gran|grandma|granny|grandad|grandpa|grandfather|grandmother|aunt|uncle|friend|parents?)"
_KIN_NAMED = re.compile(rf"{KIN}|\b(?:my|our) {_CLOSE}\b")
_DEATH = bilingual(
    rf"\b(?:my|our|his|her) (?:late|deceased|dead) \w+|\b(?:my|our) {_CLOSE}(?:'s)?\b[^.!?]{{0,40}}\b(?:died|dies|passed(?: away| on)?|(?:funeral|burial|cremation)(?! (?:plan|polic|insur|cover|sav|bond|package))|death(?! (?:benefit|cover|plan|polic))|deceased|estate(?! (?:agent|car|planning))|probate)\b|\b(?:death|funeral|passing) of my\b|\b(?:i|we)(?:'ve| have)? (?:just |recently )?lost my {_CLOSE}\b|\bbereave\w*"
    rf"|(?:我|俺|我们)?(?:的)?{KIN}[^,，。！!？?]{{0,10}}(?:去世|过世|病逝|离世|逝世|身故)|(?<![一全]){KIN}(?!的)[^,，。！!？?的钱款卡]{{0,6}}(?:走了(?![\d一二两三四五六七八九十半]+(?:个?(?:小时|钟头)|里|公里|分钟|趟))|没了(?![一-鿿])|没了(?=以后|之后|后|的时候|才|,)|不在了)|先父|先母|亡(?:夫|妻|父|母)|丧事|奔丧"
)
_OWN_CHILD = re.compile(
    r"\b(?:my|our)(?: (?:own|little|wee|youngest|eldest|oldest|older|younger|baby|\w+[- ]year[- ]old|\d+ ?(?:yo|yr old|year old)))* (?:son|daughter|child|children|kid|kids|boy|girl|baby|toddler|newborn|infant|twins?)\b(?! in law|-in-law)"
    r"|我(?:们)?(?:家)?(?:的)?(?:儿子|女儿|孩子|小孩|宝宝|娃|闺女|囡囡|小朋友)"
)
_BODY = r"(?:head|face|chin|forehead|eye|nose|lip|mouth|tooth|teeth|jaw|neck|shoulder|back|spine|arm|elbow|wrist|hand|finger|thumb|hip|leg|knee|ankle|foot|feet|toe|rib|skull|collarbone)s?"
_HURT = re.compile(
    rf"\b(?:broke|broken|fractured?|sprain(?:ed)?|cut|split|burn(?:t|ed)?|bruis(?:ed|ing)|crush(?:ed)?|trapp(?:ed)|caught|bang(?:ed)?|hit|scald(?:ed)?|twist(?:ed)?|dislocat(?:ed)?|chipp(?:ed)?|gash(?:ed)?)\b(?: (?:my|his|her|our|their|a|an|the))?(?: \w+){{0,2}} {_BODY}\b"
    rf"|\b{_BODY}(?: \w+){{0,2}} (?:broken|fractured|sprained|crushed|caught|trapped|burnt|burned|bruised|bleeding|cut|swollen|dislocated)\b"
    r"|\b(?:stitches|fracture[ds]?|concuss\w+|knocked (?:out|unconscious)|bleeding|electric shock|scalded|food poisoning|burns? on (?:my|his|her))\b|\b(?:was|were|been|got|is|are) (?:badly |seriously |slightly )?(?:hurt|injured)\b"
    r"|骨折|骨裂|摔[伤断]|砸[伤到中]|烫伤|烧伤|割[伤破]|划[伤破]|夹[伤断到]|扭伤|磕[破伤]|擦[破伤]|咬[破伤]|流血|出血|缝了?[\d一二两三四五六七八九十]+针|脑震荡|受了?伤|食物中毒|触电"
)


_NAMES_KIN = bilingual(
    rf"(?:我|俺|咱)(?:的)?{KIN}(?:的名字|的姓名|名字)?(?:是叫|叫做|叫|是|姓)\s?(?P<zh>[一-鿿·]{{2,4}}?)(?=[,，。;；!！\s]|$)"
    rf"|\b(?:[Ii]t'?s|[Ff]or) my {_CLOSE},? (?P<kin>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}})"
    rf"|\b(?:[Mm]y {_CLOSE}(?:'s)?(?: full)?(?: name)?|(?:[Hh]is|[Hh]er|[Tt]heir)(?: full)? name)(?:'s| is| was|:)(?: called)? (?P<en>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}})",
)


def kin_named(text: str) -> tuple[int, int] | None:
    """Where a reply names the relative that its writer complains for: 我妈叫赵素芬."""
    match = _NAMES_KIN.search(text.replace("’", "'"))
    if match is None or (match["zh"] and not looks_like_chinese_name(fold(match["zh"]))):
        return None
    return match.span()


def names_kin(text: str) -> bool:
    """Whether words speak of a relative: 奶奶血压都上来了, "my mum cannot sleep"."""
    return bool(_KIN_NAMED.search(for_rules(text)))


def tells_of_a_death(text: str) -> bool:
    """Whether words tell that somebody close to their writer has died."""
    return bool(_DEATH.search(for_rules(text)))


def speaks_of_own_child(text: str) -> bool:
    """Whether words are about a child of their writer, who needs nobody's leave to speak for it."""
    return bool(_OWN_CHILD.search(for_rules(text)))


def tells_of_an_injury(text: str) -> bool:
    """Whether words tell that somebody was hurt."""
    return bool(_HURT.search(for_rules(text)))


def relation(text: str) -> str | None:
    """The words of a short text that say for whom its writer complains; None when there are none."""
    match = _RELATION.search(for_rules(text))
    if match is None:
        return None
    return text.strip() if len(text) <= _LONGEST_RELATION else text[slice(*match.span())].strip()


def name_before_relation(text: str) -> str | None:
    """The writer's name at the head of words that say for whom they complain: 王美惠，我是女兒."""
    english = _NAME_AND_RELATION.match(text.strip())
    if english and relation(text):
        return english["name"]
    first = re.split(r"[,，、。;；\s]", text.strip(), maxsplit=1)[0]
    told = first != text.strip() and relation(text) and count_han(first)
    return first if told and looks_like_chinese_name(fold(first)) else None


def complains_for(text: str) -> bool:
    """Whether a text begins by saying that its writer complains for a relative: 帮我妈投诉一下."""
    return bool(_COMPLAINS_FOR.match(for_rules(text)))


def may_be_name(text: str) -> bool:
    """Whether Chinese words may be a name."""
    read = for_rules(text).strip()
    if surely_a_name(read):
        return True
    if is_question(read) or re.search(r"\d{5,}", read):
        return False
    read = re.sub(r"(?:就(?:行|好|可以)|即可|吧)[\s。!]*$", "", read)
    return count_han(read) <= _LONGEST_NAME_HAN and not _NO_NAME_ZH.search(read)


def names_oneself(text: str) -> bool:
    """Whether a whole message gives its writer's name within a frame ("its Priya", 我姓周)."""
    read = fold(text).replace("’", "'").strip()
    return bool(_FRAMED_NAME.fullmatch(read) or _FRAMED_NAME_ZH.fullmatch(read))


def is_no_name(text: str) -> bool:
    """Whether words in place of a name are a sentence, or none of a name: "please hurry up"."""
    read = for_rules(text).strip()
    if not any(map(str.isalpha, read)):
        return True
    return len(_SENTENCE.findall(read)) >= _SENTENCE_WORDS or bool(_NEVER_IN_NAMES.search(read))
