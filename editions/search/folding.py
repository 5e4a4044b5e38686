"""The words of a text as search compares them: small letters without diacritics, ß as ss, ſ as s.

`editions_fold` and `editions_words` in the database do the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"})
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # the soft hyphen and its kin
CALLS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # A note called in the running text is no part of the word before it.
HYPHENS = "-\u2010\u2011¬⸗"
CONJUNCTIONS = ("und", "oder", "bzw", "sowie", "bis", "and", "or", "nor", "to", "et", "ou", "e", "o")
WORD = re.compile(rf"(?:[^\W_]|[\u0300-\u036f{INVISIBLE}])+")
JOIN = re.compile(rf"[{HYPHENS}](?P<gap>\s*)")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands: half-open code points of the text."""

    letters: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The letters and digits that search compares."""
    plain = "".join(letter for letter in word if letter not in INVISIBLE and letter not in CALLS)
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f").lower().translate(LETTERS)


@lru_cache(maxsize=128)  # A text that is shown is asked for its words twice: to find their stems, and to mark them.
def words_of(text: str) -> tuple[Word, ...]:
    """The words in order, those with a hyphen in their parts."""
    found = (Word(fold(match[0]), match.start(), match.end()) for match in WORD.finditer(text))
    return tuple(word for word in found if word.letters)


def joined_words(text: str, parts: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words in order, those with a hyphen whole: "Text-Kritik", and "Text- kritik" as an old line end has left it."""
    joined: list[Word] = []
    for word in parts:
        if joined and _belongs(text, joined[-1], word):
            joined[-1] = Word(joined[-1].letters + word.letters, joined[-1].start, word.end)
        else:
            joined.append(word)
    return tuple(joined)


def _belongs(text: str, before: Word, after: Word) -> bool:
    join = JOIN.fullmatch(text, before.end, after.start)
    if not join or before.letters[-1].isdigit() or after.letters[0].isdigit():
        return False
    return not join["gap"] or after.letters not in CONJUNCTIONS


def without_hyphens(text: str) -> Iterator[str]:
    """The ways in which a word may be written: whole, and in parts."""
    parts = words_of(text)
    joined = joined_words(text, parts)
    yield " ".join(word.letters for word in joined)
    if joined != parts:
        yield " ".join(word.letters for word in parts)
