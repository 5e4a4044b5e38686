"""Numbers of lines and of paragraphs in the margin, taken out of the text."""

from collections.abc import Sequence

from editions.readers.pdf.line_numbers import ALIGNED, SIDES, Edge, is_number, line_number_edges, stand_outside
from editions.readers.pdf.paragraph_numbers import paragraph_number_edges
from editions.readers.pdf.print_lines import Fragment
from editions.readers.pdf.runs import Run

KIND = "margin_number"


def margin_numbers(pages: Sequence[list[Fragment]]) -> list[dict[int, str]]:
    """For each page the numbers in its margin, by the fragment's id, as what is left out.

    Where a number stands close to its line, the fragment that holds both is parted in `pages`.
    """
    edges = [*line_number_edges(pages), *paragraph_number_edges(pages)]
    return [_left_out(page, edges) if edges else {} for page in pages]


def _left_out(page: list[Fragment], edges: Sequence[tuple[int, Edge]]) -> dict[int, str]:
    _part(page, edges)
    worded = [part for part in page if part.letters]
    return {id(part): KIND for part in page if _counts(part, edges) and stand_outside([part], worded or [part])}


def _counts(part: Fragment | Run, edges: Sequence[tuple[int, Edge]]) -> bool:
    text = part.text.strip()
    return is_number(text) and any(int(text) % step == 0 and abs(SIDES[side](part) - at) < ALIGNED for step, (side, at) in edges)


def _part(page: list[Fragment], edges: Sequence[tuple[int, Edge]]) -> None:
    """Takes numbers out of the fragments that begin or end with one."""
    for part in list(page):
        for run in (part.runs[0], part.runs[-1]):
            if len(part.runs) > 1 and _counts(run, edges):
                rest = [other for other in part.runs if other is not run]
                page[page.index(part)] = part = Fragment.of(rest)
                page.append(Fragment(run))
