"""Photograph a real conversation in each language, for the README and step by step.

With the system running (`make run`):

    python -m tests.e2e.screenshots --url http://127.0.0.1:8600 --out docs/images

writes chat-zh.png and chat-en.png (1280 pixels wide), chat-zh-phone.png and chat-en-phone.png
(390); with `--recording`, one picture after every step of a longer conversation instead, and the
page docs/recording.md that shows them.
Each picture, or recording, is a new conversation. A step is a text; `[label]` presses the button of
that label.
"""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

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
RECORDED = {
    "zh": [
        "我妈住院花了8200，周一保险公司说在等待期内不赔，可是保单去年3月就生效了，保单号PA20240315。"
        "她天天睡不着，我真不知道怎么办，希望重新核一下。",
        "等待期是什么意思？",
        "就在这里回复我，我叫王芳",
        "[确认提交]",
        "现在到哪一步了？",
    ],
    "en": [
        "My health claim was refused on Monday. They say it is a pre-existing condition, but "
        "no doctor ever diagnosed me with anything. Policy HX-204518. I want it looked at again "
        "and paid.",
        "Who gets to read this?",
        "Answer me right here, my name is Alice Example",
        "[Submit]",
        "Where does my complaint stand?",
    ],
}
HEADINGS = {"zh": "中文", "en": "English"}
INTRODUCTION = """# A recording of the web chat

One conversation in each language, photographed in Chromium after every step, 1280 and 390 pixels
wide.
Written by `python -m tests.e2e.screenshots --recording`; the customers are invented.
"""
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
SCREENS = {"": DESKTOP, "-phone": PHONE}
ANSWER_MS = 30_000
# the pages have few colours, and pictures in a repository should be small
COLOURS = 200


def go(chat: ChatPage, step: str) -> None:
    """Say or press one thing and wait for the whole answer."""
    answers = chat.log.locator('.ai-message .entry:not([data-key="intro"])')
    before = answers.count()
    button = re.fullmatch(r"\[(.+)\]", step)
    if button:
        chat.choice(button.group(1)).last.click()
    else:
        chat.say(step)
    expect(answers.nth(before)).to_be_visible(timeout=ANSWER_MS)
    expect(chat.page.locator(".loading-message-dots")).to_have_count(0, timeout=ANSWER_MS)


def photograph(chat: ChatPage, picture: Path) -> None:
    """Write what the window shows."""
    chat.page.evaluate("document.activeElement?.blur()")
    # the list scrolls to its end in a frame of its own
    chat.page.wait_for_timeout(400)
    image = Image.open(BytesIO(chat.page.screenshot()))
    image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
    print(picture)


@contextmanager
def conversation(browser: Browser, url: str, language: str, screen: str) -> Iterator[ChatPage]:
    """A new customer's tab; what the page complains of is printed at the end."""
    context = new_context(browser, locale=LOCALES[language], **SCREENS[screen])
    chat = ChatPage(context.new_page(), (url.rstrip("/"),))
    chat.open(f"/chat?lang={language}")
    yield chat
    for problem in chat.problems:
        print(f"  problem: {problem}")
    context.close()


def record(browser: Browser, url: str, out: Path) -> None:
    """Photograph every step of the longer conversations and write the page that shows them."""
    page = [INTRODUCTION]
    for language, steps in RECORDED.items():
        for screen in SCREENS:
            with conversation(browser, url, language, screen) as chat:
                for number, step in enumerate(steps, 1):
                    go(chat, step)
                    photograph(chat, out / f"recording-{language}{screen}-{number}.png")
        page.append(f"## {HEADINGS[language]}\n")
        for number, step in enumerate(steps, 1):
            name = f"{out.name}/recording-{language}"
            page.append(
                f"{number}. {step}\n\n"
                f'   <img src="{name}-{number}.png" width="640" alt="{step}, 1280 pixels wide"> '
                f'<img src="{name}-phone-{number}.png" width="240" alt="{step}, 390 pixels wide">\n'
            )
    (out.parent / "recording.md").write_text("\n".join(page), encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8600")
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--recording", action="store_true", help="every step of a longer one")
    parser.add_argument("--zh", action="append", help="a step in Chinese, in place of the default")
    parser.add_argument("--en", action="append", help="a step in English, in place of the default")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        if options.recording:
            record(browser, options.url, options.out)
        else:
            for language in STEPS:
                for screen in SCREENS:
                    with conversation(browser, options.url, language, screen) as chat:
                        for step in getattr(options, language) or STEPS[language]:
                            go(chat, step)
                        photograph(chat, options.out / f"chat-{language}{screen}.png")
        browser.close()


if __name__ == "__main__":
    main()
