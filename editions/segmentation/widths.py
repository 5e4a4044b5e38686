"""How wide a line was in print, as far as its letters tell.

A line of `illicit` is shorter than one of `mammoth`. With rough widths per letter the full lines of justified text differ by
2 or 3 % instead of 10 %, so that a short last line, or a note set in a narrower column, stands out.
"""

import statistics
from collections.abc import Iterable, Sequence

# Widths in thousandths of an em, after the metrics of Times Roman, rounded to classes.
NARROW, SLIM, MIDDLE, WIDE, BROAD, BROADEST = 280, 340, 460, 500, 680, 850
CLASSES = {
    NARROW: "ijlt.,:;!'|’‘‚`/ \n\u00a0",
    SLIM: "fr()[]-I‹›¬\u00ad\u2010\u2011\u0002\ufffe",
    MIDDLE: 'acesz?ßàáâäçèéêëJ„“”"*',
    BROAD: "wABCDEFGHKLNOPQRTUVXYZÄÖÜ&",
    BROADEST: "mMW—%@…",
}


WINDOW = 1.12  # full lines differ by less
FEW_LINES = 8
RUN_TOGETHER = 1.3  # times the measure
USUAL, SLACK = 0.97, 0.04  # of the measure: a full line, and how far one may be off


class Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return WIDE


WIDTHS = Widths({character: width for width, characters in CLASSES.items() for character in characters})


def width(text: str) -> int:
    """Thousandths of an em."""
    return sum(map(WIDTHS.__getitem__, text))


def measure(widths: Iterable[int]) -> int:
    """The width that full lines reach; 0 without lines.

    Most lines of prose are full, so it lies where lines are densest: the ninetieth percentile there, since a few are longer
    by accident. Lines that a tool has run together are as rare as they are long, and do not count.
    """
    ordered = sorted(widths)
    if len(ordered) < FEW_LINES:
        return longest(ordered)
    first, last = _densest(ordered)
    return ordered[first + ((last - first) * 9) // 10]


def width_of_last(text: str, full: int) -> int:
    """The width of the last line of print in a line: tools that take hyphens out run lines together."""
    whole = width(text)
    if not full or whole < RUN_TOGETHER * full:
        return whole
    lines, rest = divmod(whole, USUAL * full)
    return full if min(rest, USUAL * full - rest) < SLACK * full * lines else round(rest)


def longest(widths: Iterable[int]) -> int:
    """The ninetieth percentile; 0 without lines."""
    ordered = sorted(widths)
    return ordered[(len(ordered) * 9) // 10] if ordered else 0


def _densest(ordered: Sequence[int]) -> tuple[int, int]:
    """Begin and end of the fullest window in which the widest line is at most `WINDOW` times the narrowest."""
    best, end = (0, 1), 0
    for begin, narrowest in enumerate(ordered):
        while end < len(ordered) and ordered[end] <= narrowest * WINDOW:
            end += 1
        if end - begin >= best[1] - best[0]:
            best = (begin, end)
    return best


def spread(widths: Iterable[int]) -> float:
    """Standard deviation over mean: near 0.1 in wrapped prose, above 0.4 where each line is a paragraph."""
    values = list(widths)
    return statistics.pstdev(values) / statistics.fmean(values) if values else 0.0
