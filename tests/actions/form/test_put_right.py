"""Corrections that name what is wrong change it in its place."""

import pytest

from bot.nlu.patterns.contrasts import names_what_is_wrong
from bot.nlu.put_right import put_right, with_sum
from tests.auxil.dialogue import Conversation
from tests.auxil.form_talk import FORM, at_summary


@pytest.mark.parametrize(
    ("told", "words", "now"),
    [
        ("第一次去看是在185天", "不对，是190天不是185天", "第一次去看是在190天"),
        ("第一次去看是在185天", "不是185天，是190天", "第一次去看是在190天"),
        ("it was day 185", "no, it was 190 days not 185", "it was day 190"),
        ("it was day 185", "not 185 but 190", "it was day 190"),
        ("年卡 2980 不给退", "等下，年卡是3980，写错了", "年卡 3980 不给退"),
        ("在旺角分店排队", "不是旺角，是尖沙咀", "在尖沙咀分店排队"),
        ("在旺角分店排队", "是尖沙咀，不是旺角", "在尖沙咀分店排队"),
        ("昨天停的水", "我没说是昨天，是今天凌晨", "今天凌晨停的水"),
        ("it went on Monday", "I didn't say Monday, it was Sunday", "it went on Sunday"),
        ("等了3天", "他们没说3天，是5天", None),
        ("waited 3 days", "they never said 3 days, it was 5", None),
        ("扣了1850元", "是190不是185", None),
        ("柜员骂人", "不是我，是她", None),
    ],
)
def test_what_is_wrong_is_changed_where_it_stands(told: str, words: str, now: str | None) -> None:
    assert put_right({"story": told}, words).values == ({"story": now} if now else {})


@pytest.mark.parametrize(
    ("told", "day", "words", "now"),
    [
        ("it leaked on 3 March, he came on the 11th", "3 March",
         "he came on the 12th, not the 11th", "3 March"),
        ("3月3号漏水，他11号来的", "3月3号", "他是12号来的不是11号", "3月3号"),
        ("it leaked on March 3rd", "March 3rd", "it was the 4th, not the 3rd", "March 4th"),
        ("3月3号漏水", "3月3号", "是4号不是3号", "3月4号"),
    ],
)  # fmt: skip
async def test_another_day_of_the_story_changes_none_of_the_matter(
    talk: Conversation, told: str, day: str, words: str, now: str
) -> None:
    await at_summary(talk)
    talk.set(story=told, incident_time=day)
    talk.hear("correct", words, incident_time=words[-4:], correction_field="incident_time")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == now
    assert talk.slots["story"] != told


async def test_a_corrected_story_is_not_told_twice(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", "不对，是三个月不是两个月", answer="不对，是三个月不是两个月")
    await talk.run(FORM)
    assert talk.slots["story"] == "理赔拖了三个月没人理"
    assert talk.slots["requested_slot"] == "confirmation"


def test_a_correction_in_cantonese_changes_sum_and_story() -> None:
    told = {"story": "charged me HK$1,280 for my bill", "amount": "1280 HKD"}
    assert put_right(told, "幫我改返個銀碼,係1,820唔係1,280").values == {
        "story": "charged me HK$1,820 for my bill",
        "amount": "1820 HKD",
    }


@pytest.mark.parametrize(
    ("told", "words", "now"),
    [
        ("10/28 冰箱送到就凹了", "不對，係10/27唔係10/28", "10/27 冰箱送到就凹了"),
        ("11月28号送到", "是11月27不是11月28", "11月27号送到"),
    ],
)
def test_a_day_of_month_is_no_figure_of_its_own(told: str, words: str, now: str) -> None:
    assert put_right({"story": told}, words).values == {"story": now}


async def test_pictures_alone_at_the_summary_change_nothing(talk: Conversation) -> None:
    await at_summary(talk)
    story = talk.slots["story"]
    talk.hear("inform", "🙃🙃", answer="🙃🙃")
    await talk.run(FORM)
    assert talk.slots["story"] == story


@pytest.mark.parametrize(
    ("told", "words", "now"),
    [
        (
            "业务员说五年 我交了八万 只退两万三",
            "不对 交的是八万五",
            "业务员说五年 我交了八万五 只退两万三",
        ),
        ("扣了我300块", "写错了 扣的是350", "扣了我350块"),
        ("交了八万", "扣的是三百", None),
    ],
)
def test_a_sum_told_anew_by_what_was_done_with_it_changes_that_sum(
    told: str, words: str, now: str | None
) -> None:
    assert put_right({"story": told}, words).values == ({"story": now} if now else {})


def test_a_sum_told_anew_changes_the_wish_that_names_it_too() -> None:
    told = {"story": "扣了我300块", "demand": "退300"}
    assert put_right(told, "扣的是350").values == {"story": "扣了我350块", "demand": "退350"}


def test_a_sum_is_corrected_however_its_commas_were_written() -> None:
    told = {"demand": "我要全額退款2,380元", "amount": "2380 TWD"}
    assert put_right(told, "等等，不是2380，是2,830").values == {
        "demand": "我要全額退款2,830元",
        "amount": "2830 TWD",
    }


@pytest.mark.parametrize(
    ("told", "words", "now"),
    [
        (
            "flight delay咗9個鐘，話未夠10個鐘",
            "唔係9個鐘，係9個半鐘，幫我改返",
            "flight delay咗9個半鐘，話未夠10個鐘",
        ),
        ("等了3个小时没人理", "不是3个小时，是3个半小时", "等了3个半小时没人理"),
        ("借了三万分12期", "借款是两万八不是三万，我记错了", "借了两万八分12期"),
        (
            "I waited 9 hours at the airport",
            "no wait, sorry, I counted wrongly, it was 9.5 hours, not 9",
            "I waited 9.5 hours at the airport",
        ),
    ],
)
def test_halves_and_a_word_of_regret_are_read(told: str, words: str, now: str) -> None:
    assert names_what_is_wrong(words)
    assert put_right({"story": told}, words).values == {"story": now}


TOLD = {
    "story": "My claim for a clinic bill of £1,240 was refused after 9 days",
    "amount": "1240 GBP",
    "reference_number": "card last 4 digits 5082",
    "contact": "+2348035550192",
    "customer_name": "Katherine Webb",
    "incident_time": "3 November",
}
ZH_TOLD = {
    "story": "11月3号买的洗衣机3860元，送来就是坏的，等了9天",
    "amount": "3860 CNY",
    "reference_number": "尾号5082",
    "contact": "+8613811110192",
    "customer_name": "凝静",
    "demand": "退我3860元",
}


@pytest.mark.parametrize(
    ("words", "slot", "now"),
    [
        ("oh hang on, I found the bill, it comes to £1,310 not £1,240", "amount", "1310 GBP"),
        ("amount change to 1,204, I see wrong", "amount", "1204 GBP"),
        ("eh wait, its 5028 not 5082", "reference_number", "card last 4 digits 5028"),
        ("put 5028 instead of 5082", "reference_number", "card last 4 digits 5028"),
        ("please change 5082 to 5028", "reference_number", "card last 4 digits 5028"),
        ("no, the number na 0803 555 0129, I reverse am", "contact", "+2348035550129"),
        ("it ends 0129 not 0192", "contact", "+2348035550129"),
        ("it's spelt catherine not katherine", "customer_name", "Catherine Webb"),
        ("it was 5 November, not 3 November", "incident_time", "5 November"),
        ("it was 8 days not 9", "story", TOLD["story"].replace("9 days", "8 days")),
    ],
)
def test_a_value_is_put_right_wherever_it_stands(words: str, slot: str, now: str) -> None:
    assert put_right(TOLD, words, corrects=False).values[slot] == now


@pytest.mark.parametrize(
    ("words", "slot", "now"),
    [
        ("金额不对 我打反了 发票上是3680", "amount", "3680 CNY"),
        ("說錯了，係3680唔係3860", "demand", "退我3680元"),
        ("尾号是5028不是5082", "reference_number", "尾号5028"),
        ("5082改成5028", "reference_number", "尾号5028"),
        ("是5028，我打成了5082", "reference_number", "尾号5028"),
        ("手机号是13811110129，打反了", "contact", "+8613811110129"),
        ("手机尾号0129不是0192", "contact", "+8613811110129"),
        ("名字写错了，是宁静的宁不是凝", "customer_name", "宁静"),
        ("等的是8天不是9天", "story", ZH_TOLD["story"].replace("9天", "8天")),
    ],
)
def test_a_value_is_put_right_wherever_it_stands_in_chinese(
    words: str, slot: str, now: str
) -> None:
    assert put_right(ZH_TOLD, words, corrects=False).values[slot] == now


@pytest.mark.parametrize(
    "words",
    [
        "they took 40 not 30 as agreed",
        "they charged 1310 instead of 1240",
        "no, they said 1310 not 1240",
        "sorry, they also took 1,140 the day after",
        "and the man at the counter told me it was 1310 not 1240, he would not look",
        "they have the wrong sum on their invoice, 1310 not 1240",
        "I want 1310 not 1240",
        "was it 1310, not 1240?",
        "my other card ends 7714",
        "sorry, the invoice came on 5 November",
    ],
)
def test_what_only_tells_more_changes_nothing(words: str) -> None:
    assert put_right(TOLD, words, corrects=False).values == {}


def test_what_others_did_is_put_right_by_who_corrects_it() -> None:
    told = {"story": "they took 800", "amount": "800 GBP"}
    assert put_right(told, "they took 850 not 800", corrects=False).values == {}
    now = {"story": "they took 850", "amount": "850 GBP"}
    assert put_right(told, "they took 850 not 800", corrects=True).values == now
    assert put_right(told, "they told me 850 not 800", corrects=True).values == {}


@pytest.mark.parametrize(
    "words",
    [
        "说好30的扣了40",
        "他们说3680不是3860",
        "是不是3680不是3860？",
        "要求退3680不是3860",
        "另外一张卡尾号7714",
    ],
)
def test_what_only_tells_more_changes_nothing_in_chinese(words: str) -> None:
    assert put_right(ZH_TOLD, words, corrects=False).values == {}


def test_two_sums_that_were_both_told_stay() -> None:
    told = {"story": "agreed on 30, they took 40", "amount": "40 XXX"}
    assert put_right(told, "40 not 30", corrects=False).values == {}


@pytest.mark.parametrize(
    ("amount", "kept"), [("390 HKD", "65 HKD"), ("390 XXX", "65 XXX"), (None, "65 XXX")]
)
def test_a_sum_told_anew_leaves_a_wish_that_names_none(amount: str | None, kept: str) -> None:
    told = {"story": "charged 390", "demand": "refund me within 14 days", "amount": amount}
    changed = with_sum(told, "65")
    assert (changed["amount"], "demand" in changed) == (kept, False)
    assert changed.get("story") == ("charged 65" if amount else None)


async def test_a_number_put_right_says_nothing_of_how_to_reply(talk: Conversation) -> None:
    await at_summary(talk)
    talk.set(contact="08035550192", reply_channel="same_chat")
    talk.hear("correct", "no, the number na 0803 555 0129, I reverse am")
    await talk.run(FORM)
    told = (talk.slots["contact"], talk.slots["reply_channel"], talk.slots["requested_slot"])
    assert told == ("08035550129", "same_chat", "confirmation")


def test_a_day_that_was_read_out_of_the_story_changes_with_it() -> None:
    told = {"story": "He signed nothing. 8 months now", "incident_time": "8 months now"}
    assert put_right(told, "it's 7 months not 8, I counted again").values == {
        "story": "He signed nothing. 7 months now",
        "incident_time": "7 months now",
    }
