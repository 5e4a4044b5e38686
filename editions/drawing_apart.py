"""Draws sheets of a PDF in a process of its own: `python -m editions.drawing_apart SHEETS MEMORY SECONDS`. SHEETS: "4,5,6", from 0."""

from editions.apart import serve
from editions.readers.pdf.pictures import DrawnSheet, draw


def drawn(data: bytes, sheets: str) -> tuple[DrawnSheet, ...]:
    return tuple(draw(data, [int(sheet) for sheet in sheets.split(",")]))


if __name__ == "__main__":
    serve(drawn)
