"""A person with a browser: Chromium, the real page, and the whole system behind it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STATUS, STORIES
from tests.e2e.conftest import Record, button, label, references
from tests.e2e.webchat.chat_page import CHROMIUM, ChatPage, new_context, quiet_tab

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

LOCALES = {"zh": "zh-CN", "en": "en-GB"}
ANSWER_MS = 60_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


def wait_for_button(chat: ChatPage, name: str) -> None:
    """Wait until a button is on the screen."""
    expect(chat.choice(name).last).to_be_visible(timeout=ANSWER_MS)


def press(chat: ChatPage, name: str) -> None:
    """Press the newest button with this label, once it is there."""
    wait_for_button(chat, name)
    chat.choice(name).last.click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_complaint_becomes_a_ticket_over_a_lost_connection(
    chromium: Browser,
    system: RunningSystem,
    stored_tickets: Callable[[], list[Record]],
    language: str,
) -> None:
    context = new_context(chromium, locale=LOCALES[language])
    with quiet_tab(context, system.url) as chat:
        chat.open(f"/chat?lang={language}")
        chat.say(STORIES[language])
        press(chat, button("utter_ask_complaint_form_reply_channel", language))
        wait_for_button(chat, button("utter_ask_complaint_form_customer_name", language))

        # the gateway goes away while the customer is writing, and comes back
        killed = system.kill("gateway")
        chat.expect_state("offline")
        chat.say(NAMES[language][0])
        system.wait_until_back("gateway", killed)
        chat.expect_state("online")
        press(chat, label("button.submit", language))
        expect(chat.log).to_contain_text("FD-", timeout=ANSWER_MS)
        (reference,) = set(references(chat.log.inner_text()))

        chat.say(STATUS[language])
        expect(chat.log).to_contain_text(label("state.registered", language), timeout=ANSWER_MS)
        # every message of the customer is on the screen once, and so is the receipt
        shown = chat.entries().locator(".text").all_inner_texts()
        for own in (STORIES[language], NAMES[language][0], STATUS[language]):
            assert shown.count(own) == 1
        assert sum(reference in text for text in shown) == 2  # receipt and status

        # and the same after the page is loaded again
        chat.page.reload()
        chat.expect_state("online")
        chat.expect_texts(shown)
    context.close()
    (ticket,) = [one for one in stored_tickets() if one["reference"] == reference]
    assert (ticket["story"], ticket["customer_name"]) == (STORIES[language], NAMES[language][1])
    same = [t for t in stored_tickets() if t["conversation_id"] == ticket["conversation_id"]]
    assert len(same) == 1
