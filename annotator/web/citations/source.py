"""A page of a held source, with the quotation marked where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.models import CitationCheck
from annotator.web.claims.contexts import Piece, pieces_of
from editions.models import CitationMention, Edition, Page, Passage, Revision
from editions.models.passage import PassageKind
from editions.quoting import find_quotation

MOST_WORDS = 2000  # code points of a quotation sent in an address


@dataclass(frozen=True, slots=True)
class Block:
    """A passage, or the part of it that stands on the page."""

    kind: str
    number: int | None
    pieces: tuple[Piece, ...]
    begins_before: bool
    runs_on: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """`page` is None where the held text has no page of that name; `wanted` is the label that was asked for."""

    edition: Edition
    revision: Revision
    page: Page | None
    wanted: str
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    before: Page | None
    after: Page | None
    first: Page | None
    last: Page | None
    spans: tuple[tuple[int, int], ...]  # code points of the text, of the words marked

    @property
    def is_marked(self) -> bool:
        return bool(self.spans)


def source_page_of(edition: Edition, *, label: str, at: int | None, mention: CitationMention | None, words: str) -> SourcePage:
    """The page with that label, or the one at that place in the file, counted from 0.

    The words marked are those that the last check found, or else `words` looked up on the page.
    """
    revision = edition.current_revision
    pages = list(revision.pages.all())
    page = _page(pages, label, at)
    spans = sorted(_spans(revision, page, mention, words[:MOST_WORDS])) if page else []
    place = pages.index(page) if page else -1
    return SourcePage(
        edition=edition,
        revision=revision,
        page=page,
        wanted=label,
        blocks=tuple(_blocks(revision, page, spans)) if page else (),
        notes=tuple(_notes(revision, page, spans)) if page else (),
        before=pages[place - 1] if place > 0 else None,
        after=pages[place + 1] if page and place + 1 < len(pages) else None,
        first=pages[0] if pages else None,
        last=pages[-1] if pages else None,
        spans=tuple(spans),
    )


def found_in(check: CitationCheck, revision: Revision) -> tuple[int, int]:
    """Where the check found the quotation in this revision; an empty span where it found nothing, or found it in another one."""
    start, end, excerpt = check.evidence.get("start"), check.evidence.get("end"), check.evidence.get("excerpt") or {}
    if start is None or end is None or revision.text[start:end] != excerpt.get("text"):
        return 0, 0
    return start, end


def _page(pages: list[Page], label: str, at: int | None) -> Page | None:
    if at is not None:
        return next((page for page in pages if page.sequence == at), None)
    if not label:
        return pages[0] if pages else None
    return next((page for page in pages if page.label.casefold() == label.strip().casefold()), None)


def _spans(revision: Revision, page: Page, mention: CitationMention | None, words: str) -> Iterator[tuple[int, int]]:
    """Code points of the source's text to be marked on this page."""
    checks = mention.checks.filter(superseded_at=None, check_name="Q1") if mention else ()
    for check in checks:
        start, end = found_in(check, revision)
        if start < end:
            yield start, end
            return
    if words.strip():
        found = find_quotation(words, revision.text[page.start : page.end]).best
        if found is not None:
            yield from ((page.start + start, page.start + end) for start, end in found.spans)


def _blocks(revision: Revision, page: Page, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
    on_page = revision.passages.filter(start__lt=page.end, end__gt=page.start).exclude(kind=PassageKind.NOTE)
    for passage in on_page.order_by("order"):
        yield _block(revision, passage, max(passage.start, page.start), min(passage.end, page.end), spans)


def _notes(revision: Revision, page: Page, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
    for passage in revision.passages.filter(page=page, kind=PassageKind.NOTE).order_by("order"):
        yield _block(revision, passage, passage.start, passage.end, spans)


def _block(revision: Revision, passage: Passage, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Block:
    here = [(max(first, start), min(last, end)) for first, last in spans if first < end and last > start]
    pieces = tuple(pieces_of(revision.text, start, end, here))
    return Block(passage.kind, passage.number, pieces, passage.start < start, passage.end > end)
