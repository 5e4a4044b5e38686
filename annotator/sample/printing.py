"""Prints a paged text as a small PDF, so that the sample has a source with printed pages to look at.

A page of the text begins with its number and ends with a form feed; its lines stay as they are. Times, letters of cp1252.
"""

import zlib
from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 420, 600  # points
LEFT, TOP, FOOT = 54, 520, 48
SIZE, LEADING = 10.5, 14.5
TITLES = (18, 13, 10.5, 10.5)  # sizes of the lines that stand alone at the beginning
LONE = 45  # code points: a longer line is no title


def printed(text: str) -> bytes:
    """The file; the same text gives the same bytes."""
    pages = [page.strip("\n").split("\n") for page in text.split("\f")]
    streams = ["\n".join(_page(lines, titles=TITLES if not number else ())) for number, lines in enumerate(pages)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>".encode())
        packed = zlib.compress(stream.encode("cp1252"))
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream")
    return _file(objects)


def _page(lines: Sequence[str], titles: Sequence[float]) -> Iterator[str]:
    number, *rest = lines
    height, waiting = float(TOP), list(titles)
    for line in rest:
        is_title = bool(line and waiting and len(line) < LONE)
        size = waiting.pop(0) if is_title else SIZE
        height -= LEADING + size - SIZE
        if line:
            waiting = waiting if is_title else []
            yield _line(line, LEFT, height, size)
    yield _line(number, WIDTH / 2 - SIZE / 2, FOOT, SIZE)


def _line(text: str, x: float, y: float, size: float) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {x} {y:.2f} Td ({escaped}) Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
