"""What a Bot API server knows: chats, messages, queued updates. Behaves as Telegram documents it.

Pure state without I/O, guarded by one condition so that tests may look and wait from any thread.
Source of the rules: https://core.telegram.org/bots/api
"""

import json
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

TOKEN = "123456789:AAfrontdoorlocaltestserverAAAAAAAAA"
BOT = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Front Door",
    "username": "front_door_test_bot",
}
LONGEST_MESSAGE = 4096
LONGEST_CALLBACK_DATA = 64
LARGEST_FILE = 20 * 1024 * 1024


class Refused(Exception):
    """A request that Telegram would answer with an error.

    Args:
        status: HTTP status and `error_code`.
        description: what Telegram writes into `description`.
        parameters: Telegram's `parameters` object, such as `retry_after` in seconds.
    """

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


@dataclass
class Sent:
    """A message that the bot sent.

    `rows` holds the keyboard as rows of (label, callback data) and empties when it is taken away.
    """

    chat_id: int
    message_id: int
    text: str
    rows: list[list[tuple[str, str]]]
    at: float
    raw: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons that can be pressed now, in reading order."""
        return [label for row in self.rows for label, _ in row]

    @property
    def data(self) -> list[str]:
        """The callback data of the buttons that can be pressed now, in reading order."""
        return [data for row in self.rows for _, data in row]


@dataclass(frozen=True)
class Call:
    """One request that reached the server; `at` is monotonic seconds."""

    method: str
    params: dict[str, Any]
    at: float


def utf16_length(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class World:
    """Chats, messages and updates of one bot."""

    def __init__(self) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.calls: list[Call] = []
        self.messages: dict[int, list[Sent]] = defaultdict(list)
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.answered: list[str] = []
        self.left: list[int] = []
        self.webhook: dict[str, Any] = {}
        self.blocked: set[int] = set()
        # contents by file id; one that is deleted is gone for the bot too
        self.files: dict[str, bytes] = {}
        self.chats: dict[int, dict[str, Any]] = {}
        self._people: dict[int, dict[str, Any]] = {}
        self._updates: dict[int, dict[str, Any]] = {}
        self._waiting: list[int] = []
        self._again: list[int] = []
        self._queries: set[str] = set()
        self._next_update = 700_000_001
        self._next_message: dict[int, int] = defaultdict(int)

    # ---- what customers do

    def meet(
        self, chat_id: int, kind: str, name: str, language_code: str | None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Make sure a chat and its person exist; returns both as Telegram objects."""
        first, _, last = name.partition(" ")
        person: dict[str, Any] = {"id": abs(chat_id), "is_bot": False, "first_name": first}
        if last:
            person["last_name"] = last
        if language_code:
            person["language_code"] = language_code
        chat = {"id": chat_id, "type": kind}
        chat |= {"first_name": first} if kind == "private" else {"title": "A group"}
        self.chats[chat_id] = chat
        self._people[chat_id] = person
        return chat, person

    def person(self, chat_id: int) -> dict[str, Any]:
        """The customer of a private chat."""
        return self._people[chat_id]

    def new_message_id(self, chat_id: int) -> int:
        """The chat's next message id."""
        self._next_message[chat_id] += 1
        return self._next_message[chat_id]

    def queue(self, update: dict[str, Any]) -> int:
        """Give an update its id and keep it until the bot confirms it; returns the id."""
        with self.changed:
            update_id = self._next_update
            self._next_update += 1
            self._updates[update_id] = {"update_id": update_id, **update}
            self._waiting.append(update_id)
            self.changed.notify_all()
            return update_id

    def queue_again(self, update_id: int) -> None:
        """Deliver an update once more, although it was confirmed."""
        with self.changed:
            self._again.append(update_id)
            self.changed.notify_all()

    def new_query(self) -> str:
        """Id of a fresh callback query, which may be answered once."""
        query = f"q{len(self._queries) + len(self.answered)}-{time.monotonic_ns()}"
        self._queries.add(query)
        return query

    def expire_queries(self) -> None:
        """Every callback query that is open becomes too old to be answered."""
        self._queries.clear()

    # ---- updates

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`, as getUpdates does."""
        with self.changed:
            self._waiting = [u for u in self._waiting if u >= offset]
            self.changed.notify_all()

    def take(self, limit: int) -> list[dict[str, Any]]:
        """Updates to deliver now: unconfirmed ones stay, repeated ones go once."""
        with self.changed:
            again, self._again = self._again, []
            ids = [*again, *(u for u in self._waiting if u not in again)]
            return [self._updates[u] for u in ids[:limit]]

    def unconfirmed(self) -> list[int]:
        """Ids of updates that the bot has not confirmed."""
        with self.changed:
            return [*self._again, *self._waiting]

    # ---- methods of the Bot API

    def call(self, method: str, params: dict[str, Any]) -> Any:
        """Do what the bot asks.

        Raises:
            Refused: Telegram would refuse it.
        """
        handler = getattr(self, "do_" + method.lower(), None)
        if handler is None:
            raise Refused(404, "Not Found")
        with self.changed:
            result = handler(params)
            self.changed.notify_all()
            return result

    def do_getme(self, _: dict[str, Any]) -> dict[str, Any]:
        return {
            **BOT,
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def do_sendmessage(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self._reachable(params)
        text = str(params.get("text", "")).strip()
        if not text:
            raise Refused(400, "Bad Request: message text is empty")
        if utf16_length(text) > LONGEST_MESSAGE:
            raise Refused(400, "Bad Request: message is too long")
        rows = _keyboard(params.get("reply_markup"))
        raw: dict[str, Any] = {
            "message_id": self.new_message_id(chat["id"]),
            "from": BOT,
            "chat": chat,
            "date": int(time.time()),
            "text": text,
        }
        if rows:
            raw["reply_markup"] = _markup(rows)
        self.messages[chat["id"]].append(
            Sent(chat["id"], raw["message_id"], text, rows, time.monotonic(), raw)
        )
        return raw

    def do_getfile(self, params: dict[str, Any]) -> dict[str, Any]:
        file_id = str(params.get("file_id"))
        if file_id not in self.files:
            raise Refused(400, "Bad Request: invalid file_id")
        size = len(self.files[file_id])
        if size > LARGEST_FILE:
            raise Refused(400, "Bad Request: file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_size": size,
            "file_path": f"documents/{file_id}",
        }

    def do_answercallbackquery(self, params: dict[str, Any]) -> bool:
        query = str(params.get("callback_query_id"))
        if query not in self._queries:
            raise Refused(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        self._queries.discard(query)
        self.answered.append(query)
        return True

    def do_editmessagereplymarkup(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self._reachable(params)
        wanted = int(params.get("message_id", 0))
        for sent in self.messages[chat["id"]]:
            if sent.message_id == wanted:
                rows = _keyboard(params.get("reply_markup"))
                if rows == sent.rows:
                    raise Refused(400, "Bad Request: message is not modified")
                sent.rows = rows
                sent.raw.pop("reply_markup", None)
                if rows:
                    sent.raw["reply_markup"] = _markup(rows)
                return sent.raw
        raise Refused(400, "Bad Request: message to edit not found")

    def do_sendchataction(self, params: dict[str, Any]) -> bool:
        self._reachable(params)
        return True

    def do_setmycommands(self, params: dict[str, Any]) -> bool:
        language = str(params.get("language_code", ""))
        if not re.fullmatch(r"([a-z]{2})?", language):
            raise Refused(400, "Bad Request: invalid language code specified")
        commands = _json(params.get("commands")) or []
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[language] = commands
        return True

    def do_setwebhook(self, params: dict[str, Any]) -> bool:
        secret = str(params.get("secret_token", ""))
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": params.get("url", ""), "secret": secret}
        return True

    def do_deletewebhook(self, params: dict[str, Any]) -> bool:
        if str(params.get("drop_pending_updates", "")).lower() == "true":
            self._waiting.clear()
        self.webhook = {}
        return True

    def do_getwebhookinfo(self, _: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._waiting),
        }

    def do_leavechat(self, params: dict[str, Any]) -> bool:
        chat = self._reachable(params)
        self.left.append(chat["id"])
        return True

    def _reachable(self, params: dict[str, Any]) -> dict[str, Any]:
        try:
            chat = self.chats[int(params.get("chat_id", 0))]
        except (KeyError, ValueError) as error:
            raise Refused(400, "Bad Request: chat not found") from error
        if chat["id"] in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat["id"] in self.left:
            raise Refused(403, "Forbidden: bot is not a member of the group chat")
        return chat


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _markup(rows: list[list[tuple[str, str]]]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": t, "callback_data": d} for t, d in row] for row in rows]}


def _keyboard(value: Any) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    for row in (_json(value) or {}).get("inline_keyboard", []):
        rows.append([])
        for button in row:
            if not str(button.get("text", "")).strip():
                raise Refused(400, "Bad Request: inline keyboard button text is empty")
            data = str(button.get("callback_data", ""))
            if not 1 <= len(data.encode()) <= LONGEST_CALLBACK_DATA:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
            rows[-1].append((button["text"], data))
    return [row for row in rows if row]
