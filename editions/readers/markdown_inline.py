"""Marks within a passage of Markdown: emphasis, links, note calls and notes within the line, escapes, line breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editions.readers.looks import looks_in
from editions.readers.source import Stretch
from editions.readers.structure import LeftOut, Respelled

FARTHEST = 2_000  # letters between two marks of one emphasis
CALL = re.compile(r"\[\^([^\]\s^]{1,40})\]")
BRACKET = re.compile(r"\^\[|[\[\]]")
# Code, and a sign that stands for itself; within code a backslash is one.
LITERAL = re.compile(r"\\[!-/:-@\[-`{-~]|(?<!`)(`{1,3})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(
    r"(!?\[)((?:[^\[\]]|\[\^[^\[\]\s^]{1,40}\]){0,1000})(\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)(?:\{[^{}]{0,200}\})?|\{[^{}]{0,200}\}))"
)
REFERENCE = re.compile(r"(!?\[)([^\[\]]{1,1000})(\](?:\[([^\[\]]{0,200})\])?)")  # to an address that a line of its own defines
ADDRESS = re.compile(r"(<)(?:https?|mailto):[^<>\s]{1,2000}(>)")
TAG = re.compile(
    r"</?(?:a|b|i|em|strong|sup|sub|span|u|s|small|br|q|cite|mark)(?:\s[^<>]{0,300})?/?>|<!--.{0,2000}?-->", re.IGNORECASE | re.DOTALL
)
PAIR = re.compile(r"<(sup|sub|i|em|b|strong|u)>([^<>]{1,2000})</\1>", re.IGNORECASE)
OF_TAGS = {"sup": "superscript", "sub": "subscript", "i": "italic", "em": "italic", "b": "bold", "strong": "bold", "u": "underlined"}
EMPHASIS = (
    re.compile(rf"(?<![*\\])(\*{{1,3}})(?=[^\s*])(.{{1,{FARTHEST}}}?)(?<=[^\s*\\])\1(?!\*)", re.DOTALL),
    re.compile(rf"(?<![\w\\])(_{{1,3}})(?=[^\s_])(.{{1,{FARTHEST}}}?)(?<=[^\s_\\])\1(?!\w)", re.DOTALL),
)
LOOKS = {1: ("italic",), 2: ("bold",), 3: ("bold", "italic")}  # by the number of signs
RAISED = re.compile(r"(?<![\\^\[])(\^)([^\s^\[\]]{1,40})(\^)")
LOWERED = re.compile(r"(?<![\\~])(~)([^\s~]{1,40})(~)(?!~)")
# What somebody has struck out is left out, as in HTML, whose own elements may stand here.
STRUCK = re.compile(r"(?<!\\)~~(?=[^\s~])[^~]{1,1000}(?<=[^\s~])~~|<(del|s|strike)>[^<]{1,1000}</\1>")
# Dashes and dots by hyphens and full stops; an option of a program (--wrap) and an arrow are neither.
DASH = re.compile(r"(?<![-<!\\])(?:(?<!\s)(?:-{2}|(?:-{3})+)(?![->])|(?<=\s)(?:-{2}|(?:-{3})+)(?![-a-z>]))|(?<![.\\])\.{3}(?!\.)")
WEB = re.compile(r"https?://[^\s<>]{1,2000}")
# Pandoc writes the end of a German quotation as a straight mark, and its beginning as it is.
QUOTED_LOW = re.compile(r"„[^„“”\"]{1,2000}(\")|‚[^‚‘’']{1,1000}(')(?!\w)")
SPELLED = {"--": "–", "---": "—", "...": "…", '"': "“", "'": "‘"}
HARD_BREAK = re.compile(r"(?:\\|(?<! ) {2,})(?=\r?\n)|<br\s*/?>(?=\r?\n)", re.IGNORECASE)


@dataclass(slots=True)
class Inline:
    """What was found, in offsets of the raw text. `calls` are start, end and name; `notes` the words of notes within the line."""

    left_out: list[LeftOut] = field(default_factory=list)
    calls: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    line_breaks: list[int] = field(default_factory=list)
    marks: list[Stretch] = field(default_factory=list)
    respelled: list[Respelled] = field(default_factory=list)
    defined: frozenset[str] = frozenset()  # the names of addresses


def read_inline(raw: str, start: int, end: int, found: Inline) -> None:
    """Adds what stands in code points `start`..`end`, which are one passage."""
    taken = bytearray(end - start)  # code points that a mark has used up, or that are none of the text's
    for first, last in _literal(raw, start, end, found):
        taken[first - start : last - start] = b"\x01" * (last - first)
    for match in HARD_BREAK.finditer(raw, start, end):
        found.line_breaks.append(match.end())
        _leave_out(found, taken, start, *match.span())
    for match in CALL.finditer(raw, start, end):
        if not any(taken[match.start() - start : match.end() - start]):
            found.calls.append((*match.span(), match[1]))
            taken[match.start() - start : match.end() - start] = b"\x01" * len(match[0])
    for first, last in _notes_here(raw, start, end, taken):
        found.notes.append((first + 2, last - 1))
        _leave_out(found, taken, start, first, first + 2, "note_extraction")
        _leave_out(found, taken, start, last - 1, last, "note_extraction")
    for match in LINK.finditer(raw, start, end):
        if _leave_out(found, taken, start, *match.span(1)) and match[3].startswith("]{"):
            found.marks.extend(Stretch(*match.span(2), look) for look in looks_in(match[3]))
        _leave_out(found, taken, start, *match.span(3))
    for match in REFERENCE.finditer(raw, start, end) if found.defined else ():
        if " ".join((match[4] or match[2]).split()).casefold() in found.defined:
            _leave_out(found, taken, start, *match.span(1))
            _leave_out(found, taken, start, *match.span(3))
    for match in ADDRESS.finditer(raw, start, end):
        _leave_out(found, taken, start, *match.span(1))
        _leave_out(found, taken, start, *match.span(2))
    for match in PAIR.finditer(raw, start, end):
        if not taken[match.start() - start]:
            found.marks.append(Stretch(*match.span(2), OF_TAGS[match[1].lower()]))
    for match in STRUCK.finditer(raw, start, end):
        _leave_out(found, taken, start, *match.span())
    for match in TAG.finditer(raw, start, end):
        _leave_out(found, taken, start, *match.span())
    for pattern, look in ((RAISED, "superscript"), (LOWERED, "subscript")):
        for match in pattern.finditer(raw, start, end):
            if not any(taken[match.start() - start : match.end() - start]):
                _leave_out(found, taken, start, *match.span(1))
                _leave_out(found, taken, start, *match.span(3))
                found.marks.append(Stretch(*match.span(2), look))
    _respell(raw, start, end, found, taken)
    for pattern in EMPHASIS:
        _emphasis(raw, pattern, start, end, start, found, taken)


def _respell(raw: str, start: int, end: int, found: Inline, taken: bytearray) -> None:
    addresses = [match.span() for match in WEB.finditer(raw, start, end)]
    dashes = (match.span() for match in DASH.finditer(raw, start, end))
    for first, last in (*dashes, *(match.span(match.lastindex or 0) for match in QUOTED_LOW.finditer(raw, start, end))):
        within = any(begin <= first < end_of_it for begin, end_of_it in addresses)
        if not within and not any(taken[first - start : last - start]):
            found.respelled.append(Respelled(first, last, _spelled(raw[first:last])))


def _spelled(signs: str) -> str:
    return SPELLED.get(signs) or SPELLED["---"] * (len(signs) // 3)


def _literal(raw: str, start: int, end: int, found: Inline) -> Iterator[tuple[int, int]]:
    """Code and escaped signs, in which nothing is a mark."""
    for match in LITERAL.finditer(raw, start, end):
        width = len(match[1] or "")
        edges = (
            ((match.start(), match.start() + width), (match.end() - width, match.end())) if width else ((match.start(), match.start() + 1),)
        )
        found.left_out.extend(LeftOut(first, last, "markup") for first, last in edges)
        yield match.span()


def _leave_out(found: Inline, taken: bytearray, base: int, start: int, end: int, kind: str = "markup") -> bool:
    """Unless something else has taken it."""
    if any(taken[start - base : end - base]):
        return False
    taken[start - base : end - base] = b"\x01" * (end - start)
    found.left_out.append(LeftOut(start, end, kind))
    return True


def _notes_here(raw: str, start: int, end: int, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Notes that stand where they are called: ^[…], brackets in pairs within; those within one of them are part of it."""
    opened: list[tuple[int, bool]] = []
    found: list[tuple[int, int]] = []
    for match in BRACKET.finditer(raw, start, end):
        if taken[match.start() - start]:
            continue
        if match[0] != "]":
            opened.append((match.start(), match[0] == "^["))
        elif opened:
            first, is_note = opened.pop()
            if is_note:
                while found and found[-1][0] > first:
                    found.pop()
                found.append((first, match.end()))
    yield from found


def _emphasis(raw: str, pattern: re.Pattern[str], start: int, end: int, base: int, found: Inline, taken: bytearray) -> None:
    for match in pattern.finditer(raw, start, end):
        width = len(match[1])
        edges = ((match.start(), match.start() + width), (match.end() - width, match.end()))
        if any(any(taken[first - base : last - base]) for first, last in edges):
            continue
        for first, last in edges:
            _leave_out(found, taken, base, first, last)
        found.marks.extend(Stretch(match.start() + width, match.end() - width, look) for look in LOOKS[width])
        if width < 3:
            _emphasis(raw, pattern, match.start() + width, match.end() - width, base, found, taken)
