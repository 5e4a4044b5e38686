"""Where the pieces of a quotation stand in folded letters: exactly, else by alignment."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from editions.quoting.folding import fold
from editions.quoting.seeds import SourceIndex

SHORT = 25  # letters; a shorter piece is looked for exactly only
POSSIBLE = 70.0  # of 100; below it nothing was found
MOST_HITS = 50
INSERTION_REACH = 48  # letters that a bracketed insertion may stand for
DIRECT = 20_000  # letters of a scope that is aligned without an index
STRAY = 12  # letters
RUNS = (8, 4)  # letters at either end that a place may begin or end with
EDGE = 60  # letters at either end of a long quotation, by which it is placed
MOST_SLACK = 96  # letters by which a quotation may be longer in the source
SLIDING = 400  # letters of a quotation that is slid along; a longer one has n-grams enough to be found by them


@dataclass(frozen=True, slots=True)
class Hit:
    start: int  # letters
    end: int
    score: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two ellipses; `parts` are cut at bracketed insertions, `written` is the same with its words apart."""

    parts: tuple[str, ...]
    written: str

    @property
    def letters(self) -> str:
        return "".join(self.parts)


def hits_of(piece: Piece, index: SourceIndex, scope: tuple[int, int]) -> list[Hit]:
    exact = list(_exact_hits(piece, index.folded.letters, scope))
    if exact or len(piece.letters) < SHORT:
        return exact
    return _near_hits(piece.letters, index, scope)


def _exact_hits(piece: Piece, letters: str, scope: tuple[int, int]) -> Iterator[Hit]:
    """Places that agree letter for letter; what brackets stand for may fill the gap between two parts."""
    longest = max(range(len(piece.parts)), key=lambda part: len(piece.parts[part]))
    at = letters.find(piece.parts[longest], *scope)
    count = 0
    while at >= 0 and count < MOST_HITS:
        span = _with_neighbours(piece.parts, longest, at, letters, scope)
        if span is not None:
            count += 1
            yield Hit(*span, 100.0, True)
        at = letters.find(piece.parts[longest], at + 1, scope[1])


def _with_neighbours(parts: tuple[str, ...], known: int, at: int, letters: str, scope: tuple[int, int]) -> tuple[int, int] | None:
    start, end = at, at + len(parts[known])
    for part in parts[known + 1 :]:
        found = letters.find(part, end, min(scope[1], end + INSERTION_REACH + len(part)))
        if found < 0:
            return None
        end = found + len(part)
    for part in reversed(parts[:known]):
        found = letters.rfind(part, max(scope[0], start - INSERTION_REACH - len(part)), start)
        if found < 0:
            return None
        start = found
    return start, end


def _near_hits(letters: str, index: SourceIndex, scope: tuple[int, int]) -> list[Hit]:
    source, (first, last) = index.folded.letters, scope
    if last - first <= DIRECT and len(letters) <= SLIDING:
        starts = _local_candidates(letters, source, scope)
    else:
        starts = [start for start, _ in index.candidates(fold(letters).codes) if first - len(letters) <= start < last]
    hits: list[Hit] = []
    slack = max(24, min(len(letters) // 8, MOST_SLACK))
    for start in starts:
        low, high = max(first, start - slack), min(last, start + len(letters) + slack)
        hit = _align(letters, source[low:high], low)
        if hit is not None and not any(hit.start < other.end and other.start < hit.end for other in hits):
            hits.append(hit)
    return hits


def _local_candidates(letters: str, source: str, scope: tuple[int, int]) -> list[int]:
    found = fuzz.partial_ratio_alignment(letters, source[scope[0] : scope[1]], score_cutoff=POSSIBLE)
    return [] if found is None else [scope[0] + found.dest_start - found.src_start]


def _align(letters: str, window: str, offset: int) -> Hit | None:
    """The best place of the quotation in a window somewhat longer than itself."""
    if len(letters) > SLIDING:
        return _align_ends(letters, window, offset)
    found = fuzz.partial_ratio_alignment(letters, window, score_cutoff=POSSIBLE)
    if found is None:
        return None
    start, end = _trimmed(letters, window)
    score = fuzz.ratio(letters, window[start:end])
    if score < found.score:
        start, end, score = found.dest_start, found.dest_end, found.score
    start, end, score = _to_the_edges(letters, window, start, end, score)
    return Hit(offset + start, offset + end, score, False)


def _to_the_edges(letters: str, window: str, start: int, end: int, score: float) -> tuple[int, int, float]:
    """The place, begun and ended where the quotation's own first and last letters stand, where that agrees better.

    A place of the quotation's length takes in words behind it where the quotation is longer than what stands there.
    """
    firsts = {window.find(letters[:run], max(0, start - MOST_SLACK), start + MOST_SLACK) for run in RUNS} - {-1}
    lasts = {window.rfind(letters[-run:], max(start, end - MOST_SLACK), end + MOST_SLACK) + run for run in RUNS}
    places = product({start, *firsts}, {end, *(last for last in lasts if last >= start + SHORT)})
    tried = [(fuzz.ratio(letters, window[low:high]), low, high) for low, high in places if low < high]
    best, low, high = max(tried, default=(score, start, end))
    return (low, high, best) if best > score else (start, end, score)


def _align_ends(letters: str, window: str, offset: int) -> Hit | None:
    """The same for a long quotation: its first and its last letters are placed, and what lies between them is compared."""
    reach = len(window) - len(letters) + EDGE
    head = fuzz.partial_ratio_alignment(letters[:EDGE], window[: reach + EDGE], score_cutoff=POSSIBLE)
    tail_at = max(0, len(window) - reach - EDGE)
    tail = fuzz.partial_ratio_alignment(letters[-EDGE:], window[tail_at:], score_cutoff=POSSIBLE)
    start, end = _trimmed(letters, window)
    if head is not None:
        start = max(0, head.dest_start - head.src_start)
    if tail is not None:
        end = min(len(window), tail_at + tail.dest_end + EDGE - tail.src_end)
    score = fuzz.ratio(letters, window[start:end], score_cutoff=POSSIBLE)
    return Hit(offset + start, offset + end, score, False) if score and start < end else None


def _trimmed(letters: str, window: str) -> tuple[int, int]:
    """The window without what stands before the first and after the last run of letters in common."""
    runs = [code for code in Levenshtein.opcodes(letters, window) if code.tag == "equal" and code.src_end - code.src_start >= 3]
    while len(runs) > 1 and _is_stray(runs[0], runs[1]):
        del runs[0]
    while len(runs) > 1 and _is_stray(runs[-1], runs[-2]):
        del runs[-1]
    if not runs:
        return 0, len(window)
    start = max(0, runs[0].dest_start - runs[0].src_start)
    end = min(len(window), runs[-1].dest_end + len(letters) - runs[-1].src_end)
    return start, end


def _is_stray(run: Opcode, neighbour: Opcode) -> bool:
    """A short run at the edge that stands far from its neighbour in the window, and not in the quotation, agrees by chance."""
    drift = abs((neighbour.dest_start - run.dest_start) - (neighbour.src_start - run.src_start))
    return run.src_end - run.src_start < STRAY and drift > STRAY
