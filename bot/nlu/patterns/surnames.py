"""Chinese surnames."""

import re

# which a reply may give without a given name
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖袁潘蒋蔡余杜程苏魏吕姚卢姜"
    "崔谭陆汪乔葛关符顾秦严邱沈钱邵龚薛侯段雷陶贺郝孟尹邹熊廖贾夏范石覃武戴莫孔汤温康施樊邢庞颜"
    "倪庄聂章鲁岳翟殷詹焦俞柳祝阮柯童凌裴霍涂骆"
)
# alone, many of these are words: 成, 时
_WORDS_TOO = frozenset(
    "高田董于叶丁任钟金韦付方白江闫龙史黎毛万向常文牛安齐易伍申欧耿兰左甘包宁尚舒纪梅毕单狄成苗"
    "谷盛曲翁冉蓝路游辛靳管柴蒙鲍华喻祁房解牟艾尤阳时穆农司古吉缪项季费简连屈卫佟麦仇栾甄岑冼卓"
    "巩敖迟褚戚邬隋荆饶滕佘阙郎苑晏桑"
)
SURNAMES = _COMMON | _WORDS_TOO
# too rare, or too much words of their own, to begin a name anywhere but where one is asked for
_RARER = frozenset(
    "权楚闻边应仝亓原晋臧匡闵仲蔺柏窦巫屠嵇濮扈燕冀郏浦桂牧惠羿储邴糜弓隗宓郗班仰厉戎景束幸郜蓟宿蒲邰鄂索籍池阴"
    "胥莘党贡劳逄姬堵宰郦雍璩寿瞿茹习宦慎戈庾暨衡弘寇禄沃蔚越隆晁勾融冷訾阚沙鞠丰巢蒯相查荆苟笪昝揭柒官操暴卞车仓"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "慕容",
    "令狐",
    "端木",
)
# one of them, as an expression
ANY_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
ANY_RARER_SURNAME = f"[{''.join(sorted(_RARER))}]"
_SAID = re.compile(rf"(?:我|本人)?(?:免贵)?姓{ANY_SURNAME}")


def is_common_surname(text: str) -> bool:
    """Whether a folded text is a surname alone, and one that is hardly a word besides."""
    return text in _COMMON


def says_surname(text: str) -> bool:
    """Whether a folded text says a surname and no more: 我姓周."""
    return bool(_SAID.fullmatch(text))
