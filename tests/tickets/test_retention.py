from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.auxil.complaints import replace
from tests.auxil.places import DATA
from tickets.errors import PolicyError
from tickets.retention import CountedFrom, Retention, RetentionRule, years_later
from tickets.retention_file import load_retention
from tickets.ticket import Ticket
from tickets.vocabulary import Language, TicketState, Topic

SHANGHAI = ZoneInfo("Asia/Shanghai")
FROM_END = RetentionRule(5, CountedFrom.ENDED, "a source")
FROM_RECEIPT = RetentionRule(3, CountedFrom.RECEIVED, "a source")
RETENTION = Retention(FROM_END, {"uk-disp": FROM_RECEIPT})
CLOSED = Ticket(
    reference="FD-1234-5678-89",
    draft_id="dr",
    customer_id="cu",
    conversation_id="c",
    language=Language.EN,
    topic=Topic.WAITING,
    opened_at=datetime(2024, 2, 28, 20, 0, tzinfo=UTC),
    updated_at=datetime(2024, 3, 31, 16, 0, tzinfo=UTC),
    policy_id="plain",
    policy_effective_from=date(2020, 1, 1),
    clocks=(),
    state=TicketState.CLOSED,
    ended_at=datetime(2024, 3, 31, 16, 0, tzinfo=UTC),
)


def test_a_term_counts_from_the_day_of_the_end_in_the_zone_of_the_firm() -> None:
    kept = RETENTION.of(CLOSED, SHANGHAI)
    # the end was past midnight in Shanghai
    assert (kept.since, kept.until) == (date(2024, 4, 1), date(2029, 4, 1))
    assert (kept.is_over(date(2029, 4, 1)), kept.is_over(date(2029, 4, 2))) == (False, True)


def test_a_term_can_count_from_the_receipt() -> None:
    kept = RETENTION.of(replace(CLOSED, policy_id="uk-disp"), SHANGHAI)
    assert (kept.since, kept.until) == (date(2024, 2, 29), date(2027, 2, 28))


def test_an_open_ticket_is_kept_whatever_its_age() -> None:
    kept = RETENTION.of(replace(CLOSED, state=TicketState.REOPENED, ended_at=None), SHANGHAI)
    assert (kept.since, kept.until, kept.is_over(date(2200, 1, 1))) == (None, None, False)


def test_the_same_day_some_years_later() -> None:
    assert years_later(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_later(date(2026, 11, 9), 5) == date(2031, 11, 9)


def test_the_shipped_terms_name_a_source_and_what_is_own_choice() -> None:
    ids = {file.stem for file in (DATA / "policies").glob("*.yml")}
    retention = load_retention(DATA / "retention.yml", ids)
    assert retention.rule("uk-disp").years == 3
    assert retention.rule("uk-disp").own_choice is False
    assert retention.rule("plain") == retention.default
    assert retention.default.own_choice is True


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("policies: {}", "default is missing"),
        ("default: {years: 0, counted_from: ended, source: x}\npolicies: {}", "default.years"),
        ("default: {years: 5, counted_from: birth, source: x}\npolicies: {}", "counted_from"),
        ("default: {years: 5, counted_from: ended}\npolicies: {}", "default.source is missing"),
        (
            "default: {years: 5, counted_from: ended, source: x, more: 1}\npolicies: {}",
            "unknown fields: default.more",
        ),
        (
            "default: {years: 5, counted_from: ended, source: x}\n"
            "policies: {mars: {years: 1, counted_from: ended, source: x}}",
            "policies.mars: there is no such policy",
        ),
    ],
)
def test_terms_that_cannot_be_are_refused_with_file_and_field(
    tmp_path: Path, content: str, told: str
) -> None:
    file = tmp_path / "retention.yml"
    file.write_text(content, "utf-8")
    with pytest.raises(PolicyError, match=told):
        load_retention(file, {"plain"})
