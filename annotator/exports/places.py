"""Printed pages and note numbers of what is quoted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from annotator.exports.gathered import Called, Place, Quoted, QuotedPart
from annotator.models import Quotation, QuotationRange, Reading
from annotator.models.quotation import AnchorStatus
from editions.models import Passage, Revision
from editions.segmentation.segmented import Mark

UNPLACED = Place(status=AnchorStatus.ORPHANED)


class TextMap:
    """Answers where code points of one revision's text are printed. Two queries, and one more for its notes."""

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self._pages = [(page.start, page.end, str(page)) for page in revision.pages.all()]
        self._starts = [start for start, _, _ in self._pages]
        self._passages = {passage.pk: passage for passage in revision.passages.select_related("page")}
        self._in_order = sorted(self._passages.values(), key=lambda passage: passage.start)
        self._passage_starts = [passage.start for passage in self._in_order]

    def place(self, quoted_range: QuotationRange) -> Place:
        """Where the range stands in this revision; unplaced when nothing was carried over to it."""
        anchor = next((anchor for anchor in quoted_range.anchors.all() if anchor.revision_id == self.revision.pk), None)
        if anchor is None or anchor.start is None or anchor.end is None:
            return UNPLACED
        passage = self._passages.get(anchor.passage_id or 0)
        return Place(
            status=anchor.status,
            passage=passage.ref if passage else "",
            pages=self._printed_pages(passage, anchor.start, anchor.end),
            note=passage.number if passage and passage.is_note else None,
            start=anchor.start,
            end=anchor.end,
        )

    def marks(self, exact: str, place: Place) -> tuple[Mark, ...]:
        """What print sets apart in the quoted words, as long as the text reads as it was quoted."""
        if place.start is None or place.end is None or not self._reads(exact, place):
            return ()
        at = bisect_right(self._passage_starts, place.start) - 1
        return tuple(_marks_between(self._in_order[max(at, 0) :], place.start, place.end))

    def calls(self, exact: str, place: Place) -> tuple[Called, ...]:
        """The notes that are called in the quoted words, as long as the text reads as it was quoted."""
        if place.start is None or place.end is None or not self._reads(exact, place):
            return ()
        first, last = bisect_right(self._called, place.start, key=_at), bisect_right(self._called, place.end, key=_at)
        return tuple(Called(call.at - place.start, call.marker, call.text) for call in self._called[first:last])

    def _reads(self, exact: str, place: Place) -> bool:
        return self.revision.text[place.start : place.end] == exact

    @cached_property
    def _called(self) -> list[Called]:
        """All calls of notes that are there, in the order of the text; `at` by code points of the text."""
        found = []
        for call in self.revision.note_calls.exclude(note=None):
            calling, note = self._passages[call.passage_id], self._passages[call.note_id or 0]
            found.append(Called(calling.start + call.offset, call.marker, self.revision.text[note.start : note.end]))
        return sorted(found, key=_at)

    def _printed_pages(self, passage: Passage | None, start: int, end: int) -> tuple[str, ...]:
        """The body's pages lie over its text; a note is printed on the page that its passage names."""
        if passage and passage.is_note:
            return (str(passage.page),) if passage.page else ()
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1), first + 1)
        return tuple(label for _, _, label in self._pages[first:last])


class Places:
    """Quotations of a reading, and of the other texts that its claims rest on, with their places."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._maps: dict[int, TextMap] = {}

    def quoted(self, quotation: Quotation) -> Quoted:
        edition = quotation.reading.edition
        text = self._map(quotation.reading)
        parts = tuple(_part(part, text) for part in quotation.ranges.all())
        elsewhere = "" if edition.pk == self._reading.edition_id else edition.title
        return Quoted(key=quotation.pk, parts=parts, source=f"{edition.slug}/{text.revision.number}", elsewhere=elsewhere)

    def _map(self, reading: Reading) -> TextMap:
        if reading.edition_id not in self._maps:
            self._maps[reading.edition_id] = TextMap(reading.edition.current_revision)
        return self._maps[reading.edition_id]


def _part(part: QuotationRange, text: TextMap) -> QuotedPart:
    place = text.place(part)
    marks, calls = text.marks(part.exact, place), text.calls(part.exact, place)
    return QuotedPart(exact=part.exact, prefix=part.prefix, suffix=part.suffix, place=place, marks=marks, calls=calls)


def _at(call: Called) -> int:
    return call.at


def _marks_between(passages: Iterable[Passage], start: int, end: int) -> Iterator[Mark]:
    for passage in passages:
        if passage.start >= end:
            return
        for first, last, kind in passage.marks:
            begins, ends = max(passage.start + first, start), min(passage.start + last, end)
            if begins < ends:
                yield Mark(begins - start, ends - start, kind)
