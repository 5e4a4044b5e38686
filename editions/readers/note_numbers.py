"""The numbers of notes, from the labels that a file gives them."""

from collections.abc import Sequence
from itertools import pairwise

from editions.readers.numbering import FORMS
from editions.readers.structure import DIGITS

ROMAN = {FORMS["lowerRoman"](number): number for number in range(1, 1_000)}


def numbers_of(labels: Sequence[str]) -> list[int | None]:
    """By their digits, and by Roman numerals that count from i on; counted in order where no label tells any; None for other signs."""
    digits = [int(match[0]) if (match := DIGITS.search(label)) else None for label in labels]
    roman = [ROMAN.get(label) for label in labels]
    told = [number for number in roman if number]
    counts_on = bool(told) and told[0] == 1 and all(second in (1, first + 1) for first, second in pairwise(told))
    numbers = [number or (counted if counts_on else None) for number, counted in zip(digits, roman, strict=True)]
    if not any(numbers):
        return list(range(1, len(labels) + 1))
    return [number or _between(numbers, at) if not labels[at] else number for at, number in enumerate(numbers)]


def _between(numbers: Sequence[int | None], at: int) -> int | None:
    """The number of a note without a label that stands right before one with the next number."""
    before = numbers[at - 1] if at else 0
    following = numbers[at + 1] if at + 1 < len(numbers) else None
    return before + 1 if before is not None and following == before + 2 else None
