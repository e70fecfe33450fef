"""A story that is told again: it takes the place of the first one, or comes to it."""

import pytest

from bot.nlu.answering.retelling import takes_the_place

EN = "On 4 March your driver left the parcel in the rain and the lamp inside was ruined"
ZH = "三月四号你们的快递员把包裹放在雨里，里面的台灯泡坏了"


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (EN, "he also forged my signature"),
        (
            EN,
            "I forgot, the neighbour saw it all happen and has pictures of it on her phone as well",
        ),
        (EN, "and each time I have to start from scratch with another adviser"),
        (ZH, "还有，他替我签了名"),
        (ZH, "每次换一个人我都得从头讲一遍"),
        (ZH, "忘了说，邻居从头到尾都看见了，她手机里还拍了好几张照片，可以作证"),
    ],
)
def test_an_addition_leaves_what_was_told(earlier: str, now: str) -> None:
    assert not takes_the_place(now, earlier)


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (EN, "forget that, the shop packed it badly"),
        (
            EN,
            "Your driver left the parcel in the rain on 5 March and the lamp inside was ruined",
        ),
        (ZH, "换成这段以这个为准：是店家没包好"),
        (ZH, "是三月五号，你们的快递员把我的包裹放在雨里，里面的台灯泡坏了"),
    ],
)
def test_told_over_again_it_takes_the_place(earlier: str, now: str) -> None:
    assert takes_the_place(now, earlier)
