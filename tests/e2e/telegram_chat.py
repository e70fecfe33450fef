"""One private chat with the bot, over a Bot API server of the tests' own."""

import itertools
from collections.abc import Callable

from tests.auxil.bot_api_server import BotApiServer
from tests.e2e.complaint import STORIES
from tests.e2e.conftest import button, is_said, label, references

CODES = {"zh": "zh-hans", "en": "en"}
PROFILES = {"zh": "Wang Fang", "en": "Alice Example"}
chats = itertools.count(70001)


class Chat:
    """One private chat with the bot."""

    def __init__(self, server: BotApiServer, language: str) -> None:
        self.server = server
        self.language = language
        self.id = next(chats)

    def say(self, text: str) -> int:
        """Send a text; returns the update's id."""
        return self.server.say(
            self.id, text, name=PROFILES[self.language], language_code=CODES[self.language]
        )

    def wait_for(self, response: str) -> str:
        """Wait for a response of the catalogue; returns its text."""
        return self.wait_until(lambda text: is_said(response, self.language, text), response)

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait for a text of the bot; returns it."""
        self.server.wait_until(lambda: any(map(holds, self.texts())), what, 60)
        return next(text for text in self.texts() if holds(text))

    def wait_for_button(self, name: str) -> None:
        """Wait until a button is shown that can be pressed."""
        self.server.wait_until(
            lambda: any(name in sent.labels for sent in self.server.sent(self.id)), name, 60
        )

    def press(self, name: str) -> int:
        """Press the newest button with this label, once it is there; returns the update's id."""
        self.wait_for_button(name)
        return self.server.press(self.id, name)

    def texts(self) -> list[str]:
        """All that the bot sent."""
        return self.server.texts(self.id)

    def references(self) -> list[str]:
        """References that the bot told, each once."""
        return list(dict.fromkeys(references("\n".join(self.texts()))))

    def to_summary(self) -> None:
        """Tell a whole story and answer what is asked; the profile's name is known already."""
        self.say(STORIES[self.language])
        self.press(button("utter_ask_complaint_form_reply_channel", self.language))
        self.wait_until(
            lambda text: (
                is_said("utter_summary", self.language, text)
                or is_said("utter_ask_complaint_form_customer_name", self.language, text)
            ),
            "the summary, or the question for a name",
        )
        if any(
            is_said("utter_ask_complaint_form_customer_name", self.language, text)
            for text in self.texts()
        ):
            self.press(button("utter_ask_complaint_form_customer_name", self.language))
        self.wait_for_button(label("button.submit", self.language))
