"""Trains the model when what it is made of has changed: `python -m bot.training`.

The archive's name carries a hash of everything that goes into it; an archive that is there under
that name is the right one. Standard library only; Rasa runs as a process of its own environment.
"""

import argparse
import gzip
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parents[1]
ENGINE_PYTHON = ".venv-engine/bin/python"

# what shapes the model; data/policies and data/calendars do not
SOURCES = (
    "config.yml",
    "domain.yml",
    "requirements/engine.txt",
    "bot/catalogue.py",
    "bot/language.py",
    "bot/engine/importer.py",
    "bot/engine/nlu_reader.py",
    "bot/engine/train.py",
    "tickets/vocabulary.py",
)
SOURCE_FOLDERS = ("bot/nlu", "data/en", "data/zh", "data/rules", "data/stories", "data/responses")

# Rasa sends usage reports unless told not to, and TensorFlow greets at length
RASA_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "LOG_LEVEL": "WARNING",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "PYTHONHASHSEED": "0",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "OMP_NUM_THREADS": "1",
}
_PROGRESS_SECONDS = 15.0
_SHOWN_LINES = 40
_CHUNK_BYTES = 2**20
# said of every response that an action utters
_NO_TROUBLE = "is not used in any story or rule."


class ModelError(Exception):
    """There is no model that can be served; the message says what to do."""


def sources(project: Path = PROJECT) -> Iterator[Path]:
    """Files that the model is made of, in a fixed order."""
    for name in SOURCES:
        if (project / name).exists():
            yield project / name
    for folder in SOURCE_FOLDERS:
        for path in sorted((project / folder).rglob("*")):
            if path.suffix in {".py", ".yml", ".yaml"} and "__pycache__" not in path.parts:
                yield path


def model_hash(project: Path = PROJECT) -> str:
    """Twelve hex digits over the names and contents of all sources."""
    digest = hashlib.sha256()
    for path in sources(project):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def archive(models: Path, project: Path = PROJECT) -> Path:
    """Where the archive for the present sources lies, or will lie."""
    return models / f"front-door-{model_hash(project)}.tar.gz"


def check(path: Path, models: Path, project: Path = PROJECT) -> None:
    """Refuse an archive that is not the present model, or cannot be read.

    Raises:
        ModelError: it is absent, made of other sources, or damaged.
    """
    if not path.exists():
        raise ModelError(f"There is no model {path}: run `make train`.")
    if path.name != archive(models, project).name:
        raise ModelError(
            f"{path.name} was trained from other data, configuration or components than those "
            "here: run `make train`."
        )
    try:
        with gzip.open(path) as packed:
            # to the very end: the checksum stands there
            while packed.read(_CHUNK_BYTES):
                pass
        with tarfile.open(path, "r:gz") as content:
            names = content.getnames()
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        raise ModelError(f"{path} is damaged: delete it, then run `make train`.") from error
    if not any(name.endswith("metadata.json") for name in names):
        raise ModelError(f"{path} holds no Rasa model: delete it, then run `make train`.")


def ensure_trained(models: Path, project: Path = PROJECT) -> Path:
    """The archive for the present sources; trained now when it is not there.

    Args:
        models: folder of the archives.
        project: the project's folder.

    Returns:
        Path of the archive.

    Raises:
        ModelError: training failed, or the archive is damaged.
    """
    path = archive(models, project)
    if not path.exists():
        _train(path, project)
    check(path, models, project)
    return path


def _train(path: Path, project: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    print("Training the model: the first start or changed data; one to three minutes …", flush=True)
    # beside its place, so that a training that is broken off leaves no half archive under the name
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".training-") as folder,
        tempfile.TemporaryFile() as output,
    ):
        command = [
            *(str(project / ENGINE_PYTHON), "-m", "bot.engine.train"),
            *("--out", folder, "--name", path.name.removesuffix(".tar.gz")),
        ]
        status = _run(command, project, output)
        trained = Path(folder) / path.name
        if status != 0 or not trained.exists():
            output.seek(0)
            lines = output.read().decode("utf-8", "replace").splitlines()
            telling = [line for line in lines if not line.endswith(_NO_TROUBLE)]
            print("\n".join(telling[-_SHOWN_LINES:]), file=sys.stderr)
            raise ModelError(f"Training failed (exit status {status}); the reason stands above.")
        os.replace(trained, path)


def _run(command: list[str], project: Path, output: IO[bytes]) -> int:
    start = time.monotonic()
    environment = {**os.environ, **RASA_ENVIRONMENT}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT
    ) as training:
        try:
            while True:
                try:
                    status = training.wait(_PROGRESS_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    print(f"  {time.monotonic() - start:.0f} s …", flush=True)
        except BaseException:
            training.kill()
            raise
    print(f"  done in {time.monotonic() - start:.0f} s", flush=True)
    return status


def main(arguments: list[str] | None = None) -> int:
    """Train when needed, and print the archive's path.

    Returns:
        0, or 1 with a message when there is no model.
    """
    parser = argparse.ArgumentParser(prog="python -m bot.training", description=__doc__)
    parser.add_argument("--models", type=Path, default=PROJECT / "models", help="archive folder")
    options = parser.parse_args(arguments)
    try:
        print(ensure_trained(options.models))
    except ModelError as error:
        print(f"model: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
