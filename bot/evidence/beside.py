"""Files that come while a person has the conversation: kept on the handover's ticket."""

import asyncio

from bot.store.rows import Work
from tickets.clocks import TimeSource
from tickets.errors import CustomerError
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.evidence import PlaceEvidence, place_evidence


class BesidePerson:
    """Puts a message's files on the ticket that the person was called to.

    Args:
        units: begins units of work on the store.
        time: the wall clock.
        policies: deadlines, in case the ticket waited for its customer.
        most: files that one ticket holds.
    """

    def __init__(
        self, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook, most: int
    ) -> None:
        self._units = units
        self._time = time
        self._policies = policies
        self._most = most

    async def __call__(self, work: Work) -> bool:
        """Place the files; repeating it changes nothing.

        Returns:
            False when one of them was refused, so that the customer has to be told.

        Raises:
            tickets.errors.StoreUnavailable: nothing was changed.
        """
        return await asyncio.to_thread(self._place, work)

    def _place(self, work: Work) -> bool:
        with self._units(read_only=True) as unit:
            handover = unit.handovers.open_in(work.conversation.id)
        command = PlaceEvidence(
            customer_id=work.conversation.customer_id,
            message_id=work.message_id,
            most=self._most,
            reference=handover.reference if handover else None,
        )
        try:
            placed = place_evidence(command, self._units, self._time, self._policies)
        except CustomerError:
            # the ticket of another channel of theirs: the files stay with the message
            return True
        return not placed.refused
