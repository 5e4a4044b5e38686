"""The lines of a file that carry text, each with the blanks and breaks around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editions.readers.source import Line, SourceText, is_blank

# At the ends of a line; a byte order mark is as blank as a space.
BLANKS = re.compile(r"^[\s\u200b\u2060\ufeff]+|(?<![\s\u200b\u2060\ufeff])[\s\u200b\u2060\ufeff]+$")
LIST_ITEM = ("- ", "• ", "* ", "▪ ", "· ")
LISTED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with text on it.

    `start`..`end` are code points of the raw text and reach up to the next line with text, so that all lines together cover
    the file. `text` is the line without the blanks at its ends, raw[content_start:content_end].
    """

    number: int
    start: int
    end: int
    content_start: int
    content_end: int
    text: str
    indent: int
    trailing_blank: bool
    gap: int  # blank lines before it on its page
    hard_page: int  # ordinal of the page that the file itself marks

    @property
    def begins_lower(self) -> bool:
        return self.text[0].islower()

    @property
    def is_item(self) -> bool:
        """Whether it looks like an item of a list; in running text a date or an abbreviation may."""
        return self.text.startswith((*LIST_ITEM, "– ")) or LISTED.match(self.text) is not None

    @property
    def begins_upper(self) -> bool:
        """Whether it can open a sentence: a capital, a digit, or an opening mark before one."""
        opening = self.text.lstrip("»«›‹„“”‚‘’\"'([–—-…*_¿¡ ")
        return bool(opening) and not opening[0].islower()


def small_words(lines: Iterable[TextLine]) -> frozenset[str]:
    """The words that the text writes small."""
    return frozenset(word for line in lines for word in line.text.split() if word.islower())


def may_go_on(line: TextLine, small: frozenset[str]) -> bool:
    """Whether a line can go on with a sentence: in small letters, or with a noun or name, which is never written small."""
    return line.begins_lower or line.text.split()[0].lower() not in small


def text_lines(source: SourceText) -> list[TextLine]:
    """The lines with text in the order of the file."""
    found = [(page.sequence, line, gap) for page in source.pages for line, gap in _with_gaps(page.lines)]
    lines = []
    for number, (page, line, gap) in enumerate(found):
        start = line.start if number else 0
        end = found[number + 1][1].start if number + 1 < len(found) else len(source.raw)
        lines.append(_text_line(number, start, end, line, gap, page))
    return lines


def _with_gaps(lines: Iterable[Line]) -> Iterator[tuple[Line, int]]:
    """Lines with text, each with the number of blank lines before it."""
    gap = 0
    for line in lines:
        if is_blank(line.text):
            gap += 1
        else:
            yield line, gap
            gap = 0


def _text_line(number: int, start: int, end: int, line: Line, gap: int, page: int) -> TextLine:
    text = BLANKS.sub("", line.text)
    opening = BLANKS.match(line.text)
    indent = opening.end() if opening else 0
    content_start = line.start + indent
    return TextLine(
        number=number,
        start=start,
        end=end,
        content_start=content_start,
        content_end=content_start + len(text),
        text=text,
        indent=_columns(line.text[:indent]),
        trailing_blank=indent + len(text) < len(line.text),
        gap=gap,
        hard_page=page,
    )


def _columns(blanks: str) -> int:
    return len(blanks.expandtabs(4))
