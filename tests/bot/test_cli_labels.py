import stat
from pathlib import Path

import pytest
import yaml

from bot import bootstrap
from bot.label_files import one_line
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.installation import Said, frontdoor, open_one

STORY_EN = "I am Jo Smithers, call 020 7946 0018.\nThe clerk (Dave) laughed [really](badly)."
STORY_ZH = "我叫王小芳，手机13800138000，等了两小时，最后被告知理赔不批。"


@pytest.fixture
def app(app_with_staff_on_each_database: bootstrap.App) -> bootstrap.App:
    """An installation with staff and two tickets with wrong labels, over each kind of database."""
    app = app_with_staff_on_each_database
    zh = open_one(app, replace(CLAIM_ZH, story=STORY_ZH))
    en = open_one(app, replace(COUNTER_EN, story=STORY_EN))
    correct(zh, "--topic", "waiting", "--tone", "angry")
    correct(en, "--topic", "poor_complaint_handling")
    return app


def correct(reference: str, *words: str) -> None:
    reason = ("--reason", "电话里 13800138000 说的")
    said = frontdoor("tickets", "correct", reference, "--as", "lin", *words, *reason)
    assert said.status == 0


def export(*words: str) -> Said:
    return frontdoor("labels", "export", *words)


def test_corrections_are_printed_as_training_data_without_the_person(app: bootstrap.App) -> None:
    said = export()
    assert (said.status, said.err) == (0, "")
    en, zh = yaml.safe_load_all(said.out)
    assert zh == {
        "version": "3.1",
        "nlu": [
            {
                "intent": "file_complaint",
                "examples": [
                    {
                        "text": "我叫[name]，手机[number]，等了两小时，最后被告知理赔不批。\n",
                        "metadata": {"topic": "waiting", "tone": "angry", "flags": ["repeat"]},
                    }
                ],
            }
        ],
    }
    assert en["nlu"][0]["examples"][0] == {
        "text": "I am [name], call [number]. The clerk (Dave) laughed [really] (badly).\n",
        "metadata": {"topic": "poor_complaint_handling", "tone": "angry", "flags": []},
    }
    assert [
        word for word in ("王小芳", "1380", "Smithers", "7946", " lin,") if word in said.out
    ] == []


def test_a_comment_says_who_by_role_when_and_what(app: bootstrap.App) -> None:
    comments = [line.strip() for line in export().out.splitlines() if line.startswith("  #")]
    day = f"{app.time.now():%Y-%m-%d}"
    assert comments == [
        f"# supervisor, {day}: topic: staff_attitude -> poor_complaint_handling; tone as read",
        f"# supervisor, {day}: category: product -> service, topic: claim_denied -> waiting, "
        "tone: doubting -> angry",
    ]


def test_there_is_one_file_per_language_and_none_is_overwritten(
    app: bootstrap.App, tmp_path: Path
) -> None:
    out = tmp_path / "corrections.yml"
    said = export("--out", str(out))
    files = [tmp_path / "corrections.en.yml", tmp_path / "corrections.zh.yml"]
    assert said.out.splitlines() == [str(file) for file in files]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    before = files[0].read_text("utf-8")
    again = export("--out", str(out))
    assert (again.status, again.out) == (1, "")
    assert again.err == f"frontdoor: {files[0]}: File exists.\n"
    assert files[0].read_text("utf-8") == before


def test_only_what_was_corrected_since_a_day_is_exported(app: bootstrap.App) -> None:
    said = export("--since", "2999-01-01")
    assert (said.status, said.out) == (0, "")
    assert said.err == "No labels were put right in that time.\n"
    assert export("--since", "2020-01-01").out == export().out
    assert export("--since", "last week").status == 2


def test_a_label_that_was_put_back_trains_nothing(app: bootstrap.App) -> None:
    reference = open_one(app, replace(COUNTER_EN, draft_id="dr_9", story="Nobody answered."))
    correct(reference, "--topic", "waiting")
    correct(reference, "--topic", "staff_attitude")
    assert "Nobody answered." not in export().out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n two\t three", "one two three"),
        ("[name](person) {x}", "[name] (person) {x}"),
        ('[a]{"entity": "b"}', '[a] {"entity": "b"}'),
        ("bell\x07 and \u202eturned", "bell and turned"),
    ],
)
def test_a_text_stands_on_one_line_without_markup(text: str, line: str) -> None:
    assert one_line(text) == line
