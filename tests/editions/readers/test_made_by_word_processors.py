"""Files as word processors leave them behind: boxes, fields, changes, signs of their own. Each has its sentences once and in order."""

import io
import zipfile
from html import escape

import pytest

from tests.editions.readers.showing import body, notes, read
from tests.editions.readers.twins import W, docx, odt, odt_note, paragraph, run, zipped

COMPATIBLE = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:wps='x' xmlns:v='urn:schemas-microsoft-com:vml'"


def call(number: int, more: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"{more}/></w:r>'


def note(number: int, *paragraphs: str) -> str:
    return f'<w:footnote w:id="{number}">{"".join(paragraph(run(text)) for text in paragraphs)}</w:footnote>'


def field(code: str, result: str) -> str:
    return f"{begin()}<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{separate()}{run(result)}{end()}"


def begin() -> str:
    return '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def separate() -> str:
    return '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


def end() -> str:
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def box(text: str) -> str:
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent {COMPATIBLE}>{choice}{fallback}</mc:AlternateContent></w:r>"


def test_a_text_box_comes_once_and_tears_no_sentence():
    text = paragraph(run("Der Satz ") + box("Im Kasten.") + run("geht weiter.")) + paragraph(run("Danach."))
    assert body(read(docx(text), "t.docx")) == [
        ("paragraph", "Der Satz geht weiter."), ("paragraph", "Im Kasten."), ("paragraph", "Danach."),
    ]  # fmt: skip


def test_a_text_box_of_an_older_word_within_another():
    inner = f"<w:r><w:pict {COMPATIBLE}><v:textbox><w:txbxContent>{paragraph(run('Innen.'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    content = paragraph(run("Außen ") + inner + run("herum."))
    outer = f"<w:r><w:pict {COMPATIBLE}><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert [words for _, words in body(read(docx(paragraph(run("Satz.") + outer)), "t.docx"))] == ["Satz.", "Außen herum.", "Innen."]


def test_a_note_in_a_text_box_is_called_there():
    content = paragraph(run("Im Kasten") + call(2) + run("."))
    holder = f"<w:r><w:pict {COMPATIBLE}><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r>"
    segmented = read(docx(paragraph(run("Satz") + holder + call(1) + run(".")), note(1, "Eins.") + note(2, "Zwei.")), "t.docx")
    assert body(segmented) == [("paragraph", "Satz{1}."), ("paragraph", "Im Kasten{2}.")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (field("ADDIN ZOTERO_ITEM CSL_CITATION {…}", "(Amsel 1901, 23)"), "Siehe (Amsel 1901, 23)."),
        (field('HYPERLINK "https://example.org"', "dort"), "Siehe dort."),
        # a field whose code holds words and another field
        (
            begin() + run("IF ") + field("MERGEFIELD Ort", "Krumau") + run(' = "" "hier" "dort"') + separate() + run("dort") + end(),
            "Siehe dort.",
        ),
        # a field within the result of another
        (begin() + "<w:r><w:instrText>TOC</w:instrText></w:r>" + separate() + field("PAGEREF _Toc1", "7") + end(), "Siehe 7."),
        (f"<w:fldSimple w:instr='AUTHOR'>{run('Amsel')}</w:fldSimple>", "Siehe Amsel."),
        (begin() + '<w:r><w:instrText>XE "Kahn"</w:instrText></w:r>' + end() + run("nichts"), "Siehe nichts."),
    ],
)
def test_of_a_field_its_result_is_text(written, text):
    assert body(read(docx(paragraph(run("Siehe ") + written + run("."))), "t.docx")) == [("paragraph", text)]


def test_a_field_without_an_end_hides_nothing():
    text = paragraph(run("Siehe ") + begin() + "<w:r><w:instrText>PAGE</w:instrText></w:r>") + paragraph(run("Danach."))
    assert body(read(docx(text), "t.docx")) == [("paragraph", "Siehe"), ("paragraph", "Danach.")]


def test_a_field_that_sets_the_number_of_a_note_again_calls_it_and_one_in_a_sentence_mentions_it():
    marked = f'<w:bookmarkStart w:id="0" w:name="_Ref7"/>{call(1)}<w:bookmarkEnd w:id="0"/>'
    text = run("Eins") + marked + run(", nochmals") + field("NOTEREF _Ref7 \\f \\h", "1") + run(", siehe Anm. ")
    segmented = read(docx(paragraph(text + field("NOTEREF _Ref7 \\h", "1") + run(".")), note(1, "Note.")), "t.docx")
    assert body(segmented) == [("paragraph", "Eins{1}, nochmals{1}, siehe Anm. 1.")]
    assert [call.note for call in segmented.calls] == ["n1", "n1"]


def test_comments_are_no_text():
    text = paragraph(
        '<w:commentRangeStart w:id="1"/>' + run("Ein Satz.") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    )
    comments = f'<w:comments {W}><w:comment w:id="1">{paragraph(run("Stimmt das?"))}</w:comment></w:comments>'
    assert body(read(docx(text, comments=comments), "t.docx")) == [("paragraph", "Ein Satz.")]


def test_notes_in_a_heading_and_in_a_table():
    def cell(content: str) -> str:
        return f"<w:tc>{paragraph(content)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell(run('Ort') + call(2))}{cell(run('Zoll'))}</w:tr></w:tbl>"
    text = paragraph(run("Text davor.")) + paragraph(run("Der Bau") + call(1), "Heading1") + table
    segmented = read(docx(text, note(1, "Eins.", "Noch eins.") + note(2, "Zwei.")), "t.docx")
    assert body(segmented)[1:] == [("heading", "Der Bau{1}"), ("table", "Ort{2}\tZoll")]
    assert notes(segmented) == {"n1": "Eins. Noch eins.", "n2": "Zwei."}


def test_a_deleted_note_is_gone_with_its_call():
    text = paragraph(run("Eins") + f"<w:del>{call(1)}</w:del>" + run(" und zwei") + call(2) + run("."))
    segmented = read(docx(text, note(1, "Gestrichen.") + note(2, "Bleibt.")), "t.docx")
    assert body(segmented) == [("paragraph", "Eins und zwei{1}.")]
    assert notes(segmented) == {"n1": "Bleibt."}


def test_a_deleted_end_of_a_paragraph_joins_two():
    first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('Der Satz ')}</w:p>"
    assert body(read(docx(first + paragraph(run("geht weiter.")) + paragraph(run("Danach."))), "t.docx")) == [
        ("paragraph", "Der Satz geht weiter."), ("paragraph", "Danach."),
    ]  # fmt: skip


def test_moved_words_stand_where_they_have_been_moved_to():
    text = paragraph(f"<w:moveFrom>{run('Zuerst. ')}</w:moveFrom>" + run("Dann. ") + f"<w:moveTo>{run('Zuletzt.')}</w:moveTo>")
    assert body(read(docx(text), "t.docx")) == [("paragraph", "Dann. Zuletzt.")]


def test_a_sign_of_its_own_that_the_note_repeats():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    text = paragraph(run("Dank") + own + run(" und mehr") + call(2) + run("."))
    segmented = read(docx(text, note(1, "* An alle.") + note(2, "2 Könige.")), "t.docx")
    assert notes(segmented) == {"n0": "An alle.", "n1": "2 Könige."}


def test_a_sign_of_its_own_from_a_symbol_font():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:sym w:font="Symbol" w:char="2020"/></w:r>'
    segmented = read(docx(paragraph(run("Dank") + own + run(" und mehr.")), note(1, "An alle.")), "t.docx")
    assert body(segmented) == [("paragraph", "Dank{†} und mehr.")]


def section(restart: str) -> str:
    return f'<w:sectPr><w:footnotePr><w:numRestart w:val="{restart}"/></w:footnotePr></w:sectPr>'


def test_numbers_that_begin_again_in_each_section():
    first = f"<w:p><w:pPr>{section('eachSect')}</w:pPr>{run('Eins')}{call(1)}</w:p>"
    segmented = read(docx(first + paragraph(run("Zwei") + call(2)) + section("eachSect"), note(1, "A.") + note(2, "B.")), "t.docx")
    assert body(segmented) == [("paragraph", "Eins{1}"), ("paragraph", "Zwei{1}")]
    assert [call.note for call in segmented.calls] == ["n1", "n1-2"]


def test_numbers_that_begin_again_on_each_page():
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    text = paragraph(run("Eins") + call(1) + run(" zwei") + call(2)) + paragraph(page + run("Drei") + call(3)) + section("eachPage")
    segmented = read(docx(text, note(1, "A.") + note(2, "B.") + note(3, "C.")), "t.docx")
    assert [(call.marker, call.note) for call in segmented.calls] == [("1", "n1"), ("2", "n2"), ("1", "n1-2")]


def test_a_raised_comma_between_two_calls_is_left_out_and_one_in_the_sentence_stays():
    raised = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    text = paragraph(run("Eins") + call(1) + run(", ", raised) + call(2) + run(", zwei."))
    assert body(read(docx(text, note(1, "A.") + note(2, "B.")), "t.docx")) == [("paragraph", "Eins{1}{2}, zwei.")]
    style = "<style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>"
    comma = "<text:span text:style-name='T1'>,</text:span>"
    text = f"<text:p>Eins{odt_note(1, '<text:p>A.</text:p>')}{comma}{odt_note(2, '<text:p>B.</text:p>')}, zwei.</text:p>"
    assert body(read(odt(text, style), "t.odt")) == [("paragraph", "Eins{1}{2}, zwei.")]


def test_lines_between_text_and_notes_are_no_notes():
    def line(number: int, kind: str) -> str:
        return f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph(run("Fortsetzung"))}</w:footnote>'

    lines = line(0, "separator") + line(1, "continuationSeparator") + line(3, "continuationNotice")
    assert notes(read(docx(paragraph(run("Eins") + call(2)), lines + note(2, "Note.")), "t.docx")) == {"n1": "Note."}


def test_a_form_that_nobody_has_filled_in_and_hidden_words_are_no_text():
    form = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klicken Sie hier.')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Text')}</w:sdtContent></w:sdt>"
    hidden = run("(streichen?) ", "<w:rPr><w:vanish/></w:rPr>")
    assert body(read(docx(paragraph(run("Der ") + form + hidden + filled + run("."))), "t.docx")) == [("paragraph", "Der Text.")]


def test_words_in_wrappers_of_all_kinds_are_kept():
    link = f"<w:hyperlink>{run('dort')}</w:hyperlink>"
    tag = f"<w:smartTag><w:smartTagPr/>{run('Krumau')}</w:smartTag>"
    ruby = f"<w:r><w:ruby><w:rt>{run('かな')}</w:rt><w:rubyBase>{run('字')}</w:rubyBase></w:ruby></w:r>"
    text = paragraph(run("In ") + tag + run(", ") + link + run(", ") + ruby + f"<w:bdo>{run('.')}</w:bdo>")
    assert body(read(docx(f"<w:customXml>{text}</w:customXml>"), "t.docx")) == [("paragraph", "In Krumau, dort, 字.")]


def test_a_caption_with_a_number_that_counts_itself():
    text = paragraph(run("Abbildung ") + field("SEQ Abbildung \\* ARABIC", "1") + run(": Die Uhr"), "Beschriftung")
    assert body(read(docx(paragraph(run("Text.")) + text), "t.docx"))[1] == ("caption", "Abbildung 1: Die Uhr")


def test_a_picture_with_its_caption_in_a_frame():
    caption = "<text:p text:style-name='Illustration'><draw:frame><draw:image/><svg:desc>Zeiger</svg:desc></draw:frame>"
    caption += "Abbildung <text:sequence>1</text:sequence>: Die Uhr</text:p>"
    text = f"<text:p>Der Satz<draw:frame><draw:text-box>{caption}</draw:text-box></draw:frame> geht weiter.</text:p>"
    assert body(read(odt(text), "t.odt")) == [("paragraph", "Der Satz geht weiter."), ("caption", "Abbildung 1: Die Uhr")]


def test_a_table_of_contents_is_a_list_and_what_it_is_made_of_is_no_text():
    made_of = "<text:table-of-content-source><text:index-title-template>Muster</text:index-title-template></text:table-of-content-source>"
    entry = "<text:p text:style-name='Contents_20_1'>Bau<text:tab/>3</text:p>"
    title = "<text:index-title><text:p text:style-name='Contents_20_Heading'>Inhalt</text:p></text:index-title>"
    contents = f"<text:table-of-content>{made_of}<text:index-body>{title}{entry}</text:index-body></text:table-of-content>"
    segmented = read(odt(f"{contents}<text:h text:outline-level='1'>Bau</text:h><text:p>Text.</text:p>"), "t.odt")
    assert body(segmented)[1:] == [("list_item", "Bau 3"), ("heading", "Bau"), ("paragraph", "Text.")]


def test_a_note_in_a_heading_that_a_list_numbers():
    heading = f"<text:h text:outline-level='1'>Bau{odt_note(1, '<text:p>Eins.</text:p><text:p>Mehr.</text:p>')}</text:h>"
    text = f"<text:p>Davor.</text:p><text:list text:style-name='L1'><text:list-item>{heading}</text:list-item></text:list>"
    lists = (
        "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='I' style:num-suffix='.'/>"
        "</text:list-style>"
    )
    segmented = read(odt(text, lists), "t.odt")
    assert body(segmented)[1:] == [("heading", "I. Bau{1}")]
    assert notes(segmented) == {"n1": "Eins. Mehr."}


def test_a_strict_document_reads_as_any_other():
    text = paragraph(run("Der Bau"), "Heading1") + paragraph(run("Eins") + call(1) + run("."))
    data = docx(text, note(1, "Note."), endnotes=f"<w:endnotes {W}/>")
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        ours = W.partition('"')[2].strip('"')
        parts = {name: archive.read(name).decode().replace(ours, strict) for name in archive.namelist()}
    segmented = read(zipped(parts), "t.docx")
    assert body(segmented) == [("title", "Der Bau"), ("paragraph", "Eins{1}.")]
    assert notes(segmented) == {"n1": "Note."}


def test_a_large_first_letter_in_a_frame_belongs_to_its_word():
    letter = f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{run("E")}</w:p>'
    assert body(read(docx(letter + paragraph(run("in Satz.")) + paragraph(run("Danach."))), "t.docx")) == [
        ("paragraph", "Ein Satz."), ("paragraph", "Danach."),
    ]  # fmt: skip


def test_notes_and_boxes_within_a_table_of_contents_field():
    entry = f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:hyperlink w:anchor='_Toc1'>{run('Bau')}<w:r><w:tab/></w:r>"
    entry += field("PAGEREF _Toc1 \\h", "3") + "</w:hyperlink></w:p>"
    first = entry.replace("<w:hyperlink", begin() + "<w:r><w:instrText>TOC</w:instrText></w:r>" + separate() + "<w:hyperlink", 1)
    text = first + entry + f"<w:p>{end()}</w:p>" + paragraph(run("Text") + call(1) + run("."))
    segmented = read(docx(text, note(1, "Note.")), "t.docx")
    assert body(segmented) == [("list_item", "Bau 3"), ("list_item", "Bau 3"), ("paragraph", "Text{1}.")]


def test_a_field_that_is_an_element_may_call_a_note_again():
    first = '<w:bookmarkStart w:id="9" w:name="_Ref9"/>' + call(2) + '<w:bookmarkEnd w:id="9"/>'

    def again(switch: str) -> str:
        return f'<w:fldSimple w:instr=" NOTEREF _Ref9 {switch} \\h ">{run("1")}</w:fldSimple>'

    text = paragraph(run("Eins") + first + run(", siehe Anm. ") + again("") + run(", nochmals") + again("\\f") + run("."))
    segmented = read(docx(text, f'<w:footnote w:id="2">{paragraph(run("Note."))}</w:footnote>'), "t.docx")
    assert body(segmented) == [("paragraph", "Eins{1}, siehe Anm. 1, nochmals{1}.")]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Symbol", "F02A", "*"), ("Symbol", "F061", "α"), ("Symbol", "F0AE", "→"), ("Wingdings", "F0E0", "→"), ("Arial", "2020", "†")],
)
def test_characters_of_symbol_fonts(font, code, shown):
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert body(read(docx(paragraph(run("Das ") + symbol + run(" hier."))), "t.docx")) == [("paragraph", f"Das {shown} hier.")]


def test_a_heading_whose_style_has_no_rank():
    styles = "".join(f'<w:style w:styleId="{name}"><w:name w:val="{name}"/></w:style>' for name in ("Heading", "Body"))
    text = paragraph(run("Davor."), "Body") + paragraph(run("Anfang"), "Heading") + paragraph(run("Text."), "Body")
    assert body(read(docx(text, styles=styles), "t.docx"))[1:] == [("heading", "Anfang"), ("paragraph", "Text.")]
