"""Tables and pictures at the head of a page, between two halves of a sentence: they stand below the passage that they tear."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from editions.readers.pdf.blocks import CAPTION, CLOSED
from editions.readers.pdf.print_lines import PrintLine

MOST_LINES = 60


def with_floats_below(body: Sequence[PrintLine], openings: dict[int, str]) -> list[PrintLine]:
    """The body with such lines moved down. The opening of a passage that goes on below them is taken out of `openings`."""
    together: list[PrintLine] = []
    for _, page in groupby(body, key=lambda line: line.page):
        together += _mended(list(page), together[-1] if together else None, openings)
    return together


def _mended(page: list[PrintLine], before: PrintLine | None, openings: dict[int, str]) -> list[PrintLine]:
    if before is None or CLOSED.search(before.text) or CAPTION.match(before.text) or not openings.get(id(page[0])):
        return page
    captioned = False
    for start, end in _passages(page, openings):
        if captioned and openings[id(page[start])] == "paragraph" and _goes_on(page[start], before):
            del openings[id(page[start])]
            return [*page[start:end], *page[:start], *page[end:]]
        captioned = captioned or openings[id(page[start])] == "caption"
        if end > MOST_LINES or _is_text(page[start], before, openings):
            break
    return page


def _passages(page: Sequence[PrintLine], openings: dict[int, str]) -> Iterator[tuple[int, int]]:
    starts = [index for index, line in enumerate(page) if openings.get(id(line))]
    return pairwise([*starts, len(page)])


def _goes_on(line: PrintLine, before: PrintLine) -> bool:
    return line.text.lstrip()[:1].islower() and abs(line.size - before.size) < 1.0


def _is_text(line: PrintLine, before: PrintLine, openings: dict[int, str]) -> bool:
    return openings[id(line)] in ("paragraph", "heading") and abs(line.size - before.size) < 0.1 and line.text[:1].isupper()
