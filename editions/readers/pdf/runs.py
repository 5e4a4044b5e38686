"""The letters of a page in runs of one font, with their place: what PDFium gives, asked for as seldom as possible.

A run is (a part of) one text object, so that its letters share font, size and baseline. A call into PDFium costs about as much as
handling a letter in Python; hence one call per letter (which object it belongs to) and a handful per run.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from editions.readers.pdf.bindings import address_of, font_of, font_size, text_object, write_loose_box, write_matrix
from editions.readers.pdf.fonts import PLAIN, FontStyle, style_of
from editions.readers.pdf.interleaved import Letter, Placed, gaps, held
from editions.readers.pdf.swapped import with_bytes_in_order

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
DIGITS = re.compile(rf"[\d{SUPERSCRIPTS}]+")
RAISED_GLYPH = 0.18  # em that a superior figure's foot stands over the baseline; no old-style figure's does
SMALL_GLYPH = 0.62  # em: the highest that a superior figure is
TWO_NUMBERS = re.compile(r"\s*\d+(?:\s+\d+)+\s*")
WORD = re.compile(r"\S+")
SAME = 0.05  # points
ASLANT = 0.1  # of a right angle: no scan lies so far askew
WIDEST_BLANK = 0.8  # em between two words of a run
WIDEST_LETTER = 0.8  # em on average
NO_CHARACTER = "\ufffd"
HYPHEN = "\u0002"  # as PDFium names a hyphen at the end of a line, true ones too
ODD_CODES = {0: NO_CHARACTER, 0x0C: " ", 0xFFFE: HYPHEN}  # A form feed ends a sheet, and nothing else.


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font on one baseline. Places in points, from the page's lower left, as the page is read."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: FontStyle
    before: str  # what PDFium puts between the run before and this one: nothing, a blank, or a line break
    superior: bool = False  # digits that the font itself draws small and high


def runs_of(text_page: Any) -> list[Run]:
    """The runs in the order of the file, those that lean another way than the page left out."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return []
    characters = _characters(text_page, count)
    address = address_of(text_page)
    objects = [text_object(address, index) for index in range(count)]
    setter = _Setter(text_page, characters, objects)
    for piece in _pieces(characters, objects):
        setter.put(piece)
    setter.close()
    letters: Counter[int] = Counter()
    for quarter, run, _ in setter.runs:
        letters[quarter] += len(run.text)
    upright = letters.most_common(1)[0][0] if letters else 0
    own = [(run, indexes) for quarter, run, indexes in setter.runs if quarter == upright]
    others = held([run for run, _ in own])
    within = {id(other) for found in others.values() for other in found}
    own = [(replace(run, before="\n") if id(run) in within else run, at) for run, at in own]  # What is drawn last follows nothing.
    return [part for place, (run, at) in enumerate(own) for part in setter.parted(run, upright, at, others.get(place, ()))]


def _characters(text_page: Any, count: int) -> str:
    """The page's characters by their index; one call, unless some of them are outside the basic plane or have no code."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return with_bytes_in_order(text.translate(ODD_CODES))
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else NO_CHARACTER for code in codes)


class _Piece(NamedTuple):
    start: int
    end: int
    before: str
    begins_object: bool


def _pieces(characters: str, objects: list[int | None]) -> Iterator[_Piece]:
    """Stretches of one object; blanks that PDFium adds between two words of an object stay within it."""
    start, end, before, begins = 0, 0, "\n", True
    current: int | None = None
    first = 0
    for owner, group in groupby(objects):
        last = first + sum(1 for _ in group)
        if owner is not None:
            gap = characters[end:first]
            if owner == current and "\n" not in gap and "\r" not in gap:
                end = last
            else:
                if current is not None:
                    yield _Piece(start, end, before, begins)
                before = "\n" if current is None or "\n" in gap or "\r" in gap else " " if gap else ""
                begins = owner != current
                start, end, current = first, last, owner
        first = last
    if current is not None:
        yield _Piece(start, end, before, begins)


@dataclass(slots=True)
class _Open:
    """A run that may grow: files that place every letter or two draw a word with many objects."""

    start: int
    text: str
    last: int  # index of its last character
    x0: float
    y: float
    size: float
    style: FontStyle
    quarter: int
    before: str
    superior: bool = False


class _Setter:
    """Puts pieces together to runs."""

    def __init__(self, text_page: Any, characters: str, objects: list[int | None]) -> None:
        self.text_page = text_page
        self.characters = characters
        self.objects = objects
        self.address = address_of(text_page)
        self.matrix, self.box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self.matrix_address, self.box_address = ctypes.addressof(self.matrix), ctypes.addressof(self.box)
        self.fonts: dict[int, FontStyle] = {}
        self.blank = False  # a blank drawn by itself came before
        self.open: _Open | None = None
        self.runs: list[tuple[int, Run, tuple[int, int]]] = []  # how each is turned, and the indexes of its first and last character

    def put(self, piece: _Piece) -> None:
        text = self.characters[piece.start : piece.end]
        before = " " if self.blank and not piece.before else piece.before
        self.blank = not text.strip()
        if self.blank:
            return
        found = self._measured(piece, text, before)
        if found is None:
            return
        if self.open and self._goes_on(self.open, found):
            self.open.text += found.before + text
            self.open.last = found.last
        else:
            self.close()
            self.open = found

    def close(self) -> None:
        """Ends the open run, cut where its font draws digits as superiors."""
        if self.open is None:
            return
        run, self.open = self.open, None
        for text, first, last, superior in self._cut_at_superiors(run):
            x0 = run.x0 if first == run.start else self._reach(first, run.quarter)[0]
            x1 = self._reach(last, run.quarter)[1]
            found = Run(text, min(x0, x1), max(x0, x1), run.y, run.size, run.style, run.before, superior)
            wide = x1 - x0 > WIDEST_LETTER * len(text) * run.size
            leaps = " " in text and (wide or TWO_NUMBERS.fullmatch(text) is not None)  # a call, and the label of its note beside the text
            parts = self._words(found, run.quarter, first, last) if leaps else ((found, (first, last)),)
            self.runs.extend((run.quarter, *part) for part in parts)
            run.before = ""

    def _words(self, run: Run, quarter: int, first: int, last: int) -> Iterator[tuple[Run, tuple[int, int]]]:
        """The words of a run that leaps over a part of the page, as from a call to the label of its note in the margin."""
        indexes = self._indexes(run.text, first, last)
        for match in WORD.finditer(run.text):
            start, end = indexes[match.start()], indexes[match.end() - 1]
            x0, x1 = self._reach(start, quarter)[0], self._reach(end, quarter)[1]
            yield replace(run, text=match[0], x0=x0, x1=x1, before=" " if match.start() else run.before), (start, end)

    def parted(self, run: Run, quarter: int, at: tuple[int, int], others: Sequence[Placed]) -> Iterator[Run]:
        """The parts of a run between the others that stand in its gaps. `at` are the indexes of its first and last character."""
        indexes = self._indexes(run.text, *at) if others else []
        shown = [place for place in range(len(indexes)) if not run.text[place].isspace()]
        letters = [Letter(place, *self._reach(indexes[place], quarter)) for place in shown]
        cuts = list(gaps(letters, others, run.size))
        for start, end in pairwise([0, *cuts, len(run.text)]) if cuts else ():
            own = [letter for letter in letters if start <= letter.place < end]
            before = "" if start else run.before
            yield replace(run, text=run.text[start:end].rstrip(), x0=own[0].x0, x1=own[-1].x1, before=before)
        if not cuts:
            yield run

    def _measured(self, piece: _Piece, text: str, before: str) -> _Open | None:
        """None where the file places letters nowhere, as damaged ones do, or writes them aslant over the page, as a stamp."""
        matrix = self.matrix
        write_matrix(self.address, piece.start, self.matrix_address)
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        if not math.isfinite(a + b + c + d + e + f):
            return None
        upright = b == 0.0 == c and a > 0.0
        turns = 0.0 if upright else math.atan2(b, a) / (math.pi / 2)
        if abs(turns - round(turns)) > ASLANT:
            return None
        quarter = round(turns) % 4
        left, foot = (e, f) if piece.begins_object else self._origin(piece.start)
        x, y = _turned(left, foot, quarter)
        if text[0] == " ":
            x = self._reach(piece.end - len(text.lstrip()), quarter)[0]
        size = font_size(self.address, piece.start) * math.hypot(c, d)
        style = self._style(self.objects[piece.start])
        return _Open(piece.start, text, piece.end - 1, x, y, round(size, 2), style, quarter, before)

    def _goes_on(self, run: _Open, found: _Open) -> bool:
        alike = run.size == found.size and run.style == found.style and run.quarter == found.quarter and abs(run.y - found.y) < SAME
        if not alike or found.before == "\n" or run.text.endswith(HYPHEN) or found.x0 <= run.x0:
            return False
        if not found.before and found.x0 - run.x0 < WIDEST_LETTER * len(run.text) * run.size:
            return True
        return abs(found.x0 - self._reach(run.last, run.quarter)[1]) < WIDEST_BLANK * run.size

    def _cut_at_superiors(self, run: _Open) -> Iterator[tuple[str, int, int, bool]]:
        """Text, index of its first and last character, and whether they are superiors: all digits of a number, its first ones
        (the label of a note that begins with a year) or its last ones (a call glued to a year)."""
        indexes: list[int] | None = None
        at = 0
        for match in DIGITS.finditer(run.text):
            indexes = indexes or self._indexes(run.text, run.start, run.last)
            for start, end in self._superiors(run, match.start(), match.end(), indexes):
                if run.text[at:start]:
                    yield run.text[at:start], indexes[at], indexes[start - 1], False
                yield run.text[start:end], indexes[start], indexes[end - 1], True
                at = end
        if run.text[at:]:
            yield run.text[at:], (indexes[at] if indexes else run.start), run.last, False

    def _superiors(self, run: _Open, start: int, end: int, indexes: list[int]) -> Iterator[tuple[int, int]]:
        """The superior digits that a number of the run begins or ends with."""
        first, last = start, end
        while first < end and self._is_superior(indexes[first], run.text[first], run):
            first += 1
        while last > first and self._is_superior(indexes[last - 1], run.text[last - 1], run):
            last -= 1
        if first > start:
            yield start, first
        if last < end:
            yield last, end

    def _indexes(self, text: str, first: int, last: int) -> list[int]:
        """The index of each character of a run. Blanks between its objects are in the text once, on the page perhaps twice."""
        indexes: list[int] = []
        index = first
        for character in text:
            while index < last and self.characters[index] != character:
                index += 1
            indexes.append(index)
            index += 1
        return indexes

    def _is_superior(self, index: int, digit: str, run: _Open) -> bool:
        if digit in SUPERSCRIPTS:
            return True
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top)
        one, other = _turned(left.value, bottom.value, run.quarter)[1], _turned(right.value, top.value, run.quarter)[1]
        foot, head = min(one, other), max(one, other)
        return foot - run.y > RAISED_GLYPH * run.size and head - foot < SMALL_GLYPH * run.size

    def _style(self, owner: int | None) -> FontStyle:
        font = font_of(owner) if owner else None
        if not font:
            return PLAIN
        if font not in self.fonts:
            self.fonts[font] = style_of(font)
        return self.fonts[font]

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.text_page, index, x, y)
        return x.value, y.value

    def _reach(self, index: int, quarter: int) -> tuple[float, float]:
        """From where to where the character reaches along its line, the blanks of its own width included."""
        box = self.box
        write_loose_box(self.address, index, self.box_address)
        one, other = _turned(box.left, box.bottom, quarter)[0], _turned(box.right, box.top, quarter)[0]
        return min(one, other), max(one, other)


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """The place on the page when it is turned so that its letters stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]
