"""A mere hint of self-harm needs a word that could be one.

A crisis line in reply to "I don't want anything, just punish the guard" would hurt. What is stated
stays: people say it in words that no list holds.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Set

from bot.nlu.text import for_rules
from tickets.vocabulary import Flag

# Broad on purpose: all that despair has been seen to speak of.
_DESPAIR = re.compile(
    r"\b(?:die|dies|dying|death|dead|kill\w*|suicid\w*|end (?:it|this|things|everything|my|me)|ending (?:it|my)|harm\w*|hurt(?:ing)? (?:my|me)\w*|myself|li(?:ve|ves|ving|fe)|alive|exist\w*|go(?:ing)? on|carry(?:ing)? on|keep(?:ing)? going|"
    r"wak(?:e|ing)|sleep\w*|disappear\w*|jump\w*|bridge|pills?|tablets|overdos\w*|rope|knife|hopeless\w*|hope|cope|coping|take (?:it|this|much|any)(?! (?:up|back|further|away|off|to|out|down|as|seriously|on)\b)|any ?more|no longer|way out|goodbye|farewell|giv(?:e|en|ing) up|worthless|worth (?:living|it)|"
    r"(?:what'?s|what is|see|no|any|isn'?t any) (?:the |a |any )?point (?:in|of) (?:carrying|going|living|anything|it|all|life|continuing|trying|being|this|even|me|getting)|what'?s the point(?: any ?more)?\s*(?:[.!?]|$)|see (?:the|a|any) point|tired of|exhaust\w*|burden|better off|miss me|"
    r"wasn'?t here|(?:not|n'?t) be (?:here|around)|be gone|peace|(?:can'?t|cannot|can not) (?:do|bear|stand|face|breathe|handle|take|cope|live|eat|sleep|go)|break(?:ing)? (?:down|me)|broken|fall(?:ing)? apart|dark\w*|alone|desperat\w*|despair\w*|"
    r"last (?:straw|message|thing|words?)|without me|empty|numb|cry\w*|edge|over the|nothing left|had enough|depress\w*|therap\w*|helpless|ruined|lost everything|end of (?:me|my|it|the)|drown\w*|self[- ]harm\w*|cut(?:ting)? my\w*|unbearable|suffer\w*|nightmare|panic\w*)\b"
    r"|[死命活]|自杀|自殺|自残|自殘|轻生|輕生|寻短|尋短|跳|绝|絕|撑|撐|熬|崩|解脱|解脫|了断|了斷|遗|遺|没意[思义]|沒意[思義]|没劲|累|一了百了|割|药|藥|希望|受不了|顶不住|頂不住|压垮|壓垮|走投无路|走投無路|消失|睡|哭|完了|尽头|盡頭|告别|告別|"
    r"想不开|想不開|生无|生無|黑|难受|難受|痛|心[死碎灰]|无助|無助|孤|煎熬|扛|抑郁|抑鬱|走了|不想|末路|唔想|做人|人生|世界|下辈子|下輩子|来世|來世|离开|離開|拖累|不在了|没人在乎|沒人在乎"
)

# a wish about somebody else, that wants nothing besides
_ONLY_FOR_THEM = re.compile(
    r"\b(?:just|only|simply) (?:punish|fire|sack|warn|disciplin\w+|train|retrain|say sorry|apologi[sz]e|fix|refund|tell|make sure|talk to|speak to|get rid of)\b|(?:只要|就要|只想|就想)(?:处罚|处分|开除|教育|警告|道歉|让他|让她|惩罚)"
)


def settled(text: str, flags: Set[str], stated: Set[str]) -> frozenset[str]:
    """The flags of a message once its words have been looked at.

    Args:
        text: the customer's words.
        flags: as weighed, a hint of self-harm among them.
        stated: those of them that are more than a hint.
    """
    kept = frozenset(flags)
    if (
        Flag.SELF_HARM in kept
        and _ONLY_FOR_THEM.search(for_rules(text))
        and not _DESPAIR.search(for_rules(text))
    ):
        kept -= {Flag.SELF_HARM}
    if Flag.SELF_HARM in kept - stated and not _DESPAIR.search(for_rules(text)):
        kept -= {Flag.SELF_HARM}
    return kept
