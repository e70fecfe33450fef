"""A letter holds what its policy asks for, or it is not written."""

from collections.abc import Mapping

import pytest

from bot.catalogue import to_traditional
from tests.auxil.places import DATA
from tickets.errors import LetterError, LetterIncomplete
from tickets.letter_fields import ALWAYS, COMMON, OF_KIND
from tickets.letter_files import load_letters
from tickets.letters import Letter, LetterBook, filled, lacking, placeholders
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.response import routes_in
from tickets.vocabulary import AppealRoute, Language, Topic

ALL_ROUTES = tuple(AppealRoute)


@pytest.fixture(scope="module")
def book(policies: PolicyBook) -> LetterBook:
    """The letters as shipped."""
    ids = {policy.id for policy in policies.policies}
    return load_letters(DATA / "letters", ids, to_traditional)


def all_values(kind: NoticeKind, **but: str | None) -> Mapping[str, str | None]:
    """Every placeholder with its own name for a value."""
    return {name: f"<{name}>" for name in COMMON | OF_KIND[kind]} | but


def final_response(book: LetterBook, policy_id: str = "plain", **but: str | None) -> Letter:
    return book.write(
        NoticeKind.FINAL_RESPONSE,
        Language.EN,
        all_values(NoticeKind.FINAL_RESPONSE, **but),
        policy_id=policy_id,
        topic=Topic.WAITING,
        routes=ALL_ROUTES,
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", NoticeKind)
def test_with_everything_known_every_part_is_written(
    book: LetterBook, kind: NoticeKind, language: Language
) -> None:
    letter = book.write(
        kind,
        language,
        all_values(kind),
        policy_id="cn-financial-sector",
        topic=Topic.CLAIM_DENIED,
        routes=ALL_ROUTES,
    )
    assert [name for name, _ in letter.parts] == list(book.templates[language][kind].parts)
    assert "{" not in letter.subject + "".join(text for _, text in letter.parts)


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_chat_is_spared_greeting_and_signature(book: LetterBook, kind: NoticeKind) -> None:
    letter = book.write(
        kind,
        Language.ZH,
        all_values(kind),
        policy_id="plain",
        topic=Topic.CLAIM_DENIED,
        routes=ALL_ROUTES,
    )
    whole = [name for name, _ in letter.parts]
    assert whole == ["greeting", *(name for name, _ in letter.body), "sign_off"]


@pytest.mark.parametrize("policy_id", ["cn-financial-sector", "cn-2020-3", "uk-disp", "us-cfpb"])
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_required_element_is_missed_by_its_name(
    book: LetterBook, kind: NoticeKind, policy_id: str
) -> None:
    elements = book.requirements.elements(kind, policy_id, Topic.CLAIM_DENIED)
    assert elements
    with pytest.raises(LetterIncomplete) as refused:
        book.write(
            kind,
            Language.EN,
            dict.fromkeys(ALWAYS, "known"),
            policy_id=policy_id,
            topic=Topic.CLAIM_DENIED,
        )
    # what needs nothing but the reference cannot be missing
    assert set(elements) - set(refused.value.missing) <= {"survey"}
    assert (refused.value.letter, refused.value.policy_id) == (kind, policy_id)


def test_the_error_names_element_letter_and_policy(book: LetterBook) -> None:
    with pytest.raises(LetterIncomplete) as refused:
        final_response(book, basis=None)
    assert isinstance(refused.value, LetterError)
    assert str(refused.value) == (
        "The letter 'final_response' cannot be sent under the policy 'plain': it lacks basis. Give "
        "the ticket what these parts tell, or change data/letters/required.yml."
    )


def test_of_redress_and_reasons_one_is_enough_and_none_is_not(book: LetterBook) -> None:
    assert "redress" not in dict(final_response(book, redress=None).parts)
    assert "reasons" not in dict(final_response(book, reasons=None).parts)
    with pytest.raises(LetterIncomplete) as refused:
        final_response(book, redress=None, reasons=None)
    assert refused.value.missing == ("redress|reasons",)


def test_the_ombudsman_must_be_named_where_the_policy_has_one(book: LetterBook) -> None:
    without = [route for route in AppealRoute if route is not AppealRoute.OMBUDSMAN]
    values = all_values(NoticeKind.FINAL_RESPONSE)
    with pytest.raises(LetterIncomplete) as refused:
        book.write(
            NoticeKind.FINAL_RESPONSE,
            Language.EN,
            values,
            policy_id="uk-disp",
            topic=Topic.WAITING,
            routes=without,
        )
    assert refused.value.missing == ("route:ombudsman",)


def test_a_topic_may_ask_for_more_than_its_policy(book: LetterBook) -> None:
    kind, values = NoticeKind.ACKNOWLEDGEMENT, all_values(NoticeKind.ACKNOWLEDGEMENT, checks=None)
    common = {"policy_id": "plain", "routes": ALL_ROUTES}
    book.write(kind, Language.EN, values, topic=Topic.WAITING, **common)  # type: ignore[arg-type]
    with pytest.raises(LetterIncomplete) as refused:
        book.write(
            kind,
            Language.EN,
            values,
            topic=Topic.CLAIM_DENIED,
            **common,  # type: ignore[arg-type]
        )
    assert refused.value.missing == ("checks",)


def test_every_policy_as_shipped_has_the_routes_that_its_letters_must_name(
    book: LetterBook, policies: PolicyBook
) -> None:
    lack = {
        (policy.id, topic.value, kind.value): missing
        for policy in policies.policies
        for topic in Topic
        for kind in NoticeKind
        if (
            missing := lacking(
                (
                    element
                    for element in book.requirements.elements(kind, policy.id, topic)
                    if element.startswith("route:")
                ),
                {f"route:{route}" for route in routes_in(policy.rights)},
            )
        )
    }
    assert lack == {}


def test_what_a_person_wrote_is_not_read_as_a_template(book: LetterBook) -> None:
    letter = final_response(book, basis="clause {reference} of {0}")
    assert dict(letter.parts)["basis"] == "What it is based on: clause {reference} of {0}"


def test_a_value_of_spaces_says_nothing(book: LetterBook) -> None:
    kind = NoticeKind.ACKNOWLEDGEMENT
    with pytest.raises(LetterIncomplete) as refused:
        book.write(
            kind,
            Language.EN,
            all_values(kind, checks="  "),
            policy_id="plain",
            topic=Topic.CLAIM_DENIED,
            routes=ALL_ROUTES,
        )
    assert refused.value.missing == ("checks",)


def test_placeholders_are_plain_names() -> None:
    assert placeholders("{a} and {{b}} and {c}") == ("a", "c")
    for wrong in ("{a!r}", "{a:>5}", "{a.b}", "{a[0]}", "{}", "{a"):
        with pytest.raises(ValueError, match=r"plain name|expected"):
            placeholders(wrong)


def test_a_text_with_an_unknown_value_is_left_out() -> None:
    assert filled("{a} {b}", {"a": "1", "b": "2"}) == "1 2"
    assert filled("{a} {b}", {"a": "1", "b": None}) is None
    assert filled("{a} {b}", {"a": "1"}) is None
