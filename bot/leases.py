"""The leases of one gateway: under them it works on conversations that nobody else may touch.

A lease stands in the database and runs out by itself, so that nothing is held for ever by a process
that died.
"""

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.rows import Work
from bot.store.turns import due, put_off, release, renew, take
from tickets.errors import StoreError, StoreUnavailable

GIVE_BACK_WITHIN_SECONDS = 2.0
TAKE_AT_ONCE = 64

log = logging.getLogger(__name__)


class Leases:
    """Takes conversations, keeps them while they are worked on, and gives them back.

    No method fails when the database is away: what could not be written down runs out by itself.

    Args:
        database: the store.
        owner: name of this process on its leases; unique, and beginning with `instance`.
        instance: what stays the same when this process is started again.
        seconds: how long a lease holds without a sign of life.
        clock: the time, aware UTC.
    """

    def __init__(
        self,
        database: Database,
        owner: str,
        instance: str,
        seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._owner = owner
        self._instance = instance
        self._seconds = seconds
        self._clock = clock
        self._available = True
        self._taken_over = False

    async def due(self) -> list[str]:
        """Conversations that nobody works on: left by dead processes, or put off before a restart.

        The first time, the leases that an earlier process of this instance left are given back.
        """
        now = self._clock()
        try:
            if not self._taken_over:
                await self._database.write(lambda c: release(c, self._instance, now, self._owner))
                self._taken_over = True
            found = await self._database.read(lambda c: due(c, now, TAKE_AT_ONCE))
        except StoreUnavailable as error:
            if self._available:
                log.error("%s Messages are not accepted until it is back.", error)
            self._available = False
            return []
        if not self._available:
            log.info("the database is back")
        self._available = True
        return found

    async def take(self, conversation_id: str, *, early: bool = False) -> Work | None:
        """The first open message of a conversation, under a lease.

        Args:
            conversation_id: which.
            early: do not wait for the next attempt.

        Returns:
            None when there is none, somebody else has it, or the database is away.
        """
        now = self._clock()
        try:
            return await self._database.write(
                lambda connection: take(
                    connection, conversation_id, self._owner, now, self._seconds, early=early
                )
            )
        except StoreUnavailable:
            return None  # it is found again when the database is back

    async def put_off(self, work: Work, wait_seconds: float) -> bool:
        """Give one lease back; its message is tried again after the wait.

        Returns:
            False when that could not be written down.

        Raises:
            LeaseLost: another gateway holds it.
        """
        now = self._clock()
        try:
            await self._database.write(
                lambda connection: put_off(connection, work, self._owner, now, wait_seconds)
            )
        except StoreUnavailable as error:
            log.warning("%s: not put off: %s", work.message_id, error)
            return False
        return True

    async def keep(self, held: Collection[str]) -> None:
        """Renew the leases of these conversations, as the collection changes, until cancelled."""
        while True:
            await asyncio.sleep(self._seconds / 3)
            if not held:
                continue
            until = self._clock() + timedelta(seconds=self._seconds)
            await self._renew(list(held), until)

    async def _renew(self, held: list[str], until: datetime) -> None:
        try:
            await self._database.write(lambda c: renew(c, self._owner, held, until))
        except StoreUnavailable as error:
            log.warning("leases were not renewed: %s", error)

    async def give_all_back(self) -> None:
        """Let other gateways have everything at once."""
        now = self._clock()
        try:
            await self._database.write(
                lambda c: release(c, self._owner, now), GIVE_BACK_WITHIN_SECONDS
            )
        except StoreError as error:
            log.warning("leases were not given back, they run out by themselves: %s", error)
