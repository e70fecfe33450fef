from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Customer
from tickets.use_cases.customers import (
    ForgetCustomer,
    Forgotten,
    forget_customer,
    known_customer,
)
from tickets.use_cases.open_ticket import open_ticket
from tickets.vocabulary import Language


def test_a_customer_who_never_said_anything_is_unknown(units: UnitOfWorkFactory) -> None:
    assert known_customer("cu_nobody", units) is None


def test_forgetting_erases_the_profile_and_keeps_the_tickets(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    time.move(days=1)
    outcome = forget_customer(ForgetCustomer("cu_wang"), units, time)
    assert outcome == Forgotten(erased=True, tickets_kept=True)
    assert known_customer("cu_wang", units) == Customer(
        "cu_wang", updated_at=time.now(), language=Language.ZH, forgotten_at=time.now()
    )
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
        last = list(unit.audit.all())[-1].event
        assert unit.customers.with_contact("+8613800138000") == []
    assert ticket is not None
    assert ticket.customer_name == "王小芳"
    assert (last.name, last.before) == (
        EventName.CUSTOMER_FORGOTTEN,
        {"fields": ["name", "contact", "reply_channel"]},
    )


def test_forgetting_twice_or_nobody_changes_nothing(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    forget_customer(ForgetCustomer("cu_wang"), units, time)
    with units(read_only=True) as unit:
        head = unit.audit.head()
    assert forget_customer(ForgetCustomer("cu_wang"), units, time) == Forgotten(False, True)
    assert forget_customer(ForgetCustomer("cu_nobody"), units, time) == Forgotten(False, False)
    with units(read_only=True) as unit:
        assert unit.audit.head() == head
