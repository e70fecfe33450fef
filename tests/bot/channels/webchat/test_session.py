"""Only the gateway decides who a browser is."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.webchat.session import SessionInvalid, Sessions, channel_of, open_session
from bot.settings import Settings

WEEK_SECONDS = 7 * 24 * 3600


class Hours:
    """A clock in seconds."""

    def __init__(self) -> None:
        self.at = 1_790_000_000.0

    def __call__(self) -> float:
        return self.at


def test_a_session_is_kept_while_it_is_used() -> None:
    clock = Hours()
    sessions = Sessions("key", WEEK_SECONDS, clock)
    first = sessions.renew(None)
    clock.at += WEEK_SECONDS - 1
    second = sessions.renew(first.cookie)
    clock.at += WEEK_SECONDS - 1
    assert (first.is_new, second.is_new) == (True, False)
    assert sessions.read(second.cookie) == first.account


def test_an_unused_session_ends() -> None:
    clock = Hours()
    sessions = Sessions("key", WEEK_SECONDS, clock)
    cookie = sessions.renew(None).cookie
    clock.at += WEEK_SECONDS + 1
    with pytest.raises(SessionInvalid):
        sessions.read(cookie)
    assert sessions.renew(cookie).is_new


@pytest.mark.parametrize("forge", [None, "", "x", "a.b.c", "ü" * 9])
def test_a_forged_cookie_is_no_session(forge: str | None) -> None:
    with pytest.raises(SessionInvalid):
        Sessions("key", WEEK_SECONDS).read(forge)


def test_another_key_ends_all_sessions() -> None:
    cookie = Sessions("key", WEEK_SECONDS).renew(None).cookie
    with pytest.raises(SessionInvalid):
        Sessions("other", WEEK_SECONDS).read(cookie)


def test_only_a_canary_session_is_of_the_canary_channel() -> None:
    sessions = Sessions("key", WEEK_SECONDS)
    opened = [sessions.renew(None), sessions.renew(None, canary=True)]
    assert [channel_of(session.account) for session in opened] == ["web", "canary"]


@pytest.mark.parametrize(
    ("scheme", "origins", "expected"),
    [
        ("http", "", ["HttpOnly", "SameSite=Lax"]),
        ("https", "", ["HttpOnly", "SameSite=Lax", "Secure"]),
        ("http", "https://shop.example", ["HttpOnly", "SameSite=Lax"]),
        (
            "https",
            "https://shop.example",
            ["HttpOnly", "SameSite=None", "Partitioned", "Secure"],
        ),
    ],
)
def test_the_cookie_is_as_closed_as_the_site_allows(
    scheme: str, origins: str, expected: list[str]
) -> None:
    request = Request(
        {"type": "http", "headers": [], "scheme": scheme, "path": "/chat", "server": ("h", 80)}
    )
    response = Response()
    settings = Settings(_env_file=None, widget_origins=origins)
    open_session(Sessions("key", WEEK_SECONDS), settings, request, response)
    attributes = response.headers["set-cookie"].split("; ")
    assert attributes[1:3] == ["Max-Age=604800", "Path=/"]
    assert attributes[3:] == expected
