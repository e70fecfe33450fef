"""The documentation says what the code does."""

import re
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[1]


def rows(page: str) -> list[str]:
    """First cells of a page's tables, without their code marks."""
    return re.findall(r"^\| `([a-z_]+)` \|", (ROOT / "docs" / page).read_text("utf-8"), re.M)


def test_every_setting_is_documented_once_and_no_other() -> None:
    assert sorted(rows("settings.md")) == sorted(Settings.model_fields)


def test_plain_defaults_are_documented_as_they_are() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    documented = dict(re.findall(r"^\| `([a-z_]+)` \| `([^`]+)` \|", page, re.M))
    actual = {name: str(Settings.model_fields[name].default) for name in documented}
    assert documented == actual


def test_readme_names_only_targets_that_the_makefile_has() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", readme, re.M))
    assert {"run", "test"} <= named <= targets


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in re.findall(
            r"\]\((?!https?:|#|mailto:|javascript:)([^)#\s]+)", page.read_text("utf-8")
        )
        if not (page.parent / link).exists()
    ]
    assert broken == []
