"""Read deadline policies from `data/policies`, with their calendars from `data/calendars`."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from tickets.calendar_files import load_calendar
from tickets.calendars import WorkingCalendar
from tickets.clocks import BESIDES, ClockKind
from tickets.data_fields import (
    Fields,
    clock_time,
    day,
    day_or_none,
    filled_list,
    listed,
    load_yaml,
    not_negative,
    one_of,
    positive,
    text,
    yes_or_no,
    zone,
)
from tickets.errors import PolicyError, PolicyNotFound
from tickets.escalation import Escalation, Rung
from tickets.letter_files import load_requirements
from tickets.notice import NoticeKind
from tickets.periods import Period, Periods
from tickets.policies import ClockRule, ClockStart, ExtensionStep, Policy, PolicyBook, Regulator
from tickets.terms import TermUnit
from tickets.vocabulary import STAFF_ROLES, Role, Topic


def load_policy(
    file: Path,
    calendars: Path,
    calendar_from: Callable[[Path], WorkingCalendar] = load_calendar,
) -> Policy:
    """Read one policy.

    Args:
        file: YAML with the fields of `Policy`.
        calendars: folder with `<calendar>.yml`.
        calendar_from: reads a calendar.

    Raises:
        PolicyError: a field is missing, unknown or cannot be.
    """
    fields = Fields(file, load_yaml(file))
    regulator = fields.nested("regulator")
    rules = fields.each("clocks", _rule)
    escalation = Escalation()
    if "escalation" in fields:
        escalation = _escalation(fields.nested("escalation"))
    policy = Policy(
        id=fields.take("id", text),
        jurisdiction=fields.take("jurisdiction", text),
        timezone=fields.take("timezone", zone),
        effective_from=fields.take("effective_from", day),
        effective_until=fields.take("effective_until", day_or_none),
        source=fields.take("source", text),
        clocks=tuple(rules),
        rights=fields.take("rights", lambda v: tuple(map(text, listed(v)))),
        regulator=Regulator(
            name_en=regulator.take("name_en", text),
            name_zh=regulator.take("name_zh", text),
            hotline=regulator.take("hotline", text),
        ),
        calendar=calendar_from(calendars / f"{fields.take('calendar', text)}.yml"),
        periods=_periods(fields.nested("periods")),
        escalation=escalation,
        name_en=fields.take("name_en", text),
        name_zh=fields.take("name_zh", text),
    )
    regulator.end()
    fields.end()
    _check(policy, fields)
    return policy


def _rule(fields: Fields) -> ClockRule:
    rule = ClockRule(
        kind=fields.take("kind", one_of(ClockKind)),
        starts=fields.take("starts", _starts),
        amount=fields.take("amount", positive),
        unit=fields.take("unit", one_of(TermUnit)),
        may_pause=fields.take_or("may_pause", yes_or_no, False),
        repeats=fields.take_or("repeats", yes_or_no, False),
        remind_hours=fields.take_or("remind_hours", not_negative, 0),
        extensions=tuple(fields.each("extensions", _extension, empty=True)),
        source=fields.take("source", text),
        own_choice=fields.take_or("own_choice", yes_or_no, False),
    )
    lengths = [rule.amount, *(step.up_to for step in rule.extensions)]
    if lengths != sorted(set(lengths)):
        raise fields.wrong("extensions", "each must go further than the one before")
    return rule


def _starts(value: Any) -> tuple[ClockStart, ...]:
    read = one_of(ClockStart)
    return tuple(map(read, filled_list(value))) if isinstance(value, list) else (read(value),)


def _extension(fields: Fields) -> ExtensionStep:
    return ExtensionStep(
        up_to=fields.take("up_to", positive),
        approval=fields.take("approval", lambda v: None if v is None else _staff(v)),
        notice=fields.take("notice", yes_or_no),
        source=fields.take("source", text),
    )


def _staff(value: Any) -> Role:
    role = one_of(Role)(value)
    if role not in STAFF_ROLES:
        raise ValueError(f"{value!r} is no role of staff: use {', '.join(sorted(STAFF_ROLES))}")
    return role


def _escalation(fields: Fields) -> Escalation:
    quiet = fields.nested("quiet_hours")
    escalation = Escalation(
        ladder=tuple(fields.each("ladder", _rung)),
        quiet_from=quiet.take("from", clock_time),
        quiet_until=quiet.take("until", clock_time),
    )
    quiet.end()
    fields.end()
    hours = [rung.after_hours for rung in escalation.ladder]
    if hours != sorted(hours):
        raise fields.wrong("ladder", "after_hours must not fall from rung to rung")
    return escalation


def _rung(fields: Fields) -> Rung:
    return Rung(fields.take("role", _staff), fields.take("after_hours", not_negative))


def _periods(fields: Fields) -> Periods:
    periods = Periods(
        answer=_period(fields.nested("answer")), reopen=_period(fields.nested("reopen"))
    )
    fields.end()
    return periods


def _period(fields: Fields) -> Period:
    period = Period(
        days=fields.take("days", positive),
        source=fields.take("source", text),
        own_choice=fields.take_or("own_choice", yes_or_no, False),
    )
    fields.end()
    return period


def _check(policy: Policy, fields: Fields) -> None:
    kinds = [rule.kind for rule in policy.clocks]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise fields.wrong("clocks", f"the kind {kind.value!r} stands twice: keep one.")
    if policy.effective_until and policy.effective_until < policy.effective_from:
        raise fields.wrong(
            "effective_until", "lies before effective_from: name a later day, or null."
        )
    in_hours = any(rule.unit is TermUnit.BUSINESS_HOURS for rule in policy.clocks)
    if in_hours and policy.calendar.office_hours is None:
        raise fields.wrong(
            "clocks",
            f"business_hours need office_hours in data/calendars/{policy.calendar.name}.yml.",
        )
    year = policy.effective_from.year
    known = policy.calendar.known_years
    if known is not None and year not in known:
        raise fields.wrong(
            "effective_from",
            f"data/calendars/{policy.calendar.name}.yml has no year {year}: add it there.",
        )
    for kind in sorted(BESIDES - set(kinds)):
        raise fields.wrong(
            "clocks", f"{kind.value!r} is missing: customers may ask for it under any."
        )


def load_policies(
    data: Path, default_id: str, by_topic: Mapping[Topic, str] | None = None
) -> PolicyBook:
    """Read every policy under `data/policies`.

    Args:
        data: the folder `data`.
        default_id: id of the policy for new tickets.
        by_topic: ids for tickets of certain topics.

    Raises:
        PolicyError: a file cannot be used, or two policies overlap.
        PolicyNotFound: there is none with one of these ids.
        LetterTemplateError: data/letters/required.yml cannot be used.
    """
    calendar_from = cache(load_calendar)
    read = [
        (load_policy(file, data / "calendars", calendar_from), file)
        for file in sorted((data / "policies").glob("*.yml"))
    ]
    read.sort(key=lambda item: (item[0].id, item[0].effective_from))
    for (earlier, _), (later, file) in pairwise(read):
        if earlier.id == later.id and earlier.covers(later.effective_from):
            before = next(f.name for policy, f in read if policy is earlier)
            raise PolicyError(
                f"{file.name}: effective_from: {later.id!r} holds on {later.effective_from} in "
                f"{before} too: set effective_until there to the day before."
            )
    policies = tuple(policy for policy, _ in read)
    ids = sorted({policy.id for policy in policies})
    asked = [("FRONTDOOR_POLICY", default_id)]
    asked += [("FRONTDOOR_POLICY_BY_TOPIC", wanted) for wanted in (by_topic or {}).values()]
    for setting, wanted in asked:
        if wanted not in ids:
            raise PolicyNotFound(
                f"{setting}: there is no deadline policy {wanted!r}: use one of those in "
                f"data/policies: {', '.join(ids) or 'there are none'}."
            )
    return PolicyBook(policies, default_id, by_topic or {}, _answer_holds(data, policies))


def _answer_holds(
    data: Path, policies: Iterable[Policy]
) -> Callable[[str, Topic], tuple[str, ...]]:
    file = data / "letters" / "required.yml"
    if not file.exists():
        # whoever writes letters refuses to start without it
        return lambda policy_id, topic: ()
    requirements = load_requirements(file, {policy.id for policy in policies})
    return partial(requirements.elements, NoticeKind.FINAL_RESPONSE)


def policies_by_topic(setting: str) -> dict[Topic, str]:
    """The setting `policy_by_topic`: pairs like `fees_charges=uk-disp-payments`, with spaces.

    Raises:
        PolicyError: a pair has another form, or an unknown topic.
    """
    found: dict[Topic, str] = {}
    for pair in setting.split():
        topic, equals, policy = pair.partition("=")
        if not equals or not policy or topic not in set(Topic):
            raise PolicyError(
                f"FRONTDOOR_POLICY_BY_TOPIC: {pair!r}: write <topic>=<policy>, with one of these "
                f"topics: {', '.join(Topic)}."
            )
        found[Topic(topic)] = policy
    return found
