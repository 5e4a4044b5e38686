"""Markdown: its marks say what a passage is, and are left out of it."""

import pytest

from tests.editions.readers.showing import body, notes, read, repaired


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 ist 24.",
        "snake_case_name und noch_einer",
        "Ein [sic] und [1] in Klammern.",
        "a < b und c > d",
        "5 Prozent# und C#",
        "Ein * allein",
    ],
)
def test_signs_that_are_no_marks_are_left_alone(text):
    assert body(read(text, "t.md")) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("written", "passages"),
    [
        ("Eine Zeile\nund noch eine.\n", [("paragraph", "Eine Zeile und noch eine.")]),
        ("Eins.\n\nZwei.", [("paragraph", "Eins."), ("paragraph", "Zwei.")]),
        ("Davor.\n\n## Kapitel ##\nText.", [("paragraph", "Davor."), ("heading", "Kapitel"), ("paragraph", "Text.")]),
        ("Davor.\n\nKapitel\n-------\nText.", [("paragraph", "Davor."), ("heading", "Kapitel"), ("paragraph", "Text.")]),
        ("# Das Buch\n\nText.", [("title", "Das Buch"), ("paragraph", "Text.")]),
        ("> Ein Zitat\n> in Zeilen.\n>\n> Noch eins.", [("block_quotation", "Ein Zitat in Zeilen."), ("block_quotation", "Noch eins.")]),
        ("- eins\n- zwei\n  weiter", [("list_item", "eins"), ("list_item", "zwei weiter")]),
        ("| O Boot,\n| O Steg", [("verse", "O Boot,\nO Steg")]),
        ("O Boot,\\\nO Steg,  \nO Strom", [("verse", "O Boot,\nO Steg,\nO Strom")]),
        ("Das *Wort* und **das** und ***jenes***.", [("paragraph", "Das Wort und das und jenes.")]),
        ("Im _Titel *darin*_ steht es.", [("paragraph", "Im Titel darin steht es.")]),
        ("Ein [Verweis](https://example.org/a) und <https://example.org>.", [("paragraph", "Ein Verweis und https://example.org.")]),
        ("Ein \\*Stern\\* und `*Code*`.", [("paragraph", "Ein *Stern* und *Code*.")]),
        ("Eins\n\n***\n\nZwei", [("paragraph", "Eins"), ("paragraph", "Zwei")]),
        ("a | b\n--|--\nc | d", [("table", "a\tb\nc\td")]),
        ("Zeile\r\nZeile\r\n\r\nAbsatz", [("paragraph", "Zeile Zeile"), ("paragraph", "Absatz")]),
    ],
)
def test_the_parts_of_a_text(written, passages):
    assert body(read(written, "t.md")) == passages


def test_notes_have_their_paragraphs_and_are_called_by_name():
    written = "Eins[^1] und zwei[^2].\n\n[^1]: Note eins,\n    weiter.\n\n    Zweiter Absatz.\n[^2]: Note zwei.\n\nKein Teil der Note."
    segmented = read(written, "t.md")
    assert body(segmented) == [("paragraph", "Eins{1} und zwei{2}."), ("paragraph", "Kein Teil der Note.")]
    assert notes(segmented) == {"n1": "Note eins, weiter. Zweiter Absatz.", "n2": "Note zwei."}


def test_notes_with_names_and_notes_in_the_line_are_counted():
    segmented = read("Eins[^lade] und zwei^[Hier [darin].] und drei[^x].\n\n[^x]: Drei.\n[^lade]: Eins.", "t.md")
    assert body(segmented) == [("paragraph", "Eins{1} und zwei{2} und drei{3}.")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Hier [darin].", "n3": "Drei."}


def test_a_call_without_a_note_is_said_to_be_missing():
    segmented = read("Eins[^1] und zwei[^2].\n\n[^1]: Da.", "t.md")
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]


def test_the_title_block_is_text_and_its_other_lines_are_not():
    segmented = read("---\ntitle: 'Das Buch'\nauthor: Jost Ahrend\nlang: de\n---\n\nText.", "t.md")
    assert body(segmented) == [("title", "Das Buch"), ("byline", "Jost Ahrend"), ("paragraph", "Text.")]
    assert "lang: de" in repaired(segmented, "markup")


def test_emphasis_is_a_mark():
    (passage,) = read("In *Der Kahn* steht **es**, ***alles***.", "t.md").passages
    assert [(mark.start, mark.end, mark.kind) for mark in passage.marks] == [
        (3, 11, "italic"),
        (18, 20, "bold"),
        (22, 27, "bold"),
        (22, 27, "italic"),
    ]


def test_a_head_of_multimarkdown_has_no_dashes():
    written = "Title: Das Boot\nAuthor: Jost Ahrend\nDate: 1901\n\nText.\n"
    assert body(read(written, "t.md")) == [("title", "Das Boot"), ("byline", "Jost Ahrend"), ("paragraph", "Text.")]
    assert body(read("Title: ein Wort\nund noch eines.\n", "t.md")) == [("paragraph", "Title: ein Wort und noch eines.")]


def test_links_whose_address_stands_in_a_line_of_its_own():
    written = 'Der [Kahn][k] lag [dort][], nicht [hier].\n\n[k]: http://a.b/c "Titel"\n[dort]: <http://a.b/d>\n\nUnd [k] bleibt.\n'
    assert body(read(written, "t.md")) == [("paragraph", "Der Kahn lag dort, nicht [hier]."), ("paragraph", "Und k bleibt.")]
    assert body(read("Text.\n\n[k]: ein Wort\n", "t.md"))[1] == ("paragraph", "[k]: ein Wort")


def test_a_numbered_list_within_a_quotation():
    written = "Davor.\n\n> 1. eins\n> 2. zwei\n\n> Siehe Bd.\n> 3. Auflage.\n"
    assert body(read(written, "t.md"))[1:] == [
        ("list_item", "1. eins"), ("list_item", "2. zwei"), ("block_quotation", "Siehe Bd. 3. Auflage."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Zwei \\\\, drei \\\\*.", "Zwei \\, drei \\*."),
        ("Ein \\`Zeichen und `Code \\*` hier.", "Ein `Zeichen und Code \\* hier."),
        (
            "Man kann mit zwei Kähnen\nfahren, dem einen und dem anderen\n: also mit beiden.",
            "Man kann mit zwei Kähnen fahren, dem einen und dem anderen : also mit beiden.",
        ),
    ],
)
def test_signs_that_stand_for_themselves(written, text):
    assert body(read(f"Davor.\n\n{written}\n", "t.md"))[1] == ("paragraph", text)
