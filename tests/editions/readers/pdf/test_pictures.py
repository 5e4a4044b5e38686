"""The picture of a page shows the page, and the boxes of its letters lie where the picture has ink."""

import struct
import zlib

import numpy as np
import pytest

from editions.readers import UnreadableSource, read_bytes
from editions.readers.pdf.lettering import Lettering
from editions.readers.pdf.pictures import DrawnSheet, draw, png_of
from editions.readers.pdf.runs import HYPHEN
from tests.editions.readers.pdf.printing import Sheet, bold, italic, printed, raised

INK = 8  # of the sixteen greys: darker than this


def greys(png: bytes) -> "np.ndarray":
    """The picture as it was packed, 0 (black) to 15 (white). The tests' own reader of PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        chunks[kind] = content
        at += 12 + length
    width, height, depth, colours = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colours) == (4, 0)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    assert not rows[:, 0].any()
    pixels = np.stack([rows[:, 1:] >> 4, rows[:, 1:] & 15], axis=-1).reshape(height, -1)
    assert (pixels[:, width:] == 15).all()
    return pixels[:, :width]


def boxes_of(sheet: DrawnSheet, words: str) -> list[tuple[int, int, int, int]]:
    lettering = Lettering.packed(sheet.letters, sheet.boxes)
    at = sheet.letters.index(words)
    return list(lettering.boxes[at : at + len(words)])


def test_a_picture_is_as_wide_and_high_as_its_page() -> None:
    (sheet,) = draw(printed(Sheet().line(50, 500, 12, "Die Uhr")), [0])
    assert (sheet.width, sheet.height) == (759, 1084)
    assert greys(sheet.png).shape == (sheet.height, sheet.width)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_letters_have_their_boxes_where_the_ink_is(rotate: int) -> None:
    page = Sheet(rotate=rotate).line(50, 500, 14, "Ufer ", italic("Kahn "), bold("Mast"), raised("12")).line(200, 80, 9, "Fuss")
    (sheet,) = draw(printed(page), [0])
    dark = greys(sheet.png) < INK
    assert sorted(sheet.letters) == sorted("UferKahnMast12Fuss")
    inked = np.zeros_like(dark)
    for left, top, right, foot in Lettering.packed(sheet.letters, sheet.boxes).boxes:
        assert dark[top:foot, left:right].any()
        inked[top:foot, left:right] = True
    assert not (dark & ~inked).any()


def test_a_word_stands_where_it_was_printed() -> None:
    (sheet,) = draw(printed(Sheet().line(50, 500, 12, "Ufer").line(300, 100, 12, "Kahn")), [0])
    pixels = sheet.width / 420
    for words, x, y in (("Ufer", 50, 500), ("Kahn", 300, 100)):
        left, top, _, foot = boxes_of(sheet, words)[0]
        assert abs(left - x * pixels) <= 2
        assert top < (600 - y) * pixels <= foot


def test_letters_are_named_as_the_reader_names_them() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, 10, ["Größe – ›Maß‹ … so steht es in den Akten der Ver-", "waltung, und niemand hat es bestritten."])
    (drawn,) = draw(printed(sheet), [0])
    raw = read_bytes(printed(sheet), name="akten.pdf").raw
    assert HYPHEN in raw
    assert sorted(drawn.letters) == sorted(raw.replace(" ", "").replace("\n", ""))


def test_sheets_are_drawn_in_the_order_asked_for_and_others_left_out() -> None:
    data = printed(*(Sheet().line(50, 500, 12, f"Blatt {number}") for number in range(3)))
    assert [(sheet.sequence, sheet.letters) for sheet in draw(data, [2, 7, 0, -1])] == [(2, "Blatt2"), (0, "Blatt0")]


def test_a_blank_sheet_has_a_picture_and_no_letters() -> None:
    (sheet,) = draw(printed(Sheet()), [0])
    assert (sheet.letters, sheet.boxes) == ("", b"")
    assert (greys(sheet.png) == 15).all()


def test_a_poster_is_drawn_no_larger_than_a_page() -> None:
    data = printed(Sheet().line(50, 500, 12, "Die Uhr")).replace(b"[0 0 420 600]", b"[0 0 9000 3000]".ljust(13))
    (sheet,) = draw(data, [0])
    assert max(sheet.width, sheet.height) == 1_600


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 and nothing else", b"Kein PDF."])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource) as refused:
        draw(data, [0])
    assert refused.value.code == "broken"


@pytest.mark.parametrize("width", [1, 2, 7, 8])
def test_every_grey_is_kept_to_a_sixteenth(width: int) -> None:
    values = np.linspace(0, 255, width * 5).round().astype(np.uint8).reshape(5, width)
    assert (np.abs(greys(png_of(values)).astype(int) * 17 - values) <= 9).all()
