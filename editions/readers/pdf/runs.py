"""The letters of a page in runs of one font, with their place: what PDFium gives, asked for as seldom as possible.

A run is (a part of) one text object, so that its letters share font, size and baseline. A call into PDFium costs about as much as
handling a letter in Python; hence one call per letter (which object it belongs to) and a handful per run.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2.raw as pdfium

from editions.readers.pdf.fonts import PLAIN, FontStyle, style_of

# The same function without the wrapper's conversion of every answer, which costs more than the call.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
DIGITS = re.compile(rf"[\d{SUPERSCRIPTS}]+")
RAISED_GLYPH = 0.18  # em that a superior figure's foot stands over the baseline; no old-style figure's does
SMALL_GLYPH = 0.62  # em: the highest that a superior figure is
NO_CHARACTER = "\ufffd"
HYPHEN = "\u0002"  # as PDFium names a hyphen at the end of a line, true ones too
ODD_CODES = {0: NO_CHARACTER, 0xFFFE: HYPHEN}


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


def runs_of(page: int, text_page: int) -> list[Run]:
    """The runs in the order of the file, those that lean another way than the page left out."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return []
    characters = _characters(text_page, count)
    objects = [_text_object(text_page, index) for index in range(count)]
    fonts: dict[int, FontStyle] = {}
    turned = [found for piece in _pieces(characters, objects) for found in _runs(text_page, piece, characters, objects, fonts)]
    letters: Counter[int] = Counter()
    for quarter, run in turned:
        letters[quarter] += len(run.text)
    upright = letters.most_common(1)[0][0] if letters else 0
    return [run for quarter, run in turned if quarter == upright]


def _characters(text_page: int, count: int) -> str:
    """The page's characters by their index; one call, unless some of them are outside the basic plane or have no code."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text.translate(ODD_CODES)
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else NO_CHARACTER for code in codes)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    before: str


def _pieces(characters: str, objects: list[int | None]) -> Iterator[_Piece]:
    """Stretches of one object; blanks that PDFium adds between two words of an object stay within it."""
    start, end, before = 0, 0, "\n"
    current: int | None = None
    for owner, group in groupby(range(len(objects)), key=objects.__getitem__):
        indexes = list(group)
        first, last = indexes[0], indexes[-1] + 1
        if owner is None:
            continue
        gap = characters[end:first]
        if owner == current and "\n" not in gap and "\r" not in gap:
            end = last
            continue
        if current is not None:
            yield _Piece(start, end, before)
        before = "\n" if current is None or "\n" in gap or "\r" in gap else " " if gap else ""
        start, end, current = first, last, owner
    if current is not None:
        yield _Piece(start, end, before)


def _runs(
    text_page: int, piece: _Piece, characters: str, objects: list[int | None], fonts: dict[int, FontStyle]
) -> Iterator[tuple[int, Run]]:
    text = characters[piece.start : piece.end]
    if not text.strip():
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, piece.start, matrix)
    quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    size = pdfium.FPDFText_GetFontSize(text_page, piece.start) * math.hypot(matrix.c, matrix.d)
    style = _style(objects[piece.start], fonts)
    y = _origin(text_page, piece.start, quarter)[1]
    before = piece.before
    for start, end, superior in _cut_at_superiors(text_page, piece, text, size, y, quarter):
        x0 = _loose_box(text_page, start, quarter)[0]
        x1 = _loose_box(text_page, end - 1, quarter)[1]
        yield quarter, Run(characters[start:end], min(x0, x1), max(x0, x1), y, round(size, 2), style, before, superior)
        before = ""


def _style(owner: int | None, fonts: dict[int, FontStyle]) -> FontStyle:
    font = pdfium.FPDFTextObj_GetFont(ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT)) if owner else None
    if not font:
        return PLAIN
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in fonts:
        fonts[address] = style_of(font)
    return fonts[address]


def _cut_at_superiors(text_page: int, piece: _Piece, text: str, size: float, y: float, quarter: int) -> Iterator[tuple[int, int, bool]]:
    """The piece, cut where the font draws digits as superiors: all digits of a number, or its last ones (a call glued to a year)."""
    at = piece.start
    for match in DIGITS.finditer(text):
        start = end = piece.start + match.end()
        while start > piece.start + match.start() and _is_superior(text_page, start - 1, text[start - 1 - piece.start], size, y, quarter):
            start -= 1
        if start == end:
            continue
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < piece.end:
        yield at, piece.end, False


def _is_superior(text_page: int, index: int, digit: str, size: float, y: float, quarter: int) -> bool:
    if digit in SUPERSCRIPTS:
        return True
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    _, foot = _turned(left.value, bottom.value, quarter)
    _, head = _turned(right.value, top.value, quarter)
    foot, head = min(foot, head), max(foot, head)
    return foot - y > RAISED_GLYPH * size and head - foot < SMALL_GLYPH * size


def _origin(text_page: int, index: int, quarter: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return _turned(x.value, y.value, quarter)


def _loose_box(text_page: int, index: int, quarter: int) -> tuple[float, float]:
    """From where to where the character reaches along its line, the blanks of its own width included."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    one, other = _turned(box.left, box.bottom, quarter)[0], _turned(box.right, box.top, quarter)[0]
    return min(one, other), max(one, other)


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """The place on the page when it is turned so that its letters stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]
