"""The language of the text, among those that scholarly editions in our seminars have."""

from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

LANGUAGES = ("de", "en", "fr", "it", "es", "nl", "la", "pt")
SAMPLE = 20_000  # letters: more change nothing
FEWEST_WORDS = 15  # below that a guess is a gamble


def language_of(texts: Sequence[str], fallback: str = "") -> str:
    """The ISO 639-1 code; `fallback` for a text of fewer than fifteen words."""
    sample = " ".join(texts)[:SAMPLE]
    if len(sample.split()) < FEWEST_WORDS:
        return fallback
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
