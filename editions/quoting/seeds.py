"""Where in a long text a quotation may stand: n-grams in common, counted along diagonals."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from editions.quoting.folding import Folded, fold

GRAM = 8  # letters; at 3 % noise four of five survive
STEP = 4  # every fourth n-gram of the source is indexed, every one of the quotation is looked up
COMMON = 400  # an n-gram that stands in more places says nothing
BAND = 24  # letters by which a place may drift through insertions and omissions
BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class SourceIndex:
    """A text that quotations are looked for in, folded once; the n-gram index is built when it is first needed."""

    text: str

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _grams(self) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        hashes = grams(self.folded.codes)[::STEP]
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return hashes[order], order * np.int32(STEP)

    def has_word(self, word: str) -> bool:
        """Whether the text has this word, whole and in lower case."""
        at = self.text.find(word)
        while at >= 0:
            if not self.text[at - 1 : at].isalpha() and not self.text[at + len(word) : at + len(word) + 1].isalpha():
                return True
            at = self.text.find(word, at + 1)
        return False

    def candidates(self, codes: NDArray[np.uint32], *, limit: int = 8) -> list[tuple[int, int]]:
        """The likeliest places of a folded quotation, as (first letter, n-grams in common), best first."""
        wanted = grams(codes)
        if not wanted.size:
            return []
        hashes, positions = self._grams
        left, right = np.searchsorted(hashes, wanted, "left"), np.searchsorted(hashes, wanted, "right")
        counts = np.where(right - left > COMMON, 0, right - left)
        total = int(counts.sum())
        if not total:
            return []
        own = np.repeat(np.arange(wanted.size), counts)
        within = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        diagonals = np.sort(positions[left[own] + within].astype(np.int64) - own)
        return _dense(diagonals, limit)


def grams(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash of each run of GRAM letters."""
    if codes.size < GRAM:
        return np.zeros(0, np.uint64)
    hashes = codes.astype(np.uint64)
    base, width = BASE, 1
    with np.errstate(over="ignore"):
        while width < GRAM:
            hashes = hashes[:-width] * base + hashes[width:]
            base, width = base * base, width * 2
    return hashes


def _dense(diagonals: NDArray[np.int64], limit: int) -> list[tuple[int, int]]:
    """The stretches of diagonals with most hits in a band; one place counts once."""
    ends = np.searchsorted(diagonals, diagonals + BAND, "right")
    hits = ends - np.arange(diagonals.size)
    chosen: list[tuple[int, int]] = []
    for index in np.argsort(-hits, kind="stable").tolist():
        start = int(diagonals[index])
        if all(abs(start - other) > BAND for other, _ in chosen):
            chosen.append((start, int(hits[index])))
        if len(chosen) == limit or (chosen and hits[index] * 6 < chosen[0][1]):
            break
    return chosen
