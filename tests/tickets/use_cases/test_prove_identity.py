"""Codes that show that a ticket is one's own, on every store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tickets.errors import InvalidCommand, TicketNotFound
from tickets.events import EventName
from tickets.identity import ASKED_PER_HOUR, CODE_LIVES, SENT_PER_HOUR, TRIES, Verdict
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.prove_identity import (
    EnterCode,
    NameTicket,
    ProofAnswer,
    ProofStep,
    answered_before,
    ask_code,
    current_proof,
    enter_code,
    give_up,
    offer_code,
)
from tickets.use_cases.send_codes import (
    CodeToSend,
    code_masked,
    code_sent,
    codes_to_mask,
    codes_to_send,
    forget_proofs,
    make_code,
)
from tickets.use_cases.ticket_status import AskStatus, ticket_status
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import TicketState

UNKNOWN = "FD-0000-0001-95"
STRANGER = "cu_stranger"


class World:
    """A store with one ticket, and somebody who comes by another channel."""

    def __init__(self, units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> None:
        self.units, self.time, self.policies = units, time, policies
        self.reference = open_ticket(CLAIM_ZH, units, time, policies).reference
        self._messages = 0

    def said(self, customer: str = STRANGER, message: str | None = None) -> dict[str, str]:
        self._messages += 1
        return {
            "customer_id": customer,
            "conversation_id": f"c_{customer}",
            "message_id": message or f"m_{self._messages}",
        }

    def ask(self, reference: str | None = None, customer: str = STRANGER) -> ProofAnswer:
        named = NameTicket(**self.said(customer), reference=reference or self.reference)
        return ask_code(named, self.units, self.time)

    def send(self) -> list[CodeToSend]:
        made = [
            make_code(one, self.units, self.time) for one in codes_to_send(self.units, self.time)
        ]
        for code in made:
            if code is not None:
                code_sent(code.proof_id, self.units)
        return [code for code in made if code is not None]

    def enter(self, code: str, customer: str = STRANGER, message: str | None = None) -> ProofAnswer:
        return enter_code(
            EnterCode(**self.said(customer, message), code=code), self.units, self.time
        )

    def events(self) -> list[EventName]:
        mine = (
            EventName.IDENTITY_CODE_REQUESTED,
            EventName.IDENTITY_PROVEN,
            EventName.IDENTITY_NOT_PROVEN,
        )
        with self.units(read_only=True) as unit:
            return [r.event.name for r in unit.audit.all() if r.event.name in mine]


@pytest.fixture
def world(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> World:
    return World(units, time, policies)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_right_code_makes_the_tickets_theirs(world: World) -> None:
    assert world.ask() == ProofAnswer(Verdict.ASKED, world.reference, TRIES)
    (sent,) = world.send()
    assert sent.ticket.contact == CLAIM_ZH.contact
    assert world.enter(sent.code).verdict is Verdict.PROVEN
    assert [t.reference for t in list_tickets(ListTickets(customer_id=STRANGER), world.units)] == [
        world.reference
    ]
    asked = AskStatus(customer_id=STRANGER, reference=world.reference)
    assert ticket_status(asked, world.units, world.time).state is TicketState.REGISTERED
    # without naming it, too
    added = add_information(
        AddInformation(customer_id=STRANGER, text="还有一张发票", idempotency_key="m_add"),
        world.units,
        world.time,
        world.policies,
    )
    assert added.reference == world.reference
    taken_back = withdraw(
        Withdraw(customer_id=STRANGER, reference=world.reference, idempotency_key="m_w"),
        world.units,
        world.time,
        world.policies,
    )
    assert taken_back.state is TicketState.WITHDRAWN
    with world.units(read_only=True) as unit:
        (last,) = [
            r.event.after.get("agent")
            for r in unit.audit.of_ticket(world.reference)
            if r.event.name is EventName.TICKET_WITHDRAWN
        ]
    assert last == STRANGER


def test_who_was_proven_for_tells_nothing_to_whom_they_are_bound(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    world.enter(sent.code)
    own = open_ticket(
        replace(COUNTER_EN, customer_id=STRANGER, draft_id="dr_own"),
        world.units,
        world.time,
        world.policies,
    )
    asked = AskStatus(customer_id=CLAIM_ZH.customer_id, reference=own.reference)
    with pytest.raises(TicketNotFound):
        ticket_status(asked, world.units, world.time)
    seen = list_tickets(ListTickets(customer_id=STRANGER), world.units)
    assert [t.reference for t in seen] == [own.reference, world.reference]


def test_a_ticket_that_is_not_there_gets_the_same_answers(world: World) -> None:
    told = []
    for reference in (world.reference, UNKNOWN):
        customer = f"cu_of_{reference}"
        answers = [world.ask(reference, customer)]
        codes = world.send()
        wrong = other_than(codes[0].code) if codes else "123456"
        answers += [world.enter(wrong, customer) for _ in range(TRIES + 1)]
        told.append([(a.verdict, a.tries_left) for a in answers])
    assert told[0] == told[1]
    assert [verdict for verdict, _ in told[0]] == [
        Verdict.ASKED,
        *[Verdict.WRONG] * (TRIES - 1),
        Verdict.FAILED,
        Verdict.EXPIRED,
    ]


def test_after_five_wrong_codes_the_right_one_counts_no_more(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    for _ in range(TRIES):
        world.enter(other_than(sent.code))
    assert world.enter(sent.code).verdict is Verdict.EXPIRED
    assert list_tickets(ListTickets(customer_id=STRANGER), world.units) == []
    assert world.events() == [
        EventName.IDENTITY_CODE_REQUESTED,
        *[EventName.IDENTITY_NOT_PROVEN] * TRIES,
    ]


@pytest.mark.parametrize(("seconds_over", "verdict"), [(-1, Verdict.PROVEN), (0, Verdict.EXPIRED)])
def test_a_code_lives_ten_minutes_from_the_asking(
    world: World, seconds_over: int, verdict: Verdict
) -> None:
    world.ask()
    world.time.move(minutes=2)
    (sent,) = world.send()
    world.time.at += CODE_LIVES - timedelta(minutes=2) + timedelta(seconds=seconds_over)
    assert world.enter(sent.code).verdict is verdict


def test_a_code_counts_only_where_it_was_asked_for(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    world.ask(customer="cu_other")
    assert world.enter(sent.code, "cu_other").verdict is Verdict.WRONG
    assert world.enter(sent.code).verdict is Verdict.PROVEN


def test_a_new_code_puts_the_old_one_out_of_use(world: World) -> None:
    world.ask()
    (first,) = world.send()
    world.time.move(seconds=30)
    world.ask()
    (second,) = world.send()
    assert world.enter(first.code).verdict in (
        # one chance in a million that both are the same
        {Verdict.PROVEN} if first.code == second.code else {Verdict.WRONG}
    )
    assert world.enter(second.code).verdict is Verdict.PROVEN


def test_a_message_read_twice_counts_once(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    wrong = other_than(sent.code)
    first = world.enter(wrong, message="m_again")
    assert world.enter(wrong, message="m_again") == first
    step = ProofStep(**world.said(message="m_again"))
    assert answered_before(step, world.units) == first
    proven = world.enter(sent.code, message="m_right")
    assert world.enter(sent.code, message="m_right") == proven
    assert world.events().count(EventName.IDENTITY_NOT_PROVEN) == 1


def test_who_asks_too_often_is_told_so(world: World) -> None:
    for _ in range(ASKED_PER_HOUR):
        assert world.ask(UNKNOWN).verdict is Verdict.ASKED
    assert world.ask(UNKNOWN).verdict is Verdict.TOO_OFTEN
    world.time.move(hours=1, seconds=1)
    assert world.ask(UNKNOWN).verdict is Verdict.ASKED


def test_about_one_ticket_only_so_many_codes_are_sent_whoever_asks(world: World) -> None:
    sent = 0
    for number in range(SENT_PER_HOUR + 2):
        # the answer does not tell
        assert world.ask(customer=f"cu_{number}").verdict is Verdict.ASKED
        sent += len(world.send())
    assert sent == SENT_PER_HOUR
    world.time.move(hours=1, seconds=1)
    world.ask(customer="cu_later")
    assert len(world.send()) == 1


def test_ones_own_ticket_needs_no_proof(world: World) -> None:
    assert world.ask(customer=CLAIM_ZH.customer_id).verdict is Verdict.ALREADY
    assert world.send() == []


def test_giving_up_ends_it(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    left = give_up(ProofStep(**world.said()), world.units, world.time)
    assert left.verdict is Verdict.GIVEN_UP
    assert world.enter(sent.code).verdict is Verdict.EXPIRED


def test_an_offer_is_remembered_for_an_hour_and_disturbs_no_code(world: World) -> None:
    offer_code(NameTicket(**world.said(), reference=UNKNOWN), world.units, world.time)
    proof = current_proof(f"c_{STRANGER}", world.units, world.time)
    assert proof is not None
    assert (proof.named, proof.verdict, proof.waits_for_code) == (UNKNOWN, None, False)
    world.time.move(hours=1, seconds=1)
    assert current_proof(f"c_{STRANGER}", world.units, world.time) is None
    world.ask()
    offer_code(NameTicket(**world.said(), reference=UNKNOWN), world.units, world.time)
    (sent,) = world.send()
    assert world.enter(sent.code).verdict is Verdict.PROVEN


def test_nothing_is_sent_for_what_nobody_waits_for_any_more(world: World) -> None:
    world.ask()
    world.time.at += CODE_LIVES
    assert world.send() == []


def test_a_code_that_was_not_taken_is_made_anew(world: World) -> None:
    world.ask()
    (proof_id,) = codes_to_send(world.units, world.time)
    first = make_code(proof_id, world.units, world.time)
    second = make_code(proof_id, world.units, world.time)
    assert first is not None
    assert second is not None
    assert (first.sending, second.sending) == (1, 2)
    code_sent(proof_id, world.units)
    assert codes_to_send(world.units, world.time) == []
    assert world.enter(second.code).verdict is Verdict.PROVEN


def test_a_code_in_a_chat_is_masked_when_it_counts_no_more(world: World) -> None:
    world.ask()
    (proof_id,) = codes_to_send(world.units, world.time)
    made = make_code(proof_id, world.units, world.time)
    assert made is not None
    code_sent(proof_id, world.units, told_in="m_chat")
    assert codes_to_mask(world.units, world.time) == []
    world.enter(made.code)
    (over,) = codes_to_mask(world.units, world.time)
    assert over.told_in == "m_chat"
    code_masked(over.id, world.units)
    assert codes_to_mask(world.units, world.time) == []


def test_a_code_in_a_chat_is_masked_when_its_time_has_run_out(world: World) -> None:
    world.ask()
    (proof_id,) = codes_to_send(world.units, world.time)
    make_code(proof_id, world.units, world.time)
    code_sent(proof_id, world.units, told_in="m_chat")
    world.time.at += CODE_LIVES
    assert [over.told_in for over in codes_to_mask(world.units, world.time)] == ["m_chat"]


def test_old_proofs_are_forgotten_and_bindings_stay(world: World) -> None:
    world.ask()
    (sent,) = world.send()
    world.enter(sent.code)
    assert forget_proofs(world.units, world.time) == 0
    world.time.move(days=2, seconds=1)
    assert forget_proofs(world.units, world.time) == 1
    assert len(list_tickets(ListTickets(customer_id=STRANGER), world.units)) == 1


def test_no_code_stands_anywhere_but_in_what_is_sent(world: World) -> None:
    world.ask()
    (proof_id,) = codes_to_send(world.units, world.time)
    made = make_code(proof_id, world.units, world.time)
    assert made is not None
    assert made.code not in repr(made)
    with world.units(read_only=True) as unit:
        kept = unit.identities.newest_proof(f"c_{STRANGER}")
        trail = "".join(r.event.changes for r in unit.audit.all())
    assert kept is not None
    assert made.code not in str(kept.code_mark)
    assert f'"{made.code}"' not in trail


@pytest.mark.parametrize("code", ["12345", "1234567", "12345a", "１２３４５６"])
def test_what_is_no_code_is_refused_without_repeating_it(world: World, code: str) -> None:
    with pytest.raises(InvalidCommand) as refused:
        EnterCode(**world.said(), code=code)
    assert code not in str(refused.value)


def test_a_code_that_nobody_asked_for_is_refused(world: World) -> None:
    with pytest.raises(InvalidCommand):
        world.enter("123456")


def test_what_is_no_reference_cannot_be_named(world: World) -> None:
    with pytest.raises(InvalidCommand):
        world.ask("FD-1")
