"""The documentation says what the code does."""

import re
from pathlib import Path

from bot.procedure_commands import COMMANDS
from bot.settings import Settings
from tests.auxil.installation import frontdoor
from tickets.policy_files import load_policies
from tickets.policy_table import policy_tables
from tickets.terms import TermUnit

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


def test_files_that_pages_name_exist() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    missing = [
        f"{page.name}: {path}"
        for page in pages
        for path in re.findall(
            r"`((?:actions|bot|data|deploy|tests|tickets)/[\w./-]+)`", page.read_text("utf-8")
        )
        if not (ROOT / path).exists()
    ]
    assert missing == []


def test_every_command_of_frontdoor_is_documented() -> None:
    commands = re.findall(r"^    ([a-z]+) ", frontdoor("--help").out, re.M)
    assert {"chat", "keys", "tickets"} <= set(commands)
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    told = "\n".join(page.read_text("utf-8") for page in pages)
    assert [name for name in commands if f"frontdoor {name}" not in told] == []


def test_the_tables_of_policies_are_those_of_the_data() -> None:
    book = load_policies(ROOT / "data", str(Settings.model_fields["policy"].default))
    page = (ROOT / "docs" / "policies.md").read_text("utf-8")
    tables = policy_tables(book.policies)
    # renew them with: frontdoor clocks table
    assert page[page.index("### `") :] == tables


def test_every_unit_of_a_term_is_documented() -> None:
    page = (ROOT / "docs" / "policies.md").read_text("utf-8")
    rows_of_units = re.findall(r"^\| (`.+?`) \| (?:so many|the end)", page, re.M)
    named = {unit for row in rows_of_units for unit in re.findall(r"`(\w+)`", row)}
    assert named == set(TermUnit)


def test_every_command_of_the_procedure_is_documented_in_its_order() -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    documented = re.findall(r"^\| `([a-z-]+)` \|", page, re.M)
    assert documented == [command.name for command in COMMANDS]
