"""Fixtures of the procedure's tests."""

import pytest

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory


@pytest.fixture
def procedure(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> Procedure:
    """Staff, and tickets to be taken through the procedure, over every store."""
    return Procedure(units, time, policies)
