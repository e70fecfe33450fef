import pytest

from bot.nlu.needed_pieces import needed_pieces


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("take you to court", {"take you to court"}),
        ("告(?:上|到)法院", {"告上法院", "告到法院"}),
        ("solicitors?", {"solicitor", "solicitors"}),
        ("[告诉]你", {"告你", "诉你"}),
        (r"(?<![a-z0-9])sue(?![a-z0-9])", {"sue"}),
        ("lawyer|律师", {"lawyer", "律师"}),
    ],
)
def test_a_pattern_of_few_texts_needs_one_of_them(pattern, pieces):
    assert needed_pieces(pattern) == pieces


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"my (?:\w+ )?ombudsman", {"ombudsman"}),
        (r"找[^,。]{0,8}负责人", {"负责人"}),
        (r"(?:court|tribunal)s? \w+ (?:i|we)", {"court ", "courts ", "tribunal ", "tribunals "}),
        (r"(?:claim\d|order\d+)", {"claim", "order"}),
        (r"(?:再见)+\d", {"再见"}),
    ],
)
def test_a_pattern_of_many_texts_needs_what_all_of_them_have(pattern, pieces):
    assert needed_pieces(pattern) == pieces


@pytest.mark.parametrize("pattern", [r"\d+", "(?:court)?", r"court|\d+", "[^,]*", "(?:court)*"])
def test_a_pattern_whose_texts_have_nothing_in_common_needs_nothing(pattern):
    assert needed_pieces(pattern) is None
