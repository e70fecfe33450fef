"""docs/letters.md says what the templates do."""

from pathlib import Path

import pytest

from bot.letters.page import drawn
from tickets.notice import NoticeKind

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "letters.md").read_text("utf-8")


def test_the_page_on_letters_is_drawn_from_the_files_as_they_are() -> None:
    assert drawn(PAGE, ROOT / "data") == PAGE


def test_every_kind_of_notice_is_explained() -> None:
    kinds, _, _ = PAGE.partition("## How they go")
    assert [kind for kind in NoticeKind if f"| `{kind}` |" not in kinds] == []


def test_what_an_installation_sets_does_not_change_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTDOOR_ORGANISATION_ZH", "某某银行")
    assert drawn(PAGE, ROOT / "data") == PAGE
