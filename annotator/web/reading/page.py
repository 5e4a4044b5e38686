"""All that the reading page shows of a text at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from annotator.models import Reading
from annotator.verification.verdicts import Verdict, verdicts_of
from annotator.web.reading.cards import Card, cards_of
from annotator.web.reading.placing import Placed, Placement, place_annotations
from annotator.web.reading.rendering import page_anchors, render_passages
from annotator.web.reading.sections import Layout, Section, lay_out, page_at
from annotator.web.reading.verdict_chips import cited_in
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
    """The text around one printed page, as one reader sees it."""

    reading: Reading
    revision: Revision
    user: Any
    layout: Layout
    placement: Placement
    verdicts: dict[int, Verdict]
    anchors: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, user: Any, *, label: str = "", key: str = "", ref: str = "") -> "ReadingPage":
        """The page for the printed page `label`, the annotation `key` or the passage `ref`, whichever is named."""
        revision = reading.edition.current_revision
        placement = place_annotations(reading, revision, user)
        pages = tuple(revision.pages.all())
        layout = lay_out(revision, pages, _around(revision, pages, placement, label, key, ref))
        page = cls(reading, revision, user, layout, placement, verdicts_of(revision, reading))
        page.anchors = page_anchors(layout.pages)
        return page

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
        labels = {annotation.key: self.label_of(annotation) for annotation in annotations}
        return cards_of(annotations, reading=self.reading, user=self.user, pages=labels, verdicts=self.verdicts)

    def label_of(self, annotation: Placed) -> str:
        """The printed page, or the note, that the annotation begins on; "" for an orphan."""
        if not annotation.is_placed:
            return ""
        if annotation.start >= self.layout.pages[-1].end:
            return ""
        return str(page_at(self.layout.pages, annotation.start))

    def anchor_of(self, label: str) -> str:
        """The id of the page mark with the printed label; "" when there is none."""
        return next((self.anchors[page.sequence] for page in self.layout.pages if label and page.label == label), "")

    def rail(self) -> list[RailEntry]:
        tally: dict[int, Counter[str]] = defaultdict(Counter)
        for annotation in self.placement.placed:
            if not annotation.gone:
                tally[page_at(self.layout.pages, annotation.start).sequence][annotation.kind] += 1
        return [self._entry(page, tally[page.sequence]) for page in self.layout.pages]

    def _entry(self, page: Page, tally: Counter[str]) -> RailEntry:
        anchor = f"#{self.anchors[page.sequence]}"
        is_here = any(section.page.sequence == page.sequence for section in self.layout.sections)
        href = anchor if is_here or not self.layout.is_partial else f"?page={page.label or page.sequence}{anchor}"
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


def _around(revision: Revision, pages: Sequence[Page], placement: Placement, label: str, key: str, ref: str) -> Page | None:
    """The printed page that was asked for."""
    by_label = next((page for page in pages if label and label in (page.label, f"s{page.sequence}")), None)
    if by_label is not None:
        return by_label
    asked = placement.by_key.get(key)
    if asked is not None and asked.is_placed:
        return page_at(pages, asked.start) if pages else None
    passage = revision.passages.filter(ref=ref).select_related("page").first() if ref else None
    return passage.page if passage else None


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
