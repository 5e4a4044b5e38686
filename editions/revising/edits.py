"""Edits of a text, and where its offsets go under them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from editions.anchoring import text_diff

NO_REPAIR = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `start`..`end` of the text give way to `after`. `repair` is the place of the repair that is undone, if one is."""

    start: int
    end: int
    after: str
    repair: int = NO_REPAIR

    @property
    def growth(self) -> int:
        return len(self.after) - (self.end - self.start)


class Edits:
    """Edits in the order of the text. Raises ValueError where two of them overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end, edit.repair)))
        if any(first.end > second.start for first, second in pairwise(self.edits)):
            raise ValueError("Two edits overlap.")
        self._ends = [edit.end for edit in self.edits]
        self._shifts = [0, *accumulate(edit.growth for edit in self.edits)]

    def apply(self, text: str) -> str:
        return "".join(self._parts(text))

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        for edit in self.edits:
            yield text[at : edit.start]
            yield edit.after
            at = edit.end
        yield text[at:]

    def start_of(self, offset: int) -> int:
        """Where a stretch that begins at `offset` begins afterwards; what is put in at `offset` belongs to it."""
        before = bisect_right(self._ends, offset)
        while before and self.edits[before - 1].start == self.edits[before - 1].end == offset:
            before -= 1
        return self._moved(offset, before)

    def end_of(self, offset: int) -> int:
        """Where a stretch that ends before `offset` ends afterwards; what is put in at `offset` belongs to it."""
        return self._moved(offset, bisect_right(self._ends, offset))

    def _moved(self, offset: int, before: int) -> int:
        """`before` edits lie wholly before the offset. An offset within replaced words stays as far from their beginning as it can."""
        shift = self._shifts[before]
        if before < len(self.edits) and self.edits[before].start < offset:
            edit = self.edits[before]
            return edit.start + shift + min(offset - edit.start, len(edit.after))
        return offset + shift


def edits_between(old: str, new: str, *, at: int = 0) -> list[Edit]:
    """The edits that lead from `old`, which begins at `at`, to `new`: whole words, as a person would say what has changed."""
    found: list[Edit] = []
    for left, right in pairwise(text_diff(old, new).blocks):
        edit = Edit(left.old + left.length, right.old, new[left.new + left.length : right.new])
        between = old[found[-1].end : edit.start] if found else " "
        if edit.start == edit.end and not edit.after:
            continue
        if any(letter.isspace() for letter in between):
            found.append(edit)
        else:
            last = found.pop()
            found.append(Edit(last.start, edit.end, last.after + between + edit.after))
    return [Edit(at + edit.start, at + edit.end, edit.after) for edit in (_whole_words(edit, old) for edit in found)]


def _whole_words(edit: Edit, text: str) -> Edit:
    """With the rest of the words that the edit changes at its ends."""
    start, end = edit.start, edit.end
    if any(words[:1].isalnum() for words in (text[start:end], edit.after)):
        while start and text[start - 1].isalnum():
            start -= 1
    if any(words[-1:].isalnum() for words in (text[start:end], edit.after)):
        while end < len(text) and text[end].isalnum():
            end += 1
    return Edit(start, end, text[start : edit.start] + edit.after + text[edit.end : end])
