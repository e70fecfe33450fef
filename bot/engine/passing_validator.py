"""Stands in for the module of Rasa's validator while our model is trained (see `train`)."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.importers.importer import TrainingDataImporter


class DefaultV1RecipeValidator(GraphComponent):
    """Lets everything pass."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Build the component; it has no configuration."""
        return cls()

    def validate(self, importer: TrainingDataImporter) -> TrainingDataImporter:
        """Hand the training data on."""
        return importer


# The archive names the class of each component; whoever loads it finds Rasa's own.
DefaultV1RecipeValidator.__module__ = "rasa.graph_components.validators.default_recipe_validator"
