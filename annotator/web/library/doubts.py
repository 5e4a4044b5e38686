"""What an import was unsure of, in words, each with the places to look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from annotator.web.library.numbers import runs
from annotator.web.sheets.look import PDF, look_address
from editions.models import NoteCall, Revision
from editions.models.passage import PassageKind

MOST_PLACES = 12  # of one doubt
SURE = 0.9  # confidence of a repair below which a person should look
NAMELESS = "*"  # a note that has no number
DOUBTS = {
    "note_missing": ngettext_lazy(
        "Note %(notes)s is called, but the file does not hold it.", "Notes %(notes)s are called, but the file does not hold them.", "count"
    ),
    "call_missing": ngettext_lazy("No call was found for note %(notes)s.", "No calls were found for the notes %(notes)s.", "count"),
    "note_without_call": ngettext_lazy("Note %(notes)s is called nowhere.", "The notes %(notes)s are called nowhere.", "count"),
    "note_gap": ngettext_lazy("Words are missing within note %(notes)s.", "Words are missing within the notes %(notes)s.", "count"),
    "note_truncated": ngettext_lazy("Note %(notes)s breaks off.", "The notes %(notes)s break off.", "count"),
    "duplicate_page": ngettext_lazy(
        "A page stands in the file twice; one copy is left out.",
        "%(count)s pages stand in the file twice; one copy of each is left out.",
        "count",
    ),
    "page_order": gettext_lazy("Pages stand out of order in the file; they were put in order."),
    "paragraph_guessed": ngettext_lazy(
        "Whether a paragraph begins here is a guess: the line before it is full, and ends a sentence.",
        "Whether paragraphs begin at %(count)s places is a guess: the line before is full, and ends a sentence.",
        "count",
    ),
    "pages_inferred": gettext_lazy("The pages are those of the last layout in the word processor, not those of a printed edition."),
    "word_joins": gettext_lazy("Some line ends may or may not break a word; they stand first among the hyphens."),
    "no_dictionary": gettext_lazy(
        "There is no dictionary for the language of this text: broken words were joined by the text’s own words."
    ),
}
# Doubts whose places are those of repairs.
BY_REPAIR = {
    "duplicate_page": Q(kind="duplicate_page") & ~Q(before=""),
    "page_order": Q(kind="page_order"),
    "word_joins": Q(kind__in=["dehyphenation", "line_join"], confidence__lt=SURE),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place to look at; `look` is its address."""

    label: str
    look: str


@dataclass(frozen=True, slots=True)
class DoubtLine:
    words: str
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        return self.words


def doubts_of(revision: Revision) -> Iterator[DoubtLine]:
    """One sentence a case, with the numbers of its notes; the importer's own message where we have no sentence for the case."""
    cases: dict[str, list[dict[str, Any]]] = {}
    for doubt in revision.doubts:
        cases.setdefault(doubt.get("code", ""), []).append(doubt)
    for code, cased in cases.items():
        numbers = sorted(doubt["note"] for doubt in cased if doubt.get("note") is not None)
        nameless = [NAMELESS] * any(doubt.get("note") is None for doubt in cased)
        if code in DOUBTS:
            words = str(DOUBTS[code] % {"count": len(cased), "notes": runs([*map(str, numbers), *nameless])})
            yield DoubtLine(words, tuple(_places(revision, code, cased))[:MOST_PLACES])
        else:
            yield from (DoubtLine(str(doubt.get("message", "")), tuple(_places(revision, code, [doubt]))) for doubt in cased)


def missing_notes(revision: Revision) -> list[Place]:
    """The calls that no note answers, each number once, in the order of the numbers."""
    unanswered = NoteCall.objects.filter(revision=revision, note=None).select_related("passage").order_by("-passage__start", "-offset")
    places = {call.marker: look_address(revision, words=_span(call.passage.start + call.offset)) for call in unanswered}
    in_order = sorted(places, key=lambda marker: (not marker.isdigit(), int(marker) if marker.isdigit() else 0, marker))
    return [Place(marker, places[marker]) for marker in in_order]


def _places(revision: Revision, code: str, cased: Iterable[dict[str, Any]]) -> Iterator[Place]:
    if code == "note_missing":
        wanted = {str(doubt.get("note")) for doubt in cased}
        has_nameless = str(None) in wanted
        yield from (place for place in missing_notes(revision) if place.label in wanted or (has_nameless and not place.label.isdigit()))
    elif code in BY_REPAIR:
        for number, repair in enumerate(revision.repairs.filter(BY_REPAIR[code])[:MOST_PLACES], start=1):
            yield Place(str(number), look_address(revision, at=f"{repair.source_start}-{repair.source_end}"))
    else:
        yield from _passages(revision, cased)
        yield from _between_calls(revision, cased if code == "call_missing" else ())
        yield from _pages(revision, cased)


def _passages(revision: Revision, cased: Iterable[dict[str, Any]]) -> Iterator[Place]:
    refs = [doubt["passage"] for doubt in cased if doubt.get("passage")]
    numbers = [doubt["note"] for doubt in cased if doubt.get("note") is not None and not doubt.get("passage")]
    meant = Q(ref__in=refs) | Q(kind=PassageKind.NOTE, number__in=numbers)
    for passage in revision.passages.filter(meant).order_by("order")[:MOST_PLACES]:
        yield Place(str(passage.number or passage.ref), look_address(revision, words=_span(passage.start, passage.end)))


def _between_calls(revision: Revision, cased: Iterable[dict[str, Any]]) -> Iterator[Place]:
    """The words in which a note must have been called: those between the calls before it and after it."""
    numbers = [doubt["note"] for doubt in cased if doubt.get("note") is not None]
    calls = NoteCall.objects.filter(revision=revision).select_related("passage") if numbers else ()
    places = {int(call.marker): call.passage.start + call.offset for call in calls if call.marker.isdigit()}
    for number in numbers[:MOST_PLACES]:
        before, after = (
            max((one for one in places if one < number), default=None),
            min((one for one in places if one > number), default=None),
        )
        if before is not None and after is not None and places[before] < places[after]:
            yield Place(f"{before}–{after}", look_address(revision, words=_span(places[before], places[after])))


def _pages(revision: Revision, cased: Iterable[dict[str, Any]]) -> Iterator[Place]:
    """Where a doubt names neither a passage nor a note, the page."""
    alone = {doubt["page"] for doubt in cased if doubt.get("page") is not None and not doubt.get("passage") and doubt.get("note") is None}
    for page in revision.pages.filter(sequence__in=alone)[:MOST_PLACES]:
        place = {"page": page.sequence} if revision.source_format == PDF else {"words": _span(page.start)}
        yield Place(str(page), look_address(revision, **place))


def _span(start: int, end: int | None = None) -> str:
    return f"{start}-{start if end is None else end}"
