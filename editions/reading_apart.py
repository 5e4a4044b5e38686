"""Reads and segments one file in a process of its own: `python -m editions.reading_apart NAME MEMORY SECONDS TOLD`.

`TOLD` is a file's descriptor, in which "17 501" stands when 17 of 501 pages have been read, and "1 1" when all have.
"""

import os
import sys

from editions.apart import WIDTH, serve
from editions.readers import read_bytes
from editions.readers.pages_read import told_to
from editions.readers.source import SourceText
from editions.segmentation import segment
from editions.segmentation.segmented import Segmented


def read(data: bytes, name: str) -> tuple[SourceText, Segmented]:
    with told_to(_tell):
        source = read_bytes(data, name=name)
    _tell(1, 1)
    return source, segment(source)


def _tell(read: int, count: int) -> None:
    os.pwrite(int(sys.argv[4]), f"{read} {count}".ljust(WIDTH).encode(), 0)


if __name__ == "__main__":
    serve(read)
