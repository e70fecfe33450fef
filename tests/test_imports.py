"""Each library, and each way to the outside, has its place. import-linter holds the layers."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = {
    "rasa": ("bot/nlu/", "bot/engine/"),
    "rasa_sdk": ("actions/",),
    "telegram": ("bot/channels/telegram/",),
    "sqlalchemy": (
        "tickets/store/",
        "bot/store/",
        "bot/bootstrap.py",
        "bot/engine/tracker_store.py",
    ),
    "apprise": ("bot/worker.py",),
    # deadlines are counted with data/calendars, which were written from it
    "holidays": ("tickets/calendar_source.py", "actions/named_days.py"),
}
SOURCES = sorted(
    file for folder in ("actions", "bot", "tickets") for file in (ROOT / folder).rglob("*.py")
)


def imports_of(file: Path) -> set[str]:
    """Top-level packages that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def attributes_of(file: Path) -> set[str]:
    """Dotted names of two parts that a module uses."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


@pytest.mark.parametrize("library", sorted(PLACES))
def test_a_library_is_imported_only_in_its_place(library: str) -> None:
    astray = [
        str(file.relative_to(ROOT))
        for file in SOURCES
        if library in imports_of(file)
        and not str(file.relative_to(ROOT)).startswith(PLACES[library])
    ]
    assert astray == []


def test_the_environment_is_read_only_in_settings() -> None:
    # the installer runs before any environment exists
    allowed = {
        *("bot/settings.py", "bot/engine/settings.py", "bot/install.py"),
        # standard library only: what it starts must inherit the environment
        "bot/training.py",
        # silences TensorFlow before it is imported
        "bot/nlu/parse.py",
    }
    readers = {
        str(file.relative_to(ROOT))
        for file in SOURCES
        if {"os.environ", "os.getenv"} & attributes_of(file)
    }
    assert readers - allowed == set()


def test_the_wall_clock_is_read_only_behind_its_port() -> None:
    readers = {
        str(file.relative_to(ROOT))
        for file in SOURCES
        if {"datetime.now", "datetime.utcnow", "date.today"} & attributes_of(file)
    }
    assert readers <= {"tickets/system_time.py"}


def test_the_core_of_tickets_needs_no_framework() -> None:
    heavy = {"pydantic", "fastapi", "httpx", "sqlalchemy"}
    core = [*(ROOT / "tickets").glob("*.py"), *(ROOT / "tickets" / "use_cases").glob("*.py")]
    assert {file.name for file in core if imports_of(file) & heavy} == set()
