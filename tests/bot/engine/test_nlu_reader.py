"""The fast reader gives what Rasa's reader gives."""

from copy import deepcopy
from pathlib import Path

import pytest
from rasa.shared.importers.utils import training_data_from_paths

from bot.engine.nlu_reader import InvalidExamples, read

ROOT = Path(__file__).parents[3]


def as_rows(data):
    return sorted(
        (m.get("text"), m.get("intent"), repr(sorted((m.get("metadata") or {}).items())))
        for m in data.training_examples
    )


@pytest.mark.parametrize("name", ["en/feedback.yml", "zh/feedback.yml"])
def test_shipped_files_read_as_rasa_reads_them(name: str) -> None:
    file = str(ROOT / "data" / name)
    assert as_rows(read([file])) == as_rows(training_data_from_paths([file], "en"))


def test_lines_of_examples_and_annotations_are_read(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yml"
    plain.write_text(
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - 你好\n    - hello\n', "utf-8"
    )
    annotated = tmp_path / "annotated.yml"
    annotated.write_text(
        'version: "3.1"\nnlu:\n- intent: inform\n  examples: |\n    - [Tuesday](incident_time)\n',
        "utf-8",
    )
    data = read([str(plain), str(annotated)])
    assert sorted(m.get("text") for m in data.training_examples) == ["Tuesday", "hello", "你好"]
    assert [e["entity"] for m in data.entity_examples for e in m.get("entities")] == [
        "incident_time"
    ]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("nlu: [", "utf-8")
    with pytest.raises(InvalidExamples, match=r"broken\.yml"):
        read([str(broken)])


def test_a_copy_of_an_example_is_its_own(tmp_path: Path) -> None:
    file = tmp_path / "one.yml"
    file.write_text('version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hello\n', "utf-8")
    (original,) = read([str(file)]).training_examples
    copied = deepcopy(original)
    assert (copied.data, copied.fingerprint()) == (original.data, original.fingerprint())
    copied.set("intent", "thank")
    assert original.get("intent") == "greet"
    assert copied.fingerprint() != original.fingerprint()
