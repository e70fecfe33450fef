"""A dispatcher before an engine that fails on demand."""

from collections.abc import Iterator

import pytest

from tests.auxil.fake_engine import FakeEngine


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """A running fake engine."""
    engine = FakeEngine()
    engine.start()
    yield engine
    engine.stop()
