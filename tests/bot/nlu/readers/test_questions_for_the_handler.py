import pytest


@pytest.mark.parametrize(
    "text",
    [
        "does the assessor have to come back to my house again?",
        "and will my neighbour's insurer be told too",
        "what if my husband rings about it",
        "定损员还要再来一趟吗",
        "楼下邻居那边你们会去说吗",
        "要不要我老公出面？",
    ],
)
@pytest.mark.parametrize("asked", ["given_reason", "customer_name", "reference_number"])
def test_a_question_that_none_here_can_answer_is_no_answer_to_the_forms(read, text, asked):
    intent, entities = read(text, intent="inform", asked=asked)[:2]
    assert intent == "ask_help"
    assert entities["request"] == "question"
    assert asked not in entities


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("given_reason", "because of a pre-existing condition?"),
        ("given_reason", "好像说是等待期没过？"),
        ("customer_name", "is the first name enough?"),
        ("incident_time", "能不能别再打给我家里人了"),
    ],
)
def test_answers_and_wishes_in_the_form_of_a_question_are_no_such(read, asked, text):
    assert "request" not in read(text, intent="inform", asked=asked)[1]
