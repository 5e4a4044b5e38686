"""Where notes begin: numbers at the head of a line, raised or set small with the note.

Which numbers are labels is decided by the longest chain 1 … N; a list, a year or a page number at the head of a line has no place
in it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from editions.readers.pdf.note_labels import Called, Label, Page, Start, form_of, label_of, with_forgotten
from editions.readers.pdf.print_lines import PrintLine

SMALLER = 0.35  # points below the body's size

# The price list of the chain, in units of "a raised number at the head of a small line" (1.5).
RAISED, SMALL, NEITHER = 1.0, 0.5, -0.4
CALLED_BEFORE = 0.6
NEXT = 1.5
FAR = 0.05  # per doubling of the lines between two labels
SKIP = 0.7  # per doubling of a gap
AGAIN = 1.0  # numbers that begin again at 1
LEAP = 20  # numbers: so many notes in a row are hardly lost, and years in a table follow the last label
AT_PLACE = 0.5
IN_FORM = 0.3
PLACE, USUAL = 2.0, 0.2  # points; share of the labels in a column
LOOK_BACK = 60
PARALLEL, IN_BOTH = 3, 0.8  # notes in each of two columns, and the share of their numbers that both have
MOST_AFFILIATIONS, FRONT_PAGES = 8, 2
CALLED, CALLED_RAISED = 0.4, 0.2  # of the labels, and of raised ones, that a raised number before them must call
LIST_CALLS = 2  # at least for labels that are neither raised nor small: one raised number before a list may be anything
MOST_ATTEMPTS = 10  # at a chain: a book of tables would yield another one again and again
CALLED_FROM_AFAR = 0.5  # of what a call on the same page or the one before is worth


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label on the line at `place` of all lines."""

    line: PrintLine
    label: Label
    place: int
    worth: float


def note_starts(pages: Sequence[Page], body_size: float, called: Called) -> dict[int, Label]:
    """The labels of the best chain, by the line's id."""
    families: dict[tuple[bool, bool], list[Candidate]] = defaultdict(list)
    for place, line in enumerate(line for page in pages for region in page for line in region):
        label = label_of(line)
        if label and label.number and line.text[label.end :].strip() and not is_heading(line, body_size):
            small = line.size < body_size - SMALLER
            worth = RAISED * label.raised + SMALL * small or NEITHER
            worth += CALLED_BEFORE if any(before < place for before, _ in called.get(label.number, ())) else 0.0
            families[(label.raised, small)].append(Candidate(line, label, place, worth))
    chains = [(*_called_chain(found, called, certain=any(kind)), kind, found) for kind, found in families.items()]
    for chain, _, kind, found in sorted(chains, key=lambda chain: -chain[1]):
        if chain and (any(kind) or _answers(chain, called)):
            return {id(line): label for line, label in _in_parallel(found) or with_forgotten(chain, pages, called)}
    return {}


def _answers(chain: Sequence[Start], called: Called) -> bool:
    """Whether the chain has notes for half of the numbers that call; a list has a few where the notes themselves are missing."""
    calls = next(number for number in count(1) if number not in called) - 1
    return 2 * len({label.number for _, label in chain}) >= calls


def _called_chain(found: Sequence[Candidate], called: Called, *, certain: bool) -> tuple[list[Start], float]:
    """The best chain of a family in which every part is called, and its worth as far as it is called from near.

    What nothing calls makes room for another chain. `certain`: the labels are raised or small, and not those of a list.
    """
    own = list(found)
    for _ in range(MOST_ATTEMPTS):
        chain, worth = _best_chain(_with_usual_looks(own, _best_chain(own)[0]))
        chain = _without_affiliations(_without_lists(chain))
        parts, nearness = _called_parts(chain, called, 1 if certain else LIST_CALLS)
        if len(parts) == len(chain):
            break
        left_out = {id(line) for line, _ in chain} - {id(line) for line, _ in parts}
        own = [candidate for candidate in own if id(candidate.line) not in left_out]
    return parts, worth * nearness / max(len(chain), 1)


def _in_parallel(found: Sequence[Candidate]) -> list[Start]:
    """The labels of a text in two languages side by side, each with notes of its own; empty for any other text."""
    columns: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        columns[candidate.line.column].append(candidate)
    chains = [_best_chain(own)[0] for own in columns.values() if len(own) >= PARALLEL]
    numbers = [[label.number for _, label in chain] for chain in chains]
    rising = all(all(first < second for first, second in pairwise(own)) for own in numbers)
    if len(chains) != 2 or not rising or min(map(len, numbers)) < PARALLEL:
        return []
    shared = set(numbers[0]) & set(numbers[1])
    return [*chains[0], *chains[1]] if len(shared) >= IN_BOTH * max(map(len, numbers)) else []


def is_heading(line: PrintLine, body_size: float) -> bool:
    """Whether it is larger than the text, or heavy."""
    return line.size > body_size + SMALLER or line.bold


def _without_lists(chain: list[Start]) -> list[Start]:
    """Leaves out numbers that begin again, and after which the ones before go on, as those of a list in the text do."""
    numbers = [label.number for _, label in chain]
    out: set[int] = set()
    for begin in range(1, len(numbers)):
        if numbers[begin] == 1:
            end = next((end for end in range(begin + 1, len(numbers)) if numbers[end] != numbers[end - 1] + 1), len(numbers))
            if end < len(numbers) and numbers[end] == numbers[begin - 1] + 1:
                out.update(range(begin, end))
    return [start for index, start in enumerate(chain) if index not in out]


def _without_affiliations(chain: list[Start]) -> list[Start]:
    """Leaves out a few numbers of the first pages after which the notes begin at 1: they tell where the authors work."""
    again = [index for index, (_, label) in enumerate(chain) if index and label.number <= chain[index - 1][1].number]
    if len(again) != 1 or again[0] > MOST_AFFILIATIONS or chain[again[0] - 1][0].page > FRONT_PAGES:
        return chain
    return chain[again[0] :] if len(chain) > 2 * again[0] else chain


def _with_usual_looks(found: Sequence[Candidate], chain: Sequence[Start]) -> list[Candidate]:
    """The candidates, those worth more that stand where most labels of a column do (left and right pages differ), or look as they do."""
    places: dict[int, Counter[int]] = defaultdict(Counter)  # by column
    for line, _ in chain:
        places[line.column][round(line.x0 / PLACE)] += 1
    usual = {place + near for own in places.values() for place, count in own.items() if count >= USUAL * own.total() for near in (-1, 0, 1)}
    forms = Counter(form_of(*start) for start in chain)
    looks = {form for form, count in forms.items() if count >= USUAL * len(chain)}
    return [replace(candidate, worth=candidate.worth + _looks(candidate, usual, looks)) for candidate in found]


def _looks(candidate: Candidate, usual: set[int], forms: set[str]) -> float:
    at_place = round(candidate.line.x0 / PLACE) in usual
    return AT_PLACE * at_place + IN_FORM * (form_of(candidate.line, candidate.label) in forms)


def _called_parts(chain: list[Start], called: Called, fewest: int) -> tuple[list[Start], float]:
    """The parts of the chain, each from where the numbers begin again or leap, that raised numbers call, and how near their calls are.

    The best called takes its calls first.

    A table of contents and a numbered list rise too; no number before them calls theirs, or only one that the notes need.
    """
    gaps = [second.number - first.number for (_, first), (_, second) in pairwise(chain)]
    again = [index for index, gap in enumerate(gaps, 1) if gap <= 0 or gap > LEAP]
    parts = [chain[first:last] for first, last in pairwise([0, *again, len(chain)]) if first < last]
    free = {number: [page for _, page in places] for number, places in called.items()}
    kept: set[int] = set()
    nearness = 0.0
    for index in sorted(range(len(parts)), key=lambda index: -_nearness(_calling(parts[index], free))):
        calling = _calling(parts[index], free)
        least = (CALLED_RAISED if parts[index][0][1].raised else CALLED) * len(parts[index])
        if len(calling) >= max(least, min(fewest, len(parts[index]))):
            kept.add(index)
            nearness += _nearness(calling)
            for number, page, _ in calling:
                free[number].remove(page)
    return [start for index, part in enumerate(parts) if index in kept for start in part], nearness


def _calling(part: Sequence[Start], free: Mapping[int, Sequence[int]]) -> list[tuple[int, int, int]]:
    """Number and page of the last call before each label that has one, and the pages between them."""
    latest = [
        (label.number, max((page for page in free.get(label.number, ()) if page <= line.page), default=None), line.page)
        for line, label in part
    ]
    return [(number, page, own - page) for number, page, own in latest if page is not None]


def _nearness(calling: Iterable[tuple[int, int, int]]) -> float:
    return sum(1.0 if pages <= 1 else CALLED_FROM_AFAR for _, _, pages in calling)


def _best_chain(found: Sequence[Candidate]) -> tuple[list[Start], float]:
    total: list[float] = []
    before: list[int | None] = []
    latest: dict[int, int] = {}
    for index, candidate in enumerate(found):
        number = candidate.label.number
        best, best_index = -SKIP * math.log2(number), None
        for other in {*range(max(0, index - LOOK_BACK), index), latest.get(number - 1, index)} - {index}:
            value = total[other] + _step(found[other], candidate)
            if value > best:
                best, best_index = value, other
        total.append(best + candidate.worth)
        before.append(best_index)
        latest[number] = index
    chain = []
    index_or_none = max(range(len(total)), key=total.__getitem__, default=None)
    highest = total[index_or_none] if index_or_none is not None else 0.0
    while index_or_none is not None:
        chain.append((found[index_or_none].line, found[index_or_none].label))
        index_or_none = before[index_or_none]
    return chain[::-1], highest


def _step(first: Candidate, second: Candidate) -> float:
    gap = second.label.number - first.label.number
    if gap == 1:
        return NEXT - FAR * math.log2(second.place - first.place)
    if gap > 1:
        return -SKIP * math.log2(gap)
    return -AGAIN if second.label.number == 1 else -math.inf
