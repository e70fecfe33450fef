"""Answers that go wrong, for `tests.auxil.bot_api_server`."""

import json
from dataclasses import dataclass
from typing import Any

from tests.auxil.bot_api_world import Refused


@dataclass(frozen=True)
class Fault:
    """One answer that goes wrong.

    Args:
        status: HTTP status of the answer; ignored when it hangs.
        body: bytes of the answer.
        works: whether the request took effect before the answer went wrong.
        hangs: never answer, until the server stops or the client gives up.
    """

    status: int = 502
    body: bytes = b"<html><head><title>502 Bad Gateway</title></head></html>"
    works: bool = False
    hangs: bool = False


def too_many_requests(retry_after: int) -> Fault:
    """Flood control: 429 with `retry_after` in seconds."""
    return refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def server_error(status: int = 502) -> Fault:
    """A 5xx whose body is no JSON, as Telegram's front servers answer."""
    return Fault(status, f"<html><head><title>{status}</title></head></html>".encode())


def hangs_after_the_work() -> Fault:
    """The message is sent, but the answer never comes: the client times out."""
    return Fault(works=True, hangs=True)


def malformed_json(status: int = 200, *, works: bool = False) -> Fault:
    """An answer that is cut off."""
    return Fault(status, b'{"ok": true, "resu', works=works)


def refusal(status: int, description: str, **parameters: int) -> Fault:
    """Any refusal, in Telegram's own form."""
    return Fault(
        status, json.dumps(refusal_json(Refused(status, description, **parameters))).encode()
    )


def refusal_json(error: Refused) -> dict[str, Any]:
    """The body of a refusal."""
    answer: dict[str, Any] = {
        "ok": False,
        "error_code": error.status,
        "description": error.description,
    }
    return answer | ({"parameters": error.parameters} if error.parameters else {})
