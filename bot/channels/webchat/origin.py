"""Which websites may use the chat with a customer's cookie."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from bot.settings import Settings


def is_allowed(headers: Headers, settings: Settings) -> bool:
    """Whether a request comes from the gateway's own page, an allowed site, or no site at all.

    Browsers always send `Origin` with a WebSocket; programs such as `frontdoor chat` send none and
    carry no other site's cookies.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    if origin.rstrip("/") in settings.widget_origin_list:
        return True
    host = urlsplit(origin).netloc.lower()
    own = {headers.get("host", "").lower(), urlsplit(settings.public_url).netloc.lower()}
    return bool(host) and host in own
