"""Rasa's own starter bot, as `rasa init` makes and trains it, untouched."""

import shutil
import subprocess
from pathlib import Path

from bench.turns.clients import BenchError
from bench.turns.processes import plain_environment
from bot import training

ENGINE_PYTHON = str(training.PROJECT / training.ENGINE_PYTHON)
SQL_ENDPOINTS = "endpoints-sql.yml"
_SHOWN_LINES = 15


def environment() -> dict[str, str]:
    """Environment of the starter bot: Rasa's defaults, without usage reports and warnings."""
    return {
        **plain_environment(),
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }


def versions() -> dict[str, str]:
    """Versions of Rasa and of the Python that runs it."""
    script = (
        "import platform; from importlib.metadata import version; "
        "print(version('rasa'), platform.python_version())"
    )
    answer = subprocess.run(
        [ENGINE_PYTHON, "-c", script], capture_output=True, text=True, check=True
    )
    rasa, python = answer.stdout.split()
    return {"rasa": rasa, "engine_python": python}


def starter_bot(cache: Path) -> Path:
    """The folder of the trained starter bot; made now when it is not there (a minute or two).

    Args:
        cache: folder that keeps it for the next benchmark.

    Raises:
        BenchError: `rasa init` failed.
    """
    folder = cache / f"stock-{versions()['rasa']}"
    if not folder.exists():
        print("Making Rasa's starter bot with `rasa init`; a minute or two …", flush=True)
        unfinished = cache / "stock-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        done = subprocess.run(
            [ENGINE_PYTHON, "-m", "rasa", "init", "--no-prompt"],
            cwd=unfinished,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode or not list((unfinished / "models").glob("*.tar.gz")):
            lines = done.stdout.decode("utf-8", "replace").splitlines()[-_SHOWN_LINES:]
            raise BenchError("`rasa init` failed:\n" + "\n".join(lines))
        unfinished.rename(folder)
    return folder


def sql_endpoints(folder: Path, database: Path) -> Path:
    """An endpoints file with Rasa's SQL tracker store on SQLite.

    Args:
        folder: where to write it.
        database: the SQLite file.
    """
    path = folder / SQL_ENDPOINTS
    path.write_text(
        f"tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {database}\n", encoding="utf-8"
    )
    return path
