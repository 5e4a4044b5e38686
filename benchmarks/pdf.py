"""How fast a PDF becomes passages, beside PDFium's own text without any structure, and what comes out.

python -m benchmarks.pdf FILE.pdf [...] [--pages 500]

With --pages each file is repeated to so many pages, to see that a book takes the time of its pages and no more memory than its text.
Times are of the processor, so that a busy machine measures the same.
"""

import argparse
import io
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdfium2

from editions.readers import read_bytes
from editions.readers.source import SourceText
from editions.segmentation import Segmented, restore, segment

Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=0)
    options = parser.parse_args()
    segment(read_bytes(options.files[0].read_bytes()))  # the dictionaries, once
    for path in options.files:
        data = repeated(path.read_bytes(), options.pages) if options.pages else path.read_bytes()
        print(f"{path.name:<32}{figures(data)}")


def figures(data: bytes) -> str:
    count, bare = timed(lambda: bare_text(data))
    source, reading = timed(lambda: read_bytes(data))
    segmented, segmenting = timed(lambda: segment(source))
    pages = f"{count:>4} pages   PDFium alone {count / bare:>4.0f}/s   read {count / reading:>4.0f}/s"
    whole = f"segmented {count / (reading + segmenting):>4.0f}/s"
    return f"{pages}   {whole}   {apparatus(segmented)}   {lost(source, segmented)}   {peak()} MB at most"


def bare_text(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        text_page.get_text_bounded()
        text_page.close()
        page.close()
    count = len(document)
    document.close()
    return count


def repeated(data: bytes, pages: int) -> bytes:
    source, document, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    while len(document) < pages:
        document.import_pages(source)
    document.save(out)
    return out.getvalue()


def apparatus(segmented: Segmented) -> str:
    notes = sum(passage.kind == "note" for passage in segmented.passages)
    tied = sum(call.note is not None for call in segmented.calls)
    return f"notes {notes:>4}   calls {len(segmented.calls):>4}, tied {tied:>4}"


def lost(source: SourceText, segmented: Segmented) -> str:
    return "nothing lost" if restore(segmented) == source.raw else "CHARACTERS LOST"


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(act: Callable[[], Result]) -> tuple[Result, float]:
    begin = time.process_time()
    result = act()
    return result, time.process_time() - begin


if __name__ == "__main__":
    main()
