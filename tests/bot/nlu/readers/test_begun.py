"""Few words by which a complaint is begun; every English case has a Chinese twin."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import begins_or_goes_on


@pytest.mark.parametrize("intent", ["rate", "goodbye", "inform", "praise"])
@pytest.mark.parametrize("text", ["态度太差", "太慢了", "网断了", "terrible service", "so slow"])
def test_a_word_of_complaint_begins_one_where_there_is_none(read_outside, text, intent):
    assert read_outside(text, intent) == ("file_complaint", {"story": text})


@pytest.mark.parametrize("text", ["退钱", "give me my money back"])
def test_a_bare_wish_begins_a_complaint(read_outside, text):
    assert read_outside(text, "inform") == ("file_complaint", {"demand": text})


@pytest.mark.parametrize("text", ["你好，我想反映理賠的事情", "我想说一下退货的问题"])
def test_who_names_only_what_it_is_about_is_asked_what_happened(read, text):
    intent, entities = read(text, intent="inform", confidence=0.48)
    assert (intent, entities.get("story")) == ("file_complaint", None)


@pytest.mark.parametrize("text", ["三天", "已经两个星期了", "two weeks now"])
def test_behind_the_first_words_how_long_it_has_lasted_is_since_when(text):
    told = Message({"text": text, "intent": {"name": "skip", "confidence": 0.6}, "entities": []})
    reading = Reading(told, "FormReader")
    assert begins_or_goes_on(reading, begun=True)
    values = {entity["entity"]: entity["value"] for entity in told.get("entities")}
    assert (values["incident_time"], values["story"]) == (text, text)


@pytest.mark.parametrize(
    "text", ["Good morning. I complain for my mother", "你好 我替我爸来complain"]
)
def test_who_only_says_for_whom_they_complain_begins_and_speaks_for_another(read_outside, text):
    intent, entities = read_outside(text, intent="greet")
    assert (intent, entities["story"]) == ("file_complaint", text)
    assert entities["flags"] == "agent_on_behalf"
