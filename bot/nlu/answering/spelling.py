"""Chinese names that are spelled out by other words: 曉是知曉的曉, 不是大小的小."""

import re

from bot.nlu.text import fold

# 「筑」是建築的筑, 冬天的冬: a character by a word that it stands in
_BY_A_WORD = re.compile(
    r"(?P<not>不是|唔係|非)?[^,，。;；]{0,8}?(?P<word>[一-鿿]{1,3})的[「“\"']?(?P<sign>[一-鿿])[」”\"']?"
)


def spelled(text: str, name: str) -> str | None:
    """The name as its spelling puts it; None where the words spell nothing of it.

    Args:
        text: the customer's words.
        name: as it was told before.

    Returns:
        the name with each character that is said to be wrong in its place put right.
    """
    right: list[int] = []
    wrong: list[int] = []
    # 建築的筑: compared as Simplified, which has a sign for each
    read, name_read = fold(text), fold(name)
    for found in _BY_A_WORD.finditer(read):
        if found["sign"] in found["word"]:
            (wrong if found["not"] else right).append(found.start("sign"))
    for off, instead in zip(wrong, right, strict=False):
        if read[off] in name_read and read[instead] not in name_read:
            place = name_read.index(read[off])
            name = name[:place] + text[instead] + name[place + 1 :]
            name_read = fold(name)
    return name if any(read[sign] in name_read for sign in right) else None
