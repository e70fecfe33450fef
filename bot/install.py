"""Builds what the system runs in, or finds it built: `python3.11 bot/install.py [--dev]`.

Standard library only, since it runs before anything is installed. Two environments from
hash-pinned files (`requirements/*.txt`), the `frontdoor` command, and the web chat's npm part. What
is current is left alone: a second run takes a fraction of a second.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PYTHON = (3, 11)
STAMP = ".front-door"


class InstallFailed(Exception):
    """Something could not be installed; the message says what, and what to do."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment of the project.

    Attributes:
        folder: its folder in the project.
        what: its name for people.
        plain: requirements to run it.
        dev: requirements to test it, which contain those of `plain`.
    """

    folder: str
    what: str
    plain: str
    dev: str

    def requirements(self, dev: bool) -> str:
        """Name of the requirements file."""
        return self.dev if dev else self.plain


ENVIRONMENTS = (
    Environment(".venv", "app environment", "app.txt", "dev.txt"),
    Environment(".venv-engine", "engine environment (Rasa)", "engine.txt", "engine-dev.txt"),
)
TOOLS = Environment(".uv", "installer (uv)", "uv.txt", "uv.txt")


class Installer:
    """Installs into one project folder.

    Args:
        project: folder with `requirements/`.
        run: runs a command and raises `CalledProcessError` when it fails.
        say: takes progress lines.
    """

    def __init__(
        self,
        project: Path = PROJECT,
        run: Callable[[list[str], dict[str, str]], None] | None = None,
        say: Callable[[str], None] = lambda line: print(line, flush=True),
    ) -> None:
        self._project = project
        self._run = run or self._execute
        self._say = say

    def install(self, dev: bool) -> None:
        """Bring both environments and the web parts to what the project asks for.

        Args:
            dev: with what the tests need; an environment that has it keeps it all the same.

        Raises:
            InstallFailed: a step failed.
        """
        for environment in ENVIRONMENTS:
            # what the tests need stays: a plain run in between must not take it away
            with_dev = dev or self._stamp_in(environment).startswith(f"{environment.dev} ")
            if not self.is_current(environment, with_dev):
                self._build(environment, with_dev)
            self._add_project(environment)
        self._add_command()
        self._web_parts()

    def is_current(self, environment: Environment, dev: bool) -> bool:
        """Whether an environment holds what its requirements ask for, or more."""
        folder = self._project / environment.folder
        enough = {environment.requirements(dev), environment.dev}
        return (folder / "bin" / "python").exists() and self._stamp_in(environment) in {
            self._stamp(requirements) for requirements in enough
        }

    def _stamp_in(self, environment: Environment) -> str:
        """What an environment was built from; empty where it was not."""
        try:
            return (self._project / environment.folder / STAMP).read_text("ascii").strip()
        except OSError:
            return ""

    def _stamp(self, requirements: str) -> str:
        pinned = (self._project / "requirements" / requirements).read_bytes()
        digest = hashlib.sha256(sys.version.encode() + pinned).hexdigest()[:16]
        return f"{requirements} {digest}"

    def _build(self, environment: Environment, dev: bool) -> None:
        requirements = environment.requirements(dev)
        folder = self._project / environment.folder
        pinned = self._project / "requirements" / requirements
        packages = sum(1 for line in pinned.read_text("utf-8").splitlines() if "==" in line)
        with self._step(f"Installing the {environment.what}: {packages} packages"):
            uv = self._uv()
            if uv is None:
                self._make(folder, with_pip=True)
                python = str(folder / "bin" / "python")
                command = [python, "-m", "pip", "install", "--quiet", "--require-hashes"]
                # the file is complete, and overrides what Rasa wants of other packages and Python
                complete = ["--no-deps", "--ignore-requires-python", "-r", str(pinned)]
                self._run([*command, *complete], {})
            else:
                self._make(folder, with_pip=False)
                target = ["--python", str(folder / "bin" / "python")]
                # progress bars for people; elsewhere they would be a list of every package
                quiet = [] if sys.stdout.isatty() else ["--quiet"]
                # without bytecode every start of a process would parse its libraries anew
                options = ["--compile-bytecode", "--require-hashes"]
                command = [str(uv), "pip", "sync", *quiet, *options, *target]
                command.append(str(pinned))
                self._run(command, self._uv_environment())
        (folder / STAMP).write_text(self._stamp(requirements) + "\n", "ascii")

    def _uv(self) -> Path | None:
        """The installer, ten times as fast as pip; None where it cannot be had."""
        folder = self._project / TOOLS.folder
        if not self.is_current(TOOLS, dev=False):
            try:
                self._make(folder, with_pip=True)
                self._pip_install(TOOLS.plain)
            except (InstallFailed, subprocess.CalledProcessError):
                self._say("  uv cannot be installed: going on with pip, which takes minutes")
                return None
            (folder / STAMP).write_text(self._stamp(TOOLS.plain) + "\n", "ascii")
        return folder / "bin" / "uv"

    def _pip_install(self, requirements: str) -> None:
        python = self._project / TOOLS.folder / "bin" / "python"
        pinned = self._project / "requirements" / requirements
        command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes"]
        self._run([*command, "-r", str(pinned)], {})

    @staticmethod
    def _uv_environment() -> dict[str, str]:
        # uv does not read pip's settings: who set up a mirror for pip means uv as well
        wanted = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}
        return {
            theirs: os.environ[ours]
            for ours, theirs in wanted.items()
            if ours in os.environ and theirs not in os.environ
        }

    @staticmethod
    def _make(folder: Path, *, with_pip: bool) -> None:
        has_pip = any(folder.glob("lib/python*/site-packages/pip/__init__.py"))
        if (folder / "bin" / "python").exists() and (has_pip or not with_pip):
            return
        try:
            venv.EnvBuilder(with_pip=with_pip, clear=folder.exists(), symlinks=True).create(folder)
        except (OSError, subprocess.CalledProcessError) as error:
            raise InstallFailed(
                f"A virtual environment cannot be made in {folder}. On Debian and Ubuntu: "
                "apt-get install python3.11-venv"
            ) from error

    def _add_project(self, environment: Environment) -> None:
        """Make the project importable; a build of it would need network and time for nothing."""
        folder = self._project / environment.folder
        for site_packages in folder.glob("lib/python*/site-packages"):
            path = site_packages / "frontdoor.pth"
            wanted = f"{self._project}\n"
            if not path.exists() or path.read_text("utf-8") != wanted:
                path.write_text(wanted, "utf-8")

    def _add_command(self) -> None:
        folder = self._project / ENVIRONMENTS[0].folder / "bin"
        command = folder / "frontdoor"
        wanted = (
            f"#!{folder / 'python'}\nimport sys\n\nfrom bot.cli import main\n\nsys.exit(main())\n"
        )
        if not command.exists() or command.read_text("utf-8") != wanted:
            command.write_text(wanted, "utf-8")
            command.chmod(0o755)

    def _web_parts(self) -> None:
        sys.path.insert(0, str(PROJECT))
        from bot.channels.webchat import build

        if build.is_current():
            return
        with self._step("Installing the web chat's parts"):
            python = sys.executable
            if shutil.which("npm") is None:
                if self._uv() is None:
                    self._make(self._project / TOOLS.folder, with_pip=True)
                self._pip_install("node.txt")
                python = str(self._project / TOOLS.folder / "bin" / "python")
            self._run([python, str(Path(build.__file__))], {})

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        self._say(f"{what} …")
        start = time.monotonic()
        try:
            yield
        except subprocess.CalledProcessError as error:
            raise InstallFailed(
                f"{what} failed (exit status {error.returncode}); the reason stands above. "
                "Check the network, then run the same command again: it goes on from here."
            ) from error
        self._say(f"  done in {time.monotonic() - start:.0f} s")

    @staticmethod
    def _execute(command: list[str], more: dict[str, str]) -> None:
        subprocess.run(command, check=True, env={**os.environ, **more})


def check_python(version: tuple[int, int] = (sys.version_info[0], sys.version_info[1])) -> None:
    """Refuse another Python than the one that everything is pinned for.

    Raises:
        InstallFailed: it is another one.
    """
    if version != PYTHON:
        raise InstallFailed(
            f"Front Door needs Python 3.11; this is {version[0]}.{version[1]}. Install it (Debian, "
            "Ubuntu: apt-get install python3.11 python3.11-venv), then: make run PYTHON=python3.11"
        )


def main(arguments: list[str] | None = None) -> int:
    """Install what is missing.

    Returns:
        0 when everything is in place, 1 with a message otherwise.
    """
    parser = argparse.ArgumentParser(prog="bot/install.py", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with what the tests need")
    options = parser.parse_args(arguments)
    try:
        check_python()
        Installer().install(options.dev)
    except InstallFailed as error:
        print(f"install: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("install: stopped; the same command goes on from here", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
