"""What a font's name and flags say of its letters: whether they lean, and whether they are heavy."""

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
NAME_LENGTH = 200  # bytes

SUBSET = re.compile(r"^[A-Z]{6}\+")
ITALIC = re.compile(r"ital|obli|kursiv|slant|(?:^|[-_ ,])(?:it|ita|i)\d*$|cmti|cmsl|(?:sf|ec)ti|[-a-z](?:It|BI)(?:$|[-_])", re.IGNORECASE)
BOLD = re.compile(r"bold|heavy|black|fett|halbfett|(?:^|[-_ ,])(?:b|bd|bi)\d*$|cmbx|(?:sf|ec)bx|[-_]demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FontStyle:
    italic: bool = False
    bold: bool = False


PLAIN = FontStyle()


def style_of(font: int) -> FontStyle:
    """The style of a font by its address."""
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    return style_named(_name(handle), pdfium.FPDFFont_GetFlags(handle))


def style_named(name: str, flags: int = 0) -> FontStyle:
    """The same by its PostScript name and the flags of its descriptor."""
    name = SUBSET.sub("", name)
    return FontStyle(italic=bool(flags > 0 and flags & ITALIC_FLAG) or bool(ITALIC.search(name)), bold=bool(BOLD.search(name)))


def _name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(NAME_LENGTH)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, NAME_LENGTH)
    return buffer.value.decode("utf-8", "replace")
