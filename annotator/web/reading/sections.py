"""The printed pages of a text as the reading page shows them: sections of passages, with page marks and note calls."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from annotator.web.reading.whereabouts import page_at
from editions.models import NoteCall, Page, Passage, Revision

LARGE = 400_000  # code points; a longer text is shown some printed pages at a time
PAGES_AT_A_TIME = 20
FRONT = ("title", "subtitle", "byline")


@dataclass(slots=True)
class Section:
    """One printed page: the body passages that begin on it, and the notes called in them.

    `inside` says that the page begins in the middle of a passage of an earlier section, which carries the page mark.
    """

    page: Page
    passages: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    calls: list[NoteCall] = field(default_factory=list)
    inside: bool = False

    @property
    def start(self) -> int:
        """The first code point that is shown of the body."""
        return self.passages[0].start if self.passages else self.page.start

    @property
    def front(self) -> list[Passage]:
        """Title, subtitle and byline at the head of the text."""
        if self.page.sequence:
            return []
        rest = next((at for at, passage in enumerate(self.passages) if passage.kind not in FRONT), len(self.passages))
        return self.passages[:rest]

    @property
    def body(self) -> list[Passage]:
        return self.passages[len(self.front) :]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is shown at once: `sections` out of `pages`, and what a click before and after them leads to."""

    revision: Revision
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    marks: dict[int, list[Page]]
    earlier: Page | None = None
    later: Page | None = None

    @property
    def is_partial(self) -> bool:
        return self.earlier is not None or self.later is not None

    @property
    def passages(self) -> list[Passage]:
        """All passages shown, body and notes."""
        return [passage for section in self.sections for passage in (*section.passages, *section.notes)]


def pages_of(revision: Revision) -> tuple[Page, ...]:
    """The printed pages; a text without any counts as one."""
    return tuple(revision.pages.all()) or (Page(revision=revision, sequence=0, start=0, end=len(revision.text)),)


def lay_out(revision: Revision, pages: tuple[Page, ...], around: Page | None = None) -> Layout:
    """The sections to show; for a large text, the printed pages around `around`."""
    shown = _shown(revision, pages, around)
    first, last = shown[0], shown[-1]
    end = pages[last.sequence + 1].start if last.sequence + 1 < len(pages) else len(revision.text) + 1
    body = _body(revision, first.start if first.sequence else 0, end)
    calls = revision.note_calls.filter(passage__in=body).order_by("passage__order", "offset", "pk")
    sections = _sections(shown, body)
    _place_notes(revision, shown, sections, list(calls))
    return Layout(
        revision,
        pages,
        tuple(section for section in sections if section.passages or section.notes),
        _inner_marks(pages, body),
        earlier=pages[max(0, first.sequence - PAGES_AT_A_TIME)] if first.sequence else None,
        later=pages[last.sequence + 1] if last.sequence + 1 < len(pages) else None,
    )


def _shown(revision: Revision, pages: tuple[Page, ...], around: Page | None) -> tuple[Page, ...]:
    if len(revision.text) <= LARGE:
        return pages
    first = (around.sequence if around else 0) // PAGES_AT_A_TIME * PAGES_AT_A_TIME
    return pages[first : first + PAGES_AT_A_TIME]


def _body(revision: Revision, start: int, end: int) -> list[Passage]:
    """The passages between the code points, the one included in which the first page begins."""
    return list(revision.passages.filter(start__lt=end).filter(Q(start__gte=start) | Q(end__gt=start)).exclude(kind="note"))


def _sections(shown: tuple[Page, ...], body: list[Passage]) -> list[Section]:
    sections = [Section(page) for page in shown]
    for passage in body:
        sections[page_at(shown, passage.start).sequence - shown[0].sequence].passages.append(passage)
    begun_inside = {page.sequence for pages in _inner_marks(shown, body).values() for page in pages}
    for section in sections:
        section.inside = section.page.sequence in begun_inside
    return sections


def _inner_marks(pages: Sequence[Page], body: list[Passage]) -> dict[int, list[Page]]:
    """The pages that begin inside a passage, by the passage's pk."""
    starts = [page.start for page in pages]
    inner: dict[int, list[Page]] = {}
    for passage in body:
        within = pages[bisect_right(starts, passage.start) : bisect_right(starts, passage.end - 1)]
        if within:
            inner[passage.pk] = list(within)
    return inner


def _place_notes(revision: Revision, shown: tuple[Page, ...], sections: list[Section], calls: list[NoteCall]) -> None:
    """A note stands beside its first call; one that is never called stands on the page it was printed on."""
    called = {call.note_id for call in calls if call.note_id}
    uncalled = revision.passages.filter(kind="note", page__in=[page.pk for page in shown if page.pk], called_from=None)
    notes = {note.pk: note for note in revision.passages.filter(pk__in=called)}
    by_passage: dict[int, list[NoteCall]] = defaultdict(list)
    for call in calls:
        by_passage[call.passage_id].append(call)
    for section in sections:
        section.calls = [call for passage in section.passages for call in by_passage[passage.pk]]
        section.notes = [notes.pop(call.note_id) for call in section.calls if call.note_id in notes]
    places = {page.pk: at for at, page in enumerate(shown)}
    for note in uncalled:
        sections[places[note.page_id or 0]].notes.append(note)
