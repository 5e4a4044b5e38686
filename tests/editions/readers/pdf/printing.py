"""A small press: PDFs with text at given places, for tests. Times for all letters, and two fonts of boxes.

"superior" and "oldstyle" are Type 3 fonts whose digits are boxes: small and high ones, or ones that sink below the baseline as old-style
figures do. To a reader of outlines they look as such figures do in real fonts. "figures" has both: old-style ones under the digits,
superior ones under the letters a to j.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

FONTS = {"roman": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
SUPERIOR, OLD_STYLE = (0, 330, 350, 680), (0, -210, 450, 450)  # left, foot, right, head in thousandths of an em
BOXES = {"superior": {"0": SUPERIOR}, "oldstyle": {"0": OLD_STYLE}, "figures": {"0": OLD_STYLE, "a": SUPERIOR}}  # from a code on


@dataclass(frozen=True)
class Part:
    text: str
    font: str = "roman"
    scale: float = 1.0
    rise: float = 0.0  # em of the line


def italic(text: str) -> Part:
    return Part(text, "italic")


def bold(text: str) -> Part:
    return Part(text, "bold")


def raised(text: str) -> Part:
    return Part(text, scale=0.6, rise=0.35)


def small(text: str) -> Part:
    """Smaller than its line, on the same baseline."""
    return Part(text, scale=0.6)


def superior(text: str) -> Part:
    return Part(text, "superior")


@dataclass
class Sheet:
    """One page of 420 by 600 points."""

    streams: list[str] = field(default_factory=list)
    rotate: int = 0

    def line(self, x: float, y: float, size: float, *parts: str | Part) -> "Sheet":
        shown = [part if isinstance(part, Part) else Part(part) for part in parts]
        shows = " ".join(f"/{part.font} {size * part.scale} Tf {size * part.rise} Ts ({_escaped(part.text)}) Tj" for part in shown)
        self.streams.append(f"BT 1 0 0 1 {x} {y} Tm {shows} ET")
        return self

    def lines(self, x: float, y: float, size: float, rows: Sequence[str | Part | tuple[str | Part, ...]], leading: float = 1.25) -> float:
        """Rows below each other from `y` on; gives back the place of the row that would follow."""
        for row in rows:
            self.line(x, y, size, *(row if isinstance(row, tuple) else (row,)))
            y -= leading * size
        return y

    def leap(self, x: float, y: float, size: float, first: str, far: float, second: str) -> "Sheet":
        """Two texts of one object, the second one `far` points behind the first."""
        shown = f"[({_escaped(first)}) {-1000 * far / size} ({_escaped(second)})] TJ"
        self.streams.append(f"BT 1 0 0 1 {x} {y} Tm /roman {size} Tf {shown} ET")
        return self

    def rule(self, x: float, y: float, width: float, *, drawn: str = "stroke") -> "Sheet":
        """A thin line across: a stroke, or a box as word processors fill it."""
        self.streams.append(f"{x} {y} m {x + width} {y} l S" if drawn == "stroke" else f"{x} {y} {width} 0.5 re f")
        return self

    def upright(self, x: float, y: float, size: float, text: str) -> "Sheet":
        """Text that runs from the foot of the page to its head."""
        self.streams.append(f"BT 0 1 -1 0 {x} {y} Tm /roman {size} Tf ({_escaped(text)}) Tj ET")
        return self


def printed(*sheets: Sheet, labels: str = "", encrypt: bool = False) -> bytes:
    """The file. `labels` is the content of its array of page labels."""
    objects: list[str] = ["", ""]

    def added(content: str) -> int:
        objects.append(content)
        return len(objects)

    fonts = {name: added(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>") for name, base in FONTS.items()}
    fonts |= {name: added(_boxes(box, added)) for name, box in BOXES.items()}
    resources = "<< /Font << " + " ".join(f"/{name} {number} 0 R" for name, number in fonts.items()) + " >> >>"
    pages = []
    for sheet in sheets:
        content = added(_stream("\n".join(sheet.streams)))
        pages.append(
            added(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 600] /Rotate {sheet.rotate} /Contents {content} 0 R"
                f" /Resources {resources} >>"
            )
        )
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels << /Nums [{labels}] >>' if labels else ''} >>"
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    lock = added(f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>") if encrypt else None
    return _file(objects, lock)


def _boxes(boxes, added):
    """A font of ten boxes from each code on, which are the digits."""
    glyphs = {name: added(_stream(_drawn(box))) for name, box in boxes.items()}
    digits = [(ord(first) + digit, digit, first) for first in boxes for digit in range(10)]
    codes = " ".join(f"<{code:02x}> <{0x30 + digit:04x}>" for code, digit, _ in digits)
    unicode = added(
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
            f"1 begincodespacerange <00> <ff> endcodespacerange {len(digits)} beginbfchar {codes} endbfchar endcmap end end"
        )
    )
    widths = {code: boxes[first][2] + 50 for code, _, first in digits}
    last = max(widths)
    return (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 600 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 48 /LastChar {last}"
        f" /Widths [{' '.join(str(widths.get(code, 0)) for code in range(48, last + 1))}] /ToUnicode {unicode} 0 R /Resources << >>"
        f" /Encoding << /Differences [{' '.join(f'{code} /g{code}' for code in widths)}] >>"
        f" /CharProcs << {' '.join(f'/g{code} {glyphs[first]} 0 R' for code, _, first in digits)} >> >>"
    )


def _drawn(box):
    left, foot, right, head = box
    return f"{right + 50} 0 {left} {foot} {right} {head} d1 {left} {foot} {right - left} {head - foot} re f"


def _escaped(text: str) -> str:
    return "".join(f"\\{byte:03o}" if byte > 126 or byte in b"()\\" else chr(byte) for byte in text.encode("cp1252"))


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], lock: int | None) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    security = f"/Encrypt {lock} 0 R /ID [<00> <00>]" if lock else ""
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {security} >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")
