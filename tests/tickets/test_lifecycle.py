"""Every state, action and actor, against a table that was written by hand."""

from dataclasses import replace

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.kept_tickets import told
from tickets.errors import NotTheHandler, ProcedureError, Recused, SelfApproval, TransitionRefused
from tickets.lifecycle import (
    ACTIONS_WITH_REASON,
    SYSTEM_ACTOR,
    TRANSITIONS,
    Action,
    Actor,
    advance,
    allowed_actions,
    customer_actor,
)
from tickets.policies import PolicyBook
from tickets.ticket import Ticket
from tickets.vocabulary import Role, TicketState

# Who: c customer, h handler of the ticket, s supervisor, d head, y system; o is another handler.
ACTORS = {
    "c": customer_actor("cu_wang"),
    "h": Actor("chen", frozenset({Role.HANDLER})),
    "o": Actor("davies", frozenset({Role.HANDLER})),
    "s": Actor("lin", frozenset({Role.SUPERVISOR})),
    "d": Actor("zhao", frozenset({Role.HEAD})),
    "y": SYSTEM_ACTOR,
}
# state: action, where it leads ("" for nowhere else), who may
TABLE = """
registered        assign            assigned          sdy
registered        recuse            -                 hosd
registered        extend_deadline   -                 sd
registered        send_progress     -                 hsd
registered        withdraw          withdrawn         c
registered        merge             merged            hsd
assigned          reassign          -                 sdy
assigned          recuse            -                 hosd
assigned          investigate       investigating     h
assigned          wait_for_customer waiting_customer  h
assigned          extend_deadline   -                 sd
assigned          send_progress     -                 hsd
assigned          withdraw          withdrawn         c
assigned          merge             merged            hsd
investigating     reassign          -                 sdy
investigating     recuse            -                 hosd
investigating     record_findings   -                 h
investigating     propose_plan      plan_proposed     h
investigating     wait_for_customer waiting_customer  h
investigating     extend_deadline   -                 sd
investigating     send_progress     -                 hsd
investigating     withdraw          withdrawn         c
investigating     merge             merged            hsd
plan_proposed     reassign          -                 sdy
plan_proposed     recuse            -                 hosd
plan_proposed     approve_plan      plan_approved     sd
plan_proposed     reject_plan       investigating     sd
plan_proposed     extend_deadline   -                 sd
plan_proposed     send_progress     -                 hsd
plan_proposed     withdraw          withdrawn         c
plan_proposed     merge             merged            hsd
plan_approved     reassign          -                 sdy
plan_approved     recuse            -                 hosd
plan_approved     execute           executing         h
plan_approved     wait_for_customer waiting_customer  h
plan_approved     extend_deadline   -                 sd
plan_approved     send_progress     -                 hsd
plan_approved     withdraw          withdrawn         c
plan_approved     merge             merged            hsd
executing         reassign          -                 sdy
executing         recuse            -                 hosd
executing         finish_handling   -                 h
executing         respond           responded         h
executing         wait_for_customer waiting_customer  h
executing         extend_deadline   -                 sd
executing         send_progress     -                 hsd
executing         withdraw          withdrawn         c
executing         merge             merged            hsd
waiting_customer  reassign          -                 sdy
waiting_customer  recuse            -                 hosd
waiting_customer  resume            assigned          chsdy
waiting_customer  extend_deadline   -                 sd
waiting_customer  send_progress     -                 hsd
waiting_customer  withdraw          withdrawn         c
waiting_customer  merge             merged            hsd
responded         reassign          -                 sdy
responded         recuse            -                 hosd
responded         confirm           confirmed         c
responded         dispute           disputed          c
responded         close             closed            hsdy
responded         withdraw          withdrawn         c
responded         appeal            appealed          chsd
responded         rate              -                 c
disputed          reassign          -                 sdy
disputed          recuse            -                 hosd
disputed          reopen            reopened          sdy
disputed          close             closed            sd
disputed          withdraw          withdrawn         c
disputed          appeal            appealed          chsd
disputed          rate              -                 c
disputed          send_progress     -                 hsd
confirmed         reopen            reopened          csd
confirmed         close             closed            hsdy
confirmed         appeal            appealed          chsd
confirmed         rate              -                 c
closed            reopen            reopened          csd
closed            appeal            appealed          chsd
closed            rate              -                 c
reopened          reassign          -                 sdy
reopened          recuse            -                 hosd
reopened          investigate       investigating     h
reopened          extend_deadline   -                 sd
reopened          send_progress     -                 hsd
reopened          withdraw          withdrawn         c
reopened          merge             merged            hsd
withdrawn         reopen            reopened          csd
appealed          reopen            reopened          sd
appealed          close             closed            sd
appealed          rate              -                 c
"""
# in every state but `merged`
EVERYWHERE = {
    "follow_up": "sd",
    "correct_labels": "hsd",
    "record_authority": "chsd",
    "verify_authority": "hsd",
    "note_call": "hsd",
    "request_data": "chsd",
    "send_data": "hsd",
}


def expected() -> dict[tuple[str, str, str], str]:
    """(state, action, actor) → the state that follows, for all that is legal."""
    legal = {}
    for line in TABLE.split("\n"):
        if line:
            state, action, target, who = line.split()
            for actor in who:
                legal[state, action, actor] = state if target == "-" else target
    for state in TicketState:
        legal[state, "add_information", "c"] = state
        if state is not TicketState.MERGED:
            for action, who in EVERYWHERE.items():
                legal |= {(state, action, actor): state for actor in who}
    return legal


LEGAL = expected()


@pytest.fixture
def ticket(time: FrozenTime, policies: PolicyBook) -> Ticket:
    return replace(told(CLAIM_ZH, "FD-1234-5678-89", time, policies), handler_id="chen")


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize("state", TicketState)
def test_every_action_of_every_actor_in_every_state(
    ticket: Ticket, state: TicketState, name: str
) -> None:
    standing = replace(ticket, state=state)
    found = {}
    for action in Action:
        try:
            found[action.value] = advance(standing, action, ACTORS[name]).value
        except ProcedureError:
            continue
    assert found == {a: to for (s, a, who), to in LEGAL.items() if (s, who) == (state, name)}


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize("state", TicketState)
def test_a_refusal_names_the_state_the_action_and_what_is_allowed(
    ticket: Ticket, state: TicketState, name: str
) -> None:
    standing = replace(ticket, state=state)
    allowed = sorted(a for s, a, who in LEGAL if (s, who) == (state, name))
    assert list(allowed_actions(standing, ACTORS[name])) == allowed
    for action in set(Action) - set(allowed):
        with pytest.raises((TransitionRefused, NotTheHandler)) as refused:
            advance(standing, action, ACTORS[name])
        if isinstance(refused.value, TransitionRefused):
            told = refused.value
            assert (told.state, told.action, list(told.allowed)) == (state, action, allowed)
            assert f"'{action}'" in str(told)
            assert f"'{state}'" in str(told)
        else:
            assert name in ("o",)
            assert (state, action, "h") in LEGAL


def test_the_table_holds_nothing_else() -> None:
    assert {(x.source.value, x.action.value) for x in TRANSITIONS} == {(s, a) for s, a, _ in LEGAL}


@pytest.mark.parametrize(
    "stood", ["assigned", "investigating", "plan_approved", "executing"], ids=str
)
def test_the_handling_goes_on_where_it_stood(ticket: Ticket, stood: str) -> None:
    waiting = replace(ticket, state=TicketState.WAITING_CUSTOMER)
    assert advance(waiting, Action.RESUME, SYSTEM_ACTOR, target=TicketState(stood)) == stood
    with pytest.raises(TransitionRefused):
        advance(waiting, Action.RESUME, SYSTEM_ACTOR, target=TicketState.PLAN_PROPOSED)


def test_a_handler_who_steps_back_from_an_assigned_ticket_leaves_it_registered(
    ticket: Ticket,
) -> None:
    assigned = replace(ticket, state=TicketState.ASSIGNED)
    there = advance(assigned, Action.RECUSE, ACTORS["h"], target=TicketState.REGISTERED)
    assert there is TicketState.REGISTERED


@pytest.mark.parametrize("action", [Action.APPROVE_PLAN, Action.REJECT_PLAN])
@pytest.mark.parametrize(("who", "handler"), [("morgan", "chen"), ("chen", "morgan")])
def test_nobody_decides_on_a_plan_of_their_own_or_of_their_own_ticket(
    ticket: Ticket, action: Action, who: str, handler: str
) -> None:
    proposed = replace(ticket, state=TicketState.PLAN_PROPOSED, handler_id=handler)
    both = Actor("morgan", frozenset({Role.HANDLER, Role.SUPERVISOR, Role.HEAD}))
    with pytest.raises(SelfApproval):
        advance(proposed, action, both, proposed_by=who)
    assert advance(proposed, action, ACTORS["s"], proposed_by=who) != proposed.state


@pytest.mark.parametrize("action", [a for a in Action if a is not Action.RECUSE])
def test_who_has_an_interest_can_only_say_so(ticket: Ticket, action: Action) -> None:
    every_role = frozenset({Role.HANDLER, Role.SUPERVISOR, Role.HEAD})
    interested = Actor("chen", every_role, has_interest=True)
    for state in TicketState:
        standing = replace(ticket, state=state)
        with pytest.raises((Recused, TransitionRefused)):
            advance(standing, action, interested)
        assert set(allowed_actions(standing, interested)) <= {Action.RECUSE}
    assert advance(replace(ticket, state=TicketState.ASSIGNED), Action.RECUSE, interested)


def test_what_would_be_arbitrary_needs_a_reason() -> None:
    assert {action.value for action in ACTIONS_WITH_REASON} == {
        *("recuse", "reject_plan", "wait_for_customer", "extend_deadline", "dispute"),
        *("reopen", "merge", "correct_labels"),
    }
