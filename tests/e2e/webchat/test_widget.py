"""The widget on another site, whose own policy allows it no inline style or script."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from bot.settings import Settings
from tests.auxil.webchat_world import World, host_site, serve
from tests.e2e.webchat.chat_page import PHONE, ChatPage, new_context
from tests.e2e.webchat.words import both_languages

pytestmark = pytest.mark.browser


class TestWidget:
    @pytest.fixture
    def shop(self, context: BrowserContext) -> Iterator[tuple[World, ChatPage, str]]:
        yield from self._open(context)

    def _open(
        self, context: BrowserContext, allowed: bool = True
    ) -> Iterator[tuple[World, ChatPage, str]]:
        with ExitStack() as stack:
            settings = Settings(_env_file=None)
            world = World(settings)
            gateway = stack.enter_context(serve(world.app))
            shop = stack.enter_context(serve(host_site(gateway)))
            settings.widget_origins = shop if allowed else "https://other.example"
            page = ChatPage(context.new_page(), (shop, gateway))
            yield world, page, gateway
            if allowed:
                assert page.problems == []

    @both_languages
    def test_opens_talks_and_closes(self, shop: tuple[World, ChatPage, str], language: str) -> None:
        _, page, _ = shop
        label = {"zh": "投诉与咨询", "en": "Complaints and help"}[language]
        page.page.goto(f"{page._origins[0]}/shop?lang={language}")
        launcher = page.page.locator("#launcher")
        expect(launcher).to_have_text(label)
        expect(launcher).to_have_attribute("aria-expanded", "false")
        page.page.keyboard.press("Tab")
        page.page.keyboard.press("Tab")
        expect(launcher).to_be_focused()
        page.page.keyboard.press("Enter")
        expect(launcher).to_have_attribute("aria-expanded", "true")
        frame = page.page.frame_locator("#chat")
        expect(frame.locator("body")).to_have_attribute("data-connection", "online")
        expect(frame.locator("#text")).to_be_focused()
        page.page.keyboard.type("hi")
        page.page.keyboard.press("Enter")
        expect(frame.locator('.entry:not([data-key="intro"]) .text')).to_have_text(["hi", "≪hi≫"])
        page.page.keyboard.press("Escape")
        expect(page.page.locator("#chat")).to_be_hidden()
        expect(launcher).to_be_focused()
        expect(launcher).to_have_attribute("aria-expanded", "false")
        launcher.click()
        expect(frame.locator('.entry:not([data-key="intro"]) .text')).to_have_text(["hi", "≪hi≫"])
        frame.locator("#close").click()
        expect(page.page.locator("#chat")).to_be_hidden()

    def test_fills_a_phone(self, browser: Browser) -> None:
        context = new_context(browser, **PHONE)
        for _, page, _ in self._open(context):
            page.page.goto(f"{page._origins[0]}/shop")
            page.page.locator("#launcher").click()
            frame = page.page.frame_locator("#chat")
            expect(frame.locator("body")).to_have_attribute("data-connection", "online")
            assert page.page.locator("#chat").bounding_box() == {
                "x": 0,
                "y": 0,
                "width": 390,
                "height": 844,
            }
            expect(page.page.locator("#launcher")).to_be_hidden()
            frame.locator("#close").click()
            expect(page.page.locator("#launcher")).to_be_visible()
        context.close()

    def test_another_site_that_is_not_named_cannot_frame_the_chat(
        self, context: BrowserContext
    ) -> None:
        for _, page, _ in self._open(context, allowed=False):
            page.page.goto(f"{page._origins[0]}/shop")
            with page.page.expect_event("console", lambda m: "frame-ancestors" in m.text):
                page.page.locator("#launcher").click()
            expect(page.page.frame_locator("#chat").locator("#text")).to_have_count(0)

    def test_a_browser_that_keeps_no_cookie_in_the_frame_is_told_a_way_out(
        self, context: BrowserContext
    ) -> None:
        settings = Settings(_env_file=None)
        with ExitStack() as stack:
            gateway = stack.enter_context(serve(World(settings).app))
            shop = stack.enter_context(serve(host_site(gateway)))
            # another site for the browser, so that a cookie without SameSite=None is not kept
            shop = shop.replace("127.0.0.1", "localhost")
            settings.widget_origins = shop
            page = ChatPage(context.new_page(), (shop, gateway))
            page.page.goto(f"{shop}/shop")
            page.page.locator("#launcher").click()
            frame = page.page.frame_locator("#chat")
            expect(frame.locator("body")).to_have_attribute("data-connection", "cookieless")
            expect(frame.get_by_role("alert")).to_contain_text("Cookie")
            with context.expect_page() as opened:
                frame.get_by_role("button", name="在新窗口打开").click()
            expect(opened.value.locator("body")).to_have_attribute("data-connection", "online")

    def test_the_page_itself_cannot_be_framed_by_anyone(
        self, context: BrowserContext, gateway: tuple[World, str]
    ) -> None:
        response = context.request.get(f"{gateway[1]}/chat")
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
