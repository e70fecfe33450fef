"""The web chat as a person meets it in a browser: what the tests see and do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

_REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error("CSP", event.violatedDirective, event.blockedURI))"""


class ChatPage:
    """One tab with the chat.

    Attributes:
        problems: console errors, script errors, policy violations and requests to other hosts.
    """

    def __init__(self, page: Page, origins: tuple[str, ...]) -> None:
        self.page = page
        self.problems: list[str] = []
        self.log: Locator = page.get_by_role("log")
        self._origins = origins
        page.add_init_script(_REPORT_VIOLATIONS)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", lambda request: self._on_request(request.url))
        page.on("websocket", lambda ws: self._on_request(ws.url.replace("ws", "http", 1)))

    def _on_console(self, message: Any) -> None:
        # a lost connection is logged by the browser itself; that is no fault of the page
        if message.type in {"error", "warning"} and "WebSocket" not in message.text:
            self.problems.append(f"{message.type}: {message.text}")

    def _on_request(self, url: str) -> None:
        if not url.startswith(self._origins):
            self.problems.append(f"request: {url}")

    def open(self, path: str = "/chat?lang=zh") -> "ChatPage":
        """Load the page and wait until it is connected."""
        self.page.goto(self._origins[0] + path)
        self.expect_state("online")
        return self

    def expect_state(self, state: str) -> None:
        """Wait until the page says that its connection is in this state."""
        body = self.page.locator("body")
        # longer than the longest wait between two attempts
        expect(body).to_have_attribute("data-connection", state, timeout=20_000)

    def write(self, text: str) -> None:
        """Fill the field."""
        self.page.locator("#text").fill(text)

    def say(self, text: str) -> None:
        """Write and send."""
        self.write(text)
        self.page.locator(".send").click()

    def entries(self) -> Locator:
        """All messages on the screen after the introduction."""
        return self.log.locator('.entry:not([data-key="intro"])')

    def expect_texts(self, texts: list[str]) -> None:
        """Wait until exactly these messages are on the screen, in this order."""
        expect(self.entries().locator(".text")).to_have_text(texts)

    def choice(self, label: str) -> Locator:
        """A quick-reply button."""
        return self.log.get_by_role("button", name=label, exact=True)

    def has_sideways_scroll(self) -> bool:
        """Whether anything on the page, or in the log, is wider than the screen."""
        return bool(
            self.page.evaluate(
                """() => {
                    const wide = (node) => node.scrollWidth > node.clientWidth;
                    const chat = document.querySelector("deep-chat").shadowRoot;
                    return wide(document.documentElement) || wide(chat.getElementById("messages"));
                }"""
            )
        )


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A browser profile of its own: nobody's cookies."""
    context = browser.new_context(**{**DESKTOP, "locale": "zh-CN", **options})
    context.set_default_timeout(10_000)
    return context


@contextmanager
def quiet_tab(context: BrowserContext, *origins: str) -> Iterator[ChatPage]:
    """A tab of the chat that must not have had a problem when it is closed."""
    chat = ChatPage(context.new_page(), origins)
    yield chat
    assert chat.problems == []
