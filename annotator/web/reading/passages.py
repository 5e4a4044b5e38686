"""One passage as HTML: the stored text, character for character, with what stands between and behind the words.

Whatever is no text carries `data-x`, so that a browser can count code points of the stored text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from annotator.exports.looks import set_as
from annotator.web.reading.highlights import Mark, Segment, closing_tags, opening_tags, segments
from editions.segmentation.marking import runs
from editions.segmentation.segmented import Mark as Look


@dataclass(frozen=True, slots=True, order=True)
class Insert:
    """HTML that stands before code point `offset`; where several do, the lower `rank` comes first."""

    offset: int
    rank: int
    html: str


@dataclass(frozen=True, slots=True)
class Underline:
    """Cited pages: half-open code points of the passage's text."""

    start: int
    end: int


AFTER_WORDS, CALL, CHIP, PAGE = range(4)

# "S. 44", "pp. 12–15", "Bl. 7v f.": a line never ends between the label and its number.
ONE_LOCATOR = re.compile(r"\b[^\W\d_]{1,5}\.?\s\d+[rv]?(?:[-–]\d+[rv]?)?(?:\sff?\.)?")
KEPT_TOGETHER = r'<span class="whole-locator">\g<0></span>'


def passage_html(
    text: str,
    marks: Sequence[Mark] = (),
    cited: Sequence[Underline] = (),
    inserts: Iterable[Insert] = (),
    looks: Sequence[Look] = (),
) -> SafeString:
    """The passage's inner HTML. `looks` are the words that print sets apart; their elements are the innermost."""
    waiting = sorted(inserts)
    if not marks and not cited and not waiting and not looks:
        return mark_safe(as_text(text))  # noqa: S308 (escaped)
    cuts = {0, len(text), *(_within(insert.offset, text) for insert in waiting)}
    cuts |= {bound for line in cited for bound in (line.start, line.end)}
    covered = {segment.start: segment for segment in segments(marks, cuts)}
    bounds = sorted(cuts | {bound for mark in marks for bound in (mark.start, mark.end)})
    cited_starts = _pieces_under(cited, bounds)
    parts: list[str] = []
    at = 0
    for position, start in enumerate(bounds):
        while at < len(waiting) and _within(waiting[at].offset, text) <= start:
            parts.append(waiting[at].html)
            at += 1
        if position + 1 < len(bounds):
            parts.append(_piece(_words(text, start, bounds[position + 1], looks), covered.get(start), start in cited_starts))
    return mark_safe("".join(parts))  # noqa: S308 (the text is escaped, the inserts are our own)


def as_text(text: str) -> str:
    """Escaped so that the browser's parser gives back the same characters; it would turn a bare carriage return into a line feed."""
    return escape(text).replace("\r", "&#13;")


def _within(offset: int, text: str) -> int:
    return max(0, min(offset, len(text)))


def _pieces_under(cited: Sequence[Underline], bounds: list[int]) -> set[int]:
    """The starts of the pieces that are cited pages."""
    return {bound for line in cited for bound in bounds if line.start <= bound < line.end}


def _words(text: str, start: int, end: int, looks: Sequence[Look]) -> str:
    """The words between two bounds, set as print sets them."""
    return "".join(set_as(as_text(text[first:last]), kinds) for first, last, kinds in runs(looks, start, end))


def _piece(words: str, segment: Segment | None, is_cited: bool) -> str:
    if is_cited:
        words = f'<span class="cite">{ONE_LOCATOR.sub(KEPT_TOGETHER, words)}</span>'
    return words if segment is None else opening_tags(segment) + words + closing_tags(segment)
