"""Where a quotation stands in a text: all its places, exact first, then approximate.

The quotation is squeezed to letters and digits, cut at its ellipses, bracketed insertions dropped, and its pieces placed in order.
Thresholds after measurements on 13 German papers: scores of absent quotations reach 66 at 80 letters, but 100 at 40.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from editions.quoting.alignment import POSSIBLE, SHORT, Hit, Piece, hits_of
from editions.quoting.folding import Folded, fold
from editions.quoting.seeds import SourceIndex
from editions.quoting.wording import keeps_wording

Kind = Literal["exact", "normalised", "near", "possible"]
CONFIRMING = frozenset({"exact", "normalised", "near"})
LONG = 60  # folded letters
NEAR, NEAR_SHORT = 85.0, 95.0
WORDS_A_SLIP = 20  # of the quotation: one in so many may be another one
MAX_SPAN = 12_000  # letters between the first and the last piece of one quotation
MAX_PLACES = 50
RUN_OVER = 20  # code points of a quotation that make it stand on a page which it only begins or ends on
ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.|\.\.)\s*[\])]|…|\.\s?\.\s?\.")
INSERTION = re.compile(r"\[[^\[\]]{0,120}\]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the quotation stands: code points `start`..`end` of the source; `spans` are those of its pieces.

    `found` of `pieces` pieces are there; `score` is 0..100 over the pieces found, weighted by their length.
    """

    start: int
    end: int
    score: float
    kind: Kind
    found: int
    pieces: int
    spans: tuple[tuple[int, int], ...]

    @property
    def is_whole(self) -> bool:
        return self.found == self.pieces

    @property
    def confirms(self) -> bool:
        return self.kind in CONFIRMING


@dataclass(frozen=True, slots=True)
class QuotationSearch:
    """All places found, best first: on the cited pages, and elsewhere, which is searched only where the cited pages do not confirm."""

    on_cited: tuple[Place, ...]
    elsewhere: tuple[Place, ...]
    letters: int
    pieces: int

    @property
    def too_short(self) -> bool:
        """Whether so few letters can be found anywhere by chance."""
        return self.letters < SHORT

    @property
    def best(self) -> Place | None:
        return next(iter(self.on_cited + self.elsewhere), None)


def find_quotation(
    quotation: str, source: SourceIndex | str, *, cited: Sequence[tuple[int, int]] = (), everywhere: bool = True
) -> QuotationSearch:
    """All places of `quotation` in `source`; `cited` are the code points of the cited pages.

    Under 25 letters only the cited pages are searched, and only exactly.
    """
    index = SourceIndex(source) if isinstance(source, str) else source
    pieces = pieces_of(quotation)
    letters = sum(len(piece.letters) for piece in pieces)
    if not letters or not index.folded.letters:
        return QuotationSearch((), (), letters, len(pieces))
    on_cited: list[Place] = []
    for start, end in cited:
        scope = _scope(index.folded, start, end, letters)
        on_cited += [place for place in _places(quotation, pieces, index, scope) if _stands_on(place, start, end)]
    confirmed = any(place.confirms and place.is_whole for place in on_cited)
    elsewhere: list[Place] = []
    if everywhere and not confirmed and (letters >= SHORT or not cited):
        whole = _places(quotation, pieces, index, (0, len(index.folded.letters)))
        elsewhere = [place for place in whole if not any(_overlap(place, other) for other in on_cited)]
        if cited and letters < LONG:
            elsewhere = _short_elsewhere(elsewhere)
    return QuotationSearch(_sorted(on_cited), _sorted(elsewhere), letters, len(pieces))


def pieces_of(quotation: str) -> list[Piece]:
    pieces = []
    for part in ELLIPSIS.split(quotation):
        written = INSERTION.split(part)
        parts = tuple(folded for piece in written if (folded := fold(piece).letters))
        if parts:
            pieces.append(Piece(parts, "".join(written)))
    substantial = [piece for piece in pieces if len(piece.letters) >= 8]
    return substantial or pieces


def _scope(folded: Folded, start: int, end: int, letters: int) -> tuple[int, int]:
    """The letters of a cited page and as many around it as the quotation may run over."""
    return max(0, folded.letter_at(start) - letters - 40), min(len(folded.letters), folded.letter_at(end) + letters + 40)


def _stands_on(place: Place, start: int, end: int) -> bool:
    shared = min(place.end, end) - max(place.start, start)
    return shared > 0 and (start <= place.start < end or shared >= min(RUN_OVER, (place.end - place.start) / 2))


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _short_elsewhere(places: Sequence[Place]) -> list[Place]:
    """Off its cited pages, a short quotation counts as found only where it is exact and unique; other places may be it."""
    whole = [place for place in places if place.is_whole and place.confirms]
    if len(whole) == 1 and whole[0].kind != "near":
        return whole
    return [replace(place, kind="possible") for place in whole]


def _sorted(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(
        sorted(dict.fromkeys(places), key=lambda place: (-place.found, -place.score, place.kind != "exact", place.start))[:MAX_PLACES]
    )


def _places(quotation: str, pieces: Sequence[Piece], index: SourceIndex, scope: tuple[int, int]) -> list[Place]:
    hits = [hits_of(piece, index, scope) for piece in pieces]
    return [place for chain in _chains(hits) if (place := _place(quotation, pieces, chain, index)) is not None]


def _chains(hits: Sequence[Sequence[Hit]]) -> Iterator[list[Hit | None]]:
    """The pieces in their order, around each place of the piece that is found in the fewest places."""
    found = [number for number, there in enumerate(hits) if there]
    if not found:
        return
    anchor = min(found, key=lambda number: (len(hits[number]), -(hits[number][0].end - hits[number][0].start)))
    for hit in hits[anchor]:
        chain: list[Hit | None] = [None] * len(hits)
        chain[anchor] = hit
        _extend(chain, hits, range(anchor + 1, len(hits)), hit, forward=True)
        _extend(chain, hits, range(anchor - 1, -1, -1), hit, forward=False)
        yield chain


def _extend(chain: list[Hit | None], hits: Sequence[Sequence[Hit]], numbers: range, anchor: Hit, *, forward: bool) -> None:
    edge = anchor.end if forward else anchor.start
    for number in numbers:
        there = [
            hit
            for hit in hits[number]
            if (edge <= hit.start <= anchor.start + MAX_SPAN if forward else anchor.end - MAX_SPAN <= hit.end <= edge)
        ]
        if there:
            nearest = min(there, key=lambda hit: hit.start) if forward else max(there, key=lambda hit: hit.end)
            chain[number] = nearest
            edge = nearest.end if forward else nearest.start


def _place(quotation: str, pieces: Sequence[Piece], chain: Sequence[Hit | None], index: SourceIndex) -> Place | None:
    placed = [(piece, hit) for piece, hit in zip(pieces, chain, strict=True) if hit is not None]
    if len(placed) < len(pieces) and sum(len(piece.letters) for piece, _ in placed) < SHORT:
        return None
    weight = sum(len(piece.letters) for piece, _ in placed)
    score = sum(hit.score * len(piece.letters) for piece, hit in placed) / weight
    spans = tuple(index.folded.span(hit.start, hit.end) for _, hit in placed)
    kind = _kind(quotation, index, placed, spans, score)
    if kind is None:
        return None
    return Place(spans[0][0], spans[-1][1], round(score, 1), kind, len(placed), len(pieces), spans)


def _kind(
    quotation: str, index: SourceIndex, placed: Sequence[tuple[Piece, Hit]], spans: tuple[tuple[int, int], ...], score: float
) -> Kind | None:
    if all(hit.exact for _, hit in placed):
        return "exact" if _same_writing(quotation, index.text, spans) else "normalised"
    letters = sum(len(piece.letters) for piece, _ in placed)
    if all(hit.exact or _is_near(piece, hit, span, index, letters) for (piece, hit), span in zip(placed, spans, strict=True)):
        return "near"
    return "possible" if score >= (POSSIBLE if letters >= LONG else NEAR) else None


def _is_near(piece: Piece, hit: Hit, span: tuple[int, int], index: SourceIndex, letters: int) -> bool:
    """Of a short quotation no word may be another one, unless the rest agrees all the more."""
    if hit.score < NEAR:
        return False
    slips = max(1, len(piece.written.split()) // WORDS_A_SLIP) if letters >= LONG or hit.score >= NEAR_SHORT else 0
    return keeps_wording(piece.written, index.text[slice(*span)], slips=slips, is_a_word=index.has_word)


def _same_writing(quotation: str, text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the source has the very characters, but for white space."""
    written = " ".join(quotation.split())
    return len(spans) == 1 and " ".join(text[spans[0][0] : spans[0][1]].split()) in written and "[" not in written
