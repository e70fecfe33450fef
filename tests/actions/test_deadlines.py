"""Deadlines are told as the policy has them, in every language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.deadlines import AskProcess, promised, receipt_lines
from actions.people import RequestHumanAction
from tests.auxil.dialogue import Conversation, said
from tests.auxil.places import DATA
from tickets.policies import PolicyBook
from tickets.policy_files import load_policies


@pytest.fixture(scope="module")
def book() -> PolicyBook:
    return load_policies(DATA, "cn-financial-sector")


@pytest.mark.parametrize(
    ("language", "deadlines", "procedure"),
    [
        (
            "zh",
            "初步调查，登记后 24 小时内；告知结果，处理结束后 3 个工作日内",
            "金融机构投诉处理流程",
        ),
        (
            "zh-Hant",
            "初步調查，登記後 24 小時內；告知結果，處理結束後 3 個工作日內",
            "金融機構投訴處理流程",
        ),
        (
            "en",
            "first investigation within 24 hours of registration; "
            "result to you within 3 working days once handling is finished",
            "the complaint procedure for financial firms",
        ),
    ],
)
async def test_the_procedure_is_explained_with_the_deadlines_of_the_policy(
    talk: Conversation, language: str, deadlines: str, procedure: str
) -> None:
    talk.slots["language"] = language
    talk.hear("ask_process", "要多久？")
    (answer,) = await talk.run(AskProcess())
    assert answer["response"] == "utter_ask_process"
    assert (answer["deadlines"], answer["procedure"]) == (deadlines, procedure)


@pytest.mark.parametrize(
    ("policy", "en", "zh"),
    [
        (
            "uk-disp",
            "written acknowledgement within 5 working days of registration; "
            "final response within 8 weeks of registration",
            "受理确认，登记后 5 个工作日内；最终答复，登记后 8 周内",
        ),
        (
            "cn-2020-3",
            "written acknowledgement within 1 working day of registration; "
            "final response within 15 days of registration",
            "受理确认，登记后 1 个工作日内；最终答复，登记后 15 天内",
        ),
        (
            "plain",
            "written acknowledgement within 7 office hours of registration; "
            "final response within 10 working days of registration",
            "受理确认，登记后 7 个工作小时内；最终答复，登记后 10 个工作日内",
        ),
    ],
)
def test_other_policies_are_told_as_they_are(
    book: PolicyBook, policy: str, en: str, zh: str
) -> None:
    at = datetime(2026, 11, 9, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    told = book.in_force(at, policy)
    assert [promised(told, language) for language in ("en", "zh")] == [en, zh]


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_every_policy_can_be_told_and_put_on_a_receipt(book: PolicyBook, language: str) -> None:
    at = datetime(2026, 11, 9, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    for policy in book.policies:
        assert promised(policy, language)
        lines = receipt_lines(policy, policy.clocks_for(at), language).splitlines()
        assert all(line.startswith("· ") for line in lines)
        assert len(lines) >= 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "when does the person ring me"), ("zh", "什么时候有人打给我")],
)
async def test_when_somebody_rings_is_told_in_the_form_as_promised(
    talk: Conversation, language: str, words: str
) -> None:
    talk.set(language=language)
    talk.hear("request_human", "a person please")
    await talk.run(RequestHumanAction())
    talk.form_is_open = True
    talk.hear("ask_process", words)
    assert said(await talk.run(AskProcess())) == ["utter_result_when"]


async def test_when_the_result_comes_is_told_besides_the_person(talk: Conversation) -> None:
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    talk.form_is_open = True
    talk.hear("ask_process", "多久有结果")
    assert said(await talk.run(AskProcess())) == ["utter_result_when", "utter_ask_process"]
