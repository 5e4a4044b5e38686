"""PDF with a text layer: letters with their place become lines, columns, notes and calls, in the order of reading."""

from editions.readers.pdf.reading import read_pdf

__all__ = ["read_pdf"]
