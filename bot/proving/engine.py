"""The engine behind the desk for proofs of identity."""

from collections.abc import Sequence
from dataclasses import replace

from bot.engine_client import EngineClient, EngineUnreachable, Turn
from bot.inbox import ENGINE_CHARACTERS
from bot.messages import ToldToPerson
from bot.proving.desk import ProvingDesk
from bot.store.drafts import UNTOLD
from bot.store.rows import Work
from tickets.errors import StoreUnavailable


class ProvingEngine(EngineClient):
    """Asks the engine what is not about a proof, and does what its actions ask of the edge.

    Args:
        base_url, key, timeout_seconds, parallel: as of `EngineClient`.
        desk: treats messages before the engine sees them.
    """

    def __init__(
        self, base_url: str, key: str, timeout_seconds: float, parallel: int, desk: ProvingDesk
    ) -> None:
        super().__init__(base_url, key, timeout_seconds, parallel)
        self._desk = desk

    async def turn(
        self, work: Work, text: str | None, told_to_person: Sequence[ToldToPerson] = ()
    ) -> Turn:
        """Have a message answered; asking twice with the same message id is harmless.

        Raises:
            EngineError: see the subclasses; also when the store is away.
        """
        try:
            looked = await self._desk.look(work)
        except StoreUnavailable as error:
            # as good as an engine that is away: the message is tried again
            raise EngineUnreachable("proofs could not be read") from error
        if not looked.goes_on:
            return Turn(looked.said, None, repeated=False, erase=False, draft=UNTOLD)
        if looked.work is not work:
            asks = looked.work.payload is not None
            text = None if asks else (looked.work.text or "")[:ENGINE_CHARACTERS]
        turn = await super().turn(looked.work, text, told_to_person)
        try:
            replies = await self._desk.grant(looked.work, turn)
        except StoreUnavailable as error:
            # asked again, the engine repeats its answer
            raise EngineUnreachable("proofs could not be written") from error
        return replace(turn, replies=looked.said + replies)
