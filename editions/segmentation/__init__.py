"""From the lines of a file to passages: one clean text with pages, notes, calls, and every repair that made it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editions.readers.plain_text import source_of_text
from editions.readers.source import SourceText
from editions.segmentation.broken_lines import labels_with_notes, unbroken
from editions.segmentation.call_candidates import CallCandidate, call_candidates
from editions.segmentation.checking import doubts, with_status
from editions.segmentation.composing import Composition, Found
from editions.segmentation.duplicate_pages import edges_of_repeated_runs, without_copies
from editions.segmentation.hyphenation import Hyphenation
from editions.segmentation.language import language_of
from editions.segmentation.layout import layout_of
from editions.segmentation.layout_printed import PrintedComposition, found_in
from editions.segmentation.lexicon import Lexicon
from editions.segmentation.lines import TextLine, text_lines
from editions.segmentation.margins import margins
from editions.segmentation.marking import with_marks
from editions.segmentation.merged_pages import parted
from editions.segmentation.note_calls import Place, chain_of_calls, numbers_on_page
from editions.segmentation.note_pages import with_note_pages
from editions.segmentation.note_starts import NoteStart, note_starts
from editions.segmentation.note_zones import NoteText, split_notes
from editions.segmentation.page_order import reading_order
from editions.segmentation.pages import Sheet, sheets
from editions.segmentation.restoring import restore, source_offsets
from editions.segmentation.run_on_notes import with_own_lines
from editions.segmentation.segmented import Segmented
from editions.segmentation.structured import segment_structured

__all__ = ["Segmented", "restore", "segment", "segment_text", "source_offsets"]


def segment_text(raw: str) -> Segmented:
    """The same for characters at hand. Raises `UnreadableSource` for white space."""
    return segment(source_of_text(raw))


def segment(source: SourceText) -> Segmented:
    """The passages of a text. `restore(segment(source)) == source.raw`, whatever the text."""
    if source.structured:
        return segment_structured(source, source.structured)
    printed = source.printed
    found = found_in(source, printed) if printed else _find(source)
    body = [line for page in found.pages for line in page.body]
    notes = [line for note in found.notes for line in note.lines]
    language = source.language or language_of([line.text for line in body] or [line.text for line in notes])
    hyphenation = Hyphenation(Lexicon.of([line.text for line in (*body, *notes)], language), [line.text for line in (*body, *notes)])
    hyphenation.learn((first.text, second.text) for lines in (body, notes) for first, second in pairwise(lines))
    if printed:
        composition: Composition = PrintedComposition(source, printed, found, hyphenation)
    else:
        composition = Composition(source.raw, found, hyphenation, layout_of(body, notes))
    passages = with_status(composition.passages(), composition)
    calls = composition.calls(passages)
    segmented = Segmented(
        text=composition.text,
        language=language,
        pages=composition.pages(),
        passages=passages,
        calls=calls,
        repairs=composition.repairs,
        doubts=tuple(doubts(passages, calls, composition)),
    )
    return with_marks(segmented, printed.marks) if printed else segmented


def _find(source: SourceText) -> Found:
    lines = _lines(source)
    margin = margins(lines)
    kept = [line for line in lines if line.number not in margin.dropped]
    candidates = list(call_candidates(kept))
    zones = split_notes(kept, note_starts(kept, candidates), candidates, margin.breaks)
    on_line = _by_line(candidates)
    pages = sheets(zones, margin.breaks | edges_of_repeated_runs(zones.body), margin.labels)
    pages = parted(pages, lambda line: on_line.get(line.number, ()))
    pages, dropped = without_copies(pages, lambda page: _numbers(page, on_line))
    pages = [pages[index] for index in reading_order(pages, lambda page: _numbers(page, on_line))]
    return Found(
        lines=lines,
        pages=with_note_pages(pages, zones.body, margin.breaks, margin.labels),
        notes=_notes(pages),
        calls=_calls(pages, on_line),
        dropped={**margin.dropped, **dropped},
    )


def _lines(source: SourceText) -> list[TextLine]:
    """The lines of print: those cut up in which several notes stand, those whole again that were broken at a raised number."""
    lines = unbroken(source.raw, text_lines(source))
    lines = labels_with_notes(source.raw, lines, _note_starts(lines)[0])
    return with_own_lines(lines, *_note_starts(lines))


def _note_starts(lines: Sequence[TextLine]) -> tuple[list[NoteStart], list[CallCandidate]]:
    dropped = margins(lines).dropped
    kept = [line for line in lines if line.number not in dropped]
    candidates = list(call_candidates(kept))
    return note_starts(kept, candidates), candidates


def _by_line(candidates: Sequence[CallCandidate]) -> Mapping[int, list[CallCandidate]]:
    on_line = defaultdict(list)
    for candidate in candidates:
        on_line[candidate.line].append(candidate)
    return on_line


def _numbers(page: Sheet, on_line: Mapping[int, list[CallCandidate]]) -> list[int]:
    return numbers_on_page([call for line in page.body for call in on_line.get(line.number, ())], page.note_numbers)


def _notes(pages: Sequence[Sheet]) -> list[NoteText]:
    """By number; in the order of the pages where numbers come again, on each page or in each chapter."""
    notes = [note for page in pages for note in page.notes]
    again = len({note.number for note in notes}) < len(notes)
    return notes if again else sorted(notes, key=lambda note: note.number)


def _calls(pages: Sequence[Sheet], on_line: Mapping[int, list[CallCandidate]]) -> list[CallCandidate]:
    candidates = [call for page in pages for line in page.body for call in on_line.get(line.number, ())]
    places = [Place(sequence, page.note_numbers) for sequence, page in enumerate(pages)]
    return chain_of_calls(candidates, {line.number: place for place, page in zip(places, pages, strict=True) for line in page.body})
