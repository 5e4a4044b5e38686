"""Notes at the end of each chapter: the next chapter opens with a heading, and pages end anywhere."""

import random
import textwrap

import pytest

from editions.readers.plain_text import source_of_text
from editions.segmentation import restore, segment_text
from editions.segmentation.chapter_notes import is_notes_heading, opens_chapter
from editions.segmentation.lines import text_lines
from tests.editions.segmentation.printing import letters
from tests.editions.segmentation.prose import LANGUAGES, note, sentence

HEADED = {"de": "Anmerkungen", "en": "Notes", "fr": "Notes"}
PAGE = 34  # lines


def chapters(lang: str) -> tuple[list[str], dict[int, str]]:
    """Passages, with the call behind the last sentence of each paragraph, and the notes."""
    language, chance = LANGUAGES[lang], random.Random(lang)
    passages, notes = [], {}
    for heading in language.headings:
        passages.append(heading)
        for _ in range(chance.randrange(3, 6)):
            notes[len(notes) + 1] = " ".join(note(language, chance) for _ in range(chance.randrange(1, 4)))
            passages.append(" ".join(f"{sentence(language, chance)}." for _ in range(chance.randrange(3, 7))) + f"[{len(notes)}]")
    return passages, notes


def printed(lang: str, mark: str) -> str:
    """`mark` stands before the first line of a page."""
    passages, notes = chapters(lang)
    rows: list[str] = []
    pending: list[int] = []
    for passage in [*passages, "##"]:
        if "[" not in passage and pending:
            rows += [HEADED[lang], ""]
            for number in pending:
                rows += [*textwrap.wrap(f"{number} {notes[number]}", 76), ""]
            pending = []
        if passage != "##":
            rows += [*textwrap.wrap(passage.replace("[", "").replace("]", ""), 68), ""]
        if "[" in passage:
            pending.append(int(passage[passage.index("[") + 1 : -1]))
    pages = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
    return f"\n{mark}".join("\n".join(rows).rstrip() for rows in pages)


@pytest.mark.parametrize("mark", [" ", "\f", ""], ids=["blank", "feed", "nothing"])
@pytest.mark.parametrize("lang", ["de", "en", "fr"])
def test_chapters_and_their_notes_are_told_apart(lang, mark):
    passages, notes = chapters(lang)
    raw = printed(lang, mark)
    segmented = segment_text(raw)
    found = {passage.number: letters(segmented.text_of(passage)) for passage in segmented.passages if passage.kind == "note"}
    body = [segmented.text_of(passage) for passage in segmented.passages if passage.kind != "note"]
    assert restore(segmented) == raw
    assert found == {number: letters(text) for number, text in notes.items()}
    assert [call.marker for call in segmented.calls] == [str(number) for number in notes]
    missed = {letters(text.split("[")[0]) for text in passages} - {letters(text) for text in body}
    assert len(missed) <= 2  # two paragraphs, between which a page ends


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Anmerkungen", True),
        ("ANMERKUNGEN ZUM ZWEITEN KAPITEL", True),
        ("Endnotes:", True),
        ("Fußnoten", True),
        ("Notes on the Weather", True),
        ("Noten und Zölle", False),
        ("Die Anmerkungen des Schreibers", False),
        ("Anmerkungen fehlen.", False),
    ],
)
def test_what_heads_notes(text, heads):
    assert is_notes_heading(text) is heads


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (["Ebd., S. 12.", "Die zweite Waage", "Wer die zweite Waage hielt, der hielt den Hafen."], True),
        (["Vgl. den Bericht über", "Die zweite Waage", "Wer die zweite Waage hielt, der hielt den Hafen."], False),
        (["Ebd., S. 12.", "13 Ebd., S. 14", "Wer die zweite Waage hielt, der hielt den Hafen."], False),
        (["Ebd., S. 12.", "Wer die", "zweite Waage hielt, der hielt den Hafen."], False),
        (["Ebd., S. 12.", "Vgl. auch den Bericht, den der", "Schreiber im Jahr darauf dem Rat geschickt hat."], False),
    ],
)
def test_what_opens_a_chapter(lines, opens):
    assert opens_chapter(text_lines(source_of_text("\n".join(lines))), 1) is opens
