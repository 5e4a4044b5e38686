"""Tables of Markdown: cells between bars, in a grid, or in columns over a line of dashes.

Source: Pandoc's manual, section Tables.
"""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

BARS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
GRID = re.compile(r"[ \t]*\+(?:[-=:]{2,}\+)+[ \t]*$")
COLUMNS = re.compile(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
WHOLE = re.compile(r"[ \t]*-{10,}[ \t]*$")  # above and below a table whose rows have several lines
HEAD = 12  # lines within which the columns of a table between two lines of dashes are marked
BAR = re.compile(r"(?<!\\)[|]")
CAPTION = re.compile(r" {0,3}(?::|Table:)[ \t]+(?=\S)")


def may_begin_table(texts: Sequence[str]) -> bool:
    """By the first lines, those of a head among them."""
    if WHOLE.match(texts[0]):
        return any(map(COLUMNS.match, texts[1:HEAD]))
    return _goes_on(texts[0], texts[1] if len(texts) > 1 else "") is not None


def rows_of(texts: Sequence[str]) -> int:
    """How many of these lines are the table that the first of them begins; 0 where none begins."""
    if WHOLE.match(texts[0]):
        return _framed(texts)
    goes_on = _goes_on(texts[0], texts[1] if len(texts) > 1 else "")
    return next((index for index, text in enumerate(texts) if goes_on is None or not goes_on(text)), len(texts))


def _framed(texts: Sequence[str]) -> int:
    """Between two whole lines of dashes, where a line marks the columns; blank lines part its rows."""
    last = next((index for index, text in enumerate(texts) if index and WHOLE.match(text)), 0)
    heads = list(takewhile(str.strip, texts[1:last]))
    return last + 1 if any(map(COLUMNS.match, heads)) else 0


def _goes_on(first: str, second: str) -> Callable[[str], bool] | None:
    """What tells the lines of the table; None when it is none."""
    if GRID.match(first):
        return lambda text: text.lstrip()[:1] in ("+", "|")
    if "|" in first and BARS.match(second) and "-" in second:
        return lambda text: "|" in text
    if first.strip() and (COLUMNS.match(second) or COLUMNS.match(first)):
        return lambda text: bool(text.strip())
    return None


def is_rule(text: str) -> bool:
    return any(pattern.match(text) for pattern in (BARS, GRID, COLUMNS, WHOLE)) and not any(map(str.isalnum, text))


def bars_of(text: str) -> list[tuple[int, int]]:
    return [bar.span() for bar in BAR.finditer(text)]


def cell_ends_of(text: str, columns: Sequence[tuple[int, int]]) -> list[int]:
    """What parts the cells of a row from one another: its bars but the first and the last, else the beginnings of these columns."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip("| \t"))
    bars = [start for start, _ in bars_of(text) if first < start < last]
    return bars or [start - 1 for start, _ in columns[1:] if start <= len(text)]


def columns_of(texts: Sequence[str]) -> list[tuple[int, int]]:
    """As the line of dashes marks them."""
    rule = next((text for text in texts if COLUMNS.match(text)), "")
    return [match.span() for match in re.finditer(r"-{2,}", rule)]
