"""Notes without a number, at the foot of a page: a star, and who the author is. They stay in the text, between two passages."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from editions.readers.pdf.note_starts import SMALLER
from editions.readers.pdf.print_lines import PrintLine

STAR = re.compile(r"\s*[*†‡]{1,3}\s*\S")


def asides(body: Sequence[PrintLine], size: float) -> dict[int, PrintLine]:
    """Their lines by id: small ones, from a star to the end of the small print on the page. `size` is the body's."""
    found: dict[int, PrintLine] = {}
    page = -1
    for line in body:
        small = line.size < size - SMALLER
        if small and (line.page == page or STAR.match(line.text)):
            found[id(line)] = line
            page = line.page
        else:
            page = -1
    return found


def with_asides(body: Sequence[PrintLine], found: Mapping[int, PrintLine], openings: dict[int, str]) -> list[PrintLine]:
    """The body with its asides before the passage that their page ends with, so that they tear no sentence that goes on overleaf.

    What they open is written into `openings`.
    """
    aside: dict[int, list[PrintLine]] = defaultdict(list)
    for line in found.values():
        aside[line.page].append(line)
        if STAR.match(line.text):
            openings[id(line)] = "paragraph"
    own: dict[int, list[PrintLine]] = defaultdict(list)
    for line in body:
        own[line.page].append(line)
    together: list[PrintLine] = []
    for page in sorted({*own, *aside}):
        starts = [index for index, line in enumerate(own[page]) if openings.get(id(line))]
        place = starts[-1] if starts and aside[page] else len(own[page])
        together += [*own[page][:place], *aside[page], *own[page][place:]]
    return together
