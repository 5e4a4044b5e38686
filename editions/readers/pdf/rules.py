"""Rules that a page draws: thin lines across, one of which may part the notes from the text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from editions.readers.pdf.bindings import address_of, object_at, object_bounds, object_type

THICKEST, SHORTEST = 2.0, 18.0  # points
MOST_OBJECTS = 20_000  # a map has more, and no notes


@dataclass(frozen=True, slots=True)
class Rule:
    """Places in points from the page's lower left."""

    x0: float
    x1: float
    y: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def rules_of(page: Any) -> list[Rule]:
    """The rules of an open page, in the order of the file."""
    count = pdfium.FPDFPage_CountObjects(page)
    return list(_rules(address_of(page), count)) if count <= MOST_OBJECTS else []


def _rules(page: int, count: int) -> Iterator[Rule]:
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.addressof(edge) for edge in edges]
    for index in range(count):
        found = object_at(page, index)
        if object_type(found) != pdfium.FPDF_PAGEOBJ_PATH or not object_bounds(found, *places):
            continue
        left, foot, right, head = (edge.value for edge in edges)
        if head - foot <= THICKEST and right - left >= SHORTEST:
            yield Rule(left, right, (foot + head) / 2)
