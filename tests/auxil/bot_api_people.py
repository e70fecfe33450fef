"""What customers do on the Bot API server: they write, press, block, and add the bot to groups."""

import time
from typing import Any

from tests.auxil.bot_api_world import BOT, Sent, World


class BotApiPeople:
    """The customers who write to the bot.

    Args:
        world: chats, messages and updates.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    def say(
        self,
        chat_id: int,
        text: str | None = None,
        *,
        name: str = "Wang Fang",
        language_code: str | None = "zh-hans",
        chat_type: str = "private",
        kind: str = "message",
        **fields: Any,
    ) -> int:
        """A customer sends a message.

        Args:
            chat_id: negative for groups.
            text: the text; leave out for photos and other kinds, given in `fields`.
            name: first and last name of the profile.
            language_code: IETF tag of the customer's app.
            chat_type: `private`, `group`, `supergroup` or `channel`.
            kind: `message` or `edited_message`.
            fields: other fields of the message, such as `photo`, `caption`, `contact`.

        Returns:
            The update's id.
        """
        with self.world.changed:
            chat, person = self.world.meet(chat_id, chat_type, name, language_code)
            message = {
                "message_id": self.world.new_message_id(chat_id),
                "from": person,
                "chat": chat,
                "date": int(time.time()),
                **({"text": text} if text is not None else {}),
                **fields,
            }
            if text and text.startswith("/"):
                command = text.split()[0]
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
            return self.world.queue({kind: message})

    def send_file(
        self, chat_id: int, kind: str, content: bytes, *, size: int | None = None, **fields: Any
    ) -> int:
        """A customer sends a file; returns the update's id.

        Args:
            kind: `photo`, `document`, `voice`, `video`, `video_note`, `audio` or `animation`.
            content: what getFile gives.
            size: `file_size` as told, default that of the content.
            fields: other fields of the message, such as `caption` and `media_group_id`, and
                `file_name`.
        """
        with self.world.changed:
            file_id = f"file{len(self.world.files)}"
            self.world.files[file_id] = content
        name = {"file_name": fields.pop("file_name")} if "file_name" in fields else {}
        told = {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_size": len(content) if size is None else size,
        }
        square = {"width": 800, "height": 800}
        media: Any = {
            "photo": [
                {**told, **square, "file_id": "thumbnail", "width": 90, "height": 90},
                {**told, **square},
            ],
            "document": {**told, **name},
            "voice": {**told, "duration": 3},
            "audio": {**told, **name, "duration": 3},
            "video": {**told, **name, **square, "duration": 3},
            "video_note": {**told, "length": 240, "duration": 3},
            "animation": {**told, **square, "duration": 3},
        }[kind]
        both = {"document": {**told, **name}} if kind == "animation" else {}
        return self.say(chat_id, **{kind: media}, **both, **fields)

    def press(self, chat_id: int, label: str) -> int:
        """A customer presses the newest button with this label; returns the update's id.

        Raises:
            LookupError: no such button is shown in the chat.
        """
        for sent in reversed(self.sent(chat_id)):
            for row in sent.rows:
                for text, data in row:
                    if text == label:
                        return self.press_data(chat_id, data, sent)
        shown = [sent.labels for sent in self.sent(chat_id) if sent.rows]
        raise LookupError(f"no button {label!r} in chat {chat_id}; shown: {shown}")

    def press_data(self, chat_id: int, data: str, sent: Sent | None = None) -> int:
        """A callback with any data, as of a button that is gone or forged."""
        query: dict[str, Any] = {
            "id": self.world.new_query(),
            "from": self.world.person(chat_id),
            "chat_instance": "1",
            "data": data,
        }
        if sent is not None:
            query["message"] = sent.raw
        return self.world.queue({"callback_query": query})

    def block(self, chat_id: int) -> int:
        """A customer blocks the bot; returns the update's id."""
        self.world.blocked.add(chat_id)
        return self.world.queue({"my_chat_member": self._membership(chat_id, "member", "kicked")})

    def unblock(self, chat_id: int) -> int:
        """A customer lifts the block; returns the update's id."""
        self.world.blocked.discard(chat_id)
        return self.world.queue({"my_chat_member": self._membership(chat_id, "kicked", "member")})

    def add_to_group(self, chat_id: int, chat_type: str = "group") -> int:
        """Somebody adds the bot to a group or channel; returns the update's id."""
        self.world.meet(chat_id, chat_type, "Wang Fang", "zh-hans")
        return self.world.queue({"my_chat_member": self._membership(chat_id, "left", "member")})

    def _membership(self, chat_id: int, before: str, after: str) -> dict[str, Any]:
        def member(status: str) -> dict[str, Any]:
            return {"user": BOT, "status": status} | (
                {"until_date": 0} if status == "kicked" else {}
            )

        return {
            "chat": self.world.chats[chat_id],
            "from": self.world.person(chat_id),
            "date": int(time.time()),
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }

    def sent(self, chat_id: int) -> list[Sent]:
        """Every message that the bot sent to a chat, oldest first."""
        with self.world.changed:
            return list(self.world.messages[chat_id])
