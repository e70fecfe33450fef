"""Times and lines as customers read them."""

from datetime import UTC, date, datetime

from actions.summary import summary_lines
from actions.wording import excerpt, local_date, local_datetime, shortened
from tickets.draft import Draft

MOMENT = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def test_times_are_local_and_name_the_weekday() -> None:
    assert local_datetime(MOMENT, "zh") == "11月23日（周一）02:30"
    assert local_datetime(MOMENT, "en") == "Mon 23 November, 02:30"
    assert local_datetime(MOMENT, "zh-Hant") == "11月23日（週一）02:30"


def test_days_are_written_in_each_language() -> None:
    assert local_date(date(2026, 11, 3), "zh") == "11月3日"
    assert local_date(date(2026, 11, 3), "en") == "3 November"


def test_a_long_text_is_cut_to_one_line() -> None:
    assert shortened("一\n二  三") == "一 二 三"
    assert shortened("字" * 200, 10) == "字" * 9 + "…"


def test_the_summary_says_what_was_not_given() -> None:
    draft = Draft({"story": "大堂没人管", "topic": "staff_attitude", "demand": "-"})
    assert summary_lines(draft, "zh") == [
        "· 经过：大堂没人管",
        "· 时间：未提供",
        "· 诉求：未提供",
        "· 称呼：未提供",
        "· 回复：在这里",
        "· 类别：服务（服务态度）",
    ]


def test_the_summary_shows_the_sum_that_is_kept() -> None:
    draft = Draft({"story": "x", "topic": "fees_charges", "amount": "12680.50 CNY"})
    assert "· 金额：12,680.50 元" in summary_lines(draft, "zh")
    dollars = Draft({"story": "x", "topic": "fees_charges", "amount": "300000 USD"})
    assert "· Amount: 300,000 USD" in summary_lines(dollars, "en")
    unnamed = Draft({"story": "x", "topic": "fees_charges", "amount": "300 XXX"})
    assert "· Amount: 300" in summary_lines(unnamed, "en")
    assert "· 金额：300" in summary_lines(unnamed, "zh")
    unclear = Draft({"story": "x", "topic": "fees_charges", "amount": "a lot"})
    assert not [line for line in summary_lines(unclear, "en") if "Amount" in line]


def test_the_summary_in_english() -> None:
    draft = Draft(
        {
            "story": "They refused my claim",
            "topic": "claim_denied",
            "reference_number": "P88231",
            "demand": "pay the claim",
            "reply_channel": "email",
            "contact": "jo@example.com",
            "customer_name": "Jo",
        }
    )
    assert summary_lines(draft, "en") == [
        "· What happened: They refused my claim",
        "· When: not given",
        "· Number: P88231",
        "· What you want: pay the claim",
        "· Name: Jo",
        "· Answer: by e-mail, jo@example.com",
        "· Category: product (claim refused)",
    ]


def test_a_day_of_another_year_says_which() -> None:
    day = date(2024, 11, 22)
    assert local_date(day, "en", 2026) == "22 November 2024"
    assert local_date(day, "zh", 2026) == "2024年11月22日"
    assert local_date(day, "zh-Hant", 2024) == "11月22日"


def test_a_long_story_is_cut_between_words() -> None:
    told = " ".join(["somebody promised again"] * 40)
    head, _, tail = excerpt(told).partition(" … ")
    assert told.startswith(head + " ")
    assert told.endswith(" " + tail)
    chinese = "客服答应了又不认" * 60
    head, _, tail = excerpt(chinese).partition(" … ")
    assert (head, tail) == (chinese[:240], chinese[-100:])
