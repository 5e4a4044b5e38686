"""A look at the file that a text was read from: a PDF’s sheet as it is printed, and the words of the file, with a place marked."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotator.actions.pictures import picture_of
from annotator.models import Seminar, Upload
from annotator.web.sheets.marks import Mark, Span, marks_of, with_whole_words
from editions.models import Page, Revision, SheetPicture
from editions.readers.pdf.lettering import Lettering
from editions.tracing import Sheet, sheet_at, sheets_of, source_spans

PDF = "pdf"
AROUND = 700  # code points of a file without sheets, before and after the place
MARGIN = 24  # pixels beside the print of a strip
FEW = 3  # code points that do not make a line end easy to see
LINE_END = "↵"
LONGEST = 20_000  # code points of a place that is shown whole
UNSEEN = str.maketrans({"\u00ad": "‐", "\x02": "‐", "\u00a0": "⍽", "\t": "→", "\r": "", "\f": ""})
TROUBLES: dict[str, Any] = {
    "file_gone": _("The file itself is no longer there, so that its pages cannot be drawn. The words are kept, as they were read from it."),
    "too_slow": _("Drawing this page was broken off, because it took too long. In an hour it can be tried again."),
    "too_much_memory": _("Drawing this page was broken off, because it takes more memory than is allowed."),
}
NOT_DRAWN: Any = _("This page of the file cannot be drawn. The words are kept, as they were read from it.")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the file; `marked` when they are what is looked at."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another sheet on which a part of the place stands, counted as people do, and a look at it."""

    number: int
    look: str


@dataclass(frozen=True, slots=True)
class Look:
    """`sheet` is None where the file has none. `picture` is None while it is being drawn, and where there is `trouble`, in words.

    `marks` are the letters looked at, `around` the words that they stand in; `ink` is from where to where the sheet has letters, in pixels.
    """

    revision: Revision
    sheet: Sheet | None
    sheets: int
    page: Page | None
    picture: SheetPicture | None
    trouble: Any
    marks: tuple[Mark, ...]
    around: tuple[Mark, ...]
    ink: tuple[int, int]
    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def is_waited_for(self) -> bool:
        return self.sheet is not None and self.picture is None and not self.trouble

    @property
    def number(self) -> int:
        """Of the sheet, as people count."""
        return self.sheet.sequence + 1 if self.sheet else 0

    @property
    def before(self) -> int | None:
        return self.sheet.sequence - 1 if self.sheet and self.sheet.sequence else None

    @property
    def after(self) -> int | None:
        return self.number if self.sheet and self.number < self.sheets else None

    @property
    def words(self) -> str:
        """What is marked, in one line."""
        return " ".join(" … ".join(piece.text.replace(LINE_END, " ") for piece in self.pieces if piece.marked).split())

    @property
    def is_of_a_place(self) -> bool:
        return any(piece.marked for piece in self.pieces)

    @property
    def strip(self) -> Mark | None:
        """The part of the picture around the marks, as broad as its print; None without marks."""
        if not self.marks or self.picture is None:
            return None
        lines = 4 * max(mark.height for mark in self.marks)
        top = max(min(mark.y for mark in self.marks) - lines, 0)
        foot = min(max(mark.y + mark.height for mark in self.marks) + lines, self.picture.height)
        left, right = max(self.ink[0] - MARGIN, 0), min(self.ink[1] + MARGIN, self.picture.width)
        return Mark(left, top, right - left, foot - top)


def readable_revision(user: Any, edition: int, number: int) -> tuple[Revision, Upload] | None:
    """A revision whose file the person may look at, with an upload that brought it; None for everybody else.

    Members of the seminar look at all revisions; of a public text others look at what is read now.
    """
    uploads = Upload.objects.visible_to(user).filter(edition=edition).select_related("seminar", "edition")
    revision = Revision.objects.filter(edition=edition, number=number).select_related("edition").first()
    if revision is None or not uploads.exists():
        return None
    of_members = uploads.filter(seminar__in=Seminar.objects.visible_to(user))
    if of_members.exists():
        return revision, bringing(revision, of_members)
    return (revision, bringing(revision, uploads)) if revision == revision.edition.current_revision else None


def bringing(revision: Revision, uploads: "QuerySet[Upload]") -> Upload:
    """Of the edition's uploads the one that brought the revision's file, or else the first."""
    return uploads.filter(sha256=revision.source_sha256).first() or uploads.order_by("created_at")[0]


def look_at(revision: Revision, upload: Upload, spans: Sequence[Span], *, by: Any, sheet: int | None = None) -> Look:
    """The sheet of that number, or the one with the first of the spans, which are code points of the source text."""
    if revision.source_format != PDF:
        return _look_at_text(revision, spans)
    sheets = sheets_of(revision.source_text)
    shown = sheets[min(sheet if sheet is not None else _sheet_of(revision, spans), len(sheets) - 1)]
    here = [(max(start, shown.start), min(end, shown.end)) for start, end in sorted(spans) if start < shown.end and end > shown.start]
    picture, trouble = _picture(revision, upload, shown, len(sheets), by)
    lettering = Lettering.packed(picture.letters, zlib.decompress(picture.boxes)) if picture else Lettering("", ())
    marks, around = _marks(revision, shown, here, lettering)
    return Look(
        revision=revision,
        sheet=shown,
        sheets=len(sheets),
        page=_page_on(revision, shown),
        picture=picture,
        trouble=trouble,
        marks=tuple(marks),
        around=tuple(around),
        ink=(min((box[0] for box in lettering.boxes), default=0), max((box[2] for box in lettering.boxes), default=0)),
        pieces=tuple(_pieces(revision.source_text, shown.start, shown.end, here)),
        is_cut_before=False,
        is_cut_after=False,
        elsewhere=tuple(_elsewhere(revision, [one for one in sheets if one != shown], spans)),
    )


def sheet_of_page(revision: Revision, page: Page) -> int:
    """The sheet on which a printed page of the text stands."""
    spans = source_spans(revision, page.start, min(page.start + 1, page.end))
    return sheet_at(revision.source_text, spans[0][0]) if spans else page.sequence


def look_address(revision: Revision, query: Iterable[tuple[str, Any]] = (), **place: Any) -> str:
    """Of a place that is named by `at`, `words`, `page` or `sheet`."""
    query = [*query, *place.items()]
    return f"{reverse('file-look', args=[revision.edition_id, revision.number])}?{urlencode(query)}#mark"


def waiting_address(look: Look, kept: str, part: str = "picture") -> str:
    """Where a script asks for a picture that is being drawn. `kept` is the query that names the place."""
    revision, sheet = look.revision, look.sheet.sequence if look.sheet else 0
    return f"{reverse('file-look', args=[revision.edition_id, revision.number])}?{kept}&{urlencode({'sheet': sheet, 'part': part})}"


def _sheet_of(revision: Revision, spans: Sequence[Span]) -> int:
    return sheet_at(revision.source_text, spans[0][0]) if spans else 0


def _page_on(revision: Revision, sheet: Sheet) -> Page | None:
    page = revision.pages.filter(sequence=sheet.sequence).first()
    return page if page and page.label and sheet_of_page(revision, page) == sheet.sequence else None


def _elsewhere(revision: Revision, sheets: Iterable[Sheet], spans: Sequence[Span]) -> Iterator[Elsewhere]:
    place = [("at", f"{start}-{end}") for start, end in spans]
    for sheet in sheets:
        parts = (revision.source_text[max(start, sheet.start) : min(end, sheet.end)] for start, end in spans)
        if any(part.strip() for part in parts):
            yield Elsewhere(sheet.sequence + 1, look_address(revision, place, sheet=sheet.sequence))


def _picture(revision: Revision, upload: Upload, sheet: Sheet, sheets: int, by: Any) -> tuple[SheetPicture | None, Any]:
    """The picture, when it is drawn, and why it cannot be."""
    drawn = SheetPicture.objects.of_file(revision.source_sha256).filter(sequence=sheet.sequence).exclude(image="").first()
    if drawn:
        return drawn, ""
    if upload.sha256 != revision.source_sha256 or not upload.file.storage.exists(str(upload.file.name)):
        return None, TROUBLES["file_gone"]
    picture = picture_of(upload=upload, sheet=sheet.sequence, sheets=sheets, by=by)
    return None, TROUBLES.get(picture.trouble, NOT_DRAWN) if picture.trouble else ""


def _marks(revision: Revision, sheet: Sheet, spans: Sequence[Span], lettering: Lettering) -> tuple[list[Mark], list[Mark]]:
    text = revision.source_text[sheet.start : sheet.end]
    on_sheet = [(start - sheet.start, end - sheet.start) for start, end in spans]
    places = lettering.places(text)
    marks = [mark for start, end in on_sheet for mark in marks_of(places[start:end])]
    around = [mark for start, end in with_whole_words(on_sheet, text) for mark in marks_of(places[start:end])]
    return marks, [mark for mark in around if mark not in marks]


def _look_at_text(revision: Revision, spans: Sequence[Span]) -> Look:
    text = revision.source_text
    first, last = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
    start, end = _line_before(text, first), _line_after(text, min(last, first + LONGEST))
    pieces = tuple(_pieces(text, start, end, sorted(spans)))
    return Look(revision, None, 0, None, None, "", (), (), (0, 0), pieces, is_cut_before=start > 0, is_cut_after=end < len(text))


def _line_before(text: str, place: int) -> int:
    """Where the view begins: with a line, or at least with a word, before the place."""
    start = place - AROUND
    if start <= 0:
        return 0
    cut = next((found for mark in "\n " if (found := text.find(mark, start, place)) >= 0), start - 1)
    return cut + 1


def _line_after(text: str, place: int) -> int:
    end = place + AROUND
    if end >= len(text):
        return len(text)
    return next((found for mark in "\n " if (found := text.rfind(mark, place, end)) >= 0), end)


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """The text from `start` to `end`, cut at the spans, which come in order. A line end that is (nearly) all of a mark is shown."""
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if at < first:
            yield Piece(text[at:first].translate(UNSEEN), marked=False)
        if first < last:
            marked = text[first:last]
            shown = marked.replace("\n", f"{LINE_END}\n") if len(marked.strip()) <= FEW else marked
            yield Piece(shown.translate(UNSEEN), marked=True)
        at = max(at, last)
    if at < end:
        yield Piece(text[at:end].translate(UNSEEN), marked=False)
