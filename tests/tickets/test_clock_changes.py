"""What happens to running clocks: events, rests, extensions, and their end."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.auxil.places import DATA
from tickets.clock_changes import (
    Clocks,
    after_event,
    extend,
    mark_breached,
    meet,
    pause,
    resume,
    stop,
)
from tickets.clocks import ANSWER_CLOCKS, Clock, ClockKind, next_clock, overdue
from tickets.errors import ExtensionRefused, NoSuchClock
from tickets.explanations import explain
from tickets.policies import ClockStart, Policy
from tickets.policy_files import load_policies
from tickets.vocabulary import Role

BOOK = load_policies(DATA, "cn-financial-sector")
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Monday; the week has no holiday near
MONDAY = datetime(2026, 11, 9, 10, 0, tzinfo=SHANGHAI)


def policy(name: str) -> Policy:
    return BOOK.in_force(MONDAY, name)


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def of(clocks: Clocks, kind: ClockKind) -> Clock:
    return next(clock for clock in clocks if clock.kind is kind)


def test_finished_handling_rebases_the_projected_clock() -> None:
    default = policy("cn-financial-sector")
    clocks = default.clocks_for(MONDAY)
    finished = shanghai("11-12 15:00")
    after = after_event(default, clocks, ClockStart.HANDLING_FINISHED, finished)
    feedback = of(after, ClockKind.FEEDBACK)
    # Thursday 12 is not counted: Friday 13, Monday 16, Tuesday 17
    assert feedback.due_at == shanghai("11-17 23:59:59")
    assert (feedback.started_at, feedback.projected) == (finished, False)
    # the other one stays as it was
    assert of(after, ClockKind.PRELIMINARY_INVESTIGATION) == clocks[0]


def test_an_event_that_is_told_twice_puts_nothing_off() -> None:
    default = policy("cn-financial-sector")
    once = after_event(
        default, default.clocks_for(MONDAY), ClockStart.HANDLING_FINISHED, shanghai("11-12 15:00")
    )
    later = shanghai("11-16 15:00")
    assert after_event(default, once, ClockStart.HANDLING_FINISHED, later) == once


def test_an_event_without_a_rule_starts_nothing() -> None:
    disp = policy("uk-disp")
    clocks = disp.clocks_for(MONDAY)
    assert after_event(disp, clocks, ClockStart.REVIEW_REQUESTED, MONDAY) == clocks


def test_a_review_and_requests_start_clocks_of_their_own() -> None:
    default = policy("cn-financial-sector")
    clocks = default.clocks_for(MONDAY)
    for event in (
        ClockStart.REVIEW_REQUESTED,
        ClockStart.HUMAN_REQUESTED,
        ClockStart.DATA_REQUESTED,
    ):
        clocks = after_event(default, clocks, event, MONDAY)
    assert {clock.kind: clock.due_at.astimezone(SHANGHAI) for clock in clocks[2:]} == {
        # 30 days after 9 November
        ClockKind.REVIEW: shanghai("12-09 23:59:59"),
        # 10:00 to 12:00 and 13:30 to 15:30
        ClockKind.HUMAN_REQUEST: shanghai("11-09 15:30"),
        # 15 working days: 10 to 13 (4), 16 to 20 (9), 23 to 27 (14), 30 November
        ClockKind.DATA_REQUEST: shanghai("11-30 23:59:59"),
    }


def test_a_reopening_begins_anew_what_was_met_and_projects_again() -> None:
    default = policy("cn-financial-sector")
    clocks = default.clocks_for(MONDAY)
    answered = meet(
        default,
        clocks,
        ANSWER_CLOCKS | {ClockKind.PRELIMINARY_INVESTIGATION},
        shanghai("11-10 09:00"),
    )
    assert next_clock(answered) is None
    reopened = after_event(default, answered, ClockStart.REOPENED, shanghai("11-20 10:00"))
    # due Saturday 21 November 10:00; the feedback is projected from there: 23, 24, 25
    assert of(reopened, ClockKind.PRELIMINARY_INVESTIGATION).due_at == shanghai("11-21 10:00")
    feedback = of(reopened, ClockKind.FEEDBACK)
    assert (feedback.due_at, feedback.projected) == (shanghai("11-25 23:59:59"), True)


def test_what_was_met_is_not_overdue_and_not_next() -> None:
    chinese = policy("cn-2020-3")
    clocks = chinese.clocks_for(MONDAY)
    met = meet(chinese, clocks, {ClockKind.ACKNOWLEDGE}, shanghai("11-09 11:00"))
    assert of(met, ClockKind.ACKNOWLEDGE).met_at == shanghai("11-09 11:00")
    late = shanghai("12-01 00:00")
    assert [clock.kind for clock in overdue(met, late)] == [ClockKind.RESPONSE]
    assert [c.kind for c in overdue(clocks, late)] == [ClockKind.ACKNOWLEDGE, ClockKind.RESPONSE]


def test_news_of_progress_is_due_again_after_each_one() -> None:
    disp = policy("uk-disp")
    start = datetime(2026, 11, 9, 10, tzinfo=disp.timezone)
    told = datetime(2026, 11, 30, 10, tzinfo=disp.timezone)
    clocks = meet(disp, disp.clocks_for(start), {ClockKind.PROGRESS}, told)
    progress = of(clocks, ClockKind.PROGRESS)
    assert (progress.started_at, progress.met_at) == (told, None)
    # four weeks after 30 November
    assert progress.due_at == datetime(2026, 12, 28, 23, 59, 59, tzinfo=disp.timezone)


def test_a_chance_that_passes_is_no_breach() -> None:
    disp = policy("uk-disp")
    start = datetime(2026, 11, 9, 10, tzinfo=disp.timezone)
    clocks = disp.clocks_for(start)
    # three business days after Monday the 9th
    window = of(clocks, ClockKind.SUMMARY_RESOLUTION)
    assert window.due_at == datetime(2026, 11, 12, 23, 59, 59, tzinfo=disp.timezone)
    assert overdue(clocks, window.due_at + timedelta(seconds=1)) == ()
    assert next_clock((window,)) is None


def test_stopped_clocks_matter_no_more() -> None:
    default = policy("cn-financial-sector")
    clocks = stop(default.clocks_for(MONDAY), shanghai("11-09 12:00"))
    assert {clock.stopped_at for clock in clocks} == {shanghai("11-09 12:00").astimezone(UTC)}
    assert overdue(clocks, shanghai("12-31 00:00")) == ()
    assert next_clock(clocks) is None


def test_what_is_owed_to_the_person_goes_on_after_the_complaint() -> None:
    default = policy("cn-financial-sector")
    clocks = after_event(
        default, default.clocks_for(MONDAY), ClockStart.DATA_REQUESTED, shanghai("11-09 11:00")
    )
    ended = stop(clocks, shanghai("11-09 12:00"))
    assert [clock.kind for clock in ended if clock.is_running] == [ClockKind.DATA_REQUEST]


def test_requests_of_the_person_say_nothing_of_how_long_the_handling_takes() -> None:
    default = policy("cn-financial-sector")
    clocks = after_event(
        default, default.clocks_for(MONDAY), ClockStart.DATA_REQUESTED, shanghai("11-09 11:00")
    )
    (projected,) = default.projections(clocks, MONDAY)
    (before,) = default.projections(default.clocks_for(MONDAY), MONDAY)
    assert projected == before


def test_only_clocks_that_may_rest_do() -> None:
    plain = policy("plain")
    resting = pause(plain, plain.clocks_for(MONDAY), shanghai("11-11 15:00"))
    assert {clock.kind: clock.paused_at is not None for clock in resting} == {
        ClockKind.ACKNOWLEDGE: False,
        ClockKind.PROGRESS: False,
        ClockKind.RESPONSE: True,
    }
    awake = resume(plain, resting, shanghai("11-16 09:00"))
    response = of(awake, ClockKind.RESPONSE)
    # 10 working days end on 23 November; Thu 12, Fri 13 and Mon 16 began meanwhile
    assert response.due_at == shanghai("11-26 23:59:59")
    assert response.paused_at is None
    assert [(p.started_at, p.ended_at) for p in response.pauses] == [
        (shanghai("11-11 15:00"), shanghai("11-16 09:00"))
    ]


def test_waiting_does_not_undo_a_breach() -> None:
    plain = policy("plain")
    clocks = plain.clocks_for(MONDAY)
    late = shanghai("11-24 09:00")
    assert pause(plain, clocks, late) == clocks
    assert ClockKind.RESPONSE in {clock.kind for clock in overdue(clocks, late)}


def test_an_answer_during_a_rest_ends_it() -> None:
    plain = policy("plain")
    resting = pause(plain, plain.clocks_for(MONDAY), shanghai("11-11 15:00"))
    met = of(meet(plain, resting, ANSWER_CLOCKS, shanghai("11-12 15:00")), ClockKind.RESPONSE)
    assert (met.paused_at, met.met_at) == (None, shanghai("11-12 15:00"))
    assert len(met.pauses) == 1


@pytest.mark.parametrize("approved_by", [Role.SUPERVISOR, Role.HEAD])
def test_a_complex_matter_gets_thirty_days_with_approval_and_notice(approved_by: Role) -> None:
    chinese = policy("cn-2020-3")
    clocks = chinese.clocks_for(MONDAY)
    extended = extend(
        chinese, clocks, ClockKind.RESPONSE, shanghai("11-20 10:00"), approved_by=approved_by
    )
    # 30 days after 9 November
    assert extended.clock.due_at == shanghai("12-09 23:59:59")
    assert extended.notice_due
    assert of(extended.clocks, ClockKind.RESPONSE) == extended.clock
    assert of(extended.clocks, ClockKind.ACKNOWLEDGE) == clocks[0]


def test_the_head_may_put_it_off_to_sixty_days_and_nobody_further() -> None:
    chinese = policy("cn-2020-3")
    clocks, now = chinese.clocks_for(MONDAY), shanghai("11-20 10:00")
    for _ in range(2):
        clocks = extend(chinese, clocks, ClockKind.RESPONSE, now, approved_by=Role.HEAD).clocks
    # 60 days after 9 November: 21, 31, 8
    last = datetime(2027, 1, 8, 23, 59, 59, tzinfo=SHANGHAI)
    assert of(clocks, ClockKind.RESPONSE).due_at == last
    with pytest.raises(ExtensionRefused, match="up to 60 calendar_days from its start, no further"):
        extend(chinese, clocks, ClockKind.RESPONSE, now, approved_by=Role.HEAD)


@pytest.mark.parametrize(
    ("name", "kind", "approved_by", "up_to", "reason"),
    [
        ("cn-2020-3", ClockKind.RESPONSE, None, None, "needs the approval of 'supervisor'"),
        ("cn-2020-3", ClockKind.RESPONSE, Role.HANDLER, None, "needs the approval of 'supervisor'"),
        ("cn-2020-3", ClockKind.RESPONSE, Role.SUPERVISOR, 45, "needs the approval of 'head'"),
        ("cn-2020-3", ClockKind.RESPONSE, Role.HEAD, 61, "no further"),
        ("cn-2020-3", ClockKind.RESPONSE, Role.HEAD, 15, "no further"),
        ("cn-2020-3", ClockKind.ACKNOWLEDGE, Role.HEAD, None, "no further"),
        ("cn-financial-sector", ClockKind.FEEDBACK, Role.HEAD, None, "no further"),
    ],
)
def test_what_the_policy_does_not_allow_is_refused(
    name: str, kind: ClockKind, approved_by: Role | None, up_to: int | None, reason: str
) -> None:
    rules = policy(name)
    clocks = rules.clocks_for(MONDAY)
    with pytest.raises(ExtensionRefused, match=reason):
        extend(rules, clocks, kind, MONDAY, approved_by=approved_by, up_to=up_to)


def test_a_deadline_that_passed_is_not_put_off() -> None:
    chinese = policy("cn-2020-3")
    with pytest.raises(ExtensionRefused, match="can only be put off before"):
        extend(
            chinese,
            chinese.clocks_for(MONDAY),
            ClockKind.RESPONSE,
            shanghai("11-25 00:00"),
            approved_by=Role.HEAD,
        )


def test_a_clock_that_does_not_run_is_not_put_off() -> None:
    chinese = policy("cn-2020-3")
    with pytest.raises(NoSuchClock, match="No clock 'review' is running"):
        extend(chinese, chinese.clocks_for(MONDAY), ClockKind.REVIEW, MONDAY)


def test_part_of_a_step_may_be_taken_and_the_rest_later() -> None:
    chinese = policy("cn-2020-3")
    clocks = chinese.clocks_for(MONDAY)
    for up_to, due in ((20, "11-29"), (30, "12-09")):
        extended = extend(
            chinese, clocks, ClockKind.RESPONSE, MONDAY, approved_by=Role.SUPERVISOR, up_to=up_to
        )
        clocks = extended.clocks
        assert extended.clock.due_at == shanghai(f"{due} 23:59:59")


def test_a_rest_before_an_extension_is_kept() -> None:
    plain = policy("plain")
    rested = resume(
        plain,
        pause(plain, plain.clocks_for(MONDAY), shanghai("11-11 15:00")),
        shanghai("11-16 09:00"),
    )
    now = shanghai("11-20 10:00")
    extended = extend(plain, rested, ClockKind.RESPONSE, now, approved_by=Role.SUPERVISOR)
    # 20 working days end on Monday 7 December, and three more for the rest: 8, 9, 10
    assert extended.clock.due_at == shanghai("12-10 23:59:59")


def test_a_breach_is_marked_once() -> None:
    default = policy("cn-financial-sector")
    clocks = default.clocks_for(MONDAY)
    due = shanghai("11-10 10:00")
    assert mark_breached(clocks, due) == (clocks, ())
    marked, passed = mark_breached(clocks, due + timedelta(seconds=1))
    assert [clock.kind for clock in passed] == [ClockKind.PRELIMINARY_INVESTIGATION]
    assert mark_breached(marked, due + timedelta(days=1)) == (marked, ())


steps = st.lists(
    st.tuples(
        st.sampled_from(["pause", "resume", "extend", "meet_progress", "finish", "reopen"]),
        st.timedeltas(timedelta(0), timedelta(days=6)),
    ),
    max_size=12,
)


@given(st.sampled_from([p.id for p in BOOK.policies]), steps)
def test_whatever_happens_no_deadline_comes_nearer_and_all_can_be_explained(
    name: str, happened: list[tuple[str, timedelta]]
) -> None:
    rules, now = policy(name), MONDAY
    clocks = rules.clocks_for(now)
    for step, later in happened:
        before, now = clocks, now + later
        match step:
            case "pause":
                clocks = pause(rules, clocks, now)
            case "resume":
                clocks = resume(rules, clocks, now)
            case "meet_progress":
                clocks = meet(rules, clocks, {ClockKind.PROGRESS}, now)
            case "finish":
                clocks = after_event(rules, clocks, ClockStart.HANDLING_FINISHED, now)
            case "reopen":
                clocks = after_event(rules, clocks, ClockStart.REOPENED, now)
            case "extend":
                try:
                    clocks = extend(
                        rules, clocks, ClockKind.RESPONSE, now, approved_by=Role.HEAD
                    ).clocks
                except (ExtensionRefused, NoSuchClock):
                    continue
        for old in before:
            new = of(clocks, old.kind)
            if not old.projected:
                assert new.due_at >= old.due_at
        assert len({clock.kind for clock in clocks}) == len(clocks)
        for clock in clocks:
            assert clock.due_at >= clock.started_at
            assert explain(rules, clock).agrees
