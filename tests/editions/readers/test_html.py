"""HTML: all of the text, notes by where their calls lead, printed pages where the file names them."""

import pytest

from tests.editions.readers.showing import body, notes, pages, read


@pytest.mark.parametrize(
    ("written", "passages"),
    [
        ("<p>Ein Satz.</p>", [("paragraph", "Ein Satz.")]),
        ("Text ohne Absatz", [("paragraph", "Text ohne Absatz")]),
        ("<div>Davor <p>darin</p> danach</div>", [("paragraph", "Davor"), ("paragraph", "darin"), ("paragraph", "danach")]),
        ("<p>Ein<b> fetter</b>&nbsp;<span>Satz</span>\n &auml;</p>", [("paragraph", "Ein fetter Satz ä")]),
        ("<blockquote>Ein Zitat.</blockquote>", [("block_quotation", "Ein Zitat.")]),
        ("<blockquote><p>Eins.</p><p>Zwei.</p></blockquote>", [("block_quotation", "Eins."), ("block_quotation", "Zwei.")]),
        ("<ul><li>Eins</li><li><p>Zwei</p></li></ul>", [("list_item", "Eins"), ("list_item", "Zwei")]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", [("table", "a\tb\nc")]),
        ("<p>O Boot,<br>O Steg,<br/>O Strom</p>", [("verse", "O Boot,\nO Steg,\nO Strom")]),
        ("<p>Strandweg 3<br>Krumau</p>", [("paragraph", "Strandweg 3 Krumau")]),
        ("<div class='stanza'><div>O Boot,</div><div>O Steg</div></div>", [("verse", "O Boot,\nO Steg")]),
        ("<script>x()</script><style>y</style><nav>Menü</nav><p>Text</p>", [("paragraph", "Text")]),
        ("<p>Der <s>alte</s> Kahn lag <strike>hier</strike> <del>da</del> dort</p>", [("paragraph", "Der Kahn lag dort")]),
        ("<p>Ein <unbekannt>neues</unbekannt> Element</p>", [("paragraph", "Ein neues Element")]),
        ("<h2>Eins</h2><p>Text</p><h2>Zwei</h2>", [("heading", "Eins"), ("paragraph", "Text"), ("heading", "Zwei")]),
        ("<p>Davor</p><h1>Kapitel</h1>", [("paragraph", "Davor"), ("heading", "Kapitel")]),
        ("<h1>Das Buch</h1><p>Jost Ahrend</p><p>Text.</p>", [("title", "Das Buch"), ("byline", "Jost Ahrend"), ("paragraph", "Text.")]),
    ],
)
def test_the_parts_of_a_page(written, passages):
    assert body(read(f"<html><body>{written}</body></html>", "t.html")) == passages


@pytest.mark.parametrize(
    "written",
    [
        # Pandoc
        '<p>Wort<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>.</p>'
        '<section><ol><li id="fn1"><p>Die Note.<a href="#fnref1">↩︎</a></p></li></ol></section>',
        # Word
        '<p>Wort<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p>'
        '<div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Die Note.</p></div></div>',
        # MediaWiki
        '<p>Wort<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>.</p>'
        '<ol><li id="cite_note-1"><span><a href="#cite_ref-1">↑</a></span> <span>Die Note.</span></li></ol>',
        # Project Gutenberg
        '<p>Wort<a id="FNanchor_1"></a><a href="#Footnote_1">[1]</a>.</p>'
        '<div><p><a id="Footnote_1"></a><a href="#FNanchor_1"><span>[1]</span></a> Die Note.</p></div>',
        # OpenEdition
        '<p>Wort<a class="footnotecall" id="bodyftn1" href="#ftn1">1</a>.</p>'
        '<div><p><a id="ftn1" href="#bodyftn1">1</a> Die Note.</p></div>',
        # by hand, without any class or name that says so
        '<p>Wort<sup><a href="#x">1</a></sup>.</p><p id="x">1. Die Note.</p>',
        '<p>Wort<a name="b" href="#a">[1]</a>.</p><p><a name="a" href="#b">[1]</a> Die Note.</p>',
    ],
)
def test_notes_are_found_by_where_their_calls_lead(written):
    segmented = read(f"<html><body>{written}</body></html>", "t.html")
    assert body(segmented) == [("paragraph", "Wort{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


@pytest.mark.parametrize(
    "written",
    [
        '<p><a href="#k1">1</a> Der Anfang</p><h2 id="k1">Der Anfang</h2><p>Text.</p>',  # a table of contents
        '<p>Siehe Seite <a href="#s7">7</a>.</p><p>Hier <span id="s7"></span>beginnt sie.</p>',  # an index
        '<p id="oben">Text.</p><p><a href="#oben">1</a></p>',  # back to the top
        '<p>Wort<a href="https://example.org/#1">1</a>.</p>',  # elsewhere
        '<p>Vers <a href="#v2">2</a></p><p id="v2">Im Anfang.</p>',  # a verse
    ],
)
def test_links_that_call_no_note_are_left_alone(written):
    segmented = read(f"<html><body>{written}</body></html>", "t.html")
    assert (segmented.calls, notes(segmented)) == ((), {})


def test_a_note_keeps_its_paragraphs_and_what_follows_the_last_one_is_no_note():
    written = (
        '<p>Eins<a href="#a" id="x">1</a>, zwei<a href="#b" id="y">2</a>.</p>'
        '<p id="a"><a href="#x">1</a> Note.</p><blockquote>Darin ein Zitat.</blockquote><p id="b"><a href="#y">2</a> 1848 war es.</p>'
        "<p>Impressum</p>"
    )
    segmented = read(f"<html><body>{written}</body></html>", "t.html")
    assert notes(segmented) == {"n1": "Note. Darin ein Zitat.", "n2": "1848 war es."}
    assert body(segmented)[1:] == [("paragraph", "Impressum")]


def test_a_note_that_is_called_twice_is_one_note():
    written = (
        '<p>Eins<sup id="r0"><a href="#n">[1]</a></sup>, zwei<sup id="r1"><a href="#n">[1]</a></sup>.</p>'
        '<ol><li id="n">↑ <a href="#r0">a</a> <a href="#r1">b</a> Die Note.</li></ol>'
    )
    segmented = read(f"<html><body>{written}</body></html>", "t.html")
    assert body(segmented) == [("paragraph", "Eins{1}, zwei{1}.")]
    assert notes(segmented) == {"n1": "Die Note."}


def test_printed_pages_are_labels_and_no_words():
    first = '<p><span class="pagenum">[S. 12]</span>Eins und <a class="pb" id="page13"></a>zwei</p>'
    written = first + '<div role="doc-pagebreak" title="14"></div><p>drei</p>'
    segmented = read(f"<html><body>{written}</body></html>", "t.html")
    assert body(segmented) == [("paragraph", "Eins und zwei"), ("paragraph", "drei")]
    assert pages(segmented) == [("12", "file", "Eins"), ("13", "file", "zwei"), ("14", "file", "drei")]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_page_says_its_encoding(encoding):
    written = f"<html><head><meta charset='{encoding}'></head><body><p>Größe</p></body></html>".encode(encoding)
    assert body(read(written, "t.html")) == [("paragraph", "Größe")]


def test_xhtml_keeps_what_stands_after_an_empty_element():
    written = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Eins <a id="x"/>zwei&nbsp;drei</p></body></html>'
    assert body(read(written, "t.html")) == [("paragraph", "Eins zwei drei")]


def test_centred_lines_at_the_head_are_a_title_page():
    written = (
        "<p align=center><b>Das Boot</b></p><p style='text-align: center'>Von den Fähren des Nordens</p><p align=center>Jost Ahrend</p>"
        "<h2>Eins</h2><p>Der Text.</p><p align=center>* * *</p><p>Noch ein Satz.</p>"
    )
    assert body(read(written, "t.html")) == [
        ("title", "Das Boot"),
        ("subtitle", "Von den Fähren des Nordens"),
        ("byline", "Jost Ahrend"),
        ("heading", "Eins"),
        ("paragraph", "Der Text."),
        ("paragraph", "* * *"),
        ("paragraph", "Noch ein Satz."),
    ]


def test_page_heads_and_feet_of_a_word_processor_are_left_out():
    written = "<div title='header'><p>Entwurf 3</p></div><p>Der Text.</p><div title='footer'><p>17</p></div>"
    assert body(read(written, "t.html")) == [("paragraph", "Der Text.")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("MsoTitle", "title"), ("MsoSubtitle", "subtitle"), ("MsoQuote", "block_quotation"), ("MsoIntenseQuote", "block_quotation"),
     ("MsoCaption", "caption"), ("MsoListBullet", "list_item"), ("MsoListParagraph", "paragraph"), ("MsoNormal", "paragraph")],
)  # fmt: skip
def test_what_word_calls_its_paragraphs(name, kind):
    assert body(read(f"<p>Davor.</p><p class={name}><span lang=DE>Der Absatz.<o:p></o:p></span></p>", "t.html"))[1] == (kind, "Der Absatz.")


def test_the_notes_of_a_page_saved_by_word():
    call = (
        "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference>"
        "<span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a>"
    )
    back = call.replace("#_ftn1", "#_ftnref1").replace("name='_ftnref1'", "name='_ftn1'")
    written = (
        f"<p class=MsoNormal>Ein Wort{call} und mehr.</p><div id=ftn1><p class=MsoFootnoteText>{back}<span> Die Note.</span></p></div>"
    )
    segmented = read(f"<html><!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><body>{written}</body></html>", "t.html")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und mehr.")]
    assert notes(segmented) == {"n1": "Die Note."}
