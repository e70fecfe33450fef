"""What the use cases of handovers need from a store (see `tickets.ports`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from tickets.handover import Handover, Presence


class Handovers(Protocol):
    """Handovers, and who is at the desk."""

    def add(self, handover: Handover) -> Handover:
        """Keep a new handover; the result has its number.

        Raises:
            Conflict: the conversation has an open one already.
        """
        ...

    def save(self, handover: Handover) -> Handover:
        """Keep a changed handover under the version that it was read with.

        Raises:
            StaleTicket: the store holds a newer version.
        """
        ...

    def get(self, number: int) -> Handover | None:
        """The handover with this number."""
        ...

    def open_in(self, conversation_id: str) -> Handover | None:
        """The open handover of a conversation."""
        ...

    def newest_of_ticket(self, reference: str) -> Handover | None:
        """The newest handover that a ticket was the reason of."""
        ...

    def all_open(self) -> list[Handover]:
        """Those that wait and those that are taken, the longest waiting first."""
        ...

    def newest(self, limit: int) -> list[Handover]:
        """Handovers in any state, the newest first."""
        ...

    def silent_since(self, before: datetime, limit: int) -> list[int]:
        """Numbers of taken ones whose taker gave no sign of life since then."""
        ...

    def note_presence(self, presence: Presence) -> None:
        """Note until when a member of staff is at the desk; an earlier note is replaced."""
        ...

    def presences(self) -> Sequence[Presence]:
        """All notes, those that ran out too."""
        ...
