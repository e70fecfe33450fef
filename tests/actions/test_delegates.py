"""For whom a complaint is made, as customers say it in both languages."""

import pytest

from actions.delegates import authority_told, named_in
from actions.wording import label
from tickets.authority import Capacity


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", "her name's Dorothy Pask, I have power of attorney", "Dorothy Pask"),
        ("en", "my wife's name is Ana and she is ill", "Ana"),
        ("en", "my name is Jo", None),
        ("zh", "她叫王桂兰，我有委托书", "王桂兰"),
        ("zh", "我叫王芳", None),
        ("zh-Hant", "她叫王桂蘭，我有委託書", "王桂蘭"),
    ],
)
def test_the_name_of_another_person_is_found(language, words, name):
    naming = label("principal_named", language)
    assert named_in(words, naming) == name
    if name:
        assert authority_told(words, {}, naming) == (Capacity.DELEGATE, name, words)
