"""Keeps out of the serving process what only training needs: above all TensorFlow.

Rasa imports TensorFlow (9 of 15 s of start on 2 cores, 300 MB) and a dozen chat channels as soon as
its agent is imported and a model is read; nothing in the turn of this model uses them.
"""

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
import tarfile
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Loaded when something of it is used, which only training does. It brings in TensorFlow.
DEFERRED = "rasa.utils.train_utils"
# Names only. A model names every component of its training too, and the validator imports all that
# Rasa has; featurizers of trained policies bring in scikit-learn.
NAMES_ONLY = frozenset(
    {
        "rasa.core.test",
        "rasa.graph_components.validators.default_recipe_validator",
        "rasa.utils.tensorflow.model_data",
    }
)
# Its __init__ imports every channel that Rasa has. What else it offers comes from one submodule.
CHANNELS, CHANNELS_BASE = "rasa.core.channels", "rasa.core.channels.channel"


class _Deferring(importlib.abc.MetaPathFinder):
    def __init__(self, names_only: frozenset[str]) -> None:
        self._names_only = names_only

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in {DEFERRED, CHANNELS} and name not in self._names_only:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None or spec.origin is None:
            return None
        if name == DEFERRED:
            spec.loader = importlib.util.LazyLoader(spec.loader)
            return spec
        if name in self._names_only:
            return importlib.machinery.ModuleSpec(name, _NamesOnly())
        bare = importlib.machinery.ModuleSpec(name, _BareChannels(), is_package=True)
        bare.submodule_search_locations = [str(Path(spec.origin).parent)]
        return bare


class _NamesOnly(importlib.abc.Loader):
    """A module whose every name stands for something that a serving process never uses."""

    def exec_module(self, module: types.ModuleType) -> None:
        def absent(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)

            def refuse(*_: object, **__: object) -> None:
                raise RuntimeError(f"{module.__name__}.{name}: left out of serving ({__name__})")

            return type(name, (), {"__module__": module.__name__, "__init__": refuse})

        module.__dict__["__getattr__"] = absent


class _BareChannels(importlib.abc.Loader):
    def exec_module(self, module: types.ModuleType) -> None:
        def base(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return getattr(importlib.import_module(CHANNELS_BASE), name)

        module.__dict__["__getattr__"] = base


def defer_training_imports(names_only: frozenset[str] = NAMES_ONLY) -> None:
    """Call before anything of Rasa is imported.

    Args:
        names_only: modules of which nothing but names is needed.
    """
    sys.meta_path.insert(0, _Deferring(names_only))


@contextmanager
def domain_from_metadata(model: str) -> Iterator[None]:
    """While a model is loaded, take its domain from the archive's JSON instead of its YAML.

    Rasa parses the same domain three times with a pure Python YAML reader: with the responses of
    three languages that took 8 of 12 s of loading.

    Args:
        model: path of the archive; one that cannot be read is left to Rasa's own errors.
    """
    from rasa.graph_components.providers.domain_provider import DomainProvider
    from rasa.shared.core.domain import Domain

    try:
        with tarfile.open(model) as archive:
            stored = archive.extractfile("metadata.json")
            assert stored is not None
            domain = Domain.from_dict(json.load(stored)["domain"])
    except (OSError, tarfile.TarError, KeyError, ValueError):
        yield
        return

    original = DomainProvider.load

    def load(
        config: Any, model_storage: Any, resource: Any, execution_context: Any, **_: Any
    ) -> DomainProvider:
        return DomainProvider(model_storage, resource, domain)

    DomainProvider.load = staticmethod(load)
    try:
        yield
    finally:
        DomainProvider.load = original
