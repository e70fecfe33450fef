"""What is said of a result, or of an answer; every English case has a Chinese twin."""

import pytest

from bot.nlu.verdicts import (
    Verdict,
    is_bare_verdict,
    refuses_in_a_clause,
    says_no,
    verdict,
    verdict_in_own_words,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I accept the outcome", "accepted"),
        ("我接受这个结果", "accepted"),
        ("I don't accept your decision", "rejected"),
        ("我不同意你们的处理结果", "rejected"),
        ("ok i accept", "accepted"),
        ("Yes, I accept that then, thanks", "accepted"),
        ("行吧，我接受", "accepted"),
        ("邮件收到了，行，认可", "accepted"),
        ("I accept that mistakes happen", None),
        ("what is the outcome", None),
        ("结果是什么", None),
    ],
)
def test_a_result_that_is_named_is_accepted_or_refused(text, said):
    assert verdict(text) == said


@pytest.mark.parametrize("text", ["係，我唔接受", "對，我不能接受", "我無法接受，憑什麼"])
def test_a_refusal_may_follow_a_yes(text):
    assert verdict(text) == "rejected"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("I don't accept the outcome", True),
        ("我不接受", True),
        ("I don't accept the outcome, you never read my bills", False),
        ("我不接受这个结果，你们根本没看出院小结", False),
    ],
)
def test_a_refusal_may_have_no_reason(text, bare):
    assert is_bare_verdict(text) is bare


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half? ok fine I'll take that, just make sure it's on the next bill", "accepted"),
        ("great, happy with that", "accepted"),
        ("行吧，就这样", "accepted"),
        ("a repair?? no way, I said I want it collected", "rejected"),
        ("就这点？打发叫花子呢", "rejected"),
        ("sorry, that isn't fair", "rejected"),
        ("抱歉，这不公平", "rejected"),
        ("I want someone senior to look at it", "rejected"),
        ("the label says stone", None),
        ("标签上写的是石色", None),
    ],
)
def test_a_verdict_is_read_in_own_words(text, said):
    assert verdict_in_own_words(text) == said


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("才3000喔？不是说好差5200，我不接受", True),
        ("only 3000? you said 5200. I don't accept that", True),
        ("他们说我不接受就算了", False),
        ("they would not accept it when I sent it back", False),
    ],
)
def test_a_clause_of_its_own_refuses(text, refuses):
    assert refuses_in_a_clause(text) is refuses


@pytest.mark.parametrize("text", ["不同意 放门口没经过我同意", "凭什么不给换 我不同意"])
def test_a_refusal_among_words_parted_by_spaces_is_one(text):
    assert says_no(text)


def test_a_refusal_of_long_ago_is_none():
    assert not says_no("他们让我签字我不同意")


def test_who_resigns_to_a_result_accepts_it():
    assert verdict_in_own_words("行吧 那就这样") is Verdict.ACCEPTED
