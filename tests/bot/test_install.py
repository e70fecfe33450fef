"""The installer does what is missing and nothing else."""

import subprocess
import venv
from pathlib import Path

import pytest

from bot import install
from bot.install import ENVIRONMENTS, Installer, InstallFailed, check_python

APP, ENGINE = ENVIRONMENTS


class WithoutPip(venv.EnvBuilder):
    """Makes environments in no time; no command is run in them here."""

    def __init__(self, with_pip: bool = False, clear: bool = False, symlinks: bool = True) -> None:
        super().__init__(with_pip=False, clear=clear, symlinks=symlinks)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for name in ("app", "dev", "engine", "engine-dev", "uv", "node"):
        (requirements / f"{name}.txt").write_text(f"{name}==1 --hash=sha256:0\n")
    # the web chat's parts have tests of their own
    monkeypatch.setattr(Installer, "_web_parts", lambda self: None)
    monkeypatch.setattr(install.venv, "EnvBuilder", WithoutPip)
    return tmp_path


class Commands:
    """Takes commands instead of running them."""

    def __init__(self, failing: str = "") -> None:
        self.taken: list[list[str]] = []
        self._failing = failing

    def __call__(self, command: list[str], more: dict[str, str]) -> None:
        self.taken.append(command)
        if self._failing and any(self._failing in word for word in command):
            raise subprocess.CalledProcessError(1, command)

    def requirements(self) -> list[str]:
        return [Path(command[-1]).name for command in self.taken]


def test_a_first_run_installs_everything_with_hashes(project: Path) -> None:
    commands, said = Commands(), list[str]()
    Installer(project, commands, said.append).install(dev=False)
    assert commands.requirements() == ["uv.txt", "app.txt", "engine.txt"]
    assert all("--require-hashes" in command for command in commands.taken)
    assert [line for line in said if line.endswith("…")] == [
        "Installing the app environment: 1 packages …",
        "Installing the engine environment (Rasa): 1 packages …",
    ]


def test_a_second_run_does_nothing(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=False)
    commands, said = Commands(), list[str]()
    Installer(project, commands, said.append).install(dev=False)
    assert (commands.taken, said) == ([], [])


def test_changed_requirements_are_installed(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=False)
    (project / "requirements" / "engine.txt").write_text("engine==2 --hash=sha256:1\n")
    commands = Commands()
    Installer(project, commands, lambda line: None).install(dev=False)
    assert commands.requirements() == ["engine.txt"]


def test_what_the_tests_need_is_enough_to_run(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=True)
    commands = Commands()
    Installer(project, commands, lambda line: None).install(dev=False)
    assert commands.taken == []


def test_an_environment_for_the_tests_stays_one(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=True)
    for name in ("app", "dev"):
        (project / "requirements" / f"{name}.txt").write_text(f"{name}==2 --hash=sha256:1\n")
    commands = Commands()
    Installer(project, commands, lambda line: None).install(dev=False)
    assert commands.requirements() == ["dev.txt"]


def test_what_runs_is_not_enough_for_the_tests(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=False)
    commands = Commands()
    Installer(project, commands, lambda line: None).install(dev=True)
    assert commands.requirements() == ["dev.txt", "engine-dev.txt"]


def test_a_failed_step_is_repeated_by_the_next_run(project: Path) -> None:
    with pytest.raises(InstallFailed, match=r"engine environment.*run the same command again"):
        Installer(project, Commands("engine.txt"), lambda line: None).install(dev=False)
    commands = Commands()
    Installer(project, commands, lambda line: None).install(dev=False)
    assert commands.requirements() == ["engine.txt"]


def test_without_uv_pip_does_it(project: Path) -> None:
    commands, said = Commands("uv.txt"), list[str]()
    Installer(project, commands, said.append).install(dev=False)
    assert "  uv cannot be installed: going on with pip, which takes minutes" in said
    app = next(command for command in commands.taken if command[-1].endswith("app.txt"))
    assert app[1:6] == ["-m", "pip", "install", "--quiet", "--require-hashes"]
    # what the pinned file leaves out of Rasa's wishes, pip is not to ask for again
    assert app[6:8] == ["--no-deps", "--ignore-requires-python"]


def test_the_command_runs_in_the_app_environment(project: Path) -> None:
    Installer(project, Commands(), lambda line: None).install(dev=False)
    command = project / ".venv" / "bin" / "frontdoor"
    assert command.stat().st_mode & 0o111 == 0o111
    assert command.read_text().splitlines()[0] == f"#!{project / '.venv' / 'bin' / 'python'}"
    paths = [path.read_text() for path in project.glob(".venv*/lib/*/site-packages/frontdoor.pth")]
    assert paths == [f"{project}\n"] * 2


@pytest.mark.parametrize("version", [(3, 10), (3, 12), (3, 9)])
def test_another_python_is_refused_with_the_way_out(version: tuple[int, int]) -> None:
    with pytest.raises(InstallFailed, match=r"needs Python 3\.11.*python3\.11-venv"):
        check_python(version)


def test_the_right_python_is_taken() -> None:
    check_python((3, 11))


def test_the_mirror_of_pip_is_used_by_uv_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install.os, "environ", {"PIP_INDEX_URL": "file:///mirror"})
    assert Installer._uv_environment() == {"UV_DEFAULT_INDEX": "file:///mirror"}
