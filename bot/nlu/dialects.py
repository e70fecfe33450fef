"""Words of the mainland's dialects, and of the net, in those of Mandarin, character for character.

没得啥子单号 refuses a number as 没有什么单号 does, and 俺娘 is somebody's mother. As with Cantonese
(`bot/nlu/cantonese.py`), each word gives its place to one of the same length, and nobody reads the
result but the model.
"""

import re

# a text without any of these has none of the words
_MARK = re.compile("[晓啥撒么咋啷楞勒得莫冒木米俺侬儿滴搁]")
# longer words first, where one begins another
_WORDS = {
    "不晓得": "不知道", "晓不得": "不知道", "晓得": "知道",
    "啥子": "什么", "撒子": "什么", "么子": "什么",
    "咋个": "怎么", "咋子": "怎么", "咋整": "咋办", "啷个": "怎么", "楞个": "这个", "勒个": "这个",
    "不得行": "不可以", "莫得": "没有", "冒得": "没有", "木有": "没有", "米有": "没有",
    "没得": "没有", "莫要": "不要", "要得": "可以", "俺": "我", "侬": "你", "娃儿": "孩子",
    "今儿": "今天", "昨儿": "昨天", "前儿": "前天", "明儿": "明天",
    "是滴": "是的", "好滴": "好的", "对滴": "对的", "搁这": "在这",
}  # fmt: skip
# beside these it is another word, or its own pattern knows it
_NOT_BEFORE = {
    "没得": r"[到退用住救完收错][^了]?",
    "要得": "[到很急不回出]",
    "米有": "[多]",
    "今儿": "个",
    "昨儿": "个",
    "前儿": "个",
    "明儿": "个",
}
_NOT_BEHIND = {"么子": "什怎这那多要", "前儿": "大", "米有": "大小玉糯", "木有": "积树"}


def _found(word: str) -> str:
    behind = f"(?<![{_NOT_BEHIND[word]}])" if word in _NOT_BEHIND else ""
    before = f"(?!{_NOT_BEFORE[word]})" if word in _NOT_BEFORE else ""
    return f"{behind}{word}{before}"


_RULES = re.compile("|".join(_found(word) for word in sorted(_WORDS, key=len, reverse=True)))


def in_common_words(text: str) -> str:
    """A text in Simplified characters with its dialect words in Mandarin, of the same length."""
    if not _MARK.search(text):
        return text
    return _RULES.sub(lambda match: _WORDS[match.group()], text)
