"""A complaint from its story to its status, as customers tell it, through the whole system."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.wording import local_datetime
from tests.auxil.conversation_player import asked_in
from tests.auxil.customer import Customer
from tests.auxil.system import RunningSystem
from tests.e2e.complaint import NAMES, STATUS, STORIES, open_ticket
from tests.e2e.conftest import Record, button, is_said, label, references, said
from tickets.reference import new_reference

pytestmark = pytest.mark.e2e

both_languages = pytest.mark.parametrize("language", ["zh", "en"])

CHANGED_DEMANDS = {
    "zh": ("诉求改成退还手续费", "退还手续费"),
    "en": ("Change what I want to a refund of the fee", "a refund of the fee"),
}
Meet = Callable[..., Customer]
TicketsOf = Callable[[str], list[Record]]


@both_languages
def test_a_story_told_in_full_becomes_one_ticket_after_two_questions(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    first = customer.say(STORIES[language])
    assert is_said("utter_introduction", language, first.text)
    assert is_said("utter_ask_complaint_form_reply_channel", language, first.texts[-1])

    second = customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    assert is_said("utter_ask_complaint_form_customer_name", language, second.texts[-1])

    told, name = NAMES[language]
    summary = customer.say(told)
    assert name in summary.text
    assert summary.labels == [label("button.submit", language), label("button.change", language)]
    assert tickets_of(customer.conversation) == []

    told, demand = CHANGED_DEMANDS[language]
    corrected = customer.say(told)
    assert label("line.demand", language).format(value=demand) in corrected.text
    assert NAMES[language][1] in corrected.text

    receipt = customer.choose(label("button.submit", language))
    (ticket,) = tickets_of(customer.conversation)
    assert {key: ticket[key] for key in ("category", "topic", "state", "channel", "language")} == {
        "category": "service",
        "topic": ticket["topic"],
        "state": "registered",
        "channel": "web",
        "language": language,
    }
    assert ticket["topic"] in {"staff_attitude", "waiting"}
    assert (ticket["story"], ticket["demand"]) == (STORIES[language], demand)
    assert (ticket["customer_name"], ticket["reply_channel"]) == (name, "same_chat")
    assert ticket["reference"] in receipt.text
    assert label(f"category.{ticket['category']}", language) in receipt.text
    assert label(f"topic.{ticket['topic']}", language) in receipt.text
    due = {clock["kind"]: datetime.fromisoformat(clock["due_at"]) for clock in ticket["clocks"]}
    assert sorted(due) == ["feedback", "preliminary_investigation"]
    opened = datetime.fromisoformat(ticket["opened_at"])
    assert (due["preliminary_investigation"] - opened).total_seconds() == 24 * 3600
    for at in due.values():
        assert local_datetime(at, language) in receipt.text
    # told in the system's own time zone, not in UTC
    assert f"{due['feedback'].astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}" in receipt.text

    status = customer.say(STATUS[language])
    assert ticket["reference"] in status.text
    assert label("state.registered", language) in status.text
    assert len(tickets_of(customer.conversation)) == 1


@both_languages
def test_several_tickets_of_a_conversation_are_listed_as_buttons(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    older = open_ticket(customer, language)
    # name and way to hear back are known now: only what is new is asked
    second = {
        "zh": "昨天手机银行转账一直失败，系统报错，钱却扣了。请把钱退给我。",
        "en": "Yesterday the banking app kept failing with an error and the money was taken. "
        "Please refund the money.",
    }
    answer = customer.say(second[language])
    questions = 0
    while label("button.submit", language) not in answer.labels:
        questions += 1
        assert questions <= 3, customer.screen[-4:]
        answer = customer.choose(answer.labels[0])
    assert questions <= 2
    (newer,) = references(customer.choose(label("button.submit", language)).text)
    assert [t["reference"] for t in tickets_of(customer.conversation)] == [newer, older]

    listed = customer.say(STATUS[language])
    # each with what it is about
    shown = {references(button)[0]: button for button in listed.labels}
    assert sorted(shown) == sorted([newer, older])
    for reference, button_of_it in shown.items():
        assert references(customer.choose(button_of_it).text) == [reference]


INTERRUPTIONS = {
    "zh": [
        ("你们处理投诉的流程是什么，要多久？", "utter_ask_process"),
        ("我的个人信息谁能看到？", "utter_ask_privacy_who"),
        ("谢谢", "utter_thank"),
        ("你是机器人吗", "utter_bot_challenge"),
    ],
    "en": [
        ("How does the procedure work and how long does it take?", "utter_ask_process"),
        ("Who can see my personal data?", "utter_ask_privacy_who"),
        ("Thank you", "utter_thank"),
        ("Are you a bot?", "utter_bot_challenge"),
    ],
}


@both_languages
def test_questions_on_the_side_are_answered_and_the_form_goes_on(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    for text, response in INTERRUPTIONS[language]:
        answer = customer.say(text)
        assert is_said(response, language, answer.text), (text, answer.texts)
        asked = answer.texts[-1]
        assert asked_in([asked], [language]) == "reply_channel", (text, asked)
    customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    summary = customer.say(NAMES[language][0])
    for text, _ in INTERRUPTIONS[language]:
        assert text not in summary.text
    customer.choose(label("button.submit", language))
    (ticket,) = tickets_of(customer.conversation)
    assert ticket["story"] == STORIES[language]


@pytest.mark.parametrize(
    ("language", "wish", "other"),
    [("zh", "Can we speak English please?", "en"), ("en", "请说中文", "zh")],
)
def test_the_language_is_switched_in_the_middle_and_the_form_goes_on(
    meet: Meet, tickets_of: TicketsOf, language: str, wish: str, other: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    switched = customer.say(wish)
    assert is_said(f"utter_language_{other}", other, switched.text)
    assert asked_in([switched.texts[-1]], [other]) == "reply_channel"
    customer.choose(button("utter_ask_complaint_form_reply_channel", other))
    customer.say(NAMES[other][0])
    customer.choose(label("button.submit", other))
    (ticket,) = tickets_of(customer.conversation)
    assert (ticket["story"], ticket["language"]) == (STORIES[language], other)


@both_languages
def test_name_and_contact_may_be_refused(meet: Meet, tickets_of: TicketsOf, language: str) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    by_phone = customer.choose(button("utter_ask_complaint_form_reply_channel", language, 1))
    assert is_said("utter_ask_complaint_form_contact", language, by_phone.text)
    refused = customer.choose(button("utter_ask_complaint_form_contact", language))
    assert is_said("utter_reply_here_instead", language, refused.text)
    if is_said("utter_ask_complaint_form_customer_name", language, refused.texts[-1]):
        customer.choose(button("utter_ask_complaint_form_customer_name", language))
    receipt = customer.choose(label("button.submit", language))
    (ticket,) = tickets_of(customer.conversation)
    assert ticket["reference"] in receipt.text
    kept = (ticket["customer_name"], ticket["contact"], ticket["reply_channel"])
    assert kept == (None, None, "same_chat")


@both_languages
def test_a_person_asked_for_in_the_form_marks_the_ticket_and_alerts_staff(
    meet: Meet, tickets_of: TicketsOf, system: RunningSystem, language: str
) -> None:
    customer = meet(language)
    customer.say(STORIES[language])
    wish = {"zh": "转人工", "en": "I want to talk to a person"}[language]
    answer = customer.say(wish)
    (ticket,) = tickets_of(customer.conversation)
    assert is_said("utter_human_requested", language, answer.text)
    assert references(answer.text) == [ticket["reference"]]
    assert "wants_human" in ticket["flags"]
    system.wait_for_log(ticket["reference"], seconds=30)
    alert = [line for line in system.log().splitlines() if ticket["reference"] in line]
    assert alert[0].startswith("worker")

    # the form goes on, and completes that very ticket
    customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    customer.say(NAMES[language][0])
    receipt = customer.choose(label("button.submit", language))
    assert references(receipt.text) == [ticket["reference"]]
    (completed,) = tickets_of(customer.conversation)
    assert (completed["story"], completed["customer_name"]) == (
        STORIES[language],
        NAMES[language][1],
    )


@both_languages
def test_a_person_asked_for_first_opens_a_ticket(
    meet: Meet, tickets_of: TicketsOf, system: RunningSystem, language: str
) -> None:
    customer = meet(language)
    wish = {"zh": "我要找人工客服", "en": "Let me speak to a human being"}[language]
    answer = customer.say(wish)
    (ticket,) = tickets_of(customer.conversation)
    assert references(answer.text) == [ticket["reference"]]
    assert "wants_human" in ticket["flags"]
    system.wait_for_log(ticket["reference"], seconds=30)


@both_languages
def test_a_stranger_with_a_right_reference_learns_nothing(meet: Meet, language: str) -> None:
    owner, stranger = meet(language), meet(language)
    reference = open_ticket(owner, language)
    ask = {"zh": "查一下工单 {}", "en": "What is the status of {}"}[language]
    unknown = new_reference()
    right = stranger.say(ask.format(reference))
    wrong = stranger.say(ask.format(unknown))
    assert right.messages != ()
    assert (right.texts[-1], right.labels) == (wrong.texts[-1], wrong.labels)
    assert is_said("utter_ticket_not_found", language, right.texts[-1])
    assert reference in owner.say(ask.format(reference)).text


def test_traditional_chinese_is_answered_in_traditional_chinese(
    meet: Meet, tickets_of: TicketsOf
) -> None:
    customer = meet("zh-Hant")
    story = "上週三我在銀行櫃檯排隊兩個小時，職員態度非常惡劣，還讓我隔天再來。我要求道歉。"
    first = customer.say(story)
    assert is_said("utter_ask_complaint_form_reply_channel", "zh-Hant", first.texts[-1])
    customer.choose(button("utter_ask_complaint_form_reply_channel", "zh-Hant"))
    customer.say("我叫陳美玲")
    receipt = customer.choose(label("button.submit", "zh-Hant"))
    (ticket,) = tickets_of(customer.conversation)
    assert ticket["reference"] in receipt.text
    assert said("utter_receipt", "zh-Hant")[0] in receipt.text
    assert ticket["language"] == "zh-Hant"
    assert (ticket["story"], ticket["customer_name"]) == (story, "陳美玲")


@both_languages
def test_personal_details_are_erased_on_request_and_the_ticket_stays(
    meet: Meet, tickets_of: TicketsOf, language: str
) -> None:
    customer = meet(language)
    reference = open_ticket(customer, language)
    wish = {"zh": "请删除我的个人资料", "en": "Please delete my personal data"}[language]
    asked = customer.say(wish)
    if not is_said("utter_confirm_erasure", language, asked.text):
        asked = customer.choose(button("utter_ask_privacy", language))
    assert is_said("utter_confirm_erasure", language, asked.text)
    assert is_said(
        "utter_erased",
        language,
        customer.choose(button("utter_confirm_erasure", language)).text,
    )
    # what is registered stays as it was told, as the sentence says
    (ticket,) = tickets_of(customer.conversation)
    assert (ticket["reference"], ticket["story"]) == (reference, STORIES[language])
    # a new screen of the same session shows nothing from before
    again = meet(language, customer.cookie)
    again.wait()
    assert all(STORIES[language] not in str(own) for own in again.customers_own)
    assert NAMES[language][1] not in "".join(message.text for message in again.screen)
    assert reference in again.say(STATUS[language]).text
    # and the name is not known any more
    again.say(STORIES[language])
    again.choose(label("button.matter_new", language))
    asked = again.choose(button("utter_ask_complaint_form_reply_channel", language))
    assert is_said("utter_ask_complaint_form_customer_name", language, asked.texts[-1])
