"""What a person should look at after import: notes without words, calls without notes, pages that were moved or dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editions.segmentation.composing import Composition
from editions.segmentation.dictionaries import dictionary
from editions.segmentation.segmented import Doubt, NoteCall, Passage, Repair
from editions.segmentation.sentences import is_closed

CLOSED_NOTES = 0.8  # of the other notes end with a full stop: then one that does not is cut off
FEW_NOTES = 2
UNSURE = 0.9  # confidence of a joint below which a person should look


def with_status(passages: Sequence[Passage], composition: Composition) -> tuple[Passage, ...]:
    """Notes are complete, have a gap, or are truncated."""
    texts = [composition.text[passage.start : passage.end] for passage in passages if passage.kind == "note"]
    body = passages[: len(passages) - len(texts)]
    closed = sum(map(is_closed, texts))
    notes = []
    for note, text, found in zip(passages[len(body) :], texts, composition.found.notes, strict=True):
        others_end = len(texts) > FEW_NOTES and closed - is_closed(text) >= CLOSED_NOTES * (len(texts) - 1)
        status = "gap" if found.hole_before else "truncated" if not text or (others_end and _breaks_off(text)) else "complete"
        notes.append(replace(note, status=status))
    return (*body, *notes)


def _breaks_off(text: str) -> bool:
    return not is_closed(text) and (text[-1:].isalpha() or text.endswith((",", "-", "–", "(")))


def doubts(passages: Sequence[Passage], calls: Sequence[NoteCall], composition: Composition) -> Iterator[Doubt]:
    yield from _of_calls(calls)
    yield from _of_notes(passages, calls)
    yield from _of_pages(composition.repairs)
    yield from _of_paragraphs(passages, composition)
    yield from _of_words(composition)


def _of_calls(calls: Sequence[NoteCall]) -> Iterator[Doubt]:
    for call in calls:
        if call.note is None:
            number = int(call.marker)
            yield Doubt("note_missing", f"Note {number} is called, but the file does not hold it.", note=number, passage=call.passage)
    numbers = [int(call.marker) for call in calls]
    for first, second in pairwise(numbers):
        for number in range(first + 1, second):
            yield Doubt("call_missing", f"Between the calls {first} and {second} none was found for {number}.", note=number)


def _of_notes(passages: Sequence[Passage], calls: Sequence[NoteCall]) -> Iterator[Doubt]:
    called = {call.note for call in calls}
    for note in passages:
        if note.kind != "note":
            continue
        if note.ref not in called:
            yield Doubt("note_without_call", f"Note {note.number} is called nowhere.", note.page, note.number, note.ref)
        if note.status != "complete":
            yield not_whole(note)


def not_whole(note: Passage) -> Doubt:
    """What is to be looked at in a note of which words are missing."""
    name = note.number or note.ref
    message = f"Note {name} breaks off." if note.status == "truncated" else f"Words are missing within note {name}."
    return Doubt(f"note_{note.status}", message, note.page, note.number, note.ref)


def _of_paragraphs(passages: Sequence[Passage], composition: Composition) -> Iterator[Doubt]:
    for passage, block in zip(passages, composition.blocks, strict=False):
        if block.guessed:
            message = "That a paragraph begins here is a guess: the line before it ends a sentence, and is full."
            yield Doubt("paragraph_guessed", message, passage.page, passage=passage.ref)


def _of_pages(repairs: Sequence[Repair]) -> Iterator[Doubt]:
    for repair in repairs:
        if repair.kind == "duplicate_page":
            begin = " ".join(repair.before.split()[:6])
            yield Doubt("duplicate_page", f"A page is in the file twice; the copy that begins “{begin} …” is left out.")
        if repair.kind == "page_order":
            yield Doubt("page_order", "Pages stand out of order in the file; the text goes on here with a page from elsewhere in it.")


def _of_words(composition: Composition) -> Iterator[Doubt]:
    unsure = [repair for repair in composition.repairs if repair.confidence < UNSURE]
    if unsure:
        yield Doubt("word_joins", f"{len(unsure)} line ends may or may not break a word; they are listed with the repairs.")
    language = composition.hyphenation.lexicon.language
    by_words = unsure or any(repair.confidence < 1 and repair.kind == "dehyphenation" for repair in composition.repairs)
    if by_words and language and dictionary(language) is None:
        message = f"No Hunspell dictionary for “{language}” is installed; broken words were judged by word frequencies alone."
        yield Doubt("no_dictionary", message)
