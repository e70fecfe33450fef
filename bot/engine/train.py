"""Trains the model as `rasa train` does, without what this model does not need.

Half of what `rasa train` did besides the work of our components was importing TensorFlow with all
of Rasa's own components, writing the domain with a YAML writer in pure Python, and collecting
garbage that a process of one minute need not collect.
"""

import argparse
import gc
import importlib
import sys
import types
from typing import Any

from bot.engine.lean import NAMES_ONLY, defer_training_imports
from bot.engine.serve import configure_logging

# Imports every component that Rasa has, so that a configuration may name them.
COMPONENTS = "rasa.engine.recipes.default_components"
# The two that config.yml names; a component registers itself when it is imported.
OURS = ("rasa.core.policies.rule_policy", "rasa.nlu.classifiers.fallback_classifier")
# The policy plays its own rules with it.
PROOF_OF_RULES = "rasa.core.test"
# Checks the order of Rasa's own components, all of which it imports; a test runs it on config.yml.
VALIDATOR = "rasa.graph_components.validators.default_recipe_validator"


def leave_out_foreign_components() -> None:
    """Call before anything of Rasa is imported."""
    defer_training_imports(NAMES_ONLY - {PROOF_OF_RULES})
    components = types.ModuleType(COMPONENTS)
    components.__dict__["DEFAULT_COMPONENTS"] = []
    sys.modules[COMPONENTS] = components
    sys.modules[VALIDATOR] = importlib.import_module("bot.engine.passing_validator")
    for name in OURS:
        importlib.import_module(name)


def keep_no_outputs() -> None:
    """Let no component's output be hashed and kept for a next training.

    Rasa's cache knows data and settings, but not our code and phrases: every training is a whole
    one.
    """
    from rasa.engine.graph import GraphNodeHook
    from rasa.engine.training import graph_trainer

    class Forgetful(GraphNodeHook):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            pass

        def on_before_node(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
            return {}

        def on_after_node(self, *args: Any, **kwargs: Any) -> None:
            pass

    graph_trainer.TrainingHook = Forgetful


def write_domains_quickly() -> None:
    """Let libyaml write the domain into the archive."""
    import yaml
    from rasa.shared.core.domain import Domain

    def as_yaml(domain: Domain) -> str:
        told = {"version": "3.1", **domain.as_dict()}
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        return str(yaml.dump(told, Dumper=dumper, allow_unicode=True, sort_keys=False))

    Domain.as_yaml = as_yaml


def main(arguments: list[str] | None = None) -> int:
    """Train the model of the working folder's config.yml, domain.yml and data.

    Returns:
        Rasa's exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m bot.engine.train", description=__doc__)
    parser.add_argument("--out", required=True, help="folder that the archive is written to")
    parser.add_argument("--name", required=True, help="its name there")
    options = parser.parse_args(arguments)
    gc.disable()
    leave_out_foreign_components()
    write_domains_quickly()
    keep_no_outputs()
    configure_logging()
    from rasa.model_training import train

    result = train(
        "domain.yml",
        "config.yml",
        ["data"],
        options.out,
        force_training=True,
        fixed_model_name=options.name,
    )
    return int(result.code)


if __name__ == "__main__":
    sys.exit(main())
