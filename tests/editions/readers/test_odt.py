"""OpenDocument texts: notes where they stand, what changes and comments leave, lists, frames, pages of the last layout."""

import pytest

from editions.readers import read_bytes
from tests.editions.readers.showing import body, notes, pages, read, repaired
from tests.editions.readers.twins import ODF, odt, odt_note


def paragraph(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def style(name: str, properties: str, family: str = "paragraph", attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{properties}</style:style>'


def letters(name: str, attributes: str) -> str:
    return style(name, f"<style:text-properties {attributes}/>", "text")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Standard", "paragraph"),
        ("Text_20_body", "paragraph"),
        ("First_20_line_20_indent", "paragraph"),
        ("Title", "title"),
        ("Quotations", "block_quotation"),
        ("Zitat", "block_quotation"),
        ("Caption", "caption"),
        ("Contents_20_1", "list_item"),
        ("Bibliography_20_1", "paragraph"),
    ],
)
def test_a_paragraph_is_told_by_its_style(name, kind):
    assert body(read(odt(paragraph("Davor.") + paragraph("Der Absatz.", name)), "t.odt"))[1] == (kind, "Der Absatz.")


def test_a_style_set_by_hand_is_told_by_what_it_is_based_on():
    automatic = style("P3", "", attributes='style:parent-style-name="Mein_20_Zitat"')
    common = style("Mein_20_Zitat", "", attributes='style:parent-style-name="Quotations" style:display-name="Mein Zitat"')
    assert body(read(odt(paragraph("Davor.") + paragraph("Der Absatz.", "P3"), automatic, common), "t.odt"))[1][0] == "block_quotation"


@pytest.mark.parametrize(
    ("indents", "kind"),
    [
        ('fo:margin-left="1.25cm"', "block_quotation"),
        ('fo:margin-left="0.5in"', "block_quotation"),
        ('fo:margin-left="1.25cm" fo:text-indent="-1.25cm"', "paragraph"),
        ('fo:margin-left="0cm" fo:text-indent="1cm"', "paragraph"),
        ('fo:margin-left="4mm"', "paragraph"),
    ],
)
def test_an_indent_of_the_whole_paragraph_is_a_quotation_and_a_hanging_one_is_not(indents, kind):
    automatic = style("P1", f"<style:paragraph-properties {indents}/>")
    assert body(read(odt(paragraph("Absatz.", "P1"), automatic), "t.odt")) == [(kind, "Absatz.")]


def test_a_note_is_cut_out_at_its_place_with_all_of_its_paragraphs():
    note = odt_note(1, paragraph("Eins,") + paragraph("noch eins."))
    segmented = read(odt(paragraph(f"Ein Wort{note} und mehr.")), "t.odt")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und mehr.")]
    assert notes(segmented) == {"n1": "Eins, noch eins."}


def test_endnotes_are_shown_as_they_are_numbered_and_counted_apart():
    text = paragraph(f"Eins{odt_note(1, paragraph('Am Fuß.'))}, zwei{odt_note('i', paragraph('Am Ende.'), 'endnote')}.")
    text += paragraph(f"Drei{odt_note('ii', paragraph('Auch.'), 'endnote')}.")
    segmented = read(odt(text), "t.odt")
    assert body(segmented) == [("paragraph", "Eins{1}, zwei{i}."), ("paragraph", "Drei{ii}.")]
    assert notes(segmented) == {"n1": "Am Fuß.", "n1-2": "Am Ende.", "n2": "Auch."}


def test_a_sign_of_its_own_calls_a_note():
    own = odt_note("*", paragraph("An alle.")).replace("<text:note-citation>", '<text:note-citation text:label="*">')
    segmented = read(odt(paragraph(f"Dank{own} und mehr{odt_note(1, paragraph('Eins.'))}")), "t.odt")
    assert body(segmented) == [("paragraph", "Dank{*} und mehr{1}")]
    assert notes(segmented) == {"n0": "An alle.", "n1": "Eins."}


def test_a_raised_number_calls_a_note_again_and_one_in_the_sentence_mentions_it():
    ref = '<text:note-ref text:note-class="footnote" text:ref-name="footnote1">1</text:note-ref>'
    text = paragraph(f"Eins{odt_note(1, paragraph('Note.'))}, nochmals<text:span text:style-name='T9'>{ref}</text:span>, siehe Anm. {ref}.")
    segmented = read(odt(text, letters("T9", 'style:text-position="super 58%"')), "t.odt")
    assert body(segmented) == [("paragraph", "Eins{1}, nochmals{1}, siehe Anm. 1.")]
    assert [call.note for call in segmented.calls] == ["n1", "n1"]


def test_what_was_deleted_and_what_was_remarked_is_no_text():
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>alte </text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    remark = "<office:annotation><text:p>Stimmt das?</text:p></office:annotation>"
    text = deleted + paragraph(f'Das <text:change text:change-id="c1"/>neue {remark}Wort<office:annotation-end/>.')
    assert body(read(odt(text), "t.odt")) == [("paragraph", "Das neue Wort.")]


def test_blanks_tabs_and_breaks_have_their_elements():
    text = paragraph('Eins<text:s text:c="3"/>zwei<text:tab/>drei<text:line-break/>vier')
    assert body(read(odt(text), "t.odt")) == [("paragraph", "Eins zwei drei vier")]


def test_hidden_words_are_left_out_and_can_be_seen_as_repairs():
    text = paragraph('Hier <text:span text:style-name="T1">(streichen?) </text:span>steht es.')
    text += '<text:section text:display="none"><text:p>Fern.</text:p></text:section>'
    segmented = read(odt(text, letters("T1", 'text:display="none"')), "t.odt")
    assert body(segmented) == [("paragraph", "Hier steht es.")]
    assert repaired(segmented, "markup") == ["(streichen?) "]


def test_a_table_is_one_passage_with_its_notes_apart():
    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in cells)
            + "</table:table-row>"
        )

    called = f"Krumau{odt_note(1, paragraph('Bis 1811.'))}"
    text = f"<table:table>{row('Ort', 'Zoll')}{row(called, '3 kr')}</table:table>"
    segmented = read(odt(text), "t.odt")
    assert body(segmented) == [("table", "Ort\tZoll\nKrumau{1}\t3 kr")]
    assert notes(segmented) == {"n1": "Bis 1811."}


def test_a_frame_stands_beside_the_sentence_that_it_hangs_on():
    frame = f"<draw:frame><draw:text-box>{paragraph('Am Rand.')}</draw:text-box><svg:title>Bild</svg:title></draw:frame>"
    shape = f"<draw:custom-shape>{paragraph('Im Kasten.')}</draw:custom-shape>"
    text = paragraph(f"Der Satz {frame}geht{shape} weiter.") + paragraph("Danach.")
    assert body(read(odt(text), "t.odt")) == [
        ("paragraph", "Der Satz geht weiter."), ("paragraph", "Am Rand."), ("paragraph", "Im Kasten."), ("paragraph", "Danach."),
    ]  # fmt: skip


def test_numbers_of_headings_and_lists_are_written_out():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    numbered = '<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>'
    lists = f'<text:list-style style:name="L1">{numbered}</text:list-style>'

    def heading(level: int, text: str) -> str:
        return f'<text:h text:outline-level="{level}">{text}</text:h>'

    def items(*texts: str, more: str = "") -> str:
        return (
            f'<text:list text:style-name="L1"{more}>'
            + "".join(f"<text:list-item>{paragraph(text)}</text:list-item>" for text in texts)
            + "</text:list>"
        )

    text = paragraph("Das Boot", "Title") + heading(1, "Bau") + heading(2, "Holz") + heading(1, "Fahrt") + heading(2, "Fluss")
    text += items("Kiel", "Steven") + items("Ruder") + items("Mast", more=' text:continue-numbering="true"')
    assert [words for _, words in body(read(odt(text, lists, outline), "t.odt"))] == [
        "Das Boot", "I. Bau", "I.1 Holz", "II. Fahrt", "II.1 Fluss", "a) Kiel", "b) Steven", "a) Ruder", "b) Mast",
    ]  # fmt: skip


def test_pages_are_those_of_the_last_layout():
    automatic = style("P1", '<style:paragraph-properties fo:break-before="page"/>')
    text = paragraph("Eins und <text:soft-page-break/>zwei.") + paragraph("Drei.", "P1")
    segmented = read(odt(text, automatic), "t.odt")
    assert pages(segmented) == [("1", "inferred", "Eins"), ("2", "inferred", "zwei."), ("3", "inferred", "Drei.")]


def test_a_text_without_soft_page_breaks_has_one_page():
    automatic = style("P1", '<style:paragraph-properties fo:break-before="page"/>')
    segmented = read(odt(paragraph("Eins.") + paragraph("Zwei.", "P1"), automatic), "t.odt")
    assert (len(segmented.pages), segmented.doubts) == (1, ())


def test_letters_set_apart_by_paragraph_and_by_span():
    automatic = (
        style("P1", '<style:text-properties fo:font-style="italic"/>')
        + letters("T1", 'fo:font-style="normal"')
        + letters("T2", 'fo:font-variant="small-caps" fo:font-weight="bold"')
    )
    text = paragraph('Der <text:span text:style-name="T1">Kahn</text:span> lag.', "P1")
    text += paragraph('Dort, wo <text:span text:style-name="T2">Amsel</text:span> stand.')
    segmented = read(odt(text, automatic), "t.odt")
    found = [[(segmented.text_of(passage)[mark.start : mark.end], mark.kind) for mark in passage.marks] for passage in segmented.passages]
    assert found == [[("Der", "italic"), ("lag.", "italic")], [("Amsel", "bold"), ("Amsel", "small_caps")]]


def test_a_flat_file_reads_the_same():
    text = paragraph(f"Ein Wort{odt_note(1, paragraph('Note.'))} und mehr.")
    flat = (
        f'<?xml version="1.0"?><office:document {ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>'
        f"<office:generator>x</office:generator></office:meta><office:body><office:text>{text}</office:text></office:body></office:document>"
    )
    source = read_bytes(flat.encode(), name="t.fodt")
    assert (source.format, body(read(flat, "t.xml"))) == ("odt", [("paragraph", "Ein Wort{1} und mehr.")])


def test_a_formula_stands_in_its_sentence():
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>+</mo><mi>b</mi><annotation>a+b</annotation></math>'
    shown = '<draw:frame><draw:object xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object 1"/></draw:frame>'
    data = odt(paragraph(f"Die Summe {shown} gilt."), **{"Object 1/content": math})
    assert body(read(data, "t.odt")) == [("paragraph", "Die Summe a+b gilt.")]


def test_an_abstract_is_no_quotation_though_it_is_set_in():
    style = "<style:style style:name='Abstract' style:family='paragraph'><style:paragraph-properties fo:margin-left='1in'/></style:style>"
    assert body(read(odt("<text:p text:style-name='Abstract'>Kurz.</text:p>", styles=style), "t.odt")) == [("paragraph", "Kurz.")]
