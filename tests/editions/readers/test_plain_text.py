"""Plain text comes in as it is, and what is no text is refused with a word on what to do."""

import pytest

from editions.readers import UnreadableSource, read, read_bytes

GERMAN = "Die Brücke über die Füße des Flusses hieß »Äußere Höhe« – sie führte nirgendwohin, und niemand wusste für wen."


def test_line_breaks_and_blanks_stay_as_they_are():
    raw = " Eins \r\n\r\nZwei\n\fDrei\r"
    source = read_bytes(raw.encode())
    assert source.raw == raw
    assert [line.text for page in source.pages for line in page.lines] == [" Eins ", "", "Zwei", "", "Drei"]


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Die Wasser\x02leitung am Markt", ["Die Wasser\x02", "leitung am Markt"]),
        ("Die Wasser\ufffeleitung am Markt", ["Die Wasser\ufffe", "leitung am Markt"]),
        ("Die Wasser\x02\nleitung", ["Die Wasser\x02", "leitung"]),
        ("Der Stand \x02 war 12\x0213", ["Der Stand \x02 war 12\x0213"]),
    ],
)
def test_a_line_ends_at_the_hyphen_that_pdfium_writes_for_its_end(raw, lines):
    source = read_bytes(raw.encode())
    assert source.raw == raw
    assert [line.text for page in source.pages for line in page.lines] == lines


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Die Wasser\xadleitung am Fisch\xadmarkt war alt.\nSie floss nicht mehr, als der Frost kam.", 2),
        ("Die Leitung am Markt war alt, und keiner hat sie erneu\xadert, bis sie im Frost zerbrach.\nSie wurde nie wieder voll.", 3),
        ("Die Leitung am Markt war alt, und keiner hat sie erneu\xad\nert, bis sie im Frost zerbrach.\nSie wurde nie wieder voll.", 3),
    ],
)
def test_a_line_ends_at_soft_hyphens_that_stand_as_far_apart_as_lines_end(raw, lines):
    source = read_bytes(raw.encode())
    assert sum(len(page.lines) for page in source.pages) == lines


def test_lines_and_pages_know_their_place():
    source = read_bytes(b"Eins\fZwei\nDrei")
    assert [source.raw[page.start : page.end] for page in source.pages] == ["Eins\f", "Zwei\nDrei"]
    assert all(source.raw[line.start : line.end] == line.text for page in source.pages for line in page.lines)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-1", "mac-roman"]
)
def test_common_encodings_are_told_apart(encoding):
    text = GERMAN if encoding != "iso8859-1" else GERMAN.replace("–", "-")
    assert read_bytes(text.encode(encoding)).raw == text


def test_a_short_file_in_the_windows_encoding_is_read():
    assert read_bytes("Größe und Maß; Präfekt, Übung".encode("cp1252")).raw == "Größe und Maß; Präfekt, Übung"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "leer.txt", "empty"),
        (b" \n\t\r\n\f", "weiss.txt", "blank"),
        ("\ufeff\n\u00ad".encode(), "unsichtbar.txt", "blank"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "bild.txt", "binary"),
        (bytes(range(256)) * 40, "zufall.txt", "binary"),
        (b"\xff\xfeW\x00o\x00\x00", "halb.txt", "wrong_encoding"),
        (b"\xff\xfeW\x00o\x00\x00\x00", "null.txt", "binary"),
        (b"PK\x03\x04" + b"\x00" * 40, "aufsatz.txt", "broken"),
        (b"{\\rtf1 Text}", "aufsatz.rtf", "unknown_format"),
    ],
)
def test_what_is_no_text_is_refused(data, name, code):
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(data, name=name)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


def test_a_file_over_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "lang.txt"
    path.write_text("x" * 101)
    with pytest.raises(UnreadableSource) as refused:
        read(path, max_bytes=100)
    assert refused.value.code == "too_large"


def test_too_many_pages_are_refused():
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(b"a\fb\fc", max_pages=2)
    assert refused.value.code == "too_many_pages"


def test_a_file_without_an_ending_is_read_by_its_content(tmp_path):
    path = tmp_path / "LIESMICH"
    path.write_text(GERMAN, encoding="utf-8")
    assert read(path).raw == GERMAN
