"""Photos, documents and recordings over the real client, gateway process and store."""

import pytest

from bot import bootstrap
from tests.auxil import files
from tests.auxil.bot_api_faults import server_error, too_many_requests
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.bot_api_world import TOKEN
from tests.auxil.gateway_process import GatewayProcess
from tickets.attachment import Attachment
from tickets.store import crypto


def told(telegram: BotApiServer, chat: int) -> str:
    """Id of the message that the engine was told of next."""
    text = telegram.next_reply(chat, 40).text
    assert text.startswith("echo payload /add_information"), text
    return text.split('"')[3]


def kept(gateway: GatewayProcess, message_id: str) -> list[Attachment]:
    app = bootstrap.build(gateway.settings)
    try:
        with app.units(read_only=True) as unit:
            return unit.attachments.of_messages([message_id])
    finally:
        app.close()
        crypto.install(None)


def test_an_album_is_one_addition_with_one_answer(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    contents = [files.jpeg(), files.png(), files.webp()]
    with telegram.world.changed:  # Telegram sends the updates of an album together
        for number, content in enumerate(contents):
            caption = {"caption": "扣款截图"} if not number else {}
            telegram.send_file(3001, "photo", content, media_group_id="77", **caption)
    found = kept(gateway, told(telegram, 3001))
    assert [f.media_type for f in found] == ["image/jpeg", "image/png", "image/webp"]
    assert telegram.next_reply(3001).text == "echo 扣款截图"
    telegram.wait_until(lambda: not telegram.world.unconfirmed(), "all confirmed")
    assert len(telegram.sent(3001)) == 2


@pytest.mark.parametrize(
    ("kind", "content", "media_type"),
    [
        ("document", files.pdf(), "application/pdf"),
        ("voice", files.ogg(), "audio/ogg"),
        ("video", files.mp4(), "video/mp4"),
        ("video_note", files.mp4(), "video/mp4"),
    ],
)
def test_a_file_is_fetched_and_kept(
    telegram: BotApiServer, gateway: GatewayProcess, kind: str, content: bytes, media_type: str
) -> None:
    chat = 3100 + len(kind)
    telegram.send_file(chat, kind, content)
    (file,) = kept(gateway, told(telegram, chat))
    assert (file.media_type, file.size_bytes) == (media_type, len(content))


def test_a_disturbed_download_is_tried_again(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    telegram.fail("getFile", too_many_requests(1))
    telegram.fail("file", server_error(502))
    telegram.send_file(3201, "photo", files.jpeg())
    (file,) = kept(gateway, told(telegram, 3201))
    assert (file.media_type, file.refusal) == ("image/jpeg", None)


def test_what_telegram_or_we_do_not_take_is_refused_and_said_so(
    telegram: BotApiServer, gateway: GatewayProcess
) -> None:
    telegram.send_file(3301, "video", b"", size=30_000_000)
    assert [f.refusal for f in kept(gateway, told(telegram, 3301))] == ["channel_limit"]
    # the size is told wrongly: the content decides
    telegram.send_file(3302, "document", b"a" * 1_000_001, size=10)
    assert [f.refusal for f in kept(gateway, told(telegram, 3302))] == ["too_large"]
    telegram.send_file(3303, "document", files.program(), file_name="photo.jpg")
    assert [f.refusal for f in kept(gateway, told(telegram, 3303))] == ["program"]
    telegram.send_file(3304, "document", b"x")
    del telegram.world.files[f"file{len(telegram.world.files) - 1}"]
    assert [f.refusal for f in kept(gateway, told(telegram, 3304))] == ["gone"]


def test_the_log_tells_neither_names_nor_the_token(gateway: GatewayProcess) -> None:
    log = gateway.log()
    assert [word for word in ("photo.jpg", "扣款截图", TOKEN) if word in log] == []
