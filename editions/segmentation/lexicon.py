"""What the program knows of words: the document's own vocabulary, Hunspell dictionaries where installed, and word frequencies.

Frequencies are shares of running text. An unknown word gets a small share that falls with its length; a German compound of known
words (»Rathausbrand«) stands above it.
"""

import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from wordfreq import get_frequency_dict

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")

# Where Debian, Fedora, macOS and LibreOffice keep dictionaries; VARIORUM_DICTIONARIES adds a place.
DICTIONARY_PLACES = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/Library/Spelling")
DICTIONARY_NAMES = {
    "de": ("de_DE", "de_DE_frami", "de_AT", "de_CH", "de"),
    "en": ("en_US", "en_GB", "en"),
    "fr": ("fr", "fr_FR", "fr-classique", "fr-toutesvariantes"),
}
FREQUENCY_LANGUAGES = ("de", "en", "fr", "it", "es", "nl", "pt", "pl", "cs", "sv", "ru")

UNKNOWN = -9.0  # log10 of the share of an unknown word of few letters: rarer than all that the lists hold
PER_LETTER = -0.15  # longer unknown words are rarer still
IN_DICTIONARY = -7.5  # a word that Hunspell accepts but no list counts
COMPOUND = -1.0  # two known words that stand together, against one that is listed
COMPOUND_PART = 3  # letters
LINKS = ("", "s", "es", "n", "en", "er", "e")  # what German puts between the parts
OWN_WORDS = 400.0  # running words by which one occurrence in the document outweighs the lists
NEXT_LANGUAGE = -1.5  # a word of another language, as titles in the notes have them


class Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...


class Lexicon:
    """Word knowledge for one document in one main language."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self.language = language
        self.own = Counter(word.casefold() for word in words)
        self.size = max(sum(self.own.values()), 1)
        self.dictionary = dictionary(language)
        others = [other for other in ("de", "en", "fr") if other != language]
        self.frequencies = [frequencies(language), *map(frequencies, others)]
        self._known: dict[str, float] = {}

    def share(self, word: str) -> float:
        """log10 of the word's share of running text, the better of the document's own and the language's."""
        key = word.casefold()
        if key not in self._known:
            self._known[key] = self._share(key, word)
        return self._known[key]

    def has(self, word: str) -> bool:
        """Whether the word is one that the document uses or the language lists."""
        return self.share(word) > UNKNOWN + PER_LETTER * len(word) + 0.01

    def _share(self, key: str, word: str) -> float:
        shares = [UNKNOWN + PER_LETTER * len(key)]
        if own := self.own.get(key):
            shares.append(math.log10(own / (self.size + OWN_WORDS)))
        for penalty, listed in zip((0.0, NEXT_LANGUAGE, NEXT_LANGUAGE), self.frequencies, strict=False):
            if key in listed:
                shares.append(math.log10(listed[key]) + penalty)
        if len(shares) == 1 and self.dictionary and (self.dictionary.spell(word) or self.dictionary.spell(word.capitalize())):
            shares.append(IN_DICTIONARY)
        if len(shares) == 1 and self.language == "de":
            shares.append(self._compound(key))
        return max(shares)

    def _compound(self, key: str) -> float:
        """The best split into two known words, the first with a linking element."""
        listed = self.frequencies[0]
        best = -math.inf
        for cut in range(COMPOUND_PART, len(key) - COMPOUND_PART + 1):
            tail = listed.get(key[cut:], 0.0)
            head = max((listed.get(key[: cut - len(link)], 0.0) for link in LINKS if key[:cut].endswith(link) and cut - len(link) >= 3), default=0.0)
            if tail and head:
                best = max(best, COMPOUND + min(math.log10(tail), math.log10(head)))
        return max(best - 2.0, UNKNOWN + PER_LETTER * len(key)) if best > -math.inf else -math.inf


@cache
def frequencies(language: str) -> dict[str, float]:
    """wordfreq's list for a language; empty where it has none."""
    return get_frequency_dict(language, wordlist="best") if language in FREQUENCY_LANGUAGES else {}


@cache
def dictionary(language: str) -> Dictionary | None:
    """The Hunspell dictionary that the machine has for the language."""
    for folder in _dictionary_folders():
        for name in DICTIONARY_NAMES.get(language, (language,)):
            if (folder / f"{name}.aff").exists() and (folder / f"{name}.dic").exists():
                return _load(name, folder)
    return None


def _load(name: str, folder: Path) -> Dictionary | None:
    try:
        from hunspell import Hunspell  # a compiled wheel: not there on every platform
    except ImportError:
        return None
    return Hunspell(name, hunspell_data_dir=str(folder))


def _dictionary_folders() -> Sequence[Path]:
    own = os.environ.get("VARIORUM_DICTIONARIES", "")
    shipped = []
    try:
        import hunspell

        shipped = [Path(hunspell.__file__).parent / "dictionaries"]
    except ImportError:
        pass
    return [Path(place) for place in (*filter(None, [own]), *DICTIONARY_PLACES)] + shipped
