"""The sentences that the gateway says by itself, in the customer's language."""

from bot import language
from bot.catalogue import LANGUAGES, Catalogue


class EdgeTexts:
    """Section `edge` of the catalogue.

    Args:
        catalogue: all texts.
        default_language: language while nothing tells the customer's.
    """

    def __init__(self, catalogue: Catalogue, default_language: str) -> None:
        self._catalogue = catalogue
        self._default = default_language

    def language_for(
        self, locale: str | None, text: str | None = None, known: str | None = None
    ) -> str:
        """The catalogue language to speak.

        Args:
            locale: what the channel says, as in `zh-TW` or `en`.
            text: what the customer just wrote.
            known: language of the conversation so far.
        """
        found = language.detect(text, known) if text else known
        if found in LANGUAGES:
            return found
        return known or language.of_locale(locale) or self._default

    def say(self, key: str, language_code: str, **values: object) -> str:
        """The sentence `edge.<key>`."""
        return self._catalogue.text(f"edge.{key}", language_code, **values)
