"""Quotations in their context, with the printed page and the passage they stand in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from annotator.actions.quotations import CONTEXT
from annotator.models import Anchor, Quotation, QuotationRange
from annotator.models.quotation import AnchorStatus
from editions.models import Page, Passage, Revision

AROUND = 300  # code points of context on either side


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; `quoted` when they belong to the quotation."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The quoted part of one passage in its context. Without a passage the words are unplaced in the current text."""

    pieces: tuple[Piece, ...]
    passage: Passage | None
    page: str
    language: str
    cut_before: bool = False
    cut_after: bool = False
    unsure: bool = False

    @property
    def quoted(self) -> str:
        return " […] ".join(piece.text for piece in self.pieces if piece.quoted)


def with_places(revisions: Iterable[Revision]) -> Prefetch:
    """What `places_of` needs of many quotations, in three queries."""
    anchors = Anchor.objects.filter(revision__in=list(revisions)).select_related("passage", "passage__page")
    ranges = QuotationRange.objects.prefetch_related(Prefetch("anchors", queryset=anchors, to_attr="placed"))
    return Prefetch("ranges", queryset=ranges, to_attr="parts")


def places_of(quotation: Quotation, revision: Revision, pages: list[Page]) -> list[Place]:
    """One place for each passage that the quotation touches, in text order. The quotation comes from `with_places`."""
    placed: dict[Passage, list[Anchor]] = {}
    lost: list[QuotationRange] = []
    for part in quotation.parts:  # type: ignore[attr-defined]
        anchor = next(iter(part.placed), None)
        if anchor is None or anchor.passage is None or anchor.start is None:
            lost.append(part)
        else:
            placed.setdefault(anchor.passage, []).append(anchor)
    in_order = sorted(placed.items(), key=lambda one: one[0].order)
    found = [_in_context(passage, anchors, revision, pages) for passage, anchors in in_order]
    return [*found, *(_unplaced(part, revision) for part in lost)]


def printed_page(passage: Passage, start: int, pages: list[Page]) -> str:
    """The label of the printed page on which the words begin."""
    if passage.is_note:
        return passage.page.label if passage.page else ""
    return next((page.label for page in pages if page.start <= start < page.end), "")


def _in_context(passage: Passage, anchors: list[Anchor], revision: Revision, pages: list[Page]) -> Place:
    spans = sorted((anchor.start or 0, anchor.end or 0) for anchor in anchors)
    last = max(end for _start, end in spans)
    start = min(spans[0][0], _word_after(revision.text, passage.start, spans[0][0] - AROUND))
    end = max(last, _word_before(revision.text, passage.end, last + AROUND))
    return Place(
        pieces=tuple(pieces_of(revision.text, start, end, spans)),
        passage=passage,
        page=printed_page(passage, spans[0][0], pages),
        language=revision.language or revision.edition.language,
        cut_before=start > passage.start,
        cut_after=end < passage.end,
        unsure=any(anchor.status in (AnchorStatus.FUZZY, AnchorStatus.AMBIGUOUS) for anchor in anchors),
    )


def pieces_of(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The text from `start` to `end`, cut at the quoted spans, which come in order."""
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if at < first:
            yield Piece(text[at:first], quoted=False)
        if first < last:
            yield Piece(text[first:last], quoted=True)
        at = max(at, last)
    if at < end:
        yield Piece(text[at:end], quoted=False)


def _word_after(text: str, floor: int, wanted: int) -> int:
    """The first word that begins at or after `wanted`, or the passage's start."""
    if wanted <= floor:
        return floor
    blank = text.find(" ", wanted)
    return floor if blank < 0 else blank + 1


def _word_before(text: str, ceiling: int, wanted: int) -> int:
    if wanted >= ceiling:
        return ceiling
    blank = text.rfind(" ", 0, wanted)
    return ceiling if blank < 0 else blank


def _unplaced(part: QuotationRange, revision: Revision) -> Place:
    cut_before, cut_after = len(part.prefix) == CONTEXT, len(part.suffix) == CONTEXT
    before = part.prefix.partition(" ")[2] if cut_before else part.prefix
    after = part.suffix.rpartition(" ")[0] if cut_after else part.suffix
    pieces = (Piece(before, quoted=False), Piece(part.exact, quoted=True), Piece(after, quoted=False))
    shown = tuple(piece for piece in pieces if piece.text)
    language = revision.language or revision.edition.language
    return Place(shown, passage=None, page="", language=language, cut_before=cut_before, cut_after=cut_after)
