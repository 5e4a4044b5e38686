"""Notes that are numbered by hand, in formats whose own notes nobody has used."""

import pytest

from tests.editions.readers.showing import body, notes, read
from tests.editions.readers.twins import docx, paragraph, run

SUP = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"


def page(text: str) -> str:
    return f"<html><body><p>Davor.</p>{text}</body></html>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ein Feld von 3 km<sup>1</sup> und 4 km<sup>2</sup>.</p><p>1 Feld</p><p>2 Felder</p>",
        "<p>Im Jahr<sup>1</sup> und im Mai<sup>2</sup>.</p><p>Danach.</p>",
        "<p>Im Jahr<sup>1</sup>.</p><p>1 Ein Satz.</p>",
        "<p>Im Jahr<sup>1</sup> und im Mai<sup>2</sup>.</p><p>1. Erstens.</p><p>2. Zweitens.</p><p>3. Drittens.</p><p>4. Viertens.</p>",
        "<p>1. Erstens.</p><p>2. Zweitens.</p>",
        "<p>Der 1<sup>te</sup> und 2<sup>te</sup>.</p><p>1 Eins</p><p>2 Zwei</p>",
    ],
)
def test_what_only_looks_like_notes_is_left_alone(text):
    segmented = read(page(text), "t.html")
    assert (segmented.calls, notes(segmented)) == ((), {})


@pytest.mark.parametrize(
    "written",
    [
        "<h2>Anmerkungen</h2><p>1 Eins.</p><p>2 1848 war es.</p>",
        "<h2>Anmerkungen</h2><p>1. Eins.</p><p>2. 1848 war es.</p>",
        "<h2>Anmerkungen</h2><p><sup>1</sup> Eins.</p><p><sup>2</sup> 1848 war es.</p>",
        "<h2>Anmerkungen</h2><p>[1] Eins.</p><p>[2] 1848 war es.</p>",
        "<h2>Anmerkungen</h2><p><sup>1</sup>Eins.</p><p><sup>2</sup> 1848 war es.</p>",
    ],
)
def test_raised_numbers_call_the_paragraphs_at_the_end(written):
    segmented = read(page(f"<p>Ein Wort<sup>1</sup> auf 3 m<sup>2</sup>, noch eins.<sup>2</sup></p>{written}"), "t.html")
    assert body(segmented)[1:] == [("paragraph", "Ein Wort{1} auf 3 m2, noch eins.{2}"), ("heading", "Anmerkungen")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "1848 war es."}


def test_a_note_keeps_its_paragraphs_and_what_follows_the_list_is_no_note():
    text = "<p>Ein Wort<sup>1</sup>, noch eins<sup>2</sup>.</p><p>1 Eins.</p><blockquote>Zitat.</blockquote>"
    text += "<p>2 Zwei.</p><h2>Literatur</h2><p>Amsel.</p>"
    segmented = read(page(text), "t.html")
    assert notes(segmented) == {"n1": "Eins. Zitat.", "n2": "Zwei."}
    assert body(segmented)[2:] == [("heading", "Literatur"), ("paragraph", "Amsel.")]


def test_a_document_of_a_word_processor_too():
    text = paragraph(run("Ein Wort") + run("1", SUP) + run(" und eins") + run("2", SUP) + run("."))
    text += paragraph(run("Noten"), "Heading1") + paragraph(run("1 Eins.")) + paragraph(run("2 Zwei."))
    segmented = read(docx(text), "t.docx")
    assert body(segmented)[0] == ("paragraph", "Ein Wort{1} und eins{2}.")
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}


def test_one_of_many_may_be_lost():
    calls = "".join(f"Ein Wort<sup>{number}</sup> " for number in range(1, 12))
    text = f"<p>{calls}.</p>" + "".join(f"<p>{number} Note.</p>" for number in range(1, 11))
    segmented = read(page(text), "t.html")
    assert (len(segmented.calls), len(notes(segmented))) == (11, 10)
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]
