import pytest

from bot.nlu.answering.safety import tells_safety


@pytest.mark.parametrize(
    "text",
    ["yes", "yeah I guess", "I'm ok now", "I'm safe, my sister is here", "no, I won't do it",
     "安全", "嗯，现在还好", "没事，我妈在", "不会做傻事的", "冇事"],
)  # fmt: skip
def test_who_is_safe_is_heard(text: str) -> None:
    assert tells_safety(text) is True


@pytest.mark.parametrize(
    "text",
    ["no", "not really", "I don't know", "yes but I'm on my own with the pills",
     "不安全", "没有，我一个人在家", "不知道", "唔安全", "我在天台", "不太好"],
)  # fmt: skip
def test_who_is_not_safe_is_heard(text: str) -> None:
    assert tells_safety(text) is False


@pytest.mark.parametrize("text", ["the payments stopped in August", "八月份开始停的"])
def test_words_of_the_matter_tell_neither(text: str) -> None:
    assert tells_safety(text) is None
