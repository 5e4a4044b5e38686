"""Squeeze a text to its letters and digits, and keep where each of them stands.

Two witnesses of one sentence differ in spaces, line ends, hyphens, quotation marks, case, diacritics and ß; their letters agree.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SHORT = 400  # code points; below, setting NumPy to work takes longer than the work


@dataclass(frozen=True, slots=True)
class Folded:
    """`letters` of a text, lower case, without diacritics; `positions[i]` is the code point of the text that letter i comes from."""

    letters: str
    positions: NDArray[np.int32]
    codes: NDArray[np.uint32]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the text that letters `start`..`end` come from."""
        return int(self.positions[start]), int(self.positions[end - 1]) + 1

    def letter_at(self, offset: int) -> int:
        """The first letter at or after code point `offset` of the text."""
        # Of the array's own type: with a plain int NumPy would copy the array.
        return int(np.searchsorted(self.positions, np.int32(offset), side="left"))


def fold(text: str) -> Folded:
    """The letters and digits of `text` (NFKD, ß as ss, ſ as s); superscript digits are note calls, and left out."""
    if len(text) < SHORT:
        return _fold_short(text)
    source = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    expansions = _expansions(source)
    lengths = np.zeros(int(source.max()) + 1, np.uint8)
    for code, letters in expansions.items():
        lengths[code] = len(letters)
    counts = lengths[source]
    positions = np.repeat(np.arange(source.size, dtype=np.int32), counts)
    codes = _codes(source, positions, expansions)
    return Folded(codes.tobytes().decode("utf-32-le", "surrogatepass"), positions, codes)


def _fold_short(text: str) -> Folded:
    pairs = [(letter, position) for position, written in enumerate(text) for letter in fold_letter(written)]
    letters = "".join(letter for letter, _ in pairs)
    return Folded(
        letters, np.array([position for _, position in pairs], np.int32), np.array([ord(letter) for letter in letters], np.uint32)
    )


def _codes(source: NDArray[np.uint32], positions: NDArray[np.int32], expansions: dict[int, str]) -> NDArray[np.uint32]:
    """The folded letters; the second and later letters of an expansion (ß, ﬁ) follow the first at the same position."""
    first = np.zeros(int(source.max()) + 1, np.uint32)
    for code, letters in expansions.items():
        first[code] = ord(letters[0])
    codes = first[source[positions]]
    repeated = np.flatnonzero(positions[1:] == positions[:-1]) + 1
    place = 0
    for index in repeated.tolist():
        place = place + 1 if index >= 2 and positions[index] == positions[index - 2] else 1
        codes[index] = ord(expansions[int(source[positions[index]])][place])
    return codes


def _expansions(source: NDArray[np.uint32]) -> dict[int, str]:
    present = np.zeros(int(source.max()) + 1, bool)
    present[source] = True
    return {code: letters for code in np.flatnonzero(present).tolist() if (letters := fold_letter(chr(code)))}


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str:
    """The letters that one code point stands for, or nothing when it is no letter and no digit."""
    category = unicodedata.category(letter)
    if not (category.startswith("L") or category == "Nd"):
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(part for part in plain if unicodedata.category(part)[0] == "L" or unicodedata.category(part) == "Nd")
