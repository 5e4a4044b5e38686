"""Pages and EPUBs as programs write them: notes by class, by aside, by a link back; looks that only a stylesheet knows."""

import pytest

from tests.editions.readers.showing import body, notes, read
from tests.editions.readers.twins import epub, zipped


def page(written: str, style: str = "") -> str:
    return f"<html><head><style>{style}</style></head><body>{written}</body></html>"


@pytest.mark.parametrize(
    "written",
    [
        # Google Docs
        '<p class="c1">Wort<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr class="c2"><div><p class="c3">'
        '<a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c4">&nbsp;Die Note.</span></p></div>',
        # kramdown, Jekyll
        '<p>Wort<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>.</p>'
        '<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Die Note.&nbsp;'
        '<a href="#fnref:1" class="reversefootnote">&#8617;</a>'
        "</p></li></ol></div>",
        # an aside of EPUB 3
        '<p>Wort<a epub:type="noteref" role="doc-noteref" href="#n1">1</a>.</p><aside epub:type="footnote" id="n1" hidden="hidden">'
        "<p>1. Die Note.</p></aside>",
        # InDesign
        '<p>Wort<span class="c"><a class="_idFootnoteLink _idGenColorInherit" href="#footnote-001" id="footnote-001-backlink">1</a>'
        "</span>.</p>"
        '<div class="_idFootnotes"><div id="footnote-001" class="_idFootnote"><p class="fn"><a class="_idFootnoteAnchor" '
        'href="#footnote-001-backlink">1</a>\tDie Note.</p></div></div>',
        # a list of terms, and a table
        '<p>Wort<a href="#n1" id="r1">1</a>.</p><dl><dt><a id="n1" href="#r1">1</a></dt><dd>Die Note.</dd></dl>',
        '<p>Wort<sup><a href="#n1" id="r1">1</a></sup>.</p>'
        '<table><tr><td><a name="n1" href="#r1">1</a></td><td>Die Note.</td></tr></table>',
        # notes that stand where they are called
        '<p>Wort<span class="footnote">Die Note.</span>.</p>',
        '<p>Wort<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle">'
        '<span class="sidenote">Die Note.</span>.</p>',
        # LibreOffice
        '<p>Wort<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p>'
        '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Die Note.</p></div>',
    ],
)
def test_notes_as_programs_write_them(written):
    segmented = read(page(written), "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


@pytest.mark.parametrize(
    "written",
    [
        '<p>Eine <span class="footnotes-off">Randbemerkung</span> bleibt.</p>',
        '<p class="footnote">Ein Absatz, der so heißt.</p>',
        '<p>Ein <span class="note-worthy">Wort</span> bleibt.</p>',
        '<p>Ein <span class="footnote">4</span> bleibt.</p>',
    ],
)
def test_words_whose_class_sounds_like_a_note_are_left_alone(written):
    assert notes(read(page(written), "t.html")) == {}


def test_several_calls_in_one_place_leave_no_comma():
    text = '<p>Wort<sup><a href="#a" id="x">1</a>, <a href="#b" id="y">2</a></sup>.</p>'
    text += '<p id="a"><a href="#x">1</a> Eins.</p><p id="b"><a href="#y">2</a> Zwei.</p>'
    segmented = read(page(text), "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}{2}.")]


def test_a_note_within_a_note_and_a_note_in_a_heading():
    text = (
        '<p>Davor.</p><h2>Bau<a href="#a" id="x" class="noteref">1</a></h2><p>Text.</p>'
        '<ol><li id="a"><p>Eins<a href="#b" id="y" class="noteref">2</a>. <a href="#x">↩</a></p></li>'
        '<li id="b"><p>Zwei. <a href="#y">↩</a></p></li></ol>'
    )
    segmented = read(page(text), "t.html")
    assert body(segmented)[1] == ("heading", "Bau{1}")
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}
    assert [(call.passage, call.note) for call in segmented.calls] == [("p2", "n1"), ("n1", "n2")]


CLASSES = """.c1{font-style:italic} .c2 { color: #000; font-weight : 700 } span.c3{font-variant:small-caps}
/* .c4{font-style:italic} */ .c5{vertical-align:super;font-size:.6em} @media print { .c6{font-style:italic} }
.c7{font-family:'Sans Bold Italic'}"""


def test_looks_that_a_stylesheet_gives_to_classes():
    text = "<p>Davor.</p><p>Im <span class=c1>Kahn</span>, <span class='x c2'>fett</span>, <span class=c3>Amsel</span>, "
    text += "<span class=c4>vier</span>, 2<span class=c5>te</span>, <span class=c7>sieben</span> stand es so.</p>"
    segmented = read(page(text, CLASSES), "t.html")
    passage = segmented.passages[1]
    found = [(segmented.text_of(passage)[mark.start : mark.end], mark.kind) for mark in passage.marks]
    assert found == [("Kahn", "italic"), ("fett", "bold"), ("Amsel", "small_caps"), ("te", "superscript")]


def with_stylesheet(text: str, css: str) -> bytes:
    xhtml = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    head = '<head><title>x</title><link rel="stylesheet" type="text/css" href="../styles/stylesheet.css"/></head>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
            "OEBPS/content.opf": '<package><metadata/><manifest><item id="a" href="sections/a.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="s" href="styles/stylesheet.css" media-type="text/css"/></manifest><spine><itemref idref="a"/></spine></package>',
            "OEBPS/sections/a.xhtml": f"<html {xhtml}>{head}<body>{text}</body></html>",
            "OEBPS/styles/stylesheet.css": css,
        }
    )


def test_an_epub_that_says_all_in_classes():
    css = (
        ".para0 { margin-left: 0in; text-align: center; } .para1 { margin-left: 0in; } .para2 { margin-left: 0.5in; margin-right: 0.5in; } "
        ".span0 { font-weight: bold; font-size: 18pt; } .span1 { font-size: 12pt; } .span2 { font-style: italic; } "
        ".span3 { vertical-align: super; }"
    )
    long = "Wer dort auf das Boot wartete, der sah eine Uhr, die immer auf halb vier stand, und wartete noch länger."
    call = '<a epub:type="noteref" href="#footnote1"><span class="span3">1</span></a>'
    note = '<aside epub:type="footnote" id="footnote1"><p class="para1"><span class="span1">Die Note.</span></p></aside>'
    text = (
        '<p class="para0"><span class="span0">Das Boot</span></p><p class="para1">Davor.</p>'
        '<p class="para1"><span class="span0">Der Bau</span></p>'
        f'<p class="para1"><span class="span1">{long}</span>{call}</p>{note}'
        '<p class="para2"><span class="span1">Ein langes Zitat.</span></p>'
        f'<p class="para1"><span class="span1">{long} Im </span><span class="span2">Kahn</span><span class="span1">.</span></p>'
    )
    segmented = read(with_stylesheet(text, css), "t.epub")
    assert body(segmented) == [
        ("title", "Das Boot"), ("paragraph", "Davor."), ("heading", "Der Bau"), ("paragraph", f"{long}{{1}}"),
        ("block_quotation", "Ein langes Zitat."), ("paragraph", f"{long} Im Kahn."),
    ]  # fmt: skip
    assert notes(segmented) == {"n1": "Die Note."}
    last = segmented.passages[5]
    assert [(segmented.text_of(last)[mark.start : mark.end], mark.kind) for mark in last.marks] == [("Kahn", "italic")]


def test_a_margin_that_all_paragraphs_have_is_no_quotation():
    css = ".calibre1 { margin-left: 5%; } .calibre2 { margin-left: 40pt } .calibre3 { margin-left: 100pt }"
    text = "<p class='calibre2'>Der erste Absatz ist lang.</p>"
    text += "<p class='calibre2'>Der zweite Absatz ist lang.</p><p class='calibre3'>Zitat.</p>"
    assert [kind for kind, _ in body(read(with_stylesheet(text, css), "t.epub"))] == ["paragraph", "paragraph", "block_quotation"]


def test_a_title_that_the_first_chapter_repeats_is_there_once():
    title = '<section epub:type="titlepage"><h1 class="title">Das Boot</h1><p class="author">Jost Ahrend</p></section>'
    chapter = '<section class="level1 unnumbered"><h1 class="unnumbered">Das  Boot</h1><p>Der Text.</p><h1>Das Boot</h1>'
    chapter += "<p>Mehr.</p></section>"
    assert body(read(epub({"titel": title, "eins": chapter}), "t.epub")) == [
        ("title", "Das Boot"), ("byline", "Jost Ahrend"), ("paragraph", "Der Text."), ("heading", "Das Boot"), ("paragraph", "Mehr."),
    ]  # fmt: skip


def test_notes_of_each_chapter_in_a_file_of_their_own_with_numbers_that_begin_again():
    def chapter(name: str) -> str:
        return f'<h2>{name}</h2><p>Wort<sup><a id="r{name}" href="noten.xhtml#n{name}">1</a></sup>.</p>'

    def note(name: str) -> str:
        return f'<h3>{name}</h3><div class="note" id="n{name}"><p><a href="{name}.xhtml#r{name}">1</a>. Note {name}.</p></div>'

    segmented = read(epub({"eins": chapter("eins"), "zwei": chapter("zwei"), "noten": note("eins") + note("zwei")}), "t.epub")
    assert notes(segmented) == {"n1": "Note eins.", "n1-2": "Note zwei."}


def test_notes_of_pressbooks_stand_at_their_place_or_at_the_end():
    text = '<p>Wort<a class="footnote" title="Die Note." id="return-footnote-5-1" href="#footnote-5-1" aria-label="Footnote 1">'
    text += '<sup class="footnote">[1]</sup></a>.</p><hr class="before-footnotes clear" /><div class="footnotes"><ol><li id="footnote-5-1">'
    text += 'Die Note. <a href="#return-footnote-5-1" class="return-footnote" aria-label="Return to footnote 1">&crarr;</a></li></ol></div>'
    segmented = read(page(text), "t.html")
    assert (body(segmented), notes(segmented)) == ([("paragraph", "Wort{1}.")], {"n1": "Die Note."})


def test_authors_and_dates_that_are_set_as_headings_are_none():
    text = "<h1 class='title'>Das Boot</h1><h2 class='author'>Jost Ahrend</h2><h3 class='date'>1901</h3><h2>Eins</h2><p>Text.</p>"
    assert body(read(page(text), "t.html")) == [
        ("title", "Das Boot"), ("byline", "Jost Ahrend"), ("paragraph", "1901"), ("heading", "Eins"), ("paragraph", "Text."),
    ]  # fmt: skip


def test_the_caption_of_a_table_is_a_passage():
    text = "<table><caption>Zölle</caption><tr><td>Ort</td><td>Zoll</td></tr></table>"
    assert body(read(page(text), "t.html")) == [("caption", "Zölle"), ("table", "Ort\tZoll")]


def test_a_call_whose_note_is_not_in_the_file_is_said_to_be_missing():
    text = '<p>Eins<sup><a href="#fn9" class="footnote-ref">9</a></sup>, siehe <a href="#k7">7</a> und <a href="#note-worthy">hier</a>.</p>'
    segmented = read(page(text), "t.html")
    assert body(segmented) == [("paragraph", "Eins{9}, siehe 7 und hier.")]
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]


def test_a_page_of_a_wiki_without_what_is_there_for_its_editors():
    text = (
        "<h2><span class='mw-headline'>Bau</span><span class='mw-editsection'><span class='mw-editsection-bracket'>[</span>"
        "<a href='/w?action=edit'>Bearbeiten</a><span class='mw-editsection-bracket'>]</span></span></h2>"
        "<p><span class='pagenum ws-pagenum' id='Seite_12' title='Seite:Kahn.djvu/14'>[12]</span>Ein Wort<sup id='cite_ref-1' "
        "class='reference'><a href='#cite_note-1'><span class='cite-bracket'>[</span>1<span class='cite-bracket'>]</span></a></sup>.</p>"
        "<ol class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><a href='#cite_ref-1'>"
        "<span class='cite-accessibility-label'>Hochspringen </span>↑</a></span> <span class='reference-text'>Die Note.</span></li></ol>"
    )
    segmented = read(page("<p>Davor.</p>" + text), "t.html")
    assert body(segmented)[1:] == [("heading", "Bau"), ("paragraph", "Ein Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


def test_numbers_of_paragraphs_and_notes_that_are_shown_twice():
    text = (
        "<p class='texte'><span class='paranumber'>3</span>Ein Wort<a class='footnotecall' id='bodyftn1' href='#ftn1'>1</a>.</p>"
        "<ul class='sidenotes'><li><span class='num'>1</span>Die Note.</li></ul>"
        "<div id='notes'><p class='notesbaspage'><a class='FootnoteSymbol' id='ftn1' href='#bodyftn1'>1</a> Die Note.</p></div>"
    )
    segmented = read(page(text), "t.html")
    assert body(segmented) == [("paragraph", "Ein Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


def test_ends_of_pages_between_brackets():
    text = "<p>Eins und <span>[End Page 47]</span> zwei.</p><p>Er schrieb [End Page] dazu.</p>"
    segmented = read(page(text), "t.html")
    assert [words for _, words in body(segmented)] == ["Eins und zwei.", "Er schrieb [End Page] dazu."]
    assert [(found.label, found.label_source) for found in segmented.pages] == [("47", "file"), ("48", "file")]


def test_a_large_first_letter_and_words_in_many_spans():
    text = "<p><span class='dropcap'>E</span><span class='first'>in </span><span>S</span><span>atz</span>&shy;<wbr>bau.</p>"
    assert body(read(page(text), "t.html")) == [("paragraph", "Ein Satzbau.")]


def test_what_a_browser_shows_and_the_file_does_not_spell():
    text = (
        "<ol start='3'><li>drei</li><li value='7'>sieben</li></ol><ol type='a'><li><p>eins</p></li></ol><ul><li>Punkt</li></ul>"
        "<p>Er rief <q>halt</q> und <q lang='de'>halt</q> und <q>„halt“</q>.</p>"
    )
    assert [words for _, words in body(read(page(text), "t.html"))] == [
        "3. drei", "7. sieben", "a. eins", "Punkt", "Er rief “halt” und „halt“ und „halt“.",
    ]  # fmt: skip


def test_notes_that_a_numbered_list_holds_without_links():
    text = "<p>Ein Wort<sup>1</sup> und zwei<sup>2</sup>.</p><h2>Anmerkungen</h2><ol><li>Eins.</li><li>Zwei.</li></ol>"
    segmented = read(page("<p>Davor.</p>" + text), "t.html")
    assert body(segmented)[1:] == [("paragraph", "Ein Wort{1} und zwei{2}."), ("heading", "Anmerkungen")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}


def test_a_table_has_italics_and_its_cells_have_lines():
    text = "<table><tr><td>im <i>Kahn</i></td><td>a<br/>b</td></tr><tr><td><p><br/></p></td><td>c</td></tr></table>"
    segmented = read(page(text), "t.html")
    assert body(segmented) == [("table", "im Kahn\ta b\n\tc")]
    (table,) = segmented.passages
    assert [segmented.text_of(table)[mark.start : mark.end] for mark in table.marks] == ["Kahn"]


def test_an_abstract_and_a_caption_by_their_classes():
    text = "<h1>Das Boot</h1><div class='abstract'><div class='abstract-title'>Abstract</div><p>Kurz.</p></div>"
    text += "<div class='figure'><img src='a.png'/><p class='caption'>Der Kahn</p></div>"
    assert body(read(page(text), "t.html"))[1:] == [("heading", "Abstract"), ("paragraph", "Kurz."), ("caption", "Der Kahn")]


@pytest.mark.parametrize(
    "written",
    [
        # LaTeXML
        '<p>Wort<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer">'
        '<span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>Die Note.</span>'
        "</span></span>.</p>",
        # a link back to nowhere
        '<p>Wort<sup><a href="#n1">1</a></sup>.</p><ol><li id="n1"><p>Die Note. <a href="#xr1">[^]</a></p></li></ol>',
        # comments in Google Docs and in Word
        '<p>Wort<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Die Note.</p></div>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Stimmt das?</span></p><p>Ja.</p></div>',
        '<p>Wort<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a><span class="MsoCommentReference"><a id="_anchor_1" '
        'href="#_msocom_1" name="_msoanchor_1">[AB1]</a></span>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Die Note.</p></div>'
        '<div><div id="_com_1"><p><a name="_msocom_1"></a><a href="#_msoanchor_1">[AB1]</a>Stimmt das?</p></div></div>',
    ],
)
def test_notes_beside_marks_and_comments(written):
    segmented = read(page(written), "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


def test_a_second_call_that_is_counted():
    text = '<p>Wort<sup><a href="#fn1" id="a">[1]</a></sup>, zwei<sup><a href="#fn1" id="b">[1:1]</a></sup>.</p>'
    segmented = read(page(text + '<ol><li id="fn1"><p>Die Note. <a href="#a">↩</a> <a href="#b">↩</a></p></li></ol>'), "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}, zwei{1}.")]


def test_stanzas_whose_lines_are_spans():
    text = '<p>Davor.</p><div class="poem"><div class="stanza"><span>Der Kahn<br></span><span>lag still.<br></span></div>'
    text += '<div class="stanza"><span>Und dann<br></span><span>fuhr er.<br></span></div></div>'
    assert body(read(page(text), "t.html"))[1:] == [("verse", "Der Kahn\nlag still."), ("verse", "Und dann\nfuhr er.")]


def test_numbers_that_a_style_gives_and_formulas_that_stand_twice():
    text = "<ol style='list-style-type: lower-alpha'><li>eins</li></ol><p>Davor <math><semantics><mi>x</mi>"
    text += "<annotation encoding='application/x-tex'>x_1</annotation></semantics></math> danach.</p>"
    assert [words for _, words in body(read(page(text), "t.html"))] == ["a. eins", "Davor x danach."]


@pytest.mark.parametrize(
    "written",
    [
        # Modern Footnotes, a plugin of WordPress
        '<p>Wort<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">1</a></sup><span id="mfn-content-1" role="tooltip" '
        'class="modern-footnotes-footnote__note">Die Note.</span>.</p>',
        # a way back with an arrow before the number
        '<p>Wort<a href="#fn-1" id="fnref-1"><sup>1</sup></a>.</p><p id="fn-1">[<a href="#fnref-1">←1</a>] Die Note.</p>',
    ],
)
def test_signs_before_a_note(written):
    segmented = read(page(written), "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}
