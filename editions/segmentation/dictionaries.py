"""Where words are looked up: the Hunspell dictionaries that the machine has, and the frequency lists of wordfreq.

Dictionaries are not shipped (the German one is under the GPL); those of the system are used, and a notice says when there is none.
"""

import os
from functools import cache
from pathlib import Path
from typing import Protocol

from wordfreq import get_frequency_dict

try:
    import hunspell as _hunspell  # type: ignore[import-untyped]
except ImportError:  # a compiled wheel (chunspell): not there on every platform
    _hunspell = None

# Where Debian, Fedora, macOS and LibreOffice keep dictionaries; VARIORUM_DICTIONARIES adds a place.
DICTIONARY_PLACES = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/Library/Spelling")
DICTIONARY_NAMES = {
    "de": ("de_DE", "de_DE_frami", "de_AT", "de_CH", "de"),
    "en": ("en_US", "en_GB", "en"),
    "fr": ("fr", "fr_FR", "fr-classique", "fr-toutesvariantes"),
}
FREQUENCY_LANGUAGES = ("de", "en", "fr", "it", "es", "nl", "pt", "pl", "cs", "sv", "ru")


class Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...


class Hunspell:
    """A dictionary that does not stumble over letters which its file's encoding lacks: it does not know the word."""

    def __init__(self, words: Dictionary) -> None:
        self._words = words

    def spell(self, word: str) -> bool:
        try:
            return self._words.spell(word)
        except UnicodeEncodeError:
            return False


@cache
def frequencies(language: str, *, size: str = "best") -> dict[str, float]:
    """wordfreq's list for a language, "best" (hundreds of thousands of words) or "small"; empty where it has none."""
    return get_frequency_dict(language, wordlist=size) if language in FREQUENCY_LANGUAGES else {}


@cache
def dictionary(language: str) -> Dictionary | None:
    """The Hunspell dictionary that the machine has for the language."""
    for folder in _dictionary_folders():
        for name in DICTIONARY_NAMES.get(language, (language,)):
            if (folder / f"{name}.aff").exists() and (folder / f"{name}.dic").exists():
                return _load(name, folder)
    return None


def _load(name: str, folder: Path) -> Dictionary | None:
    if _hunspell is None:
        return None
    return Hunspell(_hunspell.Hunspell(name, hunspell_data_dir=str(folder)))


def _dictionary_folders() -> list[Path]:
    """Our own setting first, the few that the hunspell wheel carries last."""
    own = os.environ.get("VARIORUM_DICTIONARIES", "")
    shipped = [Path(_hunspell.__file__ or "").parent / "dictionaries"] if _hunspell else []
    return [Path(place) for place in (*filter(None, [own]), *DICTIONARY_PLACES)] + shipped
