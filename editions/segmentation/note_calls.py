"""Which digits call a note: the best rising chain 1 … N through the text.

Dates, years, ordinals and page numbers look like calls one by one; none of them rises by one through a whole text. A number whose
note stands on the same page counts more, a number without a note is taken when its neighbours carry it: its note is missing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.segmentation.call_candidates import CallCandidate

NEXT = 1.5
SKIP = 0.6  # per doubling of a gap
BEGIN = 0.3  # per doubling of the first number
AGAIN = 1.0  # back to a lower number whose note stands on this page
NOTE_ON_PAGE = 0.8
NOTE_ELSEWHERE = 0.3
BASE = -0.5
LOOK_BACK = 48

# Without any note at hand a chain must speak for itself.
ALONE_LENGTH, ALONE_WEIGHT = 3, 1.5
BEYOND_NOTES = 1.0  # weight that a call above the last note's number needs


@dataclass(frozen=True, slots=True)
class Place:
    """The page of a line, and the numbers of the notes on it."""

    page: int
    notes: frozenset[int]


NOWHERE = Place(-1, frozenset())


def chain_of_calls(candidates: Sequence[CallCandidate], places: Mapping[int, Place]) -> list[CallCandidate]:
    """The calls among the candidates, which stand in reading order. `places` gives the page of each line."""
    return _believable(_best_chain(candidates, places), _all_notes(places))


def numbers_on_page(candidates: Sequence[CallCandidate], notes: frozenset[int]) -> list[int]:
    """The rising note numbers that one page tells by itself: those of its own notes, else of at least two calls in a row.

    Notes that nothing on the page calls are the notes of the text at its end, and tell nothing of the page.
    """
    own = _best_chain([call for call in candidates if call.number in notes], {})
    if own:
        return [call.number for call in own]
    numbers = [call.number for call in _best_chain(candidates, {}) if call.weight >= BEYOND_NOTES]
    in_a_row = all(second - first == 1 for first, second in pairwise(numbers))
    return numbers if len(numbers) > 1 and in_a_row else []


def _best_chain(candidates: Sequence[CallCandidate], places: Mapping[int, Place]) -> list[CallCandidate]:
    notes = _all_notes(places)
    worth = [_worth(candidate, notes, places.get(candidate.line, NOWHERE)) for candidate in candidates]
    total: list[float] = []
    before: list[int | None] = []
    latest: dict[int, int] = {}
    for index, candidate in enumerate(candidates):
        best, best_index = -BEGIN * math.log2(candidate.number), None
        for other in {*range(max(0, index - LOOK_BACK), index), latest.get(candidate.number - 1, index)} - {index}:
            value = total[other] + _step(candidates[other], candidate, places)
            if value > best:
                best, best_index = value, other
        total.append(best + worth[index])
        before.append(best_index)
        latest[candidate.number] = index
    return _walk_back(candidates, total, before)


def _all_notes(places: Mapping[int, Place]) -> frozenset[int]:
    return frozenset().union(*(place.notes for place in places.values()))


def _worth(candidate: CallCandidate, notes: frozenset[int], here: Place) -> float:
    note = NOTE_ON_PAGE if candidate.number in here.notes else NOTE_ELSEWHERE if candidate.number in notes else 0.0
    return BASE + min(candidate.weight, 2.0) / 2 + note


def _step(previous: CallCandidate, candidate: CallCandidate, places: Mapping[int, Place]) -> float:
    gap = candidate.number - previous.number
    if gap == 1:
        return NEXT
    if gap > 1:
        return -SKIP * math.log2(gap)
    here, there = places.get(candidate.line, NOWHERE), places.get(previous.line, NOWHERE)
    return -AGAIN if here.page != there.page and candidate.number in here.notes else -math.inf


def _walk_back(candidates: Sequence[CallCandidate], total: list[float], before: list[int | None]) -> list[CallCandidate]:
    chain = []
    index = max(range(len(total)), key=total.__getitem__, default=None)
    while index is not None:
        chain.append(candidates[index])
        index = before[index]
    return chain[::-1]


def _believable(chain: list[CallCandidate], notes: frozenset[int]) -> list[CallCandidate]:
    if notes:
        last = max(notes)
        return [call for call in chain if call.number <= last or call.weight >= BEYOND_NOTES]
    steps = [second.number - first.number for first, second in pairwise(chain)]
    strong = bool(chain) and sum(call.weight for call in chain) >= ALONE_WEIGHT * len(chain)
    return chain if len(chain) >= ALONE_LENGTH and strong and chain[0].number == 1 and set(steps) == {1} else []
