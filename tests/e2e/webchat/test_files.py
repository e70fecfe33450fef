"""Photos and documents in a browser, with the real gateway behind the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot import bootstrap
from tests.auxil import files
from tests.auxil.gateway_process import GatewayProcess
from tests.e2e.webchat.chat_page import ChatPage, new_context, quiet_tab
from tickets.store import crypto

pytestmark = [pytest.mark.browser, pytest.mark.e2e]


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    process = GatewayProcess(Path(tmp_path_factory.mktemp("gateway")), evidence_file_megabytes="1")
    try:
        process.start()
        yield process
    finally:
        process.stop()


@pytest.fixture
def chat(browser: Browser, process: GatewayProcess) -> Iterator[ChatPage]:
    context = new_context(browser)
    with quiet_tab(context, process.origin) as page:
        yield page
    context.close()


def on_the_way(process: GatewayProcess) -> list[tuple[str | None, str | None, str | None]]:
    """Name, media type and refusal of all files, in order."""
    app = bootstrap.build(process.settings)
    try:
        with app.units(read_only=True) as unit:
            ids = [m for told in process.engine.turns.values() for m in told]
            found = unit.attachments.of_messages([i.removesuffix(".files") for i in ids])
            return [(f.name, f.media_type, f.refusal) for f in found]
    finally:
        app.close()
        crypto.install(None)


def test_several_files_and_words_are_one_message(chat: ChatPage, process: GatewayProcess) -> None:
    chat.open("/chat?lang=zh")
    chat.page.locator("#file").set_input_files(
        [
            {"name": "账单.png", "mimeType": "image/png", "buffer": files.png()},
            {"name": "合同.exe", "mimeType": "application/pdf", "buffer": files.pdf()},
            {"name": "big.mp4", "mimeType": "video/mp4", "buffer": b"\x00" * 1_100_000},
        ]
    )
    chips = chat.page.locator("#files .file")
    expect(chips).to_have_count(3)
    expect(chips.nth(0)).to_have_attribute("data-state", "ready")
    expect(chips.nth(2)).to_have_attribute("data-state", "refused")
    chat.say("三月多扣了钱")
    expect(chips).to_have_count(0)
    own = chat.log.locator(".user-message")
    expect(own.locator(".sent-files")).to_have_text("3 个文件")
    expect(own.locator(".text")).to_have_text("三月多扣了钱")
    expect(chat.entries().last.locator(".text")).to_have_text("echo 三月多扣了钱")
    assert on_the_way(process) == [
        ("账单.png", "image/png", None),
        ("合同.exe", "application/pdf", None),
        ("big.mp4", None, "too_large"),
    ]
    # after a reload the message is there as what it was
    chat.open("/chat?lang=zh")
    expect(chat.log.locator(".user-message .sent-files")).to_have_text("文件")
    assert chat.has_sideways_scroll() is False
    assert "账单" not in process.log()


def test_a_file_can_be_taken_back_and_goes_alone_without_words(chat: ChatPage) -> None:
    chat.open("/chat?lang=en")
    picker = chat.page.locator("#file")
    picker.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": files.png()})
    chat.page.get_by_role("button", name="Remove a.png").click()
    expect(chat.page.locator("#files .file")).to_have_count(0)
    picker.set_input_files({"name": "b.png", "mimeType": "image/png", "buffer": files.png()})
    # sent while it may still be on its way: it goes when it is there
    chat.page.locator(".send").click()
    expect(chat.log.locator(".user-message .sent-files")).to_have_text("Files: 1")
    expect(chat.entries().last.locator(".text")).to_contain_text("echo payload /add_information")
