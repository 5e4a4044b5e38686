"""The lists of a Word document.

Source: ECMA-376, Part 1, 17.9 (numbering).
"""

from collections.abc import Iterator

from editions.readers.docx_styles import W, value_of
from editions.readers.numbering import LEVELS, Level, Numbering
from editions.readers.xml import Element


def numbering_of(part: Element | None) -> Numbering:
    """The lists of `numbering.xml`; none for a document without it."""
    if part is None:
        return Numbering({}, {}, {})
    levels = {
        abstract.get(f"{W}abstractNumId", ""): [_level(level) for level in abstract.iterchildren(f"{W}lvl")][:LEVELS]
        for abstract in part.iterchildren(f"{W}abstractNum")
    }
    lists = {number.get(f"{W}numId", ""): value_of(number, "abstractNumId") for number in part.iterchildren(f"{W}num")}
    anew = {number.get(f"{W}numId", ""): dict(_beginnings(number)) for number in part.iterchildren(f"{W}num")}
    return Numbering(levels, lists, anew)


def _beginnings(number: Element) -> Iterator[tuple[int, int]]:
    for override in number.iterchildren(f"{W}lvlOverride"):
        level, start = override.get(f"{W}ilvl", ""), value_of(override, "startOverride")
        if level.isdecimal() and start.isdecimal() and len(start) < 5:
            yield int(level), int(start)


def _level(element: Element) -> Level:
    start = value_of(element, "start")
    return Level(int(start) if start.isdecimal() and len(start) < 5 else 1, value_of(element, "numFmt"), value_of(element, "lvlText")[:40])
