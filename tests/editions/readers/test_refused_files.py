"""Files are told by what is in them, and what would do harm is refused in words that say what to do."""

import io
import zipfile

import pytest

from editions.readers import UnreadableSource, read_bytes
from tests.editions.readers import twins
from tests.editions.readers.twins import zipped


@pytest.mark.parametrize(
    ("twin", "name", "format"),
    [
        ("docx", "uhr.txt", "docx"),
        ("docx", "uhr.epub", "docx"),
        ("epub", "uhr.docx", "epub"),
        ("odt", "uhr.docx", "odt"),
        ("jats", "uhr.html", "jats"),
        ("jats", "uhr", "jats"),
        ("epub", "uhr.zip", "epub"),
        ("tei", "uhr.txt", "tei"),
        ("tei", "uhr.html", "tei"),
        ("html", "uhr.xml", "html"),
        ("html", "uhr", "html"),
        ("md", "uhr.md", "markdown"),
        ("md", "uhr.txt", "text"),
        ("txt", "uhr", "text"),
    ],
)
def test_content_counts_before_the_ending(twin, name, format):
    assert read_bytes(twins.ALL[twin](), name=name).format == format


@pytest.mark.parametrize(
    ("written", "format"),
    [
        ("<article><p>Text</p></article>", "html"),
        ("<article><front/><body><p>Text</p></body></article>", "jats"),
        ('<article article-type="other"><body><p>Text</p></body></article>', "jats"),
    ],
)
def test_an_article_may_be_a_web_page_or_a_journals(written, format):
    assert read_bytes(written.encode(), name="x.html").format == format


def test_tei_in_utf_16_and_after_comments_is_told_too():
    written = twins.as_tei().decode().removeprefix('<?xml version="1.0"?>')
    assert read_bytes(f'<?xml version="1.0" encoding="utf-16"?><!-- aus -->{written}'.encode("utf-16"), name="x").format == "tei"


def bomb(size: int) -> bytes:
    return zipped({"word/document.xml": b" " * size})


def quine_like() -> bytes:
    """An archive in an archive: the inner one is never opened."""
    return zipped({"word/document.xml": bomb(20_000_000)})


def without_end(data: bytes) -> bytes:
    return data[: len(data) // 2]


def locked(data: bytes) -> bytes:
    """Every part marked as encrypted."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


LAUGHS = "".join(f'<!ENTITY l{level} "&l{level - 1};&l{level - 1};">' for level in range(1, 30))


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (bomb(60_000_000), "b.docx", "too_expansive"),
        (quine_like(), "b.docx", "broken"),
        (without_end(twins.as_docx()), "b.docx", "broken"),
        (without_end(twins.as_epub()), "b.epub", "broken"),
        (locked(twins.as_docx()), "b.docx", "encrypted"),
        (zipped({"xl/workbook.xml": "<x/>"}), "b.docx", "unknown_format"),
        (zipped({"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.text"}), "b.odt", "broken"),
        (zipped({"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "b.odt", "unknown_format"),
        (zipped({"Index/Document.iwa": "x", "preview.jpg": "x"}), "b.pages", "unknown_format"),
        (
            twins.odt("Text", **{"META-INF/manifest": f"<manifest:manifest {twins.ODF}><manifest:encryption-data/></manifest:manifest>"}),
            "b.odt",
            "encrypted",
        ),
        (without_end(twins.as_odt()), "b.odt", "broken"),
        (twins.odt("<text:p/>"), "b.odt", "blank"),
        (f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]><TEI><text>&l29;</text></TEI>'.encode(), "b.xml", "entities"),
        (b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><p>&x;</p></text></TEI>', "b.xml", "entities"),
        (
            '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><p>&x;</p></text></TEI>'.encode("utf-16"),
            "b.xml",
            "entities",
        ),
        (b'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><TEI><text/></TEI>', "b.xml", "entities"),
        (zipped({"word/document.xml": '<!DOCTYPE w [<!ENTITY x SYSTEM "/etc/passwd">]><w>&x;</w>'}), "b.docx", "entities"),
        (b"Ein Wort. " * 9_000 + b"\x00", "b.md", "binary"),
        (b"Ein Wort. " * 9_000 + b"\x00", "b.txt", "binary"),
        (b"<TEI><text><p>Offen</text></TEI>", "b.xml", "broken"),
        (b'<?xml version="1.0"?><article><p>JATS</p></article>', "b.xml", "unknown_format"),
        (b"<TEI><teiHeader>Nur Kopf</teiHeader><text/></TEI>", "b.xml", "blank"),
        (b"<html><head><title>Nur Kopf</title></head><body></body></html>", "b.html", "blank"),
        (twins.docx(""), "b.docx", "blank"),
        (b"<TEI>" + b"<a>" * 5_000 + b"tief" + b"</a>" * 5_000 + b"</TEI>", "b.xml", "broken"),
    ],
)
def test_what_would_do_harm_or_holds_no_text_is_refused(data, name, code):
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(data, name=name)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


def test_a_broken_xml_file_is_said_to_be_broken_where():
    with pytest.raises(UnreadableSource, match="line 3"):
        read_bytes(b"<TEI>\n<text>\n<p>Offen</text></TEI>", name="b.xml")


def test_files_over_the_limit_of_pages_are_refused():
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(f"<TEI><text>{'<pb/>' * 30}<p>Text</p></text></TEI>".encode(), name="b.xml", max_pages=20)
    assert refused.value.code == "too_many_pages"


def test_a_reader_of_xml_opens_no_files(tmp_path):
    (tmp_path / "secret.txt").write_text("geheim")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret.txt" parse="text"/>'
    included = f"<TEI><text><p>Text</p>{include}</text></TEI>"
    assert "geheim" not in read_bytes(included.encode(), name="b.xml").raw


def test_an_archive_that_lies_about_the_size_of_a_part_is_refused():
    data = bytearray(twins.as_docx())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true_size = archive.getinfo("word/document.xml").file_size
    lie = data.replace(true_size.to_bytes(4, "little"), (true_size - 50).to_bytes(4, "little"))
    with pytest.raises(UnreadableSource):
        read_bytes(bytes(lie), name="b.docx")
