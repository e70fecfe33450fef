"""The widget on another site, both over https: the session lives in a cookie of the frame."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, expect

from tests.auxil.certificates import certificate_for_localhost
from tests.auxil.gateway_process import GatewayProcess, free_port
from tests.auxil.tls_front import tls_front
from tests.auxil.webchat_world import host_site, serve
from tests.e2e.webchat.chat_page import ChatPage, new_context

pytestmark = [pytest.mark.browser, pytest.mark.e2e]


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Origins of a shop and of the gateway that its widget talks to; two sites for a browser."""
    shop_port, chat_port = free_port(), free_port()
    shop, chat = f"https://127.0.0.1:{shop_port}", f"https://localhost:{chat_port}"
    certificate = certificate_for_localhost(tmp_path)
    process = GatewayProcess(tmp_path, public_url=chat, widget_origins=shop)
    with ExitStack() as stack:
        stack.callback(process.stop)
        process.start()
        stack.enter_context(tls_front(certificate, chat_port, process.origin))
        behind = stack.enter_context(serve(host_site(chat)))
        stack.enter_context(tls_front(certificate, shop_port, behind))
        yield shop, chat


def opened(page: ChatPage, shop: str) -> FrameLocator:
    """The chat in its frame on the shop's page."""
    page.page.goto(f"{shop}/shop?lang=en")
    page.page.locator("#launcher").click()
    frame = page.page.frame_locator("#chat")
    expect(frame.locator("body")).to_have_attribute("data-connection", "online")
    return frame


def test_a_conversation_goes_on_after_the_page_is_left(
    browser: Browser, sites: tuple[str, str]
) -> None:
    shop, chat = sites
    context = new_context(browser, ignore_https_errors=True)
    page = ChatPage(context.new_page(), sites)
    frame = opened(page, shop)
    frame.locator("#text").fill("I was charged twice")
    frame.locator("#text").press("Enter")
    told = frame.locator('.entry:not([data-key="intro"]) .text')
    expect(told).to_have_count(2)
    before = told.all_inner_texts()
    page.page.goto("about:blank")
    again = opened(page, shop).locator('.entry:not([data-key="intro"]) .text')
    expect(again).to_have_text(before)
    (cookie,) = context.cookies(chat)
    kept = {name: cookie[name] for name in ("secure", "httpOnly", "sameSite")}
    assert kept == {"secure": True, "httpOnly": True, "sameSite": "None"}
    assert page.problems == []
    context.close()
