"""The engine's trackers, as far as the edge must know of them: they are under the same keys.

The engine keeps them itself (`bot.engine.tracker_store`), in a database of its own.
"""

from sqlalchemy import Column, MetaData, String, Table

from tickets.store.base import EncryptedText

trackers = Table(
    "trackers",
    MetaData(),
    Column("conversation", String(255), primary_key=True),
    Column("body", EncryptedText, nullable=False),
)
