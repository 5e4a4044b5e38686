"""Stretches of a text that a correction has moved, word for word."""

from bisect import bisect_right
from collections.abc import Sequence

Stretch = tuple[int, int, int]  # start and end in the old text, and where it begins in the new one


class MovedStretches:
    """Answers where in the new text a place of the old one stands that lies within one of them."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = sorted((start, end, to) for start, end, to in stretches)
        self._starts = [start for start, _, _ in self._stretches]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end in the new text; None where it does not lie within one stretch."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not start < end <= self._stretches[at][1]:
            return None
        begin, _, to = self._stretches[at]
        return start - begin + to, end - begin + to
