"""One encrypted row per conversation, kept in the process, never guessed.

Rasa's own store reads every event of a conversation back at every turn and answers with an empty
memory when the database fails. Here a conversation is one row: its events and the replies to its
last messages, so that both are saved in one statement. Any error raises.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import ujson
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import QueuePool

from bot.engine import settings
from bot.engine.errors import StoreFailed
from bot.engine.history import shorten
from bot.engine.tracker import ConversationTracker
from bot.engine.written import to_save
from tickets.errors import FrontDoorError
from tickets.store import log_room
from tickets.store.crypto import KeyRing, open_key_file
from tickets.system_time import utc_now

RECORDED_REPLIES = 20

_metadata = sa.MetaData()
_trackers = sa.Table(
    "trackers",
    _metadata,
    sa.Column("conversation", sa.String(255), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("updated_at", sa.DateTime, nullable=False),
)

# built once: building a statement costs more than running it
_INSERTION = _trackers.insert()
_UPDATE = (
    _trackers.update()
    .where(_trackers.c.conversation == sa.bindparam("id"))
    .where(_trackers.c.version == sa.bindparam("read"))
    .values({name: sa.bindparam(name) for name in ("version", "body", "updated_at")})
)
_ROW = sa.select(_trackers.c.version, _trackers.c.body).where(
    _trackers.c.conversation == sa.bindparam("id")
)


@dataclass
class Conversation:
    """A conversation as it was last saved, to be changed and committed by one turn.

    Attributes:
        tracker: its state; may be mutated freely, since a turn that fails is simply not committed.
        version: how often it was saved; 0 when it is new.
        replies: answers to the last messages by message id, oldest first.
    """

    tracker: DialogueStateTracker
    version: int = 0
    replies: "OrderedDict[str, dict[str, Any]]" = field(default_factory=OrderedDict)


class FrontDoorTrackerStore(TrackerStore):
    """Stores conversations in SQLite or PostgreSQL.

    Args:
        domain: the model's domain.
        host: not used; Rasa passes the endpoint's `url` under this name.
        event_broker: not used; passed on to the base class.
        url: SQLAlchemy URL; default from the environment, else SQLite under `var`.
        key_file: file with the encryption keys; default from the environment, else under `var`.
        cached_conversations: how many conversations are kept in memory.

    Raises:
        StoreFailed: the database or the key file cannot be used.
    """

    def __init__(
        self,
        domain: Domain | None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        url: str | None = None,
        key_file: str | None = None,
        cached_conversations: int = 500,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        configured = settings.load()
        self._cache: OrderedDict[str, Conversation] = OrderedDict()
        self._cached_conversations = cached_conversations
        try:
            self._database = _engine(url or host or configured.store_url)
            _metadata.create_all(self._database)
        except sa.exc.SQLAlchemyError as error:
            raise StoreFailed("The tracker database cannot be opened.") from error
        try:
            self._keys: KeyRing = open_key_file(
                Path(key_file) if key_file else configured.keys_path,
                database_is_encrypted=self._has_conversations,
            )
        except FrontDoorError as error:
            raise StoreFailed(str(error)) from error

    def make_room(self) -> None:
        """Make room in the log of a SQLite database; for the process that serves."""
        if self._database.dialect.name == "sqlite":
            with closing(self._database.raw_connection()) as connection:
                log_room.make_room(connection.connection)

    async def checkout(self, conversation_id: str) -> Conversation:
        """Take a conversation for one turn; callers hold its lock.

        It leaves the cache until it is committed or handed back, so that the half-changed state of
        a turn that failed is never seen again.

        Raises:
            StoreFailed: it cannot be read; the row may be damaged or the database away.
        """
        cached = self._cache.pop(conversation_id, None)
        if cached is not None:
            return cached
        row = await self._in_thread(self._read, conversation_id)
        if row is None:
            return Conversation(self.init_tracker(conversation_id))
        return self._open(conversation_id, *row)

    def hand_back(self, conversation: Conversation) -> None:
        """Return a conversation that was not changed."""
        self._keep(conversation)

    async def commit(self, conversation: Conversation) -> None:
        """Save the conversation and its replies in one statement.

        Raises:
            StoreFailed: it was not saved, or someone else saved it since it was read.
        """
        conversation.tracker = shorten(conversation.tracker, self.domain)
        while len(conversation.replies) > RECORDED_REPLIES:
            conversation.replies.popitem(last=False)
        # the id inside: a row copied over another one's place is noticed
        head = ujson.dumps(
            {
                "conversation": conversation.tracker.sender_id,
                "replies": list(conversation.replies.items()),
            }
        )
        events = ",".join(map(to_save, conversation.tracker.events))
        body = f'{head[:-1]},"events":[{events}]}}'
        await self._in_thread(
            self._write, conversation.tracker.sender_id, conversation.version, body
        )
        conversation.version += 1
        self._keep(conversation)

    def init_tracker(self, sender_id: str) -> ConversationTracker:
        """A conversation in which nothing was said yet."""
        return ConversationTracker(sender_id, self.domain.slots if self.domain else None)

    def forget_events(self, conversation: Conversation) -> None:
        """Empty a conversation that the customer had erased, before it is committed."""
        conversation.tracker = self.init_tracker(conversation.tracker.sender_id)
        conversation.replies.clear()

    # Rasa's own interface, for `rasa shell` and whatever else goes past the channel

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of a conversation, None when there is none.

        Raises:
            StoreFailed: it cannot be read.
        """
        row = await self._in_thread(self._read, sender_id)
        return self._open(sender_id, *row).tracker if row else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save a tracker, keeping the replies that were recorded.

        Raises:
            StoreFailed: it was not saved.
        """
        conversation = await self.checkout(tracker.sender_id)
        conversation.tracker = tracker
        await self.commit(conversation)

    async def create_tracker(
        self, sender_id: str, append_action_listen: bool = True
    ) -> DialogueStateTracker:
        """A new tracker; it is saved with its first turn."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def keys(self) -> Iterable[str]:
        """Ids of all conversations."""

        def read() -> list[str]:
            with self._database.connect() as connection:
                return list(connection.execute(sa.select(_trackers.c.conversation)).scalars())

        return await self._in_thread(read)

    # ------------------------------------------------------------------ inside

    def _keep(self, conversation: Conversation) -> None:
        self._cache[conversation.tracker.sender_id] = conversation
        self._cache.move_to_end(conversation.tracker.sender_id)
        while len(self._cache) > self._cached_conversations:
            self._cache.popitem(last=False)

    def _open(self, conversation_id: str, version: int, token: str) -> Conversation:
        try:
            body = ujson.loads(self._keys.decrypt(token))
            if body["conversation"] != conversation_id:
                raise StoreFailed("A tracker row belongs to another conversation.")
            tracker = ConversationTracker.from_dict(
                conversation_id, body["events"], self.domain.slots
            )
            return Conversation(tracker, version, OrderedDict(body["replies"]))
        except (FrontDoorError, ValueError, KeyError, TypeError) as error:
            # without the cause: its message may quote the row
            raise StoreFailed(f"A tracker row is damaged ({type(error).__name__}).") from None

    def _has_conversations(self) -> bool:
        with self._database.connect() as connection:
            return connection.execute(sa.select(_trackers.c.version).limit(1)).first() is not None

    def _read(self, conversation_id: str) -> tuple[int, str] | None:
        with self._database.connect() as connection:
            row = connection.execute(_ROW, {"id": conversation_id}).first()
        return (row.version, row.body) if row else None

    def _write(self, conversation_id: str, version: int, body: str) -> None:
        values = {
            "version": version + 1,
            "body": self._keys.encrypt(body),
            "updated_at": utc_now().replace(tzinfo=None),
        }
        with self._database.begin() as connection:
            if version == 0:
                connection.execute(_INSERTION, {"conversation": conversation_id, **values})
                return
            written = connection.execute(
                _UPDATE, {"id": conversation_id, "read": version, **values}
            )
            if written.rowcount != 1:
                raise StoreFailed("A conversation was saved by someone else in the meantime.")

    async def _in_thread(self, work: Any, *arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(work, *arguments)
        except sa.exc.SQLAlchemyError as error:
            # without the cause: its message holds the statement's values
            raise StoreFailed(f"The tracker database failed ({type(error).__name__}).") from None


def _engine(url: str) -> sa.engine.Engine:
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() == "postgresql":
        # the engine environment has psycopg2; the app's URL may name its own driver
        return sa.create_engine(
            parsed.set(drivername="postgresql+psycopg2"),
            future=True,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLAlchemy 1.4 would open the file anew for each statement
    database = sa.create_engine(
        parsed,
        future=True,
        hide_parameters=True,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "timeout": 5},
    )

    @sa.event.listens_for(database, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    return database
