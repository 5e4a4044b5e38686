"""Tables and pictures at the head of a page, between two halves of a sentence: they stand below the passage that they tear."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from editions.readers.pdf.blocks import CAPTION, CLOSED, INDENT, ROOM
from editions.readers.pdf.print_lines import PrintLine

MOST_LINES = 60
RUNNING = ("paragraph", "block_quotation")


def with_floats_below(body: Sequence[PrintLine], openings: dict[int, str]) -> list[PrintLine]:
    """The body with such lines moved down. The opening of a passage that goes on below them is taken out of `openings`."""
    together: list[PrintLine] = []
    before: list[PrintLine] = []
    for _, lines in groupby(body, key=lambda line: line.page):
        page = list(lines)
        torn = next((openings[id(line)] for line in reversed(together) if id(line) in openings), "") in RUNNING
        full = bool(before) and _is_full(before[-1], before)
        before = _mended(page, together[-1] if together else None, openings, capital_too=torn and full)
        together += before
    return together


def _is_full(last: PrintLine, page: Sequence[PrintLine]) -> bool:
    left, right = _edges(last, page)
    return right - last.x1 < ROOM * (right - left)


def _is_set_in(first: PrintLine, page: Sequence[PrintLine]) -> bool:
    left, _ = _edges(first, page)
    return first.x0 - left > INDENT * first.size


def _edges(of: PrintLine, page: Sequence[PrintLine]) -> tuple[float, float]:
    column = [line for line in page if line.column == of.column]
    return min(line.x0 for line in column), max(line.x1 for line in column)


def _mended(page: list[PrintLine], before: PrintLine | None, openings: dict[int, str], *, capital_too: bool) -> list[PrintLine]:
    """`capital_too`: the line before is full, and of running text: its sentence may go on with a noun or a name."""
    if before is None or CLOSED.search(before.text) or CAPTION.match(before.text) or not openings.get(id(page[0])):
        return page
    captioned = False
    for start, end in _passages(page, openings):
        capital = capital_too and not _is_set_in(page[start], page)
        if captioned and openings[id(page[start])] == "paragraph" and _goes_on(page[start], before, capital=capital):
            del openings[id(page[start])]
            return [*page[start:end], *page[:start], *page[end:]]
        captioned = captioned or openings[id(page[start])] == "caption"
        if end > MOST_LINES or _is_text(page[start], before, openings):
            break
    return page


def _passages(page: Sequence[PrintLine], openings: dict[int, str]) -> Iterator[tuple[int, int]]:
    starts = [index for index, line in enumerate(page) if openings.get(id(line))]
    return pairwise([*starts, len(page)])


def _goes_on(line: PrintLine, before: PrintLine, *, capital: bool) -> bool:
    return (capital or line.text.lstrip()[:1].islower()) and abs(line.size - before.size) < 1.0


def _is_text(line: PrintLine, before: PrintLine, openings: dict[int, str]) -> bool:
    return openings[id(line)] in ("paragraph", "heading") and abs(line.size - before.size) < 0.1 and line.text[:1].isupper()
