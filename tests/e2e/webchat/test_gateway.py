"""The page with the real gateway behind it; only the engine's answers are the test's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.auxil.fake_engine import Body
from tests.auxil.gateway_process import GatewayProcess
from tests.e2e.webchat.chat_page import ChatPage, new_context, quiet_tab
from tests.e2e.webchat.words import TEXTS, both_languages

pytestmark = [pytest.mark.browser, pytest.mark.e2e]


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    process = GatewayProcess(Path(tmp_path_factory.mktemp("gateway")))
    try:
        process.start()
        yield process
    finally:
        process.stop()


@pytest.fixture
def chat(browser: Browser, process: GatewayProcess) -> Iterator[ChatPage]:
    process.engine.let_go()
    context = new_context(browser)
    with quiet_tab(context, process.origin) as page:
        yield page
    context.close()


def interview(language: str, process: GatewayProcess) -> None:
    words = TEXTS[language]

    def script(body: Body) -> Body:
        if body["payload"]:
            return {"language": language, "replies": [{"text": words["thanks"]}]}
        buttons = [
            {"title": title, "payload": f'/inform{{"branch":"{n}"}}', "once": True}
            for n, title in enumerate(words["buttons"])
        ]
        replies = [{"text": words["question"], "buttons": buttons}]
        return {"language": language, "replies": replies}

    process.engine.script = script


def said(chat: ChatPage) -> list[str]:
    """What the customer has said, as the screen shows it."""
    return list(chat.log.locator(".user-message .text").all_inner_texts())


@both_languages
def test_conversation_with_buttons_and_reload(
    chat: ChatPage, process: GatewayProcess, language: str
) -> None:
    words = TEXTS[language]
    interview(language, process)
    chat.open(f"/chat?lang={language}")
    chat.say(words["story"])
    chat.expect_texts([words["story"], words["question"]])
    chat.choice(words["buttons"][1]).click()
    whole = [words["story"], words["question"], words["buttons"][1], words["thanks"]]
    chat.expect_texts(whole)
    asked = [body for body in process.engine.requests if body["payload"]]
    assert asked[-1]["payload"] == '/inform{"branch":"1"}'
    chat.page.reload()
    chat.expect_texts(whole)
    expect(chat.log.get_by_role("button")).to_have_count(0)


@both_languages
def test_the_gateway_is_killed_in_the_middle_and_nothing_is_lost_or_doubled(
    chat: ChatPage, process: GatewayProcess, language: str
) -> None:
    words = TEXTS[language]
    interview(language, process)
    chat.open(f"/chat?lang={language}")
    chat.say("1")
    chat.expect_texts(["1", words["question"]])
    process.engine.hold()
    turns = len(process.engine.requests)
    chat.say("2")
    process.engine.wait_for_requests(turns + 1)
    process.kill()
    chat.expect_state("offline")
    chat.say("3")
    process.engine.let_go()
    process.start()
    chat.expect_state("online")
    # meanwhile the gateway may have said that the answer will be late
    asked = chat.log.locator(".ai-message .entry .text", has_text=words["question"])
    expect(asked).to_have_count(3)
    assert said(chat) == ["1", "2", "3"]
    shown = chat.entries().locator(".text").all_inner_texts()
    chat.page.reload()
    chat.expect_texts(shown)
    chat.say("4")
    expect(asked).to_have_count(4)
    assert said(chat) == ["1", "2", "3", "4"]


def test_a_forged_session_begins_a_new_one(chat: ChatPage, process: GatewayProcess) -> None:
    interview("zh", process)
    chat.open()
    chat.say("第一位顾客")
    expect(chat.entries()).to_have_count(2)
    (cookie,) = chat.page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    chat.page.context.add_cookies(
        [{"name": cookie["name"], "value": cookie["value"][:-2] + "xx", "url": process.origin}]
    )
    chat.page.reload()
    chat.expect_state("online")
    chat.expect_texts([])


def test_a_session_that_ends_while_the_page_is_open(
    chat: ChatPage, process: GatewayProcess
) -> None:
    interview("zh", process)
    chat.open()
    chat.say("还在吗")
    expect(chat.entries()).to_have_count(2)
    chat.page.context.clear_cookies()
    chat.page.context.set_offline(True)
    chat.expect_state("offline")
    chat.page.context.set_offline(False)
    chat.expect_state("expired")
    chat.page.get_by_role("button", name="开始新的对话").click()
    chat.expect_state("online")
    chat.expect_texts([])
    chat.say("新的一段")
    expect(chat.entries()).to_have_count(2)


def test_two_tabs_of_one_session(chat: ChatPage, process: GatewayProcess) -> None:
    interview("en", process)
    words = TEXTS["en"]
    chat.open("/chat?lang=en")
    with quiet_tab(chat.page.context, process.origin) as other:
        other.open("/chat?lang=en")
        chat.say("hello")
        other.expect_texts(["hello", words["question"]])
        other.choice(words["buttons"][0]).click()
        for tab in (chat, other):
            tab.expect_texts(["hello", words["question"], words["buttons"][0], words["thanks"]])


@pytest.mark.parametrize(
    "text", ["/restart", '/confirm_identity{"verified":true}', "🙂", "<b>x</b>"]
)
def test_odd_messages_are_answered_and_shown_as_written(
    chat: ChatPage, process: GatewayProcess, text: str
) -> None:
    interview("zh", process)
    chat.open()
    chat.say(text)
    expect(chat.entries().locator(".text").first).to_have_text(text)
    expect(chat.entries()).to_have_count(2)
