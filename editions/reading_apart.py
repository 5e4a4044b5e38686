"""Reads and segments one file in a process of its own: `python -m editions.reading_apart NAME MEMORY SECONDS`."""

from editions.apart import serve
from editions.readers import read_bytes
from editions.readers.source import SourceText
from editions.segmentation import segment
from editions.segmentation.segmented import Segmented


def read(data: bytes, name: str) -> tuple[SourceText, Segmented]:
    source = read_bytes(data, name=name)
    return source, segment(source)


if __name__ == "__main__":
    serve(read)
