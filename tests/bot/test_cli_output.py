"""What commands print in the same way."""

import pytest

from bot.cli_output import print_json, print_table


def test_columns_are_as_wide_as_their_longest_cell(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("id", "state"), ("FD-1", "open"), ("2", ""))
    assert capsys.readouterr().out == "id    state\nFD-1  open\n2\n"


def test_json_stays_in_the_letters_of_its_script(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"story": "理赔被拒"})
    assert capsys.readouterr().out == '{\n  "story": "理赔被拒"\n}\n'
