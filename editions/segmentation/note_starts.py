"""Where notes begin: numbers at the head of a line that form a rising chain and are called in the text.

A line may begin with a number for many reasons: a year, a page, a list. A note is told from them by its neighbours (5, 6, 7 …), by
the form of its label, and above all by a call with the same number before it. Numbers may leave gaps (notes are missing), go back
(pages stand out of order) or begin again at 1 (on each page or chapter); each of these costs, so that the best chain has few.
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from editions.segmentation.call_candidates import SUPERSCRIPTS, CallCandidate, number_of
from editions.segmentation.lines import TextLine

LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("markdown", re.compile(r"\[\^(\d{1,4})\]:?\s*(?=\S)")),
    ("bracket", re.compile(r"\[(\d{1,4})\]\s*(?=\S)")),
    ("parenthesis", re.compile(r"\((\d{1,4})\)\s*(?=\S)")),
    ("superscript", re.compile(rf"([{SUPERSCRIPTS}]{{1,4}})\s*(?=\S)")),
    ("spaced", re.compile(r"(\d{1,4})(?:[\u2002\u2003\t]\s*|\s{2,})(?=\S)")),
    ("dot", re.compile(r"(\d{1,4})[.)]\s+(?=\S)")),
    ("plain", re.compile(r"(\d{1,4})\s(?=\S)")),
    ("alone", re.compile(r"(\d{1,4})$")),
    ("glued", re.compile(r"(\d{1,3})(?=[^\W\d_a-zß-ÿ]|[»„“\"])")),
)

# Labels of one text have one form; a bare number may have any blank after it.
FAMILY = {"spaced": "plain", "glued": "plain", "alone": "plain"}

# The price list of the chain, in units of "a number that its text calls" (1.0).
NEXT = 2.0  # the number follows its neighbour
SKIP = 0.5  # per doubling of a gap
AGAIN = 1.0  # back to a number that was called since the last note: a page out of order, or numbers that begin again
BACK = 4.0  # back to any other number
SAME_FORM = 0.5
NOT_CALLED = 2.0  # less than a neighbour earns, so that one uncalled note stays in its row
LOOK_BACK = 48  # candidates; false starts are rarer than that between two notes

STRONG = 1.0  # weight of a call candidate that counts as a call
CALLED_SHARE = 0.4  # of the weight that a whole apparatus with clear calls has; a list has none


@dataclass(frozen=True, slots=True)
class NoteStart:
    """A line that begins with a label. `label_end` is the raw offset where the note's own words begin."""

    number: int
    line: int
    label_end: int
    form: str


def note_starts(lines: Sequence[TextLine], calls: Iterable[CallCandidate]) -> list[NoteStart]:
    """The starts of the best chain in the order of the file; empty when nothing in the text calls them."""
    called = _lines_that_call(calls)
    candidates = [start for line in lines if (start := _label(line))]
    families = {FAMILY.get(start.form, start.form) for start in candidates}
    chains = [
        _best_chain([start for start in candidates if FAMILY.get(start.form, start.form) == family], called) for family in sorted(families)
    ]
    chain, _ = max(chains, key=lambda found: found[1], default=([], 0.0))
    chain = _without_lists(_with_strays(chain, candidates, called), called, {line.number: line.text for line in lines})
    weights = [min(_call_before(start, called), STRONG) for start in chain]
    return chain if STRONG in weights and sum(weights) >= len(chain) * CALLED_SHARE else []


def _with_strays(chain: list[NoteStart], candidates: Sequence[NoteStart], called: dict[int, list[tuple[int, float]]]) -> list[NoteStart]:
    """The chain with the starts of its form and of no number in it that are called right before: the only note of a page out of order."""
    if not chain:
        return []
    (form, _), *_ = Counter(start.form for start in chain).most_common(1)
    lines, numbers = [start.line for start in chain], {start.number for start in chain}
    strays = [start for start in candidates if start.form == form and start.number not in numbers]
    found = [start for start in strays if _call_before(start, called, since=lines[bisect_left(lines, start.line) - 1]) >= STRONG]
    return sorted([*chain, *found], key=lambda start: start.line)


def _without_lists(chain: list[NoteStart], called: dict[int, list[tuple[int, float]]], texts: Mapping[int, str]) -> list[NoteStart]:
    """The chain with no more starts of a number than the text calls: a numbered list in the body has its numbers from no call.

    The starts in the longest rows stay. A start that repeats another word for word stands on a page that the file holds twice.
    """
    rows = _lengths_of_rows(chain)
    found: dict[int, list[NoteStart]] = defaultdict(list)
    for start in sorted(chain, key=lambda start: -rows[start.line]):
        same = found[start.number]
        calls = len({line for line, weight in called.get(start.number, ()) if weight >= STRONG})
        if len(same) < max(calls, 1) or any(texts[start.line] == texts[other.line] for other in same):
            same.append(start)
    return sorted((start for starts in found.values() for start in starts), key=lambda start: start.line)


def _lengths_of_rows(chain: Sequence[NoteStart]) -> dict[int, int]:
    """For the line of each start how many starts there are in its row, which counts on without a gap."""
    rows: list[list[NoteStart]] = []
    for start in chain:
        if rows and start.number == rows[-1][-1].number + 1:
            rows[-1].append(start)
        else:
            rows.append([start])
    return {member.line: len(row) for row in rows for member in row}


def _label(line: TextLine) -> NoteStart | None:
    for form, pattern in LABELS:
        if (match := pattern.match(line.text)) and (number := number_of(match[1])):
            return NoteStart(number, line.number, line.content_start + match.end(), form)
    return None


def _lines_that_call(calls: Iterable[CallCandidate]) -> dict[int, list[tuple[int, float]]]:
    """For each number the lines that may call it and how strongly."""
    lines = defaultdict(list)
    for call in calls:
        lines[call.number].append((call.line, call.weight))
    return lines


def _call_before(start: NoteStart, called: dict[int, list[tuple[int, float]]], since: int = -1) -> float:
    """The weight of the strongest call of this number between the line `since` and the note's own."""
    places = called.get(start.number, [])
    first, last = bisect_left(places, (since, 0.0)), bisect_left(places, (start.line, 0.0))
    return max((weight for _, weight in places[first:last]), default=0.0)


def _own_worth(start: NoteStart, called: dict[int, list[tuple[int, float]]]) -> float:
    weight = _call_before(start, called)
    return min(weight, 1.0) if weight else -NOT_CALLED


def _best_chain(candidates: list[NoteStart], called: dict[int, list[tuple[int, float]]]) -> tuple[list[NoteStart], float]:
    """The chain and what it is worth."""
    worth: list[float] = []
    before: list[int | None] = []
    latest: dict[int, int] = {}  # number -> index of its last candidate
    for index, start in enumerate(candidates):
        best, best_index = -0.2 * math.log2(start.number), None
        neighbours = set(range(max(0, index - LOOK_BACK), index))
        if start.number - 1 in latest:
            neighbours.add(latest[start.number - 1])
        for other in neighbours:
            value = worth[other] + _step(candidates[other], start, called)
            if value > best:
                best, best_index = value, other
        worth.append(best + _own_worth(start, called))
        before.append(best_index)
        latest[start.number] = index
    return _walk_back(candidates, worth, before), max(worth)


def _step(previous: NoteStart, start: NoteStart, called: dict[int, list[tuple[int, float]]]) -> float:
    form = SAME_FORM if previous.form == start.form else 0.0
    gap = start.number - previous.number
    if gap == 1:
        return NEXT + form
    if gap > 1:
        return form - SKIP * math.log2(gap)
    if _call_before(start, called, since=previous.line) >= STRONG:
        return form - AGAIN
    return form - BACK


def _walk_back(candidates: list[NoteStart], worth: list[float], before: list[int | None]) -> list[NoteStart]:
    chain: list[NoteStart] = []
    index = max(range(len(worth)), key=worth.__getitem__, default=None)
    while index is not None:
        chain.append(candidates[index])
        index = before[index]
    return chain[::-1]
