"""The use cases of evidence as actions call them, off the event loop."""

import asyncio
from dataclasses import dataclass

from actions.turn import Turn
from bot.bootstrap import App
from bot.settings import load
from tickets.attachment import Attachment
from tickets.use_cases.evidence import (
    Placed,
    PlaceEvidence,
    drop_evidence_of_draft,
    place_evidence,
    ticket_told_in,
    waiting_evidence,
)


@dataclass(frozen=True)
class EvidenceLimits:
    """What customers are told about limits."""

    file_megabytes: int
    files_per_ticket: int


class EvidenceServices:
    """Use cases of evidence over one store.

    Args:
        app: the wired system.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def limits(self) -> EvidenceLimits:
        """The limits of the settings."""
        settings = load()
        return EvidenceLimits(settings.evidence_file_megabytes, settings.evidence_files_per_ticket)

    async def place(
        self, turn: Turn, message_id: str, draft_id: str | None, reference: str | None
    ) -> Placed:
        """Put the files of a message on a ticket, or keep them for a draft."""
        app = self._app
        command = PlaceEvidence(
            customer_id=turn.customer_id,
            message_id=message_id,
            draft_id=draft_id,
            reference=reference,
            most=self.limits.files_per_ticket,
        )
        return await asyncio.to_thread(place_evidence, command, app.units, app.time, app.policies)

    async def ticket_told_in(self, turn: Turn, message_id: str) -> str | None:
        """The ticket that the words of a message were added to."""
        return await asyncio.to_thread(
            ticket_told_in, turn.customer_id, message_id, self._app.units
        )

    async def waiting(self, turn: Turn, draft_id: str | None) -> tuple[Attachment, ...]:
        """The files that would go onto the draft's ticket."""
        app = self._app
        return await asyncio.to_thread(
            waiting_evidence, turn.customer_id, draft_id, app.units, app.time
        )

    async def drop(self, turn: Turn, draft_id: str) -> int:
        """Delete the files of a draft that is discarded."""
        return await asyncio.to_thread(
            drop_evidence_of_draft, turn.customer_id, draft_id, self._app.units
        )
