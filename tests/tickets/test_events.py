from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tickets.errors import AuditChainBroken
from tickets.events import GENESIS, Event, EventName, RecordedEvent, verify_chain

AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


def trail(length: int = 4) -> list[RecordedEvent]:
    recorded: list[RecordedEvent] = []
    for number in range(1, length + 1):
        last = recorded[-1].hash if recorded else GENESIS
        event = Event(EventName.TICKET_OPENED, AT, "customer", "cu_1", after={"n": number})
        recorded.append(RecordedEvent.after(number, last, event))
    return recorded


def test_an_untouched_trail_holds() -> None:
    events = trail()
    assert verify_chain(events) == (4, events[-1].hash)
    assert verify_chain([]) == (0, GENESIS)


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_changed_event_shows(place: int) -> None:
    events = trail()
    changed = replace(events[place].event, after={"n": 99})
    events[place] = replace(events[place], event=changed)
    with pytest.raises(AuditChainBroken) as broken:
        verify_chain(events)
    assert broken.value.sequence == place + 1


def test_a_changed_event_with_a_new_hash_of_its_own_shows_in_the_next() -> None:
    events = trail()
    changed = replace(events[1].event, actor="somebody else")
    events[1] = RecordedEvent.after(2, events[0].hash, changed)
    with pytest.raises(AuditChainBroken) as broken:
        verify_chain(events)
    assert broken.value.sequence == 3


def test_a_removed_event_shows() -> None:
    events = trail()
    del events[1]
    with pytest.raises(AuditChainBroken) as broken:
        verify_chain(events)
    assert broken.value.sequence == 2


def test_equal_events_have_different_hashes_since_each_is_salted() -> None:
    one, other = (Event(EventName.TICKET_OPENED, AT, "customer", "cu_1") for _ in range(2))
    assert RecordedEvent.after(1, GENESIS, one).hash != RecordedEvent.after(1, GENESIS, other).hash
