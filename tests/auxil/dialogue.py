"""A tracker as the engine sends it, and services over the store in memory, for tests of actions."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from bot.settings import Settings
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.places import DATA
from tickets.policy_files import load_policies

DOMAIN = yaml.safe_load((DATA.parent / "domain.yml").read_text("utf-8"))
MAPPED_SLOTS = {
    name
    for name, slot in DOMAIN["slots"].items()
    if any(mapping["type"] == "from_entity" for mapping in slot["mappings"])
}
NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)  # a Sunday morning in Shanghai


def services_in_memory() -> Services:
    """Use cases over an empty store at a fixed time."""
    app = SimpleNamespace(
        units=MemoryUnits(),
        time=FrozenTime(NOW),
        policies=load_policies(DATA, "cn-financial-sector"),
        settings=Settings(_env_file=None),
    )
    return Services(app, ZoneInfo("Asia/Shanghai"))  # type: ignore[arg-type]  # the parts used


class Conversation:
    """Plays the engine's part for one action call after another."""

    def __init__(self, customer_id: str = "cu_wang", conversation_id: str = "c_1") -> None:
        self.customer_id = customer_id
        self.conversation_id = conversation_id
        self.slots: dict[str, Any] = {"language": "zh", "mood": "calm"}
        self.events: list[dict[str, Any]] = []
        self.form_is_open = False
        self._count = 0
        self._message: dict[str, Any] = {}

    def hear(
        self,
        intent: str,
        text: str | None = None,
        reading: dict[str, Any] | None = None,
        **entities: Any,
    ) -> None:
        """The customer said something; entities fill slots as the domain maps them.

        Args:
            intent: what it was read as.
            text: the words; a button was pressed when there are none.
            reading: what else the engine read (`language`, `topic` with `all`, …).
            entities: value of each.
        """
        self._count += 1
        self._message = {
            "text": text if text is not None else f"/{intent}",
            "intent": {"name": intent, "confidence": 0.9},
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "message_id": f"m_{self._count}",
            "metadata": {"customer_id": self.customer_id, "channel": "web"},
            **(reading or {}),
        }
        self.events += [
            {"event": "action", "name": "action_listen"},
            {"event": "user", **self._message, "parse_data": dict(self._message)},
        ]
        for name, value in entities.items():
            slot = "contact" if name in {"phone", "email"} else name
            if slot in MAPPED_SLOTS:
                self.set(**{slot: value})

    def set(self, **slots: Any) -> None:
        """Slots were set."""
        self.slots |= slots
        self.events += [{"event": "slot", "name": k, "value": v} for k, v in slots.items()]

    def interrupted_by(self, action: str) -> None:
        """An interruption of the form was answered in this turn."""
        self.events.append({"event": "action", "name": action})

    async def run(self, action: Any) -> list[dict[str, Any]]:
        """Run an action, apply its slots, and give its responses back."""
        dispatcher = CollectingDispatcher()
        tracker = Tracker(
            self.conversation_id,
            dict(self.slots),
            self._message,
            [*self.events, {"event": "action", "name": "complaint_form"}],
            False,
            None,
            {"name": "complaint_form"} if self.form_is_open else {},
            None,
        )
        self.result = await action.run(dispatcher, tracker, {})
        for event in self.result:
            if event["event"] == "slot":
                self.set(**{event["name"]: event["value"]})
        self.events += [
            {"event": "bot", "text": "", "metadata": {"utter_action": message.get("response")}}
            for message in dispatcher.messages
        ]
        return dispatcher.messages

    @property
    def was_rejected(self) -> bool:
        """Whether the last action left the turn to the rules."""
        return any(event["event"] == "action_execution_rejected" for event in self.result)


def said(messages: list[dict[str, Any]]) -> list[str]:
    """Names of the responses."""
    return [message["response"] for message in messages if message.get("response")]
