"""Through everything: a chat goes to a person and back; a begun complaint is reminded of."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from bot import bootstrap
from bot.nudges import edge_texts, send_nudges
from bot.store.handovers import HandoverTalk
from tests.auxil.conversation_player import asked_in
from tests.auxil.customer import Answer, Customer
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.installation import Said, frontdoor
from tests.e2e.conftest import is_said, said

STORIES = {
    "en": "The clerk at your Moor Lane branch shouted at me in front of everybody.",
    "zh": "你们营业厅的柜员当着所有人的面冲我大喊大叫。",
}
WISHES = {"en": "I want a written apology", "zh": "我要求书面道歉"}
PERSON = {"en": "I want to talk to a real person", "zh": "我要转人工"}
TO_STAFF = {
    "en": "It happened yesterday, and I want a written apology",
    "zh": "就是昨天的事，我要求书面道歉",
}
FROM_STAFF = {"en": "Good morning, I have read it all.", "zh": "您好，前面的我都看过了。"}


def done(*words: str) -> Said:
    said = frontdoor("handovers", *words)
    assert (said.status, said.err) == (0, "")
    return said


def member(name: str, staff_id: str) -> str:
    """A member of staff, entered once per system."""
    frontdoor("staff", "add", staff_id, "--name", name, "--role", "handler")
    return staff_id


def card(reference: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(done("card", reference, "--json").out)
    return record


def from_bot(answer: Answer) -> list[str]:
    """What the bot answered."""
    return [message.text for message in answer.messages if message.sender == "bot"]


def open_handover(customer: Customer) -> str:
    """Reference of the ticket of the customer's open handover."""
    listed = json.loads(done("list", "--json").out)["handovers"]
    (found,) = (h for h in listed if h["conversation_id"] == customer.conversation)
    return str(found["reference"])


@pytest.mark.parametrize(("language", "name"), [("en", "Nia Davies"), ("zh", "林若水")])
def test_a_person_takes_over_and_hands_back_to_the_form_where_that_stands(
    app: bootstrap.App, meet: Callable[..., Customer], language: str, name: str
) -> None:
    staff = member(name, f"e2e-taker-{language}")
    texts = edge_texts(app.settings)
    customer = meet(language)
    asked = customer.say(STORIES[language]).texts[-1]
    told = customer.say(PERSON[language])
    assert is_said("utter_human_requested", language, told.text)
    # the form goes on while nobody has come
    assert asked_in([told.texts[-1]]) == asked_in([asked]) is not None
    reference = open_handover(customer)
    before = card(reference)
    assert before["facts"]["story"] == STORIES[language]
    assert before["asked"] in before["open_questions"]

    done("take", reference, "--as", staff, "--once")
    customer.wait_until_shown(texts.say("person_here", language, name=name))
    # silence: nothing is answered, and nothing of it is an answer to the form
    assert from_bot(customer.say(TO_STAFF[language])) == []
    done("say", reference, "--as", staff, "--text", FROM_STAFF[language])
    customer.wait_until_shown(FROM_STAFF[language])
    (heard,) = (m for m in customer.screen if m.text == FROM_STAFF[language])
    assert heard.sender == "staff"
    transcript = card(reference)["transcript"]
    # letters may come at any time
    of_people = [m for m in transcript if m["from"] in ("customer", "staff")]
    spoken = [(m["from"], m["name"], m["text"]) for m in of_people]
    assert spoken[-2:] == [
        ("customer", None, TO_STAFF[language]),
        ("staff", name, FROM_STAFF[language]),
    ]

    done("hand-back", reference, "--as", staff)
    customer.wait_until_shown(texts.say("person_back", language, name=name))
    back = [m.text for m in customer.screen].index(texts.say("person_back", language, name=name))
    question = said("utter_ask_complaint_form_reply_channel", language)
    while not any(m.text in question for m in customer.screen[back:]):
        customer.wait_for_message()
    # what the person was told counts: the form asks for neither the day nor the wish again
    assert asked not in [m.text for m in customer.screen[back:]]
    after = card(reference)
    assert after["asked"] == "reply_channel"
    assert after["facts"].items() >= before["facts"].items()
    # and the bot answers again
    assert from_bot(customer.say(WISHES[language])) != []


def test_of_two_members_of_staff_one_gets_it(
    app: bootstrap.App, meet: Callable[..., Customer]
) -> None:
    customer = meet("en")
    customer.say(PERSON["en"])
    reference = open_handover(customer)
    done("take", reference, "--as", member("Nia Davies", "e2e-first"), "--once")
    second = frontdoor(
        "handovers", "take", reference, "--as", member("Eve Morgan", "e2e-second"), "--once"
    )
    assert second.status == 1
    assert "is taken by e2e-first" in second.err
    done("end", reference, "--as", "e2e-first")
    texts = edge_texts(app.settings)
    customer.wait_until_shown(texts.say("person_done", "en", name="Nia Davies"))


def in_the_morning(after: datetime, app: bootstrap.App) -> FrozenTime:
    """Ten o'clock in the policy's zone, on the first day on which that lies after an instant."""
    zone = app.policies.in_force(after).timezone
    day = after.astimezone(zone).date()
    morning = datetime.combine(day, time(10), zone)
    return FrozenTime(morning if morning > after else morning + timedelta(days=1))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_begun_complaint_is_reminded_of_once_and_goes_on_from_there(
    app: bootstrap.App, meet: Callable[..., Customer], language: str
) -> None:
    texts = edge_texts(app.settings)
    customer = meet(language)
    asked = customer.say(STORIES[language]).texts[-1]
    later = replace(app, time=in_the_morning(app.time.now() + timedelta(hours=5), app))
    # customers of other tests left complaints alone too
    while send_nudges(later, texts):
        pass
    reminder = texts.say("nudge", language, days=app.settings.draft_days)
    customer.wait_until_shown(reminder)
    talk = HandoverTalk(app.engine)
    shown = [m.text for m in talk.messages(customer.conversation)]
    assert shown.count(reminder) == 1
    answer = customer.choose(texts.say("nudge_go_on", language))
    assert asked_in([answer.texts[-1]]) == asked_in([asked]) is not None
    done_with = customer.choose(texts.say("nudge_discard", language))
    assert is_said("utter_draft_cancelled", language, done_with.text)
