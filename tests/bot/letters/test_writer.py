"""Letters say what the ticket, its response and its policy hold, in the customer's words."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.catalogue import Catalogue
from bot.letters.samples import SAMPLE_AT, sample_case
from bot.letters.writer import LetterWriter, Medium
from bot.settings import Settings
from tests.auxil.places import DATA
from tickets.errors import LetterIncomplete, PolicyNotFound
from tickets.letters import Letter, LetterBook
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.response import Result
from tickets.ticket import Money
from tickets.use_cases.notice_delivery import NoticeCase
from tickets.vocabulary import Language, TicketState, Topic


def case_of(
    policies: PolicyBook,
    kind: NoticeKind,
    language: Language = Language.EN,
    policy_id: str = "cn-financial-sector",
    topic: Topic = Topic.WAITING,
) -> NoticeCase:
    return sample_case(kind, language, policies.in_force(SAMPLE_AT, policy_id), topic, DATA)


def part(letter: Letter, name: str) -> str:
    return dict(letter.parts)[name]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_letter_is_complete_under_every_policy(
    writer: LetterWriter, policies: PolicyBook, kind: NoticeKind, language: Language
) -> None:
    for policy in policies.policies:
        for topic in (Topic.WAITING, Topic.CLAIM_DENIED):
            case = sample_case(kind, language, policy, topic, DATA)
            letter = writer.write(case, SAMPLE_AT, Medium.MAIL)
            assert letter.parts[-1][0] == "sign_off"


def test_an_acknowledgement_gives_reference_deadlines_and_rights(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.ACKNOWLEDGEMENT, Language.ZH)
    letter = writer.write(case, SAMPLE_AT, Medium.MAIL)
    assert letter.subject == "您的投诉已登记，编号 FD-1234-5678-89"
    assert part(letter, "greeting") == "王小芳，您好："
    assert part(letter, "deadlines") == (
        "按照金融机构投诉处理流程，时限如下：\n"
        "· 初步调查：2026年11月10日 10:00 前\n"
        "· 告知结果：预计 2026年11月13日 23:59 前（处理结束后 3 个工作日内）"
    )
    assert part(letter, "rights").splitlines()[1:] == [
        "· 要求我们复核，在聊天窗口说明即可",
        "· 向金融纠纷调解组织申请调解，一般不收费",
        "· 合同约定仲裁的，向仲裁机构申请仲裁",
        "· 向国家金融监督管理总局反映，电话 12378",
        "· 向法院提起诉讼",
    ]
    assert part(letter, "sign_off") == "投诉服务中心\n2026年11月9日"


def test_a_customer_without_a_name_is_greeted_all_the_same(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.SURVEY)
    nameless = replace(case, ticket=replace(case.ticket, customer_name=None))
    letter = writer.write(nameless, SAMPLE_AT, Medium.MAIL)
    assert part(letter, "greeting") == "Dear customer,"


def test_the_ombudsman_of_the_united_kingdom_comes_with_the_time_limit(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.FINAL_RESPONSE, policy_id="uk-disp")
    rights = part(writer.write(case, SAMPLE_AT, Medium.MAIL), "rights")
    assert (
        "· take it to the Financial Ombudsman Service, free of charge, within six months of our "
        "final answer; telephone 0800 023 4567, www.financial-ombudsman.org.uk"
    ) in rights.splitlines()


def test_every_way_of_appeal_is_told_whichever_the_handler_named(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.FINAL_RESPONSE)
    assert case.response is not None
    narrowed = replace(case, response=replace(case.response, routes=case.response.routes[:1]))
    whole = writer.write(case, SAMPLE_AT, Medium.MAIL)
    assert writer.write(narrowed, SAMPLE_AT, Medium.MAIL) == whole


@pytest.mark.parametrize(
    ("result", "english", "chinese"),
    [
        (Result.UPHELD, "you are right; we accept your complaint.", "我们接受您的投诉。"),
        (Result.PARTLY, "you are right in part.", "您反映的情况部分属实。"),
        (Result.REJECTED, "we do not find that your complaint is justified.", "情况不成立。"),
    ],
)
def test_each_result_is_said_plainly(
    writer: LetterWriter, policies: PolicyBook, result: Result, english: str, chinese: str
) -> None:
    for language, expected in ((Language.EN, english), (Language.ZH, chinese)):
        case = case_of(policies, NoticeKind.FINAL_RESPONSE, language)
        assert case.response is not None
        told = replace(case, response=replace(case.response, result=result))
        assert part(writer.write(told, SAMPLE_AT, Medium.MAIL), "result").endswith(expected)


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (Money(Decimal("10240"), "CNY"), "CNY 10,240.00", "人民币 10,240.00 元"),
        (Money(Decimal("99.5"), "GBP"), "GBP 99.50", "GBP 99.50"),
    ],
)
def test_sums_are_written_out(
    writer: LetterWriter, policies: PolicyBook, amount: Money, english: str, chinese: str
) -> None:
    for language, expected in ((Language.EN, english), (Language.ZH, chinese)):
        case = case_of(policies, NoticeKind.FINAL_RESPONSE, language)
        assert case.response is not None
        paid = replace(case, response=replace(case.response, redress_amount=amount))
        assert part(writer.write(paid, SAMPLE_AT, Medium.MAIL), "redress_amount").endswith(expected)


def test_a_final_response_without_its_response_is_refused(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = replace(case_of(policies, NoticeKind.FINAL_RESPONSE), response=None)
    with pytest.raises(LetterIncomplete) as refused:
        writer.write(case, SAMPLE_AT, Medium.MAIL)
    assert refused.value.missing == (
        "result",
        "basis",
        "redress|reasons",
        "follow_up",
        "answer",
        "rights",
        "route:review",
        "route:mediation",
        "route:regulator",
    )


@pytest.mark.parametrize(
    ("state", "came_from", "expected"),
    [
        (TicketState.CLOSED, TicketState.CONFIRMED, "您已认可处理结果。"),
        (
            TicketState.CLOSED,
            TicketState.RESPONDED,
            "我们已告知处理结果，在约定的日期前没有收到您的回复。",
        ),
        (TicketState.CLOSED, TicketState.DISPUTED, "我们重新核查后，维持原答复。"),
        (TicketState.CLOSED, TicketState.APPEALED, "您选择的后续途径已经办结。"),
        (TicketState.WITHDRAWN, TicketState.INVESTIGATING, "您已撤诉，我们不再继续处理。"),
    ],
)
def test_closing_says_why(
    writer: LetterWriter,
    policies: PolicyBook,
    state: TicketState,
    came_from: TicketState,
    expected: str,
) -> None:
    case = case_of(policies, NoticeKind.CLOSING, Language.ZH)
    notice = replace(case.notice, ticket_state=state, about={"from": came_from.value})
    letter = writer.write(replace(case, notice=notice), SAMPLE_AT, Medium.CHAT)
    assert part(letter, "why_closed") == expected


def test_news_of_a_merger_names_the_ticket_that_goes_on(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.STATE_CHANGED)
    notice = replace(
        case.notice, ticket_state=TicketState.MERGED, about={"into": "FD-9876-5432-10"}
    )
    letter = writer.write(replace(case, notice=notice), SAMPLE_AT, Medium.CHAT)
    assert part(letter, "news") == (
        "Your complaint FD-1234-5678-89 (waiting times): it is the same matter as your earlier "
        "complaint FD-9876-5432-10, so both go on as that one, with the earlier deadlines."
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "Next: final response by 4 January 2027, 23:59."),
        (Language.ZH, "下一时限：最终答复，2027年1月4日 23:59 前。"),
    ],
)
def test_news_names_the_deadline_behind_the_news(
    book: LetterBook, policies: PolicyBook, language: Language, told: str
) -> None:
    # of the 7th of December, four weeks after the registration, and eight weeks after it
    british = Settings(_env_file=None, timezone="Europe/London")
    writer = LetterWriter(book, Catalogue(DATA / "responses"), policies, british)
    case = case_of(policies, NoticeKind.PROGRESS, language, "uk-disp")
    letter = writer.write(case, SAMPLE_AT + timedelta(days=10), Medium.CHAT)
    assert part(letter, "when_next") == told


def test_news_after_the_last_deadline_says_when_there_is_more(
    book: LetterBook, policies: PolicyBook
) -> None:
    british = Settings(_env_file=None, timezone="Europe/London")
    writer = LetterWriter(book, Catalogue(DATA / "responses"), policies, british)
    case = case_of(policies, NoticeKind.PROGRESS, policy_id="uk-disp")
    letter = writer.write(case, SAMPLE_AT + timedelta(weeks=9), Medium.CHAT)
    assert part(letter, "when_next") == "Next: news of progress by 8 February 2027, 23:59."


def test_news_without_a_day_to_name_tells_the_term(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.PROGRESS)
    letter = writer.write(case, SAMPLE_AT + timedelta(days=2), Medium.CHAT)
    assert part(letter, "when_next") == (
        "Next: result to you within 3 working days once handling is finished."
    )


def test_nobody_is_promised_a_day_that_has_passed(
    writer: LetterWriter, policies: PolicyBook
) -> None:
    case = case_of(policies, NoticeKind.STATE_CHANGED)
    later = SAMPLE_AT.replace(month=12)
    assert "when_next" in dict(writer.write(case, SAMPLE_AT, Medium.CHAT).parts)
    assert "when_next" not in dict(writer.write(case, later, Medium.CHAT).parts)


def test_a_letter_says_where_to_answer(book: LetterBook, policies: PolicyBook) -> None:
    settings = Settings.model_construct(public_url="https://complaints.bank.example")
    writer = LetterWriter(book, Catalogue(DATA / "responses"), policies, settings)
    case = case_of(policies, NoticeKind.QUESTION)
    on_telegram = replace(case, ticket=replace(case.ticket, channel="telegram"))
    told = [
        part(writer.write(one, SAMPLE_AT, medium), "how_to_answer").partition(" and give")[0]
        for one, medium in (
            (case, Medium.MAIL),
            (on_telegram, Medium.MAIL),
            (case, Medium.CHAT),
        )
    ]
    assert told == [
        "Please answer in the chat at https://complaints.bank.example",
        "Please answer in the chat where you made your complaint",
        "Please answer right here",
    ]


def test_the_name_of_the_firm_is_that_of_the_settings(
    book: LetterBook, policies: PolicyBook
) -> None:
    settings = Settings.model_construct(
        organisation_en="moor lane bank", organisation_zh="磨坊银行"
    )
    writer = LetterWriter(book, Catalogue(DATA / "responses"), policies, settings)
    assert [writer.organisation(language) for language in Language] == [
        "Moor lane bank",
        "磨坊银行",
        "磨坊银行",
    ]


def test_a_policy_whose_file_is_gone_is_named(writer: LetterWriter, policies: PolicyBook) -> None:
    case = case_of(policies, NoticeKind.SURVEY)
    orphan = replace(case.ticket, policy_effective_from=date(1999, 1, 1))
    with pytest.raises(PolicyNotFound):
        writer.write(replace(case, ticket=orphan), SAMPLE_AT, Medium.CHAT)
