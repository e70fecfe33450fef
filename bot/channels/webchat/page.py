"""The customer's page, its files, and the script that puts the chat on another site."""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from bot.catalogue import LANGUAGES, Catalogue, to_traditional
from bot.channels.webchat import assets
from bot.channels.webchat.protocol import MAX_FILES
from bot.channels.webchat.session import Sessions, open_session
from bot.delivery import Channel
from bot.edge import Edge
from bot.inbox import ENGINE_CHARACTERS
from bot.settings import Settings

TEXT_LIMIT = ENGINE_CHARACTERS
"""Longest text, in characters, that the page sends as one message: as much as is read at once."""

_SOCKET = "chat/socket"
_SESSION = "chat/session"
_FILES = "chat/files"
# tags for browsers and screen readers
_TAGS = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en"}
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:*]+")
_WIDGET_WORDS = ("widget_open", "widget_close", "widget_title")
_TRADITIONAL_REGIONS = ("hant", "tw", "hk", "mo")


@dataclass(frozen=True)
class WebPage:
    """The page as a plugin of the gateway: routes only, messages go over the socket."""

    router: APIRouter
    channel: Channel | None = None

    async def start(self) -> None:
        """Nothing runs in the background."""

    async def stop(self) -> None:
        """Nothing runs in the background."""


def create(edge: Edge) -> WebPage:
    """The page for a gateway.

    Raises:
        WebPartsMissing: deep-chat has not been installed.
    """
    sessions = Sessions.of(edge.settings)

    def remember(request: Request, response: Response) -> None:
        open_session(sessions, edge.settings, request, response)

    return WebPage(page_router(edge.settings, edge.catalogue, remember))


def page_router(
    settings: Settings, catalogue: Catalogue, remember: Callable[[Request, Response], None]
) -> APIRouter:
    """Routes of the page, its files and the widget.

    Args:
        settings: names, languages, `widget_origins`, `privacy_url`, `public_url`.
        catalogue: its section `web` has the words of the page.
        remember: keeps or begins the session of a request on the response to the page.

    Raises:
        WebPartsMissing: deep-chat has not been installed.
    """
    words = {language: page_words(catalogue, settings, language) for language in LANGUAGES}
    files = assets.load()
    template = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    ).get_template("chat.html")
    deep_chat = assets.deep_chat_path()
    log_css = files["log.css"].body.decode()
    widget = _widget(words)
    router = APIRouter(include_in_schema=False)

    @router.get("/chat")
    async def chat(request: Request) -> Response:
        embedded = request.query_params.get("embed") == "1"
        language = choose_language(
            request.query_params.get("lang"),
            request.headers.get("accept-language", ""),
            settings.default_language,
        )
        nonce = secrets.token_urlsafe(18)
        config = {
            "socket": _SOCKET,
            "session": _SESSION,
            "language": language,
            "embedded": embedded,
            "limit": TEXT_LIMIT,
            "files": {"url": _FILES, "bytes": settings.evidence_file_bytes, "most": MAX_FILES},
            "words": words,
            "tags": _TAGS,
            "logCss": log_css,
        }
        html = template.render(
            base="chat",
            nonce=nonce,
            config=_json_in_html(config),
            words=words[language],
            language=language,
            tag=_TAGS[language],
            tags=_TAGS,
            embedded=embedded,
            deep_chat=deep_chat,
            privacy_url=_web_address(settings.privacy_url),
        )
        response = HTMLResponse(html, headers=page_headers(settings, nonce, embedded))
        remember(request, response)
        return response

    @router.get("/chat/static/{path:path}")
    async def static(path: str, request: Request) -> Response:
        asset = files.get(path)
        if asset is None:
            return Response(status_code=404, headers=_FILE_HEADERS)
        return asset.response(request, _FILE_HEADERS)

    @router.get("/widget.js")
    async def widget_script(request: Request) -> Response:
        # other sites load it: the only file that may cross origins
        headers = {**_FILE_HEADERS, "cross-origin-resource-policy": "cross-origin"}
        return widget.response(request, headers)

    return router


_FILE_HEADERS = {
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; sandbox",
}


def page_headers(settings: Settings, nonce: str, embedded: bool) -> dict[str, str]:
    """Security headers of the page (docs/adr: web chat content security policy).

    Args:
        settings: `widget_origins` may frame the embedded page; `public_url` names the host of the
            socket.
        nonce: of this response's scripts.
        embedded: the page is meant for the widget's frame.
    """
    origins = [o for o in settings.widget_origin_list if _ORIGIN.fullmatch(o)]
    ancestors = " ".join(["'self'", *origins]) if embedded else "'none'"
    # older WebKit does not count a WebSocket of the same host as 'self'
    public = settings.public_url.rstrip("/")
    socket = re.sub(r"^http", "ws", public) if _ORIGIN.fullmatch(public) else ""
    policy = {
        "default-src": "'none'",
        "script-src": f"'nonce-{nonce}'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"'self' {socket}".strip(),
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": ancestors,
    }
    headers = {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-store",
    }
    if not embedded:
        headers["x-frame-options"] = "DENY"
    return headers


def page_words(catalogue: Catalogue, settings: Settings, language: str) -> dict[str, str]:
    """The section `web` of a language with the organisation's name filled in.

    `{organisation}` is the name within a sentence, `{Organisation}` at its beginning; all other
    placeholders are left for the page's script.
    """
    own = settings.organisation_en if language == "en" else settings.organisation_zh
    name = own or catalogue.text("web.organisation", language)
    if language == "zh-Hant":
        name = to_traditional(name)
    capital = name[:1].upper() + name[1:]
    return {
        key: str(text).replace("{organisation}", name).replace("{Organisation}", capital)
        for key, text in catalogue.section("web", language).items()
    }


def choose_language(asked: str | None, accept_language: str, default: str) -> str:
    """The catalogue language of a page.

    Args:
        asked: the parameter `lang` of the address, which wins when it names a language we speak.
        accept_language: the header of that name.
        default: when neither tells.
    """
    weighted = []
    for part in accept_language.split(","):
        tag, _, parameters = part.partition(";")
        match = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameters)
        weight = float(match.group(1)) if match else 0.0 if parameters.strip() else 1.0
        weighted.append((-weight, tag))
    wishes = [tag for weight, tag in sorted(weighted, key=lambda wish: wish[0]) if weight < 0]
    for tag in [asked or "", *wishes]:
        if language := _language_of(tag):
            return language
    return default if default in LANGUAGES else LANGUAGES[0]


def _language_of(tag: str) -> str | None:
    primary, *rest = re.split(r"[-_]", tag.strip().lower())
    if primary == "en":
        return "en"
    if primary != "zh":
        return None
    if "hans" in rest:
        return "zh"
    return "zh-Hant" if any(part in _TRADITIONAL_REGIONS for part in rest) else "zh"


def _web_address(url: str) -> str:
    return url if re.match(r"https?://|/(?!/)", url) else ""


def _json_in_html(value: Any) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _widget(words: dict[str, dict[str, str]]) -> assets.Asset:
    own = {lang: {key: texts[key] for key in _WIDGET_WORDS} for lang, texts in words.items()}
    source = (assets.STATIC / "widget.js").read_text("utf-8")
    script = source.replace('"__WORDS__"', json.dumps(own, ensure_ascii=True))
    return assets.Asset.of(script.encode(), ".js")
