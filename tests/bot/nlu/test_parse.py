"""The command that parses texts without a server: its input and its errors."""

import os

import pytest

from bot.nlu.parse import BadLine, NoModel, main, newest_model, summary, texts


def test_lines_and_json_objects_are_texts():
    lines = [b"hello\n", '{"text": "我要投诉"}\r\n'.encode(), b"\n", b"{not json\n", b"\xff bad\n"]
    assert list(texts(lines)) == ["hello", "我要投诉", "", "{not json", "\ufffd bad"]


@pytest.mark.parametrize("line", [b'{"message": "hello"}', b'{"text": 5}'])
def test_an_object_without_a_text_names_its_line(line):
    with pytest.raises(BadLine, match="line 2"):
        list(texts([b"hello", line]))


def test_the_newest_archive_is_taken(tmp_path):
    for age, name in enumerate(["b", "a", "c"]):
        (tmp_path / f"{name}.tar.gz").touch()
        os.utime(tmp_path / f"{name}.tar.gz", (1_000 - age, 1_000 - age))
    assert newest_model(tmp_path) == tmp_path / "b.tar.gz"


def test_without_a_model_the_error_says_what_to_do(tmp_path, capsys):
    with pytest.raises(NoModel):
        newest_model(tmp_path)
    assert main(["--models", str(tmp_path)]) == 2
    assert "make train" in capsys.readouterr().err


def test_a_line_of_output_has_every_part_even_when_nothing_was_found():
    assert summary("", {}) == {
        "text": "",
        "language": None,
        **{
            key: {"name": None, "confidence": 0.0}
            for key in ("intent", "category", "topic", "tone")
        },
        "flags": [],
        "entities": [],
    }
