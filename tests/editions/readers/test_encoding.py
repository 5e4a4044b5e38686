"""The encoding of a web page: what it says of it, and what its bytes show."""

import pytest

from tests.editions.readers.showing import body, read


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-2", "iso-8859-2"),
        ("iso-8859-1", "utf-8"),
        ("windows-1252", "utf-8-sig"),
        ("iso-8859-1", "utf-16"),
        ("utf-16", "utf-8"),
        ("utf-16", "cp1252"),
        ("utf-8", "cp1252"),
        *(
            (name, "utf-8")
            for name in ("undefined", "unicode_escape", "idna", "punycode", "hex", "rot13", "no-such-thing", "..", "a" * 200)
        ),
    ],
)
def test_what_the_bytes_show_counts_before_what_the_page_says(named, encoding):
    words = "Größe" if encoding == "iso-8859-2" else "„Größe“ – so"
    written = f"<html><head><meta charset='{named}'></head><body><p>{words} C:\\ud800</p></body></html>".encode(encoding)
    assert body(read(written, "a.html")) == [("paragraph", f"{words} C:\\ud800")]


def test_a_byte_that_windows_leaves_open_does_no_harm():
    written = b"<html><head><meta charset='iso-8859-1'></head><body><p>Gr\xf6\xdfe \x81</p></body></html>"
    assert body(read(written, "a.html"))[0][1].startswith("Größe")
