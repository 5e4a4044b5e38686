"""The blocks of Markdown: what each holds, where it ends, and the marks in it that are no text.

Source: CommonMark 0.31; notes, line blocks, tables and divisions as Pandoc reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editions.readers.markdown_inline import Inline, read_inline
from editions.readers.markdown_tables import bars_of, cell_ends_of, columns_of, is_rule
from editions.readers.structure import Block, LeftOut
from editions.readers.style_names import kind_of_names

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
HEADING_END = re.compile(r"[ \t]+#+[ \t]*$|[ \t]*\{[^{}]*\}[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
QUOTED = re.compile(r"(?: {0,3}>[ \t]?)+")
BULLET = re.compile(r"[ \t]*[-*+•][ \t]+")
# A letter or a Roman numeral numbers an item where two blanks follow its full stop, as Pandoc has it: "I. Der Zeiger" begins a sentence.
ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•]|\d{1,4}[.)]|[ivxlIVXL]{1,6}\)|[A-Za-z]\)|(?:[ivxlIVXL]{1,6}|[A-Za-z])\.(?=[ \t]{2}))[ \t]+(?=\S)")
FIRST_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•]|1[.)])[ \t]+(?=\S)")  # which a line of a paragraph may not begin with
DEFINITION = re.compile(r" {0,3}[:~][ \t]+(?=\S)")
NOTE = re.compile(r" {0,3}\[\^([^\]\s^]{1,40})\]:[ \t]*")
ADDRESS = re.compile(
    r" {0,3}\[([^\]^\s][^\]]{0,200})\]:[ \t]+<?(?:https?://|mailto:|ftp://|www\.|[./#])[^\s>]*>?(?:[ \t]+[\"'(].*[\"')])?[ \t]*$"
)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
VERSE = re.compile(r"\|[ \t]")
ELEMENT = re.compile(r" {0,3}<(/?)(?:div|section|article|center|header|footer|main)\b[^<>]*>[ \t]*$", re.IGNORECASE)
CLASSES = re.compile(r"class\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
DIV = re.compile(r" {0,3}:{3,}[ \t]*(.*?)[ \t]*:*[ \t]*$")
CLASS = re.compile(r"\.([\w-]+)|^([\w-]+)$|custom-style=\"([^\"]+)\"")
PAGE_COMMAND = re.compile(r"\\(?:new|clear|break)?page(?:break)?[ \t]*$")
OTHER_MARKUP = re.compile(r" {0,3}`{3,}[ \t]*\{=\w+\}")
PICTURE = re.compile(r" {0,3}!\[.*\]\([^()]*\)(?:\{[^{}]*\})?[ \t]*$")
MOST_ROWS = 2_000
IN_ITEM = re.compile(r"(?: {2,}|\t)[ \t]*(?=\S)")
IN_NOTE = re.compile(r"(?: {2,}|\t)")


@dataclass(frozen=True, slots=True)
class MarkdownLine:
    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def lines_of(raw: str) -> Iterator[MarkdownLine]:
    for match in LINE.finditer(raw):
        if match[0]:
            yield MarkdownLine(match.start(1), match.end(1), match[1])


@dataclass(slots=True)
class MarkdownBlocks:
    """Reads the block that begins at line `at`, and goes on to the next."""

    raw: str
    lines: list[MarkdownLine]
    inline: Inline = field(default_factory=Inline)
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    at: int = 0
    divisions: list[str] = field(default_factory=list)  # the kinds of the open ones, empty where their name tells none
    cell_ends: list[int] = field(default_factory=list)
    language: str = ""

    def division(self, line: MarkdownLine, said: str) -> None:
        """Its beginning names what is in it, its end names nothing."""
        self.leave_out(line.start, line.end)
        self.at += 1
        if said:
            named = kind_of_names(dotted or bare or styled for dotted, bare, styled in CLASS.findall(said.strip("{} ")))
            self.divisions.append(named[0] if named else "")
        elif self.divisions:
            self.divisions.pop()

    def element(self, line: MarkdownLine, match: re.Match[str]) -> None:
        """The tag of an element of HTML that holds blocks."""
        said = CLASSES.search(match[0])
        if match[1]:
            self.division(line, "")
        else:
            self.division(line, " ".join(f".{name}" for name in said[1].split()) if said else "-")

    def heading(self, line: MarkdownLine, match: re.Match[str]) -> None:
        tail = HEADING_END.search(line.text)
        end = line.start + tail.start() if tail and tail.start() >= match.end() else line.end
        self.leave_out(line.start, line.start + match.end())
        self.leave_out(end, line.end)
        self.passage("heading", line.start + match.end(), end, len(match[1]))
        self.at += 1

    def paragraph(self, kind: str = "paragraph", begin: int = 0) -> None:
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and (
            not self._begins_block(self.lines[self.at])
            or (self.at > first + 1 and DEFINITION.match(self.lines[self.at].text))  # only a line by itself is defined
        ):
            underline = UNDERLINE.match(self.lines[self.at].text)
            if underline:
                line = self.lines[self.at]
                self.leave_out(line.start, line.end)
                self.passage("heading", self.lines[first].start, self.lines[self.at - 1].end, 1 if "=" in underline[1] else 2)
                self.at += 1
                return
            self.at += 1
        if kind == "paragraph" and self.at == first + 1 and self._is_defined():
            kind = "list_item"
        self.passage(kind, self.lines[first].start + begin, self.lines[self.at - 1].end)

    def _is_defined(self) -> bool:
        """Whether the line that has just ended is a term and no sentence: its definition follows, after a blank line or at once."""
        if self.lines[self.at - 1].text.rstrip().endswith((".", "!", "?", ":")):
            return False
        following = self.lines[self.at : self.at + 2]
        return bool(following) and any(DEFINITION.match(line.text) for line in (following if following[0].is_blank else following[:1]))

    def _begins_block(self, line: MarkdownLine, *, in_item: bool = False) -> bool:
        if line.is_blank or (RULE.match(line.text) and not UNDERLINE.match(line.text)):
            return True
        item = ITEM if in_item else FIRST_ITEM
        return any(pattern.match(line.text) for pattern in (HEADING, FENCE, QUOTED, NOTE, DIV, DEFINITION, item))

    def quotation(self) -> None:
        """Each paragraph of the quotation is a passage, and so is each item, and each quotation within it."""
        depth, in_list, kind = 0, False, "block_quotation"
        first: MarkdownLine | None = None
        last: MarkdownLine | None = None
        while self.at < len(self.lines) and not self.lines[self.at].is_blank:
            line = self.lines[self.at]
            sign = QUOTED.match(line.text)
            if not sign and self._begins_block(line):
                break
            content = sign.end() if sign else 0
            bullet = BULLET.match(line.text, content) if sign else None
            is_item = bool(sign and (ITEM if in_list else FIRST_ITEM).match(line.text, content))
            deeper = sign is not None and depth not in (0, sign[0].count(">"))
            has_words = bool(line.text[content:].strip())
            if first and last and (deeper or is_item or not has_words):
                self.passage(kind, first.start, last.end)
                first = None
            in_list = is_item or (in_list and has_words)
            content = bullet.end() if bullet else content
            self.leave_out(line.start, line.start + content)
            if has_words:
                kind = kind if first else "list_item" if in_list else "block_quotation"
                first, last = first or MarkdownLine(line.start + content, line.end, line.text[content:]), line
            depth = sign[0].count(">") if sign else depth
            self.at += 1
        if first and last:
            self.passage(kind, first.start, last.end)

    def item(self, match: re.Match[str]) -> None:
        """A bullet is a sign; a number may be cited, and stays."""
        line = self.lines[self.at]
        indent = len(line.text) - len(line.text.lstrip())
        begin = line.start + (indent if match[0].strip()[0].isalnum() else match.end())
        self.leave_out(line.start, begin)
        self.at += 1
        while self.at < len(self.lines) and not self._begins_block(self.lines[self.at], in_item=True):
            self.at += 1
        self.passage("list_item", begin, self.lines[self.at - 1].end)

    def fenced(self, fence: str) -> None:
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and not self.lines[self.at].text.strip().startswith(fence):
            self.at += 1
        if OTHER_MARKUP.match(self.lines[first].text):
            self.leave_out(self.lines[first].start, self.lines[min(self.at, len(self.lines) - 1)].end)
            self.at += 1
            return
        for index in (first, self.at):
            if index < len(self.lines):
                self.leave_out(self.lines[index].start, self.lines[index].end)
        if self.at - first > 1:
            start, end = self.lines[first + 1].start, self.lines[self.at - 1].end
            if self.raw[start:end].strip():
                self.blocks.append(Block("paragraph", start, end))
        self.at += 1

    def table(self, rows: int) -> None:
        lines = self.lines[self.at : self.at + rows]
        columns = columns_of([line.text for line in lines])
        for line in lines:
            if is_rule(line.text):
                self.leave_out(line.start, line.end)
            else:
                for start, end in bars_of(line.text):
                    self.leave_out(line.start + start, line.start + end)
                self.cell_ends.extend(line.start + place for place in cell_ends_of(line.text, columns))
            self.inline.line_breaks.append(line.end)
        self.at += rows
        self.passage("table", lines[0].start, lines[-1].end)

    def verse(self) -> None:
        first = self.at
        while self.at < len(self.lines) and VERSE.match(self.lines[self.at].text):
            line = self.lines[self.at]
            self.leave_out(line.start, line.start + 2)
            self.inline.line_breaks.append(line.end)
            self.at += 1
        self.passage("verse", self.lines[first].start + 2, self.lines[self.at - 1].end)

    def note(self, match: re.Match[str]) -> None:
        line = self.lines[self.at]
        start = line.start + match.end()
        self.leave_out(line.start, start, "note_extraction")
        last = self.at
        self.at += 1
        while self.at < len(self.lines) and self._goes_on_in_note(self.lines[self.at], self.lines[self.at - 1]):
            last = self.at if not self.lines[self.at].is_blank else last
            self._leave_out_signs(self.lines[self.at], self.lines[self.at - 1])
            self.at += 1
        self.at = last + 1
        end = self.lines[last].end
        if self.raw[start:end].strip():
            self.notes.setdefault(match[1], []).append((start, end))
            read_inline(self.raw, start, end, self.inline)

    def _leave_out_signs(self, line: MarkdownLine, before: MarkdownLine) -> None:
        """Those of quotations and lists within the note."""
        indent = len(line.text) - len(line.text.lstrip())
        own = line.text[indent:]
        sign = QUOTED.match(own) or VERSE.match(own) or (ITEM.match(own) if before.is_blank or ITEM.match(before.text.lstrip()) else None)
        if sign:
            self.leave_out(line.start + indent, line.start + indent + sign.end())

    def _goes_on_in_note(self, line: MarkdownLine, before: MarkdownLine) -> bool:
        if line.is_blank or IN_NOTE.match(line.text):
            return True
        return not before.is_blank and not self._begins_block(line)

    def passage(self, kind: str, start: int, end: int, level: int = 0) -> None:
        if kind == "paragraph":
            kind = next((around for around in reversed(self.divisions) if around), kind)
        if self.raw[start:end].strip():
            self.blocks.append(Block(kind, start, end, level))
            read_inline(self.raw, start, end, self.inline)

    def leave_out(self, start: int, end: int, kind: str = "markup") -> None:
        if start < end:
            self.inline.left_out.append(LeftOut(start, end, kind))
