"""What the pictures of a PDF's pages cost, beside reading the same file: time, bytes, memory, and whether each letter is found.

python -m benchmarks.pictures FILE.pdf [...] [--pages 500]

Times are of the processor. The last line draws a whole book as the worker does, eight sheets in a process of their own each time.
"""

import argparse
import resource
import time
import zlib
from pathlib import Path

from annotator.imports.sandbox import draw_safely
from benchmarks.pdf import repeated, timed
from editions.readers import read_bytes
from editions.readers.pdf.lettering import Lettering
from editions.readers.pdf.pictures import draw

AT_ONCE = 8  # sheets, as in annotator.imports.pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=0, help="draw the first file, repeated to so many pages, as the worker does")
    options = parser.parse_args()
    for path in options.files:
        print(f"{path.name:<32}{figures(path.read_bytes())}")
    if options.pages:
        print(book(repeated(options.files[0].read_bytes(), options.pages), options.pages))


def figures(data: bytes) -> str:
    source, reading = timed(lambda: read_bytes(data))
    sheets, drawing = timed(lambda: draw(data, range(len(source.pages))))
    texts = [source.raw[page.start : page.end] for page in source.pages]
    letterings = [Lettering.packed(sheet.letters, sheet.boxes) for sheet in sheets]
    found, laying = timed(lambda: [lettering.places(text) for lettering, text in zip(letterings, texts, strict=True)])
    placed = sum(place is not None for places in found for place in places)
    letters = sum(not letter.isspace() for text in texts for letter in text)
    count = len(sheets)
    png = sum(len(sheet.png) for sheet in sheets) / count / 1024
    boxes = sum(len(zlib.compress(sheet.boxes)) for sheet in sheets) / count / 1024
    return (
        f"{count:>4} pages   read {reading / count * 1000:>4.0f} ms   drawn {drawing / count * 1000:>4.0f} ms ({drawing / reading:.1f} x)"
        f"   letters laid {laying / count * 1000:>4.1f} ms   {png:>4.0f} kB + {boxes:.0f} kB boxes   {placed} of {letters} letters placed"
    )


def book(data: bytes, pages: int) -> str:
    began, slowest, size = time.monotonic(), 0.0, 0
    for first in range(0, pages, AT_ONCE):
        start = time.monotonic()
        size += sum(len(sheet.png) for sheet in draw_safely(data, range(first, min(first + AT_ONCE, pages))))
        slowest = max(slowest, time.monotonic() - start)
    took = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return (
        f"a book of {pages} pages, {len(data) / 1e6:.1f} MB: {took:.0f} s in all by the clock, {slowest:.1f} s for the slowest {AT_ONCE}"
        f" sheets, {size / 1e6:.0f} MB, {peak} MB at most in the process"
    )


if __name__ == "__main__":
    main()
