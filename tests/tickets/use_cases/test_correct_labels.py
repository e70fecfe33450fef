from dataclasses import replace

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, NotTheHandler
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.correct_labels import CorrectLabels, correct_labels
from tickets.vocabulary import Category, Severity, TicketState, Tone, Topic


def test_a_correction_is_kept_with_the_text_and_without_the_person(procedure: Procedure) -> None:
    story = (
        "我是王小芳，电话 138 0013 8000，保单P2026-0042-778，"
        "邮箱 x.wang@example.org，说我排队两小时。"
    )
    reference = procedure.open(replace(CLAIM_ZH, story=story))
    right = CorrectLabels(
        reference=reference,
        staff_id="lin",
        topic=Topic.WAITING,
        tone=Tone.ANGRY,
        reason="讲的是排队",
    )
    correct_labels(right, *procedure.world)
    ticket = procedure.ticket(reference)
    assert (ticket.category, ticket.topic, ticket.mood) == (
        Category.SERVICE,
        Topic.WAITING,
        Tone.ANGRY,
    )
    with procedure.units(read_only=True) as unit:
        kept = unit.corrections.all()
    assert [(c.label, c.before, c.after) for c in kept] == [
        ("category", "product", "service"),
        ("topic", "claim_denied", "waiting"),
        ("tone", "doubting", "angry"),
    ]
    assert {c.masked_text for c in kept} == {
        "我是[name]，电话 [number]，保单[name]，邮箱 [email]，说我排队两小时。"
    }
    assert {(c.by, c.reason, c.language) for c in kept} == {("lin", "讲的是排队", "zh")}


def test_a_label_that_makes_it_urgent_calls_staff(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    leak = CorrectLabels(
        reference=reference, staff_id="chen", topic=Topic.PRIVACY_LEAK, reason="病历被泄露"
    )
    correct_labels(leak, *procedure.world)
    assert procedure.ticket(reference).severity is Severity.HIGH
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [
        ("severity:high",)
    ]


def test_a_category_needs_a_topic_of_it(procedure: Procedure) -> None:
    reference = procedure.open()
    alone = CorrectLabels(
        reference=reference, staff_id="lin", category=Category.SERVICE, reason="是服务问题"
    )
    with pytest.raises(InvalidCommand, match="staff_attitude, waiting, slow_handling"):
        correct_labels(alone, *procedure.world)
    with pytest.raises(InvalidCommand, match="category must be that of the topic"):
        replace(alone, topic=Topic.CLAIM_DENIED)
    with pytest.raises(InvalidCommand, match="these labels already"):
        correct_labels(replace(alone, category=Category.PRODUCT), *procedure.world)
    with pytest.raises(InvalidCommand, match="must be given"):
        replace(alone, category=None)


def test_other_handlers_leave_the_labels_alone(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    other = CorrectLabels(reference=reference, staff_id="davies", topic=Topic.WAITING, reason="?")
    with pytest.raises(NotTheHandler):
        correct_labels(other, *procedure.world)
