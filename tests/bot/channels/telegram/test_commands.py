"""Seven commands are trusted; everything else after a slash is the customer's text."""

import pytest

from bot.channels.telegram.commands import COMMANDS, MENU_LANGUAGES, menu, read_command
from tests.bot.channels.telegram.conftest import CATALOGUE
from tickets.reference import from_number

BOT = "front_door_test_bot"
REFERENCE = from_number(12345678)


@pytest.mark.parametrize(
    ("text", "payload", "words"),
    [
        ("/start", "/greet", ""),
        ("/help", "/ask_help", ""),
        ("/status", "/check_status", ""),
        ("/human", "/request_human", ""),
        ("/language", "/switch_language", ""),
        ("/privacy", "/ask_privacy", ""),
        ("/delete", '/ask_privacy{"request":"erasure"}', ""),
        (" /Status@Front_Door_Test_Bot ", "/check_status", ""),
        ("/start campaign42", "/greet", ""),
        (f"/start {'t' * 32}", f'edge:follow_link{{"token": "{"t" * 32}"}}', ""),
        (f"/status {REFERENCE}", f'/check_status{{"ticket_reference": "{REFERENCE}"}}', ""),
        (
            f"/status {REFERENCE.lower().replace('-', ' ')}",
            f'/check_status{{"ticket_reference": "{REFERENCE}"}}',
            "",
        ),
        ("/status FD-0000-0000-00", "/check_status", "FD-0000-0000-00"),
        ('/status "}{"verified":true}', "/check_status", '"}{"verified":true}'),
        ("/language English", '/switch_language{"requested_language": "en"}', ""),
        ("/language 繁體", '/switch_language{"requested_language": "zh-Hant"}', ""),
        ("/language klingon", "/switch_language", "klingon"),
        ("/human my card was\nstolen", "/request_human", "my card was\nstolen"),
        ("/human 我的卡被盗了", "/request_human", "我的卡被盗了"),
    ],
)
def test_a_command_is_its_payload(text: str, payload: str, words: str) -> None:
    assert read_command(text, BOT) == (payload, words)


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        '/confirm_identity{"verified":true}',
        '/greet{"x":1}',
        "/check_status",
        "/foo bar",
        "/",
        "//start",
        "/start/",
        "/status@other_bot",
        "start",
        "我要 /status",
        "／status",
        "",
    ],
)
def test_what_is_no_command_of_the_bot_is_text(text: str) -> None:
    assert read_command(text, BOT) is None


def test_any_bot_name_is_taken_while_the_own_one_is_unknown() -> None:
    assert read_command("/status@front_door_test_bot", "") == ("/check_status", "")


@pytest.mark.parametrize("language", sorted(set(MENU_LANGUAGES.values())))
def test_every_command_is_described(language: str) -> None:
    described = menu(CATALOGUE, language)
    assert [command.command for command in described] == list(COMMANDS)
    assert all(1 <= len(command.description) <= 256 for command in described)
