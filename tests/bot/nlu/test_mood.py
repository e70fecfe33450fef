"""The mood of a conversation after its last tones."""

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.mood import MoodTracker, Said, mood_after
from tests.bot.nlu.conftest import found, message


def said(*tones):
    return [Said(tone, "inform") for tone in tones]


@pytest.mark.parametrize(
    ("tones", "mood"),
    [
        ([], "calm"),
        (["angry"], "angry"),
        (["angry", "calm"], "angry"),
        (["angry", "calm", "calm"], "angry"),
        (["angry", "calm", "calm", "calm"], "calm"),
        (["angry", "angry", "calm", "calm", "calm"], "angry"),
        (["distressed", "calm", "calm", "calm"], "distressed"),
        (["distressed", "calm", "calm", "calm", "calm"], "calm"),
        (["disappointed", "calm"], "disappointed"),
        (["disappointed", "calm", "calm"], "calm"),
        (["disappointed", "doubting"], "doubting"),
        (["disappointed", "angry"], "angry"),
        (["angry", "disappointed"], "angry"),
        (["angry", "expecting", "expecting"], "expecting"),
        (["angry", "distressed"], "distressed"),
    ],
)
def test_strong_moods_last_and_wear_off(tones, mood):
    assert mood_after(said(*tones)) == mood


def test_thanks_calm_faster_than_answers():
    assert mood_after([*said("angry", "calm"), Said("calm", "thank")]) == "calm"


def test_the_tracker_gives_the_tones_before(build, conversation):
    tracker = conversation(said=[("angry", "file_complaint"), ("calm", "inform")])
    now = message("13800138000", "inform", entities=[{"entity": "tone", "value": "calm"}])
    (read,) = build(MoodTracker).process([now], tracker)
    assert found(read)["mood"] == "angry"


def test_buttons_say_nothing_about_the_mood(build, conversation):
    tracker = conversation(said=[("angry", "file_complaint"), (None, "affirm")] * 3)
    (read,) = build(MoodTracker).process([message("")], tracker)
    assert found(read)["mood"] == "angry"


def test_only_the_last_messages_count(build, conversation):
    tracker = conversation(said=[("angry", "inform")] + [("calm", "inform")] * 500)
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == 501
    (read,) = build(MoodTracker).process([message("…")], tracker)
    assert found(read)["mood"] == "calm"


@pytest.mark.parametrize(
    "text",
    [
        "不好意思刚才急了，我就想知道照片在哪儿。",
        "Sorry I snapped, I just want to know where it is",
    ],
)
def test_who_excuses_a_temper_has_calmed_down(build, conversation, text):
    tracker = conversation(said=[("angry", "file_complaint")])
    now = message(text, "inform", entities=[{"entity": "tone", "value": "distressed"}])
    (read,) = build(MoodTracker).process([now], tracker)
    # 0.9 of anger less 0.6 of relief: it wears off with the next calm word, and is no distress
    assert found(read)["mood"] == "angry"


def test_nobody_is_hurried_after_a_word_of_self_harm(build, conversation):
    tracker = conversation(said=[("calm", "inform")])
    last = next(e for e in reversed(tracker.events) if isinstance(e, UserUttered))
    last.entities.append({"entity": "flags", "value": "self_harm"})
    now = message("到期不给兑付", "inform", entities=[{"entity": "tone", "value": "angry"}])
    (read,) = build(MoodTracker).process([now], tracker)
    assert found(read)["mood"] == "distressed"


@pytest.mark.parametrize(
    ("text", "sure", "mood"),
    [
        ("老头子耳朵背，电话里听不见", 0.9, "angry"),
        ("老头子耳朵背，电话里听不见", 0.5, "calm"),
        ("老头子耳朵背，电话里听不见", 0.2, "calm"),
        ("老头子耳朵背，电话里听不见！什么态度", 0.5, "angry"),
        ("my line has been dead since Monday", 0.5, "calm"),
        ("this is ridiculous, my line has been dead since Monday", 0.5, "angry"),
    ],
)
def test_who_is_only_just_taken_for_angry_is_not_answered_as_angry(
    build, conversation, text, sure, mood
):
    tone = {"entity": "tone", "value": "angry", "confidence_entity": sure}
    now = message(text, "inform", entities=[tone])
    (read,) = build(MoodTracker).process([now], conversation())
    assert (found(read)["tone"], found(read)["mood"]) == ("angry", mood)
