"""The printed page beside the words of a held text, where it was read from a PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from annotator.models import CitationCheck, Reading, Upload
from annotator.web.citations.source import SourcePage, found_in
from annotator.web.sheets.look import PDF, Look, bringing, look_address, look_at, sheet_of_page, waiting_address
from annotator.web.sheets.marks import Span
from editions.models import Edition, Revision
from editions.tracing import sheet_at, source_spans


@dataclass(frozen=True, slots=True)
class Printed:
    """`address` is where a script asks for the picture while it is drawn, `whole` where the whole sheet is shown."""

    look: Look
    address: str
    whole: str


def page_as_printed(page: SourcePage, *, reading: Reading, by: Any) -> Printed | None:
    """The sheet of the page, or the one with the marked words where they stand on another (a note that runs on)."""
    if page.page is None or page.revision.source_format != PDF:
        return None
    spans = [span for start, end in page.spans for span in source_spans(page.revision, start, end)]
    sheet = sheet_of_page(page.revision, page.page)
    sheets = [sheet_at(page.revision.source_text, start) for start, _ in spans]
    shown = sheet if sheet in sheets or not sheets else sheets[0]
    return _printed(page.revision, page.edition, page.spans, spans, part="picture", reading=reading, by=by, sheet=shown)


def excerpt_as_printed(checks: Iterable[CitationCheck], held: Edition | None, *, reading: Reading, by: Any) -> Printed | None:
    """The lines around the words that a check has found in the held text."""
    if held is None or held.current_revision.source_format != PDF:
        return None
    revision = held.current_revision
    for check in checks:
        start, end = found_in(check, revision)
        if start < end:
            return _printed(revision, held, [(start, end)], source_spans(revision, start, end), part="strip", reading=reading, by=by)
    return None


def _printed(
    revision: Revision,
    edition: Edition,
    words: Sequence[Span],
    spans: Sequence[Span],
    *,
    part: str,
    reading: Reading,
    by: Any,
    sheet: int | None = None,
) -> Printed:
    uploads = Upload.objects.visible_to(by).filter(edition=edition, seminar=reading.seminar)
    look = look_at(revision, bringing(revision, uploads), spans, by=by, sheet=sheet)
    kept = [("words", f"{start}-{end}") for start, end in words]
    return Printed(look, waiting_address(look, urlencode(kept), part), look_address(revision, [*kept, ("sheet", look.number - 1)]))
