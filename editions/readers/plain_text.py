"""Plain text and Markdown: lines as the file breaks them, pages only where it has form feeds."""

import re
from collections.abc import Iterator
from statistics import median

from editions.readers import errors
from editions.readers.encoding import decode, looks_binary
from editions.readers.source import Line, SourcePage, SourceText, is_blank

# What ends a line: the breaks of Unix, Windows, old Macs and teletypes. A form feed ends line and page.
# PDFium writes U+0002 or U+FFFE for a hyphen at a line's end and, in running text, no break after it.
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]|(?<=[^\\W\\d_][\x02\ufffe])(?=[^\\W\\d_])")
# Other tools write U+00AD there, which stands within words where nothing is broken, too.
LINE_BREAK_OR_SOFT_HYPHEN = re.compile(f"{LINE_BREAK.pattern}|(?<=[^\\W\\d_]\xad)(?=[^\\W\\d_])")
AS_LONG_AS_LINES = 0.6  # of the usual line


def read_plain_text(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The file's text with its lines. Raises `UnreadableSource` (binary, wrong_encoding, blank, too_many_pages)."""
    if looks_binary(data):
        raise errors.binary()
    raw, encoding = decode(data)
    source = source_of_text(raw, metadata={"encoding": encoding})
    if len(source.pages) > max_pages:
        raise errors.too_many_pages(len(source.pages), max_pages)
    return source


def source_of_text(raw: str, *, metadata: dict[str, str] | None = None) -> SourceText:
    """The same for characters that are already at hand. Raises `UnreadableSource` with code blank."""
    if is_blank(raw):
        raise errors.blank()
    return SourceText(raw=raw, format="text", pages=tuple(_pages(raw)), metadata=metadata or {})


def _pages(raw: str) -> Iterator[SourcePage]:
    start, sequence = 0, 0
    lines: list[Line] = []
    for line, break_end in _lines(raw):
        lines.append(line)
        if raw[line.end : break_end] == "\f":
            yield SourcePage(sequence, start, break_end, tuple(lines))
            start, sequence, lines = break_end, sequence + 1, []
    if lines:
        yield SourcePage(sequence, start, len(raw), tuple(lines))


def _lines(raw: str) -> Iterator[tuple[Line, int]]:
    """Each line with the end of its break."""
    start = 0
    line_break = LINE_BREAK_OR_SOFT_HYPHEN if _are_broken_at_soft_hyphens(raw) else LINE_BREAK
    for match in line_break.finditer(raw):
        yield Line(start, match.start(), raw[start : match.start()]), match.end()
        start = match.end()
    if start < len(raw):
        yield Line(start, len(raw), raw[start:]), len(raw)


def _are_broken_at_soft_hyphens(raw: str) -> bool:
    """Whether they stand as far from one another as lines end; those that only allow a break stand in all long words."""
    if "\xad" not in raw:
        return False
    lines = [line for line in LINE_BREAK.split(raw) if not is_blank(line)]
    pieces = [len(piece) for line in lines if "\xad" in line.rstrip()[:-1] for piece in line.split("\xad")]
    others = [len(line) for line in lines if "\xad" not in line]
    return bool(pieces and others) and median(pieces) >= AS_LONG_AS_LINES * median(others)
