"""The numbers that word processors set before paragraphs by themselves: "II.", "3.1", "b)". They stand nowhere in the text of the file.

Bullets, and number forms other than those of `FORMS`, are left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

LEVELS = 9
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
         (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST = 5_000  # no list is longer, and no number spelled longer
PLACE = re.compile(r"%([1-9])")


def _roman(number: int) -> str:
    spelled = ""
    for value, letters in ROMAN:
        spelled += letters * (number // value)
        number %= value
    return spelled


def _letter(number: int) -> str:
    """a … z, aa, bb …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


@dataclass(frozen=True, slots=True)
class Level:
    """How the numbers of one level look: "%1.%2" is the text of 3.1."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in its order."""

    levels: dict[str, list[Level]]  # by the id of the abstract list
    lists: dict[str, str]  # the abstract list of each list
    anew: dict[str, dict[int, int]]  # for each list the numbers that it begins with, level by level, where it does not count on
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph on this level, empty for a bullet or a list that the file does not describe."""
        abstract = self.lists.get(list_id, "")
        levels = self.levels.get(abstract, [])
        if not 0 <= level < len(levels):
            return ""
        counts = self.counts.setdefault(abstract, [0] * LEVELS)
        begins = self.anew.get(list_id, {}).pop(level, None)
        counts[level] = begins if begins is not None else counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        if levels[level].form not in FORMS:
            return ""
        return PLACE.sub(lambda place: _spelled(levels, counts, int(place[1]) - 1), levels[level].text).strip()


def _spelled(levels: list[Level], counts: list[int], level: int) -> str:
    if level >= len(levels) or levels[level].form not in FORMS:
        return ""
    number = counts[level] or levels[level].start
    return FORMS[levels[level].form](number) if 0 < number <= MOST else str(number)
