"""Markdown: headings, quotations, lists and notes by their marks, which stay in the raw text and are left out of the clean one."""

from dataclasses import dataclass

from editions.readers import errors
from editions.readers.encoding import decode, looks_binary
from editions.readers.markdown_blocks import (
    ADDRESS,
    DEFINITION,
    DIV,
    ELEMENT,
    FENCE,
    HEADING,
    IN_ITEM,
    ITEM,
    MOST_ROWS,
    NOTE,
    PAGE_COMMAND,
    PICTURE,
    QUOTED,
    RULE,
    VERSE,
    MarkdownBlocks,
    lines_of,
)
from editions.readers.markdown_head import read_head
from editions.readers.markdown_tables import CAPTION, HEAD, may_begin_table, rows_of
from editions.readers.source import SourceText, is_blank
from editions.readers.structure import Call, Note, StructuredText

TITLE_PAGE = ("title", "subtitle", "byline", "paragraph")


@dataclass(slots=True)
class MarkdownReading(MarkdownBlocks):
    """Goes through the lines from block to block."""

    def run(self) -> None:
        names = (match[1] for line in self.lines if (match := ADDRESS.match(line.text)))
        self.inline.defined = frozenset(" ".join(name.split()).casefold() for name in names)
        self._title_block()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.is_blank:
                self.at += 1
            elif match := DIV.match(line.text):
                self.division(line, match[1])
            elif match := ELEMENT.match(line.text):
                self.element(line, match)
            elif rows := self._rows():
                self.table(rows)
            elif any(pattern.match(line.text) for pattern in (RULE, ADDRESS, PAGE_COMMAND)):
                self.leave_out(line.start, line.end)
                self.at += 1
            elif match := NOTE.match(line.text):
                self.note(match)
            elif match := HEADING.match(line.text):
                self.heading(line, match)
            elif match := FENCE.match(line.text):
                self.fenced(match[1])
            elif QUOTED.match(line.text):
                self.quotation()
            elif VERSE.match(line.text):
                self.verse()
            elif match := ITEM.match(line.text):
                self.item(match)
            elif (match := CAPTION.match(line.text)) and self.blocks and self.blocks[-1].kind == "table":
                self.leave_out(line.start, line.start + match.end())
                self.paragraph("caption", match.end())
            elif (match := DEFINITION.match(line.text)) and self.blocks and self.blocks[-1].kind == "list_item":
                self.item(match)
            elif PICTURE.match(line.text):
                self.paragraph("caption")
            elif IN_ITEM.match(line.text) and self.blocks and self.blocks[-1].kind == "list_item":
                self.paragraph("list_item")
            else:
                self.paragraph()

    def _rows(self) -> int:
        first = [line.text for line in self.lines[self.at : self.at + HEAD]]
        return rows_of([line.text for line in self.lines[self.at : self.at + MOST_ROWS]]) if may_begin_table(first) else 0

    def _title_block(self) -> None:
        """Its passages in the order of a title page, whatever that of its keys."""
        head = read_head([line.text for line in self.lines])
        self.language, self.at = head.language, len(head.lines)
        found: list[tuple[str, int, int]] = []
        for line, read in zip(self.lines, head.lines, strict=False):
            start, end = line.start + read.start, line.start + read.end
            if read.goes_on and found:
                found[-1] = (read.kind, found[-1][1], end)
            else:
                self.leave_out(line.start, start if read.kind else line.end)
                found.extend([(read.kind, start, end)] if read.kind else [])
            self.leave_out(end if read.kind else line.end, line.end)
        for kind, start, end in sorted(found, key=lambda each: TITLE_PAGE.index(each[0])):
            self.passage(kind, start, end)


def read_markdown(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The file's text with its structure. Raises `UnreadableSource` (binary, wrong_encoding, blank)."""
    if looks_binary(data):
        raise errors.binary()
    raw, encoding = decode(data)
    if is_blank(raw):
        raise errors.blank()
    reading = MarkdownReading(raw, list(lines_of(raw)))
    reading.run()
    structure = _structure(reading)
    if not structure.blocks:
        raise errors.nothing_to_read("Markdown")
    return SourceText(raw=raw, format="markdown", language=reading.language, metadata={"encoding": encoding}, structured=structure)


def _structure(reading: MarkdownReading) -> StructuredText:
    """Notes by their names where all are numbers, else in the order of their calls, as every program shows them."""
    inline = reading.inline
    here = {f" {start}": [(start, end)] for start, end in inline.notes}
    called = sorted([*inline.calls, *((start - 2, start - 2, f" {start}") for start, _ in inline.notes)])
    names = list(dict.fromkeys([name for _, _, name in called] + list(reading.notes)))
    spans = {**reading.notes, **here}
    by_name = all(name.isdecimal() for name in names)
    numbers = {name: int(name) if by_name else order for order, name in enumerate(names, start=1)}
    there = [name for name in names if name in spans]
    return StructuredText(
        blocks=tuple(reading.blocks),
        notes=tuple(Note(numbers[name], str(numbers[name]), tuple(spans[name])) for name in there),
        calls=tuple(Call(start, end, str(numbers[name]), there.index(name) if name in spans else None) for start, end, name in called),
        left_out=tuple(inline.left_out),
        line_breaks=tuple(sorted(inline.line_breaks)),
        cell_ends=tuple(reading.cell_ends),
        marks=tuple(inline.marks),
        respelled=tuple(inline.respelled),
    )
