"""Keeps out of the serving process what only training needs: above all TensorFlow.

Rasa imports TensorFlow (9 of 15 s of start on 2 cores, 300 MB) and a dozen chat channels as soon as
its agent is imported and a model is read; nothing in the turn of this model uses them.
"""

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Loaded when something of them is used, which only training does. They bring in TensorFlow and
# scikit-learn.
DEFERRED = frozenset({"rasa.utils.train_utils", "rasa.utils.tensorflow.model_data_utils"})
# A model names every component of its training too. This one imports all components that Rasa has.
VALIDATOR, VALIDATOR_CLASS = (
    "rasa.graph_components.validators.default_recipe_validator",
    "DefaultV1RecipeValidator",
)
# Its __init__ imports every channel that Rasa has. What else it offers comes from one submodule.
CHANNELS, CHANNELS_BASE = "rasa.core.channels", "rasa.core.channels.channel"


class _Deferring(importlib.abc.MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in DEFERRED and name not in {VALIDATOR, CHANNELS}:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None or spec.origin is None:
            return None
        if name in DEFERRED:
            spec.loader = importlib.util.LazyLoader(spec.loader)
            return spec
        if name == VALIDATOR:
            return importlib.machinery.ModuleSpec(name, _NeverRun())
        bare = importlib.machinery.ModuleSpec(name, _BareChannels(), is_package=True)
        bare.submodule_search_locations = [str(Path(spec.origin).parent)]
        return bare


class _NeverRun(importlib.abc.Loader):
    """The validator as a name only: a process that serves builds no training graph."""

    def exec_module(self, module: types.ModuleType) -> None:
        module.__dict__[VALIDATOR_CLASS] = type(VALIDATOR_CLASS, (), {"__module__": VALIDATOR})


class _BareChannels(importlib.abc.Loader):
    def exec_module(self, module: types.ModuleType) -> None:
        def base(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return getattr(importlib.import_module(CHANNELS_BASE), name)

        module.__dict__["__getattr__"] = base


def defer_training_imports() -> None:
    """Call before anything of Rasa is imported."""
    sys.meta_path.insert(0, _Deferring())
