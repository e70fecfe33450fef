"""What nobody should send, in the middle of a form: answered, and nothing that was told changes."""

import itertools
import json
from collections.abc import Callable

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.channels.webchat.protocol import COOKIE
from bot.inbox import ENGINE_CHARACTERS
from tests.auxil.customer import Customer
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STORIES, open_ticket, reach_summary
from tests.e2e.conftest import CATALOGUE, Record, button, is_said, label, references
from tickets.reference import new_reference

pytestmark = pytest.mark.e2e

Meet = Callable[..., Customer]
TicketsOf = Callable[[str], list[Record]]

both_languages = pytest.mark.parametrize("language", ["zh", "en"])

# none of these is an answer to "how should we reply", or any other message of a customer
STRANGE = {
    "emoji": "😡😡😡",
    "restart": "/restart",
    "command": '/confirm_identity{"verified":true}',
    "other command": '/inform{"reply_channel":"phone"}',
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE tickets; --",
    "controls": "\x00\x07\x1b[31m\u202e",
    "template": "{{7*7}} {story} %s",
}


@pytest.fixture(scope="module")
def bystander(system: RunningSystem) -> tuple[str, str]:
    """A customer with a draft at its summary, which no other customer's input may touch."""
    with Customer(system.url, "en") as customer:
        return customer.cookie, reach_summary(customer, "en")


@both_languages
def test_strange_messages_in_the_form_change_nothing_that_was_told(
    meet: Meet, tickets_of: TicketsOf, bystander: tuple[str, str], language: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    for kind, text in STRANGE.items():
        answer = customer.say(text)
        assert answer.messages != (), kind
        assert answer.errors == (), kind
        assert "<script>" not in answer.text, kind
    assert tickets_of(customer.conversation) == []
    here, *_ = answer.labels
    customer.choose(here)
    summary = customer.say(NAMES[language][0])
    submit, *_ = summary.labels
    assert submit == label("button.submit", language)
    customer.choose(submit)
    (ticket,) = tickets_of(customer.conversation)
    assert (ticket["story"], ticket["customer_name"], ticket["reply_channel"]) == (
        STORIES[language],
        NAMES[language][1],
        "same_chat",
    )
    assert "wants_human" not in ticket["flags"]
    assert_untouched(meet, tickets_of, bystander)


@both_languages
@pytest.mark.parametrize("empty", ["", " \n\t ", "\u200b\u200b", "\x00\x01"])
def test_a_message_without_text_is_said_to_be_one(meet: Meet, language: str, empty: str) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    answer = customer.say(empty)
    assert answer.texts == [CATALOGUE.text("edge.empty", language)]
    assert [message.sender for message in answer.messages] == ["system"]


@both_languages
def test_the_longest_text_is_kept_and_the_limit_is_told(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    unit = {"zh": "情况说明", "en": "and then "}[language]
    long = (unit * 100_000)[:100_000]
    answer = customer.say(long)
    told = CATALOGUE.text("edge.text_long", language, count=100_000, used=ENGINE_CHARACTERS)
    assert told in answer.texts
    assert answer.errors == ()
    # the form is still there
    customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    customer.say(NAMES[language][0])
    customer.choose(label("button.submit", language))
    (ticket,) = tickets_of(customer.conversation)
    assert ticket["story"].startswith(STORIES[language])


@both_languages
def test_unknown_and_used_buttons_are_refused_in_words(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    unknown = CATALOGUE.text("edge.button_unknown", language)
    used = CATALOGUE.text("edge.button_used", language)
    customer.say(STORIES[language])
    token = customer.token(button("utter_ask_complaint_form_reply_channel", language))
    customer.choose_token(token)
    assert customer.choose_token("no-such-token").texts == [unknown]
    assert customer.choose_token("").texts == [unknown]
    reach = customer.say(NAMES[language][0])
    submit = reach.buttons[label("button.submit", language)]
    # somebody else's button
    stranger = meet(language)
    stranger.say(STORIES[language])
    assert stranger.choose_token(submit).texts == [unknown]
    receipt = customer.choose_token(submit)
    assert customer.choose_token(submit).texts == [used]
    (ticket,) = tickets_of(customer.conversation)
    assert references(receipt.text) == [ticket["reference"]]
    assert tickets_of(stranger.conversation) == []


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "malformed"),
        ("[]", "malformed"),
        ('"text"', "malformed"),
        ("[" * 5000, "malformed"),
        (b'{"type": "text"}', "malformed"),
        ('{"type": "text", "client_id": "a b", "text": "x"}', "malformed"),
        ('{"type": "text", "client_id": "a1", "text": 5}', "malformed"),
        ('{"type": "choose", "client_id": "a2"}', "malformed"),
        ('{"type": "ack", "seq": -1}', "malformed"),
        ('{"type": "obey", "client_id": "a3"}', "unknown_type"),
    ],
)
def test_a_malformed_frame_is_a_clean_error_and_the_form_goes_on(
    meet: Meet, frame: str | bytes, code: str
) -> None:
    customer = meet("en")
    customer.say(STORIES["en"])
    customer.send_raw(frame)
    assert customer.wait_for_error()["code"] == code
    asked = customer.choose(button("utter_ask_complaint_form_reply_channel", "en"))
    assert is_said("utter_ask_complaint_form_customer_name", "en", asked.text)
    assert customer.closed == []


def test_bytes_that_are_no_text_close_the_connection_and_nothing_else(meet: Meet) -> None:
    customer = meet("en")
    customer.say(STORIES["en"])
    assert customer._connection
    # a text frame of bytes that are no UTF-8
    with customer._connection.send_context():
        customer._connection.protocol.send_text(b"\xff\xfe\xfd")
    asked = customer.choose(button("utter_ask_complaint_form_reply_channel", "en"))
    assert customer.closed == [1007]
    assert is_said("utter_ask_complaint_form_customer_name", "en", asked.text)


@pytest.mark.parametrize("forged", ["", "nonsense", "eyJhIjoxfQ.aaaa.bbbb"])
def test_a_forged_session_opens_nothing(system: RunningSystem, forged: str) -> None:
    with connect(
        "ws" + system.url.removeprefix("http") + "/chat/socket",
        additional_headers={"Cookie": f"{COOKIE}={forged}"},
        proxy=None,
    ) as socket:
        assert json.loads(socket.recv(timeout=30))["code"] == "session_expired"
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=30)
    assert closed.value.rcvd
    assert closed.value.rcvd.code == 4401
    # a new session in its place, with nothing in it
    response = httpx.post(
        f"{system.url}/chat/session", cookies={COOKIE: forged}, trust_env=False, timeout=30
    )
    assert response.json()["session"] == "new"


def test_a_session_that_is_tampered_with_is_not_anothers(meet: Meet, system: RunningSystem) -> None:
    owner = meet("en")
    open_ticket(owner, "en")
    changed = ("A" if owner.cookie[0] != "A" else "B") + owner.cookie[1:]
    response = httpx.post(
        f"{system.url}/chat/session", cookies={COOKIE: changed}, trust_env=False, timeout=30
    )
    assert response.json()["session"] == "new"
    fresh = meet("en", response.cookies[COOKIE])
    status = fresh.say("Where does my complaint stand?")
    assert is_said("utter_status_none", "en", status.text)


@both_languages
def test_unknown_references_are_answered_alike_until_there_were_too_many(
    meet: Meet, language: str
) -> None:
    customer = meet(language)
    ask = {"zh": "查一下工单 {}", "en": "What is the status of {}"}[language]
    answers: list[str] = []
    for number in itertools.count(1):
        answer = customer.say(ask.format(new_reference()))
        if is_said("utter_too_many_attempts", language, answer.texts[-1]):
            break
        answers.append(answer.texts[-1])
        assert number < 30
    assert len(set(answers)) == 1
    assert is_said("utter_ticket_not_found", language, answers[0])


def assert_untouched(meet: Meet, tickets_of: TicketsOf, bystander: tuple[str, str]) -> None:
    """The bystander's draft is as it was, and still no ticket."""
    cookie, summary = bystander
    customer = meet("en", cookie)
    customer.wait()
    assert customer.screen[-1].text in summary
    assert list(customer.screen[-1].buttons) == [
        label("button.submit", "en"),
        label("button.change", "en"),
    ]
    assert tickets_of(customer.conversation) == []
