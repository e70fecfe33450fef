"""Who a browser or terminal is: a signed, http-only cookie, and nothing that the client can choose.

The cookie carries a random session id, which is the account of the web conversation. It is signed
under a key derived from the key file, so that a new key file ends all sessions.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from time import time

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.channels.webchat.protocol import COOKIE
from bot.settings import Settings
from tickets.store.base import blind_index

_CANARY = "canary-"


class SessionInvalid(Exception):
    """The cookie is missing, forged or expired."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that may be used.

    Attributes:
        account: the random session id, 32 hex digits.
        cookie: value for the cookie, signed now.
        is_new: there was no valid one before.
    """

    account: str
    cookie: str
    is_new: bool


class Sessions:
    """Issues and checks session cookies.

    Args:
        key: signing key.
        max_age_seconds: how long a cookie is good after it was last issued.
        now: seconds since the epoch.
    """

    def __init__(self, key: str, max_age_seconds: int, now: Callable[[], float] = time) -> None:
        self.max_age_seconds = max_age_seconds

        class Signer(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(now())

        self._serializer = URLSafeTimedSerializer(key, salt="web-session", signer=Signer)

    @classmethod
    def of(cls, settings: Settings) -> "Sessions":
        """Sessions signed under the installed key ring."""
        # the index key survives a rotation of the encryption keys, and so do the sessions
        key = blind_index("signing key of web sessions")
        return cls(key, settings.session_days * 24 * 3600)

    def read(self, cookie: str | None) -> str:
        """The account that a cookie stands for.

        Raises:
            SessionInvalid: it stands for none.
        """
        if not cookie:
            raise SessionInvalid("There is no session cookie.")
        try:
            account = self._serializer.loads(cookie, max_age=self.max_age_seconds)
        except BadData as error:
            raise SessionInvalid("The session cookie is forged or expired.") from error
        return str(account)

    def renew(self, cookie: str | None, canary: bool = False) -> Session:
        """The same session with its expiry moved on, or a new one.

        Args:
            canary: a new one belongs to the check of the system itself (`bot.canary`).
        """
        try:
            account, is_new = self.read(cookie), False
        except SessionInvalid:
            # hex: the blind index of accounts does not tell upper from lower case
            account, is_new = (_CANARY if canary else "") + secrets.token_hex(16), True
        return Session(account, str(self._serializer.dumps(account)), is_new)


def channel_of(account: str) -> str:
    """The channel of a session's conversation: `web`, or `canary`. Only signing decides it."""
    return "canary" if account.startswith(_CANARY) else "web"


def open_session(
    sessions: Sessions,
    settings: Settings,
    request: HTTPConnection,
    response: Response,
    canary: bool = False,
) -> Session:
    """Keep or begin the session of a request and set its cookie on the response.

    Every page load and `POST /chat/session` goes through here.
    """
    session = sessions.renew(request.cookies.get(COOKIE), canary)
    secure = request.url.scheme in {"https", "wss"} or settings.public_url.startswith("https:")
    # a widget on another site gets its cookie only when it says so, and only over https
    embedded = secure and bool(settings.widget_origin_list)
    attributes = [
        f"{COOKIE}={session.cookie}",
        f"Max-Age={sessions.max_age_seconds}",
        "Path=/",
        "HttpOnly",
        "SameSite=None; Partitioned" if embedded else "SameSite=Lax",
    ]
    if secure:
        attributes.append("Secure")
    response.headers.append("set-cookie", "; ".join(attributes))
    response.headers["cache-control"] = "no-store"
    return session
