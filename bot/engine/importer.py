"""Adds the catalogue's responses to the domain, so that every Rasa command sees ordinary responses.

Rasa picks at random among all variations whose conditions hold. Each variation therefore states its
language, and its mood where a response differs by mood: exactly one cell of the matrix fits a turn.
"""

from pathlib import Path
from typing import Any

from rasa.shared.core.domain import KEY_RESPONSES, Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.catalogue import LANGUAGES, Catalogue
from bot.engine import nlu_reader
from bot.engine.settings import PROJECT
from tickets.vocabulary import Tone

# folders of data/ whose YAML is for other readers; a key such as `rules` there means something else
OTHER_READERS = frozenset({"responses", "policies", "calendars"})
# said when no condition holds, which only a foreign value in the slot `language` can bring about
FALLBACK_LANGUAGE = "zh"


class InvalidResponse(ValueError):
    """A response of the catalogue cannot be expanded; the message names it."""


class CatalogueImporter(RasaFileImporter):
    """Reads training data as Rasa does, and the responses from the catalogues.

    Args:
        config_file: path of config.yml.
        domain_path: path of domain.yml.
        training_data_paths: files and folders with training data.
        responses: folder with the catalogues; default `data/responses` of this project.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        responses: str | None = None,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        self._nlu_files = _training_files(self._nlu_files)
        self._story_files = _training_files(self._story_files)
        self._conversation_test_files = _training_files(self._conversation_test_files)
        self._responses = Path(responses) if responses else PROJECT / "data" / "responses"

    @cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The NLU examples; the language makes no difference to them."""
        return nlu_reader.read(self._nlu_files)

    @cached_method
    def get_domain(self) -> Domain:
        """The domain with the catalogue's responses, which win over those of domain.yml."""
        domain = super().get_domain()
        responses = expand(Catalogue(self._responses))
        return domain.merge(Domain.from_dict({KEY_RESPONSES: responses}), override=True)


def expand(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """Responses of all languages as conditional Rasa responses.

    Args:
        catalogue: the catalogues of all languages.

    Returns:
        For each response its variations; a list of texts gives as many variations.

    Raises:
        InvalidResponse: a response has no text for some language or mood.
    """
    responses: dict[str, list[dict[str, Any]]] = {}
    for language in LANGUAGES:
        for key, response in catalogue.section("responses", language).items():
            variations = responses.setdefault(key, [])
            variations.extend(_variations(key, response, language))
            if language == FALLBACK_LANGUAGE:
                variations.extend(_plain(key, response, response.get("text")))
    return responses


def _variations(key: str, response: dict[str, Any], language: str) -> list[dict[str, Any]]:
    of_language = {"type": "slot", "name": "language", "value": language}
    moods = response.get("moods") or {}
    unknown = set(moods) - set(Tone)
    if unknown:
        raise InvalidResponse(f"{language}: {key}: unknown moods {sorted(unknown)}")
    if not moods:
        plain = _plain(key, response, response.get("text"))
        return [{**variation, "condition": [of_language]} for variation in plain]
    return [
        {
            **variation,
            "condition": [of_language, {"type": "slot", "name": "mood", "value": str(tone)}],
        }
        for tone in Tone
        for variation in _plain(key, response, moods.get(str(tone), response.get("text")))
    ]


def _plain(key: str, response: dict[str, Any], spoken: Any) -> list[dict[str, Any]]:
    """Variations of one cell: `spoken` is a text, a list of texts, or a mapping with `text`."""
    if isinstance(spoken, dict):
        response = {**response, **spoken}
        spoken = response.get("text")
    texts = spoken if isinstance(spoken, list) else [spoken] if spoken is not None else []
    if not all(isinstance(text, str) for text in texts):
        raise InvalidResponse(f"{key}: not a text; put it in quotes: {spoken!r}")
    rest = {name: value for name, value in response.items() if name not in {"text", "moods"}}
    if not texts:
        if rest.get("custom"):
            return [dict(rest)]
        raise InvalidResponse(f"{key}: no text")
    return [{"text": text, **rest} for text in texts]


def _training_files(files: list[str]) -> list[str]:
    return [file for file in files if not OTHER_READERS & set(Path(file).parts[-3:-1])]
