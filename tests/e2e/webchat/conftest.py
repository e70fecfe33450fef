"""A browser, a scripted gateway, and a tab with the chat."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bot.settings import Settings
from tests.auxil.webchat_world import World, serve
from tests.e2e.webchat.chat_page import CHROMIUM, ChatPage, new_context, quiet_tab


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def gateway() -> Iterator[tuple[World, str]]:
    world = World(Settings(_env_file=None))
    with serve(world.app) as origin:
        yield world, origin


@pytest.fixture
def world(gateway: tuple[World, str]) -> World:
    gateway[0].reset()
    return gateway[0]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture
def chat(context: BrowserContext, world: World, gateway: tuple[World, str]) -> Iterator[ChatPage]:
    with quiet_tab(context, gateway[1]) as page:
        yield page
