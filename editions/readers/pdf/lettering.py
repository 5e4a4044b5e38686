"""Where the characters of a text that was read from a sheet stand on its picture.

The reader puts lines in the order of reading, and the file draws them in another; both are the same letters. The text is laid over the
letters of the sheet in the longest pieces that agree, and what is left over, a raised number say, goes to its neighbours.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

LONG = 4  # letters of a piece that says by itself where it belongs
TAKEN = "\0"
NOWHERE = -1

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Lettering:
    """The letters of a sheet, without blanks, and where each of them stands."""

    letters: str
    boxes: Sequence[Box]

    @classmethod
    def packed(cls, letters: str, boxes: bytes) -> "Lettering":
        """From the boxes as `DrawnSheet` holds them."""
        return cls(letters, [tuple(box) for box in np.frombuffer(boxes, "<u2").reshape(-1, 4).tolist()])

    def places(self, text: str) -> list[Box | None]:
        """The box of each character of `text`, None for blanks and for what the sheet does not show."""
        at = [index for index, letter in enumerate(text) if not letter.isspace()]
        found: list[Box | None] = [None] * len(text)
        for index, place in zip(at, _Laying(self, "".join(text[index] for index in at)).laid(), strict=True):
            if place != NOWHERE:
                found[index] = self.boxes[place]
        return found


class _Laying:
    def __init__(self, sheet: Lettering, text: str) -> None:
        self.sheet = sheet
        self.text = text
        self.free = sheet.letters
        self.at = [NOWHERE] * len(text)

    def laid(self) -> list[int]:
        """For each letter of the text its index among those of the sheet."""
        self._lay_long_pieces()
        for start, end in list(self._gaps()):
            self._lay_near(start, end)
        return self.at

    def _lay_long_pieces(self) -> None:
        start, expected = 0, 0
        while start < len(self.text):
            length = self._agreeing(start, expected)
            place = expected
            if length < LONG:
                length = self._longest(start)
                place = self._nearest_index(self.text[start : start + length], expected)
            if length < LONG:
                start += 1
                continue
            self._take(start, place, length)
            start, expected = start + length, place + length

    def _agreeing(self, start: int, place: int) -> int:
        """How many letters agree from there on."""
        length, most = 0, min(len(self.text) - start, len(self.free) - place)
        while length < most and self.text[start + length] == self.free[place + length]:
            length += 1
        return length

    def _longest(self, start: int) -> int:
        """Of the pieces that begin there, the length of the longest one that the sheet has; found by halving."""
        least, most = 0, len(self.text) - start
        while least < most:
            middle = (least + most + 1) // 2
            if self.text[start : start + middle] in self.free:
                least = middle
            else:
                most = middle - 1
        return least

    def _nearest_index(self, piece: str, expected: int) -> int:
        return min(self._occurrences(piece), key=lambda place: abs(place - expected), default=0)

    def _occurrences(self, piece: str) -> Iterator[int]:
        place = self.free.find(piece) if piece else NOWHERE
        while place >= 0:
            yield place
            place = self.free.find(piece, place + 1)

    def _take(self, start: int, place: int, length: int) -> None:
        self.at[start : start + length] = range(place, place + length)
        self.free = self.free[:place] + TAKEN * length + self.free[place + length :]

    def _gaps(self) -> Iterator[tuple[int, int]]:
        start = None
        for index, place in enumerate([*self.at, 0]):
            if place == NOWHERE and start is None:
                start = index
            elif place != NOWHERE and start is not None:
                yield start, index
                start = None

    def _lay_near(self, start: int, end: int) -> None:
        """A short piece where it stands nearest to the letters beside it, cut where the sheet does not have it whole."""
        while start < end:
            length = min(self._longest(start), end - start)
            if not length:
                start += 1
                continue
            beside = [self.sheet.boxes[self.at[index]] for index in (start - 1, end) if 0 <= index < len(self.at) and self.at[index] >= 0]
            places = self._occurrences(self.text[start : start + length])
            place = min(places, key=lambda place: min((_distance(self.sheet.boxes[place], box) for box in beside), default=0))
            self._take(start, place, length)
            start += length


def _distance(one: Box, other: Box) -> float:
    """Between two boxes, 0 where they touch."""
    across = max(one[0] - other[2], other[0] - one[2], 0)
    down = max(one[1] - other[3], other[1] - one[3], 0)
    return math.hypot(across, down)
