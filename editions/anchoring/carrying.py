"""Where an annotated stretch of a text stands in the next revision, or that it stands nowhere.

First the diff of both texts, then its words with what stood around them. A stretch that was deleted is orphaned, never moved to
another place that reads alike: a place of the new text that already stood in the old one belongs to itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from editions.anchoring.moving import MovedStretches, Stretch
from editions.anchoring.replacing import stands_instead
from editions.anchoring.text_diff import TextDiff, text_diff
from editions.quoting import SourceIndex, find_quotation

Status = Literal["anchored", "shifted", "fuzzy", "ambiguous", "orphaned"]
COVERED = 0.8  # share of the stretch that the diff must find again
STRETCHED = 1.3  # times its old length, and a few characters
SPARE = 12
BY_WORDS = 0.9  # score of a stretch found by its words
SHORTEST = 20  # characters that are looked for by their words
CLOSE = 0.05  # two places whose scores are as close as this are both offered
CONTEXT = 64  # characters before and after, by which two places are told apart
MOST_PLACES = 50
MOSTLY = 0.5  # share of a place that stood elsewhere in the old text


@dataclass(frozen=True, slots=True)
class Anchor:
    """Code points `start`..`end` of the old text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an anchor. `start`, `end` are code points of the new text, None when it is ambiguous or orphaned.

    anchored: unchanged, at the same place · shifted: unchanged, at another place · fuzzy: changed, or found by its words, so that a
    person should look · ambiguous: several places, all of them in `candidates` · orphaned: nowhere; candidates are what stands in the
    place of the words, and what is somewhat like them.
    """

    status: Status
    start: int | None
    end: int | None
    score: float
    method: str  # same, diff, quote, or nothing
    candidates: tuple[Candidate, ...] = ()


def carry(anchors: Sequence[Anchor], old: str, new: str, moved: Sequence[Stretch] = ()) -> list[Carried]:
    """What became of each anchor of `old` in `new`, in their order. `moved` are stretches that are known to stand elsewhere."""
    texts = _Texts(old, new)
    elsewhere = MovedStretches(moved)
    return [_by_moving(anchor, elsewhere) or _carry(anchor, texts) for anchor in anchors]


class _Texts:
    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    @cached_property
    def diff(self) -> TextDiff:
        return text_diff(self.old, self.new)

    @cached_property
    def index(self) -> SourceIndex:
        return SourceIndex(self.new)


def _carry(anchor: Anchor, texts: _Texts) -> Carried:
    if texts.old == texts.new:
        return Carried("anchored", anchor.start, anchor.end, 1.0, "same")
    return _by_diff(anchor, texts) or _by_words(anchor, texts)


def _by_moving(anchor: Anchor, moved: MovedStretches) -> Carried | None:
    place = moved.place(anchor.start, anchor.end)
    if place is None:
        return None
    here = place[0] == anchor.start
    return Carried("anchored" if here else "shifted", *place, 1.0, "same" if here else "diff")


def _by_diff(anchor: Anchor, texts: _Texts) -> Carried | None:
    length = anchor.end - anchor.start
    covered = texts.diff.covered(anchor.start, anchor.end)
    if length <= 0 or covered < COVERED * length:
        return None
    start, end = texts.diff.start_of(anchor.start), texts.diff.end_of(anchor.end)
    if not 0 < end - start <= STRETCHED * length + SPARE:
        return None
    if texts.old[anchor.start : anchor.end] == texts.new[start:end]:
        here = start == anchor.start
        return Carried("anchored" if here else "shifted", start, end, 1.0, "same" if here else "diff")
    return Carried("fuzzy", start, end, round(covered / length, 3), "diff")


def _by_words(anchor: Anchor, texts: _Texts) -> Carried:
    quotation = texts.old[anchor.start : anchor.end]
    if len(quotation.strip()) < SHORTEST:
        return _orphaned(_instead(anchor, texts))
    places = sorted(_places(anchor, quotation, texts), key=lambda place: -place.score)
    good = [place for place in places if place.score >= BY_WORDS]
    if not good:
        return _orphaned([*_instead(anchor, texts), *places[:5]])
    rivals = [place for place in good if place.score > good[0].score - CLOSE]
    if len(rivals) > 1:
        return Carried("ambiguous", None, None, good[0].score, "quote", tuple(rivals[:10]))
    return Carried("fuzzy", good[0].start, good[0].end, good[0].score, "quote", tuple(good[1:5]))


def _orphaned(candidates: Sequence[Candidate]) -> Carried:
    by_place = {(one.start, one.end): one for one in reversed(candidates)}
    return Carried("orphaned", None, None, 0.0, "", tuple(reversed(by_place.values())))


def _instead(anchor: Anchor, texts: _Texts) -> list[Candidate]:
    place = stands_instead(anchor.start, anchor.end, texts.new, texts.diff)
    if place is None:
        return []
    start, end = place
    return [Candidate(start, end, round(fuzz.ratio(texts.old[anchor.start : anchor.end], texts.new[start:end]) / 100, 3))]


def _places(anchor: Anchor, quotation: str, texts: _Texts) -> Iterator[Candidate]:
    """Places in what the revision moved or brought, scored by their words and, a little, by what stands around them."""
    for start, end, score in _found(quotation, texts):
        if texts.diff.covered_new(start, end) <= MOSTLY * (end - start):
            around = _context_score(anchor, start, end, texts)
            yield Candidate(start, end, round(score * (0.9 + 0.1 * around), 3))


def _found(quotation: str, texts: _Texts) -> list[tuple[int, int, float]]:
    """Start, end and score: to the character where the stretch is unchanged, else by its letters."""
    exact: list[tuple[int, int, float]] = []
    at = texts.new.find(quotation)
    while at >= 0 and len(exact) < MOST_PLACES:
        exact.append((at, at + len(quotation), 1.0))
        at = texts.new.find(quotation, at + 1)
    return exact or [
        (place.start, place.end, place.score / 100) for place in find_quotation(quotation, texts.index).elsewhere if place.is_whole
    ]


def _context_score(anchor: Anchor, start: int, end: int, texts: _Texts) -> float:
    """How much of the surroundings stands around the place as well, the better side of both."""
    before = fuzz.ratio(texts.old[max(0, anchor.start - CONTEXT) : anchor.start], texts.new[max(0, start - CONTEXT) : start])
    after = fuzz.ratio(texts.old[anchor.end : anchor.end + CONTEXT], texts.new[end : end + CONTEXT])
    return max(before, after) / 100
