"""Policies and calendars as data: what they say, and what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.places import DATA
from tickets.clocks import ClockKind
from tickets.errors import PolicyError, PolicyNotFound
from tickets.policies import ClockRule, ClockStart, Policy, PolicyBook
from tickets.policy_files import load_policies, load_policy, policies_by_topic
from tickets.terms import TermUnit
from tickets.vocabulary import Role, Topic

CALENDARS = DATA / "calendars"


def shipped(policies: PolicyBook, name: str) -> Policy:
    return next(policy for policy in policies.policies if policy.id == name)


def test_the_default_policy_is_the_financial_sectors(policies: PolicyBook) -> None:
    assert policies.default_id == "cn-financial-sector"
    policy = shipped(policies, policies.default_id)
    assert (policy.jurisdiction, policy.timezone.key) == ("CN", "Asia/Shanghai")
    assert [(rule.kind, rule.amount, rule.unit) for rule in policy.clocks[:2]] == [
        (ClockKind.PRELIMINARY_INVESTIGATION, 24, TermUnit.HOURS),
        (ClockKind.FEEDBACK, 3, TermUnit.WORKING_DAYS),
    ]
    assert policy.clocks[1].starts == (ClockStart.HANDLING_FINISHED,)
    assert (policy.regulator.name_zh, policy.regulator.hotline) == ("国家金融监督管理总局", "12378")


@pytest.mark.parametrize(
    ("name", "kind", "amount", "unit", "extensions"),
    [
        (
            "cn-2020-3",
            ClockKind.RESPONSE,
            15,
            TermUnit.CALENDAR_DAYS,
            [(30, Role.SUPERVISOR, True), (60, Role.HEAD, True)],
        ),
        ("cn-2020-3", ClockKind.REVIEW, 30, TermUnit.CALENDAR_DAYS, []),
        ("uk-disp", ClockKind.RESPONSE, 8, TermUnit.WEEKS, []),
        ("uk-disp", ClockKind.SUMMARY_RESOLUTION, 3, TermUnit.WORKING_DAYS, []),
        (
            "uk-disp-payments",
            ClockKind.RESPONSE,
            15,
            TermUnit.WORKING_DAYS,
            [(35, Role.SUPERVISOR, True)],
        ),
        (
            "us-cfpb",
            ClockKind.RESPONSE,
            15,
            TermUnit.CALENDAR_DAYS,
            [(60, Role.SUPERVISOR, True)],
        ),
        ("in-grievance", ClockKind.ACKNOWLEDGE, 3, TermUnit.WORKING_DAYS, []),
        ("in-grievance", ClockKind.RESPONSE, 21, TermUnit.CALENDAR_DAYS, []),
    ],
)
def test_the_figures_are_those_of_the_rules(
    policies: PolicyBook,
    name: str,
    kind: ClockKind,
    amount: int,
    unit: TermUnit,
    extensions: list[tuple[int, Role, bool]],
) -> None:
    rule = shipped(policies, name).rule(kind)
    assert rule is not None
    assert (rule.amount, rule.unit) == (amount, unit)
    steps = [(step.up_to, step.approval, step.notice) for step in rule.extensions]
    assert steps == extensions
    assert not rule.own_choice


def test_every_figure_has_a_source_or_says_that_it_is_ours(policies: PolicyBook) -> None:
    for policy in policies.policies:
        assert policy.source
        for rule in (*policy.clocks, policy.periods.answer, policy.periods.reopen):
            assert rule.source
            assert rule.own_choice or not rule.source.startswith("Own choice")


def policy_file(folder: Path, **changes: object) -> Path:
    values = yaml.safe_load((DATA / "policies" / "cn-2020-3.yml").read_text("utf-8"))
    for name, value in changes.items():
        if value is None:
            del values[name]
        else:
            values[name] = value
    file = folder / "policy.yml"
    file.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    return file


def rule(**changes: object) -> dict[str, Any]:
    return {
        "kind": "response",
        "starts": "registration",
        "amount": 1,
        "unit": "hours",
        "source": "x",
    } | changes


UNITS = "hours, business_hours, calendar_days, working_days, weeks, months"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": None}, "policy.yml: source is missing: add it."),
        ({"source": " "}, "policy.yml: source: must be text"),
        (
            {"colour": "red"},
            "policy.yml: unknown fields: colour: mend their names, or take them out.",
        ),
        ({"timezone": "Asia/Nowhere"}, "policy.yml: timezone: 'No time zone found"),
        ({"effective_from": "soon"}, "policy.yml: effective_from: must be a date like 2026-10-01"),
        (
            {"effective_from": date(2019, 1, 1)},
            "policy.yml: effective_from: data/calendars/CN.yml has no year 2019: add it there.",
        ),
        (
            {"effective_until": date(2020, 1, 1)},
            "policy.yml: effective_until: lies before effective_from: name a later day, or null.",
        ),
        ({"clocks": []}, "policy.yml: clocks: must not be empty"),
        ({"clocks": ["x"]}, "policy.yml: clocks[0] is not a mapping: write names with colons."),
        (
            {"clocks": [rule(amount=0)]},
            "policy.yml: clocks[0].amount: must be a whole number from 1",
        ),
        (
            {"clocks": [rule(unit="fortnights")]},
            f"policy.yml: clocks[0].unit: 'fortnights' is unknown: use one of {UNITS}",
        ),
        (
            {"clocks": [rule(kind="reply")]},
            "policy.yml: clocks[0].kind: 'reply' is unknown: use one of acknowledge, ",
        ),
        (
            {"clocks": [rule(starts=["registration", "noon"])]},
            "policy.yml: clocks[0].starts: 'noon' is unknown: use one of registration, ",
        ),
        (
            {"clocks": [rule(), rule()]},
            "policy.yml: clocks: the kind 'response' stands twice: keep one.",
        ),
        (
            {"clocks": [rule(), rule(kind="human_request", starts="human_requested")]},
            "policy.yml: clocks: 'data_request' is missing: customers may ask for it under any.",
        ),
        ({"clocks": [rule(may_rest=True)]}, "policy.yml: unknown fields: clocks[0].may_rest: "),
        (
            {"clocks": [rule(extensions=[dict(up_to=1, approval=None, notice=True, source="x")])]},
            "policy.yml: clocks[0].extensions: each must go further than the one before",
        ),
        (
            {"clocks": [rule(extensions=[dict(up_to=2, approval="customer")])]},
            "policy.yml: clocks[0].extensions[0].approval: 'customer' is no role of staff",
        ),
        (
            {"escalation": {"quiet_hours": {"from": 1260, "until": "08:00"}, "ladder": []}},
            "policy.yml: escalation.ladder: must not be empty",
        ),
        (
            {
                "escalation": {
                    "quiet_hours": {"from": 1260, "until": "08:00"},
                    "ladder": [{"role": "head", "after_hours": 0}],
                }
            },
            "policy.yml: escalation.quiet_hours.from: must be a quoted time like '21:00'",
        ),
        ({"regulator": {"name_en": "x"}}, "policy.yml: regulator.name_zh is missing: add it."),
        ({"periods": None}, "policy.yml: periods is missing: add it."),
        (
            {"periods": {"answer": {"days": 0, "source": "x"}}},
            "policy.yml: periods.answer.days: must be a whole number from 1",
        ),
        (
            {"periods": {"answer": {"days": 1}}},
            "policy.yml: periods.answer.source is missing: add it.",
        ),
        (
            {"periods": {"answer": {"days": 1, "source": "x"}}},
            "policy.yml: periods.reopen is missing: add it.",
        ),
        (
            {
                "periods": {
                    name: {"days": 1, "source": "x"} for name in ("answer", "reopen", "rate")
                }
            },
            "policy.yml: unknown fields: periods.rate: ",
        ),
        ({"calendar": "XX"}, "XX.yml cannot be read: data/calendars has CN, GB-ENG, IN, US."),
    ],
)
def test_a_faulty_policy_is_refused_naming_file_field_and_remedy(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(PolicyError) as refusal:
        load_policy(policy_file(tmp_path, **changes), CALENDARS)
    assert str(refusal.value).startswith(message)


def test_overlapping_dates_are_refused_naming_both_files(data: Path) -> None:
    text = (data / "policies" / "cn-2020-3.yml").read_text("utf-8")
    newer = text.replace("effective_from: 2020-03-01", "effective_from: 2027-01-01")
    (data / "policies" / "cn-next.yml").write_text(newer, "utf-8")
    with pytest.raises(PolicyError) as refusal:
        load_policies(data, "cn-2020-3")
    assert str(refusal.value) == (
        "cn-next.yml: effective_from: 'cn-2020-3' holds on 2027-01-01 in cn-2020-3.yml too: "
        "set effective_until there to the day before."
    )


def test_a_version_that_ends_in_time_leaves_room_for_the_next(data: Path) -> None:
    file = data / "policies" / "cn-2020-3.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("until: null", "until: 2026-12-31"), "utf-8")
    newer = text.replace("effective_from: 2020-03-01", "effective_from: 2027-01-01")
    (data / "policies" / "cn-next.yml").write_text(newer, "utf-8")
    book = load_policies(data, "cn-2020-3")
    dates = [policy.effective_from for policy in book.policies]
    assert dates == [date(2020, 3, 1), date(2027, 1, 1)]
    assert book.version("cn-2020-3", date(2020, 3, 1)) == book.policies[0]
    with pytest.raises(PolicyNotFound, match="put its file back into data/policies"):
        book.version("cn-2020-3", date(2024, 1, 1))


@pytest.mark.parametrize("by_topic", [{}, {Topic.FEES_CHARGES: "no-such-policy"}])
def test_an_unknown_policy_is_refused_naming_those_that_there_are(
    data: Path, by_topic: dict[Topic, str]
) -> None:
    default = "cn-2020-3" if by_topic else "no-such-policy"
    with pytest.raises(PolicyNotFound) as refusal:
        load_policies(data, default, by_topic)
    setting = "FRONTDOOR_POLICY_BY_TOPIC" if by_topic else "FRONTDOOR_POLICY"
    assert str(refusal.value) == (
        f"{setting}: there is no deadline policy 'no-such-policy': use one of those in "
        "data/policies: cn-2020-3."
    )


def test_a_topic_may_have_a_policy_of_its_own(policies: PolicyBook, time: FrozenTime) -> None:
    by_topic = policies_by_topic("fees_charges=uk-disp-payments  claim_denied=uk-disp")
    book = PolicyBook(policies.policies, policies.default_id, by_topic)
    now = time.now()
    found = [
        book.in_force(now, topic=topic).id
        for topic in (Topic.FEES_CHARGES, Topic.CLAIM_DENIED, Topic.WAITING, None)
    ]
    assert found == ["uk-disp-payments", "uk-disp", "cn-financial-sector", "cn-financial-sector"]


@pytest.mark.parametrize("setting", ["fees=uk-disp", "fees_charges", "fees_charges="])
def test_a_faulty_choice_per_topic_is_refused(setting: str) -> None:
    with pytest.raises(PolicyError, match=r"FRONTDOOR_POLICY_BY_TOPIC: .* write <topic>=<policy>"):
        policies_by_topic(setting)


def test_a_file_that_is_no_yaml_is_refused(data: Path) -> None:
    (data / "policies" / "broken.yml").write_text("a: [", "utf-8")
    with pytest.raises(PolicyError, match=r"broken\.yml cannot be read"):
        load_policies(data, "cn-2020-3")


def test_business_hours_need_office_hours(data: Path) -> None:
    file = data / "calendars" / "CN.yml"
    raw = yaml.safe_load(file.read_text("utf-8"))
    del raw["office_hours"]
    file.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    with pytest.raises(PolicyError, match=r"business_hours need office_hours in data/calendars/CN"):
        load_policies(data, "cn-2020-3")


def test_a_rule_starts_with_one_event_or_several(tmp_path: Path) -> None:
    clocks = [rule(), rule(kind="review", starts=["review_requested", "reopened"])]
    besides = [rule(kind=kind, starts=kind + "ed") for kind in ("human_request", "data_request")]
    read = load_policy(policy_file(tmp_path, clocks=clocks + besides), CALENDARS)
    assert read.clocks[:2] == (
        ClockRule(ClockKind.RESPONSE, (ClockStart.REGISTRATION,), 1, TermUnit.HOURS, source="x"),
        ClockRule(
            ClockKind.REVIEW,
            (ClockStart.REVIEW_REQUESTED, ClockStart.REOPENED),
            1,
            TermUnit.HOURS,
            source="x",
        ),
    )
