"""The reason of a refusal as stories tell it."""

import pytest

from bot.nlu.refusals import given_reason, may_give_reason, tells_of_refusal


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("周一保险公司说在等待期内不赔，可是保单早生效了", "在等待期内不赔"),
        ("他们说等待期内。我不服", "等待期内"),
        ("客服说还在等待期里面", "还在等待期里面"),
        ("说未如实告知，可我什么都说了", "未如实告知"),
        ("他们说不属于保险责任，我想不通", "不属于保险责任"),
        ("排了七周之后说不赔", None),
        ("没人说不在范围内", None),
        ("They said it was not covered. I disagree.", "it was not covered"),
        (
            "the lady tells me it isn't covered because the MOT was out by a week"
            " now what has that to do with it",
            "the MOT was out by a week",
        ),
        ("Your desk rejected cashless at the door stating 'waiting period'.", "waiting period"),
        ("They declined it quoting “late notice” and nothing else", "late notice"),
        (
            "They say it is a pre-existing condition, but nobody ever told me.",
            "it is a pre-existing condition",
        ),
        ("客服说在等我回电话，结果等了一周", None),
        ("他说好了三天到账，现在都没到", None),
        ("只赔三天，说后面两天「无住院必要性」。", "无住院必要性"),
        ("客服说“非本店售出”，不给退", "非本店售出"),
        (
            "发短信来说不赔给她讲她骨质疏松是老毛病不算意外你说滑倒了还不叫意外",
            "她骨质疏松是老毛病不算意外",
        ),
        ("texted her that they won't pay because her bones were weak", "her bones were weak"),
    ],
)
def test_a_reason_is_read_from_what_was_said(text, reason):
    span = given_reason(text)
    assert (text[slice(*span)] if span else None) == reason


def test_the_reason_after_a_refusal_in_plain_words():
    for text, reason in (
        ("You knocked back my claim on the 12th saying it was elective.", "it was elective"),
        ("my flight was not paid, they say storm is not covered but it is", "storm is not covered"),
    ):  # fmt: skip
        assert text[slice(*given_reason(text))] == reason


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("取暖器把我女儿电到了，给我退货退款", False),
        ("店员卖给我过期眼药水，我要退款", False),
        ("买的东西你们不给退", True),
        ("Take it back and refund me", False),
        ("The shop won't refund the deposit", True),
        ("They didn't give the money back in full", True),
        ("She is old and doesn't see well. We want the plan cancelled and the premium back", False),
        ("老人眼睛看不清就签了字，我们要求退保退费", False),
    ],
)
def test_a_refund_that_is_wanted_is_not_yet_refused(text, tells):
    assert tells_of_refusal(text) is tells


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "kena reject leh, 说什么 pre-existing condition 但是她 2019 年没有病",
            "pre-existing condition",
        ),
        ("理赔被拒，说是 waiting period", "waiting period"),
    ],
)
def test_a_reason_in_english_within_chinese_is_found(text, reason):
    assert text[slice(*given_reason(text))] == reason


def test_the_reason_of_a_letter_back_is_found():
    text = "你們回函說住院天數不符合，只賠了一半"
    start, end = given_reason(text)
    assert text[start:end] == "住院天數不符合"


def test_a_reason_that_says_is_one():
    text = "claim kena reject, reason say he did not declare it, but the agent knew"
    start, end = given_reason(text)
    assert text[start:end].startswith("he did not declare it")


def test_what_was_said_right_behind_a_refusal_is_the_reason():
    text = "押金不退 说床单有污渍 明明是没洗干净"
    span = given_reason(text)
    assert span
    assert text[slice(*span)] == "床单有污渍"
    assert given_reason("押金一直不退，说好三天到账的") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "they said I should have reported it within 24 hours, which nobody told me",
            "I should have reported it within 24 hours",
        ),
        ("turned down, apparently because I moved house", "I moved house"),
        ("the insurer says my roof was in bad shape before", "my roof was in bad shape before"),
        ("refused. the excuse was that I used it for work", "I used it for work"),
        ("They refused because the boiler is 10 years old.", "the boiler is 10 years old"),
        ("the shop said no refunds on sale items", "no refunds on sale items"),
    ],
)
def test_whatever_fault_or_rule_the_firm_names_is_the_reason(text, reason):
    span = given_reason(text)
    assert span
    assert text[slice(*span)] == reason


@pytest.mark.parametrize(
    "text",
    [
        "they said they would call me back",
        "they said I'd get the money in 5 days but didn't",
        "she told me it takes 10 working days",
        "they told me I was covered",
        "the lady said to send the form again",
        "they said no",
        "you said it'd be no problem",
    ],
)
def test_what_the_firm_promised_or_bade_is_no_reason(text):
    assert given_reason(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("收到email話reject，原因係「delay未夠10個鐘」。但係wording寫住6個鐘", "delay未夠10個鐘"),
        ("只赔了1,300，说剩下3,000是deductible。可是合同写得很清楚", "剩下3,000是deductible"),
        (
            "They paid 1,300 and said the other 3,000 was the deductible. Our table says 500",
            "the other 3,000 was the deductible",
        ),
    ],
)
def test_a_reason_in_quotation_marks_or_for_the_rest_is_read(text, reason):
    assert text[slice(*given_reason(text))] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "跟我说不赔说我驾驶证过期没换证我那个证上个月就换了新的你们查都不查就给我拒了",
            "我驾驶证过期没换证",
        ),
        ("你们不赔说等待期没过可是都买了一年了我要求全额赔付", "等待期没过"),
    ],
)
def test_a_reason_told_in_one_breath_ends_where_another_thought_begins(text, reason):
    start, end = given_reason(text)
    assert text[start:end] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("定损的说我车改装过 一分不给赔", "我车改装过"),
        ("理赔部说 48 小时内没有 report 所以不赔", "48 小时内没有 report"),
        ("they refused it because I reported it after two days", "I reported it after two days"),
        ("客服说会处理 结果不赔", None),
        ("跟他说了半天 就是不给退", None),
        ("我说要退款 他不给退", None),
    ],
)
def test_what_was_said_before_it_was_refused_is_the_reason(text, reason):
    span = given_reason(text)
    assert (text[slice(*span)] if span else None) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("it was rejected by them for pre-existing condition a week ago", "pre-existing condition"),
        ("claim denied under the waiting period clause, again", "the waiting period clause"),
        ("以未如实告知为由拒赔", "未如实告知"),
        ("I was refused a refund for a broken phone", None),
        ("我的手机坏了，退款被拒", None),
    ],
)
def test_the_term_that_a_claim_was_refused_for_is_the_reason(text, reason):
    span = given_reason(text)
    assert (text[slice(*span)] if span else None) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yesterday i get the rejection letter say it is within 等待期. 90 days only", "等待期"),
        ("claim rejected, they say 既往症, nothing else", "既往症"),
        ("they say within waiting period, that's all, no 解释", "waiting period"),
        ("they reject my claim and say within waiting period", "within waiting period"),
        ("they rejected it and said somebody would call me back", None),
    ],
)
def test_a_reason_told_in_two_languages_is_found(text, reason):
    span = given_reason(text)
    assert (text[slice(*span)] if span else None) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("理赔被拒，认定为外力撞击，可车一直停在车库", "外力撞击"),
        ("门店一口咬定人为进水，不给退", "人为进水"),
        ("Claim rejected as the box was not sealed, which is untrue", "the box was not sealed"),
        ("The refund was declined over a missing stamp", "a missing stamp"),
        ("I was turned down for the hardship plan", None),
        ("They refused it since Monday", None),
        ("医院认定为工伤，你们什么时候打款", None),
    ],
)  # fmt: skip
def test_words_of_excuse_give_a_reason_only_of_a_refusal(text, reason):
    span = given_reason(text)
    assert (text[slice(*span)] if span else None) == reason


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("You denied my claim, they reckon I waited", True),
        ("Refund refused. Final sale item.", True),
        ("My claim was refused and nobody explains it", False),
        ("理赔给拒了，客服讲是旧伤", True),
        ("不给退，已超出期限", True),
        ("我的理赔被拒了，太过分", False),
    ],
)
def test_a_story_may_tell_a_reason_in_any_words(text, may):
    assert may_give_reason(text) is may
