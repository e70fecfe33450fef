"""Written Cantonese in the words of Mandarin, character for character.

Patterns, n-grams and the encoder know Mandarin far better; what a customer from Hong Kong writes
means the same to them with 不 for 唔 and 的 for 嘅 (see `bot/nlu/word_swaps.py`).
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.word_swaps import WordSwaps

_MARK = "唔嘅喺咗佢哋啲嗰乜畀俾攞搵揾冇嚟睇蚊琴寻噚听依啱咁噉嬲覆㗎喎喇倾系咩呢返话呃点几边今仲识好算迟齐瞓嗌谂攰拎埋屋"
_WORDS = {
    "唔该": "麻烦", "唔好意思": "不好意思", "唔好": "不要", "唔使": "不用", "唔系": "不是", "唔啱": "不对", "唔得": "不行",
    "唔通": "难道", "唔同": "不同", "唔": "不",
    "喺呢度": "在这里", "喺度": "这里", "呢度": "这里", "嗰度": "那里", "边度": "哪里", "喺": "在",
    "乜嘢": "什么", "乜野": "什么", "做乜": "做啥", "做咩": "做啥", "点解": "为啥", "点样": "怎么", "边个": "哪个",
    "几耐": "多久", "几多": "多少", "好耐": "很久", "好嬲": "很气", "嬲": "气",
    "寻日": "昨天", "琴日": "昨天", "噚日": "昨天", "寻晚": "昨晚", "琴晚": "昨晚", "噚晚": "昨晚",
    "听日": "明天", "听晚": "明晚", "今朝": "今早", "而家": "现在", "依家": "现在", "家阵": "现在",
    "啱啱": "刚刚", "头先": "刚才", "啱": "对", "呢排": "近来", "成日": "整天", "成晚": "整晚",
    "屋企": "家里", "同埋": "以及", "瞓": "睡", "嗌": "叫", "谂": "想", "攰": "累", "拎": "拿", "嘢": "事",
    "嘅": "的", "咗": "了", "㗎": "的", "喎": "哦",
    "人哋": "别人", "哋": "们", "佢": "他", "啲": "些", "嗰": "那",
    "俾": "给", "畀": "给", "攞": "拿", "搵": "找", "揾": "找", "倾偈": "聊天", "嚟": "来", "睇": "看",
    "冇": "没", "回覆": "回复", "覆返": "回复", "覆番": "回复", "覆翻": "回复", "返晒": "回全", "搞掂": "搞定",
    "收线": "挂断", "算啦": "算了", "迟啲先": "晚点再", "迟啲": "晚点", "返嚟": "回来", "一齐": "一起", "噉": "那", "咁": "这",
}  # fmt: skip
# in places that their neighbours tell
_IN_PLACE = (
    # 佢话 and 职员话 say; 电话, 对话 and 话费 do not
    (
        r"(?<=[佢哋员理服])话(?![费题筒机剧])|(?<![电对笑坏废实神童佳讲听说长空插通的])话(?=冇|唔|佢|系我)",
        "说",
    ),
    (
        r"(?<=[唔就即都仲但要])系(?![统列数里上])|系(?=咪|唔系)|(?<![关联体])系(?=我|你|佢|[呀啊啦喇㗎嘅咁])",
        "是",
    ),
    (r"呢(?=[个件张啲次位间单笔份样排架部封][^吗呢?？]?)", "这"),
    (r"仲(?=有|要|未|系|话|唔|冇|想|可以|会|扣|收|咁|叫|打|没|不)", "还"),
    (r"(?:^|(?<=[,。!?、\s]))系(?![统列数里上主])", "是"),
    (r"喇(?![叭嘛])", "啦"),
    (r"覆(?=我|佢|俾)", "回"),
    (r"(?<=[退还赔俾找攞收补整修换搵拎交])返(?![还晒嚟])", "回"),
    (r"(?<![调完平])整(?=[返番翻好掂](?!时|点))", "修"),
    (r"惊(?=[俾佢唔会])", "怕"),
    (r"边(?=[间条位日科度部])", "哪"),
    (r"(?<=俾人|畀人|被人|佢哋|你哋)呃|呃(?=我|咗|人|钱)", "骗"),
    (r"咩(?=[事料野嘢话])", "啥"),
)
_SWAPS = WordSwaps(_WORDS, _IN_PLACE, _MARK)
# no other written Chinese has these
_SURELY = re.compile("[唔嘅喺咗佢哋啲嗰冇嚟俾畀攞搵揾蚊]")


def is_cantonese(text: str) -> bool:
    """Whether a text, in either script, is surely written in Cantonese."""
    return bool(_SURELY.search(text))


def in_mandarin(text: str) -> str:
    """A text in Simplified characters with its Cantonese words in Mandarin, of the same length."""
    return _SWAPS.swapped(text)
