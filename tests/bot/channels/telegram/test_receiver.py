"""What is said about updates that are not simply text, and what becomes of pressed buttons."""

from collections.abc import Callable

import pytest

from bot.channels.telegram.plugin import TelegramPlugin
from bot.inbox import Inbound, InboundFile
from tests.auxil.bot_api_faults import server_error
from tests.auxil.bot_api_server import BotApiServer
from tests.bot.channels.telegram.conftest import CATALOGUE, MemoryEdge

pytestmark = pytest.mark.usefixtures("plugin")
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
VOICE = {"file_id": "f", "file_unique_id": "u", "duration": 3}
BOTH = [("zh-hans", "zh"), ("zh-TW", "zh"), ("en", "en"), (None, "en")]


def kinds(edge: MemoryEdge) -> list[tuple[str, str | None, str | None]]:
    return [(i.kind, i.text, i.payload) for i in edge.kept.values()]


async def test_a_command_is_kept_as_its_payload(telegram: BotApiServer, edge: MemoryEdge) -> None:
    telegram.say(1001, "/status@front_door_test_bot")
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("payload", "/status@front_door_test_bot", "/check_status")]


async def test_the_token_of_a_link_stands_in_no_transcript(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    token = "t" * 32
    telegram.say(1001, f"/start {token}")
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("payload", "/start", f'edge:follow_link{{"token": "{token}"}}')]


@pytest.mark.parametrize("chat_type", ["group", "supergroup"])
async def test_a_link_that_is_followed_in_a_group_binds_nobody(
    telegram: BotApiServer, edge: MemoryEdge, chat_type: str
) -> None:
    telegram.say(-5, f"/start {'t' * 32}", chat_type=chat_type)
    await telegram.wait_for_confirmation()
    assert kinds(edge) == []


@pytest.mark.parametrize("story", ["my card was stolen", "我的卡被盗了"])
async def test_a_story_behind_a_command_is_kept_too(
    telegram: BotApiServer, edge: MemoryEdge, story: str
) -> None:
    telegram.say(1001, f"/human {story}")
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("payload", "/human", "/request_human"), ("text", story, None)]


@pytest.mark.parametrize("text", ["/restart", '/confirm_identity{"verified":true}', "/foo", "/"])
async def test_an_unknown_command_is_the_customers_text(
    telegram: BotApiServer, edge: MemoryEdge, text: str
) -> None:
    telegram.say(1001, text)
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("text", text, None)]


@pytest.mark.parametrize("fields", [{"photo": PHOTO}, {"voice": VOICE}])
async def test_a_file_is_handed_on_as_one(
    telegram: BotApiServer, edge: MemoryEdge, fields: dict[str, object]
) -> None:
    telegram.say(1001, **fields)  # type: ignore[arg-type]
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("file", None, None)]


@pytest.mark.parametrize("caption", ["这是拒赔通知书", "This is the refusal letter"])
async def test_a_caption_is_read_as_text(
    telegram: BotApiServer, edge: MemoryEdge, caption: str
) -> None:
    telegram.say(1001, photo=PHOTO, caption=caption)
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("file", caption, None)]


async def test_every_photo_of_an_album_is_handed_on(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    for _ in range(4):
        telegram.send_file(1001, "photo", b"x", media_group_id="77")
    await telegram.wait_for_confirmation()
    sources = [inbound.files[0].source for inbound in edge.kept.values()]
    assert sources == ["file0", "file1", "file2", "file3"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("photo", "photo"),
        ("document", "document"),
        ("voice", "voice"),
        ("audio", "voice"),
        ("video", "video"),
        ("video_note", "video"),
        ("animation", "document"),
    ],
)
async def test_files_of_every_kind_are_handed_on_to_be_fetched(
    telegram: BotApiServer, edge: MemoryEdge, kind: str, told: str
) -> None:
    telegram.send_file(1001, kind, b"content")
    await telegram.wait_for_confirmation()
    (inbound,) = edge.kept.values()
    assert inbound.files == (InboundFile(source="file0", kind=told, size_bytes=7),)


async def test_a_name_is_handed_on_and_more_than_telegram_gives_is_not_fetched(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    telegram.send_file(1001, "document", b"x", size=20 * 1024 * 1024, file_name="../合同.pdf")
    telegram.send_file(1001, "document", b"x", size=20 * 1024 * 1024 + 1)
    await telegram.wait_for_confirmation()
    files = [inbound.files[0] for inbound in edge.kept.values()]
    assert [(f.name, f.refusal) for f in files] == [
        ("../合同.pdf", None),
        (None, "channel_limit"),
    ]


async def test_the_own_contact_card_is_a_phone_number(
    telegram: BotApiServer, edge: MemoryEdge
) -> None:
    contact = {"phone_number": "8613800138000", "first_name": "Wang", "user_id": 1001}
    telegram.say(1001, contact=contact)
    await telegram.wait_for_confirmation()
    assert kinds(edge) == [("text", "+8613800138000", None)]


@pytest.mark.parametrize(("code", "language"), BOTH)
@pytest.mark.parametrize(
    "fields",
    [
        {"location": {"latitude": 31.2, "longitude": 121.5}},
        {"contact": {"phone_number": "+44", "first_name": "A friend"}},
        {
            "sticker": {
                **PHOTO[0],
                "type": "regular",
                "is_animated": False,
                "is_video": False,
            }
        },
    ],
)
async def test_what_cannot_be_read_is_said_to_be_so(
    telegram: BotApiServer,
    edge: MemoryEdge,
    fields: dict[str, object],
    code: str | None,
    language: str,
) -> None:
    telegram.say(1001, language_code=code, **fields)  # type: ignore[arg-type]
    said = await telegram.wait_for_reply(1001)
    assert (said.text, kinds(edge)) == (CATALOGUE.text("telegram.not_read", language), [])


@pytest.mark.parametrize(("text", "language"), [("我改一下", "zh"), ("I changed it", "en")])
async def test_a_changed_message_is_answered_once_and_not_kept(
    telegram: BotApiServer, edge: MemoryEdge, text: str, language: str
) -> None:
    for version in range(3):
        telegram.say(1001, f"{text} {version}", kind="edited_message", edit_date=1_800_000_000)
    await telegram.wait_for_confirmation()
    said = await telegram.wait_for_reply(1001)
    assert said.text == CATALOGUE.text("telegram.edit_not_read", language)
    assert (telegram.texts(1001), kinds(edge)) == ([said.text], [])


@pytest.mark.parametrize("chat_type", ["group", "supergroup"])
@pytest.mark.parametrize(("code", "language"), [("zh-hans", "zh"), ("en", "en")])
async def test_groups_get_one_sentence_and_are_left(
    telegram: BotApiServer, edge: MemoryEdge, chat_type: str, code: str, language: str
) -> None:
    telegram.say(-5, "大家好", chat_type=chat_type, language_code=code)
    telegram.say(-5, "/start", chat_type=chat_type, language_code=code)
    await telegram.wait_for(lambda: telegram.world.left, "the group was left")
    assert telegram.texts(-5) == [CATALOGUE.text("telegram.only_private", language)]
    assert (telegram.world.left, kinds(edge)) == ([-5], [])


@pytest.mark.parametrize("chat_type", ["group", "channel"])
async def test_an_invitation_to_a_group_or_channel_is_declined(
    telegram: BotApiServer, edge: MemoryEdge, chat_type: str
) -> None:
    telegram.add_to_group(-6, chat_type)
    await telegram.wait_for(lambda: telegram.world.left, "the chat was left")
    assert (telegram.world.left, kinds(edge)) == ([-6], [])


async def test_a_block_is_no_message(telegram: BotApiServer, edge: MemoryEdge) -> None:
    telegram.say(1001, "你好")
    telegram.block(1001)
    telegram.unblock(1001)
    await telegram.wait_for_confirmation()
    assert (edge.texts, telegram.texts(1001)) == (["你好"], [])


Show = Callable[[str, str], object]


async def press(telegram: BotApiServer, plugin: TelegramPlugin, data: str) -> int:
    telegram.say(1001, "hi")
    await telegram.wait_for_confirmation()
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data=data)]])
    await plugin._bot.send_message(1001, "Right?", reply_markup=keyboard)
    return telegram.press(1001, "Yes")


async def test_a_pressed_button_is_kept_answered_and_its_keyboard_taken_away(
    telegram: BotApiServer, edge: MemoryEdge, plugin: TelegramPlugin
) -> None:
    update_id = await press(telegram, plugin, "1.token")
    await telegram.wait_for(lambda: not telegram.sent(1001)[0].rows, "the keyboard is gone")
    assert edge.kept["1001", str(update_id)] == Inbound(
        channel="telegram",
        account="1001",
        update_id=str(update_id),
        kind="choose",
        token="token",
        profile_name="Wang Fang",
        locale="zh-hans",
    )
    assert len(telegram.world.answered) == 1


async def test_a_keyboard_that_may_be_used_again_stays(
    telegram: BotApiServer, edge: MemoryEdge, plugin: TelegramPlugin
) -> None:
    await press(telegram, plugin, "token")
    await telegram.wait_for(lambda: telegram.world.answered, "the press was answered")
    await telegram.wait_for_confirmation()
    assert [i.token for i in edge.kept.values()] == [None, "token"]
    assert telegram.sent(1001)[0].labels == ["Yes"]
    assert telegram.calls("editMessageReplyMarkup") == []


async def test_a_press_that_is_too_old_to_answer_counts_all_the_same(
    telegram: BotApiServer, edge: MemoryEdge, plugin: TelegramPlugin
) -> None:
    telegram.fail("answerCallbackQuery", server_error())
    await press(telegram, plugin, "1.token")
    telegram.world.expire_queries()
    await telegram.wait_for(lambda: not telegram.sent(1001)[0].rows, "the keyboard is gone")
    assert [i.token for i in edge.kept.values()] == [None, "token"]


async def test_a_press_without_its_message_counts(telegram: BotApiServer, edge: MemoryEdge) -> None:
    telegram.say(1001, "hi")
    telegram.press_data(1001, "forged")
    await telegram.wait_for_confirmation()
    assert [(i.account, i.token) for i in edge.kept.values()] == [
        ("1001", None),
        ("1001", "forged"),
    ]
