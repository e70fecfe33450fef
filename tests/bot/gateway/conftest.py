"""A gateway of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.auxil.running_gateway import RunningGateway


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[RunningGateway]:
    """A running gateway of this test's own."""
    gateway = RunningGateway(tmp_path)
    try:
        gateway.start()
        yield gateway
    finally:
        gateway.close()
