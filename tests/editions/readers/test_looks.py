"""How letters are set apart: what each format says of it, as marks of the passage."""

import pytest

from editions.readers.looks import looks_in
from tests.editions.readers.showing import read
from tests.editions.readers.twins import docx, odt, paragraph, run


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("italic", ("italic",)),
        ("font-style: italic", ("italic",)),
        ("font-style:normal", ()),
        ("#i #b", ("italic", "bold")),
        ("bold italics", ("italic", "bold")),
        ("font-variant: small-caps; font-weight: bold", ("bold", "small_caps")),
        ("smallcaps", ("small_caps",)),
        ("#g", ("spaced",)),
        ("gesperrt", ("spaced",)),
        ("vertical-align: super", ("superscript",)),
        ("capital", ()),
        ("subtitle", ()),
        ("initial", ()),
        ("", ()),
    ],
)
def test_words_that_say_how_letters_look(words, looks):
    assert looks_in(words) == looks


def marks(data: str | bytes, name: str) -> list[tuple[str, str]]:
    segmented = read(data, name)
    return [(segmented.text_of(passage)[mark.start : mark.end], mark.kind) for passage in segmented.passages for mark in passage.marks]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Im <b>alten</b> <i>Kahn</i>.", [("alten", "bold"), ("Kahn", "italic")]),
        ("Im <em>alten <strong>Kahn</strong></em>.", [("alten Kahn", "italic"), ("Kahn", "bold")]),
        ("Am 2<sup>ten</sup> Mai, H<sub>2</sub>O.", [("ten", "superscript"), ("2", "subscript")]),
        ("Im <span style='font-variant: small-caps'>Kahn</span>.", [("Kahn", "small_caps")]),
        ("Im <i style='font-style: italic'>Kahn</i>.", [("Kahn", "italic")]),
        ("Im <span style='color: red'>Kahn</span>.", []),
    ],
)
def test_letters_that_a_web_page_sets_apart(written, expected):
    assert marks(f"<html><body><p>Vor ihm.</p><p>{written} So stand es da.</p></body></html>", "t.html") == expected


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ("<w:i/>", ["italic"]),
        ("<w:b/><w:i/>", ["italic", "bold"]),
        ("<w:smallCaps/>", ["small_caps"]),
        ('<w:vertAlign w:val="superscript"/>', ["superscript"]),
        ('<w:vertAlign w:val="baseline"/>', []),
        ('<w:i w:val="0"/>', []),
        ('<w:rStyle w:val="Werk"/>', ["italic"]),
        ('<w:rStyle w:val="Werk"/><w:i w:val="false"/>', []),
    ],
)
def test_letters_that_word_sets_apart(look, expected):
    styles = '<w:style w:styleId="Werk" w:type="character"><w:name w:val="Werk"/><w:rPr><w:i/></w:rPr></w:style>'
    written = docx(paragraph(run("Vor dem ") + run("alten Kahn", f"<w:rPr>{look}</w:rPr>") + run(" lag das Eis.")), styles=styles)
    assert marks(written, "t.docx") == sorted(("alten Kahn", kind) for kind in expected)


STRUCK = {
    "t.html": "<p>Der <span style='text-decoration: line-through'>alte</span> Kahn.</p>",
    "t.md": "Der ~~alte~~ Kahn.",
    "t.tei": "<TEI><text><body><p>Der <hi rend='strikethrough'>alte</hi> Kahn.</p></body></text></TEI>",
    "t.xml": "<article article-type='x'><body><p>Der <strike>alte</strike> Kahn.</p></body></article>",
    "t.docx": docx(paragraph(run("Der ") + run("alte", "<w:rPr><w:strike/></w:rPr>") + run(" Kahn."))),
    "t.odt": odt(
        "<text:p>Der <text:span text:style-name='T1'>alte</text:span> Kahn.</text:p>",
        "<style:style style:name='T1' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>",
    ),
}


@pytest.mark.parametrize("name", STRUCK)
def test_struck_words_are_left_out_of_every_format(name):
    segmented = read(STRUCK[name], name)
    assert [segmented.text_of(passage) for passage in segmented.passages] == ["Der Kahn."]
