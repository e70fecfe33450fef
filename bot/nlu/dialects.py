"""Words of the mainland's dialects, and of the net, in those of Mandarin, character for character.

没得啥子单号 refuses a number as 没有什么单号 does, and 俺娘 is somebody's mother (see
`bot/nlu/word_swaps.py`).
"""

from bot.nlu.word_swaps import WordSwaps

_MARK = "久晓啥撒么咋啷楞勒得莫冒木米俺侬儿滴搁哈喃嗦陪"
_WORDS = {
    "不晓得": "不知道", "晓不得": "不知道", "晓得": "知道", "啥子": "什么", "撒子": "什么",
    "咋个": "怎么", "咋子": "怎么", "咋整": "咋办", "啷个": "怎么", "楞个": "这个", "勒个": "这个",
    "不得行": "不可以", "莫得": "没有", "冒得": "没有", "莫要": "不要", "俺": "我", "侬": "你",
    "理陪": "理赔", "拒陪": "拒赔", "陪付": "赔付", "陪偿": "赔偿", "陪钱": "赔钱",
    "搞么斯": "干什么", "么斯": "什么", "嘎哈": "干啥", "干哈": "干啥", "一哈": "一下",
    "娃儿": "孩子", "是滴": "是的", "好滴": "好的", "对滴": "对的", "搁这": "在这",
}  # fmt: skip
# beside some signs it is another word, or its own pattern knows it
_IN_PLACE = (
    (r"没得(?![到退用住救完收错][^了]?)", "没有"),
    (r"要得(?![到很急不回出])", "可以"),
    (r"(?<![大小玉糯])米有(?!多)", "没有"),
    (r"(?<![积树])木有", "没有"),
    (r"(?<![什怎这那多要])么子", "什么"),
    # heard by a phone that writes what is said to it
    (r"不陪(?=给|付|了[,，。\s]|[,，。\s]|$|的?理由)", "不赔"),
    # 等待期喃, 就不赔嗦: at the end of a clause they ask
    (r"喃(?=$|[\s,，。?？!！])", "呢"),
    (r"(?<![啰罗哆])嗦(?=$|[\s,，。?？!！])", "吗"),
    # 好久来人嘛 asks when in Sichuan; 等了好久 tells how long
    (
        r"(?:(?<=^)|(?<=[\s,，。那咋]))好久(?=[^,，。了没不冇才]{1,8}[嘛哦呢噻撒哟吗?？]\s*$)",
        "几时",
    ),
    # 签合同那前儿 is no day before yesterday
    (r"(?<=[那这])前儿(?!个)", "时候"),
    (r"今儿(?!个)", "今天"),
    (r"昨儿(?!个)", "昨天"),
    (r"(?<!大)前儿(?!个)", "前天"),
    (r"明儿(?!个)", "明天"),
)
_SWAPS = WordSwaps(_WORDS, _IN_PLACE, _MARK)


def in_common_words(text: str) -> str:
    """A text in Simplified characters with its dialect words in Mandarin, of the same length."""
    return _SWAPS.swapped(text)
