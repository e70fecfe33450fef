"""The arithmetic of the benchmark of understanding, and its page."""

import pytest

from bench.nlu import figures, report
from bench.nlu.answers import Answer, Answers, measures, worst_errors
from bench.nlu.corpus import Example, examples_in
from bench.nlu.peer import joint_label, split_label
from bench.nlu.side import SideError
from bench.nlu.verdict import verdicts


def told(intent: str, said: str, sure: float = 0.9, **labels: object) -> tuple[Example, Answer]:
    """A message and what was said of its intent."""
    return Example("…", intent, "en", **labels), Answer({"intent": said}, {"intent": sure})  # type: ignore[arg-type]


def answers(*pairs: tuple[Example, Answer]) -> Answers:
    """Some messages with what was said of them."""
    return Answers([example for example, _ in pairs], [answer for _, answer in pairs])


def test_accuracy_and_macro_f1_weigh_labels_differently() -> None:
    truth, said = ["a", "a", "a", "b"], ["a", "a", "a", "a"]
    assert figures.accuracy(truth, said) == 0.75
    assert figures.macro_f1(truth, said) == pytest.approx((6 / 7 + 0) / 2)


def test_calibration_error_is_the_gap_between_confidence_and_being_right() -> None:
    assert figures.calibration_error([0.8] * 10, [True] * 8 + [False] * 2) == pytest.approx(0.0)
    assert figures.calibration_error([0.9] * 10, [True] * 5 + [False] * 5) == pytest.approx(0.4)


def test_one_strong_tone_taken_for_the_other_is_found() -> None:
    truth, said = ["angry", "distressed", "angry", "calm"], ["distressed", "angry", "calm", "calm"]
    assert figures.recall(truth, said, ("angry", "distressed")) == pytest.approx(2 / 3)


def test_flags_count_hits_misses_and_wrong_statements() -> None:
    one = figures.found([{"group"}, {"group"}, set()], [{"group"}, set(), {"group"}], "group")
    assert (one, one.recall, one.precision) == (figures.Found(1, 1, 1), 0.5, 0.5)
    assert figures.together([one, figures.Found(3, 0, 0)]) == figures.Found(4, 1, 1)


def test_a_confusion_has_the_truth_in_its_rows() -> None:
    assert figures.confusion(["a", "a", "b"], ["a", "b", "b"], ["a", "b"]) == [[1, 1], [0, 1]]


def flagged(language: str, truth: set[str], said: set[str]) -> tuple[Example, Answer]:
    """A message in a language, its flags, and those that were said."""
    example = Example("…", "file_complaint", language, flags=frozenset(truth))
    return example, Answer({}, {}, frozenset(said))


def test_flags_are_told_by_language_those_with_a_target_first() -> None:
    table = report.flag_table(
        answers(
            flagged("en", {"group"}, {"group"}),
            flagged("zh", {"group", "safety"}, {"safety"}),
        )
    ).splitlines()
    assert table[5] == "| group | 1 | 1.00 | 1.00 | 1 | 0.00 | 1.00 | 2 | 0.50 | 1.00 |"
    assert [line.split(" | ")[0] for line in table[8:10]] == [
        "| vulnerable (no target)",
        "| safety (no target)",
    ]


def test_a_side_without_flags_has_no_row_of_them() -> None:
    assert len(report.flag_table(answers(told("greet", "greet"))).splitlines()) == 2


def test_rejected_complaints_and_found_outsiders_are_measured() -> None:
    shown = measures(
        answers(
            told("file_complaint", "out_of_scope"),
            told("file_complaint", "file_complaint"),
            told("out_of_scope", "out_of_scope"),
        )
    )
    assert shown["complaints taken for out of scope"] == 0.5
    assert shown["out of scope recall"] == 1.0


def test_the_worst_errors_are_the_surest() -> None:
    worst = worst_errors(answers(told("greet", "thank", 0.6), told("greet", "deny", 0.8)), 1)
    assert [(said, sure) for _, _, said, sure in worst] == [("deny", 0.8)]


def test_the_stock_classifier_says_intent_and_topic_in_one_label() -> None:
    complaint = Example("…", "file_complaint", "en", topic="waiting")
    said = split_label(joint_label(complaint), 0.7)
    assert said.said == {"intent": "file_complaint", "topic": "waiting", "category": "service"}
    assert joint_label(Example("…", "greet", "en")) == "greet"


def test_both_forms_of_examples_are_read(tmp_path) -> None:
    (tmp_path / "some.yml").write_text(
        "nlu:\n- intent: greet\n  examples: |\n    - hi\n- intent: file_complaint\n  examples:\n"
        "  - text: |\n      等了两小时\n"
        "    metadata: {topic: waiting, tone: angry, flags: [repeat]}\n",
        encoding="utf-8",
    )
    assert list(examples_in(tmp_path / "some.yml", "zh")) == [
        Example("hi", "greet", "zh", file="some"),
        Example(
            "等了两小时", "file_complaint", "zh", "waiting", "angry", frozenset({"repeat"}), "some"
        ),
    ]


def test_the_page_shows_errors_on_our_own_examples_and_no_held_out_text() -> None:
    def wrong(text: str) -> Answers:
        return Answers(
            [Example(text, "greet", "en")], [Answer({"intent": "deny"}, {"intent": 0.9})]
        )

    measured = report.Measured(1, 2, crossed=wrong("one of ours"))
    measured.held_out = {"some": wrong("one that is held out")}
    page = report.page(measured)
    assert "| one of ours | intent | greet | deny | 0.90 |" in page
    assert "one that is held out" not in page


def test_the_page_says_what_was_skipped() -> None:
    page = report.page(report.Measured(0, 5, skipped=["banking77: not there"]))
    assert page.endswith("## Skipped\n\n- banking77: not there\n")


def test_the_page_says_which_targets_were_met() -> None:
    measured = report.Measured(2, 2)
    measured.public = {"banking77, 10-shot, accuracy": 0.835, "xSID, 800 …, accuracy": 0.97}
    measured.train_seconds, measured.parse_milliseconds = 40.0, 3.5
    measured.seconds = {"ours": 40.0, "stock": 100.0}
    assert [(v.what, v.figure, v.met) for v in verdicts(measured)] == [
        ("banking77, 10-shot, accuracy ≥ 0.852", "0.835", False),
        ("xSID, 800 …, accuracy ≥ 0.97", "0.970", True),
        ("training on all examples ≤ 60 s", "40.0 s", True),
        ("median parse ≤ 3 ms", "3.5 ms", False),
        ("processor time of training, ours ÷ stock ≤ 0.333", "0.400", False),
    ]
    assert "| banking77, 10-shot, accuracy ≥ 0.852 | 0.835 | **not met** |" in report.page(measured)


def test_a_side_that_failed_says_its_error_and_not_a_warning_behind_it() -> None:
    output = "Traceback …\nValueError: no examples\nw.py:1: DeprecationWarning: old\n  randrange()"
    assert str(SideError(1, output)) == "ValueError: no examples"
    assert str(SideError(3, "  randrange()")) == "ended with 3"


def test_a_side_that_was_stopped_says_by_what() -> None:
    assert str(SideError(-9, "ValueError: caught long before\n")) == "stopped by SIGKILL"


def test_the_page_shows_what_is_served_beside_the_heads() -> None:
    measured = report.Measured(0, 2)
    assert "As served" not in report.page(measured)
    measured.served = answers(flagged("en", {"group"}, {"group"}))
    page = report.page(measured)
    assert "| group | 1 | 1.00 | 1.00 |" in page[page.index("### As served") :]
    assert report.data(measured)["served"]["en"]["flags recall"] == 1.0
    assert [v.what for v in verdicts(measured) if v.met] == [
        "held out, en, as served: flags recall ≥ 0.95",
        "held out, en, as served: flags precision ≥ 0.9",
    ]


def test_the_page_shows_what_each_view_costs() -> None:
    measured = report.Measured(0, 2, views={"first": 1.25, "second": 20.0})
    assert "| first | 1.2 |\n| second | 20.0 |\n" in report.page(measured)
