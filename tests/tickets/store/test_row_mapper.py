from decimal import Decimal

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tickets.policies import PolicyBook
from tickets.store import (
    attachments,
    handovers,
    identities,
    procedure_rows,
    rows,
    sent_letters,
)
from tickets.store.row_mapper import RowMapper
from tickets.ticket import Customer, Ticket
from tickets.use_cases.open_ticket import open_ticket

MAPPERS = [
    mapper
    for module in (rows, procedure_rows, attachments, handovers, identities, sent_letters)
    for mapper in vars(module).values()
    if isinstance(mapper, RowMapper)
]


@pytest.fixture
def ticket(time: FrozenTime, policies: PolicyBook) -> Ticket:
    units = MemoryUnits()
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    with units(read_only=True) as unit:
        found = unit.tickets.get(reference)
    assert found is not None
    return found


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda mapper: mapper.value.__name__)
def test_whatever_a_mapper_names_is_a_field_of_its_value_and_a_column_of_its_row(
    mapper: RowMapper,
) -> None:
    fields = set(mapper.value.__dataclass_fields__)
    named = {*mapper.otherwise, *mapper.names, *mapper.sums, *mapper.only_read}
    assert named - fields == set()
    columns = {mapper.names.get(name, name) for name in fields} | set(mapper.sums.values())
    assert {name for name in columns if not hasattr(mapper.row, name)} == set()


def test_a_ticket_comes_back_from_its_row_as_it_was(ticket: Ticket) -> None:
    row = rows.TicketRow(version=ticket.version)
    rows.fill_ticket_row(row, ticket)
    assert rows.TICKET.value_of(row) == ticket
    assert row.category == ticket.category


def test_a_sum_takes_two_columns_and_codes_are_kept_as_their_text(ticket: Ticket) -> None:
    columns = rows.TICKET.columns_of(ticket)
    assert ticket.amount is not None
    assert (columns["amount"], columns["currency"]) == (Decimal(ticket.amount.amount), "CNY")
    assert type(columns["topic"]) is str
    assert columns["topic"] == "claim_denied"
    assert "version" not in columns


def test_what_is_not_known_is_kept_as_nothing_and_comes_back_so(time: FrozenTime) -> None:
    unknown = Customer("cu_new", time.now())
    row = rows.CUSTOMER.row_of(unknown)
    assert (row.reply_channel, row.language, row.contact) == (None, None, None)
    assert rows.CUSTOMER.value_of(row) == unknown
