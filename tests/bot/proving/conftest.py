"""A gateway's inner parts with the desk for proofs, and the worker's part, over one store."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import App
from bot.catalogue import Catalogue
from bot.edge_texts import EdgeTexts
from bot.engine_client import EngineClient
from bot.inbox import Inbound
from bot.messages import Message
from bot.proving.desk import ProvingDesk
from bot.proving.engine import ProvingEngine
from bot.proving.posting import CodePost
from bot.settings import Settings
from bot.store.database import Database
from bot.store.pushes import Pushes
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.edge_world import EdgeWorld, edge_world
from tests.auxil.fake_engine import KEY, FakeEngine
from tests.auxil.mailbox import Mailbox
from tests.auxil.places import DATA
from tickets.policy_files import load_policies
from tickets.reference import parse_reference
from tickets.store import crypto
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits
from tickets.system_time import SystemTime
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import OpenTicket, open_ticket

CATALOGUE = Catalogue(DATA / "responses")
BOT_NAME = "example_desk_bot"


@dataclass
class ProvingWorld:
    """The parts, and what tests do with them.

    Attributes:
        edge: the gateway.
        app: the store.
        mailbox: mail that was sent.
        post: the worker's part.
    """

    edge: EdgeWorld
    app: App
    mailbox: Mailbox
    post: CodePost
    _updates: int = field(default=0)

    async def say(self, text: str, account: str = "b", channel: str = "web") -> list[Message]:
        """A customer writes; returns what is said to them."""
        return await self._sent(account, channel, text=text)

    async def press(self, label: str, account: str = "b", channel: str = "web") -> list[Message]:
        """A customer presses the newest button of this label."""
        (button, *_) = [
            one
            for message in reversed(await self.transcript(account, channel))
            for one in message.buttons
            if one.label == label
        ]
        return await self._sent(account, channel, kind="choose", token=button.token)

    async def command(self, payload: str, account: str, channel: str) -> list[Message]:
        """A command of the channel."""
        return await self._sent(account, channel, kind="payload", text="/start", payload=payload)

    async def _sent(self, account: str, channel: str, **inbound: Any) -> list[Message]:
        self._updates += 1
        idles = len(self.edge.heard.idles)
        accepted = await self.edge.inbox.accept(
            Inbound(channel, account, f"u{self._updates}", **inbound)
        )
        await self.edge.until_idle(idles + 1)
        said = await self.edge.transcript(accepted.conversation_id)
        return [m for m in said if m.in_reply_to == accepted.message_id]

    async def transcript(self, account: str, channel: str = "web") -> list[Message]:
        """All that was said in a conversation."""
        conversation_id, _ = await self.whose(account, channel)
        return await self.edge.transcript(conversation_id)

    async def whose(self, account: str, channel: str = "web") -> tuple[str, str]:
        """Ids of the conversation and the customer of an account."""
        from bot.inbox import account_index
        from bot.store.transcript import find

        index = account_index(channel, account)
        known = await self.edge.database.read(lambda c: find(c, channel, index))
        assert known is not None
        return known.conversation.id, known.conversation.customer_id

    async def ticket_of(self, account: str, channel: str = "web", **fields: Any) -> str:
        """Open a ticket of an account that has written before; returns its reference."""
        conversation_id, customer_id = await self.whose(account, channel)
        complaint: OpenTicket = replace(
            CLAIM_ZH,
            conversation_id=conversation_id,
            customer_id=customer_id,
            channel=channel,
            draft_id=f"dr_{account}_{channel}",
            **fields,
        )
        app = self.app
        receipt = await asyncio.to_thread(open_ticket, complaint, app.units, app.time, app.policies)
        return receipt.reference

    async def seen_by(self, account: str, channel: str = "web") -> list[str]:
        """References of the tickets that an account may act on."""
        _, customer_id = await self.whose(account, channel)
        found = await asyncio.to_thread(
            list_tickets, ListTickets(customer_id=customer_id), self.app.units
        )
        return [ticket.reference for ticket in found]

    async def send_codes(self) -> int:
        """The worker's turn."""
        return await asyncio.to_thread(self.post.send_due)

    @property
    def code(self) -> str:
        """The code of the newest mail, as it is written there."""
        return self.mailbox.sent[-1].text.splitlines()[0]


def engine_script(body: dict[str, Any]) -> dict[str, Any]:
    """Not found for a text that names a reference, a receipt for "receipt FD-…", else an echo."""
    if body["payload"] is not None:
        return {"language": "en", "replies": [{"text": f"engine {body['payload']}"}]}
    words = body["text"].split()
    reference = parse_reference(words[-1]) if words[-1].startswith("FD-") else None
    if reference is None:
        return {"language": "en", "replies": [{"text": f"echo {body['text']}"}]}
    wish = "offer_telegram" if words[0] == "receipt" else "offer_code"
    buttons = []
    if wish == "offer_code":
        from bot.proving.payloads import ASK_CODE, payload

        prove = {"title": "prove", "payload": payload(ASK_CODE, reference=reference), "once": False}
        buttons = [prove]
    reply = {"text": wish, "buttons": buttons, "custom": {"edge": wish, "reference": reference}}
    replies = [reply]
    if words[0] == "form":
        replies = [reply, {"text": "when was it?"}]
    return {"language": "en", "replies": replies}


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """The engine; it offers what actions offer."""
    fake = FakeEngine(script=engine_script)
    fake.start()
    yield fake
    fake.stop()


@pytest.fixture
async def world(
    store_url: str, engine: FakeEngine, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[ProvingWorld]:
    """A running world; its store is of each kind."""
    settings = Settings(
        _env_file=None, var_dir=tmp_path, data_dir=DATA, telegram_bot_name=f"@{BOT_NAME}"
    )
    store = create_engine_for(store_url)
    policies = load_policies(DATA, "cn-financial-sector")
    app = App(settings, store, SqlUnits(store), SystemTime(), policies, crypto.installed())
    texts = EdgeTexts(CATALOGUE, "en")
    mailbox = Mailbox()

    def client(url: str, database: Database) -> EngineClient:
        desk = ProvingDesk(
            app.units,
            app.time,
            database,
            texts,
            Pushes(store),
            mails=True,
            telegram_name=BOT_NAME,
        )
        return ProvingEngine(url, KEY, 5.0, 8, desk)

    async with AsyncExitStack() as stack:
        edge = await stack.enter_async_context(edge_world(store_url, engine, client=client))
        post = CodePost(app, texts, mailbox, lambda language: "The complaints desk")
        yield ProvingWorld(edge, app, mailbox, post)
    store.dispose()


def edge_text(key: str, language: str = "en", **values: object) -> str:
    """A sentence of the edge."""
    return CATALOGUE.text(f"edge.{key}", language, **values)


def labels(message: Message) -> list[str]:
    """Labels of a message's buttons."""
    return [button.label for button in message.buttons]
