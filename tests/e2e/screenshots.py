"""Photograph a real conversation in each language for the README.

With the system running (`make run`):

    python -m tests.e2e.screenshots --url http://127.0.0.1:8600 --out docs/images

writes chat-zh.png and chat-en.png (1280 pixels wide), chat-zh-phone.png and chat-en-phone.png
(390).
Each picture is a new conversation. A step is a text; `[label]` presses the button of that label.
"""

import argparse
import re
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.e2e.webchat.chat_page import CHROMIUM, DESKTOP, PHONE, ChatPage, new_context

STEPS = {
    "zh": [
        "上周三下午我在人民路支行排了两个小时，柜台人员态度很差，还让我第二天再来。我要求道歉。",
        "就在这里回复我，我叫王芳",
    ],
    "en": [
        "Last Wednesday I queued for two hours at the Market Street branch, the clerk was rude and "
        "told me to come back the next day. I want an apology.",
        "Answer me right here. My name is Alice Example",
    ],
}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
ANSWER_MS = 30_000


def take(chat: ChatPage, steps: list[str]) -> None:
    """Go through a conversation, waiting for the answer to every step."""
    answers = chat.log.locator('.ai-message .entry:not([data-key="intro"])')
    for step in steps:
        before = answers.count()
        button = re.fullmatch(r"\[(.+)\]", step)
        if button:
            chat.choice(button.group(1)).click()
        else:
            chat.say(step)
        expect(answers.nth(before)).to_be_visible(timeout=ANSWER_MS)
        expect(chat.page.locator(".loading-message-dots")).to_have_count(0, timeout=ANSWER_MS)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8600")
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--zh", action="append", help="a step in Chinese, in place of the default")
    parser.add_argument("--en", action="append", help="a step in English, in place of the default")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        for language in STEPS:
            for suffix, screen in (("", DESKTOP), ("-phone", PHONE)):
                context = new_context(browser, locale=LOCALES[language], **screen)
                chat = ChatPage(context.new_page(), (options.url.rstrip("/"),))
                chat.open(f"/chat?lang={language}")
                take(chat, getattr(options, language) or STEPS[language])
                chat.page.evaluate("document.activeElement?.blur()")
                # the list scrolls to its end in a frame of its own
                chat.page.wait_for_timeout(400)
                picture = options.out / f"chat-{language}{suffix}.png"
                chat.page.screenshot(path=picture)
                print(picture)
                for problem in chat.problems:
                    print(f"  problem: {problem}")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
