"""All that the reading page shows of a text at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString

from annotator.models import Reading
from annotator.verification.verdicts import Verdict, verdicts_of
from annotator.web.reading.cards import Card, cards_of
from annotator.web.reading.filters import Filters
from annotator.web.reading.narrowing import narrowed
from annotator.web.reading.placing import Placed, Placement, place_annotations
from annotator.web.reading.rendering import page_anchors, render_passages
from annotator.web.reading.sections import Layout, Section, lay_out, pages_of
from annotator.web.reading.verdict_chips import cited_in
from annotator.web.reading.whereabouts import Whereabouts, whereabouts
from editions.models import NoteCall, Page, Passage, Revision

CARDS_AT_ONCE = 60  # more of them are fetched when their printed page comes near
HEIGHTS = (300, 600, 900, 1300, 1800, 2500, 3500, 5000, 8000, 13000)  # px, the steps of .tall-0 … in reading.css
MOST_DOTS = 3
TAGS = {"title": "h1", "heading": "h2", "block_quotation": "blockquote"}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    ref: str
    kind: str
    html: SafeString

    @property
    def tag(self) -> str:
        return TAGS.get(self.kind, "p")

    @property
    def number(self) -> str:
        """What people cite without its letter: 12 for p12."""
        return self.ref.lstrip("pn")


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note beside its call. `html` is None where the text calls a note that it does not hold."""

    id: str
    marker: str
    ref: str = ""
    html: SafeString | None = None
    call: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    sequence: int
    label: str
    anchor: str
    inside: bool
    height: int
    front: list[ShownPassage]
    body: list[ShownPassage]
    notes: list[ShownNote]


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One printed page in the rail: its annotations by kind."""

    label: str
    href: str
    sequence: int
    total: int
    dots: tuple[str, ...]


@dataclass(slots=True)
class ReadingPage:
    """The text around one printed page, as one reader sees it.

    `placement` are the annotations that pass the filter, `everything` those of before.
    """

    reading: Reading
    revision: Revision
    user: Any
    layout: Layout
    placement: Placement
    verdicts: dict[int, Verdict]
    anchors: dict[int, str]
    where: Whereabouts
    filters: Filters
    everything: Placement

    @classmethod
    def of(
        cls, reading: Reading, user: Any, *, label: str = "", key: str = "", ref: str = "", filters: Filters | None = None
    ) -> "ReadingPage":
        """The page for the printed page `label`, the annotation `key` or the passage `ref`, whichever is named.

        The annotation that is named shows whether or not it passes the filter.
        """
        revision = reading.edition.current_revision
        placement = place_annotations(reading, revision, user)
        where = whereabouts(revision, pages_of(revision))
        layout = lay_out(revision, where.pages, _around(revision, where, placement, label, key, ref))
        verdicts = verdicts_of(revision, reading)
        filters = filters or Filters()
        kept = replace(filters, keep=(*filters.keep, key))
        shown = narrowed(placement, kept, reading=reading, user=user, verdicts=verdicts, where=where)
        shown = replace(shown, query=filters.query)
        return cls(reading, revision, user, layout, shown, verdicts, page_anchors(where.pages), where, filters, placement)

    def sections(self) -> list[ShownSection]:
        html = self.html_of(self.layout.passages, [call for section in self.layout.sections for call in section.calls])
        return [self._shown(section, html) for section in self.layout.sections]

    def html_of(self, passages: Sequence[Passage], calls: Iterable[NoteCall]) -> dict[int, SafeString]:
        by_passage: dict[int, list[NoteCall]] = defaultdict(list)
        for call in calls:
            by_passage[call.passage_id].append(call)
        return render_passages(
            self.revision,
            passages,
            self.placement,
            cited=cited_in(passages, self.revision, self.reading, self.verdicts),
            calls=by_passage,
            page_marks=self.layout.marks,
            anchors=self.anchors,
        )

    def keys_by_section(self) -> dict[int, list[Placed]]:
        """The annotations whose cards stand beside each section that is shown, in text order."""
        spans = sorted(
            (passage.start, passage.end, section.page.sequence)
            for section in self.layout.sections
            for passage in (*section.passages, *section.notes)
        )
        found: dict[int, list[Placed]] = defaultdict(list)
        at = 0
        for annotation in self.placement.placed:
            while at < len(spans) and spans[at][1] <= annotation.start:
                at += 1
            if at < len(spans) and spans[at][0] <= annotation.start:
                found[spans[at][2]].append(annotation)
        return found

    def cards(self, annotations: Sequence[Placed]) -> list[Card]:
        places = {each.key: (str(self.where.page(each.start)), self._note(each)) for each in annotations if each.is_placed}
        return cards_of(annotations, user=self.user, places=places, verdicts=self.verdicts)

    def label_of(self, annotation: Placed) -> str:
        """The label of the printed page that the annotation begins on; "" for an orphan."""
        return str(self.where.page(annotation.start)) if annotation.is_placed else ""

    def _note(self, annotation: Placed) -> int | None:
        note = self.where.note(annotation.start)
        return note.number if note else None

    def anchor_of(self, label: str) -> str:
        """The id of the page mark with the printed label; "" when there is none."""
        return next((self.anchors[page.sequence] for page in self.layout.pages if label and page.label == label), "")

    def address_of(self, page: Page) -> str:
        """What `?page=` says for the page: its label where that is enough."""
        return self.anchors[page.sequence].removeprefix("page-")

    def rail(self) -> list[RailEntry]:
        tally: dict[int, Counter[str]] = defaultdict(Counter)
        for annotation in self.placement.placed:
            if not annotation.gone and annotation.kind in self.filters.kinds:
                tally[self.where.page(annotation.start).sequence][annotation.kind] += 1
        return [self._entry(page, tally[page.sequence]) for page in self.layout.pages]

    def _entry(self, page: Page, tally: Counter[str]) -> RailEntry:
        anchor = f"#{self.anchors[page.sequence]}"
        is_here = any(section.page.sequence == page.sequence for section in self.layout.sections)
        more = f"&{self.filters.query}" if self.filters.query else ""
        href = anchor if is_here or not self.layout.is_partial else f"?page={self.address_of(page)}{more}{anchor}"
        return RailEntry(str(page), href, page.sequence, sum(tally.values()), _dots(tally))

    def _shown(self, section: Section, html: dict[int, SafeString]) -> ShownSection:
        characters = sum(passage.end - passage.start for passage in section.passages)
        return ShownSection(
            sequence=section.page.sequence,
            label=str(section.page),
            anchor=self.anchors[section.page.sequence],
            inside=section.inside,
            height=_height_step(characters),
            front=[_passage(passage, html) for passage in section.front],
            body=[_passage(passage, html) for passage in section.body],
            notes=_notes(section, html),
        )


def _around(revision: Revision, where: Whereabouts, placement: Placement, label: str, key: str, ref: str) -> Page | None:
    """The printed page that was asked for."""
    labelled = [page for page in where.pages if label and label in (page.label, f"s{page.sequence}")]
    if labelled:
        return labelled[0]
    asked = placement.by_key.get(key)
    if asked is not None and asked.is_placed:
        return where.page(asked.start)
    passage = revision.passages.filter(ref=ref).first() if ref else None
    return where.page(passage.start) if passage else None


def _passage(passage: Passage, html: dict[int, SafeString]) -> ShownPassage:
    return ShownPassage(passage.ref, passage.kind, html[passage.pk])


def _notes(section: Section, html: dict[int, SafeString]) -> list[ShownNote]:
    """The section's notes in the order of their calls, the missing ones among them; those never called come last."""
    waiting = {note.pk: note for note in section.notes}
    shown = []
    for call in section.calls:
        if call.note_id is None:
            shown.append(ShownNote(f"missing-{call.pk}", call.marker, call=f"call-{call.pk}", status="missing"))
        elif call.note_id in waiting:
            shown.append(_note(waiting.pop(call.note_id), html, f"call-{call.pk}"))
    return shown + [_note(note, html, "") for note in waiting.values()]


def _note(note: Passage, html: dict[int, SafeString], call: str) -> ShownNote:
    return ShownNote(f"note-{note.pk}", str(note.number or note.ref), note.ref, html[note.pk], call, note.status)


def _dots(tally: Counter[str]) -> tuple[str, ...]:
    """Up to three marks, the kinds in their proportion."""
    total = sum(tally.values())
    if total <= MOST_DOTS:
        return tuple(tally.elements())
    shares = {kind: max(1, round(MOST_DOTS * many / total)) for kind, many in tally.most_common()}
    return tuple(Counter(shares).elements())[:MOST_DOTS]


def _height_step(characters: int) -> int:
    """Which of HEIGHTS comes nearest: about 62 characters to a line of 31 pixels."""
    pixels = characters / 62 * 31
    return min(range(len(HEIGHTS)), key=lambda step: abs(HEIGHTS[step] - pixels))
