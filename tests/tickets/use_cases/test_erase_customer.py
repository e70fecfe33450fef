from datetime import date
from zoneinfo import ZoneInfo

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.staff import Procedure
from tickets.retention import CountedFrom, Retention, RetentionRule
from tickets.use_cases.customers import ForgetCustomer
from tickets.use_cases.erase_customer import Erasure, KeptTicket, WhyKept, erase_customer
from tickets.vocabulary import TicketState

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULE = RetentionRule(5, CountedFrom.ENDED, "a source", own_choice=True)
RETENTION = Retention(RULE, {})


def erase(procedure: Procedure, customer_id: str) -> Erasure:
    command = ForgetCustomer(customer_id)
    return erase_customer(command, procedure.units, procedure.time, RETENTION, SHANGHAI)


def test_the_profile_goes_and_tickets_stay_with_the_reason(procedure: Procedure) -> None:
    closed = procedure.opened_at(TicketState.CLOSED)
    still_open = procedure.open_another()
    assert erase(procedure, "cu_wang") == Erasure(
        profile_erased=True,
        kept=(
            KeptTicket(still_open, WhyKept.OPEN, None, RULE),
            KeptTicket(closed, WhyKept.RETENTION, date(2031, 11, 9), RULE),
        ),
    )
    with procedure.units(read_only=True) as unit:
        profile = unit.customers.get("cu_wang")
    assert profile is not None
    assert (profile.name, profile.contact) == (None, None)
    # what the law has kept is whole
    assert procedure.ticket(closed).customer_name == "王小芳"


def test_a_term_that_is_over_is_told(procedure: Procedure) -> None:
    closed = procedure.opened_at(TicketState.CLOSED)
    procedure.time.move(days=5 * 366)
    kept = erase(procedure, "cu_wang").kept
    assert kept == (KeptTicket(closed, WhyKept.RETENTION_OVER, date(2031, 11, 9), RULE),)


def test_other_customers_are_left_alone(procedure: Procedure) -> None:
    procedure.open(COUNTER_EN)
    assert erase(procedure, "cu_nobody") == Erasure(profile_erased=False, kept=())
    with procedure.units(read_only=True) as unit:
        other = unit.customers.get("cu_smith")
    assert other is not None
    assert other.name == "Jo Smithers"
