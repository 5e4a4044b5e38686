"""A few words around what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from editions.search.marking import Span

BEFORE, AFTER, TOGETHER = 70, 110, 260  # code points
BORDER = 25


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code points `start`..`end` of the text in pieces; `hit` is the first mark in it, None where the words bear no mark."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    hit: Span | None


def snippets(text: str, spans: Sequence[Span], *, most: int = 3) -> list[Snippet]:
    """Up to `most` stretches of `text` around the marks; its beginning where there are none."""
    groups: list[list[Span]] = []
    for span in spans:
        if groups and span[1] - groups[-1][0][0] <= TOGETHER - BEFORE:
            groups[-1].append(span)
        else:
            groups.append([span])
    return [_around(text, group) for group in groups[:most]] or [_around(text, [])]


def _around(text: str, group: Sequence[Span]) -> Snippet:
    first, last = (group[0][0], group[-1][1]) if group else (0, 0)
    start = _to_word(text, max(0, first - BEFORE), first)
    end = _to_word_back(text, min(len(text), last + AFTER), last)
    return Snippet(start, end, _pieces(text, start, end, group), start > 0, end < len(text), group[0] if group else None)


def _pieces(text: str, start: int, end: int, group: Sequence[Span]) -> tuple[Piece, ...]:
    pieces, at = [], start
    for begins, stops in group:
        pieces += [Piece(text[at:begins]), Piece(text[begins:stops], marked=True)]
        at = stops
    pieces.append(Piece(text[at:end]))
    return tuple(piece for piece in pieces if piece.text)


def _to_word(text: str, at: int, limit: int) -> int:
    """The next beginning of a word, if one is near."""
    blank = text.find(" ", at, min(limit, at + BORDER)) if at else -1
    return blank + 1 if blank >= 0 else at


def _to_word_back(text: str, at: int, limit: int) -> int:
    blank = text.rfind(" ", max(limit, at - BORDER), at) if at < len(text) else -1
    return blank if blank >= 0 else at
