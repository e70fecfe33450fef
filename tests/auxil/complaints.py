"""Complaints of invented people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tickets.ticket import Money
from tickets.use_cases.open_ticket import OpenTicket
from tickets.use_cases.request_human import RequestHuman
from tickets.vocabulary import Flag, Language, ReplyChannel, Tone, Topic

CLAIM_ZH = OpenTicket(
    draft_id="dr_claim",
    customer_id="cu_wang",
    conversation_id="c_wang",
    channel="web",
    language=Language.ZH,
    topic=Topic.CLAIM_DENIED,
    mood=Tone.DOUBTING,
    tone_path=(Tone.DISAPPOINTED, Tone.DOUBTING),
    flags=frozenset({Flag.REPEAT}),
    story="上周三我的住院理赔被拒了，说不在保障范围内。",
    incident_time_told="上周三",
    incident_date=date(2026, 11, 4),
    reference_number="P2026-0042-778",
    demand="请重新审核并给出书面依据",
    amount=Money(Decimal("12800.00"), "CNY"),
    customer_name="王小芳",
    contact="+8613800138000",
    reply_channel=ReplyChannel.PHONE,
    confidences={"topic": 0.91, "tone": 0.74},
)

COUNTER_EN = OpenTicket(
    draft_id="dr_counter",
    customer_id="cu_smith",
    conversation_id="c_smith",
    channel="telegram",
    language=Language.EN,
    topic=Topic.STAFF_ATTITUDE,
    mood=Tone.ANGRY,
    tone_path=(Tone.ANGRY,),
    story="The clerk at the Moor Lane branch laughed at my question.",
    demand="An apology in writing",
    customer_name="Jo Smithers",
    contact="jo.smithers@example.org",
    reply_channel=ReplyChannel.EMAIL,
)

NOTHING_KNOWN = RequestHuman(
    draft_id="dr_new",
    customer_id="cu_wang",
    conversation_id="c_wang",
    channel="web",
    language=Language.ZH,
    message_id="m_1",
)

__all__ = ["CLAIM_ZH", "COUNTER_EN", "NOTHING_KNOWN", "replace"]
