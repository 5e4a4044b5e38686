"""Corrections of a text, one verb each: a draft goes in, the corrected draft comes out."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from editions.revising.board import Board, Moved, along
from editions.revising.edits import Edit, Edits, edits_between
from editions.revising.marks import marks_at, marks_moved, marks_together, marks_within
from editions.revising.putting_back import PuttingBack
from editions.revising.repairs import Judged, rewritten
from editions.revising.words import words_undone
from editions.segmentation.segmented import PASSAGE_KINDS, NoteCall, Page, Passage, Repair, Segmented

BETWEEN_PASSAGES = "\n\n"
IN_THE_TEXT = ("dehyphenation", "line_join", "verse_line", "glyph", "space", "note_call", "markup", "manual")
ABOUT_A_CALL = ("note_missing", "call_missing", "note_without_call")


class CannotRevise(ValueError):
    """A correction that the text does not allow. `code` names the case."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it stands. `raw` is the file as it was read; `repairs` lead from it to the text, in the order of the text."""

    segmented: Segmented
    raw: str
    repairs: tuple[Judged, ...]

    @property
    def text(self) -> str:
        return self.segmented.text

    @property
    def whole(self) -> Segmented:
        """The text with its repairs."""
        return replace(self.segmented, repairs=tuple(judged.repair for judged in self.repairs))

    def passage(self, ref: str) -> Passage:
        """Raises CannotRevise."""
        found = next((passage for passage in self.segmented.passages if passage.ref == ref), None)
        if found is None:
            raise CannotRevise("unknown_passage", ref)
        return found


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of undoing repairs: the places in `Draft.repairs` that were undone, those where there is nothing to undo, and the
    stretches of the text that stand elsewhere now, word for word.
    """

    draft: Draft
    done: tuple[int, ...]
    left: tuple[int, ...]
    moved: tuple[Moved, ...] = ()


def correct_words(draft: Draft, ref: str, words: str) -> Draft:
    """The passage reads `words`. Raises CannotRevise when nothing is left or nothing changes."""
    passage = draft.passage(ref)
    old, new = draft.segmented.text_of(passage), _plain(words, passage.kind)
    if not new:
        raise CannotRevise("empty_passage")
    if new == old:
        raise CannotRevise("nothing_changed")
    return _edited(draft, edits_between(old, new, at=passage.start))


def split_passage(draft: Draft, ref: str, at: int) -> Draft:
    """Two passages, the second from code point `at` of the first on. It gets a ref of its own: p5 becomes p5 and p5-2."""
    passage = draft.passage(ref)
    words = draft.segmented.text_of(passage)
    first, second = words[: max(at, 0)].rstrip(), words[max(at, 0) :].lstrip()
    if passage.kind == "note" or not first or not second:
        raise CannotRevise("nothing_to_split")
    cut = Edit(passage.start + len(first), passage.end - len(second), BETWEEN_PASSAGES)
    begins = cut.start + len(BETWEEN_PASSAGES)

    def halves(passages: list[Passage], pages: Sequence[Page]) -> list[Passage]:
        place = next(place for place, one in enumerate(passages) if one.ref == ref)
        one = passages[place]
        earlier = replace(one, end=cut.start, marks=marks_within(one.marks, 0, cut.start - one.start))
        marks = marks_within(one.marks, begins - one.start, one.end - one.start)
        later = replace(one, ref=_free_ref(ref, passages), start=begins, page=_page_at(begins, one.page, pages), marks=marks, identifier="")
        return [*passages[:place], earlier, later, *passages[place + 1 :]]

    return _edited(draft, [cut], halves)


def join_passages(draft: Draft, ref: str) -> Draft:
    """The passage and the next one of the body as one, under the ref of the first."""
    passage = draft.passage(ref)
    place = draft.segmented.passages.index(passage)
    following = draft.segmented.passages[place + 1 : place + 2]
    if passage.kind == "note" or not following or following[0].kind == "note":
        raise CannotRevise("nothing_to_join")
    return _joined(draft, [(passage, following[0])])


def change_kind(draft: Draft, ref: str, kind: str) -> Draft:
    """The passage is a heading, a block quotation … Notes stay notes."""
    passage = draft.passage(ref)
    if kind not in PASSAGE_KINDS or "note" in (kind, passage.kind):
        raise CannotRevise("unknown_kind")
    if kind == passage.kind:
        raise CannotRevise("nothing_changed")
    passages = tuple(replace(one, kind=kind) if one.ref == ref else one for one in draft.segmented.passages)
    return replace(draft, segmented=replace(draft.segmented, passages=passages))


def set_call(draft: Draft, note: str, passage: str, offset: int) -> Draft:
    """The note is called in `passage`, right after its code point `offset - 1`, and nowhere else."""
    called, calling = draft.passage(note), draft.passage(passage)
    if called.kind != "note" or calling.kind == "note":
        raise CannotRevise("not_a_note")
    if not 0 < offset <= calling.end - calling.start:
        raise CannotRevise("beyond_passage")
    marker = str(called.number or called.ref.removeprefix("n"))
    others = [call for call in draft.segmented.calls if call.note != note and not (call.note is None and call.marker == marker)]
    order = {one.ref: place for place, one in enumerate(draft.segmented.passages)}
    calls = sorted([*others, NoteCall(marker, passage, offset, note)], key=lambda call: (order[call.passage], call.offset))
    if tuple(calls) == draft.segmented.calls:
        raise CannotRevise("nothing_changed")
    doubts = tuple(doubt for doubt in draft.segmented.doubts if doubt.code not in ABOUT_A_CALL or doubt.note != called.number)
    return replace(draft, segmented=replace(draft.segmented, calls=tuple(calls), doubts=doubts))


def undo_repairs(draft: Draft, places: Iterable[int]) -> Undone:
    """Put back what the repairs at these places of `draft.repairs` have changed.

    A broken word gets its hyphen or its gap back, two joined lines their line break, two passages become one again. A note, a running
    head, a copy of a page stand again where they stand in the file; pages go back into its order, or are no pages of their own. What
    shows nothing (blanks at the edge of a passage) is left.
    """
    wanted = sorted(set(places))
    within = {place for place in wanted if _undoing(draft, place) is not None}
    board = Board(draft.segmented, draft.repairs)
    put_back = PuttingBack(board).undo(place for place in wanted if place not in within)
    changed = board.put_together()
    whole = Draft(changed.segmented, draft.raw, changed.repairs)
    now = {place: index for index, place in enumerate(changed.places) if place >= 0}
    edits = {place: edit for place in sorted(within) if place in now and (edit := _undoing(whole, now[place])) is not None}
    if not put_back and not edits:
        return Undone(draft, (), tuple(wanted))
    done = {*put_back, *edits}
    undone = _edited(_without_calls(whole, [whole.repairs[now[place]].repair for place in edits]), list(edits.values()))
    moved = tuple(along(changed.moved, Edits(edits.values())))
    return Undone(undone, tuple(sorted(done)), tuple(place for place in wanted if place not in done), moved)


def _undoing(draft: Draft, place: int) -> Edit | None:
    """The edit that undoes a repair within one passage."""
    repair = draft.repairs[place].repair
    words = words_undone(repair)
    if repair.kind not in IN_THE_TEXT or words == repair.after or BETWEEN_PASSAGES in (words, repair.after):
        return None
    passages = draft.segmented.passages
    one = passages[max(bisect_right(passages, repair.start, key=attrgetter("start")) - 1, 0)]
    within = one.start <= repair.start and repair.end <= one.end
    at_edge = repair.kind == "space" and (repair.start == one.end or repair.end == one.start)
    return Edit(repair.start, repair.end, words, place) if within and not at_edge else None


def _without_calls(draft: Draft, undone: Sequence[Repair]) -> Draft:
    """Where a number goes back into the text, it calls no note."""
    numbers = {repair.start for repair in undone if repair.kind == "note_call"}
    starts = {one.ref: one.start for one in draft.segmented.passages}
    calls = tuple(call for call in draft.segmented.calls if starts[call.passage] + call.offset not in numbers)
    return replace(draft, segmented=replace(draft.segmented, calls=calls))


def _joined(draft: Draft, pairs: Sequence[tuple[Passage, Passage]], edits: Sequence[Edit] = ()) -> Draft:
    """Each pair of neighbouring passages as one; three in a row become one as well."""
    gone = {second.ref for _, second in pairs}

    def together(passages: list[Passage], pages: Sequence[Page]) -> list[Passage]:
        kept: list[Passage] = []
        for passage in passages:
            if passage.ref in gone:
                first = kept[-1]
                marks = marks_together(first.marks, marks_at(passage.marks, passage.start - first.start))
                kept[-1] = replace(first, end=passage.end, marks=marks, identifier=first.identifier or passage.identifier)
            else:
                kept.append(passage)
        return kept

    gaps = [Edit(first.end, second.start, " ") for first, second in pairs]
    return _edited(draft, [*edits, *gaps], together)


Restructure = Callable[[list[Passage], Sequence[Page]], list[Passage]]


def _edited(draft: Draft, edits: Sequence[Edit], restructure: Restructure = lambda passages, pages: passages) -> Draft:
    """The draft after the edits, with everything that stands over its text at its place. `restructure` changes the passages."""
    moves = Edits(edits)
    old = draft.segmented
    pages = _pages(old, moves)
    passages = restructure([_passage(passage, moves) for passage in old.passages], pages)
    segmented = replace(old, text=moves.apply(old.text), pages=pages, passages=tuple(passages), calls=_calls(old, moves, passages))
    return Draft(segmented, draft.raw, rewritten(draft.repairs, moves.edits, text=old.text, raw=draft.raw))


def _passage(passage: Passage, moves: Edits) -> Passage:
    start, end = moves.start_of(passage.start), moves.end_of(passage.end)
    return replace(passage, start=start, end=end, marks=marks_moved(passage.marks, moves, passage.start, start))


def _pages(text: Segmented, moves: Edits) -> tuple[Page, ...]:
    """Pages go on tiling the body: words put in where two of them meet belong to the later one."""
    body_end = max((passage.end for passage in text.passages if passage.kind != "note"), default=0)
    return tuple(
        replace(page, start=moves.start_of(page.start), end=moves.end_of(page.end) if page.end == body_end else moves.start_of(page.end))
        for page in text.pages
    )


def _calls(text: Segmented, moves: Edits, passages: Sequence[Passage]) -> tuple[NoteCall, ...]:
    """The calls behind the words that they stood behind."""
    starts = {passage.ref: passage.start for passage in text.passages}
    in_order = sorted((passage for passage in passages if passage.kind != "note"), key=lambda passage: passage.start)
    ends = [passage.end for passage in in_order]
    calls = []
    for call in text.calls:
        place = moves.start_of(starts[call.passage] + call.offset)
        passage = in_order[min(bisect_left(ends, place), len(in_order) - 1)]
        calls.append(replace(call, passage=passage.ref, offset=max(0, place - passage.start)))
    return tuple(calls)


def _page_at(offset: int, default: int, pages: Sequence[Page]) -> int:
    return next((page.sequence for page in pages if page.start <= offset < page.end), default)


def _free_ref(ref: str, passages: Sequence[Passage]) -> str:
    taken = {passage.ref for passage in passages}
    return next(name for number in range(2, len(taken) + 3) if (name := f"{ref}-{number}") not in taken)


def _plain(words: str, kind: str) -> str:
    """As a passage is written: no blanks at its ends, and no empty line within it, which would end it.

    The rows of a table may begin with empty cells.
    """
    blanks = " " if kind == "table" else None
    lines = (line.rstrip().lstrip(blanks) for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(filter(None, lines))
