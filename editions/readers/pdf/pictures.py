"""A page of a PDF as it is printed: its picture, and where on it each letter stands.

Grey in sixteen steps: text loses nothing by it, and the file is half as large as with colours or as a photograph (measured in ADR 9).
"""

import ctypes
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from editions.readers import errors
from editions.readers.pdf.runs import HYPHEN, NO_CHARACTER

DPI = 130
MOST_PIXELS = 1_600  # of the longer side: a poster is drawn no larger than a page
POINTS = 72  # an inch
FINE = 64  # steps a pixel in which PDFium is asked for places
STEPS = 15  # between black and white
WHITE = 255
HYPHEN_CODES = (0x02, 0xFFFE)


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet of the file, counted from 0. `png` is `width` by `height` pixels.

    `letters` are the characters that the sheet shows, in the order of the file, without blanks. `boxes` holds left, top, right and bottom
    of each in pixels, as unsigned little-endian integers of 16 bits.
    """

    sequence: int
    width: int
    height: int
    png: bytes
    letters: str
    boxes: bytes


def draw(data: bytes, sheets: Sequence[int]) -> list[DrawnSheet]:
    """The pictures of these sheets; those that the file does not have are left out. Raises `UnreadableSource` (broken)."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise errors.broken_pdf() from error
    with closing(document):
        return [_drawn(document, sheet) for sheet in sheets if 0 <= sheet < len(document)]


def _drawn(document: pypdfium2.PdfDocument, sheet: int) -> DrawnSheet:
    try:
        with closing(document[sheet]) as page, closing(page.get_textpage()) as text_page:
            longest = max(page.get_size())
            scale = min(DPI / POINTS, MOST_PIXELS / longest) if longest > 0 else 1.0
            with closing(page.render(scale=scale, grayscale=True)) as bitmap:
                grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
                png = png_of(grey)
                letters, places = _lettering(page, text_page, bitmap.width, bitmap.height)
                return DrawnSheet(sheet, bitmap.width, bitmap.height, png, letters, places.tobytes())
    except pypdfium2.PdfiumError as error:
        raise errors.broken_pdf(sheet + 1) from error


def _lettering(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, width: int, height: int) -> "tuple[str, np.ndarray]":
    shown = [(index, letter) for index, letter in enumerate(_characters(text_page)) if not letter.isspace()]
    reach = pdfium.FS_RECTF()
    corners = np.zeros((len(shown), 4), dtype=np.float64)
    for row, (index, _) in enumerate(shown):
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, reach):
            corners[row] = reach.left, reach.bottom, reach.right, reach.top
    corners = np.nan_to_num(corners)
    origin, across, up = _axes(page, width, height)
    one = origin + corners[:, 0:1] * across + corners[:, 1:2] * up
    other = origin + corners[:, 2:3] * across + corners[:, 3:4] * up
    edges = np.array([width, height])
    least = np.clip(np.floor(np.minimum(one, other)), 0, edges)
    most = np.clip(np.ceil(np.maximum(one, other)), 0, edges)
    return "".join(letter for _, letter in shown), np.hstack([least, most]).astype("<u2")


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[str]:
    """The page's characters by their index, named as `runs` names them."""
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in HYPHEN_CODES:
            yield HYPHEN
        else:
            yield chr(code) if code and not 0xD800 <= code < 0xE000 else NO_CHARACTER


def _axes(page: pypdfium2.PdfPage, width: int, height: int) -> "tuple[np.ndarray, np.ndarray, np.ndarray]":
    """Where the page's origin lies in the picture, and where a point to the right and a point upwards lead, however the page is turned."""

    def place(x: float, y: float) -> "np.ndarray":
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, width * FINE, height * FINE, 0, x, y, across, down)
        return np.array([across.value, down.value]) / FINE

    origin = place(0, 0)
    far = 1_000  # points
    return origin, (place(far, 0) - origin) / far, (place(0, far) - origin) / far


def png_of(grey: "np.ndarray") -> bytes:
    """Rows of grey values 0 (black) to 255 as a PNG of sixteen greys. The format: W3C PNG, third edition."""
    height, width = grey.shape
    even = np.pad(grey, ((0, 0), (0, width % 2)), constant_values=WHITE).astype(np.uint16)
    steps = ((even * STEPS + WHITE // 2) // WHITE).astype(np.uint8)
    rows = np.zeros((height, steps.shape[1] // 2 + 1), dtype=np.uint8)  # Each begins with a 0: no filter.
    rows[:, 1:] = steps[:, 0::2] << 4 | steps[:, 1::2]
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
