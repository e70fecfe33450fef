"""Links beside a message in a real browser, under the page's strict policy."""

import pytest
from playwright.sync_api import expect

from tests.auxil.webchat_world import World
from tests.e2e.webchat.chat_page import ChatPage

pytestmark = pytest.mark.browser

URL = "https://t.me/example_desk_bot?start=" + "t" * 32


def test_a_link_is_shown_as_a_button_that_opens_a_window_of_its_own(
    chat: ChatPage, world: World
) -> None:
    world.script = lambda text: [
        {"text": "Registered.", "links": [{"label": "Go on in Telegram", "url": URL}]}
    ]
    chat.open("/chat?lang=en")
    chat.say("a complaint")
    link = chat.log.get_by_role("link", name="Go on in Telegram")
    expect(link).to_have_attribute("href", URL)
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    # unlike buttons, it stays when the conversation goes on
    chat.say("thank you")
    expect(link.first).to_be_visible()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://t.me/x", "data:text/html,x"])
def test_other_addresses_are_not_shown(chat: ChatPage, world: World, url: str) -> None:
    world.script = lambda text: [{"text": "Hm.", "links": [{"label": "Press me", "url": url}]}]
    chat.open("/chat?lang=en")
    chat.say("a complaint")
    chat.expect_texts(["a complaint", "Hm."])
    expect(chat.log.get_by_role("link")).to_have_count(0)
