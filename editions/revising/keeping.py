"""Corrections by hand, once more in another file of the same text: where it has the passage as it was before, it is corrected again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from editions.revising.corrections import (
    CannotRevise,
    Draft,
    change_kind,
    correct_words,
    join_passages,
    set_call,
    split_passage,
)
from editions.revising.repairs import Judged
from editions.segmentation.segmented import Passage, Segmented


@dataclass(frozen=True, slots=True)
class Correction:
    """The passage read `before`, and reads `after`."""

    ref: str
    before: str
    after: str

    def is_right(self, draft: Draft) -> bool:
        """Whether the text reads as the correction left it."""
        return any(draft.segmented.text_of(passage) == self.after for passage in draft.segmented.passages if passage.ref == self.ref)

    def again(self, draft: Draft) -> Draft:
        """Raises CannotRevise."""
        return correct_words(draft, self._place(draft).ref, self.after)

    def _place(self, draft: Draft) -> Passage:
        """The passage that reads as it did before: the one of its ref, else the only one in the text. Raises CannotRevise."""
        found = [passage for passage in draft.segmented.passages if draft.segmented.text_of(passage) == self.before]
        named = [passage for passage in found if passage.ref == self.ref]
        if not named and len(found) != 1:
            raise CannotRevise("reads_otherwise", self.ref)
        return (named or found)[0]


@dataclass(frozen=True, slots=True)
class Parted(Correction):
    """The passage was parted in two, of which the first reads `after`."""

    def again(self, draft: Draft) -> Draft:
        return split_passage(draft, self._place(draft).ref, len(self.after))


@dataclass(frozen=True, slots=True)
class Joined(Correction):
    """The passage and the one behind it, which read `following`, are one."""

    following: str

    def again(self, draft: Draft) -> Draft:
        first = self._place(draft)
        place = draft.segmented.passages.index(first)
        behind = draft.segmented.passages[place + 1 : place + 2]
        if not behind or draft.segmented.text_of(behind[0]) != self.following:
            raise CannotRevise("reads_otherwise", self.ref)
        return _under(join_passages(draft, first.ref), first.ref, self.ref)


@dataclass(frozen=True, slots=True)
class Named(Correction):
    """The passage is of another kind."""

    kind: str

    def is_right(self, draft: Draft) -> bool:
        right = (passage for passage in draft.segmented.passages if passage.ref == self.ref and passage.kind == self.kind)
        return any(draft.segmented.text_of(passage) == self.after for passage in right)

    def again(self, draft: Draft) -> Draft:
        return change_kind(draft, self._place(draft).ref, self.kind)


@dataclass(frozen=True, slots=True)
class Called(Correction):
    """A note is called right after code point `offset - 1` of the passage."""

    note: str
    offset: int

    def is_right(self, draft: Draft) -> bool:
        return any((call.passage, call.note, call.offset) == (self.ref, self.note, self.offset) for call in draft.segmented.calls)

    def again(self, draft: Draft) -> Draft:
        return set_call(draft, self.note, self._place(draft).ref, self.offset)


@dataclass(frozen=True, slots=True)
class OnceOnly(Correction):
    """What people have to do again themselves: a note that they made of the passage's words."""

    def again(self, draft: Draft) -> Draft:
        raise CannotRevise("made_by_hand", self.ref)


@dataclass(frozen=True, slots=True)
class Kept:
    """The text with the corrections; `kept` and `lost` are refs. What the file itself has right is neither."""

    segmented: Segmented
    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def with_corrections(segmented: Segmented, raw: str, corrections: Iterable[Correction]) -> Kept:
    """`corrections` come in the order in which they were made. A passage that reads otherwise in this file is left as it is."""
    draft = Draft(replace(segmented, repairs=()), raw, tuple(Judged(repair) for repair in segmented.repairs))
    made: list[str] = []
    missed: dict[str, Correction] = {}
    for one in corrections:
        if one.is_right(draft):
            missed.pop(one.ref, None)
            continue
        try:
            draft = one.again(draft)
            made.append(one.ref)
        except CannotRevise:
            missed[one.ref] = one
    lost = tuple(ref for ref, one in missed.items() if not one.is_right(draft))
    return Kept(draft.whole, tuple(dict.fromkeys(ref for ref in made if ref not in lost)), lost)


def _under(draft: Draft, ref: str, name: str) -> Draft:
    """The passage under the name that people know it by, unless another one has it."""
    segmented = draft.segmented
    if any(passage.ref == name for passage in segmented.passages):
        return draft
    passages = tuple(replace(one, ref=name) if one.ref == ref else one for one in segmented.passages)
    calls = tuple(replace(one, passage=name) if one.passage == ref else one for one in segmented.calls)
    doubts = tuple(replace(one, passage=name) if one.passage == ref else one for one in segmented.doubts)
    return replace(draft, segmented=replace(segmented, passages=passages, calls=calls, doubts=doubts))
