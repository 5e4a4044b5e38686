"""A table is one passage: a line for each row, a tab between two cells. A cell without words is a cell, in every format."""

import pytest

from tests.editions.readers.showing import body, notes, read
from tests.editions.readers.twins import docx, odt, paragraph, run

ROWS = (("", "1811", "1812"), ("Zoll", "", "3{1} fl."), ("Maut", "4", ""), ("", "", ""), ("", "", "Ende"))
TABLE = "\t1811\t1812\nZoll\t\t3{1} fl.\nMaut\t4\n\t\tEnde"


def of_rows(row: str, cell: str, note: str) -> str:
    return "".join(row % "".join(cell % words.replace("{1}", note) for words in cells) for cells in ROWS)


def as_html() -> str:
    rows = of_rows("\n\t<tr>%s\n</tr>", "\n\t\t<td>%s</td>", "<sup><a href='#n' id='r'>1</a></sup>")
    return f"<p>Davor.</p>\n<table>{rows}</table><p>Danach.</p><p id='n'><a href='#r'>1</a> Eins.</p>"


def as_tei() -> str:
    rows = of_rows("<row>%s</row>\n", "<cell>%s</cell>\n", "<note n='1'>Eins.</note>")
    return f"<TEI><text><body><p>Davor.</p><table>{rows}</table><p>Danach.</p></body></text></TEI>"


def as_jats() -> str:
    rows = of_rows("<tr>%s</tr>", "<td>%s</td>", "<xref ref-type='fn' rid='n'>1</xref>")
    notes = "<back><fn-group><fn id='n'><label>1</label><p>Eins.</p></fn></fn-group></back>"
    return (
        f"<article article-type='x'><body><p>Davor.</p><table-wrap><table>{rows}</table></table-wrap><p>Danach.</p></body>{notes}</article>"
    )


def as_docx() -> bytes:
    called = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
    rows = of_rows("<w:tr>%s</w:tr>", "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>", called)
    table = f"<w:tbl>{rows}</w:tbl>"
    note = f'<w:footnote w:id="2">{paragraph(run("Eins."))}</w:footnote>'
    return docx(paragraph(run("Davor.")) + table + paragraph(run("Danach.")), note)


def as_odt() -> bytes:
    body = "<text:note-body><text:p>Eins.</text:p></text:note-body>"
    note = f"<text:note text:id='n'><text:note-citation>1</text:note-citation>{body}</text:note>"
    rows = of_rows("<table:table-row>%s</table:table-row>", "<table:table-cell><text:p>%s</text:p></table:table-cell>", note)
    return odt(f"<text:p>Davor.</text:p><table:table>{rows}</table:table><text:p>Danach.</text:p>")


def as_markdown() -> str:
    first, *others = ("|" + "|".join(f" {words} " if words else "" for words in cells).replace("{1}", "[^1]") + "|" for cells in ROWS)
    return "\n".join(["Davor.", "", first, "|---|---|---|", *others, "", "Danach.", "", "[^1]: Eins."])


@pytest.mark.parametrize(
    ("name", "written"),
    [("t.html", as_html), ("t.xml", as_tei), ("t.xml", as_jats), ("t.docx", as_docx), ("t.odt", as_odt), ("t.md", as_markdown)],
)
def test_empty_cells_keep_their_columns(name, written):
    segmented = read(written(), name)
    assert body(segmented) == [("paragraph", "Davor."), ("table", TABLE), ("paragraph", "Danach.")]
    assert notes(segmented) == {"n1": "Eins."}


def test_empty_cells_of_columns_over_a_line_of_dashes():
    written = "Davor.\n\n  Ort      Zoll   Maut\n  -------- ------ -----\n           3      4\n  Linz            5\n"
    assert body(read(written, "t.md"))[1:] == [("table", "Ort\tZoll\tMaut\n\t3\t4\nLinz\t\t5")]


def test_a_table_without_words_is_no_passage():
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert body(read(docx(paragraph(run("Davor.")) + table + paragraph(run("Danach."))), "t.docx")) == [
        ("paragraph", "Davor."), ("paragraph", "Danach."),
    ]  # fmt: skip


SPANNED = "Kopf\t\tC\na\tb\tc\n\td\te"
HTML_ROWS = "<tr><th colspan='2'>Kopf</th><th>C</th></tr><tr><td rowspan='2'>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>"
TEI_ROWS = (
    "<row><cell cols='2'>Kopf</cell><cell>C</cell></row><row><cell rows='2'>a</cell><cell>b</cell><cell>c</cell></row>"
    "<row><cell>d</cell><cell>e</cell></row>"
)
WORD_CELLS = (
    (("Kopf", '<w:gridSpan w:val="2"/>'), ("C", "")),
    (("a", '<w:vMerge w:val="restart"/>'), ("b", ""), ("c", "")),
    (("", "<w:vMerge/>"), ("d", ""), ("e", "")),
)
WORD_ROWS = "".join(
    "<w:tr>" + "".join(f"<w:tc><w:tcPr>{said}</w:tcPr>{paragraph(run(words))}</w:tc>" for words, said in cells) + "</w:tr>"
    for cells in WORD_CELLS
)
ODT_ROWS = (
    "<table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>Kopf</text:p></table:table-cell>"
    "<table:covered-table-cell/><table:table-cell><text:p>C</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>a</text:p></table:table-cell>"
    "<table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>d</text:p></table:table-cell>"
    "<table:table-cell><text:p>e</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("t.html", f"<table>{HTML_ROWS}</table>"),
        ("t.xml", f"<article article-type='x'><body><table-wrap><table>{HTML_ROWS}</table></table-wrap></body></article>"),
        ("t.xml", f"<TEI><text><body><table>{TEI_ROWS}</table></body></text></TEI>"),
        ("t.docx", docx(f"<w:tbl>{WORD_ROWS}</w:tbl>")),
        ("t.odt", odt(f"<table:table>{ODT_ROWS}</table:table>")),
    ],
)
def test_cells_that_reach_over_columns_and_rows(name, written):
    assert body(read(written, name)) == [("table", SPANNED)]


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ("<tr><td>a</td><td rowspan='2'>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr>", "a\tb\nc\nd\te"),
        ("<tr><td colspan='x'>a</td><td rowspan='0'>b</td></tr><tr><td>c</td><td>d</td></tr>", "a\tb\nc\td"),
        ("<tr><td colspan='99999999'>a</td></tr><tr><td>c</td></tr>", "a\nc"),
    ],
)
def test_reaches_that_end_with_the_table_or_say_nothing(rows, table):
    assert body(read(f"<table>{rows}</table>", "t.html")) == [("table", table)]
