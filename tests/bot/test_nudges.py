"""A complaint that was left alone gets one reminder by day, and is gone after a month."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.nudges import forget_drafts, in_quiet_hours, send_nudges
from bot.store.drafts import draft_in
from bot.store.errands import FORGET_PAYLOAD
from bot.store.tables import messages
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.conversations import said_in
from tests.auxil.desk_world import TOLD, DeskWorld, desk_world
from tickets.use_cases.open_ticket import open_ticket


@pytest.fixture
def world(store_url: str) -> Iterator[DeskWorld]:
    """A customer who has begun a complaint at ten in the morning."""
    with desk_world(store_url) as world:
        world.write("电梯坏了两周没人修")
        world.write("您希望我们怎么处理？", author="bot")
        world.tell_draft()
        yield world


def nudge(world: DeskWorld) -> int:
    return send_nudges(world.app, world.texts)


def test_after_the_set_time_one_reminder_goes_out_and_no_second(world: DeskWorld) -> None:
    world.time.move(hours=3, minutes=59)
    assert nudge(world) == 0
    world.time.move(minutes=1)
    assert nudge(world) == 1
    said = said_in(world.app.engine, "c_wang")[-1]
    assert (said.author, said.text, said.state) == ("bot", world.say("nudge", days=30), "pending")
    assert said.payloads == ("/greet", '/cancel{"draft_choice":"discard"}')
    for _ in range(30):
        world.time.move(hours=1)
        assert nudge(world) == 0


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_it_speaks_the_customers_language(store_url: str, language: str) -> None:
    with desk_world(store_url, language=language, draft_days=14) as world:
        world.tell_draft()
        world.time.move(hours=5)
        assert nudge(world) == 1
        expected = world.say("nudge", language, days=14)
        assert said_in(world.app.engine, "c_wang")[-1].text == expected


def test_who_goes_on_and_leaves_again_is_not_reminded_again(world: DeskWorld) -> None:
    world.time.move(hours=4)
    assert nudge(world) == 1
    world.tell_draft(replace(TOLD, asked="reply_channel"))
    world.time.move(hours=5)
    assert nudge(world) == 0


def test_another_complaint_has_a_reminder_of_its_own(world: DeskWorld) -> None:
    world.time.move(hours=4)
    assert nudge(world) == 1
    world.tell_draft(None)
    world.tell_draft(replace(TOLD, draft_id="dr_other"))
    world.time.move(hours=4)
    assert nudge(world) == 1


def test_a_complaint_that_comes_back_after_being_put_aside_is_the_same_one(
    world: DeskWorld,
) -> None:
    world.time.move(hours=4)
    assert nudge(world) == 1
    world.tell_draft(replace(TOLD, put_aside=True))
    world.tell_draft()
    world.time.move(hours=4)
    assert nudge(world) == 0


def test_at_night_nobody_is_reminded_but_in_the_morning(world: DeskWorld) -> None:
    # told at 17:30: four hours later it is 21:30
    world.time.move(hours=7, minutes=30)
    world.tell_draft()
    world.time.move(hours=4)
    assert in_quiet_hours(world.app)
    assert nudge(world) == 0
    world.time.move(hours=10, minutes=29)
    assert nudge(world) == 0
    world.time.move(minutes=1)
    assert not in_quiet_hours(world.app)
    assert nudge(world) == 1


def test_the_quiet_hours_are_a_setting(store_url: str) -> None:
    with desk_world(store_url, nudge_quiet_hours="12:00-15:00") as world:
        world.tell_draft()
        world.time.move(hours=4)
        assert nudge(world) == 0
        world.time.move(hours=1)
        assert nudge(world) == 1


def test_zero_hours_switch_reminders_off(store_url: str) -> None:
    with desk_world(store_url, nudge_hours=0) as world:
        world.tell_draft()
        world.time.move(hours=30)
        assert nudge(world) == 0


def test_who_cancelled_is_left_in_peace(world: DeskWorld) -> None:
    world.tell_draft(replace(TOLD, put_aside=True))
    world.time.move(hours=4)
    assert nudge(world) == 0


def test_who_finished_is_left_in_peace(world: DeskWorld) -> None:
    world.tell_draft(None)
    world.time.move(hours=4)
    assert nudge(world) == 0


@pytest.mark.parametrize("over", [True, False])
def test_who_has_or_had_a_person_is_left_in_peace(world: DeskWorld, over: bool) -> None:
    world.ask()
    world.desk.take("1", "chen")
    if over:
        world.desk.hand_back("1", "chen")
        with world.app.engine.begin() as connection:
            connection.execute(update(messages).values(state="done", finished_at=world.time.now()))
    world.time.move(hours=4)
    assert nudge(world) == 0


def test_who_blocked_the_bot_is_left_in_peace(world: DeskWorld) -> None:
    with world.app.engine.begin() as connection:
        connection.execute(
            update(messages).where(messages.c.direction == "out").values(state="failed")
        )
    world.time.move(hours=4)
    assert nudge(world) == 0


def test_after_a_long_rest_of_the_worker_nobody_is_reminded_of_old_chats(
    world: DeskWorld,
) -> None:
    world.time.move(days=3)
    assert nudge(world) == 0


def words(world: DeskWorld) -> list[str | None]:
    return [text for _, text in world.spoken()]


def test_after_the_set_days_what_was_told_is_erased_and_the_engine_forgets(
    world: DeskWorld,
) -> None:
    world.time.move(days=29, hours=23)
    assert forget_drafts(world.app) == 0
    world.time.move(hours=1)
    assert forget_drafts(world.app) == 1
    assert (world.drafts(), words(world)) == ([], [])
    assert world.errands() == [(-1, "forget", FORGET_PAYLOAD)]
    assert forget_drafts(world.app) == 0


def test_one_that_was_put_aside_goes_too(world: DeskWorld) -> None:
    world.tell_draft(replace(TOLD, put_aside=True))
    world.time.move(days=30)
    assert forget_drafts(world.app) == 1


def test_what_was_said_before_the_complaint_stays(store_url: str) -> None:
    with desk_world(store_url) as world:
        world.write("你们周末上班吗")
        world.write("人工服务是工作日。", author="bot")
        world.write("电梯坏了两周没人修")
        world.tell_draft()
        world.time.move(days=30)
        assert forget_drafts(world.app) == 1
        assert words(world) == ["你们周末上班吗", "人工服务是工作日。"]


def test_what_a_ticket_came_of_keeps_its_words(world: DeskWorld) -> None:
    world.time.move(minutes=1)
    open_ticket(CLAIM_ZH, world.app.units, world.time, world.app.policies)
    world.time.move(days=30)
    assert forget_drafts(world.app) == 1
    assert words(world)[0] == "电梯坏了两周没人修"
    assert world.drafts() == []


def test_the_days_are_a_setting(store_url: str) -> None:
    with desk_world(store_url, draft_days=2) as world:
        world.tell_draft()
        world.time.move(days=2)
        assert forget_drafts(world.app) == 1


def test_what_was_told_is_kept_encrypted(world: DeskWorld) -> None:
    with world.app.engine.begin() as connection:
        (raw,) = connection.exec_driver_sql("SELECT told FROM drafts").one()
        assert draft_in(connection, "c_wang") == TOLD
    assert "电梯" not in raw


def test_while_a_person_is_expected_nothing_is_forgotten(world: DeskWorld) -> None:
    world.ask()
    world.time.move(days=40)
    assert forget_drafts(world.app) == 0
    world.desk.end("1", "lin")
    assert forget_drafts(world.app) == 1
    # a person was called to these words: they stay
    assert words(world)[0] == "电梯坏了两周没人修"
