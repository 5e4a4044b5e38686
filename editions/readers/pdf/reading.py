"""From the bytes of a PDF to its text. One page is open at a time; what is kept of it are its lines."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from editions.readers import errors
from editions.readers.pages_read import tell
from editions.readers.pdf.columns import regions, usual_gutters
from editions.readers.pdf.heads import heads_of
from editions.readers.pdf.labels import page_labels
from editions.readers.pdf.margin_numbers import margin_numbers
from editions.readers.pdf.print_lines import Fragment, PrintLine, fragments, print_line, together
from editions.readers.pdf.rules import Rule, rules_of
from editions.readers.pdf.runs import runs_of
from editions.readers.pdf.writing import PrintPage, write
from editions.readers.source import SourceText

FEWEST_LETTERS = 20  # on a page: fewer are stamps on a picture
TEXT = 0.2  # of the pages have letters: fewer are covers of a scan


def read_pdf(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (encrypted, broken, too_many_pages, no_text_layer)."""
    with closing(_opened(data)) as document:
        count = len(document)
        if count == 0:
            raise errors.broken_pdf()
        if count > max_pages:
            raise errors.too_many_pages(count, max_pages)
        pages, rules = zip(*(_read(document, index) for index in range(count)), strict=True)
        if sum(_has_text(page) for page in pages) < TEXT * count:
            raise errors.no_text_layer()
        labels = [document.get_page_label(index) for index in range(count)]
        metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
    counted = margin_numbers(pages)
    heads = heads_of([_without(page, out) for page, out in zip(pages, counted, strict=True)])
    labelled = page_labels(labels, [head.number for head in heads])
    dropped = [{**out, **head.dropped} for out, head in zip(counted, heads, strict=True)]
    texts = [_without(page, out) for page, out in zip(pages, dropped, strict=True)]
    usual = usual_gutters(texts)
    parts = zip(pages, texts, dropped, labelled, strict=True)
    written = write([_print_page(index, *page, usual) for index, page in enumerate(parts)], rules)
    return SourceText(raw=written.raw, format="pdf", pages=written.pages, metadata=metadata, printed=written.printed)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise errors.encrypted() if protected else errors.broken_pdf() from error


def _without(page: Sequence[Fragment], dropped: Mapping[int, str]) -> list[Fragment]:
    return [part for part in page if id(part) not in dropped]


def _has_text(page: Sequence[Fragment]) -> bool:
    return sum(part.letters for part in page) >= FEWEST_LETTERS


def _read(document: pypdfium2.PdfDocument, index: int) -> tuple[list[Fragment], list[Rule]]:
    tell(index, len(document))
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
            return fragments(runs_of(text_page.raw)), rules_of(page.raw)
    except pypdfium2.PdfiumError as error:
        raise errors.broken_pdf(index + 1) from error


def _print_page(
    index: int,
    parts: Sequence[Fragment],
    text: Sequence[Fragment],
    dropped: Mapping[int, str],
    label: tuple[str, str],
    usual: Sequence[float],
) -> PrintPage:
    highest = max((part.y for part in text), default=0.0)
    out = list(_lines_left_out(index, parts, dropped))
    return PrintPage(
        head=tuple((line, kind) for line, kind in out if line.y > highest),
        regions=tuple(found for region in regions(text, usual) if (found := _lines(region.parts, index, region.column))),
        foot=tuple((line, kind) for line, kind in out if line.y <= highest),
        label=label[0],
        label_source=label[1],
    )


def _lines_left_out(index: int, parts: Sequence[Fragment], dropped: Mapping[int, str]) -> Iterator[tuple[PrintLine, str]]:
    for part in parts:
        if (kind := dropped.get(id(part))) and (line := print_line(part, index, 0)):
            yield line, kind


def _lines(parts: Sequence[Fragment], index: int, column: int) -> tuple[PrintLine, ...]:
    return tuple(line for part in together(parts) if (line := print_line(part, index, column)))
