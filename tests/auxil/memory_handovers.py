"""Handovers of `tickets.handover_ports` in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tickets.errors import Conflict, StaleTicket
from tickets.handover import Handover, HandoverState, Presence


class MemoryHandovers:
    def __init__(self, handovers: dict[int, Handover], presences: dict[str, Presence]) -> None:
        self._handovers, self._presences = handovers, presences

    def add(self, handover: Handover) -> Handover:
        if self.open_in(handover.conversation_id):
            raise Conflict("taken")
        kept = replace(handover, number=len(self._handovers) + 1, version=1)
        self._handovers[kept.number] = kept
        return kept

    def save(self, handover: Handover) -> Handover:
        if self._handovers[handover.number].version != handover.version:
            raise StaleTicket("stale")
        kept = replace(handover, version=handover.version + 1)
        self._handovers[kept.number] = kept
        return kept

    def get(self, number: int) -> Handover | None:
        return self._handovers.get(number)

    def open_in(self, conversation_id: str) -> Handover | None:
        found = (h for h in self.all_open() if h.conversation_id == conversation_id)
        return next(found, None)

    def newest_of_ticket(self, reference: str) -> Handover | None:
        found = (h for h in self.newest(len(self._handovers)) if h.reference == reference)
        return next(found, None)

    def all_open(self) -> list[Handover]:
        return [h for h in self._handovers.values() if h.state.is_open]

    def newest(self, limit: int) -> list[Handover]:
        return list(reversed(self._handovers.values()))[:limit]

    def silent_since(self, before: datetime, limit: int) -> list[int]:
        taken = [h for h in self.all_open() if h.state is HandoverState.TAKEN]
        return [h.number for h in taken if h.active_at and h.active_at <= before][:limit]

    def note_presence(self, presence: Presence) -> None:
        self._presences[presence.staff_id] = presence

    def presences(self) -> Sequence[Presence]:
        return [self._presences[name] for name in sorted(self._presences)]
