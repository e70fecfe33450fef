"""Processes that are killed in the middle of a complaint: nothing is lost, doubled or made up."""

import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from tests.auxil.customer import Customer
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STATUS, STORIES
from tests.e2e.conftest import CATALOGUE, Record, button, is_said, label, references

pytestmark = pytest.mark.e2e

Meet = Callable[..., Customer]
TicketsOf = Callable[[str], list[Record]]

both_languages = pytest.mark.parametrize("language", ["zh", "en"])
# the promise is five seconds; a machine that runs other tests as well may take a little longer
HONEST_WITHIN_SECONDS = 8.0


class Halt:
    """Makes processes hang, as overloaded ones do, until they are told to go on."""

    def __init__(self, system: RunningSystem) -> None:
        self._system = system
        self._halted: list[psutil.Process] = []

    def __call__(self, name: str) -> None:
        pid = self._system.pid(name)
        assert pid is not None
        # the action server answers from children of its own
        for process in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
            process.suspend()
            self._halted.append(process)

    def end(self) -> None:
        """Let all of them go on."""
        while self._halted:
            self._halted.pop().resume()


@pytest.fixture
def halt(system: RunningSystem) -> Iterator[Halt]:
    halting = Halt(system)
    yield halting
    halting.end()


def test_a_killed_supervisor_leaves_no_process_and_loses_nothing(
    meet: Meet, tickets_of: TicketsOf, system: RunningSystem
) -> None:
    customer = meet("en")
    customer.say(STORIES["en"])
    customer.choose(button("utter_ask_complaint_form_reply_channel", "en"))
    customer.say(NAMES["en"][0])
    customer.send({"type": "choose", "token": customer.token(label("button.submit", "en"))})
    customer.wait_for_acceptance()
    # nothing that it started may live on, or its ports would be taken at the next start
    system.kill_supervisor()
    system.start()
    receipt = customer.wait()
    (ticket,) = tickets_of(customer.conversation)
    assert references(receipt.text) == [ticket["reference"]]
    assert ticket["story"] == STORIES["en"]
    assert ticket["reference"] in customer.say(STATUS["en"]).text


@pytest.mark.parametrize(
    ("killed", "language"),
    [("engine", "zh"), ("actions", "en"), ("gateway", "zh"), ("worker", "en")],
)
def test_a_process_killed_at_every_step_loses_and_doubles_nothing(
    meet: Meet, tickets_of: TicketsOf, system: RunningSystem, killed: str, language: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    # while the answer is worked out
    customer.send(
        {
            "type": "choose",
            "token": customer.token(button("utter_ask_complaint_form_reply_channel", language)),
        }
    )
    customer.wait_for_acceptance()
    pid = system.kill(killed)
    customer.wait()
    system.wait_until_back(killed, pid)
    summary = customer.say(NAMES[language][0])
    assert label("button.submit", language) in summary.labels
    # at the moment at which the ticket is opened
    customer.send({"type": "choose", "token": customer.token(label("button.submit", language))})
    if killed == "gateway":
        customer.wait_for_acceptance()
    pid = system.kill(killed)
    receipt = customer.wait()
    (ticket,) = tickets_of(customer.conversation)
    told = references("\n".join(message.text for message in customer.screen))
    assert told == [ticket["reference"]], receipt.texts
    assert (ticket["story"], ticket["customer_name"]) == (
        STORIES[language],
        NAMES[language][1],
    )
    if killed == "engine":
        # it needs longer to load its model than a customer should wait for a word
        assert CATALOGUE.text("edge.delayed", language) in receipt.texts
    system.wait_until_back(killed, pid)
    assert ticket["reference"] in customer.say(STATUS[language]).text
    # what the customer sees from the beginning holds every answer once
    again = meet(language, customer.cookie)
    again.wait()
    shown = [message.text for message in again.screen]
    assert shown == [message.text for message in customer.screen]
    assert [own["kind"] for own in again.customers_own] == [
        "text", "choose", "text", "choose", "text",
    ]  # fmt: skip


@both_languages
@pytest.mark.parametrize("halted", ["engine", "actions"])
def test_an_answer_that_is_late_is_admitted_and_comes_without_a_claim(
    meet: Meet,
    tickets_of: TicketsOf,
    halt: Halt,
    halted: str,
    language: str,
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    customer.say(NAMES[language][0])
    halt(halted)
    sent_at = time.monotonic()
    customer.send({"type": "choose", "token": customer.token(label("button.submit", language))})
    admitted = customer.wait_for_message()
    assert admitted.text == CATALOGUE.text("edge.delayed", language)
    assert admitted.arrived_at - sent_at < HONEST_WITHIN_SECONDS
    assert references(admitted.text) == []
    assert tickets_of(customer.conversation) == []
    # the abandoned turn and its repetition now meet in the engine
    halt.end()
    receipt = customer.wait()
    (ticket,) = tickets_of(customer.conversation)
    assert references(receipt.text) == [ticket["reference"]]


@both_languages
def test_two_messages_sent_at_once_are_answered_in_their_order(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    question = {"zh": "你们处理投诉要多久？", "en": "How long does a complaint take?"}[language]
    customer.send({"type": "text", "text": STORIES[language]})
    customer.send({"type": "text", "text": question})
    answer = customer.wait()
    heard = [
        i for i, text in enumerate(answer.texts) if is_said("utter_introduction", language, text)
    ]
    told = [
        i
        for i, text in enumerate(answer.texts)
        if is_said("utter_ask_process_when", language, text)
    ]
    assert (len(heard), len(told)) == (1, 1)
    assert heard < told
    assert [own["text"] for own in meet_again(meet, customer).customers_own] == [
        STORIES[language],
        question,
    ]


def test_one_message_sent_twice_at_once_is_one_message(meet: Meet, tickets_of: TicketsOf) -> None:
    customer = meet("en")
    customer.say(STORIES["en"])
    customer.choose(button("utter_ask_complaint_form_reply_channel", "en"))
    customer.say(NAMES["en"][0])
    token = customer.token(label("button.submit", "en"))
    other = meet("en", customer.cookie)
    other.wait()
    # two tabs press the same button, each several times
    presses = [
        threading.Thread(target=tab.choose_token, args=(token,)) for tab in (customer, other)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    (ticket,) = tickets_of(customer.conversation)
    shown = "\n".join(message.text for message in customer.screen)
    assert references(shown) == [ticket["reference"]]
    assert shown.count(CATALOGUE.text("edge.button_used", "en")) == 1


def meet_again(meet: Meet, customer: Customer) -> Customer:
    again = meet(customer.language, customer.cookie)
    again.wait()
    return again
