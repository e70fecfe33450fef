"""Staff take conversations over, speak in them, and give them back; the customer hears of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.handover_card import card_of
from bot.handover_desk import LONGEST_WORDS
from bot.store.errands import PUT_ASIDE_PAYLOAD, RESUME_PAYLOAD
from tests.auxil.desk_world import TOLD, DeskWorld, desk_world
from tickets.errors import HandoverClosed, HandoverTaken, InvalidCommand
from tickets.handover import HandoverState


@pytest.fixture
def world(store_url: str) -> Iterator[DeskWorld]:
    """A customer who has asked for a person."""
    with desk_world(store_url) as world:
        world.ask()
        yield world


def test_who_takes_it_is_announced_once(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    world.desk.take("1", "chen")
    assert world.spoken() == [("system", world.say("person_here", name="陈一鸣"))]
    with pytest.raises(HandoverTaken):
        world.desk.take("1", "lin")


def test_it_is_announced_in_the_language_of_the_conversation(store_url: str) -> None:
    with desk_world(store_url, language="en", staff_names_shown=False) as world:
        world.ask()
        world.desk.take("1", "chen")
        world.desk.say("1", "chen", "Good morning, I have read it all.")
        (announced, said) = world.desk.talk.messages("c_wang")
        assert announced.text == world.say("person_here", "en", name="A colleague")
        assert (said.author, said.author_name) == ("staff", None)


def test_the_taker_speaks_under_the_own_name(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    world.desk.say("1", "chen", "  您好，我是陈一鸣。\r\n请说。 ")
    said = world.desk.talk.messages("c_wang")[-1]
    assert (said.author, said.author_name, said.text) == (
        "staff",
        "陈一鸣",
        "您好，我是陈一鸣。\n请说。",
    )
    assert said.as_event()["name"] == "陈一鸣"


def test_the_same_key_says_it_once(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    for _ in range(2):
        world.desk.say("1", "chen", "请稍等", key="k1")
    assert [author for author, _ in world.spoken()] == ["system", "staff"]


@pytest.mark.parametrize("words", ["", "  \n", "\u200b", "字" * (LONGEST_WORDS + 1)])
def test_what_is_no_message_is_not_said(world: DeskWorld, words: str) -> None:
    world.desk.take("1", "chen")
    with pytest.raises(InvalidCommand):
        world.desk.say("1", "chen", words)


def test_nobody_speaks_without_having_taken_it(world: DeskWorld) -> None:
    with pytest.raises(HandoverClosed):
        world.desk.say("1", "chen", "您好")
    world.desk.take("1", "chen")
    with pytest.raises(HandoverTaken):
        world.desk.say("1", "lin", "您好")
    assert [author for author, _ in world.spoken()] == ["system"]


def test_handing_back_is_announced_and_the_engine_is_asked_to_go_on(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    for _ in range(2):
        world.desk.hand_back("1", "chen")
    assert world.spoken()[1:] == [("system", world.say("person_back", name="陈一鸣"))]
    assert world.errands() == [(-1, "resume", RESUME_PAYLOAD)]


def test_senior_staff_hand_back_in_the_takers_name(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    world.desk.hand_back("1", "lin")
    assert world.spoken()[-1] == ("system", world.say("person_back", name="陈一鸣"))


def test_the_end_puts_a_begun_complaint_aside(world: DeskWorld) -> None:
    world.tell_draft()
    world.desk.take("1", "chen")
    world.desk.end("1", "chen")
    assert world.spoken()[-1] == ("system", world.say("person_done", name="陈一鸣"))
    assert world.errands() == [(-1, "aside", PUT_ASIDE_PAYLOAD)]


@pytest.mark.parametrize("draft", [None, replace(TOLD, put_aside=True)])
def test_the_end_asks_the_engine_nothing_where_nothing_is_open(
    world: DeskWorld, draft: None
) -> None:
    world.tell_draft(draft)
    world.desk.take("1", "chen")
    world.desk.end("1", "chen")
    assert world.errands() == []


def test_after_a_call_the_customer_hears_that_the_request_is_done(world: DeskWorld) -> None:
    world.desk.end("1", "lin")
    assert world.spoken() == [("system", world.say("person_request_done"))]
    assert world.handover().state is HandoverState.ENDED


def test_a_silent_taker_loses_a_waiting_customer_who_is_told_so(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    world.write("有人吗？")
    world.time.move(minutes=14)
    assert world.desk.return_silent() == []
    world.time.move(minutes=1)
    (moved,) = world.desk.return_silent()
    assert moved.waits
    assert world.handover().state is HandoverState.WAITING
    assert world.spoken()[-1] == (
        "system",
        world.say("person_silent_waits", name="陈一鸣", minutes=15),
    )
    assert world.errands() == [(-1, "resume", RESUME_PAYLOAD)]
    assert world.desk.return_silent() == []


def test_a_silent_taker_whom_nobody_waits_for_counts_as_done(world: DeskWorld) -> None:
    world.desk.take("1", "chen")
    world.write("好的")
    world.desk.say("1", "chen", "已为您处理。")
    world.time.move(minutes=15)
    (moved,) = world.desk.return_silent()
    assert not moved.waits
    assert world.handover().state is HandoverState.HANDED_BACK
    assert world.spoken()[-1] == ("system", world.say("person_silent", name="陈一鸣", minutes=15))


def test_the_time_out_is_a_setting(store_url: str) -> None:
    with desk_world(store_url, handover_idle_minutes=3) as world:
        world.ask()
        world.desk.take("1", "chen")
        world.time.move(minutes=3)
        assert len(world.desk.return_silent()) == 1


def test_the_card_has_what_was_told_and_what_is_missing(world: DeskWorld) -> None:
    told = {"tones": "disappointed,angry,angry", "flags": "legal_threat", "contact": "-"}
    world.write("电梯坏了两周没人修")
    world.tell_draft(replace(TOLD, told={**TOLD.told, **told}))
    card = card_of(world.app, world.desk, "1")
    # four office hours: with a lunch break until half past three
    due = datetime(2026, 11, 9, 7, 30, tzinfo=UTC)
    assert (card.answer_by, card.reach) == (due, None)
    apart = {"handover": {}, "next_clock": None, "transcript": [], "answer_by": None}
    assert card.record() | apart == {
        "handover": {},
        "answer_by": None,
        "reach": None,
        "topic": "other",
        "severity": "normal",
        "state": "registered",
        "next_clock": None,
        "summary": "电梯坏了两周没人修",
        "facts": {
            "topic": "premises",
            "story": "电梯坏了两周没人修",
            "incident_time": "两周前",
        },
        "mood": "calm",
        "mood_path": ["disappointed", "angry", "angry"],
        "flags": ["legal_threat", "wants_human"],
        "asked": "demand",
        "open_questions": ["demand", "reply_channel", "customer_name"],
        "files": 0,
        "transcript": [],
    }
    assert [(m["from"], m["text"]) for m in card.record()["transcript"]] == [
        ("customer", "电梯坏了两周没人修")
    ]


def test_a_long_story_is_shortened_in_the_summary_alone(world: DeskWorld) -> None:
    world.tell_draft(replace(TOLD, told={"story": "很长。" * 500, "demand": "退费"}))
    card = card_of(world.app, world.desk, "1")
    assert (len(card.summary), card.summary[-1]) == (280, "…")
    assert card.facts["story"] == "很长。" * 500
