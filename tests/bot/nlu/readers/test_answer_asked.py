"""Which answer a side question asks for, by the head of questions."""

import pytest


def wanted(answer, sure=0.9):
    return {"asks": {"name": answer, "confidence": sure}}


@pytest.mark.parametrize(
    ("text", "answer", "intent"),
    [
        ("should I keep the broken bits?", "utter_ask_process_keep_item", "ask_process"),
        ("我投诉你们，回头会不会不给我续保？", "utter_ask_process_no_harm", "ask_process"),
        ("is my agent going to find out it was me?", "utter_ask_privacy_fear", "ask_privacy"),
        ("surely that's against the law?", "utter_rights_not_judged", "ask_rights"),
    ],
)
def test_a_question_in_place_of_a_reason_is_answered(read, text, answer, intent):
    told = read(text, "given_reason", intent="inform", confidence=0.5, **wanted(answer))
    assert (told[0], told[1]["asks"]) == (intent, answer)
    assert "given_reason" not in told[1]


def test_a_question_that_is_likelier_answered_here_does_not_go_to_the_handler(read):
    data = wanted("utter_ask_process_other_ways", 0.55)
    intent, told = read("can you just text me when it's done", "given_reason", **data)
    assert (intent, told["asks"]) == ("ask_process", "utter_ask_process_other_ways")
    assert "request" not in told


@pytest.mark.parametrize("sure", [0.1, 0.4])
def test_a_question_that_none_here_knows_goes_to_the_handler(read, sure):
    data = wanted("utter_ask_process_cost", sure)
    told = read("does the assessor have to come back?", "given_reason", **data)[1]
    assert told["request"] == "question"


@pytest.mark.parametrize("text", ["能不能把钱退给我", "can you get my money back?"])
def test_a_polite_wish_is_kept_beside_the_question_about_the_outcome(read, text):
    data = wanted("utter_ask_process_outcome", 0.95)
    assert read(text, "demand", intent="inform", **data)[1]["demand"] == text


def test_what_was_told_so_far_is_shown_and_nothing_else_answered(read):
    data = wanted("utter_ask_process_where")
    assert "asks" not in read("what have you got so far?", "demand", intent="ask_help", **data)[1]


@pytest.mark.parametrize(
    ("answer", "intent"), [("utter_ask_process_documents", "ask_process"), (None, "deny")]
)
def test_an_unsure_intent_gives_way_to_the_question(read, answer, intent):
    data = wanted(answer) if answer else {}
    text = "do you want anything else off me?"
    assert read(text, None, intent="deny", confidence=0.43, **data)[0] == intent


def test_when_is_asked_of_a_ticket_outside_the_form(read):
    data = wanted("utter_ask_process_when")
    assert read("any news soon?", None, intent="check_status", **data)[0] == "check_status"
