"""What the words of training texts say by themselves."""

from bot.nlu.features import texts_hints
from bot.nlu.ngrams import NgramVocabulary
from bot.nlu.wording import Wording

TEXTS = [
    "I will call my lawyer about this fee",
    "i will call my lawyer about this fee!",
    "我要找律师告你们",
    "the parcel came late",
]


def test_every_part_is_read_from_the_same_texts():
    wording = Wording.of(TEXTS, 1)
    vocabulary, counted = NgramVocabulary.learn(TEXTS, 1)
    assert wording.vocabulary.as_dict() == vocabulary.as_dict()
    assert (wording.ngrams != vocabulary.matrix(counted)).nnz == 0
    assert wording.hints.tolist() == texts_hints(TEXTS).tolist()


def test_near_duplicates_have_one_number():
    groups = Wording.of(TEXTS, 1).groups.tolist()
    assert [groups[0] == groups[1], len(set(groups))] == [True, 3]
