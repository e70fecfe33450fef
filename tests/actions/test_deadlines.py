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

REGISTERED = datetime(2026, 11, 9, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def book() -> PolicyBook:
    return load_policies(DATA, "cn-financial-sector")


@pytest.mark.parametrize(
    ("language", "deadlines", "procedure"),
    [
        (
            "zh",
            "· 初步调查：11月23日（周一）10:30 前（登记后 24 小时内）\n"
            "· 告知结果：预计 11月26日（周四）23:59 前（处理结束后 3 个工作日内）",
            "金融机构投诉处理流程",
        ),
        (
            "zh-Hant",
            "· 初步調查：11月23日（週一）10:30 前（登記後 24 小時內）\n"
            "· 告知結果：預計 11月26日（週四）23:59 前（處理結束後 3 個工作日內）",
            "金融機構投訴處理流程",
        ),
        (
            "en",
            "· first investigation by Mon 23 November, 10:30 (within 24 hours)\n"
            "· result to you expected by Thu 26 November, 23:59 "
            "(within 3 working days once handling is finished)",
            "the complaint procedure for financial firms",
        ),
    ],
)
async def test_the_procedure_is_explained_with_the_deadlines_of_the_policy(
    talk: Conversation, language: str, deadlines: str, procedure: str
) -> None:
    talk.slots["language"] = language
    talk.hear("ask_process", "流程是什么？")
    (steps,) = await talk.run(AskProcess())
    talk.hear("ask_process", "要多久？")
    (when,) = await talk.run(AskProcess())
    assert steps["response"] == "utter_ask_process"
    assert when["response"] == "utter_ask_process_when"
    for answer in (steps, when):
        assert (answer["deadlines"], answer["procedure"]) == (deadlines, procedure)


@pytest.mark.parametrize(
    ("policy", "en", "zh"),
    [
        (
            "uk-disp",
            "· written acknowledgement by Tue 17 November, 07:59 (within 5 working days)\n"
            "· final response by Tue 5 January, 07:59 (within 8 weeks)",
            "· 受理确认：11月17日（周二）07:59 前（登记后 5 个工作日内）\n"
            "· 最终答复：1月5日（周二）07:59 前（登记后 8 周内）",
        ),
        (
            "cn-2020-3",
            "· written acknowledgement by Tue 10 November, 23:59 (within 1 working day)\n"
            "· final response by Tue 24 November, 23:59 (within 15 days)",
            "· 受理确认：11月10日（周二）23:59 前（登记后 1 个工作日内）\n"
            "· 最终答复：11月24日（周二）23:59 前（登记后 15 天内）",
        ),
        (
            "plain",
            "· written acknowledgement by Tue 10 November, 10:00 (within 7 office hours)\n"
            "· final response by Mon 23 November, 23:59 (within 10 working days)",
            "· 受理确认：11月10日（周二）10:00 前（登记后 7 个工作小时内）\n"
            "· 最终答复：11月23日（周一）23:59 前（登记后 10 个工作日内）",
        ),
    ],
)
def test_other_policies_are_told_as_they_are(
    book: PolicyBook, policy: str, en: str, zh: str
) -> None:
    told = book.in_force(REGISTERED, policy)
    assert [promised(told, REGISTERED, language) for language in ("en", "zh")] == [en, zh]


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_every_policy_can_be_told_and_put_on_a_receipt(book: PolicyBook, language: str) -> None:
    for policy in book.policies:
        assert promised(policy, REGISTERED, language)
        lines = receipt_lines(policy, policy.clocks_for(REGISTERED), language).splitlines()
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
    assert said(await talk.run(AskProcess())) == ["utter_result_when", "utter_ask_process_when"]
