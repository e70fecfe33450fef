"""A customer's conversation, and the staff who may take it over, over a store of each kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update

from bot.bootstrap import App
from bot.catalogue import Catalogue
from bot.edge_texts import EdgeTexts
from bot.handover_desk import HandoverDesk
from bot.messages import DraftTold
from bot.settings import Settings
from bot.store.drafts import note_draft
from bot.store.rows import new_id
from bot.store.tables import conversations, drafts, messages
from tests.auxil.complaints import NOTHING_KNOWN, replace
from tests.auxil.conversations import conversation
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.places import DATA
from tests.auxil.staff import EVERYBODY
from tickets.handover import Handover
from tickets.policy_files import load_policies
from tickets.store import crypto
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.request_human import HumanRequested, request_human
from tickets.use_cases.staff import KeepStaff, keep_staff

CATALOGUE = Catalogue(DATA / "responses")
TOLD = DraftTold(
    draft_id="dr_new",
    put_aside=False,
    asked="demand",
    told={"story": "电梯坏了两周没人修", "topic": "premises", "incident_time": "两周前"},
)


class DeskWorld:
    """One conversation, `c_wang`, of the customer `cu_wang`.

    Args:
        store_url: of a migrated store.
        channel: of the conversation.
        language: of the conversation.
        settings: that differ from the defaults.
    """

    def __init__(
        self, store_url: str, channel: str = "web", language: str = "zh", **settings: object
    ) -> None:
        self.time = FrozenTime(datetime(2026, 11, 9, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
        engine = create_engine_for(store_url)
        self.app = App(
            settings=Settings(_env_file=None, data_dir=DATA, **settings),
            engine=engine,
            units=SqlUnits(engine),
            time=self.time,
            policies=load_policies(DATA, "cn-financial-sector"),
            ring=crypto.installed(),
        )
        self.texts = EdgeTexts(CATALOGUE, "zh")
        self.desk = HandoverDesk(self.app, self.texts)
        for member in EVERYBODY:
            keep_staff(KeepStaff(member=member), self.app.units, self.time)
        conversation(self.app.engine, "c_wang", "cu_wang", channel, self.time.now())
        with self.app.engine.begin() as connection:
            connection.execute(update(conversations).values(language=language))

    def close(self) -> None:
        """Let go of the database."""
        self.app.close()

    def ask(self, message_id: str = "m_1") -> HumanRequested:
        """The customer asks for a person."""
        command = replace(NOTHING_KNOWN, message_id=message_id)
        return request_human(command, self.app.units, self.time, self.app.policies)

    def write(self, text: str, author: str = "customer") -> None:
        """Somebody wrote, and it was dealt with."""
        with self.app.engine.begin() as connection:
            seq = connection.execute(
                update(conversations)
                .where(conversations.c.id == "c_wang")
                .values(last_seq=conversations.c.last_seq + 1)
                .returning(conversations.c.last_seq)
            ).scalar_one()
            connection.execute(
                insert(messages).values(
                    id=new_id("m"),
                    conversation_id="c_wang",
                    channel="web",
                    seq=seq,
                    direction="in" if author == "customer" else "out",
                    author=author,
                    kind="text",
                    text=text,
                    state="done" if author == "customer" else "delivered",
                    attempts=0,
                    created_at=self.time.now(),
                    finished_at=self.time.now(),
                )
            )

    def tell_draft(self, draft: DraftTold | None = TOLD) -> None:
        """The engine told of the draft after a turn."""
        with self.app.engine.begin() as connection:
            last = connection.scalar(
                select(func.max(messages.c.seq)).where(messages.c.author == "customer")
            )
            note_draft(connection, "c_wang", draft, last or 0, self.time.now())

    def handover(self, number: int = 1) -> Handover:
        """A handover as it is kept."""
        with self.app.units(read_only=True) as unit:
            found = unit.handovers.get(number)
        assert found is not None
        return found

    def spoken(self) -> list[tuple[str, str | None]]:
        """Author and text of everything on the screen."""
        return [(m.author, m.text) for m in self.desk.talk.messages("c_wang")]

    def errands(self) -> list[tuple[int, str, str]]:
        """Number, kind and payload of what the engine is to be asked, the newest first."""
        with self.app.engine.begin() as connection:
            rows = connection.execute(
                select(messages).where(messages.c.seq < 0).order_by(messages.c.seq)
            ).all()
        return [(row.seq, row.kind, row.payload) for row in rows]

    def drafts(self) -> list[str]:
        """Ids of the drafts that are kept."""
        with self.app.engine.begin() as connection:
            return list(connection.scalars(select(drafts.c.draft_id)))

    def say(self, key: str, language: str = "zh", **values: object) -> str:
        """A sentence of the edge."""
        return self.texts.say(key, language, **values)


@contextmanager
def desk_world(store_url: str, **settings: object) -> Iterator[DeskWorld]:
    """A world for the time of the block."""
    world = DeskWorld(store_url, **settings)  # type: ignore[arg-type]  # by name
    try:
        yield world
    finally:
        world.close()
