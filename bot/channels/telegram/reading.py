"""What an update of the Bot API says, in the edge's words."""

from dataclasses import dataclass, replace

from telegram import (
    Audio,
    CallbackQuery,
    Document,
    Message,
    PhotoSize,
    Update,
    Video,
    VideoNote,
    Voice,
)
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels.telegram.commands import read_command
from bot.channels.telegram.rendering import read_callback_data
from bot.inbox import Inbound, InboundFile
from bot.proving.payloads import read_payload
from tickets.attachment import AttachmentKind, Refusal

NAME = "telegram"
# "bots can currently download files of up to 20MB", https://core.telegram.org/bots/api#getfile
LARGEST_FILE_BYTES = 20 * 1024 * 1024

_Sent = Audio | Document | PhotoSize | Video | VideoNote | Voice

# Everything else is not even sent by Telegram.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


@dataclass(frozen=True, slots=True)
class Notice:
    """An update that is answered with one sentence and not kept.

    Attributes:
        key: the sentence, in the section `telegram` of the catalogue.
        locale: language of the sender's app, if known.
        text: what was written, to tell its language by; never kept.
        leave: leave the chat afterwards.
    """

    key: str
    chat_id: int
    locale: str | None
    text: str | None = None
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button behind an `Inbound` of the kind `choose`.

    Attributes:
        query_id: the callback query to answer.
        keyboard_of: the message whose keyboard is used up; None when it stays, or Telegram no
            longer says which it was.
    """

    query_id: str
    chat_id: int
    keyboard_of: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What to do about an update: messages to keep, in order, or a notice, or nothing."""

    inbounds: tuple[Inbound, ...] = ()
    notice: Notice | None = None
    pressed: Pressed | None = None


def read(update: Update, username: str) -> Reading:
    """Read an update.

    Args:
        update: from polling or webhook.
        username: the bot's own name, empty while it is not known.
    """
    if update.callback_query is not None:
        return _read_press(update, update.callback_query)
    if update.my_chat_member is not None:
        change = update.my_chat_member
        joined = change.new_chat_member.status in (
            ChatMemberStatus.MEMBER,
            ChatMemberStatus.ADMINISTRATOR,
            ChatMemberStatus.RESTRICTED,
        )
        if change.chat.type == ChatType.PRIVATE or not joined:
            # a block shows when something is sent: Telegram then refuses it for good
            return Reading()
        return _not_private(change.chat.id, change.from_user.language_code)
    message = update.message or update.edited_message
    if message is None:
        return Reading()
    sender = message.from_user
    locale = sender.language_code if sender else None
    if message.chat.type != ChatType.PRIVATE:
        return _not_private(message.chat.id, locale)
    if sender is None or sender.is_bot:
        return Reading()
    if update.message is None:
        words = message.text or message.caption
        return Reading(notice=Notice("edit_not_read", message.chat.id, locale, words))
    return _read_message(update, message, username)


def _not_private(chat_id: int, locale: str | None) -> Reading:
    return Reading(notice=Notice("only_private", chat_id, locale, leave=True))


def _read_press(update: Update, query: CallbackQuery) -> Reading:
    message = query.message
    if message is not None and message.chat.type != ChatType.PRIVATE:
        return Reading()
    # in a private chat the chat's id is the person's, so a press without its message has one too
    chat_id = message.chat.id if message is not None else query.from_user.id
    token, used_up = read_callback_data(query.data or "")
    inbound = Inbound(
        channel=NAME,
        account=str(chat_id),
        update_id=str(update.update_id),
        kind="choose",
        token=token,
        profile_name=query.from_user.full_name,
        locale=query.from_user.language_code,
    )
    keyboard_of = message.message_id if message is not None and used_up else None
    return Reading((inbound,), pressed=Pressed(query.id, chat_id, keyboard_of))


def _read_message(update: Update, message: Message, username: str) -> Reading:
    sender = message.from_user
    assert sender is not None  # the caller has looked
    base = Inbound(
        channel=NAME,
        account=str(message.chat.id),
        update_id=str(update.update_id),
        profile_name=sender.full_name,
        locale=sender.language_code,
    )
    if message.text is not None:
        return _read_text(base, message.text, username)
    if message.contact is not None and message.contact.user_id == sender.id:
        # one's own contact card is how a Telegram user gives a phone number
        number = message.contact.phone_number
        return Reading((replace(base, text=number if number.startswith("+") else f"+{number}"),))
    if message.effective_attachment is None:
        return Reading()  # pinned messages, new profile photos and other notes of Telegram's own
    file = _file_of(message)
    if file is None:
        return Reading(notice=Notice("not_read", message.chat.id, sender.language_code))
    # the photos of an album are updates of their own; the edge answers them as one
    return Reading((replace(base, kind="file", text=message.caption, files=(file,)),))


def _read_text(base: Inbound, text: str, username: str) -> Reading:
    command = read_command(text, username)
    if command is None:
        return Reading((replace(base, text=text),))
    payload, words = command
    # a link's token must not stand where staff read
    said = text.split()[0] if read_payload(payload) else text.strip()
    first = replace(base, kind="payload", text=said, payload=payload)
    if not words:
        return Reading((first,))
    # a command with a story behind it is two messages, or the story would be lost
    first = replace(first, text=text.split()[0])
    return Reading((first, replace(base, update_id=f"{base.update_id}.words", text=words)))


def _file_of(message: Message) -> InboundFile | None:
    """The file of a message; None for locations, stickers and whatever else is no file."""
    sources: tuple[tuple[_Sent | None, AttachmentKind], ...] = (
        # Telegram sends every photo in several sizes
        (max(message.photo, key=lambda size: size.width, default=None), AttachmentKind.PHOTO),
        (message.voice, AttachmentKind.VOICE),
        (message.audio, AttachmentKind.VOICE),
        (message.video_note, AttachmentKind.VIDEO),
        (message.video, AttachmentKind.VIDEO),
        # an animation is a document too, so this stands last
        (message.document, AttachmentKind.DOCUMENT),
    )
    for sent, kind in sources:
        if sent is not None:
            size = sent.file_size or 0
            return InboundFile(
                source=sent.file_id,
                kind=kind.value,
                size_bytes=size,
                name=getattr(sent, "file_name", None),
                refusal=Refusal.CHANNEL_LIMIT.value if size > LARGEST_FILE_BYTES else None,
            )
    return None
