"""The words of the file as they come back into the text when a repair is undone."""

import re
from collections.abc import Iterator

from editions.segmentation.glyphs import changes
from editions.segmentation.segmented import Repair

HYPHENS = str.maketrans({"\u00ad": "-", "\x02": "-", "\ufffe": "-", "\u2010": "-"})
LINE_ENDS = re.compile(r"[^\S\n]*[\n\f]\s*")  # no empty line stands within a passage
BETWEEN_BLOCKS = re.compile(r"\s*(?:\n[^\S\n]*\n|\f)\s*")


def words_undone(repair: Repair) -> str:
    """What stands in the text when a repair within a passage is undone."""
    if repair.kind == "dehyphenation":
        return "".join(repair.before.split()).translate(HYPHENS) or " "
    if repair.kind == "verse_line":
        return " "
    if repair.kind == "line_join" and "\n" in repair.before:
        return "\n"
    if repair.kind == "manual" and repair.before.strip():
        return repair.after if as_written(repair.before) == repair.after else LINE_ENDS.sub("\n", repair.before)
    return repair.before


def as_written(before: str) -> str:
    """The words of the file in one line, their letters as those of a text are: composed, without signs that no font shows."""
    words = " ".join(before.translate(HYPHENS).split())
    at, parts = 0, []
    for start, end, after, _ in changes(words):
        parts += [words[at:start], after]
        at = end
    return " ".join("".join([*parts, words[at:]]).split())


def blocks_of(before: str) -> Iterator[tuple[int, int, str]]:
    """What an empty line or a page's end sets apart: start and end in `before`, which they tile, and the words."""
    ends = [match.end() for match in BETWEEN_BLOCKS.finditer(before)]
    cuts = [end for end in ends if before[:end].strip() and before[end:].strip()]
    for start, end in zip([0, *cuts], [*cuts, len(before)], strict=True):
        if before[start:end].strip():
            yield start, end, as_written(before[start:end])
