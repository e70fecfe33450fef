"""Training without Rasa's own components gives what Rasa's training gives."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphModelConfiguration, GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.graph_components.validators.default_recipe_validator import DefaultV1RecipeValidator
from rasa.shared.core.domain import Domain
from rasa.shared.data import TrainingType
from rasa.shared.importers.importer import TrainingDataImporter

from bot.training import RASA_ENVIRONMENT
from tests.bot.engine.conftest import TINY_BOT

ROOT = Path(__file__).parents[3]
PIPELINE = "- name: bot.nlu.tokenizer.BilingualTokenizer\n- name: bot.nlu.mood.MoodTracker\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of tiny_bot with two of our components."""
    folder = tmp_path_factory.mktemp("trained") / "bot"
    shutil.copytree(TINY_BOT, folder)
    config = (folder / "config.yml").read_text("utf-8")
    before, after = config.split("- name: WhitespaceTokenizer\n")
    importer = f"CatalogueImporter\n  responses: {json.dumps(str(folder / 'data/responses'))}"
    (folder / "config.yml").write_text(
        before.replace("CatalogueImporter", importer) + PIPELINE + after[after.index("policies") :],
        "utf-8",
    )
    return folder


def train(folder: Path) -> None:
    """Train the bot in a folder."""
    subprocess.run(
        [sys.executable, "-m", "bot.engine.train", "--out", "models", "--name", "tiny"],
        cwd=folder,
        env={**os.environ, **RASA_ENVIRONMENT, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def content(folder: Path) -> dict[str, str]:
    """Files of an archive of that bot."""
    train(folder)
    with tarfile.open(folder / "models" / "tiny.tar.gz") as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        return {file.name: archive.extractfile(file).read().decode() for file in files}


def test_nothing_is_kept_for_a_next_training_since_a_cache_does_not_know_our_code(
    folder: Path, content: dict[str, str]
) -> None:
    kept = {path.name for path in (folder / ".rasa" / "cache").iterdir()}
    assert kept <= {"cache.db"}


def test_the_archive_names_the_components_of_rasa(content: dict[str, str]) -> None:
    schema = GraphSchema.from_dict(json.loads(content["metadata.json"])["train_schema"])
    assert schema.nodes["schema_validator"].uses is DefaultV1RecipeValidator


def test_the_domain_is_written_as_it_is(content: dict[str, str]) -> None:
    written = Domain.from_yaml(content["components/domain_provider/domain.yml"])
    told = Domain.from_dict(json.loads(content["metadata.json"])["domain"])
    assert written.as_dict() == told.as_dict()
    assert written.fingerprint() == told.fingerprint()


def test_the_validator_that_training_leaves_out_finds_no_fault() -> None:
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"),
        str(ROOT / "domain.yml"),
        [str(ROOT / "data" / "en" / "feedback.yml"), str(ROOT / "data" / "rules")],
    )
    recipe = DefaultV1Recipe()
    graph: GraphModelConfiguration = recipe.graph_config_for_recipe(
        importer.get_config(), {}, training_type=TrainingType.BOTH
    )
    validator = DefaultV1RecipeValidator.create(
        {}, None, None, ExecutionContext(graph_schema=graph.train_schema)
    )
    assert validator.validate(importer) is importer
