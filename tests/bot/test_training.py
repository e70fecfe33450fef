"""A model is trained when what it is made of has changed, and only the present one is served."""

import tarfile
from pathlib import Path

import pytest

from bot.training import ModelError, archive, check, ensure_trained, model_hash


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/en/a.yml", "data/policies/p.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    for name in ("bot/nlu/a.py", "data/responses/zh.yml", "data/rules/r.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def put_archive(path: Path, member: str = "metadata.json") -> None:
    path.parent.mkdir(exist_ok=True)
    (path.parent / member).write_text("{}" * 50_000)
    with tarfile.open(path, "w:gz") as content:
        content.add(path.parent / member, member)


@pytest.mark.parametrize(
    "name",
    ["config.yml", "domain.yml", "data/en/a.yml", "bot/nlu/a.py", "data/responses/zh.yml"],
)
def test_a_change_of_any_source_is_another_model(project: Path, name: str) -> None:
    before = model_hash(project)
    (project / name).write_text("changed")
    assert model_hash(project) != before


def test_a_new_and_a_renamed_file_are_other_models(project: Path) -> None:
    seen = {model_hash(project)}
    (project / "data" / "rules" / "new.yml").write_text("x")
    seen.add(model_hash(project))
    (project / "data" / "rules" / "new.yml").rename(project / "data" / "rules" / "other.yml")
    seen.add(model_hash(project))
    assert len(seen) == 3


def test_a_deadline_policy_is_no_reason_to_train(project: Path) -> None:
    before = model_hash(project)
    (project / "data" / "policies" / "p.yml").write_text("changed")
    (project / "bot" / "nlu" / "__pycache__").mkdir()
    (project / "bot" / "nlu" / "__pycache__" / "a.py").write_text("x")
    assert model_hash(project) == before


def test_the_present_archive_is_used_as_it_is(project: Path) -> None:
    models = project / "models"
    put_archive(archive(models, project))
    # there is no Rasa in this project: training would fail
    assert ensure_trained(models, project) == archive(models, project)


def test_an_archive_of_other_data_is_refused(project: Path) -> None:
    models = project / "models"
    path = archive(models, project)
    put_archive(path)
    (project / "domain.yml").write_text("changed")
    with pytest.raises(ModelError, match=r"trained from other data.*make train"):
        check(path, models, project)


def test_an_archive_that_was_cut_off_is_refused(project: Path) -> None:
    models = project / "models"
    path = archive(models, project)
    put_archive(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ModelError, match="damaged: delete it"):
        ensure_trained(models, project)


def test_an_archive_without_a_model_is_refused(project: Path) -> None:
    models = project / "models"
    path = archive(models, project)
    put_archive(path, "something.txt")
    with pytest.raises(ModelError, match="holds no Rasa model"):
        check(path, models, project)


def test_an_absent_archive_is_refused(project: Path) -> None:
    with pytest.raises(ModelError, match="make train"):
        check(archive(project / "models", project), project / "models", project)


def test_a_failed_training_leaves_no_archive(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    python = project / ".venv-engine" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho the data is wrong\nexit 3\n")
    python.chmod(0o755)
    with pytest.raises(ModelError, match="exit status 3"):
        ensure_trained(project / "models", project)
    assert "the data is wrong" in capfd.readouterr().err
    assert list((project / "models").iterdir()) == []
