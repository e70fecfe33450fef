import pytest


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("It happened yesterday, and I want a written apology", False),
        ("就是昨天的事，我要求书面道歉", False),
        ("They charged me again in November and nobody would tell me what it is for", True),
    ],
)
def test_a_day_and_a_wish_told_when_nothing_is_asked_are_no_more_of_the_story(read, text, story):
    entities = read(text, intent="inform", asked="pause")[1]
    assert ("story" in entities) is story
