"""Corrections that name what is wrong change it in its place."""

import pytest

from bot.nlu.patterns.contrasts import corrected_words, names_what_is_wrong
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
    assert corrected_words({"story": told}, words) == ({"story": now} if now else {})


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
    assert corrected_words(told, "幫我改返個銀碼,係1,820唔係1,280") == {
        "story": "charged me HK$1,820 for my bill",
        "amount": "1,820 HKD",
    }


@pytest.mark.parametrize(
    ("told", "words", "now"),
    [
        ("10/28 冰箱送到就凹了", "不對，係10/27唔係10/28", "10/27 冰箱送到就凹了"),
        ("11月28号送到", "是11月27不是11月28", "11月27号送到"),
    ],
)
def test_a_day_of_month_is_no_figure_of_its_own(told: str, words: str, now: str) -> None:
    assert corrected_words({"story": told}, words) == {"story": now}


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
    assert corrected_words({"story": told}, words) == ({"story": now} if now else {})


def test_a_sum_told_anew_changes_the_wish_that_names_it_too() -> None:
    told = {"story": "扣了我300块", "demand": "退300"}
    assert corrected_words(told, "扣的是350") == {"story": "扣了我350块", "demand": "退350"}


def test_a_sum_is_corrected_however_its_commas_were_written() -> None:
    told = {"demand": "我要全額退款2,380元", "amount": "2380 TWD"}
    assert corrected_words(told, "等等，不是2380，是2,830") == {
        "demand": "我要全額退款2,830元",
        "amount": "2,830 TWD",
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
    assert corrected_words({"story": told}, words) == {"story": now}
