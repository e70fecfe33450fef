"""Where a story says what is wanted; every English case has a Chinese twin."""

import pytest

from bot.nlu.demand_rules import demanding_clause


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "本金少了。我要你们把亏的3700块赔给我，而且要给我看当时的录音。电话打我",
            "我要你们把亏的3700块赔给我，而且要给我看当时的录音",
        ),
        (
            "It broke twice. I want my money back, and I want an apology. Call me",
            "I want my money back, and I want an apology",
        ),
        ("请补付利息6,900元", "请补付利息6,900元"),
        ("Please pay the $4,300 by Friday", "Please pay the $4,300 by Friday"),
        ("医药费一万三，你们得出", "你们得出"),
        ("穿一次就跑毛 要求退货退款 就在这回我就行 我叫钟婷", "要求退货退款"),
        ("我要你们重新审 把那六万八赔给我", "我要你们重新审 把那六万八赔给我"),
        ("上个月查出来结节要做手术你们说我投保前就有不给赔", None),
        ("还有多收的违约金 说好300 收了我860", None),
        ("只给我退了1.2万，我交了五万六，凭啥", None),
        ("要是不赔我就找律师起诉", None),
        ("要是再不退款我就去银保监", None),
    ],
)
def test_the_words_that_want_something(text, demand):
    span = demanding_clause(text)
    assert (text[slice(*span)].strip() if span else None) == demand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "等了3个钟。我想要refund那晚的room rate hkd 1,680。",
            "我想要refund那晚的room rate hkd 1,680",
        ),
        ("it is broken, i want 换货", "want 换货"),
        ("退回全三个月钱给我,一共714块", "退回全三个月钱给我"),
        ("把多收的钱退给我吧", "把多收的钱退给我吧"),
    ],
)
def test_what_is_wanted_is_found_in_one_language_or_in_two(text, wish):
    assert text[slice(*demanding_clause(text))] == wish


@pytest.mark.parametrize(
    "text", ["结果现在要解约只拿回六成", "他们说会退款给我", "他还给我三百了", "they gave a refund"]
)
def test_what_happened_is_no_wish(text):
    assert demanding_clause(text) is None
