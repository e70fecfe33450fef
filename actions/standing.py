"""Where a ticket stands, in words, and what its customer can do now, as buttons."""

from collections.abc import Collection
from datetime import datetime

from actions.buttons import Button, button
from actions.wording import label, local_datetime, sum_words, term_words
from tickets.clocks import Clock, ClockKind
from tickets.deadlines import deadlines
from tickets.lifecycle import Action
from tickets.policies import Policy
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import TicketState

S = TicketState

# Who has it, by role; a state that is not named is with its handler.
_OWNERS = {
    S.REGISTERED: "desk",
    S.PLAN_PROPOSED: "supervisor",
    S.DISPUTED: "supervisor",
    S.REOPENED: "desk",
    S.WAITING_CUSTOMER: "customer",
    S.RESPONDED: "customer",
    S.CONFIRMED: "nobody",
    S.CLOSED: "nobody",
    S.WITHDRAWN: "nobody",
    S.MERGED: "nobody",
    S.APPEALED: "outside",
}
# In this order, what the procedure allows now; `add` and `withdraw` only while something goes on.
_BUTTONS: tuple[tuple[Action, str, str, dict[str, str]], ...] = (
    (Action.CONFIRM, "accept", "affirm", {"about": "result"}),
    (Action.DISPUTE, "refuse", "deny", {"about": "result"}),
    (Action.REOPEN, "reopen", "reopen_complaint", {}),
    (Action.RATE, "rate", "rate", {}),
    (Action.APPEAL, "appeal", "ask_rights", {}),
    (Action.ADD_INFORMATION, "add", "add_information", {}),
    (Action.WITHDRAW, "withdraw", "withdraw_complaint", {}),
)
_ENDED = frozenset({S.CONFIRMED, S.CLOSED, S.WITHDRAWN, S.MERGED, S.APPEALED})
_MOST_BUTTONS = 5


def status_words(
    status: TicketStatus, policy: Policy, language: str, *, told: Collection[str] = ()
) -> dict[str, str]:
    """The placeholders of `utter_status_one`.

    Args:
        status: of the ticket.
        policy: of the ticket.
        language: catalogue language.
        told: lines about deadlines that were said already.
    """
    lines = [line for line in _deadlines(status, policy, language) if line not in told]
    answer = answer_lines(status, policy, language)
    if status.state is S.RESPONDED and answer:
        # whoever waits for the customer's word says on what
        lines = [answer]
    return {
        "reference": status.reference,
        "topic": label(f"topic.{status.topic}", language),
        "state": label(f"state.{status.state}", language),
        "last_step": label(f"step.{status.last_event}", language),
        "last_step_at": local_datetime(status.updated_at, language),
        "owner": label(f"owner.{_OWNERS.get(status.state, 'handler')}", language),
        "next": "".join(f"\n{line}" for line in lines),
    }


def next_answer(status: TicketStatus, policy: Policy, language: str) -> list[str]:
    """What "when" is answered with: when a person gets back, and when a result is owed.

    Args:
        status: of the ticket.
        policy: of the ticket.
        language: catalogue language.

    Returns:
        lines as a status has them; none where nothing is owed.
    """
    result = _result_due(status, policy, language)
    return [*person_due(status, language), *([result] if result else [])]


def person_due(status: TicketStatus, language: str) -> list[str]:
    """By when a person gets back to the customer; no line where none was asked for."""
    waiting = [c for c in status.clocks if c.kind is ClockKind.HUMAN_REQUEST and c.is_running]
    return [_coming(clock, language) for clock in waiting]


def answer_lines(status: TicketStatus, policy: Policy, language: str) -> str | None:
    """The result that was told, its reasons, and until when the customer can answer it.

    Args:
        status: of the ticket.
        policy: of the ticket.
        language: catalogue language.

    Returns:
        one line each; None where no result was told yet.
    """
    told = status.response
    if told is None:
        return None
    sum_told = told.redress_amount
    parts = {
        "redress": told.redress,
        "amount": sum_words(sum_told, language) if sum_told else None,
        "reasons": told.reasons,
        "basis": told.basis,
    }
    lines = [label(f"answer.{told.result}", language)]
    lines += [label(f"answer.{n}", language, value=value) for n, value in parts.items() if value]
    if status.state is S.RESPONDED:
        until = local_datetime(told.at + policy.periods.answer.length, language)
        lines.append(label("answer.until", language, due=until))
    return "\n".join(lines)


def _result_due(status: TicketStatus, policy: Policy, language: str) -> str | None:
    clock = status.result_clock
    return None if clock is None else _owed(clock, policy, language)


def buttons_for(status: TicketStatus, language: str, reopen_until: datetime | None) -> list[Button]:
    """What the customer can do with the ticket now.

    Args:
        status: of the ticket.
        language: catalogue language.
        reopen_until: until when it can be reopened; None when that has passed or nothing ended.
    """
    buttons = []
    for action, title, intent, carried in _BUTTONS:
        if action not in status.open_actions:
            continue
        if action is Action.REOPEN and reopen_until is None:
            continue
        if action is Action.ADD_INFORMATION and status.state in _ENDED:
            continue
        carried = {"ticket_reference": status.reference, **carried}
        buttons.append(button(label(f"button.{title}", language), intent, carried, once=False))
    return buttons[:_MOST_BUTTONS]


def _deadlines(status: TicketStatus, policy: Policy, language: str) -> list[str]:
    """What comes next, and when the result is owed where that comes later."""
    coming, result = status.next_clock, _result_due(status, policy, language)
    if coming is None:
        return [label("status.no_deadline", language)]
    if coming == status.result_clock:
        return [str(result)]
    first = _coming(coming, language)
    return [first, result] if result else [first]


def _coming(clock: Clock, language: str) -> str:
    by_person = clock.kind is ClockKind.HUMAN_REQUEST
    return label(
        "status.person_due" if by_person else "status.next_deadline",
        language,
        what=label(f"clock.{clock.kind}", language),
        due=local_datetime(clock.due_at, language),
    )


def _owed(clock: Clock, policy: Policy, language: str) -> str:
    told = {deadline.kind: deadline for deadline in deadlines(policy)}.get(clock.kind)
    # one that counts from a step not taken yet is no date to rely on
    hangs = clock.projected and told is not None
    return label(
        "status.result_projected" if hangs else "status.result_due",
        language,
        what=label(f"result_of.{clock.kind}", language),
        due=local_datetime(clock.due_at, language),
        term=term_words(told.amount, told.unit, language) if told else "",
    )
