"""One sentence of a long message can carry a threat, or a call for a person, alone."""

import pytest

from bot.nlu.sentence_flags import flags_of_sentences, sentences_of

STORY = (
    "We booked the cottage for our anniversary. The photos showed a garden, there was none. "
    "The boiler was dead and my wife slept in her coat. My solicitor has drafted the claim. "
    "I have the receipts for everything, including the petrol."
)
故事 = (
    "厨房是我们退休给自己的礼物，挑的绿门板，送来有两扇是蓝的，我们还笑。后来台面在水槽那儿裂了，抽屉也涩，铰链整个掉下来。"
    "我已经请了律师，下周去法院起诉你们。你们的人来看过，说是我家潮。"
)


def surely(flag: str):
    """Says the flag of whatever is read, and keeps what was read."""
    seen: list[str] = []

    def read(words: str) -> dict[str, float]:
        seen.append(words)
        return {flag: 0.9}

    return seen, read


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STORY, "My solicitor has drafted the claim. I have the receipts for everything"),
        (故事, "我已经请了律师，下周去法院起诉你们。"),
    ],
)
def test_the_sentence_that_names_a_lawyer_is_read_by_itself(text, sentence):
    seen, read = surely("legal_threat")
    assert flags_of_sentences(text, {}, read) == {"legal_threat": 0.9}
    assert [words.startswith(sentence) for words in seen] == [True]


def test_a_flag_that_was_told_is_not_sought_again():
    seen, read = surely("legal_threat")
    assert (flags_of_sentences(STORY, {"legal_threat": 0.6}, read), seen) == ({}, [])


def test_short_messages_and_those_without_a_phrase_are_not_read_again():
    seen, read = surely("legal_threat")
    texts = ["My solicitor has drafted the claim.", STORY.replace("solicitor", "neighbour")]
    assert ([flags_of_sentences(text, {}, read) for text in texts], seen) == ([{}, {}], [])


def test_a_sentence_is_believed_only_where_it_is_plain():
    assert flags_of_sentences(STORY, {}, lambda _: {"legal_threat": 0.6}) == {}


def test_a_sentence_says_nothing_of_flags_that_it_has_no_phrase_of():
    assert flags_of_sentences(STORY, {}, lambda _: {"wants_human": 0.99}) == {}


def test_short_sentences_stand_with_the_next():
    assert list(
        sentences_of("No. Never. I waited nine weeks for the boiler man. 真的。太久了！")
    ) == [
        "No. Never. I waited nine weeks for the boiler man.",
        "真的。太久了！",
    ]


def test_a_threat_told_in_one_breath_is_read_by_itself():
    text = (
        "我买的重疾险交了四年了今年查出来有病做了手术材料都交了结果前天说不赔说我买之前体检有结节可是业务员问都没问我"
        "保额是二十万我就要你们按合同把这钱赔给我不赔我就打12378保单号是ZJ20220817365"
    )
    seen, read = surely("regulator_threat")
    assert flags_of_sentences(text, {}, read) == {"regulator_threat": 0.9}
    assert all(len(words) < len(text) / 2 for words in seen)
