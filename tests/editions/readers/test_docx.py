"""Word documents: notes exactly where they are called, passages by their styles."""

import pytest

from tests.editions.readers import twins
from tests.editions.readers.showing import body, notes, pages, read
from tests.editions.readers.twins import docx, paragraph, run

BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("", "paragraph"),
        ("Standard", "paragraph"),
        ("ListParagraph", "paragraph"),
        ("Title", "title"),
        ("Titel", "title"),
        ("Titre1", "heading"),
        ("berschrift2", "heading"),
        ("Heading3", "heading"),
        ("Zitat", "block_quotation"),
        ("IntenseQuote", "block_quotation"),
        ("BlockText", "block_quotation"),
        ("Epigraph", "epigraph"),
        ("Author", "byline"),
        ("Caption", "caption"),
        ("ListBullet", "list_item"),
    ],
)
def test_a_file_without_styles_is_told_by_their_ids(style, kind):
    written = docx(paragraph(run("Davor.")) + paragraph(run("Der Absatz."), style))
    assert body(read(written, "t.docx"))[1] == (kind, "Der Absatz.")


def test_a_style_is_told_by_its_name_and_by_what_it_is_based_on():
    styles = (
        '<w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b2"><w:name w:val="Mein Absatz"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:styleId="c3"><w:name w:val="Eingerückt"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style>'
    )
    written = docx(paragraph(run("Vorweg.")) + paragraph(run("Eins"), "b2") + paragraph(run("Zwei"), "c3"), styles=styles)
    assert body(read(written, "t.docx"))[1:] == [("heading", "Eins"), ("block_quotation", "Zwei")]


def test_an_indent_of_the_whole_paragraph_is_a_quotation_and_a_hanging_one_is_not():
    def indented(attributes: str) -> str:
        return f"<w:p><w:pPr><w:ind {attributes}/></w:pPr>{run('Absatz.')}</w:p>"

    written = docx(indented('w:left="720"') + indented('w:left="720" w:hanging="720"') + indented('w:firstLine="720"'))
    assert [kind for kind, _ in body(read(written, "t.docx"))] == ["block_quotation", "paragraph", "paragraph"]


def test_numbered_paragraphs_are_items_of_a_list():
    written = docx(f'<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>{run("Eins")}</w:p>')
    assert body(read(written, "t.docx")) == [("list_item", "Eins")]


def test_notes_are_numbered_in_the_order_of_their_calls():
    text = paragraph(run("Eins") + call(9) + run(" und zwei") + call(2) + run("."))
    segmented = read(docx(text, note(2, "Die zweite.") + note(9, " Die erste.")), "t.docx")
    assert body(segmented) == [("paragraph", "Eins{1} und zwei{2}.")]
    assert notes(segmented) == {"n1": "Die erste.", "n2": "Die zweite."}


def test_footnotes_and_endnotes_are_counted_apart():
    endnotes = f'<w:endnotes {twins.W}><w:endnote w:id="1">{paragraph(run("Am Ende."))}</w:endnote></w:endnotes>'
    text = paragraph(run("Eins") + call(1) + run(" und zwei") + call(1, "endnote"))
    segmented = read(docx(text, note(1, "Am Fuß."), endnotes=endnotes), "t.docx")
    assert notes(segmented) == {"n1": "Am Fuß.", "n1-2": "Am Ende."}
    assert [call.note for call in segmented.calls] == ["n1", "n1-2"]
    assert [call.marker for call in segmented.calls] == ["1", "i"]


@pytest.mark.parametrize(
    ("settings", "markers"),
    [
        ("", ["i", "ii"]),
        ('<w:numFmt w:val="decimal"/>', ["1", "2"]),
        ('<w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/>', ["C", "D"]),
        ('<w:numFmt w:val="chicago"/>', ["1", "2"]),
    ],
)
def test_endnotes_have_the_signs_that_word_prints(settings, markers):
    endnotes = [f'<w:endnote w:id="{number}">{paragraph(run(f"Am Ende {number}."))}</w:endnote>' for number in (1, 2)]
    section = f"<w:sectPr><w:endnotePr>{settings}</w:endnotePr></w:sectPr>"
    text = paragraph(run("Eins") + call(1, "endnote") + run(" und zwei") + call(2, "endnote"))
    segmented = read(docx(text + section, endnotes=f"<w:endnotes {twins.W}>{''.join(endnotes)}</w:endnotes>"), "t.docx")
    assert [call.marker for call in segmented.calls] == markers
    assert notes(segmented) == {call.note: f"Am Ende {number}." for number, call in enumerate(segmented.calls, start=1)}


def test_a_sign_of_its_own_calls_a_note():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    segmented = read(docx(paragraph(run("Dank") + own + run(" und mehr") + call(2)), note(1, "An alle.") + note(2, "Eins.")), "t.docx")
    assert body(segmented) == [("paragraph", "Dank{*} und mehr{1}")]
    assert notes(segmented) == {"n0": "An alle.", "n1": "Eins."}


def test_a_note_that_is_called_and_not_there_is_said_to_be_missing():
    segmented = read(docx(paragraph(run("Eins") + call(4))), "t.docx")
    assert [(call.marker, call.note) for call in segmented.calls] == [("1", None)]
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]


def test_pages_of_the_last_layout_are_not_called_printed():
    segmented = read(docx(paragraph(run("Eins und ") + BREAK + run("zwei.")) + paragraph(BREAK + run("Drei."))), "t.docx")
    assert pages(segmented) == [("1", "inferred", "Eins"), ("2", "inferred", "zwei."), ("3", "inferred", "Drei.")]
    assert "pages_inferred" in [doubt.code for doubt in segmented.doubts]


def test_a_document_without_page_breaks_has_one_page_and_no_doubt():
    segmented = read(docx(paragraph(run("Eins."))), "t.docx")
    assert (len(segmented.pages), segmented.doubts) == (1, ())


def test_deleted_words_are_gone_and_inserted_ones_stay():
    text = paragraph(run("Das ") + f"<w:del>{run('alte ')}</w:del><w:ins>{run('neue ')}</w:ins>" + run("Wort."))
    assert body(read(docx(text), "t.docx")) == [("paragraph", "Das neue Wort.")]


def test_tabs_breaks_and_special_characters():
    text = paragraph(
        '<w:r><w:t>Eins</w:t><w:tab/><w:t>zwei</w:t><w:br/><w:t>drei</w:t><w:noBreakHyphen/><w:sym w:font="Arial" w:char="00A7"/></w:r>'
    )
    assert body(read(docx(text), "t.docx")) == [("paragraph", "Eins zwei drei\u2011§")]


def test_a_table_is_one_passage_and_a_page_in_a_table_is_many():
    def table(*cells: str) -> str:
        return (
            "<w:tbl>"
            + "".join(f"<w:tr><w:tc>{paragraph(run(cell))}</w:tc><w:tc>{paragraph(run('x'))}</w:tc></w:tr>" for cell in cells)
            + "</w:tbl>"
        )

    assert body(read(docx(table("a", "b")), "t.docx")) == [("table", "a\tx\nb\tx")]
    assert body(read(docx(table("Ein langer Satz. " * 30)), "t.docx"))[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("look", "text", "kind"),
    [
        ("<w:b/>", "Der zweite Teil", "heading"),
        ('<w:b w:val="0"/>', "Der zweite Teil", "paragraph"),
        ("<w:b/>", "Ein ganzer Satz.", "paragraph"),
        ("<w:b/>", "Ein sehr langer Absatz " * 10, "paragraph"),
        ("<w:b/>", "* * *", "paragraph"),
    ],
)
def test_a_short_bold_line_without_a_style_is_a_heading(look, text, kind):
    written = docx(paragraph(run("Text davor.")) + paragraph(run(text, f"<w:rPr>{look}</w:rPr>")) + paragraph(run("Text.")))
    assert body(read(written, "t.docx"))[1] == (kind, text.strip())


def test_a_bold_line_at_the_head_of_a_file_without_styles_is_its_title():
    bold = "<w:rPr><w:b/></w:rPr>"
    written = docx("".join(paragraph(run(text, bold)) + paragraph(run("Text.")) for text in ("Das Boot", "Erster Teil", "Zweiter Teil")))
    assert [kind for kind, _ in body(read(written, "t.docx"))][::2] == ["title", "heading", "heading"]


def test_numbers_that_are_no_characters_are_passed_over():
    signs = "".join(f'<w:sym w:char="{code}"/>' for code in ("D800", "0000", "x", "FFFFFF", "2042"))
    assert body(read(docx(paragraph(run("Ein ") + f"<w:r>{signs}</w:r>")), "t.docx")) == [("paragraph", "Ein ⁂")]
