"""The files of the web chat, read once, with what HTTP needs to serve them."""

import gzip
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tickets.errors import FrontDoorError

STATIC = Path(__file__).parent / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"

_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


class WebPartsMissing(FrontDoorError):
    """deep-chat has not been installed: `python -m bot.channels.webchat.build` does it."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served.

    Attributes:
        body: its bytes.
        packed: the same, gzipped.
        media_type: value for `Content-Type`.
        etag: changes with the content.
        immutable: its name changes with its content.
    """

    body: bytes
    packed: bytes
    media_type: str
    etag: str
    immutable: bool

    @classmethod
    def of(cls, body: bytes, suffix: str, immutable: bool = False) -> "Asset":
        """An asset from its bytes and its file suffix."""
        return cls(
            body=body,
            packed=gzip.compress(body, mtime=0),
            media_type=_MEDIA_TYPES[suffix],
            etag=f'"{sha256(body).hexdigest()[:20]}"',
            immutable=immutable,
        )

    def response(self, request: Request, headers: dict[str, str]) -> Response:
        """Answer a request for it, or that the client's copy is still good.

        Args:
            request: read for `If-None-Match` and `Accept-Encoding`.
            headers: what else to send.
        """
        lifetime = "public, max-age=31536000, immutable" if self.immutable else "no-cache"
        headers = {
            "etag": self.etag,
            "cache-control": lifetime,
            "vary": "accept-encoding",
            **headers,
        }
        if request.headers.get("if-none-match") == self.etag:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            return Response(self.packed, media_type=self.media_type, headers=headers)
        return Response(self.body, media_type=self.media_type, headers=headers)


def deep_chat_path(manifest: Path = MANIFEST) -> str:
    """Path below `static/` of the installed deep-chat.

    Raises:
        WebPartsMissing: it is not installed.
    """
    try:
        name = json.loads(manifest.read_text("utf-8"))["deep-chat"]
    except (OSError, ValueError, KeyError) as error:
        raise WebPartsMissing(
            "The web chat's parts are missing; run: python -m bot.channels.webchat.build"
        ) from error
    return f"vendor/{name}"


def load(folder: Path = STATIC) -> dict[str, Asset]:
    """All served files by their path below `folder`."""
    return {
        path.relative_to(folder).as_posix(): Asset.of(
            path.read_bytes(), path.suffix, immutable=path.parent.name == "vendor"
        )
        for path in sorted(folder.rglob("*"))
        if path.suffix in _MEDIA_TYPES and path.name != "widget.js"
    }
