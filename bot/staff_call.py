"""Calls a person to a message that the engine cannot answer."""

import asyncio

from bot.edge_texts import EdgeTexts
from bot.inbox import ENGINE_CHARACTERS
from bot.store.rows import Work
from tickets.clocks import TimeSource
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.request_human import RequestHuman, request_human
from tickets.vocabulary import Language


class StaffCall:
    """Has staff look at a parked message, as if the customer had asked for a person.

    Args:
        units: begins units of work on the store.
        time: the wall clock.
        policies: deadlines, in case a ticket is opened for it.
        texts: tells the customer's language.
    """

    def __init__(
        self, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook, texts: EdgeTexts
    ) -> None:
        self._units = units
        self._time = time
        self._policies = policies
        self._texts = texts

    async def __call__(self, work: Work, reason: str) -> None:
        """Call staff; once per message, however often it is tried.

        Raises:
            tickets.errors.StoreUnavailable: nobody was called.
        """
        conversation = work.conversation
        if conversation.channel == "canary":
            return
        language = self._texts.language_for(
            conversation.locale, work.text, known=conversation.language
        )
        command = RequestHuman(
            # a draft of its own: the words could not be read, so no other complaint claims them
            draft_id=work.message_id,
            message_id=work.message_id,
            customer_id=conversation.customer_id,
            conversation_id=conversation.id,
            channel=conversation.channel,
            language=Language(language),
            story=(work.text or "")[:ENGINE_CHARACTERS] or None,
        )
        await asyncio.to_thread(request_human, command, self._units, self._time, self._policies)
