"""What a note cites in a form that was not read, and another note points back to by its name: "Merk, Anm. zu AP Nr. 81"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editions.citations.citation import Citation
from editions.citations.cited import CitingPassage
from editions.citations.draft import Draft
from editions.citations.names import fold_name
from editions.citations.resolving.notes import Notes
from editions.citations.short_titles import declared_short_title

BOUNDARY = re.compile(r";|(?<=[^\W\d_]{3})[.?!]\s+(?=[A-ZÀ-Þ–—])|(?<=\d)\.\s+(?=[A-ZÀ-Þ–—])")
WORD = re.compile(r"(?<![^\W_])[^\W\d_][\w’'-]*")
SAYS_MORE = re.compile(r"\d|[»„“«‘\"]")  # a year, a number, a quoted title
SHELF_MARK = re.compile(
    r"\d/\d|\b[A-Z]{1,4}\s?\d|\d\s?[A-Z]\s\d|\b(?:Nr|No|n[°º])\.?\s?\d|\b(?:MS|Ms|ms|fol|b|reg)\.\s?\d|[Aa]rchi[vo]|Library|Bibliot"
)
TITLED = re.compile(r"(?:[A-ZÀ-Þ][\w.]*\s)*$")  # what stands before a name: "LG Hafen"
SHORTEST = 4  # words of a clause that describes something


def with_unread(passages: Sequence[CitingPassage], drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    """The citations of a text, and the clauses of its notes that nobody read and a pointer names, in the order of the text."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.passage, []).append(_declaring(draft))
    for index, draft in enumerate(drafts):
        first = index == 0 or drafts[index - 1].passage != draft.passage
        note = _note_meant(draft, notes, first=first)
        if note is None or note == draft.passage:
            continue
        inside = found.setdefault(note, [])
        name = _name(draft) if draft.form == "cross_note" else ""
        if name and not any(name in fold_name(other.raw) for other in inside):
            inside += list(_clause_with(name, passages[note].text, note, inside))[:1]
        elif not inside:
            inside += _document(passages[note].text, note)
    return [draft for passage in sorted(found) for draft in sorted(found[passage], key=lambda draft: draft.start)]


def _note_meant(draft: Draft, notes: Notes, *, first: bool) -> int | None:
    """The note that a pointer names, or the one before an "ebd." that is the `first` citation of its own."""
    if draft.note_number is not None:
        return notes.numbered(draft.note_number, seen_from=draft.passage, ahead=draft.forward)
    return notes.before(draft.passage) if draft.form == "ibid" and first else None


def _document(text: str, note: int) -> list[Draft]:
    """A note that is one document with its shelf mark, in whatever form: "Letter to Nolde, 12.11.1931, State Archive, A: Nolde, 67/4"."""
    if BOUNDARY.search(text.rstrip(" .)")) or not SHELF_MARK.search(text):
        return []
    raw = text.strip(" .")
    start = text.index(raw)
    return [Draft(note, start, start + len(raw), raw, "full", Citation(raw, title=raw))]


def _declaring(draft: Draft) -> Draft:
    """What gives itself a short title is a work, whatever its form: "Town Book, 1571–98, NCR 20c (hereafter Town Book)"."""
    if draft.form not in {"bare", "short"} or not declared_short_title(draft.raw) or draft.same_author:
        return draft
    return replace(draft, form="full", citation=Citation(draft.raw, title=draft.raw))


def _name(draft: Draft) -> str:
    """The family name, or else the title, that a pointer gives, folded."""
    citation = draft.citation
    if citation is None:
        return ""
    return fold_name(citation.families[0].split()[-1] if citation.families and citation.families[0].split() else citation.title)


def _clause_with(name: str, text: str, note: int, inside: Sequence[Draft]) -> Iterator[Draft]:
    for start, end in _unread_stretches(text, inside):
        raw = text[start:end]
        at = next((word.start() for word in WORD.finditer(raw) if fold_name(raw[word.start() :]).startswith(name)), None)
        if at is None or not SAYS_MORE.search(raw) or len(raw[at:].split()) < SHORTEST:
            continue
        at -= len(TITLED.search(raw, 0, at).group())  # type: ignore[union-attr]
        described = raw[at:].rstrip(" ,.:;(")
        yield Draft(note, start + at, start + at + len(described), described, "full", Citation(described, title=described))


def _unread_stretches(text: str, inside: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """The clauses of a note that lie outside of its citations, and lead to none but where they are printed."""
    taken = [(draft.start, draft.end) for draft in inside]
    stops = [found.end() for found in BOUNDARY.finditer(text) if text.count("(", 0, found.start()) <= text.count(")", 0, found.start())]
    stops += [draft.start for draft in inside if draft.through]
    for start, end in pairwise([0, *sorted(stops), len(text)]):
        if not any(begin < end and start < finish for begin, finish in taken):
            yield start, end
