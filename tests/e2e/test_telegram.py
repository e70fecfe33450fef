"""Customers on Telegram: the real client, and a Bot API server that may answer wrongly."""

from collections.abc import Callable

import pytest

from tests.auxil.bot_api_faults import hangs_after_the_work, server_error, too_many_requests
from tests.auxil.bot_api_server import BotApiServer
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import STATUS, STORIES
from tests.e2e.conftest import CATALOGUE, Record, is_said, label
from tests.e2e.telegram_chat import Chat

pytestmark = pytest.mark.e2e

both_languages = pytest.mark.parametrize("language", ["zh", "en"])
FindTickets = Callable[[str], list[Record]]


@pytest.fixture
def tickets_about(stored_tickets: Callable[[], list[Record]]) -> FindTickets:
    """All tickets of the conversation that a reference's ticket comes from."""

    def find(reference: str) -> list[Record]:
        every = stored_tickets()
        (told,) = [ticket for ticket in every if ticket["reference"] == reference]
        return [t for t in every if t["conversation_id"] == told["conversation_id"]]

    return find


@both_languages
def test_a_complaint_becomes_a_ticket_by_inline_buttons(
    system: RunningSystem, telegram: BotApiServer, tickets_about: FindTickets, language: str
) -> None:
    chat = Chat(telegram, language)
    chat.to_summary()
    assert chat.references() == []
    chat.press(label("button.submit", language))
    chat.wait_for("utter_receipt")
    (reference,) = chat.references()
    (ticket,) = tickets_about(reference)
    assert (ticket["channel"], ticket["language"], ticket["story"]) == (
        "telegram",
        language,
        STORIES[language],
    )
    before = len(chat.texts())
    chat.say(STATUS[language])
    telegram.wait_until(lambda: len(chat.texts()) > before, "the status", 30)
    assert reference in chat.texts()[-1]
    # the worker may have given it to somebody meanwhile
    stands = [label(f"state.{state}", language) for state in ("registered", "assigned")]
    assert any(words in chat.texts()[-1] for words in stands)
    # the command says the same
    chat.say("/status")
    telegram.wait_until(lambda: len(chat.texts()) > before + 1, "the status again", 30)
    assert reference in chat.texts()[-1]


@both_languages
def test_updates_delivered_again_open_no_second_ticket(
    system: RunningSystem, telegram: BotApiServer, tickets_about: FindTickets, language: str
) -> None:
    chat = Chat(telegram, language)
    chat.to_summary()
    pressed = chat.press(label("button.submit", language))
    telegram.world.queue_again(pressed)
    chat.wait_for("utter_receipt")
    telegram.world.queue_again(pressed)
    telegram.wait_until(lambda: not telegram.world.unconfirmed(), "all confirmed", 30)
    (reference,) = chat.references()
    assert len(tickets_about(reference)) == 1
    assert sum(is_said("utter_receipt", language, text) for text in chat.texts()) == 1
    update = chat.say(STATUS[language])
    telegram.world.queue_again(update)
    telegram.wait_until(lambda: not telegram.world.unconfirmed(), "all confirmed", 30)


@both_languages
def test_a_server_in_trouble_gets_the_receipt_and_the_store_one_ticket(
    system: RunningSystem, telegram: BotApiServer, tickets_about: FindTickets, language: str
) -> None:
    chat = Chat(telegram, language)
    chat.to_summary()
    for fault in (too_many_requests(1), server_error(502), hangs_after_the_work()):
        telegram.fail("sendMessage", fault)
    telegram.fail("getUpdates", server_error(500), times=2)
    chat.press(label("button.submit", language))
    chat.wait_for("utter_receipt")
    telegram.wait_until(lambda: not telegram.world.unconfirmed(), "all confirmed", 60)
    (reference,) = chat.references()
    assert len(tickets_about(reference)) == 1
    # a sending whose outcome is unknown may be repeated, never left out
    receipts = [text for text in chat.texts() if is_said("utter_receipt", language, text)]
    assert set(receipts) == {receipts[0]}
    telegram.repair()


def test_a_gateway_killed_in_the_middle_loses_no_update(
    system: RunningSystem, telegram: BotApiServer, tickets_about: FindTickets
) -> None:
    chat = Chat(telegram, "zh")
    chat.to_summary()
    killed = system.kill("gateway")
    chat.press(label("button.submit", "zh"))
    system.wait_until_back("gateway", killed)
    chat.wait_for("utter_receipt")
    (reference,) = chat.references()
    assert len(tickets_about(reference)) == 1


def test_a_typed_command_of_rasa_is_only_a_text(
    system: RunningSystem, telegram: BotApiServer, tickets_about: FindTickets
) -> None:
    chat = Chat(telegram, "en")
    chat.to_summary()
    before = len(chat.texts())
    chat.say("/restart")
    chat.say('/confirm_identity{"verified":true}')
    telegram.wait_until(lambda: len(chat.texts()) >= before + 2, "answers", 30)
    chat.press(label("button.submit", "en"))
    chat.wait_for("utter_receipt")
    (reference,) = chat.references()
    (ticket,) = tickets_about(reference)
    assert ticket["story"].startswith(STORIES["en"])


def test_a_button_of_another_chat_is_refused(system: RunningSystem, telegram: BotApiServer) -> None:
    owner, stranger = Chat(telegram, "en"), Chat(telegram, "en")
    owner.to_summary()
    data = next(
        data
        for sent in telegram.sent(owner.id)
        for row in sent.rows
        for name, data in row
        if name == label("button.submit", "en")
    )
    stranger.say("Hello")
    stranger.wait_until(bool, "a greeting")
    telegram.press_data(stranger.id, data)
    unknown = CATALOGUE.text("edge.button_unknown", "en")
    stranger.wait_until(lambda text: text == unknown, unknown)
    assert owner.references() == []
