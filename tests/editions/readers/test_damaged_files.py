"""Whatever is in a file, a reader gives its text or says why not; nothing is lost on the way, and it takes no longer than a moment."""

import io
import zipfile
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.readers import UnreadableSource, read_bytes
from editions.segmentation import restore, segment
from tests.editions.readers import twins

MOMENT = timedelta(seconds=10)
FUZZ = settings(max_examples=60, deadline=MOMENT, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# Pieces that matter to one format or another, and some that matter to none.
PIECES = st.sampled_from(
    [
        *(b"<p>", b"</p>", b"<div>", b"</div>", b"<br/>", b"<li id='fn1'>", b"<blockquote>", b"<table><tr><td>", b"</table>", b"<h2>"),
        *(
            b"<a href='#fn1'>1</a>",
            b"<a href='#fn1' id='call1'>*</a>",
            b"<sup>",
            b"<nav>",
            b"<q>",
            b"<i>",
            b"<span class='pagenum'>[7]</span>",
        ),
        *(
            b"<note>",
            b"</note>",
            b"<note n='3)' xml:id='x'>",
            b"<pb n='4'/>",
            b"<lb break='no'/>",
            b"<lb/>",
            b"<lg><l>",
            b"</l></lg>",
            b"<l>",
        ),
        *(b"<quote>", b"</quote>", b"<choice><sic>", b"<fw>", b"<ref target='#x'>1</ref>", b"<head>", b"<text>", b"<!DOCTYPE a>", b"&amp;"),
        *(
            b"<w:p>",
            b"</w:p>",
            b"<w:t>",
            b"<w:footnoteReference w:id='2'/>",
            b"<w:br/>",
            b"<w:tbl><w:tr><w:tc>",
            b"<w:lastRenderedPageBreak/>",
            b"<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
            b"<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            b"<w:txbxContent>",
            b"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            b"<app><lem>",
            b"<rdg>",
            b"<style>.a{font-style:italic} .b{margin-left:40pt</style>",
            b"<span class='footnote a'>",
            b"[End Page 7]",
            b"Wort<sup>1</sup>",
            b"Wort<sup>2</sup>",
            b"<p>1 ",
            b"<p>2 ",
            b"::: epigraph\n",
            b"+---+---+\n",
            b"--- ----\n",
            b"~~",
            b": ",
            b"<fn>",
            b"<label>",
            b"<xref rid='fn1'>1</xref>",
            b"<sec><title>",
            b"<element-citation>",
            b"<verse-line>",
            b"<text:p>",
            b"</text:p>",
            b"<text:h text:outline-level='x'>",
            b"<text:list><text:list-item text:start-value='3'>",
            b"<text:note>",
            b"<draw:frame>",
            b"<text:s text:c='9'/>",
            b"<text:soft-page-break/>",
        ),
        *(
            b"# ",
            b"> ",
            b"| ",
            b"[^1]",
            b"[^1]: ",
            b"^[",
            b"]",
            b"**",
            b"_",
            b"*",
            b"`",
            b"\\",
            b"---\n",
            b"- ",
            b"\n",
            b"\n\n",
            b"    ",
            b"<!--",
        ),
        *("Fluß".encode(), "u\u0308".encode(), b"\xff", b"\x00", b"\xc2\xa0", b"\xc2\xad", b"-", b"7", b"&#x0;", b"&nbsp;", b"&undefined;"),
    ]
)


@st.composite
def damaged(draw, data: bytes) -> bytes:
    """The bytes with some of them cut out, doubled, or replaced by pieces."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        data = data[:start] + draw(st.one_of(PIECES, st.just(data[start:end] * 2), st.binary(max_size=8))) + data[end:]
    return data


@st.composite
def damaged_within(draw, data: bytes) -> bytes:
    """The archive with one of its parts damaged, or left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    part = parts.pop(name)
    if draw(st.integers(0, 9)):
        parts[name] = draw(damaged(part if isinstance(part, bytes) else part.encode()))
    return twins.zipped(parts)


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        source = read_bytes(data, name=name)
    except UnreadableSource:
        return
    assert restore(segment(source)) == source.raw


@FUZZ
@given(damaged(twins.as_html()))
def test_damaged_html(data):
    read_or_refuse(data, "uhr.html")


@FUZZ
@given(damaged(twins.as_tei()))
def test_damaged_tei(data):
    read_or_refuse(data, "uhr.xml")


@FUZZ
@given(damaged(twins.as_jats()))
def test_damaged_jats(data):
    read_or_refuse(data, "uhr.xml")


@FUZZ
@given(damaged(twins.as_markdown()))
def test_damaged_markdown(data):
    read_or_refuse(data, "uhr.md")


@FUZZ
@given(st.one_of(damaged(twins.as_docx()), damaged_within(twins.as_docx())))
def test_damaged_word_documents(data):
    read_or_refuse(data, "uhr.docx")


@FUZZ
@given(st.one_of(damaged(twins.as_odt()), damaged_within(twins.as_odt())))
def test_damaged_open_documents(data):
    read_or_refuse(data, "uhr.odt")


@FUZZ
@given(st.one_of(damaged(twins.as_epub()), damaged_within(twins.as_epub())))
def test_damaged_epubs(data):
    read_or_refuse(data, "uhr.epub")


@FUZZ
@given(st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from(["x.html", "x.md", "x.xml", "x.txt"]))
def test_pieces_of_all_formats(data, name):
    read_or_refuse(b"<html><body>" + data if name == "x.html" else data, name)


@FUZZ
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_pieces_within_tei(data):
    head = b"<TEI><text><body><div>"
    read_or_refuse(head + data + b"</div></body></text></TEI>", "x.xml")


@FUZZ
@given(st.binary(max_size=400), st.sampled_from(["", "x.txt", "x.docx", "x.odt", "x.epub", "x.html", "x.xml", "x.md", "x.pdf"]))
@pytest.mark.parametrize("begin", [b"", b"PK\x03\x04", b"<?xml version='1.0'?>", b"<html>", b"%PDF-1.7\n", b"\xff\xfe"])
def test_random_bytes(begin, data, name):
    read_or_refuse(begin + data, name)
