"""The facts of a text that was just segmented, without a database."""

import re

from annotator.verification.facts import QuotedPassage, TextFacts
from annotator.verification.pageless import cites_without_pages
from annotator.verification.quoted import is_a_turn, is_cited_nearby, reads_like_a_term, shares_reference
from editions.citations.reading import CitationReading
from editions.citing import citations_of, missing_notes
from editions.quoting import Quoted, quotations_in
from editions.segmentation.segmented import NoteCall, Passage, Segmented

REACH = 400  # code points from the end of a quotation to the call that supports it
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-ÞА-Я])")
CITED = re.compile(r"“([^”]+)”")
SAYS_SOMETHING_IS_DOUBLED = frozenset({"duplicate_page", "duplicate_text"})


def read_facts(segmented: Segmented) -> TextFacts:
    """Read the citations of the text and what is known of its notes."""
    return facts_of(segmented, citations_of(segmented))


def facts_of(segmented: Segmented, reading: CitationReading) -> TextFacts:
    notes = {passage.number: passage.status for passage in segmented.passages if passage.kind == "note" and passage.number is not None}
    called = {int(call.marker) for call in segmented.calls if call.marker.isdigit()}
    return TextFacts(
        reading=reading,
        notes={number: status for number, status in notes.items() if status != "missing"},
        missing=missing_notes(segmented),
        uncalled=frozenset(notes) - called if called else frozenset(),
        calls_without_note=tuple(call.marker for call in segmented.calls if call.note is None and not call.marker.isdigit()),
        doubled_pages=_doubled_pages(segmented),
        quotations=quoted_passages(segmented),
        pageless=_pageless(segmented),
    )


def _pageless(segmented: Segmented) -> frozenset[int]:
    notes = (passage for passage in segmented.passages if passage.kind == "note" and passage.number is not None)
    return frozenset(note.number or 0 for note in notes if cites_without_pages(segmented.text_of(note)))


def _doubled_pages(segmented: Segmented) -> tuple[str, ...]:
    doubled = []
    for doubt in segmented.doubts:
        if doubt.code in SAYS_SOMETHING_IS_DOUBLED:
            page = next((page for page in segmented.pages if page.sequence == doubt.page), None)
            doubled.append((page.label or str(page.sequence + 1)) if page else _beginning(doubt.message))
    return tuple(doubled)


def _beginning(message: str) -> str:
    """What a copy of a page without a number begins with, as the doubt cites it."""
    cited = CITED.search(message)
    return cited[1] if cited else message.rstrip(".")


def quoted_passages(segmented: Segmented) -> tuple[QuotedPassage, ...]:
    """The quotations of the body, each with the note whose call follows it."""
    found: list[QuotedPassage] = []
    for passage in segmented.passages:
        if passage.kind != "note":
            calls = sorted((call for call in segmented.calls if call.passage == passage.ref), key=lambda call: call.offset)
            found += _in_passage(segmented, passage, calls)
    return tuple(found)


def _in_passage(segmented: Segmented, passage: Passage, calls: list[NoteCall]) -> list[QuotedPassage]:
    text = segmented.text_of(passage)
    if passage.kind in {"block_quotation", "epigraph"} and calls:
        return [QuotedPassage(passage.ref, 0, calls[-1].offset, text[: calls[-1].offset], _number(calls[-1]))]
    found: list[QuotedPassage] = []
    for quoted in reversed(quotations_in(text)):
        note = _note_of(quoted, text, calls)
        nearby = note is None and (
            is_cited_nearby(text, quoted, calls) or is_a_turn(text, quoted) or shares_reference(quoted, found[-1] if found else None)
        )
        found.append(
            QuotedPassage(
                passage.ref, quoted.start, quoted.end, quoted.text, note, cited_nearby=nearby, is_term=reads_like_a_term(text, quoted)
            )
        )
    return found[::-1]


def _note_of(quoted: Quoted, text: str, calls: list[NoteCall]) -> int | None:
    """The note called at the end of the quotation, or later in its sentence or the next one."""
    following = next((call for call in calls if quoted.end <= call.offset <= quoted.end + REACH), None)
    if following is None or len(SENTENCE_END.findall(text[quoted.end : following.offset])) > 1:
        return None
    return _number(following)


def _number(call: NoteCall) -> int | None:
    return int(call.marker) if call.marker.isdigit() else None
