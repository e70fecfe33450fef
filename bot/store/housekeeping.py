"""What the store need not keep."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.store.database import Database
from bot.store.tables import button_tokens, conversations, messages
from tickets.errors import StoreUnavailable
from tickets.system_time import utc_now

CANARIES_LIVE = timedelta(days=1)

log = logging.getLogger(__name__)


async def forget_canaries(database: Database) -> None:
    """Delete the conversations of old checks (`bot.canary`)."""
    before = utc_now() - CANARIES_LIVE
    try:
        await database.write(lambda connection: delete_canaries(connection, before))
    except StoreUnavailable as error:
        log.warning("old checks were not deleted: %s", error)


def delete_canaries(connection: Connection, before: datetime) -> None:
    """Delete conversations of checks that began before this instant."""
    old = select(conversations.c.id).where(
        conversations.c.channel == "canary", conversations.c.created_at < before
    )
    for table in (button_tokens, messages):
        connection.execute(delete(table).where(table.c.conversation_id.in_(old)))
    connection.execute(delete(conversations).where(conversations.c.id.in_(old)))
