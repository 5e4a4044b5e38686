"""The functions of PDFium that are asked of every letter or object, with addresses as numbers.

The wrapper's conversion of every pointer costs more than the call.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def address_of(handle: Any) -> int:
    """The address behind a handle of the wrapper."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _plain(function: Any, *arguments: Any, gives: Any = ctypes.c_void_p) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(gives, *arguments)(address_of(function))


_PAGE, _INDEX, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p

text_object = _plain(pdfium.FPDFText_GetTextObject, _PAGE, _INDEX)
font_of = _plain(pdfium.FPDFTextObj_GetFont, _ADDRESS)
write_matrix = _plain(pdfium.FPDFText_GetMatrix, _PAGE, _INDEX, _ADDRESS, gives=ctypes.c_int)
font_size = _plain(pdfium.FPDFText_GetFontSize, _PAGE, _INDEX, gives=ctypes.c_double)
write_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _PAGE, _INDEX, _ADDRESS, gives=ctypes.c_int)
object_at = _plain(pdfium.FPDFPage_GetObject, _PAGE, _INDEX)
object_type = _plain(pdfium.FPDFPageObj_GetType, _ADDRESS, gives=ctypes.c_int)
object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, gives=ctypes.c_int)
