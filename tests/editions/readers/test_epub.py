"""EPUBs: the files of the spine as one text, notes across files, pages of the printed book."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.editions.readers.showing import body, notes, pages, read
from tests.editions.readers.twins import epub, zipped


def test_the_spine_gives_the_order():
    written = epub({"zwei": "<p>Zweites.</p>", "eins": "<p>Erstes.</p>"}, spine=("eins", "zwei"))
    assert body(read(written, "b.epub")) == [("paragraph", "Erstes."), ("paragraph", "Zweites.")]


def test_notes_in_a_file_of_their_own_are_tied_to_their_calls():
    first = '<h1>Eins</h1><p>Wort<a href="noten.xhtml#n1" id="c1">1</a>.</p>'
    second = '<h1>Zwei</h1><p>Wort<a href="noten.xhtml#n2" id="c1">2</a>.</p>'
    texts = '<p id="n1"><a href="eins.xhtml#c1">1</a> Note eins.</p><p id="n2"><a href="zwei.xhtml#c1">2</a> Note zwei.</p>'
    segmented = read(epub({"eins": first, "zwei": second, "noten": texts}), "b.epub")
    assert body(segmented) == [("heading", "Eins"), ("paragraph", "Wort{1}."), ("heading", "Zwei"), ("paragraph", "Wort{2}.")]
    assert notes(segmented) == {"n1": "Note eins.", "n2": "Note zwei."}


def test_numbers_that_begin_again_in_each_chapter_lead_to_their_own_notes():
    def chapter(name: str) -> str:
        return f'<p>Wort<a href="#n" id="c">1</a>.</p><aside id="n"><p><a href="#c">1</a> Note {name}.</p></aside>'

    segmented = read(epub({"eins": chapter("eins"), "zwei": chapter("zwei")}), "b.epub")
    assert notes(segmented) == {"n1": "Note eins.", "n1-2": "Note zwei."}
    assert [call.note for call in segmented.calls] == ["n1", "n1-2"]


def test_notes_that_are_called_by_stars_are_counted():
    text = '<p>Eins<a href="#a" epub:type="noteref">*</a>, zwei<a href="#b" epub:type="noteref">*</a>.</p>'
    text += '<div id="a"><p>A.</p></div><div id="b">B.</div>'
    segmented = read(epub({"eins": text}), "b.epub")
    assert body(segmented) == [("paragraph", "Eins{*}, zwei{*}.")]
    assert notes(segmented) == {"n1": "A.", "n2": "B."}


def test_the_list_of_pages_gives_printed_labels():
    navigation = (
        '<nav epub:type="page-list"><ol><li><a href="text/eins.xhtml#a">iv</a></li><li><a href="text/eins.xhtml#b">5</a></li></ol></nav>'
    )
    text = '<p><span id="a"></span>Eins und <span id="b"/>zwei.</p>'
    assert pages(read(epub({"eins": text}, navigation), "b.epub")) == [("iv", "file", "Eins"), ("5", "file", "zwei.")]


def test_page_breaks_in_the_text_give_printed_labels():
    text = '<p><span epub:type="pagebreak" title="7"/>Eins und <span epub:type="pagebreak" id="p8">8</span>zwei.</p>'
    segmented = read(epub({"eins": text}), "b.epub")
    assert body(segmented) == [("paragraph", "Eins und zwei.")]
    assert pages(segmented) == [("7", "file", "Eins"), ("8", "file", "zwei.")]


def test_notes_stand_on_the_page_that_they_are_printed_on():
    text = (
        '<p><span epub:type="pagebreak" title="7"/>Wort<a href="#n" id="c">1</a>.</p>'
        '<h2><span epub:type="pagebreak" title="90"/>Anmerkungen</h2><p id="n"><a href="#c">1</a> Note.</p>'
    )
    segmented = read(epub({"eins": text}), "b.epub")
    assert [segmented.pages[passage.page].label for passage in segmented.passages] == ["7", "90", "90"]


def test_verse_keeps_its_lines_and_its_line_numbers_are_left_out():
    text = '<div class="linegroup"><div>Erster Vers,</div><div>zweiter Vers.<span class="lnum">10</span></div></div>'
    assert body(read(epub({"eins": text}), "b.epub")) == [("verse", "Erster Vers,\nzweiter Vers.")]


def test_the_language_is_that_of_the_package():
    assert read(epub({"eins": "<p>Kurz.</p>"}), "b.epub").language == "de"


def test_a_damaged_table_of_contents_takes_no_text_with_it():
    written = epub({"eins": "<p>Erstes.</p>"})
    with ZipFile(BytesIO(written)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    ncx = b'<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    parts["OPS/book.opf"] = bytes(parts["OPS/book.opf"]).replace(b"</manifest>", ncx)
    damaged = zipped({**parts, "OPS/toc.ncx": "<ncx><navMap><text>\x12</text>"})
    assert body(read(damaged, "b.epub")) == [("paragraph", "Erstes.")]


@pytest.mark.parametrize(("times", "language"), [(1, "de"), (20, "en")])
def test_a_language_that_is_a_programs_default_gives_way_to_a_long_text(times, language):
    text = "The ferry lay at the landing, and nobody crossed the river before the evening bell had been rung. "
    assert read(epub({"eins": f"<p>{text * times}</p>"}), "b.epub").language == language
