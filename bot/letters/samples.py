"""Letters to invented customers, to look at templates without a ticket."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.catalogue import to_traditional
from bot.yaml_file import read_yaml
from tickets.clock_changes import pause
from tickets.clocks import ClockKind
from tickets.notice import Notice, NoticeKind
from tickets.policies import Policy
from tickets.response import Response, Result, routes_in
from tickets.ticket import Money, Ticket
from tickets.use_cases.notice_delivery import NoticeCase
from tickets.vocabulary import Language, TicketState, Topic

# Monday, 9 November 2026, 10:00 in Shanghai: no holiday near
SAMPLE_AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
SAMPLE_REFERENCE = "FD-1234-5678-89"

_STATES = {
    NoticeKind.ACKNOWLEDGEMENT: TicketState.REGISTERED,
    NoticeKind.PLAN_APPROVED: TicketState.PLAN_APPROVED,
    NoticeKind.QUESTION: TicketState.WAITING_CUSTOMER,
    NoticeKind.FINAL_RESPONSE: TicketState.RESPONDED,
    NoticeKind.CLOSING: TicketState.CLOSED,
    NoticeKind.SURVEY: TicketState.RESPONDED,
    NoticeKind.REOPENING: TicketState.REOPENED,
    NoticeKind.APPEAL: TicketState.APPEALED,
}
# no deadline runs any more
_ANSWERED = frozenset({TicketState.RESPONDED, TicketState.CLOSED, TicketState.APPEALED})
_PUT_OFF = timedelta(days=30)


def sample_case(
    kind: NoticeKind, language: Language, policy: Policy, topic: Topic, data: Path
) -> NoticeCase:
    """A notice to an invented customer.

    Args:
        kind: of the notice.
        language: of the customer.
        policy: that the complaint was opened under.
        topic: of the complaint.
        data: the folder `data`.
    """
    words = _words(language, data)
    state = _STATES.get(kind, TicketState.INVESTIGATING)
    clocks = () if state in _ANSWERED else policy.clocks_for(SAMPLE_AT)
    if kind is NoticeKind.QUESTION:
        clocks = pause(policy, clocks, SAMPLE_AT)
    ticket = Ticket(
        reference=SAMPLE_REFERENCE,
        draft_id="dr_sample",
        customer_id="cu_sample",
        conversation_id="c_sample",
        channel="web",
        language=language,
        topic=topic,
        state=state,
        opened_at=SAMPLE_AT,
        updated_at=SAMPLE_AT,
        policy_id=policy.id,
        policy_effective_from=policy.effective_from,
        clocks=clocks,
        customer_name=words["name"],
        handler_id=None if state is TicketState.REGISTERED else "sample",
    )
    return NoticeCase(
        notice=Notice(
            key=f"sample:{kind}",
            reference=SAMPLE_REFERENCE,
            kind=kind,
            ticket_state=state,
            created_at=SAMPLE_AT,
            next_attempt_at=SAMPLE_AT,
            about=_about(kind, policy),
            text=words.get(kind.value),
        ),
        ticket=ticket,
        response=_response(words, policy) if kind is NoticeKind.FINAL_RESPONSE else None,
        others=(),
    )


def _words(language: Language, data: Path) -> Mapping[str, str]:
    content: Any = read_yaml(data / "letters" / "samples.yml")
    if language is Language.ZH_HANT:
        return {key: to_traditional(text) for key, text in content["zh"].items()}
    words: Mapping[str, str] = content[language.value]
    return words


def _about(kind: NoticeKind, policy: Policy) -> Mapping[str, str]:
    match kind:
        case NoticeKind.FINAL_RESPONSE:
            return {"response": "1"}
        case NoticeKind.HOLDING:
            put_off = ClockKind.RESPONSE if policy.rule(ClockKind.RESPONSE) else ClockKind.FEEDBACK
            return {"clock": put_off.value, "due_at": (SAMPLE_AT + _PUT_OFF).isoformat()}
        case NoticeKind.CLOSING:
            return {"from": TicketState.DISPUTED.value}
        case NoticeKind.APPEAL:
            return {"route": routes_in(policy.rights)[-1].value}
        case _:
            return {}


def _response(words: Mapping[str, str], policy: Policy) -> Response:
    return Response(
        reference=SAMPLE_REFERENCE,
        number=1,
        result=Result.PARTLY,
        basis=words["basis"],
        follow_up=words["follow_up"],
        by="sample",
        at=SAMPLE_AT,
        redress=words["redress"],
        redress_amount=Money(Decimal("10240.00"), "CNY"),
        reasons=words["reasons"],
        routes=routes_in(policy.rights),
    )
