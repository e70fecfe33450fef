"""The page for people with a keyboard only, a screen reader, weak eyes, or a small phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.auxil.webchat_world import World
from tests.e2e.webchat.chat_page import PHONE, ChatPage, new_context, quiet_tab
from tests.e2e.webchat.words import TEXTS, both_languages, interview

pytestmark = pytest.mark.browser

SNAPSHOT = {
    "zh": (
        'heading "投诉服务中心" [level=1]',
        'group "语言"',
        'log "对话内容"',
        "您：",
        "助手：",
        'group "可选的回答"',
        'textbox "您的消息"',
        'button "发送"',
    ),
    "en": (
        'heading "The complaints desk" [level=1]',
        'group "Language"',
        'log "Conversation"',
        "You:",
        "Assistant:",
        'group "Answers to choose from"',
        'textbox "Your message"',
        'button "Send"',
    ),
}
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")


def focused(chat: ChatPage) -> str:
    """Who has the keyboard, by role and name."""
    return str(
        chat.page.evaluate(
            """() => {
                let node = document.activeElement;
                while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
                const name = node.ariaLabel || node.labels?.[0]?.textContent;
                return `${node.role || node.localName} ${name || node.textContent.trim()}`;
            }"""
        )
    )


@both_languages
def test_everything_can_be_done_with_the_keyboard(
    chat: ChatPage, world: World, language: str
) -> None:
    words = TEXTS[language]
    world.script = interview(language)
    chat.open(f"/chat?lang={language}")
    field = {"zh": "textarea 您的消息", "en": "textarea Your message"}[language]
    assert focused(chat) == field
    chat.page.keyboard.type("x")
    chat.page.keyboard.press("Shift+Enter")
    chat.page.keyboard.type("y")
    chat.page.keyboard.press("Enter")
    chat.expect_texts(["x\ny", words["question"]])
    assert focused(chat) == field
    order = []
    for _ in range(4):
        chat.page.keyboard.press("Shift+Tab")
        order.append(focused(chat))
    log_name = {"zh": "log 对话内容", "en": "log Conversation"}[language]
    attach = {"zh": "button 添加照片或文件", "en": "button Add photos or files"}[language]
    choices = [f"button {words['buttons'][1]}", f"button {words['buttons'][0]}"]
    assert order == [attach, *choices, log_name]
    chat.page.keyboard.press("Tab")
    outline = chat.choice(words["buttons"][0]).evaluate("e => getComputedStyle(e).outlineWidth")
    assert outline == "3px"
    chat.page.keyboard.press("Enter")
    chat.expect_texts(["x\ny", words["question"], words["buttons"][0], words["thanks"]])
    assert focused(chat) == field


def test_enter_that_ends_an_input_method_does_not_send(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.write("ni hao")
    chat.page.locator("#text").dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    )
    expect(chat.page.locator("#text")).to_have_value("ni hao")


@both_languages
def test_a_screen_reader_is_told_names_and_roles(
    chat: ChatPage, world: World, language: str
) -> None:
    world.script = interview(language)
    chat.open(f"/chat?lang={language}")
    chat.say("x")
    chat.expect_texts(["x", TEXTS[language]["question"]])
    snapshot = chat.page.locator("body").aria_snapshot()
    for line in SNAPSHOT[language]:
        assert line in snapshot
    unnamed = chat.page.locator("button, textarea, a").evaluate_all(
        """nodes => nodes.filter(n => n.checkVisibility() && !(n.ariaLabel || n.labels?.length
             || n.textContent.trim())).length"""
    )
    assert unnamed == 0
    expect(chat.log).to_have_attribute("aria-live", "polite")
    ids = chat.page.locator("[id]").evaluate_all("nodes => nodes.map(n => n.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(
    browser: Browser, world: World, gateway: tuple[World, str], scheme: str
) -> None:
    world.script = interview("zh")
    context = new_context(browser, color_scheme=scheme)
    with quiet_tab(context, gateway[1]) as chat:
        chat.open()
        chat.say("等了两个小时")
        chat.expect_texts(["等了两个小时", "请问是哪家网点？"])
        world.say({"text": "我是客服小李。"}, sender="staff")
        world.say({"text": "系统提示。"}, sender="system")
        expect(chat.entries()).to_have_count(4)
        assert chat.page.evaluate(CONTRAST) == []
        world.end_sessions()
        chat.expect_state("expired")
        assert chat.page.evaluate(CONTRAST) == []
    context.close()


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_everything_without_scrolling_sideways(
    browser: Browser, world: World, gateway: tuple[World, str], width: int
) -> None:
    long_text = "保单号" + "A1" * 200
    world.script = lambda said: [{"text": said, "buttons": ["很长的选项" * 12, "好"]}]
    context = new_context(browser, **{**PHONE, "viewport": {"width": width, "height": 700}})
    with quiet_tab(context, gateway[1]) as chat:
        chat.open("/chat?lang=en")
        assert not chat.has_sideways_scroll()
        chat.say(long_text)
        chat.expect_texts([long_text, long_text])
        assert not chat.has_sideways_scroll()
        send = chat.page.locator(".send").bounding_box()
        assert send is not None
        assert send["x"] + send["width"] <= width
        assert send["y"] + send["height"] <= 700
        small = chat.log.get_by_role("button").evaluate_all(
            "nodes => nodes.filter(n => n.offsetHeight < 40).length"
        )
        assert small == 0
        world.end_sessions()
        chat.expect_state("expired")
        assert not chat.has_sideways_scroll()
    context.close()
