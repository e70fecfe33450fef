import gzip
import json
import re
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from bot.catalogue import Catalogue
from bot.channels.webchat import assets
from bot.channels.webchat.page import choose_language, page_headers, page_router
from bot.settings import Settings

PROJECT = Path(__file__).resolve().parents[4]


def remember(request: Request, response: Response) -> None:
    response.set_cookie("frontdoor_session", "signed")


def client(**settings: str) -> httpx.AsyncClient:
    app = FastAPI()
    app.include_router(
        page_router(
            Settings(_env_file=None, **settings), Catalogue(PROJECT / "data/responses"), remember
        )
    )
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url="http://chat.test")


def config_of(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.S)
    assert found
    return dict(json.loads(found.group(1)))


@pytest.mark.parametrize(
    ("asked", "header", "default", "language"),
    [
        ("en", "zh-CN", "zh", "en"),
        ("zh-TW", "en", "en", "zh-Hant"),
        ("zh-Hans-HK", "", "en", "zh"),
        ("zh_HK", "", "en", "zh-Hant"),
        ("fr", "zh;q=0.5, en;q=0.9", "zh", "en"),
        (None, "fr, de;q=0.7, zh-Hant;q=0.3", "en", "zh-Hant"),
        (None, "en;q=0, zh;q=0.1", "en", "zh"),
        (None, "en;q=x", "zh", "zh"),
        (None, "fr", "zh-Hant", "zh-Hant"),
        ("<script>", "", "klingon", "en"),
        (None, "", "zh", "zh"),
    ],
)
def test_language_comes_from_the_address_then_the_browser_then_the_setting(
    asked: str | None, header: str, default: str, language: str
) -> None:
    assert choose_language(asked, header, default) == language


@pytest.mark.parametrize(
    ("lang", "tag", "title"),
    [
        ("en", "en", "The complaints desk: complaints chat"),
        ("zh", "zh-Hans", "投诉服务中心：在线投诉"),
        ("zh-Hant", "zh-Hant", "投訴服務中心：線上投訴"),
    ],
)
async def test_the_page_speaks_its_language(lang: str, tag: str, title: str) -> None:
    html = (await client().get(f"/chat?lang={lang}")).text
    assert f'<html lang="{tag}">' in html
    assert f"<title>{title}</title>" in html


async def test_every_answer_has_a_nonce_of_its_own_and_allows_nothing_else() -> None:
    chat = client()
    first, second = await chat.get("/chat"), await chat.get("/chat")
    nonces = []
    for response in (first, second):
        policy = response.headers["content-security-policy"]
        (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
        assert set(re.findall(r'nonce="([^"]+)"', response.text)) == {nonce}
        assert policy == (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        nonces.append(nonce)
    assert nonces[0] != nonces[1]
    assert {name: first.headers[name] for name in ("x-content-type-options", "referrer-policy")} | {
        "x-frame-options": first.headers["x-frame-options"]
    } == {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
    }


async def test_the_page_sets_the_session() -> None:
    assert (await client().get("/chat")).cookies["frontdoor_session"] == "signed"


def test_only_named_origins_may_frame_the_embedded_page() -> None:
    origins = "https://shop.example/ http://a.example:8080 https://x.example;script-src *"
    headers = page_headers(Settings(_env_file=None, widget_origins=origins), "n", embedded=True)
    policy = headers["content-security-policy"]
    assert policy.split("frame-ancestors ")[1] == (
        "'self' https://shop.example http://a.example:8080"
    )
    assert "x-frame-options" not in headers


def test_the_socket_of_the_public_address_is_named_for_older_browsers() -> None:
    settings = Settings(_env_file=None, public_url="https://help.example/")
    policy = page_headers(settings, "n", embedded=False)["content-security-policy"]
    assert "connect-src 'self' wss://help.example;" in policy


async def test_a_name_with_markup_in_it_is_shown_as_text() -> None:
    name = "</script><script>alert(1)</script>&"
    html = (await client(organisation_zh=name).get("/chat?lang=zh")).text
    assert "<script>alert" not in html
    words = config_of(html)["words"]
    assert isinstance(words, dict)
    assert words["zh"]["heading"] == name


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/privacy", True),
        ("/privacy", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        ("", False),
    ],
)
async def test_the_privacy_notice_is_linked_when_it_is_an_address(url: str, linked: bool) -> None:
    assert ("<a " in (await client(privacy_url=url).get("/chat")).text) is linked


async def test_files_are_packed_and_kept_until_they_change() -> None:
    chat = client()
    path = f"/chat/static/{assets.deep_chat_path()}"
    response = await chat.get(path, headers={"accept-encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(response.headers["content-length"]) < 130_000
    plain = await chat.get("/chat/static/chat.js", headers={"accept-encoding": "identity"})
    assert plain.content == (assets.STATIC / "chat.js").read_bytes()
    assert plain.headers["content-type"] == "text/javascript; charset=utf-8"
    again = await chat.get("/chat/static/chat.js", headers={"if-none-match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["nothing.js", "../page.py", "%2e%2e/page.py", "..%2fpage.py", "vendor/manifest.json", ""],
)
async def test_nothing_but_the_files_of_the_chat_is_served(path: str) -> None:
    assert (await client().get(f"/chat/static/{path}")).status_code == 404


async def test_the_widget_brings_its_words_and_may_be_loaded_from_elsewhere() -> None:
    response = await client().get("/widget.js")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    found = re.search(r"const WORDS = (\{.*\});", response.text)
    assert found
    words = json.loads(found.group(1))
    assert {language: texts["widget_open"] for language, texts in words.items()} == {
        "en": "Complaints and help",
        "zh": "投诉与咨询",
        "zh-Hant": "投訴與諮詢",
    }


def test_every_word_that_the_page_asks_for_is_in_the_catalogue() -> None:
    sources = "".join(
        path.read_text("utf-8")
        for path in [*assets.STATIC.glob("*.js"), *assets.STATIC.parent.glob("templates/*.html")]
    )
    asked = set(re.findall(r'words\(\s*"(\w+)"', sources))
    asked |= set(re.findall(r'data-word(?:-[a-z-]+)?="(\w+)"', sources))
    asked |= set(re.findall(r"words\.(\w+)\b", sources)) - {"js"}
    known = set(Catalogue(PROJECT / "data/responses").section("web", "en"))
    assert asked - known == set()


def test_missing_parts_are_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(assets.WebPartsMissing, match=r"bot\.channels\.webchat\.build"):
        assets.deep_chat_path(tmp_path / "manifest.json")


def test_an_asset_is_the_same_packed_and_unpacked() -> None:
    asset = assets.Asset.of(b"body {}", ".css")
    assert gzip.decompress(asset.packed) == asset.body
    assert asset == assets.Asset.of(b"body {}", ".css")
