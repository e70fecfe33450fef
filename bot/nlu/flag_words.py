"""Flags that the words of a message decide, whatever the heads say of it.

A mere hint of self-harm needs a word that could be one: a crisis line in reply to "I don't want
anything, just punish the guard" would hurt. What the heads state stays: people say it in words that
no list holds. A threat that its writer states in so many words is one.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Set

from bot.nlu.text import for_rules
from tickets.vocabulary import Flag

# Broad on purpose: all that despair has been seen to speak of.
_DESPAIR = re.compile(
    r"\b(?:die|dies|dying|death|dead|kill\w*|suicid\w*|end (?:it|this|things|everything|my|me)|ending (?:it|my)|harm\w*|hurt(?:ing)? (?:my|me)\w*|myself|li(?:ve|ves|ving|fe)|alive|exist\w*|go(?:ing)? on|carry(?:ing)? on|keep(?:ing)? going|"
    r"wak(?:e|ing)|sleep\w*|disappear\w*|jump\w*|bridge|pills?|tablets|overdos\w*|rope|knife|hopeless\w*|hope|cope|coping|take (?:it|this|much|any)|any ?more|no longer|way out|goodbye|farewell|giv(?:e|en|ing) up|worthless|worth (?:living|it)|"
    r"(?:what'?s|what is|see|no|any|isn'?t any) (?:the |a |any )?point (?:in|of) (?:carrying|going|living|anything|it|all|life|continuing|trying|being|this|even|me|getting)|what'?s the point(?: any ?more)?\s*(?:[.!?]|$)|see (?:the|a|any) point|tired of|exhaust\w*|burden|better off|miss me|"
    r"wasn'?t here|(?:not|n'?t) be (?:here|around)|be gone|peace|(?:can'?t|cannot|can not) (?:do|bear|stand|face|breathe|handle|take|cope|live|eat|sleep|go)|break(?:ing)? (?:down|me)|broken|fall(?:ing)? apart|dark\w*|alone|desperat\w*|despair\w*|"
    r"last (?:straw|message|thing|words?)|without me|empty|numb|cry\w*|edge|over the|nothing left|had enough|depress\w*|therap\w*|helpless|ruined|lost everything|end of (?:me|my|it|the)|drown\w*|self[- ]harm\w*|cut(?:ting)? my\w*|unbearable|suffer\w*|nightmare|panic\w*)\b"
    r"|[死命活]|自杀|自殺|自残|自殘|轻生|輕生|寻短|尋短|跳|绝|絕|撑|撐|熬|崩|解脱|解脫|了断|了斷|遗|遺|没意[思义]|沒意[思義]|没劲|累|一了百了|割|药|藥|希望|受不了|顶不住|頂不住|压垮|壓垮|走投无路|走投無路|消失|睡|哭|完了|尽头|盡頭|告别|告別|"
    r"想不开|想不開|生无|生無|黑|难受|難受|痛|心[死碎灰]|无助|無助|孤|煎熬|扛|抑郁|抑鬱|走了|不想|末路|唔想|做人|人生|世界|下辈子|下輩子|来世|來世|离开|離開|拖累|不在了|没人在乎|沒人在乎"
)
_NOT_ASKED = r"(?<!can )(?<!could )(?<!should )(?<!may )(?<!do )(?<!how )"
_WE = r"\b(?:i|we|my (?:husband|wife|son|daughter|father|mother|family|lawyer|solicitor|attorney))(?:'ll|'m|'ve|'d| will| am| are| have| shall| would| is)?\b(?! (?:was|were|had|did|told|called|said)\b)"
_TURNING = r"\b(?:go|going|gone|take|taking|taken|report|reporting|reported|complain|complaining|complained|escalate|escalating|write|writing|written|contact|contacting|contacted|call|calling|tell|telling|post|posting|talk|talking|speak|speaking|ring|file|filing|filed|raise|raising)\b"
# "我要投诉去通讯局OFCA", 我会打12378
_THREATENS_ZH = r"(?<![让叫要问教给跟对和])(?:我们?|咱们?)(?:真的|一定|现在|明天|马上|要|会|就|将|准备|打算|唯有|惟有|只好|只能)+(?:去|向|到|找|打给?|告到?|报|上报|举报|投诉|complain|report|escalate|\s)+"
_REGULATORS_ZH = r"(?:通讯(?:事务管理)?局|ofca|金管局|hkma|消委会|consumer council|保监局|证监会|\bsfc\b|\bmas\b|fidrec|\bimda\b|银保监|金监|金融监管|金管会|评议中心|\bncc\b|消保|消协|工信部|市监局|12378|12315|12345|监管|fca|ofcom|ombudsman|cfpb)"
_THREATS = (
    (
        Flag.LEGAL_THREAT,
        re.compile(
            rf"\bhear(?:ing)? from (?:my|our|a) (?:solicitor|lawyer|attorney|barrister|legal)\w*|\bsee you in court\b|{_NOT_ASKED}{_WE}[^.?!]{{0,24}}\bsu(?:e|ing) (?:you|them|the|your)\b"
            rf"|{_NOT_ASKED}{_WE}[^.?!]{{0,30}}{_TURNING}[^.?!]{{0,24}}\b(?:court|lawyers?|solicitors?|attorneys?|legal action)\b|{_NOT_ASKED}{_WE}[^.?!]{{0,20}}\b(?:taking|take|start|starting|begin) legal (?:action|proceedings|steps)\b"
        ),
    ),
    (
        Flag.REGULATOR_THREAT,
        re.compile(
            rf"{_NOT_ASKED}{_WE}[^.?!]{{0,30}}{_TURNING}[^.?!]{{0,30}}\b(?:ombudsm[ae]n|regulators?|financial conduct|fca|cfpb|watchdog|trading standards|consumer (?:protection|affairs)|supervisory authority|nfra|12378|data protection authority|banking commission)\b"
            rf"|{_THREATENS_ZH}[^,，。?？]{{0,12}}{_REGULATORS_ZH}(?![^,，。]*(?:[吗呢?？]|哪|怎))"
        ),
    ),
    (
        Flag.MEDIA_THREAT,
        re.compile(
            rf"{_NOT_ASKED}{_WE}[^.?!]{{0,30}}{_TURNING}[^.?!]{{0,40}}\b(?:newspapers?|the (?:press|papers|media|news)|journalists?|reporters?|tv|television|twitter|facebook|instagram|tiktok|youtube|social media|trustpilot)\b"
        ),
    ),
)


def settled(text: str, flags: Set[str], stated: Set[str]) -> frozenset[str]:
    """The flags of a message once its words have been looked at.

    Args:
        text: the customer's words.
        flags: as the heads say, a hint of self-harm among them.
        stated: those of them that are more than a hint.
    """
    read = for_rules(text)
    kept = set(flags)
    if Flag.SELF_HARM in kept - stated and not _DESPAIR.search(read):
        kept.discard(Flag.SELF_HARM)
    kept |= {flag.value for flag, threat in _THREATS if threat.search(read)}
    return frozenset(kept)
