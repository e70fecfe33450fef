"""Customers on another channel, or with a lost session, show which tickets are theirs."""

import json
import time
from collections.abc import Callable

import pytest

from bot.channels.webchat.session import Sessions
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.customer import Customer
from tests.auxil.smtp_server import Inbox
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STORIES, open_ticket
from tests.e2e.conftest import BOT_NAME, CATALOGUE, Record, button, is_said, label, references
from tests.e2e.telegram_chat import Chat
from tickets.store import crypto, keys
from tickets.store.base import blind_index, create_engine_for

pytestmark = pytest.mark.e2e

Meet = Callable[..., Customer]
TicketsOf = Callable[[str], list[Record]]

both_languages = pytest.mark.parametrize("language", ["zh", "en"])
ASK = {"zh": "查一下工单 {}", "en": "What is the status of {}"}
EMAIL = {"zh": "fang.wang@example.org", "en": "alice@example.org"}


def edge(key: str, language: str, **values: object) -> str:
    return CATALOGUE.text(f"edge.{key}", language, **values)


def by_mail(customer: Customer, language: str) -> str:
    """Make a complaint that is answered by e-mail; returns its reference."""
    customer.say(STORIES[language])
    customer.choose(button("utter_ask_complaint_form_reply_channel", language, 2))
    answer = customer.say(EMAIL[language])
    if label("button.submit", language) not in answer.labels:
        answer = customer.say(NAMES[language][0])
    (reference,) = references(customer.choose(label("button.submit", language)).text)
    return reference


def code_for(reference: str, inbox: Inbox, language: str, seconds: float = 60.0) -> str:
    """Wait for the mail with the code; returns the code as it is written there."""
    subject = edge("code_subject", language, reference=reference)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for mail in list(inbox.mails):
            if mail["Subject"] == subject:
                assert mail["To"] == EMAIL[language]
                body = mail.get_body(("plain",))
                assert body is not None
                return str(body.get_content()).splitlines()[0]
        time.sleep(0.1)
    raise AssertionError(f"no mail with a code for {reference}")


@both_languages
def test_a_code_by_mail_opens_the_ticket_elsewhere_and_spares_the_form(
    meet: Meet,
    tickets_of: TicketsOf,
    mail: tuple[Inbox, int],
    system: RunningSystem,
    language: str,
) -> None:
    reference = by_mail(meet(language), language)
    elsewhere = meet(language)
    elsewhere.say(STORIES[language])
    elsewhere.say(ASK[language].format(reference))
    asked = elsewhere.choose(label("button.prove", language))
    assert asked.text == edge("proof_asked", language, reference=reference, minutes=10)
    code = code_for(reference, mail[0], language)
    typed = {"zh": f"验证码是{code}", "en": f"my code is {code}"}[language]
    opened = elsewhere.say(typed)
    assert opened.texts[0] == edge("proof_given", language, reference=reference)
    # staff whom another test brought in may have been given it meanwhile
    stands = [label(f"state.{state}", language) for state in ("registered", "assigned")]
    assert any(state in opened.text for state in stands)
    # the complaint that was being told goes on where it stood
    elsewhere.choose(button("utter_ask_complaint_form_reply_channel", language))
    elsewhere.say(NAMES[language][0])
    receipt = elsewhere.choose(label("button.submit", language))
    (second,) = references(receipt.text)
    assert second != reference
    (own,) = tickets_of(elsewhere.conversation)
    assert (own["reference"], own["story"]) == (second, STORIES[language])
    # the code is nowhere to be read
    plain = code.replace(" ", "")
    again = meet(language, elsewhere.cookie)
    again.wait()
    shown = json.dumps([own["text"] for own in again.customers_own], ensure_ascii=False)
    assert plain not in shown.replace(" ", "")
    assert "••• •••" in shown
    assert plain not in system.log().replace(" ", "")


@both_languages
def test_a_receipt_leads_to_telegram_and_its_link_counts_once(
    meet: Meet,
    telegram: BotApiServer,
    stored_tickets: Callable[[], list[Record]],
    language: str,
) -> None:
    customer = meet(language)
    reference = open_ticket(customer, language)
    links = next(m.links for m in reversed(customer.screen) if m.links)
    address, _, token = links[edge("button_telegram", language)].partition("?start=")
    assert address == f"https://t.me/{BOT_NAME}"
    chat = Chat(telegram, language)
    chat.say(f"/start {token}")
    followed = edge("link_followed", language, reference=reference)
    chat.wait_until(lambda text: text == followed, followed)
    state = label("state.registered", language)
    chat.wait_until(lambda text: reference in text and state in text, "the status")
    chat.press(label("button.add", language))
    chat.wait_for("utter_ask_addition")
    words = {"zh": "当时还有两位证人在场", "en": "Two witnesses were there as well"}[language]
    chat.say(words)
    chat.wait_for("utter_information_added")
    (ticket,) = [one for one in stored_tickets() if one["reference"] == reference]
    assert [added["text"] for added in ticket["information"]] == [words]
    # the web chat hears of it
    customer.wait_until_shown(edge("link_told", language, reference=reference))
    # the same link again, by somebody else
    thief = Chat(telegram, language)
    thief.say(f"/start {token}")
    unusable = edge("link_unusable", language)
    thief.wait_until(lambda text: text == unusable, unusable)
    thief.wait_for("utter_greet")
    assert thief.references() == []


@pytest.mark.parametrize("kind", ["expired", "forged"])
def test_an_invalid_session_is_told_and_opens_nothing(
    meet: Meet, system: RunningSystem, kind: str
) -> None:
    owner = meet("en")
    reference = open_ticket(owner, "en")
    cookie = invalid_cookie(system, owner.cookie, kind)
    lost = Customer(system.url, "en", cookie)
    lost.connect()
    try:
        assert lost.wait_for_error()["code"] == "session_expired"
    finally:
        lost.disconnect()
    # what a page does then: a new session, an empty screen, and nobody's tickets
    anew = meet("en")
    assert anew.cookie != owner.cookie
    answer = anew.say(ASK["en"].format(reference))
    assert is_said("utter_ticket_not_found", "en", answer.text)
    assert reference in owner.say(ASK["en"].format(reference)).text


def invalid_cookie(system: RunningSystem, cookie: str, kind: str) -> str:
    """The owner's session under another signature, or signed longer ago than sessions live."""
    if kind == "forged":
        account, _, rest = cookie.partition(".")
        return f"{account}.{rest[:-4]}AAAA"
    engine = create_engine_for(system.settings.store_url)
    try:
        keys.unlock(engine, system.settings.keys_path)
        sessions = Sessions.of(system.settings)
        account = sessions.read(cookie)
        long_ago = time.time() - sessions.max_age_seconds - 60
        key = blind_index("signing key of web sessions")
        old = Sessions(key, sessions.max_age_seconds, now=lambda: long_ago)
        return str(old._serializer.dumps(account))
    finally:
        engine.dispose()
        crypto.install(None)
